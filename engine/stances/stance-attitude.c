/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operators before the target take it as their object, from the inside out: each turns, weakens or keeps what is under it.
 * Operators behind it count when the target is their subject: judgements, modal verbs, passives. A clause is a limit, but for
 * what stands over a "that" clause; so is an infinitive that only tells a purpose. */
#include "stance-composer-private.h"

#define REACH 256 /* tokens to either side of the target, and before what its speaker says: sentences may be endless */

/* The cue itself may be an operator: "insisted on". A negation before it denies the report, or belongs to what is thought. */
static void
include_cue (StanceComposer *c, const StanceAttribution *attribution)
{
  const StanceSyntax *syntax = c->speech->syntax;
  guint first = attribution->cue_first;

  c->lo = first;
  for (guint i = first; i > 0 && first - i < 3 && !stance_composer_starts_sentence (c, i); i--)
    {
      const StanceOperator *op = stance_syntax_operator_at (syntax, i - 1, ATTITUDES);

      if (op && op->end > first)
        {
          c->lo = op->first; /* "no longer INSISTS that" */
          return;
        }
    }
  for (guint i = first; i > 0 && first - i < 2 && !stance_composer_starts_sentence (c, i); i--)
    if (stance_syntax_operator_at (syntax, i - 1, (1u << STANCE_OP_NEGATION) | (1u << STANCE_OP_DOUBT)))
      {
        c->attitude->unsaid = attribution->type == STANCE_OP_SAY;
        c->lo = i - 1;
        return;
      }
}

/* What the same speaker says around the target, within its sentence; the cue that reports it included when it is next to it. */
static void
find_region (StanceComposer *c)
{
  const StanceSpeech *s = c->speech;
  guint32 who = s->attribution_of[c->target->first];
  guint n = s->syntax->text->tokens->len;

  c->lo = c->target->first;
  c->hi = c->target->end;
  while (c->lo > 0 && c->target->first - c->lo < REACH && s->attribution_of[c->lo - 1] == who && !stance_composer_starts_sentence (c, c->lo))
    c->lo--;
  while (c->hi < n && c->hi - c->target->end < REACH && s->attribution_of[c->hi] == who && !stance_composer_starts_sentence (c, c->hi))
    c->hi++;
  if (who != STANCE_NONE && stance_speech_attribution (s, who)->cue_end == c->lo && !stance_composer_starts_sentence (c, c->lo))
    include_cue (c, stance_speech_attribution (s, who));
}

/* Leaves of the region the part of a condition that the target belongs to: what must come true, or what hangs on that. */
static gboolean
find_condition (StanceComposer *c)
{
  StanceCondition *condition = &c->attitude->condition;
  gboolean holds;

  if (!stance_conditions_find (c->speech, c->target->first, condition)
      || (condition->opening > c->target->first && condition->opening < c->target->end))
    {
      *condition = (StanceCondition) { .op = NULL };
      return FALSE; /* none, or one that the target itself names: "stands by if X is attacked" */
    }
  holds = stance_condition_holds (condition, c->target->first);
  c->lo = MAX (c->lo, holds ? condition->first : condition->from);
  c->hi = MAX (MIN (c->hi, holds ? condition->end : condition->to), c->target->end);
  c->attitude->supposed = holds;
  return TRUE;
}

/* "If X comes, Y will be done": what hangs on a condition is half of a position. What is made a condition is wanted, or warned of. */
static void
apply_condition (StanceComposer *c)
{
  StanceChain *chain = &c->attitude->chain;
  const StanceCondition *condition = &c->attitude->condition;
  const StanceChain before = *chain;
  const StanceOperator *must = c->attitude->decision;

  if (!c->attitude->supposed)
    {
      /* "until X" tells how long, "must ..., once X" when; and idioms say all by themselves. */
      if (condition->op && (condition->op->frame == STANCE_FRAME_VERB || c->target->is_phrase
                            || (!condition->demanded && must && must->frame == STANCE_FRAME_VERB && must->strength >= STANCE_WEAK_BELOW)))
        return;
      c->attitude->conditional = chain->asserted && !chain->weak;
      chain->weak |= chain->asserted;
      return;
    }
  chain->asserted = condition->sign != 0;
  chain->sign *= condition->sign < 0 ? -1 : 1;
  chain->weak = !condition->demanded && condition->sign > 0;
  if (condition->op)
    stance_composer_note (c, condition->op, &before);
}

/* Whether something else in the clause is denied or called impossible. */
static gboolean
denied_elsewhere (const StanceComposer *c, const StanceOperator *without)
{
  const StanceSyntax *syntax = c->speech->syntax;

  for (guint i = syntax->operator_at[c->lo]; i < syntax->operators->len && stance_syntax_operator (syntax, i)->first < c->hi; i++)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i);

      if (op != without && op->strength < 0 && stance_composer_is_over (c, syntax->clause_of[op->first])
          && (op->type == STANCE_OP_NEGATION || op->type == STANCE_OP_PREDICATE || op->type == STANCE_OP_MODAL))
        return TRUE;
    }
  return FALSE;
}

/* "no peace without X", "impossible without X": X is demanded. FALSE when the target does not stand so. */
static gboolean
demand_without (StanceComposer *c)
{
  const StanceSyntax *syntax = c->speech->syntax;
  const StanceOperator *op = NULL;
  guint first = c->target->first;

  for (guint i = first > 3 ? first - 3 : 0; i < first && !op; i++)
    op = i >= c->lo ? stance_syntax_operator_at (syntax, i, 1u << STANCE_OP_NEGATION) : NULL;
  if (!op || op->end > first || !(stance_composer_classes (c, op->first) & STANCE_WORD_PREPOSITION)
      || !(op->first <= c->lo + 1 || denied_elsewhere (c, op)))
    return FALSE;
  for (guint i = syntax->operator_at[op->end]; i < syntax->operator_at[first]; i++)
    if (stance_syntax_operator (syntax, i)->type == STANCE_OP_EFFECT)
      stance_composer_effect (c, stance_syntax_operator (syntax, i));
  c->attitude->chain.asserted = TRUE;
  stance_composer_note (c, op, &(StanceChain) { .sign = c->attitude->chain.sign });
  for (guint i = syntax->operator_at[c->lo]; i < syntax->operator_at[op->first] && !c->attitude->decision; i++)
    if (stance_syntax_operator (syntax, i)->type == STANCE_OP_MODAL)
      c->attitude->decision = stance_syntax_operator (syntax, i);
  return TRUE;
}

/* Whether a token is a verb without a subject in its bare form. The tagger takes some for nouns, but no noun stands before an article. */
static gboolean
is_command (const StanceSyntax *syntax, guint token)
{
  const StanceNode *node = stance_syntax_node (syntax, token);

  if ((node->tag == STANCE_TAG_NOUN || node->tag == STANCE_TAG_ADJ || node->tag == STANCE_TAG_OTHER) && token + 1 < syntax->text->tokens->len)
    return stance_syntax_node (syntax, token + 1)->tag == STANCE_TAG_DET;
  return node->tag == STANCE_TAG_VERB && node->form == STANCE_FORM_BASE && !node->infinitive && node->subject == STANCE_NO_TOKEN;
}

/* "Release the hostages", "open the border and let the lorries in": what somebody is told to do is demanded. */
static void
demand_command (StanceComposer *c)
{
  const StanceSyntax *syntax = c->speech->syntax;
  guint verb = c->attitude->action ? c->attitude->action->first : c->target->first, first = c->lo;
  guint32 who = c->speech->attribution_of[c->target->first];

  while (first < verb && (c->speech->attribution_of[first] != who || (stance_text_token (syntax->text, first)->flags & STANCE_TOKEN_PUNCT)
                          || (stance_composer_classes (c, first) & STANCE_WORD_ADVERB)))
    first++;
  if (who == STANCE_NONE || c->attitude->chain.asserted || c->target->is_phrase || !is_command (syntax, verb) || !is_command (syntax, first))
    return;
  if (verb > first && stance_syntax_node (syntax, verb - 1)->tag != STANCE_TAG_CCONJ)
    return;
  c->attitude->chain.asserted = TRUE;
}

/* The feeling over the report that the target stands in: "is glad that London demanded X". NULL for none. */
static const StanceOperator *
find_feeling (const StanceComposer *c)
{
  const StanceSyntax *syntax = c->speech->syntax;

  for (guint i = syntax->operator_at[c->lo]; i > 0 && !stance_composer_starts_sentence (c, c->lo); i--)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i - 1);

      if (op->frame == STANCE_FRAME_CLAUSE && (ATTITUDES & (1u << op->type)) && syntax->clause_of[op->end - 1] == syntax->clause_of[c->lo])
        return op;
      if (stance_composer_starts_sentence (c, op->first) || op->first + REACH < c->lo)
        return NULL;
    }
  return NULL;
}

/* "is glad that X": what is under the feeling stands by itself, and is felt so. The step of the feeling is behind those that count. */
static void
compose_feeling (StanceComposer *c)
{
  StanceAttitude *attitude = c->attitude;
  StanceChain before = attitude->chain;

  if (!attitude->feeling)
    attitude->feeling = find_feeling (c);
  if (!attitude->feeling)
    return;
  attitude->felt = attitude->chain;
  stance_composer_turn (&attitude->felt, attitude->feeling->strength);
  attitude->felt.asserted = TRUE;
  if (attitude->n_steps < STANCE_MAX_STEPS)
    attitude->steps[attitude->n_steps] = (StanceStep) { attitude->feeling, attitude->felt.sign != before.sign, attitude->felt.weak && !before.weak };
}

/* "dropped its demand for X": who gives up a demand still holds half of it. What others want of it does not matter. */
static void
halve_given_up (StanceAttitude *attitude)
{
  if (attitude->noun && attitude->action && attitude->action->strength < 0 && !attitude->holder && attitude->chain.sign != attitude->noun_chain.sign)
    attitude->noun_chain.weak = TRUE;
}

/* "the view that X would be WRONG": who holds the view holds what is said of the target behind it, too. */
static void
judge_view (StanceComposer *c, const StanceChain *before)
{
  StanceAttitude *attitude = c->attitude;

  if (!attitude->noun || !(stance_composer_classes (c, attitude->noun->end - 1) & STANCE_WORD_THAT))
    return;
  if (attitude->chain.sign != before->sign)
    attitude->noun_chain.sign = -attitude->noun_chain.sign;
  attitude->noun_chain.weak |= attitude->chain.weak && !before->weak;
  attitude->n_noun_steps = attitude->n_steps;
}

/* Composes what stands over the target, without regard to what it is part of. */
static void
compose_within (StanceComposer *c)
{
  gboolean conditional;

  *c->attitude = (StanceAttitude) { .chain = { .sign = 1 } };
  find_region (c);
  conditional = find_condition (c);
  c->attitude->first = c->lo;
  c->attitude->end = c->hi;
  if (!demand_without (c) && stance_composer_read_before (c))
    {
      StanceChain before = c->attitude->chain;

      stance_composer_read_behind (c);
      judge_view (c, &before);
    }
  demand_command (c);
  if (conditional)
    apply_condition (c);
  compose_feeling (c);
  halve_given_up (c->attitude);
}

void
stance_attitude_compose (const StanceSpeech *speech, const StanceTarget *target, StanceAttitude *attitude)
{
  StanceComposer c = { .speech = speech, .target = target, .attitude = attitude };
  guint32 noun;

  compose_within (&c);
  noun = stance_composer_find_document (&c);
  if (noun != STANCE_NO_TOKEN)
    {
      StanceTarget document = { .first = noun, .end = noun + 1 };
      StanceAttitude over;
      StanceComposer outer = { .speech = speech, .target = &document, .attitude = &over };

      compose_within (&outer);
      stance_composer_take_document (&c, &over);
    }
}
