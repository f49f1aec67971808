/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-shared-private.h"

double *
stance_shared_take (const double *x, const double *y, gsize n, gsize *shared)
{
  double *both = g_new (double, 2 * n + 1);
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    if (!isnan (x[i]) && !isnan (y[i]))
      both[count++] = x[i];
  *shared = count;
  for (gsize i = 0; i < n; i++)
    if (!isnan (x[i]) && !isnan (y[i]))
      both[count++] = y[i];
  return both;
}

gboolean
stance_shared_is_constant (const double *values, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if (values[i] != values[0])
      return FALSE;
  return TRUE;
}

gboolean
stance_shared_check (const double *a, const double *b, gsize n, StanceFigure *figure)
{
  if (n < 2)
    *figure = stance_figure_undefined (n == 0 ? STANCE_REASON_NOTHING_SHARED : STANCE_REASON_TOO_FEW, n);
  else if (stance_shared_is_constant (a, n) || stance_shared_is_constant (b, n))
    *figure = stance_figure_undefined (STANCE_REASON_CONSTANT, n);
  else
    return TRUE;
  return FALSE;
}
