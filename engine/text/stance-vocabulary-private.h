/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that any pattern or name of a model and its language mentions, each with a small id. */
#pragma once

#include <glib.h>

typedef struct _StanceVocabulary StanceVocabulary;

StanceVocabulary *stance_vocabulary_new (void);
void stance_vocabulary_free (StanceVocabulary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceVocabulary, stance_vocabulary_free)

/* The id of a word that is case folded already, made when new; 0 is never an id. Not for use while other threads read. */
guint32 stance_vocabulary_intern (StanceVocabulary *self, const char *folded, gssize length);
/* The id of a folded word, 0 when it is not there. */
guint32 stance_vocabulary_find (const StanceVocabulary *self, const char *folded, gsize length);
const char *stance_vocabulary_word (const StanceVocabulary *self, guint32 word);
guint32 stance_vocabulary_size (const StanceVocabulary *self);
