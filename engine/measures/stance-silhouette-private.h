/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well each object lies within its cluster (Rousseeuw 1987), as R's cluster::silhouette(). */
#pragma once

#include "stance-array-private.h"
#include "stance-figure-private.h"

/* s(i) = (b - a) / max (a, b), -1 to 1: a the mean distance to the others of its own cluster, b the least of the mean distances to each other cluster.
 * 0 where a = b, and for one alone in its cluster. Means are taken over the known distances; where a or all of b are unknown, s(i) is NaN, and so it is for
 * objects without a cluster (label 0), whom nobody else counts. */
typedef struct
{
  double *widths;    /* n */
  guint *neighbours; /* n: the label of the cluster behind b; 0 for none */
  StanceFigure mean; /* of the widths that are defined; n is how many */
} StanceSilhouette;

void stance_silhouette_clear (StanceSilhouette *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceSilhouette, stance_silhouette_clear)

/* `labels`: from 1 to `clusters`. No object: no-data; fewer than two clusters with objects: not-applicable; no width defined: incomplete. */
void stance_silhouette_init (StanceSilhouette *self, const StanceArray *distances, const guint *labels, guint clusters);
