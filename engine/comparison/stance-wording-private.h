/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike two wordings are, word for word. */
#pragma once

#include <stance/stance-comparison.h>

/* The words of many texts, and how rare each is: rare ones tell more. */
typedef struct
{
  GHashTable *numbers; /* folded word -> number + 1 */
  GArray *counts;      /* of texts with the word, guint by number */
  guint n_texts;
} StanceLexemes;

typedef struct
{
  const char *text; /* borrowed */
  guint n;          /* words, as many as STANCE_MOST_WORDS */
  guint *numbers;
  guint *starts;    /* in bytes */
  guint *ends;
  guint *sorted;    /* the numbers, rising */
  GArray *quoted;   /* of guint64, rising: each run of STANCE_LEAST_QUOTED words between quotation marks */
  double weight;    /* of all words; once every text is in */
} StanceWords;

#define STANCE_MOST_WORDS 400
/* Fewer words between quotation marks may be the same by chance. */
#define STANCE_LEAST_QUOTED 5

StanceLexemes *stance_lexemes_new (void);
void stance_lexemes_free (StanceLexemes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceLexemes, stance_lexemes_free)

/* Splits a text and counts its words. Words are runs of letters and digits, with apostrophes and hyphens inside; case does not matter. A direct quotation
 * that has no marks is one as a whole. */
StanceWords *stance_lexemes_read (StanceLexemes *self, const char *text, gboolean direct);
void stance_words_free (StanceWords *self);
/* Fills `quoted`. */
void stance_words_find_quoted (StanceWords *self, gboolean direct);
gboolean stance_words_share_quotation (const StanceWords *self, const StanceWords *other);
void stance_words_weigh (StanceWords *self, const StanceLexemes *lexemes);

typedef struct
{
  StanceWording wording;
  double similarity; /* from 0 to 1; 2 x weight of what is alike in order / weight of both */
} StanceLikeness;

/* FALSE when they are not alike enough to be the same thing told twice. */
gboolean stance_wording_compare (const StanceLexemes *lexemes, const StanceWords *a, const StanceWords *b, StanceLikeness *likeness);
/* Where words differ: bytes of A's text and of B's, either of which may be none. */
typedef struct
{
  StanceSpan a;
  StanceSpan b;
} StanceChange;

/* (transfer full) (element-type StanceChange) */
GArray *stance_wording_list_changes (const StanceLexemes *lexemes, const StanceWords *a, const StanceWords *b);
