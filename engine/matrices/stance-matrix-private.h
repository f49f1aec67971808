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
  gsize n_issues;
  double range;    /* of the scale */
};

/* The weights of the table's issues. (transfer full) */
double *stance_matrix_weigh_issues (StanceTable *table, StanceModel *model);
StanceMatrix *stance_matrix_copy (const StanceMatrix *self);
/* NaN and FALSE where missing; n stands all the same. */
/* The p-value; NaN where there is none. */
double stance_matrix_get_chance_at (const StanceMatrix *self, guint row, guint column);
gboolean stance_matrix_get_score_at (const StanceMatrix *self, guint row, guint column, StanceScore *score);
