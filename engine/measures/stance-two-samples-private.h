/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether two samples have different means. */
#pragma once

#include <glib.h>

typedef struct
{
  const double *values;
  const double *weights; /* above 0 */
  guint n;
} StanceSample;

typedef struct
{
  guint n_permutations;
  guint n_replicates;
  double level; /* of the interval, 0 to 1 */
  guint seed;
  guint stream; /* of random numbers: another one for each test */
} StanceTwoSamplesPlan;

typedef struct
{
  double difference; /* weighted mean of the second less that of the first */
  double low;        /* NaN for no interval */
  double high;
  double p;          /* NaN: too few values to tell */
  gboolean exact;    /* p is of all ways to deal the values out */
} StanceTwoSamples;

/* No p when even the farthest of all ways to deal the values out would not be rarer than this. */
#define STANCE_TWO_SAMPLES_RAREST 0.05

/* Permutation test of the difference of weighted means, two-sided: the share of the ways to deal all values (with their weights) out over two samples of these
 * sizes that set their means as far apart, or farther (E. S. Edgington and P. Onghena 2007, Randomization Tests, chapter 4). All ways are tried up to 20,000 of
 * them, else n_permutations are drawn and p = (1 + as far) / (1 + n_permutations). p is NaN for an empty sample, and where the sizes have fewer ways than
 * could ever make p <= 0.05 (for equal sizes each way has its mirror, which counts as well). Constant values give p = 1.
 * The interval is the percentile bootstrap of the difference, each sample drawn anew by itself; none when either has one value only. */
StanceTwoSamples stance_two_samples_test (const StanceSample samples[2], const StanceTwoSamplesPlan *plan);
