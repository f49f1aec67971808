/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stance/stance-error.h>
#include <stance/stance-outlets.h>

#include "../matrices/test-statements.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-9)

static const TestStatement first[] = { { "ardland", "border", 1, 0, NULL }, { "ardland", "tariffs", 0.5, 0, NULL }, { "belmar", "fishing", 1, 0, NULL } };
static const TestStatement second[] = { { "ardland", "border", -1, 0, NULL }, { "ardland", "tariffs", 0, 0, NULL }, { "belmar", "tariffs", 1, 0, NULL } };
static const TestStatement third[] = { { "ardland", "tariffs", 0.5, 0, NULL } };
static const TestStatement apart[] = { { "corvia", "fishing", 0.5, 0, NULL } };

static void
add (StanceOutlets *outlets, const char *name, const TestStatement *given, guint n, StanceModel *model, StanceLevel level)
{
  g_autoptr (GPtrArray) statements = test_statements_new (given, n);
  g_autoptr (StanceTable) table = stance_table_new (statements, model, level, 1, NULL);

  stance_outlets_add (outlets, name, table);
}

static StanceOutlets *
make (StanceModel *model)
{
  StanceOutlets *outlets = stance_outlets_new (model);

  add (outlets, "east", first, G_N_ELEMENTS (first), model, STANCE_LEVEL_PARTY);
  add (outlets, "west", second, G_N_ELEMENTS (second), model, STANCE_LEVEL_PARTY);
  add (outlets, "east", third, G_N_ELEMENTS (third), model, STANCE_LEVEL_PARTY);
  add (outlets, "apart", apart, G_N_ELEMENTS (apart), model, STANCE_LEVEL_PARTY);
  stance_outlets_add (outlets, "silent", NULL);
  return outlets;
}

/* Without a model border is 2 / 2 apart, tariffs 0.5 / 2; with it border weighs 2. */
static void
test_divergence (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceOutlets) plain = make (NULL), weighted = make (model);
  StanceScore score;

  g_assert_true (stance_outlets_finish (plain, NULL) && stance_outlets_finish (weighted, NULL));
  g_assert_cmpstr (stance_outlets_get_name (plain, 2), ==, "east (2)");
  g_assert_true (stance_outlets_get_divergence (plain, 0, 1, &score));
  assert_near (score.value, 0.625);
  g_assert_cmpuint (score.n, ==, 2);
  g_assert_true (stance_outlets_get_divergence (plain, 1, 0, &score));
  assert_near (score.value, 0.625);
  g_assert_true (stance_outlets_get_divergence (weighted, 0, 1, &score));
  assert_near (score.value, 2.25 / 3);
  g_assert_true (stance_outlets_get_divergence (plain, 0, 2, &score));
  assert_near (score.value, 0);
  for (guint i = 0; i < 5; i++)
    for (guint k = 3; k < 5; k++)
      g_assert_false (stance_outlets_get_divergence (plain, i, k, &score) || !isnan (score.value) || score.n);
}

static void
test_cells (void)
{
  g_autoptr (StanceOutlets) outlets = make (NULL);
  StanceScore score;

  g_assert_true (stance_outlets_finish (outlets, NULL));
  g_assert_cmpuint (stance_outlets_get_n_cells (outlets), ==, 2);
  g_assert_cmpstr (stance_outlets_get_issue (outlets, 0), ==, "border");
  g_assert_cmpstr (stance_outlets_get_party (outlets, 1), ==, "ardland");
  assert_near (stance_outlets_get_distance (outlets, 0), 1);
  assert_near (stance_outlets_get_distance (outlets, 1), (0.25 + 0 + 0.25) / 3);
  assert_near (stance_outlets_get_share (outlets, 0), 1 / 1.5);
  g_assert_true (stance_outlets_get_position (outlets, 0, 1, &score));
  assert_near (score.value, -1);
  g_assert_false (stance_outlets_get_position (outlets, 0, 2, &score));
  g_assert_true (isnan (score.value));
  g_assert_false (stance_outlets_get_position (outlets, 0, 4, NULL));
}

static void
test_errors (void)
{
  g_autoptr (StanceOutlets) none = stance_outlets_new (NULL), silent = stance_outlets_new (NULL), mixed = stance_outlets_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (stance_outlets_finish (none, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
  g_clear_error (&error);
  stance_outlets_add (silent, "a", NULL);
  g_assert_false (stance_outlets_finish (silent, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
  g_clear_error (&error);
  add (mixed, "a", first, 3, NULL, STANCE_LEVEL_PARTY);
  add (mixed, "b", first, 3, NULL, STANCE_LEVEL_HOLDER);
  g_assert_false (stance_outlets_finish (mixed, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED);
}

/* All the same: nothing sets them apart, and no share is made up. */
static void
test_same (void)
{
  g_autoptr (StanceOutlets) outlets = stance_outlets_new (NULL);

  add (outlets, "a", first, 3, NULL, STANCE_LEVEL_PARTY);
  add (outlets, "b", first, 3, NULL, STANCE_LEVEL_PARTY);
  g_assert_true (stance_outlets_finish (outlets, NULL));
  g_assert_cmpuint (stance_outlets_get_n_cells (outlets), ==, 3);
  g_assert_true (isnan (stance_outlets_get_share (outlets, 0)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outlets/divergence", test_divergence);
  g_test_add_func ("/outlets/cells", test_cells);
  g_test_add_func ("/outlets/errors", test_errors);
  g_test_add_func ("/outlets/same", test_same);
  return g_test_run ();
}
