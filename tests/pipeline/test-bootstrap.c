/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stance/stance-bootstrap.h>
#include <stance/stance-error.h>

#include "stance-grid-private.h"
#include "stance-statement-private.h"

/* Party "a" says both things on "x", in two documents; "b" says one thing, once; "c" the same thing thrice. "y" is for something to share. */
static const struct
{
  const char *document;
  const char *party;
  const char *issue;
  double position;
} said[] = {
  { "1", "a", "x", 1 }, { "1", "a", "x", 1 }, { "2", "a", "x", -1 }, { "2", "a", "x", -1 },
  { "1", "b", "x", 0.5 },
  { "1", "c", "x", 1 }, { "2", "c", "x", 1 }, { "3", "c", "x", 1 },
  { "1", "a", "y", 1 }, { "1", "b", "y", 0.5 }, { "1", "b", "z", -1 }, { "1", "d", "w", 1 },
};

static StanceTable *
new_table (void)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  g_autoptr (GError) error = NULL;
  StanceTable *table;

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      StanceStatementFields fields = { .document = said[i].document, .holder = said[i].party, .holder_party = said[i].party, .issue = said[i].issue,
                                       .position = stance_grid_from_double (said[i].position), .weight = STANCE_GRID };

      g_ptr_array_add (statements, stance_statement_new_from_fields (&fields));
    }
  table = stance_table_new (statements, NULL, STANCE_LEVEL_PARTY, 1, &error);
  g_assert_no_error (error);
  return table;
}

static void
test_cells (void)
{
  g_autoptr (StanceTable) table = new_table ();
  g_autoptr (StanceBootstrap) bootstrap = stance_bootstrap_new (2000, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceTable) sure = stance_bootstrap_table (bootstrap, table, &error);
  StanceScore score;

  g_assert_no_error (error);
  g_assert_true (stance_table_get_cell (sure, "a", "x", &score));
  g_assert_cmpfloat (score.value, ==, 0);
  g_assert_cmpfloat (score.low, <=, -0.5);
  g_assert_cmpfloat (score.high, >=, 0.5);
  /* One statement tells nothing of how sure it is; three that say the same do. */
  g_assert_true (stance_table_get_cell (sure, "b", "x", &score));
  g_assert_true (isnan (score.low) && isnan (score.high));
  g_assert_true (stance_table_get_cell (sure, "c", "x", &score));
  g_assert_cmpfloat (score.low, ==, 1);
  g_assert_cmpfloat (score.high, ==, 1);
  /* The table that was given stays as it is. */
  g_assert_true (stance_table_get_cell (table, "a", "x", &score));
  g_assert_true (isnan (score.low));
}

static void
test_documents (void)
{
  g_autoptr (StanceTable) table = new_table ();
  g_autoptr (StanceBootstrap) bootstrap = stance_bootstrap_new (2000, 1);
  g_autoptr (StanceTable) sure = NULL;
  StanceScore score;

  stance_bootstrap_set_resampled (bootstrap, STANCE_RESAMPLED_DOCUMENTS);
  sure = stance_bootstrap_table (bootstrap, table, NULL);
  /* Each document speaks with one voice, so the interval reaches from one to the other. */
  g_assert_true (stance_table_get_cell (sure, "a", "x", &score));
  g_assert_cmpfloat (score.low, ==, -1);
  g_assert_cmpfloat (score.high, ==, 1);
}

static double *
get_ends (StanceMatrix *matrix, guint n)
{
  double *ends = g_new (double, 2 * n * n);

  for (guint i = 0; i < n * n; i++)
    {
      StanceScore score;

      stance_matrix_get_score (matrix, stance_matrix_get_party (matrix, i / n), stance_matrix_get_party (matrix, i % n), &score);
      ends[2 * i] = score.low;
      ends[2 * i + 1] = score.high;
    }
  return ends;
}

static void
test_threads (gconstpointer interval)
{
  g_autoptr (StanceTable) table = new_table ();
  g_autoptr (StanceMatrix) matrix = stance_matrix_new (table, NULL, STANCE_MEASURE_AGREEMENT, 1, NULL);
  guint n = stance_matrix_get_size (matrix);
  g_autofree double *first = NULL;

  for (guint threads = 1; threads <= 4; threads++)
    {
      g_autoptr (StanceBootstrap) bootstrap = stance_bootstrap_new (500, 9);
      g_autoptr (StanceMatrix) sure = NULL;
      g_autofree double *ends = NULL;

      stance_bootstrap_set_threads (bootstrap, threads);
      stance_bootstrap_set_interval (bootstrap, GPOINTER_TO_INT (interval), 0.9);
      sure = stance_bootstrap_matrix (bootstrap, matrix, table, NULL);
      ends = get_ends (sure, n);
      if (first)
        g_assert_cmpmem (ends, 2 * n * n * sizeof *ends, first, 2 * n * n * sizeof *first);
      else
        first = g_steal_pointer (&ends);
    }
}

static void
test_pairs (void)
{
  g_autoptr (StanceTable) table = new_table ();
  g_autoptr (StanceMatrix) matrix = stance_matrix_new (table, NULL, STANCE_MEASURE_AGREEMENT, 1, NULL);
  g_autoptr (StanceBootstrap) bootstrap = stance_bootstrap_new (500, 1);
  g_autoptr (StanceMatrix) sure = stance_bootstrap_matrix (bootstrap, matrix, table, NULL);
  StanceScore score;

  g_assert_true (stance_matrix_get_score (sure, "a", "c", &score));
  g_assert_cmpfloat (score.low, <, score.value);
  g_assert_cmpfloat (score.high, >, score.value);
  g_assert_true (stance_matrix_get_score (sure, "a", "a", &score));
  g_assert_true (isnan (score.low));
  g_assert_false (stance_matrix_get_score (sure, "a", "d", &score));
  g_assert_true (isnan (score.low));
}

static void
count (guint done, guint total, gpointer data)
{
  g_assert_cmpuint (done, <=, total);
  ++*(guint *) data;
}

static void
test_progress (void)
{
  g_autoptr (StanceTable) table = new_table ();
  g_autoptr (StanceBootstrap) bootstrap = stance_bootstrap_new (50, 1);
  g_autoptr (StanceTable) sure = NULL;
  guint told = 0;

  stance_bootstrap_set_threads (bootstrap, 1);
  stance_bootstrap_set_progress (bootstrap, count, &told, NULL);
  sure = stance_bootstrap_table (bootstrap, table, NULL);
  g_assert_cmpuint (told, ==, 50);
}

static void
test_without_statements (void)
{
  g_autoptr (StanceTally) tally = stance_tally_new (NULL);
  g_autoptr (StanceStatement) statement = stance_statement_new ("1", "a", "x", 1, NULL);
  g_autoptr (StanceTable) table = NULL;
  g_autoptr (StanceBootstrap) bootstrap = stance_bootstrap_new (10, 1);
  g_autoptr (GError) error = NULL;

  stance_tally_add (tally, statement, NULL);
  table = stance_table_new_from_tally (tally, STANCE_LEVEL_PARTY, 1, NULL);
  g_assert_null (stance_bootstrap_table (bootstrap, table, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
}

static void
test_too_many (void)
{
  g_autoptr (StanceTable) table = new_table ();
  g_autoptr (StanceBootstrap) bootstrap = stance_bootstrap_new (G_MAXUINT, 1);
  g_autoptr (GError) error = NULL;

  g_assert_null (stance_bootstrap_table (bootstrap, table, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bootstrap/cells", test_cells);
  g_test_add_func ("/bootstrap/documents", test_documents);
  g_test_add_data_func ("/bootstrap/threads/percentile", GINT_TO_POINTER (STANCE_INTERVAL_PERCENTILE), test_threads);
  g_test_add_data_func ("/bootstrap/threads/bca", GINT_TO_POINTER (STANCE_INTERVAL_BCA), test_threads);
  g_test_add_func ("/bootstrap/pairs", test_pairs);
  g_test_add_func ("/bootstrap/progress", test_progress);
  g_test_add_func ("/bootstrap/without statements", test_without_statements);
  g_test_add_func ("/bootstrap/too many", test_too_many);
  return g_test_run ();
}
