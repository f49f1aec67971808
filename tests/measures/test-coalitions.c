/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-coalitions-private.h"

#define M NAN
#define MOST 6

typedef struct
{
  const char *name;
  gsize n;
  double agreements[MOST * MOST];
  guint labels[MOST];
  double modularity;
  StanceReason reason;
} Case;

static const Case cases[] = {
  /* Two triangles with one bridge: 12/14 of the weight is within, half of it is expected there. */
  { "two triangles", 6,
    { 0, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 1, 0, 1, 0, 0, 0, 0, 1, 0, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 1, 0 },
    { 1, 1, 1, 2, 2, 2 }, 6. / 7 - 0.5, STANCE_REASON_NONE },
  /* Friends within, enemies across: (4 - 2 + 4) / (4 + 8). */
  { "two camps", 4, { 0, 1, -1, -1, 1, 0, -1, -1, -1, -1, 0, 1, -1, -1, 1, 0 }, { 1, 1, 2, 2 }, 0.5, STANCE_REASON_NONE },
  /* Nobody agrees with anybody: all are better off alone. */
  { "all enemies", 3, { 0, -1, -1, -1, 0, -1, -1, -1, 0 }, { 1, 2, 3 }, 1. / 3, STANCE_REASON_NONE },
  { "one group", 3, { 0, 1, 1, 1, 0, 1, 1, 1, 0 }, { 1, 1, 1 }, 0, STANCE_REASON_NONE },
  { "one is unknown", 3, { 0, 1, M, 1, 0, M, M, M, 0 }, { 1, 1, 0 }, 0, STANCE_REASON_NONE },
  { "nothing known", 2, { 0, M, M, 0 }, { 0, 0 }, M, STANCE_REASON_NO_DATA },
  { "no agreement at all", 2, { 5, 0, 0, 5 }, { 0, 0 }, M, STANCE_REASON_NO_WEIGHT },
  { "nobody", 0, { 0 }, { 0 }, M, STANCE_REASON_NO_DATA },
};

static StanceArray *
make_array (const double *values, gsize n)
{
  StanceArray *array = stance_array_new (n, n);

  for (gsize i = 0; i < n * n; i++)
    array->values[i] = values[i];
  return array;
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (StanceArray) agreements = make_array (c->agreements, c->n);
  g_auto (StanceCoalitions) coalitions = { 0 };
  StanceFigure given = stance_modularity (agreements, c->labels, 1);

  stance_coalitions_find (&coalitions, agreements, 1);
  g_assert_cmpint (coalitions.modularity.reason, ==, c->reason);
  g_assert_cmpint (given.reason, ==, c->reason);
  for (gsize i = 0; i < c->n; i++)
    g_assert_cmpuint (coalitions.labels[i], ==, c->labels[i]);
  if (c->reason != STANCE_REASON_NONE)
    return;
  g_assert_cmpfloat_with_epsilon (coalitions.modularity.value, c->modularity, 1e-12);
  g_assert_cmpfloat_with_epsilon (given.value, c->modularity, 1e-12);
}

/* Three blocs: more agreement within than across, some pairs unknown. */
static StanceArray *
make_blocs (gsize n, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  StanceArray *agreements = stance_array_new (n, n);

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < i; j++)
      {
        double w = i % 3 == j % 3 ? g_rand_double_range (rand, 0.5, 1) : g_rand_double_range (rand, 0, 0.2);

        w = g_rand_double (rand) < 0.15 ? NAN : w;
        stance_array_set (agreements, i, j, w);
        stance_array_set (agreements, j, i, w);
      }
  return agreements;
}

/* Blocs are found, by trying all and by moving; all in one group is worth 0 however much is unknown. */
static void
test_blocs (void)
{
  for (gsize n = 9; n <= 60; n += 17)
    {
      g_autoptr (StanceArray) agreements = make_blocs (n, 11);
      g_autofree guint *one = g_new (guint, n);
      g_auto (StanceCoalitions) coalitions = { 0 };
      StanceFigure all;

      for (gsize i = 0; i < n; i++)
        one[i] = 3;
      stance_coalitions_find (&coalitions, agreements, 1);
      all = stance_modularity (agreements, one, 1);
      g_assert_cmpfloat_with_epsilon (all.value, 0, 1e-9);
      g_assert_cmpuint (coalitions.count, ==, 3);
      g_assert_cmpint (coalitions.exact, ==, n <= STANCE_COALITIONS_EXACT);
      for (gsize i = 0; i < n; i++)
        g_assert_cmpuint (coalitions.labels[i], ==, i % 3 + 1);
    }
}

/* The order of parties does not matter where all partitions are tried. */
static void
test_order (void)
{
  g_autoptr (StanceArray) agreements = make_blocs (8, 5);
  g_autoptr (StanceArray) turned = stance_array_new (8, 8);
  g_auto (StanceCoalitions) coalitions = { 0 };
  g_auto (StanceCoalitions) other = { 0 };

  for (gsize i = 0; i < 8; i++)
    for (gsize j = 0; j < 8; j++)
      stance_array_set (turned, 7 - i, 7 - j, stance_array_get (agreements, i, j));
  stance_coalitions_find (&coalitions, agreements, 1);
  stance_coalitions_find (&other, turned, 1);
  g_assert_cmpfloat_with_epsilon (coalitions.modularity.value, other.modularity.value, 1e-12);
  for (gsize i = 0; i < 8; i++)
    for (gsize j = 0; j < 8; j++)
      g_assert_cmpint (coalitions.labels[i] == coalitions.labels[j], ==, other.labels[7 - i] == other.labels[7 - j]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/coalitions/case/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/coalitions/blocs", test_blocs);
  g_test_add_func ("/coalitions/order", test_order);
  return g_test_run ();
}
