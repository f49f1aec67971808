/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far apart two rows of positions are. */
#pragma once

#include <stance/stance-values.h>

/* Issues as columns: their weights, and the width of the scale that every position lies on. */
typedef struct
{
  const double *weights; /* an issue of weight 0 or less is left out */
  gsize size;
  double range;
} StanceIssueScale;

gboolean stance_divergence (const double *x, const double *y, const StanceIssueScale *scale, StanceScore *score);
