/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the layers above see of the front end: words with tags, heads and relations for the sentences of a text, without an allocation for each. */
#pragma once

#include <stance/stance-parse.h>

#include "stance-lemmas-private.h"
#include "stance-parser-private.h"
#include "stance-text-private.h"

/* The words of some sentences; memory that is used again from call to call, one for each thread. Sentence i is words
 * [starts[i], starts[i + 1]); heads count from 1 within it. */
typedef struct
{
  StanceWord *words;
  guint32 *starts;
  guint n_words;
  guint n_sentences;
  guint words_size;
  guint starts_size;
  StanceParserScratch *scratch;
} StanceReading;

void stance_reading_init (StanceReading *self);
void stance_reading_clear (StanceReading *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceReading, stance_reading_clear)

/* Reads `n` sentences of a text, those of these numbers; NULL: the first n. Word k of the sentence read as i is token
 * text->sentences[sentences[i]].first + k. Forms stay those of the text. */
void stance_front_end_read (StanceFrontEnd *self, const StanceText *text, const guint32 *sentences, guint n, StanceReading *reading);

/* Reads all of a text without trees: tags are those of the tagger alone, which is much faster. Word k is token k. */
void stance_front_end_tag (StanceFrontEnd *self, const StanceText *text, StanceReading *reading);

/* The same for words that are given: call stance_reading_begin(), then for each sentence stance_reading_open() and stance_reading_add(), then this. */
void stance_reading_begin (StanceReading *self);
void stance_reading_open (StanceReading *self);
void stance_reading_add (StanceReading *self, const char *form, gsize length);
void stance_front_end_annotate (StanceFrontEnd *self, StanceReading *reading);

guint stance_front_end_get_n_tags (StanceFrontEnd *self);
/* The names of a word's tag and relation. */
const char *stance_front_end_get_upos (StanceFrontEnd *self, guint tag);
const char *stance_front_end_get_xpos (StanceFrontEnd *self, guint tag);
const char *stance_front_end_get_relation (StanceFrontEnd *self, guint relation);
void stance_front_end_append_lemma (StanceFrontEnd *self, const StanceWord *word, GString *lemma);
/* The number of a tag or relation by name ("VERB VBD", "nsubj"), G_MAXUINT when there is none. */
guint stance_front_end_find_tag (StanceFrontEnd *self, const char *name);
guint stance_front_end_find_relation (StanceFrontEnd *self, const char *name);
/* The folder of a language: a path, or the id of one that is installed; NULL for the default. */
char *stance_front_end_find_directory (const char *language, GError **error);
/* Words, tokens and sentences of the language. */
StanceLanguage *stance_front_end_get_language (StanceFrontEnd *self);
const StanceIdentifying *stance_front_end_get_identifying (StanceFrontEnd *self);
