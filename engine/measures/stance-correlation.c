/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-correlation-private.h"

#include <glib.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <string.h>

#include "stance-shared-private.h"

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

static StanceFigure
correlate (const double *a, const double *b, gsize n)
{
  long double r = sum_products (a, b, n) / sqrtl (sum_products (a, a, n) * sum_products (b, b, n));

  return stance_figure_defined ((double) CLAMP (r, -1, 1), n);
}

StanceFigure
stance_correlation_pearson (const double *x, const double *y, gsize n)
{
  gsize shared;
  g_autofree double *both = stance_shared_take (x, y, n, &shared);
  StanceFigure figure;

  return stance_shared_check (both, both + shared, shared, &figure) ? correlate (both, both + shared, shared) : figure;
}

/* Ranks from 1, in place of the values. */
static void
rank (double *values, gsize n)
{
  g_autofree size_t *order = g_new (size_t, n);
  g_autofree double *ranks = g_new (double, n);
  gsize end;

  gsl_sort_index (order, values, 1, n);
  for (gsize i = 0; i < n; i = end)
    {
      for (end = i + 1; end < n && values[order[end]] == values[order[i]]; end++)
        ;
      for (gsize k = i; k < end; k++)
        ranks[order[k]] = (double) (i + 1 + end) / 2;
    }
  memcpy (values, ranks, n * sizeof *values);
}

StanceFigure
stance_correlation_spearman (const double *x, const double *y, gsize n)
{
  gsize shared;
  g_autofree double *both = stance_shared_take (x, y, n, &shared);
  StanceFigure figure;

  if (!stance_shared_check (both, both + shared, shared, &figure))
    return figure;
  rank (both, shared);
  rank (both + shared, shared);
  return correlate (both, both + shared, shared);
}

StanceRange
stance_correlation_fisher (const StanceFigure *pearson, double level)
{
  double width;

  if (pearson->reason != STANCE_REASON_NONE || pearson->n < 4)
    return (StanceRange) { NAN, NAN };
  width = gsl_cdf_ugaussian_Pinv ((1 + level) / 2) / sqrt (pearson->n - 3.0);
  return (StanceRange) { tanh (atanh (pearson->value) - width), tanh (atanh (pearson->value) + width) };
}
