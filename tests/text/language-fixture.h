/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of text and speech share: the shipped English, tokens in words, and what must hold of every text. */
#pragma once

#include <string.h>

#include "stance-limits-private.h"
#include "stance-text-private.h"

static inline StanceLanguage *
fixture_language (void)
{
  static StanceLanguage *language = NULL;

  if (!language)
    {
      g_autofree char *directory = g_build_filename (g_getenv ("STANCE_MODELS"), "lang", "en", NULL);
      g_autoptr (GError) error = NULL;

      language = stance_language_load (directory, &error);
      g_assert_no_error (error);
    }
  return language;
}

static inline StanceText *
fixture_text (const char *text)
{
  return stance_text_new (text, strlen (text), fixture_language ());
}

/* The text of tokens [first, end), "" for none. */
static inline char *
fixture_slice (const StanceText *text, guint first, guint end)
{
  guint32 start = first < end ? stance_text_token (text, first)->start : 0;

  return g_strndup (text->text + start, first < end ? stance_text_token (text, end - 1)->end - start : 0);
}

/* The first token that begins where `part` first stands in the text. */
static inline guint
fixture_find (const StanceText *text, const char *part)
{
  const char *at = strstr (text->text, part);
  guint i = 0;

  g_assert_nonnull (at);
  while (i < text->tokens->len && stance_text_token (text, i)->start < (gsize) (at - text->text))
    i++;
  return i;
}

static inline gboolean
fixture_is_blank (const char *text, gsize from, gsize to)
{
  for (const char *p = text + from; p < text + to; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c >= 0x20 && c != 0xfeff && c != 0x200b)
        return FALSE;
    }
  return TRUE;
}

static inline gboolean
fixture_is_boundary (const char *text, gsize at)
{
  return ((guchar) text[at] & 0xc0) != 0x80;
}

/* Tokens follow each other with nothing but white space between them; sentences hold all tokens, none too many. */
static inline void
fixture_check (const StanceText *text)
{
  gsize at = 0;
  guint next = 0, paragraph = 0;

  for (guint i = 0; i < text->tokens->len; i++)
    {
      const StanceToken *token = stance_text_token (text, i);
      gboolean space = (token->flags & STANCE_TOKEN_SPACE_BEFORE) != 0;

      g_assert_cmpuint (token->start, >=, at);
      g_assert_cmpuint (token->end, >, token->start);
      g_assert_true (fixture_is_blank (text->text, at, token->start));
      g_assert_true (fixture_is_boundary (text->text, token->start) && fixture_is_boundary (text->text, token->end));
      g_assert_true (space || token->start == at);
      at = token->end;
    }
  g_assert_cmpuint (at, <=, text->length);
  g_assert_true (fixture_is_blank (text->text, at, text->length));
  g_assert_cmpuint (strlen (text->folded), ==, text->length);
  g_assert_true (g_utf8_validate (text->folded, -1, NULL));
  for (guint i = 0; i < text->sentences->len; i++)
    {
      const StanceSentence *sentence = &g_array_index (text->sentences, StanceSentence, i);

      g_assert_cmpuint (sentence->first, ==, next);
      g_assert_cmpuint (sentence->end, >, sentence->first);
      g_assert_cmpuint (sentence->end - sentence->first, <=, STANCE_LIMIT_SENTENCE_TOKENS);
      g_assert_cmpuint (sentence->paragraph, >=, paragraph);
      g_assert_cmpuint (sentence->paragraph, <=, paragraph + 1);
      paragraph = sentence->paragraph;
      next = sentence->end;
    }
  g_assert_cmpuint (next, ==, text->tokens->len);
}
