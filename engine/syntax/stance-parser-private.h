/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dependency parser: greedy transitions, each arc's relation by a second classifier. */
#pragma once

#include "stance-arcs-private.h"
#include "stance-tagger-private.h"

#define STANCE_PARSER_KIND "parser"

/* What the parser must know of a tag. */
typedef struct
{
  guint8 coarse;        /* number of its universal tag */
  guint8 kind;          /* a set of StanceTagKind */
} StanceTagClass;

typedef struct
{
  StanceModelFile *file;        /* NULL for one just learned */
  StanceSymbols *relations;
  StanceSymbols *tags;          /* those of the tagger that it goes with */
  StanceTagClass *classes;      /* by tag */
  StanceWeights arcs;
  StanceWeights labels;
  StanceWeights marks;          /* where punctuation hangs */
  guint16 mark_relation;
} StanceParser;

/* Memory that parsing uses again from sentence to sentence. */
typedef struct
{
  guint size;
  guint32 *stack;
  StanceArcNode *nodes;
  StanceArcWord *words;
} StanceParserScratch;

/* Sets head and relation of each word; their tags are set. Sentence i is words [starts[i], starts[i + 1]). */
void stance_parser_parse (const StanceParser *self, StanceWord *words, const guint32 *starts, guint n_sentences, StanceParserScratch *scratch);
void stance_parser_scratch_clear (StanceParserScratch *scratch);

StanceParser *stance_parser_open (const char *path, GError **error);
StanceParser *stance_parser_new_for_file (StanceModelFile *file, GError **error);
/* Learns from a treebank whose words were tagged as they will be in use: by a tagger that had not seen them. */
StanceParser *stance_parser_learn (const StanceTreebank *bank, StanceWord *const *words, const StanceTraining *training);
void stance_parser_save (const StanceParser *self, StanceModelWriter *writer);
void stance_parser_free (StanceParser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceParser, stance_parser_free)
