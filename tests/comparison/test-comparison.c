/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stance/stance-comparison.h>
#include <stance/stance-error.h>

#include "../matrices/test-statements.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-12)

static const TestStatement side_a[] = {
  { "corvia", "fishing", 0.5, 0, NULL }, { "ardland", "border", 1, 0, NULL },  { "ardland", "tariffs", 0.5, 0, NULL },
  { "belmar", "border", -1, 0, NULL },   { "belmar", "tariffs", 0, 0, NULL },
};

static const TestStatement side_b[] = {
  { "ardland", "border", -1, 0, NULL }, { "ardland", "tariffs", 0.75, 0, NULL }, { "belmar", "border", -1, 0, NULL },
  { "belmar", "tariffs", 0.25, 0, NULL }, { "dorn", "border", 0, 0, NULL },
};

static StanceTable *
make_table (const TestStatement *given, guint n, StanceModel *model, StanceLevel level)
{
  g_autoptr (GPtrArray) statements = test_statements_new (given, n);
  g_autoptr (GError) error = NULL;
  StanceTable *table = stance_table_new (statements, model, level, 1, &error);

  g_assert_no_error (error);
  return table;
}

static StanceComparison *
compare (StanceModel *model)
{
  g_autoptr (StanceTable) a = make_table (side_a, G_N_ELEMENTS (side_a), model, STANCE_LEVEL_PARTY);
  g_autoptr (StanceTable) b = make_table (side_b, G_N_ELEMENTS (side_b), model, STANCE_LEVEL_PARTY);
  g_autoptr (GError) error = NULL;
  StanceComparison *comparison = stance_comparison_new (a, b, model, &error);

  g_assert_no_error (error);
  return comparison;
}

typedef struct
{
  const char *party;
  const char *issue;
  double a; /* NaN: missing */
  double b;
} Expected;

/* The largest difference first, equal ones in the model's order, then A alone, then B alone. */
static const Expected expected[] = {
  { "ardland", "border", 1, -1 },    { "ardland", "tariffs", 0.5, 0.75 }, { "belmar", "tariffs", 0, 0.25 },
  { "belmar", "border", -1, -1 },    { "corvia", "fishing", 0.5, NAN },   { "dorn", "border", NAN, 0 },
};

static void
test_cells (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceComparison) comparison = compare (model);

  g_assert_cmpuint (stance_comparison_get_n_cells (comparison), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const Expected *e = &expected[i];
      StanceScore a;
      StanceScore b;
      double difference;

      g_assert_cmpstr (stance_comparison_get_party (comparison, i), ==, e->party);
      g_assert_cmpstr (stance_comparison_get_issue (comparison, i), ==, e->issue);
      g_assert_true (stance_comparison_get_a (comparison, i, &a) == !isnan (e->a));
      g_assert_true (stance_comparison_get_b (comparison, i, &b) == !isnan (e->b));
      g_assert_true (isnan (a.value) == isnan (e->a) && isnan (b.value) == isnan (e->b));
      if (!isnan (e->a))
        assert_near (a.value, e->a);
      if (!isnan (e->b))
        assert_near (b.value, e->b);
      g_assert_true (stance_comparison_get_difference (comparison, i, &difference) == !isnan (e->b - e->a));
      g_assert_true (isnan (difference) || fabs (difference - (e->b - e->a)) < 1e-12);
    }
}

static void
assert_names (char **names, const char *joined)
{
  g_auto (GStrv) taken = names;
  g_autofree char *got = g_strjoinv (",", taken);

  g_assert_cmpstr (got, ==, joined);
}

static void
test_only_in (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceComparison) comparison = compare (model);

  assert_names (stance_comparison_get_parties (comparison), "ardland,belmar,corvia,dorn");
  assert_names (stance_comparison_get_parties_only_in (comparison, STANCE_SIDE_A), "corvia");
  assert_names (stance_comparison_get_parties_only_in (comparison, STANCE_SIDE_B), "dorn");
  assert_names (stance_comparison_get_issues_only_in (comparison, STANCE_SIDE_A), "fishing");
  assert_names (stance_comparison_get_issues_only_in (comparison, STANCE_SIDE_B), "");
}

static void
test_agreement (void)
{
  g_autoptr (StanceComparison) comparison = compare (NULL);
  double difference;
  StanceScore score;

  /* A: 1 - (2 + 0.5) / 4 = 0.375; B: 1 - (0 + 0.5) / 4 = 0.875 */
  g_assert_true (stance_matrix_get_score (stance_comparison_get_matrix (comparison, STANCE_SIDE_A), "ardland", "belmar", &score));
  assert_near (score.value, 0.375);
  g_assert_true (stance_comparison_get_agreement_difference (comparison, "ardland", "belmar", &difference));
  assert_near (difference, 0.5);
  g_assert_false (stance_comparison_get_agreement_difference (comparison, "ardland", "dorn", &difference));
  g_assert_true (isnan (difference));
  g_assert_false (stance_comparison_get_agreement_difference (comparison, "ardland", "nobody", NULL));
}

/* What one side says on another issue does not bring two nearer on this one; without an issue of both there is no figure. */
static void
test_common_agreement (void)
{
  static const TestStatement in_a[] = { { "ardland", "border", 1, 0, NULL }, { "belmar", "border", -1, 0, NULL }, { "ardland", "fishing", 1, 0, NULL },
                                        { "belmar", "fishing", 1, 0, NULL }, { "corvia", "fishing", 1, 0, NULL } };
  static const TestStatement in_b[] = { { "ardland", "border", 1, 0, NULL }, { "belmar", "border", 0, 0, NULL }, { "corvia", "border", 1, 0, NULL } };
  g_autoptr (GPtrArray) a = test_statements_new (in_a, G_N_ELEMENTS (in_a)), b = test_statements_new (in_b, G_N_ELEMENTS (in_b));
  g_autoptr (StanceTable) first = stance_table_new (a, NULL, STANCE_LEVEL_PARTY, 1, NULL), second = stance_table_new (b, NULL, STANCE_LEVEL_PARTY, 1, NULL);
  g_autoptr (StanceComparison) comparison = stance_comparison_new (first, second, NULL, NULL);
  StanceScore x, y;
  double difference;

  /* Over both issues A has 0.5, which is no less than B's: on the border alone it has 0. */
  g_assert_true (stance_comparison_get_common_agreement (comparison, "ardland", "belmar", &x, &y));
  assert_near (x.value, 0);
  assert_near (y.value, 0.5);
  g_assert_cmpuint (x.n, ==, 1);
  g_assert_true (stance_comparison_get_agreement_difference (comparison, "ardland", "belmar", &difference));
  assert_near (difference, 0.5);
  g_assert_false (stance_comparison_get_common_agreement (comparison, "ardland", "corvia", &x, &y));
  g_assert_true (isnan (x.value) && isnan (y.value) && x.n == 0);
  g_assert_false (stance_comparison_get_agreement_difference (comparison, "ardland", "corvia", NULL));
}

static void
test_one_side (void)
{
  g_autoptr (StanceTable) a = make_table (side_a, G_N_ELEMENTS (side_a), NULL, STANCE_LEVEL_PARTY);
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceComparison) comparison = stance_comparison_new (a, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (stance_comparison_get_n_cells (comparison), ==, G_N_ELEMENTS (side_a));
  g_assert_false (stance_comparison_get_b (comparison, 0, NULL));
  g_assert_null (stance_comparison_get_matrix (comparison, STANCE_SIDE_B));
  g_assert_null (stance_comparison_get_table (comparison, STANCE_SIDE_B));
  g_assert_true (stance_comparison_get_table (comparison, STANCE_SIDE_A) == a);
  assert_names (stance_comparison_get_parties_only_in (comparison, STANCE_SIDE_A), "corvia,ardland,belmar");
}

static void
test_errors (void)
{
  g_autoptr (StanceTable) a = make_table (side_a, G_N_ELEMENTS (side_a), NULL, STANCE_LEVEL_PARTY);
  g_autoptr (StanceTable) holders = make_table (side_b, G_N_ELEMENTS (side_b), NULL, STANCE_LEVEL_HOLDER);
  g_autoptr (GError) error = NULL;

  g_assert_null (stance_comparison_new (NULL, NULL, NULL, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
  g_clear_error (&error);
  g_assert_null (stance_comparison_new (a, holders, NULL, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparison/cells", test_cells);
  g_test_add_func ("/comparison/only-in", test_only_in);
  g_test_add_func ("/comparison/agreement", test_agreement);
  g_test_add_func ("/comparison/common-agreement", test_common_agreement);
  g_test_add_func ("/comparison/one-side", test_one_side);
  g_test_add_func ("/comparison/errors", test_errors);
  return g_test_run ();
}
