/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-pairs-private.h"

#include "stance-sums-private.h"

static void
put_score (StancePairs *self, gsize row, gsize column, const StanceScore *score)
{
  gsize place = row * self->size + column;

  self->values[place] = score->value;
  if (self->spreads)
    self->spreads[place] = score->spread;
  if (self->counts)
    self->counts[place] = score->n;
}

/* A party agrees with itself wherever it has a position, however few those are. */
void
stance_pairs_fill (StancePairs *self, const StanceArray *positions, const StanceIssueScale *scale, const StancePairing *pairing)
{
  for (gsize row = 0; row < positions->rows; row++)
    for (gsize column = row; column < positions->rows; column++)
      {
        StanceScore score;
        double spread;
        StanceFigure figure = stance_divergence (stance_array_row (positions, row), stance_array_row (positions, column), scale,
                                                 self->spreads ? &spread : NULL);

        stance_score_set_missing (&score, (guint) figure.n);
        score.value = figure.value;
        score.spread = self->spreads ? spread : NAN;
        if (pairing->measure == STANCE_MEASURE_AGREEMENT)
          score.value = 1 - score.value;
        if (row != column && score.n < pairing->min_shared)
          stance_score_set_missing (&score, score.n);
        put_score (self, row, column, &score);
        put_score (self, column, row, &score);
      }
}
