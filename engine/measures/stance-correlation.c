/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-correlation-private.h"

#include <glib.h>

/* The entries that both have, one row behind the other; `shared` is how many. */
static double *
take_shared (const double *x, const double *y, gsize n, gsize *shared)
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

static gboolean
is_constant (const double *values, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if (values[i] != values[0])
      return FALSE;
  return TRUE;
}

/* The sum of the products of the deviations from the means. Long doubles about the mean, not GSL's running one: what lies on a line gives exactly 1. */
static long double
sum_products (const double *x, const double *y, gsize n)
{
  long double mean_x = 0;
  long double mean_y = 0;
  long double sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      mean_x += x[i];
      mean_y += y[i];
    }
  mean_x /= n;
  mean_y /= n;
  for (gsize i = 0; i < n; i++)
    sum += (x[i] - mean_x) * (y[i] - mean_y);
  return sum;
}

StanceFigure
stance_correlation_pearson (const double *x, const double *y, gsize n)
{
  gsize shared;
  g_autofree double *both = take_shared (x, y, n, &shared);
  const double *b = both + shared;
  long double r;

  if (shared < 2)
    return stance_figure_undefined (shared == 0 ? STANCE_REASON_NOTHING_SHARED : STANCE_REASON_TOO_FEW, shared);
  if (is_constant (both, shared) || is_constant (b, shared))
    return stance_figure_undefined (STANCE_REASON_CONSTANT, shared);
  r = sum_products (both, b, shared) / sqrtl (sum_products (both, both, shared) * sum_products (b, b, shared));
  return stance_figure_defined ((double) CLAMP (r, -1, 1), shared);
}
