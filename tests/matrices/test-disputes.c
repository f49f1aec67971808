/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stance/stance-disputes.h>
#include <stance/stance-matrix.h>

#include "test-statements.h"

static const TestStatement said[] = {
  { "a", "split", -1, 0, NULL }, { "b", "split", -1, 0, NULL }, { "c", "split", 1, 0, NULL }, { "d", "split", 1, 0, NULL },
  { "a", "agreed", 0.5, 0, NULL }, { "a", "agreed", 0.5, 0, NULL }, { "b", "agreed", 0.5, 0, NULL },
  { "c", "lone", 0.25, 0, NULL },
  { "a", "third", 1, 0, NULL }, { "c", "third", 0.3, 0, NULL },
};

static StanceTable *
new_table (void)
{
  g_autoptr (GPtrArray) statements = test_statements_new (said, G_N_ELEMENTS (said));

  return stance_table_new (statements, NULL, STANCE_LEVEL_PARTY, 1, NULL);
}

static void
test_split (void)
{
  g_autoptr (StanceTable) table = new_table ();
  StanceDispute dispute;

  g_assert_true (stance_table_get_dispute (table, NULL, "split", &dispute));
  g_assert_cmpuint (dispute.n, ==, 4);
  g_assert_cmpuint (dispute.parties, ==, 4);
  g_assert_cmpfloat_with_epsilon (dispute.salience, 0.4, 1e-12);
  g_assert_cmpfloat (dispute.mean, ==, 0);
  g_assert_cmpfloat_with_epsilon (dispute.spread, 2 / sqrt (3), 1e-12);
  g_assert_cmpfloat_with_epsilon (dispute.agreement, -1, 1e-12);
  g_assert_cmpfloat_with_epsilon (dispute.leik, 1, 1e-12);
  /* Two groups of a half each, 2 apart, in both orders, however many parties make them up. */
  g_assert_cmpfloat_with_epsilon (dispute.polarisation, 2 * 2 * pow (0.5, 2.3) * 0.5, 1e-12);
  g_assert_cmpuint (dispute.low, ==, 0);
  g_assert_cmpuint (dispute.high, ==, 2);
}

static void
test_agreed (void)
{
  g_autoptr (StanceTable) table = new_table ();
  StanceDispute dispute;

  g_assert_true (stance_table_get_dispute (table, NULL, "agreed", &dispute));
  g_assert_cmpuint (dispute.n, ==, 3);
  g_assert_cmpuint (dispute.parties, ==, 2);
  g_assert_cmpfloat (dispute.spread, ==, 0);
  g_assert_cmpfloat_with_epsilon (dispute.agreement, 1, 1e-12);
  g_assert_cmpfloat (dispute.leik, ==, 0);
  g_assert_cmpfloat (dispute.polarisation, ==, 0);
}

static void
test_lone (void)
{
  g_autoptr (StanceTable) table = new_table ();
  StanceDispute dispute;

  g_assert_true (stance_table_get_dispute (table, NULL, "lone", &dispute));
  g_assert_cmpfloat (dispute.mean, ==, 0.25);
  g_assert_true (isnan (dispute.spread) && isnan (dispute.agreement) && isnan (dispute.leik) && isnan (dispute.polarisation));
  g_assert_false (stance_table_get_dispute (table, NULL, "nowhere", &dispute));
  g_assert_cmpuint (dispute.n, ==, 0);
  g_assert_true (isnan (dispute.mean));
}

/* What issues add is the divergence, to the last bit. */
static void
test_contributions (void)
{
  g_autoptr (StanceTable) table = new_table ();
  g_autoptr (StanceMatrix) matrix = stance_matrix_new (table, NULL, STANCE_MEASURE_DIVERGENCE, 1, NULL);
  StanceScore score;
  gsize n;
  g_autofree double *parts = stance_table_get_contributions (table, NULL, "a", "c", &n);
  double sum = 0;

  g_assert_cmpuint (n, ==, 4);
  for (gsize i = 0; i < n; i++)
    sum += isnan (parts[i]) ? 0 : parts[i];
  g_assert_true (stance_matrix_get_score (matrix, "a", "c", &score));
  g_assert_cmpfloat (sum, ==, score.value);
  g_assert_cmpfloat_with_epsilon (parts[0], 0.5, 1e-12);
  g_assert_true (isnan (parts[1]) && isnan (parts[2]));
  g_assert_cmpfloat_with_epsilon (parts[3], 0.175, 1e-12);
  g_assert_null (stance_table_get_contributions (table, NULL, "a", "nobody", &n));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/disputes/split", test_split);
  g_test_add_func ("/disputes/agreed", test_agreed);
  g_test_add_func ("/disputes/lone", test_lone);
  g_test_add_func ("/disputes/contributions", test_contributions);
  return g_test_run ();
}
