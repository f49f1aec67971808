/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proportional odds: published figures, closed forms, and data that say too little. */
#include <math.h>

#include <glib.h>

#include <stance/stance-error.h>

#include "stance-ordinal-private.h"

#define NEXT_TO_NOTHING 1e-6

/* How content 1,681 tenants in Copenhagen were (Madsen 1976, "Statistical analysis of multiple contingency tables", Scand. J. Statist. 3): low, medium
 * and high, by contact with others (low, high), kind of house (tower, apartment, atrium, terrace) and influence (low, medium, high). */
static const guint tenants[2][4][3][3] = {
  { { { 21, 21, 28 }, { 34, 22, 36 }, { 10, 11, 36 } }, { { 61, 23, 17 }, { 43, 35, 40 }, { 26, 18, 54 } },
    { { 13, 9, 10 }, { 8, 8, 12 }, { 6, 7, 9 } }, { { 18, 6, 7 }, { 15, 13, 13 }, { 7, 5, 11 } } },
  { { { 14, 19, 37 }, { 17, 23, 40 }, { 3, 5, 23 } }, { { 78, 46, 43 }, { 48, 45, 86 }, { 15, 25, 62 } },
    { { 20, 23, 20 }, { 10, 22, 24 }, { 7, 10, 21 } }, { { 57, 23, 13 }, { 31, 21, 13 }, { 5, 6, 13 } } },
};

static void
add (GArray *x, GArray *levels, const double *row, guint width, guint level)
{
  g_array_append_vals (x, row, width);
  g_array_append_val (levels, level);
}

static StanceOrdinal *
fit (const GArray *x, const GArray *levels, guint width, guint n_levels, double ridge)
{
  StanceOrdinalData data = { (const double *) (gpointer) x->data, (const guint *) (gpointer) levels->data, levels->len, width, n_levels };
  g_autoptr (GError) error = NULL;
  StanceOrdinal *self = stance_ordinal_fit (&data, ridge, &error);

  g_assert_no_error (error);
  return self;
}

/* The coefficients that Venables and Ripley 2002, "Modern Applied Statistics with S", section 7.3, print of polr(). */
static void
test_published (void)
{
  static const double slopes[] = { 0.5663924, 1.2888191, -0.5723501, -0.3661866, -1.0910149, 0.3602841 };
  static const double cuts[] = { -0.4961353, 0.6907083 };
  g_autoptr (GArray) x = g_array_new (FALSE, FALSE, sizeof (double)), levels = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (StanceOrdinal) self = NULL;

  for (guint cell = 0; cell < 2 * 4 * 3 * 3; cell++)
    {
      guint contact = cell / 36, house = cell / 9 % 4, influence = cell / 3 % 3, level = cell % 3;
      double row[6] = { influence == 1, influence == 2, house == 1, house == 2, house == 3, contact };

      for (guint n = 0; n < tenants[contact][house][influence][level]; n++)
        add (x, levels, row, 6, level);
    }
  g_assert_cmpuint (levels->len, ==, 1681);
  self = fit (x, levels, 6, 3, NEXT_TO_NOTHING);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpfloat_with_epsilon (self->slopes[i], slopes[i], 1e-4);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpfloat_with_epsilon (self->cuts[i], cuts[i], 1e-4);
}

/* Without numbers, the cuts are the logits of the shares; with one of 0 or 1, the slope is the logarithm of the odds ratio. */
static void
test_closed_forms (void)
{
  static const guint shares[] = { 20, 30, 50 }, table[2][2] = { { 30, 10 }, { 15, 45 } };
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (double)), levels = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) x = g_array_new (FALSE, FALSE, sizeof (double)), two = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (StanceOrdinal) cuts = NULL, odds = NULL;

  for (guint level = 0; level < 3; level++)
    for (guint n = 0; n < shares[level]; n++)
      g_array_append_val (levels, level);
  cuts = fit (none, levels, 0, 3, 1);
  g_assert_cmpfloat_with_epsilon (cuts->cuts[0], log (20.0 / 80), 1e-3);
  g_assert_cmpfloat_with_epsilon (cuts->cuts[1], 0, 1e-3);
  g_assert_cmpfloat_with_epsilon (stance_ordinal_at_least (cuts, NULL, 1), 0.8, 1e-3);
  for (guint i = 0; i < 4; i++)
    for (guint n = 0; n < table[i / 2][i % 2]; n++)
      add (x, two, (double[]) { i / 2 }, 1, i % 2);
  odds = fit (x, two, 1, 2, NEXT_TO_NOTHING);
  g_assert_cmpfloat_with_epsilon (odds->slopes[0], log (30.0 * 45 / (10 * 15)), 1e-2);
  g_assert_cmpfloat_with_epsilon (stance_ordinal_at_least (odds, (double[]) { 1 }, 1), 0.75, 1e-3);
}

/* Data drawn from known slopes give them back. */
static void
test_simulated (void)
{
  static const double slopes[] = { 1.5, -0.8, 0 };
  g_autoptr (GArray) x = g_array_new (FALSE, FALSE, sizeof (double)), levels = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (StanceOrdinal) self = NULL;

  for (guint n = 0; n < 20000; n++)
    {
      double row[3] = { g_rand_double (random), g_rand_double (random), g_rand_double (random) }, u = g_rand_double_range (random, 1e-9, 1 - 1e-9);
      double hidden = slopes[0] * row[0] + slopes[1] * row[1] + log (u / (1 - u));

      add (x, levels, row, 3, hidden < -0.5 ? 0 : hidden < 1 ? 1 : 2);
    }
  self = fit (x, levels, 3, 3, NEXT_TO_NOTHING);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (self->slopes[i], slopes[i], 0.12);
  g_assert_cmpfloat_with_epsilon (self->cuts[0], -0.5, 0.1);
  g_assert_cmpfloat_with_epsilon (self->cuts[1], 1, 0.1);
}

/* What separates all examples, one outcome alone, a level that is never seen: all stays finite, and the cuts ascend. */
static void
test_too_little (void)
{
  static const guint outcomes[][6] = { { 0, 0, 0, 2, 2, 2 }, { 0, 0, 0, 1, 1, 2 }, { 0, 0, 0, 0, 0, 0 }, { 2, 2, 2, 2, 2, 2 }, { 1, 1, 1, 1, 1, 1 },
                                       { 0, 1, 2, 0, 1, 2 } };

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autoptr (GArray) x = g_array_new (FALSE, FALSE, sizeof (double)), levels = g_array_new (FALSE, FALSE, sizeof (guint));
      g_autoptr (StanceOrdinal) self = NULL;

      for (guint k = 0; k < 6; k++)
        add (x, levels, (double[]) { k >= 3 }, 1, outcomes[i][k]);
      self = fit (x, levels, 1, 3, 0.5);
      g_assert_true (fabs (self->slopes[0]) < 10 && fabs (self->cuts[0]) < 30 && fabs (self->cuts[1]) < 30);
      g_assert_true (self->cuts[0] <= self->cuts[1]);
      for (guint k = 1; k < 3; k++)
        {
          double p = stance_ordinal_at_least (self, (double[]) { 1 }, k);

          g_assert_true (p > 0 && p < 1);
        }
    }
}

static void
test_ridge (void)
{
  g_autoptr (GArray) x = g_array_new (FALSE, FALSE, sizeof (double)), levels = g_array_new (FALSE, FALSE, sizeof (guint));
  double last = G_MAXDOUBLE;

  for (guint k = 0; k < 12; k++)
    add (x, levels, (double[]) { k % 2, k / 12.0 }, 2, (k % 2) * 2);
  for (double ridge = 0.1; ridge < 1000; ridge *= 3)
    {
      g_autoptr (StanceOrdinal) a = fit (x, levels, 2, 3, ridge), b = fit (x, levels, 2, 3, ridge);

      g_assert_cmpmem (a->slopes, 2 * sizeof (double), b->slopes, 2 * sizeof (double));
      g_assert_cmpmem (a->cuts, 2 * sizeof (double), b->cuts, 2 * sizeof (double));
      g_assert_cmpfloat (a->slopes[0], >, 0);
      g_assert_cmpfloat (a->slopes[0], <, last);
      last = a->slopes[0];
    }
}

/* An example of weight 2 is one that is there twice. */
static void
test_weights (void)
{
  static const double once[] = { 0, 1, 1, 0.5, 0.2 }, twice[] = { 0, 0, 1, 1, 0.5, 0.2 }, weights[] = { 2, 1, 1, 1, 1 };
  static const guint levels_once[] = { 0, 2, 1, 1, 2 }, levels_twice[] = { 0, 0, 2, 1, 1, 2 };
  StanceOrdinalData weighed = { once, levels_once, 5, 1, 3, weights }, repeated = { twice, levels_twice, 6, 1, 3, NULL };
  g_autoptr (StanceOrdinal) a = stance_ordinal_fit (&weighed, 1, NULL), b = stance_ordinal_fit (&repeated, 1, NULL);

  g_assert_cmpfloat_with_epsilon (a->slopes[0], b->slopes[0], 1e-4);
  g_assert_cmpfloat_with_epsilon (a->cuts[0], b->cuts[0], 1e-4);
  g_assert_cmpfloat_with_epsilon (a->cuts[1], b->cuts[1], 1e-4);
}

static void
test_refused (void)
{
  static const double numbers[] = { 1, NAN };
  static const guint levels[] = { 0, 1 };
  StanceOrdinalData none = { numbers, levels, 0, 1, 2 }, bad = { numbers, levels, 2, 1, 2 };
  g_autoptr (GError) empty = NULL, not_finite = NULL;

  g_assert_null (stance_ordinal_fit (&none, 1, &empty));
  g_assert_error (empty, STANCE_ERROR, STANCE_ERROR_NO_DATA);
  g_assert_null (stance_ordinal_fit (&bad, 1, &not_finite));
  g_assert_error (not_finite, STANCE_ERROR, STANCE_ERROR_NUMERIC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ordinal/published", test_published);
  g_test_add_func ("/ordinal/closed-forms", test_closed_forms);
  g_test_add_func ("/ordinal/simulated", test_simulated);
  g_test_add_func ("/ordinal/too-little", test_too_little);
  g_test_add_func ("/ordinal/ridge", test_ridge);
  g_test_add_func ("/ordinal/weights", test_weights);
  g_test_add_func ("/ordinal/refused", test_refused);
  return g_test_run ();
}
