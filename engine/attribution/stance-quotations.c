/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Quotations: each paragraph begins anew, so that a lost mark spoils one paragraph only. A quotation that its paragraph does
 * not close goes to the paragraph's end. */
#include <string.h>

#include "stance-attribution-private.h"

#define MAX_DEPTH 6
#define MAX_SCARE_WORDS 3
#define MARK(form) (1u << STANCE_MARK_##form)

/* What closes a mark: its own partners, and others that writers mix it with. */
static const struct { guint own; guint other; } partners[STANCE_N_MARKS] = {
  [STANCE_MARK_STRAIGHT] = { MARK (STRAIGHT), MARK (DOUBLE_RIGHT) | MARK (DOUBLE_LEFT) | MARK (TWO_APOSTROPHES) },
  [STANCE_MARK_DOUBLE_LEFT] = { MARK (DOUBLE_RIGHT) | MARK (DOUBLE_LEFT), MARK (STRAIGHT) | MARK (TWO_APOSTROPHES) },
  [STANCE_MARK_DOUBLE_RIGHT] = { MARK (DOUBLE_RIGHT), MARK (STRAIGHT) },
  [STANCE_MARK_DOUBLE_LOW] = { MARK (DOUBLE_LEFT) | MARK (DOUBLE_RIGHT), MARK (STRAIGHT) },
  [STANCE_MARK_TWO_BACKTICKS] = { MARK (TWO_APOSTROPHES), MARK (STRAIGHT) | MARK (DOUBLE_RIGHT) },
  [STANCE_MARK_TWO_APOSTROPHES] = { MARK (TWO_APOSTROPHES), MARK (STRAIGHT) },
  [STANCE_MARK_GUILLEMET_LEFT] = { MARK (GUILLEMET_RIGHT) | MARK (GUILLEMET_LEFT), 0 },
  [STANCE_MARK_GUILLEMET_RIGHT] = { MARK (GUILLEMET_LEFT) | MARK (GUILLEMET_RIGHT), 0 },
  [STANCE_MARK_ANGLE_LEFT] = { MARK (ANGLE_RIGHT), 0 },
  [STANCE_MARK_ANGLE_RIGHT] = { MARK (ANGLE_LEFT) | MARK (ANGLE_RIGHT), 0 },
};

/* A quotation that is not closed yet. */
typedef struct
{
  StanceMarkForm form;
  guint32 closer;       /* of single marks: the mark that closes it */
  guint32 quotation;
} Level;

typedef struct
{
  const StanceText *text;
  GArray *quotations;
  GArray *marks;
  Level levels[MAX_DEPTH];
  guint depth;
  guint32 end;          /* of the paragraph */
} Reader;

static StanceQuotation *
quotation_at (Reader *r, guint32 i)
{
  return &g_array_index (r->quotations, StanceQuotation, i);
}

static gboolean
ends_phrase (const StanceText *text, guint i)
{
  return strchr (",.;:!?", text->text[stance_text_token (text, i)->start]) != NULL;
}

/* Few words, within a phrase. */
static gboolean
is_scare (const StanceText *text, const StanceQuotation *quotation)
{
  guint words = 0;

  if (quotation->end - quotation->first > 2 * MAX_SCARE_WORDS || ends_phrase (text, quotation->end - 1))
    return FALSE;
  if (quotation->first >= 2 && ends_phrase (text, quotation->first - 2))
    return FALSE;
  for (guint32 i = quotation->first; i < quotation->end; i++)
    words += !(stance_text_token (text, i)->flags & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_CLITIC));
  return words > 0 && words <= MAX_SCARE_WORDS;
}

/* Ends all quotations above `depth` at a token; `closed`: the lowest of them by a mark. One without words is none. */
static void
close_levels (Reader *r, guint depth, guint32 end, gboolean closed)
{
  while (r->depth > depth)
    {
      StanceQuotation *quotation = quotation_at (r, r->levels[--r->depth].quotation);

      quotation->end = end;
      quotation->open = !closed || r->depth > depth;
      quotation->scare = !quotation->open && quotation->first < end && is_scare (r->text, quotation);
      if (quotation->first >= end)
        g_array_set_size (r->quotations, r->levels[r->depth].quotation);
    }
}

static gboolean
is_single (StanceMarkForm form)
{
  return form >= STANCE_MARK_APOSTROPHE;
}

/* Whether a quotation in such marks is open. Inside single marks double ones begin anew, and the reverse. */
static gboolean
is_open (const Reader *r, StanceMarkForm form)
{
  for (guint i = r->depth; i > 0 && is_single (r->levels[i - 1].form) == is_single (form); i--)
    if (r->levels[i - 1].form == form)
      return TRUE;
  return FALSE;
}

/* The level that a mark closes, from 1; 0 for none: the innermost that it is a partner of, else the innermost that takes others. */
static guint
find_closed (const Reader *r, guint32 i)
{
  const StanceMark *mark = &g_array_index (r->marks, StanceMark, i);

  for (guint level = r->depth; level > 0; level--)
    {
      const Level *open = &r->levels[level - 1];

      if (is_single (open->form) ? open->closer == i : mark->closes && (partners[open->form].own & (1u << mark->form)))
        return level;
    }
  for (guint level = r->depth; mark->closes && level > 0; level--)
    if (!is_single (r->levels[level - 1].form))
      return partners[r->levels[level - 1].form].other & (1u << mark->form) ? level : 0;
  return 0;
}

/* A straight mark behind a number means inches when the next one, too, can only close. */
static gboolean
is_inches (const Reader *r, guint32 i)
{
  const StanceMark *mark = &g_array_index (r->marks, StanceMark, i);

  if (!mark->measure)
    return FALSE;
  while (++i < r->marks->len)
    {
      const StanceMark *next = &g_array_index (r->marks, StanceMark, i);

      if (next->form == STANCE_MARK_STRAIGHT)
        return next->closes && !next->opens && !next->measure;
    }
  return FALSE;
}

/* Whether the quotation that a paragraph's first token opens goes on with the last one: that was open to its paragraph's end. */
static gboolean
goes_on (const Reader *r, guint32 token)
{
  guint32 last = r->quotations->len;

  if (!(stance_text_token (r->text, token)->flags & STANCE_TOKEN_PARAGRAPH_START) || last == 0)
    return FALSE;
  while (g_array_index (r->quotations, StanceQuotation, last - 1).parent != STANCE_NONE)
    last--;
  return g_array_index (r->quotations, StanceQuotation, last - 1).open && g_array_index (r->quotations, StanceQuotation, last - 1).end == token;
}

static void
open_level (Reader *r, const StanceMark *mark)
{
  StanceQuotation quotation = { mark->token + 1, mark->token + 1, STANCE_NONE, STANCE_NONE, FALSE, FALSE, FALSE, FALSE };

  if (r->depth == MAX_DEPTH || is_open (r, mark->form))
    return;
  if (r->depth > 0)
    quotation.parent = r->levels[r->depth - 1].quotation;
  quotation.single = mark->form >= STANCE_MARK_ANGLE_LEFT;
  quotation.continues = r->depth == 0 && goes_on (r, mark->token);
  r->levels[r->depth++] = (Level) { mark->form, mark->closer, r->quotations->len };
  g_array_append_val (r->quotations, quotation);
}

static void
read_paragraph (Reader *r, guint32 first, guint32 end)
{
  stance_marks_read (r->text, first, end, r->marks);
  for (guint32 i = 0; i < r->marks->len; i++)
    {
      const StanceMark *mark = &g_array_index (r->marks, StanceMark, i);
      guint level = is_inches (r, i) ? 0 : find_closed (r, i);

      if (level > 0)
        close_levels (r, level - 1, mark->token, TRUE);
      else if (mark->opens && (!is_single (mark->form) || mark->closer != STANCE_MARK_NO_QUOTATION))
        open_level (r, mark);
    }
  close_levels (r, 0, end, FALSE);
}

GArray *
stance_quotations_new_nested (const StanceText *text)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (StanceMark));
  Reader reader = { .text = text, .quotations = g_array_new (FALSE, FALSE, sizeof (StanceQuotation)), .marks = marks };
  guint32 n = text->tokens->len, first = 0;

  for (guint32 i = 1; i <= n; i++)
    if (i == n || (stance_text_token (text, i)->flags & STANCE_TOKEN_PARAGRAPH_START))
      {
        read_paragraph (&reader, first, i);
        first = i;
      }
  return reader.quotations;
}

GArray *
stance_quotations_new (const StanceText *text)
{
  GArray *quotations = stance_quotations_new_nested (text);
  guint n = 0;

  for (guint i = 0; i < quotations->len; i++)
    if (g_array_index (quotations, StanceQuotation, i).parent == STANCE_NONE)
      g_array_index (quotations, StanceQuotation, n++) = g_array_index (quotations, StanceQuotation, i);
  g_array_set_size (quotations, n);
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
