/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All pairs at once give what a plain double loop gives. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "stance-all-pairs-agreement-private.h"

typedef enum { UNWEIGHTED, ONE_WEIGHT, FEW_WEIGHTS, MANY_WEIGHTS, ZERO_WEIGHTS, N_WEIGHTS } Weights;

static const char *const weights_names[] = { "unweighted", "one weight", "few weights", "many weights", "zero weights" };
static const gsize issues[] = { 0, 1, 2, 15, 63, 64, 65, 128, 257, 600 };
static const gsize parties[] = { 0, 1, 2, 7, 16, 17, 40 };
/* 0 is any number, and -1 any number on the grid of 1/10,000. */
static const int levels[] = { 1, 2, 3, 5, 11, 32, 33, 0, -1 };

static const guint categories[] = { 1, 2, 3, 5, 11, 32, 33, 40 };

static double
draw (GRand *random, int n)
{
  if (n == 0)
    return g_rand_double_range (random, -1, 1);
  if (n < 0)
    return g_rand_int_range (random, -10000, 10001) / 10000.0;
  return n == 1 ? 0.3 : -1 + 2.0 * g_rand_int_range (random, 0, n) / (n - 1);
}

static StanceArray *
draw_positions (GRand *random, gsize rows, gsize columns, int n)
{
  StanceArray *positions = stance_array_new (rows, columns);
  const double missing[] = { 0, 0.3, 0.97 };

  for (gsize row = 0; row < rows; row++)
    for (gsize column = 0; column < columns; column++)
      if (g_rand_double (random) >= missing[row % 3])
        stance_array_set (positions, row, column, draw (random, n));
  return positions;
}

static double *
draw_weights (GRand *random, Weights kind, gsize n)
{
  double *weights = kind == UNWEIGHTED ? NULL : g_new (double, n + 1);

  for (gsize i = 0; weights && i < n; i++)
    {
      weights[i] = kind == ONE_WEIGHT ? 2.5 : kind == FEW_WEIGHTS ? i * 7 % 4 : kind == MANY_WEIGHTS ? g_rand_double (random) : 0;
      if (i % 50 == 49)
        weights[i] = -1;
    }
  return weights;
}

typedef struct
{
  double value;
  guint n;
} Pair;

static Pair
pair_plainly (const double *x, const double *y, gsize size, const StanceCloseness *closeness)
{
  double sum = 0, weight = 0;
  guint n = 0;

  for (gsize i = 0; i < size; i++)
    {
      double w = closeness->weights ? closeness->weights[i] : 1;

      if (isnan (x[i]) || isnan (y[i]) || !(w > 0))
        continue;
      n++;
      weight += w;
      sum += w * pow (fabs (x[i] - y[i]) / closeness->range, closeness->power);
    }
  sum = closeness->root ? pow (sum / weight, 1.0 / closeness->power) : sum / weight;
  return (Pair) { closeness->constant + closeness->factor * sum, n };
}

static void
check (const StanceArray *positions, const StanceCloseness *closeness, const char *name)
{
  g_autoptr (StanceAllPairs) pairs = stance_all_pairs_closeness (positions, closeness);

  g_assert_cmpuint (pairs->size, ==, positions->rows);
  for (gsize a = 0; a < pairs->size; a++)
    for (gsize b = 0; b < pairs->size; b++)
      {
        gsize i = stance_all_pairs_index (pairs, a, b);
        Pair plain = pair_plainly (stance_array_row (positions, a), stance_array_row (positions, b), positions->columns, closeness);

        g_assert_cmpuint (pairs->counts[i], ==, plain.n);
        g_assert_true (isnan (pairs->values[i]) == (plain.n == 0));
        if (plain.n == 0)
          g_assert_cmpint (pairs->reasons[i], !=, STANCE_REASON_NONE);
        else
          g_assert_cmpint (pairs->reasons[i], ==, STANCE_REASON_NONE);
        if (plain.n > 0 && !(fabs (pairs->values[i] - plain.value) < (closeness->root ? 1e-7 : 1e-12)))
          g_error ("%s, %" G_GSIZE_FORMAT " x %" G_GSIZE_FORMAT ": found %.17g, expected %.17g", name, a, b, pairs->values[i], plain.value);
      }
}

static void
test_closeness (gconstpointer data)
{
  const Weights kind = (Weights) GPOINTER_TO_UINT (data);
  g_autoptr (GRand) random = g_rand_new_with_seed (kind);

  for (guint l = 0; l < G_N_ELEMENTS (levels); l++)
    for (guint c = 0; c < G_N_ELEMENTS (issues); c++)
      {
        const gsize rows = parties[(l + c) % G_N_ELEMENTS (parties)];
        g_autoptr (StanceArray) positions = draw_positions (random, rows, issues[c], levels[l]);
        g_autofree double *weights = draw_weights (random, kind, issues[c]);
        g_autofree char *name = g_strdup_printf ("%d levels, %" G_GSIZE_FORMAT " issues", levels[l], issues[c]);

        check (positions, &(StanceCloseness) { weights, 2, 1, -1, 1, FALSE }, name);
        check (positions, &(StanceCloseness) { weights, 2, 0, 1, 2, FALSE }, name);
        check (positions, &(StanceCloseness) { weights, 3, 0, 1, 2, TRUE }, name);
      }
}

/* Bits and numbers add up whole numbers, so that a pair gives the same bits whatever the others are. */
static void
test_others_do_not_matter (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (StanceArray) few = draw_positions (random, 30, 200, 11);
  g_autoptr (StanceArray) more = stance_array_new (31, 200);
  const StanceCloseness closeness = { NULL, 2, 1, -1, 1, FALSE };
  g_autoptr (StanceAllPairs) a = NULL;
  g_autoptr (StanceAllPairs) b = NULL;

  memcpy (more->values, few->values, 30 * 200 * sizeof (double));
  for (gsize i = 0; i < 200; i++)
    stance_array_set (more, 30, i, g_rand_double (random));
  a = stance_all_pairs_closeness (few, &closeness);
  b = stance_all_pairs_closeness (more, &closeness);
  for (gsize i = 0; i < 30; i++)
    g_assert_cmpmem (a->values + stance_all_pairs_index (a, i, i), (30 - i) * sizeof (double), b->values + stance_all_pairs_index (b, i, i),
                     (30 - i) * sizeof (double));
}

static void
test_huge_numbers (void)
{
  g_autoptr (StanceArray) positions = stance_array_new (2, 2);
  g_autoptr (StanceAllPairs) pairs = NULL;

  memcpy (positions->values, (const double[]) { 1e300, 1e12, -1e300, 3e12 }, 4 * sizeof (double));
  pairs = stance_all_pairs_closeness (positions, &(StanceCloseness) { NULL, 4e300, 0, 1, 1, FALSE });
  g_assert_cmpfloat_with_epsilon (pairs->values[1], 0.25, 1e-12);
}

static void
test_reasons (void)
{
  g_autoptr (StanceArray) positions = stance_array_new (2, 2);
  const double none[] = { 0, 0 };
  g_autoptr (StanceAllPairs) apart = NULL;
  g_autoptr (StanceAllPairs) weightless = NULL;

  memcpy (positions->values, (const double[]) { 1, NAN, NAN, 1 }, 4 * sizeof (double));
  apart = stance_all_pairs_closeness (positions, &(StanceCloseness) { NULL, 2, 1, -1, 1, FALSE });
  g_assert_cmpint (apart->reasons[1], ==, STANCE_REASON_NOTHING_SHARED);
  g_assert_cmpint (apart->reasons[0], ==, STANCE_REASON_NONE);
  stance_all_pairs_require (apart, 2);
  g_assert_cmpfloat (apart->values[0], ==, 1);
  g_assert_cmpint (apart->reasons[1], ==, STANCE_REASON_NOTHING_SHARED);
  weightless = stance_all_pairs_closeness (positions, &(StanceCloseness) { none, 2, 1, -1, 1, FALSE });
  g_assert_cmpint (weightless->reasons[0], ==, STANCE_REASON_NO_WEIGHT);
}

static void
test_too_few (void)
{
  g_autoptr (StanceArray) positions = stance_array_new (2, 1);
  g_autoptr (StanceAllPairs) pairs = NULL;

  memcpy (positions->values, (const double[]) { 1, 0 }, 2 * sizeof (double));
  pairs = stance_all_pairs_closeness (positions, &(StanceCloseness) { NULL, 2, 1, -1, 1, FALSE });
  g_assert_cmpfloat (pairs->values[1], ==, 0.5);
  stance_all_pairs_require (pairs, 2);
  g_assert_true (isnan (pairs->values[1]));
  g_assert_cmpint (pairs->reasons[1], ==, STANCE_REASON_TOO_FEW);
  g_assert_cmpuint (pairs->counts[1], ==, 1);
  g_assert_cmpfloat (pairs->values[0], ==, 1);
}

/* Kappa or pi by their definitions, over the issues on which both have a category. */
static double
agree_plainly (const StanceRatingCodes *coding, gsize a, gsize b, const StanceArray *weights, StanceCoefficient coefficient)
{
  double first[64] = { 0 }, second[64] = { 0 }, observed = 0, expected = 0, n = 0;

  for (gsize i = 0; i < coding->raters; i++)
    {
      int x = coding->codes[a * coding->raters + i], y = coding->codes[b * coding->raters + i];

      if (x < 0 || y < 0)
        continue;
      n++;
      first[x]++;
      second[y]++;
      observed += 1 - stance_array_get (weights, x, y);
    }
  for (gsize i = 0; i < weights->rows; i++)
    for (gsize j = 0; j < weights->rows; j++)
      {
        gboolean pooled = coefficient == STANCE_COEFFICIENT_SCOTT;

        expected += (1 - stance_array_get (weights, i, j)) * (pooled ? (first[i] + second[i]) / 2 : first[i]) * (pooled ? (first[j] + second[j]) / 2 : second[j]);
      }
  return 1 - observed * n / expected;
}

static void
check_agreement (const StanceRatingCodes *coding, const StanceArray *weights, StanceCoefficient coefficient)
{
  g_autoptr (StanceAllPairs) pairs = stance_all_pairs_agreement (coding, weights, coefficient);

  for (gsize a = 0; a < coding->units; a++)
    for (gsize b = a; b < coding->units; b++)
      {
        const gsize i = stance_all_pairs_index (pairs, a, b);
        const double expected = agree_plainly (coding, a, b, weights, coefficient);

        g_assert_true (isnan (pairs->values[i]) == !isfinite (expected));
        g_assert_true ((pairs->reasons[i] == STANCE_REASON_NONE) == isfinite (expected));
        g_assert_true ((pairs->reasons[i] == STANCE_REASON_NOTHING_SHARED) == (pairs->counts[i] == 0));
        if (isfinite (expected))
          g_assert_cmpfloat_with_epsilon (pairs->values[i], expected, 1e-12);
      }
}

static void
test_agreement (gconstpointer data)
{
  const guint n = GPOINTER_TO_UINT (data);
  g_autoptr (GRand) random = g_rand_new_with_seed (n);
  g_autoptr (StanceArray) weights = stance_array_new (n, n);

  for (guint power = 0; power < 4; power++)
    {
      for (gsize i = 0; i < (gsize) n * n; i++)
        weights->values[i] = power < 3 ? 1 - (i / n == i % n ? 0 : pow (fabs ((double) (i / n) - (double) (i % n)) / n, power))
                                       : i / n == i % n ? 1 : g_rand_double (random);
      for (guint c = 0; c < G_N_ELEMENTS (issues); c++)
        {
          gsize rows = parties[c % G_N_ELEMENTS (parties)];
          g_autofree int *codes = g_new (int, rows * issues[c] + 1);
          const StanceRatingCodes coding = { codes, rows, issues[c] };

          for (gsize i = 0; i < rows * issues[c]; i++)
            codes[i] = g_rand_int_range (random, i % 2 ? -1 : 0, (int) n);
          check_agreement (&coding, weights, STANCE_COEFFICIENT_COHEN);
          check_agreement (&coding, weights, STANCE_COEFFICIENT_SCOTT);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint kind = 0; kind < N_WEIGHTS; kind++)
    {
      g_autofree char *path = g_strdup_printf ("/all-pairs/closeness/%s", weights_names[kind]);

      g_test_add_data_func (path, GUINT_TO_POINTER (kind), test_closeness);
    }
  for (guint i = 0; i < G_N_ELEMENTS (categories); i++)
    {
      g_autofree char *path = g_strdup_printf ("/all-pairs/agreement/%u categories", categories[i]);

      g_test_add_data_func (path, GUINT_TO_POINTER (categories[i]), test_agreement);
    }
  g_test_add_func ("/all-pairs/others do not matter", test_others_do_not_matter);
  g_test_add_func ("/all-pairs/huge numbers", test_huge_numbers);
  g_test_add_func ("/all-pairs/reasons", test_reasons);
  g_test_add_func ("/all-pairs/too few", test_too_few);
  return g_test_run ();
}
