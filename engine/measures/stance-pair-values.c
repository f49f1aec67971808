/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-pair-sums-private.h"

#include <string.h>

#include "stance-processors-private.h"

#define INLINE static inline __attribute__ ((always_inline))

/* Four numbers at a time: two registers or one, as the processor has it. */
#define PART 4
#define PARTS (STANCE_LANES / PART)

typedef double Part __attribute__ ((vector_size (PART * sizeof (double)), aligned (8)));
typedef gint64 Mask __attribute__ ((vector_size (PART * sizeof (gint64)), aligned (8)));

typedef struct
{
  Part absolute[PARTS];
  Part squared[PARTS];
  Part weight[PARTS];
} Sums;

/* In the order of the columns, so that a pair gives what a plain loop gives, to the last bit. Constants for `kinds` and `weighted` leave no branch. */
INLINE void
add (const StancePairRow *x, const double *block, StanceSumKind kinds, gboolean weighted, StancePairSums *sums)
{
  const Mask magnitude = { G_MAXINT64, G_MAXINT64, G_MAXINT64, G_MAXINT64 };
  const Part one = { 1, 1, 1, 1 };
  Sums all;

  memcpy (all.absolute, sums->absolute, sizeof all.absolute);
  memcpy (all.squared, sums->squared, sizeof all.squared);
  memcpy (all.weight, sums->weight, sizeof all.weight);
  for (gsize i = 0; i < x->n; i++)
    {
      const Part *others = (const Part *) (gconstpointer) (block + x->columns[i] * STANCE_LANES);
      const double w = weighted ? x->weights[i] : 1;

      for (guint part = 0; part < PARTS; part++)
        {
          Part off = others[part] - x->values[i];
          Mask there = off == off;

          off = (Part) ((Mask) off & there & magnitude);
          if (kinds & STANCE_SUM_ABSOLUTE)
            all.absolute[part] += weighted ? off * w : off;
          if (kinds & STANCE_SUM_SQUARED)
            all.squared[part] += weighted ? off * off * w : off * off;
          if (weighted)
            all.weight[part] += (Part) ((Mask) (one * w) & there);
        }
    }
  memcpy (sums->absolute, all.absolute, sizeof all.absolute);
  memcpy (sums->squared, all.squared, sizeof all.squared);
  memcpy (sums->weight, all.weight, sizeof all.weight);
}

STANCE_FOR_EACH_PROCESSOR static void
add_absolute (const StancePairRow *x, const double *block, StancePairSums *sums)
{
  add (x, block, STANCE_SUM_ABSOLUTE, FALSE, sums);
}

STANCE_FOR_EACH_PROCESSOR static void
add_squared (const StancePairRow *x, const double *block, StancePairSums *sums)
{
  add (x, block, STANCE_SUM_SQUARED, FALSE, sums);
}

STANCE_FOR_EACH_PROCESSOR static void
add_both (const StancePairRow *x, const double *block, StancePairSums *sums)
{
  add (x, block, STANCE_SUM_ABSOLUTE | STANCE_SUM_SQUARED, FALSE, sums);
}

STANCE_FOR_EACH_PROCESSOR static void
add_weighted (const StancePairRow *x, const double *block, StancePairSums *sums)
{
  add (x, block, STANCE_SUM_ABSOLUTE | STANCE_SUM_SQUARED, TRUE, sums);
}

void
stance_pair_values_add (const StancePairRow *x, const double *block, StanceSumKind kinds, gboolean weighted, StancePairSums *sums)
{
  if (weighted)
    add_weighted (x, block, sums);
  else if (kinds == STANCE_SUM_ABSOLUTE)
    add_absolute (x, block, sums);
  else if (kinds == STANCE_SUM_SQUARED)
    add_squared (x, block, sums);
  else
    add_both (x, block, sums);
}
