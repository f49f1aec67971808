/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stance-graph-write-private.h"
#include "stance-json-write-private.h"
#include "stance-labels-private.h"
#include "stance-matrix-private.h"
#include "stance-write-private.h"

double
stance_matrix_tint (StanceMatrix *matrix, double value)
{
  double near;
  double far;

  stance_measure_get_ends (stance_matrix_get_measure (matrix), &near, &far);
  return 2 * (value - far) / (near - far) - 1;
}

StanceSheet *
stance_matrix_sheet (StanceMatrix *matrix, StanceModel *model, const StanceStyle *style, const char *corner)
{
  StanceSheet *sheet = stance_sheet_new (NULL, 1);
  guint size = stance_matrix_get_size (matrix);

  g_ptr_array_add (sheet->titles, g_strdup (corner));
  for (guint i = 0; i < size; i++)
    g_ptr_array_add (sheet->titles, g_strdup (stance_label_party (model, stance_matrix_get_party (matrix, i))));
  for (guint row = 0; row < size; row++)
    {
      stance_sheet_add_text (sheet, stance_label_party (model, stance_matrix_get_party (matrix, row)));
      for (guint column = 0; column < size; column++)
        {
          StanceScore score;

          stance_matrix_get_score_at (matrix, row, column, &score);
          stance_sheet_add_shown (sheet, stance_label_share (&score, style), stance_matrix_tint (matrix, score.value));
        }
    }
  return sheet;
}

/* NULL where there is a figure. */
static const char *
name_reason (StanceMatrix *matrix, guint row, guint column)
{
  StanceReason reason = stance_matrix_get_reason_at (matrix, row, column);

  return reason == STANCE_REASON_NONE ? NULL : stance_reason_to_string (reason);
}

static StanceSheet *
long_sheet (StanceMatrix *matrix)
{
  static const char *const titles[] = { "party_a", "party_b", "measure", "value", "n", "low", "high", "p", "reason", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 2);
  guint size = stance_matrix_get_size (matrix);

  for (guint row = 0; row < size; row++)
    for (guint column = 0; column < size; column++)
      {
        StanceScore score;

        stance_matrix_get_score_at (matrix, row, column, &score);
        stance_sheet_add_text (sheet, stance_matrix_get_party (matrix, row));
        stance_sheet_add_text (sheet, stance_matrix_get_party (matrix, column));
        stance_sheet_add_text (sheet, stance_measure_to_string (stance_matrix_get_measure (matrix)));
        stance_sheet_add_number (sheet, score.value);
        stance_sheet_add_count (sheet, score.n);
        stance_sheet_add_number (sheet, score.low);
        stance_sheet_add_number (sheet, score.high);
        stance_sheet_add_number (sheet, stance_matrix_get_chance_at (matrix, row, column));
        stance_sheet_add_text (sheet, name_reason (matrix, row, column));
      }
  return sheet;
}

typedef enum
{
  FIGURE_VALUE,
  FIGURE_N,
  FIGURE_LOW,
  FIGURE_HIGH,
  FIGURE_P,
  FIGURE_REASON,
} Figure;

static double
pick (StanceMatrix *matrix, guint row, guint column, Figure figure)
{
  StanceScore score;

  stance_matrix_get_score_at (matrix, row, column, &score);
  const double figures[] = { score.value, score.n, score.low, score.high, stance_matrix_get_chance_at (matrix, row, column) };

  return figures[figure];
}

static void
append_cell (StanceMatrix *matrix, guint row, guint column, Figure figure, GString *out)
{
  if (figure == FIGURE_REASON)
    stance_json_append_string (out, name_reason (matrix, row, column));
  else
    stance_json_append_number (out, pick (matrix, row, column, figure));
}

static void
append_figure (StanceMatrix *matrix, const char *key, Figure figure, GString *out)
{
  guint size = stance_matrix_get_size (matrix);

  stance_json_append_key (out, key);
  g_string_append_c (out, '[');
  for (guint row = 0; row < size; row++)
    {
      stance_json_append_comma (out);
      g_string_append (out, "\n[");
      for (guint column = 0; column < size; column++)
        {
          stance_json_append_comma (out);
          append_cell (matrix, row, column, figure, out);
        }
      g_string_append_c (out, ']');
    }
  g_string_append_c (out, ']');
}

void
stance_append_matrix_json (StanceMatrix *matrix, GString *out)
{
  stance_json_append_key (out, "measure");
  stance_json_append_string (out, stance_measure_to_string (stance_matrix_get_measure (matrix)));
  stance_json_append_key (out, "parties");
  g_string_append_c (out, '[');
  for (guint i = 0; i < stance_matrix_get_size (matrix); i++)
    {
      stance_json_append_comma (out);
      stance_json_append_string (out, stance_matrix_get_party (matrix, i));
    }
  g_string_append_c (out, ']');
  append_figure (matrix, "values", FIGURE_VALUE, out);
  append_figure (matrix, "n", FIGURE_N, out);
  append_figure (matrix, "low", FIGURE_LOW, out);
  append_figure (matrix, "high", FIGURE_HIGH, out);
  append_figure (matrix, "p", FIGURE_P, out);
  append_figure (matrix, "reasons", FIGURE_REASON, out);
}

/**
 * stance_write_matrix:
 * @matrix: the matrix
 * @model: (nullable): the model, for names
 * @format: the format
 * @style: (nullable): how text for people is laid out; %NULL: plain, without counts, without limit of width
 * @error: return location for an error
 *
 * Writes a party x party matrix. Table and Markdown have a row and a column for each party, with two decimals, `·` where missing, the
 * number of shared issues in parentheses when @style shows counts. JSON is an object of `measure`, `parties`, `values`, `n`, `low`, `high`, `p` and
 * `reasons`, `null` where missing; `reasons` tell why there is no value (#StanceReason). CSV, TSV and JSON lines have a line for each ordered pair: party_a,
 * party_b, measure, value, n, low, high, p, reason; missing values are empty (CSV as in stance_write_statements()).
 *
 * As a network the matrix has all its parties as nodes, also those without a tie, and each pair that has a value as an edge. Of an edge, `value` is that of
 * the measure, `weight` how far it is from the middle between the measure's ends (0 there, 1 at either), and `sign` tells on which side: `positive` is nearer
 * to agreement, `negative` to disagreement, `none` neither; n, low, high and p are as above, left out where missing. %STANCE_FORMAT_EDGES is CSV of source,
 * target, measure, value, weight, sign, n, low, high, p; %STANCE_FORMAT_NODES of id, label, kind, issues (with a position), ties. GraphML and DOT have both.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when @format is none of #StanceFormat.
 *
 * Returns: (transfer full) (nullable): the text, UTF-8; %NULL on an error
 */
char *
stance_write_matrix (StanceMatrix *matrix, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error)
{
  const StanceStyle *used = stance_style_or_plain (style);
  g_autoptr (StanceSheet) sheet = NULL;

  g_return_val_if_fail (matrix != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  if (stance_graph_is_format (format))
    return stance_graph_write (matrix, model, format);
  if (format == STANCE_FORMAT_JSON)
    {
      GString *out = g_string_new ("{");

      stance_append_matrix_json (matrix, out);
      g_string_append (out, "}\n");
      return g_string_free (out, FALSE);
    }
  if (format == STANCE_FORMAT_TABLE || format == STANCE_FORMAT_MARKDOWN)
    sheet = stance_matrix_sheet (matrix, model, used, stance_measure_to_string (stance_matrix_get_measure (matrix)));
  else
    sheet = long_sheet (matrix);
  return stance_sheet_write (sheet, format, used, error);
}
