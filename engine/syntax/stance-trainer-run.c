/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Learning by treebanks: which part is learned from what, and with which settings. */
#include "stance-trainer-private.h"

#include <string.h>

/* Sentence i is tagged by the tagger that was learned without fold i % FOLDS. */
#define FOLDS 5

/* What trains well: chosen on the dev part of an English treebank. */
static const StanceTraining tagger_training = { .epochs = 10, .min_updates = 3, .prune = 0.3 };
static const StanceTraining parser_training = { .epochs = 20, .min_updates = 2, .prune = 0 };

static StanceTraining
training_of (const StanceTrainer *self, StanceTask task)
{
  StanceTraining training = task == STANCE_TASK_PARSER ? parser_training : tagger_training;

  training.seed = self->seed;
  if (self->epochs > 0 && task == self->task)
    training.epochs = self->epochs;
  return training;
}

StanceWord **
stance_trainer_read_words (const StanceTreebank *bank)
{
  StanceWord **words = g_new0 (StanceWord *, bank->trees->len + 1);

  for (guint i = 0; i < bank->trees->len; i++)
    {
      guint n = stance_treebank_tree (bank, i)->n;
      const StanceTreeWord *gold = stance_treebank_words (bank, i);

      words[i] = g_new0 (StanceWord, n);
      for (guint k = 0; k < n; k++)
        stance_word_read (&words[i][k], gold[k].form, strlen (gold[k].form), k == 0);
    }
  return words;
}

void
stance_trainer_free_words (StanceWord **words, guint n)
{
  for (guint i = 0; i < n; i++)
    g_free (words[i]);
  g_free (words);
}

static GBytes *
finish (StanceModelWriter *writer)
{
  GBytes *bytes = stance_model_writer_finish (writer);

  stance_model_writer_free (writer);
  return bytes;
}

/* Tags the trees of a treebank from `first` on, every `step`th. */
static void
tag (const StanceTagger *tagger, const StanceTreebank *bank, StanceWord *const *words, guint first, guint step)
{
  for (guint i = first; i < bank->trees->len; i += step)
    stance_tagger_tag (tagger, words[i], stance_treebank_tree (bank, i)->n);
}

/* Tags every sentence by a tagger that has not seen it. */
static void
tag_unseen (StanceTrainer *self, StanceWord *const *words, double share)
{
  StanceTraining training = training_of (self, STANCE_TASK_TAGGER);
  guint n = self->train->trees->len;
  g_autofree guint32 *chosen = g_new (guint32, n);

  for (guint fold = 0; fold < FOLDS; fold++)
    {
      g_autoptr (StanceTagger) tagger = NULL;
      guint n_chosen = 0;

      stance_trainer_tell (self, share * fold / FOLDS, "taggers");
      for (guint32 i = 0; i < n; i++)
        if (i % FOLDS != fold)
          chosen[n_chosen++] = i;
      tagger = stance_tagger_learn (self->train, chosen, n_chosen, &training);
      tag (tagger, self->train, words, fold, FOLDS);
    }
}

static StanceTagger *
learn_tagger (StanceTrainer *self, double share)
{
  StanceTraining training = training_of (self, STANCE_TASK_TAGGER);

  stance_trainer_tell (self, share, "tagger");
  return stance_tagger_learn (self->train, NULL, self->train->trees->len, &training);
}

GBytes *
stance_trainer_run_tagger (StanceTrainer *self)
{
  StanceModelWriter *writer = stance_model_writer_new (STANCE_TAGGER_KIND);
  g_autoptr (StanceTagger) tagger = learn_tagger (self, 0);
  StanceWord **words = stance_trainer_read_words (self->dev);

  stance_trainer_tell (self, 0.95, "figures");
  if (self->dev->trees->len > 0)
    {
      tag (tagger, self->dev, words, 0, 1);
      stance_trainer_score_tags (self, words, tagger->tags);
    }
  stance_trainer_free_words (words, self->dev->trees->len);
  stance_tagger_save (tagger, writer);
  return finish (writer);
}

/* Scores a parser on the dev files with a tagger that has seen all sentences. */
static void
score_parser (StanceTrainer *self, const StanceParser *parser)
{
  g_autoptr (StanceParserScratch) scratch = stance_parser_scratch_new ();
  g_autoptr (StanceTagger) tagger = learn_tagger (self, 0.95);
  StanceWord **words = stance_trainer_read_words (self->dev);

  tag (tagger, self->dev, words, 0, 1);
  for (guint i = 0; i < self->dev->trees->len; i++)
    {
      guint32 starts[] = { 0, stance_treebank_tree (self->dev, i)->n };

      stance_parser_parse (parser, words[i], starts, 1, scratch);
    }
  stance_trainer_score_tags (self, words, parser->tags);
  stance_trainer_score_trees (self, words, parser->relations);
  stance_trainer_free_words (words, self->dev->trees->len);
}

static void
tell_epoch (const StanceParser *parser, guint epoch, double loss, gpointer data)
{
  StanceTrainer *self = data;

  stance_trainer_tell (self, 0.1 + 0.85 * epoch / training_of (self, STANCE_TASK_PARSER).epochs, "parser");
}

GBytes *
stance_trainer_run_parser (StanceTrainer *self)
{
  StanceModelWriter *writer = stance_model_writer_new (STANCE_PARSER_KIND);
  StanceTraining training = training_of (self, STANCE_TASK_PARSER);
  StanceWord **words = stance_trainer_read_words (self->train);
  g_autoptr (StanceParser) parser = NULL;

  tag_unseen (self, words, 0.1);
  stance_trainer_tell (self, 0.1, "parser");
  parser = stance_parser_learn (self->train, words, &training, tell_epoch, self);
  stance_trainer_free_words (words, self->train->trees->len);
  if (self->dev->trees->len > 0)
    score_parser (self, parser);
  stance_parser_save (parser, writer);
  return finish (writer);
}

/* Scores lemmas by the tags of a tagger, and by those of the files. */
static void
score_lemmatizer (StanceTrainer *self, StanceLemmas *lemmas)
{
  g_autoptr (StanceTagger) tagger = learn_tagger (self, 0.1);
  StanceWord **words = stance_trainer_read_words (self->dev);

  tag (tagger, self->dev, words, 0, 1);
  stance_trainer_score_lemmas (self, words, lemmas, "lemma");
  for (guint i = 0; i < self->dev->trees->len; i++)
    for (guint k = 0; k < stance_treebank_tree (self->dev, i)->n; k++)
      words[i][k].tag = stance_treebank_words (self->dev, i)[k].tag;
  stance_lemmas_set_tags (lemmas, self->dev->tags);
  stance_trainer_score_lemmas (self, words, lemmas, "lemma (gold tags)");
  stance_trainer_free_words (words, self->dev->trees->len);
}

GBytes *
stance_trainer_run_lemmatizer (StanceTrainer *self)
{
  StanceModelWriter *writer = stance_model_writer_new (STANCE_LEMMATIZER_KIND);
  g_autoptr (StanceLemmas) lemmas = NULL;

  stance_trainer_tell (self, 0, "lemmatizer");
  lemmas = stance_lemmas_learn (self->train);
  stance_lemmas_save (lemmas, writer);
  if (self->dev->trees->len > 0)
    score_lemmatizer (self, lemmas);
  return finish (writer);
}
