/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pass that makes tokens: what it carries from byte to byte, and what its two files share. */
#pragma once

#include <string.h>

#include "stance-text-private.h"

typedef struct
{
  StanceText *text;
  gsize at;
  gboolean space;         /* white space since the last token */
  gboolean paragraph;     /* a paragraph begins */
  gboolean single_open;   /* a single quotation mark is open in this paragraph */
  gsize line_start;
  gsize plain_until;      /* no address or file name begins before this byte */
} StanceScanner;

#define STANCE_APOSTROPHE 0x2019

static inline gunichar
stance_scanner_peek (const StanceScanner *s, gsize at, gsize *width)
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

/* The byte at a place, 0 behind the end. */
static inline char
stance_scanner_byte (const StanceScanner *s, gsize at)
{
  return at < s->text->length ? s->text->text[at] : '\0';
}

static inline gboolean
stance_is_word_char (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isalnum ((char) c);
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

static inline gboolean
stance_is_apostrophe (gunichar c)
{
  return c == '\'' || c == STANCE_APOSTROPHE;
}

static inline gboolean
stance_is_blank (gunichar c)
{
  if (c < 0x80)
    return g_ascii_isspace ((char) c) || c < 0x20;
  return c == 0xa0 || c == 0xfeff || c == 0x200b || g_unichar_isspace (c);
}

/* Whether no word goes on at a place. */
static inline gboolean
stance_scanner_word_ends (const StanceScanner *s, gsize at)
{
  gsize width;
  gunichar c = stance_scanner_peek (s, at, &width);

  return c == 0 || !stance_is_word_char (c);
}

/* Words that hold marks: addresses, file names, times, dates, telephone numbers, "AT&T", "w/o". A word begins at `start` and is broken
 * at `at` by a mark; gives the end of the token that goes on behind it, 0 when none does. */
gsize stance_special_word (StanceScanner *s, gsize start, gsize at);

/* A hyphen at `at` that does not part the word begun at `start`: behind some prefixes, before some suffixes. */
gboolean stance_special_hyphen (const StanceScanner *s, gsize start, gsize at);

/* What begins with a mark and is one token: emoticons, "#tag", "@name", ".pdf", ".5", "'72", runs of marks. Gives its end, 0 for none. */
gsize stance_special_mark (const StanceScanner *s);

/* Where the letters of a unit begin in a word that begins with a number, 0 when it has none: "5pm". */
gsize stance_special_unit (const StanceScanner *s, gsize start, gsize end);
