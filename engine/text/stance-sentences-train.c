/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Training of the sentence splitter: averaged perceptrons over the gaps of the gold texts, shuffled anew in every epoch. Several, each from
 * nothing, are averaged: with so few gaps one alone depends much on their order. */
#include "stance-sentences-train-private.h"

#include <stance/stance-error.h>

#include "stance-gaps-private.h"
#include "stance-learner-private.h"

/* A right answer that is surer than so much changes nothing. Ends without a mark are rare and take many shapes: they get the wider margin. */
#define MARGIN_BEGINS 32
#define MARGIN_GOES_ON 8

typedef struct
{
  guint64 features[STANCE_GAP_FEATURES];
  guint8 n_features;
  gboolean begins;
} Gap;

void
stance_sentences_settings_init (StanceSentencesSettings *settings)
{
  *settings = (StanceSentencesSettings) { .rounds = 10, .epochs = 6, .min_updates = 2, .prune = 0, .seed = 1 };
}

static void
collect (StanceLanguage *language, const StanceSentencesGold *gold, GArray *gaps)
{
  g_autoptr (StanceText) text = stance_text_new (gold->text, gold->length, language);
  StanceGaps reader;
  gsize next = 0;

  stance_gaps_init (&reader, text);
  for (guint i = 0; i < text->tokens->len; i++)
    {
      const StanceToken *token = stance_text_token (text, i);
      Gap gap;

      stance_gaps_enter (&reader, i);
      while (next < gold->n_starts && gold->starts[next] < token->start)
        next++;
      gap.begins = next < gold->n_starts && gold->starts[next] == token->start;
      if (i > 0 && stance_gaps_judge (&reader, i) == STANCE_GAP_OPEN)
        {
          gap.n_features = (guint8) stance_gaps_features (&reader, i, gap.features);
          g_array_append_val (gaps, gap);
        }
      if (gap.begins)
        stance_gaps_cut (&reader, i);
    }
}

static void
learn (StanceLearner *learner, const GArray *gaps, guint32 *order)
{
  for (guint i = 0; i < gaps->len; i++)
    {
      const Gap *gap = &g_array_index (gaps, Gap, order[i]);
      gint32 score = 0;

      stance_learner_score (learner, gap->features, gap->n_features, &score);
      if (gap->begins ? score <= MARGIN_BEGINS : score >= -MARGIN_GOES_ON)
        stance_learner_update (learner, gap->features, gap->n_features, 0, gap->begins ? 1 : -1);
      stance_learner_tick (learner);
    }
}

static void
shuffle (guint32 *order, guint n, GRand *random)
{
  for (guint i = n; i > 1; i--)
    {
      guint k = (guint) g_rand_int_range (random, 0, (gint32) i);
      guint32 kept = order[k];

      order[k] = order[i - 1];
      order[i - 1] = kept;
    }
}

GBytes *
stance_sentences_train (StanceLanguage *language, const StanceSentencesGold *documents, guint n_documents,
                        const StanceSentencesSettings *settings, GError **error)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  g_autoptr (StanceLearner) learner = stance_learner_new (1, settings->min_updates);
  g_autoptr (StanceModelWriter) writer = stance_model_writer_new (STANCE_GAPS_MODEL);
  g_autoptr (GRand) random = g_rand_new_with_seed (settings->seed);
  g_autofree guint32 *order = NULL;
  const guint64 mark = stance_gaps_mark ();
  StanceWeights weights;
  GBytes *bytes;

  for (guint i = 0; i < n_documents; i++)
    collect (language, &documents[i], gaps);
  if (gaps->len == 0)
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "found no gap where a sentence could end, expected texts of several sentences");
      return NULL;
    }
  order = g_new (guint32, gaps->len);
  for (guint i = 0; i < gaps->len; i++)
    order[i] = i;
  for (guint epoch = 0; epoch < settings->rounds * settings->epochs; epoch++)
    {
      if (epoch > 0 && epoch % settings->epochs == 0)
        stance_learner_restart (learner);
      shuffle (order, gaps->len, random);
      learn (learner, gaps, order);
    }
  stance_model_writer_add (writer, STANCE_GAPS_MARK, &mark, sizeof mark);
  stance_learner_freeze (learner, settings->prune, &weights);
  stance_weights_save (&weights, writer, STANCE_GAPS_MODEL);
  bytes = stance_model_writer_finish (writer);
  stance_weights_clear (&weights);
  return bytes;
}
