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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pearson); i++)
    {
      g_autofree char *path = g_strdup_printf ("/correlation/pearson/%s", pearson[i].name);

      g_test_add_data_func (path, &pearson[i], test_pearson);
    }
  return g_test_run ();
}
