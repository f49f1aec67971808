/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operators behind the target count when it is their subject: judgements, modal verbs, passives. */
#include "stance-composer-private.h"

/* Whether a verb that ends before token i has no object: the clause ends there, or goes on with something else. */
static gboolean
no_object_at (const StanceComposer *c, guint i)
{
  guint32 others = STANCE_WORD_PREPOSITION | STANCE_WORD_ADVERB | STANCE_WORD_SUBORDINATOR | STANCE_WORD_CONJUNCTION | STANCE_WORD_DAY;

  return i >= c->hi || (stance_text_token (c->speech->syntax->text, i)->flags & STANCE_TOKEN_PUNCT)
         || (stance_composer_classes (c, i) & others);
}

/* What follows a modal verb behind the target decides whether it is about the target: "must be", "must end", not "must include". */
static gboolean
modal_asserts (const StanceComposer *c, const StanceOperator *modal)
{
  const StanceSyntax *syntax = c->speech->syntax;
  guint i = modal->end;

  while (i < c->hi && ((stance_composer_classes (c, i) & STANCE_WORD_ADVERB)
                       || stance_syntax_operator_at (syntax, i, (1u << STANCE_OP_NEGATION) | (1u << STANCE_OP_HEDGE))))
    i++;
  if (i >= c->hi)
    return FALSE;
  if (stance_composer_classes (c, i) & STANCE_WORD_BE)
    return TRUE;
  if ((stance_composer_classes (c, i) & STANCE_WORD_AUXILIARY) && i + 1 < c->hi && (stance_composer_classes (c, i + 1) & STANCE_WORD_BE))
    return TRUE; /* "should have been" */
  /* "talks to end it will focus on X" */
  if (modal->frame == STANCE_FRAME_OBJECT && i + 1 < c->hi && (stance_composer_classes (c, i + 1) & STANCE_WORD_PREPOSITION)
      && !stance_syntax_operator_at (syntax, i, 1u << STANCE_OP_EFFECT))
    return FALSE;
  return no_object_at (c, i + 1);
}

/* "had to STOP": the "to" is the modal verb's. */
static gboolean
is_under_modal (const StanceComposer *c, const StanceOperator *op)
{
  for (guint i = op->first > 3 ? op->first - 3 : 0; i < op->first; i++)
    {
      const StanceOperator *modal = stance_syntax_operator_at (c->speech->syntax, i, 1u << STANCE_OP_MODAL);

      if (modal && modal->end == op->first)
        return TRUE;
    }
  return FALSE;
}

/* A verb without an object behind a modal verb: "the fighting must stop". */
static gboolean
is_intransitive (const StanceComposer *c, const StanceOperator *op)
{
  guint32 before = stance_composer_classes (c, op->first - 1);

  if (!(before & (STANCE_WORD_AUXILIARY | STANCE_WORD_ADVERB)) && !is_under_modal (c, op)
      && !stance_syntax_operator_at (c->speech->syntax, op->first - 1, 1u << STANCE_OP_NEGATION))
    return FALSE;
  return no_object_at (c, op->end);
}

/* What an operator behind the target does to the attitude. */
static void
take_behind (StanceComposer *c, const StanceOperator *op)
{
  gboolean verb = op->first > 0 && (stance_composer_classes (c, op->first - 1) & STANCE_WORD_AUXILIARY);

  switch (op->type)
    {
    case STANCE_OP_PREDICATE:
      if (c->target->is_phrase)
        break; /* an idiom says it all */
      /* "rejected it as unrealistic": the reason of the refusal. */
      if (!c->attitude->holder || c->attitude->holder->strength > 0)
        stance_composer_judge (c, op);
      break;
    case STANCE_OP_MODAL:
      if (modal_asserts (c, op))
        stance_composer_judge (c, op);
      else if (op->strength < 0)
        c->attitude->aside = TRUE; /* "could not play a role in": what is denied one cannot tell */
      break;
    case STANCE_OP_HEDGE:
      stance_composer_hedge (c);
      break;
    case STANCE_OP_CONDITION:
      c->attitude->chain.weak |= !stance_operator_is_threat (op);
      break;
    case STANCE_OP_NEGATION:
      if (verb && c->attitude->chain.asserted)
        stance_composer_negate (c, op);
      else if (verb && (stance_composer_classes (c, op->first - 1) & STANCE_WORD_BE))
        stance_composer_negate (c, op);
      break;
    case STANCE_OP_WANT: case STANCE_OP_REJECT: case STANCE_OP_DOUBT:
      if (op->frame == STANCE_FRAME_OBJECT && stance_composer_is_passive (c, op))
        stance_composer_hold (c, op, TRUE);
      break;
    case STANCE_OP_EFFECT:
      if (op->frame == STANCE_FRAME_SUBJECT && !(stance_composer_classes (c, op->end - 1) & (STANCE_WORD_DAY | STANCE_WORD_ADVERB)))
        stance_composer_effect (c, op); /* "the talks broke down" */
      /* "wants the sanctions lifted" */
      if (op->frame == STANCE_FRAME_OBJECT
          && (stance_composer_is_passive (c, op) || is_intransitive (c, op)
              || (c->attitude->supposed && op->first == c->target->end && no_object_at (c, op->end)) || (c->attitude->holder && op->first == c->target->end)))
        stance_composer_effect (c, op);
      break;
    default:
      break;
    }
}

static void
apply_behind (StanceComposer *c, const StanceOperator *op)
{
  const StanceChain before = c->attitude->chain;

  take_behind (c, op);
  stance_composer_note (c, op, &before);
}

/* From a judgement or a passive behind the target on, what follows is no longer said of it: "the deal is vital to end ...". */
static gboolean
ends_reach (const StanceOperator *op)
{
  return ((ATTITUDES | (1u << STANCE_OP_EFFECT) | (1u << STANCE_OP_PREDICATE)) & (1u << op->type)) != 0;
}

/* Whether somebody else stands between the target and an operator behind it, who is then what it is said of. */
static gboolean
subject_between (const StanceComposer *c, guint verb)
{
  for (guint i = c->speech->actor_at[c->target->end]; i < c->speech->actors->len; i++)
    {
      const StanceActor *actor = stance_speech_actor (c->speech, i);

      if (actor->end > verb)
        return FALSE;
      if (!actor->oblique && !actor->possessive && !actor->joined && actor->first > c->target->end)
        return TRUE;
    }
  return FALSE;
}

/* "wants the war to end": the wish governs the target and what it is to do. */
static gboolean
wants_it_to (const StanceComposer *c)
{
  const StanceOperator *wish = c->attitude->holder;

  if (!wish || c->attitude->action || wish->first >= c->target->first)
    return FALSE;
  for (guint i = wish->end; i < c->target->first; i++)
    if (stance_composer_classes (c, i) & (STANCE_WORD_THAT | STANCE_WORD_TO))
      return FALSE;
  return TRUE;
}

/* "a truce (that) London has rejected": the wish or refusal of who stands right behind the target. NULL for none. */
static const StanceOperator *
relative_verb (const StanceComposer *c)
{
  const StanceSyntax *syntax = c->speech->syntax;
  guint first = c->target->end;
  guint32 actor;

  if (first < c->hi && (stance_composer_classes (c, first) & (STANCE_WORD_RELATIVE | STANCE_WORD_THAT)))
    first++;
  actor = first < c->hi ? c->speech->actor_at[first] : c->speech->actors->len;
  if (actor >= c->speech->actors->len || stance_speech_actor (c->speech, actor)->first != first)
    return NULL;
  for (guint i = stance_speech_actor (c->speech, actor)->end; i < c->hi; i++)
    {
      const StanceOperator *op = stance_syntax_operator_at (syntax, i, ATTITUDES);

      if (op)
        return op->frame == STANCE_FRAME_OBJECT && stance_speech_is_next_to (c->speech, actor, i) && no_object_at (c, op->end) ? op : NULL;
      if (!(stance_composer_classes (c, i) & (STANCE_WORD_AUXILIARY | STANCE_WORD_ADVERB | STANCE_WORD_DAY)))
        return NULL;
    }
  return NULL;
}

/* "turned down the truce that London had proposed": London's wish is told as that of a noun is. */
static void
told_besides (StanceComposer *c, const StanceOperator *verb)
{
  if (c->attitude->noun)
    return;
  c->attitude->noun = verb;
  c->attitude->noun_chain = (StanceChain) { .sign = 1, .asserted = TRUE };
  stance_composer_turn (&c->attitude->noun_chain, verb->strength);
}

/* "the deal, signed in spring, is vital": whether a judgement or modal verb beyond another clause is said of the target. */
static gboolean
is_its_subject (const StanceComposer *c, const StanceOperator *op)
{
  guint32 subject;

  if (op->type != STANCE_OP_PREDICATE && op->type != STANCE_OP_MODAL)
    return FALSE;
  subject = stance_syntax_find_subject (c->speech->syntax, op->first);
  if (subject == STANCE_NO_TOKEN)
    subject = stance_syntax_find_subject (c->speech->syntax, op->end - 1); /* "are VITAL" */
  return subject != STANCE_NO_TOKEN && subject >= c->target->first && subject < c->target->end;
}

void
stance_composer_read_behind (StanceComposer *c)
{
  const StanceSyntax *syntax = c->speech->syntax;
  const StanceOperator *verb = relative_verb (c);

  if (verb)
    {
      const StanceChain before = c->attitude->chain;

      if (c->attitude->holder)
        told_besides (c, verb);
      else
        {
          stance_composer_hold (c, verb, FALSE);
          stance_composer_note (c, verb, &before);
        }
      return;
    }
  for (guint i = syntax->operator_at[c->target->end]; i < syntax->operators->len; i++)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i);

      if (op->end > c->hi)
        return;
      if ((1u << op->type) & STANCE_OPS_MARKS)
        continue;
      /* An infinitive behind the target tells a purpose ("calls for troops to stop the war"), but in "wants it to end". */
      if (op->first > c->target->end && (stance_composer_classes (c, op->first - 1) & STANCE_WORD_TO) && op->type != STANCE_OP_MODAL
          && !is_under_modal (c, op))
        {
          if (op->first == c->target->end + 1 && op->type == STANCE_OP_EFFECT && wants_it_to (c) && no_object_at (c, op->end))
            {
              const StanceChain before = c->attitude->chain;

              stance_composer_effect (c, op);
              stance_composer_note (c, op, &before);
            }
          return;
        }
      if (!stance_composer_is_over (c, syntax->clause_of[op->first]) && !is_its_subject (c, op))
        continue;
      if (subject_between (c, op->first))
        return;
      apply_behind (c, op);
      if (ends_reach (op))
        return;
    }
}
