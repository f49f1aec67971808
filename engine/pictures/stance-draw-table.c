/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stance/stance-error.h>
#include <stance/stance-picture.h>

#include "stance-distances-private.h"
#include "stance-heatmap-private.h"
#include "stance-labels-private.h"

/* Parties without anything in common with others, and one alone, are as far from all as nobody knows. */
static StanceArray *
get_distances (StanceTable *table, StanceModel *model)
{
  g_autoptr (StanceMatrix) matrix = stance_matrix_new (table, model, STANCE_MEASURE_DIVERGENCE, 1, NULL);

  return matrix ? stance_distances_new (matrix) : stance_array_new (stance_table_get_n_parties (table), stance_table_get_n_parties (table));
}

static GPtrArray *
get_rows (StanceTable *table, StanceModel *model)
{
  GPtrArray *labels = g_ptr_array_new ();

  for (guint i = 0; i < stance_table_get_n_parties (table); i++)
    g_ptr_array_add (labels, (char *) stance_label_party (model, stance_table_get_party (table, i)));
  return labels;
}

static GPtrArray *
get_columns (StanceTable *table, StanceModel *model)
{
  GPtrArray *labels = g_ptr_array_new ();

  for (guint i = 0; i < stance_table_get_n_issues (table); i++)
    g_ptr_array_add (labels, (char *) stance_label_issue (model, stance_table_get_issue (table, i)));
  return labels;
}

/**
 * stance_draw_table:
 * @table: the table
 * @model: (nullable): the model, for names and for the scale of colours
 * @format: %STANCE_FORMAT_SVG, %STANCE_FORMAT_PNG or %STANCE_FORMAT_PDF
 * @error: return location for an error
 *
 * Draws a party x issue table: a row for each party, a column for each issue, in each cell the position and how many statements it rests on, on a colour
 * from red (the lower end of the model's scale) over white to blue (the upper end), which the colour-blind can tell apart too; where nothing was said the cell
 * is hatched. Parties that agree stand next to each other (average linkage over what they diverge by, as stance_matrix_new() has it), with the tree that
 * joins them at the right; a line below says that blue supports the proposition of the issue and red rejects it. More than 24 columns stand closer, and
 * their figures are without a leading zero. SVG carries the figures as words as well, for readers that speak.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when @format is none of those; %STANCE_ERROR_LIMIT for more than 120 parties or issues, or where memory lacks.
 *
 * Returns: (transfer full) (nullable): the picture; %NULL on an error
 */
GBytes *
stance_draw_table (StanceTable *table, StanceModel *model, StanceFormat format, GError **error)
{
  StanceHeatmap map = { .title = "Positions", .counted = "statements", .meaning = "Blue supports the proposition of the issue, red rejects it.",
                        .ends = { "rejects", "supports", "nothing said" }, .plus = TRUE };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) columns = NULL;
  g_autoptr (StanceArray) distances = NULL;
  g_autofree double *values = NULL;
  g_autofree double *tints = NULL;
  g_autofree guint *counts = NULL;
  g_autofree char *subtitle = NULL;
  gsize length;

  g_return_val_if_fail (table != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  if (!stance_picture_check_format (format, error)
      || !stance_picture_check_size (stance_table_get_n_parties (table), stance_table_get_n_issues (table), "parties or issues", error))
    return NULL;
  values = stance_table_get_values (table, &length);
  tints = g_new (double, length + 1);
  for (gsize i = 0; i < length; i++)
    tints[i] = isnan (values[i]) ? NAN : stance_label_tint (model, values[i]);
  map.subtitle = subtitle = g_strdup_printf ("by %s%s%s", stance_level_to_string (stance_table_get_level (table)), model ? " · " : "",
                                             model ? stance_model_get_title (model) : "");
  map.rows = rows = get_rows (table, model);
  map.columns = columns = get_columns (table, model);
  map.values = values;
  map.tints = tints;
  map.counts = counts = stance_table_get_counts (table, &length);
  map.distances = distances = get_distances (table, model);
  return stance_heatmap_draw (&map, format, error);
}
