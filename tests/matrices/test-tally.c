/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stance/stance-error.h>
#include <stance/stance-table.h>

#include "stance-limits-private.h"
#include "stance-tally-private.h"
#include "test-statements.h"

#define N_STATEMENTS 600
#define N_SHARDS 5
#define ROUNDS 20

static const StanceLevel levels[] = { STANCE_LEVEL_HOLDER, STANCE_LEVEL_PARTY, STANCE_LEVEL_BLOC };

typedef char *(*Describe) (StanceTable *table);

static void
append_cell (GString *text, StanceTable *table, const char *party, const char *issue)
{
  StanceScore score;
  StanceSpan span;
  const char *document = stance_table_get_evidence (table, party, issue, &span);

  g_assert_true (stance_table_get_cell (table, party, issue, &score) == (document != NULL));
  g_string_append_printf (text, "%s %s %u %a %a %s %u %u\n", party, issue, score.n, score.value, score.spread, document ? document : "-", span.start,
                          span.end);
}

/* Everything a table says, in its order, to the last bit. */
static char *
describe (StanceTable *table)
{
  GString *text = g_string_new (NULL);

  for (guint row = 0; row < stance_table_get_n_parties (table); row++)
    for (guint column = 0; column < stance_table_get_n_issues (table); column++)
      append_cell (text, table, stance_table_get_party (table, row), stance_table_get_issue (table, column));
  return g_string_free (text, FALSE);
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The same, in the order of names. */
static char *
describe_figures (StanceTable *table)
{
  g_autofree char *text = describe (table);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  qsort (lines, g_strv_length (lines), sizeof *lines, compare_words);
  return g_strjoinv ("\n", lines);
}

static char *
tell (StanceTally *tally, StanceLevel level, guint min_n, Describe how)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceTable) table = stance_table_new_from_tally (tally, level, min_n, &error);

  g_assert_no_error (error);
  return how (table);
}

static char *
tell_statements (GPtrArray *statements, StanceModel *model, StanceLevel level, guint min_n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceTable) table = stance_table_new (statements, model, level, min_n, &error);

  g_assert_no_error (error);
  return describe (table);
}

/* Parties that roll up, parties the model lacks, names of holders of several parties, weights of 0. No two quotes are of one length, so that no two
 * statements are equally strong. */
static GPtrArray *
random_statements (void)
{
  static const char *const parties[] = { "ardland", "belmar", "corvia", "ada-quill", "dorn", "elmond" };
  static const char *const holders[] = { "a spokesman", "Ada Quill", "an official", NULL };
  static const char *const issues[] = { "border", "fishing", "tariffs" };
  static const gint32 weights[] = { 0, 3333, 10000, 70000 };
  GPtrArray *statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);

  for (guint i = 0; i < N_STATEMENTS; i++)
    {
      g_autofree char *document = g_strdup_printf ("doc%u", i % 7);
      g_autofree char *quote = g_strnfill (i + 1, 'q');
      StanceStatementFields fields = {
        .document = document, .quote = quote, .has_span = TRUE, .span = { i, i + 1 }, .holder = holders[g_test_rand_int_range (0, G_N_ELEMENTS (holders))],
        .holder_party = parties[g_test_rand_int_range (0, G_N_ELEMENTS (parties))],
        .issue = issues[g_test_rand_int_range (0, G_N_ELEMENTS (issues))],
        .position = g_test_rand_int_range (-10000, 10001),
        .weight = weights[g_test_rand_int_range (0, G_N_ELEMENTS (weights))],
      };

      g_ptr_array_add (statements, stance_statement_new_from_fields (&fields));
    }
  return statements;
}

static void
add (StanceTally *tally, StanceStatement *statement)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (stance_tally_add (tally, statement, &error));
  g_assert_no_error (error);
}

static StanceTally *
tally_of (GPtrArray *statements, StanceModel *model)
{
  StanceTally *tally = stance_tally_new (model);

  for (guint i = 0; i < statements->len; i++)
    add (tally, g_ptr_array_index (statements, i));
  return tally;
}

static void
assert_text (char *got, char *expected)
{
  g_assert_cmpstr (got, ==, expected);
  g_free (got);
  g_free (expected);
}

/* One tally gives the tables of all levels that its statements give, thin cells left out or not. */
static void
test_same_as_statements (gconstpointer with_model)
{
  g_autoptr (StanceModel) model = with_model ? test_model_new () : NULL;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GPtrArray) statements = random_statements ();
      g_autoptr (StanceTally) tally = tally_of (statements, model);

      g_assert_cmpuint (stance_tally_get_n_statements (tally), ==, N_STATEMENTS);
      for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
        for (guint min_n = 0; min_n < 7; min_n += 3)
          assert_text (tell (tally, levels[i], min_n, describe), tell_statements (statements, model, levels[i], min_n));
    }
}

/* Deals the statements out to shards at random; `places`: and tells each where its next one stands in the whole. */
static void
deal (GPtrArray *statements, StanceTally **shards, gboolean places)
{
  for (guint i = 0; i < statements->len; i++)
    {
      StanceTally *shard = shards[g_test_rand_int_range (0, N_SHARDS)];

      if (places)
        stance_tally_set_position (shard, i);
      add (shard, g_ptr_array_index (statements, i));
    }
}

static StanceTally *
merge (StanceTally **shards, StanceModel *model, guint start)
{
  StanceTally *whole = stance_tally_new (model);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_SHARDS; i++)
    g_assert_true (stance_tally_merge (whole, shards[(start + i * 3) % N_SHARDS], &error));
  g_assert_no_error (error);
  g_assert_cmpuint (stance_tally_get_n_statements (whole), ==, N_STATEMENTS);
  return whole;
}

/* Two orders of merging against each other and against the whole. */
static void
check_shards (GPtrArray *statements, StanceModel *model, gboolean places)
{
  StanceTally *shards[N_SHARDS];
  g_autoptr (StanceTally) whole = tally_of (statements, model);
  g_autoptr (StanceTally) merged = NULL;
  g_autoptr (StanceTally) other = NULL;

  for (guint i = 0; i < N_SHARDS; i++)
    shards[i] = stance_tally_new (model);
  deal (statements, shards, places);
  merged = merge (shards, model, 0);
  other = merge (shards, model, (guint) g_test_rand_int_range (1, N_SHARDS));
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      assert_text (tell (merged, levels[i], 3, describe), tell (other, levels[i], 3, describe));
      assert_text (tell (merged, levels[i], 3, describe_figures), tell (whole, levels[i], 3, describe_figures));
      if (places)
        assert_text (tell (merged, levels[i], 3, describe), tell (whole, levels[i], 3, describe));
    }
  for (guint i = 0; i < N_SHARDS; i++)
    stance_tally_unref (shards[i]);
}

static void
test_shards (gconstpointer with_model)
{
  g_autoptr (StanceModel) model = with_model ? test_model_new () : NULL;

  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GPtrArray) statements = random_statements ();

      check_shards (statements, model, FALSE);
      check_shards (statements, model, TRUE);
    }
}

static void
test_any_order (void)
{
  g_autoptr (GPtrArray) statements = random_statements ();
  g_autoptr (StanceTally) tally = tally_of (statements, NULL);
  g_autoptr (StanceTally) shuffled = NULL;

  for (guint i = statements->len; i > 1; i--)
    {
      guint k = (guint) g_test_rand_int_range (0, (gint32) i);
      gpointer swapped = statements->pdata[i - 1];

      statements->pdata[i - 1] = statements->pdata[k];
      statements->pdata[k] = swapped;
    }
  shuffled = tally_of (statements, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    assert_text (tell (tally, levels[i], 1, describe_figures), tell (shuffled, levels[i], 1, describe_figures));
}

static StanceTally *
tally_one (const TestStatement *given, StanceModel *model)
{
  g_autoptr (StanceStatement) statement = test_statement_new (given);
  StanceTally *tally = stance_tally_new (model);

  add (tally, statement);
  return tally;
}

/* That a name is used of two parties shows only when their shards meet; and so does that a cell has enough statements. */
static void
test_shards_meet (void)
{
  g_autoptr (StanceTally) dorn = tally_one (&(TestStatement) { "dorn", "border", 1, 0, "a spokesman" }, NULL);
  g_autoptr (StanceTally) again = tally_one (&(TestStatement) { "dorn", "border", 0.5, 0, "a spokesman" }, NULL);
  g_autoptr (StanceTally) corvia = tally_one (&(TestStatement) { "corvia", "border", -1, 0, "a spokesman" }, NULL);
  g_autofree char *alone = tell (dorn, STANCE_LEVEL_HOLDER, 1, describe);
  g_autofree char *both = NULL;
  g_autofree char *thick = NULL;

  g_assert_true (g_str_has_prefix (alone, "a spokesman border 1 "));
  g_assert_true (stance_tally_merge (dorn, corvia, NULL));
  both = tell (dorn, STANCE_LEVEL_HOLDER, 1, describe);
  g_assert_true (g_str_has_prefix (both, "a spokesman (corvia) border 1 "));
  g_assert_nonnull (strstr (both, "\na spokesman (dorn) border 1 "));
  g_assert_true (stance_tally_merge (dorn, again, NULL));
  thick = tell (dorn, STANCE_LEVEL_PARTY, 2, describe);
  g_assert_true (g_str_has_prefix (thick, "dorn border 2 "));
  g_assert_null (strstr (thick, "corvia"));
}

static void
test_with_itself (void)
{
  g_autoptr (StanceTally) tally = tally_one (&(TestStatement) { "dorn", "border", 0.25, 0, NULL }, NULL);
  g_autoptr (StanceTable) table = NULL;
  StanceScore score;

  g_assert_true (stance_tally_merge (tally, tally, NULL));
  table = stance_table_new_from_tally (tally, STANCE_LEVEL_PARTY, 1, NULL);
  g_assert_true (stance_table_get_cell (table, "dorn", "border", &score));
  g_assert_cmpuint (score.n, ==, 2);
  g_assert_cmpfloat (score.value, ==, 0.25);
  g_assert_cmpfloat (score.spread, ==, 0);
}

static void
test_no_statements_behind (void)
{
  g_autoptr (StanceTally) tally = tally_one (&(TestStatement) { "dorn", "border", 0.25, 0, NULL }, NULL);
  g_autoptr (StanceTable) table = stance_table_new_from_tally (tally, STANCE_LEVEL_PARTY, 1, NULL);
  g_autoptr (GPtrArray) behind = stance_table_get_statements (table, NULL, NULL);

  g_assert_cmpuint (behind->len, ==, 0);
}

static void
test_empty (void)
{
  g_autoptr (StanceTally) tally = stance_tally_new (NULL);
  g_autoptr (StanceTally) light = tally_one (&(TestStatement) { "dorn", "border", 1, -1, NULL }, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (stance_table_new_from_tally (tally, STANCE_LEVEL_PARTY, 1, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
  g_clear_error (&error);
  g_assert_null (stance_table_new_from_tally (light, STANCE_LEVEL_PARTY, 1, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
}

/* What fails leaves no trace. */
static void
test_errors (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceStatement) weather = test_statement_new (&(TestStatement) { "dorn", "weather", 1, 0, NULL });
  g_autoptr (StanceStatement) border = test_statement_new (&(TestStatement) { "dorn", "border", 1, 0, NULL });
  g_autoptr (StanceTally) tally = stance_tally_new (model);
  g_autoptr (StanceTally) without = tally_one (&(TestStatement) { "dorn", "border", 1, 0, NULL }, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (stance_tally_add (tally, weather, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_UNKNOWN_ISSUE);
  g_assert_nonnull (strstr (error->message, "weather"));
  g_clear_error (&error);
  g_assert_false (stance_tally_merge (tally, without, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
  g_clear_error (&error);
  g_assert_cmpuint (stance_tally_get_n_statements (tally), ==, 0);
  without->n_statements = STANCE_LIMIT_TALLY;
  g_assert_false (stance_tally_add (without, border, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT);
  g_clear_error (&error);
  g_assert_false (stance_tally_merge (without, without, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/tally/same-as-statements/model", "model", test_same_as_statements);
  g_test_add_data_func ("/tally/same-as-statements/no-model", NULL, test_same_as_statements);
  g_test_add_data_func ("/tally/shards/model", "model", test_shards);
  g_test_add_data_func ("/tally/shards/no-model", NULL, test_shards);
  g_test_add_func ("/tally/any-order", test_any_order);
  g_test_add_func ("/tally/shards-meet", test_shards_meet);
  g_test_add_func ("/tally/with-itself", test_with_itself);
  g_test_add_func ("/tally/no-statements-behind", test_no_statements_behind);
  g_test_add_func ("/tally/empty", test_empty);
  g_test_add_func ("/tally/errors", test_errors);
  return g_test_run ();
}
