/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-all-pairs-private.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

#include "stance-processors-private.h"

typedef double Lanes[STANCE_LANES];

typedef struct
{
  StanceAllPairs *pairs;
  const StanceChanceCorrected *kappa;
} Taker;

/* What a block of tables says: how often each level occurs with either party, and the sums of disagreement. */
typedef struct
{
  Lanes n;
  Lanes observed;
  Lanes expected;
  Lanes rows[STANCE_PLANES_LEVELS];
  Lanes columns[STANCE_PLANES_LEVELS];
} Margins;

static inline void
add_cell (Margins *self, const guint64 *counts, guint i, guint j, double disagreement)
{
  for (guint lane = 0; lane < STANCE_LANES; lane++)
    {
      double count = (double) (gint64) counts[lane];

      self->rows[i][lane] += count;
      self->columns[j][lane] += count;
      self->observed[lane] += disagreement * count;
    }
}

static inline void
expect (Margins *self, const StanceChanceCorrected *kappa)
{
  const guint levels = kappa->levels->n;

  for (guint i = 0; i < levels; i++)
    for (guint lane = 0; lane < STANCE_LANES; lane++)
      self->n[lane] += self->rows[i][lane];
  for (guint i = 0; kappa->pooled && i < levels; i++)
    for (guint lane = 0; lane < STANCE_LANES; lane++)
      self->rows[i][lane] = self->columns[i][lane] = (self->rows[i][lane] + self->columns[i][lane]) / 2;
  for (guint i = 0; i < levels; i++)
    for (guint j = 0; j < levels; j++)
      for (guint lane = 0; lane < STANCE_LANES; lane++)
        self->expected[lane] += stance_array_get (kappa->disagreement, i, j) * self->rows[i][lane] * self->columns[j][lane];
}

static StanceReason
find_reason (const Margins *margins, guint lane)
{
  if (!(margins->n[lane] > 0))
    return STANCE_REASON_NOTHING_SHARED;
  return margins->expected[lane] > 0 ? STANCE_REASON_NONE : STANCE_REASON_NO_CHANCE;
}

static void
put (StanceAllPairs *pairs, gsize row, gsize first, gsize n, const Margins *margins)
{
  double values[STANCE_LANES];
  guint counts[STANCE_LANES];
  guint8 reasons[STANCE_LANES];

  for (guint lane = 0; lane < STANCE_LANES; lane++)
    {
      reasons[lane] = (guint8) find_reason (margins, lane);
      counts[lane] = (guint) margins->n[lane];
      values[lane] = reasons[lane] == STANCE_REASON_NONE ? 1 - margins->observed[lane] * margins->n[lane] / margins->expected[lane] : NAN;
    }
  stance_all_pairs_put (pairs, row, first, n, &(StancePairFigures) { values, counts, reasons });
}

STANCE_FOR_EACH_PROCESSOR static void
take (gsize row, gsize first, gsize n, const guint64 *counts, gpointer data)
{
  const Taker *taker = data;
  const guint levels = taker->kappa->levels->n;
  Margins margins;

  memset (&margins, 0, offsetof (Margins, rows));
  memset (margins.rows, 0, levels * sizeof (Lanes));
  memset (margins.columns, 0, levels * sizeof (Lanes));
  for (guint i = 0; i < levels; i++)
    for (guint j = 0; j < levels; j++)
      add_cell (&margins, counts + (i * levels + j) * STANCE_LANES, i, j, stance_array_get (taker->kappa->disagreement, i, j));
  expect (&margins, taker->kappa);
  put (taker->pairs, row, first, n, &margins);
}

StanceAllPairs *
stance_all_pairs_kappa (const StanceArray *positions, const StanceChanceCorrected *kappa)
{
  StanceAllPairs *self = stance_all_pairs_new (positions->rows);
  Taker taker = { self, kappa };

  if (self && !stance_pair_tables_each (positions, kappa->levels, take, &taker))
    g_clear_pointer (&self, stance_all_pairs_free);
  return self;
}
