/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the parser looks at: values of the state (atoms), and templates that join them. After Zhang and Nivre 2011 (ACL), for the arc-hybrid
 * system, with what lies between two words (McDonald, Crammer and Pereira 2005, ACL). */
#include "stance-arcs-features-private.h"

/* S: the stack from its top, B: the buffer from its front; W: form, T: tag, R: relation, V: number of children. L, R behind a position: its left
 * and right child, with 2 the one before. */
typedef enum
{
  END,
  S0W, S0T, S0U, S1W, S1T, S1U, S2W, S2T, S2U, B0W, B0T, B0U, B1W, B1T, B1U, B2W, B2T, B2U, B3T, B3U, S0C, S1C, B0C, B1C, S0E, S1E, B0E,
  S0LT, S0LR, S0LW, S0L2T, S0RT, S0RR, S0RW, S0R2T, S1LT, S1LR, S1RT, S1RR, S1RW, S1R2T, B0LT, B0LR, B0LW, B0L2T,
  S0VL, S0VR, S1VL, S1VR, B0VL, S0LS, S0RS, S1LS, S1RS, B0LS,
  D0, D1, X0, X1, S0N, S1N, B0P, S0M, S0A, B0M, B1M, S1A, FIN,
  N_ATOMS,
} Atom;

typedef const guint8 Template[4];

static Template templates[] = {
  { S0W }, { S0T }, { S0W, S0T }, { S1W }, { S1T }, { S1W, S1T }, { S2T }, { S2W, S2T }, { B0W }, { B0T }, { B0W, B0T },
  { B1W }, { B1T }, { B1W, B1T }, { B2T }, { B2W, B2T },
  { S0W, S0T, B0W, B0T }, { S0W, S0T, B0W }, { S0W, B0W, B0T }, { S0W, S0T, B0T }, { S0T, B0W, B0T }, { S0W, B0W }, { S0T, B0T },
  { S1W, S1T, S0W, S0T }, { S1W, S0W }, { S1T, S0T }, { S1W, S1T, S0T }, { S1T, S0W, S0T },
  { S1T, B0T }, { S1W, B0W }, { S1W, B0T }, { S1T, B0W }, { B0T, B1T }, { B0W, B1T }, { S0W, B1T }, { S0T, B1T }, { B0W, B1W },
  { S0T, B0T, B1T }, { B0T, B1T, B2T }, { S1T, S0T, B0T }, { S2T, S1T, S0T }, { S0W, B0T, B1T }, { S1T, S0W, B0T }, { S1W, S0T, B0T }, { S1T, S0T, B0W },
  { S1U, S0U, B0U, B1U }, { S0U, B0U, B1U, B2U }, { B0U, B1U, B2U, B3U }, { S0U, B0U }, { S1U, S0U, B0U }, { S2U, S1U, S0U, B0U }, { S1U, S0W, B0W }, { S1W, S0U, B0W }, { S1W, S0W, B0U },
  { S0T, S0LT, B0T }, { S0T, S0RT, B0T }, { S1T, S0T, S0LT }, { S1T, S0T, S0RT }, { S1T, S1RT, S0T }, { S1T, S1LT, S0T }, { S0T, B0T, B0LT },
  { S1U, S1RT, S0T, B0U }, { S1W, S1RT, S0T }, { S1W, S1RW }, { S0T, S0RT, S0R2T }, { S0T, S0LT, S0L2T }, { S1T, S1RT, S1R2T }, { B0T, B0LT, B0L2T },
  { S0W, S0LR }, { S0W, S0RR }, { S0T, S0RR, B0T }, { S1W, S1RR }, { S1T, S1RR, S0T }, { B0W, B0LR }, { B0T, B0LR, S0T }, { S0RW, B0T }, { S0W, S0RW }, { B0LW, B0T },
  { S0T, S0LR, S1T }, { S0LR, S0T, B0T }, { S0W, B0T, B0LW }, { S0T, B0T, B0LW }, { S1W, S0T, S0LW }, { S1T, S0T, S0LW },
  { S0W, S0VL }, { S0T, S0VL }, { S0W, S0VR }, { S0T, S0VR }, { S1W, S1VR }, { S1T, S1VR, S0T }, { B0W, B0VL }, { B0T, B0VL, S0T },
  { S0W, S0LS }, { S0T, S0LS }, { S0W, S0RS }, { S0T, S0RS, B0T }, { S1W, S1RS }, { S1T, S1RS, S0T }, { S1T, S1LS, S0T }, { B0T, B0LS, S0T }, { B0W, B0LS },
  { S0T, B0T, D0 }, { S0W, D0 }, { B0W, D0 }, { S1T, S0T, D1 }, { S0W, B0W, D0 }, { S1W, S0T, D1 },
  { S0U, B0U, X0 }, { S1U, S0U, X1 }, { S0T, X0 }, { S1U, S0U, B0U, X0 }, { S0W, X0 }, { B0W, X0 },
  { S0T, S0N, B0T }, { S1T, S1N, S0T }, { S0T, B0T, B0P },
  { B0M, S0T, B0T }, { B0M, S0U, S1U, B0U }, { B1M, S0T, B0T }, { S0A, S0T, B0T }, { S0M, S0T, S1T }, { S0A, S0T, S1T }, { S0M, S0A, S0U, B0U }, { B0M, B0W }, { B0M, S0W }, { S1A, S1U, S0U, S0A },
  { FIN, S0T, B0T }, { S0E, B0T }, { S0T, B0E }, { S1T, S0E },
};

/* S0: the dependent, S1: its head, D0: direction. */
static Template relation_templates[] = {
  { S0W, D0 }, { S0T, D0 }, { S0W, S0T }, { S1W, D0 }, { S1T, D0 }, { S1W, S1T, D0 }, { S1T, S0T, D0 }, { S1W, S0W, D0 }, { S1W, S0T, D0 }, { S1T, S0W, D0 },
  { S1U, S0U, D0, D1 }, { S1W, S1T, S0W, S0T }, { S0E, S0T, D0 }, { S0E, S1T, D0 },
  { S0W, S0LW, D0 }, { S0T, S0LW, D0 }, { S0T, S1T, S0LW, D0 }, { S1W, S0LW, D0 }, { S0T, S0LR, D0 }, { S0T, S0RR, D0 }, { S0LS, S0T, D0 }, { S0RS, S0T, D0 }, { S0LS, S1U, S0U, D0 },
  { S1LS, S1U, S0T, D0 }, { S1RS, S1U, S0T, D0 }, { S1LS, S1W, D0 }, { S1RS, S1W, D0 }, { S1RR, S1T, S0T, D0 }, { S1LR, S1T, S0T, D0 }, { S1RT, S1T, S0T, D0 },
  { S0N, S0T, D0 }, { B0P, S0T, D0 }, { S0N, S1T, S0T, D0 }, { B0P, S1T, S0T, D0 }, { S0T, B1T, S1T, D0 }, { S1T, S1N, S0T, D0 }, { S0W, S0RW, D0 }, { S0T, S0RT, S1T, D0 },
  { S0T, S0VL, S0VR, D0 }, { S1U, S0U, X0, D0 }, { S1W, X0, D0 }, { S0LT, S0T, S1T, D0 }, { S0RW, S0T, S1T, D0 },
  { S0M, S0U, S1U, D0 }, { S0A, S0U, S1U, D0 }, { S1A, S0U, S1U, D0 },
};

static guint
bin_distance (guint a, guint b)
{
  guint d = a > b ? a - b : b - a;

  return d < 5 ? d : d < 8 ? 5 : d < 12 ? 6 : d < 20 ? 7 : 8;
}

static guint
bin_count (guint after, guint before)
{
  guint d = (after - before) & 0xffff;

  return MIN (d, 2);
}

/* What lies between words a < b. */
static guint64
between (const StanceArcs *arcs, guint a, guint b)
{
  const StanceArcWord *x, *y = &arcs->words[b];

  if (a == 0 || b <= a)
    return 0;
  x = &arcs->words[a + 1];
  return 1 + bin_count (y->verbs, x->verbs) * 27 + bin_count (y->commas, x->commas) * 9 + bin_count (y->conjunctions, x->conjunctions) * 3
         + bin_count (y->others, x->others);
}

static inline guint64
form_of (const StanceArcs *arcs, guint i)
{
  return arcs->words[i].form;
}

static inline guint64
tag_of (const StanceArcs *arcs, guint i)
{
  return arcs->words[i].tag;
}

static inline guint64
coarse_of (const StanceArcs *arcs, guint i)
{
  return arcs->words[i].coarse;
}

static inline guint64
relation_of (const StanceArcs *arcs, guint i)
{
  return i == 0 ? 999 : arcs->nodes[i].relation;
}

/* The values of a word on the stack: its form and tag and those of its children. `at` is the first of its atoms in a fixed order. */
static void
fill_words (const StanceArcs *arcs, guint s0, guint s1, guint b0, guint64 *v)
{
  const StanceArcNode *n0 = &arcs->nodes[s0], *n1 = &arcs->nodes[s1], *nb = &arcs->nodes[b0];

  v[S0W] = form_of (arcs, s0);
  v[S0U] = coarse_of (arcs, s0);
  v[S1U] = coarse_of (arcs, s1);
  v[B0U] = coarse_of (arcs, b0);
  v[S0E] = arcs->words[s0].ending;
  v[S1E] = arcs->words[s1].ending;
  v[B0E] = arcs->words[b0].ending;
  v[S0M] = s0 ? arcs->words[s0].marks : 0;
  v[S0A] = s0 ? arcs->words[s0 + 1].marks : 0;
  v[S1A] = s1 && s1 <= arcs->n ? arcs->words[s1 + 1].marks : 0;
  v[S0T] = tag_of (arcs, s0);
  v[S1W] = form_of (arcs, s1);
  v[S1T] = tag_of (arcs, s1);
  v[B0W] = form_of (arcs, b0);
  v[B0T] = tag_of (arcs, b0);
  v[S0LT] = tag_of (arcs, n0->left[0]);
  v[S0LR] = relation_of (arcs, n0->left[0]);
  v[S0LW] = form_of (arcs, n0->left[0]);
  v[S0L2T] = tag_of (arcs, n0->left[1]);
  v[S0RT] = tag_of (arcs, n0->right[0]);
  v[S0RR] = relation_of (arcs, n0->right[0]);
  v[S0RW] = form_of (arcs, n0->right[0]);
  v[S0R2T] = tag_of (arcs, n0->right[1]);
  v[S1LT] = tag_of (arcs, n1->left[0]);
  v[S1LR] = relation_of (arcs, n1->left[0]);
  v[S1RT] = tag_of (arcs, n1->right[0]);
  v[S1RR] = relation_of (arcs, n1->right[0]);
  v[S1RW] = form_of (arcs, n1->right[0]);
  v[S1R2T] = tag_of (arcs, n1->right[1]);
  v[B0LT] = tag_of (arcs, nb->left[0]);
  v[B0LR] = relation_of (arcs, nb->left[0]);
  v[B0LW] = form_of (arcs, nb->left[0]);
  v[B0L2T] = tag_of (arcs, nb->left[1]);
  v[S0VL] = n0->n_left;
  v[S0VR] = n0->n_right;
  v[S1VL] = n1->n_left;
  v[S1VR] = n1->n_right;
  v[B0VL] = nb->n_left;
  v[S0LS] = n0->left_relations;
  v[S0RS] = n0->right_relations;
  v[S1LS] = n1->left_relations;
  v[S1RS] = n1->right_relations;
  v[B0LS] = nb->left_relations;
}

/* Joins the atoms by each template. */
static guint
join (const Template *list, guint n, guint offset, const guint64 *v, guint64 *features)
{
  for (guint t = 0; t < n; t++)
    {
      guint64 hash = stance_feature_mix (stance_feature_begin (offset + t), v[list[t][0]]);

      for (guint a = 1; a < 4 && list[t][a] != END; a++)
        hash = stance_feature_mix (hash, v[list[t][a]]);
      features[t] = stance_feature_mix (hash, 0x51);
    }
  return n;
}

guint
stance_arcs_features (const StanceArcs *arcs, guint64 features[STANCE_ARC_FEATURES])
{
  guint64 v[N_ATOMS];
  guint s0 = stance_arcs_top (arcs, 0), s1 = stance_arcs_top (arcs, 1), s2 = stance_arcs_top (arcs, 2), b0 = arcs->next;
  guint after = arcs->n + 1, b1 = b0 < after ? b0 + 1 : 0, b2 = b1 && b1 < after ? b0 + 2 : 0, b3 = b2 && b2 < after ? b0 + 3 : 0;

  fill_words (arcs, s0, s1, b0, v);
  v[S2W] = form_of (arcs, s2);
  v[S2T] = tag_of (arcs, s2);
  v[S2U] = coarse_of (arcs, s2);
  v[B1W] = form_of (arcs, b1);
  v[B1T] = tag_of (arcs, b1);
  v[B1U] = coarse_of (arcs, b1);
  v[B2W] = form_of (arcs, b2);
  v[B2T] = tag_of (arcs, b2);
  v[B2U] = coarse_of (arcs, b2);
  v[B3T] = tag_of (arcs, b3);
  v[B3U] = coarse_of (arcs, b3);
  v[S0C] = arcs->words[s0].cluster;
  v[S1C] = arcs->words[s1].cluster;
  v[B0C] = arcs->words[b0].cluster;
  v[B1C] = arcs->words[b1].cluster;
  v[B0M] = arcs->words[b0].marks;
  v[B1M] = arcs->words[b1].marks;
  v[FIN] = arcs->words[after].marks;
  v[D0] = s0 ? bin_distance (s0, b0) : 10;
  v[D1] = s1 ? bin_distance (s1, s0) : 10;
  v[X0] = between (arcs, s0, b0);
  v[X1] = between (arcs, s1, s0);
  v[S0N] = s0 ? tag_of (arcs, s0 + 1) : 0;
  v[S1N] = s1 ? tag_of (arcs, s1 + 1) : 0;
  v[B0P] = tag_of (arcs, b0 - 1);
  return join (templates, G_N_ELEMENTS (templates), 0, v, features);
}

guint
stance_arcs_relation_features (const StanceArcs *arcs, StanceArc arc, guint64 features[STANCE_ARC_FEATURES])
{
  guint64 v[N_ATOMS];
  guint child = stance_arcs_top (arcs, 0), head = stance_arcs_head (arcs, arc);

  fill_words (arcs, child, head, arcs->next, v);
  v[D0] = child < head;
  v[D1] = bin_distance (child, head);
  v[X0] = between (arcs, MIN (child, head), MAX (child, head));
  v[S0N] = tag_of (arcs, child + 1);
  v[B0P] = tag_of (arcs, child - 1);
  v[S1N] = tag_of (arcs, head > arcs->n ? 0 : head + 1);
  v[B1T] = tag_of (arcs, arcs->next);
  return join (relation_templates, G_N_ELEMENTS (relation_templates), 500, v, features);
}
