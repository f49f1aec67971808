/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Operators before the target take it as their object, from the outermost in: each turns, weakens or keeps what is under it.
 * Operators behind it count when the target is their subject: judgements, modal verbs, passives. A clause is a limit, but for
 * what stands over a "that" clause. */
#include <math.h>

#include "stance-attitude-private.h"

#define PASSIVE_REACH 4 /* how far before a participle its form of "be" may stand */
#define ATTITUDES ((1u << STANCE_OP_WANT) | (1u << STANCE_OP_REJECT) | (1u << STANCE_OP_DOUBT))

typedef struct
{
  const StanceSpeech *speech;
  guint first, end;          /* the target */
  guint lo, hi;              /* what the same speaker says around it */
  StanceConsumedFunc consumed;
  gpointer data;
  guint negations;           /* read so far */
  gboolean negated_refusal;
  StanceAttitude *attitude;
} Composer;

static guint32
classes_of (const Composer *c, guint token)
{
  return stance_syntax_classes (c->speech->syntax, token);
}

/* What the same speaker says around the target, within its sentence; the cue that reports it included when it is next to it. */
static void
find_region (Composer *c)
{
  const StanceSpeech *s = c->speech;
  guint32 who = s->attribution_of[c->first];
  guint n = s->syntax->text->tokens->len;

  c->lo = c->first;
  c->hi = c->end;
  while (c->lo > 0 && s->attribution_of[c->lo - 1] == who && !(stance_text_token (s->syntax->text, c->lo)->flags & STANCE_TOKEN_SENTENCE_START))
    c->lo--;
  while (c->hi < n && s->attribution_of[c->hi] == who && !(stance_text_token (s->syntax->text, c->hi)->flags & STANCE_TOKEN_SENTENCE_START))
    c->hi++;
  if (who != STANCE_NONE && stance_speech_attribution (s, who)->cue_end == c->lo
      && !(stance_text_token (s->syntax->text, c->lo)->flags & STANCE_TOKEN_SENTENCE_START))
    c->lo = stance_speech_attribution (s, who)->cue_first;
}

/* Whether a clause belongs to the target's: it, those whose "that" clause it is, and what goes on behind something put in. */
static gboolean
is_over (const Composer *c, guint clause)
{
  const StanceSyntax *syntax = c->speech->syntax;
  guint at = syntax->clause_of[c->first];

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

static void
turn (Composer *c, double strength)
{
  if (strength < 0)
    c->attitude->sign = -c->attitude->sign;
  if (fabs (strength) < 0.75)
    c->attitude->weak = TRUE;
}

/* A wish, refusal or doubt over the target. Operators are read from the inside out, so the last one is the outermost. */
static void
apply_attitude (Composer *c, const StanceOperator *op, gboolean passive)
{
  turn (c, op->strength);
  c->attitude->asserted = TRUE;
  c->attitude->holder = op;
  c->attitude->passive = passive;
}

/* "did not rule out": no more than openness. */
static void
apply_negation (Composer *c, const StanceOperator *op)
{
  const StanceOperator *under = c->attitude->holder;

  turn (c, op->strength > 0 ? -op->strength : op->strength);
  c->attitude->asserted = TRUE;
  if (under && under->strength < 0 && under->first >= op->first)
    c->attitude->weak = TRUE;
}

static void
apply_effect (Composer *c, const StanceOperator *op)
{
  turn (c, op->strength);
  c->attitude->effect = TRUE;
  c->attitude->action = op;
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
    case STANCE_OP_MODAL: case STANCE_OP_PREDICATE:
      turn (c, op->strength);
      c->attitude->asserted = TRUE;
      c->attitude->hedged |= fabs (op->strength) < 0.75;
      break;
    case STANCE_OP_EFFECT:
      apply_effect (c, op);
      break;
    case STANCE_OP_NEGATION:
      apply_negation (c, op);
      break;
    case STANCE_OP_HEDGE:
      c->attitude->weak = c->attitude->hedged = TRUE;
      break;
    case STANCE_OP_CONDITION:
      c->attitude->weak = TRUE;
      break;
    case STANCE_OP_SAY: case STANCE_OP_THINK:
      if (op->strength < 0.75)
        c->attitude->weak = c->attitude->hedged = TRUE;
      break;
    default:
      break;
    }
}

static gboolean
is_passive (const Composer *c, const StanceOperator *op)
{
  for (guint i = op->first; i > c->end && op->first - i < PASSIVE_REACH; i--)
    if (classes_of (c, i - 1) & STANCE_WORD_BE)
      return TRUE;
  return FALSE;
}

/* An operator behind the target. */
static void
apply_behind (Composer *c, const StanceOperator *op)
{
  gboolean verb = op->first > 0 && (classes_of (c, op->first - 1) & STANCE_WORD_AUXILIARY);

  switch (op->type)
    {
    case STANCE_OP_PREDICATE: case STANCE_OP_MODAL:
      turn (c, op->strength);
      c->attitude->asserted = TRUE;
      c->attitude->hedged |= fabs (op->strength) < 0.75;
      break;
    case STANCE_OP_HEDGE:
      c->attitude->weak = c->attitude->hedged = TRUE;
      break;
    case STANCE_OP_CONDITION:
      c->attitude->weak = TRUE;
      break;
    case STANCE_OP_NEGATION:
      if (verb)
        apply_negation (c, op);
      break;
    case STANCE_OP_WANT: case STANCE_OP_REJECT: case STANCE_OP_DOUBT:
      if (op->frame == STANCE_FRAME_OBJECT && is_passive (c, op))
        apply_attitude (c, op, TRUE);
      break;
    case STANCE_OP_EFFECT:
      if (op->frame == STANCE_FRAME_OBJECT && is_passive (c, op))
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
  return op->type != STANCE_OP_EFFECT && op->type != STANCE_OP_PREDICATE && !(c->consumed && c->consumed (op, c->data));
}

/* From a verb behind the target on, what follows is no longer said of it: "the deal is vital to end ...". */
static gboolean
ends_reach (const Composer *c, const StanceOperator *op)
{
  return op->type == STANCE_OP_PREDICATE || ((ATTITUDES | (1u << STANCE_OP_EFFECT)) & (1u << op->type));
}

void
stance_attitude_compose (const StanceSpeech *speech, guint first, guint end, StanceConsumedFunc consumed, gpointer data,
                         StanceAttitude *attitude)
{
  Composer c = { .speech = speech, .first = first, .end = end, .consumed = consumed, .data = data, .attitude = attitude };
  const StanceSyntax *syntax = speech->syntax;

  *attitude = (StanceAttitude) { .sign = 1 };
  find_region (&c);
  attitude->first = c.lo;
  attitude->end = c.hi;
  for (guint i = syntax->operator_at[end]; i < syntax->operators->len; i++)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i);

      if (op->end > c.hi)
        break;
      if (!is_over (&c, syntax->clause_of[op->first]))
        continue;
      apply_behind (&c, op);
      if (ends_reach (&c, op))
        break;
    }
  for (guint i = syntax->operator_at[end]; i > syntax->operator_at[c.lo]; i--)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i - 1);

      if (op->first >= first ? counts_inside (&c, op) && op->end <= end : op->end <= first && is_over (&c, syntax->clause_of[op->first]))
        apply_before (&c, op);
    }
}
