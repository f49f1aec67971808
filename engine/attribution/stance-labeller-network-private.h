/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the network computes for some paragraphs. */
#pragma once

#include "stance-labeller-private.h"
#include "stance-quotations-private.h"

/* Distances from a cue: exact up to NEAR words to either side, then in steps. */
#define STANCE_LABELLER_NEAR 8
#define STANCE_LABELLER_FAR 6
#define STANCE_LABELLER_DISTANCES (2 * (STANCE_LABELLER_NEAR + STANCE_LABELLER_FAR) + 1)
/* Where sentence and quotation of a word lie to those of the cue. */
#define STANCE_LABELLER_QUOTATIONS 15
/* Commas and verbs between cue and word, on either side. */
#define STANCE_LABELLER_BETWEEN 32
/* A cue looks so many words to either side. */
#define STANCE_LABELLER_REACH 160

/* A cue and the words it looks at: [first, end) of the batch. */
typedef struct
{
  guint32 word;
  guint32 first;
  guint32 end;
} StanceLabellerCue;

typedef struct
{
  StanceEncoderMemory encoder;
  StanceEncoderMemory pairs;
  gsize size;
  gsize pairs_size;
  float *projected;     /* n x (cue + 2 pair) */
  float *logits;        /* n: of being a cue */
  GArray *cues;         /* of StanceLabellerCue */
  guint32 *starts;      /* by cue: where its words begin among the pairs */
  float *scores;        /* pairs x roles */
  const float *vectors; /* n x size, in the encoder's memory */
  const float *seen;    /* pairs x pair, in the pair encoder's memory */
} StanceLabellerMemory;

void stance_labeller_memory_init (StanceLabellerMemory *self);
void stance_labeller_memory_clear (StanceLabellerMemory *self);

/* Adds the matrices of a labeller whose sizes are set. Allocates the parameters. */
void stance_labeller_shape (StanceLabeller *self, guint size, guint n_layers, guint pair_layers);
void stance_labeller_table_rows (const StanceLabeller *self, guint32 rows[STANCE_ENCODER_MAX_TABLES]);
/* Which tags are verbs and nouns. */
void stance_labeller_set_tags (StanceLabeller *self, StanceFrontEnd *front_end);

guint64 stance_labeller_lemma (StanceFrontEnd *front_end, const StanceWord *word, GString *buffer);
void stance_labeller_words_read (StanceLabellerWords *words, const StanceLabeller *self, StanceFrontEnd *front_end, const StanceText *text,
                                 const StanceReading *reading);

/* Fills `projected` from `vectors`. */
void stance_labeller_project (const StanceLabeller *self, guint n, StanceLabellerMemory *memory);
/* Fills `logits`. */
void stance_labeller_score_cues (const StanceLabeller *self, guint n, StanceLabellerMemory *memory);
/* Adds a cue: word `word` of the batch, whose paragraph is [first, end). */
void stance_labeller_add_cue (StanceLabellerMemory *memory, guint word, guint first, guint end);
/* Sets the vectors that the pair encoder begins with, for all cues; `offset` is the batch's first word among `words`. Gives the number of pairs. */
guint stance_labeller_open_pairs (const StanceLabeller *self, const StanceLabellerWords *words, guint offset, StanceLabellerMemory *memory, gboolean learning);
/* Fills `scores` from `seen`. */
void stance_labeller_score_roles (const StanceLabeller *self, guint n_pairs, StanceLabellerMemory *memory);

/* Reads what the words around each cue are to it, and keeps what is likely enough; `offset` is the batch's first word among `words`. */
void stance_labels_read (StanceLabels *out, const StanceLabeller *self, const StanceLabellerWords *words, const StanceLabellerMemory *memory, guint offset);

/* The rows of the three tables that tell where a word stands to a cue; both numbers among `words`. `commas` and `verbs` between them. */
typedef struct
{
  guint distance;
  guint quotation;
  guint between;
} StanceLabellerRelation;

/* The relations of words [first, end) to the cue: (array length=end-first). */
void stance_labeller_relate (const StanceLabellerWords *words, guint cue, guint first, guint end, StanceLabellerRelation *relations);
