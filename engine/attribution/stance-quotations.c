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

/* Single marks are of one byte, or end like the curly ones at U+2018 to U+201B and U+2039. */
static gboolean
is_single (const StanceText *text, guint i)
{
  const StanceToken *token = stance_text_token (text, i);
  gunichar c = g_utf8_get_char (text->text + token->start);

  return (c == '\'' && token->end - token->start == 1) || (c >= 0x2018 && c <= 0x201b) || c == 0x2039 || c == 0x203a;
}

static void
add_quotation (const StanceText *text, GArray *quotations, guint open, guint end, gboolean closed)
{
  StanceQuotation quotation = { open + 1, end, STANCE_NONE, is_single (text, open), !closed };

  if (quotation.first < end)
    g_array_append_val (quotations, quotation);
}

GArray *
stance_quotations_new (const StanceText *text)
{
  GArray *quotations = g_array_new (FALSE, FALSE, sizeof (StanceQuotation));
  guint n = text->tokens->len, open = n;

  for (guint i = 0; i < n; i++)
    {
      const StanceToken *token = stance_text_token (text, i);

      if ((token->flags & STANCE_TOKEN_PARAGRAPH_START) && open < n)
        {
          add_quotation (text, quotations, open, i, FALSE);
          open = n;
        }
      if (open == n && (token->flags & STANCE_TOKEN_QUOTE) && !(token->flags & STANCE_TOKEN_QUOTE_CLOSE))
        open = i;
      else if (open < n && closes (text, open, i))
        {
          add_quotation (text, quotations, open, i, TRUE);
          open = n;
        }
    }
  if (open < n)
    add_quotation (text, quotations, open, n, FALSE);
  return quotations;
}

void
stance_quotations_find (StanceSpeech *self)
{
  self->quotations = stance_quotations_new (self->syntax->text);
  for (guint q = 0; q < self->quotations->len; q++)
    {
      const StanceQuotation *quotation = &g_array_index (self->quotations, StanceQuotation, q);

      for (guint32 i = quotation->first; i < quotation->end; i++)
        self->quotation_of[i] = q;
    }
}
