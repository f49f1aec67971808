/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matches in the reporter's own words, and under somebody's feeling. */
#include "stance-match-private.h"

#include "stance-owners-private.h"

/* "Instead of troops, London offered money" */
static void
read_contrast (StanceMatchReading *r)
{
  guint32 actor = stance_owners_find_behind (r->mapping->speech, r->sentence, r->match->end);
  g_autoptr (GArray) holders = actor == STANCE_NONE ? NULL : stance_holders_of_actor (r->mapping->holders, actor, TRUE);

  if (!holders)
    return;
  r->attitude.chain.weak = TRUE;
  stance_match_add (r, &r->attitude.chain, holders, NULL);
}

void
stance_match_read_narrated (StanceMatchReading *r, const GArray *speakers)
{
  StanceMapping *self = r->mapping;
  const StanceOperator *op = r->attitude.holder;
  g_autoptr (GArray) holders = NULL;
  guint32 actor;
  const StanceOperator *decision = r->attitude.decision;
  const StanceOperator *deed = decision && decision->frame == STANCE_FRAME_OBJECT ? decision : r->attitude.action;

  if (deed && deed->harms)
    deed = NULL; /* the reporter's judgement */
  stance_match_read_noun (r, speakers);
  if (!op && !deed)
    deed = stance_match_find_own_deed (r);
  if (!op && !deed && r->attitude.contrast && !r->rule->is_phrase)
    read_contrast (r);
  if (!op && !deed && !r->rule->is_phrase && stance_match_read_terms (r, speakers))
    return;
  if (!op && (!deed || r->attitude.noun || (r->attitude.action && stance_owners_is_undergone (stance_mapping_syntax (self), r->attitude.action))))
    return;
  actor = stance_match_find_holder (r, op ? op : deed);
  if (actor == STANCE_NONE || (!op && !stance_speech_is_next_to (self->speech, actor, deed->first)))
    actor = stance_match_find_author (r, op ? op : deed);
  if (actor == STANCE_NONE)
    return;
  holders = stance_holders_of_actor (self->holders, actor, TRUE);
  stance_match_add (r, &r->attitude.chain, holders, speakers);
}

/* The attribution that a feeling stands in: "is glad that London demanded it" is not told by London. */
static guint32
attribution_around (const StanceMatchReading *r, const StanceOperator *feeling)
{
  if (r->attribution == STANCE_NONE || feeling->first >= r->attitude.first)
    return r->attribution;
  return stance_speech_attribution (r->mapping->speech, r->attribution)->parent;
}

void
stance_match_read_feeling (StanceMatchReading *r)
{
  StanceMapping *self = r->mapping;
  const StanceOperator *feeling = r->attitude.feeling;
  guint32 around = attribution_around (r, feeling);
  gboolean told = around != STANCE_NONE && stance_speech_attribution (self->speech, around)->cue_first != feeling->first;
  g_autoptr (GArray) speakers = told ? stance_holders_of_speaker (self->holders, around) : NULL;
  g_autoptr (GArray) holders = NULL;
  const StanceSentence *sentence = &g_array_index (stance_mapping_syntax (self)->text->sentences, StanceSentence, r->sentence);
  guint32 actor = stance_speech_find_subject (self->speech, feeling->first, told && around == r->attribution ? r->attitude.first : sentence->first);

  if (actor != STANCE_NONE)
    holders = stance_holders_of_actor (self->holders, actor, TRUE);
  else if (told)
    holders = g_array_ref (speakers);
  if (!holders)
    return;
  r->attitude.n_steps += r->attitude.n_steps < STANCE_MAX_STEPS;
  stance_match_add (r, &r->attitude.felt, holders, told && !stance_match_overlap (holders, speakers) ? speakers : NULL);
  r->attitude.n_steps -= r->attitude.n_steps > 0;
  if (stance_syntax_classes (stance_mapping_syntax (self), feeling->end - 1) & STANCE_WORD_CONDITION)
    return; /* "would be glad IF London did": nothing is told of London */
  if (around != r->attribution)
    stance_match_read_reported (r);
  else
    stance_match_read_narrated (r, speakers);
}
