/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operators before the target take it as their object, from the inside out. */
#include <math.h>

#include "stance-composer-private.h"

#define PUT_IN 6 /* words that "not London, the capital," may have */

/* "demands that X do A and do B": the clause before "and", when the one behind has no subject of its own. */
static gboolean
is_shared (const StanceComposer *c, guint clause)
{
  const StanceSyntax *syntax = c->speech->syntax;
  const StanceClause *own = stance_syntax_clause (syntax, syntax->clause_of[c->target->first]);
  guint32 actor = c->speech->actor_at[own->first];

  if (own->kind != STANCE_CLAUSE_COORDINATE || stance_syntax_clause (syntax, own->parent)->kind == STANCE_CLAUSE_RELATIVE
      || (actor < c->speech->actors->len && stance_speech_actor (c->speech, actor)->first <= own->first + 2))
    return FALSE;
  return stance_composer_reaches (c, clause, own->parent);
}

/* "it is unlikely ...": the clause that follows is judged, with or without "that". */
static gboolean
says_it_is (const StanceComposer *c, const StanceOperator *op)
{
  guint i = op->first;

  while (i > c->lo && (stance_composer_is_quote (c, i - 1) || (stance_composer_classes (c, i - 1) & STANCE_WORD_ADVERB)))
    i--;
  if (i <= c->lo + 1 || !(stance_composer_classes (c, i - 1) & STANCE_WORD_BE))
    return FALSE;
  i--;
  while (i > c->lo + 1 && (stance_composer_classes (c, i - 1) & (STANCE_WORD_AUXILIARY | STANCE_WORD_ADVERB)))
    i--; /* "it would be" */
  return (stance_composer_classes (c, i - 1) & STANCE_WORD_IT) != 0;
}

/* "vital to", "essential that", "important for": a judgement of what follows. As an attribute it is none. */
static gboolean
takes_clause (const StanceComposer *c, const StanceOperator *op)
{
  guint next = op->end;
  guint32 last = stance_composer_classes (c, op->end - 1);

  while (next < c->target->first && ((stance_composer_classes (c, next) & STANCE_WORD_ADVERB) || stance_composer_is_quote (c, next)))
    next++;
  if (says_it_is (c, op))
    return TRUE;
  if (stance_syntax_operator_at (c->speech->syntax, next, (1u << STANCE_OP_NEGATION) | (1u << STANCE_OP_CONDITION)))
    return TRUE; /* "impossible without" */
  return (last & (STANCE_WORD_TO | STANCE_WORD_THAT)) || (stance_composer_classes (c, next) & (STANCE_WORD_TO | STANCE_WORD_THAT | STANCE_WORD_PARTICLE));
}

/* "expects London to withdraw", "does not expect it to": what another is thought to do is a guess. */
static gboolean
expects_other (const StanceComposer *c, const StanceOperator *op)
{
  const StanceSpeech *speech = c->speech;
  guint i = op->end;
  guint32 actor;

  if (!stance_syntax_operator_at (speech->syntax, op->first, 1u << STANCE_OP_THINK))
    return FALSE;
  i = c->target->end;
  if (i + 1 < c->hi && (stance_composer_classes (c, i) & STANCE_WORD_TO) && !(stance_composer_classes (c, i + 1) & STANCE_WORD_BE)
      && !stance_syntax_operator_at (speech->syntax, i + 1, 1u << STANCE_OP_EFFECT))
    return TRUE; /* "expects the talks to deal with" */
  i = op->end;
  actor = speech->actor_at[i];
  if (actor >= speech->actors->len || stance_speech_actor (speech, actor)->first > i + 1 || stance_speech_actor (speech, actor)->first > c->target->first)
    return FALSE;
  i = stance_speech_actor (speech, actor)->end;
  return i < c->hi && (stance_composer_classes (c, i) & STANCE_WORD_TO) != 0;
}

/* A wish, refusal or doubt, and what looks like one. */
static void
take_attitude (StanceComposer *c, const StanceOperator *op)
{
  if (op->frame == STANCE_FRAME_CLAUSE)
    c->attitude->feeling = op;
  else if (expects_other (c, op))
    c->attitude->unsaid = TRUE;
  else
    stance_composer_hold (c, op, FALSE);
}

/* "London's threat TO LEAVE" is something wished, "a threat to peace" is not. */
static gboolean
is_threat (const StanceComposer *c, const StanceOperator *op)
{
  return op->frame == STANCE_FRAME_NOUN && op->strength < 0 && (stance_composer_classes (c, op->end - 1) & STANCE_WORD_TO)
         && stance_syntax_node (c->speech->syntax, op->end - 1)->tag == STANCE_TAG_PART;
}

/* "is unlikely to withdraw" */
static gboolean
predicts (const StanceComposer *c, const StanceOperator *op)
{
  const StanceOperator *deed = stance_syntax_operator_at (c->speech->syntax, c->target->first, ATTITUDES | (1u << STANCE_OP_EFFECT));

  return fabs (op->strength) < STANCE_WEAK_BELOW && (stance_composer_classes (c, op->end - 1) & STANCE_WORD_TO)
         && (c->attitude->holder || c->attitude->action || (deed && deed->end <= c->target->end));
}

/* "Rather than", "instead of", "without" at the beginning of what is said. */
static gboolean
opens_contrast (const StanceComposer *c, const StanceOperator *op)
{
  guint first = op->first;

  if (op->type != STANCE_OP_NEGATION || !((stance_composer_classes (c, op->first) | stance_composer_classes (c, op->end - 1)) & STANCE_WORD_PREPOSITION))
    return FALSE;
  while (first > c->lo && stance_composer_is_quote (c, first - 1))
    first--;
  return stance_composer_starts_sentence (c, first) || first == c->lo;
}

/* What an operator before the target, or in a gap inside it, does to the attitude. */
static void
take_before (StanceComposer *c, const StanceOperator *op)
{
  switch (op->type)
    {
    case STANCE_OP_WANT: case STANCE_OP_REJECT: case STANCE_OP_DOUBT:
      take_attitude (c, op);
      break;
    case STANCE_OP_PREDICATE:
      if (!takes_clause (c, op))
        break;
      stance_composer_judge (c, op);
      break;
    case STANCE_OP_MODAL:
      stance_composer_judge (c, op);
      c->attitude->decision = op;
      /* "London must agree to it": the speaker's demand, not London's wish. */
      if (op->frame == STANCE_FRAME_VERB && fabs (op->strength) >= STANCE_WEAK_BELOW)
        c->attitude->holder = NULL;
      break;
    case STANCE_OP_EFFECT:
      if (is_threat (c, op))
        stance_composer_hold (c, op, FALSE);
      else
        stance_composer_effect (c, op);
      break;
    case STANCE_OP_NEGATION:
      if (predicts (c, op))
        c->attitude->prediction = op;
      if (op->end > op->first + 1 && opens_contrast (c, op))
        c->attitude->contrast = op;
      stance_composer_negate (c, op);
      break;
    case STANCE_OP_HEDGE:
      stance_composer_hedge (c);
      break;
    case STANCE_OP_CONDITION:
      if (stance_operator_is_threat (op))
        break;
      /* "only with X": X is demanded. */
      if (op->strength >= STANCE_WEAK_BELOW && c->target->first - op->end < 3)
        c->attitude->chain.asserted = TRUE;
      else
        c->attitude->chain.weak = TRUE;
      break;
    case STANCE_OP_SAY: case STANCE_OP_THINK:
      if (op->strength < STANCE_WEAK_BELOW)
        stance_composer_hedge (c);
      break;
    default:
      break;
    }
}

static void
apply_before (StanceComposer *c, const StanceOperator *op)
{
  const StanceChain before = c->attitude->chain;

  take_before (c, op);
  stance_composer_note (c, op, &before);
}

/* Whether an operator inside the target counts: not those that its own pattern is made of. */
static gboolean
counts_inside (const StanceComposer *c, const StanceOperator *op)
{
  return op->type != STANCE_OP_EFFECT && op->type != STANCE_OP_PREDICATE && op->frame != STANCE_FRAME_NOUN
         && !(c->target->consumed && c->target->consumed (op, c->target->data));
}

/* The token behind ", by phone,", `k` when nothing is put in there. */
static guint
skip_insertion (const StanceComposer *c, guint k, guint end)
{
  const StanceText *text = c->speech->syntax->text;

  if (text->text[stance_text_token (text, k)->start] != ',')
    return k;
  for (guint i = k + 1; i < end && i < k + 7; i++)
    if (text->text[stance_text_token (text, i)->start] == ',')
      return i + 1;
  return k;
}

/* Whether an operator ends at token `end`, perhaps with words of a noun phrase behind it. */
static gboolean
governs (const StanceComposer *c, guint end)
{
  const StanceSyntax *syntax = c->speech->syntax;

  for (guint i = syntax->operator_at[end]; i > 0 && end - stance_syntax_operator (syntax, i - 1)->first < 8; i--)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i - 1);
      gboolean only_actor = TRUE;

      if (!(GOVERNORS & (1u << op->type)) || op->end > end)
        continue;
      for (guint k = op->end; k < end && only_actor; k++)
        {
          guint32 actor = c->speech->actor_at[k];

          k = skip_insertion (c, k, end);
          if (actor < c->speech->actors->len && stance_speech_actor (c->speech, actor)->first == k)
            k = stance_speech_actor (c->speech, actor)->end - 1;
          else
            only_actor = k >= end || (stance_composer_classes (c, k) & (STANCE_WORD_ADVERB | STANCE_WORD_DETERMINER))
                         || (op->type == STANCE_OP_PREDICATE && k < op->end + 4);
        }
      if (only_actor)
        return TRUE;
    }
  return FALSE;
}

/* An infinitive between an operator and what it should stand over, that no word asks for: it tells a purpose. */
static gboolean
purpose_between (const StanceComposer *c, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if ((stance_composer_classes (c, i) & STANCE_WORD_TO) && stance_syntax_node (c->speech->syntax, i)->tag != STANCE_TAG_ADP && i > 0
        && !stance_composer_covers (c, i) && !governs (c, i))
      return TRUE;
  return FALSE;
}

/* Whether token `inner` begins what only tells more about a noun before it: "talks ON ...", "negotiations TO ...". */
static gboolean
modifies_noun (const StanceComposer *c, guint inner)
{
  const StanceSyntax *syntax = c->speech->syntax;
  guint i = inner;
  guint32 classes;

  while (i > c->lo && (stance_composer_classes (c, i - 1) & (STANCE_WORD_DETERMINER | STANCE_WORD_ADVERB)))
    i--;
  if (i <= c->lo + 1)
    return FALSE;
  classes = stance_composer_classes (c, i - 1);
  if (!(classes & (STANCE_WORD_PREPOSITION | STANCE_WORD_TO)) || (classes & STANCE_WORD_PARTICLE) || stance_composer_starts_sentence (c, i - 1))
    return FALSE;
  if (stance_syntax_operator_at (syntax, i - 1, 1u << STANCE_OP_NEGATION))
    return FALSE; /* "no deal WITHOUT" */
  if (stance_text_token (syntax->text, i - 2)->flags & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_CAPITAL | STANCE_TOKEN_CLITIC))
    return FALSE;
  if (stance_composer_classes (c, i - 2) & ~(guint32) (STANCE_WORD_SAY | STANCE_WORD_ABBREVIATION | STANCE_WORD_DAY | STANCE_WORD_ANAPHOR))
    return FALSE;
  return !stance_composer_covers (c, i - 2);
}

/* "will resist pressure and KEEP its course": a verb joined to the operator itself, and not to what that stands over. */
static gboolean
is_joined_verb (const StanceComposer *c, const StanceOperator *op, guint inner)
{
  const StanceNode *node = stance_syntax_node (c->speech->syntax, inner);

  return inner < c->target->first && op->frame == STANCE_FRAME_OBJECT && node->tag == STANCE_TAG_VERB && node->relation == STANCE_RELATION_CONJ
         && node->head == op->first && node->form == stance_syntax_node (c->speech->syntax, op->first)->form;
}

/* "end the raids and military PRESSURE": whether the target is joined to what stands right before "and", as one noun to another. */
static gboolean
is_joined_noun (const StanceComposer *c, guint inner)
{
  guint8 tag = stance_syntax_node (c->speech->syntax, inner)->tag;

  return inner == c->target->first && inner > c->lo && (stance_composer_classes (c, inner - 1) & STANCE_WORD_CONJUNCTION)
         && (tag == STANCE_TAG_NOUN || tag == STANCE_TAG_ADJ);
}

/* "lift the sanctions, accept the terms", "no return and no cession": what is done or denied before a comma or "and" does not
 * reach what has an operator of its own behind it. */
static gboolean
is_parallel (const StanceComposer *c, const StanceOperator *op, guint inner)
{
  const StanceText *text = c->speech->syntax->text;
  gboolean verb = op->type == STANCE_OP_EFFECT || op->type == STANCE_OP_FACTIVE;
  gboolean noun = op->frame == STANCE_FRAME_NOUN;

  if (is_joined_verb (c, op, inner))
    return TRUE;
  if (!verb && !noun && op->type != STANCE_OP_NEGATION)
    return FALSE;
  /* "pausing and reviewing it": they share what stands behind. */
  if (verb && (stance_composer_classes (c, op->end) & STANCE_WORD_CONJUNCTION))
    return FALSE;
  /* "no deal, no troops and NO money" */
  if (op->type == STANCE_OP_NEGATION && stance_syntax_operator_at (c->speech->syntax, inner, 1u << STANCE_OP_NEGATION))
    for (guint i = op->end; i < inner; i++)
      if (text->text[stance_text_token (text, i)->start] == ',' || (stance_composer_classes (c, i) & STANCE_WORD_CONJUNCTION))
        return TRUE;
  for (guint i = op->end; i < inner; i++)
    {
      if ((verb || noun) && text->text[stance_text_token (text, i)->start] == ',')
        return TRUE;
      if ((stance_composer_classes (c, i) & STANCE_WORD_CONJUNCTION) && (inner < c->target->first || (verb && !is_joined_noun (c, inner))))
        return TRUE;
    }
  return FALSE;
}

/* Who wants something for a purpose is for the purpose: "agreed to send envoys to end the war". Refusals tell nothing of it.
 * Operators before number `end` are looked at. */
static void
apply_purpose (StanceComposer *c, guint end)
{
  const StanceSyntax *syntax = c->speech->syntax;
  const StanceOperator *wish = NULL, *deed = NULL;

  if (c->attitude->chain.asserted)
    return;
  for (guint i = end; i > syntax->operator_at[c->lo]; i--)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i - 1);

      if (!stance_composer_is_over (c, syntax->clause_of[op->first]))
        continue;
      if (op->type == STANCE_OP_NEGATION || op->type == STANCE_OP_REJECT || op->type == STANCE_OP_DOUBT || expects_other (c, op))
        {
          c->attitude->aside = TRUE;
          return;
        }
      if (op->type == STANCE_OP_WANT && op->frame != STANCE_FRAME_NOUN)
        wish = op;
      if (op->type == STANCE_OP_EFFECT && op->strength > 0 && op->frame == STANCE_FRAME_OBJECT)
        deed = op;
    }
  if (wish)
    {
      const StanceChain before = c->attitude->chain;

      stance_composer_hold (c, wish, FALSE);
      c->attitude->chain.weak = TRUE;
      stance_composer_note (c, wish, &before);
    }
  else if (deed && !c->attitude->action && c->speech->attribution_of[c->target->first] == STANCE_NONE)
    c->attitude->action = deed; /* "launches a drive to end the war" */
  c->attitude->chain.weak |= c->attitude->holder || (deed && c->attitude->action == deed);
}

/* "suggested that London agree to it": whose wish it is has not been told. */
static gboolean
is_suggested (const StanceComposer *c)
{
  guint32 said = c->speech->attribution_of[c->target->first];

  return said != STANCE_NONE && stance_speech_attribution (c->speech, said)->strength < STANCE_WEAK_BELOW;
}

/* "will free the captives IN EXCHANGE FOR a truce": who offers the one wants the other. Who refuses an exchange tells nothing of it. Operators before
 * number `end` are looked at. */
static void
apply_exchange (StanceComposer *c, const StanceOperator *exchange, guint end)
{
  const StanceSyntax *syntax = c->speech->syntax;
  const StanceOperator *wish = NULL, *decision = NULL;
  const StanceChain before = c->attitude->chain;

  for (guint i = end; i > syntax->operator_at[c->lo]; i--)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i - 1);

      if (!stance_composer_is_over (c, syntax->clause_of[op->first]))
        continue;
      if ((op->strength < 0 && op->type != STANCE_OP_EFFECT) || is_suggested (c))
        {
          c->attitude->aside = TRUE;
          return;
        }
      if (op->type == STANCE_OP_WANT && op->frame != STANCE_FRAME_NOUN)
        wish = op;
      if (op->type == STANCE_OP_MODAL)
        decision = op;
    }
  if (wish)
    stance_composer_hold (c, wish, FALSE);
  else
    c->attitude->decision = decision;
  c->attitude->chain.asserted |= decision != NULL;
  c->attitude->aside = !c->attitude->chain.asserted;
  stance_composer_note (c, exchange, &before);
}

/* Whether only names stand in [from, to). */
static gboolean
only_names (const StanceComposer *c, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if (!(stance_text_token (c->speech->syntax->text, i)->flags & STANCE_TOKEN_CAPITAL) && !(stance_composer_classes (c, i) & STANCE_WORD_DETERMINER))
      return FALSE;
  return TRUE;
}

/* "as part of", "despite", "in exchange for" right before it: what stands over the clause is not about it. */
static gboolean
opens_adjunct (const StanceComposer *c, const StanceOperator *op, guint inner)
{
  if (!(op->type == STANCE_OP_CONDITION && op->strength < STANCE_WEAK_BELOW && !stance_operator_is_threat (op))
      && !(op->type == STANCE_OP_FACTIVE && op->frame == STANCE_FRAME_AFTER))
    return FALSE;
  return inner - op->end < 4 || only_names (c, op->end, inner - 1);
}

/* "does not believe that A is an outcome of B": B is only what A is. */
static gboolean
copula_between (const StanceComposer *c, guint from, guint inner)
{
  const StanceText *text = c->speech->syntax->text;

  for (guint i = from + 1; i + 1 < inner; i++)
    {
      if (!(stance_composer_classes (c, i) & STANCE_WORD_BE))
        continue;
      for (guint k = i + 1; k < inner; k++)
        if (!(stance_text_token (text, k)->flags & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_CAPITAL)) && !stance_composer_covers (c, k)
            && (stance_composer_classes (c, k) == 0
                || (stance_syntax_node (c->speech->syntax, k)->tag == STANCE_TAG_NOUN && (stance_composer_classes (c, k + 1) & STANCE_WORD_PREPOSITION))))
          return TRUE;
    }
  return FALSE;
}

/* "X will be part of T": the modal verb is about X, and T is only what X is part of. */
static gboolean
names_subject (const StanceComposer *c, const StanceOperator *op, guint inner)
{
  const StanceSyntax *syntax = c->speech->syntax;
  guint32 subject = op->type == STANCE_OP_MODAL ? stance_syntax_find_subject (syntax, op->first) : STANCE_NO_TOKEN;
  gboolean noun = FALSE;
  guint i = op->end;

  if (subject == STANCE_NO_TOKEN || subject >= op->first || !(stance_composer_classes (c, i) & STANCE_WORD_BE)
      || (stance_syntax_node (syntax, subject)->tag != STANCE_TAG_NOUN && stance_syntax_node (syntax, subject)->tag != STANCE_TAG_PROPN))
    return FALSE;
  for (i++; i < inner; i++)
    {
      if (stance_syntax_operator_at (syntax, i, ATTITUDES | (1u << STANCE_OP_EFFECT) | (1u << STANCE_OP_PREDICATE)))
        return FALSE;
      if (noun && (stance_composer_classes (c, i) & STANCE_WORD_PREPOSITION))
        return TRUE;
      noun |= stance_syntax_node (syntax, i)->tag == STANCE_TAG_NOUN;
    }
  return FALSE;
}

/* "X's refusal to accept it harms the talks": a finite verb of harm ends what is said of the talks; what stands before is its subject. */
static gboolean
ends_at_harm (const StanceComposer *c, const StanceOperator *op)
{
  const guint32 verbal = STANCE_WORD_TO | STANCE_WORD_AUXILIARY | STANCE_WORD_ADVERB | STANCE_WORD_BE | STANCE_WORD_CONJUNCTION | STANCE_WORD_PREPOSITION
                         | STANCE_WORD_PARTICLE;

  return op->harms && op->first > c->lo + 1 && !(stance_composer_classes (c, op->first - 1) & verbal) && !stance_composer_covers (c, op->first - 1)
         && !stance_text_has_ending (c->speech->syntax->text, op->first, STANCE_ENDING_GERUND);
}

/* "Rather than wait, Paris should act", "Without guarantees, ...": what opens the sentence and ends in a comma denies nothing behind that. */
static gboolean
is_fronted (const StanceComposer *c, const StanceOperator *op, guint inner)
{
  const StanceText *text = c->speech->syntax->text;

  if (!opens_contrast (c, op))
    return FALSE;
  for (guint i = op->end; i < inner; i++)
    if (text->text[stance_text_token (text, i)->start] == ',')
      return TRUE;
  return FALSE;
}

/* "Paris, NOT London, should pay", "Berlin, but NOT Rome, has": what is put in between commas denies only itself. */
static gboolean
is_put_in (const StanceComposer *c, const StanceOperator *op, guint inner)
{
  const StanceText *text = c->speech->syntax->text;
  guint before = op->first;

  if (op->type != STANCE_OP_NEGATION || op->end > op->first + 1)
    return FALSE;
  if (before > c->lo && (stance_composer_classes (c, before - 1) & STANCE_WORD_CONJUNCTION))
    before--;
  if (before == 0 || text->text[stance_text_token (text, before - 1)->start] != ',')
    return FALSE;
  for (guint i = op->end; i < inner && i < op->end + PUT_IN; i++)
    {
      if (text->text[stance_text_token (text, i)->start] == ',')
        return i > op->end;
      if (stance_syntax_node (c->speech->syntax, i)->tag == STANCE_TAG_VERB || (stance_composer_classes (c, i) & STANCE_WORD_AUXILIARY))
        return FALSE;
    }
  return FALSE;
}

/* Whether an operator of the clause before "and" stands over the target too: a wish or decision does when the target's own clause
 * has none. */
static gboolean
shares (const StanceComposer *c, const StanceOperator *op)
{
  return !c->attitude->chain.asserted && op->frame != STANCE_FRAME_NOUN && ((ATTITUDES | (1u << STANCE_OP_MODAL)) & (1u << op->type))
         && is_shared (c, c->speech->syntax->clause_of[op->first]);
}

/* Whether a verb in its finite form stands right behind the target. */
static gboolean
verb_follows (const StanceComposer *c)
{
  return c->target->end < c->hi && (stance_composer_classes (c, c->target->end) & (STANCE_WORD_AUXILIARY | STANCE_WORD_BE)) != 0;
}

static gboolean
that_between (const StanceComposer *c, guint from, guint to)
{
  for (guint i = from > 0 ? from - 1 : 0; i < to; i++)
    if (stance_composer_classes (c, i) & STANCE_WORD_THAT)
      return TRUE;
  return FALSE;
}

/* "promised that a deal would include X": the deal is the subject of a clause that tells nothing of it. */
static gboolean
is_idle_subject (const StanceComposer *c)
{
  StanceAttitude attitude = { .chain = { .sign = 1 } };
  StanceComposer trial = *c;
  guint i = c->target->first;

  if (c->target->is_phrase)
    return FALSE;
  while (i > c->lo && (stance_composer_classes (c, i - 1) & STANCE_WORD_DETERMINER) && !(stance_composer_classes (c, i - 1) & STANCE_WORD_THAT))
    i--;
  if (i <= c->lo || !(stance_composer_classes (c, i - 1) & STANCE_WORD_THAT))
    return FALSE;
  if (!verb_follows (c))
    return FALSE;
  trial.attitude = &attitude;
  stance_composer_read_behind (&trial);
  return !attitude.chain.asserted && !attitude.action;
}

/* "rule THAT out" */
static gboolean
surrounds (const StanceComposer *c, const StanceOperator *op)
{
  guint32 pronouns = STANCE_WORD_IT | STANCE_WORD_THEY | STANCE_WORD_THAT | STANCE_WORD_DETERMINER;

  return op->end > c->target->end && c->target->end == c->target->first + 1 && (ATTITUDES & (1u << op->type))
         && (stance_composer_classes (c, c->target->first) & pronouns);
}

gboolean
stance_composer_read_before (StanceComposer *c)
{
  const StanceSyntax *syntax = c->speech->syntax;
  guint inner = c->target->first;
  guint32 pivot = 0;
  const StanceOperator *mark = stance_composer_find_comparison (c, &pivot);
  gboolean adverbial = (stance_composer_classes (c, inner) & STANCE_WORD_PREPOSITION) != 0, subject = is_idle_subject (c);

  for (guint i = syntax->operator_at[c->target->end]; i > syntax->operator_at[c->lo]; i--)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i - 1);

      if (op->first >= c->target->first)
        {
          if (counts_inside (c, op) && op->end <= c->target->end)
            apply_before (c, op);
          continue;
        }
      if (surrounds (c, op))
        apply_before (c, op);
      if (op->end > c->target->first || !(stance_composer_is_over (c, syntax->clause_of[op->first]) || shares (c, op)))
        continue;
      if ((1u << op->type) & STANCE_OPS_MARKS && op != mark)
        continue;
      if (mark && op->first < pivot)
        {
          if (op->first > mark->first)
            continue; /* of the other side */
          if (!stance_composer_cross_pivot (c, mark))
            return FALSE;
          mark = NULL;
          inner = MIN (inner, op->end);
          if ((1u << op->type) & STANCE_OPS_MARKS)
            continue;
        }
      if (is_fronted (c, op, inner) || is_put_in (c, op, inner))
        continue;
      /* "talks to end the war will focus on X" */
      if (stance_syntax_is_enclosed (syntax, op->first, c->target->first, c->target->end))
        continue;
      if ((adverbial && op->type == STANCE_OP_EFFECT) || (op->end <= inner && is_parallel (c, op, inner)))
        continue;
      if (!adverbial && op->end <= inner && (modifies_noun (c, inner) || purpose_between (c, op->end, inner)))
        {
          apply_purpose (c, i);
          return FALSE;
        }
      if (!adverbial && op->end <= inner
          && (opens_adjunct (c, op, inner) || names_subject (c, op, c->target->first)
              || copula_between (c, op->end, op->type == STANCE_OP_DOUBT ? c->target->first : inner)
              || (subject && that_between (c, op->end, inner))))
        {
          if (stance_operator_is_exchange (op) && !c->attitude->chain.asserted)
            apply_exchange (c, op, i - 1);
          else
            c->attitude->aside = !c->attitude->chain.asserted;
          return FALSE;
        }
      apply_before (c, op);
      if (ends_at_harm (c, op))
        return FALSE;
      if (c->attitude->feeling)
        return TRUE;
      inner = MIN (inner, op->first);
    }
  return adverbial || !modifies_noun (c, inner);
}
