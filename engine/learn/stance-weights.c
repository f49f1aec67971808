/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-weights-private.h"

#include <string.h>

#include <stance/stance-error.h>

#define LANES G_GUINT64_CONSTANT (0x0001000100010001)
#define HIGHS G_GUINT64_CONSTANT (0x8000800080008000)
/* How many look-ups are on their way to memory at a time. */
#define AHEAD 40

/* The head of a section of weights. */
typedef struct
{
  guint32 n_classes;
  guint32 n_buckets;
  guint32 n_pairs;
  guint32 reserved;
  double scale;
} WeightsHead;

/* The slot of a tag among four, 4 for none: finds the 16-bit lane that is zero after exclusive or. */
static inline guint
find_lane (guint64 lanes, guint16 tag)
{
  guint64 x = lanes ^ (tag * LANES);
  guint64 zero = (x - LANES) & ~x & HIGHS;

  return zero ? (guint) __builtin_ctzll (zero) >> 4 : 4;
}

/* The payload of a feature, NULL for none. */
static inline const guint16 *
find_payload (const StanceWeights *self, guint64 feature)
{
  guint16 tag = stance_weights_tag (feature);
  guint32 at = stance_weights_bucket (self, feature);

  for (guint tries = 0; tries < self->n_buckets; tries++)
    {
      const StanceBucket *bucket = &self->buckets[at];
      guint64 lanes[2];
      guint slot;

      memcpy (lanes, bucket->tags, sizeof lanes);
      slot = find_lane (GUINT64_FROM_LE (lanes[0]), tag);
      if (slot == 4)
        slot += find_lane (GUINT64_FROM_LE (lanes[1]), tag);
      if (slot < 8)
        return bucket->payloads[slot];
      if (bucket->tags[7] == 0)
        return NULL;
      at = at + 1 == self->n_buckets ? 0 : at + 1;
    }
  return NULL;
}

/* A feature's pairs: a place in memory that is on its way. */
typedef struct
{
  const StanceClassWeight *first;
  guint n;
} Pairs;

static void
add_narrow (const StanceWeights *self, const guint16 *payload, gint32 *scores)
{
  for (guint c = 0; c < self->n_classes; c++)
    scores[c] += (gint16) GUINT16_FROM_LE (payload[c]);
}

static inline Pairs
pairs_of (const StanceWeights *self, const guint16 *payload)
{
  Pairs pairs = { self->pairs + (GUINT16_FROM_LE (payload[0]) | (guint32) GUINT16_FROM_LE (payload[1]) << 16), GUINT16_FROM_LE (payload[2]) };

  __builtin_prefetch (pairs.first);
  return pairs;
}

static inline void
add_pairs (const Pairs *pairs, gint32 *scores)
{
  for (const StanceClassWeight *pair = pairs->first; pair < pairs->first + pairs->n; pair++)
    scores[GUINT16_FROM_LE (pair->class_id)] += (gint16) GUINT16_FROM_LE ((guint16) pair->weight);
}

const StanceClassWeight *
stance_weights_find (const StanceWeights *self, guint64 feature, guint *n)
{
  const guint16 *payload = find_payload (self, feature);
  Pairs pairs = { NULL, 0 };

  if (payload)
    pairs = pairs_of (self, payload);
  *n = pairs.n;
  return pairs.first;
}

/* Looks up to AHEAD features up, and adds their weights when all are on their way. */
static void
add_some (const StanceWeights *self, const guint64 *features, guint n, gint32 *scores)
{
  Pairs pairs[AHEAD];
  guint found = 0;

  for (guint i = 0; i < n; i++)
    __builtin_prefetch (&self->buckets[stance_weights_bucket (self, features[i])]);
  for (guint i = 0; i < n; i++)
    {
      const guint16 *payload = find_payload (self, features[i]);

      if (payload && self->pairs)
        pairs[found++] = pairs_of (self, payload);
      else if (payload)
        add_narrow (self, payload, scores);
    }
  for (guint i = 0; i < found; i++)
    add_pairs (&pairs[i], scores);
}

void
stance_weights_add (const StanceWeights *self, const guint64 *features, guint n, gint32 *scores)
{
  for (guint i = 0; i < n; i += AHEAD)
    add_some (self, features + i, MIN (n - i, AHEAD), scores);
}

/* Whether every payload stays inside the pairs and every class inside the classes: what a checksum cannot promise. */
static gboolean
is_sound (const StanceWeights *self)
{
  for (guint32 b = 0; self->pairs && b < self->n_buckets; b++)
    for (guint slot = 0; slot < 8; slot++)
      {
        const guint16 *payload = self->buckets[b].payloads[slot];
        guint64 first = GUINT16_FROM_LE (payload[0]) | (guint64) GUINT16_FROM_LE (payload[1]) << 16;

        if (self->buckets[b].tags[slot] && first + GUINT16_FROM_LE (payload[2]) > self->n_pairs)
          return FALSE;
      }
  for (guint32 i = 0; i < self->n_pairs; i++)
    if (GUINT16_FROM_LE (self->pairs[i].class_id) >= self->n_classes)
      return FALSE;
  return TRUE;
}

gboolean
stance_weights_load (StanceWeights *self, const StanceModelFile *file, const char *name, guint n_classes, GError **error)
{
  WeightsHead head;
  gsize length, needed;
  const char *bytes = stance_model_file_section (file, name, &length);

  memset (self, 0, sizeof *self);
  if (!bytes || length < sizeof head)
    return stance_model_file_fail (file, name, "no weights there", error);
  memcpy (&head, bytes, sizeof head);
  self->n_classes = GUINT32_FROM_LE (head.n_classes);
  self->n_buckets = GUINT32_FROM_LE (head.n_buckets);
  self->n_pairs = GUINT32_FROM_LE (head.n_pairs);
  self->scale = head.scale;
  needed = STANCE_MODEL_ALIGNMENT + self->n_buckets * sizeof (StanceBucket) + self->n_pairs * sizeof (StanceClassWeight);
  if (self->n_classes != n_classes || self->n_buckets == 0 || needed != length || !(self->scale > 0))
    return stance_model_file_fail (file, name, "weights of another shape", error);
  self->buckets = (const StanceBucket *) (bytes + STANCE_MODEL_ALIGNMENT);
  if (n_classes > STANCE_WEIGHTS_NARROW)
    self->pairs = (const StanceClassWeight *) (self->buckets + self->n_buckets);
  if ((self->pairs == NULL) != (self->n_pairs == 0 && n_classes <= STANCE_WEIGHTS_NARROW) || !is_sound (self))
    return stance_model_file_fail (file, name, "weights that point outside", error);
  return TRUE;
}

void
stance_weights_save (const StanceWeights *self, StanceModelWriter *writer, const char *name)
{
  WeightsHead head = { GUINT32_TO_LE (self->n_classes), GUINT32_TO_LE (self->n_buckets), GUINT32_TO_LE (self->n_pairs), 0, self->scale };
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_append (bytes, (const guint8 *) &head, sizeof head);
  g_byte_array_set_size (bytes, STANCE_MODEL_ALIGNMENT);
  memset (bytes->data + sizeof head, 0, STANCE_MODEL_ALIGNMENT - sizeof head);
  g_byte_array_append (bytes, (const guint8 *) self->buckets, (guint) (self->n_buckets * sizeof (StanceBucket)));
  if (self->n_pairs)
    g_byte_array_append (bytes, (const guint8 *) self->pairs, (guint) (self->n_pairs * sizeof (StanceClassWeight)));
  stance_model_writer_add (writer, name, bytes->data, bytes->len);
}

void
stance_weights_clear (StanceWeights *self)
{
  g_aligned_free (self->owned);
  memset (self, 0, sizeof *self);
}
