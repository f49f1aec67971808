/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stance/stance-matrix.h>

#include "stance-names-private.h"
#include "stance-pairs-private.h"

struct _StanceMatrix
{
  StancePairing pairing;
  StanceNames *parties;
  StancePairs pairs;
  double *lows;    /* as the values; NULL where no interval was computed */
  double *highs;
  double *chances; /* p-values; NULL where none were computed */
  double *weights; /* of the table's issues */
  StanceArray *positions;
  StancePairScale scale; /* with those weights */
};

/* With the parties in another order, party order[i] in row i; NULL: as they are. */
StanceMatrix *stance_matrix_copy (const StanceMatrix *self, const gsize *order);
StanceReason stance_matrix_get_reason_at (const StanceMatrix *self, guint row, guint column);
/* The p-value; NaN where there is none. */
double stance_matrix_get_chance_at (const StanceMatrix *self, guint row, guint column);
/* Without spread. NaN and FALSE where missing; n stands all the same. */
gboolean stance_matrix_get_score_at (const StanceMatrix *self, guint row, guint column, StanceScore *score);
/* Of each issue of the table; 1 where there is no model, or it lacks the issue. */
double *stance_matrix_weigh_issues (StanceTable *table, StanceModel *model);
