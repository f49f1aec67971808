/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "vetoed a draft that would restore the sanctions", "passed a bill which ends them": what a text or plan provides for stands in a
 * relative clause, and what is done to it in the clause around that. */
#include "stance-composer-private.h"

static gboolean
is_document (const StanceComposer *c, guint32 token)
{
  return (stance_composer_classes (c, token) & STANCE_WORD_ANAPHOR) || stance_syntax_operator_at (c->speech->syntax, token, 1u << STANCE_OP_DOCUMENT);
}

/* The relative clause that the target stands in, as its own clause or as what is said or joined there; NULL for none. */
static const StanceClause *
find_relative (const StanceComposer *c)
{
  const StanceSyntax *syntax = c->speech->syntax;
  guint32 at = syntax->clause_of[c->target->first];

  for (guint depth = 0; depth < 4; depth++)
    {
      const StanceClause *clause = stance_syntax_clause (syntax, at);

      if (clause->kind == STANCE_CLAUSE_RELATIVE)
        return clause;
      if (clause->parent == at || (clause->kind != STANCE_CLAUSE_COMPLEMENT && clause->kind != STANCE_CLAUSE_COORDINATE))
        return NULL;
      at = clause->parent;
    }
  return NULL;
}

/* Whether the pronoun at token `first` is the subject: a verb follows. */
static gboolean
is_subject (const StanceComposer *c, guint32 first)
{
  guint32 pronouns = STANCE_WORD_HE | STANCE_WORD_SHE | STANCE_WORD_IT | STANCE_WORD_THEY | STANCE_WORD_I | STANCE_WORD_WE | STANCE_WORD_YOU;
  guint32 i = first + 1;
  guint8 tag;

  if (!(stance_composer_classes (c, first) & (STANCE_WORD_RELATIVE | STANCE_WORD_THAT)))
    return FALSE;
  while (i < c->hi && (stance_composer_classes (c, i) & STANCE_WORD_ADVERB))
    i++;
  if (i >= c->target->end)
    return FALSE;
  if (stance_composer_classes (c, i) & STANCE_WORD_AUXILIARY)
    return TRUE;
  tag = stance_syntax_node (c->speech->syntax, i)->tag;
  if (tag != STANCE_TAG_NONE)
    return tag == STANCE_TAG_VERB || tag == STANCE_TAG_AUX;
  return !(stance_composer_classes (c, i) & (pronouns | STANCE_WORD_DETERMINER))
         && !(stance_text_token (c->speech->syntax->text, i)->flags & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_CAPITAL));
}

/* Whether the target begins with a verb that does something: "RESTORE the sanctions". */
static gboolean
is_deed (const StanceComposer *c)
{
  const StanceOperator *op = stance_syntax_operator_at (c->speech->syntax, c->target->first, 1u << STANCE_OP_EFFECT);

  return op && op->frame == STANCE_FRAME_OBJECT && op->end <= c->target->end;
}

guint32
stance_composer_find_document (const StanceComposer *c)
{
  const StanceAttitude *inner = c->attitude;
  const StanceClause *clause = find_relative (c);
  guint32 noun;

  if (!clause || clause->first <= c->lo || clause->first > c->target->first || inner->noun || inner->aside || !is_subject (c, clause->first)
      || !(inner->chain.asserted || inner->action || c->target->is_phrase || is_deed (c)))
    return STANCE_NO_TOKEN;
  noun = clause->first - 1;
  if (noun > c->lo && (stance_text_token (c->speech->syntax->text, noun)->flags & STANCE_TOKEN_PUNCT))
    noun--;
  return is_document (c, noun) ? noun : STANCE_NO_TOKEN;
}

static void
join_chains (StanceChain *inner, const StanceChain *outer)
{
  inner->sign *= outer->sign;
  inner->asserted = outer->asserted;
  inner->weak |= outer->weak;
  inner->hedged |= outer->hedged;
}

void
stance_composer_take_document (StanceComposer *c, const StanceAttitude *over)
{
  StanceAttitude *attitude = c->attitude;
  StanceChain inner = attitude->chain;

  if (!over->chain.asserted && !over->action && !over->noun)
    return;
  join_chains (&attitude->chain, &over->chain);
  attitude->noun_chain = over->noun_chain;
  attitude->noun_chain.sign *= inner.sign;
  attitude->noun_chain.weak |= inner.weak;
  attitude->holder = over->holder;
  attitude->passive = over->passive;
  attitude->noun = over->noun;
  attitude->action = over->action;
  attitude->decision = over->decision;
  attitude->aside = over->aside;
  attitude->n_noun_steps = MIN (attitude->n_steps + over->n_noun_steps, STANCE_MAX_STEPS);
  for (guint i = 0; i < over->n_steps && attitude->n_steps < STANCE_MAX_STEPS; i++)
    attitude->steps[attitude->n_steps++] = over->steps[i];
}
