/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A measure of two rows, of every two. */
#pragma once

#include "stance-array-private.h"
#include "stance-figure-private.h"

typedef StanceFigure (*StancePairMeasure) (const double *x, const double *y, gsize n, gconstpointer options);

typedef struct
{
  StancePairMeasure measure; /* symmetric */
  gconstpointer options;
  gsize min_n; /* two rows that share fewer are undefined (too-few) */
} StancePairwise;

/* The figure of two rows. */
StanceFigure stance_pairwise_figure (const StancePairwise *self, const double *x, const double *y, gsize n);
/* rows x rows: the figures, NaN where undefined; `counts` (may be NULL) is given their n. A row beside itself is held to no `min_n`. `reason` is why the
 * first undefined one is so (none: all are defined). NULL where there is no memory for it. */
StanceArray *stance_pairwise_fill (const StancePairwise *self, const StanceArray *rows, StanceArray *counts, StanceReason *reason);
