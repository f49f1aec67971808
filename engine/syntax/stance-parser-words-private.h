/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences as the network gets them: without their marks, each word a row of numbers. */
#pragma once

#include "stance-parser-private.h"

/* Which tags are those of punctuation, by their number; (transfer full). */
gboolean *stance_parser_find_marks (const StanceSymbols *tags);

#define STANCE_PARSER_TABLES 10

/* The rows of each table but that of forms and those of tags, which hang on what was learned. */
void stance_parser_table_rows (guint n_forms, guint n_tags, guint32 rows[STANCE_ENCODER_MAX_TABLES]);

/* Words of several sentences without their marks. */
typedef struct
{
  GArray *places;       /* of guint32: the word of the text */
  GArray *ids;          /* of guint32: STANCE_PARSER_TABLES for each word */
  GArray *starts;       /* of guint32: where each piece begins, and the end of the last */
  GArray *sentences;    /* of guint32: the first word of the sentence that a piece belongs to */
} StanceParserWords;

void stance_parser_words_init (StanceParserWords *self);
void stance_parser_words_clear (StanceParserWords *self);
void stance_parser_words_reset (StanceParserWords *self);
/* Adds a sentence: words [first, end). A sentence of marks only keeps them; a very long one becomes several pieces. */
void stance_parser_words_add (StanceParserWords *self, const StanceParser *parser, const StanceWord *words, guint first, guint end);
