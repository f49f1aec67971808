/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotations: each paragraph begins anew, so that a lost mark spoils one paragraph only. A quotation that its paragraph does
 * not close goes to the paragraph's end. */
#include <string.h>

#include "stance-attribution-private.h"

/* Pairs of marks; a straight one closes itself. */
static const struct { const char *open; const char *close; } pairs[] = {
  { "\xe2\x80\x9c", "\xe2\x80\x9d" }, { "\xe2\x80\x9c", "\"" }, { "\"", "\xe2\x80\x9d" }, { "\xe2\x80\x98", "\xe2\x80\x99" },
  { "\"", "\"" }, { "'", "'" }, { "\xc2\xab", "\xc2\xbb" },
  { "\xe2\x80\x9e", "\xe2\x80\x9c" }, { "\xe2\x80\x9e", "\xe2\x80\x9d" }, { "``", "''" }, { "\xe2\x80\xb9", "\xe2\x80\xba" },
};

static gboolean
token_is (const StanceText *text, guint i, const char *mark)
{
  const StanceToken *token = stance_text_token (text, i);

  return token->end - token->start == strlen (mark) && memcmp (text->text + token->start, mark, strlen (mark)) == 0;
}

static gboolean
closes (const StanceText *text, guint open, guint i)
{
  const StanceToken *token = stance_text_token (text, i);

  if (!(token->flags & STANCE_TOKEN_QUOTE))
    return FALSE;
  for (gsize k = 0; k < G_N_ELEMENTS (pairs); k++)
    if (token_is (text, open, pairs[k].open) && token_is (text, i, pairs[k].close))
      return !(token->flags & STANCE_TOKEN_QUOTE_OPEN) || pairs[k].open != pairs[k].close;
  return FALSE;
}

static void
add_quotation (StanceSpeech *self, guint first, guint end)
{
  StanceQuotation quotation = { first, end, STANCE_NONE };

  if (first >= end)
    return;
  for (guint i = first; i < end; i++)
    self->quotation_of[i] = self->quotations->len;
  g_array_append_val (self->quotations, quotation);
}

void
stance_quotations_find (StanceSpeech *self)
{
  const StanceText *text = self->syntax->text;
  guint n = text->tokens->len, open = n;

  for (guint i = 0; i < n; i++)
    {
      const StanceToken *token = stance_text_token (text, i);

      if ((token->flags & STANCE_TOKEN_PARAGRAPH_START) && open < n)
        {
          add_quotation (self, open + 1, i);
          open = n;
        }
      if (open == n && (token->flags & STANCE_TOKEN_QUOTE) && !(token->flags & STANCE_TOKEN_QUOTE_CLOSE))
        open = i;
      else if (open < n && closes (text, open, i))
        {
          add_quotation (self, open + 1, i);
          open = n;
        }
    }
  if (open < n)
    add_quotation (self, open + 1, n);
}
