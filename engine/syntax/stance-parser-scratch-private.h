/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance-parser-private.h"

/* What kind of word a tag stands for. */
typedef enum
{
  STANCE_TAG_VERB = 1 << 0,
  STANCE_TAG_COMMA = 1 << 1,
  STANCE_TAG_CONJUNCTION = 1 << 2,
  STANCE_TAG_PUNCT = 1 << 3,
} StanceTagKind;

/* The classes of all tags, by their number; (transfer full). */
StanceTagClass *stance_parser_classify_tags (const StanceSymbols *tags);

/* The first state of a sentence, in memory of `scratch`. Words of punctuation are left out, but where there are no others. */
void stance_parser_begin (const StanceParser *parser, const StanceWord *words, guint n, StanceParserScratch *scratch, StanceArcs *arcs);
/* Copies heads and relations to the words; those of punctuation keep theirs. */
void stance_parser_end (const StanceArcs *arcs, StanceWord *words);

#define STANCE_PARSER_MAX_RELATIONS 256

/* The transition of the highest score that may be taken. */
StanceArc stance_parser_best_arc (const StanceArcs *arcs, const gint32 *scores);
guint stance_parser_best_relation (const gint32 *scores, guint n);
