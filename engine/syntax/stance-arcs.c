/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-arcs-private.h"

gboolean
stance_arcs_may (const StanceArcs *self, StanceArc arc)
{
  gboolean at_root = self->next > self->n;

  switch (arc)
    {
    case STANCE_ARC_SHIFT:
      return !at_root;
    case STANCE_ARC_LEFT:
      return self->depth > 0 && (!at_root || self->depth == 1);
    default:
      return self->depth > 1;
    }
}

guint
stance_arcs_head (const StanceArcs *self, StanceArc arc)
{
  return arc == STANCE_ARC_LEFT ? self->next : stance_arcs_top (self, 1);
}

static void
attach (StanceArcs *self, guint head, guint child, guint relation)
{
  StanceArcNode *h = &self->nodes[head];
  guint8 *n = child < head ? &h->n_left : &h->n_right;
  guint32 *children = child < head ? h->left : h->right;

  self->nodes[child].head = head;
  self->nodes[child].relation = (guint16) relation;
  children[1] = children[0];
  children[0] = child;
  *n = (guint8) MIN (*n + 1, 255);
  *(child < head ? &h->left_relations : &h->right_relations) |= G_GUINT64_CONSTANT (1) << (relation & 63);
}

void
stance_arcs_take (StanceArcs *self, StanceArc arc, guint relation)
{
  if (arc == STANCE_ARC_SHIFT)
    {
      self->stack[self->depth++] = self->next++;
      return;
    }
  attach (self, stance_arcs_head (self, arc), stance_arcs_top (self, 0), relation);
  self->depth--;
}
