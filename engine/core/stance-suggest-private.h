/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Did you mean": the closest of the names offered. */
#pragma once

#include <glib.h>

typedef struct
{
  const char *given;
  const char *best; /* borrowed from the caller; NULL while nothing is close */
  guint distance;
} StanceSuggestion;

void stance_suggestion_init (StanceSuggestion *self, const char *given);
void stance_suggestion_offer (StanceSuggestion *self, const char *candidate);
/* " (did you mean \"x\"?)", or the empty string. */
char *stance_suggestion_text (const StanceSuggestion *self);
