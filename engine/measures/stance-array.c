/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-array-private.h"

#include <math.h>

StanceArray *
stance_array_new (gsize rows, gsize columns)
{
  gsize size;
  double *values = g_size_checked_mul (&size, rows, columns) ? g_try_new (double, MAX (size, 1)) : NULL;
  StanceArray *self;

  if (!values)
    return NULL;
  for (gsize i = 0; i < size; i++)
    values[i] = NAN;
  self = g_new (StanceArray, 1);
  *self = (StanceArray) { values, rows, columns };
  return self;
}

void
stance_array_free (StanceArray *self)
{
  g_free (self->values);
  g_free (self);
}

StanceArray *
stance_array_transpose (const StanceArray *self)
{
  StanceArray *turned = stance_array_new (self->columns, self->rows);

  for (gsize row = 0; turned && row < self->rows; row++)
    for (gsize column = 0; column < self->columns; column++)
      stance_array_set (turned, column, row, stance_array_get (self, row, column));
  return turned;
}

void
stance_array_divide_by_ranges (StanceArray *self)
{
  for (gsize column = 0; column < self->columns; column++)
    {
      double low = INFINITY;
      double high = -INFINITY;

      for (gsize row = 0; row < self->rows; row++)
        {
          low = fmin (low, stance_array_get (self, row, column));
          high = fmax (high, stance_array_get (self, row, column));
        }
      for (gsize row = 0; low < high && row < self->rows; row++)
        stance_array_set (self, row, column, stance_array_get (self, row, column) / (high - low));
    }
}
