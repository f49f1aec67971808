/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Learning who says what from annotated articles. */
#include <math.h>

#include <stance/stance-attribution.h>
#include <stance/stance-error.h>

#include "stance-labeller-figures-private.h"
#include "stance-labeller-train-private.h"
#include "stance-trainer-private.h"

#define N_FIGURES 4

struct _StanceAttributionTrainer
{
  GObject parent_instance;
  guint seed;
  guint epochs;         /* 0: what trains well */
  char *language;
  char *senses;         /* a folder of WordNet, NULL for none */
  GPtrArray *train;     /* of StanceAnnotated */
  GPtrArray *dev;
  guint n_figures;
  StanceFigure figures[N_FIGURES];
};

G_DEFINE_FINAL_TYPE (StanceAttributionTrainer, stance_attribution_trainer, G_TYPE_OBJECT)

static guint progress_signal;

static void
stance_attribution_trainer_finalize (GObject *object)
{
  StanceAttributionTrainer *self = STANCE_ATTRIBUTION_TRAINER (object);

  g_free (self->language);
  g_free (self->senses);
  g_ptr_array_unref (self->train);
  g_ptr_array_unref (self->dev);
  G_OBJECT_CLASS (stance_attribution_trainer_parent_class)->finalize (object);
}

static void
stance_attribution_trainer_class_init (StanceAttributionTrainerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_attribution_trainer_finalize;

  /**
   * StanceAttributionTrainer::progress:
   * @self: the trainer
   * @share: how much is done, from 0 to 1
   * @what: what is done now
   *
   * Told after each epoch while stance_attribution_trainer_run() is under way, in its thread.
   */
  progress_signal = g_signal_new ("progress", STANCE_TYPE_ATTRIBUTION_TRAINER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_DOUBLE,
                                  G_TYPE_STRING);
}

static void
stance_attribution_trainer_init (StanceAttributionTrainer *self)
{
  self->seed = 1;
  self->train = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_annotated_free);
  self->dev = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_annotated_free);
}

/**
 * stance_attribution_trainer_new:
 *
 * Makes a trainer with seed 1 and the number of epochs that trains well.
 *
 * Returns: (transfer full): the trainer
 */
StanceAttributionTrainer *
stance_attribution_trainer_new (void)
{
  return g_object_new (STANCE_TYPE_ATTRIBUTION_TRAINER, NULL);
}

/**
 * stance_attribution_trainer_set_seed:
 * @self: a trainer
 * @seed: the seed of the random numbers by which weights are drawn and paragraphs are shuffled
 *
 * Sets the seed.
 */
void
stance_attribution_trainer_set_seed (StanceAttributionTrainer *self, guint seed)
{
  g_return_if_fail (STANCE_IS_ATTRIBUTION_TRAINER (self));
  self->seed = seed;
}

/**
 * stance_attribution_trainer_set_epochs:
 * @self: a trainer
 * @epochs: how often every article is gone through; 0 for the number that trains well
 *
 * Sets how long to learn.
 */
void
stance_attribution_trainer_set_epochs (StanceAttributionTrainer *self, guint epochs)
{
  g_return_if_fail (STANCE_IS_ATTRIBUTION_TRAINER (self));
  self->epochs = epochs;
}

/**
 * stance_attribution_trainer_set_language:
 * @self: a trainer
 * @language: (nullable) (type filename): the folder of a language, or the id of one that is installed; %NULL for English
 *
 * Sets whose front end finds the words and tags them: what is learned goes with that tagger only.
 */
void
stance_attribution_trainer_set_language (StanceAttributionTrainer *self, const char *language)
{
  g_return_if_fail (STANCE_IS_ATTRIBUTION_TRAINER (self));
  g_free (self->language);
  self->language = g_strdup (language);
}

/**
 * stance_attribution_trainer_set_senses:
 * @self: a trainer
 * @folder: (nullable) (type filename): a folder of WordNet 3 (index.verb, data.verb, index.noun, data.noun); %NULL for none
 *
 * Sets where the learner finds the classes of verbs and nouns, by the commonest sense of each: they tell it of words that no article has. They are
 * copied into the model.
 */
void
stance_attribution_trainer_set_senses (StanceAttributionTrainer *self, const char *folder)
{
  g_return_if_fail (STANCE_IS_ATTRIBUTION_TRAINER (self));
  g_free (self->senses);
  self->senses = g_strdup (folder);
}

/**
 * stance_attribution_trainer_add_file:
 * @self: a trainer
 * @path: (type filename): annotated articles in JSON lines
 * @error: return location for an error
 *
 * Adds articles to learn from. A line is an object `{"doc", "text", "attributions": [{"source", "cue", "content"}, ...]}`; each part is a list of
 * `[start, end]` in Unicode code points, or null. Other keys are not looked at.
 *
 * Errors: file errors with the path in front; %STANCE_ERROR_INVALID_TEXT and %STANCE_ERROR_LIMIT with path and line; two articles may not have the
 * same `doc`.
 *
 * Returns: whether it was read; after an error the trainer is of no use any more
 */
gboolean
stance_attribution_trainer_add_file (StanceAttributionTrainer *self, const char *path, GError **error)
{
  g_return_val_if_fail (STANCE_IS_ATTRIBUTION_TRAINER (self) && path != NULL, FALSE);
  return stance_annotated_read (path, self->train, error);
}

/**
 * stance_attribution_trainer_add_dev_file:
 * @self: a trainer
 * @path: (type filename): annotated articles as stance_attribution_trainer_add_file() takes them
 * @error: return location for an error
 *
 * Adds articles to score on. Nothing is learned from them.
 *
 * Errors: those of stance_attribution_trainer_add_file().
 *
 * Returns: whether it was read; after an error the trainer is of no use any more
 */
gboolean
stance_attribution_trainer_add_dev_file (StanceAttributionTrainer *self, const char *path, GError **error)
{
  g_return_val_if_fail (STANCE_IS_ATTRIBUTION_TRAINER (self) && path != NULL, FALSE);
  return stance_annotated_read (path, self->dev, error);
}

static void
add_figure (StanceAttributionTrainer *self, const char *name, double right, double all)
{
  self->figures[self->n_figures++] = (StanceFigure) { name, all > 0 ? 100 * right / all : NAN };
}

static void
score (StanceAttributionTrainer *self, const StanceLabeller *labeller, StanceFrontEnd *front_end)
{
  StanceLabellerFigures figures;

  if (self->dev->len == 0)
    return;
  stance_labeller_count (labeller, front_end, self->dev, &figures);
  add_figure (self, "content F1", 2.0 * figures.n_paired, (double) figures.n_gold + figures.n_found);
  add_figure (self, "  precision", figures.n_paired, figures.n_found);
  add_figure (self, "  recall", figures.n_paired, figures.n_gold);
  add_figure (self, "source of these", figures.n_sources, figures.n_paired);
}

typedef struct
{
  StanceAttributionTrainer *trainer;
  guint epochs;
} Progress;

static void
tell (StanceLabeller *labeller, guint epoch, double loss, gpointer data)
{
  const Progress *progress = data;

  g_signal_emit (progress->trainer, progress_signal, 0, MIN (1.0, 0.99 * epoch / progress->epochs), "attribution");
}

static gboolean
check (const StanceAttributionTrainer *self, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < self->train->len; i++)
    {
      const StanceAnnotated *article = g_ptr_array_index (self->train, i);

      for (guint k = 0; k < article->annotations->len; k++)
        {
          const StanceAnnotation *annotation = g_ptr_array_index (article->annotations, k);

          n += annotation->cue->len > 0 && annotation->content->len > 0 ? 1 : 0;
        }
    }
  if (n > 0)
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "training: found no attribution with cue and content in %u article%s, expected some",
               self->train->len, self->train->len == 1 ? "" : "s");
  return FALSE;
}

/**
 * stance_attribution_trainer_run:
 * @self: a trainer
 * @error: return location for an error
 *
 * Learns, and scores on the dev files when there are any (see stance_attribution_trainer_get_figure()).
 *
 * Errors: %STANCE_ERROR_NO_DATA when no article has an attribution with cue and content; those of stance_front_end_new(); file errors of the senses,
 * with the path in front.
 *
 * Returns: (transfer full): the model file, %NULL on an error
 */
GBytes *
stance_attribution_trainer_run (StanceAttributionTrainer *self, GError **error)
{
  StanceLabellerTraining training = stance_labeller_training;
  g_autoptr (GArray) senses = NULL;
  g_autoptr (StanceFrontEnd) front_end = NULL;
  g_autoptr (StanceLabeller) labeller = NULL;
  g_autoptr (StanceModelWriter) writer = NULL;
  Progress progress = { self };

  g_return_val_if_fail (STANCE_IS_ATTRIBUTION_TRAINER (self), NULL);
  self->n_figures = 0;
  front_end = check (self, error) ? stance_front_end_new (self->language, error) : NULL;
  if (!front_end)
    return NULL;
  senses = self->senses ? stance_senses_read (self->senses, error) : NULL;
  if (self->senses && !senses)
    return NULL;
  training.senses = senses;
  training.seed = self->seed;
  training.epochs = progress.epochs = self->epochs ? self->epochs : training.epochs;
  labeller = stance_labeller_learn (self->train, front_end, &training, tell, &progress);
  score (self, labeller, front_end);
  writer = stance_model_writer_new (STANCE_LABELLER_KIND);
  stance_labeller_save (labeller, writer);
  return stance_model_writer_finish (writer);
}

/**
 * stance_attribution_trainer_get_n_figures:
 * @self: a trainer
 *
 * Counts the figures of the last stance_attribution_trainer_run().
 *
 * Returns: how many there are; 0 without dev files
 */
guint
stance_attribution_trainer_get_n_figures (StanceAttributionTrainer *self)
{
  g_return_val_if_fail (STANCE_IS_ATTRIBUTION_TRAINER (self), 0);
  return self->n_figures;
}

/**
 * stance_attribution_trainer_get_figure_name:
 * @self: a trainer
 * @index: a figure, from 0
 *
 * Names a figure: "content F1", "  precision", "  recall" (contents found) and "source of these" (of the contents found, those whose source is right).
 *
 * Returns: (transfer none): the name
 */
const char *
stance_attribution_trainer_get_figure_name (StanceAttributionTrainer *self, guint index)
{
  g_return_val_if_fail (STANCE_IS_ATTRIBUTION_TRAINER (self) && index < self->n_figures, NULL);
  return self->figures[index].name;
}

/**
 * stance_attribution_trainer_get_figure:
 * @self: a trainer
 * @index: a figure, from 0
 *
 * Gives a figure over the dev files, in percent. An annotated attribution is found when F1 over the words of its content and of the content of
 * one that the labeller gives is at least 0.5 (each goes with one other at most, the best pairs first); with n annotated, m given and p found,
 * F1 = 2 p / (n + m), precision = p / m, recall = p / n. The source of one that is found is right when both have none or the two share a word.
 *
 * Returns: the figure, in [0, 100]; NaN, which is missing, when there is nothing to count
 */
double
stance_attribution_trainer_get_figure (StanceAttributionTrainer *self, guint index)
{
  g_return_val_if_fail (STANCE_IS_ATTRIBUTION_TRAINER (self) && index < self->n_figures, NAN);
  return self->figures[index].value;
}
