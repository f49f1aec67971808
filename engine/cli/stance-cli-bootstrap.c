/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sure tables and matrices are. */
#include "stance-cli-private.h"

#include <stdio.h>
#include <unistd.h>

#define PATIENCE (G_USEC_PER_SEC / 2)
/* Of positions over time, which have intervals without being asked. */
#define REPLICATES 1000

/* Who waits long is told how long yet. */
typedef struct
{
  gint64 begun;
  gint64 told;
} Clock;

static void
tell (guint done, guint total, gpointer data)
{
  Clock *clock = data;
  gint64 now = g_get_monotonic_time ();

  if (now - clock->begun < PATIENCE || (now - clock->told < PATIENCE && done < total))
    return;
  clock->told = now;
  fprintf (stderr, done < total ? "\rreplicates: %u of %u" : "\r\033[K", done, total);
}

static StanceBootstrap *
new_bootstrap (const StanceCliOptions *options, guint replicates)
{
  StanceBootstrap *bootstrap = stance_bootstrap_new (replicates, options->seed);
  Clock *clock;

  stance_bootstrap_set_resampled (bootstrap, options->resampled);
  stance_bootstrap_set_interval (bootstrap, options->interval, options->level_of_intervals);
  stance_bootstrap_set_threads (bootstrap, options->threads);
  if (!isatty (STDERR_FILENO))
    return bootstrap;
  clock = g_new0 (Clock, 1);
  clock->begun = g_get_monotonic_time ();
  stance_bootstrap_set_progress (bootstrap, tell, clock, g_free);
  return bootstrap;
}

gboolean
stance_cli_bootstrap_table (const StanceCliOptions *options, StanceTable **table, GError **error)
{
  g_autoptr (StanceBootstrap) bootstrap = NULL;
  StanceTable *sure;

  if (options->bootstrap == 0)
    return TRUE;
  bootstrap = new_bootstrap (options, options->bootstrap);
  sure = stance_bootstrap_table (bootstrap, *table, error);
  if (!sure)
    return FALSE;
  stance_table_unref (*table);
  *table = sure;
  return TRUE;
}

gboolean
stance_cli_bootstrap_shift (const StanceCliOptions *options, StanceShift **shift, GError **error)
{
  g_autoptr (StanceBootstrap) bootstrap = new_bootstrap (options, options->bootstrap ? options->bootstrap : REPLICATES);
  StanceShift *sure = stance_bootstrap_shift (bootstrap, *shift, error);

  if (!sure)
    return FALSE;
  stance_shift_unref (*shift);
  *shift = sure;
  return TRUE;
}

/* FALSE when it failed; takes `sure`. */
static gboolean
replace (StanceMatrix **matrix, StanceMatrix *sure)
{
  if (!sure)
    return FALSE;
  stance_matrix_unref (*matrix);
  *matrix = sure;
  return TRUE;
}

gboolean
stance_cli_bootstrap_matrix (const StanceCliOptions *options, StanceTable *table, StanceMatrix **matrix, GError **error)
{
  g_autoptr (StanceBootstrap) bootstrap = options->bootstrap ? new_bootstrap (options, options->bootstrap) : NULL;
  g_autoptr (StanceBootstrap) permutations = options->permutations ? new_bootstrap (options, options->permutations) : NULL;

  if (bootstrap && !replace (matrix, stance_bootstrap_matrix (bootstrap, *matrix, table, error)))
    return FALSE;
  return !permutations || replace (matrix, stance_bootstrap_permute (permutations, *matrix, table, error));
}
