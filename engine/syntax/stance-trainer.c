/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-trainer-private.h"

#include <math.h>

#include <stance/stance-error.h>

G_DEFINE_FINAL_TYPE (StanceTrainer, stance_trainer, G_TYPE_OBJECT)

static guint progress_signal;

static void
stance_trainer_finalize (GObject *object)
{
  StanceTrainer *self = STANCE_TRAINER (object);

  g_free (self->language);
  stance_treebank_free (self->train);
  stance_treebank_free (self->dev);
  g_array_unref (self->train_ends);
  g_array_unref (self->dev_ends);
  g_array_unref (self->figures);
  G_OBJECT_CLASS (stance_trainer_parent_class)->finalize (object);
}

static void
stance_trainer_class_init (StanceTrainerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_trainer_finalize;

  /**
   * StanceTrainer::progress:
   * @self: the trainer
   * @share: how much is done, from 0 to 1
   * @what: what is done now
   *
   * Told from time to time while stance_trainer_run() is under way, in its thread.
   */
  progress_signal = g_signal_new ("progress", STANCE_TYPE_TRAINER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_STRING);
}

static void
stance_trainer_init (StanceTrainer *self)
{
  self->seed = 1;
  self->train = stance_treebank_new ();
  self->dev = stance_treebank_new ();
  self->train_ends = g_array_new (FALSE, FALSE, sizeof (guint));
  self->dev_ends = g_array_new (FALSE, FALSE, sizeof (guint));
  self->figures = g_array_new (FALSE, FALSE, sizeof (StanceFigure));
}

void
stance_trainer_tell (StanceTrainer *self, double share, const char *what)
{
  g_signal_emit (self, progress_signal, 0, CLAMP (share, 0, 1), what);
}

void
stance_trainer_add_figure (StanceTrainer *self, const char *name, double right, double all)
{
  StanceFigure figure = { name, all > 0 ? 100 * right / all : NAN };

  g_array_append_val (self->figures, figure);
}

/**
 * stance_trainer_new:
 * @task: what to learn
 *
 * Makes a trainer with seed 1 and the number of epochs that trains well.
 *
 * Returns: (transfer full): the trainer
 */
StanceTrainer *
stance_trainer_new (StanceTask task)
{
  StanceTrainer *self = g_object_new (STANCE_TYPE_TRAINER, NULL);

  self->task = task;
  return self;
}

/**
 * stance_trainer_set_seed:
 * @self: a trainer
 * @seed: the seed of the random numbers by which examples are shuffled
 *
 * Sets the seed. A lemmatizer is learned by counting and has no use for it.
 */
void
stance_trainer_set_seed (StanceTrainer *self, guint seed)
{
  g_return_if_fail (STANCE_IS_TRAINER (self));
  self->seed = seed;
}

/**
 * stance_trainer_set_epochs:
 * @self: a trainer
 * @epochs: how often every example is gone through; 0 for the number that trains well
 *
 * Sets how long to learn. A lemmatizer is learned by counting and has no use for it.
 */
void
stance_trainer_set_epochs (StanceTrainer *self, guint epochs)
{
  g_return_if_fail (STANCE_IS_TRAINER (self));
  self->epochs = epochs;
}

/**
 * stance_trainer_set_language:
 * @self: a trainer
 * @language: (nullable) (type filename): the folder of a language, or the id of one that is installed; %NULL for English
 *
 * Sets whose lists of words tell tokens apart: a segmenter is learned over these.
 */
void
stance_trainer_set_language (StanceTrainer *self, const char *language)
{
  g_return_if_fail (STANCE_IS_TRAINER (self));
  g_free (self->language);
  self->language = g_strdup (language);
}

static gboolean
read_file (StanceTreebank *bank, GArray *ends, const char *path, GError **error)
{
  if (!stance_treebank_read (bank, path, error))
    return FALSE;
  g_array_append_val (ends, bank->trees->len);
  return TRUE;
}

/**
 * stance_trainer_add_file:
 * @self: a trainer
 * @path: (type filename): a treebank in CoNLL-U
 * @error: return location for an error
 *
 * Adds sentences to learn from.
 *
 * Errors: file errors with the path in front; %STANCE_ERROR_INVALID_TEXT with path and line.
 *
 * Returns: whether it was read; after an error the trainer is of no use any more
 */
gboolean
stance_trainer_add_file (StanceTrainer *self, const char *path, GError **error)
{
  g_return_val_if_fail (STANCE_IS_TRAINER (self) && path != NULL, FALSE);
  return read_file (self->train, self->train_ends, path, error);
}

/**
 * stance_trainer_add_dev_file:
 * @self: a trainer
 * @path: (type filename): a treebank in CoNLL-U
 * @error: return location for an error
 *
 * Adds sentences to score on. Nothing is learned from them.
 *
 * Errors: file errors with the path in front; %STANCE_ERROR_INVALID_TEXT with path and line.
 *
 * Returns: whether it was read; after an error the trainer is of no use any more
 */
gboolean
stance_trainer_add_dev_file (StanceTrainer *self, const char *path, GError **error)
{
  g_return_val_if_fail (STANCE_IS_TRAINER (self) && path != NULL, FALSE);
  return read_file (self->dev, self->dev_ends, path, error);
}

/* What is too little to learn from. */
static gboolean
check (const StanceTrainer *self, GError **error)
{
  guint n_tags = self->train->tags->names->len, n_relations = self->train->relations->names->len;

  if (self->train->trees->len < 5)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "training: found %u sentence%s, expected at least 5", self->train->trees->len,
                 self->train->trees->len == 1 ? "" : "s");
  else if (n_tags <= STANCE_WEIGHTS_NARROW || n_tags >= G_MAXUINT16)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "training: found %u different tags, expected from %d to %d", n_tags, STANCE_WEIGHTS_NARROW + 1,
                 G_MAXUINT16 - 1);
  else if (self->task == STANCE_TASK_PARSER && (n_relations <= STANCE_WEIGHTS_NARROW || n_relations > 255))
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "training: found %u different relations, expected from %d to 255", n_relations,
                 STANCE_WEIGHTS_NARROW + 1);
  else if (self->task == STANCE_TASK_PARSER && stance_symbols_find (self->train->relations, "punct") == G_MAXUINT)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "training: found no relation \"punct\", expected one");
  else
    return TRUE;
  return FALSE;
}

/**
 * stance_trainer_run:
 * @self: a trainer
 * @error: return location for an error
 *
 * Learns, and scores on the dev files when there are any (see stance_trainer_get_figure()).
 *
 * The tagger learns by an averaged perceptron. The parser learns from words tagged as they will be in use: five taggers are learned, each on four
 * fifths of the sentences, and tag the remaining fifth; on the dev files it is scored with a tagger learned from all sentences. The lemmatizer
 * learns by counting, and the segmenter by an averaged perceptron over the gaps between tokens.
 *
 * Errors: %STANCE_ERROR_NO_DATA when there is too little to learn from; for a segmenter those of reading the language.
 *
 * Returns: (transfer full): the model file, %NULL on an error
 */
GBytes *
stance_trainer_run (StanceTrainer *self, GError **error)
{
  g_return_val_if_fail (STANCE_IS_TRAINER (self), NULL);
  g_array_set_size (self->figures, 0);
  if (!check (self, error))
    return NULL;
  switch (self->task)
    {
    case STANCE_TASK_TAGGER:
      return stance_trainer_run_tagger (self);
    case STANCE_TASK_PARSER:
      return stance_trainer_run_parser (self);
    case STANCE_TASK_LEMMATIZER:
      return stance_trainer_run_lemmatizer (self);
    default:
      return stance_trainer_run_segmenter (self, error);
    }
}

/**
 * stance_trainer_get_n_figures:
 * @self: a trainer
 *
 * Counts the figures of the last stance_trainer_run().
 *
 * Returns: how many there are; 0 without dev files
 */
guint
stance_trainer_get_n_figures (StanceTrainer *self)
{
  g_return_val_if_fail (STANCE_IS_TRAINER (self), 0);
  return self->figures->len;
}

/**
 * stance_trainer_get_figure_name:
 * @self: a trainer
 * @index: a figure, from 0
 *
 * Names a figure: "UPOS", "XPOS" (tags), "UAS", "LAS" (heads; heads with relations without their subtypes), "lemma", "lemma (gold tags)",
 * "sentences" (F1 over spans of sentences).
 *
 * Returns: (transfer none): the name
 */
const char *
stance_trainer_get_figure_name (StanceTrainer *self, guint index)
{
  g_return_val_if_fail (STANCE_IS_TRAINER (self) && index < self->figures->len, NULL);
  return g_array_index (self->figures, StanceFigure, index).name;
}

/**
 * stance_trainer_get_figure:
 * @self: a trainer
 * @index: a figure, from 0
 *
 * Gives a figure over the dev files: the share of their words that are right, in percent, given the words and sentences of the files.
 * Punctuation counts.
 *
 * Returns: the figure, in [0, 100]; NaN, which is missing, when the files have no word
 */
double
stance_trainer_get_figure (StanceTrainer *self, guint index)
{
  g_return_val_if_fail (STANCE_IS_TRAINER (self) && index < self->figures->len, NAN);
  return g_array_index (self->figures, StanceFigure, index).value;
}
