/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matches in what somebody says. */
#include "stance-match-private.h"

#include "stance-grid-private.h"
#include "stance-mention-private.h"
#include "stance-owners-private.h"

#define PLAIN_POLE (3 * STANCE_GRID / 4) /* targets nearer to the middle are too vague to count without an attitude */

/* "X's EFFORTS to end it": the noun that the target itself begins with. */
static void
find_own_noun (StanceMatchReading *r)
{
  const guint own = (1u << STANCE_OP_WANT) | (1u << STANCE_OP_REJECT);
  const StanceOperator *op = stance_syntax_operator_at (stance_mapping_syntax (r->mapping), r->match->first, own);

  if (!op || op->frame != STANCE_FRAME_NOUN || r->rule->is_phrase || op->end > r->match->end
      || stance_owners_find_possessor (r->mapping->speech, op) == STANCE_NONE)
    return;
  r->attitude.noun = op;
  r->attitude.noun_chain = (StanceChain) { .sign = 1, .asserted = TRUE };
  r->attitude.n_noun_steps = 0;
}

gboolean
stance_match_read_noun (StanceMatchReading *r, const GArray *speakers)
{
  StanceMapping *self = r->mapping;
  guint32 actor;
  g_autoptr (GArray) holders = NULL;

  if (!r->attitude.noun && !r->attitude.chain.asserted)
    find_own_noun (r);
  actor = r->attitude.noun ? stance_owners_find_possessor (self->speech, r->attitude.noun) : STANCE_NONE;
  if (actor == STANCE_NONE)
    return FALSE;
  holders = stance_holders_of_actor (self->holders, actor, TRUE);
  stance_match_add (r, &r->attitude.noun_chain, holders, stance_match_get_kind (r) == STANCE_KIND_INDIRECT ? NULL : speakers);
  return holders->len > 0;
}

/* "X undermines it": who complains of harm is for what is harmed. */
static void
read_complaint (StanceMatchReading *r, const GArray *speakers, const GArray *around)
{
  StanceChain *chain = &r->attitude.chain;

  chain->sign = -chain->sign;
  chain->weak = TRUE;
  r->certainty = STANCE_CERTAINTY_INFERRED;
  stance_match_add (r, chain, speakers, around);
}

/* The same in its finite form: "discuss ENDING the war" does nothing. */
static const StanceOperator *
own_finite_deed (const StanceMatchReading *r)
{
  const StanceOperator *deed = stance_match_find_own_deed (r);

  return deed && stance_syntax_node (stance_mapping_syntax (r->mapping), deed->first)->finite ? deed : NULL;
}

/* "Smith said that London had SENT TANKS": what somebody is told to have done is a position of his. Harm is rather charged than told. */
static gboolean
is_told (const StanceMatchReading *r, const StanceOperator *deed)
{
  return !r->attitude.action && deed->strength > 0 && stance_speech_attribution (r->mapping->speech, r->attribution)->type == STANCE_OP_SAY;
}

/* Something is done: the speaker's position when he or his own side does it. */
static void
read_deed (StanceMatchReading *r, const GArray *speakers, const GArray *around)
{
  StanceMapping *self = r->mapping;
  const StanceOperator *deed = r->attitude.action ? r->attitude.action : own_finite_deed (r);
  guint32 doer = stance_speech_find_subject (self->speech, deed->first, r->attitude.first);
  g_autoptr (GArray) holders = NULL;

  if (doer != STANCE_NONE && !stance_owners_is_expletive (self->speech, doer))
    holders = stance_holders_of_actor (self->holders, doer, TRUE);
  if (holders && stance_match_overlap (holders, speakers) && (!deed->harms || stance_speech_is_next_to (self->speech, doer, deed->first)))
    stance_match_add (r, &r->attitude.chain, speakers, around);
  else if (holders && is_told (r, deed) && stance_speech_is_next_to (self->speech, doer, deed->first))
    stance_match_add (r, &r->attitude.chain, holders, speakers);
  else if (deed->harms)
    read_complaint (r, speakers, around);
  else
    stance_match_read_governed (r, speakers);
}

/* Who brings up, unasked and without a word against it, what is plainly one pole of an issue leans towards it. */
static void
read_bare (StanceMatchReading *r, const GArray *speakers, const GArray *around)
{
  StanceChain *chain = &r->attitude.chain;

  if (stance_speech_attribution (r->mapping->speech, r->attribution)->type != STANCE_OP_SAY || r->attitude.noun
      || r->attitude.aside || chain->sign < 0 || r->rule->value < PLAIN_POLE
      || !stance_mention_is_plain (r->mapping->speech, r->match, &r->attitude))
    return;
  chain->weak = TRUE;
  r->certainty = STANCE_CERTAINTY_INFERRED;
  stance_match_add (r, chain, speakers, around);
}

/* "only pretends to want", "claims to want, London said" */
static gboolean
is_feigned (const StanceAttribution *attribution, const GArray *holders, const GArray *around)
{
  return attribution->type == STANCE_OP_ACCUSE && (attribution->strength < STANCE_WEAK_BELOW || (around && !stance_match_overlap (holders, around)));
}

/* "Smith said that technocrats would run it": what those will do who are no party is what the speaker has in mind. */
static gboolean
is_unknown_group (const StanceMatchReading *r, guint32 actor)
{
  g_autoptr (GArray) holders = NULL;

  if (r->attitude.holder || stance_speech_actor (r->mapping->speech, actor)->type != STANCE_ACTOR_GROUP)
    return FALSE;
  holders = stance_holders_of_actor (r->mapping->holders, actor, TRUE);
  return holders->len == 0;
}

/* What is said to have been said, and denied: of one's own side it is the contrary, as far as that goes. FALSE when it is of others: of them nobody knows. */
static gboolean
read_denial (StanceMatchReading *r, const StanceOperator *denial, const GArray *speakers)
{
  StanceMapping *self = r->mapping;
  const StanceSentence *sentence = &g_array_index (stance_mapping_syntax (self)->text->sentences, StanceSentence, r->sentence);
  guint32 actor = stance_speech_find_subject (self->speech, denial->first, sentence->first);
  g_autoptr (GArray) deniers = actor == STANCE_NONE ? NULL : stance_holders_of_actor (self->holders, actor, TRUE);

  r->attitude.chain.sign = -r->attitude.chain.sign;
  r->attitude.chain.weak = TRUE;
  r->certainty = STANCE_CERTAINTY_INFERRED;
  if (r->attitude.n_steps < STANCE_MAX_STEPS)
    r->attitude.steps[r->attitude.n_steps++] = (StanceStep) { denial, TRUE, TRUE };
  return deniers && stance_match_overlap (speakers, deniers);
}

gboolean
stance_match_read_terms (StanceMatchReading *r, const GArray *speakers)
{
  StanceMapping *self = r->mapping;
  guint32 verb = r->attitude.noun ? STANCE_NO_TOKEN : stance_owners_find_terms (self->speech, r->match->first, r->attitude.first);
  guint32 actor = verb == STANCE_NO_TOKEN ? STANCE_NONE : stance_owners_find_author (self->speech, verb, r->attitude.first);
  g_autoptr (GArray) holders = actor == STANCE_NONE ? NULL : stance_holders_of_actor (self->holders, actor, TRUE);

  if (!holders || holders->len == 0)
    return FALSE;
  r->attitude.chain.weak = TRUE;
  r->certainty = STANCE_CERTAINTY_INFERRED;
  stance_match_add (r, &r->attitude.chain, holders, speakers);
  return TRUE;
}

void
stance_match_read_reported (StanceMatchReading *r)
{
  StanceMapping *self = r->mapping;
  const StanceAttribution *attribution = stance_speech_attribution (self->speech, r->attribution);
  g_autoptr (GArray) speakers = stance_holders_of_speaker (self->holders, r->attribution);
  g_autoptr (GArray) around = stance_match_find_reporters (r);
  g_autoptr (GArray) holders = NULL;
  StanceChain *chain = &r->attitude.chain;
  guint32 actor = r->attitude.holder ? stance_match_find_holder (r, r->attitude.holder) : STANCE_NONE;
  const StanceOperator *denial = stance_owners_find_denial (self->speech, r->attribution);
  gboolean others;

  if (attribution->type == STANCE_OP_ASK || stance_match_is_nobodys (self, attribution))
    return;
  if (denial && !read_denial (r, denial, speakers))
    return;
  if (attribution->strength < 0.75)
    {
      chain->weak = chain->hedged = TRUE;
      /* "suggested moving X" */
      chain->asserted |= attribution->cue_end <= r->match->first
                         && stance_text_has_ending (stance_mapping_syntax (self)->text, attribution->cue_end, STANCE_ENDING_GERUND);
    }
  others = stance_match_read_noun (r, speakers);
  if (!chain->asserted && r->attitude.noun && !others)
    chain->asserted = TRUE; /* nobody else's wish */
  if (!chain->asserted && !r->rule->is_phrase)
    {
      if ((r->attitude.action || own_finite_deed (r)) && !r->attitude.aside)
        read_deed (r, speakers, around);
      else if (!others && !stance_match_read_terms (r, speakers) && !stance_match_read_governed (r, speakers))
        read_bare (r, speakers, around);
      return;
    }
  if (others && !chain->asserted)
    return;
  if (actor == STANCE_NONE)
    actor = stance_match_find_decider (r);
  if (actor == STANCE_NONE)
    actor = stance_match_find_author (r, r->attitude.holder ? r->attitude.holder : r->attitude.action ? r->attitude.action : stance_match_find_own_deed (r));
  if (actor == STANCE_NONE || is_unknown_group (r, actor))
    {
      if (!is_feigned (attribution, speakers, around))
        stance_match_add (r, chain, speakers, around);
      return;
    }
  holders = stance_holders_of_actor (self->holders, actor, TRUE);
  if (stance_match_overlap (holders, speakers) && is_feigned (attribution, holders, around))
    return;
  if (stance_match_overlap (holders, speakers))
    stance_match_add (r, chain, holders, around);
  else if (attribution->type != STANCE_OP_ACCUSE)
    stance_match_add (r, chain, holders, speakers);
}
