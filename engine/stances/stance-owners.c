/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-owners-private.h"

#define REACH 256 /* tokens; sentences may be endless */
#define AUTHOR_REACH 5 /* between whose draft it is and the noun: "Smith's revised 20-point plan" */
#define MEMORY 400 /* how far back, in tokens, "the plan" was told to be somebody's */
#define WORDS_APART (STANCE_WORD_PREPOSITION | STANCE_WORD_TO | STANCE_WORD_CONJUNCTION | STANCE_WORD_RELATIVE | STANCE_WORD_BE \
                     | STANCE_WORD_AUXILIARY | STANCE_WORD_THAT | STANCE_WORD_DETERMINER)
#define DENIAL 8 /* words that tell of a denied report may have: "flatly denied the latest reports that" */

/* The actor whose end token is `end`, STANCE_NONE for none. */
static guint32
actor_ending (const StanceSpeech *speech, guint end, guint reach)
{
  for (guint i = end > reach ? end - reach : 0; i < end; i++)
    {
      guint32 actor = speech->actor_at[i];

      if (actor < speech->actors->len && stance_speech_actor (speech, actor)->first == i && stance_speech_actor (speech, actor)->end == end)
        return actor;
    }
  return STANCE_NONE;
}

guint32
stance_owners_find_beginning (const StanceSpeech *speech, guint token, guint reach)
{
  guint32 actor = token <= speech->syntax->text->tokens->len ? speech->actor_at[token] : STANCE_NONE;

  if (actor >= speech->actors->len || stance_speech_actor (speech, actor)->first > token + reach)
    return STANCE_NONE;
  return actor;
}

/* "the refusal BY Smith to": the actor in the midst of an operator. */
static guint32
owner_inside (const StanceSpeech *speech, const StanceOperator *op)
{
  for (guint i = op->first + 1; i + 1 < op->end; i++)
    if (stance_syntax_classes (speech->syntax, i) & STANCE_WORD_PREPOSITION)
      {
        guint32 actor = stance_owners_find_beginning (speech, i + 1, 1);

        if (actor != STANCE_NONE && stance_speech_actor (speech, actor)->end < op->end)
          return actor;
      }
  return STANCE_NONE;
}

guint32
stance_owners_find_blamed (const StanceSpeech *speech, const StanceOperator *op)
{
  guint32 actor, last = stance_syntax_classes (speech->syntax, op->end - 1);

  if (op->frame != STANCE_FRAME_OBJECT || op->end < op->first + 3 || !(last & STANCE_WORD_PREPOSITION) || (last & STANCE_WORD_TO))
    return STANCE_NONE;
  actor = stance_owners_find_beginning (speech, op->first + 1, 1);
  return actor != STANCE_NONE && stance_speech_actor (speech, actor)->end < op->end ? actor : STANCE_NONE;
}

/* "criticised Smith for HIS refusal": who is blamed or thanked right before token `owner`. STANCE_NONE for nobody. */
static guint32
blamed_before (const StanceSpeech *speech, guint owner)
{
  for (guint i = speech->syntax->operator_at[owner]; i > 0 && owner - stance_syntax_operator (speech->syntax, i - 1)->first < 8; i--)
    if (stance_syntax_operator (speech->syntax, i - 1)->end == owner)
      return stance_owners_find_blamed (speech, stance_syntax_operator (speech->syntax, i - 1));
  return STANCE_NONE;
}

guint32
stance_owners_find_possessor (const StanceSpeech *speech, const StanceOperator *op)
{
  const StanceText *text = speech->syntax->text;
  guint32 owners = STANCE_WORD_HE | STANCE_WORD_SHE | STANCE_WORD_IT | STANCE_WORD_THEY;
  guint32 blamed = stance_owners_find_blamed (speech, op), inside = owner_inside (speech, op);

  if (blamed != STANCE_NONE)
    return blamed;
  if (op->frame == STANCE_FRAME_OBJECT)
    return stance_speech_find_neighbour (speech, op->first, 0); /* "that London had proposed" */
  if (inside != STANCE_NONE)
    return inside;
  if (stance_syntax_classes (speech->syntax, op->first) & owners)
    return stance_speech_find_subject (speech, op->first, 0);
  for (guint i = op->first; i > 0 && op->first - i < 7; i--)
    {
      guint32 actor = actor_ending (speech, i, 12);

      if (actor != STANCE_NONE)
        return i == op->first || stance_speech_actor (speech, actor)->possessive ? actor : STANCE_NONE;
      if (stance_syntax_classes (speech->syntax, i - 1) & owners)
        return blamed_before (speech, i - 1) != STANCE_NONE ? blamed_before (speech, i - 1) : stance_speech_find_subject (speech, i - 1, 0);
      if (stance_text_token (text, i - 1)->flags & STANCE_TOKEN_SENTENCE_START)
        break;
    }
  return STANCE_NONE;
}

guint32
stance_owners_find_doer (const StanceSpeech *speech, const StanceOperator *op, guint end)
{
  for (guint i = op->end; i < end && i < op->end + 3; i++)
    if (stance_syntax_classes (speech->syntax, i) & STANCE_WORD_BY)
      return stance_owners_find_beginning (speech, i + 1, 1);
  return STANCE_NONE;
}

static gboolean
is_document (const StanceSyntax *syntax, guint32 noun)
{
  return (stance_syntax_classes (syntax, noun) & STANCE_WORD_ANAPHOR) || stance_syntax_operator_at (syntax, noun, 1u << STANCE_OP_DOCUMENT);
}

/* "SMITH'S revised 20-point plan", "the BRITISH plan": who is named before a noun, within its own phrase. STANCE_NONE for nobody. */
static guint32
author_before (const StanceSpeech *speech, guint32 noun, guint from)
{
  const StanceSyntax *syntax = speech->syntax;
  guint32 at = speech->actor_at[noun];
  const StanceActor *actor = at == 0 ? NULL : stance_speech_actor (speech, at - 1);

  if (!actor || actor->first < from || actor->end + AUTHOR_REACH < noun || actor->type > STANCE_ACTOR_GROUP)
    return STANCE_NONE;
  for (guint i = actor->end + actor->possessive; i < noun; i++)
    if ((stance_syntax_classes (syntax, i) & WORDS_APART) || (stance_text_token (syntax->text, i)->flags & STANCE_TOKEN_SENTENCE_START)
        || syntax->text->text[stance_text_token (syntax->text, i)->start] == ',')
      return STANCE_NONE;
  return at - 1;
}

/* "THE plan": nobody is named in its phrase, which begins with an article. */
static gboolean
is_known (const StanceSpeech *speech, guint32 noun)
{
  guint i = noun;

  while (i > 0 && noun - i < AUTHOR_REACH && !(stance_syntax_classes (speech->syntax, i - 1) & WORDS_APART))
    i--;
  return i > 0 && (stance_syntax_classes (speech->syntax, i - 1) & STANCE_WORD_DETERMINER) != 0;
}

guint32
stance_owners_find_author (const StanceSpeech *speech, guint verb, guint from)
{
  const StanceSyntax *syntax = speech->syntax;
  guint32 noun = stance_syntax_find_subject (syntax, verb), actor;

  if (noun == STANCE_NO_TOKEN || noun < from || !is_document (syntax, noun))
    return STANCE_NONE;
  actor = author_before (speech, noun, from);
  if (actor != STANCE_NONE || !is_known (speech, noun))
    return actor;
  for (guint i = noun; i > 0 && noun - i < MEMORY && actor == STANCE_NONE; i--)
    if (stance_text_token (syntax->text, i - 1)->word == stance_text_token (syntax->text, noun)->word)
      actor = author_before (speech, i - 1, 0);
  return actor;
}

gboolean
stance_owners_is_undergone (const StanceSyntax *syntax, const StanceOperator *op)
{
  for (guint i = op->first; i > 0 && (stance_syntax_classes (syntax, i - 1) & (STANCE_WORD_AUXILIARY | STANCE_WORD_ADVERB)); i--)
    if (stance_syntax_classes (syntax, i - 1) & STANCE_WORD_BE)
      return !stance_text_has_ending (syntax->text, op->first, STANCE_ENDING_GERUND);
  return FALSE;
}

gboolean
stance_owners_is_expletive (const StanceSpeech *speech, guint32 actor)
{
  const StanceActor *a = stance_speech_actor (speech, actor);

  return a->type == STANCE_ACTOR_IT && a->end < speech->syntax->text->tokens->len
         && (stance_syntax_classes (speech->syntax, a->end) & STANCE_WORD_BE);
}

guint32
stance_owners_find_behind (const StanceSpeech *speech, guint sentence_at, guint32 end)
{
  const StanceText *text = speech->syntax->text;
  const StanceSentence *sentence = &g_array_index (text->sentences, StanceSentence, sentence_at);
  guint32 last = MIN (sentence->end, end + REACH);

  while (end < last && text->text[stance_text_token (text, end)->start] != ',')
    end++;
  for (guint32 i = speech->actor_at[end]; i < speech->actors->len; i++)
    {
      const StanceActor *actor = stance_speech_actor (speech, i);

      if (actor->first >= last)
        break;
      if (!actor->oblique && !actor->possessive)
        return i;
    }
  return STANCE_NONE;
}

gboolean
stance_owners_is_past (const StanceSpeech *speech, guint sentence_at, guint32 first)
{
  const StanceSyntax *syntax = speech->syntax;
  const StanceSentence *sentence = &g_array_index (syntax->text->sentences, StanceSentence, sentence_at);
  const StanceOperator *past = NULL;
  guint from = first > sentence->first + REACH ? first - REACH : sentence->first, end = MIN (sentence->end, first + REACH);

  for (guint i = syntax->operator_at[from]; i < syntax->operator_at[end]; i++)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i);

      if (op->type != STANCE_OP_TIME)
        continue;
      if (op->strength < 0 && op->first < first)
        past = op;
      else if (op->strength > 0 && op->first < first)
        past = NULL; /* now */
      else if (op->strength > 0 && past)
        return TRUE;
    }
  return FALSE;
}

const StanceOperator *
stance_owners_find_denial (const StanceSpeech *speech, guint32 attribution)
{
  const StanceSyntax *syntax = speech->syntax;
  guint32 cue = stance_speech_attribution (speech, attribution)->cue_first, first = stance_syntax_clause (syntax, syntax->clause_of[cue])->first;

  for (guint i = syntax->operator_at[first > DENIAL ? first - DENIAL : 0]; i < syntax->operator_at[first]; i++)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i);
      gboolean report = op->type == STANCE_OP_ASK && op->end > op->first + 2 && (stance_syntax_classes (syntax, op->end - 1) & STANCE_WORD_THAT);

      if ((report || (op->type == STANCE_OP_REJECT && op->frame == STANCE_FRAME_OBJECT)) && op->end >= first && op->end <= cue
          && speech->attribution_of[op->first] != attribution)
        return op;
    }
  return NULL;
}

/* Whether a verb tells what a draft provides for: "includes", "calls for", "would require". */
static gboolean
provides (const StanceSyntax *syntax, guint verb, guint first)
{
  const guint terms = (1u << STANCE_OP_FACTIVE) | (1u << STANCE_OP_WANT) | (1u << STANCE_OP_MODAL);
  gboolean decided = FALSE;

  for (guint i = syntax->operator_at[verb > 0 ? verb - 1 : 0]; i < syntax->operators->len && stance_syntax_operator (syntax, i)->first <= verb; i++)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i);

      if (op->end > first || op->strength <= 0)
        continue;
      if (op->end > verb && ((1u << op->type) & terms))
        return TRUE;
      decided |= op->type == STANCE_OP_MODAL && op->frame == STANCE_FRAME_OBJECT;
      if (decided && op->type == STANCE_OP_EFFECT)
        return TRUE;
    }
  return FALSE;
}

guint32
stance_owners_find_terms (const StanceSpeech *speech, guint32 first, guint32 from)
{
  const StanceSyntax *syntax = speech->syntax;
  const StanceClause *clause = stance_syntax_clause (syntax, syntax->clause_of[first]);

  for (guint depth = 0; depth < 3 && clause->kind == STANCE_CLAUSE_COMPLEMENT && clause->first > from; depth++)
    clause = stance_syntax_clause (syntax, clause->parent);
  for (guint verb = first; verb > MAX (from, clause->first); verb--)
    {
      const StanceNode *node = stance_syntax_node (syntax, verb - 1);

      if (node->finite && node->subject != STANCE_NO_TOKEN && node->subject < verb - 1 && node->subject >= from)
        return provides (syntax, verb - 1, first) ? verb - 1 : STANCE_NO_TOKEN;
    }
  return STANCE_NO_TOKEN;
}
