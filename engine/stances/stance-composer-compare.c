/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "would rather talk than strike", "prefers talks to strikes": what stands behind the pivot is wanted less than what stands before it. */
#include <math.h>

#include "stance-composer-private.h"

#define PIVOT_REACH 10 /* how far before the target the pivot may stand, and how far before that the word that compares */
#define MARK_REACH 24

/* "prefers talks TO strikes": a preposition, which only a tag tells from an infinitive's particle. */
static gboolean
is_to (const StanceComposer *c, guint32 token)
{
  return (stance_composer_classes (c, token) & STANCE_WORD_TO) && stance_syntax_node (c->speech->syntax, token)->tag == STANCE_TAG_ADP;
}

/* What parts the two sides: the frame of the words that may compare before it, STANCE_FRAME_NONE for none. */
static StanceFrame
pivot_frame (const StanceComposer *c, guint32 token)
{
  const StanceOperator *op = stance_syntax_operator_at (c->speech->syntax, token, 1u << STANCE_OP_COMPARE);

  if (op && op->strength < 0)
    return op->frame;
  return is_to (c, token) ? STANCE_FRAME_OBJECT : STANCE_FRAME_NONE;
}

/* The word that compares, before a pivot of that frame. NULL for none. */
static const StanceOperator *
find_mark (const StanceComposer *c, guint32 pivot, StanceFrame frame)
{
  const StanceSyntax *syntax = c->speech->syntax;

  for (guint i = syntax->operator_at[pivot]; i > syntax->operator_at[c->lo]; i--)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i - 1);

      if (pivot - op->first > MARK_REACH)
        return NULL;
      if (op->type != STANCE_OP_COMPARE || op->strength < 0 || op->frame != frame || op->end > pivot)
        continue;
      /* "prefers to go to": no two things are compared. */
      if (frame == STANCE_FRAME_OBJECT && (stance_composer_classes (c, op->end) & STANCE_WORD_TO) && !is_to (c, op->end))
        return NULL;
      return op;
    }
  return NULL;
}

const StanceOperator *
stance_composer_find_comparison (const StanceComposer *c, guint32 *pivot)
{
  const StanceSyntax *syntax = c->speech->syntax;

  for (guint32 i = c->target->first; i > c->lo && c->target->first - i < PIVOT_REACH; i--)
    {
      StanceFrame frame = pivot_frame (c, i - 1);
      const StanceOperator *mark = frame == STANCE_FRAME_NONE ? NULL : find_mark (c, i - 1, frame);

      if (mark && stance_composer_is_over (c, syntax->clause_of[mark->first]))
        {
          *pivot = i - 1;
          return mark;
        }
      if ((stance_text_token (syntax->text, i - 1)->flags & STANCE_TOKEN_PUNCT) && !stance_composer_is_quote (c, i - 1))
        return NULL;
    }
  return NULL;
}

gboolean
stance_composer_cross_pivot (StanceComposer *c, const StanceOperator *mark)
{
  const StanceChain before = c->attitude->chain;

  if (mark->strength < STANCE_MEASURE_BELOW)
    {
      c->attitude->aside = !c->attitude->chain.asserted;
      return FALSE;
    }
  c->attitude->chain.sign = -c->attitude->chain.sign;
  c->attitude->chain.asserted = TRUE;
  c->attitude->chain.weak |= mark->strength < STANCE_WEAK_BELOW;
  stance_composer_note (c, mark, &before);
  return TRUE;
}
