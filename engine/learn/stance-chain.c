/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-chain-private.h"

#include <math.h>
#include <string.h>

static inline float
pair (const StanceChain *self, guint a, guint b)
{
  return self->pairs[(gsize) a * self->n_labels + b];
}

double
stance_chain_decode (const StanceChain *self, const float *scores, guint n, guint16 *labels)
{
  guint m = self->n_labels;
  g_autofree double *best = g_new (double, 2 * (gsize) m);
  g_autofree guint16 *back = g_new (guint16, (gsize) MAX (n, 1) * m);
  const double *last;
  guint at = 0;
  double score;

  if (n == 0)
    return 0;
  for (guint b = 0; b < m; b++)
    best[b] = pair (self, m, b) + scores[b];
  for (guint i = 1; i < n; i++)
    {
      const double *before = best + ((i - 1) & 1) * m;
      double *now = best + (i & 1) * m;

      for (guint b = 0; b < m; b++)
        {
          guint from = 0;

          for (guint a = 1; a < m; a++)
            if (before[a] + pair (self, a, b) > before[from] + pair (self, from, b))
              from = a;
          now[b] = before[from] + pair (self, from, b) + scores[(gsize) i * m + b];
          back[(gsize) i * m + b] = (guint16) from;
        }
    }
  last = best + ((n - 1) & 1) * m;
  for (guint b = 1; b < m; b++)
    if (last[b] > last[at])
      at = b;
  score = last[at];
  for (guint i = n; i-- > 0;)
    {
      labels[i] = (guint16) at;
      if (i > 0)
        at = back[(gsize) i * m + at];
    }
  return score;
}

double
stance_chain_score (const StanceChain *self, const float *scores, guint n, const guint16 *labels)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += scores[(gsize) i * self->n_labels + labels[i]] + pair (self, i ? labels[i - 1] : self->n_labels, labels[i]);
  return sum;
}

/* log (e^a + e^b) */
static inline double
add_logarithms (double a, double b)
{
  double most = MAX (a, b);

  return isinf (most) ? most : most + log1p (exp (MIN (a, b) - most));
}

/* forward[i, b]: the sum over all paths that end in b at i. */
static void
run_forward (const StanceChain *self, const float *scores, guint n, double *forward)
{
  guint m = self->n_labels;

  for (guint i = 0; i < n; i++)
    for (guint b = 0; b < m; b++)
      {
        double sum = i ? -INFINITY : pair (self, m, b);

        for (guint a = 0; i && a < m; a++)
          sum = add_logarithms (sum, forward[(gsize) (i - 1) * m + a] + pair (self, a, b));
        forward[(gsize) i * m + b] = sum + scores[(gsize) i * m + b];
      }
}

/* backward[i, a]: the sum over all ways on from a at i, without its own score. */
static void
run_backward (const StanceChain *self, const float *scores, guint n, double *backward)
{
  guint m = self->n_labels;

  for (guint i = n; i-- > 0;)
    for (guint a = 0; a < m; a++)
      {
        double sum = i + 1 < n ? -INFINITY : 0;

        for (guint b = 0; i + 1 < n && b < m; b++)
          sum = add_logarithms (sum, pair (self, a, b) + scores[(gsize) (i + 1) * m + b] + backward[(gsize) (i + 1) * m + b]);
        backward[(gsize) i * m + a] = sum;
      }
}

typedef struct
{
  double *forward;
  double *backward;
  double total;
} Lattice;

static void
fill (const StanceChain *self, const float *scores, guint n, Lattice *lattice)
{
  gsize size = (gsize) n * self->n_labels;

  lattice->forward = g_new (double, size);
  lattice->backward = g_new (double, size);
  run_forward (self, scores, n, lattice->forward);
  run_backward (self, scores, n, lattice->backward);
  lattice->total = -INFINITY;
  for (guint b = 0; b < self->n_labels; b++)
    lattice->total = add_logarithms (lattice->total, lattice->forward[(gsize) (n - 1) * self->n_labels + b]);
}

static void
clear (Lattice *lattice)
{
  g_free (lattice->forward);
  g_free (lattice->backward);
}

/* The exponentials of scores, each place's by its own greatest, so that none overflows; gives the sum of what was taken off. */
static double
exponentiate (const float *scores, gsize n, guint m, double *out)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++, scores += m, out += m)
    {
      float most = scores[0];

      for (guint b = 1; b < m; b++)
        most = MAX (most, scores[b]);
      most = isinf (most) ? 0 : most;
      for (guint b = 0; b < m; b++)
        out[b] = expf (scores[b] - most);
      sum += most;
    }
  return sum;
}

/* Probabilities of the labels at each place given what stands before it, which take the place of `local`; norms[n] are what they were divided by.
 * FALSE when every path is forbidden. */
static gboolean
filter (const double *pairs, guint m, guint n, double *local, double *norms)
{
  const double *before = pairs + (gsize) m * m;

  for (guint i = 0; i < n; i++, before = local, local += m)
    {
      norms[i] = 0;
      for (guint b = 0; b < m; b++)
        {
          double sum = i ? 0 : before[b];

          for (guint a = 0; i && a < m; a++)
            sum += before[a] * pairs[(gsize) a * m + b];
          norms[i] += local[b] *= sum;
        }
      if (norms[i] <= 0)
        return FALSE;
      for (guint b = 0; b < m; b++)
        local[b] /= norms[i];
    }
  return TRUE;
}

/* Goes back from the end: what comes behind each place makes of its filtered probabilities the marginal ones. `marginals` are zero. */
static void
smooth (const double *pairs, guint m, guint n, const double *filtered, float *marginals)
{
  for (guint i = n; i-- > 0;)
    {
      const double *now = filtered + (gsize) i * m;
      float *out = marginals + (gsize) i * m;

      for (guint b = 0; i + 1 == n && b < m; b++)
        out[b] = (float) now[b];
      if (i + 1 == n)
        continue;
      for (guint b = 0; b < m; b++)
        {
          double sum = 0, share;

          for (guint a = 0; a < m; a++)
            sum += now[a] * pairs[(gsize) a * m + b];
          share = sum > 0 ? out[m + b] / sum : 0;
          for (guint a = 0; a < m; a++)
            out[a] += (float) (now[a] * pairs[(gsize) a * m + b] * share);
        }
    }
}

double
stance_chain_marginals (const StanceChain *self, const float *scores, guint n, float *marginals)
{
  guint m = self->n_labels;
  g_autofree double *pairs = g_new (double, (gsize) (m + 1) * m), *local = g_new (double, (gsize) n * m + 1), *norms = g_new (double, (gsize) n + 1);
  double total;

  if (n == 0)
    return 0;
  for (gsize k = 0; k < (gsize) (m + 1) * m; k++)
    pairs[k] = exp (self->pairs[k]);
  total = exponentiate (scores, n, m, local);
  memset (marginals, 0, (gsize) n * m * sizeof *marginals);
  if (!filter (pairs, m, n, local, norms))
    return -INFINITY;
  smooth (pairs, m, n, local, marginals);
  for (guint i = 0; i < n; i++)
    total += log (norms[i]);
  return total;
}

/* Adds the expected number of times that each pair stands at place i. */
static void
expect_pairs (const StanceChain *self, const float *scores, const Lattice *lattice, guint i, float *pair_gradients)
{
  guint m = self->n_labels;

  for (guint a = 0; a < m; a++)
    for (guint b = 0; b < m; b++)
      {
        double way = lattice->forward[(gsize) (i - 1) * m + a] + pair (self, a, b) + scores[(gsize) i * m + b] + lattice->backward[(gsize) i * m + b];

        pair_gradients[(gsize) a * m + b] += (float) exp (way - lattice->total);
      }
}

double
stance_chain_learn (const StanceChain *self, const float *scores, guint n, const guint16 *gold, float *score_gradients, float *pair_gradients)
{
  guint m = self->n_labels;
  double score = stance_chain_score (self, scores, n, gold);
  Lattice lattice;

  if (isinf (score))
    return INFINITY;
  fill (self, scores, n, &lattice);
  for (gsize k = 0; k < (gsize) n * m; k++)
    score_gradients[k] += (float) exp (lattice.forward[k] + lattice.backward[k] - lattice.total);
  for (guint b = 0; b < m; b++)
    pair_gradients[(gsize) m * m + b] += (float) exp (lattice.forward[b] + lattice.backward[b] - lattice.total);
  for (guint i = 1; i < n; i++)
    expect_pairs (self, scores, &lattice, i, pair_gradients);
  for (guint i = 0; i < n; i++)
    {
      score_gradients[(gsize) i * m + gold[i]] -= 1;
      pair_gradients[(gsize) (i ? gold[i - 1] : m) * m + gold[i]] -= 1;
    }
  clear (&lattice);
  return lattice.total - score;
}
