/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stance/stance-parse.h>

#include "stance-treebank-private.h"

typedef struct
{
  const char *form;     /* strings of the parse */
  const char *lemma;
  const char *upos;
  const char *xpos;
  const char *relation;
  guint32 start;        /* bytes of the text */
  guint32 end;
  guint32 start_char;
  guint32 end_char;
  gint32 head;          /* index of a word, -1 for none */
  guint32 sentence;
  gboolean joined;      /* written as one with the word before it */
} StanceParseWord;

/* Words [first, first of the next). */
typedef struct
{
  guint32 first;
  gboolean opens_paragraph;
} StanceParseSentence;

struct _StanceParse
{
  char *id;
  char *text;
  GArray *words;        /* of StanceParseWord */
  GArray *sentences;    /* of StanceParseSentence */
  GStringChunk *strings;
  double probability;
};

StanceParse *stance_parse_new (const char *id, const char *text);
/* Once all words and their bytes are there: counts characters. */
void stance_parse_finish (StanceParse *self);

static inline const StanceParseWord *
stance_parse_word (const StanceParse *self, guint i)
{
  return &g_array_index (self->words, StanceParseWord, i);
}

static inline guint
stance_parse_sentence_start (const StanceParse *self, guint sentence)
{
  return sentence < self->sentences->len ? g_array_index (self->sentences, StanceParseSentence, sentence).first : self->words->len;
}
