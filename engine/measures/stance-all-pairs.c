/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-all-pairs-private.h"

#include <math.h>

#define SQUARE 32 /* entries a side that are copied at a time: both sides of the diagonal then stay near the processor */

StanceAllPairs *
stance_all_pairs_new (gsize size)
{
  StanceAllPairs *self = g_new0 (StanceAllPairs, 1);
  gsize entries = 0;
  gboolean fits = g_size_checked_mul (&entries, size, size);

  self->size = size;
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

/* The entries below the diagonal, from those above it. */
static void
mirror_square (StanceAllPairs *self, gsize top, gsize left)
{
  const gsize size = self->size;

  for (gsize row = top; row < MIN (top + SQUARE, size); row++)
    for (gsize column = left; column < MIN (left + SQUARE, row); column++)
      {
        self->values[row * size + column] = self->values[column * size + row];
        self->counts[row * size + column] = self->counts[column * size + row];
        self->reasons[row * size + column] = self->reasons[column * size + row];
      }
}

static void
mirror (StanceAllPairs *self)
{
  for (gsize top = 0; top < self->size; top += SQUARE)
    for (gsize left = 0; left <= top; left += SQUARE)
      mirror_square (self, top, left);
}

void
stance_all_pairs_require (StanceAllPairs *self, guint min_n)
{
  for (gsize row = 0; row < self->size; row++)
    for (gsize column = 0; column < self->size; column++)
      {
        gsize i = row * self->size + column;

        if (row == column || self->counts[i] >= min_n || self->reasons[i] != STANCE_REASON_NONE)
          continue;
        self->values[i] = NAN;
        self->reasons[i] = STANCE_REASON_TOO_FEW;
      }
}

typedef struct
{
  StanceAllPairs *pairs;
  const StanceCloseness *closeness;
  double range; /* to the power */
  guint8 nothing;
} Taker;

static void
take (gsize row, gsize first, gsize n, const StancePairSums *sums, gpointer data)
{
  const Taker *taker = data;
  const StanceCloseness *closeness = taker->closeness;
  const gsize at = row * taker->pairs->size + first;
  const double *apart = closeness->power == 1 ? sums->absolute : sums->squared;

  for (gsize lane = 0; lane < n; lane++)
    {
      double share = apart[lane] / (sums->weight[lane] * taker->range);

      if (closeness->root && closeness->power == 2)
        share = sqrt (share);
      taker->pairs->values[at + lane] = closeness->constant + closeness->factor * share;
      taker->pairs->counts[at + lane] = (guint) sums->n[lane];
      taker->pairs->reasons[at + lane] = sums->n[lane] > 0 ? STANCE_REASON_NONE : taker->nothing;
    }
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
  if (self)
    mirror (self);
  return self;
}
