/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences end at a paragraph's end and where a learned model says so. For a language without one they end after . ! ? or an ellipsis
 * with what closes behind it, when what follows can begin one. Long ones are cut at a cap so that no later step is slow. */
#include <string.h>

#include "stance-gaps-private.h"
#include "stance-limits-private.h"
#include "stance-sentences-private.h"

/* How many words may stand before the colon of "Smith: The talks are over". */
#define SOURCE_WORDS 6

/* How far a reporting verb may stand behind "...!" he ... for both to be one sentence. */
#define REPORT_REACH 6

static guint32
classes_of (const StanceText *text, guint i)
{
  return stance_language_classes (text->language, stance_text_token (text, i)->word);
}

static gboolean
is_ellipsis (const StanceText *text, const StanceToken *token)
{
  return (token->end - token->start >= 2 && text->text[token->start] == '.')
         || (token->end - token->start == 3 && memcmp (text->text + token->start, "\xe2\x80\xa6", 3) == 0);
}

static gboolean
is_terminal (const StanceText *text, const StanceToken *token)
{
  char c = text->text[token->start];

  return (token->flags & STANCE_TOKEN_PUNCT) && (c == '.' || c == '!' || c == '?' || is_ellipsis (text, token));
}

/* A word with its own full stop: "U.S.", "Mr." */
static gboolean
ends_with_point (const StanceText *text, const StanceToken *token)
{
  return !(token->flags & STANCE_TOKEN_PUNCT) && text->text[token->end - 1] == '.';
}

static gboolean
is_closer (const StanceText *text, guint i)
{
  const StanceToken *token = stance_text_token (text, i);

  if (token->flags & STANCE_TOKEN_QUOTE)
    return (token->flags & STANCE_TOKEN_QUOTE_CLOSE) || !(token->flags & (STANCE_TOKEN_SPACE_BEFORE | STANCE_TOKEN_QUOTE_OPEN));
  return strchr (")]", text->text[token->start]) != NULL;
}

/* Whether token i can begin a sentence: a capital, a digit, or an opening mark before one. */
static gboolean
can_begin (const StanceText *text, guint i)
{
  for (guint tries = 0; i < text->tokens->len && tries < 3; i++, tries++)
    {
      const StanceToken *token = stance_text_token (text, i);

      if (token->flags & (STANCE_TOKEN_CAPITAL | STANCE_TOKEN_NUMBER))
        return TRUE;
      if (!(token->flags & STANCE_TOKEN_PUNCT))
        return FALSE;
    }
  return TRUE;
}

/* "Never!" Smith said: a quotation that ends in ! or ? goes on into its reporting clause. */
static gboolean
report_follows (const StanceText *text, guint i)
{
  for (guint k = i; k < text->tokens->len && k < i + REPORT_REACH; k++)
    {
      const StanceToken *token = stance_text_token (text, k);

      if (token->flags & (STANCE_TOKEN_PARAGRAPH_START | STANCE_TOKEN_QUOTE) || is_terminal (text, token))
        return FALSE;
      if (classes_of (text, k) & STANCE_WORD_SAY)
        return TRUE;
    }
  return FALSE;
}

/* Whether a sentence ends with tokens up to `next` (exclusive), where token `i` is the last that is no closer. */
static gboolean
ends_at (const StanceText *text, guint i, guint next)
{
  const StanceToken *token = stance_text_token (text, i);
  gboolean closed = next > i + 1;

  if (ends_with_point (text, token))
    {
      if (classes_of (text, i) & STANCE_WORD_TITLE)
        return FALSE;
      return closed ? can_begin (text, next)
                    : (stance_text_token (text, next)->flags & STANCE_TOKEN_QUOTE_OPEN) || (classes_of (text, next) & STANCE_WORD_STARTER
                      && stance_text_token (text, next)->flags & STANCE_TOKEN_CAPITAL);
    }
  if (!is_terminal (text, token) || !(stance_text_token (text, next)->flags & STANCE_TOKEN_SPACE_BEFORE) || !can_begin (text, next))
    return FALSE;
  return !(closed && text->text[token->start] != '.' && report_follows (text, next));
}

/* The token behind those that close what ends before token i. */
static guint
behind_closers (const StanceText *text, guint i, guint end)
{
  while (i < end && !(stance_text_token (text, i)->flags & STANCE_TOKEN_PARAGRAPH_START) && is_closer (text, i))
    i++;
  return i;
}

static void
add_sentence (StanceText *text, guint first, guint end, guint paragraph)
{
  StanceSentence sentence = { first, end, paragraph };

  if (end <= first)
    return;
  g_array_index (text->tokens, StanceToken, first).flags |= STANCE_TOKEN_SENTENCE_START;
  g_array_append_val (text->sentences, sentence);
}

/* The token that the sentence of token i ends before by the rules, where token i can be its last but for what closes it; 0 when it cannot. */
static guint
end_by_rules (const StanceText *text, guint i, guint limit)
{
  const StanceToken *token = stance_text_token (text, i);
  guint next;

  if (!is_terminal (text, token) && !ends_with_point (text, token))
    return 0;
  next = behind_closers (text, i + 1, limit);
  return next < text->tokens->len && !ends_at (text, i, next) ? 0 : next;
}

static void
find_by_rules (StanceText *text)
{
  guint n = text->tokens->len, first = 0, paragraph = 0, next;

  for (guint i = 0; i < n; i = next)
    {
      guint limit = MIN (n, first + STANCE_LIMIT_SENTENCE_TOKENS), end;

      next = i + 1;
      if (stance_text_token (text, i)->flags & STANCE_TOKEN_PARAGRAPH_START && i > 0)
        {
          add_sentence (text, first, i, paragraph++);
          first = i;
          limit = MIN (n, first + STANCE_LIMIT_SENTENCE_TOKENS);
        }
      end = end_by_rules (text, i, limit);
      if (end == 0 && next < first + STANCE_LIMIT_SENTENCE_TOKENS)
        continue;
      next = MAX (end, next);
      add_sentence (text, first, next, paragraph);
      first = next;
    }
  add_sentence (text, first, n, paragraph);
}

/* Whether a paragraph is a headline, which has no full stop, and token i follows the colon behind whom it names: "Smith: The talks are over". */
static gboolean
follows_source (const StanceGaps *gaps, guint i)
{
  const StanceToken *before = stance_text_token (gaps->text, i - 1);

  return gaps->first == gaps->paragraph && i - gaps->first <= SOURCE_WORDS + 1 && (before->flags & STANCE_TOKEN_PUNCT)
         && gaps->text->text[before->start] == ':' && !(stance_text_token (gaps->text, gaps->paragraph_end - 1)->flags & STANCE_TOKEN_PUNCT);
}

static gboolean
begins_by_model (const StanceGaps *gaps, guint i, const StanceWeights *weights)
{
  guint64 features[STANCE_GAP_FEATURES];
  StanceGapKind kind = stance_gaps_judge (gaps, i);
  gint32 score = 0;

  if (kind != STANCE_GAP_OPEN)
    return kind == STANCE_GAP_SURE;
  if (follows_source (gaps, i))
    return FALSE;
  stance_weights_add (weights, features, stance_gaps_features (gaps, i, features), &score);
  return score > 0;
}

static void
find_by_model (StanceText *text, const StanceWeights *weights)
{
  guint n = text->tokens->len, first = 0, paragraph = 0;
  StanceGaps gaps;

  stance_gaps_init (&gaps, text);
  for (guint i = 0; i < n; i++)
    {
      stance_gaps_enter (&gaps, i);
      if (i == 0 || (i - first < STANCE_LIMIT_SENTENCE_TOKENS && !begins_by_model (&gaps, i, weights)))
        continue;
      add_sentence (text, first, i, paragraph);
      paragraph += (stance_text_token (text, i)->flags & STANCE_TOKEN_PARAGRAPH_START) != 0;
      first = i;
      stance_gaps_cut (&gaps, i);
    }
  add_sentence (text, first, n, paragraph);
}

void
stance_sentences_find (StanceText *text)
{
  const StanceWeights *weights = stance_language_get_sentences (text->language);

  if (weights)
    find_by_model (text, weights);
  else
    find_by_rules (text);
}
