/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lemmas: each form and tag has a script, which says how its lemma is spelt from the form. Forms that the rules would get wrong are
 * exceptions; a rule goes by the longest ending that it knows. Both are learned by counting. */
#pragma once

#include "stance-identifier-private.h"
#include "stance-tagger-private.h"

#define STANCE_LEMMATIZER_KIND "lemmatizer"

/* What a script does to the capitals of a form. */
typedef enum
{
  STANCE_CASE_LOWER,
  STANCE_CASE_KEEP,
  STANCE_CASE_TITLE,
  STANCE_CASE_UPPER,
  STANCE_N_CASES,
} StanceCase;

/* Cut so many characters from the end, then add. In a file: the letter of the case, the number, "+", what is added. */
typedef struct
{
  const char *add;      /* borrowed from the names of the scripts */
  guint32 add_length;
  guint16 cut;
  guint16 letters;      /* a StanceCase */
} StanceScript;

typedef struct
{
  StanceModelFile *file;        /* NULL for one just learned */
  StanceSymbols *names;         /* of the scripts */
  StanceScript *scripts;
  StanceWeights rules;          /* a script for a form or an ending with a tag */
  StanceIdentifying identifying; /* which language the lemmas are of */
  guint n_tags;
  guint64 *tags;                /* what stands for the tags of the tagger that it goes with, after stance_lemmas_set_tags() */
} StanceLemmas;

StanceLemmas *stance_lemmas_open (const char *path, GError **error);
/* Takes `file`, also when it fails. */
StanceLemmas *stance_lemmas_new_for_file (StanceModelFile *file, GError **error);
void stance_lemmas_free (StanceLemmas *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceLemmas, stance_lemmas_free)

/* The tags that words will have. Rules know tags by their names, so that any tagger will do. */
void stance_lemmas_set_tags (StanceLemmas *self, const StanceSymbols *tags);

/* Appends the lemma of a word whose tag is set. */
void stance_lemmas_append (const StanceLemmas *self, const StanceWord *word, GString *lemma);

/* Learns from a treebank. Nothing is drawn at random. */
StanceLemmas *stance_lemmas_learn (const StanceTreebank *bank);
void stance_lemmas_save (const StanceLemmas *self, StanceModelWriter *writer);

/* What learning shares with use. */

/* Rules go by endings of so many bytes at most. */
#define STANCE_LEMMA_ENDINGS 6
/* The greatest check is this, so that none is scaled. */
#define STANCE_LEMMAS_FULL 32767

/* How the capitals of a word lie, as far as rules care. */
guint stance_lemmas_capitals (const StanceWord *word);
/* The hash of a tag's name. */
guint64 stance_lemmas_tag (const char *name);
/* The key of a word's exception; `cased`: of the one that holds only for a form with these capitals. */
guint64 stance_lemmas_exception (const StanceWord *word, guint64 tag, gboolean cased);
/* The key of a form that was seen often, for tags that it never had. */
guint64 stance_lemmas_form (const StanceWord *word);
/* What stands as the weight of a key, from 1 to 32766: a key that was never learned is hardly ever taken for another. */
gint16 stance_lemmas_check (guint64 key);
/* The keys of the rules for a word, that of the longest ending first; gives their number. */
guint stance_lemmas_endings (const StanceWord *word, guint64 tag, guint64 keys[STANCE_LEMMA_ENDINGS + 1]);
void stance_script_apply (const StanceScript *script, const char *form, gsize length, GString *lemma);
/* Reads a script as it stands in a file; FALSE when it is none. */
gboolean stance_script_read (StanceScript *script, const char *name);
