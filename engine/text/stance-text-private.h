/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the layers above see of a document's text: its tokens and sentences. */
#pragma once

#include <stance/stance-document.h>

#include "stance-language-private.h"

/* What a token looks like. */
typedef enum
{
  STANCE_TOKEN_SPACE_BEFORE = 1 << 0,    /* white space stands before it */
  STANCE_TOKEN_CAPITAL = 1 << 1,         /* begins with a capital letter */
  STANCE_TOKEN_ALL_CAPS = 1 << 2,        /* two or more letters, all capital */
  STANCE_TOKEN_NUMBER = 1 << 3,          /* begins with a digit */
  STANCE_TOKEN_PUNCT = 1 << 4,           /* no letter or digit */
  STANCE_TOKEN_QUOTE = 1 << 5,           /* a quotation mark (not an apostrophe) */
  STANCE_TOKEN_HYPHEN = 1 << 6,          /* a hyphen inside a word */
  STANCE_TOKEN_CLITIC = 1 << 7,          /* 's, n't, 're ... */
  STANCE_TOKEN_PARAGRAPH_START = 1 << 8, /* the first of a paragraph */
  STANCE_TOKEN_SENTENCE_START = 1 << 9,
  STANCE_TOKEN_QUOTE_OPEN = 1 << 10,     /* a quotation mark that can only open, by its form or its neighbours */
  STANCE_TOKEN_QUOTE_CLOSE = 1 << 11,    /* ... only close */
  STANCE_TOKEN_SPECIAL = 1 << 12,        /* holds marks and more: an address, the name of a file, a time, an emoticon */
} StanceTokenFlags;

/* A token; byte offsets into the text. */
typedef struct
{
  guint32 start;
  guint32 end;
  guint32 word; /* id of its folded form in the vocabulary (without its prefix when only so it is there), 0 when that does not hold it */
  guint16 flags;
} StanceToken;

/* A sentence: tokens [first, end). */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 paragraph;
} StanceSentence;

/* The tokens and sentences of one text. `text` is borrowed; `folded` has the same length and lower-case letters. */
typedef struct
{
  const char *text;
  gsize length;
  char *folded;
  StanceLanguage *language;     /* borrowed */
  GArray *tokens;               /* of StanceToken */
  GArray *sentences;            /* of StanceSentence */
} StanceText;

/* Splits valid UTF-8 into tokens and sentences. `text` and `language` must outlive the result. */
StanceText *stance_text_new (const char *text, gsize length, StanceLanguage *language);
void stance_text_free (StanceText *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceText, stance_text_free)

static inline const StanceToken *
stance_text_token (const StanceText *self, guint i)
{
  return &g_array_index (self->tokens, StanceToken, i);
}

/* The id of a token's folded form, made when the vocabulary does not hold it (for compiling names and patterns). */
guint32 stance_text_intern (const StanceText *self, guint token);

/* Whether a token's word has an ending of that kind. */
static inline gboolean
stance_text_has_ending (const StanceText *self, guint token, StanceEnding ending)
{
  const StanceToken *t = stance_text_token (self, token);

  return stance_language_has_ending (self->language, ending, self->folded + t->start, t->end - t->start);
}

static inline char
stance_text_char (const StanceText *self, guint token)
{
  return self->folded[stance_text_token (self, token)->start];
}
