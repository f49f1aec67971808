/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-all-pairs-agreement-private.h"

#include <string.h>

#include "stance-processors-private.h"

typedef double Lanes[STANCE_LANES];

typedef struct
{
  StanceAllPairs *pairs;
  const StanceRatingCodes *coding;
  const StanceArray *weights;
  gboolean pooled;
  Lanes *first; /* how often each category occurs with either party: of q categories each */
  Lanes *second;
} Pairs;

/* Sums of disagreement, of STANCE_LANES pairs. */
typedef struct
{
  Lanes n;
  Lanes observed;
  Lanes expected;
} Sums;

static inline void
add_cell (const Pairs *self, Sums *sums, const guint64 *counts, gsize k, gsize l)
{
  const double apart = 1 - stance_array_get (self->weights, k, l);

  for (guint lane = 0; lane < STANCE_LANES; lane++)
    {
      double count = (double) (gint64) counts[lane];

      sums->n[lane] += count;
      self->first[k][lane] += count;
      self->second[l][lane] += count;
      sums->observed[lane] += apart * count;
    }
}

static inline void
pool (const Pairs *self)
{
  for (gsize k = 0; k < self->weights->rows; k++)
    for (guint lane = 0; lane < STANCE_LANES; lane++)
      self->first[k][lane] = self->second[k][lane] = (self->first[k][lane] + self->second[k][lane]) / 2;
}

static inline void
expect (const Pairs *self, Sums *sums)
{
  const gsize q = self->weights->rows;

  for (gsize k = 0; k < q; k++)
    for (gsize l = 0; l < q; l++)
      {
        const double apart = 1 - stance_array_get (self->weights, k, l);

        for (guint lane = 0; lane < STANCE_LANES; lane++)
          sums->expected[lane] += apart * self->first[k][lane] * self->second[l][lane];
      }
}

static void
put (StanceAllPairs *pairs, gsize row, gsize first, gsize n, const Sums *sums)
{
  double values[STANCE_LANES];
  guint counts[STANCE_LANES];
  guint8 reasons[STANCE_LANES];

  for (guint lane = 0; lane < STANCE_LANES; lane++)
    {
      const double expected = sums->expected[lane];

      counts[lane] = (guint) sums->n[lane];
      reasons[lane] = counts[lane] == 0 ? STANCE_REASON_NOTHING_SHARED : expected > 0 ? STANCE_REASON_NONE : STANCE_REASON_NO_CHANCE;
      values[lane] = reasons[lane] == STANCE_REASON_NONE ? (expected - sums->observed[lane] * sums->n[lane]) / expected : NAN;
    }
  stance_all_pairs_put (pairs, row, first, n, &(StancePairFigures) { values, counts, reasons });
}

STANCE_FOR_EACH_PROCESSOR static void
take (gsize row, gsize first, gsize n, const guint64 *counts, gpointer data)
{
  const Pairs *self = data;
  const gsize q = self->weights->rows;
  Sums sums;

  memset (&sums, 0, sizeof sums);
  memset (self->first, 0, 2 * q * sizeof (Lanes));
  for (gsize k = 0; k < q; k++)
    for (gsize l = 0; l < q; l++)
      add_cell (self, &sums, counts + (k * q + l) * STANCE_LANES, k, l);
  if (self->pooled)
    pool (self);
  expect (self, &sums);
  put (self->pairs, row, first, n, &sums);
}

static gboolean
fill_by_bits (Pairs *self)
{
  const StanceRatingCodes *coding = self->coding;
  g_autoptr (StanceCodes) codes = stance_codes_new_from_indices (coding->codes, coding->units, coding->raters, (guint) self->weights->rows);

  return codes && stance_pair_tables_each (codes, take, self);
}

/* Of the pairs of one party with a block of others. */
static void
tabulate (const Pairs *self, gsize row, gsize first, guint64 *counts)
{
  const gsize q = self->weights->rows, n = self->coding->raters, end = MIN (first + STANCE_LANES, self->coding->units);
  const int *x = self->coding->codes + row * n;

  memset (counts, 0, q * q * STANCE_LANES * sizeof *counts);
  for (gsize other = first; other < end; other++)
    for (gsize i = 0; i < n; i++)
      {
        const int y = self->coding->codes[other * n + i];

        if (x[i] >= 0 && y >= 0)
          counts[((gsize) x[i] * q + (gsize) y) * STANCE_LANES + other - first]++;
      }
}

static gboolean
fill_one_by_one (Pairs *self)
{
  const gsize q = self->weights->rows, parties = self->coding->units;
  g_autofree guint64 *counts = g_try_new (guint64, q * q * STANCE_LANES + 1);

  if (!counts)
    return FALSE;
  for (gsize row = 0; row < parties; row++)
    for (gsize first = row / STANCE_LANES * STANCE_LANES; first < parties; first += STANCE_LANES)
      {
        tabulate (self, row, first, counts);
        take (row, first, MIN (STANCE_LANES, parties - first), counts, self);
      }
  return TRUE;
}

StanceAllPairs *
stance_all_pairs_agreement (const StanceRatingCodes *coding, const StanceArray *weights, StanceCoefficient coefficient)
{
  const gsize q = weights->rows;
  g_autoptr (StanceAllPairs) pairs = stance_all_pairs_new (coding->units);
  g_autofree Lanes *margins = g_try_new (Lanes, 2 * q + 1);
  Pairs self = { pairs, coding, weights, coefficient == STANCE_COEFFICIENT_SCOTT, margins, margins + q };

  if (!pairs || !margins || !(q > 0 && q <= STANCE_PLANES_LEVELS ? fill_by_bits (&self) : fill_one_by_one (&self)))
    return NULL;
  return g_steal_pointer (&pairs);
}
