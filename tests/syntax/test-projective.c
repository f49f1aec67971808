/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best projective tree against all trees there are. */
#include <math.h>
#include <string.h>

#include "stance-projective-private.h"

#define MOST 6

/* By definition: one root, no circle, and every word between the ends of an arc hangs, in the end, on its head. */
static gboolean
is_tree (const guint32 *heads, guint n)
{
  guint roots = 0;

  for (guint i = 1; i <= n; i++)
    {
      guint k = i, steps = 0;

      roots += heads[i - 1] == 0;
      while (k != 0 && ++steps <= n + 1)
        k = heads[k - 1];
      if (k != 0)
        return FALSE;
    }
  for (guint i = 1; i <= n; i++)
    for (guint between = MIN (i, heads[i - 1]) + 1; heads[i - 1] != 0 && between < MAX (i, heads[i - 1]); between++)
      {
        guint k = between;

        while (k != 0 && k != heads[i - 1])
          k = heads[k - 1];
        if (k == 0)
          return FALSE;
      }
  return roots == 1;
}

/* The greatest sum over all trees. */
static float
try_all (const float *scores, guint n, guint32 *heads, guint at)
{
  float best = -INFINITY;

  if (at == n)
    {
      float sum = 0;

      g_assert_true (stance_projective_check (heads, n) == is_tree (heads, n));
      for (guint i = 0; i < n; i++)
        sum += scores[i * (n + 1) + heads[i]];
      return is_tree (heads, n) ? sum : -INFINITY;
    }
  for (guint h = 0; h <= n; h++)
    {
      heads[at] = h;
      if (h != at + 1)
        best = MAX (best, try_all (scores, n, heads, at + 1));
    }
  return best;
}

static void
test_against_all (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  StanceProjectiveMemory memory = { 0 };

  for (guint round = 0; round < 60; round++)
    {
      guint n = 1 + round % MOST;
      float scores[MOST * (MOST + 1)], sum = 0;
      guint32 heads[MOST], trial[MOST];

      for (guint i = 0; i < n * (n + 1); i++)
        scores[i] = (float) g_rand_double_range (random, -3, 3);
      stance_projective_tree (scores, n, heads, &memory);
      g_assert_true (is_tree (heads, n));
      for (guint i = 0; i < n; i++)
        sum += scores[i * (n + 1) + heads[i]];
      g_assert_cmpfloat (fabsf (sum - try_all (scores, n, trial, 0)), <, 1e-4f);
    }
  stance_projective_memory_clear (&memory);
}

/* Long sentences, and scores that are all the same. */
static void
test_long (void)
{
  StanceProjectiveMemory memory = { 0 };
  const guint n = 200;
  g_autofree float *scores = g_new0 (float, n * (n + 1));
  guint32 heads[200];

  stance_projective_tree (scores, n, heads, &memory);
  g_assert_true (stance_projective_check (heads, n));
  stance_projective_memory_clear (&memory);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/syntax/projective/against-all", test_against_all);
  g_test_add_func ("/syntax/projective/long", test_long);
  return g_test_run ();
}
