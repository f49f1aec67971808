/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-scaling-private.h"

/* Points in the plane whose distances are to be found again: a rectangle of 3 x 4. */
static const double corners[] = { 0, 0, 3, 0, 3, 4, 0, 4 };

static StanceArray *
make_array (const double *values, gsize rows, gsize columns)
{
  StanceArray *array = stance_array_new (rows, columns);

  for (gsize i = 0; i < rows * columns; i++)
    array->values[i] = values[i];
  return array;
}

static StanceArray *
make_random_points (gsize n, gsize k, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  StanceArray *points = stance_array_new (n, k);

  for (gsize i = 0; i < n * k; i++)
    points->values[i] = g_rand_double_range (rand, -1, 1);
  return points;
}

static void
check_same (const StanceArray *a, const StanceArray *b)
{
  g_assert_cmpuint (a->rows, ==, b->rows);
  g_assert_cmpuint (a->columns, ==, b->columns);
  for (gsize i = 0; i < a->rows * a->columns; i++)
    g_assert_cmpfloat_with_epsilon (a->values[i], b->values[i], 1e-9);
}

static void
test_rectangle (void)
{
  g_autoptr (StanceArray) points = make_array (corners, 4, 2);
  g_autoptr (StanceArray) distances = stance_points_distances (points);
  g_autoptr (StanceArray) found = NULL;
  g_auto (StanceScaling) scaling = { 0 };

  g_assert_cmpfloat (stance_array_get (distances, 0, 2), ==, 5);
  g_assert_cmpint (stance_scaling_classical (&scaling, distances, 2), ==, STANCE_REASON_NONE);
  /* Four corners at (+-1.5, +-2): the sums of squares of the axes. */
  g_assert_cmpfloat_with_epsilon (scaling.eigenvalues[0], 16, 1e-12);
  g_assert_cmpfloat_with_epsilon (scaling.eigenvalues[1], 9, 1e-12);
  g_assert_cmpfloat_with_epsilon (scaling.fit[0], 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (scaling.fit[1], 1, 1e-12);
  found = stance_points_distances (scaling.points);
  check_same (found, distances);
  /* All four are equally far out on an axis: the first is the positive one. */
  g_assert_cmpfloat_with_epsilon (stance_array_get (scaling.points, 0, 0), 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (stance_array_get (scaling.points, 0, 1), 1.5, 1e-12);
}

/* What is Euclidean in three dimensions is kept by three, and by no fewer. */
static void
test_recovery (void)
{
  g_autoptr (StanceArray) points = make_random_points (12, 3, 7);
  g_autoptr (StanceArray) distances = stance_points_distances (points);

  for (gsize k = 1; k <= 5; k++)
    {
      g_auto (StanceScaling) scaling = { 0 };
      g_autoptr (StanceArray) found = NULL;

      g_assert_cmpint (stance_scaling_classical (&scaling, distances, k), ==, STANCE_REASON_NONE);
      g_assert_cmpuint (scaling.points->columns, ==, MIN (k, 3));
      found = stance_points_distances (scaling.points);
      if (k >= 3)
        check_same (found, distances);
      else
        g_assert_cmpfloat (scaling.fit[1], <, 0.999);
    }
}

/* City-block distances of a square are not Euclidean: a negative eigenvalue makes the two forms of fit differ. */
static void
test_not_euclidean (void)
{
  static const double block[] = { 0, 1, 2, 1, 1, 0, 1, 2, 2, 1, 0, 1, 1, 2, 1, 0 };
  g_autoptr (StanceArray) distances = make_array (block, 4, 4);
  g_auto (StanceScaling) scaling = { 0 };

  g_assert_cmpint (stance_scaling_classical (&scaling, distances, 2), ==, STANCE_REASON_NONE);
  g_assert_cmpfloat_with_epsilon (scaling.eigenvalues[3], -1, 1e-12);
  g_assert_cmpfloat_with_epsilon (scaling.fit[0], 0.8, 1e-12);
  g_assert_cmpfloat_with_epsilon (scaling.fit[1], 1, 1e-12);
}

static void
test_pathological (void)
{
  static const double zeros[9] = { 0 };
  static const double gap[] = { 0, 1, NAN, 1, 0, 2, NAN, 2, 0 };
  g_autoptr (StanceArray) none = stance_array_new (0, 0);
  g_autoptr (StanceArray) one = make_array (zeros, 1, 1);
  g_autoptr (StanceArray) same = make_array (zeros, 3, 3);
  g_autoptr (StanceArray) missing = make_array (gap, 3, 3);
  g_auto (StanceScaling) scaling = { 0 };

  g_assert_cmpint (stance_scaling_classical (&scaling, none, 2), ==, STANCE_REASON_NO_DATA);
  g_assert_cmpint (stance_scaling_classical (&scaling, one, 2), ==, STANCE_REASON_TOO_FEW);
  g_assert_cmpint (stance_scaling_classical (&scaling, missing, 2), ==, STANCE_REASON_INCOMPLETE);
  g_assert_null (scaling.points);
  g_assert_cmpint (stance_scaling_classical (&scaling, same, 2), ==, STANCE_REASON_NONE);
  g_assert_cmpuint (scaling.points->columns, ==, 0);
  g_assert_true (isnan (scaling.fit[0]) && isnan (scaling.fit[1]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scaling/classical/rectangle", test_rectangle);
  g_test_add_func ("/scaling/classical/recovery", test_recovery);
  g_test_add_func ("/scaling/classical/not-euclidean", test_not_euclidean);
  g_test_add_func ("/scaling/classical/pathological", test_pathological);
  return g_test_run ();
}
