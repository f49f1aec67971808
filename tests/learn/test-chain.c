/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Linear chains against all paths there are, gradients against differences, and learning of a rule that only pairs can tell. */
#include <math.h>
#include <string.h>

#include "stance-chain-private.h"

#define LABELS 3
#define MOST 5

typedef struct
{
  float scores[MOST * LABELS];
  float pairs[(LABELS + 1) * LABELS];
  guint n;
} Problem;

static void
draw (Problem *p, GRand *random, guint n)
{
  p->n = n;
  for (guint i = 0; i < G_N_ELEMENTS (p->scores); i++)
    p->scores[i] = (float) g_rand_double_range (random, -2, 2);
  for (guint i = 0; i < G_N_ELEMENTS (p->pairs); i++)
    p->pairs[i] = (float) g_rand_double_range (random, -2, 2);
}

/* Path number `code`. */
static void
write_path (guint code, guint n, guint16 *labels)
{
  for (guint i = 0; i < n; i++, code /= LABELS)
    labels[i] = code % LABELS;
}

static void
test_all_paths (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);

  for (guint round = 0; round < 50; round++)
    {
      Problem p;
      StanceChain chain = { LABELS, p.pairs };
      double best = -INFINITY, sum = 0, label[MOST * LABELS] = { 0 };
      guint16 labels[MOST];
      float marginals[MOST * LABELS];
      guint n_paths = 1;

      draw (&p, random, 1 + round % MOST);
      for (guint i = 0; i < p.n; i++)
        n_paths *= LABELS;
      for (guint code = 0; code < n_paths; code++)
        {
          double score;

          write_path (code, p.n, labels);
          score = stance_chain_score (&chain, p.scores, p.n, labels);
          best = MAX (best, score);
          sum += exp (score);
          for (guint i = 0; i < p.n; i++)
            label[i * LABELS + labels[i]] += exp (score);
        }
      g_assert_cmpfloat (fabs (stance_chain_decode (&chain, p.scores, p.n, labels) - best), <, 1e-5);
      g_assert_cmpfloat (fabs (stance_chain_score (&chain, p.scores, p.n, labels) - best), <, 1e-5);
      g_assert_cmpfloat (fabs (stance_chain_marginals (&chain, p.scores, p.n, marginals) - log (sum)), <, 1e-5);
      for (guint k = 0; k < p.n * LABELS; k++)
        g_assert_cmpfloat (fabs (marginals[k] - label[k] / sum), <, 1e-5);
    }
}

static double
loss_of (const Problem *p, const guint16 *gold)
{
  StanceChain chain = { LABELS, p->pairs };
  float scores[MOST * LABELS] = { 0 }, pairs[(LABELS + 1) * LABELS] = { 0 };

  return stance_chain_learn (&chain, p->scores, p->n, gold, scores, pairs);
}

static void
check_gradient (Problem *p, float *value, float gradient, const guint16 *gold)
{
  float kept = *value;
  double above, below;

  *value = kept + 0.01f;
  above = loss_of (p, gold);
  *value = kept - 0.01f;
  below = loss_of (p, gold);
  *value = kept;
  g_assert_cmpfloat (fabs ((above - below) / 0.02 - gradient), <, 1e-3);
}

static void
test_gradients (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (12);
  const guint16 gold[MOST] = { 0, 2, 1, 1, 0 };

  for (guint n = 1; n <= MOST; n++)
    {
      Problem p;
      StanceChain chain = { LABELS, p.pairs };
      float scores[MOST * LABELS] = { 0 }, pairs[(LABELS + 1) * LABELS] = { 0 };

      draw (&p, random, n);
      stance_chain_learn (&chain, p.scores, n, gold, scores, pairs);
      for (guint k = 0; k < n * LABELS; k++)
        check_gradient (&p, &p.scores[k], scores[k], gold);
      for (guint k = 0; k < G_N_ELEMENTS (pairs); k++)
        check_gradient (&p, &p.pairs[k], pairs[k], gold);
    }
}

/* Pairs that may not be: no path through them, and no gradient that is not a number. */
static void
test_forbidden (void)
{
  Problem p = { .n = 3 };
  StanceChain chain = { LABELS, p.pairs };
  float scores[MOST * LABELS] = { 0 }, pairs[(LABELS + 1) * LABELS] = { 0 }, marginals[MOST * LABELS];
  guint16 labels[MOST];
  const guint16 allowed[] = { 0, 1, 1 }, forbidden[] = { 0, 2, 1 };

  p.pairs[0 * LABELS + 2] = -INFINITY;
  p.pairs[LABELS * LABELS + 1] = p.pairs[LABELS * LABELS + 2] = -INFINITY;
  p.scores[1 * LABELS + 2] = 50;
  stance_chain_decode (&chain, p.scores, 3, labels);
  g_assert_cmpuint (labels[0], ==, 0);
  g_assert_cmpuint (labels[1], !=, 2);
  g_assert_true (isinf (stance_chain_learn (&chain, p.scores, 3, forbidden, scores, pairs)));
  g_assert_true (isfinite (stance_chain_learn (&chain, p.scores, 3, allowed, scores, pairs)));
  for (guint k = 0; k < 3 * LABELS; k++)
    g_assert_true (isfinite (scores[k]));
  stance_chain_marginals (&chain, p.scores, 3, marginals);
  g_assert_cmpfloat (marginals[1 * LABELS + 2], ==, 0);
  g_assert_cmpfloat (stance_chain_decode (&chain, p.scores, 0, labels), ==, 0);
}

/* Two labels that take turns, whatever is seen: only the pairs can learn it. */
static void
test_learns_pairs (void)
{
  float scores[8 * 2] = { 0 }, pairs[3 * 2] = { 0 };
  StanceChain chain = { 2, pairs };
  const guint16 gold[] = { 0, 1, 0, 1, 0, 1, 0, 1 };
  guint16 labels[8];

  for (guint round = 0; round < 200; round++)
    {
      float score_gradients[8 * 2] = { 0 }, pair_gradients[3 * 2] = { 0 };

      stance_chain_learn (&chain, scores, 8, gold, score_gradients, pair_gradients);
      for (guint k = 0; k < 6; k++)
        pairs[k] -= 0.1f * pair_gradients[k];
    }
  stance_chain_decode (&chain, scores, 8, labels);
  g_assert_cmpmem (labels, sizeof labels, gold, sizeof gold);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/learn/chain/all-paths", test_all_paths);
  g_test_add_func ("/learn/chain/gradients", test_gradients);
  g_test_add_func ("/learn/chain/forbidden", test_forbidden);
  g_test_add_func ("/learn/chain/learns-pairs", test_learns_pairs);
  return g_test_run ();
}
