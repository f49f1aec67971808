/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "stance-clauses-private.h"

static void
index_operators (StanceSyntax *self)
{
  guint n = self->text->tokens->len, op = 0;

  self->operator_at = g_new (guint32, n + 1);
  for (guint i = 0; i <= n; i++)
    {
      while (op < self->operators->len && stance_syntax_operator (self, op)->first < i)
        op++;
      self->operator_at[i] = op;
    }
}

/* Whether an operator that is a verb stands where a noun does: "the demand", "their support". Participles in -ing are verbs
 * behind prepositions too. */
static gboolean
is_noun (const StanceSyntax *self, const StanceOperator *op)
{
  const StanceText *text = self->text;
  const StanceToken *token = stance_text_token (text, op->first), *before;
  guint32 classes;

  if (op->end != op->first + 1 || (op->frame != STANCE_FRAME_OBJECT && op->frame != STANCE_FRAME_CLAUSE))
    return FALSE;
  if (op->first == 0 || (token->flags & STANCE_TOKEN_SENTENCE_START) || memcmp (text->folded + token->end - 3, "ing", 3) == 0)
    return FALSE;
  before = stance_text_token (text, op->first - 1);
  classes = stance_syntax_classes (self, op->first - 1);
  if (before->flags & STANCE_TOKEN_HYPHEN)
    return TRUE;
  if (classes & (STANCE_WORD_AUXILIARY | STANCE_WORD_TO | STANCE_WORD_RELATIVE | STANCE_WORD_HE | STANCE_WORD_SHE | STANCE_WORD_IT | STANCE_WORD_THEY))
    return FALSE;
  if (classes & STANCE_WORD_THAT)
    return FALSE;
  if (before->flags & STANCE_TOKEN_CLITIC)
    return text->text[before->end - 1] == 's' && memcmp (text->folded + token->end - 2, "ed", 2) != 0;
  if (classes & (STANCE_WORD_DETERMINER | STANCE_WORD_PREPOSITION | STANCE_WORD_PARTICLE))
    return !(classes & STANCE_WORD_ADVERB);
  return FALSE;
}

static void
drop_nouns (StanceSyntax *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->operators->len; i++)
    if (!is_noun (self, stance_syntax_operator (self, i)))
      g_array_index (self->operators, StanceOperator, kept++) = *stance_syntax_operator (self, i);
  g_array_set_size (self->operators, kept);
}

StanceSyntax *
stance_syntax_new (const char *text, gsize length, StanceLanguage *language)
{
  StanceSyntax *self = g_new0 (StanceSyntax, 1);

  self->text = stance_text_new (text, length, language);
  self->operators = g_array_new (FALSE, FALSE, sizeof (StanceOperator));
  stance_lexicon_match (stance_language_get_lexicon (language), self->text, self->operators);
  drop_nouns (self);
  index_operators (self);
  stance_clauses_find (self);
  return self;
}

void
stance_syntax_free (StanceSyntax *self)
{
  stance_text_free (self->text);
  g_array_unref (self->operators);
  g_array_unref (self->clauses);
  g_free (self->clause_of);
  g_free (self->operator_at);
  g_free (self);
}

const StanceOperator *
stance_syntax_operator_at (const StanceSyntax *self, guint token, guint types)
{
  for (guint i = self->operator_at[token]; i < self->operators->len; i++)
    {
      const StanceOperator *op = stance_syntax_operator (self, i);

      if (op->first != token)
        break;
      if (types & (1u << op->type))
        return op;
    }
  return NULL;
}
