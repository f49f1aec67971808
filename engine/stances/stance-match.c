/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Candidates from a match, and what stands over it. */
#include "stance-match-private.h"

#include <stdlib.h>
#include <string.h>

#include "stance-derivation-private.h"
#include "stance-grid-private.h"
#include "stance-mention-private.h"
#include "stance-owners-private.h"

#define SHORT_QUOTATION 8 /* words; a longer one is no mere quoted expression */

/* Whether a rule's pattern names the operator's own first word. */
static gboolean
is_consumed (const StanceOperator *op, gpointer data)
{
  const StanceMatchReading *reading = data;
  const StanceText *text = stance_mapping_syntax (reading->mapping)->text;
  const StanceToken *token = stance_text_token (text, op->first);
  g_autofree char *word = g_strndup (text->folded + token->start, token->end - token->start);
  const char *match = reading->rule->match;

  for (const char *at = strstr (match, word); at; at = strstr (at + 1, word))
    if ((at == match || strchr (" [|=", at[-1])) && strchr (" ]|", at[strlen (word)]))
      return TRUE;
  return op->strength < 0 && stance_mention_names_lemma (match, word);
}

void
stance_match_compose (StanceMatchReading *r)
{
  StanceTarget target = { r->match->first, r->match->end, r->rule->is_phrase, is_consumed, r };

  stance_attitude_compose (r->mapping->speech, &target, &r->attitude);
}

static gboolean
may_hold (const StanceMapping *self, const StanceRule *rule, const StanceHolder *holder)
{
  guint who = holder->self != STANCE_NO_PARTY ? holder->self : holder->party;

  for (guint i = 0; rule->by && i < rule->by->len; i++)
    if (stance_model_belongs_to (self->model, who, g_array_index (rule->by, guint, i), self->date))
      return TRUE;
  return rule->by == NULL;
}

StanceKind
stance_match_get_kind (const StanceMatchReading *r)
{
  const StanceSpeech *speech = r->mapping->speech;
  guint32 quotation = speech->quotation_of[r->answer ? r->answer->first : r->match->first];
  const StanceQuotation *q;

  if (r->attribution == STANCE_NONE)
    return STANCE_KIND_NARRATED;
  if (quotation == STANCE_NONE)
    return STANCE_KIND_INDIRECT;
  q = &g_array_index (speech->quotations, StanceQuotation, quotation);
  return r->answer || q->end - q->first > SHORT_QUOTATION ? STANCE_KIND_DIRECT : STANCE_KIND_MIXED;
}

/* How a candidate's position came about. */
static const char *
derive (const StanceMatchReading *r, const StanceChain *chain, const StanceCandidate *candidate)
{
  StanceTarget target = { .first = r->match->first, .end = r->match->end };
  StanceDerivation derivation = { r->mapping->speech, &target, &r->attitude, chain, r->rule->value, candidate->position,
                                  r->certainty == STANCE_CERTAINTY_INFERRED && !r->attitude.supposed && !r->attitude.chain.asserted, r->attribution,
                                  r->meant ? r->meant->first : 0, r->meant ? r->meant->end : 0, r->answer ? r->answer->first : 0,
                                  r->answer ? r->answer->end : 0, r->sense };
  g_autofree char *shown = stance_derivation_show (&derivation);

  return g_string_chunk_insert (r->mapping->derivations, shown);
}

/* Half of a position. The scale of the codebooks of the field has nothing between half and none, so half of a half is half. */
static gint
weaken (gint value)
{
  return MAX (value / 2, MIN (value, STANCE_GRID / 2));
}

/* What strengths are learned from. */
static void
fill_traits (const StanceMatchReading *r, const StanceChain *chain, StanceCandidate *candidate)
{
  StanceFacts facts = { .speech = r->mapping->speech, .attitude = &r->attitude, .chain = chain, .first = r->match->first, .end = r->match->end,
                        .value = r->rule->value, .position = candidate->position, .attribution = r->attribution, .kind = candidate->kind,
                        .is_phrase = r->rule->is_phrase, .points = r->meant || r->answer, .inferred = r->certainty == STANCE_CERTAINTY_INFERRED,
                        .via = candidate->via != NULL };

  stance_traits_fill (&facts, &candidate->traits);
}

/* "they could talk": half of what is vague by itself, and nobody is told to wish or refuse it. Who says so mostly takes no side. */
static gboolean
is_faint (const StanceMatchReading *r, const StanceChain *chain)
{
  const StanceAttitude *attitude = &r->attitude;

  return chain == &attitude->chain && chain->weak && !attitude->conditional && !attitude->holder && !r->rule->is_phrase
         && abs (r->rule->value) <= STANCE_GRID / 2 && !stance_match_is_specific (r);
}

/* Adds what a chain over the match shows for one holder. */
static void
add_candidate (StanceMatchReading *r, const StanceChain *chain, const StanceHolder *holder, const StanceHolder *via)
{
  StanceMapping *self = r->mapping;
  const StanceClause *clause = stance_syntax_clause (stance_mapping_syntax (self), stance_mapping_syntax (self)->clause_of[r->match->first]);
  StanceCandidate candidate = { .holder = *holder, .issue = r->rule->issue, .rule = r->match->rule, .sentence = r->sentence };
  gint value = abs (r->rule->value);

  if ((!r->meant && !may_hold (self, r->rule, holder)) || is_faint (r, chain))
    return;
  candidate.via = via && via->party != holder->party ? via->name : NULL;
  candidate.position = (r->rule->value < 0 ? -1 : 1) * chain->sign * (chain->weak ? weaken (value) : value);
  candidate.certainty = MAX (r->certainty, chain->hedged ? STANCE_CERTAINTY_HEDGED : STANCE_CERTAINTY_EXPLICIT);
  candidate.derivation = derive (r, chain, &candidate);
  candidate.kind = stance_match_get_kind (r);
  candidate.first = MIN (r->match->first, clause->first);
  candidate.end = MAX (r->match->end, clause->end);
  if (r->answer)
    {
      candidate.first = g_array_index (stance_mapping_syntax (self)->text->sentences, StanceSentence, r->sentence).first;
      candidate.end = g_array_index (stance_mapping_syntax (self)->text->sentences, StanceSentence, r->sentence).end;
    }
  candidate.strength = 2 * (r->match->end - r->match->first) + (r->attitude.holder ? 4 : 0) + (r->rule->by != NULL);
  fill_traits (r, chain, &candidate);
  g_array_append_val (self->candidates, candidate);
}

void
stance_match_add (StanceMatchReading *r, const StanceChain *chain, const GArray *holders, const GArray *speakers)
{
  const StanceHolder *via = speakers && speakers->len ? &g_array_index (speakers, StanceHolder, 0) : NULL;

  for (guint i = 0; i < holders->len; i++)
    add_candidate (r, chain, &g_array_index (holders, StanceHolder, i), via);
}

GArray *
stance_match_find_reporters (const StanceMatchReading *r)
{
  const StanceSpeech *speech = r->mapping->speech;
  guint32 parent = stance_speech_attribution (speech, r->attribution)->parent;

  return parent == STANCE_NONE ? NULL : stance_holders_of_speaker (r->mapping->holders, parent);
}

gboolean
stance_match_overlap (const GArray *a, const GArray *b)
{
  for (guint i = 0; i < a->len; i++)
    for (guint k = 0; k < b->len; k++)
      if (g_array_index (a, StanceHolder, i).party == g_array_index (b, StanceHolder, k).party)
        return TRUE;
  return FALSE;
}

gboolean
stance_match_is_nobodys (const StanceMapping *self, const StanceAttribution *attribution)
{
  return attribution->source != STANCE_NONE && stance_speech_actor (self->speech, attribution->source)->type == STANCE_ACTOR_NOBODY;
}
