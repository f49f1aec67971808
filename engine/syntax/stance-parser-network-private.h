/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the network computes for a batch of pieces of sentences. */
#pragma once

#include "stance-parser-words-private.h"

/* Distances between a word and its head are told apart up to so many words to either side. */
#define STANCE_PARSER_REACH 12
#define STANCE_PARSER_DISTANCES (2 * STANCE_PARSER_REACH + 1)
#define STANCE_PARSER_MAX_RELATIONS 256

typedef struct
{
  StanceEncoderMemory encoder;
  const float *vectors; /* n x size of the encoder, in its memory */
  gsize size;
  float *projected;     /* n x 2 (arc + label): dependents for arcs, heads for arcs, dependents for labels, heads for labels */
  float *dependents;    /* n x arc, through the bilinear matrix */
  float *hidden;        /* n x label: what goes into the choice of relations */
  float *relations;     /* n x relations: their scores */
  float *tags;          /* n x tags: their scores */
  gsize heads_size;
  float *heads;         /* (n + 1) x arc of one piece, the root first */
  float *rows;          /* n x arc of one piece */
  float *scores;        /* n x (n + 1) of one piece */
} StanceParserMemory;

void stance_parser_memory_clear (StanceParserMemory *self);

/* Adds the matrices of a parser whose sizes are set; `n_tags` of the tagger. Allocates the parameters. */
void stance_parser_shape (StanceParser *self, const StanceEncoderShape *shape);

/* Fills `projected` and `dependents` from the vectors of the words. */
void stance_parser_project (const StanceParser *self, guint n, StanceParserMemory *memory);
/* Fills `vectors` and what stance_parser_project() does. */
void stance_parser_encode (const StanceParser *self, const StanceSequences *sequences, StanceParserMemory *memory);
/* Fills `scores` for words [first, first + n) of the batch. */
void stance_parser_score_arcs (const StanceParser *self, guint first, guint n, StanceParserMemory *memory);
/* Fills `hidden` for word `first` + `word`; its head counts from 1 in the piece that begins at `first`, 0 is the root. */
void stance_parser_label_input (const StanceParser *self, guint first, guint word, guint head, StanceParserMemory *memory);
/* Fills `relations` of n words, whose `hidden` is there. */
void stance_parser_score_relations (const StanceParser *self, guint n, StanceParserMemory *memory);

/* Fills `tags` of n words. */
void stance_parser_score_tags (const StanceParser *self, guint n, StanceParserMemory *memory);

static inline guint
stance_parser_distance (guint word, guint head)
{
  gint d = (gint) head - (gint) word;

  return (guint) (CLAMP (d, -STANCE_PARSER_REACH, STANCE_PARSER_REACH) + STANCE_PARSER_REACH);
}
