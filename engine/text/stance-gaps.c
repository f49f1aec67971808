/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Features of gaps: forms and shapes around them, how long the sentence is, what is open in it, what its paragraph looks like. */
#include "stance-gaps-private.h"

#include <string.h>

#include "stance-features-private.h"

#define FEATURES_VERSION 1 /* grows whenever features change, so that files trained before are refused */
#define REPORT_REACH 6  /* how far a verb of speech may stand behind a quotation */
#define LONG_HEAD 5     /* what stands before a colon is no mere label when it has so many tokens */
#define CAPITALS_REACH 5 /* how far around a gap capitals are counted */
#define MAX_FORM 16     /* bytes of a form that count */

#define SHAPE_FLAGS (STANCE_TOKEN_CAPITAL | STANCE_TOKEN_ALL_CAPS | STANCE_TOKEN_NUMBER | STANCE_TOKEN_PUNCT | STANCE_TOKEN_QUOTE \
                     | STANCE_TOKEN_CLITIC | STANCE_TOKEN_QUOTE_OPEN | STANCE_TOKEN_QUOTE_CLOSE | STANCE_TOKEN_SPECIAL)
#define SHAPE_POINT (1u << 16)  /* a word with its own full stop */
#define SHAPE_SINGLE (1u << 17) /* one letter */
#define SHAPE_END (1u << 18)    /* . ! ? and ellipses */
#define SHAPE_TIGHT (1u << 19)  /* no white space before it */
#define SHAPE_NONE (1u << 20)   /* outside the paragraph */

#define PRONOUNS (STANCE_WORD_HE | STANCE_WORD_SHE | STANCE_WORD_IT | STANCE_WORD_THEY | STANCE_WORD_I | STANCE_WORD_WE | STANCE_WORD_YOU)
#define CLASSES (STANCE_WORD_ABBREVIATION | STANCE_WORD_STARTER | STANCE_WORD_SAY | STANCE_WORD_DETERMINER | STANCE_WORD_PREPOSITION \
                 | STANCE_WORD_AUXILIARY | PRONOUNS | STANCE_WORD_CONJUNCTION | STANCE_WORD_SUBORDINATOR | STANCE_WORD_RELATIVE \
                 | STANCE_WORD_DAY | STANCE_WORD_TITLE | STANCE_WORD_QUESTION | STANCE_WORD_ROLE)

enum { A, B, A1, A2, B1, B2, N_PLACES }; /* the tokens before and behind a gap, and those next to them */

/* A gap with the tokens around it. */
typedef struct
{
  guint64 form[N_PLACES];
  guint shape[N_PLACES];
  guint32 classes[2]; /* of A and B */
} View;

/* The hash of a template's number and up to three values. The shipped splitter depends on it: stance_gaps_mark() tells one from another. */
static guint64
feature (guint64 template_id, guint64 a, guint64 b, guint64 c)
{
  return stance_feature_mix (stance_feature_mix (stance_feature_mix ((template_id + 1) * G_GUINT64_CONSTANT (0xd6e8feb86659fd93), a), b), c);
}

guint64
stance_gaps_mark (void)
{
  return GUINT64_TO_LE (feature (FEATURES_VERSION, stance_feature_bytes ("gap", 3), 0, 0));
}

static guint
bucket (guint n)
{
  return n < 6 ? n : n < 9 ? 6 : n < 14 ? 7 : n < 22 ? 8 : n < 36 ? 9 : n < 60 ? 10 : 11;
}

static gboolean
is_end (const StanceText *text, const StanceToken *token)
{
  const char *mark = text->text + token->start;

  return (token->flags & STANCE_TOKEN_PUNCT)
         && (*mark == '.' || *mark == '!' || *mark == '?' || (token->end - token->start >= 3 && memcmp (mark, "\xe2\x80\xa6", 3) == 0));
}

/* A word with its own full stop: "U.S.", "Mr." */
static gboolean
is_point_word (const StanceText *text, const StanceToken *token)
{
  return !(token->flags & STANCE_TOKEN_PUNCT) && text->text[token->end - 1] == '.';
}

static guint
shape_of (const StanceText *text, guint i)
{
  const StanceToken *token = stance_text_token (text, i);
  guint shape = token->flags & SHAPE_FLAGS;
  guint length = token->end - token->start;

  if (!(token->flags & STANCE_TOKEN_SPACE_BEFORE))
    shape |= SHAPE_TIGHT;
  if (is_end (text, token))
    return shape | SHAPE_END;
  if (is_point_word (text, token))
    shape |= SHAPE_POINT;
  if (length == 1 && !(token->flags & STANCE_TOKEN_PUNCT))
    shape |= SHAPE_SINGLE;
  if (token->flags & STANCE_TOKEN_NUMBER)
    shape |= MIN (length, 5) << 24;
  return shape;
}

/* The hash of a folded form; curly quotes and long dashes are as plain ones, all digits alike, long marks cut, addresses alike. */
static guint64
form_of (const StanceText *text, guint i)
{
  const StanceToken *token = stance_text_token (text, i);
  const char *folded = text->folded + token->start;
  gsize length = MIN (token->end - token->start, MAX_FORM), n = 0;
  char plain[MAX_FORM];

  if (token->flags & STANCE_TOKEN_PUNCT || (token->flags & STANCE_TOKEN_SPECIAL && memcmp (folded, "http", MIN (length, 4)) == 0))
    length = MIN (length, 4);
  else if (token->flags & STANCE_TOKEN_SPECIAL && memchr (folded, '@', token->end - token->start))
    return stance_feature_bytes ("@@", 2);
  for (gsize k = 0; k < length; k++)
    if (length - k >= 3 && folded[k] == '\xe2' && folded[k + 1] == '\x80' && folded[k + 2] >= '\x93' && folded[k + 2] <= '\x9d')
      {
        plain[n++] = folded[k + 2] < '\x96' ? '-' : folded[k + 2] < '\x9a' ? '\'' : '"';
        k += 2;
      }
    else
      plain[n++] = g_ascii_isdigit (folded[k]) ? '9' : folded[k];
  return stance_feature_bytes (plain, n);
}

static void
look (const StanceGaps *self, guint i, View *view)
{
  static const gint8 offsets[N_PLACES] = { -1, 0, -2, -3, 1, 2 };

  for (guint place = 0; place < N_PLACES; place++)
    {
      gint64 at = (gint64) i + offsets[place];
      gboolean inside = at >= self->paragraph && at < self->paragraph_end;

      view->form[place] = inside ? form_of (self->text, (guint) at) : 0;
      view->shape[place] = inside ? shape_of (self->text, (guint) at) : SHAPE_NONE;
    }
  view->classes[0] = stance_language_classes (self->text->language, stance_text_token (self->text, i - 1)->word) & CLASSES;
  view->classes[1] = stance_language_classes (self->text->language, stance_text_token (self->text, i)->word) & CLASSES;
}

/* Whether a verb of speech follows before the next mark that ends or quotes. */
static gboolean
report_follows (const StanceGaps *self, guint i)
{
  guint end = MIN (self->paragraph_end, i + REPORT_REACH);

  for (; i < end; i++)
    {
      const StanceToken *token = stance_text_token (self->text, i);

      if ((token->flags & STANCE_TOKEN_QUOTE) || is_end (self->text, token))
        return FALSE;
      if (stance_language_classes (self->text->language, token->word) & STANCE_WORD_SAY)
        return TRUE;
    }
  return FALSE;
}

static void
read_paragraph (StanceGaps *self, guint first)
{
  guint words = 0, capitals = 0, i = first;
  gboolean small = FALSE;

  self->paragraph = self->first = first;
  self->terminals = self->quotes = self->brackets = 0;
  self->careless = FALSE;
  do
    {
      const StanceToken *token = stance_text_token (self->text, i);
      gboolean word = !(token->flags & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_NUMBER | STANCE_TOKEN_CLITIC));

      words += word;
      capitals += word && (token->flags & STANCE_TOKEN_CAPITAL);
      small = word && !(token->flags & STANCE_TOKEN_CAPITAL);
      self->careless |= small && (i == first || (token->end - token->start == 1
                                                 && stance_language_classes (self->text->language, token->word) & STANCE_WORD_I));
      self->terminals += is_end (self->text, token) && self->terminals < 3;
      i++;
    }
  while (i < self->text->tokens->len && !(stance_text_token (self->text, i)->flags & STANCE_TOKEN_PARAGRAPH_START));
  self->paragraph_end = i;
  self->capitals = words ? capitals * 4 / words : 0;
}

void
stance_gaps_init (StanceGaps *self, const StanceText *text)
{
  memset (self, 0, sizeof *self);
  self->text = text;
}

static void
pass (StanceGaps *self, const StanceToken *token)
{
  const char mark = self->text->text[token->start];

  if (mark == '(' || mark == '[')
    self->brackets++;
  else if (mark == ')' || mark == ']')
    self->brackets -= self->brackets > 0;
  else if (token->flags & STANCE_TOKEN_QUOTE_OPEN && mark != '"')
    self->quotes |= 2;
  else if (token->flags & STANCE_TOKEN_QUOTE_CLOSE && mark != '"')
    self->quotes &= 1;
  else if (mark == '"')
    self->quotes ^= 1;
}

void
stance_gaps_enter (StanceGaps *self, guint i)
{
  if (i >= self->paragraph_end)
    read_paragraph (self, i);
  else if (stance_text_token (self->text, i - 1)->flags & STANCE_TOKEN_PUNCT)
    pass (self, stance_text_token (self->text, i - 1));
}

void
stance_gaps_cut (StanceGaps *self, guint i)
{
  self->first = i;
  self->brackets = 0;
}

/* Whether what stands before token i goes on there, whatever a model says: "...!" he said; (D-Va.) was; 5 p.m. Friday; he asked one
 * thing: Who pays? */
static gboolean
goes_on (const StanceGaps *self, guint i)
{
  const StanceToken *token = stance_text_token (self->text, i), *before = token - 1;
  const char mark = self->text->text[before->start];
  gboolean capital = (token->flags & STANCE_TOKEN_CAPITAL) != 0;
  char said;

  if (!(before->flags & STANCE_TOKEN_PUNCT))
    return is_point_word (self->text, before) && (stance_language_classes (self->text->language, token->word) & STANCE_WORD_DAY);
  if (mark == ':')
    return i - self->first >= LONG_HEAD;
  if (!(before->flags & STANCE_TOKEN_QUOTE) && mark != ')' && mark != ']')
    return FALSE;
  if (!(token->flags & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_NUMBER)) && !capital)
    return TRUE;
  if (!(before->flags & STANCE_TOKEN_QUOTE) || i < self->first + 2)
    return FALSE;
  before -= (before[-1].flags & STANCE_TOKEN_QUOTE) && i >= self->first + 3 ? 2 : 1;
  said = self->text->text[before->start];
  return said == ',' || (said != '.' && is_end (self->text, before) && report_follows (self, i));
}

/* Whether a sentence surely begins at token i: "... in the U.S. The talks", also with a quotation mark between; "... on Nov. 8. But".
 * Treebanks hold few of these. */
static gboolean
is_sure (const StanceGaps *self, guint i)
{
  const StanceToken *token = stance_text_token (self->text, i), *before = token - 1;
  const StanceLanguage *language = self->text->language;

  if ((token->flags & STANCE_TOKEN_QUOTE_OPEN) && is_point_word (self->text, before) && i + 1 < self->paragraph_end)
    token++;
  if (i - self->first < LONG_HEAD || !(token->flags & STANCE_TOKEN_CAPITAL) || !(stance_language_classes (language, token->word) & STANCE_WORD_STARTER))
    return FALSE;
  if (is_point_word (self->text, before))
    return before->end - before->start > 2 && !(before->flags & STANCE_TOKEN_NUMBER)
           && !(stance_language_classes (language, before->word) & STANCE_WORD_TITLE);
  return is_end (self->text, before) && (before[-1].flags & STANCE_TOKEN_NUMBER);
}

/* How wide the white space of a gap is: 0 none, 1 a space, 2 more, 3 with a line end. */
static guint
width_of (const StanceText *text, guint i)
{
  gsize from = stance_text_token (text, i - 1)->end, to = stance_text_token (text, i)->start;

  return to == from ? 0 : memchr (text->text + from, '\n', to - from) ? 3 : to - from > 1 ? 2 : 1;
}

StanceGapKind
stance_gaps_judge (const StanceGaps *self, guint i)
{
  const StanceText *text = self->text;
  const StanceToken *before = stance_text_token (text, i - 1), *token = stance_text_token (text, i);
  char last = text->text[before->start];
  gboolean open;

  if (token->flags & STANCE_TOKEN_PARAGRAPH_START)
    return STANCE_GAP_SURE;
  if (!(token->flags & STANCE_TOKEN_SPACE_BEFORE))
    open = (token->flags & STANCE_TOKEN_CAPITAL) && is_end (text, before);
  else if (((token->flags & STANCE_TOKEN_PUNCT) && strchr (",;:)]", text->text[token->start])) || goes_on (self, i))
    return STANCE_GAP_NONE;
  else if (last == ',' && width_of (text, i) < 3)
    return STANCE_GAP_NONE; /* within a line no sentence ends in a comma: "Smith, Lee and Kern said" */
  else if (is_sure (self, i))
    return STANCE_GAP_SURE;
  else
    open = ((before->flags & STANCE_TOKEN_PUNCT) && last != ',') || is_point_word (text, before)
           || (token->flags & (STANCE_TOKEN_CAPITAL | STANCE_TOKEN_NUMBER | STANCE_TOKEN_PUNCT));
  return open ? STANCE_GAP_OPEN : STANCE_GAP_NONE;
}

static guint
form_features (const View *v, guint64 *features)
{
  guint n = 0;

  features[n++] = feature (0, 0, 0, 0);
  features[n++] = feature (1, v->form[A], 0, 0);
  features[n++] = feature (2, v->form[B], 0, 0);
  features[n++] = feature (3, v->form[A], v->shape[B], 0);
  features[n++] = feature (4, v->shape[A], v->form[B], 0);
  features[n++] = feature (5, v->shape[A], v->shape[B], 0);
  features[n++] = feature (6, v->form[A1], v->form[A], 0);
  features[n++] = feature (7, v->shape[A1], v->form[A], v->shape[B]);
  features[n++] = feature (8, v->form[B], v->form[B1], 0);
  features[n++] = feature (9, v->shape[A], v->shape[B], v->shape[B1]);
  features[n++] = feature (10, stance_feature_mix (v->shape[A1], v->shape[A]), v->shape[B], v->shape[B1]);
  features[n++] = feature (11, v->form[A2], v->form[A], 0);
  features[n++] = feature (12, v->form[B1], v->shape[A], 0);
  features[n++] = feature (13, v->form[B2], v->shape[A], 0);
  features[n++] = feature (14, v->form[A], v->form[B], 0);
  features[n++] = feature (15, v->form[A1], v->shape[A], v->shape[B]);
  features[n++] = feature (16, v->shape[B], v->shape[B1], v->shape[B2]);
  features[n++] = feature (17, v->shape[A2], v->shape[A1], v->shape[A]);
  return n;
}

/* How many words around the gap begin with a capital, behind those that do anyway; 7 when few words are there. */
static guint
capitals_around (const StanceGaps *self, guint i)
{
  guint from = MAX (self->first + 1, i > CAPITALS_REACH ? i - CAPITALS_REACH : 0), to = MIN (self->paragraph_end, i + CAPITALS_REACH);
  guint words = 0, capitals = 0;

  for (guint k = from; k < to; k++)
    {
      guint flags = stance_text_token (self->text, k)->flags;
      gboolean word = k != i && !(flags & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_NUMBER | STANCE_TOKEN_CLITIC));

      words += word;
      capitals += word && (flags & STANCE_TOKEN_CAPITAL);
    }
  return words < 4 ? 7 : capitals * 6 / words;
}

static guint
place_features (const StanceGaps *self, guint i, const View *v, guint64 *features)
{
  guint64 around = feature (63, v->shape[A], v->shape[B], 0);
  guint length = bucket (i - self->first), left = bucket (self->paragraph_end - i);
  guint n = 0;
  gboolean closed = (v->shape[A] & (STANCE_TOKEN_QUOTE | STANCE_TOKEN_PUNCT)) && (v->shape[A1] & SHAPE_END);

  features[n++] = feature (20, around, length, 0);
  features[n++] = feature (21, around, self->brackets > 0, 0);
  features[n++] = feature (22, around, self->quotes, v->form[A]);
  features[n++] = feature (23, around, width_of (self->text, i), 0);
  features[n++] = feature (24, around, self->terminals, 0);
  features[n++] = feature (25, around, self->capitals, self->terminals);
  features[n++] = feature (26, around, left, 0);
  features[n++] = feature (27, around, self->careless, v->classes[1]);
  features[n++] = feature (28, v->form[A], v->classes[1], v->shape[B] & STANCE_TOKEN_CAPITAL);
  features[n++] = feature (29, v->classes[0], v->classes[1], v->shape[B] & STANCE_TOKEN_CAPITAL);
  features[n++] = feature (30, around, closed, closed && report_follows (self, i));
  features[n++] = feature (31, v->form[B], form_of (self->text, self->first) == v->form[B], 0);
  features[n++] = feature (32, v->form[A], length, v->shape[B]);
  features[n++] = feature (33, v->form[A], left, v->shape[B]);
  features[n++] = feature (34, around, capitals_around (self, i), 0);
  features[n++] = feature (35, stance_feature_mix (v->shape[A1], v->form[A]), v->shape[B], MIN (length, 4));
  features[n++] = feature (36, v->shape[A] & SHAPE_POINT, v->shape[B], v->classes[1] & (STANCE_WORD_STARTER | PRONOUNS));
  return n;
}

guint
stance_gaps_features (const StanceGaps *self, guint i, guint64 features[STANCE_GAP_FEATURES])
{
  View view;
  guint n;

  look (self, i, &view);
  n = form_features (&view, features);
  return n + place_features (self, i, &view, features + n);
}
