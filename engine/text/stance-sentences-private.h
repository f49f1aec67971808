/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance-text-private.h"
#include "stance-weights-private.h"

/* Fills text->sentences from its tokens. */
void stance_sentences_find (StanceText *text);

/* The weights of the sentence splitter (sentences.bin), NULL when the language has none. */
const StanceWeights *stance_language_get_sentences (const StanceLanguage *self);
