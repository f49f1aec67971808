/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stance/stance-error.h>
#include <stance/stance-picture.h>

#include "stance-distances-private.h"
#include "stance-heatmap-private.h"
#include "stance-labels-private.h"
#include "stance-map-private.h"
#include "stance-write-private.h"

G_DEFINE_ENUM_TYPE (StancePicture, stance_picture,
  G_DEFINE_ENUM_VALUE (STANCE_PICTURE_HEATMAP, "heatmap"),
  G_DEFINE_ENUM_VALUE (STANCE_PICTURE_MAP, "map"))

static GPtrArray *
get_labels (StanceMatrix *matrix, StanceModel *model)
{
  GPtrArray *labels = g_ptr_array_new ();

  for (guint i = 0; i < stance_matrix_get_size (matrix); i++)
    g_ptr_array_add (labels, (char *) stance_label_party (model, stance_matrix_get_party (matrix, i)));
  return labels;
}

/* "Agreement" */
static char *
get_title (StanceMatrix *matrix)
{
  char *title = g_strdup (stance_measure_to_string (stance_matrix_get_measure (matrix)));

  *title = g_ascii_toupper (*title);
  return title;
}

static GBytes *
draw_heatmap (StanceMatrix *matrix, StanceModel *model, StanceFormat format, GError **error)
{
  gsize length;
  g_autofree double *values = stance_matrix_get_values (matrix, &length);
  g_autofree double *tints = g_new (double, length + 1);
  g_autofree guint *counts = stance_matrix_get_counts (matrix, &length);
  g_autofree char *title = get_title (matrix);
  g_autoptr (GPtrArray) labels = get_labels (matrix, model);
  g_autoptr (StanceArray) distances = stance_distances_new (matrix);
  StanceHeatmap map = {
    .title = title, .subtitle = model ? stance_model_get_title (model) : "", .counted = "issues on which both have a position",
    .ends = { "far apart", "agree", "nothing shared" }, .rows = labels, .columns = labels, .values = values, .tints = tints, .counts = counts,
    .square = TRUE, .distances = distances,
  };

  for (gsize i = 0; i < length; i++)
    tints[i] = isnan (values[i]) ? NAN : stance_matrix_tint (matrix, values[i]);
  return stance_heatmap_draw (&map, format, error);
}

/**
 * stance_draw_matrix:
 * @matrix: the matrix
 * @model: (nullable): the model, for names
 * @picture: a heatmap or a map
 * @format: %STANCE_FORMAT_SVG, %STANCE_FORMAT_PNG or %STANCE_FORMAT_PDF
 * @error: return location for an error
 *
 * Draws a party x party matrix. A heatmap is as in stance_draw_table(), with the number of shared issues below each figure; blue is agreement whichever way
 * the measure counts. A map places parties so that those near each other agree: metric scaling by majorisation of stress over the pairs that share an issue
 * (de Leeuw 1977), from the classical solution and twenty random ones (seed 1), with stress-1 below it: 0 where the map says it all, above 0.2 where it says
 * little. Below it stands how many pairs share no issue, so that only the others place them, and how many issues the pairs that share some do (the median):
 * it is called a good or a fair picture only where at most a quarter of the pairs lack a distance and half of the others rest on three issues or more. Of
 * parties that no chain of shared issues joins, the largest group is on the map and the others are named below it.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when @format is none of those; %STANCE_ERROR_NO_DATA for a map of fewer than two parties with a shared issue;
 * %STANCE_ERROR_LIMIT for more than 120 parties, or where memory lacks.
 *
 * Returns: (transfer full) (nullable): the picture; %NULL on an error
 */
GBytes *
stance_draw_matrix (StanceMatrix *matrix, StanceModel *model, StancePicture picture, StanceFormat format, GError **error)
{
  guint size;

  g_return_val_if_fail (matrix != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  size = stance_matrix_get_size (matrix);
  if (!stance_picture_check_format (format, error) || !stance_picture_check_size (size, size, "parties", error))
    return NULL;
  if (picture == STANCE_PICTURE_MAP)
    {
      g_autoptr (GPtrArray) labels = get_labels (matrix, model);
      g_autoptr (StanceArray) distances = stance_distances_new (matrix);
      gsize length;
      g_autofree guint *counts = stance_matrix_get_counts (matrix, &length);
      StanceMap map = { .subtitle = model ? stance_model_get_title (model) : "", .labels = labels, .distances = distances, .counts = counts };

      return stance_map_draw (&map, format, error);
    }
  return draw_heatmap (matrix, model, format, error);
}
