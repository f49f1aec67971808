/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tokens: one pass over the bytes; ASCII goes by a table, the rest by GLib. Sentences are found by stance-sentences.c. */
#include "stance-scanner-private.h"
#include "stance-sentences-private.h"

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
add_token (StanceScanner *s, gsize start, gsize end, guint flags)
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
word_flags (const StanceScanner *s, gsize start, gsize end)
{
  guint letters = 0, capitals = 0, flags = 0;
  gsize width;

  for (gsize at = start; at < end; at += width)
    {
      gunichar c = stance_scanner_peek (s, at, &width);
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
split_last (StanceScanner *s, gsize first)
{
  GArray *tokens = s->text->tokens;
  StanceToken word = g_array_index (tokens, StanceToken, tokens->len - 1);

  g_array_set_size (tokens, tokens->len - 1);
  s->space = (word.flags & STANCE_TOKEN_SPACE_BEFORE) != 0;
  s->paragraph = (word.flags & STANCE_TOKEN_PARAGRAPH_START) != 0;
  add_token (s, word.start, word.start + first, word.flags);
  add_token (s, word.start + first, word.end, STANCE_TOKEN_CLITIC);
}

/* Adds a token that holds marks, folded as a whole. */
static void
add_special (StanceScanner *s, gsize start, gsize end, guint flags)
{
  gsize width;

  for (gsize at = start; at < end; at += width)
    {
      gunichar c = stance_scanner_peek (s, at, &width);

      fold_at (s->text, at, c, width);
    }
  s->at = end;
  add_token (s, start, end, flags | STANCE_TOKEN_SPECIAL);
}

/* The years of the 1990's. */
static gboolean
is_decade (const StanceText *text, gsize start, gsize cut)
{
  gsize at = start;

  while (at < cut && g_ascii_isdigit (text->text[at]))
    at++;
  return at == cut && cut - start >= 2 && text->text[cut - 1] == '0';
}

/* The first letters behind a word and white space, where a look at them tells how the word is read. */
static gsize
following_word (const StanceScanner *s, gsize at, const char **word)
{
  gsize start;

  for (start = at; start < at + 4 && stance_scanner_byte (s, start) == ' ';)
    start++;
  *word = s->text->text + start;
  for (at = start; at < start + 16 && g_ascii_isalpha (stance_scanner_byte (s, at));)
    at++;
  return at - start;
}

/* A word with a hyphen that nothing knows as a whole is looked up, and looks, like what stands behind its prefix: "pro-Russian". */
static void
look_behind_prefix (StanceScanner *s, gsize base)
{
  GArray *tokens = s->text->tokens;
  StanceToken *token = &g_array_index (tokens, StanceToken, tokens->len - 1);

  if (token->word != 0 || base >= token->end)
    return;
  token->word = find_or_intern (s->text, base, token->end, FALSE);
  token->flags |= (guint16) word_flags (s, base, token->end);
}

/* Adds the word in [start, end), its clitic, unit or second half apart; `base` is where it begins behind its prefixes. */
static void
add_word (StanceScanner *s, gsize start, gsize base, gsize end)
{
  StanceText *text = s->text;
  char plain[40];
  guint8 offsets[40];
  gsize n = straighten (text, start, end, plain, offsets), length;
  gsize clitic = n ? stance_language_clitic (text->language, plain, n) : 0;
  gsize cut = clitic ? start + offsets[n - clitic] : g_ascii_isdigit (text->text[start]) ? stance_special_unit (s, start, end) : 0;
  const char *next;
  guint32 word;

  if (cut && !(clitic && is_decade (text, start, cut)))
    {
      add_token (s, start, cut, word_flags (s, start, cut));
      if (base != start)
        look_behind_prefix (s, base);
      add_token (s, cut, end, clitic ? STANCE_TOKEN_CLITIC : word_flags (s, cut, end));
      return;
    }
  add_token (s, start, end, word_flags (s, start, end));
  if (base != start)
    look_behind_prefix (s, base);
  word = g_array_index (text->tokens, StanceToken, text->tokens->len - 1).word;
  if (!(stance_language_classes (text->language, word) & STANCE_WORD_SPLIT))
    return;
  length = following_word (s, end, &next);
  cut = stance_language_split (text->language, text->folded + start, end - start, next, length);
  if (cut)
    split_last (s, cut);
}

/* Whether the character at `at` joins the word before it: an apostrophe or a point between letters, a comma or point between digits. */
static gboolean
joins_word (const StanceScanner *s, gsize start, gsize at, gunichar c, gsize width)
{
  gsize next_width;
  gunichar next = stance_scanner_peek (s, at + width, &next_width);
  char before = s->text->text[at - 1];

  if (stance_is_apostrophe (c))
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
possessive_width (const StanceScanner *s, gsize at)
{
  gsize width, next_width;

  if (!stance_is_apostrophe (stance_scanner_peek (s, at, &width)) || stance_scanner_peek (s, at + width, &next_width) != 's'
      || stance_is_word_char (stance_scanner_peek (s, at + width + 1, &next_width)))
    return 0;
  return width + 1;
}

/* Whether a full stop at s->at belongs to the word that begins at `start`: abbreviations, initials, "No. 5". Not the first of several,
 * and not that of words that are followed by one of their own where a sentence ends. */
static gboolean
takes_point (const StanceScanner *s, gsize start, gboolean dotted)
{
  StanceText *text = s->text;
  gsize length = s->at - start, next = s->at + 1, width;
  guint32 classes;

  if (stance_scanner_byte (s, s->at) != '.' || length >= 16
      || (stance_scanner_byte (s, s->at + 1) == '.' && (!dotted || stance_scanner_byte (s, s->at + 2) == '.')))
    return FALSE;
  while (next < s->at + 4 && stance_scanner_byte (s, next) == ' ')
    next++;
  if (!(length == 1 && g_ascii_isupper (text->text[start]))
      && stance_language_lists (text->language, STANCE_TOKENS_NUMBERED, text->folded + start, length))
    return g_ascii_isdigit (stance_scanner_byte (s, next));
  classes = stance_language_classes (text->language, find_or_intern (text, start, s->at, FALSE));
  if (classes & STANCE_WORD_ABBREVIATION && stance_language_lists (text->language, STANCE_TOKENS_FINAL, text->folded + start, length))
    {
      gunichar c = stance_scanner_peek (s, next, &width);

      return !(c == 0 || c == '\n' || c == '\r' || g_unichar_isupper (c));
    }
  if (g_ascii_isupper (text->text[start]) && stance_language_lists (text->language, STANCE_TOKENS_PROPER, text->folded + start, length))
    return TRUE;
  return dotted || (classes & STANCE_WORD_ABBREVIATION)
         || (length == 1 && g_ascii_isupper (text->text[start]) && !(classes & STANCE_WORD_I));
}

/* Reads a word from s->at; a full stop is part of it in "U.S." and in abbreviations, other marks where stance-special.c says so. */
static void
scan_word (StanceScanner *s)
{
  StanceText *text = s->text;
  gsize start = s->at, base = start, width, special = 0;
  gboolean dotted = FALSE, plain = TRUE;

  for (;;)
    {
      gunichar c = stance_scanner_peek (s, s->at, &width);

      if (width == 0)
        break;
      if (stance_is_word_char (c))
        fold_at (text, s->at, c, width);
      else if (plain && c < 0x80 && (special = stance_special_word (s, start, s->at)) != 0)
        break;
      else if (joins_word (s, start, s->at, c, width))
        dotted |= c == '.' && !g_ascii_isdigit (text->text[s->at - 1]);
      else if (c == '-' && stance_special_hyphen (s, start, s->at))
        base = s->at + 1;
      else
        break;
      plain &= stance_is_word_char (c);
      s->at += width;
    }
  if (special)
    {
      add_special (s, start, special, word_flags (s, start, special));
      return;
    }
  if (takes_point (s, start, dotted))
    s->at += 1 + possessive_width (s, s->at + 1);
  add_word (s, start, base, s->at);
}

static guint
quote_flags (StanceScanner *s, gunichar c, gsize width)
{
  gsize next_width;
  gunichar next = stance_scanner_peek (s, s->at + width, &next_width);
  gboolean before = s->space || s->paragraph || s->text->tokens->len == 0;
  gboolean after = next == 0 || stance_is_blank (next);

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
    case '\'': case STANCE_APOSTROPHE:
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

static gboolean
has_word_char (const StanceScanner *s, gsize start, gsize end)
{
  gsize width;

  for (gsize at = start; at < end; at += width)
    if (stance_is_word_char (stance_scanner_peek (s, at, &width)))
      return TRUE;
  return FALSE;
}

static void
scan_punctuation (StanceScanner *s, gunichar c, gsize width)
{
  const char *text = s->text->text;
  gsize start = s->at, end = stance_special_mark (s);
  guint flags;

  if (end > start + width
      && (has_word_char (s, start + width, end) || stance_language_lists (s->text->language, STANCE_TOKENS_SYMBOL, text + start, end - start)))
    {
      guint shape = word_flags (s, start, end) | (g_ascii_isdigit (stance_scanner_byte (s, start + width)) ? STANCE_TOKEN_NUMBER : 0);

      add_special (s, start, end, shape | (has_word_char (s, start, end) ? 0 : STANCE_TOKEN_PUNCT));
      return;
    }
  flags = STANCE_TOKEN_PUNCT | quote_flags (s, c, width);
  if (c == '-' && !s->space && start > 0 && start + 1 < s->text->length && text[start + 1] != '-' && !stance_is_blank ((guchar) text[start + 1]))
    flags |= STANCE_TOKEN_HYPHEN;
  s->at = end;
  if ((c == '\'' || c == '`') && s->at - start == 2)
    flags |= STANCE_TOKEN_QUOTE;
  if (stance_is_apostrophe (c) && !(flags & STANCE_TOKEN_QUOTE))
    flags |= STANCE_TOKEN_CLITIC;
  add_token (s, start, s->at, flags);
}

/* A single line end parts paragraphs unless the text looks wrapped: there, lines are of middling length and go on in
 * lower case or after a word. */
static gboolean
line_ends_paragraph (const StanceScanner *s, gsize newline)
{
  gsize length = newline - s->line_start;
  char last = newline > 0 ? s->text->text[newline - 1] : '\n';

  if (length > 110 || length < 45)
    return TRUE;
  return strchr (".!?:\"", last) != NULL || (guchar) last >= 0x80;
}

static void
scan_blank (StanceScanner *s, gunichar c, gsize width)
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
  StanceScanner s = { .text = self, .paragraph = TRUE };
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
      gunichar c = stance_scanner_peek (&s, s.at, &width);

      if (stance_is_blank (c))
        scan_blank (&s, c, width);
      else if (stance_is_word_char (c))
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
