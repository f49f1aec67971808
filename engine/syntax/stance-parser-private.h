/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dependency parser: a network scores every word as the head of every other (Dozat and Manning 2017, ICLR, on a faster encoder), and the best
 * projective tree is taken. Marks of punctuation are no words to it but properties of those beside them (Ma, Zhang and Zhu 2014, ACL); they are
 * hung on the tree when it is there. */
#pragma once

#include "stance-encoder-private.h"
#include "stance-tagger-private.h"

#define STANCE_PARSER_KIND "parser"

/* Indices of the matrices above the encoder. */
typedef struct
{
  guint projection;     /* size x 2 (arc + label): words as dependents and heads, for arcs and for labels */
  guint projection_bias;
  guint bilinear;       /* arc x arc */
  guint head_bias;      /* 1 x arc */
  guint distance;       /* 1 x STANCE_PARSER_DISTANCES */
  guint root;           /* 1 x (arc + label): the root as a head */
  guint label_distance; /* STANCE_PARSER_DISTANCES x label */
  guint label;          /* label x relations */
  guint label_bias;
  guint tag;            /* size x tags: the tags again, with all that the encoder knows */
  guint tag_bias;
} StanceParserMatrices;

typedef struct _StanceParser StanceParser;

struct _StanceParser
{
  StanceModelFile *file;        /* NULL for one just learned */
  StanceSymbols *tags;          /* those of the tagger that it goes with */
  gboolean *is_mark;            /* by tag: whether words of it are punctuation */
  StanceSymbols *relations;
  guint64 *forms;               /* hashes of known forms, sorted; form i has row i + 1 */
  guint32 n_forms;
  guint32 arc_size;
  guint32 label_size;
  StanceParameters parameters;
  StanceEncoder encoder;
  StanceParserMatrices matrices;
  StanceWeights marks;          /* where punctuation hangs */
  guint16 mark_relation;
  StanceParser *second;         /* another of the same training with another seed, whose opinion counts as much; NULL for none */
};

/* Memory that parsing uses again from call to call; one for each thread. */
typedef struct _StanceParserScratch StanceParserScratch;
StanceParserScratch *stance_parser_scratch_new (void);
void stance_parser_scratch_free (StanceParserScratch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceParserScratch, stance_parser_scratch_free)

/* Sets head and relation of each word, and its tag anew; the tags of the tagger are set. Sentence i is words [starts[i], starts[i + 1]). */
void stance_parser_parse (const StanceParser *self, StanceWord *words, const guint32 *starts, guint n_sentences, StanceParserScratch *scratch);

StanceParser *stance_parser_open (const char *path, GError **error);
StanceParser *stance_parser_new_for_file (StanceModelFile *file, GError **error);
void stance_parser_save (const StanceParser *self, StanceModelWriter *writer);
void stance_parser_free (StanceParser *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceParser, stance_parser_free)

/* Takes a second opinion, for more accuracy at half the speed. Takes `second` also when it fails: STANCE_ERROR_INVALID_MODEL where it was not
 * learned from the same treebanks. */
gboolean stance_parser_take_second (StanceParser *self, StanceParser *second, GError **error);

/* Called after each epoch with its number from 1 and the mean loss; the parser is usable then. */
typedef void (*StanceParserProgress) (const StanceParser *parser, guint epoch, double loss, gpointer data);

/* Learns from a treebank whose words were tagged as they will be in use: by a tagger that had not seen them. */
StanceParser *stance_parser_learn (const StanceTreebank *bank, StanceWord *const *words, const StanceTraining *training,
                                   StanceParserProgress progress, gpointer data);
