/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-tagger-features-private.h"

#include <string.h>

#include "stance-learner-private.h"

/* Forms seen less often are strangers, so that the learner meets strangers too. */
#define KNOWN_COUNT 3
/* A tag that a form has more seldom than this share is left out of the dictionary. */
#define KNOWN_SHARE 0.02

typedef struct
{
  guint32 n;
  guint32 counts[8];
  guint16 tags[8];
} Entry;

static void
count_tag (GHashTable *entries, guint64 key, guint16 tag)
{
  Entry *entry = g_hash_table_lookup (entries, &key);
  guint i = 0;

  if (!entry)
    {
      entry = g_new0 (Entry, 1);
      g_hash_table_insert (entries, g_memdup2 (&key, sizeof key), entry);
    }
  entry->n++;
  while (i < 8 && entry->counts[i] && entry->tags[i] != tag)
    i++;
  if (i < 8)
    {
      entry->tags[i] = tag;
      entry->counts[i]++;
    }
}

static void
add_entry (StanceLearner *learner, guint64 key, const Entry *entry)
{
  if (entry->n < KNOWN_COUNT)
    return;
  for (guint i = 0; i < 8 && entry->counts[i]; i++)
    if (entry->counts[i] >= entry->n * KNOWN_SHARE)
      stance_learner_update (learner, &key, 1, entry->tags[i], (gint32) entry->counts[i]);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const guint64 *x = *(const guint64 *const *) a, *y = *(const guint64 *const *) b;

  return *x < *y ? -1 : *x > *y;
}

/* The dictionary's entries in the order of their keys, so that the same counts give the same bytes. */
static void
build_dictionary (GHashTable *entries, guint n_tags, StanceWeights *dictionary)
{
  g_autoptr (StanceLearner) learner = stance_learner_new (n_tags, 0);
  guint n;
  g_autofree gpointer *keys = g_hash_table_get_keys_as_array (entries, &n);

  qsort (keys, n, sizeof *keys, compare_keys);
  for (guint i = 0; i < n; i++)
    add_entry (learner, *(guint64 *) keys[i], g_hash_table_lookup (entries, keys[i]));
  stance_learner_tick (learner);
  stance_learner_freeze (learner, 0, dictionary);
}

/* The words of the chosen sentences, one array for all. */
static StanceWord *
read_words (const StanceTreebank *bank, const guint32 *chosen, guint n, guint32 *starts)
{
  StanceWord *words;
  guint total = 0;

  for (guint i = 0; i < n; i++)
    {
      starts[i] = total;
      total += stance_treebank_tree (bank, chosen ? chosen[i] : i)->n;
    }
  starts[n] = total;
  words = g_new0 (StanceWord, total);
  for (guint i = 0; i < n; i++)
    {
      const StanceTreeWord *gold = stance_treebank_words (bank, chosen ? chosen[i] : i);

      for (guint k = 0; k < starts[i + 1] - starts[i]; k++)
        stance_word_read (&words[starts[i] + k], gold[k].form, strlen (gold[k].form), k == 0);
    }
  return words;
}

static void
learn_dictionary (StanceTagger *self, const StanceTreebank *bank, const StanceWord *words, const guint32 *starts, const guint32 *chosen, guint n)
{
  g_autoptr (GHashTable) entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < n; i++)
    {
      const StanceTreeWord *gold = stance_treebank_words (bank, chosen ? chosen[i] : i);

      for (guint k = 0; k < starts[i + 1] - starts[i]; k++)
        for (guint opens = k == 0; opens < 2; opens++)
          count_tag (entries, stance_tagger_key (&words[starts[i] + k], opens != 0), gold[k].tag);
    }
  build_dictionary (entries, self->tags->names->len, &self->dictionary);
}

typedef struct
{
  const StanceTagger *tagger;
  StanceLearner *learner;
  gint32 *scores;
} Lesson;

static void
learn_sentence (Lesson *lesson, StanceWord *words, const StanceTreeWord *gold, guint n)
{
  guint64 features[STANCE_TAGGER_FEATURES];
  guint n_tags = lesson->tagger->tags->names->len;

  for (guint i = 0; i < n; i++)
    {
      gint sure = stance_tagger_look_up (&lesson->tagger->dictionary, &words[i]);

      words[i].tag = sure >= 0 ? (guint16) sure : G_MAXUINT16;
    }
  for (guint i = 0; i < n; i++)
    {
      guint n_features, best = 0;

      if (words[i].tag != G_MAXUINT16)
        continue;
      n_features = stance_tagger_features (words, n, i, features);
      stance_learner_score (lesson->learner, features, n_features, lesson->scores);
      for (guint c = 1; c < n_tags; c++)
        if (lesson->scores[c] > lesson->scores[best])
          best = c;
      if (best != gold[i].tag)
        {
          stance_learner_update (lesson->learner, features, n_features, gold[i].tag, 1);
          stance_learner_update (lesson->learner, features, n_features, best, -1);
        }
      stance_learner_tick (lesson->learner);
      words[i].tag = (guint16) best;
    }
}

StanceTagger *
stance_tagger_learn (const StanceTreebank *bank, const guint32 *chosen, guint n, const StanceTraining *training)
{
  StanceTagger *self = g_new0 (StanceTagger, 1);
  g_autofree guint32 *starts = g_new (guint32, n + 1), *order = g_new (guint32, n);
  g_autofree StanceWord *words = read_words (bank, chosen, n, starts);
  g_autoptr (GRand) random = g_rand_new_with_seed (training->seed);
  g_autoptr (StanceLearner) learner = stance_learner_new (bank->tags->names->len, training->min_updates);
  g_autofree gint32 *scores = g_new (gint32, bank->tags->names->len);
  Lesson lesson = { self, learner, scores };

  self->tags = stance_symbols_copy (bank->tags);
  learn_dictionary (self, bank, words, starts, chosen, n);
  for (guint i = 0; i < n; i++)
    order[i] = i;
  for (guint epoch = 0; epoch < training->epochs; epoch++)
    {
      stance_learner_shuffle (order, n, random);
      for (guint i = 0; i < n; i++)
        learn_sentence (&lesson, words + starts[order[i]], stance_treebank_words (bank, chosen ? chosen[order[i]] : order[i]),
                        starts[order[i] + 1] - starts[order[i]]);
    }
  stance_learner_freeze (learner, training->prune, &self->weights);
  return self;
}

void
stance_tagger_save (const StanceTagger *self, StanceModelWriter *writer)
{
  stance_symbols_save (self->tags, writer, "tags");
  stance_weights_save (&self->dictionary, writer, "dictionary");
  stance_weights_save (&self->weights, writer, "weights");
}
