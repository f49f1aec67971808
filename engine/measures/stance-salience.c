/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-salience-private.h"

#include <gsl/gsl_sort.h>

StanceFigure
stance_salience_log_ratio (double right, double left, double offset)
{
  double a = right + offset;
  double b = left + offset;

  if (isnan (right) || isnan (left))
    return stance_figure_undefined (STANCE_REASON_NO_DATA, 0);
  if (!(a > 0 && b > 0))
    return stance_figure_undefined (STANCE_REASON_NOT_APPLICABLE, (gsize) (right + left));
  return stance_figure_with_error (log (a / b), sqrt (1 / a + 1 / b), (gsize) (right + left));
}

StanceFigure
stance_salience_importance (double right, double left, double total, double offset)
{
  if (isnan (right) || isnan (left) || !(total > 0))
    return stance_figure_undefined (STANCE_REASON_NO_DATA, 0);
  if (!(right + left + 2 * offset > 0))
    return stance_figure_undefined (STANCE_REASON_NOT_APPLICABLE, 0);
  return stance_figure_defined (log ((right + left + 2 * offset) / total), (gsize) total);
}

static gboolean
is_there (const double *positions, const double *weights, gsize i)
{
  return !isnan (positions[i]) && weights[i] > 0;
}

/* The sum of weights; a figure without any in `none`. */
static long double
weigh (const double *positions, const double *weights, gsize n, StanceFigure *none)
{
  long double sum = 0;
  gsize given = 0;
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    {
      given += !isnan (positions[i]) && !isnan (weights[i]);
      if (is_there (positions, weights, i))
        {
          sum += weights[i];
          count++;
        }
    }
  *none = stance_figure_undefined (given > 0 ? STANCE_REASON_NO_WEIGHT : STANCE_REASON_NO_DATA, count);
  return sum;
}

StanceFigure
stance_salience_mean (const double *positions, const double *weights, gsize n)
{
  StanceFigure none;
  long double weight = weigh (positions, weights, n, &none);
  long double sum = 0;

  if (!(weight > 0))
    return none;
  for (gsize i = 0; i < n; i++)
    if (is_there (positions, weights, i))
      sum += (long double) weights[i] * positions[i];
  return stance_figure_defined ((double) (sum / weight), none.n);
}

/* The first position, in their order, at which `half` is reached (lower) or passed (upper). */
static double
reach (const double *positions, const double *weights, const size_t *order, gsize n, long double half, gboolean passed)
{
  long double slack = half * 1e-12L;
  long double reached = 0;
  double at = NAN;

  for (gsize i = 0; i < n; i++)
    {
      if (!is_there (positions, weights, order[i]))
        continue;
      at = positions[order[i]];
      reached += weights[order[i]];
      if (passed ? reached > half + slack : reached >= half - slack)
        break;
    }
  return at;
}

StanceFigure
stance_salience_median (const double *positions, const double *weights, gsize n, StanceTie tie)
{
  StanceFigure none;
  long double weight = weigh (positions, weights, n, &none);
  g_autofree size_t *order = g_new (size_t, n + 1);
  g_autofree double *keys = g_new (double, n + 1);
  double lower;
  double upper;

  if (!(weight > 0))
    return none;
  for (gsize i = 0; i < n; i++)
    keys[i] = isnan (positions[i]) ? INFINITY : positions[i];
  gsl_sort_index (order, keys, 1, n);
  lower = reach (positions, weights, order, n, weight / 2, FALSE);
  upper = reach (positions, weights, order, n, weight / 2, TRUE);
  if (tie == STANCE_TIE_MIDDLE)
    return stance_figure_defined (lower + (upper - lower) / 2, none.n);
  return stance_figure_defined (tie == STANCE_TIE_LOWER ? lower : upper, none.n);
}
