/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a sentence as tagger, lemmas and parser see them: hashes of their forms and endings, and what is found out about them. */
#pragma once

#include "stance-features-private.h"

/* Endings of one to four bytes, beginnings of one to three. */
#define STANCE_WORD_SUFFIXES 4
#define STANCE_WORD_PREFIXES 3

/* A word with its place in a sentence. Heads count from 1; 0 is no head: the root of the sentence. */
typedef struct
{
  const char *form;      /* borrowed: bytes of the text */
  guint32 length;
  guint32 head;
  guint64 hash;          /* of the folded form: quotation marks and dashes alike, digits alike */
  guint64 cased;         /* of the form with its capitals */
  guint64 suffixes[STANCE_WORD_SUFFIXES];
  guint64 prefixes[STANCE_WORD_PREFIXES];
  guint64 known;         /* which tags the dictionary gives it */
  guint16 shape;
  guint16 tag;
  guint16 relation;
  guint16 cluster;
} StanceWord;

/* Reads a form of valid UTF-8; `first` says that it opens the sentence. */
void stance_word_read (StanceWord *word, const char *form, gsize length, gboolean first);
