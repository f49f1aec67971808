/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts of words, for layers that name rows themselves. */
#pragma once

#include <stance/stance-voices.h>

/* Counts the words of statements for a row, whoever their holders are. */
void stance_voices_add_statements_as (StanceVoices *self, const char *row, GPtrArray *statements);
