/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-coded-private.h"
#include "stance-coded-row-private.h"

#define NO_FIELD G_MAXUINT

struct _StanceCodedCsv
{
  StanceCsv *csv;
  char *name;
  char *document;
  guint fields[STANCE_N_COLUMNS]; /* which field holds a column */
  guint width;                    /* fields of the header row */
  gboolean decimal_comma;         /* numbers may have one: it separates no cells */
  guint n_without_position;
  guint first_without_position;   /* line */
  guint n_lost;
};

/* Column names may carry spaces around them. */
static gboolean
find_column (const char *cell, StanceColumn *column)
{
  g_autofree char *copy = g_strdup (cell);
  g_autofree char *name = g_ascii_strdown (g_strstrip (copy), -1);

  return stance_column_find (name, strlen (name), column);
}

/* What the first row shows: which field holds a column, and which column is there twice. */
typedef struct
{
  guint fields[STANCE_N_COLUMNS];
  gboolean twice;
  StanceColumn doubled;
} Header;

static void
read_header (GPtrArray *cells, Header *header)
{
  header->twice = FALSE;
  for (guint i = 0; i < STANCE_N_COLUMNS; i++)
    header->fields[i] = NO_FIELD;
  for (guint i = 0; i < cells->len; i++)
    {
      StanceColumn column;

      if (!find_column (g_ptr_array_index (cells, i), &column))
        continue;
      if (header->fields[column] == NO_FIELD)
        header->fields[column] = i;
      else if (!header->twice)
        {
          header->twice = TRUE;
          header->doubled = column;
        }
    }
}

static gboolean
has_column (const Header *header, StanceColumn column)
{
  return header->fields[column] != NO_FIELD;
}

static gboolean
has_holder (const Header *header)
{
  return has_column (header, STANCE_COLUMN_HOLDER_PARTY) || has_column (header, STANCE_COLUMN_HOLDER);
}

/* "sep=;" is how some spreadsheets are told what separates cells; the row of titles is the next one then. */
static gboolean
is_separator_row (GPtrArray *cells)
{
  return cells->len == 2 && g_ascii_strcasecmp (g_ptr_array_index (cells, 0), "sep=") == 0 && *(const char *) g_ptr_array_index (cells, 1) == '\0';
}

static GPtrArray *
next_titles (StanceCsv *csv, GError **error)
{
  GPtrArray *cells = stance_csv_next (csv, error);

  if (cells == NULL || !is_separator_row (cells))
    return cells;
  g_ptr_array_unref (cells);
  return stance_csv_next (csv, error);
}

/* Two of the three columns that matter make a header row: the third is then missing or misspelt. */
gboolean
stance_coded_is_header (const char *header, gsize length)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (header, (gssize) length, NULL);
  g_autoptr (StanceCsv) csv = stance_csv_new ("", stream, stance_csv_guess_separator (header, length));
  g_autoptr (GPtrArray) cells = next_titles (csv, NULL);
  Header found;

  if (cells == NULL)
    return FALSE;
  read_header (cells, &found);
  return cells->len >= 2 && has_holder (&found) + has_column (&found, STANCE_COLUMN_ISSUE) + has_column (&found, STANCE_COLUMN_POSITION) >= 2;
}

static char *
list_cells (GPtrArray *cells)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < cells->len && i < 12; i++)
    {
      const char *cell = g_ptr_array_index (cells, i);
      g_autofree char *shown = g_utf8_substring (cell, 0, MIN (30, g_utf8_strlen (cell, -1)));

      g_string_append_printf (list, "%s%s", i ? ", " : "", g_strstrip (shown));
    }
  g_string_append (list, cells->len > 12 ? ", ..." : "");
  return g_string_free (list, FALSE);
}

static gboolean
check_header (const Header *header, GPtrArray *cells, const char *name, GError **error)
{
  g_autofree char *list = list_cells (cells);

  if (header->twice)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT, "%s:1: found the column %s twice, expected it once", name,
                 stance_column_name (header->doubled));
  else if (!has_holder (header) || !has_column (header, STANCE_COLUMN_ISSUE) || !has_column (header, STANCE_COLUMN_POSITION))
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT, "%s:1: found %s%s, expected holder_party (or holder), "
                 "issue and position", name, cells->len ? "the columns " : "no columns", list);
  else
    return TRUE;
  return FALSE;
}

StanceCodedCsv *
stance_coded_csv_new (StanceCsv *csv, const char *name, const char *document, GError **error)
{
  g_autoptr (StanceCodedCsv) self = g_new0 (StanceCodedCsv, 1);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GPtrArray) cells = next_titles (csv, &cause);
  Header header;

  self->csv = csv;
  self->name = g_strdup (name);
  self->document = g_strdup (document);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (cells == NULL)
    cells = g_ptr_array_new ();
  read_header (cells, &header);
  if (!check_header (&header, cells, name, error))
    return NULL;
  memcpy (self->fields, header.fields, sizeof self->fields);
  self->width = cells->len;
  self->decimal_comma = stance_csv_get_separator (csv) != ',';
  return g_steal_pointer (&self);
}

void
stance_coded_csv_free (StanceCodedCsv *self)
{
  stance_csv_free (self->csv);
  g_free (self->name);
  g_free (self->document);
  g_free (self);
}

/* Takes off the apostrophe that keeps a spreadsheet from reading a cell as a formula. */
static const char *
unguard (const char *cell)
{
  return cell[0] == '\'' && cell[1] != '\0' && (strchr ("=+-@", cell[1]) || g_ascii_iscntrl (cell[1])) ? cell + 1 : cell;
}

static gboolean
is_blank (GPtrArray *record)
{
  for (guint i = 0; i < record->len; i++)
    {
      const char *cell = g_ptr_array_index (record, i);

      if (cell[strspn (cell, " \t")])
        return FALSE;
    }
  return TRUE;
}

/* Where cells are missing or too many, which is which cannot be known. Separators at the end of a row are no cells. */
static gboolean
check_width (StanceCodedCsv *self, GPtrArray *record, GPtrArray *faults)
{
  guint found = record->len, line, column;

  while (found > self->width && *(const char *) g_ptr_array_index (record, found - 1) == '\0')
    found--;
  if (found == self->width)
    return TRUE;
  stance_csv_get_place (self->csv, 0, &line, &column);
  g_ptr_array_add (faults, g_strdup_printf ("%s:%u: found %u cells, expected %u; row left out", self->name, line, found, self->width));
  return FALSE;
}

static void
fill_row (const StanceCodedCsv *self, GPtrArray *record, StanceCodedRow *row)
{
  for (guint i = 0; i < STANCE_N_COLUMNS; i++)
    if (self->fields[i] < record->len)
      row->cells[i] = stance_column_is_number ((StanceColumn) i) ? g_strstrip ((char *) g_ptr_array_index (record, self->fields[i]))
                                                                 : unguard (g_ptr_array_index (record, self->fields[i]));
  if (row->cells[STANCE_COLUMN_DOCUMENT] == NULL || *row->cells[STANCE_COLUMN_DOCUMENT] == '\0')
    row->cells[STANCE_COLUMN_DOCUMENT] = self->document;
}

static void
read_record (StanceCodedCsv *self, GPtrArray *record, GPtrArray *statements, GPtrArray *faults)
{
  StanceCodedRow row = { .decimal_comma = self->decimal_comma };
  StanceCodedFault fault = { 0 };
  g_autofree char *place = NULL;
  g_autofree char *correction = NULL;
  StanceStatement *statement;
  guint line, column;

  if (!check_width (self, record, faults))
    {
      self->n_lost++;
      return;
    }
  stance_csv_get_place (self->csv, 0, &line, &column);
  row.place = place = g_strdup_printf ("%s:%u: ", self->name, line);
  fill_row (self, record, &row);
  statement = stance_coded_row_to_statement (&row, &fault);
  if (statement != NULL)
    g_ptr_array_add (statements, statement);
  else if (fault.message == NULL && self->n_without_position++ == 0)
    self->first_without_position = line;
  correction = statement ? stance_coded_describe_correction (statement) : NULL;
  if (correction != NULL)
    g_ptr_array_add (faults, g_strconcat (place, correction, NULL));
  if (fault.message == NULL)
    return;
  self->n_lost++;
  stance_csv_get_place (self->csv, self->fields[fault.column], &line, &column);
  g_ptr_array_add (faults, g_strdup_printf ("%s:%u:%u: %s: %s", self->name, line, column, stance_column_name (fault.column), fault.message));
  g_free (fault.message);
}

static void
tell_without_position (const StanceCodedCsv *self, GPtrArray *faults)
{
  guint n = self->n_without_position;

  if (n > 0)
    g_ptr_array_add (faults, g_strdup_printf ("%s: %u row%s without a position left out, %sin line %u", self->name, n, n == 1 ? "" : "s",
                                              n == 1 ? "" : "the first ", self->first_without_position));
}

gboolean
stance_coded_csv_read (StanceCodedCsv *self, guint max, GPtrArray *statements, GPtrArray *faults, GError **error)
{
  for (guint i = 0; i < max; i++)
    {
      g_autoptr (GError) cause = NULL;
      g_autoptr (GPtrArray) record = stance_csv_next (self->csv, &cause);
      char *warning = stance_csv_take_warning (self->csv);

      if (warning != NULL)
        g_ptr_array_add (faults, warning);
      if (record != NULL && !is_blank (record))
        read_record (self, record, statements, faults);
      else if (cause != NULL && cause->domain == STANCE_ERROR)
        {
          self->n_lost++;
          g_ptr_array_add (faults, g_strdup (cause->message));
        }
      else if (cause != NULL)
        g_propagate_error (error, g_steal_pointer (&cause));
      if (record == NULL && (cause == NULL || cause->domain != STANCE_ERROR))
        {
          tell_without_position (self, faults);
          return FALSE;
        }
    }
  return TRUE;
}

guint
stance_coded_csv_get_n_lost (const StanceCodedCsv *self)
{
  return self->n_lost;
}
