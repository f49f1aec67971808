/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From runs of tokens to spans of the text: quotation marks, kinds, and who reports whom. */
#include "stance-attributor-private.h"

#include <string.h>

#include "stance-labeller-network-private.h"

/* The share of a direct content's words that stand in quotation marks; some slips outside them are allowed. */
#define DIRECT_TENTHS 9

static const StanceRole roles[STANCE_N_PARTS] = { STANCE_ROLE_SOURCE, STANCE_ROLE_CUE, STANCE_ROLE_CONTENT };

typedef enum
{
  MARK_OPENS = 1 << 0,
  MARK_CLOSES = 1 << 1,
} Mark;

/* What is known of each token; sums are over the tokens before it, with one entry more than there are tokens. */
typedef struct
{
  const StanceText *text;
  const StanceLabels *labels;
  guint n;
  guint8 *marks;        /* of Mark: the marks around a quotation */
  guint32 *characters;  /* where it begins */
  guint32 *words;       /* sum of tokens with a letter or digit */
  guint32 *quoted;      /* sum of those inside double quotation marks */
} Tokens;

static const StanceLabelled *
labelled (const Tokens *self, guint i)
{
  return &g_array_index (self->labels->attributions, StanceLabelled, i);
}

static const StancePiece *
piece (const Tokens *self, guint i)
{
  return &g_array_index (self->labels->pieces, StancePiece, i);
}

static gboolean
is_mark (const Tokens *self, guint token)
{
  return (stance_text_token (self->text, token)->flags & STANCE_TOKEN_QUOTE) != 0;
}

static void
mark_quotations (Tokens *self)
{
  g_autoptr (GArray) quotations = stance_quotations_new_nested (self->text);

  for (guint q = 0; q < quotations->len; q++)
    {
      const StanceQuotation *quotation = &g_array_index (quotations, StanceQuotation, q);

      if (quotation->first > 0 && is_mark (self, quotation->first - 1))
        self->marks[quotation->first - 1] |= MARK_OPENS;
      if (!quotation->open && quotation->end < self->n && is_mark (self, quotation->end))
        self->marks[quotation->end] |= MARK_CLOSES;
      for (guint i = quotation->first; !quotation->single && i < quotation->end; i++)
        self->quoted[i + 1] = 1;
    }
}

static void
tokens_init (Tokens *self, const StanceText *text, const StanceLabels *labels)
{
  guint at = 0, characters = 0;

  *self = (Tokens) { .text = text, .labels = labels, .n = text->tokens->len };
  self->marks = g_new0 (guint8, self->n + 1);
  self->characters = g_new0 (guint32, self->n + 1);
  self->words = g_new0 (guint32, self->n + 1);
  self->quoted = g_new0 (guint32, self->n + 1);
  mark_quotations (self);
  for (guint i = 0; i < self->n; i++)
    {
      const StanceToken *token = stance_text_token (text, i);
      guint word = token->flags & STANCE_TOKEN_PUNCT ? 0 : 1;

      characters += (guint) g_utf8_strlen (text->text + at, (gssize) (token->start - at));
      at = token->start;
      self->characters[i] = characters;
      self->words[i + 1] = self->words[i] + word;
      self->quoted[i + 1] = self->quoted[i] + (self->quoted[i + 1] ? word : 0);
    }
}

static void
tokens_clear (Tokens *self)
{
  g_free (self->marks);
  g_free (self->characters);
  g_free (self->words);
  g_free (self->quoted);
}

static StanceAttributed
span_of (const Tokens *self, guint first, guint end)
{
  const StanceToken *from = stance_text_token (self->text, first), *last = stance_text_token (self->text, end - 1);
  guint length = (guint) g_utf8_strlen (self->text->text + last->start, (gssize) (last->end - last->start));

  return (StanceAttributed) { { self->characters[first], self->characters[end - 1] + length }, { from->start, last->end } };
}

/* The marks of a quotation belong to what is quoted, unless they have a part already. */
static StanceAttributed
take_marks (const Tokens *self, const StanceLabelled *of, guint index)
{
  const StancePiece *this = piece (self, index);
  guint first = this->first, end = this->end;
  guint least = index > of->first_piece ? piece (self, index - 1)->end : 0, most = index + 1 < of->end_piece ? piece (self, index + 1)->first : self->n;

  if (first > least && (self->marks[first - 1] & MARK_OPENS))
    first--;
  if (end < most && (self->marks[end] & MARK_CLOSES))
    end++;
  return span_of (self, first, end);
}

static void
take_part (StanceAttributions *result, const Tokens *self, const StanceLabelled *of, StancePart part)
{
  for (guint p = of->first_piece; p < of->end_piece; p++)
    if (piece (self, p)->role == roles[part])
      {
        StanceAttributed span = take_marks (self, of, p);

        g_array_append_val (result->spans, span);
      }
}

static guint
count (const Tokens *self, const StanceLabelled *of, const guint32 *sums)
{
  guint sum = 0;

  for (guint p = of->first_piece; p < of->end_piece; p++)
    if (piece (self, p)->role == STANCE_ROLE_CONTENT)
      sum += sums[piece (self, p)->end] - sums[piece (self, p)->first];
  return sum;
}

static StanceKind
kind_of (const Tokens *self, const StanceLabelled *of)
{
  guint words = count (self, of, self->words), quoted = count (self, of, self->quoted);

  if (quoted == 0)
    return STANCE_KIND_INDIRECT;
  return 10 * quoted >= DIRECT_TENTHS * words ? STANCE_KIND_DIRECT : STANCE_KIND_MIXED;
}

/* How many words of tokens [first, end) are content of an attribution. */
static guint
shared (const Tokens *self, const StanceLabelled *of, guint first, guint end)
{
  guint sum = 0;

  for (guint p = of->first_piece; p < of->end_piece; p++)
    {
      const StancePiece *here = piece (self, p);

      if (here->role == STANCE_ROLE_CONTENT && here->first < end && here->end > first)
        sum += self->words[MIN (here->end, end)] - self->words[MAX (here->first, first)];
    }
  return sum;
}

static gboolean
holds (const Tokens *self, const StanceLabelled *of, guint token)
{
  for (guint p = of->first_piece; p < of->end_piece; p++)
    if (piece (self, p)->role == STANCE_ROLE_CONTENT && piece (self, p)->first <= token && token < piece (self, p)->end)
      return TRUE;
  return FALSE;
}

/* Whether `parent` may report `child`, which has so many words of content. A longer content keeps this from going in circles. */
static gboolean
reports (const Tokens *self, const StanceLabelled *parent, const StanceLabelled *child, guint words)
{
  guint sum = 0;

  if (!holds (self, parent, child->cue) || count (self, parent, self->words) <= words)
    return FALSE;
  for (guint p = child->first_piece; p < child->end_piece; p++)
    if (piece (self, p)->role == STANCE_ROLE_CONTENT)
      sum += shared (self, parent, piece (self, p)->first, piece (self, p)->end);
  return 2 * sum >= words;
}

/* Whether some content stands farther from the cue than the labeller looks: layout shows it. */
static gboolean
is_far (const Tokens *self, const StanceLabelled *of)
{
  for (guint p = of->first_piece; p < of->end_piece; p++)
    if (piece (self, p)->first + STANCE_LABELLER_REACH < of->cue || piece (self, p)->end > of->cue + STANCE_LABELLER_REACH)
      return TRUE;
  return FALSE;
}

/* By token: the shortest of the far attributions that hold it, G_MAXUINT32. There are few: else each cue would have to be asked of all. */
static guint32 *
map_far (const Tokens *self)
{
  guint32 *holders = g_new (guint32, self->n + 1);

  memset (holders, 0xff, (self->n + 1) * sizeof *holders);
  for (guint i = 0; i < self->labels->attributions->len; i++)
    {
      const StanceLabelled *of = labelled (self, i);
      guint words = count (self, of, self->words), end = is_far (self, of) ? of->end_piece : of->first_piece;

      for (guint p = of->first_piece; p < end; p++)
        for (guint k = piece (self, p)->first; piece (self, p)->role == STANCE_ROLE_CONTENT && k < piece (self, p)->end; k++)
          if (holders[k] == G_MAXUINT32 || words < count (self, labelled (self, holders[k]), self->words))
            holders[k] = i;
    }
  return holders;
}

static int
find_parent (const Tokens *self, guint child, const guint32 *far)
{
  const StanceLabelled *of = labelled (self, child);
  guint words = count (self, of, self->words), first = child, n = self->labels->attributions->len, least = G_MAXUINT;
  int best = -1;

  if (far[of->cue] != G_MAXUINT32 && far[of->cue] != child && reports (self, labelled (self, far[of->cue]), of, words))
    {
      best = (int) far[of->cue];
      least = count (self, labelled (self, (guint) best), self->words);
    }
  while (first > 0 && labelled (self, first - 1)->cue + STANCE_LABELLER_REACH >= of->cue)
    first--;
  for (guint i = first; i < n && labelled (self, i)->cue <= of->cue + STANCE_LABELLER_REACH; i++)
    if (i != child && reports (self, labelled (self, i), of, words) && count (self, labelled (self, i), self->words) < least)
      {
        least = count (self, labelled (self, i), self->words);
        best = (int) i;
      }
  return best;
}

void
stance_attributions_take_labels (StanceAttributions *self, const StanceText *text, const StanceLabels *labels)
{
  Tokens tokens;
  g_autofree guint32 *far = NULL;

  tokens_init (&tokens, text, labels);
  far = map_far (&tokens);
  for (guint i = 0; i < labels->attributions->len; i++)
    {
      const StanceLabelled *of = labelled (&tokens, i);
      StanceAttributionItem item = { .probability = of->probability, .kind = kind_of (&tokens, of), .parent = find_parent (&tokens, i, far) };

      for (guint part = 0; part < STANCE_N_PARTS; part++)
        {
          item.firsts[part] = self->spans->len;
          take_part (self, &tokens, of, part);
        }
      item.firsts[STANCE_N_PARTS] = self->spans->len;
      g_array_append_val (self->items, item);
    }
  tokens_clear (&tokens);
}
