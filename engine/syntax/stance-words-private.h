/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a sentence as tagger, lemmas and parser see them: hashes of their forms and endings, and what is found out about them. */
#pragma once

#include "stance-features-private.h"

/* Endings of one to four bytes, beginnings of one to three. */
#define STANCE_WORD_SUFFIXES 4
#define STANCE_WORD_PREFIXES 3

/* What letters a word has: the shape is a set of these and the class of its first and last character. */
typedef enum
{
  STANCE_SHAPE_FIRST_UPPER = 1 << 0,
  STANCE_SHAPE_LOWER = 1 << 1,
  STANCE_SHAPE_LATER_UPPER = 1 << 2,
  STANCE_SHAPE_DIGIT = 1 << 3,
  STANCE_SHAPE_HYPHEN = 1 << 4,
  STANCE_SHAPE_POINT = 1 << 5,
  STANCE_SHAPE_OTHER_MARK = 1 << 6,
  STANCE_SHAPE_NOT_ASCII = 1 << 7,
  STANCE_SHAPE_OPENS = 1 << 8,       /* the first word of its sentence */
  STANCE_SHAPE_SINGLE = 1 << 9,      /* of one character */
} StanceShape;

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
  guint16 shape;         /* a set of StanceShape */
  guint16 tag;
  guint16 relation;
} StanceWord;

/* Reads a form of valid UTF-8; `first` says that it opens the sentence. */
void stance_word_read (StanceWord *word, const char *form, gsize length, gboolean first);
