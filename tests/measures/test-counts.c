/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "stance-counts-private.h"

#define ACTORS 7
#define CONCEPTS 5
#define MOST 400

static const int binary_levels[] = { 0, 1 };
static const int scale_levels[] = { -2, -1, 0, 2 };
static const StanceQualifier binary = { binary_levels, 2, 1, TRUE };
static const StanceQualifier scale = { scale_levels, 4, 4, FALSE };

static gsize
make_random (GRand *rand, const StanceQualifier *qualifier, StanceCodedStatement *codings)
{
  gsize n = (gsize) g_rand_int_range (rand, 0, MOST);

  for (gsize i = 0; i < n; i++)
    codings[i] = (StanceCodedStatement) { (guint) g_rand_int_range (rand, 0, ACTORS), (guint) g_rand_int_range (rand, 0, CONCEPTS),
                                  qualifier->levels[g_rand_int_range (rand, 0, (gint) qualifier->n_levels)], (guint) g_rand_int_range (rand, 0, 4),
                                  (gint64) g_rand_int_range (rand, 0, G_MAXINT) };
  return n;
}

/* Pair of statements by pair of statements: no counts, no products of matrices. */
static double
sum_pairs (const StanceCodedStatement *codings, gsize n, guint a, guint b, StanceAggregate aggregate, double range)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      {
        double d = fabs ((double) codings[i].level - codings[j].level) / range;

        if (codings[i].actor != a || codings[j].actor != b || codings[i].concept != codings[j].concept)
          continue;
        sum += aggregate == STANCE_AGGREGATE_CONGRUENCE ? 1 - d
               : aggregate == STANCE_AGGREGATE_CONFLICT ? d
               : aggregate == STANCE_AGGREGATE_SUBTRACT ? 1 - 2 * d
                                                        : 1;
      }
  return sum;
}

static void
test_pairs (gconstpointer data)
{
  const StanceQualifier *qualifier = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 20; round++)
    {
      StanceCodedStatement codings[MOST];
      gsize n = make_random (rand, qualifier, codings);
      g_autoptr (StanceCounts) counts = stance_counts_new (codings, n, ACTORS, CONCEPTS, qualifier);

      for (int aggregate = STANCE_AGGREGATE_CONGRUENCE; aggregate <= STANCE_AGGREGATE_IGNORE; aggregate++)
        {
          g_autoptr (StanceArray) ties = stance_counts_one_mode (counts, (StanceAggregate) aggregate, STANCE_NORMALISATION_NONE, NAN);

          for (guint a = 0; a < ACTORS; a++)
            for (guint b = 0; b < ACTORS; b++)
              g_assert_cmpfloat_with_epsilon (stance_array_get (ties, a, b),
                                              a == b ? 0 : sum_pairs (codings, n, a, b, (StanceAggregate) aggregate, qualifier->range), 1e-9);
        }
    }
}

/* What is shared cannot be more than all there is, and a network has no direction. */
static void
test_bounds (gconstpointer data)
{
  const StanceQualifier *qualifier = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 40; round++)
    {
      StanceCodedStatement codings[MOST];
      gsize n = make_random (rand, qualifier, codings);
      g_autoptr (StanceCounts) counts = stance_counts_new (codings, n, ACTORS, CONCEPTS, qualifier);
      g_autoptr (StanceArray) same = stance_counts_one_mode (counts, STANCE_AGGREGATE_CONGRUENCE, STANCE_NORMALISATION_COSINE, NAN);
      g_autoptr (StanceArray) all = stance_counts_one_mode (counts, STANCE_AGGREGATE_IGNORE, STANCE_NORMALISATION_COSINE, NAN);
      g_autoptr (StanceArray) net = stance_counts_one_mode (counts, STANCE_AGGREGATE_SUBTRACT, STANCE_NORMALISATION_COSINE, NAN);

      for (guint a = 0; a < ACTORS; a++)
        for (guint b = 0; b < ACTORS; b++)
          {
            double x = stance_array_get (same, a, b);

            g_assert_true ((isnan (x) && isnan (stance_array_get (same, b, a))) || x == stance_array_get (same, b, a));
            g_assert_false (x < 0 || x > 1 + 1e-12 || stance_array_get (all, a, b) > 1 + 1e-12 || fabs (stance_array_get (net, a, b)) > 1 + 1e-12);
          }
    }
}

/* Concepts by concepts are actors by actors with the two turned round. */
static void
test_transpose (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  StanceCodedStatement codings[MOST], turned[MOST];
  gsize n = make_random (rand, &scale, codings);
  g_autoptr (StanceCounts) counts = stance_counts_new (codings, n, ACTORS, CONCEPTS, &scale);
  g_autoptr (StanceCounts) transposed = stance_counts_transpose (counts);
  g_autoptr (StanceCounts) other = NULL;

  for (gsize i = 0; i < n; i++)
    turned[i] = (StanceCodedStatement) { codings[i].concept, codings[i].actor, codings[i].level, codings[i].document, codings[i].time };
  other = stance_counts_new (turned, n, CONCEPTS, ACTORS, &scale);
  for (int normalisation = STANCE_NORMALISATION_NONE; normalisation <= STANCE_NORMALISATION_DNA_COSINE; normalisation++)
    {
      g_autoptr (StanceArray) x = stance_counts_one_mode (transposed, STANCE_AGGREGATE_SUBTRACT, (StanceNormalisation) normalisation, NAN);
      g_autoptr (StanceArray) y = stance_counts_one_mode (other, STANCE_AGGREGATE_SUBTRACT, (StanceNormalisation) normalisation, NAN);

      g_assert_cmpmem (x->values, sizeof (double) * CONCEPTS * CONCEPTS, y->values, sizeof (double) * CONCEPTS * CONCEPTS);
    }
}

static void
test_refused (void)
{
  g_autoptr (StanceCounts) counts = stance_counts_new (NULL, 0, 2, 2, &binary);

  g_assert_null (stance_counts_one_mode (counts, STANCE_AGGREGATE_COMBINE, STANCE_NORMALISATION_NONE, NAN));
  g_assert_null (stance_counts_one_mode (counts, STANCE_AGGREGATE_IGNORE, STANCE_NORMALISATION_ACTIVITY, NAN));
  g_assert_null (stance_counts_two_mode (counts, STANCE_AGGREGATE_CONFLICT, STANCE_NORMALISATION_NONE, NAN));
  g_assert_null (stance_counts_two_mode (counts, STANCE_AGGREGATE_IGNORE, STANCE_NORMALISATION_COSINE, NAN));
}

/* Nothing divided by nothing is undefined, or what the caller says. */
static void
test_nothing (void)
{
  const StanceCodedStatement one[] = { { 0, 0, 1, 0, 0 }, { 9, 0, 1, 0, 0 }, { 0, 0, 5, 0, 0 } };
  g_autoptr (StanceCounts) counts = stance_counts_new (one, 3, 3, 1, &binary);

  g_assert_cmpfloat (stance_array_get (counts->totals, 0, 0), ==, 1);
  for (int normalisation = STANCE_NORMALISATION_AVERAGE; normalisation <= STANCE_NORMALISATION_DNA_COSINE; normalisation++)
    {
      g_autoptr (StanceArray) ties = stance_counts_one_mode (counts, STANCE_AGGREGATE_CONGRUENCE, (StanceNormalisation) normalisation, NAN);
      g_autoptr (StanceArray) zeros = stance_counts_one_mode (counts, STANCE_AGGREGATE_CONGRUENCE, (StanceNormalisation) normalisation, 0);

      g_assert_true (isnan (stance_array_get (ties, 1, 2)));
      g_assert_cmpfloat (stance_array_get (zeros, 1, 2), ==, 0);
      g_assert_cmpfloat (stance_array_get (ties, 1, 1), ==, 0);
    }
}

typedef struct
{
  const char *name;
  StanceDuplicates duplicates;
  gboolean yearless;
  gsize left;
} Duplicates;

/* Days: 2024-12-30, 2025-01-01 (the same ISO week), 2025-12-31 (week 1 of 2026), 2025-01-01 in another document, and one without a time twice. */
static const StanceCodedStatement repeated[] = {
  { 0, 0, 1, 0, 1735516800 }, { 0, 0, 1, 1, 1735689600 }, { 0, 0, 1, 1, 1767139200 }, { 0, 0, 1, 2, 1735689600 },
  { 0, 0, 1, 3, STANCE_NO_TIME }, { 0, 0, 1, 3, STANCE_NO_TIME }, { 0, 0, 0, 0, 1735516800 }, { 1, 0, 1, 0, 1735516800 },
};

static const Duplicates duplicates[] = {
  { "include", STANCE_DUPLICATES_INCLUDE, FALSE, 8 },  { "document", STANCE_DUPLICATES_DOCUMENT, FALSE, 6 },
  { "week", STANCE_DUPLICATES_WEEK, FALSE, 6 },        { "week without a year", STANCE_DUPLICATES_WEEK, TRUE, 5 },
  { "month", STANCE_DUPLICATES_MONTH, FALSE, 7 },      { "month without a year", STANCE_DUPLICATES_MONTH, TRUE, 6 },
  { "year", STANCE_DUPLICATES_YEAR, FALSE, 6 },        { "range", STANCE_DUPLICATES_RANGE, FALSE, 3 },
};

static void
test_duplicates (gconstpointer data)
{
  const Duplicates *d = data;
  StanceCodedStatement codings[G_N_ELEMENTS (repeated)];

  memcpy (codings, repeated, sizeof repeated);
  g_assert_cmpuint (stance_codings_drop_duplicates (codings, G_N_ELEMENTS (codings), d->duplicates, d->yearless), ==, d->left);
}

static void
test_windows (void)
{
  const gint64 first = 1706659200, last = 1717200000; /* 2024-01-31 to 2024-06-01 */
  g_autoptr (GArray) months = stance_windows_new (first, last, STANCE_TIME_MONTHS, 3, 100);
  g_autoptr (GArray) days = stance_windows_new (first, last, STANCE_TIME_DAYS, 1, 1000);
  g_autoptr (GArray) none = stance_windows_new (first, last, STANCE_TIME_YEARS, 2, 100);

  g_assert_cmpuint (months->len, ==, 3);
  g_assert_cmpint (g_array_index (months, StanceWindow, 0).middle, ==, 1709164800); /* 2024-02-29 */
  g_assert_cmpint (g_array_index (months, StanceWindow, 0).last, ==, 1711843200);   /* 2024-03-31 */
  g_assert_cmpuint (days->len, ==, 123);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (stance_windows_new (first, last, STANCE_TIME_DAYS, 1, 100));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/counts/pairs/binary", &binary, test_pairs);
  g_test_add_data_func ("/counts/pairs/scale", &scale, test_pairs);
  g_test_add_data_func ("/counts/bounds/binary", &binary, test_bounds);
  g_test_add_data_func ("/counts/bounds/scale", &scale, test_bounds);
  g_test_add_func ("/counts/transpose", test_transpose);
  g_test_add_func ("/counts/refused", test_refused);
  g_test_add_func ("/counts/nothing", test_nothing);
  g_test_add_func ("/codings/windows", test_windows);
  for (guint i = 0; i < G_N_ELEMENTS (duplicates); i++)
    {
      g_autofree char *path = g_strdup_printf ("/codings/duplicates/%s", duplicates[i].name);

      g_test_add_data_func (path, &duplicates[i], test_duplicates);
    }
  return g_test_run ();
}
