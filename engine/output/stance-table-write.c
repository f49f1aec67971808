/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stance-json-write-private.h"
#include "stance-labels-private.h"
#include "stance-table-private.h"
#include "stance-write-private.h"

/* Party x issue, with names, for people. */
static StanceSheet *
wide_sheet (StanceTable *table, StanceModel *model, const StanceStyle *style)
{
  StanceSheet *sheet = stance_sheet_new (NULL, 1);

  g_ptr_array_add (sheet->titles, g_strdup (stance_level_to_string (table->level)));
  for (guint column = 0; column < stance_names_size (table->issues); column++)
    g_ptr_array_add (sheet->titles, g_strdup (stance_label_issue (model, stance_names_get (table->issues, column))));
  for (guint row = 0; row < stance_names_size (table->parties); row++)
    {
      stance_sheet_add_text (sheet, stance_label_party (model, stance_names_get (table->parties, row)));
      for (guint column = 0; column < stance_names_size (table->issues); column++)
        {
          StanceScore score;

          stance_table_get_score_at (table, row, column, &score);
          stance_sheet_add_shown (sheet, stance_label_position (&score, style), stance_label_tint (model, score.value));
        }
    }
  return sheet;
}

static void
add_long_row (StanceSheet *sheet, StanceTable *table, guint row, guint column)
{
  const char *party = stance_names_get (table->parties, row), *issue = stance_names_get (table->issues, column);
  StanceScore score;

  stance_table_get_score_at (table, row, column, &score);
  stance_sheet_add_text (sheet, party);
  stance_sheet_add_text (sheet, issue);
  stance_sheet_add_number (sheet, score.value);
  stance_sheet_add_count (sheet, score.n);
  stance_sheet_add_number (sheet, score.spread);
  stance_sheet_add_number (sheet, score.low);
  stance_sheet_add_number (sheet, score.high);
  stance_sheet_add_evidence (sheet, table, party, issue);
}

#define LONG_TITLES "party", "issue", "position", "n", "spread", "low", "high", "document", "start", "end", NULL

/* A line for every party and issue, with ids, for programs. */
static StanceSheet *
long_sheet (StanceTable *table)
{
  static const char *const titles[] = { LONG_TITLES };
  StanceSheet *sheet = stance_sheet_new (titles, 2);

  for (guint row = 0; row < stance_names_size (table->parties); row++)
    for (guint column = 0; column < stance_names_size (table->issues); column++)
      add_long_row (sheet, table, row, column);
  return sheet;
}

/* The same under what tells a run from others; a cell on which nothing was said needs no line, since no line is a missing one. */
static StanceSheet *
run_sheet (StanceTable *table, const char *model, const char *run)
{
  static const char *const titles[] = { "run", "model", "level", LONG_TITLES };
  StanceSheet *sheet = stance_sheet_new (titles, 5);

  for (guint row = 0; row < stance_names_size (table->parties); row++)
    for (guint column = 0; column < stance_names_size (table->issues); column++)
      {
        StanceScore score;

        stance_table_get_score_at (table, row, column, &score);
        if (score.n == 0)
          continue;
        stance_sheet_add_text (sheet, run);
        stance_sheet_add_text (sheet, model);
        stance_sheet_add_text (sheet, stance_level_to_string (table->level));
        add_long_row (sheet, table, row, column);
      }
  return sheet;
}

typedef enum
{
  FIGURE_VALUE,
  FIGURE_N,
  FIGURE_SPREAD,
  FIGURE_LOW,
  FIGURE_HIGH,
} Figure;

static double
pick (const StanceScore *score, Figure figure)
{
  const double figures[] = { score->value, score->n, score->spread, score->low, score->high };

  return figures[figure];
}

static void
append_number (StanceTable *table, guint row, guint column, Figure figure, GString *out)
{
  StanceScore score;

  stance_table_get_score_at (table, row, column, &score);
  stance_json_append_number (out, pick (&score, figure));
}

/* Where the statement stands that shows a cell best. */
static void
append_evidence (StanceTable *table, guint row, guint column, Figure figure, GString *out)
{
  StanceSpan span;
  const char *document = stance_table_get_evidence (table, stance_names_get (table->parties, row), stance_names_get (table->issues, column), &span);

  if (!document)
    {
      g_string_append (out, "null");
      return;
    }
  g_string_append (out, "{\"document\":");
  stance_json_append_string (out, document);
  if (span.end > span.start)
    g_string_append_printf (out, ",\"start\":%u,\"end\":%u}", span.start, span.end);
  else
    g_string_append (out, ",\"start\":null,\"end\":null}");
}

typedef void (*AppendCell) (StanceTable *table, guint row, guint column, Figure figure, GString *out);

static void
append_grid (StanceTable *table, const char *key, AppendCell append, Figure figure, GString *out)
{
  stance_json_append_key (out, key);
  g_string_append_c (out, '[');
  for (guint row = 0; row < stance_names_size (table->parties); row++)
    {
      stance_json_append_comma (out);
      g_string_append (out, "\n[");
      for (guint column = 0; column < stance_names_size (table->issues); column++)
        {
          stance_json_append_comma (out);
          append (table, row, column, figure, out);
        }
      g_string_append_c (out, ']');
    }
  g_string_append_c (out, ']');
}

static char *
write_json (StanceTable *table)
{
  GString *out = g_string_new ("{");
  g_auto (GStrv) parties = stance_names_dup (table->parties);
  g_auto (GStrv) issues = stance_names_dup (table->issues);

  stance_json_append_key (out, "parties");
  stance_json_append_strings (out, parties);
  stance_json_append_key (out, "issues");
  stance_json_append_strings (out, issues);
  append_grid (table, "values", append_number, FIGURE_VALUE, out);
  append_grid (table, "n", append_number, FIGURE_N, out);
  append_grid (table, "spread", append_number, FIGURE_SPREAD, out);
  append_grid (table, "low", append_number, FIGURE_LOW, out);
  append_grid (table, "high", append_number, FIGURE_HIGH, out);
  append_grid (table, "evidence", append_evidence, FIGURE_N, out);
  g_string_append (out, "}\n");
  return g_string_free (out, FALSE);
}

/**
 * stance_write_table:
 * @table: the table
 * @model: (nullable): the model, for names and for the scale of colours
 * @format: the format
 * @style: (nullable): how text for people is laid out; %NULL: plain, without counts, without limit of width
 * @error: return location for an error
 *
 * Writes a party x issue table. Table and Markdown have a row for each party and a column for each issue, under their names, with signed values of two
 * decimals, `·` where missing, the interval in brackets where there is one, the count in parentheses when @style shows it; a table wider than the
 * terminal is split into groups of issues. JSON is an object of `parties`, `issues`, `values`, `n`, `spread`, `low` and `high`, `null` where missing,
 * and `evidence`: document, start and end (code points) of the statement that shows the position best (stance_table_get_evidence()). CSV, TSV and JSON
 * lines have a line for each party and issue: party, issue, position, n, spread, low, high, document, start and end, the last three as in JSON; missing
 * ones are empty (CSV as in stance_write_statements()).
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when @format is none of #StanceFormat.
 *
 * Returns: (transfer full) (nullable): the text, UTF-8; %NULL on an error
 */
char *
stance_write_table (StanceTable *table, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error)
{
  const StanceStyle *used = stance_style_or_plain (style);
  g_autoptr (StanceSheet) sheet = NULL;

  g_return_val_if_fail (table != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  if (format == STANCE_FORMAT_JSON)
    return write_json (table);
  if (format == STANCE_FORMAT_TABLE || format == STANCE_FORMAT_MARKDOWN)
    sheet = wide_sheet (table, model, used);
  else
    sheet = long_sheet (table);
  return stance_sheet_write (sheet, format, used, error);
}

/**
 * stance_write_table_run:
 * @table: the table
 * @model: (nullable): the model it is of, whose id is told
 * @run: the name of a run: when it was made, best as ISO 8601
 *
 * Writes a table as rows of a sheet that holds several runs: CSV as of stance_write_table(), with the columns `run`, `model` (empty without a model) and
 * `level` before the others, so that runs that cannot be compared do not mix unseen. Only cells with statements have a row.
 *
 * Returns: (transfer full): the text, UTF-8, with its header
 */
char *
stance_write_table_run (StanceTable *table, StanceModel *model, const char *run)
{
  g_autoptr (StanceSheet) sheet = NULL;

  g_return_val_if_fail (table != NULL && (model == NULL || STANCE_IS_MODEL (model)) && run != NULL, NULL);
  sheet = run_sheet (table, model ? stance_model_get_id (model) : NULL, run);
  return stance_sheet_write (sheet, STANCE_FORMAT_CSV, stance_style_or_plain (NULL), NULL);
}
