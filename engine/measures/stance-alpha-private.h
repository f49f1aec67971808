/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Krippendorff's alpha for any number of raters and real values: 1 - observed / expected disagreement. */
#pragma once

#include "stance-array-private.h"
#include "stance-figure-private.h"

/* Disagreement between two values. */
typedef enum
{
  STANCE_METRIC_NOMINAL,  /* 0 or 1 */
  STANCE_METRIC_ORDINAL,  /* squared difference of their middle ranks among all values */
  STANCE_METRIC_INTERVAL, /* (a - b)^2 */
  STANCE_METRIC_RATIO,    /* ((a - b) / (a + b))^2; values not below 0; 0 and 0 agree */
} StanceMetric;

/* Units x raters. alpha = 1 - (N - 1) sum over units (P_u / (m_u - 1)) / P, with P the sum of disagreement over all pairs of the N pairable values, P_u over
 * those of a unit with m_u values (K. Krippendorff 2011, Computing Krippendorff's alpha-reliability). Units with one value do not count. At most 1; no lower
 * bound. n: the units that count. Undefined without one (nothing-shared, no-data), where all values are the same (constant), and for ratios of values
 * below 0 (not-applicable). Standard error: Gwet 2014 over units; NaN for one unit.
 *
 * No matrix of coincidences: values are sorted, and interval and ordinal disagreement come from sums of squares, so that time is N log N and memory N.
 * Ratio: exact over pairs of distinct values up to 20,000 of these; beyond, from 1 - 4ab/(a + b)^2 and 4ab/(a + b)^2 = integral over z of
 * 4 e^2z (a e^(-a e^z)) (b e^(-b e^z)), which splits into a product, by a trapezoid rule whose error lies below rounding: N x some 300 steps. */
StanceFigure stance_alpha (const StanceArray *units, StanceMetric metric);
