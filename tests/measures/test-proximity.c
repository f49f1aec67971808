/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "stance-pairwise-private.h"
#include "stance-proximity-private.h"

#define M NAN
#define SIZE 12

typedef struct
{
  const char *name;
  double x[4];
  double y[4];
  double weights[4];
  gboolean squared;
  double divergence;
  gsize n;
  StanceReason reason;
} Case;

/* On a scale of width 2. */
static const Case cases[] = {
  { "same", { 1, -1, 0, 0.5 }, { 1, -1, 0, 0.5 }, { 1, 1, 1, 1 }, FALSE, 0, 4, STANCE_REASON_NONE },
  { "opposite", { 1, -1, 1, -1 }, { -1, 1, -1, 1 }, { 0.1, 0.7, 3, 1 }, FALSE, 1, 4, STANCE_REASON_NONE },
  { "opposite squared", { 1, -1, 1, -1 }, { -1, 1, -1, 1 }, { 0.1, 0.7, 3, 1 }, TRUE, 1, 4, STANCE_REASON_NONE },
  { "weighted", { 1, 0, M, M }, { 0, 0, 1, M }, { 3, 1, 9, 9 }, FALSE, 0.375, 2, STANCE_REASON_NONE },
  { "weighted squared", { 1, 0, M, M }, { 0, 0, 1, M }, { 3, 1, 9, 9 }, TRUE, 0.1875, 2, STANCE_REASON_NONE },
  { "weight 0 is not counted", { 1, 1, 1, M }, { -1, 1, 1, M }, { 0, 1, 1, 1 }, FALSE, 0, 2, STANCE_REASON_NONE },
  { "nothing shared", { 1, M, M, M }, { M, 1, 1, M }, { 1, 1, 1, 1 }, FALSE, M, 0, STANCE_REASON_NOTHING_SHARED },
  { "no weight", { 1, M, M, M }, { 1, 1, 1, M }, { 0, 1, 1, 1 }, FALSE, M, 0, STANCE_REASON_NO_WEIGHT },
};

static void
assert_value (double got, double expected)
{
  if (isnan (expected))
    g_assert_true (isnan (got));
  else
    g_assert_cmpfloat_with_epsilon (got, expected, 1e-15);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  StanceIssueScale scale = { c->weights, 4, 2, c->squared };
  StanceFigure figure = stance_divergence (c->x, c->y, &scale, NULL);

  g_assert_cmpuint (figure.n, ==, c->n);
  g_assert_cmpint (figure.reason, ==, c->reason);
  assert_value (figure.value, c->divergence);
  assert_value (stance_proximity (c->y, c->x, &scale).value, 1 - c->divergence);
  assert_value (stance_s_score (c->y, c->x, &scale).value, 1 - 2 * c->divergence);
}

static void
draw (GRand *rand, double *x, double *y, double *weights)
{
  for (guint i = 0; i < SIZE; i++)
    {
      x[i] = g_rand_int_range (rand, 0, 4) == 0 ? M : g_rand_double_range (rand, -1, 1);
      y[i] = g_rand_int_range (rand, 0, 4) == 0 ? M : g_rand_double_range (rand, -1, 1);
      weights[i] = g_rand_int_range (rand, 0, 8) == 0 ? 0 : pow (10, g_rand_double_range (rand, -3, 3));
    }
}

/* What the issues add is the whole, added up in order, to the last bit. */
static void
test_parts (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1999);

  for (guint round = 0; round < 100000; round++)
    {
      double x[SIZE];
      double y[SIZE];
      double weights[SIZE];
      double parts[SIZE];
      double sum = 0;
      StanceIssueScale scale = { weights, SIZE, 2, round % 2 == 0 };
      StanceFigure figure;

      draw (rand, x, y, weights);
      figure = stance_divergence_parts (x, y, &scale, parts);
      for (guint i = 0; i < SIZE; i++)
        {
          g_assert_true (isnan (parts[i]) == (isnan (x[i]) || isnan (y[i]) || weights[i] == 0));
          sum += isnan (parts[i]) ? 0 : parts[i];
        }
      if (figure.reason == STANCE_REASON_NONE)
        g_assert_cmpfloat (sum, ==, figure.value);
      g_assert_true (isnan (figure.value) || (figure.value >= 0 && figure.value <= 1));
    }
}

static void
test_spread (void)
{
  static const double x[] = { 0, 0, 0 };
  static const double y[] = { 0, 1, 2 };
  double spread;

  stance_divergence (x, y, &(StanceIssueScale) { NULL, 3, 2, FALSE }, &spread);
  assert_value (spread, 0.5);
  stance_divergence (x, y, &(StanceIssueScale) { NULL, 1, 2, FALSE }, &spread);
  g_assert_true (isnan (spread));
}

static StanceFigure
proximity (const double *x, const double *y, gsize n, G_GNUC_UNUSED gconstpointer options)
{
  return stance_proximity (x, y, &(StanceIssueScale) { NULL, n, 2, FALSE });
}

/* Symmetric; a further party changes nothing; a party beside itself is held to no least number. */
static void
test_pairwise (void)
{
  double values[] = { 1, 0, M, -1, 1, M, M, M, 1, 0, 0, 0 };
  StanceArray all = { values, 4, 3 };
  StanceArray some = { values, 3, 3 };
  StancePairwise pairwise = { proximity, NULL, 2 };
  StanceReason reason;
  g_autoptr (StanceArray) counts = stance_array_new (4, 4);
  g_autoptr (StanceArray) large = stance_pairwise_fill (&pairwise, &all, counts, &reason);
  g_autoptr (StanceArray) small = stance_pairwise_fill (&pairwise, &some, NULL, &reason);

  g_assert_cmpint (reason, ==, STANCE_REASON_NOTHING_SHARED);
  assert_value (stance_array_get (large, 0, 1), 0.25);
  assert_value (stance_array_get (large, 2, 2), 1);
  g_assert_true (isnan (stance_array_get (large, 2, 3)));
  g_assert_cmpfloat (stance_array_get (counts, 2, 3), ==, 1);
  for (guint i = 0; i < 3; i++)
    for (guint k = 0; k < 3; k++)
      {
        assert_value (stance_array_get (large, i, k), stance_array_get (small, i, k));
        assert_value (stance_array_get (large, i, k), stance_array_get (large, k, i));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/proximity/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/proximity/parts", test_parts);
  g_test_add_func ("/proximity/spread", test_spread);
  g_test_add_func ("/proximity/pairwise", test_pairwise);
  return g_test_run ();
}
