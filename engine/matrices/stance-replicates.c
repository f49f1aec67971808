/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-replicates-private.h"

#include <math.h>
#include <string.h>
#include <stance/stance-error.h>

#include "stance-limits-private.h"

/* The acceleration of BCa needs no finer jackknife than this. */
#define MOST_GROUPS 400

static gsize
count_figures (StanceTable *table, const StanceMatrix *matrix)
{
  gsize size = stance_names_size (table->parties);

  return matrix ? size * size : size * stance_names_size (table->issues);
}

static gboolean
alloc_values (StanceReplicates *self, GError **error)
{
  gsize n = (gsize) self->n_replicates + self->n_groups;

  if (n * self->n_figures <= STANCE_LIMIT_REPLICATED)
    self->values = g_try_new (double, n * self->n_figures + 1);
  if (!self->values)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT,
                 "bootstrap: found %" G_GSIZE_FORMAT " replicates of %" G_GSIZE_FORMAT " figures, expected at most %u in all",
                 n, self->n_figures, STANCE_LIMIT_REPLICATED);
  return self->values != NULL;
}

StanceReplicates *
stance_replicates_new (StanceTable *table, const StanceMatrix *matrix, const StanceReplication *plan, GError **error)
{
  g_autoptr (StanceReplicates) self = g_new0 (StanceReplicates, 1);

  self->table = table;
  self->matrix = matrix;
  self->seed = plan->seed;
  self->n_replicates = plan->n_replicates;
  self->n_figures = count_figures (table, matrix);
  self->resample = stance_resample_new (table, plan->unit, error);
  if (!self->resample)
    return NULL;
  if (plan->interval == STANCE_INTERVAL_BCA)
    self->n_groups = MIN (MOST_GROUPS, stance_resample_get_n_units (self->resample));
  return alloc_values (self, error) ? g_steal_pointer (&self) : NULL;
}

void
stance_replicates_free (StanceReplicates *self)
{
  g_clear_pointer (&self->resample, stance_resample_free);
  g_free (self->values);
  g_free (self);
}

guint
stance_replicates_get_n (const StanceReplicates *self)
{
  return self->n_replicates + self->n_groups;
}

static void
measure (const StanceReplicates *self, const StanceArray *positions, double *figures)
{
  const StanceMatrix *matrix = self->matrix;
  StancePairing pairing;

  if (!matrix)
    {
      memcpy (figures, positions->values, self->n_figures * sizeof *figures);
      return;
    }
  /* How many issues a pair shares is a matter of the data, not of a replicate. */
  pairing = (StancePairing) { matrix->pairing.measure, 1 };
  if (stance_pairs_fill (&(StancePairs) { .size = positions->rows, .values = figures }, positions, &matrix->scale, &pairing))
    return;
  for (gsize i = 0; i < self->n_figures; i++)
    figures[i] = NAN;
}

void
stance_replicates_fill (StanceReplicates *self, guint number, StanceDrawing *drawing, StanceArray *positions)
{
  if (number < self->n_replicates)
    {
      stance_random_begin (drawing->rng, self->seed, number);
      stance_resample_draw (self->resample, drawing, positions);
    }
  else
    stance_resample_leave_out (self->resample, number - self->n_replicates, self->n_groups, drawing, positions);
  measure (self, positions, self->values + number * self->n_figures);
}

/* Room for one figure's replicates and jackknife. */
static StanceRange
find_range (const StanceReplicates *self, const StanceReplication *plan, gsize figure, double estimate, double *room)
{
  StanceReplicated one = { estimate, room, self->n_replicates, room + self->n_replicates, self->n_groups, NULL };

  for (guint i = 0; i < stance_replicates_get_n (self); i++)
    room[i] = self->values[i * self->n_figures + figure];
  return stance_interval_find (&one, plan->interval, plan->level);
}

/* Cells of one unit cannot vary, which says nothing of how sure they are. */
StanceTable *
stance_replicates_finish_table (StanceReplicates *self, const StanceReplication *plan)
{
  StanceTable *table = stance_table_copy (self->table);
  g_autofree double *room = g_new (double, stance_replicates_get_n (self) + 1);

  table->lows = g_new (double, self->n_figures);
  table->highs = g_new (double, self->n_figures);
  for (gsize i = 0; i < self->n_figures; i++)
    {
      StanceRange range = { NAN, NAN };
      StanceScore score;

      if (stance_resample_can_vary (self->resample, i) && table->cells[i] && stance_sums_finish (&table->cells[i]->sums, &score))
        range = find_range (self, plan, i, score.value, room);
      table->lows[i] = range.low;
      table->highs[i] = range.high;
    }
  return table;
}

/* Whether any position behind a pair of parties rests on more than one unit. */
static gboolean
pair_can_vary (const StanceReplicates *self, gsize row, gsize column)
{
  gsize issues = stance_names_size (self->table->issues);

  for (gsize i = 0; i < issues; i++)
    if (self->table->cells[row * issues + i] && self->table->cells[column * issues + i]
        && (stance_resample_can_vary (self->resample, row * issues + i) || stance_resample_can_vary (self->resample, column * issues + i)))
      return TRUE;
  return FALSE;
}

static void
put_range (StanceMatrix *matrix, gsize row, gsize column, const StanceRange *range)
{
  gsize size = matrix->pairs.size;

  matrix->lows[row * size + column] = matrix->lows[column * size + row] = range->low;
  matrix->highs[row * size + column] = matrix->highs[column * size + row] = range->high;
}

/* A party's agreement with itself is no estimate. */
StanceMatrix *
stance_replicates_finish_matrix (StanceReplicates *self, const StanceReplication *plan)
{
  StanceMatrix *matrix = stance_matrix_copy (self->matrix, NULL);
  gsize size = matrix->pairs.size;
  g_autofree double *room = g_new (double, stance_replicates_get_n (self) + 1);

  g_free (matrix->lows);
  g_free (matrix->highs);
  matrix->lows = g_new (double, self->n_figures);
  matrix->highs = g_new (double, self->n_figures);
  for (gsize row = 0; row < size; row++)
    for (gsize column = row; column < size; column++)
      {
        double estimate = matrix->pairs.values[row * size + column];
        StanceRange range = { NAN, NAN };

        if (row != column && !isnan (estimate) && pair_can_vary (self, row, column))
          range = find_range (self, plan, row * size + column, estimate, room);
        put_range (matrix, row, column, &range);
      }
  return matrix;
}
