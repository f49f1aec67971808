/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stance/stance-picture.h>

#include "stance-heatmap-private.h"

/**
 * stance_draw_outlets:
 * @outlets: finished outlets
 * @model: (nullable): the model, for its title
 * @format: %STANCE_FORMAT_SVG, %STANCE_FORMAT_PNG or %STANCE_FORMAT_PDF
 * @error: return location for an error
 *
 * Draws how far outlets are apart (stance_outlets_get_divergence()), outlet x outlet: in each cell the divergence from 0 to 1 and the number of positions
 * that both give, on a colour from red (far apart) over white to blue (the same positions); hatched where they give no position of the same party on the
 * same issue. Outlets that are near each other stand together (average linkage over what is known), with the tree that joins them at the right.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when @format is none of those; %STANCE_ERROR_LIMIT for more than 120 outlets, or where memory lacks.
 *
 * Returns: (transfer full) (nullable): the picture; %NULL on an error
 */
GBytes *
stance_draw_outlets (StanceOutlets *outlets, StanceModel *model, StanceFormat format, GError **error)
{
  StanceHeatmap map = { .title = "Divergence", .counted = "positions that both give", .ends = { "far apart", "the same", "nothing shared" }, .square = TRUE };
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autoptr (StanceArray) distances = NULL;
  g_autofree double *values = NULL, *tints = NULL;
  g_autofree guint *counts = NULL;
  guint n;

  g_return_val_if_fail (outlets != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  n = stance_outlets_get_n (outlets);
  if (!stance_picture_check_format (format, error) || !stance_picture_check_size (n, n, "inputs", error))
    return NULL;
  values = g_new (double, (gsize) n * n + 1);
  tints = g_new (double, (gsize) n * n + 1);
  counts = g_new0 (guint, (gsize) n * n + 1);
  distances = stance_array_new (n, n);
  for (guint i = 0; i < n * n; i++)
    {
      StanceScore score;

      stance_outlets_get_divergence (outlets, i / n, i % n, &score);
      values[i] = score.value;
      tints[i] = 1 - 2 * score.value;
      counts[i] = score.n;
      if (distances)
        stance_array_set (distances, i / n, i % n, i / n == i % n ? 0 : score.value);
    }
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (labels, (char *) stance_outlets_get_name (outlets, i));
  map.subtitle = model ? stance_model_get_title (model) : "";
  map.rows = map.columns = labels;
  map.values = values;
  map.tints = tints;
  map.counts = counts;
  map.distances = distances;
  return stance_heatmap_draw (&map, format, error);
}
