/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-dendrogram-private.h"

#include "stance-scaling-private.h"

/* What of two distances is rounding: sums taken in another order. */
#define SAME 1e-12

typedef struct
{
  gsize n;
  StanceLinkage linkage;
  StanceArray *apart; /* between clusters, by first leaf; infinite where nothing is known */
  guint32 *pairs;     /* known pairs of leaves between two clusters */
  guint *sizes;       /* 0: joined into another */
  gint *nodes;        /* as in StanceMerge */
  gsize *nearest;     /* the nearest of those after it; n for none */
} Builder;

void
stance_dendrogram_clear (StanceDendrogram *self)
{
  g_clear_pointer (&self->merges, g_free);
  self->leaves = 0;
}

static void
builder_clear (Builder *self)
{
  g_clear_pointer (&self->apart, stance_array_free);
  g_free (self->pairs);
  g_free (self->sizes);
  g_free (self->nodes);
  g_free (self->nearest);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

static gboolean
is_closer (double a, double b)
{
  return a < b && (isinf (b) || b - a > SAME * b);
}

static void
find_nearest (Builder *self, gsize i)
{
  self->nearest[i] = self->n;
  for (gsize j = i + 1; j < self->n; j++)
    if (self->sizes[j] > 0
        && (self->nearest[i] == self->n || is_closer (stance_array_get (self->apart, i, j), stance_array_get (self->apart, i, self->nearest[i]))))
      self->nearest[i] = j;
}

static gboolean
builder_init (Builder *self, const StanceArray *distances, StanceLinkage linkage)
{
  gsize n = distances->rows;

  *self = (Builder) { n, linkage, stance_array_new (n, n), g_try_new0 (guint32, MAX (n * n, 1)), g_new0 (guint, n), g_new0 (gint, n), g_new0 (gsize, n) };
  if (!self->apart || !self->pairs)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      self->sizes[i] = 1;
      self->nodes[i] = -1 - (gint) i;
      for (gsize j = 0; j < n; j++)
        {
          double d = stance_array_get (distances, i, j);

          self->pairs[i * n + j] = !isnan (d);
          stance_array_set (self->apart, i, j, isnan (d) ? INFINITY : linkage == STANCE_LINKAGE_WARD_D2 ? d * d : d);
        }
    }
  for (gsize i = 0; i < n; i++)
    find_nearest (self, i);
  return TRUE;
}

static double
join_average (const Builder *self, gsize a, gsize b, gsize k)
{
  double pairs_a = self->pairs[a * self->n + k];
  double pairs_b = self->pairs[b * self->n + k];

  if (pairs_a == 0 || pairs_b == 0)
    return stance_array_get (self->apart, pairs_a == 0 ? b : a, k);
  return (pairs_a * stance_array_get (self->apart, a, k) + pairs_b * stance_array_get (self->apart, b, k)) / (pairs_a + pairs_b);
}

static double
join_ward (const Builder *self, gsize a, gsize b, gsize k)
{
  double size_a = self->sizes[a];
  double size_b = self->sizes[b];
  double size_k = self->sizes[k];

  return ((size_a + size_k) * stance_array_get (self->apart, a, k) + (size_b + size_k) * stance_array_get (self->apart, b, k)
          - size_k * stance_array_get (self->apart, a, b)) / (size_a + size_b + size_k);
}

static double
join_complete (const Builder *self, gsize a, gsize b, gsize k)
{
  double to_a = stance_array_get (self->apart, a, k);
  double to_b = stance_array_get (self->apart, b, k);

  if (isinf (to_a) || isinf (to_b))
    return MIN (to_a, to_b);
  return MAX (to_a, to_b);
}

/* How far a cluster k is from a and b together. */
static double
join (const Builder *self, gsize a, gsize b, gsize k)
{
  switch (self->linkage)
    {
    case STANCE_LINKAGE_SINGLE:
      return MIN (stance_array_get (self->apart, a, k), stance_array_get (self->apart, b, k));
    case STANCE_LINKAGE_COMPLETE:
      return join_complete (self, a, b, k);
    case STANCE_LINKAGE_WARD_D:
    case STANCE_LINKAGE_WARD_D2:
      return join_ward (self, a, b, k);
    case STANCE_LINKAGE_AVERAGE:
      break;
    }
  return join_average (self, a, b, k);
}

static void
update_distances (Builder *self, gsize a, gsize b)
{
  gsize n = self->n;

  for (gsize k = 0; k < n; k++)
    if (self->sizes[k] > 0 && k != a && k != b)
      {
        double d = join (self, a, b, k);

        stance_array_set (self->apart, a, k, d);
        stance_array_set (self->apart, k, a, d);
        self->pairs[a * n + k] += self->pairs[b * n + k];
        self->pairs[k * n + a] = self->pairs[a * n + k];
      }
}

static void
update_nearest (Builder *self, gsize a, gsize b)
{
  for (gsize i = 0; i < self->n; i++)
    {
      gsize nearest = self->nearest[i];

      if (self->sizes[i] == 0 || (nearest == self->n && i != a))
        continue;
      if (i == a || nearest == a || nearest == b)
        find_nearest (self, i);
      else if (i < a)
        {
          double to_a = stance_array_get (self->apart, i, a);
          double to_nearest = stance_array_get (self->apart, i, nearest);

          if (is_closer (to_a, to_nearest) || (a < nearest && !is_closer (to_nearest, to_a)))
            self->nearest[i] = a;
        }
    }
}

/* The cluster whose nearest is nearest of all. */
static gsize
find_closest (const Builder *self)
{
  gsize best = self->n;

  for (gsize i = 0; i < self->n; i++)
    if (self->sizes[i] > 0 && self->nearest[i] < self->n
        && (best == self->n || is_closer (stance_array_get (self->apart, i, self->nearest[i]), stance_array_get (self->apart, best, self->nearest[best]))))
      best = i;
  return best;
}

static StanceMerge
make_merge (const Builder *self, gsize a, gsize b)
{
  gint first = self->nodes[a];
  gint second = self->nodes[b];
  double height = stance_array_get (self->apart, a, b);
  gboolean swap = first < 0 && second < 0 ? first < second : first > second;

  if (isinf (height))
    height = NAN;
  else if (self->linkage == STANCE_LINKAGE_WARD_D2)
    height = sqrt (MAX (height, 0));
  return swap ? (StanceMerge) { second, first, height } : (StanceMerge) { first, second, height };
}

StanceReason
stance_dendrogram_build (StanceDendrogram *self, const StanceArray *distances, StanceLinkage linkage, gboolean known_only)
{
  gboolean ward = linkage == STANCE_LINKAGE_WARD_D || linkage == STANCE_LINKAGE_WARD_D2;
  g_auto (Builder) builder = { 0 };

  *self = (StanceDendrogram) { 0 };
  if (distances->rows == 0)
    return STANCE_REASON_NO_DATA;
  if ((ward || !known_only) && stance_distances_incomplete (distances))
    return STANCE_REASON_INCOMPLETE;
  if (!builder_init (&builder, distances, linkage))
    return STANCE_REASON_TOO_MANY;
  self->leaves = distances->rows;
  self->merges = g_new (StanceMerge, self->leaves);
  for (gsize step = 0; step + 1 < self->leaves; step++)
    {
      gsize a = find_closest (&builder);
      gsize b = builder.nearest[a];

      self->merges[step] = make_merge (&builder, a, b);
      update_distances (&builder, a, b);
      builder.sizes[a] += builder.sizes[b];
      builder.sizes[b] = 0;
      builder.nodes[a] = (gint) step;
      update_nearest (&builder, a, b);
    }
  return STANCE_REASON_NONE;
}

void
stance_dendrogram_order (const StanceDendrogram *self, gsize *order)
{
  g_autofree gint *stack = g_new (gint, self->leaves + 1);
  gsize depth = 0;
  gsize count = 0;

  if (self->leaves == 0)
    return;
  stack[depth++] = self->leaves > 1 ? (gint) self->leaves - 2 : -1;
  while (depth > 0)
    {
      gint node = stack[--depth];

      if (node < 0)
        {
          order[count++] = (gsize) (-1 - node);
          continue;
        }
      stack[depth++] = self->merges[node].right;
      stack[depth++] = self->merges[node].left;
    }
}

/* Lets the leaves of `node` belong to `owner`. Leaves of a cluster are chained: heads by node, next by leaf. */
typedef struct
{
  gint *heads; /* of merges */
  gint *tails;
  gint *next; /* of leaves; -1 ends */
} Chains;

static void
chains_clear (Chains *self)
{
  g_free (self->heads);
  g_free (self->tails);
  g_free (self->next);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Chains, chains_clear)

static void
chains_init (Chains *self, const StanceDendrogram *tree)
{
  *self = (Chains) { g_new (gint, tree->leaves), g_new (gint, tree->leaves), g_new (gint, tree->leaves) };
  for (gsize i = 0; i < tree->leaves; i++)
    self->next[i] = -1;
}

static gint
head_of (const Chains *self, gint node)
{
  return node < 0 ? -1 - node : self->heads[node];
}

static void
chains_join (Chains *self, const StanceMerge *merge, gsize step)
{
  gint left_tail = merge->left < 0 ? -1 - merge->left : self->tails[merge->left];

  self->heads[step] = head_of (self, merge->left);
  self->tails[step] = merge->right < 0 ? -1 - merge->right : self->tails[merge->right];
  self->next[left_tail] = head_of (self, merge->right);
}

/* Labels by the order of their first leaves. */
static void
number_labels (guint *labels, gsize n)
{
  g_autofree guint *numbers = g_new0 (guint, n + 1);
  guint count = 0;

  for (gsize i = 0; i < n; i++)
    {
      if (numbers[labels[i]] == 0)
        numbers[labels[i]] = ++count;
      labels[i] = numbers[labels[i]];
    }
}

void
stance_dendrogram_cut (const StanceDendrogram *self, gsize clusters, guint *labels)
{
  g_auto (Chains) chains = { 0 };

  chains_init (&chains, self);
  for (gsize i = 0; i < self->leaves; i++)
    labels[i] = (guint) i;
  for (gsize step = 0; step + clusters < self->leaves; step++)
    {
      guint label = labels[head_of (&chains, self->merges[step].left)];

      for (gint leaf = head_of (&chains, self->merges[step].right); leaf >= 0; leaf = chains.next[leaf])
        labels[leaf] = label;
      chains_join (&chains, &self->merges[step], step);
    }
  number_labels (labels, self->leaves);
}

gsize
stance_dendrogram_count_at (const StanceDendrogram *self, double height)
{
  gsize joined = 0;

  while (joined + 1 < self->leaves && self->merges[joined].height <= height)
    joined++;
  return self->leaves - joined;
}

StanceArray *
stance_dendrogram_cophenetic (const StanceDendrogram *self)
{
  StanceArray *heights = stance_array_new (self->leaves, self->leaves);
  g_auto (Chains) chains = { 0 };

  chains_init (&chains, self);
  for (gsize i = 0; i < self->leaves; i++)
    stance_array_set (heights, i, i, 0);
  for (gsize step = 0; step + 1 < self->leaves; step++)
    {
      const StanceMerge *merge = &self->merges[step];

      for (gint a = head_of (&chains, merge->left); a >= 0; a = chains.next[a])
        for (gint b = head_of (&chains, merge->right); b >= 0; b = chains.next[b])
          {
            stance_array_set (heights, a, b, merge->height);
            stance_array_set (heights, b, a, merge->height);
          }
      chains_join (&chains, merge, step);
    }
  return heights;
}
