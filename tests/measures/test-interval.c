/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stance-interval-private.h"

/* 0.1 i^2: skewed, so that the two kinds differ. */
static void
fill (double *replicates, gsize n)
{
  for (gsize i = 0; i < n; i++)
    replicates[i] = 0.1 * (double) ((n - i) * (n - i));
}

static void
test_percentile (void)
{
  double replicates[40];
  StanceReplicated one = { 50, replicates, 40, NULL, 0, NULL };
  StanceRange range;

  fill (replicates, 40);
  range = stance_interval_find (&one, STANCE_INTERVAL_PERCENTILE, 0.9);
  g_assert_cmpfloat_with_epsilon (range.low, 0.875, 1e-12);
  g_assert_cmpfloat_with_epsilon (range.high, 144.785, 1e-12);
}

/* The ends were computed apart from the formulas, with Python's statistics.NormalDist: z0 = 0.12566134685507413, a = -0.04120681522718765. */
static void
test_bca (void)
{
  double replicates[40];
  const double jackknife[] = { 45, 47, 52, NAN, 60, 41, 49 };
  StanceReplicated one = { 50, replicates, 40, jackknife, G_N_ELEMENTS (jackknife), NULL };
  StanceRange range;

  fill (replicates, 40);
  range = stance_interval_find (&one, STANCE_INTERVAL_BCA, 0.9);
  g_assert_cmpfloat_with_epsilon (range.low, 1.3416350486290105, 1e-9);
  g_assert_cmpfloat_with_epsilon (range.high, 148.4234447825099, 1e-9);
}

static void
test_extremes (void)
{
  double same[] = { 0.5, 0.5, 0.5 };
  double few[] = { NAN, NAN, 1, 2 };
  double beyond[] = { 1, 2, 3, 4 };
  const double jackknife[] = { 9, 9, 9 };
  StanceRange range = stance_interval_find (&(StanceReplicated) { 0.5, same, 3, jackknife, 3, NULL }, STANCE_INTERVAL_BCA, 0.95);

  g_assert_cmpfloat (range.low, ==, 0.5);
  g_assert_cmpfloat (range.high, ==, 0.5);
  range = stance_interval_find (&(StanceReplicated) { 1, few, 4, NULL, 0, NULL }, STANCE_INTERVAL_PERCENTILE, 0.95);
  g_assert_true (isnan (range.low) && isnan (range.high));
  range = stance_interval_find (&(StanceReplicated) { 1, few, 0, NULL, 0, NULL }, STANCE_INTERVAL_BCA, 0.95);
  g_assert_true (isnan (range.low) && isnan (range.high));
  /* Every replicate lies on one side of the estimate. */
  range = stance_interval_find (&(StanceReplicated) { 9, beyond, 4, jackknife, 3, NULL }, STANCE_INTERVAL_BCA, 0.95);
  g_assert_true (range.low >= 1 && range.low <= range.high && range.high <= 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/interval/percentile", test_percentile);
  g_test_add_func ("/interval/bca", test_bca);
  g_test_add_func ("/interval/extremes", test_extremes);
  return g_test_run ();
}
