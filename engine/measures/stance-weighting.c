/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-weighting-private.h"

#include <gsl/gsl_math.h>
#include <math.h>

typedef struct
{
  double low;
  double high;
} Range;

static Range
find_range (const double *levels, gsize n)
{
  Range range = { INFINITY, -INFINITY };

  for (gsize i = 0; i < n; i++)
    range = (Range) { fmin (range.low, levels[i]), fmax (range.high, levels[i]) };
  return range;
}

/* How many levels lie between the two, one of them counted. */
static double
count_ranks (const double *levels, gsize n, double a, double b)
{
  double between = 0;

  for (gsize i = 0; i < n; i++)
    between += levels[i] >= fmin (a, b) && levels[i] < fmax (a, b);
  return between;
}

static double
measure_bipolar (Range range, double a, double b)
{
  return gsl_pow_2 (a - b) / ((a + b - 2 * range.low) * (2 * range.high - a - b));
}

static double
measure_ordinal (const double *levels, gsize n, double a, double b)
{
  double ranks = count_ranks (levels, n, a, b);

  return ranks * (ranks + 1) / 2;
}

static double
disagree (StanceWeighting form, Range range, double a, double b)
{
  if (a == b)
    return 0;
  switch (form)
    {
    case STANCE_WEIGHTING_LINEAR:
      return fabs (a - b);
    case STANCE_WEIGHTING_QUADRATIC:
      return gsl_pow_2 (a - b);
    case STANCE_WEIGHTING_RADICAL:
      return sqrt (fabs (a - b));
    case STANCE_WEIGHTING_RATIO:
      return gsl_pow_2 ((a - b) / (a + b));
    case STANCE_WEIGHTING_CIRCULAR:
      return gsl_pow_2 (sin (M_PI * (a - b) / (range.high - range.low + 1)));
    case STANCE_WEIGHTING_BIPOLAR:
      return measure_bipolar (range, a, b);
    case STANCE_WEIGHTING_IDENTITY:
    default:
      return 1;
    }
}

StanceArray *
stance_weighting_from_disagreement (const StanceArray *disagreement)
{
  StanceArray *weights = stance_array_new (disagreement->rows, disagreement->columns);
  double largest = 0;

  for (gsize i = 0; i < disagreement->rows * disagreement->columns; i++)
    largest = fmax (largest, disagreement->values[i]);
  for (gsize i = 0; weights && i < disagreement->rows * disagreement->columns; i++)
    weights->values[i] = largest > 0 ? 1 - disagreement->values[i] / largest : 1;
  return weights;
}

StanceArray *
stance_weighting_new (StanceWeighting form, const double *levels, gsize n)
{
  g_autoptr (StanceArray) apart = stance_array_new (n, n);
  Range range = find_range (levels, n);

  if (!apart || (form == STANCE_WEIGHTING_RATIO && range.low < 0 && range.high > 0))
    return NULL;
  for (gsize k = 0; k < n; k++)
    for (gsize l = 0; l < n; l++)
      stance_array_set (apart, k, l, form == STANCE_WEIGHTING_ORDINAL ? measure_ordinal (levels, n, levels[k], levels[l])
                                                                      : disagree (form, range, levels[k], levels[l]));
  return stance_weighting_from_disagreement (apart);
}
