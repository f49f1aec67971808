/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How alike two wordings are, word for word. */
#pragma once

#include <stance/stance-comparison.h>

#include "stance-model-private.h"

/* The words of many texts, and how rare each is: rare ones tell more. */
typedef struct
{
  StanceModel *model;  /* borrowed; NULL: nothing is known of words */
  GHashTable *numbers; /* folded word -> number + 1 */
  GArray *parents;     /* another word of the same lemma, or itself, guint by number */
  GArray *counts;      /* of texts with the word, guint by number of those that are their own parents */
  guint n_texts;
} StanceLexemes;

/* A word of a text, however often it is there. */
typedef struct
{
  guint lexeme;
  guint told;    /* how often as a word that tells something */
  double weight; /* of all its places */
} StanceTold;

typedef struct
{
  const char *text;  /* borrowed */
  guint n;           /* words, as many as STANCE_MOST_WORDS */
  guint *numbers;    /* as it stands there */
  guint *lexemes;    /* the same for all forms of a word; once every text is in */
  guint *starts;     /* in bytes */
  guint *ends;
  double *worths;    /* 1 for a word that tells something, less for the grammar's, the speaker's and those of the attribution */
  double *weights;   /* the worth times how rare the word is */
  gboolean *denies;  /* whether it is a negation of what is told */
  guint negations;   /* how many are */
  double denial;     /* what those weigh */
  StanceTold *sorted; /* by lexeme */
  guint n_sorted;
  GArray *quoted;    /* of guint64, rising: each run of STANCE_LEAST_QUOTED words between quotation marks */
  double weight;     /* of all words */
} StanceWords;

#define STANCE_MOST_WORDS 400
/* Fewer words between quotation marks may be the same by chance. */
#define STANCE_LEAST_QUOTED 5
/* What a word weighs that tells nothing: enough to be aligned with itself. */
#define STANCE_TELLS_NOTHING 0.05

/* `model`: borrowed, NULL for none: each word tells something then, and forms are words of their own. */
StanceLexemes *stance_lexemes_new (StanceModel *model);
void stance_lexemes_free (StanceLexemes *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceLexemes, stance_lexemes_free)
/* The number of a word as it stands there; case does not matter. */
guint stance_lexemes_number (StanceLexemes *self, const char *word, gsize length);
/* What stands for all forms of it. */
guint stance_lexemes_find (const StanceLexemes *self, guint number);

/* Splits a text. Words are runs of letters and digits, with apostrophes and hyphens inside; case does not matter. A direct quotation
 * that has no marks is one as a whole. `party`: whose words they are, NULL when nobody's. */
StanceWords *stance_lexemes_read (StanceLexemes *self, const char *text, gboolean direct, const char *party);
void stance_words_free (StanceWords *self);
/* Fills `quoted`, and in `inside`, unless NULL, which words stand between marks. */
void stance_words_find_quoted (StanceWords *self, gboolean direct, gboolean *inside);
gboolean stance_words_share_quotation (const StanceWords *self, const StanceWords *other);
/* Finds what words tell (`worths`, `negations`). */
void stance_words_find_told (StanceWords *self, const StanceLexemes *lexemes, const gboolean *inside, const char *party);
/* Once every text is in: counts the words, and then weighs them. */
void stance_words_count (StanceWords *self, StanceLexemes *lexemes);
void stance_words_weigh (StanceWords *self, const StanceLexemes *lexemes);

typedef struct
{
  StanceWording wording;
  double similarity; /* from 0 to 1; 2 x weight of what is alike / weight of both */
} StanceLikeness;

/* FALSE when they are not alike enough to be the same thing told twice. */
gboolean stance_wording_compare (const StanceWords *a, const StanceWords *b, StanceLikeness *likeness);
/* Whether one denies what the other says: words nearly the same, with an odd number of negations more in one. */
gboolean stance_wording_denies (const StanceWords *a, const StanceWords *b, const StanceLikeness *likeness);
/* Where words differ: bytes of A's text and of B's, either of which may be none. */
typedef struct
{
  StanceSpan a;
  StanceSpan b;
} StanceChange;

/* (transfer full) (element-type StanceChange) */
GArray *stance_wording_list_changes (const StanceWords *a, const StanceWords *b);
