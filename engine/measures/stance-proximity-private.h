/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far apart two rows of positions are, over the issues on which both have one (NaN is missing). */
#pragma once

#include <glib.h>

#include "stance-figure-private.h"

/* Issues as columns: their weights, and the width of the scale that every position lies on. */
typedef struct
{
  const double *weights; /* an issue of weight 0 or less is left out; NULL: all weigh 1 */
  gsize size;
  double range;
  gboolean squared; /* differences count by their squares */
} StanceIssueScale;

/* sum w d / sum w with d = |x - y| / range, or its square where `squared`: 0 (same) to 1 (opposite ends on every issue). n is the shared issues of
 * weight above 0. Gower's dissimilarity (Biometrics 27, 1971, 857-871) with a given range in place of the observed one, so that no third party
 * changes it. Undefined: nothing-shared, no-weight (what is shared weighs nothing). `spread`, which may be NULL, is the standard deviation of the d,
 * weighted, n - 1 in the denominator; NaN below two. */
StanceFigure stance_divergence (const double *x, const double *y, const StanceIssueScale *scale, double *spread);

/* What each issue adds to the divergence, in `parts` (size numbers): w d / sum w, NaN where it is not shared or weighs nothing. Added up in order they
 * give the divergence to the last bit. The figure is that of stance_divergence(). */
StanceFigure stance_divergence_parts (const double *x, const double *y, const StanceIssueScale *scale, double *parts);

/* 1 - divergence: 1 to 0. */
StanceFigure stance_proximity (const double *x, const double *y, const StanceIssueScale *scale);

/* S = 1 - 2 sum w d / sum w, 1 to -1: Signorino and Ritter, International Studies Quarterly 43 (1999), 115-144. Missing by pairwise deletion: what is
 * not shared leaves the denominator too. */
StanceFigure stance_s_score (const double *x, const double *y, const StanceIssueScale *scale);
