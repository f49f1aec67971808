/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-words-private.h"

#include <string.h>

/* Longer words are known by so many bytes of theirs. */
#define LONGEST 64

/* The plain form of typographic marks, NULL for other characters. */
static const char *
plain_mark (gunichar c)
{
  switch (c)
    {
    case 0x2018: case 0x2019: case 0x201a: case 0x2032:
      return "'";
    case 0x201c: case 0x201d: case 0x201e: case 0xab: case 0xbb: case 0x2033:
      return "\"";
    case 0x2010: case 0x2011:
      return "-";
    case 0x2012: case 0x2013: case 0x2014: case 0x2015: case 0x2212:
      return "--";
    case 0x2026:
      return "...";
    default:
      return NULL;
    }
}

static guint
shape_of_byte (char c, gboolean first)
{
  if (g_ascii_isupper (c))
    return first ? STANCE_SHAPE_FIRST_UPPER : STANCE_SHAPE_LATER_UPPER;
  if (g_ascii_islower (c))
    return STANCE_SHAPE_LOWER;
  if (g_ascii_isdigit (c))
    return STANCE_SHAPE_DIGIT;
  return c == '-' ? STANCE_SHAPE_HYPHEN : c == '.' ? STANCE_SHAPE_POINT : STANCE_SHAPE_OTHER_MARK;
}

/* Writes one character that is not ASCII, folded; gives the bytes written. */
static gsize
fold_character (const char *at, gboolean first, char *folded, guint *shape)
{
  gunichar c = g_utf8_get_char (at);
  const char *plain = plain_mark (c);

  if (plain)
    {
      gsize n = strlen (plain);

      memcpy (folded, plain, n);
      *shape |= plain[0] == '-' ? STANCE_SHAPE_HYPHEN : STANCE_SHAPE_OTHER_MARK;
      return n;
    }
  *shape |= STANCE_SHAPE_NOT_ASCII;
  if (g_unichar_isupper (c))
    *shape |= first ? STANCE_SHAPE_FIRST_UPPER : STANCE_SHAPE_LATER_UPPER;
  else if (g_unichar_isalpha (c))
    *shape |= STANCE_SHAPE_LOWER;
  return (gsize) g_unichar_to_utf8 (g_unichar_tolower (c), folded);
}

/* Folds a form into at most LONGEST + 6 bytes; gives their number. */
static gsize
fold (const char *form, gsize length, char *folded, guint *shape)
{
  gsize n = 0;

  for (gsize i = 0; i < length && n < LONGEST;)
    {
      guchar c = (guchar) form[i];

      if (c < 0x80)
        {
          *shape |= shape_of_byte ((char) c, i == 0);
          folded[n++] = g_ascii_isdigit ((char) c) ? '0' : g_ascii_tolower ((char) c);
          i++;
          continue;
        }
      n += fold_character (form + i, i == 0, folded + n, shape);
      i += (gsize) g_utf8_skip[c];
    }
  return n;
}

void
stance_word_read (StanceWord *word, const char *form, gsize length, gboolean first)
{
  char folded[LONGEST + 8];
  guint shape = first ? STANCE_SHAPE_OPENS : 0;
  gsize n = fold (form, length, folded, &shape);

  memset (word, 0, sizeof *word);
  word->form = form;
  word->length = (guint32) length;
  word->hash = stance_feature_bytes (folded, n);
  word->cased = stance_feature_mix (word->hash, shape & (STANCE_SHAPE_FIRST_UPPER | STANCE_SHAPE_LATER_UPPER | STANCE_SHAPE_LOWER));
  if (n == 1)
    shape |= STANCE_SHAPE_SINGLE;
  word->shape = (guint16) shape;
  for (gsize k = 0; k < STANCE_WORD_SUFFIXES; k++)
    word->suffixes[k] = n > k ? stance_feature_bytes (folded + n - k - 1, k + 1) : word->hash;
  for (gsize k = 0; k < STANCE_WORD_PREFIXES; k++)
    word->prefixes[k] = stance_feature_bytes (folded, MIN (n, k + 1));
}
