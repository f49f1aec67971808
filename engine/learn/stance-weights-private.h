/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The weights of a linear classifier over hashed features, as they are shipped: 16 bits each, read where they lie in the file.
 *
 * A feature is looked up in a table of buckets, one cache line each: eight 16-bit tags, then eight payloads of six bytes. With at most
 * three classes the payload is the weights themselves; with more it says where the feature's (class, weight) pairs begin and how many
 * they are. A bucket that is full goes on in the next one. A feature that was never learned is taken for another with probability of
 * about 8 / 65536; there are no other collisions. */
#pragma once

#include "stance-model-file-private.h"

/* At most so many classes have their weights in the table itself. */
#define STANCE_WEIGHTS_NARROW 3

typedef struct
{
  guint16 tags[8];           /* 0: empty */
  guint16 payloads[8][3];
} StanceBucket;

typedef struct
{
  guint16 class_id;
  gint16 weight;
} StanceClassWeight;

/* Borrows the bytes that it reads, but for one made by a learner, which owns them (`owned`). */
typedef struct
{
  guint32 n_classes;
  guint32 n_buckets;
  guint32 n_pairs;
  const StanceBucket *buckets;
  const StanceClassWeight *pairs; /* NULL when narrow */
  double scale;                   /* a weight of 1 in the learner's units is this many units here */
  gpointer owned;
} StanceWeights;

/* Finds the weights called `name` in a model file. Errors: STANCE_ERROR_INVALID_MODEL where they are absent or do not fit. */
gboolean stance_weights_load (StanceWeights *self, const StanceModelFile *file, const char *name, guint n_classes, GError **error);
/* Adds them to a model file being written. */
void stance_weights_save (const StanceWeights *self, StanceModelWriter *writer, const char *name);
void stance_weights_clear (StanceWeights *self);

/* Adds the weights of `n` features to `scores`, one for each class. */
void stance_weights_add (const StanceWeights *self, const guint64 *features, guint n, gint32 *scores);

/* The (class, weight) pairs of a feature, little endian; NULL and 0 when it was never learned. Not for narrow weights. */
const StanceClassWeight *stance_weights_find (const StanceWeights *self, guint64 feature, guint *n);

static inline guint16
stance_weights_tag (guint64 feature)
{
  guint16 tag = (guint16) feature;

  return tag ? tag : 1;
}

static inline guint32
stance_weights_bucket (const StanceWeights *self, guint64 feature)
{
  return (guint32) (((feature >> 32) * self->n_buckets) >> 32);
}
