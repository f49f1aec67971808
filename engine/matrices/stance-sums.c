/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-grid-private.h"
#include "stance-sums-private.h"

/* A weight of 0 or less takes the statement out, count included. */
void
stance_sums_add (StanceSums *self, gint32 position, gint32 weight)
{
  if (weight <= 0)
    return;
  self->n++;
  self->weight += weight;
  self->sum += (StanceWide) weight * position;
  self->squares += (StanceWide) weight * position * position;
}

void
stance_sums_merge (StanceSums *self, const StanceSums *other)
{
  self->n += other->n;
  self->weight += other->weight;
  self->sum += other->sum;
  self->squares += other->squares;
}

/* Missing is not zero: the value is NaN, and n says how many were found all the same. */
void
stance_score_set_missing (StanceScore *score, guint n)
{
  *score = (StanceScore) { .value = NAN, .n = n, .spread = NAN, .low = NAN, .high = NAN };
}

/* The sums are moved to the grid point next to the mean before they leave the integers: equal positions have a spread of exactly 0. */
static double
variance_on_grid (const StanceSums *self)
{
  StanceWide centre = self->sum / self->weight;
  StanceWide sum = self->sum - centre * self->weight;
  StanceWide squares = self->squares - 2 * centre * self->sum + centre * centre * self->weight;
  double mean = (double) sum / (double) self->weight;

  return MAX (0.0, (double) squares / (double) self->weight - mean * mean);
}

/* The weighted mean, and the spread sqrt (sum w (x - mean)^2 / sum w * n / (n - 1)), which for equal weights is the usual one. */
gboolean
stance_sums_finish (const StanceSums *self, StanceScore *score)
{
  stance_score_set_missing (score, self->n);
  if (self->n == 0)
    return FALSE;
  score->value = (double) self->sum / (double) ((StanceWide) self->weight * STANCE_GRID);
  if (self->n > 1)
    score->spread = sqrt (variance_on_grid (self) * self->n / (self->n - 1)) / STANCE_GRID;
  return TRUE;
}
