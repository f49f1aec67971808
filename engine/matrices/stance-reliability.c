/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <gsl/gsl_statistics_double.h>
#include <math.h>

#include "stance-reliability-private.h"

#define STRIDE (sizeof (StancePair) / sizeof (double))

/* Asked outright: rounding would otherwise leave a constant some variance. */
static gboolean
is_constant (const StancePair *pairs, gsize n)
{
  gboolean a = TRUE;
  gboolean b = TRUE;

  for (gsize i = 1; i < n; i++)
    {
      a = a && pairs[i].a == pairs[0].a;
      b = b && pairs[i].b == pairs[0].b;
    }
  return a || b;
}

double
stance_pearson (const StancePair *pairs, gsize n)
{
  if (n < 2 || is_constant (pairs, n))
    return NAN;
  return gsl_stats_correlation (&pairs->a, STRIDE, &pairs->b, STRIDE, n);
}

double
stance_alpha_interval (const StancePair *pairs, gsize n)
{
  double observed = 0;
  double sum = 0;
  double squares = 0;
  double values = 2.0 * n;

  if (n == 0)
    return NAN;
  for (gsize i = 0; i < n; i++)
    {
      double a = pairs[i].a;
      double b = pairs[i].b;

      observed += 2 * (a - b) * (a - b);
      sum += a + b;
      squares += a * a + b * b;
    }
  if (observed == 0)
    return 1;
  return 1 - (observed / values) * (values * (values - 1)) / (2 * values * squares - 2 * sum * sum);
}

double
stance_mean_absolute_error (const StancePair *pairs, gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += fabs (pairs[i].a - pairs[i].b);
  return n > 0 ? sum / n : NAN;
}
