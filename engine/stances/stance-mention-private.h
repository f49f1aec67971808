/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Targets that are only mentioned: whether that tells anything. */
#pragma once

#include "stance-attitude-private.h"
#include "stance-model-private.h"

/* Whether a target that nothing stands over is brought up plainly: nothing is denied around it, and no words that the lexicon does not know judge it. */
gboolean stance_mention_is_plain (const StanceSpeech *speech, const StanceRuleMatch *match, const StanceAttitude *attitude);

/* Whether a pattern names the lemma of a word in a regular form: "=reject" and "rejected". A wish that a pattern names is one all the same. */
gboolean stance_mention_names_lemma (const char *pattern, const char *word);
