/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <string.h>

#include "stance-coded-private.h"
#include "stance-coded-row-private.h"
#include "stance-document-private.h"
#include "stance-grid-private.h"
#include "stance-statement-private.h"

#define MAX_WEIGHT 100000.0 /* fits the grid's 32 bits */
#define MINUS "\xe2\x88\x92"
#define CORRECTED "corrected from "
#define MAX_OFFSET 4294967295.0

static const char *const column_names[STANCE_N_COLUMNS] = {
  [STANCE_COLUMN_DOCUMENT] = "document",         [STANCE_COLUMN_ID] = "id",           [STANCE_COLUMN_HOLDER] = "holder",
  [STANCE_COLUMN_HOLDER_PARTY] = "holder_party", [STANCE_COLUMN_VIA] = "via",         [STANCE_COLUMN_ISSUE] = "issue",
  [STANCE_COLUMN_POSITION] = "position",         [STANCE_COLUMN_CERTAINTY] = "certainty", [STANCE_COLUMN_KIND] = "kind",
  [STANCE_COLUMN_CONFIDENCE] = "confidence",     [STANCE_COLUMN_QUOTE] = "quote",     [STANCE_COLUMN_START] = "start",
  [STANCE_COLUMN_END] = "end",                   [STANCE_COLUMN_RULE] = "rule",       [STANCE_COLUMN_WEIGHT] = "weight",
  [STANCE_COLUMN_DATE] = "date",                 [STANCE_COLUMN_DERIVATION] = "derivation",
  [STANCE_COLUMN_ORIGINAL_POSITION] = "original_position", [STANCE_COLUMN_ORIGINAL_WEIGHT] = "original_weight",
  [STANCE_COLUMN_ORIGINAL_HOLDER_PARTY] = "original_holder_party", [STANCE_COLUMN_ORIGINAL_ISSUE] = "original_issue",
};

const char *
stance_column_name (StanceColumn column)
{
  return column_names[column];
}

gboolean
stance_column_is_number (StanceColumn column)
{
  return column == STANCE_COLUMN_POSITION || column == STANCE_COLUMN_START || column == STANCE_COLUMN_END
         || column == STANCE_COLUMN_WEIGHT || column == STANCE_COLUMN_CONFIDENCE || column == STANCE_COLUMN_ORIGINAL_POSITION
         || column == STANCE_COLUMN_ORIGINAL_WEIGHT;
}

gboolean
stance_column_find (const char *name, gsize length, StanceColumn *column)
{
  for (guint i = 0; i < STANCE_N_COLUMNS; i++)
    if (strlen (column_names[i]) == length && memcmp (column_names[i], name, length) == 0)
      {
        *column = (StanceColumn) i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
has (const StanceCodedRow *row, StanceColumn column)
{
  return row->cells[column] != NULL && *row->cells[column] != '\0';
}

static gboolean
fault_at (StanceCodedFault *fault, const StanceCodedRow *row, StanceColumn column, const char *expected)
{
  const char *cell = row->cells[column];
  const char *cut = cell && g_utf8_strlen (cell, -1) > 40 ? "..." : "";
  g_autofree char *shown = cell ? g_utf8_substring (cell, 0, MIN (40, g_utf8_strlen (cell, -1))) : NULL;

  fault->column = column;
  if (has (row, column))
    fault->message = g_strdup_printf ("found \"%s%s\", expected %s", shown, cut, expected);
  else
    fault->message = g_strdup_printf ("found nothing, expected %s", expected);
  return FALSE;
}

static gboolean
parse_number (const char *cell, double low, double high, double *value)
{
  char *end;

  if (!g_ascii_isdigit (*cell) && !strchr ("+-.", *cell))
    return FALSE;
  *value = g_ascii_strtod (cell, &end);
  return end != cell && *end == '\0' && isfinite (*value) && *value >= low && *value <= high && strpbrk (cell, "xXpP") == NULL;
}

/* Spreadsheets write numbers as their country does: with a comma, or with the minus of typesetters. The cell itself stays as the file has it, for messages. */
static gboolean
read_number (const StanceCodedRow *row, StanceColumn column, double low, double high, double *value)
{
  const char *cell = row->cells[column];
  gboolean minus = g_str_has_prefix (cell, MINUS);
  g_autofree char *plain = NULL;

  if (!minus && !(row->decimal_comma && strchr (cell, ',')))
    return parse_number (cell, low, high, value);
  plain = g_strconcat (minus ? "-" : "", cell + (minus ? strlen (MINUS) : 0), NULL);
  if (row->decimal_comma && !strchr (plain, '.'))
    g_strdelimit (plain, ",", '.');
  return parse_number (plain, low, high, value);
}

static gboolean
read_names (const StanceCodedRow *row, StanceStatementFields *fields, StanceCodedFault *fault)
{
  if (!has (row, STANCE_COLUMN_HOLDER_PARTY) && !has (row, STANCE_COLUMN_HOLDER))
    return fault_at (fault, row, STANCE_COLUMN_HOLDER_PARTY, "the id of a party");
  if (!has (row, STANCE_COLUMN_ISSUE))
    return fault_at (fault, row, STANCE_COLUMN_ISSUE, "the id of an issue");
  fields->document = row->cells[STANCE_COLUMN_DOCUMENT];
  fields->id = has (row, STANCE_COLUMN_ID) ? row->cells[STANCE_COLUMN_ID] : NULL;
  fields->holder = has (row, STANCE_COLUMN_HOLDER) ? row->cells[STANCE_COLUMN_HOLDER] : NULL;
  fields->holder_party = has (row, STANCE_COLUMN_HOLDER_PARTY) ? row->cells[STANCE_COLUMN_HOLDER_PARTY] : fields->holder;
  fields->via = has (row, STANCE_COLUMN_VIA) ? row->cells[STANCE_COLUMN_VIA] : NULL;
  fields->issue = row->cells[STANCE_COLUMN_ISSUE];
  fields->quote = has (row, STANCE_COLUMN_QUOTE) ? row->cells[STANCE_COLUMN_QUOTE] : NULL;
  fields->rule = has (row, STANCE_COLUMN_RULE) ? row->cells[STANCE_COLUMN_RULE] : NULL;
  fields->derivation = has (row, STANCE_COLUMN_DERIVATION) ? row->cells[STANCE_COLUMN_DERIVATION] : NULL;
  return TRUE;
}

/* What many spreadsheets write for a number, and no program reads alike. */
static gboolean
has_decimal_comma (const char *cell)
{
  g_autofree char *pointed = g_strdelimit (g_strdup (cell), ",", '.');
  double value;

  return strchr (cell, ',') && parse_number (pointed, -MAX_WEIGHT, MAX_WEIGHT, &value);
}

static gboolean
number_fault (StanceCodedFault *fault, const StanceCodedRow *row, StanceColumn column, const char *expected)
{
  const char *cell = row->cells[column];
  g_autofree char *with_point = g_strconcat (expected, " with a decimal point, not a comma", NULL);

  return fault_at (fault, row, column, cell && !row->decimal_comma && has_decimal_comma (cell) ? with_point : expected);
}

static gboolean
read_numbers (const StanceCodedRow *row, StanceStatementFields *fields, StanceCodedFault *fault)
{
  double position, weight = 1, confidence = 0;

  if (!read_number (row, STANCE_COLUMN_POSITION, -1, 1, &position))
    return number_fault (fault, row, STANCE_COLUMN_POSITION, "a number from -1 to 1");
  if (has (row, STANCE_COLUMN_WEIGHT)
      && (!read_number (row, STANCE_COLUMN_WEIGHT, 0, MAX_WEIGHT, &weight) || (weight > 0 && stance_grid_from_double (weight) == 0)))
    return number_fault (fault, row, STANCE_COLUMN_WEIGHT, "0, or a number from 0.0001 to 100000");
  fields->has_confidence = has (row, STANCE_COLUMN_CONFIDENCE);
  if (fields->has_confidence && !read_number (row, STANCE_COLUMN_CONFIDENCE, 0, 1, &confidence))
    return number_fault (fault, row, STANCE_COLUMN_CONFIDENCE, "a number from 0 to 1");
  fields->confidence = stance_grid_from_double (confidence);
  fields->position = stance_grid_from_double (position);
  fields->weight = stance_grid_from_double (weight);
  return TRUE;
}

/* What cannot be read of it was never written by us. */
static void
read_originals (const StanceCodedRow *row, StanceStatementFields *fields)
{
  double position, weight;

  if (!has (row, STANCE_COLUMN_ORIGINAL_POSITION) || !has (row, STANCE_COLUMN_ORIGINAL_WEIGHT)
      || !read_number (row, STANCE_COLUMN_ORIGINAL_POSITION, -1, 1, &position)
      || !read_number (row, STANCE_COLUMN_ORIGINAL_WEIGHT, 0, MAX_WEIGHT, &weight))
    return;
  fields->has_original = TRUE;
  fields->original_position = stance_grid_from_double (position);
  fields->original_weight = stance_grid_from_double (weight);
  fields->original_party = has (row, STANCE_COLUMN_ORIGINAL_HOLDER_PARTY) ? row->cells[STANCE_COLUMN_ORIGINAL_HOLDER_PARTY] : NULL;
  fields->original_issue = has (row, STANCE_COLUMN_ORIGINAL_ISSUE) ? row->cells[STANCE_COLUMN_ORIGINAL_ISSUE] : NULL;
}

static void
add_change (GString *list, const char *what, const char *before)
{
  g_string_append_printf (list, "%s%s %s", list->len > 0 ? ", " : CORRECTED, what, before);
}

static void
add_changed_number (GString *list, const char *what, gint32 before, gint32 now)
{
  char shown[G_ASCII_DTOSTR_BUF_SIZE];

  if (before != now)
    add_change (list, what, g_ascii_formatd (shown, sizeof shown, "%.6g", stance_grid_to_double (before)));
}

static char *
describe_correction (const StanceStatementFields *fields)
{
  g_autoptr (GString) list = g_string_new (NULL);

  if (!fields->has_original)
    return NULL;
  add_changed_number (list, "position", fields->original_position, fields->position);
  add_changed_number (list, "weight", fields->original_weight, fields->weight);
  if (fields->original_party && !g_str_equal (fields->original_party, fields->holder_party))
    add_change (list, "holder_party", fields->original_party);
  if (fields->original_issue && !g_str_equal (fields->original_issue, fields->issue))
    add_change (list, "issue", fields->original_issue);
  return list->len > 0 ? g_string_free (g_steal_pointer (&list), FALSE) : NULL;
}

char *
stance_coded_describe_correction (StanceStatement *statement)
{
  return describe_correction (stance_statement_get_fields (statement));
}

/* What formats without columns for it have of a correction. (transfer full) */
static char *
derive (const StanceStatementFields *fields)
{
  g_autofree char *correction = describe_correction (fields);

  if (!correction || (fields->derivation && g_str_has_prefix (fields->derivation, CORRECTED)))
    return g_strdup (fields->derivation);
  return fields->derivation ? g_strconcat (correction, "; ", fields->derivation, NULL) : g_steal_pointer (&correction);
}

static gboolean
read_span (const StanceCodedRow *row, StanceStatementFields *fields, StanceCodedFault *fault)
{
  double start, end;

  if (!has (row, STANCE_COLUMN_START) && !has (row, STANCE_COLUMN_END))
    return TRUE;
  if (!has (row, STANCE_COLUMN_START) || !read_number (row, STANCE_COLUMN_START, 0, MAX_OFFSET, &start) || floor (start) != start)
    return fault_at (fault, row, STANCE_COLUMN_START, "a whole number of code points from 0");
  if (!has (row, STANCE_COLUMN_END) || !read_number (row, STANCE_COLUMN_END, start, MAX_OFFSET, &end) || floor (end) != end)
    return fault_at (fault, row, STANCE_COLUMN_END, "a whole number of code points not before start");
  fields->has_span = TRUE;
  fields->span = (StanceSpan) { (guint) start, (guint) end };
  return TRUE;
}

static gboolean
read_names_of_values (const StanceCodedRow *row, StanceStatementFields *fields, StanceCodedFault *fault)
{
  fields->certainty = STANCE_CERTAINTY_EXPLICIT;
  fields->kind = STANCE_KIND_NARRATED;
  if (has (row, STANCE_COLUMN_CERTAINTY)
      && !stance_certainty_from_string (row->cells[STANCE_COLUMN_CERTAINTY], &fields->certainty))
    return fault_at (fault, row, STANCE_COLUMN_CERTAINTY, "explicit, hedged or inferred");
  if (has (row, STANCE_COLUMN_KIND) && !stance_kind_from_string (row->cells[STANCE_COLUMN_KIND], &fields->kind))
    return fault_at (fault, row, STANCE_COLUMN_KIND, "direct, mixed, indirect or narrated");
  return TRUE;
}

StanceStatement *
stance_coded_row_to_statement (const StanceCodedRow *row, StanceCodedFault *fault)
{
  StanceStatementFields fields = { 0 };
  g_autofree char *date = NULL;
  g_autofree char *derivation = NULL;

  fault->message = NULL;
  if (!has (row, STANCE_COLUMN_POSITION))
    return NULL;
  if (!read_names (row, &fields, fault) || !read_numbers (row, &fields, fault) || !read_span (row, &fields, fault)
      || !read_names_of_values (row, &fields, fault))
    return NULL;
  if (has (row, STANCE_COLUMN_DATE) && (date = stance_date_normalise (row->cells[STANCE_COLUMN_DATE])) == NULL)
    fault_at (fault, row, STANCE_COLUMN_DATE, "an ISO date (YYYY-MM-DD)");
  read_originals (row, &fields);
  fields.derivation = derivation = derive (&fields);
  fields.date = date;
  fields.place = row->place;
  return stance_statement_new_from_fields (&fields);
}
