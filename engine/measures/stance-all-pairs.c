/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-all-pairs-private.h"

#include <math.h>
#include <string.h>

#include "stance-processors-private.h"

StanceAllPairs *
stance_all_pairs_new (gsize size)
{
  StanceAllPairs *self = g_new0 (StanceAllPairs, 1);
  gsize entries = 0;
  gboolean fits = g_size_checked_mul (&entries, size, size + 1);

  self->size = size;
  entries /= 2;
  self->values = fits ? g_try_new (double, entries + 1) : NULL;
  self->counts = fits ? g_try_new (guint, entries + 1) : NULL;
  self->reasons = fits ? g_try_new (guint8, entries + 1) : NULL;
  if (self->values && self->counts && self->reasons)
    return self;
  stance_all_pairs_free (self);
  return NULL;
}

void
stance_all_pairs_free (StanceAllPairs *self)
{
  g_free (self->values);
  g_free (self->counts);
  g_free (self->reasons);
  g_free (self);
}

void
stance_all_pairs_require (StanceAllPairs *self, guint min_n)
{
  for (gsize row = 0; row < self->size; row++)
    for (gsize column = row + 1; column < self->size; column++)
      {
        gsize i = stance_all_pairs_index (self, row, column);

        if (self->counts[i] >= min_n || self->reasons[i] != STANCE_REASON_NONE)
          continue;
        self->values[i] = NAN;
        self->reasons[i] = STANCE_REASON_TOO_FEW;
      }
}

StanceArray *
stance_all_pairs_square (const StanceAllPairs *self, const StanceAllPairs *below)
{
  StanceArray *square = stance_array_new (self->size, self->size);

  for (gsize row = 0; square && row < self->size; row++)
    for (gsize column = 0; column < self->size; column++)
      stance_array_set (square, row, column, (column < row ? below : self)->values[stance_all_pairs_index (self, row, column)]);
  return square;
}

StanceArray *
stance_all_pairs_square_counts (const StanceAllPairs *self)
{
  StanceArray *square = stance_array_new (self->size, self->size);

  for (gsize row = 0; square && row < self->size; row++)
    for (gsize column = 0; column < self->size; column++)
      stance_array_set (square, row, column, self->counts[stance_all_pairs_index (self, row, column)]);
  return square;
}

void
stance_all_pairs_put (StanceAllPairs *self, gsize row, gsize first, gsize n, const StancePairFigures *figures)
{
  const gsize before = row > first ? row - first : 0, at = stance_all_pairs_index (self, row, first + before);

  if (before >= n)
    return;
  memcpy (self->values + at, figures->values + before, (n - before) * sizeof (double));
  memcpy (self->counts + at, figures->counts + before, (n - before) * sizeof (guint));
  memcpy (self->reasons + at, figures->reasons + before, n - before);
}

typedef struct
{
  StanceAllPairs *pairs;
  const StanceCloseness *closeness;
  double range; /* to the power */
  guint8 nothing;
} Taker;

STANCE_FOR_EACH_PROCESSOR static void
take (gsize row, gsize first, gsize n, const StancePairSums *sums, gpointer data)
{
  const Taker *taker = data;
  const StanceCloseness *closeness = taker->closeness;
  const double *apart = closeness->power == 1 ? sums->absolute : sums->squared;
  const double range = taker->range * (closeness->power == 1 ? sums->unit : sums->unit * sums->unit);
  double values[STANCE_LANES];
  guint counts[STANCE_LANES];
  guint8 reasons[STANCE_LANES];

  for (gsize lane = 0; lane < STANCE_LANES; lane++)
    {
      double share = apart[lane] / (sums->weight[lane] * range);

      if (closeness->root && closeness->power == 2)
        share = sqrt (share);
      values[lane] = closeness->constant + closeness->factor * share;
      counts[lane] = (guint) sums->n[lane];
      reasons[lane] = sums->n[lane] > 0 ? STANCE_REASON_NONE : taker->nothing;
    }
  stance_all_pairs_put (taker->pairs, row, first, n, &(StancePairFigures) { values, counts, reasons });
}

static gboolean
has_weight (const double *weights, gsize n)
{
  for (gsize i = 0; weights && i < n; i++)
    if (weights[i] > 0)
      return TRUE;
  return !weights || n == 0;
}

StanceAllPairs *
stance_all_pairs_closeness (const StanceArray *positions, const StanceCloseness *closeness)
{
  StanceAllPairs *self = stance_all_pairs_new (positions->rows);
  const StancePairSource source = { positions, closeness->weights, closeness->power == 1 ? STANCE_SUM_ABSOLUTE : STANCE_SUM_SQUARED };
  Taker taker = { self, closeness, pow (closeness->range, closeness->power), STANCE_REASON_NOTHING_SHARED };

  if (!has_weight (closeness->weights, positions->columns))
    taker.nothing = STANCE_REASON_NO_WEIGHT;
  if (self && !stance_pair_sums_each (&source, take, &taker))
    g_clear_pointer (&self, stance_all_pairs_free);
  return self;
}
