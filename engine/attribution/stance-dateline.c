/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-dateline-private.h"

#include <string.h>

/* Words of a dateline at most. */
#define LONGEST 14

gboolean
stance_dateline_is_dash (const StanceText *text, guint32 token)
{
  static const char *const dashes[] = { "-", "--", "\xe2\x80\x93", "\xe2\x80\x94", "\xe2\x80\x95" };
  const StanceToken *t = stance_text_token (text, token);

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (t->end - t->start == strlen (dashes[i]) && memcmp (text->text + t->start, dashes[i], t->end - t->start) == 0)
      return TRUE;
  return FALSE;
}

guint32
stance_dateline_end (const StanceText *text, guint32 first, guint32 end)
{
  gboolean bracket = FALSE, loud = TRUE;

  if (!(stance_text_token (text, first)->flags & STANCE_TOKEN_PARAGRAPH_START))
    return first;
  for (guint32 i = first; i < end && i < first + LONGEST; i++)
    {
      const StanceToken *token = stance_text_token (text, i);

      if (i > first && (token->flags & STANCE_TOKEN_SPACE_BEFORE) && stance_dateline_is_dash (text, i))
        return i + 1 < end && (bracket || loud) && (token[1].flags & (STANCE_TOKEN_CAPITAL | STANCE_TOKEN_QUOTE)) ? i + 1 : first;
      if (token->flags & STANCE_TOKEN_QUOTE)
        return first;
      bracket |= text->text[token->start] == ')';
      if (token->flags & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_NUMBER))
        continue;
      if (!(token->flags & STANCE_TOKEN_CAPITAL))
        return first;
      if (i == first)
        loud = (token->flags & STANCE_TOKEN_ALL_CAPS) && token->end - token->start > 3;
    }
  return first;
}
