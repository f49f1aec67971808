/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stance-matrix-private.h"
#include "stance-sums-private.h"

/**
 * stance_matrix_get_measure:
 * @self: a matrix
 *
 * Gives what the entries are.
 *
 * Returns: the measure
 */
StanceMeasure
stance_matrix_get_measure (StanceMatrix *self)
{
  g_return_val_if_fail (self != NULL, STANCE_MEASURE_AGREEMENT);
  return self->pairing.measure;
}

/**
 * stance_matrix_get_size:
 * @self: a matrix
 *
 * Counts the parties, in the order of the table's rows.
 *
 * Returns: the number of parties, at least 1
 */
guint
stance_matrix_get_size (StanceMatrix *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return stance_names_size (self->parties);
}

/**
 * stance_matrix_get_party:
 * @self: a matrix
 * @index: a row or column, from 0
 *
 * Names a row, which is also the column of the same number.
 *
 * Returns: (transfer none): the name of the table's row
 */
const char *
stance_matrix_get_party (StanceMatrix *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < stance_names_size (self->parties), NULL);
  return stance_names_get (self->parties, index);
}

gboolean
stance_matrix_get_score_at (const StanceMatrix *self, guint row, guint column, StanceScore *score)
{
  gsize place = (gsize) row * self->pairs.size + column;

  stance_score_set_missing (score, self->pairs.counts[place]);
  score->value = self->pairs.values[place];
  score->low = self->lows ? self->lows[place] : NAN;
  score->high = self->highs ? self->highs[place] : NAN;
  return !isnan (score->value);
}

StanceReason
stance_matrix_get_reason_at (const StanceMatrix *self, guint row, guint column)
{
  return (StanceReason) self->pairs.reasons[row * self->pairs.size + column];
}

double
stance_matrix_get_chance_at (const StanceMatrix *self, guint row, guint column)
{
  return self->chances ? self->chances[row * self->pairs.size + column] : NAN;
}

/**
 * stance_matrix_get_score:
 * @self: a matrix
 * @a: a party
 * @b: a party
 * @score: (out caller-allocates) (optional): where the entry goes: its value, on how many shared issues it rests, and, of measures that are means over
 *   issues, the spread of the issues' own values, as in stance_table_get_cell() with the issues' weights. Value NaN when it is missing, with n the issues
 *   shared
 *
 * Gives one entry.
 *
 * Returns: whether there is one
 */
gboolean
stance_matrix_get_score (StanceMatrix *self, const char *a, const char *b, StanceScore *score)
{
  StanceScore found;
  gboolean there = FALSE;
  guint row;
  guint column;

  g_return_val_if_fail (self != NULL && a != NULL && b != NULL, FALSE);
  row = stance_names_find (self->parties, a);
  column = stance_names_find (self->parties, b);
  stance_score_set_missing (&found, 0);
  if (row != STANCE_NO_NAME && column != STANCE_NO_NAME)
    there = stance_matrix_get_score_at (self, row, column, &found);
  if (there && score != NULL)
    found.spread = stance_pairs_spread (&self->pairing, &self->scale, stance_array_row (self->positions, row), stance_array_row (self->positions, column),
                                        self->positions->columns);
  if (score != NULL)
    *score = found;
  return there;
}

/**
 * stance_matrix_get_reason:
 * @self: a matrix
 * @a: a party
 * @b: a party
 *
 * Tells why two parties have no figure.
 *
 * Returns: the reason; %STANCE_REASON_NONE where they have one, %STANCE_REASON_NO_DATA where the matrix lacks a party
 */
StanceReason
stance_matrix_get_reason (StanceMatrix *self, const char *a, const char *b)
{
  guint row;
  guint column;

  g_return_val_if_fail (self != NULL && a != NULL && b != NULL, STANCE_REASON_NO_DATA);
  row = stance_names_find (self->parties, a);
  column = stance_names_find (self->parties, b);
  if (row == STANCE_NO_NAME || column == STANCE_NO_NAME)
    return STANCE_REASON_NO_DATA;
  return stance_matrix_get_reason_at (self, row, column);
}

/**
 * stance_matrix_get_chance:
 * @self: a matrix
 * @a: a party
 * @b: a party
 * @p: (out) (optional): where the p-value goes, from 0 to 1; NaN when there is none
 *
 * Tells how likely chance is to bring two parties as near to each other as they are (stance_bootstrap_permute()).
 *
 * Returns: whether it is known
 */
gboolean
stance_matrix_get_chance (StanceMatrix *self, const char *a, const char *b, double *p)
{
  double found = NAN;
  guint row;
  guint column;

  g_return_val_if_fail (self != NULL && a != NULL && b != NULL, FALSE);
  row = stance_names_find (self->parties, a);
  column = stance_names_find (self->parties, b);
  if (row != STANCE_NO_NAME && column != STANCE_NO_NAME)
    found = stance_matrix_get_chance_at (self, row, column);
  if (p)
    *p = found;
  return !isnan (found);
}

/**
 * stance_matrix_get_values:
 * @self: a matrix
 * @length: (out): parties squared
 *
 * Gives all entries, row by row, for those who go on computing.
 *
 * Returns: (transfer full) (array length=length): the entries, NaN where missing
 */
double *
stance_matrix_get_values (StanceMatrix *self, gsize *length)
{
  g_return_val_if_fail (self != NULL && length != NULL, NULL);
  *length = self->pairs.size * self->pairs.size;
  return g_memdup2 (self->pairs.values, *length * sizeof (double));
}

/**
 * stance_matrix_get_counts:
 * @self: a matrix
 * @length: (out): parties squared
 *
 * Gives the numbers of shared issues of all entries, row by row, of missing ones too.
 *
 * Returns: (transfer full) (array length=length): the numbers
 */
guint *
stance_matrix_get_counts (StanceMatrix *self, gsize *length)
{
  g_return_val_if_fail (self != NULL && length != NULL, NULL);
  *length = self->pairs.size * self->pairs.size;
  return g_memdup2 (self->pairs.counts, *length * sizeof (guint));
}
