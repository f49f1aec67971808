/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance-attribution-private.h"
#include "stance-model-private.h"

/* Adds to `matches` (of StanceRuleMatch, by first token) the expressions that point back to one of them: "that is unrealistic",
 * "rejected such terms". Each stands with the rule of what it points to. */
void stance_anaphora_find (const StanceSpeech *speech, GArray *matches);
