/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-counts-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int
compare_levels (gconstpointer key, gconstpointer element)
{
  int a = *(const int *) key, b = *(const int *) element;

  return (a > b) - (a < b);
}

static StanceArray *
new_zeros (gsize rows, gsize columns)
{
  StanceArray *array = stance_array_new (rows, columns);

  if (array)
    memset (array->values, 0, sizeof (double) * rows * columns);
  return array;
}

/* Without counts yet; NULL when there is no memory. */
static StanceCounts *
make (gsize rows, gsize columns, const int *levels, gsize n_levels)
{
  g_autoptr (StanceCounts) self = g_new0 (StanceCounts, 1);
  gsize width;

  self->columns = columns;
  self->n_levels = n_levels;
  self->levels = g_memdup2 (levels, sizeof (int) * n_levels);
  self->totals = new_zeros (rows, columns);
  self->counts = g_size_checked_mul (&width, columns, n_levels) ? new_zeros (rows, width) : NULL;
  return self->totals && self->counts ? g_steal_pointer (&self) : NULL;
}

StanceCounts *
stance_counts_new (const StanceCodedStatement *codings, gsize n, gsize n_actors, gsize n_concepts, const StanceQualifier *qualifier)
{
  StanceCounts *self = make (n_actors, n_concepts, qualifier->levels, qualifier->n_levels);

  if (!self)
    return NULL;
  self->range = qualifier->range;
  self->binary = qualifier->binary;
  for (gsize i = 0; i < n; i++)
    {
      const StanceCodedStatement *c = &codings[i];
      const int *level = bsearch (&c->level, qualifier->levels, qualifier->n_levels, sizeof (int), compare_levels);

      if (!level || c->actor >= n_actors || c->concept >= n_concepts)
        continue;
      stance_array_row (self->counts, c->actor)[(gsize) (level - qualifier->levels) * n_concepts + c->concept] += 1;
      stance_array_row (self->totals, c->actor)[c->concept] += 1;
    }
  return self;
}

StanceCounts *
stance_counts_transpose (const StanceCounts *self)
{
  gsize rows = self->totals->rows;
  StanceCounts *turned = make (self->columns, rows, self->levels, self->n_levels);

  if (!turned)
    return NULL;
  turned->range = self->range;
  turned->binary = self->binary;
  for (gsize row = 0; row < rows; row++)
    for (gsize column = 0; column < self->columns; column++)
      {
        stance_array_set (turned->totals, column, row, stance_array_get (self->totals, row, column));
        for (gsize level = 0; level < self->n_levels; level++)
          stance_array_set (turned->counts, column, level * rows + row, stance_array_get (self->counts, row, level * self->columns + column));
      }
  return turned;
}

void
stance_counts_free (StanceCounts *self)
{
  g_clear_pointer (&self->counts, stance_array_free);
  g_clear_pointer (&self->totals, stance_array_free);
  g_free (self->levels);
  g_free (self);
}

/* What a cell holds, in levels from the highest to the lowest. */
static double
combine_levels (const StanceCounts *self, gsize row, gsize column)
{
  double code = 0;

  for (gsize level = 0; level < self->n_levels; level++)
    if (stance_array_get (self->counts, row, level * self->columns + column) > 0)
      code += ldexp (1, (int) (self->n_levels - 1 - level));
  return code;
}

static double
subtract_levels (const StanceCounts *self, gsize row, gsize column)
{
  double sum = 0;

  for (gsize level = 0; level < self->n_levels; level++)
    {
      double value = self->binary ? (self->levels[level] > 0 ? 1 : -1) : self->levels[level];

      sum += value * stance_array_get (self->counts, row, level * self->columns + column);
    }
  return sum;
}

/* Divides the cells of each row (or column) by the sum of `parts` in it. */
static void
divide (StanceArray *cells, const StanceArray *parts, gboolean by_column, double undefined)
{
  gsize n = by_column ? cells->columns : cells->rows;
  g_autofree double *sums = g_new0 (double, MAX (n, 1));

  for (gsize row = 0; row < cells->rows; row++)
    for (gsize column = 0; column < cells->columns; column++)
      sums[by_column ? column : row] += stance_array_get (parts, row, column);
  for (gsize row = 0; row < cells->rows; row++)
    for (gsize column = 0; column < cells->columns; column++)
      {
        double sum = sums[by_column ? column : row];

        stance_array_set (cells, row, column, sum > 0 ? stance_array_get (cells, row, column) / sum : undefined);
      }
}

/* 1 where a cell is not 0. */
static StanceArray *
mark_filled (const StanceArray *cells)
{
  StanceArray *filled = stance_array_new (cells->rows, cells->columns);

  for (gsize i = 0; filled && i < cells->rows * cells->columns; i++)
    filled->values[i] = cells->values[i] != 0;
  return filled;
}

static gboolean
is_two_mode (const StanceCounts *self, StanceAggregate aggregate, StanceNormalisation normalisation)
{
  gboolean divided = normalisation == STANCE_NORMALISATION_ACTIVITY || normalisation == STANCE_NORMALISATION_PROMINENCE;

  if (aggregate == STANCE_AGGREGATE_COMBINE && self->n_levels > 52)
    return FALSE;
  return (divided || normalisation == STANCE_NORMALISATION_NONE) && aggregate >= STANCE_AGGREGATE_SUBTRACT;
}

StanceArray *
stance_counts_two_mode (const StanceCounts *self, StanceAggregate aggregate, StanceNormalisation normalisation, double undefined)
{
  gboolean combine = aggregate == STANCE_AGGREGATE_COMBINE;
  g_autoptr (StanceArray) cells = NULL;
  g_autoptr (StanceArray) filled = NULL;

  if (!is_two_mode (self, aggregate, normalisation))
    return NULL;
  cells = stance_array_new (self->totals->rows, self->columns);
  for (gsize row = 0; cells && row < cells->rows; row++)
    for (gsize column = 0; column < self->columns; column++)
      stance_array_set (cells, row, column, combine                                 ? combine_levels (self, row, column)
                                            : aggregate == STANCE_AGGREGATE_IGNORE ? stance_array_get (self->totals, row, column)
                                                                                   : subtract_levels (self, row, column));
  if (cells && combine)
    filled = mark_filled (cells);
  if (!cells || (combine && !filled))
    return NULL;
  if (normalisation != STANCE_NORMALISATION_NONE)
    divide (cells, combine ? filled : self->totals, normalisation == STANCE_NORMALISATION_PROMINENCE, undefined);
  return g_steal_pointer (&cells);
}
