/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each match of a rule is looked at with what stands over it and who speaks; what remains are candidates, and those of one
 * sentence, holder and issue become one statement. */
#include "stance-mapping-private.h"

#include <string.h>

#include "stance-anaphora-private.h"
#include "stance-conditions-private.h"
#include "stance-owners-private.h"
#include "stance-listening-private.h"
#include "stance-match-private.h"

/* "Smith said that London was unlikely to sign", and the reporter's guess. */
static gboolean
is_guess (const StanceMatchReading *r)
{
  StanceMapping *self = r->mapping;
  guint32 actor;
  g_autoptr (GArray) holders = NULL, speakers = NULL;

  if (!r->attitude.prediction)
    return FALSE;
  if (r->attribution == STANCE_NONE)
    return TRUE;
  actor = stance_speech_find_subject (self->speech, r->attitude.prediction->first, r->attitude.first);
  if (actor == STANCE_NONE || !stance_speech_is_next_to (self->speech, actor, r->attitude.prediction->first))
    return FALSE;
  holders = stance_holders_of_actor (self->holders, actor, TRUE);
  speakers = stance_holders_of_speaker (self->holders, r->attribution);
  return holders->len > 0 && !stance_match_overlap (holders, speakers);
}

/* "a truce would be wrong": a phrase that judges by itself. What is called "it" behind it is only a part of that. */
static gboolean
judges (const StanceMapping *self, const StanceRuleMatch *match)
{
  guint types = (1u << STANCE_OP_PREDICATE) | (1u << STANCE_OP_MODAL) | (1u << STANCE_OP_NEGATION);

  for (guint i = match->first + 1; i < match->end; i++)
    if (stance_syntax_operator_at (stance_mapping_syntax (self), i, types))
      return stance_model_get_rule (self->model, match->rule)->is_phrase;
  return FALSE;
}

/* -1 when who is for what a pointer means is against the match: "X cannot join" and who is "fine with that"; "an end to X" and who backs "the plan".
 * Somebody's wish or refusal is not part of what is meant, but "that" means all that was said: "Smith rejected X. Lee called this a mistake." */
static gint
sense_of (StanceMapping *self, const StanceRuleMatch *match, const StanceRuleMatch *pointer)
{
  StanceMatchReading r = { .mapping = self, .match = match, .rule = stance_model_get_rule (self->model, match->rule) };
  guint32 classes = stance_syntax_classes (stance_mapping_syntax (self), pointer->first);
  gboolean all = pointer->end == pointer->first + 1 && !(classes & (STANCE_WORD_IT | STANCE_WORD_THEY));
  gint sign = 1;

  stance_match_compose (&r);
  if (!r.attitude.noun && (!r.attitude.holder || all))
    return r.attitude.chain.asserted || r.attitude.action ? r.attitude.chain.sign : 1;
  for (guint i = 0; i < r.attitude.n_steps; i++)
    if (r.attitude.steps[i].op->type == STANCE_OP_EFFECT && r.attitude.steps[i].turns)
      sign = -sign;
  return sign;
}

/* A match in what is made a condition: its maker wants it to come true, or warns of it. The reporter tells only of those that are demanded. */
static void
read_condition (StanceMatchReading *r)
{
  StanceMapping *self = r->mapping;
  StanceChain *chain = &r->attitude.chain;
  const StanceAttribution *said = r->attribution == STANCE_NONE ? NULL : stance_speech_attribution (self->speech, r->attribution);
  guint32 maker = stance_conditions_maker (self->speech, &r->attitude.condition);
  g_autoptr (GArray) speakers = said ? stance_holders_of_speaker (self->holders, r->attribution) : NULL;
  g_autoptr (GArray) holders = maker == STANCE_NONE ? NULL : stance_holders_of_actor (self->holders, maker, TRUE);

  if (!chain->asserted || r->attitude.unsaid
      || (said ? said->type == STANCE_OP_ASK || stance_match_is_nobodys (self, said) : maker == STANCE_NONE || chain->weak))
    return;
  /* "If X joined, Y would attack": a guess about another, nobody's condition. */
  if (said && holders && holders->len && !stance_match_overlap (holders, speakers) && !r->attitude.condition.demanded)
    return;
  r->attitude.conditional = chain->weak;
  if (chain->weak)
    r->certainty = STANCE_CERTAINTY_INFERRED;
  if (said && (!holders || holders->len == 0 || stance_match_overlap (holders, speakers)))
    stance_match_add (r, chain, speakers, NULL);
  else if (!said || said->type != STANCE_OP_ACCUSE)
    stance_match_add (r, chain, holders, speakers);
}

/* Reads what one match, or pointer to one, shows. */
static void
read_match (StanceMapping *self, const StanceRuleMatch *match, const StanceRuleMatch *meant, guint sentence)
{
  StanceMatchReading r = { .mapping = self, .match = match, .rule = stance_model_get_rule (self->model, match->rule), .sentence = sentence,
                .meant = meant, .sense = 1 };

  if (meant && judges (self, meant))
    return;
  if (stance_answers_is_asked (self->speech, match->first))
    return;
  r.attribution = self->speech->attribution_of[match->first];
  stance_match_compose (&r);
  if (r.attitude.supposed && !meant)
    {
      read_condition (&r);
      return;
    }
  if (r.attitude.supposed || (r.attitude.condition.to == 0 && stance_conditions_is_supposed (self->speech, match->first)))
    return;
  if (meant && !r.attitude.chain.asserted)
    return;
  if (meant)
    r.attitude.chain.sign *= (r.sense = sense_of (self, meant, match));
  if (r.attitude.unsaid || is_guess (&r) || stance_owners_is_past (self->speech, sentence, match->first))
    return;
  if (r.attitude.feeling)
    stance_match_read_feeling (&r);
  else if (r.attribution == STANCE_NONE)
    stance_match_read_narrated (&r, NULL);
  else
    stance_match_read_reported (&r);
}

/* Who answers: whose words it is, or who nods. */
static GArray *
answerers (const StanceMapping *self, const StanceAnswer *answer, guint32 attribution)
{
  guint32 actor;

  if (attribution != STANCE_NONE)
    return stance_holders_of_speaker (self->holders, attribution);
  actor = stance_speech_find_subject (self->speech, answer->first, 0);
  return actor == STANCE_NONE ? g_array_new (FALSE, FALSE, sizeof (StanceHolder)) : stance_holders_of_actor (self->holders, actor, TRUE);
}

/* Reads what the answer to a question about a match shows: as if who answers had said it himself, or denied it. In the question "he" and "you" are
 * who is asked. */
static void
read_answer (StanceMapping *self, const StanceAnswer *answer, const StanceRuleMatch *match)
{
  StanceMatchReading r = { .mapping = self, .match = match, .rule = stance_model_get_rule (self->model, match->rule), .sentence = answer->sentence,
                .attribution = self->speech->attribution_of[answer->first], .answer = answer, .sense = answer->sign };
  g_autoptr (GArray) speakers = answerers (self, answer, r.attribution);
  g_autoptr (GArray) holders = NULL;
  guint32 actor;

  stance_match_compose (&r);
  if (r.attitude.noun || r.attitude.aside
      || (r.attribution != STANCE_NONE && stance_match_is_nobodys (self, stance_speech_attribution (self->speech, r.attribution))))
    return;
  r.attitude.chain.sign *= answer->sign;
  r.attitude.chain.weak |= answer->weak;
  r.attitude.chain.asserted = TRUE;
  actor = r.attitude.holder ? stance_match_find_holder (&r, r.attitude.holder) : stance_match_find_decider (&r);
  if (actor == STANCE_NONE && speakers->len == 0)
    actor = stance_owners_find_beginning (self->speech, match->first, 0);
  if (actor == STANCE_NONE && speakers->len == 0)
    actor = stance_speech_find_subject (self->speech, match->first, r.attitude.first);
  if (actor != STANCE_NONE && stance_speech_actor (self->speech, actor)->type <= STANCE_ACTOR_GROUP)
    holders = stance_holders_of_actor (self->holders, actor, TRUE);
  if (holders && holders->len > 0 && !stance_match_overlap (holders, speakers))
    stance_match_add (&r, &r.attitude.chain, holders, speakers);
  else
    stance_match_add (&r, &r.attitude.chain, speakers, NULL);
}

/* The sentence that holds tokens [first, end), looked for from `sentence` on; FALSE when it does not hold them all. */
static gboolean
find_sentence (const StanceMapping *self, const StanceRuleMatch *match, guint *sentence)
{
  const GArray *sentences = stance_mapping_syntax (self)->text->sentences;

  while (*sentence + 1 < sentences->len && g_array_index (sentences, StanceSentence, *sentence).end <= match->first)
    (*sentence)++;
  return match->end <= g_array_index (sentences, StanceSentence, *sentence).end;
}

/* Reads all matches of the model's rules and what points back to them, in the order of the text. */
static void
read_all (StanceMapping *self, const GArray *matches, const GArray *pointers)
{
  for (guint m = 0, p = 0, sentence = 0; m < matches->len || p < pointers->len;)
    {
      const StanceRuleMatch *match = m < matches->len ? &g_array_index (matches, StanceRuleMatch, m) : NULL;
      const StancePointer *pointer = p < pointers->len ? &g_array_index (pointers, StancePointer, p) : NULL;
      gboolean back = pointer && (!match || pointer->match.first < match->first);
      const StanceRuleMatch *now = back ? &pointer->match : match;

      if (find_sentence (self, now, &sentence))
        read_match (self, now, back ? &g_array_index (matches, StanceRuleMatch, pointer->meant) : NULL, sentence);
      m += !back;
      p += back;
    }
}

void
stance_mapping_match (StanceModel *model, const StanceSpeech *speech, const GArray *mentions, const char *date, GArray *matches)
{
  const StanceText *text = speech->syntax->text;
  guint n = text->tokens->len;

  for (guint first = 0, end; first < n; first = end)
    {
      for (end = first + 1; end < n && speech->attribution_of[end] == speech->attribution_of[first]; end++)
        if (stance_text_token (text, end)->flags & STANCE_TOKEN_SENTENCE_START)
          break;
      stance_model_match_rules (model, text, mentions, first, end, date, matches);
    }
}

/* The sentences that hold a match of a rule, by number: it is there that trees tell what stands over what. */
static guint8 *
find_wanted (StanceModel *model, const StanceText *text, const GArray *mentions, const char *date)
{
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (StanceRuleMatch));
  guint8 *wanted = g_new0 (guint8, text->sentences->len + 1);

  for (guint i = 0; i < text->sentences->len; i++)
    {
      const StanceSentence *sentence = &g_array_index (text->sentences, StanceSentence, i);

      g_array_set_size (matches, 0);
      stance_model_match_rules (model, text, mentions, sentence->first, sentence->end, date, matches);
      wanted[i] = matches->len > 0;
    }
  return wanted;
}

GPtrArray *
stance_mapping_code (StanceModel *model, StanceSpeechReader *reader, StanceDocument *document, const StanceCoding *coding)
{
  const char *content = stance_document_get_text (document);
  StanceText *text = stance_text_new (content, strlen (content), stance_model_get_language (model));
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (StanceMention));
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (StanceRuleMatch));
  g_autoptr (GArray) pointers = g_array_new (FALSE, FALSE, sizeof (StancePointer));
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (StanceAnswer));
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (StanceCandidate));
  g_autoptr (GStringChunk) derivations = g_string_chunk_new (512);
  StanceMapping self = { model, stance_document_get_date (document), NULL, NULL, candidates, derivations };
  g_autofree guint8 *wanted = NULL;
  g_autoptr (StanceSpeech) speech = NULL;
  g_autoptr (StanceHolders) holders = NULL;
  GPtrArray *statements;

  stance_model_find_mentions (model, text, mentions);
  wanted = reader ? find_wanted (model, text, mentions, self.date) : NULL;
  self.speech = speech = stance_speech_reader_read (reader, text, wanted);
  self.holders = holders = stance_holders_new (model, speech, mentions, self.date);
  stance_mapping_match (model, speech, mentions, self.date, matches);
  stance_anaphora_find (speech, matches, pointers);
  read_all (&self, matches, pointers);
  stance_answers_find (speech, matches, answers);
  for (guint i = 0; i < answers->len; i++)
    {
      const StanceAnswer *answer = &g_array_index (answers, StanceAnswer, i);

      read_answer (&self, answer, &g_array_index (matches, StanceRuleMatch, answer->meant));
    }
  statements = stance_candidates_to_statements (candidates, &(StanceCandidatesOf) { model, document, speech->syntax->text, coding });
  if (coding->voices)
    stance_voices_listen (coding->voices, document, speech, holders, statements);
  return statements;
}
