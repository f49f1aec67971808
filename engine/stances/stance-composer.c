/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What single operators make of an attitude. */
#include <math.h>

#include "stance-composer-private.h"
#include "stance-conditions-private.h"
#include "stance-owners-private.h"

#define PASSIVE_REACH 4 /* how far before a participle its form of "be" may stand */

gboolean
stance_composer_reaches (const StanceComposer *c, guint clause, guint at)
{
  const StanceSyntax *syntax = c->speech->syntax;

  for (guint depth = 0; depth < 6; depth++)
    {
      const StanceClause *own = stance_syntax_clause (syntax, at);

      if (clause == at)
        return TRUE;
      if (stance_syntax_clause (syntax, clause)->kind == STANCE_CLAUSE_CONTINUED && stance_syntax_clause (syntax, clause)->parent == at)
        return TRUE;
      if (own->parent == at || (own->kind != STANCE_CLAUSE_COMPLEMENT && own->kind != STANCE_CLAUSE_CONTINUED
                                 && !stance_conditions_is_judged (syntax, own)))
        return FALSE;
      at = own->parent;
    }
  return FALSE;
}

gboolean
stance_composer_is_over (const StanceComposer *c, guint clause)
{
  return stance_composer_reaches (c, clause, c->speech->syntax->clause_of[c->target->first]);
}

gboolean
stance_composer_is_passive (const StanceComposer *c, const StanceOperator *op)
{
  if (stance_text_has_ending (c->speech->syntax->text, op->first, STANCE_ENDING_GERUND))
    return FALSE;
  for (guint i = op->first; i > c->lo && op->first - i < PASSIVE_REACH; i--)
    {
      if (stance_composer_classes (c, i - 1) & STANCE_WORD_BE)
        return TRUE;
      if (!(stance_composer_classes (c, i - 1) & (STANCE_WORD_ADVERB | STANCE_WORD_AUXILIARY)))
        break;
    }
  return FALSE;
}

void
stance_composer_turn (StanceChain *chain, double strength)
{
  if (strength < 0)
    chain->sign = -chain->sign;
  if (fabs (strength) < STANCE_WEAK_BELOW)
    chain->weak = TRUE;
}

void
stance_composer_judge (StanceComposer *c, const StanceOperator *op)
{
  stance_composer_turn (&c->attitude->chain, op->strength);
  c->attitude->chain.asserted = TRUE;
  c->attitude->chain.hedged |= fabs (op->strength) < STANCE_WEAK_BELOW;
}

/* "refuses to rule out": half a yes. "condemned X for ruling out" is a whole one. */
static gboolean
refuses_refusal (const StanceComposer *c, const StanceOperator *op)
{
  const StanceOperator *under = c->attitude->holder;

  if (op->strength > 0 || op->frame != STANCE_FRAME_OBJECT || !under || under->strength > 0 || under->frame != STANCE_FRAME_OBJECT)
    return FALSE;
  for (guint i = op->end; i < under->first; i++)
    if (!(stance_composer_classes (c, i) & (STANCE_WORD_TO | STANCE_WORD_ADVERB)))
      return FALSE;
  return !(stance_composer_classes (c, op->end - 1) & STANCE_WORD_PREPOSITION);
}

/* "blamed X for refusing it": what is under it is X's own. What X only is or has is not. */
static void
keep_deed_of_blamed (StanceComposer *c, const StanceOperator *op)
{
  if (c->attitude->noun || (!c->attitude->holder && !c->attitude->action) || stance_owners_find_blamed (c->speech, op) == STANCE_NONE)
    return;
  c->attitude->noun = op;
  c->attitude->noun_chain = c->attitude->chain;
  c->attitude->noun_chain.asserted = TRUE;
  c->attitude->n_noun_steps = c->attitude->n_steps;
}

/* "opposes the prospect of it": whole, though a prospect of it is less than it. */
static void
forget_prospect (StanceComposer *c, const StanceOperator *op)
{
  const StanceAttitude *attitude = c->attitude;
  const StanceStep *last = attitude->n_steps ? &attitude->steps[attitude->n_steps - 1] : NULL;

  if (op->strength > 0 || !last || last->op->type != STANCE_OP_HEDGE || !last->halves || last->op->first < op->end
      || !(stance_composer_classes (c, last->op->end - 1) & STANCE_WORD_PREPOSITION))
    return;
  c->attitude->chain.weak = c->attitude->chain.hedged = FALSE;
  c->attitude->n_steps--;
}

void
stance_composer_hold (StanceComposer *c, const StanceOperator *op, gboolean passive)
{
  keep_deed_of_blamed (c, op);
  forget_prospect (c, op);
  stance_composer_turn (&c->attitude->chain, op->type == STANCE_OP_EFFECT ? fabs (op->strength) : op->strength);
  c->attitude->chain.weak |= refuses_refusal (c, op);
  if (op->frame == STANCE_FRAME_NOUN)
    {
      c->attitude->noun = op;
      c->attitude->noun_chain = c->attitude->chain;
      c->attitude->noun_chain.asserted = TRUE;
      c->attitude->chain.asserted = FALSE; /* what is under it is its possessor's */
      c->attitude->holder = NULL;
      return;
    }
  c->attitude->chain.asserted = TRUE;
  if (op->frame == STANCE_FRAME_OBJECT && !passive && stance_composer_is_passive (c, op))
    return; /* "will not be invited to": somebody else's doing */
  c->attitude->holder = op;
  c->attitude->passive = passive;
}

/* "NEITHER London nor Paris": one of a pair around an actor, of which the other has counted. */
static gboolean
is_paired (const StanceComposer *c, const StanceOperator *op)
{
  const StanceOperator *other = c->attitude->n_steps ? c->attitude->steps[c->attitude->n_steps - 1].op : NULL;
  guint32 actor = c->speech->actor_at[op->first];

  return other && other->type == STANCE_OP_NEGATION && actor < c->speech->actors->len && stance_speech_actor (c->speech, actor)->first <= op->end
         && stance_speech_actor (c->speech, actor)->end == other->first;
}

void
stance_composer_negate (StanceComposer *c, const StanceOperator *op)
{
  const StanceOperator *under = c->attitude->holder;

  if (is_paired (c, op))
    return;
  stance_composer_turn (&c->attitude->chain, op->strength > 0 ? -op->strength : op->strength);
  c->attitude->chain.asserted = TRUE;
  if (under && under->strength < 0 && under->first >= op->first)
    c->attitude->chain.weak = TRUE;
}

void
stance_composer_hedge (StanceComposer *c)
{
  c->attitude->chain.weak = c->attitude->chain.hedged = TRUE;
}

void
stance_composer_effect (StanceComposer *c, const StanceOperator *op)
{
  if (c->target->is_phrase)
    return;
  stance_composer_turn (&c->attitude->chain, op->strength);
  c->attitude->action = op;
}

void
stance_composer_note (StanceComposer *c, const StanceOperator *op, const StanceChain *before)
{
  const StanceChain *now = &c->attitude->chain;
  StanceStep step = { op, now->sign != before->sign, now->weak && !before->weak };

  if (!step.turns && !step.halves && now->asserted == before->asserted && op != c->attitude->noun)
    return;
  if (c->attitude->n_steps < STANCE_MAX_STEPS)
    c->attitude->steps[c->attitude->n_steps++] = step;
  if (op == c->attitude->noun && op->frame == STANCE_FRAME_NOUN)
    c->attitude->n_noun_steps = c->attitude->n_steps;
}

gboolean
stance_composer_covers (const StanceComposer *c, guint token)
{
  const StanceSyntax *syntax = c->speech->syntax;

  for (guint i = syntax->operator_at[token + 1]; i > 0 && token - stance_syntax_operator (syntax, i - 1)->first < 8; i--)
    if (stance_syntax_operator (syntax, i - 1)->end > token && !((1u << stance_syntax_operator (syntax, i - 1)->type) & STANCE_OPS_MARKS))
      return TRUE;
  return FALSE;
}
