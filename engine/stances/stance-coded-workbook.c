/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coded statements on the sheets of a workbook: every sheet with a header row of ours, whatever it is called. */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-coded-private.h"
#include "stance-coded-row-private.h"

#define CONTINUED "continued"
#define NUMBER "original_number"
#define STATEMENTS "Statements "
#define FIRST_SERIAL 10000 /* days since the end of 1899; less are years */
#define UNIX_DAYS 25569

struct _StanceCodedWorkbook
{
  StanceXlsx *xlsx;
  char *name;
  char *document;
  guint sheet; /* the next one */
  gboolean open;
  guint fields[STANCE_N_COLUMNS];
  char *side;      /* only sheets of this one are read; NULL for all */
  guint number;    /* the column of what was written as which; G_MAXUINT for none */
  GHashTable *seen; /* a set of these numbers */
  guint64 n_statements; /* that were written; 0 where nobody knows */
  guint continued; /* the first cell of what others could not hold */
  guint n_sheets;  /* with statements, so far */
  guint n_sides;   /* of a comparison, likewise */
  guint n_lost;
  GPtrArray *weights; /* of StanceCodedWeight; NULL until sheets beside those of statements were read */
  guint n_without_position;
  char *first_without_position; /* "row NUMBER of SHEET" */
};

StanceCodedWorkbook *
stance_coded_workbook_new (StanceXlsx *xlsx, const char *name, const char *document, const char *side)
{
  StanceCodedWorkbook *self = g_new0 (StanceCodedWorkbook, 1);

  self->xlsx = xlsx;
  self->name = g_strdup (name);
  self->document = g_strdup (document);
  self->side = g_strdup (side);
  self->seen = g_hash_table_new (NULL, NULL);
  return self;
}

void
stance_coded_workbook_free (StanceCodedWorkbook *self)
{
  stance_xlsx_free (self->xlsx);
  g_free (self->name);
  g_free (self->document);
  g_free (self->side);
  g_free (self->first_without_position);
  g_hash_table_unref (self->seen);
  g_clear_pointer (&self->weights, g_ptr_array_unref);
  g_free (self);
}

/* Whether a first row is ours; where its columns stand. */
static gboolean
read_header (StanceCodedWorkbook *self, GPtrArray *cells)
{
  self->continued = self->number = G_MAXUINT;
  for (guint i = 0; i < STANCE_N_COLUMNS; i++)
    self->fields[i] = G_MAXUINT;
  for (guint i = 0; i < cells->len; i++)
    {
      const char *cell = g_ptr_array_index (cells, i);
      g_autofree char *copy = g_strdup (cell ? cell : "");
      g_autofree char *name = g_ascii_strdown (g_strstrip (copy), -1);
      StanceColumn column;

      if (g_str_equal (name, CONTINUED))
        self->continued = i;
      else if (g_str_equal (name, NUMBER))
        self->number = i;
      else if (stance_column_find (name, strlen (name), &column) && self->fields[column] == G_MAXUINT)
        self->fields[column] = i;
    }
  return self->fields[STANCE_COLUMN_ISSUE] != G_MAXUINT && self->fields[STANCE_COLUMN_POSITION] != G_MAXUINT
         && (self->fields[STANCE_COLUMN_HOLDER_PARTY] != G_MAXUINT || self->fields[STANCE_COLUMN_HOLDER] != G_MAXUINT);
}

/* "Statements B" and "Statements B 2" are of side B. */
static gboolean
is_of_side (const StanceCodedWorkbook *self)
{
  const char *name = stance_xlsx_get_sheet (self->xlsx, self->sheet);
  gsize length = self->side ? strlen (self->side) : 0;

  if (!self->side)
    return TRUE;
  return g_str_has_prefix (name, STATEMENTS) && g_str_has_prefix (name + strlen (STATEMENTS), self->side)
         && (name[strlen (STATEMENTS) + length] == '\0' || name[strlen (STATEMENTS) + length] == ' ');
}

/* "Statements B", but not "Statements B 2". */
static gboolean
begins_side (const char *sheet)
{
  const char *label = g_str_has_prefix (sheet, STATEMENTS) ? sheet + strlen (STATEMENTS) : "";

  return *label && label[strspn (label, G_CSET_A_2_Z)] == '\0';
}

/* Opens the next sheet of ours. FALSE when there is none, with `error` set when the file is broken. */
static gboolean
open_next (StanceCodedWorkbook *self, GError **error)
{
  g_autoptr (GError) cause = NULL;

  while (!cause && self->sheet < stance_xlsx_get_n_sheets (self->xlsx))
    {
      g_autoptr (GPtrArray) cells = NULL;
      guint row;

      if (!is_of_side (self))
        {
          self->sheet++;
          continue;
        }
      if (stance_xlsx_open (self->xlsx, self->sheet++, &cause))
        cells = stance_xlsx_next (self->xlsx, &row, &cause);
      self->open = cells && read_header (self, cells);
      self->n_sheets += self->open ? 1 : 0;
      self->n_sides += self->open && begins_side (stance_xlsx_get_sheet (self->xlsx, self->sheet - 1)) ? 1 : 0;
      if (self->open)
        return TRUE;
    }
  if (!cause && self->n_sheets == 0)
    g_set_error (&cause, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT, "%s: found no sheet whose first row has holder_party (or holder), issue and position",
                 self->name);
  if (cause)
    g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* "[quote]the rest of it" goes on behind what the column has. */
static void
join_continued (const StanceCodedWorkbook *self, GPtrArray *cells)
{
  for (guint i = self->continued; i < cells->len; i++)
    {
      const char *part = g_ptr_array_index (cells, i);
      const char *end = part && *part == '[' ? strchr (part, ']') : NULL;
      StanceColumn column;
      char *joined;

      if (!end || !stance_column_find (part + 1, (gsize) (end - part - 1), &column) || self->fields[column] >= cells->len)
        continue;
      joined = g_strconcat (g_ptr_array_index (cells, self->fields[column]) ? g_ptr_array_index (cells, self->fields[column]) : "", end + 1, NULL);
      g_free (g_ptr_array_index (cells, self->fields[column]));
      g_ptr_array_index (cells, self->fields[column]) = joined;
    }
}

/* Spreadsheets make a number of days of what looks like a date. */
static void
read_date (const StanceCodedWorkbook *self, GPtrArray *cells)
{
  guint field = self->fields[STANCE_COLUMN_DATE];
  const char *cell = field < cells->len ? g_ptr_array_index (cells, field) : NULL;
  char *end = NULL;
  double days = cell ? g_ascii_strtod (cell, &end) : 0;
  g_autoptr (GDateTime) date = NULL;

  if (!cell || *end != '\0' || !(days >= FIRST_SERIAL && days < 3000000))
    return;
  date = g_date_time_new_from_unix_utc (((gint64) days - UNIX_DAYS) * 86400);
  if (!date)
    return;
  g_free (g_ptr_array_index (cells, field));
  g_ptr_array_index (cells, field) = g_date_time_format (date, "%Y-%m-%d");
}

static void
fill_row (const StanceCodedWorkbook *self, GPtrArray *cells, StanceCodedRow *row)
{
  join_continued (self, cells);
  read_date (self, cells);
  for (guint i = 0; i < STANCE_N_COLUMNS; i++)
    if (self->fields[i] < cells->len)
      row->cells[i] = g_ptr_array_index (cells, self->fields[i]);
  for (guint i = 0; i < STANCE_N_COLUMNS; i++)
    if (row->cells[i] && stance_column_is_number ((StanceColumn) i))
      row->cells[i] = g_strstrip ((char *) row->cells[i]);
  if (!row->cells[STANCE_COLUMN_DOCUMENT])
    row->cells[STANCE_COLUMN_DOCUMENT] = self->document;
}

/* The first column that matters in which something stands that has no value; STANCE_N_COLUMNS for none. */
static StanceColumn
find_flaw (const StanceCodedWorkbook *self)
{
  static const StanceColumn wanted[] = { STANCE_COLUMN_POSITION, STANCE_COLUMN_WEIGHT, STANCE_COLUMN_HOLDER_PARTY, STANCE_COLUMN_ISSUE };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (self->fields[wanted[i]] != G_MAXUINT && stance_xlsx_get_flaw (self->xlsx, self->fields[wanted[i]]))
      return wanted[i];
  return STANCE_N_COLUMNS;
}

static gboolean
is_blank (const StanceCodedWorkbook *self, GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    if (g_ptr_array_index (cells, i))
      return FALSE;
  return find_flaw (self) == STANCE_N_COLUMNS;
}

/* What stands in a cell is not known: the row is as good as lost. */
static void
tell_flaw (StanceCodedWorkbook *self, const char *place, StanceColumn column, GPtrArray *faults)
{
  const char *flaw = stance_xlsx_get_flaw (self->xlsx, self->fields[column]);
  const char *advice = g_str_has_prefix (flaw, "a formula") ? ": save the file in a spreadsheet program first" : "";

  self->n_lost++;
  g_ptr_array_add (faults, g_strdup_printf ("%s%s: found %s, expected a %s%s", place, stance_column_name (column), flaw,
                                            stance_column_is_number (column) ? "number" : "name", advice));
}

/* Whether a row of ours came in after the workbook was written: it has no number, or that of a row before it, which it is a copy of. */
static gboolean
is_added (StanceCodedWorkbook *self, GPtrArray *cells)
{
  const char *cell = self->number < cells->len ? g_ptr_array_index (cells, self->number) : NULL;
  guint64 number = 0;

  if (self->number == G_MAXUINT)
    return FALSE;
  return !cell || !g_ascii_string_to_unsigned (cell, 10, 1, G_MAXUINT32, &number, NULL) || !g_hash_table_add (self->seen, GUINT_TO_POINTER ((guint) number));
}

/* What a copy has of the row that was copied and does not hold for it. */
static void
forget (StanceCodedRow *row)
{
  static const StanceColumn columns[] = { STANCE_COLUMN_ID, STANCE_COLUMN_START, STANCE_COLUMN_END, STANCE_COLUMN_RULE, STANCE_COLUMN_DERIVATION,
                                          STANCE_COLUMN_ORIGINAL_POSITION, STANCE_COLUMN_ORIGINAL_WEIGHT, STANCE_COLUMN_ORIGINAL_HOLDER_PARTY,
                                          STANCE_COLUMN_ORIGINAL_ISSUE };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    row->cells[columns[i]] = NULL;
}

static void
read_cells (StanceCodedWorkbook *self, GPtrArray *cells, guint number, GPtrArray *statements_and_faults[2])
{
  const char *sheet = stance_xlsx_get_sheet (self->xlsx, self->sheet - 1);
  g_autofree char *place = g_strdup_printf ("%s:%s:%u: ", self->name, sheet, number);
  StanceCodedRow row = { { NULL }, place };
  StanceCodedFault fault = { 0 };
  g_autofree char *correction = NULL;
  StanceStatement *statement;
  gboolean added;

  added = is_added (self, cells);
  if (find_flaw (self) != STANCE_N_COLUMNS)
    {
      tell_flaw (self, place, find_flaw (self), statements_and_faults[1]);
      return;
    }
  fill_row (self, cells, &row);
  if (added)
    forget (&row);
  statement = stance_coded_row_to_statement (&row, &fault);
  if (statement)
    g_ptr_array_add (statements_and_faults[0], statement);
  else if (!fault.message && self->n_without_position++ == 0)
    self->first_without_position = g_strdup_printf ("row %u of %s", number, sheet);
  correction = !statement ? NULL : added ? g_strdup ("added") : stance_coded_describe_correction (statement);
  if (correction)
    g_ptr_array_add (statements_and_faults[1], g_strconcat (place, correction, NULL));
  if (!fault.message)
    return;
  self->n_lost++;
  g_ptr_array_add (statements_and_faults[1], g_strdup_printf ("%s%s: %s", place, stance_column_name (fault.column), fault.message));
  g_free (fault.message);
}

/* What stands beside the statements, before them. A sheet that is broken does not keep the others from being read. */
static void
read_settings (StanceCodedWorkbook *self, GPtrArray *faults)
{
  g_autoptr (GPtrArray) told = g_ptr_array_new_with_free_func (g_free);
  StanceCodedSettings settings = { .faults = told, .side = self->side };
  g_autoptr (GError) error = NULL;

  settings.weights = self->weights = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_coded_weight_free);
  if (!stance_coded_settings_read (&settings, self->xlsx, self->name, &error))
    g_ptr_array_add (told, g_strdup (error->message));
  self->n_statements = settings.n_statements;
  if (self->side && !g_str_equal (self->side, "A")) /* the first one has told it */
    return;
  self->n_lost += settings.n_lost + (error ? 1 : 0);
  for (guint i = 0; i < told->len; i++)
    g_ptr_array_add (faults, g_strdup (g_ptr_array_index (told, i)));
}

GPtrArray *
stance_coded_workbook_take_weights (StanceCodedWorkbook *self)
{
  GPtrArray *taken = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_coded_weight_free);

  if (self->weights)
    g_ptr_array_extend_and_steal (taken, g_ptr_array_ref (self->weights));
  return taken;
}

/* What is no longer there, once all sheets were read. */
static void
tell_missing (const StanceCodedWorkbook *self, GPtrArray *faults)
{
  guint there = g_hash_table_size (self->seen);

  if (self->n_without_position > 0)
    g_ptr_array_add (faults, g_strdup_printf ("%s: %u row%s without a position left out, %sin %s", self->name, self->n_without_position,
                                              self->n_without_position == 1 ? "" : "s", self->n_without_position == 1 ? "" : "the first ",
                                              self->first_without_position));
  if (!self->side && self->n_sides > 1)
    g_ptr_array_add (faults, g_strdup_printf ("%s: statements of all %u sides taken as one", self->name, self->n_sides));
  if (there > 0 && there < self->n_statements)
    g_ptr_array_add (faults, g_strdup_printf ("%s%s%s: %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT " statements deleted", self->name,
                                              self->side ? ": side " : "", self->side ? self->side : "", self->n_statements - there, self->n_statements));
}

gboolean
stance_coded_workbook_read (StanceCodedWorkbook *self, guint max, GPtrArray *statements, GPtrArray *faults, GError **error)
{
  GPtrArray *statements_and_faults[2] = { statements, faults };
  g_autoptr (GError) cause = NULL;

  if (!self->weights)
    read_settings (self, faults);
  for (guint i = 0; i < max; i++)
    {
      g_autoptr (GPtrArray) cells = NULL;
      guint number = 0;

      if (self->open)
        cells = stance_xlsx_next (self->xlsx, &number, &cause);
      if (cells && !is_blank (self, cells))
        read_cells (self, cells, number, statements_and_faults);
      self->open = cells != NULL;
      if (cause || (!self->open && !open_next (self, &cause)))
        break;
      if (i + 1 == max)
        return TRUE;
    }
  if (cause)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    tell_missing (self, faults);
  return FALSE;
}

guint
stance_coded_workbook_get_n_lost (const StanceCodedWorkbook *self)
{
  return self->n_lost;
}
