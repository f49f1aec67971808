/* SPDX-License-Identifier: GPL-3.0-or-later */
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

StanceSyntax *
stance_syntax_new (const char *text, gsize length, StanceLanguage *language)
{
  StanceSyntax *self = g_new0 (StanceSyntax, 1);

  self->text = stance_text_new (text, length, language);
  self->operators = g_array_new (FALSE, FALSE, sizeof (StanceOperator));
  stance_lexicon_match (stance_language_get_lexicon (language), self->text, self->operators);
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
