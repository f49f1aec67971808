/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How likely chance is to bring each pair of parties as near to each other as they are. */
#pragma once

#include "stance-matrix-private.h"
#include "stance-random-private.h"
#include "stance-table-private.h"

typedef struct
{
  StanceArray *positions;
  const StanceMatrix *matrix; /* borrowed */
  guint replicates;
  guint seed;
  double *p; /* parties x parties */
} StanceChances;

StanceChances *stance_chances_new (StanceTable *table, const StanceMatrix *matrix, guint replicates, guint seed);
void stance_chances_free (StanceChances *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceChances, stance_chances_free)

/* The pairs of a row with those behind it. May be called from any thread, once for each row. */
void stance_chances_fill (StanceChances *self, guint row, gsl_rng *rng);
/* A copy of the matrix with the p-values, which it takes. */
StanceMatrix *stance_chances_finish (StanceChances *self);
