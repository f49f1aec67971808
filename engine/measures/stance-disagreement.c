/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-disagreement-private.h"

#include <gsl/gsl_math.h>
#include <stdlib.h>
#include <string.h>

#define MOST_PAIRED 20000
#define STEP 0.25 /* of the integral: its error is about e^(-pi^2 / STEP), 1e-17 */
#define LONGEST 45 /* e^-45 is nothing beside 1 */

void
stance_disagreement_clear (StanceDisagreement *self)
{
  g_clear_pointer (&self->values, g_free);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return (*first > *second) - (*first < *second);
}

static void
take_distinct (StanceDisagreement *self, const double *values, gsize n)
{
  double *all = g_new0 (double, 4 * n + 1);
  double before = 0;

  *self = (StanceDisagreement) { 0, n, all, all + n, all + 2 * n, all + 3 * n, 0 };
  if (n > 0)
    memcpy (self->values, values, n * sizeof (double));
  qsort (self->values, n, sizeof (double), compare_doubles);
  for (gsize i = 0; i < n; i++)
    {
      if (self->n == 0 || self->values[i] != self->values[self->n - 1])
        self->values[self->n++] = self->values[i];
      self->counts[self->n - 1]++;
    }
  for (gsize i = 0; i < self->n; i++)
    {
      self->ranks[i] = before + self->counts[i] / 2;
      before += self->counts[i];
    }
}

/* The mean of (a - b)^2 over all b is (a - mean)^2 + variance. */
static void
measure_squares (StanceDisagreement *self, const double *at)
{
  long double mean = 0;
  long double variance = 0;

  for (gsize i = 0; i < self->n; i++)
    mean += (long double) self->counts[i] * at[i] / self->total;
  for (gsize i = 0; i < self->n; i++)
    variance += self->counts[i] * (at[i] - mean) * (at[i] - mean) / self->total;
  for (gsize i = 0; i < self->n; i++)
    self->against[i] = (double) ((at[i] - mean) * (at[i] - mean) + variance);
}

static void
measure_nominal (StanceDisagreement *self)
{
  for (gsize i = 0; i < self->n; i++)
    self->against[i] = (self->total - self->counts[i]) / self->total;
}

static void
measure_ratio_pairs (StanceDisagreement *self)
{
  for (gsize i = 0; i < self->n; i++)
    {
      double a = self->values[i];
      double sum = 0;

      for (gsize j = 0; j < self->n; j++)
        sum += i == j ? 0 : self->counts[j] * gsl_pow_2 ((a - self->values[j]) / (a + self->values[j]));
      self->against[i] = sum / self->total;
    }
}

/* One step of the integral: the product's second factor is the sum over all values, the first each value's own. */
static void
add_ratio_step (StanceDisagreement *self, double scale)
{
  double sum = 0;
  gsize end = 0;

  for (; end < self->n && scale * self->values[end] < LONGEST; end++)
    sum += self->counts[end] * scale * self->values[end] * exp (-scale * self->values[end]);
  for (gsize i = 0; i < end; i++)
    self->against[i] -= STEP * 4 * scale * self->values[i] * exp (-scale * self->values[i]) * sum / self->total;
}

static void
measure_ratio_integral (StanceDisagreement *self)
{
  gsize first = self->values[0] == 0;
  double from = -LONGEST / 2.0 - log (self->values[self->n - 1]);
  double to = log (LONGEST) - log (self->values[first]);

  for (gsize i = 0; i < self->n; i++)
    self->against[i] = 1;
  for (double z = from; z < to; z += STEP)
    add_ratio_step (self, exp (z));
  if (first == 1)
    self->against[0] = (self->total - self->counts[0]) / self->total;
  for (gsize i = 0; i < self->n; i++)
    self->against[i] = fmax (self->against[i], 0);
}

void
stance_disagreement_init (StanceDisagreement *self, const double *values, gsize n, StanceMetric metric)
{
  take_distinct (self, values, n);
  if (metric == STANCE_METRIC_NOMINAL)
    measure_nominal (self);
  else if (metric != STANCE_METRIC_RATIO)
    measure_squares (self, metric == STANCE_METRIC_ORDINAL ? self->ranks : self->values);
  else if (self->n <= MOST_PAIRED)
    measure_ratio_pairs (self);
  else
    measure_ratio_integral (self);
  for (gsize i = 0; i < self->n; i++)
    self->mean += self->counts[i] * self->against[i] / self->total;
}

gsize
stance_disagreement_find (const StanceDisagreement *self, double value)
{
  const double *at = bsearch (&value, self->values, self->n, sizeof (double), compare_doubles);

  return at ? (gsize) (at - self->values) : 0;
}
