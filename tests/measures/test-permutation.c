/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-permutation-private.h"

#define M NAN

typedef struct
{
  const char *name;
  double x[8];
  double y[8];
  double weights[8];
  gsize size;
  double p;
  gsize n;
  StanceReason reason;
} Case;

static const Case cases[] = {
  { "the nearest of six", { -1, 0, 1 }, { -1, 0, 1 }, { 1, 1, 1 }, 3, 1.0 / 6, 3, STANCE_REASON_NONE },
  { "the farthest", { -1, 0, 1 }, { 1, 0, -1 }, { 1, 1, 1 }, 3, 1, 3, STANCE_REASON_NONE },
  { "ties count", { -1, -1, 1, 1 }, { -1, -1, 1, 1 }, { 1, 1, 1, 1 }, 4, 4.0 / 24, 4, STANCE_REASON_NONE },
  { "missing are left out", { -1, M, 0, 1, 1 }, { -1, 1, 0, 1, M }, { 1, 1, 1, 1, 1 }, 5, 1.0 / 6, 3, STANCE_REASON_NONE },
  { "weight 0 is left out", { -1, 0, 1, 1 }, { -1, 0, 1, -1 }, { 1, 1, 1, 0 }, 4, 1.0 / 6, 3, STANCE_REASON_NONE },
  { "nothing shared", { 1, M }, { M, 1 }, { 1, 1 }, 2, M, 0, STANCE_REASON_NOTHING_SHARED },
  { "two are too few", { 1, -1 }, { 1, -1 }, { 1, 1 }, 2, M, 2, STANCE_REASON_TOO_FEW },
  { "constant", { 1, 1, 1 }, { 1, 0, -1 }, { 1, 1, 1 }, 3, M, 3, STANCE_REASON_CONSTANT },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  StanceRows rows = { c->x, c->y, c->weights, c->size };
  StanceFigure figure = stance_permutation_agreement (&rows, 100, NULL);

  g_assert_cmpuint (figure.n, ==, c->n);
  g_assert_cmpint (figure.reason, ==, c->reason);
  if (c->reason == STANCE_REASON_NONE)
    g_assert_cmpfloat_with_epsilon (figure.value, c->p, 1e-12);
  else
    g_assert_true (isnan (figure.value));
}

/* Eight issues with positions 0 and 1, four each, all the same: 4! 4! of 8! ways are as near. */
static void
test_drawn (void)
{
  const double x[] = { 0, 0, 0, 0, 1, 1, 1, 1 };
  const double weights[] = { 1, 1, 1, 1, 1, 1, 1, 1 };
  StanceRows rows = { x, x, weights, 8 };
  g_autoptr (gsl_rng) rng = stance_random_new ();
  double p[2];

  for (guint i = 0; i < 2; i++)
    {
      stance_random_begin (rng, 7, 3);
      p[i] = stance_permutation_agreement (&rows, 20000, rng).value;
    }
  g_assert_cmpfloat (p[0], ==, p[1]);
  g_assert_cmpfloat_with_epsilon (p[0], 1.0 / 70, 0.004);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/permutation/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/permutation/drawn", test_drawn);
  return g_test_run ();
}
