/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-wordfish-private.h"

static const StanceWordfishOptions plain = {
  .priors = { INFINITY, INFINITY, 3, 1 }, .tolerance = 1e-6, .inner = 1e-8, .absolute = TRUE, .iterations = 300, .low = 0, .high = 1
};

#define TEXTS 8
#define WORDS 40

/* Texts from left to right, words from left to right; an empty text and an unused word where asked for. */
static StanceArray *
make_counts (gboolean gaps)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  StanceArray *counts = stance_array_new (TEXTS, WORDS);

  for (gsize i = 0; i < TEXTS; i++)
    for (gsize k = 0; k < WORDS; k++)
      {
        double rate = exp (3 + ((double) i / (TEXTS - 1) - 0.5) * ((double) k / (WORDS - 1) - 0.5) * 6);
        double count = floor (rate + g_rand_double_range (rand, -1, 1) * sqrt (rate));

        stance_array_set (counts, i, k, gaps && (i == 3 || k == 7) ? 0 : MAX (count, 0));
      }
  return counts;
}

static void
test_order (void)
{
  g_autoptr (StanceArray) counts = make_counts (FALSE);
  g_auto (StanceWordfish) fish = { 0 };
  double sum = 0;
  double squares = 0;

  stance_wordfish_fit (&fish, counts, &plain);
  g_assert_cmpint (fish.reason, ==, STANCE_REASON_NONE);
  for (gsize i = 0; i < TEXTS; i++)
    {
      sum += fish.theta[i];
      squares += fish.theta[i] * fish.theta[i];
      g_assert_true (i == 0 || fish.theta[i] > fish.theta[i - 1]);
      g_assert_cmpfloat (fish.theta_error[i], >, 0);
    }
  g_assert_cmpfloat_with_epsilon (sum, 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (squares, TEXTS - 1, 1e-9);
  g_assert_cmpfloat (fish.beta[0], <, fish.beta[WORDS - 1]);
  g_assert_cmpfloat (fish.log_likelihood, <, 0);
}

/* The other direction is the mirror image; words in another order are the same words. */
static void
test_mirror (void)
{
  g_autoptr (StanceArray) counts = make_counts (FALSE);
  g_autoptr (StanceArray) turned = stance_array_new (TEXTS, WORDS);
  StanceWordfishOptions options = plain;
  g_auto (StanceWordfish) fish = { 0 };
  g_auto (StanceWordfish) mirror = { 0 };

  for (gsize i = 0; i < TEXTS; i++)
    for (gsize k = 0; k < WORDS; k++)
      stance_array_set (turned, i, WORDS - 1 - k, stance_array_get (counts, i, k));
  stance_wordfish_fit (&fish, counts, &options);
  options.low = 1;
  options.high = 0;
  stance_wordfish_fit (&mirror, turned, &options);
  for (gsize i = 0; i < TEXTS; i++)
    {
      g_assert_cmpfloat_with_epsilon (fish.theta[i], -mirror.theta[i], 1e-9);
      g_assert_cmpfloat_with_epsilon (fish.theta_error[i], mirror.theta_error[i], 1e-9);
    }
  for (gsize k = 0; k < WORDS; k++)
    g_assert_cmpfloat_with_epsilon (fish.beta[k], -mirror.beta[WORDS - 1 - k], 1e-8);
}

/* Which rule stops it, and that it tells. */
static void
test_stops (void)
{
  g_autoptr (StanceArray) counts = make_counts (FALSE);
  StanceWordfishOptions options = plain;

  for (guint i = 0; i < 3; i++)
    {
      g_auto (StanceWordfish) fish = { 0 };

      options.iterations = i == 0 ? 2 : 5000;
      options.absolute = i < 2;
      options.tolerance = i == 1 ? 1e-6 : 0;
      stance_wordfish_fit (&fish, counts, &options);
      g_assert_cmpint (fish.stop, ==, i == 0 ? STANCE_WORDFISH_EXHAUSTED : i == 1 ? STANCE_WORDFISH_SETTLED : STANCE_WORDFISH_FELL);
      if (i == 0)
        g_assert_cmpuint (fish.iterations, ==, 2);
    }
}

static void
test_gaps (void)
{
  g_autoptr (StanceArray) counts = make_counts (TRUE);
  g_auto (StanceWordfish) fish = { 0 };

  stance_wordfish_fit (&fish, counts, &plain);
  g_assert_cmpint (fish.reason, ==, STANCE_REASON_NONE);
  g_assert_cmpuint (fish.texts, ==, TEXTS - 1);
  g_assert_cmpuint (fish.words, ==, WORDS - 1);
  for (gsize i = 0; i < TEXTS; i++)
    g_assert_cmpint (isnan (fish.theta[i]) != 0, ==, i == 3);
  for (gsize k = 0; k < WORDS; k++)
    g_assert_cmpint (isnan (fish.beta[k]) != 0, ==, k == 7);
}

typedef struct
{
  const char *name;
  gsize rows;
  gsize columns;
  double counts[6];
  StanceReason reason;
} Undefined;

static const Undefined undefined[] = {
  { "nothing", 0, 0, { 0 }, STANCE_REASON_NO_DATA },
  { "no word counted", 2, 3, { 0 }, STANCE_REASON_NO_DATA },
  { "one text", 1, 3, { 1, 2, 3 }, STANCE_REASON_TOO_FEW },
  { "one word", 3, 1, { 1, 2, 3 }, STANCE_REASON_TOO_FEW },
  { "one text with words", 2, 3, { 1, 2, 3, 0, 0, 0 }, STANCE_REASON_TOO_FEW },
  { "all alike", 2, 3, { 1, 2, 3, 2, 4, 6 }, STANCE_REASON_CONSTANT },
  { "missing count", 2, 3, { 1, 2, 3, 2, NAN, 1 }, STANCE_REASON_INCOMPLETE },
};

static void
test_undefined (gconstpointer data)
{
  const Undefined *c = data;
  g_autoptr (StanceArray) counts = stance_array_new (c->rows, c->columns);
  g_auto (StanceWordfish) fish = { 0 };

  for (gsize i = 0; i < c->rows * c->columns; i++)
    counts->values[i] = c->counts[i];
  stance_wordfish_fit (&fish, counts, &plain);
  g_assert_cmpint (fish.reason, ==, c->reason);
  for (gsize i = 0; i < c->rows; i++)
    g_assert_true (isnan (fish.theta[i]));
  g_assert_true (isnan (fish.log_likelihood));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wordfish/order", test_order);
  g_test_add_func ("/wordfish/mirror", test_mirror);
  g_test_add_func ("/wordfish/stops", test_stops);
  g_test_add_func ("/wordfish/gaps", test_gaps);
  for (guint i = 0; i < G_N_ELEMENTS (undefined); i++)
    {
      g_autofree char *path = g_strdup_printf ("/wordfish/undefined/%s", undefined[i].name);

      g_test_add_data_func (path, &undefined[i], test_undefined);
    }
  return g_test_run ();
}
