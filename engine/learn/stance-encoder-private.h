/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A network that gives each word of a sequence a vector that knows its surroundings: the sum of embeddings of what is known of the word, then layers
 * of gated averages that run in both directions (quasi-recurrent networks with pooling by forget and output gates: Bradbury, Merity, Xiong and
 * Socher 2017, ICLR), each told of the words on either side (one number for each component, as in the token shift of Peng et al. 2023, EMNLP
 * Findings) and added to what it was given (He et al. 2016, CVPR). All products of matrices run over many words at a time, which is why it is fast. */
#pragma once

#include "stance-parameters-private.h"

#define STANCE_ENCODER_MAX_TABLES 16
#define STANCE_ENCODER_MAX_LAYERS 4

/* The shape. A word is described by one row of each table; without tables its vector is given. */
typedef struct
{
  guint32 n_tables;
  guint32 rows[STANCE_ENCODER_MAX_TABLES];
  guint32 size;         /* numbers of a word's vector, even */
  guint32 n_layers;
} StanceEncoderShape;

typedef struct
{
  StanceEncoderShape shape;
  guint tables[STANCE_ENCODER_MAX_TABLES];      /* indices into the parameters */
  guint weights[STANCE_ENCODER_MAX_LAYERS];
  guint biases[STANCE_ENCODER_MAX_LAYERS];
  guint neighbours[STANCE_ENCODER_MAX_LAYERS];  /* 2 x size: how much of the word before and of the one behind */
} StanceEncoder;

/* Sequences one behind the other: sequence i is words [starts[i], starts[i + 1]). `ids` has n_tables numbers for each word. */
typedef struct
{
  const guint32 *ids;
  const guint32 *starts;
  guint n_sequences;
} StanceSequences;

static inline guint
stance_sequences_n_words (const StanceSequences *self)
{
  return self->starts[self->n_sequences] - self->starts[0];
}

/* Adds the encoder's matrices to `parameters`. */
void stance_encoder_init (StanceEncoder *self, const StanceEncoderShape *shape, StanceParameters *parameters);
void stance_encoder_draw (const StanceEncoder *self, StanceParameters *parameters, GRand *random);

/* Activations, kept from call to call so as not to allocate again; those of all layers when learning. */
typedef struct
{
  gsize size;
  gboolean keep;
  float *layers[STANCE_ENCODER_MAX_LAYERS + 1]; /* n x size each; [0] the sum of embeddings */
  float *mixed[STANCE_ENCODER_MAX_LAYERS];      /* n x size: with the neighbours */
  float *gates[STANCE_ENCODER_MAX_LAYERS];      /* n x 3 size: candidates, forget and output gates of both directions */
  float *cells[STANCE_ENCODER_MAX_LAYERS];      /* n x size */
  float *masks[STANCE_ENCODER_MAX_LAYERS + 1];  /* dropout, when learning */
  float *scratch[2];                            /* n x 3 size */
} StanceEncoderMemory;

void stance_encoder_memory_clear (StanceEncoderMemory *self);

/* Where the given vectors of n words go, n x size, for an encoder without tables: to be filled before each run. */
float *stance_encoder_open (const StanceEncoder *self, StanceEncoderMemory *memory, guint n, gboolean learning);

/* The vectors of all words, n x size, in memory of `memory`. */
const float *stance_encoder_run (const StanceEncoder *self, const StanceParameters *parameters, const StanceSequences *sequences, StanceEncoderMemory *memory);

/* The same while learning: numbers are dropped with probability `dropout`. */
const float *stance_encoder_run_learning (const StanceEncoder *self, const StanceParameters *parameters, const StanceSequences *sequences,
                                          StanceEncoderMemory *memory, double dropout, GRand *random);
/* Adds the gradients of all parameters, given that of the vectors, which becomes the gradient of what came in. */
void stance_encoder_learn (const StanceEncoder *self, const StanceParameters *parameters, const StanceSequences *sequences, StanceEncoderMemory *memory,
                           float *vector_gradients, float *gradients);
