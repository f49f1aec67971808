/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One party against STANCE_LANES others at once: the sums over the issues that each two share. */
#pragma once

#include "stance-planes-private.h"

typedef enum
{
  STANCE_SUM_ABSOLUTE = 1 << 0,
  STANCE_SUM_SQUARED = 1 << 1,
} StanceSumKind;

/* Of the issues that two parties share and whose weight is above 0; sums that were not asked for are 0. */
typedef struct
{
  guint64 n[STANCE_LANES];       /* how many */
  double weight[STANCE_LANES];   /* sum w */
  double absolute[STANCE_LANES]; /* sum w |x - y| */
  double squared[STANCE_LANES];  /* sum w (x - y)^2 */
  double unit;                   /* what x and y were multiplied with */
} StancePairSums;

/* How planes made with `above` are added up. `scratch` has room for planes * words * STANCE_LANES words. */
typedef struct
{
  gsize planes;
  const StanceColumns *columns;
  double gaps[STANCE_PLANES_LEVELS]; /* between a level and the one above it */
  StanceSumKind kinds;
  guint64 *scratch;
} StancePairBits;

/* x: a row of the planes, block: the rows that it is set against. */
void stance_pair_bits_add (const StancePairBits *self, const guint64 *x, const guint64 *block, StancePairSums *sums);

/* How planes made without `above` are tabulated. `scratch` has room for words. */
typedef struct
{
  gsize planes;
  gsize words;
  guint64 *scratch;
} StancePairTables;

/* counts[i * planes + j][lane]: on how many issues x is at level i and the other at level j. */
void stance_pair_bits_tabulate (const StancePairTables *self, const guint64 *x, const guint64 *block, guint64 *counts);

/* Some of a party's positions: those that are not missing and whose weight is above 0. */
typedef struct
{
  const guint *columns;
  const double *values;
  const double *weights;
  gsize n;
} StancePairRow;

/* Adds to the sums, but for n. block: [column][lane], NaN where missing. Not `weighted`: weights are all taken as 1, and sums->weight stays. */
void stance_pair_values_add (const StancePairRow *x, const double *block, StanceSumKind kinds, gboolean weighted, StancePairSums *sums);

/* Sums of all pairs of parties. */
typedef struct
{
  const StanceArray *positions; /* parties x issues, finite or NaN */
  const double *weights;        /* of the issues; NULL: all 1; issues whose weight is not above 0 are left out */
  StanceSumKind kinds;
} StancePairSource;

/* Called for each party and, block by block, at least all parties from itself on: n of them, from the party `first` on. */
typedef void (*StancePairTake) (gsize row, gsize first, gsize n, const StancePairSums *sums, gpointer data);

/* Positions that are multiples of 1/10,000 are added up as whole numbers, so that their sums are exact and do not hang on what other parties there are;
 * few levels are counted as bits, others compared one by one. Takes memory for a copy of the positions; FALSE where there is none. */
gboolean stance_pair_sums_each (const StancePairSource *self, StancePairTake take, gpointer data);

/* counts as of stance_pair_bits_tabulate(). */
typedef void (*StancePairTakeTables) (gsize row, gsize first, gsize n, const guint64 *counts, gpointer data);

/* Contingency tables of all pairs of parties, called as above; of codes with at least one level. FALSE where there is no memory. */
gboolean stance_pair_tables_each (const StanceCodes *codes, StancePairTakeTables take, gpointer data);
