/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures of a table or matrix, computed again from statements drawn anew. Each replicate has a place and a stream of random numbers of its own, so it does
 * not matter which thread computes it, or when. */
#pragma once

#include "stance-interval-private.h"
#include "stance-matrix-private.h"
#include "stance-resample-private.h"

typedef struct
{
  StanceResample *resample;
  StanceTable *table;         /* borrowed */
  const StanceMatrix *matrix; /* borrowed; NULL: figures are the table's cells */
  guint seed;
  guint n_replicates;
  guint n_groups; /* of the jackknife; 0 for none */
  gsize n_figures;
  double *values; /* replicate by replicate, then group by group */
} StanceReplicates;

typedef struct
{
  StanceResampled unit;
  StanceInterval interval;
  guint n_replicates;
  guint seed;
  double level; /* of the intervals, 0 to 1 */
} StanceReplication;

/* NULL with STANCE_ERROR_NO_DATA when the table keeps no statements, STANCE_ERROR_LIMIT when the replicates would take too much memory. */
StanceReplicates *stance_replicates_new (StanceTable *table, const StanceMatrix *matrix, const StanceReplication *plan, GError **error);
void stance_replicates_free (StanceReplicates *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceReplicates, stance_replicates_free)

/* Replicates and groups of the jackknife: all that is to be filled. */
guint stance_replicates_get_n (const StanceReplicates *self);
/* May be called from any thread, once for each number. */
void stance_replicates_fill (StanceReplicates *self, guint number, StanceDrawing *drawing, StanceArray *positions);

/* Copies with the intervals. */
StanceTable *stance_replicates_finish_table (StanceReplicates *self, const StanceReplication *plan);
StanceMatrix *stance_replicates_finish_matrix (StanceReplicates *self, const StanceReplication *plan);
