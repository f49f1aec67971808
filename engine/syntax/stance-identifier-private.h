/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a text is in the language that a treebank is of: how many of its words are function words of that language, other words of it,
 * strangers, or of another script. */
#pragma once

#include "stance-treebank-private.h"

/* What a word is to the language. */
typedef enum
{
  STANCE_WORD_KIND_FUNCTION,
  STANCE_WORD_KIND_KNOWN,
  STANCE_WORD_KIND_STRANGER,
  STANCE_WORD_KIND_SCRIPT,    /* of another script */
  STANCE_N_WORD_KINDS,
} StanceWordKind;

/* Borrows `words` from a model file, or owns them (`owned`). */
typedef struct
{
  const guint64 *words;       /* hashes of known words, ascending, little endian; the lowest bit says that it is a function word */
  guint32 n_words;
  guint32 script;             /* ISO 15924, as GLib packs it */
  double expected[STANCE_N_WORD_KINDS]; /* parameters of a Dirichlet distribution over the kinds in texts of the language */
  gpointer owned;
} StanceIdentifying;

/* Sections "words" and "language" of a model file. Errors: STANCE_ERROR_INVALID_MODEL. */
gboolean stance_identifying_load (StanceIdentifying *self, const StanceModelFile *file, GError **error);
void stance_identifying_save (const StanceIdentifying *self, StanceModelWriter *writer);
void stance_identifying_clear (StanceIdentifying *self);

/* Counts the kinds of the words of valid UTF-8. */
void stance_identifying_count (const StanceIdentifying *self, const char *text, gsize length, guint32 counts[STANCE_N_WORD_KINDS]);
/* The probability that a text with these counts is in the language; NaN without a word. */
double stance_identifying_judge (const StanceIdentifying *self, const guint32 counts[STANCE_N_WORD_KINDS]);

void stance_identifying_learn (StanceIdentifying *self, const StanceTreebank *bank);

/* The next run of letters from `at` on: its start, its end (also where to go on), its hash and script. FALSE at the end. Shared with learning. */
typedef struct
{
  const char *at;
  const char *end;
  const char *start;
  guint64 hash;
  GUnicodeScript script;
} StanceRuns;

gboolean stance_runs_next (StanceRuns *self);
