/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-learner-private.h"

#include <math.h>
#include <string.h>

/* A weight of one feature for one class, with what its average needs. */
typedef struct
{
  gint64 total;   /* sum of the weight over the examples before `stamp` */
  gint32 weight;
  guint32 stamp;
  guint32 class_id;
} Cell;

typedef struct
{
  guint64 feature;
  Cell *cells;
  guint16 n_cells;
  guint16 n_allocated;
  guint32 updates;
} Row;

struct _StanceLearner
{
  guint n_classes;
  guint min_updates;
  guint32 now;
  guint32 *slots;   /* open addressing: index of a row + 1 */
  guint32 mask;
  GArray *rows;     /* of Row, in the order of their first update */
};

StanceLearner *
stance_learner_new (guint n_classes, guint min_updates)
{
  StanceLearner *self = g_new0 (StanceLearner, 1);

  self->n_classes = n_classes;
  self->min_updates = min_updates;
  self->mask = (1u << 16) - 1;
  self->slots = g_new0 (guint32, self->mask + 1);
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  return self;
}

void
stance_learner_free (StanceLearner *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    g_free (g_array_index (self->rows, Row, i).cells);
  g_array_unref (self->rows);
  g_free (self->slots);
  g_free (self);
}

guint
stance_learner_get_n_features (const StanceLearner *self)
{
  return self->rows->len;
}

/* The slot where a feature is, or where it would go. */
static guint32
find_slot (const StanceLearner *self, guint64 feature)
{
  guint32 at = (guint32) (feature >> 20) & self->mask;

  while (self->slots[at] && g_array_index (self->rows, Row, self->slots[at] - 1).feature != feature)
    at = (at + 1) & self->mask;
  return at;
}

static void
grow (StanceLearner *self)
{
  self->mask = self->mask * 2 + 1;
  g_free (self->slots);
  self->slots = g_new0 (guint32, (gsize) self->mask + 1);
  for (guint i = 0; i < self->rows->len; i++)
    self->slots[find_slot (self, g_array_index (self->rows, Row, i).feature)] = i + 1;
}

void
stance_learner_score (const StanceLearner *self, const guint64 *features, guint n, gint32 *scores)
{
  memset (scores, 0, self->n_classes * sizeof *scores);
  for (guint i = 0; i < n; i++)
    __builtin_prefetch (&self->slots[(guint32) (features[i] >> 20) & self->mask]);
  for (guint i = 0; i < n; i++)
    {
      guint32 slot = self->slots[find_slot (self, features[i])];
      const Row *row;

      if (!slot)
        continue;
      row = &g_array_index (self->rows, Row, slot - 1);
      for (guint c = 0; row->updates >= self->min_updates && c < row->n_cells; c++)
        scores[row->cells[c].class_id] += row->cells[c].weight;
    }
}

static Cell *
find_cell (Row *row, guint class_id)
{
  for (guint c = 0; c < row->n_cells; c++)
    if (row->cells[c].class_id == class_id)
      return &row->cells[c];
  if (row->n_cells == row->n_allocated)
    {
      row->n_allocated = (guint16) MAX (2, row->n_allocated * 2);
      row->cells = g_renew (Cell, row->cells, row->n_allocated);
    }
  row->cells[row->n_cells] = (Cell) { .class_id = class_id };
  return &row->cells[row->n_cells++];
}

static void
update_feature (StanceLearner *self, guint64 feature, guint class_id, gint32 step)
{
  guint32 at = find_slot (self, feature);
  Row *row;
  Cell *cell;

  if (!self->slots[at])
    {
      Row fresh = { .feature = feature };

      g_array_append_val (self->rows, fresh);
      self->slots[at] = self->rows->len;
      if (self->rows->len > self->mask / 2)
        grow (self);
      at = find_slot (self, feature);
    }
  row = &g_array_index (self->rows, Row, self->slots[at] - 1);
  cell = find_cell (row, class_id);
  cell->total += (gint64) cell->weight * (self->now - cell->stamp);
  cell->stamp = self->now;
  cell->weight += step;
  row->updates += step > 0;
}

void
stance_learner_update (StanceLearner *self, const guint64 *features, guint n, guint class_id, gint32 step)
{
  for (guint i = 0; i < n; i++)
    update_feature (self, features[i], class_id, step);
}

void
stance_learner_tick (StanceLearner *self)
{
  self->now++;
}

void
stance_learner_restart (StanceLearner *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      Row *row = &g_array_index (self->rows, Row, i);

      for (guint c = 0; c < row->n_cells; c++)
        {
          Cell *cell = &row->cells[c];

          cell->total += (gint64) cell->weight * (self->now - cell->stamp);
          cell->stamp = self->now;
          cell->weight = 0;
        }
    }
}

static double
average (const StanceLearner *self, const Cell *cell)
{
  return (double) (cell->total + (gint64) cell->weight * (self->now - cell->stamp)) / MAX (1, self->now);
}

/* What freezing knows of one row that stays. */
typedef struct
{
  guint64 feature;
  guint32 row;
  guint32 bucket;
} Kept;

static int
compare_kept (gconstpointer a, gconstpointer b)
{
  const Kept *x = a, *y = b;

  if (x->bucket != y->bucket)
    return x->bucket < y->bucket ? -1 : 1;
  return x->feature < y->feature ? -1 : x->feature > y->feature;
}

/* The rows that stay, and the greatest weight among them. */
static GArray *
choose_rows (const StanceLearner *self, double prune, double *greatest, guint32 *n_pairs)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (Kept));

  *greatest = 0;
  *n_pairs = 0;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      Kept k = { row->feature, i, 0 };
      guint n = 0;

      for (guint c = 0; row->updates >= self->min_updates && c < row->n_cells; c++)
        {
          double weight = fabs (average (self, &row->cells[c]));

          n += weight > prune;
          *greatest = MAX (*greatest, weight);
        }
      if (n > 0)
        g_array_append_val (kept, k);
      *n_pairs += n;
    }
  return kept;
}

static gint16
quantise (double weight, double scale)
{
  return (gint16) CLAMP (lround (weight * scale), -32767, 32767);
}

/* Writes the weights of a row behind the pairs so far; gives their number. */
static guint
write_pairs (const StanceLearner *self, const Row *row, double prune, double scale, StanceClassWeight *pairs)
{
  guint n = 0;

  for (guint c = 0; c < row->n_cells; c++)
    {
      double weight = average (self, &row->cells[c]);

      if (fabs (weight) > prune)
        pairs[n++] = (StanceClassWeight) { GUINT16_TO_LE ((guint16) row->cells[c].class_id),
                                           (gint16) GUINT16_TO_LE ((guint16) quantise (weight, scale)) };
    }
  return n;
}

static void
write_narrow (const StanceLearner *self, const Row *row, double scale, guint16 payload[3])
{
  for (guint c = 0; c < row->n_cells; c++)
    payload[row->cells[c].class_id] = GUINT16_TO_LE ((guint16) quantise (average (self, &row->cells[c]), scale));
}

/* A free slot of the first bucket with room from `at` on. */
static guint16 *
take_slot (StanceBucket *buckets, guint32 n_buckets, guint32 at, guint16 tag)
{
  for (;; at = at + 1 == n_buckets ? 0 : at + 1)
    for (guint slot = 0; slot < 8; slot++)
      if (buckets[at].tags[slot] == 0)
        {
          buckets[at].tags[slot] = GUINT16_TO_LE (tag);
          return buckets[at].payloads[slot];
        }
}

void
stance_learner_freeze (const StanceLearner *self, double prune, StanceWeights *weights)
{
  double greatest;
  guint32 n_pairs, at = 0;
  g_autoptr (GArray) kept = choose_rows (self, prune, &greatest, &n_pairs);
  gboolean narrow = self->n_classes <= STANCE_WEIGHTS_NARROW;
  StanceBucket *buckets;
  StanceClassWeight *pairs;

  memset (weights, 0, sizeof *weights);
  weights->n_classes = self->n_classes;
  weights->n_buckets = kept->len / 6 + 1;
  weights->n_pairs = narrow ? 0 : n_pairs;
  weights->scale = 32767 / MAX (greatest, 1e-6);
  buckets = weights->owned = g_aligned_alloc0 (1, weights->n_buckets * sizeof (StanceBucket) + (narrow ? 0 : n_pairs) * sizeof (StanceClassWeight), 64);
  pairs = (StanceClassWeight *) (buckets + weights->n_buckets);
  weights->buckets = buckets;
  weights->pairs = narrow ? NULL : pairs;
  for (guint i = 0; i < kept->len; i++)
    g_array_index (kept, Kept, i).bucket = stance_weights_bucket (weights, g_array_index (kept, Kept, i).feature);
  g_array_sort (kept, compare_kept);
  for (guint i = 0; i < kept->len; i++)
    {
      const Kept *k = &g_array_index (kept, Kept, i);
      const Row *row = &g_array_index (self->rows, Row, k->row);
      guint16 *payload = take_slot (buckets, weights->n_buckets, k->bucket, stance_weights_tag (k->feature));
      guint n;

      if (narrow)
        {
          write_narrow (self, row, weights->scale, payload);
          continue;
        }
      n = write_pairs (self, row, prune, weights->scale, pairs + at);
      payload[0] = GUINT16_TO_LE ((guint16) at);
      payload[1] = GUINT16_TO_LE ((guint16) (at >> 16));
      payload[2] = GUINT16_TO_LE ((guint16) n);
      at += n;
    }
}

void
stance_learner_shuffle (guint32 *order, guint n, GRand *random)
{
  for (guint i = n; i > 1; i--)
    {
      guint k = (guint) g_rand_int_range (random, 0, (gint32) i);
      guint32 kept = order[i - 1];

      order[i - 1] = order[k];
      order[k] = kept;
    }
}
