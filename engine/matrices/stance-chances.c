/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-chances-private.h"

#include "stance-permutation-private.h"

StanceChances *
stance_chances_new (StanceTable *table, const StanceMatrix *matrix, guint replicates, guint seed)
{
  StanceChances *self = g_new (StanceChances, 1);
  gsize size = matrix->pairs.size;

  *self = (StanceChances) { stance_table_get_positions (table), matrix, replicates, seed, g_new (double, size * size) };
  return self;
}

void
stance_chances_free (StanceChances *self)
{
  g_clear_pointer (&self->positions, stance_array_free);
  g_free (self->p);
  g_free (self);
}

void
stance_chances_fill (StanceChances *self, guint row, gsl_rng *rng)
{
  gsize size = self->positions->rows;

  self->p[row * size + row] = NAN;
  for (gsize column = row + 1; column < size; column++)
    {
      StanceRows rows = { stance_array_row (self->positions, row), stance_array_row (self->positions, column), self->matrix->weights,
                          self->positions->columns };

      stance_random_begin (rng, self->seed, (guint) (row * size + column));
      self->p[row * size + column] = self->p[column * size + row] = stance_permutation_agreement (&rows, self->replicates, rng).value;
    }
}

StanceMatrix *
stance_chances_finish (StanceChances *self)
{
  StanceMatrix *matrix = stance_matrix_copy (self->matrix, NULL);

  g_free (matrix->chances);
  matrix->chances = g_steal_pointer (&self->p);
  return matrix;
}
