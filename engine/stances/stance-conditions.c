/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What opens a condition is an operator that ends in a word for it ("only if", "once", "until", "on condition that"), a plain "if", or a verb before its
 * subject ("Should X happen, ..."). It ends where its verb's words end, or with the comma when it opens the sentence. What else the sentence
 * says hangs on it. */
#include <math.h>

#include "stance-conditions-private.h"

#define STRONG 0.75
#define REACH 120 /* how far from what hangs on it a condition is looked for: sentences may be endless */
#define LASTS 0.3 /* "as long as": weaker ones tell of a state, and end with it */
#define DECISIONS ((1u << STANCE_OP_MODAL) | (1u << STANCE_OP_WANT) | (1u << STANCE_OP_REJECT) | (1u << STANCE_OP_DOUBT))

static guint32
classes_of (const StanceSpeech *s, guint token)
{
  return stance_syntax_classes (s->syntax, token);
}

static gboolean
is_comma (const StanceSpeech *s, guint token)
{
  return s->syntax->text->text[stance_text_token (s->syntax->text, token)->start] == ',';
}

static gboolean
is_mark (const StanceSpeech *s, guint token)
{
  return (stance_text_token (s->syntax->text, token)->flags & STANCE_TOKEN_PUNCT) != 0;
}

/* The operator that opens a condition at a token, whose last word says that a clause or what stands for one follows. */
static const StanceOperator *
opener_at (const StanceSpeech *s, guint token)
{
  const guint32 last = STANCE_WORD_CONDITION | STANCE_WORD_SUBORDINATOR | STANCE_WORD_THAT;
  const StanceOperator *op = stance_syntax_operator_at (s->syntax, token, 1u << STANCE_OP_CONDITION);

  if (!op || stance_operator_is_threat (op) || !(classes_of (s, op->end - 1) & last))
    return NULL;
  /* "who ONCE said", "at once" */
  if (op->end == op->first + 1 && token > 0
      && (classes_of (s, token - 1) & (STANCE_WORD_RELATIVE | STANCE_WORD_AUXILIARY | STANCE_WORD_HE | STANCE_WORD_SHE | STANCE_WORD_PREPOSITION)))
    return NULL;
  if (op->end == op->first + 1 && stance_syntax_node (s->syntax, token)->tag == STANCE_TAG_ADV
      && !(stance_text_token (s->syntax->text, token)->flags & STANCE_TOKEN_SENTENCE_START) && stance_syntax_node (s->syntax, token)->head != STANCE_NO_TOKEN
      && stance_syntax_node (s->syntax, token)->relation != STANCE_RELATION_MARK)
    return NULL;
  return op;
}

/* A plain "if", but not "asked if", "even if". */
static gboolean
is_plain_if (const StanceSpeech *s, guint token, guint first)
{
  const guint others = (1u << STANCE_OP_ASK) | (1u << STANCE_OP_DOUBT) | (1u << STANCE_OP_PREDICATE) | (1u << STANCE_OP_WANT); /* "better IF" */

  if (!(classes_of (s, token) & STANCE_WORD_CONDITION))
    return FALSE;
  if (token > first && !is_mark (s, token - 1) && (classes_of (s, token - 1) & (STANCE_WORD_ADVERB | STANCE_WORD_SUBORDINATOR | STANCE_WORD_QUESTION)))
    return FALSE;
  for (guint i = token > first + 4 ? token - 4 : first; i < token; i++)
    {
      const StanceOperator *op = stance_syntax_operator_at (s->syntax, i, others);

      if (op && (op->type == STANCE_OP_ASK || op->end > token || (op->type == STANCE_OP_DOUBT && op->end == token)))
        return FALSE;
    }
  return TRUE;
}

/* "SHOULD London agree, ...": a modal verb before its subject opens a sentence that is no question. */
static gboolean
is_inverted (const StanceSpeech *s, guint token, const StanceSentence *sentence)
{
  guint next = token + 1, actor = s->actor_at[next];
  const StanceOperator *op = stance_syntax_operator_at (s->syntax, token, 1u << STANCE_OP_MODAL);

  if (!op || op->frame != STANCE_FRAME_VERB || op->end != next || token > sentence->first + 1 || (token > sentence->first && !is_mark (s, token - 1)))
    return FALSE;
  if (actor >= s->actors->len || stance_speech_actor (s, actor)->first > next + 1)
    return FALSE;
  for (guint i = sentence->end; i > next; i--)
    if (s->syntax->text->text[stance_text_token (s->syntax->text, i - 1)->start] == '?')
      return FALSE;
  for (guint i = next; i < sentence->end; i++)
    if (is_comma (s, i))
      return TRUE;
  return FALSE;
}

/* Where a condition ends whose content begins at c->first. */
static guint
content_end (const StanceSpeech *s, const StanceCondition *c, guint first, guint end)
{
  const StanceNode *word = stance_syntax_node (s->syntax, c->first - 1);
  gboolean opens = c->opening <= first + 1;
  guint tree = end;

  if (word->head != STANCE_NO_TOKEN && word->head >= c->first && word->head < end)
    tree = MIN (end, word->head + stance_syntax_node (s->syntax, word->head)->after + 1);
  while (!opens && tree < end && !is_mark (s, tree) && s->attribution_of[tree] == s->attribution_of[c->first])
    tree++;
  for (guint i = c->first; opens && i < end; i++)
    if (is_comma (s, i))
      return tree < end && tree > i + 1 && stance_syntax_node (s->syntax, i)->tag != STANCE_TAG_NONE && word->head > i ? tree : i;
  return opens && tree == end ? c->first : tree; /* without a comma or a tree one cannot tell where what hangs on it begins */
}

/* Opens a condition at a token; FALSE when none opens there. */
static gboolean
open_at (const StanceSpeech *s, guint token, const StanceSentence *sentence, StanceCondition *c)
{
  *c = (StanceCondition) { .op = opener_at (s, token), .opening = token, .first = token + 1, .sign = 1 };
  if (c->op)
    {
      c->first = c->op->end;
      c->demanded = c->op->strength >= STRONG;
      return c->first < sentence->end;
    }
  c->sign = 0;
  return c->first < sentence->end && (is_plain_if (s, token, sentence->first) || is_inverted (s, token, sentence));
}

/* "would have come": it did not. */
static gboolean
is_past (const StanceSpeech *s, const StanceCondition *c)
{
  for (guint i = c->from; i + 2 < c->to; i++)
    {
      const StanceOperator *op = stance_syntax_operator_at (s->syntax, i, 1u << STANCE_OP_MODAL);

      if (op && op->end + 1 < c->to && (classes_of (s, op->end) & (STANCE_WORD_AUXILIARY | STANCE_WORD_BE)) == STANCE_WORD_AUXILIARY
          && (stance_text_has_ending (s->syntax->text, op->end + 1, STANCE_ENDING_PARTICIPLE) || (classes_of (s, op->end + 1) & STANCE_WORD_BE)))
        return TRUE;
    }
  return FALSE;
}

/* What is done to whom it is about: -1 for a threat, +1 for something else that is decided, 0 for nothing. */
static gint
read_consequence (const StanceSpeech *s, const StanceCondition *c)
{
  gint sign = 0;
  gboolean decided = FALSE, denied = FALSE, done = FALSE;

  if (is_past (s, c))
    return 0;

  for (guint i = c->from; i < c->to; i++)
    for (guint k = s->syntax->operator_at[i]; k < s->syntax->operators->len && stance_syntax_operator (s->syntax, k)->first == i; k++)
      {
        const StanceOperator *op = stance_syntax_operator (s->syntax, k);

        if (stance_operator_is_threat (op))
          sign = -1;
        denied |= op->type == STANCE_OP_NEGATION || (op->type == STANCE_OP_MODAL && op->strength < 0) || op->type == STANCE_OP_REJECT;
        decided |= (op->type == STANCE_OP_MODAL && op->frame == STANCE_FRAME_OBJECT) || op->type == STANCE_OP_WANT;
        done |= op->type == STANCE_OP_EFFECT || op->type == STANCE_OP_WANT;
      }
  if (sign == 0 && decided && done)
    sign = 1;
  if (denied && decided && !done && sign == 0)
    return -1; /* "there will be no ..." */
  return denied ? -sign : sign;
}

/* Whether what hangs on a condition is denied: "there will be no ...". */
static gboolean
is_denied (const StanceSpeech *s, const StanceCondition *c)
{
  gboolean denied = FALSE;

  for (guint i = c->from; i < c->to; i++)
    {
      const StanceOperator *op = stance_syntax_operator_at (s->syntax, i, (1u << STANCE_OP_NEGATION) | (1u << STANCE_OP_MODAL) | (1u << STANCE_OP_REJECT));

      if (op && (op->strength < 0))
        denied = !denied;
    }
  return denied;
}

/* Takes what hangs on a condition that reaches to c->end: the other part of the sentence, of the same speaker. */
static void
find_rest (const StanceSpeech *s, StanceCondition *c, const StanceSentence *sentence)
{
  guint32 who = s->attribution_of[c->first];

  c->from = c->opening <= sentence->first + 1 ? c->end : MAX (sentence->first, c->opening > REACH ? c->opening - REACH : 0);
  c->to = c->opening <= sentence->first + 1 ? sentence->end : c->opening;
  while (c->from < c->to && s->attribution_of[c->from] != who)
    c->from++;
  while (c->to > c->from && s->attribution_of[c->to - 1] != who)
    c->to--;
}

/* "warned that if ...": the verb that tells it. */
static gboolean
is_warning (const StanceSpeech *s, guint32 attribution)
{
  const StanceOperator *op = NULL;

  if (attribution != STANCE_NONE)
    op = stance_syntax_operator_at (s->syntax, stance_speech_attribution (s, attribution)->cue_first, 1u << STANCE_OP_CONDITION);
  return op && stance_operator_is_threat (op);
}

/* "No X, no Y": the first is the condition. */
static gboolean
read_proverb (const StanceSpeech *s, const StanceSentence *sentence, StanceCondition *c)
{
  guint first = sentence->first, n = sentence->end;
  const StanceOperator *op;

  while (first < n && first < sentence->first + 3 && is_mark (s, first))
    first++;
  op = first < n ? stance_syntax_operator_at (s->syntax, first, 1u << STANCE_OP_NEGATION) : NULL;
  if (!op || op->end > first + 2)
    return FALSE;
  for (guint i = op->end; i + 1 < n && i < op->end + 6; i++)
    if (is_comma (s, i))
      {
        const StanceOperator *other = stance_syntax_operator_at (s->syntax, i + 1, 1u << STANCE_OP_NEGATION);

        *c = (StanceCondition) { .op = op, .opening = first, .first = op->end, .end = i, .from = i + 1, .to = n, .sign = 1, .demanded = TRUE };
        return other && s->attribution_of[i + 1] == s->attribution_of[first]
               && stance_text_token (s->syntax->text, other->first)->word == stance_text_token (s->syntax->text, op->first)->word;
      }
  return FALSE;
}

static const StanceSentence *
sentence_of (const StanceSpeech *s, guint token)
{
  const GArray *sentences = s->syntax->text->sentences;
  guint low = 0, high = sentences->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (sentences, StanceSentence, middle).first <= token)
        low = middle;
      else
        high = middle;
    }
  return &g_array_index (sentences, StanceSentence, low);
}

gboolean
stance_conditions_find (const StanceSpeech *speech, guint token, StanceCondition *condition)
{
  const StanceSentence *whole = sentence_of (speech, token);
  const StanceSentence near = { .first = whole->first, .end = MIN (whole->end, token + REACH) }, *sentence = &near;
  gboolean lasts;

  if (read_proverb (speech, sentence, condition) && stance_condition_holds (condition, token))
    return TRUE;
  for (guint i = token > whole->first + REACH ? token - REACH : whole->first; i < sentence->end; i++)
    {
      if (!open_at (speech, i, sentence, condition))
        continue;
      lasts = condition->op && fabs (condition->op->strength) < LASTS;
      condition->end = content_end (speech, condition, sentence->first, sentence->end);
      find_rest (speech, condition, sentence);
      if (stance_condition_holds (condition, token))
        {
          gint consequence = is_warning (speech, speech->attribution_of[condition->first]) ? -1 : read_consequence (speech, condition);

          if (!condition->demanded && (!condition->op || consequence != 0))
            condition->sign = consequence;
          /* "As long as X, no Y": Y waits for the end of X. */
          if (lasts && is_denied (speech, condition))
            {
              condition->sign = -1;
              condition->demanded = TRUE;
            }
          return TRUE;
        }
      if (token >= condition->from && token < condition->to)
        return TRUE;
    }
  return FALSE;
}

gboolean
stance_conditions_is_judged (const StanceSyntax *syntax, const StanceClause *clause)
{
  const guint judgements = (1u << STANCE_OP_PREDICATE) | (1u << STANCE_OP_WANT) | (1u << STANCE_OP_REJECT);

  if (clause->kind != STANCE_CLAUSE_CONDITION)
    return FALSE;
  for (guint i = syntax->operator_at[clause->first]; i > 0 && clause->first - stance_syntax_operator (syntax, i - 1)->first < 6; i--)
    if (((1u << stance_syntax_operator (syntax, i - 1)->type) & judgements) && stance_syntax_operator (syntax, i - 1)->end == clause->first + 1)
      return TRUE;
  return FALSE;
}

gboolean
stance_conditions_is_supposed (const StanceSpeech *speech, guint token)
{
  const StanceClause *clause = stance_syntax_clause (speech->syntax, speech->syntax->clause_of[token]);

  if (stance_conditions_is_judged (speech->syntax, clause))
    return FALSE;
  return clause->kind == STANCE_CLAUSE_CONDITION && !stance_syntax_operator_at (speech->syntax, clause->first, 1u << STANCE_OP_CONDITION)
         && !(clause->first > 0 && stance_syntax_operator_at (speech->syntax, clause->first - 1, 1u << STANCE_OP_CONDITION));
}

guint32
stance_conditions_maker (const StanceSpeech *speech, const StanceCondition *condition)
{
  for (guint i = condition->from; i < condition->to; i++)
    {
      const StanceOperator *op = stance_syntax_operator_at (speech->syntax, i, DECISIONS);
      guint32 actor;

      if (!op || op->frame == STANCE_FRAME_NOUN || (op->type == STANCE_OP_MODAL && op->frame != STANCE_FRAME_OBJECT && op->strength > 0.75))
        continue;
      actor = stance_speech_find_subject (speech, op->first, condition->from);
      return actor != STANCE_NONE && stance_speech_actor (speech, actor)->type != STANCE_ACTOR_IT && stance_speech_is_next_to (speech, actor, op->first)
               ? actor : STANCE_NONE;
    }
  return STANCE_NONE;
}
