/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stance/stance-bootstrap.h>
#include <stance/stance-error.h>

#include "stance-chances-private.h"
#include "stance-replicates-private.h"
#include "stance-shift-private.h"
#include "stance-workers-private.h"

struct _StanceBootstrap
{
  StanceReplication plan;
  guint threads;
  StanceProgress progress;
  gpointer user_data;
  GDestroyNotify destroy;
};

G_DEFINE_BOXED_TYPE (StanceBootstrap, stance_bootstrap, stance_bootstrap_ref, stance_bootstrap_unref)

/**
 * stance_bootstrap_new:
 * @replicates: how often statements are drawn anew, at least 1; 1,000 and more make intervals that hardly depend on @seed
 * @seed: where the random numbers begin; the same seed gives the same figures, whatever the threads
 *
 * Begins with percentile intervals of 0.95, of statements, on as many threads as there are processors.
 *
 * Returns: (transfer full): the bootstrap
 */
StanceBootstrap *
stance_bootstrap_new (guint replicates, guint seed)
{
  StanceBootstrap *self;

  g_return_val_if_fail (replicates > 0, NULL);
  self = g_atomic_rc_box_new0 (StanceBootstrap);
  self->plan = (StanceReplication) { STANCE_RESAMPLED_STATEMENTS, STANCE_INTERVAL_PERCENTILE, replicates, seed, 0.95 };
  return self;
}

/**
 * stance_bootstrap_ref:
 * @self: a bootstrap
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
StanceBootstrap *
stance_bootstrap_ref (StanceBootstrap *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

static void
bootstrap_clear (StanceBootstrap *self)
{
  if (self->destroy)
    self->destroy (self->user_data);
}

/**
 * stance_bootstrap_unref:
 * @self: (transfer full): a bootstrap
 *
 * Gives a reference back; the last one frees it.
 */
void
stance_bootstrap_unref (StanceBootstrap *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) bootstrap_clear);
}

/**
 * stance_bootstrap_set_resampled:
 * @self: a bootstrap
 * @resampled: what is drawn anew
 *
 * Chooses between statements and documents. Statements of one article are seldom independent: with documents intervals are wider, and more honest.
 * Statements without a document are each one of their own.
 */
void
stance_bootstrap_set_resampled (StanceBootstrap *self, StanceResampled resampled)
{
  g_return_if_fail (self != NULL);
  self->plan.unit = resampled;
}

/**
 * stance_bootstrap_set_interval:
 * @self: a bootstrap
 * @interval: how intervals are made
 * @level: their level, between 0 and 1
 *
 * Chooses the intervals.
 */
void
stance_bootstrap_set_interval (StanceBootstrap *self, StanceInterval interval, double level)
{
  g_return_if_fail (self != NULL && level > 0 && level < 1);
  self->plan.interval = interval;
  self->plan.level = level;
}

/**
 * stance_bootstrap_set_threads:
 * @self: a bootstrap
 * @threads: how many; 0 for one for each processor
 *
 * Sets how many threads compute. Figures do not depend on it.
 */
void
stance_bootstrap_set_threads (StanceBootstrap *self, guint threads)
{
  g_return_if_fail (self != NULL);
  self->threads = threads;
}

/**
 * stance_bootstrap_set_progress:
 * @self: a bootstrap
 * @progress: (nullable) (scope notified) (closure user_data) (destroy destroy): who is told how far it is
 * @user_data: for @progress
 * @destroy: frees @user_data
 *
 * Sets who hears of progress.
 */
void
stance_bootstrap_set_progress (StanceBootstrap *self, StanceProgress progress, gpointer user_data, GDestroyNotify destroy)
{
  g_return_if_fail (self != NULL);
  bootstrap_clear (self);
  self->progress = progress;
  self->user_data = user_data;
  self->destroy = destroy;
}

/* What goes on while workers are at it. */
typedef struct
{
  StanceBootstrap *bootstrap;
  StanceReplicates *replicates;
  StanceChances *chances;
} Job;

typedef struct
{
  StanceDrawing drawing;
  StanceArray *positions;
} Scratch;

static void
tell (guint done, guint n_pieces, gpointer data)
{
  Job *job = data;

  if (job->bootstrap->progress)
    job->bootstrap->progress (done, n_pieces, job->bootstrap->user_data);
}

static gpointer
begin_replicates (gpointer data)
{
  Job *job = data;
  StanceTable *table = job->replicates->table;
  Scratch *scratch = g_new (Scratch, 1);

  stance_drawing_init (&scratch->drawing, job->replicates->resample);
  scratch->positions = stance_array_new (stance_names_size (table->parties), stance_names_size (table->issues));
  return scratch;
}

static void
fill_replicate (guint number, gpointer data, gpointer job)
{
  Scratch *scratch = data;

  stance_replicates_fill (((Job *) job)->replicates, number, &scratch->drawing, scratch->positions);
}

static void
end_replicates (gpointer data)
{
  Scratch *scratch = data;

  stance_drawing_clear (&scratch->drawing);
  stance_array_free (scratch->positions);
  g_free (scratch);
}

static StanceReplicates *
run_replicates (StanceBootstrap *self, StanceTable *table, const StanceMatrix *matrix, GError **error)
{
  StanceReplicates *replicates = stance_replicates_new (table, matrix, &self->plan, error);
  Job job = { self, replicates, NULL };

  if (replicates)
    stance_workers_run (&(StanceWorkers) { stance_replicates_get_n (replicates), self->threads, begin_replicates, fill_replicate, end_replicates, tell, &job });
  return replicates;
}

/**
 * stance_bootstrap_table:
 * @self: a bootstrap
 * @table: a table made of statements (stance_table_new())
 * @error: return location for an error
 *
 * Gives the table with an interval for each cell: its statements (or documents) are drawn with replacement, as many as there are, and its cells computed again
 * (B. Efron 1979, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7, 1-26). A cell that rests on one statement (document) has no
 * interval, nor has one that is empty in half of the replicates or more; statements that all say the same give an interval of no width. For BCa the
 * jackknife leaves out one statement (document) at a time, or one of 400 equal groups of them where there are more.
 *
 * Errors: %STANCE_ERROR_NO_DATA when the table keeps no statements, %STANCE_ERROR_LIMIT when cells times replicates exceed 67,108,864.
 *
 * Returns: (transfer full) (nullable): a table with the same cells and their intervals, %NULL on an error
 */
StanceTable *
stance_bootstrap_table (StanceBootstrap *self, StanceTable *table, GError **error)
{
  g_autoptr (StanceReplicates) replicates = NULL;

  g_return_val_if_fail (self != NULL && table != NULL, NULL);
  replicates = run_replicates (self, table, NULL, error);
  return replicates ? stance_replicates_finish_table (replicates, &self->plan) : NULL;
}

/**
 * stance_bootstrap_matrix:
 * @self: a bootstrap
 * @matrix: a matrix
 * @table: the table it was made of, itself made of statements
 * @error: return location for an error
 *
 * Gives the matrix with an interval for each pair of parties: the table is computed again from statements drawn anew, as in stance_bootstrap_table(), and the
 * measure from it. A pair none of whose shared positions rests on more than one statement (document) has no interval; neither has a party with itself.
 *
 * Errors: as stance_bootstrap_table().
 *
 * Returns: (transfer full) (nullable): a matrix with the same entries and their intervals, %NULL on an error
 */
StanceMatrix *
stance_bootstrap_matrix (StanceBootstrap *self, StanceMatrix *matrix, StanceTable *table, GError **error)
{
  g_autoptr (StanceReplicates) replicates = NULL;

  g_return_val_if_fail (self != NULL && matrix != NULL && table != NULL, NULL);
  g_return_val_if_fail (stance_matrix_get_size (matrix) == stance_table_get_n_parties (table), NULL);
  replicates = run_replicates (self, table, matrix, error);
  return replicates ? stance_replicates_finish_matrix (replicates, &self->plan) : NULL;
}

static void
unref_table (gpointer table)
{
  if (table)
    stance_table_unref (table);
}

/**
 * stance_bootstrap_shift:
 * @self: a bootstrap
 * @shift: positions over time
 * @error: return location for an error
 *
 * Gives the shift with an interval for each position: each window's statements (or documents) are drawn anew by themselves, as in
 * stance_bootstrap_table().
 *
 * Errors: as stance_bootstrap_table().
 *
 * Returns: (transfer full) (nullable): a shift with the same positions and their intervals, %NULL on an error
 */
StanceShift *
stance_bootstrap_shift (StanceBootstrap *self, StanceShift *shift, GError **error)
{
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (unref_table);

  g_return_val_if_fail (self != NULL && shift != NULL, NULL);
  for (guint i = 0; i < stance_shift_get_n_windows (shift); i++)
    {
      StanceTable *table = stance_shift_get_table (shift, i);
      StanceTable *sure = table ? stance_bootstrap_table (self, table, error) : NULL;

      if (table && !sure)
        return NULL;
      g_ptr_array_add (tables, sure);
    }
  return stance_shift_with_tables (shift, tables);
}

static gpointer
begin_chances (gpointer data)
{
  return stance_random_new ();
}

static void
fill_chances (guint row, gpointer rng, gpointer data)
{
  stance_chances_fill (((Job *) data)->chances, row, rng);
}

static void
end_chances (gpointer rng)
{
  gsl_rng_free (rng);
}

/**
 * stance_bootstrap_permute:
 * @self: a bootstrap; its replicates and seed count
 * @matrix: a matrix
 * @table: the table it was made of
 * @error: return location for an error
 *
 * Gives the matrix with a p-value for each pair of parties: how often two parties would be as near to each other as they are, or nearer, by sum w
 * |x - y|, if one's positions were dealt out by chance over the issues they share. Up to seven shared issues all ways to deal are tried, beyond as
 * many as there are replicates, p = (1 + as near) / (1 + replicates). Small p: they agree more than chance has it. NaN below three shared issues,
 * where a party's positions are all the same, and for a party with itself. With many pairs some are small by chance: nothing is corrected for that.
 *
 * Errors: %STANCE_ERROR_LIMIT when memory does not suffice.
 *
 * Returns: (transfer full) (nullable): a matrix with the same entries and their p-values, %NULL on an error
 */
StanceMatrix *
stance_bootstrap_permute (StanceBootstrap *self, StanceMatrix *matrix, StanceTable *table, GError **error)
{
  g_autoptr (StanceChances) chances = NULL;
  Job job = { self };

  g_return_val_if_fail (self != NULL && matrix != NULL && table != NULL, NULL);
  g_return_val_if_fail (stance_matrix_get_size (matrix) == stance_table_get_n_parties (table), NULL);
  chances = stance_chances_new (table, matrix, self->plan.n_replicates, self->plan.seed);
  job.chances = chances;
  stance_workers_run (&(StanceWorkers) { stance_matrix_get_size (matrix), self->threads, begin_chances, fill_chances, end_chances, tell, &job });
  return stance_chances_finish (chances);
}
