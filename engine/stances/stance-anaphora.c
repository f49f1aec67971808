/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets that are only pointed at. An expression counts when an attitude stands next to it and nothing else tells what it
 * means; it means the target named last, if that is not far back. */
#include <string.h>

#include "stance-anaphora-private.h"

#define SENTENCES_BACK 1 /* how far back a target may lie */
#define REACH 256 /* ... a noun spelt out, or a judgement ahead, in tokens: sentences may be endless */

#define ATTITUDES ((1u << STANCE_OP_WANT) | (1u << STANCE_OP_REJECT) | (1u << STANCE_OP_DOUBT))
#define NAMING ((1u << STANCE_OP_SAY) | (1u << STANCE_OP_THINK))
#define PERSONS (STANCE_WORD_HE | STANCE_WORD_SHE | STANCE_WORD_THEY | STANCE_WORD_I | STANCE_WORD_WE | STANCE_WORD_YOU)

static guint32
classes_of (const StanceSpeech *s, guint token)
{
  return stance_syntax_classes (s->syntax, token);
}

static gboolean
is_mark (const StanceSpeech *s, guint token)
{
  return (stance_text_token (s->syntax->text, token)->flags & STANCE_TOKEN_PUNCT) != 0;
}

/* "elections ... THEY were necessary": what is named last is several things, and nobody is named in the plural. */
static gboolean
means_things (const StanceSpeech *s, guint token, const StanceRuleMatch *last)
{
  guint32 named = s->actor_at[token];

  if (!last || !(classes_of (s, token) & STANCE_WORD_THEY) || (classes_of (s, token) & STANCE_WORD_DETERMINER))
    return FALSE;
  for (guint i = MAX (last->end, token > 60 ? token - 60 : 0); i < token; i++)
    if (s->actor_at[i] < named && (stance_speech_actor (s, s->actor_at[i])->type == STANCE_ACTOR_GROUP || stance_speech_actor (s, s->actor_at[i])->joined))
      return FALSE;
  for (guint i = last->first; i < last->end; i++)
    {
      const StanceNode *node = stance_syntax_node (s->syntax, i);

      if ((node->tag == STANCE_TAG_NOUN || node->tag == STANCE_TAG_NONE) && stance_text_has_ending (s->syntax->text, i, STANCE_ENDING_THIRD)
          && !(stance_text_token (s->syntax->text, i)->flags & (STANCE_TOKEN_CAPITAL | STANCE_TOKEN_CLITIC)))
        return TRUE;
    }
  return FALSE;
}

/* "THIS is wrong", "called THIS a mistake", "condemned THIS." */
static gboolean
stands_alone (const StanceSpeech *s, guint i, guint end)
{
  guint32 classes = classes_of (s, i), next = i + 1 < end ? classes_of (s, i + 1) : 0;

  if (!(classes & STANCE_WORD_DETERMINER) || (classes & (STANCE_WORD_ANONYMOUS | STANCE_WORD_BOTH | STANCE_WORD_CONJUNCTION | STANCE_WORD_RELATIVE)))
    return FALSE;
  if (i + 1 == end || (is_mark (s, i + 1) && !(stance_text_token (s->syntax->text, i + 1)->flags & STANCE_TOKEN_QUOTE_OPEN)))
    return TRUE;
  if (stance_syntax_node (s->syntax, i + 1)->tag == STANCE_TAG_NOUN)
    return FALSE; /* "the need" */
  return (next & (STANCE_WORD_BE | STANCE_WORD_AUXILIARY | STANCE_WORD_DETERMINER))
         || stance_syntax_operator_at (s->syntax, i + 1, 1u << STANCE_OP_PREDICATE);
}

/* "the idea", "such terms", "this": the end of an expression that points back and begins at token i, 0 for none. A noun with an
 * object of its own ("the idea of ...") does not. */
static guint
pointer_end (const StanceSpeech *s, guint i, guint end, const StanceRuleMatch *last)
{
  guint32 classes = classes_of (s, i);

  if (classes & PERSONS)
    return means_things (s, i, last) ? i + 1 : 0;
  for (guint k = i + 1; (classes & STANCE_WORD_DETERMINER) && k < end && k < i + 3; k++)
    if (stance_text_token (s->syntax->text, k)->flags & STANCE_TOKEN_CAPITAL)
      return 0; /* "the French proposal" is told apart */
    else if (k + 1 < end && stance_syntax_node (s->syntax, k)->tag == STANCE_TAG_NOUN && stance_syntax_node (s->syntax, k + 1)->tag == STANCE_TAG_NOUN)
      return 0; /* so is "the minerals deal" */
    else if (classes_of (s, k) & STANCE_WORD_ANAPHOR)
      return k + 1 < end && (classes_of (s, k + 1) & (STANCE_WORD_PARTICLE | STANCE_WORD_TO | STANCE_WORD_THAT | STANCE_WORD_PREPOSITION)) ? 0 : k + 1;
  if (stands_alone (s, i, end))
    return i + 1;
  return classes & (STANCE_WORD_IT | STANCE_WORD_THAT) ? i + 1 : 0;
}

/* "that is unlikely": a judgement follows, and it is not of something that comes behind it. */
static gboolean
is_judged (const StanceSpeech *s, guint i, guint end)
{
  gboolean verb = FALSE;

  for (guint last = MIN (end, i + REACH); i < last && !is_mark (s, i); i++)
    {
      const StanceOperator *op = stance_syntax_operator_at (s->syntax, i, 1u << STANCE_OP_PREDICATE);

      if (op && (verb || (classes_of (s, i) & (STANCE_WORD_BE | STANCE_WORD_AUXILIARY)))) /* "unlikely", "is necessary", "won't happen" */
        return op->end >= end || !(classes_of (s, op->end) & (STANCE_WORD_TO | STANCE_WORD_THAT | STANCE_WORD_PARTICLE));
      verb |= (classes_of (s, i) & (STANCE_WORD_BE | STANCE_WORD_AUXILIARY)) != 0
              || (stance_text_token (s->syntax->text, i)->flags & STANCE_TOKEN_CLITIC) != 0;
      if (!verb && !(classes_of (s, i) & STANCE_WORD_ADVERB))
        return FALSE;
      if (verb && (classes_of (s, i) & (STANCE_WORD_PREPOSITION | STANCE_WORD_TO | STANCE_WORD_DETERMINER | STANCE_WORD_SUBORDINATOR)))
        return FALSE;
    }
  return FALSE;
}

/* "called THIS a mistake": a name that judges, without a verb. */
static gboolean
is_named (const StanceSpeech *s, guint first, guint pointer, guint end)
{
  if (first == 0 || !stance_syntax_operator_at (s->syntax, first - 1, NAMING))
    return FALSE;
  for (guint i = pointer; i < end && i < pointer + 3 && !is_mark (s, i); i++)
    if (stance_syntax_operator_at (s->syntax, i, 1u << STANCE_OP_PREDICATE))
      return TRUE;
    else if (!(classes_of (s, i) & (STANCE_WORD_DETERMINER | STANCE_WORD_ADVERB)))
      return FALSE;
  return FALSE;
}

/* "We will never do THAT." */
static gboolean
is_done (const StanceSpeech *s, guint first, guint pointer, guint end)
{
  return first > 1 && (classes_of (s, first - 1) & STANCE_WORD_AUXILIARY) && !(classes_of (s, first - 1) & STANCE_WORD_BE)
         && (classes_of (s, first - 2) & (STANCE_WORD_AUXILIARY | STANCE_WORD_ADVERB)) && (pointer >= end || is_mark (s, pointer));
}

/* "rejected such terms", "will never allow it", "ruled that out": a wish or refusal right before or around it, or something that is done to it, and
 * nothing behind it. */
static gboolean
is_object (const StanceSpeech *s, guint first, guint pointer, guint end)
{
  guint from = first > 6 ? first - 6 : 0;

  for (guint k = s->syntax->operator_at[from]; k < s->syntax->operator_at[first]; k++)
    if (stance_syntax_operator (s->syntax, k)->end > pointer && (ATTITUDES & (1u << stance_syntax_operator (s->syntax, k)->type)))
      return TRUE;

  if (pointer < end && !is_mark (s, pointer)
      && !(classes_of (s, pointer) & (STANCE_WORD_PREPOSITION | STANCE_WORD_CONJUNCTION | STANCE_WORD_SUBORDINATOR | STANCE_WORD_DAY | STANCE_WORD_ADVERB)))
    return FALSE;
  for (guint k = s->syntax->operator_at[from]; k < s->syntax->operators->len; k++)
    {
      const StanceOperator *op = stance_syntax_operator (s->syntax, k);

      if (op->first >= first)
        return FALSE;
      if (op->end == first && ((ATTITUDES | (1u << STANCE_OP_EFFECT)) & (1u << op->type)))
        return TRUE;
    }
  return FALSE;
}

/* "a proposal London has rejected": somebody's wish or refusal of it follows. */
static gboolean
is_taken_up (const StanceSpeech *s, guint i, guint end)
{
  guint32 actor = i < end ? s->actor_at[i] : s->actors->len;

  if (actor >= s->actors->len || stance_speech_actor (s, actor)->first != i)
    return FALSE;
  for (guint k = stance_speech_actor (s, actor)->end; k < end && k < i + 8; k++)
    if (stance_syntax_operator_at (s->syntax, k, ATTITUDES))
      return stance_speech_is_next_to (s, actor, k);
  return FALSE;
}

/* What is meant by a pointer behind match `last`: the longest of the matches that overlap it, "store the uranium" and not "uranium". */
static guint
find_meant (const GArray *matches, guint last)
{
  const StanceRuleMatch *all = (const StanceRuleMatch *) matches->data;
  guint best = last;

  for (guint i = last; i > 0 && all[i - 1].end > all[last].first; i--)
    if (all[i - 1].end - all[i - 1].first > all[best].end - all[best].first)
      best = i - 1;
  return best;
}

static gboolean
is_same_word (const StanceText *text, guint a, guint b)
{
  const StanceToken *x = stance_text_token (text, a), *y = stance_text_token (text, b);

  return x->end - x->start == y->end - y->start && memcmp (text->folded + x->start, text->folded + y->start, x->end - x->start) == 0;
}

/* "the IDEA of sending troops ... to the IDEA": the match behind the last such noun that tells what it is of. Match `last` when there is none. */
static guint
find_spelt_out (const StanceSpeech *s, const GArray *matches, guint last, guint noun, guint from)
{
  for (guint i = noun; i > from && noun - i < REACH; i--)
    {
      if (!is_same_word (s->syntax->text, i - 1, noun)
          || !(classes_of (s, i) & (STANCE_WORD_PARTICLE | STANCE_WORD_TO | STANCE_WORD_THAT | STANCE_WORD_PREPOSITION)))
        continue;
      for (guint k = last + 1; k > 0 && g_array_index (matches, StanceRuleMatch, k - 1).first >= i; k--)
        if (g_array_index (matches, StanceRuleMatch, k - 1).first < i + 4)
          return k - 1;
    }
  return last;
}

/* Looks through one sentence. `next` is the first match that is not yet passed; those that begin before token `from` are too
 * far back. */
static void
read_sentence (const StanceSpeech *s, const StanceSentence *sentence, guint from, guint *next, const GArray *matches, GArray *pointers)
{
  for (guint i = sentence->first; i < sentence->end; i++)
    {
      StancePointer pointer = { { i, 0, 0 }, 0 };
      guint end;

      while (*next < matches->len && g_array_index (matches, StanceRuleMatch, *next).end <= i)
        (*next)++;
      end = pointer_end (s, i, sentence->end, *next == 0 ? NULL : &g_array_index (matches, StanceRuleMatch, *next - 1));
      pointer.match.end = end;
      if (!end || *next == 0 || g_array_index (matches, StanceRuleMatch, *next - 1).first < from)
        continue;
      if (!is_judged (s, end, sentence->end) && !is_object (s, i, end, sentence->end) && !is_named (s, i, end, sentence->end)
          && !is_done (s, i, end, sentence->end) && !(end > i + 1 && is_taken_up (s, end, sentence->end)))
        continue;
      pointer.meant = find_meant (matches, end > i + 1 ? find_spelt_out (s, matches, *next - 1, end - 1, from) : *next - 1);
      pointer.match.rule = g_array_index (matches, StanceRuleMatch, pointer.meant).rule;
      g_array_append_val (pointers, pointer);
      i = end - 1;
    }
}

void
stance_anaphora_find (const StanceSpeech *speech, const GArray *matches, GArray *pointers)
{
  const GArray *sentences = speech->syntax->text->sentences;
  guint next = 0;

  for (guint i = 0; i < sentences->len; i++)
    {
      const StanceSentence *sentence = &g_array_index (sentences, StanceSentence, i);
      guint from = g_array_index (sentences, StanceSentence, i > SENTENCES_BACK ? i - SENTENCES_BACK : 0).first;

      read_sentence (speech, sentence, from, &next, matches, pointers);
    }
}
