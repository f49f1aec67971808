/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hierarchical clustering: the two nearest clusters are joined, again and again (Lance and Williams 1967), as R's hclust(). */
#pragma once

#include "stance-array-private.h"
#include "stance-figure-private.h"

/* Ward's criterion comes in two forms (Murtagh and Legendre 2014): D2 takes distances, squares them and gives heights in units of distance; D takes its
 * input as squared already. Both refuse missing distances. */
typedef enum
{
  STANCE_LINKAGE_AVERAGE,
  STANCE_LINKAGE_SINGLE,
  STANCE_LINKAGE_COMPLETE,
  STANCE_LINKAGE_WARD_D2,
  STANCE_LINKAGE_WARD_D,
} StanceLinkage;

typedef struct
{
  gint left; /* -1 - i for leaf i, the number of an earlier merge, from 0, for a cluster */
  gint right;
  double height; /* NaN where no distance between the two is known */
} StanceMerge;

/* Deterministic: a cluster goes by its first leaf, and of clusters equally near (within 1e-12 of the distance) those with the lowest first, then second, leaf
 * are joined. In a merge a leaf stands left of a cluster, a lower leaf left of a higher, an earlier merge left of a later one. */
typedef struct
{
  gsize leaves;
  StanceMerge *merges; /* leaves - 1, lowest first, those without height last */
} StanceDendrogram;

void stance_dendrogram_clear (StanceDendrogram *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceDendrogram, stance_dendrogram_clear)

/* `distances` is square and symmetric. A missing one gives incomplete, unless `known_only`: then two clusters' distance is the mean (single: the least,
 * complete: the largest) over the known pairs, and clusters without any known pair are joined last, without a height; nothing is made up. None: no-data;
 * one leaf: no merges; no memory for them all: too-many. */
StanceReason stance_dendrogram_build (StanceDendrogram *self, const StanceArray *distances, StanceLinkage linkage, gboolean known_only);
/* Leaves from left to right: `order` has room for them all. */
void stance_dendrogram_order (const StanceDendrogram *self, gsize *order);
/* Cuts into `clusters` (at least one, at most as many as leaves): labels from 1, in the order of their first leaves. */
void stance_dendrogram_cut (const StanceDendrogram *self, gsize clusters, guint *labels);
/* How many clusters there are when merges above `height` are undone. */
gsize stance_dendrogram_count_at (const StanceDendrogram *self, double height);
/* For each two leaves the height at which they are joined; 0 on the diagonal. */
StanceArray *stance_dendrogram_cophenetic (const StanceDendrogram *self);

/* The order in which a printed matrix shows clusters together: average linkage over the known distances (n x n, NaN where missing), in the order of
 * stance_dendrogram_order(); who has no known distance to anybody stands at the end, in the order given. NULL where there is no memory for it. */
gsize *stance_cluster_order (const StanceArray *distances);
