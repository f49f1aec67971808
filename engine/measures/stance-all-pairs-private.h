/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One measure of all pairs of parties at once: what the loops over two rows give, many times faster. */
#pragma once

#include <stance/stance-enums.h>

#include "stance-pair-sums-private.h"

/* Symmetrical, so that each pair stands here once: row by row, from the diagonal on. */
typedef struct
{
  gsize size;
  double *values;  /* NaN where undefined */
  guint *counts;   /* the issues that two share, also where undefined */
  guint8 *reasons; /* a StanceReason each */
} StanceAllPairs;

/* NULL where there is no memory for it; what is in it is not set. */
StanceAllPairs *stance_all_pairs_new (gsize size);
void stance_all_pairs_free (StanceAllPairs *self);

/* Of one party against some others. */
typedef struct
{
  const double *values;
  const guint *counts;
  const guint8 *reasons;
} StancePairFigures;

/* Sets n entries of a row, from the column `first` on; those before the diagonal are left out. */
void stance_all_pairs_put (StanceAllPairs *self, gsize row, gsize first, gsize n, const StancePairFigures *figures);

/* Where a pair stands, whichever of the two comes first. */
static inline gsize
stance_all_pairs_index (const StanceAllPairs *self, gsize a, gsize b)
{
  const gsize row = a < b ? a : b, column = a < b ? b : a;

  return row * self->size - row * (row + 1) / 2 + column;
}

/* Makes pairs of two parties that share fewer than min_n issues undefined (too-few). */
void stance_all_pairs_require (StanceAllPairs *self, guint min_n);

/* value = constant + factor * sum (w |x - y|^power) / (sum (w) * range^power), or, if `root`, constant + factor times the power-th root of that.
 * Proximity is constant 1, factor -1; divergence 0 and 1; S 1 and -2; the range is the scale's, above 0. */
typedef struct
{
  const double *weights; /* of the issues; NULL: all 1; issues whose weight is not above 0 are left out */
  double range;
  double constant;
  double factor;
  guint power; /* 1 or 2 */
  gboolean root;
} StanceCloseness;

/* Of parties x issues, finite or NaN. Undefined: nothing-shared; no-weight where no issue has one. Positions that are multiples of 1/10,000 are added up
 * exactly; a pair's value does not hang on other parties. NULL where there is no memory for it. */
StanceAllPairs *stance_all_pairs_closeness (const StanceArray *positions, const StanceCloseness *closeness);

/* size x size: the values, and how many issues each rests on. `below` has what goes below the diagonal. NULL where there is no memory for it. */
StanceArray *stance_all_pairs_square (const StanceAllPairs *self, const StanceAllPairs *below);
StanceArray *stance_all_pairs_square_counts (const StanceAllPairs *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceAllPairs, stance_all_pairs_free)
