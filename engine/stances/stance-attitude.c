/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operators before the target take it as their object, from the inside out: each turns, weakens or keeps what is under it.
 * Operators behind it count when the target is their subject: judgements, modal verbs, passives. A clause is a limit, but for
 * what stands over a "that" clause; so is an infinitive that only tells a purpose. */
#include <math.h>
#include <string.h>

#include "stance-attitude-private.h"

#define PASSIVE_REACH 4 /* how far before a participle its form of "be" may stand */
#define WEAK_BELOW 0.75
#define ATTITUDES ((1u << STANCE_OP_WANT) | (1u << STANCE_OP_REJECT) | (1u << STANCE_OP_DOUBT))
#define GOVERNORS (ATTITUDES | (1u << STANCE_OP_MODAL) | (1u << STANCE_OP_PREDICATE) | (1u << STANCE_OP_EFFECT) \
                   | (1u << STANCE_OP_NEGATION) | (1u << STANCE_OP_HEDGE) | (1u << STANCE_OP_SAY) | (1u << STANCE_OP_THINK))

typedef struct
{
  const StanceSpeech *speech;
  const StanceTarget *target;
  guint lo, hi;              /* what the same speaker says around it */
  StanceAttitude *attitude;
} Composer;

static guint32
classes_of (const Composer *c, guint token)
{
  return stance_syntax_classes (c->speech->syntax, token);
}

static gboolean
starts_sentence (const Composer *c, guint token)
{
  return (stance_text_token (c->speech->syntax->text, token)->flags & STANCE_TOKEN_SENTENCE_START) != 0;
}

/* The cue itself may be an operator: "insisted on". A negation before it denies the report, or belongs to what is thought. */
static void
include_cue (Composer *c, const StanceAttribution *attribution)
{
  const StanceSyntax *syntax = c->speech->syntax;
  guint first = attribution->cue_first;

  c->lo = first;
  for (guint i = first; i > 0 && first - i < 2 && !starts_sentence (c, i); i--)
    if (stance_syntax_operator_at (syntax, i - 1, (1u << STANCE_OP_NEGATION) | (1u << STANCE_OP_DOUBT)))
      {
        c->attitude->unsaid = attribution->type == STANCE_OP_SAY;
        c->lo = i - 1;
        return;
      }
}

/* What the same speaker says around the target, within its sentence; the cue that reports it included when it is next to it. */
static void
find_region (Composer *c)
{
  const StanceSpeech *s = c->speech;
  guint32 who = s->attribution_of[c->target->first];
  guint n = s->syntax->text->tokens->len;

  c->lo = c->target->first;
  c->hi = c->target->end;
  while (c->lo > 0 && s->attribution_of[c->lo - 1] == who && !starts_sentence (c, c->lo))
    c->lo--;
  while (c->hi < n && s->attribution_of[c->hi] == who && !starts_sentence (c, c->hi))
    c->hi++;
  if (who != STANCE_NONE && stance_speech_attribution (s, who)->cue_end == c->lo && !starts_sentence (c, c->lo))
    include_cue (c, stance_speech_attribution (s, who));
}

/* Whether a clause is `at`, one whose "that" clause it is, or what goes on behind something put into one of these. */
static gboolean
is_over_clause (const Composer *c, guint clause, guint at)
{
  const StanceSyntax *syntax = c->speech->syntax;

  for (guint depth = 0; depth < 6; depth++)
    {
      const StanceClause *own = stance_syntax_clause (syntax, at);

      if (clause == at)
        return TRUE;
      if (stance_syntax_clause (syntax, clause)->kind == STANCE_CLAUSE_CONTINUED && stance_syntax_clause (syntax, clause)->parent == at)
        return TRUE;
      if (own->parent == at || (own->kind != STANCE_CLAUSE_COMPLEMENT && own->kind != STANCE_CLAUSE_CONTINUED))
        return FALSE;
      at = own->parent;
    }
  return FALSE;
}

/* Whether a clause belongs to the target's. */
static gboolean
is_over (const Composer *c, guint clause)
{
  return is_over_clause (c, clause, c->speech->syntax->clause_of[c->target->first]);
}

/* "demands that X do A and do B": the clause before "and", when the one behind has no subject of its own. */
static gboolean
is_shared (const Composer *c, guint clause)
{
  const StanceSyntax *syntax = c->speech->syntax;
  const StanceClause *own = stance_syntax_clause (syntax, syntax->clause_of[c->target->first]);
  guint32 actor = c->speech->actor_at[own->first];

  if (own->kind != STANCE_CLAUSE_COORDINATE
      || (actor < c->speech->actors->len && stance_speech_actor (c->speech, actor)->first <= own->first + 2))
    return FALSE;
  return is_over_clause (c, clause, own->parent);
}

static void
turn (StanceChain *chain, double strength)
{
  if (strength < 0)
    chain->sign = -chain->sign;
  if (fabs (strength) < WEAK_BELOW)
    chain->weak = TRUE;
}

/* A judgement or modal verb of the speaker. */
static void
apply_judgement (Composer *c, const StanceOperator *op)
{
  turn (&c->attitude->chain, op->strength);
  c->attitude->chain.asserted = TRUE;
  c->attitude->chain.hedged |= fabs (op->strength) < WEAK_BELOW;
}

/* A form of "be" right before a participle; "is seeking" is no passive. */
static gboolean
is_passive (const Composer *c, const StanceOperator *op)
{
  const StanceText *text = c->speech->syntax->text;
  const StanceToken *token = stance_text_token (text, op->first);

  if (token->end - token->start > 3 && memcmp (text->folded + token->end - 3, "ing", 3) == 0)
    return FALSE;
  for (guint i = op->first; i > c->lo && op->first - i < PASSIVE_REACH; i--)
    {
      if (classes_of (c, i - 1) & STANCE_WORD_BE)
        return TRUE;
      if (!(classes_of (c, i - 1) & (STANCE_WORD_ADVERB | STANCE_WORD_AUXILIARY)))
        break;
    }
  return FALSE;
}

/* A wish, refusal or doubt. That of a noun belongs to its possessor; what stands over it is about it. */
static void
apply_attitude (Composer *c, const StanceOperator *op, gboolean passive)
{
  turn (&c->attitude->chain, op->strength);
  if (op->frame == STANCE_FRAME_NOUN)
    {
      c->attitude->noun = op;
      c->attitude->noun_chain = c->attitude->chain;
      c->attitude->noun_chain.asserted = TRUE;
      return;
    }
  c->attitude->chain.asserted = TRUE;
  if (op->frame == STANCE_FRAME_OBJECT && !passive && is_passive (c, op))
    return; /* "will not be invited to": somebody else's doing */
  c->attitude->holder = op;
  c->attitude->passive = passive;
}

/* "did not rule out": no more than openness. */
static void
apply_negation (Composer *c, const StanceOperator *op)
{
  const StanceOperator *under = c->attitude->holder;

  turn (&c->attitude->chain, op->strength > 0 ? -op->strength : op->strength);
  c->attitude->chain.asserted = TRUE;
  if (under && under->strength < 0 && under->first >= op->first)
    c->attitude->chain.weak = TRUE;
}

static void
apply_hedge (Composer *c)
{
  c->attitude->chain.weak = c->attitude->chain.hedged = TRUE;
}

static void
apply_effect (Composer *c, const StanceOperator *op)
{
  if (c->target->is_phrase)
    return;
  turn (&c->attitude->chain, op->strength);
  c->attitude->action = op;
}

static gboolean
is_quote (const Composer *c, guint token)
{
  return (stance_text_token (c->speech->syntax->text, token)->flags & STANCE_TOKEN_QUOTE) != 0;
}

/* "it is unlikely ...": the clause that follows is judged, with or without "that". */
static gboolean
says_it_is (const Composer *c, const StanceOperator *op)
{
  guint i = op->first;

  while (i > c->lo && (is_quote (c, i - 1) || (classes_of (c, i - 1) & STANCE_WORD_ADVERB)))
    i--;
  return i > c->lo + 1 && (classes_of (c, i - 1) & STANCE_WORD_BE) && (classes_of (c, i - 2) & STANCE_WORD_IT);
}

/* "vital to", "essential that", "important for": a judgement of what follows. As an attribute it is none. */
static gboolean
takes_clause (const Composer *c, const StanceOperator *op)
{
  guint next = op->end;
  guint32 last = classes_of (c, op->end - 1);

  while (next < c->target->first && ((classes_of (c, next) & STANCE_WORD_ADVERB) || is_quote (c, next)))
    next++;
  if (says_it_is (c, op))
    return TRUE;
  if (stance_syntax_operator_at (c->speech->syntax, next, (1u << STANCE_OP_NEGATION) | (1u << STANCE_OP_CONDITION)))
    return TRUE; /* "impossible without" */
  return (last & (STANCE_WORD_TO | STANCE_WORD_THAT)) || (classes_of (c, next) & (STANCE_WORD_TO | STANCE_WORD_THAT | STANCE_WORD_PARTICLE));
}

/* An operator before the target, or in a gap inside it. */
static void
apply_before (Composer *c, const StanceOperator *op)
{
  switch (op->type)
    {
    case STANCE_OP_WANT: case STANCE_OP_REJECT: case STANCE_OP_DOUBT:
      apply_attitude (c, op, FALSE);
      break;
    case STANCE_OP_PREDICATE:
      if (!takes_clause (c, op))
        break;
      apply_judgement (c, op);
      break;
    case STANCE_OP_MODAL:
      apply_judgement (c, op);
      c->attitude->decision = op;
      /* "London must agree to it": the speaker's demand, not London's wish. */
      if (op->frame == STANCE_FRAME_VERB && fabs (op->strength) >= WEAK_BELOW)
        c->attitude->holder = NULL;
      break;
    case STANCE_OP_EFFECT:
      apply_effect (c, op);
      break;
    case STANCE_OP_NEGATION:
      apply_negation (c, op);
      break;
    case STANCE_OP_HEDGE:
      apply_hedge (c);
      break;
    case STANCE_OP_CONDITION:
      /* "only with X": X is demanded. */
      if (op->strength >= WEAK_BELOW && c->target->first - op->end < 3)
        c->attitude->chain.asserted = TRUE;
      else
        c->attitude->chain.weak = TRUE;
      break;
    case STANCE_OP_SAY: case STANCE_OP_THINK:
      if (op->strength < WEAK_BELOW)
        apply_hedge (c);
      break;
    default:
      break;
    }
}

/* What follows a modal verb behind the target decides whether it is about the target: "must be", "must end", not "must include". */
static gboolean
modal_asserts (const Composer *c, const StanceOperator *modal)
{
  const StanceSyntax *syntax = c->speech->syntax;
  guint i = modal->end, next;

  while (i < c->hi && ((classes_of (c, i) & STANCE_WORD_ADVERB) || stance_syntax_operator_at (syntax, i, (1u << STANCE_OP_NEGATION) | (1u << STANCE_OP_HEDGE))))
    i++;
  if (i >= c->hi)
    return FALSE;
  if (classes_of (c, i) & STANCE_WORD_BE)
    return TRUE;
  next = i + 1;
  return next >= c->hi || (stance_text_token (syntax->text, next)->flags & STANCE_TOKEN_PUNCT)
         || (classes_of (c, next) & (STANCE_WORD_PREPOSITION | STANCE_WORD_ADVERB | STANCE_WORD_SUBORDINATOR | STANCE_WORD_CONJUNCTION | STANCE_WORD_DAY));
}

/* A verb without an object behind a modal verb: "the fighting must stop". */
static gboolean
is_intransitive (const Composer *c, const StanceOperator *op)
{
  guint next = op->end;
  guint32 before = classes_of (c, op->first - 1);

  if (!(before & (STANCE_WORD_AUXILIARY | STANCE_WORD_ADVERB)) && !stance_syntax_operator_at (c->speech->syntax, op->first - 1, 1u << STANCE_OP_NEGATION))
    return FALSE;
  return next >= c->hi || (stance_text_token (c->speech->syntax->text, next)->flags & STANCE_TOKEN_PUNCT)
         || (classes_of (c, next) & (STANCE_WORD_PREPOSITION | STANCE_WORD_ADVERB | STANCE_WORD_SUBORDINATOR | STANCE_WORD_CONJUNCTION | STANCE_WORD_DAY));
}

/* An operator behind the target. */
static void
apply_behind (Composer *c, const StanceOperator *op)
{
  gboolean verb = op->first > 0 && (classes_of (c, op->first - 1) & STANCE_WORD_AUXILIARY);

  switch (op->type)
    {
    case STANCE_OP_PREDICATE:
      /* "rejected it as unrealistic": the reason of the refusal. */
      if (!c->attitude->holder || c->attitude->holder->strength > 0)
        apply_judgement (c, op);
      break;
    case STANCE_OP_MODAL:
      if (modal_asserts (c, op))
        apply_judgement (c, op);
      break;
    case STANCE_OP_HEDGE:
      apply_hedge (c);
      break;
    case STANCE_OP_CONDITION:
      c->attitude->chain.weak = TRUE;
      break;
    case STANCE_OP_NEGATION:
      if (verb && c->attitude->chain.asserted)
        apply_negation (c, op);
      else if (verb && (classes_of (c, op->first - 1) & STANCE_WORD_BE))
        apply_negation (c, op);
      break;
    case STANCE_OP_WANT: case STANCE_OP_REJECT: case STANCE_OP_DOUBT:
      if (op->frame == STANCE_FRAME_OBJECT && is_passive (c, op))
        apply_attitude (c, op, TRUE);
      break;
    case STANCE_OP_EFFECT:
      /* "wants the sanctions lifted" */
      if (op->frame == STANCE_FRAME_OBJECT
          && (is_passive (c, op) || is_intransitive (c, op) || (c->attitude->holder && op->first == c->target->end)))
        apply_effect (c, op);
      break;
    default:
      break;
    }
}

/* Whether an operator inside the target counts: not those that its own pattern is made of. */
static gboolean
counts_inside (const Composer *c, const StanceOperator *op)
{
  return op->type != STANCE_OP_EFFECT && op->type != STANCE_OP_PREDICATE && op->frame != STANCE_FRAME_NOUN
         && !(c->target->consumed && c->target->consumed (op, c->target->data));
}

/* From a judgement or a passive behind the target on, what follows is no longer said of it: "the deal is vital to end ...". */
static gboolean
ends_reach (const StanceOperator *op)
{
  return ((ATTITUDES | (1u << STANCE_OP_EFFECT) | (1u << STANCE_OP_PREDICATE)) & (1u << op->type)) != 0;
}

/* Whether somebody else stands between the target and an operator behind it, who is then what it is said of. */
static gboolean
subject_between (const Composer *c, guint verb)
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
wants_it_to (const Composer *c)
{
  const StanceOperator *wish = c->attitude->holder;

  if (!wish || c->attitude->action || wish->first >= c->target->first)
    return FALSE;
  for (guint i = wish->end; i < c->target->first; i++)
    if (classes_of (c, i) & (STANCE_WORD_THAT | STANCE_WORD_TO))
      return FALSE;
  return TRUE;
}

static void
compose_behind (Composer *c)
{
  const StanceSyntax *syntax = c->speech->syntax;

  for (guint i = syntax->operator_at[c->target->end]; i < syntax->operators->len; i++)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i);

      if (op->end > c->hi)
        return;
      /* An infinitive behind the target tells a purpose, but in "wants it to end". */
      if (op->first > c->target->end && (classes_of (c, op->first - 1) & STANCE_WORD_TO) && op->type != STANCE_OP_MODAL)
        {
          if (op->first == c->target->end + 1 && op->type == STANCE_OP_EFFECT && wants_it_to (c))
            apply_effect (c, op);
          return;
        }
      if (!is_over (c, syntax->clause_of[op->first]))
        continue;
      if (subject_between (c, op->first))
        return;
      apply_behind (c, op);
      if (ends_reach (op))
        return;
    }
}

/* The token behind ", by phone,", `k` when nothing is put in there. */
static guint
skip_insertion (const Composer *c, guint k, guint end)
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
governs (const Composer *c, guint end)
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
            only_actor = k >= end || (classes_of (c, k) & (STANCE_WORD_ADVERB | STANCE_WORD_DETERMINER))
                         || (op->type == STANCE_OP_PREDICATE && k < op->end + 4);
        }
      if (only_actor)
        return TRUE;
    }
  return FALSE;
}

/* An infinitive between an operator and what it should stand over, that no word asks for: it tells a purpose. */
static gboolean
purpose_between (const Composer *c, guint from, guint to)
{
  for (guint i = from; i < to; i++)
    if ((classes_of (c, i) & STANCE_WORD_TO) && i > 0 && !governs (c, i))
      return TRUE;
  return FALSE;
}

static gboolean
covered_by_operator (const Composer *c, guint token)
{
  const StanceSyntax *syntax = c->speech->syntax;

  for (guint i = syntax->operator_at[token + 1]; i > 0 && token - stance_syntax_operator (syntax, i - 1)->first < 8; i--)
    if (stance_syntax_operator (syntax, i - 1)->end > token)
      return TRUE;
  return FALSE;
}

/* Whether token `inner` begins what only tells more about a noun before it: "talks ON ...", "negotiations TO ...". */
static gboolean
modifies_noun (const Composer *c, guint inner)
{
  const StanceSyntax *syntax = c->speech->syntax;
  guint i = inner;
  guint32 classes;

  while (i > c->lo && (classes_of (c, i - 1) & (STANCE_WORD_DETERMINER | STANCE_WORD_ADVERB)))
    i--;
  if (i <= c->lo + 1)
    return FALSE;
  classes = classes_of (c, i - 1);
  if (!(classes & (STANCE_WORD_PREPOSITION | STANCE_WORD_TO)) || (classes & STANCE_WORD_PARTICLE) || starts_sentence (c, i - 1))
    return FALSE;
  if (stance_text_token (syntax->text, i - 2)->flags & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_CAPITAL | STANCE_TOKEN_CLITIC))
    return FALSE;
  if (classes_of (c, i - 2) & ~(guint32) (STANCE_WORD_SAY | STANCE_WORD_ABBREVIATION | STANCE_WORD_DAY))
    return FALSE;
  return !covered_by_operator (c, i - 2);
}

/* "lift the sanctions, accept the terms", "no return and no cession": what is done or denied before a comma or "and" does not
 * reach what has an operator of its own behind it. */
static gboolean
is_parallel (const Composer *c, const StanceOperator *op, guint inner)
{
  const StanceText *text = c->speech->syntax->text;

  if (op->type != STANCE_OP_EFFECT && op->type != STANCE_OP_NEGATION)
    return FALSE;
  for (guint i = op->end; i < inner; i++)
    {
      if (op->type == STANCE_OP_EFFECT && text->text[stance_text_token (text, i)->start] == ',')
        return TRUE;
      if ((classes_of (c, i) & STANCE_WORD_CONJUNCTION) && (inner < c->target->first || op->type == STANCE_OP_EFFECT))
        return TRUE;
    }
  return FALSE;
}

/* Who wants something for a purpose is for the purpose: "agreed to send envoys to end the war". Refusals tell nothing of it.
 * Operators before number `end` are looked at. */
static void
apply_purpose (Composer *c, guint end)
{
  const StanceSyntax *syntax = c->speech->syntax;
  const StanceOperator *wish = NULL, *deed = NULL;

  if (c->attitude->chain.asserted)
    return;
  for (guint i = end; i > syntax->operator_at[c->lo]; i--)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i - 1);

      if (!is_over (c, syntax->clause_of[op->first]))
        continue;
      if (op->type == STANCE_OP_NEGATION || op->type == STANCE_OP_REJECT || op->type == STANCE_OP_DOUBT)
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
    apply_attitude (c, wish, FALSE);
  else if (deed && !c->attitude->action && c->speech->attribution_of[c->target->first] == STANCE_NONE)
    c->attitude->action = deed; /* "launches a drive to end the war" */
  c->attitude->chain.weak |= c->attitude->holder || c->attitude->action == deed;
}

/* "as part of", "despite", "in exchange for" right before it: what stands over the clause is not about it. */
static gboolean
opens_adjunct (const Composer *c, const StanceOperator *op, guint inner)
{
  if (!(op->type == STANCE_OP_CONDITION && op->strength < WEAK_BELOW) && !(op->type == STANCE_OP_FACTIVE && op->frame == STANCE_FRAME_AFTER))
    return FALSE;
  return inner - op->end < 4;
}

/* "does not believe that A is an outcome of B": B is only what A is. */
static gboolean
copula_between (const Composer *c, guint from, guint inner)
{
  const StanceText *text = c->speech->syntax->text;

  for (guint i = from + 1; i + 1 < inner; i++)
    {
      if (!(classes_of (c, i) & STANCE_WORD_BE) || covered_by_operator (c, i))
        continue;
      for (guint k = i + 1; k < inner; k++)
        if (classes_of (c, k) == 0 && !(stance_text_token (text, k)->flags & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_CAPITAL)) && !covered_by_operator (c, k))
          return TRUE;
    }
  return FALSE;
}

/* Whether an operator of the clause before "and" stands over the target too: a wish or decision does when the target's own clause
 * has none. */
static gboolean
shares (const Composer *c, const StanceOperator *op)
{
  return !c->attitude->chain.asserted && ((ATTITUDES | (1u << STANCE_OP_MODAL)) & (1u << op->type))
         && is_shared (c, c->speech->syntax->clause_of[op->first]);
}

/* Whether a verb in its finite form stands right behind the target. */
static gboolean
verb_follows (const Composer *c)
{
  return c->target->end < c->hi && (classes_of (c, c->target->end) & (STANCE_WORD_AUXILIARY | STANCE_WORD_BE)) != 0;
}

static gboolean
that_between (const Composer *c, guint from, guint to)
{
  for (guint i = from > 0 ? from - 1 : 0; i < to; i++)
    if (classes_of (c, i) & STANCE_WORD_THAT)
      return TRUE;
  return FALSE;
}

/* "promised that a deal would include X": the deal is the subject of a clause that tells nothing of it. */
static gboolean
is_idle_subject (const Composer *c)
{
  StanceAttitude attitude = { .chain = { .sign = 1 } };
  Composer trial = *c;
  guint i = c->target->first;

  if (c->target->is_phrase)
    return FALSE;
  while (i > c->lo && (classes_of (c, i - 1) & STANCE_WORD_DETERMINER) && !(classes_of (c, i - 1) & STANCE_WORD_THAT))
    i--;
  if (i <= c->lo || !(classes_of (c, i - 1) & STANCE_WORD_THAT))
    return FALSE;
  if (!verb_follows (c))
    return FALSE;
  trial.attitude = &attitude;
  compose_behind (&trial);
  return !attitude.chain.asserted && !attitude.action;
}

/* Reads the operators before the target. FALSE when it only tells more about something else, of which what follows is said. */
static gboolean
compose_before (Composer *c)
{
  const StanceSyntax *syntax = c->speech->syntax;
  guint inner = c->target->first;
  gboolean adverbial = (classes_of (c, inner) & STANCE_WORD_PREPOSITION) != 0, subject = is_idle_subject (c);

  for (guint i = syntax->operator_at[c->target->end]; i > syntax->operator_at[c->lo]; i--)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i - 1);

      if (op->first >= c->target->first)
        {
          if (counts_inside (c, op) && op->end <= c->target->end)
            apply_before (c, op);
          continue;
        }
      if (op->end > c->target->first || !(is_over (c, syntax->clause_of[op->first]) || shares (c, op)))
        continue;
      if ((adverbial && op->type == STANCE_OP_EFFECT) || (op->end <= inner && is_parallel (c, op, inner)))
        continue;
      if (!adverbial && op->end <= inner && (modifies_noun (c, inner) || purpose_between (c, op->end, inner)))
        {
          apply_purpose (c, i);
          return FALSE;
        }
      if (!adverbial && op->end <= inner
          && (opens_adjunct (c, op, inner) || copula_between (c, op->end, inner) || (subject && that_between (c, op->end, inner))))
        {
          c->attitude->aside = !c->attitude->chain.asserted;
          return FALSE;
        }
      apply_before (c, op);
      inner = MIN (inner, op->first);
    }
  return adverbial || !modifies_noun (c, inner);
}

/* "no talks unless X", "only if X": X is demanded. */
static void
demand_condition (Composer *c)
{
  const StanceSyntax *syntax = c->speech->syntax;
  const StanceClause *clause = stance_syntax_clause (syntax, syntax->clause_of[c->target->first]);
  guint before = MAX (clause->first, 1) - 1;
  const StanceOperator *op;

  if (clause->kind != STANCE_CLAUSE_CONDITION && clause->kind != STANCE_CLAUSE_SUBORDINATE)
    return;
  op = stance_syntax_operator_at (syntax, clause->first, 1u << STANCE_OP_CONDITION);
  if (!op)
    op = stance_syntax_operator_at (syntax, before, 1u << STANCE_OP_CONDITION);
  if (!op || op->strength < WEAK_BELOW)
    return;
  c->attitude->chain.asserted = TRUE;
  c->attitude->chain.weak = FALSE;
}

/* Whether something else in the clause is denied or called impossible. */
static gboolean
denied_elsewhere (const Composer *c, const StanceOperator *without)
{
  const StanceSyntax *syntax = c->speech->syntax;

  for (guint i = syntax->operator_at[c->lo]; i < syntax->operators->len && stance_syntax_operator (syntax, i)->first < c->hi; i++)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i);

      if (op != without && op->strength < 0 && is_over (c, syntax->clause_of[op->first])
          && (op->type == STANCE_OP_NEGATION || op->type == STANCE_OP_PREDICATE || op->type == STANCE_OP_MODAL))
        return TRUE;
    }
  return FALSE;
}

/* "no peace without X", "impossible without X": X is demanded. FALSE when the target does not stand so. */
static gboolean
demand_without (Composer *c)
{
  const StanceSyntax *syntax = c->speech->syntax;
  const StanceOperator *op = NULL;
  guint first = c->target->first;

  for (guint i = first > 3 ? first - 3 : 0; i < first && !op; i++)
    op = i >= c->lo ? stance_syntax_operator_at (syntax, i, 1u << STANCE_OP_NEGATION) : NULL;
  if (!op || op->end > first || !(classes_of (c, op->first) & STANCE_WORD_PREPOSITION)
      || !(op->first <= c->lo + 1 || denied_elsewhere (c, op)))
    return FALSE;
  for (guint i = syntax->operator_at[op->end]; i < syntax->operator_at[first]; i++)
    if (stance_syntax_operator (syntax, i)->type == STANCE_OP_EFFECT)
      apply_effect (c, stance_syntax_operator (syntax, i));
  c->attitude->chain.asserted = TRUE;
  for (guint i = syntax->operator_at[c->lo]; i < syntax->operator_at[op->first] && !c->attitude->decision; i++)
    if (stance_syntax_operator (syntax, i)->type == STANCE_OP_MODAL)
      c->attitude->decision = stance_syntax_operator (syntax, i);
  return TRUE;
}

void
stance_attitude_compose (const StanceSpeech *speech, const StanceTarget *target, StanceAttitude *attitude)
{
  Composer c = { .speech = speech, .target = target, .attitude = attitude };

  *attitude = (StanceAttitude) { .chain = { .sign = 1 } };
  find_region (&c);
  attitude->first = c.lo;
  attitude->end = c.hi;
  if (!demand_without (&c) && compose_before (&c))
    compose_behind (&c);
  demand_condition (&c);
}
