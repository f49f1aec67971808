/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance train: language models from treebanks and annotated articles. */
#include "stance-cli-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#define ATTRIBUTION "attribution"
#define STANCES "stance"

/* What learns: one of the two. */
typedef struct
{
  StanceTrainer *words;                 /* from treebanks */
  StanceAttributionTrainer *attribution; /* from annotated articles */
} Learner;

static void
learner_init (Learner *self, const StanceTask *task, const StanceCliOptions *options)
{
  if (task)
    {
      self->words = stance_trainer_new (*task);
      stance_trainer_set_seed (self->words, options->seed);
      stance_trainer_set_epochs (self->words, options->epochs);
      stance_trainer_set_language (self->words, options->language);
      return;
    }
  self->attribution = stance_attribution_trainer_new ();
  stance_attribution_trainer_set_seed (self->attribution, options->seed);
  stance_attribution_trainer_set_epochs (self->attribution, options->epochs);
  stance_attribution_trainer_set_language (self->attribution, options->language);
  stance_attribution_trainer_set_senses (self->attribution, options->senses);
}

static void
learner_clear (Learner *self)
{
  g_clear_object (&self->words);
  g_clear_object (&self->attribution);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Learner, learner_clear)

static gboolean
add_file (const Learner *self, const char *path, GError **error)
{
  return self->words ? stance_trainer_add_file (self->words, path, error) : stance_attribution_trainer_add_file (self->attribution, path, error);
}

static gboolean
add_dev_file (const Learner *self, const char *path, GError **error)
{
  return self->words ? stance_trainer_add_dev_file (self->words, path, error) : stance_attribution_trainer_add_dev_file (self->attribution, path, error);
}

static void
show_progress (GObject *trainer, double share, const char *what, gpointer data)
{
  fprintf (stderr, "\rstance: %s %3.0f %%\033[K", what, 100 * share);
}

/* With how far it is, on a terminal. */
static GBytes *
run (const Learner *self, GError **error)
{
  gboolean watched = isatty (STDERR_FILENO);
  GBytes *bytes;

  if (watched)
    g_signal_connect (self->words ? (gpointer) self->words : (gpointer) self->attribution, "progress", G_CALLBACK (show_progress), NULL);
  bytes = self->words ? stance_trainer_run (self->words, error) : stance_attribution_trainer_run (self->attribution, error);
  if (watched)
    fputs ("\r\033[K", stderr);
  return bytes;
}

static StanceExit
refuse (const char *message)
{
  return stance_cli_usage (stance_cli_find_verb ("train"), message);
}

/* The files behind --train are its value and the arguments behind the task. */
static gboolean
read_files (const StanceCliOptions *options, const Learner *learner, GError **error)
{
  for (guint i = 0; options->dev && i <= options->n_arguments; i++)
    if (g_str_equal (options->dev, i ? options->arguments[i - 1] : options->train))
      {
        g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT,
                     "%s: found it among the files to learn from and behind --dev, expected one or the other (files behind --dev FILE are learned from)",
                     options->dev);
        return FALSE;
      }
  if (!add_file (learner, options->train, error))
    return FALSE;
  for (guint i = 1; i < options->n_arguments; i++)
    if (!add_file (learner, options->arguments[i], error))
      return FALSE;
  return !options->dev || add_dev_file (learner, options->dev, error);
}

static void
append_figure (GString *text, const char *name, double figure)
{
  g_string_append_printf (text, "%-18s", name);
  if (isnan (figure))
    g_string_append (text, "     -\n");
  else
    g_string_append_printf (text, "%6.2f\n", figure);
}

static char *
describe (const Learner *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; self->words && i < stance_trainer_get_n_figures (self->words); i++)
    append_figure (text, stance_trainer_get_figure_name (self->words, i), stance_trainer_get_figure (self->words, i));
  for (guint i = 0; self->attribution && i < stance_attribution_trainer_get_n_figures (self->attribution); i++)
    append_figure (text, stance_attribution_trainer_get_figure_name (self->attribution, i), stance_attribution_trainer_get_figure (self->attribution, i));
  return g_string_free (text, FALSE);
}

static StanceExit
train (const StanceCliOptions *options, const StanceTask *task)
{
  const StanceCliOptions plain = { 0 };
  g_auto (Learner) learner = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (options->output);
  StanceExit code;

  learner_init (&learner, task, options);
  if (g_access (folder, W_OK) != 0)
    {
      g_set_error (&error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: cannot be written: %s", options->output, g_strerror (errno));
      return stance_cli_fail (error);
    }
  bytes = read_files (options, &learner, &error) ? run (&learner, &error) : NULL;
  if (!bytes)
    return stance_cli_fail (error);
  code = stance_cli_output_write_bytes (options, bytes);
  return code == STANCE_EXIT_DONE ? stance_cli_put_result (&plain, describe (&learner), NULL) : code;
}

StanceExit
stance_cli_train (const StanceCliOptions *options)
{
  const char *const tasks[] = { "tagger", "parser", "lemmatizer", "segmenter", ATTRIBUTION, STANCES, NULL };
  g_autofree char *hint = NULL;
  g_autofree char *message = NULL;
  gboolean attribution = g_str_equal (options->arguments[0], ATTRIBUTION);
  StanceTask task;

  if (g_str_equal (options->arguments[0], STANCES))
    return stance_cli_train_stance (options);
  if (!attribution && !stance_task_from_string (options->arguments[0], &task))
    {
      hint = stance_cli_did_you_mean (options->arguments[0], tasks);
      message = g_strdup_printf ("train: found '%s', expected tagger, parser, lemmatizer, segmenter, " ATTRIBUTION " or " STANCES "%s",
                                 options->arguments[0], hint);
      return refuse (message);
    }
  if (options->gold || options->sentences || options->ridge > 0 || options->model_name)
    return refuse ("train: found --gold, --sentences, --ridge or --model, expected them with " STANCES " only");
  if (!options->train)
    return refuse ("train: found no --train FILE, expected one");
  if (!options->output || g_str_equal (options->output, "-"))
    return refuse ("train: found no --output MODEL, expected a file");
  if (options->senses && !attribution)
    return refuse ("train: found --senses, expected it with " ATTRIBUTION " only");
  return train (options, attribution ? NULL : &task);
}
