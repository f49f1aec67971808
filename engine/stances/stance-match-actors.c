/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whose a position is: who wishes, does or decides. */
#include "stance-match-private.h"

#include "stance-owners-private.h"

guint32
stance_match_find_holder (const StanceMatchReading *r, const StanceOperator *op)
{
  const StanceSpeech *speech = r->mapping->speech;
  const StanceSentence *sentence = &g_array_index (stance_mapping_syntax (r->mapping)->text->sentences, StanceSentence, r->sentence);
  guint32 actor;

  if (r->attitude.passive && op == r->attitude.holder)
    return stance_owners_find_doer (speech, op, sentence->end);
  if (r->attribution != STANCE_NONE && stance_speech_attribution (speech, r->attribution)->cue_first == op->first)
    return stance_speech_attribution (speech, r->attribution)->source;
  actor = stance_speech_find_subject (speech, op->first, r->attribution == STANCE_NONE ? sentence->first : r->attitude.first);
  return actor != STANCE_NONE && stance_owners_is_expletive (speech, actor) ? STANCE_NONE : actor;
}

guint32
stance_match_find_author (StanceMatchReading *r, const StanceOperator *op)
{
  const StanceSpeech *speech = r->mapping->speech;
  const StanceSentence *sentence = &g_array_index (stance_mapping_syntax (r->mapping)->text->sentences, StanceSentence, r->sentence);
  guint32 actor = op ? stance_owners_find_author (speech, op->first, r->attribution == STANCE_NONE ? sentence->first : r->attitude.first) : STANCE_NONE;

  if (actor == STANCE_NONE || r->attitude.passive || r->attitude.noun)
    return STANCE_NONE;
  r->attitude.chain.weak = TRUE;
  r->certainty = STANCE_CERTAINTY_INFERRED;
  return actor;
}

const StanceOperator *
stance_match_find_own_deed (const StanceMatchReading *r)
{
  const StanceSyntax *syntax = stance_mapping_syntax (r->mapping);
  const StanceOperator *op = stance_syntax_operator_at (syntax, r->match->first, 1u << STANCE_OP_EFFECT);

  if (!op || op->frame != STANCE_FRAME_OBJECT || op->end >= r->match->end)
    return NULL;
  return stance_owners_is_undergone (syntax, op) ? NULL : op;
}

guint32
stance_match_find_decider (const StanceMatchReading *r)
{
  const StanceSpeech *speech = r->mapping->speech;
  const StanceOperator *decision = r->attitude.decision;
  const StanceOperator *deed = r->attitude.action ? r->attitude.action : stance_match_find_own_deed (r);
  guint32 actor;

  if (r->attribution != STANCE_NONE && stance_speech_attribution (speech, r->attribution)->type == STANCE_OP_THINK)
    return STANCE_NONE; /* "I think they will": what is expected */
  if (!decision || decision->frame != STANCE_FRAME_OBJECT || !deed || deed->first < decision->first)
    return STANCE_NONE;
  for (guint i = decision->end; i < deed->first; i++)
    {
      const StanceOperator *duty = stance_syntax_operator_at (speech->syntax, i, 1u << STANCE_OP_MODAL);

      if (stance_syntax_classes (speech->syntax, i) & STANCE_WORD_BE)
        return STANCE_NONE; /* "would be sent": by whom is not told */
      if (duty && duty->frame == STANCE_FRAME_VERB && duty->strength >= STANCE_WEAK_BELOW)
        return STANCE_NONE; /* "will have to cede": what others hold to be its duty */
    }
  actor = stance_speech_find_subject (speech, decision->first, r->attitude.first);
  return actor != STANCE_NONE && stance_speech_is_next_to (speech, actor, decision->first) ? actor : STANCE_NONE;
}
