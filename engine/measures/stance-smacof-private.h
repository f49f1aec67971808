/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Metric scaling by majorisation of stress (de Leeuw 1977; de Leeuw and Mair 2009), as R's smacofSym (type = "ratio"). */
#pragma once

#include "stance-array-private.h"
#include "stance-figure-private.h"

typedef struct
{
  gsize k;                    /* dimensions */
  const StanceArray *weights; /* of pairs, not negative; NULL for 1. A missing weight or distance gives 0 */
  double eps;                 /* ends when an iteration lowers normalised stress by less */
  guint iterations;           /* at most, for each start */
  guint starts;               /* random ones beside Torgerson's */
  guint64 seed;
} StanceSmacofOptions;

/* Minimises sum w (dhat - d)^2, where dhat are the distances given, in units that make sum w dhat^2 = n (n - 1) / 2, and d those of the configuration; both are
 * in these units. stress-1 is the root of that sum over sum w dhat^2: 0 (perfect) to 1. No start gives the certainty of the least stress; each further one can
 * only lower it. */
typedef struct
{
  StanceFigure stress;     /* stress-1 of the best start; n is the pairs with weight */
  double torgerson_stress; /* stress-1 from the classical solution alone */
  double raw_stress;       /* sum w (delta - d)^2 in the units given */
  guint best;              /* start that gave it: 0 for Torgerson's */
  guint iterations;        /* of that start */
  gboolean settled;        /* whether it ended before its last iteration was used up */
  StanceArray *points;     /* n x k, on principal axes, signs as stance_points_fix_signs() */
} StanceSmacof;

void stance_smacof_clear (StanceSmacof *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceSmacof, stance_smacof_clear)

/* Undefined: below two objects (no-data, too-few), all distances 0 (constant), no pair with weight (no-weight), or parts that no pair with weight joins, so
 * that nothing tells where they lie to each other (incomplete). For Torgerson's start alone, distances without weight are put at the mean of the others. */
void stance_smacof_fit (StanceSmacof *self, const StanceArray *distances, const StanceSmacofOptions *options);
