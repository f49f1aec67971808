/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stance-two-samples-private.h"

#define MOST 40

typedef struct
{
  const char *name;
  double a[MOST];
  guint n_a;
  double b[MOST];
  guint n_b;
  double difference;
  double p; /* NaN: too few */
  gboolean has_interval;
} Case;

/* p counted by hand: the ways as far, of all ways. */
static const Case cases[] = {
  { "four against four: 2 of 70", { -1, -1, -1, -1 }, 4, { 1, 1, 1, 1 }, 4, 2, 2.0 / 70, TRUE },
  { "one and the same value", { 0.5, 0.5, 0.5, 0.5 }, 4, { 0.5, 0.5, 0.5, 0.5 }, 4, 0, 1, TRUE },
  { "three against three: 2 of 20 is the rarest", { -1, -1, -1 }, 3, { 1, 1, 1 }, 3, 2, NAN, TRUE },
  { "one against one", { -1 }, 1, { 1 }, 1, 2, NAN, FALSE },
  { "one against 18: 1 of 19", { -1 }, 1, { [0 ... 17] = 1 }, 18, 2, NAN, FALSE },
  { "one against 19: 1 of 20", { -1 }, 1, { [0 ... 18] = 1 }, 19, 2, 1.0 / 20, FALSE },
  { "two against five: 1 of 21", { 1, 1 }, 2, { 0, 0, 0, 0, 0 }, 5, -1, 1.0 / 21, TRUE },
  { "two against five: either both ones are in the five, which is farther, or not", { 1, 0 }, 2, { 1, 0, 0, 0, 0 }, 5, -0.3, 1, TRUE },
  { "nothing on one side", { 1, 1 }, 2, { 0 }, 0, NAN, NAN, FALSE },
  { "nothing at all", { 0 }, 0, { 0 }, 0, NAN, NAN, FALSE },
};

static const double ones[2 * MOST] = { [0 ... 2 * MOST - 1] = 1 };

static StanceTwoSamples
run (const double *a, guint n_a, const double *b, guint n_b, guint seed)
{
  StanceTwoSamplesPlan plan = { 999, 500, 0.95, seed, 0 };
  StanceSample samples[2] = { { a, ones, n_a }, { b, ones, n_b } };

  return stance_two_samples_test (samples, &plan);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      StanceTwoSamples got = run (c->a, c->n_a, c->b, c->n_b, 1);

      g_test_message ("%s: difference %g, p %g, from %g to %g", c->name, got.difference, got.p, got.low, got.high);
      g_assert_true (isnan (c->difference) ? isnan (got.difference) : fabs (got.difference - c->difference) < 1e-12);
      g_assert_true (isnan (c->p) ? isnan (got.p) : fabs (got.p - c->p) < 1e-12);
      g_assert_true (got.exact == !isnan (c->p));
      g_assert_true (isfinite (got.low) == c->has_interval && isfinite (got.high) == c->has_interval);
      g_assert_true (!c->has_interval || (got.low <= c->difference + 1e-12 && got.high >= c->difference - 1e-12));
    }
}

/* 40 against 40 have more ways than anybody tries. */
static void
test_drawn (void)
{
  double a[MOST], b[MOST];
  StanceTwoSamples far, again, other;

  for (guint i = 0; i < MOST; i++)
    {
      a[i] = i % 2;
      b[i] = i % 2 + 1;
    }
  far = run (a, MOST, b, MOST, 1);
  g_assert_false (far.exact);
  g_assert_cmpfloat_with_epsilon (far.p, 0.001, 1e-12);
  g_assert_true (far.low > 0.5 && far.high < 1.5);
  again = run (a, MOST, b, MOST, 1);
  g_assert_true (again.low == far.low && again.high == far.high && again.p == far.p);
  other = run (a, MOST, a, MOST, 2);
  g_assert_cmpfloat (other.p, ==, 1);
}

/* A weight of 3 moves the mean as three statements would. */
static void
test_weights (void)
{
  static const double a[] = { 1, 0 }, b[] = { 0, 0, 0, 0, 0 }, heavy[] = { 3, 1 };
  StanceTwoSamplesPlan plan = { 999, 500, 0.95, 1, 0 };
  StanceSample samples[2] = { { a, heavy, 2 }, { b, ones, 5 } };
  StanceTwoSamples got = stance_two_samples_test (samples, &plan);

  g_assert_cmpfloat_with_epsilon (got.difference, -0.75, 1e-12);
  g_assert_cmpfloat_with_epsilon (got.p, 6.0 / 21, 1e-12);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/two-samples/cases", test_cases);
  g_test_add_func ("/two-samples/drawn", test_drawn);
  g_test_add_func ("/two-samples/weights", test_weights);
  return g_test_run ();
}
