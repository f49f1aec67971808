/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens: one pass over the bytes; ASCII goes by a table, the rest by GLib. Sentences are found by stance-sentences.c. */
#include <string.h>

#include "stance-sentences-private.h"
#include "stance-text-private.h"

/* What the pass carries from byte to byte. */
typedef struct
{
  StanceText *text;
  gsize at;
  gboolean space;         /* white space since the last token */
  gboolean paragraph;     /* a paragraph begins */
  gboolean single_open;   /* a single quotation mark is open in this paragraph */
  gsize line_start;
  gboolean blank_lines;   /* the text parts its paragraphs by blank lines */
} Scanner;

#define APOSTROPHE 0x2019

static gunichar
peek (const Scanner *s, gsize at, gsize *width)
{
  const guchar *p = (const guchar *) s->text->text + at;
  gunichar c;

  if (at >= s->text->length)
    {
      *width = 0;
      return 0;
    }
  if (*p < 0x80)
    {
      *width = 1;
      return *p;
    }
  c = g_utf8_get_char ((const char *) p);
  *width = (gsize) g_utf8_skip[*p];
  return c;
}

static gboolean
is_word_char (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == APOSTROPHE;
}

static gboolean
is_blank (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isspace ((char) c) || c < 0x20;
  return c == 0xa0 || c == 0xfeff || c == 0x200b || g_unichar_isspace (c);
}

/* Lower-cases one letter in the folded copy where that keeps its length. */
static void
fold_at (StanceText *text, gsize at, gunichar c, gsize width)
{
  char buffer[6];
  gunichar lower;

  if (c < 0x80)
    {
      text->folded[at] = g_ascii_tolower ((char) c);
      return;
    }
  lower = g_unichar_tolower (c);
  if (lower != c && (gsize) g_unichar_to_utf8 (lower, buffer) == width)
    memcpy (text->folded + at, buffer, width);
}

/* Copies a folded word with straight apostrophes; `offsets` tells where each byte came from. Gives its length, 0 when
 * it is too long for a word with a clitic or has no apostrophe. */
static gsize
straighten (const StanceText *text, gsize start, gsize end, char plain[40], guint8 offsets[40])
{
  const char *folded = text->folded + start;
  gsize length = end - start, n = 0;
  gboolean apostrophe = FALSE;

  if (length >= 40)
    return 0;
  for (gsize i = 0; i < length; i++)
    {
      gboolean curly = length - i >= 3 && memcmp (folded + i, "\xe2\x80\x99", 3) == 0;

      offsets[n] = (guint8) i;
      plain[n] = curly ? '\'' : folded[i];
      apostrophe |= plain[n++] == '\'';
      i += curly ? 2 : 0;
    }
  return apostrophe ? n : 0;
}

/* The id of a folded form; curly apostrophes are looked up as straight ones. */
static guint32
find_or_intern (const StanceText *text, gsize start, gsize end, gboolean intern)
{
  StanceVocabulary *vocabulary = stance_language_get_vocabulary (text->language);
  const char *folded = text->folded + start;
  gsize length = end - start;
  char plain[40];
  guint8 offsets[40];

  if (memchr (folded, 0xe2, length))
    {
      gsize n = straighten (text, start, end, plain, offsets);

      folded = n ? plain : folded;
      length = n ? n : length;
    }
  return intern ? stance_vocabulary_intern (vocabulary, folded, (gssize) length) : stance_vocabulary_find (vocabulary, folded, length);
}

guint32
stance_text_intern (const StanceText *self, guint token)
{
  const StanceToken *t = stance_text_token (self, token);

  return find_or_intern (self, t->start, t->end, TRUE);
}

static void
add_token (Scanner *s, gsize start, gsize end, guint flags)
{
  StanceToken token = { .start = (guint32) start, .end = (guint32) end };

  token.word = find_or_intern (s->text, start, end, FALSE);
  if (s->space)
    flags |= STANCE_TOKEN_SPACE_BEFORE;
  if (s->paragraph)
    flags |= STANCE_TOKEN_PARAGRAPH_START | STANCE_TOKEN_SPACE_BEFORE;
  token.flags = (guint16) flags;
  s->space = s->paragraph = FALSE;
  g_array_append_val (s->text->tokens, token);
}

/* The shape of a word in bytes [start, end). */
static guint
word_flags (const Scanner *s, gsize start, gsize end)
{
  guint letters = 0, capitals = 0, flags = 0;
  gsize width;

  for (gsize at = start; at < end; at += width)
    {
      gunichar c = peek (s, at, &width);
      gboolean upper = c < 0x80 ? g_ascii_isupper ((char) c) : g_unichar_isupper (c);

      if (at == start && upper)
        flags |= STANCE_TOKEN_CAPITAL;
      if (at == start && (c < 0x80 ? g_ascii_isdigit ((char) c) : g_unichar_isdigit (c)))
        flags |= STANCE_TOKEN_NUMBER;
      letters += c < 0x80 ? g_ascii_isalpha ((char) c) : g_unichar_isalpha (c);
      capitals += upper;
    }
  if (letters >= 2 && letters == capitals)
    flags |= STANCE_TOKEN_ALL_CAPS;
  return flags;
}

/* Splits the word just added after `first` bytes. */
static void
split_last (Scanner *s, gsize first)
{
  GArray *tokens = s->text->tokens;
  StanceToken word = g_array_index (tokens, StanceToken, tokens->len - 1);

  g_array_set_size (tokens, tokens->len - 1);
  s->space = (word.flags & STANCE_TOKEN_SPACE_BEFORE) != 0;
  s->paragraph = (word.flags & STANCE_TOKEN_PARAGRAPH_START) != 0;
  add_token (s, word.start, word.start + first, word.flags);
  add_token (s, word.start + first, word.end, STANCE_TOKEN_CLITIC);
}

/* Adds the word in [start, end), its clitic or second half apart. */
static void
add_word (Scanner *s, gsize start, gsize end)
{
  StanceText *text = s->text;
  char plain[40];
  guint8 offsets[40];
  gsize n = straighten (text, start, end, plain, offsets);
  gsize clitic = n ? stance_language_clitic (text->language, plain, n) : 0;
  guint32 word;

  if (clitic)
    {
      gsize cut = start + offsets[n - clitic];

      add_token (s, start, cut, word_flags (s, start, cut));
      add_token (s, cut, end, STANCE_TOKEN_CLITIC);
      return;
    }
  add_token (s, start, end, word_flags (s, start, end));
  word = g_array_index (text->tokens, StanceToken, text->tokens->len - 1).word;
  if (stance_language_classes (text->language, word) & STANCE_WORD_SPLIT)
    split_last (s, stance_language_split (text->language, text->folded + start, end - start));
}

/* Whether the character at `at` joins the word before it: an apostrophe or a point between letters, a comma or point between digits. */
static gboolean
joins_word (const Scanner *s, gsize start, gsize at, gunichar c, gsize width)
{
  gsize next_width;
  gunichar next = peek (s, at + width, &next_width);
  char before = s->text->text[at - 1];

  if (is_apostrophe (c))
    return g_unichar_isalpha (next) || (next != 0 && g_unichar_isdigit (next) && !s->single_open);
  if (c == '.' || c == ',')
    {
      if (g_ascii_isdigit (before) && next < 0x80 && g_ascii_isdigit ((char) next))
        return TRUE;
      return c == '.' && at - start <= 9 && next < 0x80 && g_ascii_isalpha ((char) next)
             && (at - start == 1 || s->text->text[at - 2] == '.');
    }
  return FALSE;
}

/* The width of an apostrophe and "s" at `at`, behind a full stop that belongs to a word: "the U.S.'s". 0 for anything else. */
static gsize
possessive_width (const Scanner *s, gsize at)
{
  gsize width, next_width;

  if (!is_apostrophe (peek (s, at, &width)) || peek (s, at + width, &next_width) != 's' || is_word_char (peek (s, at + width + 1, &next_width)))
    return 0;
  return width + 1;
}

/* Reads a word from s->at; a full stop is part of it in "U.S." and in abbreviations. */
static void
scan_word (Scanner *s)
{
  StanceText *text = s->text;
  gsize start = s->at, width;
  gboolean dotted = FALSE;
  guint32 classes;

  for (;;)
    {
      gunichar c = peek (s, s->at, &width);

      if (width == 0)
        break;
      if (is_word_char (c))
        fold_at (text, s->at, c, width);
      else if (joins_word (s, start, s->at, c, width))
        dotted |= c == '.' && !g_ascii_isdigit (text->text[s->at - 1]);
      else
        break;
      s->at += width;
    }
  if (s->at < text->length && text->text[s->at] == '.' && s->at - start < 16)
    {
      classes = stance_language_classes (text->language, find_or_intern (text, start, s->at, FALSE));
      if (dotted || (classes & STANCE_WORD_ABBREVIATION)
          || (s->at - start == 1 && g_ascii_isupper (text->text[start]) && !(classes & STANCE_WORD_I)))
        s->at += 1 + possessive_width (s, s->at + 1);
    }
  add_word (s, start, s->at);
}

static guint
quote_flags (Scanner *s, gunichar c, gsize width)
{
  gsize next_width;
  gunichar next = peek (s, s->at + width, &next_width);
  gboolean before = s->space || s->paragraph || s->text->tokens->len == 0;
  gboolean after = next == 0 || is_blank (next);

  switch (c)
    {
    case 0x201c: case 0xab: case 0x2039: case 0x201e: case 0x201a: case '`':
      return STANCE_TOKEN_QUOTE | STANCE_TOKEN_QUOTE_OPEN;
    case 0x2018:
      s->single_open = TRUE;
      return STANCE_TOKEN_QUOTE | STANCE_TOKEN_QUOTE_OPEN;
    case 0x201d: case 0xbb: case 0x203a:
      return STANCE_TOKEN_QUOTE | STANCE_TOKEN_QUOTE_CLOSE;
    case '"':
      return STANCE_TOKEN_QUOTE | (before && !after ? STANCE_TOKEN_QUOTE_OPEN : after && !before ? STANCE_TOKEN_QUOTE_CLOSE : 0);
    case '\'': case APOSTROPHE:
      if (before && !after && c == '\'')
        {
          s->single_open = TRUE;
          return STANCE_TOKEN_QUOTE | STANCE_TOKEN_QUOTE_OPEN;
        }
      if (!s->single_open || before)
        return 0;
      s->single_open = FALSE;
      return STANCE_TOKEN_QUOTE | STANCE_TOKEN_QUOTE_CLOSE;
    default:
      return 0;
    }
}

static void
scan_punctuation (Scanner *s, gunichar c, gsize width)
{
  const char *text = s->text->text;
  gsize start = s->at;
  guint flags = STANCE_TOKEN_PUNCT | quote_flags (s, c, width);

  if (c == '-' && !s->space && start > 0 && start + 1 < s->text->length && text[start + 1] != '-' && !is_blank ((guchar) text[start + 1]))
    flags |= STANCE_TOKEN_HYPHEN;
  if (is_apostrophe (c) && !(flags & STANCE_TOKEN_QUOTE))
    flags |= STANCE_TOKEN_CLITIC;
  s->at += width;
  if (c < 0x80 && strchr (".-!?'`*_=", (int) c))
    while (s->at < s->text->length && text[s->at] == (char) c)
      s->at++;
  if ((c == '\'' || c == '`') && s->at - start == 2)
    flags |= STANCE_TOKEN_QUOTE;
  add_token (s, start, s->at, flags);
}

/* A single line end parts paragraphs unless the text looks wrapped: there, lines are of middling length and go on in
 * lower case or after a word. */
static gboolean
line_ends_paragraph (const Scanner *s, gsize newline)
{
  gsize length = newline - s->line_start;
  char last = newline > 0 ? s->text->text[newline - 1] : '\n';

  if (length > 110 || length < 45)
    return TRUE;
  return strchr (".!?:\"", last) != NULL || (guchar) last >= 0x80;
}

static void
scan_blank (Scanner *s, gunichar c, gsize width)
{
  gsize at = s->at;

  s->space = TRUE;
  s->at += width;
  if (c != '\n')
    return;
  if (at == s->line_start || strspn (s->text->text + s->line_start, " \t\r") >= at - s->line_start || line_ends_paragraph (s, at))
    {
      s->paragraph = TRUE;
      s->single_open = FALSE;
    }
  s->line_start = s->at;
}

StanceText *
stance_text_new (const char *text, gsize length, StanceLanguage *language)
{
  StanceText *self = g_new0 (StanceText, 1);
  Scanner s = { .text = self, .paragraph = TRUE };
  gsize width;

  self->text = text;
  self->length = length;
  self->language = language;
  self->folded = g_malloc (length + 1);
  memcpy (self->folded, text, length);
  self->folded[length] = '\0';
  self->tokens = g_array_sized_new (FALSE, FALSE, sizeof (StanceToken), (guint) (length / 5 + 8));
  self->sentences = g_array_sized_new (FALSE, FALSE, sizeof (StanceSentence), (guint) (length / 100 + 2));
  while (s.at < length)
    {
      gunichar c = peek (&s, s.at, &width);

      if (is_blank (c))
        scan_blank (&s, c, width);
      else if (is_word_char (c))
        scan_word (&s);
      else
        scan_punctuation (&s, c, width);
    }
  stance_sentences_find (self);
  return self;
}

void
stance_text_free (StanceText *self)
{
  g_free (self->folded);
  g_array_unref (self->tokens);
  g_array_unref (self->sentences);
  g_free (self);
}
