/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state of a transition parser: the arc-hybrid system (Kuhlmann, Gomez-Rodriguez and Satta 2011, ACL). Words count from 1; the root stands
 * behind the last word, so that a sentence gets exactly one root word. */
#pragma once

#include "stance-words-private.h"

typedef enum
{
  STANCE_ARC_SHIFT, /* the first word of the buffer goes on the stack */
  STANCE_ARC_LEFT,  /* the first word of the buffer is the head of the top of the stack */
  STANCE_ARC_RIGHT, /* the second of the stack is the head of its top */
  STANCE_N_ARCS,
} StanceArc;

/* What is known of a word in the tree so far. Children: 0 for none. */
typedef struct
{
  guint32 head;
  guint32 left[2];      /* the leftmost child and the one before... the last attached first */
  guint32 right[2];     /* the last attached right child first */
  guint16 relation;
  guint8 n_left;
  guint8 n_right;
  guint64 left_relations;       /* a set by relation number modulo 64 */
  guint64 right_relations;
} StanceArcNode;

/* A word as the parser sees it: marks of punctuation are no words of their own but properties of those beside them (Ma, Zhang and Zhu 2014, ACL). */
typedef struct
{
  guint64 form;
  guint64 ending;
  guint64 marks;        /* hash of the marks before it, 0 for none */
  guint32 place;        /* in the sentence, from 0 */
  guint16 tag;
  guint8 coarse;        /* the universal tag */
  guint8 n_marks;
  guint16 cluster;
  guint16 verbs;        /* counts of what stands before it */
  guint16 commas;
  guint16 conjunctions;
  guint16 others;
} StanceArcWord;

typedef struct
{
  guint n;                      /* words */
  guint next;                   /* first of the buffer; n + 1: the root */
  guint depth;                  /* of the stack */
  guint32 *stack;
  StanceArcNode *nodes;         /* n + 2 */
  const StanceArcWord *words;   /* n + 2: word 0 is none, word n + 1 the root */
} StanceArcs;

static inline guint
stance_arcs_top (const StanceArcs *self, guint from_top)
{
  return self->depth > from_top ? self->stack[self->depth - 1 - from_top] : 0;
}

static inline gboolean
stance_arcs_done (const StanceArcs *self)
{
  return self->depth == 0 && self->next > self->n;
}

gboolean stance_arcs_may (const StanceArcs *self, StanceArc arc);
void stance_arcs_take (StanceArcs *self, StanceArc arc, guint relation);
/* The head that the top of the stack would get. */
guint stance_arcs_head (const StanceArcs *self, StanceArc arc);
