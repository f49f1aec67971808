/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "stance-correlation-private.h"

typedef struct
{
  const char *name;
  double x[5];
  double y[5];
  gsize size;
  double r;
  gsize n;
  StanceReason reason;
} Case;

#define M NAN

static const Case pearson[] = {
  { "same", { 1, 2, 3 }, { 1, 2, 3 }, 3, 1, 3, STANCE_REASON_NONE },
  { "opposite", { 1, 2, 3 }, { 3, 2, 1 }, 3, -1, 3, STANCE_REASON_NONE },
  { "by hand", { 1, 2, 3, 4 }, { 1, 3, 2, 4 }, 4, 0.8, 4, STANCE_REASON_NONE },
  { "missing are left out", { 1, M, 2, 3, 9 }, { 1, 5, 2, 3, M }, 5, 1, 3, STANCE_REASON_NONE },
  { "nothing given", { 0 }, { 0 }, 0, M, 0, STANCE_REASON_NOTHING_SHARED },
  { "nothing shared", { 1, M }, { M, 1 }, 2, M, 0, STANCE_REASON_NOTHING_SHARED },
  { "one shared", { 1, M }, { 1, 1 }, 2, M, 1, STANCE_REASON_TOO_FEW },
  { "one is constant", { 2, 2, 2 }, { 1, 2, 3 }, 3, M, 3, STANCE_REASON_CONSTANT },
  { "constant where shared", { 2, 2, 7 }, { 1, 2, M }, 3, M, 2, STANCE_REASON_CONSTANT },
};

static void
test_pearson (gconstpointer data)
{
  const Case *c = data;
  StanceFigure figure = stance_correlation_pearson (c->x, c->y, c->size);

  g_assert_cmpuint (figure.n, ==, c->n);
  g_assert_cmpint (figure.reason, ==, c->reason);
  if (c->reason == STANCE_REASON_NONE)
    g_assert_cmpfloat_with_epsilon (figure.value, c->r, 1e-12);
  else
    g_assert_true (isnan (figure.value));
}

#define SIZE 40

/* A few levels, so that there are ties; some missing. */
static void
draw (GRand *rand, double *values)
{
  for (guint i = 0; i < SIZE; i++)
    values[i] = g_rand_int_range (rand, 0, 5) == 0 ? M : g_rand_int_range (rand, -2, 3) / 2.0;
}

static int
sign (double x)
{
  return x > 0 ? 1 : x < 0 ? -1 : 0;
}

/* By its definition, pair by pair. */
static double
tau_b_by_pairs (const double *x, const double *y)
{
  double sum = 0;
  double untied[2] = { 0, 0 };

  for (guint i = 0; i < SIZE; i++)
    for (guint k = 0; k < i; k++)
      if (!isnan (x[i] + y[i] + x[k] + y[k]))
        {
          sum += sign (x[i] - x[k]) * sign (y[i] - y[k]);
          untied[0] += x[i] != x[k];
          untied[1] += y[i] != y[k];
        }
  return sum / sqrt (untied[0] * untied[1]);
}

static void
test_random (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  for (guint round = 0; round < 200; round++)
    {
      double x[SIZE];
      double y[SIZE];
      double shifted[SIZE];

      draw (rand, x);
      draw (rand, y);
      for (guint i = 0; i < SIZE; i++)
        shifted[i] = exp (x[i]);
      g_assert_cmpfloat_with_epsilon (stance_correlation_kendall (x, y, SIZE).value, tau_b_by_pairs (x, y), 1e-12);
      g_assert_cmpfloat (stance_correlation_kendall (x, y, SIZE).value, ==, stance_correlation_kendall (y, x, SIZE).value);
      g_assert_cmpfloat (stance_correlation_spearman (x, y, SIZE).value, ==, stance_correlation_spearman (shifted, y, SIZE).value);
      g_assert_cmpfloat (stance_correlation_kendall (x, y, SIZE).value, ==, stance_correlation_kendall (shifted, y, SIZE).value);
      g_assert_cmpfloat (stance_correlation_spearman (x, x, SIZE).value, ==, 1);
      g_assert_cmpfloat (stance_correlation_kendall (x, x, SIZE).value, ==, 1);
      g_assert_cmpfloat (fabs (stance_correlation_pearson (x, y, SIZE).value), <=, 1);
    }
}

/* Ranks of x are 1, 2.5, 2.5, 4: by hand. */
static void
test_spearman_ties (void)
{
  static const double x[] = { 1, 2, 2, 5 };
  static const double y[] = { 1, 2, 3, 4 };
  static const double constant[] = { 3, 3, 3, 3 };

  g_assert_cmpfloat_with_epsilon (stance_correlation_spearman (x, y, 4).value, 4.5 / sqrt (4.5 * 5), 1e-15);
  g_assert_cmpint (stance_correlation_spearman (x, constant, 4).reason, ==, STANCE_REASON_CONSTANT);
  g_assert_cmpint (stance_correlation_kendall (constant, y, 4).reason, ==, STANCE_REASON_CONSTANT);
  g_assert_cmpint (stance_correlation_kendall (x, y, 1).reason, ==, STANCE_REASON_TOO_FEW);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pearson); i++)
    {
      g_autofree char *path = g_strdup_printf ("/correlation/pearson/%s", pearson[i].name);

      g_test_add_data_func (path, &pearson[i], test_pearson);
    }
  g_test_add_func ("/correlation/random", test_random);
  g_test_add_func ("/correlation/spearman-ties", test_spearman_ties);
  return g_test_run ();
}
