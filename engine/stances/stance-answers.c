/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Asked whether X, Smith said: 'Never.'": the answer takes what the question is about. An answer stands at the beginning of what somebody says, in the
 * sentence of the question or one of the next: yes or no, or a subject and an auxiliary verb alone ("We will", "It does not"). */
#include <math.h>
#include <string.h>

#include "stance-answers-private.h"

#define WORDS_ON 80 /* ... and how many tokens behind it, or behind the beginning of a sentence */
#define SENTENCES_ON 2 /* how far behind its question an answer may stand */
#define ASK (1u << STANCE_OP_ASK)
#define WEAK_BELOW 0.75

static const StanceSentence *
sentence_at (const StanceSpeech *s, guint i)
{
  return &g_array_index (s->syntax->text->sentences, StanceSentence, i);
}

static gboolean
is_mark (const StanceSpeech *s, guint token)
{
  const StanceToken *t = stance_text_token (s->syntax->text, token);

  return (t->flags & STANCE_TOKEN_PUNCT) && !(t->flags & STANCE_TOKEN_HYPHEN);
}

/* Whether a question mark ends what a token stands in. */
static gboolean
has_question_mark (const StanceSpeech *s, guint token)
{
  const StanceText *text = s->syntax->text;

  for (guint i = token; i < text->tokens->len && i < token + 60; i++)
    {
      char c = text->text[stance_text_token (text, i)->start];

      if (i > token && (stance_text_token (text, i)->flags & STANCE_TOKEN_SENTENCE_START))
        return FALSE;
      if ((stance_text_token (text, i)->flags & STANCE_TOKEN_PUNCT) && strchr (".!?;", c))
        return c == '?';
    }
  return FALSE;
}

/* Whether a word that asks stands before it in its clause: "whether", "to know if". */
static gboolean
is_behind_question (const StanceSpeech *s, guint token)
{
  const guint32 others = STANCE_WORD_QUESTION | STANCE_WORD_STARTER | STANCE_WORD_SAY;
  const StanceClause *clause = stance_syntax_clause (s->syntax, s->syntax->clause_of[token]);

  for (guint i = token > clause->first + WORDS_ON ? token - WORDS_ON : clause->first; i < token; i++)
    {
      const StanceOperator *op = stance_syntax_operator_at (s->syntax, i, ASK);

      /* "WHETHER X will come is open" */
      if (i <= clause->first + 1 && (stance_syntax_classes (s->syntax, i) & others) == STANCE_WORD_QUESTION)
        return TRUE;

      if (op && op->end <= token && (stance_syntax_classes (s->syntax, op->end - 1) & STANCE_WORD_QUESTION))
        return TRUE;
    }
  return FALSE;
}

gboolean
stance_answers_is_asked (const StanceSpeech *speech, guint token)
{
  return has_question_mark (speech, token) || is_behind_question (speech, token);
}

/* "why", "what": yes or no is no answer. "Whether" begins no sentence. */
static gboolean
asks_more (const StanceSpeech *s, guint token)
{
  guint32 classes = token < s->syntax->text->tokens->len ? stance_syntax_classes (s->syntax, token) : 0;

  return (classes & (STANCE_WORD_QUESTION | STANCE_WORD_RELATIVE)) && (classes & STANCE_WORD_STARTER) && !(classes & STANCE_WORD_SAY);
}

/* Whether a question that yes or no can answer holds a token. */
static gboolean
takes_answer (const StanceSpeech *s, guint token)
{
  const StanceClause *clause = stance_syntax_clause (s->syntax, s->syntax->clause_of[token]);
  guint32 said = s->attribution_of[token];

  for (guint depth = 0; said != STANCE_NONE && depth < 4; depth++)
    {
      const StanceAttribution *a = stance_speech_attribution (s, said);

      if (a->type == STANCE_OP_ASK)
        return !asks_more (s, a->cue_end) && !asks_more (s, a->cue_end - 1);
      said = a->parent;
    }
  if (has_question_mark (s, token))
    return !asks_more (s, clause->first) && !asks_more (s, clause->first + 1);
  return is_behind_question (s, token) || stance_syntax_operator_at (s->syntax, clause->first > 0 ? clause->first - 1 : 0, ASK);
}

/* Whether somebody's words begin at a token. */
static gboolean
begins_words (const StanceSpeech *s, guint token)
{
  guint32 said = s->attribution_of[token];
  const StanceAttribution *a = said == STANCE_NONE ? NULL : stance_speech_attribution (s, said);

  if (!a || a->type != STANCE_OP_SAY || stance_speech_actor (s, a->source)->type == STANCE_ACTOR_NOBODY || is_mark (s, token))
    return FALSE;
  return token == 0 || s->attribution_of[token - 1] != said || is_mark (s, token - 1)
         || (stance_text_token (s->syntax->text, token)->flags & STANCE_TOKEN_SENTENCE_START);
}

/* "of course WE WILL NOT": the end of a subject and an auxiliary verb alone that begin at token i; 0 for none. */
static guint
ellipsis_end (const StanceSpeech *s, guint i, guint end, StanceAnswer *answer)
{
  const guint skipped = (1u << STANCE_OP_BOOST) | (1u << STANCE_OP_HEDGE);
  const StanceOperator *op;
  const StanceActor *subject;
  gboolean verb = FALSE;

  while (i < end && ((op = stance_syntax_operator_at (s->syntax, i, skipped)) || (stance_syntax_classes (s->syntax, i) & STANCE_WORD_THAT)))
    {
      answer->weak |= op && op->type == STANCE_OP_HEDGE;
      i = op ? op->end : i + 1;
    }
  subject = i < end && s->actor_at[i] < s->actors->len ? stance_speech_actor (s, s->actor_at[i]) : NULL;
  if (!subject || subject->first != i || subject->possessive)
    return 0;
  answer->sign = 1;
  for (i = subject->end; i < end && !is_mark (s, i); i++)
    {
      const StanceOperator *negation = stance_syntax_operator_at (s->syntax, i, 1u << STANCE_OP_NEGATION);
      const StanceOperator *modal = stance_syntax_operator_at (s->syntax, i, 1u << STANCE_OP_MODAL);

      if (negation || (modal && modal->strength < 0))
        answer->sign = -1;
      answer->weak |= (negation && fabs (negation->strength) < WEAK_BELOW) || (modal && fabs (modal->strength) < WEAK_BELOW);
      verb |= (stance_syntax_classes (s->syntax, i) & STANCE_WORD_AUXILIARY) != 0;
      if (!negation && !(stance_syntax_classes (s->syntax, i) & (STANCE_WORD_AUXILIARY | STANCE_WORD_ADVERB)))
        return 0;
    }
  return verb ? i : 0;
}

/* "Yes, in due time", "We will, if nothing changes": what goes on behind the answer takes half of it. */
static gboolean
is_qualified (const StanceSpeech *s, guint i, guint end)
{
  for (end = MIN (end, i + WORDS_ON); i < end; i++)
    if (i > 0 && (stance_text_token (s->syntax->text, i)->flags & STANCE_TOKEN_QUOTE))
      return FALSE;
    else if (stance_syntax_operator_at (s->syntax, i, (1u << STANCE_OP_HEDGE) | (1u << STANCE_OP_CONDITION))
             || (stance_syntax_classes (s->syntax, i) & STANCE_WORD_CONDITION))
      return TRUE;
  return FALSE;
}

/* Reads an answer at token i. */
static gboolean
read_answer (const StanceSpeech *s, guint i, guint end, StanceAnswer *answer)
{
  const StanceOperator *op = stance_syntax_operator_at (s->syntax, i, 1u << STANCE_OP_ANSWER);

  *answer = (StanceAnswer) { .first = i };
  if (op && (op->frame == STANCE_FRAME_CLAUSE || begins_words (s, i)))
    {
      answer->sign = op->strength < 0 ? -1 : 1;
      answer->weak = fabs (op->strength) < WEAK_BELOW;
      answer->end = op->end;
    }
  else if (begins_words (s, i))
    answer->end = ellipsis_end (s, i, end, answer);
  if (answer->end == 0)
    return FALSE;
  answer->weak |= is_qualified (s, answer->end, end);
  return TRUE;
}

/* Looks for the answer in tokens [first, end) of one sentence: at the first words that somebody says there. `goes_on` becomes FALSE where those are no
 * answer. */
static gboolean
find_within (const StanceSpeech *s, guint first, guint end, StanceAnswer *answer, gboolean *goes_on)
{
  for (guint i = first; i < MIN (end, first + WORDS_ON) && *goes_on; i++)
    {
      if (read_answer (s, i, end, answer))
        return TRUE;
      if (begins_words (s, i))
        *goes_on = FALSE;
    }
  return FALSE;
}

/* The answer to a question of which token `last` is the last match, in sentence `sentence`. "No," said Smith when asked about it. */
static gboolean
find_answer (const StanceSpeech *s, guint last, guint sentence, StanceAnswer *answer)
{
  guint n = s->syntax->text->sentences->len;
  gboolean goes_on = TRUE;

  for (guint k = sentence; k < n && k <= sentence + SENTENCES_ON && goes_on; k++)
    {
      answer->sentence = k;
      if (find_within (s, k == sentence ? last : sentence_at (s, k)->first, sentence_at (s, k)->end, answer, &goes_on))
        {
          answer->sentence = k;
          return TRUE;
        }
      if (k == sentence && read_answer (s, sentence_at (s, k)->first + 1, sentence_at (s, k)->end, answer) && answer->end < last)
        {
          answer->sentence = k;
          return TRUE;
        }
    }
  return FALSE;
}

void
stance_answers_find (const StanceSpeech *speech, const GArray *matches, GArray *answers)
{
  guint sentence = 0;

  for (guint m = 0; m < matches->len; m++)
    {
      const StanceRuleMatch *match = &g_array_index (matches, StanceRuleMatch, m);
      StanceAnswer answer;

      while (sentence_at (speech, sentence)->end <= match->first)
        sentence++;
      if (!takes_answer (speech, match->first) || !find_answer (speech, match->end, sentence, &answer))
        continue;
      answer.meant = m;
      g_array_append_val (answers, answer);
    }
}
