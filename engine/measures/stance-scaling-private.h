/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Classical (metric) multidimensional scaling: points whose distances come near to given ones (Torgerson 1952, Gower 1966), as R's cmdscale(). */
#pragma once

#include "stance-array-private.h"
#include "stance-figure-private.h"

/* B = -1/2 J D^2 J with J = I - 11'/n; its eigenvectors times the roots of the eigenvalues are the points. Negative eigenvalues tell that the distances are
 * not Euclidean. `fit` is the sum of the eigenvalues of the dimensions kept over the sum of all absolute ones, and over that of the positive ones. */
typedef struct
{
  double *eigenvalues; /* n, largest first */
  StanceArray *points; /* n x min (k, number of positive eigenvalues) */
  double fit[2];       /* 0 to 1; NaN where all distances are 0 */
} StanceScaling;

void stance_scaling_clear (StanceScaling *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceScaling, stance_scaling_clear)

/* `distances` is square and symmetric. A distance that is missing: incomplete (no value is made up); fewer than two points: too-few. Constant distances of 0
 * give points without dimensions and a fit of NaN. */
StanceReason stance_scaling_classical (StanceScaling *self, const StanceArray *distances, gsize k);

/* Euclidean distances between the rows of `points`. */
StanceArray *stance_points_distances (const StanceArray *points);
/* A reflection means nothing: of each column the entry farthest from 0 (the first of those within 1e-9) is made positive. */
void stance_points_fix_signs (StanceArray *points);
/* Whether an entry off the diagonal is missing. */
gboolean stance_distances_incomplete (const StanceArray *distances);
