/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a language, read from models/lang/<language>/: inflections, word classes and the operator lexicon.
 * No word of any language stands in C. */
#pragma once

#include "stance-vocabulary-private.h"

typedef struct _StanceLanguage StanceLanguage;

/* Reads the folder of a language. Errors: file errors, STANCE_ERROR_INVALID_MODEL with file and line. */
StanceLanguage *stance_language_load (const char *directory, GError **error);
void stance_language_free (StanceLanguage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceLanguage, stance_language_free)

/* The vocabulary that tokens are looked up in; models add their words to it while they load. */
StanceVocabulary *stance_language_get_vocabulary (StanceLanguage *self);

/* All forms of a lemma, itself included: join, joins, joined, joining. (element-type utf8), owned by the caller. */
GPtrArray *stance_language_inflect (StanceLanguage *self, const char *lemma);
