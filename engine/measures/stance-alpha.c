/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-alpha-private.h"

#include <gsl/gsl_math.h>

#include "stance-disagreement-private.h"

#define FEW 32

/* The pairable values, unit behind unit. */
typedef struct
{
  double *values;
  gsize *ends; /* of each unit's values */
  gsize units;
  gsize n;
  gsize found; /* values, pairable or not */
  StanceDisagreement all;
  StanceMetric metric;
  double observed; /* mean disagreement within units */
} Values;

static void
values_clear (Values *self)
{
  g_free (self->values);
  g_free (self->ends);
  stance_disagreement_clear (&self->all);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Values, values_clear)

static void
take_unit (Values *self, const StanceArray *units, gsize unit)
{
  const double *row = stance_array_row (units, unit);
  gsize end = self->n;

  for (gsize rater = 0; rater < units->columns; rater++)
    if (!isnan (row[rater]))
      self->values[end++] = row[rater];
  self->found += end - self->n;
  if (end - self->n < 2)
    return;
  self->n = end;
  self->ends[self->units++] = end;
}

static void
values_init (Values *self, const StanceArray *units, StanceMetric metric)
{
  *self = (Values) { .metric = metric };
  self->values = g_new (double, units->rows * units->columns + 1);
  self->ends = g_new (gsize, units->rows + 1);
  for (gsize unit = 0; unit < units->rows; unit++)
    take_unit (self, units, unit);
}

/* Squares about the mean: pairs both ways sum to twice n times these. */
static double
sum_squares (const double *at, gsize n)
{
  long double mean = 0;
  long double sum = 0;

  for (gsize i = 0; i < n; i++)
    mean += at[i];
  mean /= n;
  for (gsize i = 0; i < n; i++)
    sum += (at[i] - mean) * (at[i] - mean);
  return (double) (2 * n * sum);
}

static double
sum_few (const double *values, gsize n, StanceMetric metric)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    for (gsize j = i + 1; j < n; j++)
      if (values[i] != values[j])
        sum += metric == STANCE_METRIC_NOMINAL ? 2 : 2 * gsl_pow_2 ((values[i] - values[j]) / (values[i] + values[j]));
  return sum;
}

/* The disagreement over the pairs (both ways) of a unit's values. */
static double
disagree_within (const double *values, gsize n, StanceMetric metric)
{
  g_auto (StanceDisagreement) own = { 0 };

  if (metric == STANCE_METRIC_INTERVAL || metric == STANCE_METRIC_ORDINAL)
    return sum_squares (values, n);
  if (n <= FEW)
    return sum_few (values, n, metric);
  stance_disagreement_init (&own, values, n, metric);
  return own.mean * n * n;
}

static gsize
get_start (const Values *self, gsize unit)
{
  return unit > 0 ? self->ends[unit - 1] : 0;
}

/* Values become ranks, and what each of them adds to expected disagreement is looked up while they are still values. */
static double *
look_up (Values *self)
{
  double *against = g_new (double, self->n + 1);

  for (gsize i = 0; i < self->n; i++)
    {
      gsize at = stance_disagreement_find (&self->all, self->values[i]);

      against[i] = self->all.against[at];
      if (self->metric == STANCE_METRIC_ORDINAL)
        self->values[i] = self->all.ranks[at];
    }
  return against;
}

static double *
observe (Values *self)
{
  double *within = g_new (double, self->units + 1);

  for (gsize unit = 0; unit < self->units; unit++)
    {
      gsize start = get_start (self, unit);
      gsize size = self->ends[unit] - start;

      within[unit] = disagree_within (self->values + start, size, self->metric) / (size - 1);
      self->observed += within[unit] / self->n;
    }
  return within;
}

/* Gwet's variance over units, with disagreement in place of weights of agreement: these cancel. */
static double
find_error (const Values *self, const double *within, const double *against)
{
  double mean = (double) self->n / self->units;
  double ratio = self->observed / self->all.mean;
  double sum = 0;

  for (gsize unit = 0; unit < self->units; unit++)
    {
      gsize start = get_start (self, unit);
      double excess = (self->ends[unit] - start) / mean - 1;
      double observed = within[unit] / mean - self->observed * excess;
      double expected = -self->all.mean * excess;

      for (gsize i = start; i < self->ends[unit]; i++)
        expected += against[i] / mean;
      sum += gsl_pow_2 ((self->all.mean - observed + 2 * ratio * (expected - self->all.mean)) / self->all.mean - (1 - ratio));
    }
  return self->units > 1 ? sqrt (sum / (self->units * (self->units - 1.0))) : NAN;
}

static StanceReason
find_reason (const Values *self)
{
  if (self->units == 0)
    return self->found > 0 ? STANCE_REASON_NOTHING_SHARED : STANCE_REASON_NO_DATA;
  if (self->metric == STANCE_METRIC_RATIO)
    for (gsize i = 0; i < self->n; i++)
      if (self->values[i] < 0)
        return STANCE_REASON_NOT_APPLICABLE;
  return STANCE_REASON_NONE;
}

StanceFigure
stance_alpha (const StanceArray *units, StanceMetric metric)
{
  g_auto (Values) values = { 0 };
  g_autofree double *against = NULL;
  g_autofree double *within = NULL;
  StanceReason reason;

  values_init (&values, units, metric);
  reason = find_reason (&values);
  if (reason != STANCE_REASON_NONE)
    return stance_figure_undefined (reason, values.units);
  stance_disagreement_init (&values.all, values.values, values.n, metric);
  if (values.all.n < 2 || !(values.all.mean > 0) || !isfinite (values.all.mean))
    return stance_figure_undefined (values.all.n < 2 ? STANCE_REASON_CONSTANT : STANCE_REASON_NOT_APPLICABLE, values.units);
  against = look_up (&values);
  within = observe (&values);
  return stance_figure_with_error (1 - (1 - 1.0 / values.n) * values.observed / values.all.mean, find_error (&values, within, against), values.units);
}
