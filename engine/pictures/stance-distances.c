/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-distances-private.h"
#include "stance-write-private.h"

StanceArray *
stance_distances_new (StanceMatrix *matrix)
{
  guint size = stance_matrix_get_size (matrix);
  StanceArray *distances = stance_array_new (size, size);
  gsize length;
  g_autofree double *values = stance_matrix_get_values (matrix, &length);

  for (guint row = 0; distances && row < size; row++)
    for (guint column = 0; column < size; column++)
      stance_array_set (distances, row, column, row == column ? 0 : (1 - stance_matrix_tint (matrix, values[row * size + column])) / 2);
  return distances;
}
