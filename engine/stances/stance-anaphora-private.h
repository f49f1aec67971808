/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance-attribution-private.h"
#include "stance-model-private.h"

/* An expression that points back to what a rule matched: "that is unrealistic", "rejected such terms". It stands with the rule
 * of what it points to. */
typedef struct
{
  StanceRuleMatch match;
  guint32 meant; /* index of the match it points to */
} StancePointer;

/* Appends to `pointers` (of StancePointer, by first token) the expressions that point back to one of `matches`. */
void stance_anaphora_find (const StanceSpeech *speech, const GArray *matches, GArray *pointers);
