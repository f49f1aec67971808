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

/* The share of the ways to deal one party's positions out anew over the shared issues that bring the two as near as they are, or nearer, by
 * sum w |x - y|: the p-value of a permutation test, one-sided, against agreement by chance (E. S. Edgington and P. Onghena 2007, Randomization Tests). Up to
 * seven shared issues all ways are tried; beyond, `replicates` are drawn, and p = (1 + those as near) / (1 + replicates). Undefined below three shared issues
 * (two can be dealt in two ways only) and where either party's positions are constant. `rng` is begun by the caller. */
StanceFigure stance_permutation_agreement (const StanceRows *rows, guint replicates, gsl_rng *rng);
