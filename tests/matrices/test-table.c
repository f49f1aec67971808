/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stance/stance-error.h>
#include <stance/stance-table.h>

#include "stance-limits-private.h"
#include "stance-sums-private.h"
#include "test-statements.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-12)

typedef struct
{
  const char *name;
  guint n;
  double positions[4];
  double weights[4];
  double value;
  double spread; /* NaN: none */
} SumsCase;

static const SumsCase sums_cases[] = {
  { "one", 1, { 0.5 }, { 1 }, 0.5, NAN },
  { "two", 2, { 1, -1 }, { 1, 1 }, 0, G_SQRT2 },
  { "constant", 3, { 0.3, 0.3, 0.3 }, { 1, 1, 1 }, 0.3, 0 },
  { "constant, weights differ", 3, { -0.7, -0.7, -0.7 }, { 1, 0.5, 3 }, -0.7, 0 },
  { "thirds", 3, { 1, 0, 0 }, { 1, 1, 1 }, 1.0 / 3, 0.57735026918962576 },
  /* mean (2 * 1 + 1 * -0.5) / 3 = 0.5; sqrt ((2 * 0.25 + 1 * 1) / 3 * 2 / 1) = 1 */
  { "weighted", 2, { 1, -0.5 }, { 2, 1 }, 0.5, 1 },
  { "scaling weights changes nothing", 2, { 1, -0.5 }, { 200, 100 }, 0.5, 1 },
};

static void
test_sums_values (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sums_cases); i++)
    {
      const SumsCase *c = &sums_cases[i];
      StanceSums sums = { 0 };
      StanceScore score;

      g_test_message ("%s", c->name);
      for (guint k = 0; k < c->n; k++)
        stance_sums_add (&sums, stance_grid_from_double (c->positions[k]), stance_grid_from_double (c->weights[k]));
      g_assert_true (stance_sums_finish (&sums, &score));
      g_assert_cmpuint (score.n, ==, c->n);
      assert_near (score.value, c->value);
      g_assert_true (isnan (c->spread) == isnan (score.spread));
      if (!isnan (c->spread))
        assert_near (score.spread, c->spread);
      g_assert_true (isnan (score.low) && isnan (score.high));
    }
}

static void
test_sums_missing (void)
{
  StanceSums sums = { 0 };
  StanceScore score;

  g_assert_false (stance_sums_finish (&sums, &score));
  g_assert_true (isnan (score.value) && isnan (score.spread));
  stance_sums_add (&sums, 10000, 0);
  g_assert_false (stance_sums_finish (&sums, &score));
  g_assert_cmpuint (score.n, ==, 0);
}

/* Shards of any size, merged in any order, give the same bits. */
static void
test_sums_shards (void)
{
  StanceScore first = { 0 };

  for (guint round = 0; round < 50; round++)
    {
      StanceSums shards[7] = { 0 };
      StanceSums whole = { 0 };
      StanceScore score;
      guint start = g_test_rand_int_range (0, 7);

      for (guint i = 0; i < 1000; i++)
        stance_sums_add (&shards[g_test_rand_int_range (0, 7)], (gint32) (i * 7919 % 20001) - 10000, (gint32) (i * 104729 % 50000) + 1);
      for (guint i = 0; i < 7; i++)
        stance_sums_merge (&whole, &shards[(start + i * 3) % 7]);
      g_assert_true (stance_sums_finish (&whole, &score));
      if (round == 0)
        first = score;
      g_assert_cmpmem (&score, sizeof score, &first, sizeof first);
    }
}

/* The largest position and weight there can be, many times over. */
static void
test_sums_extreme (void)
{
  StanceSums one = { 0 };
  StanceScore score;

  stance_sums_add (&one, 1000000000, 1000000000);
  for (guint i = 0; i < 26; i++)
    {
      StanceSums copy = one;

      stance_sums_merge (&one, &copy);
    }
  g_assert_true (stance_sums_finish (&one, &score));
  g_assert_cmpuint (score.n, ==, STANCE_LIMIT_STATEMENTS);
  assert_near (score.value, 100000);
  g_assert_cmpfloat (score.spread, ==, 0);
}

static const TestStatement statements[] = {
  { "dorn", "border", -1, 0, "a spokesman" },
  { "corvia", "fishing", 0.5, 0, "a spokesman" },
  { "ardland", "border", 1, 0, "Ada Quill" },
  { "ardland", "border", 0, 0, "Ada Quill" },
  { "belmar", "border", -0.5, 2, "Belmar" },
  { "belmar", "tariffs", 0.25, 0, "Belmar" },
};

static void
assert_order (StanceTable *table, const char *parties, const char *issues)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GString) columns = g_string_new (NULL);

  for (guint i = 0; i < stance_table_get_n_parties (table); i++)
    g_string_append_printf (rows, "%s,", stance_table_get_party (table, i));
  for (guint i = 0; i < stance_table_get_n_issues (table); i++)
    g_string_append_printf (columns, "%s,", stance_table_get_issue (table, i));
  g_assert_cmpstr (rows->str, ==, parties);
  g_assert_cmpstr (columns->str, ==, issues);
}

static StanceTable *
make (const TestStatement *given, guint n, StanceModel *model, StanceLevel level, guint min_n)
{
  g_autoptr (GPtrArray) made = test_statements_new (given, n);
  g_autoptr (GError) error = NULL;
  StanceTable *table = stance_table_new (made, model, level, min_n, &error);

  g_assert_no_error (error);
  return table;
}

static void
test_table_without_model (void)
{
  g_autoptr (StanceTable) table = make (statements, G_N_ELEMENTS (statements), NULL, STANCE_LEVEL_PARTY, 0);
  StanceScore score;

  assert_order (table, "dorn,corvia,ardland,belmar,", "border,fishing,tariffs,");
  g_assert_true (stance_table_get_cell (table, "ardland", "border", &score));
  assert_near (score.value, 0.5);
  assert_near (score.spread, G_SQRT2 / 2);
  g_assert_cmpuint (score.n, ==, 2);
  g_assert_false (stance_table_get_cell (table, "dorn", "tariffs", &score));
  g_assert_true (isnan (score.value));
  g_assert_cmpuint (score.n, ==, 0);
  g_assert_false (stance_table_get_cell (table, "nobody", "tariffs", NULL));
  g_assert_false (stance_table_get_cell (table, "dorn", "nothing", NULL));
  g_assert_cmpint (stance_table_get_level (table), ==, STANCE_LEVEL_PARTY);
}

static void
test_table_levels (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceTable) parties = make (statements, G_N_ELEMENTS (statements), model, STANCE_LEVEL_PARTY, 1);
  g_autoptr (StanceTable) blocs = make (statements, G_N_ELEMENTS (statements), model, STANCE_LEVEL_BLOC, 1);
  g_autoptr (StanceTable) holders = make (statements, G_N_ELEMENTS (statements), model, STANCE_LEVEL_HOLDER, 1);
  StanceScore score;

  assert_order (parties, "ardland,belmar,corvia,dorn,", "tariffs,border,fishing,");
  assert_order (blocs, "north,corvia,dorn,", "tariffs,border,fishing,");
  assert_order (holders, "Ada Quill,Belmar,a spokesman (corvia),a spokesman (dorn),", "tariffs,border,fishing,");
  g_assert_true (stance_table_get_cell (blocs, "north", "border", &score));
  assert_near (score.value, 0); /* (1 + 0 + 2 * -0.5) / 4 */
  g_assert_cmpuint (score.n, ==, 3);
}

static void
test_table_persons_roll_up (void)
{
  static const TestStatement given[] = { { "ada-quill", "border", 1, 0, NULL } };
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceTable) party = make (given, 1, model, STANCE_LEVEL_PARTY, 1);
  g_autoptr (StanceTable) bloc = make (given, 1, model, STANCE_LEVEL_BLOC, 1);

  assert_order (party, "ardland,", "border,");
  assert_order (bloc, "north,", "border,");
}

static void
test_table_min_n (void)
{
  g_autoptr (StanceTable) table = make (statements, G_N_ELEMENTS (statements), NULL, STANCE_LEVEL_PARTY, 2);
  g_autoptr (GPtrArray) behind = stance_table_get_statements (table, "ardland", "border");
  g_autoptr (GPtrArray) nothing = stance_table_get_statements (table, "dorn", NULL);
  gsize length;
  g_autofree double *values = stance_table_get_values (table, &length);
  g_autofree guint *counts = stance_table_get_counts (table, &length);

  assert_order (table, "ardland,", "border,");
  g_assert_cmpuint (behind->len, ==, 2);
  g_assert_cmpfloat (stance_statement_get_position (g_ptr_array_index (behind, 0)), ==, 1);
  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (length, ==, 1);
  g_assert_cmpfloat (values[0], ==, 0.5);
  g_assert_cmpuint (counts[0], ==, 2);
}

static void
test_table_trace (void)
{
  g_autoptr (StanceTable) table = make (statements, G_N_ELEMENTS (statements), NULL, STANCE_LEVEL_PARTY, 1);
  g_autoptr (GPtrArray) belmar = stance_table_get_statements (table, "belmar", NULL);
  g_autoptr (GPtrArray) border = stance_table_get_statements (table, NULL, "border");
  g_autoptr (GPtrArray) all = stance_table_get_statements (table, NULL, NULL);

  g_assert_cmpuint (belmar->len, ==, 2);
  g_assert_cmpuint (border->len, ==, 4);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (statements));
}

/* Far from the middle, then heavy, then the longer quote; of those alike the first; what weighs nothing shows nothing. */
static void
test_table_evidence (void)
{
  static const StanceStatementFields given[] = {
    { .document = "weak", .holder_party = "ardland", .issue = "border", .position = 5000, .weight = 10000, .quote = "a long and winding quote" },
    { .document = "firm", .holder_party = "ardland", .issue = "border", .position = -10000, .weight = 10000, .quote = "never", .has_span = TRUE, .span = { 3, 8 } },
    { .document = "again", .holder_party = "ardland", .issue = "border", .position = -10000, .weight = 10000, .quote = "never" },
    { .document = "doubtful", .holder_party = "ardland", .issue = "border", .position = 10000, .weight = 10000, .has_confidence = TRUE, .confidence = 2000 },
    { .document = "nothing", .holder_party = "ardland", .issue = "fishing", .position = 10000, .weight = 0 },
    { .document = "middle", .holder_party = "ardland", .issue = "fishing", .position = 0, .weight = 10000 },
  };
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  g_autoptr (StanceTable) table = NULL;
  StanceSpan span = { 1, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    g_ptr_array_add (all, stance_statement_new_from_fields (&given[i]));
  table = stance_table_new (all, NULL, STANCE_LEVEL_PARTY, 1, NULL);
  g_assert_cmpstr (stance_table_get_evidence (table, "ardland", "border", &span), ==, "firm");
  g_assert_true (span.start == 3 && span.end == 8);
  g_assert_cmpstr (stance_table_get_evidence (table, "ardland", "fishing", &span), ==, "middle");
  g_assert_true (span.start == 0 && span.end == 0);
  g_assert_null (stance_table_get_evidence (table, "ardland", "tariffs", &span));
  g_assert_null (stance_table_get_evidence (table, "belmar", "border", NULL));
}

static void
test_table_errors (void)
{
  static const TestStatement unknown[] = { { "ardland", "weather", 1, 0, NULL } };
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (GPtrArray) given = test_statements_new (unknown, 1);
  g_autoptr (GPtrArray) empty = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (stance_table_new (NULL, NULL, STANCE_LEVEL_PARTY, 1, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
  g_clear_error (&error);
  g_assert_null (stance_table_new (empty, NULL, STANCE_LEVEL_PARTY, 1, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
  g_clear_error (&error);
  g_assert_null (stance_table_new (given, NULL, STANCE_LEVEL_PARTY, 2, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
  g_clear_error (&error);
  g_assert_null (stance_table_new (given, model, STANCE_LEVEL_PARTY, 1, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_UNKNOWN_ISSUE);
  g_assert_nonnull (strstr (error->message, "weather"));
}

static void
test_table_limit (void)
{
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= STANCE_LIMIT_PARTIES; i++)
    {
      g_autofree char *party = g_strdup_printf ("party-%u", i);

      g_ptr_array_add (given, test_statement_new (&(TestStatement) { party, "border", 1, 0, NULL }));
    }
  g_assert_null (stance_table_new (given, NULL, STANCE_LEVEL_PARTY, 1, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sums/values", test_sums_values);
  g_test_add_func ("/sums/missing", test_sums_missing);
  g_test_add_func ("/sums/shards", test_sums_shards);
  g_test_add_func ("/sums/extreme", test_sums_extreme);
  g_test_add_func ("/table/without-model", test_table_without_model);
  g_test_add_func ("/table/levels", test_table_levels);
  g_test_add_func ("/table/persons-roll-up", test_table_persons_roll_up);
  g_test_add_func ("/table/min-n", test_table_min_n);
  g_test_add_func ("/table/trace", test_table_trace);
  g_test_add_func ("/table/evidence", test_table_evidence);
  g_test_add_func ("/table/errors", test_table_errors);
  g_test_add_func ("/table/limit", test_table_limit);
  return g_test_run ();
}
