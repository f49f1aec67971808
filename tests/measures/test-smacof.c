/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-scaling-private.h"
#include "stance-smacof-private.h"

static const StanceSmacofOptions plain = { .k = 2, .eps = 1e-15, .iterations = 20000, .seed = 1 };

static StanceArray *
make_distances (gsize n, guint32 seed, double missing, double noise)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (StanceArray) points = stance_array_new (n, 2);
  StanceArray *distances;

  for (gsize i = 0; i < 2 * n; i++)
    points->values[i] = g_rand_double_range (rand, -1, 1);
  distances = stance_points_distances (points);
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < i; j++)
      {
        double d = g_rand_double (rand) < missing ? NAN : stance_array_get (distances, i, j) + g_rand_double (rand) * noise;

        stance_array_set (distances, i, j, d);
        stance_array_set (distances, j, i, d);
      }
  return distances;
}

/* What lies in the plane is found again, also from two thirds of the distances. */
static void
test_recovery (void)
{
  for (guint seed = 1; seed < 5; seed++)
    for (guint gaps = 0; gaps < 2; gaps++)
      {
        g_autoptr (StanceArray) full = make_distances (15, seed, 0, 0);
        g_autoptr (StanceArray) distances = make_distances (15, seed, gaps * 0.33, 0);
        StanceSmacofOptions options = plain;
        g_auto (StanceSmacof) smacof = { 0 };

        options.starts = 10;
        stance_smacof_fit (&smacof, distances, &options);
        g_assert_cmpfloat (smacof.stress.value, <, 1e-5);
        g_assert_cmpuint (smacof.stress.n, <=, 105);
        g_assert_true (smacof.settled);
      }
}

/* Further starts never give more stress, the same seed gives the same, and no configuration is better than its own transform. */
static void
test_starts (void)
{
  g_autoptr (StanceArray) distances = make_distances (12, 9, 0, 1.5);
  double before = INFINITY;

  for (guint starts = 0; starts <= 20; starts += 5)
    {
      StanceSmacofOptions options = plain;
      g_auto (StanceSmacof) first = { 0 };
      g_auto (StanceSmacof) second = { 0 };

      options.starts = starts;
      stance_smacof_fit (&first, distances, &options);
      stance_smacof_fit (&second, distances, &options);
      g_assert_cmpfloat (first.stress.value, ==, second.stress.value);
      g_assert_cmpuint (first.best, ==, second.best);
      g_assert_cmpfloat (first.stress.value, <=, before);
      g_assert_cmpfloat (first.stress.value, <=, first.torgerson_stress);
      before = first.stress.value;
    }
}

/* Only what weights are to each other counts, only what distances are to each other, and weight 0 is the same as not known. */
static void
test_weights (void)
{
  g_autoptr (StanceArray) distances = make_distances (10, 4, 0, 0.5);
  g_autoptr (StanceArray) gaps = make_distances (10, 4, 0.2, 0);
  g_autoptr (StanceArray) weights = stance_array_new (10, 10);
  StanceSmacofOptions options = plain;
  g_auto (StanceSmacof) one = { 0 };
  g_auto (StanceSmacof) seven = { 0 };
  g_auto (StanceSmacof) unknown = { 0 };
  g_auto (StanceSmacof) weightless = { 0 };

  stance_smacof_fit (&one, distances, &options);
  options.weights = weights;
  for (gsize i = 0; i < 100; i++)
    weights->values[i] = 7;
  stance_smacof_fit (&seven, distances, &options);
  g_assert_cmpfloat_with_epsilon (one.stress.value, seven.stress.value, 1e-9);
  for (gsize i = 0; i < 100; i++)
    {
      weights->values[i] = isnan (gaps->values[i]) ? 0 : 1;
      gaps->values[i] = isnan (gaps->values[i]) ? NAN : 100 * distances->values[i];
    }
  stance_smacof_fit (&weightless, distances, &options);
  options.weights = NULL;
  stance_smacof_fit (&unknown, gaps, &options);
  g_assert_cmpfloat_with_epsilon (unknown.stress.value, weightless.stress.value, 1e-9);
  g_assert_cmpfloat_with_epsilon (unknown.raw_stress / 1e4, weightless.raw_stress, 1e-9);
  g_assert_cmpuint (unknown.stress.n, ==, weightless.stress.n);
}

typedef struct
{
  const char *name;
  gsize n;
  double distances[16];
  StanceReason reason;
} Undefined;

#define M NAN

static const Undefined undefined[] = {
  { "nothing", 0, { 0 }, STANCE_REASON_NO_DATA },
  { "one", 1, { 0 }, STANCE_REASON_TOO_FEW },
  { "all the same", 2, { 0, 0, 0, 0 }, STANCE_REASON_CONSTANT },
  { "nothing known", 2, { 0, M, M, 0 }, STANCE_REASON_NO_WEIGHT },
  { "two parts", 4, { 0, 1, M, M, 1, 0, M, M, M, M, 0, 2, M, M, 2, 0 }, STANCE_REASON_INCOMPLETE },
};

static void
test_undefined (gconstpointer data)
{
  const Undefined *c = data;
  g_autoptr (StanceArray) distances = stance_array_new (c->n, c->n);
  g_auto (StanceSmacof) smacof = { 0 };

  for (gsize i = 0; i < c->n * c->n; i++)
    distances->values[i] = c->distances[i];
  stance_smacof_fit (&smacof, distances, &plain);
  g_assert_cmpint (smacof.stress.reason, ==, c->reason);
  g_assert_true (isnan (smacof.stress.value));
  g_assert_null (smacof.points);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/smacof/recovery", test_recovery);
  g_test_add_func ("/smacof/starts", test_starts);
  g_test_add_func ("/smacof/weights", test_weights);
  for (guint i = 0; i < G_N_ELEMENTS (undefined); i++)
    {
      g_autofree char *path = g_strdup_printf ("/smacof/undefined/%s", undefined[i].name);

      g_test_add_data_func (path, &undefined[i], test_undefined);
    }
  return g_test_run ();
}
