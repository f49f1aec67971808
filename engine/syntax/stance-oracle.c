/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-oracle-private.h"

/* The stack's words, but for the top `skip`, of which `word` is the head, and of which one is its head. */
static guint
count_stack (const StanceArcs *arcs, guint skip, guint word, const guint32 *heads, gboolean as_head)
{
  guint n = 0;

  for (guint i = skip; i < arcs->depth; i++)
    {
      guint other = stance_arcs_top (arcs, i);

      n += as_head ? heads[word] == other : heads[other] == word;
    }
  return n;
}

static guint
count_buffer_children (const StanceArcs *arcs, guint word, const guint32 *heads)
{
  guint n = 0;

  for (guint i = arcs->next; i <= arcs->n; i++)
    n += heads[i] == word;
  return n;
}

guint
stance_oracle_cost (const StanceArcs *arcs, StanceArc arc, const guint32 *heads)
{
  guint s0 = stance_arcs_top (arcs, 0), s1 = stance_arcs_top (arcs, 1), b0 = arcs->next;

  switch (arc)
    {
    case STANCE_ARC_SHIFT:
      return count_stack (arcs, 1, b0, heads, TRUE) + count_stack (arcs, 0, b0, heads, FALSE);
    case STANCE_ARC_LEFT:
      return ((heads[s0] == s1 && s1 != 0) || heads[s0] > b0) + count_buffer_children (arcs, s0, heads);
    default:
      return (heads[s0] >= b0) + count_buffer_children (arcs, s0, heads);
    }
}
