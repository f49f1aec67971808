/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-pairwise-private.h"

StanceFigure
stance_pairwise_figure (const StancePairwise *self, const double *x, const double *y, gsize n)
{
  StanceFigure figure = self->measure (x, y, n, self->options);

  if (figure.reason == STANCE_REASON_NONE && figure.n < self->min_n)
    return stance_figure_undefined (STANCE_REASON_TOO_FEW, figure.n);
  return figure;
}

static void
put (StanceArray *array, gsize row, gsize column, double value)
{
  stance_array_set (array, row, column, value);
  stance_array_set (array, column, row, value);
}

StanceArray *
stance_pairwise_fill (const StancePairwise *self, const StanceArray *rows, StanceArray *counts, StanceReason *reason)
{
  StanceArray *values = stance_array_new (rows->rows, rows->rows);

  *reason = STANCE_REASON_NONE;
  for (gsize i = 0; values && i < rows->rows; i++)
    for (gsize k = i; k < rows->rows; k++)
      {
        const double *x = stance_array_row (rows, i);
        const double *y = stance_array_row (rows, k);
        StanceFigure figure = i == k ? self->measure (x, y, rows->columns, self->options) : stance_pairwise_figure (self, x, y, rows->columns);

        put (values, i, k, figure.value);
        if (counts)
          put (counts, i, k, (double) figure.n);
        if (*reason == STANCE_REASON_NONE)
          *reason = figure.reason;
      }
  return values;
}
