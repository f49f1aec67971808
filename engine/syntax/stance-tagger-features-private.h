/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance-tagger-private.h"

#define STANCE_TAGGER_FEATURES 40

/* The features of word i of a sentence of n; the words before it have their tags, all know what the dictionary says. Gives their number. */
guint stance_tagger_features (const StanceWord *words, guint n, guint i, guint64 features[STANCE_TAGGER_FEATURES]);

/* Looks a word up in the dictionary: sets `known`, and gives its tag when there can be no doubt, -1 otherwise. */
gint stance_tagger_look_up (const StanceWeights *dictionary, StanceWord *word);

/* The key of a word in the dictionary: with its capitals, but for the first of a sentence. */
guint64 stance_tagger_key (const StanceWord *word, gboolean opens);
