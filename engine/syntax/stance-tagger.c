/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-tagger-features-private.h"

#include <string.h>

/* A word of one tag that was seen so often needs no weighing. */
#define SURE_COUNT 40

static const StanceWord nowhere = { .hash = 0x7, .cased = 0x7, .known = 0x7, .shape = 0xffff, .tag = 0xffff };

static inline const StanceWord *
word_at (const StanceWord *words, guint n, gint64 i)
{
  return i < 0 || i >= n ? &nowhere : &words[i];
}

guint
stance_tagger_features (const StanceWord *words, guint n, guint i, guint64 f[STANCE_TAGGER_FEATURES])
{
  const StanceWord *w = &words[i];
  const StanceWord *b1 = word_at (words, n, (gint64) i - 1), *b2 = word_at (words, n, (gint64) i - 2);
  const StanceWord *a1 = word_at (words, n, (gint64) i + 1), *a2 = word_at (words, n, (gint64) i + 2);
  guint k = 0;

  f[k++] = stance_feature1 (0, w->hash);
  f[k++] = stance_feature1 (1, w->cased);
  for (guint s = 0; s < STANCE_WORD_SUFFIXES; s++)
    f[k++] = stance_feature1 (2 + s, w->suffixes[s]);
  for (guint p = 0; p < STANCE_WORD_PREFIXES; p++)
    f[k++] = stance_feature1 (6 + p, w->prefixes[p]);
  f[k++] = stance_feature1 (9, w->shape);
  f[k++] = stance_feature2 (10, w->shape, w->suffixes[2]);
  f[k++] = stance_feature1 (11, b1->hash);
  f[k++] = stance_feature1 (12, b2->hash);
  f[k++] = stance_feature1 (13, a1->hash);
  f[k++] = stance_feature1 (14, a2->hash);
  f[k++] = stance_feature1 (15, b1->tag);
  f[k++] = stance_feature2 (16, b1->tag, b2->tag);
  f[k++] = stance_feature2 (17, b1->tag, w->hash);
  f[k++] = stance_feature2 (18, b1->tag, w->known);
  f[k++] = stance_feature2 (19, w->known, a1->known);
  f[k++] = stance_feature1 (20, w->known);
  f[k++] = stance_feature1 (21, a1->known);
  f[k++] = stance_feature2 (22, a1->known, a2->known);
  f[k++] = stance_feature2 (23, b1->tag, a1->known);
  f[k++] = stance_feature2 (24, b1->hash, w->hash);
  f[k++] = stance_feature2 (25, w->hash, a1->hash);
  f[k++] = stance_feature1 (26, b1->suffixes[2]);
  f[k++] = stance_feature1 (27, a1->suffixes[2]);
  f[k++] = stance_feature3 (28, b1->shape, w->shape, a1->shape);
  f[k++] = stance_feature2 (29, b1->tag, w->suffixes[2]);
  f[k++] = stance_feature2 (30, b1->tag, w->shape);
  f[k++] = stance_feature3 (31, b2->tag, b1->tag, w->known);
  f[k++] = stance_feature3 (32, b1->tag, w->known, a1->known);
  f[k++] = stance_feature3 (33, w->known, a1->known, a2->known);
  f[k++] = stance_feature2 (34, b1->hash, w->known);
  f[k++] = stance_feature2 (35, w->hash, a1->known);
  return k;
}

guint64
stance_tagger_key (const StanceWord *word, gboolean opens)
{
  return stance_feature2 (100, opens ? word->hash : word->cased, opens);
}

gint
stance_tagger_look_up (const StanceWeights *dictionary, StanceWord *word)
{
  guint n;
  const StanceClassWeight *pairs = stance_weights_find (dictionary, stance_tagger_key (word, word->shape & 256), &n);

  word->known = 1;
  for (guint i = 0; i < n; i++)
    word->known = stance_feature_mix (word->known, GUINT16_FROM_LE (pairs[i].class_id));
  if (n == 1 && (gint16) GUINT16_FROM_LE ((guint16) pairs[0].weight) >= SURE_COUNT * dictionary->scale)
    return GUINT16_FROM_LE (pairs[0].class_id);
  return -1;
}

static guint
greatest (const gint32 *scores, guint n)
{
  guint best = 0;

  for (guint c = 1; c < n; c++)
    if (scores[c] > scores[best])
      best = c;
  return best;
}

void
stance_tagger_tag (const StanceTagger *self, StanceWord *words, guint n)
{
  guint n_tags = self->tags->names->len;
  g_autofree gint32 *scores = g_new (gint32, n_tags);
  g_autofree gint16 *sure = g_new (gint16, n);
  guint64 features[STANCE_TAGGER_FEATURES];

  for (guint i = 0; i < n; i++)
    sure[i] = (gint16) stance_tagger_look_up (&self->dictionary, &words[i]);
  for (guint i = 0; i < n; i++)
    {
      if (sure[i] >= 0)
        {
          words[i].tag = (guint16) sure[i];
          continue;
        }
      memset (scores, 0, n_tags * sizeof *scores);
      stance_weights_add (&self->weights, features, stance_tagger_features (words, n, i, features), scores);
      words[i].tag = (guint16) greatest (scores, n_tags);
    }
}

StanceTagger *
stance_tagger_new_for_file (StanceModelFile *file, GError **error)
{
  g_autoptr (StanceTagger) self = g_new0 (StanceTagger, 1);
  char **tags;

  self->file = file;
  tags = stance_model_file_strings (file, "tags", error);
  if (!tags)
    return NULL;
  self->tags = stance_symbols_new_take (tags);
  if (self->tags->names->len <= STANCE_WEIGHTS_NARROW || self->tags->names->len >= G_MAXUINT16)
    {
      stance_model_file_fail (file, "tags", "too few tags, or too many", error);
      return NULL;
    }
  if (!stance_weights_load (&self->dictionary, file, "dictionary", self->tags->names->len, error)
      || !stance_weights_load (&self->weights, file, "weights", self->tags->names->len, error))
    return NULL;
  return g_steal_pointer (&self);
}

StanceTagger *
stance_tagger_open (const char *path, GError **error)
{
  StanceModelFile *file = stance_model_file_open (path, STANCE_TAGGER_KIND, error);

  return file ? stance_tagger_new_for_file (file, error) : NULL;
}

void
stance_tagger_free (StanceTagger *self)
{
  g_clear_pointer (&self->tags, stance_symbols_free);
  stance_weights_clear (&self->dictionary);
  stance_weights_clear (&self->weights);
  g_clear_pointer (&self->file, stance_model_file_free);
  g_free (self);
}
