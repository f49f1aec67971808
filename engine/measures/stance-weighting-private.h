/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How far two categories agree: 1 for the same, 0 for the two that lie farthest apart. */
#pragma once

#include "stance-array-private.h"

/* Disagreement between the categories a and b, before it is divided by the largest. Values are what `levels` hold; ranks count them in order. */
typedef enum
{
  STANCE_WEIGHTING_IDENTITY,  /* 0 or 1 */
  STANCE_WEIGHTING_LINEAR,    /* |a - b| */
  STANCE_WEIGHTING_QUADRATIC, /* (a - b)^2 */
  STANCE_WEIGHTING_ORDINAL,   /* pairs of categories from a to b: (k + 1) k / 2 with ranks k apart */
  STANCE_WEIGHTING_RADICAL,   /* sqrt |a - b| */
  STANCE_WEIGHTING_RATIO,     /* ((a - b) / (a + b))^2; values of one sign */
  STANCE_WEIGHTING_CIRCULAR,  /* sin^2 (pi (a - b) / (range + 1)) */
  STANCE_WEIGHTING_BIPOLAR,   /* (a - b)^2 / ((a + b - 2 low) (2 high - a - b)) */
} StanceWeighting;

/* Levels x levels of agreement, 1 - disagreement / largest (K. Gwet 2014, Handbook of Inter-Rater Reliability). NULL where the form has no meaning for
 * these levels: ratio weights over values of both signs. */
StanceArray *stance_weighting_new (StanceWeighting form, const double *levels, gsize n);
/* Agreement from disagreement weights (J. Cohen 1968, Psychological Bulletin 70:213-220), scaled as above. */
StanceArray *stance_weighting_from_disagreement (const StanceArray *disagreement);
