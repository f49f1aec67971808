/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two parties agree more than chance has it. */
#pragma once

#include "stance-array-private.h"
#include "stance-figure-private.h"
#include "stance-random-private.h"

typedef struct
{
  const double *x; /* NaN is missing */
  const double *y;
  const double *weights; /* an issue of weight 0 or less is left out */
  gsize n;
} StanceRows;

/* Whether the ways to deal `n` things out anew come as near as what was observed: `order` tells which thing stands at each place. */
typedef struct
{
  gboolean (*is_as_near) (const gsize *order, gpointer data);
  gpointer data;
  gsize n; /* 1 or more */
} StanceDeals;

/* The share of all ways that come as near: all are tried where n is at most seven; beyond, `replicates` are drawn, and it is
 * (1 + those as near) / (1 + replicates). `rng` is begun by the caller. */
double stance_permutation_share (const StanceDeals *deals, guint replicates, gsl_rng *rng);

/* The share of the ways to deal one party's positions out anew over the shared issues that bring the two as near as they are, or nearer, by
 * sum w |x - y|: the p-value of a permutation test, one-sided, against agreement by chance (E. S. Edgington and P. Onghena 2007, Randomization Tests).
 * Undefined below three shared issues (two can be dealt in two ways only) and where either party's positions are constant. */
StanceFigure stance_permutation_agreement (const StanceRows *rows, guint replicates, gsl_rng *rng);
