/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Congruence of 200,000 statements of 500 organisations on 300 concepts, from statements as numbers to the network: the best of several runs, in seconds
 * of the processor. */
#include <stdio.h>
#include <time.h>

#include "stance-counts-private.h"

#define STATEMENTS 200000
#define ORGANISATIONS 500
#define CONCEPTS 300
#define RUNS 10

static double
measure_run (const StanceCodedStatement *codings, const StanceQualifier *qualifier, StanceNormalisation normalisation)
{
  clock_t start = clock ();
  g_autoptr (StanceCounts) counts = stance_counts_new (codings, STATEMENTS, ORGANISATIONS, CONCEPTS, qualifier);
  g_autoptr (StanceArray) ties = stance_counts_one_mode (counts, STANCE_AGGREGATE_CONGRUENCE, normalisation, 0);

  g_assert_nonnull (ties);
  return (double) (clock () - start) / CLOCKS_PER_SEC;
}

static void
tell (const char *name, const StanceCodedStatement *codings, const StanceQualifier *qualifier, StanceNormalisation normalisation)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < RUNS; i++)
    best = MIN (best, measure_run (codings, qualifier, normalisation));
  printf ("congruence, %s: %.4f s\n", name, best);
}

int
main (void)
{
  static const int two[] = { 0, 1 }, five[] = { -2, -1, 0, 1, 2 };
  const StanceQualifier binary = { two, 2, 1, TRUE }, scale = { five, 5, 4, FALSE };
  g_autofree StanceCodedStatement *codings = g_new0 (StanceCodedStatement, STATEMENTS);
  g_autofree StanceCodedStatement *levels = g_new0 (StanceCodedStatement, STATEMENTS);
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint i = 0; i < STATEMENTS; i++)
    {
      codings[i].actor = levels[i].actor = (guint) g_rand_int_range (rand, 0, ORGANISATIONS);
      codings[i].concept = levels[i].concept = (guint) g_rand_int_range (rand, 0, CONCEPTS);
      codings[i].level = g_rand_int_range (rand, 0, 2);
      levels[i].level = g_rand_int_range (rand, -2, 3);
    }
  tell ("for and against", codings, &binary, STANCE_NORMALISATION_NONE);
  tell ("for and against, jaccard", codings, &binary, STANCE_NORMALISATION_JACCARD);
  tell ("five levels", levels, &scale, STANCE_NORMALISATION_NONE);
  return 0;
}
