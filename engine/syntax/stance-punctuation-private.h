/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where marks of punctuation hang, once the tree of the words is known. */
#pragma once

#include "stance-parser-private.h"
#include "stance-learner-private.h"

/* Sets the heads of the marks of a sentence whose words have theirs; `relation` is what marks get. */
void stance_punctuation_attach (const StanceParser *parser, StanceWord *words, guint n);
/* Learns from one sentence whose words and marks have gold heads. */
void stance_punctuation_learn (const StanceParser *parser, StanceLearner *learner, const StanceWord *words, guint n);
