/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include <stance/stance-error.h>

#include "stance-strength-trainer-private.h"

#define RIDGE 2.0

struct _StanceStrengthTrainer
{
  GObject parent_instance;
  GPtrArray *lessons; /* of StanceLesson */
  double ridge;
  char *report;       /* NULL before anything was learned */
  char *warning;      /* NULL for none */
};

G_DEFINE_FINAL_TYPE (StanceStrengthTrainer, stance_strength_trainer, G_TYPE_OBJECT)

static void
stance_strength_trainer_finalize (GObject *object)
{
  StanceStrengthTrainer *self = STANCE_STRENGTH_TRAINER (object);

  g_ptr_array_unref (self->lessons);
  g_free (self->report);
  g_free (self->warning);
  G_OBJECT_CLASS (stance_strength_trainer_parent_class)->finalize (object);
}

static void
stance_strength_trainer_class_init (StanceStrengthTrainerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_strength_trainer_finalize;
}

static void
stance_strength_trainer_init (StanceStrengthTrainer *self)
{
  self->lessons = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_lesson_free);
  self->ridge = RIDGE;
}

/**
 * stance_strength_trainer_new:
 *
 * Makes a trainer with a ridge of 2.
 *
 * Returns: (transfer full): the trainer
 */
StanceStrengthTrainer *
stance_strength_trainer_new (void)
{
  return g_object_new (STANCE_TYPE_STRENGTH_TRAINER, NULL);
}

/**
 * stance_strength_trainer_set_ridge:
 * @self: a trainer
 * @ridge: how much slopes are held down, above 0: half of it times their sum of squares is added to the negative log likelihood
 *
 * Sets the ridge. The more, the less is learned.
 */
void
stance_strength_trainer_set_ridge (StanceStrengthTrainer *self, double ridge)
{
  g_return_if_fail (STANCE_IS_STRENGTH_TRAINER (self));
  g_return_if_fail (isfinite (ridge) && ridge > 0);
  self->ridge = ridge;
}

/* Two articles of one name are likely one article, of which one part would tell of the other. */
static gboolean
is_new (StanceStrengthTrainer *self, StanceGold *gold, const char *path, GError **error)
{
  const char *id = stance_document_get_id (gold->document);
  g_autofree char *shown = g_filename_display_name (path);

  for (guint i = 0; i < self->lessons->len; i++)
    if (g_str_equal (stance_document_get_id (((StanceLesson *) g_ptr_array_index (self->lessons, i))->gold->document), id))
      {
        g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "%s: found '%s' twice, expected each article once", shown, id);
        return FALSE;
      }
  return TRUE;
}

/* Takes all of `golds`, or nothing on an error. */
static gboolean
take (StanceStrengthTrainer *self, StanceEngine *engine, GPtrArray *golds, const char *path, gboolean made_up, GError **error)
{
  guint before = self->lessons->len;

  while (golds->len > 0)
    {
      StanceGold *gold = g_ptr_array_steal_index (golds, 0);
      StanceLesson *lesson = is_new (self, gold, path, error) ? stance_lesson_new (engine, gold, made_up, error) : NULL;

      if (!lesson)
        {
          stance_gold_free (gold);
          g_ptr_array_set_size (self->lessons, (gint) before);
          return FALSE;
        }
      g_ptr_array_add (self->lessons, lesson);
    }
  return TRUE;
}

/**
 * stance_strength_trainer_add_folder:
 * @self: a trainer
 * @engine: the engine that reads the articles; its model has the issues that they are annotated for
 * @path: (type filename): a folder
 * @error: return location for an error
 *
 * Adds the annotated articles of a folder: NAME.txt, UTF-8, with NAME.gold.json, an object `{"statements": [{"holder_party", "issue", "position",
 * "start", "end"}], "meta": {"date"}}`. Offsets are code points of the text; a `quote` must be the words there. Neither may be without
 * the other.
 *
 * Errors: file errors; %STANCE_ERROR_NO_DATA when the folder holds no such pair; %STANCE_ERROR_INVALID_TEXT, %STANCE_ERROR_INVALID_STATEMENT and
 * %STANCE_ERROR_UNKNOWN_ISSUE with file and JSON pointer, also for an article that was added before; %STANCE_ERROR_LIMIT. Then nothing is added.
 *
 * Returns: whether all could be read
 */
gboolean
stance_strength_trainer_add_folder (StanceStrengthTrainer *self, StanceEngine *engine, const char *path, GError **error)
{
  g_autoptr (GPtrArray) golds = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_gold_free);

  g_return_val_if_fail (STANCE_IS_STRENGTH_TRAINER (self) && STANCE_IS_ENGINE (engine) && path != NULL, FALSE);
  return stance_gold_read_folder (path, stance_engine_get_model (engine), golds, error) && take (self, engine, golds, path, FALSE, error);
}

/**
 * stance_strength_trainer_add_sentences:
 * @self: a trainer
 * @engine: the engine that reads the texts
 * @path: (type filename): a file of JSON lines
 * @error: return location for an error
 *
 * Adds made-up texts, a line each: `{"text", "date", "statements": [{"holder_party", "issue", "position"}]}`. They teach strengths, but not how often the
 * rules are right (they have a cut of their own), and none of the figures is about them.
 *
 * Errors: as of stance_strength_trainer_add_folder(); %STANCE_ERROR_NO_DATA for a file without a text.
 *
 * Returns: whether all could be read
 */
gboolean
stance_strength_trainer_add_sentences (StanceStrengthTrainer *self, StanceEngine *engine, const char *path, GError **error)
{
  g_autoptr (GPtrArray) golds = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_gold_free);

  g_return_val_if_fail (STANCE_IS_STRENGTH_TRAINER (self) && STANCE_IS_ENGINE (engine) && path != NULL, FALSE);
  return stance_gold_read_lines (path, stance_engine_get_model (engine), golds, error) && take (self, engine, golds, path, TRUE, error);
}

static gboolean
check_lessons (StanceStrengthTrainer *self, GError **error)
{
  guint n = 0, n_found = 0;

  for (guint i = 0; i < self->lessons->len; i++)
    {
      const StanceLesson *lesson = g_ptr_array_index (self->lessons, i);

      n += lesson->made_up ? 0 : 1;
      n_found += lesson->made_up ? 0 : lesson->found->len;
    }
  if (n >= 2 && n_found > 0)
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "found %u annotated article%s with %u statements by rules, expected at least two with one or more", n,
               n == 1 ? "" : "s", n_found);
  return FALSE;
}

/**
 * stance_strength_trainer_run:
 * @self: a trainer
 * @error: return location for an error
 *
 * Learns a proportional-odds model (McCullagh 1980) with a ridge of how the gold holds against the sign of the rules: not at all, by half, in
 * full. Each article is held out in turn, and what is learned from the others is tried on it: the correction of strengths is kept only when the mean
 * error of positions falls, exact ones do not become fewer and the agreement of cells does not fall; a threshold of confidence (half of the F1 of
 * statements) only when that F1 rises by 0.01 and that of cells
 * does not fall. The same articles give the same bytes.
 *
 * Errors: %STANCE_ERROR_NO_DATA when fewer than two articles were added or the rules find nothing in them; %STANCE_ERROR_NUMERIC.
 *
 * Returns: (transfer full) (nullable): the contents of strengths.json, `stance-strengths/1`; %NULL on an error
 */
GBytes *
stance_strength_trainer_run (StanceStrengthTrainer *self, GError **error)
{
  g_autoptr (StanceStrengths) strengths = NULL;
  g_auto (StanceHeldOut) held_out = { NULL };
  char *text;

  g_return_val_if_fail (STANCE_IS_STRENGTH_TRAINER (self), NULL);
  if (!check_lessons (self, error) || !stance_lessons_hold_out (self->lessons, self->ridge, &held_out, error))
    return NULL;
  strengths = stance_lessons_learn (self->lessons, NULL, self->ridge, error);
  if (!strengths)
    return NULL;
  strengths->corrects = held_out.corrects;
  strengths->threshold = held_out.threshold;
  g_free (self->warning);
  self->warning = stance_strengths_warning (self->lessons);
  g_free (self->report);
  self->report = stance_strengths_report (strengths, self->lessons, &held_out);
  text = stance_strengths_write (strengths, self->lessons, self->ridge, &held_out);
  return g_bytes_new_take (text, strlen (text));
}

/**
 * stance_strength_trainer_get_report:
 * @self: a trainer
 *
 * Gives the figures of the last run, as a table for people.
 *
 * Returns: (transfer none) (nullable): the table, %NULL when nothing was learned
 */
const char *
stance_strength_trainer_get_report (StanceStrengthTrainer *self)
{
  g_return_val_if_fail (STANCE_IS_STRENGTH_TRAINER (self), NULL);
  return self->report;
}

/**
 * stance_strength_trainer_get_warning:
 * @self: a trainer
 *
 * Tells why little can have been learned in the last run: the articles have few readings of the rules, or all of these are right, or wrong.
 *
 * Returns: (transfer none) (nullable): a sentence, %NULL where nothing is to be warned of
 */
const char *
stance_strength_trainer_get_warning (StanceStrengthTrainer *self)
{
  g_return_val_if_fail (STANCE_IS_STRENGTH_TRAINER (self), NULL);
  return self->warning;
}
