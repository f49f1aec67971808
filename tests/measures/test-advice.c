/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "stance-advice-private.h"
#include "stance-spatial-private.h"

#define M NAN

static const StanceAdviceQuestion questions[] = { { 1, 5, 0, 1 }, { 1, 5, 0, 1 }, { 0, 1, 3, 1 } };

typedef struct
{
  const char *name;
  StanceAdviceMetric metric;
  StanceAdviceMissing missing;
  double reference[3];
  double target[3];
  double distance;
  gsize n;
  StanceReason reason;
} Case;

static const Case cases[] = {
  { "same", STANCE_ADVICE_MANHATTAN, STANCE_ADVICE_NEUTRAL, { 1, 3, 2 }, { 1, 3, 2 }, 0, 3, STANCE_REASON_NONE },
  { "another choice of three", STANCE_ADVICE_MANHATTAN, STANCE_ADVICE_DROP, { M, M, 2 }, { M, M, 0 }, 2 / 3.0, 1, STANCE_REASON_NONE },
  { "dropped", STANCE_ADVICE_MANHATTAN, STANCE_ADVICE_DROP, { 1, 3, M }, { 5, M, M }, 1, 1, STANCE_REASON_NONE },
  { "neutral", STANCE_ADVICE_MANHATTAN, STANCE_ADVICE_NEUTRAL, { 1, 3, M }, { 5, M, M }, 0.5, 1, STANCE_REASON_NONE },
  { "relative", STANCE_ADVICE_MANHATTAN, STANCE_ADVICE_RELATIVE, { 1, 3, M }, { 5, M, M }, 0.75, 1, STANCE_REASON_NONE },
  { "Mendez", STANCE_ADVICE_MANHATTAN, STANCE_ADVICE_MENDEZ, { 1, 1, M }, { 1, M, M }, 0.25, 1, STANCE_REASON_NONE },
  { "Euclidean", STANCE_ADVICE_EUCLIDEAN, STANCE_ADVICE_NEUTRAL, { 1, 1, M }, { 1, 5, 0 }, 0.70710678118654757, 2, STANCE_REASON_NONE },
  { "directional", STANCE_ADVICE_DIRECTIONAL, STANCE_ADVICE_NEUTRAL, { 2, M, M }, { 2, M, M }, 0.375, 1, STANCE_REASON_NONE },
  { "hybrid", STANCE_ADVICE_HYBRID, STANCE_ADVICE_NEUTRAL, { 2, M, M }, { 2, M, M }, 0.1875, 1, STANCE_REASON_NONE },
  { "no answers", STANCE_ADVICE_MANHATTAN, STANCE_ADVICE_NEUTRAL, { M, M, M }, { 1, 1, 1 }, M, 0, STANCE_REASON_NO_DATA },
  { "all dropped", STANCE_ADVICE_HYBRID, STANCE_ADVICE_DROP, { 1, M, M }, { M, 1, 1 }, M, 0, STANCE_REASON_NOTHING_SHARED },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  StanceAdvice matching = { questions, 3, c->metric, c->missing, FALSE };
  StanceFigure figure = stance_advice_distance (&matching, c->reference, c->target);

  g_assert_cmpuint (figure.n, ==, c->n);
  g_assert_cmpint (figure.reason, ==, c->reason);
  if (c->reason == STANCE_REASON_NONE)
    g_assert_cmpfloat_with_epsilon (figure.value, c->distance, 1e-15);
  else
    g_assert_true (isnan (figure.value) && isnan (stance_advice_score (figure.value)));
}

static void
test_no_weight (void)
{
  static const StanceAdviceQuestion weightless = { 1, 5, 0, 0 };
  static const double answer[] = { 1 };

  for (StanceAdviceMetric metric = STANCE_ADVICE_MANHATTAN; metric <= STANCE_ADVICE_HYBRID; metric++)
    {
      StanceAdvice matching = { &weightless, 1, metric, STANCE_ADVICE_NEUTRAL, FALSE };

      g_assert_cmpint (stance_advice_distance (&matching, answer, answer).reason, ==, STANCE_REASON_NO_WEIGHT);
    }
}

/* Which end a middle answer is held against. */
static void
test_bias (void)
{
  static const double reference[] = { 3, M, M };
  static const double target[] = { M, M, M };
  StanceAdvice matching = { questions, 3, STANCE_ADVICE_MANHATTAN, STANCE_ADVICE_RELATIVE, FALSE };

  g_assert_cmpfloat (stance_advice_distance (&matching, reference, target).value, ==, 0.5);
  matching.lower = TRUE;
  g_assert_cmpfloat (stance_advice_distance (&matching, reference, target).value, ==, 0.5);
  g_assert_cmpfloat (stance_advice_score (0.675), ==, 32);
  g_assert_cmpfloat (stance_advice_score (0.375), ==, 63);
}

static void
test_mendez (void)
{
  static const double scores[] = { 1, M, -0.5, M };

  g_assert_cmpfloat (stance_advice_mendez (scores, 4, 4).value, ==, 0.125);
  g_assert_cmpuint (stance_advice_mendez (scores, 4, 4).n, ==, 2);
  g_assert_cmpint (stance_advice_mendez (scores, 4, 0).reason, ==, STANCE_REASON_NO_DATA);
  g_assert_cmpint (stance_advice_mendez (scores, 4, 1).reason, ==, STANCE_REASON_NO_DATA);
}

/* Mixed is between the two: twice the product at 0, the squared proximity at 1, and always 2 v p - mixing (v^2 + p^2). */
static void
test_mixed (void)
{
  static const double voter[] = { 1, -2, M, 3 };
  static const double party[] = { 2, 1, 1, M };

  for (double mixing = 0; mixing <= 1; mixing += 0.25)
    {
      StanceUtilities found = stance_spatial_utilities (&(StanceSpatial) { NULL, 4, 0, mixing }, voter, party);

      g_assert_cmpfloat (found.mixed.value, ==, 2 * 0 - mixing * (1 + 4 + 4 + 1));
      g_assert_cmpuint (found.mixed.n, ==, 2);
      g_assert_cmpfloat (found.cityblock.value, ==, 4);
    }
  g_assert_cmpfloat (stance_spatial_utilities (&(StanceSpatial) { NULL, 2, 1, 0 }, voter, party).scalar_product.value, ==, 0);
  g_assert_cmpint (stance_spatial_utilities (&(StanceSpatial) { NULL, 1, 0, 0 }, voter + 2, party).mixed.reason, ==, STANCE_REASON_NOTHING_SHARED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/advice/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/advice/no-weight", test_no_weight);
  g_test_add_func ("/advice/bias", test_bias);
  g_test_add_func ("/advice/mendez", test_mendez);
  g_test_add_func ("/advice/mixed", test_mixed);
  return g_test_run ();
}
