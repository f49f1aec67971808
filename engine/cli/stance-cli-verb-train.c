/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance train: language models from treebanks. */
#include "stance-cli-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

static void
show_progress (StanceTrainer *trainer, double share, const char *what, gpointer data)
{
  fprintf (stderr, "\rstance: %s %3.0f %%\033[K", what, 100 * share);
}

static StanceExit
refuse (const char *message)
{
  return stance_cli_usage (stance_cli_find_verb ("train"), message);
}

/* The files behind --train are its value and the arguments behind the task. */
static gboolean
read_files (const StanceCliOptions *options, StanceTrainer *trainer, GError **error)
{
  for (guint i = 0; options->dev && i <= options->n_arguments; i++)
    if (g_str_equal (options->dev, i ? options->arguments[i - 1] : options->train))
      {
        g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT,
                     "%s: found it among the files to learn from and behind --dev, expected one or the other (files behind --dev FILE are learned from)",
                     options->dev);
        return FALSE;
      }
  if (!stance_trainer_add_file (trainer, options->train, error))
    return FALSE;
  for (guint i = 1; i < options->n_arguments; i++)
    if (!stance_trainer_add_file (trainer, options->arguments[i], error))
      return FALSE;
  return !options->dev || stance_trainer_add_dev_file (trainer, options->dev, error);
}

static char *
describe (StanceTrainer *trainer)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < stance_trainer_get_n_figures (trainer); i++)
    {
      double figure = stance_trainer_get_figure (trainer, i);

      g_string_append_printf (text, "%-18s", stance_trainer_get_figure_name (trainer, i));
      if (isnan (figure))
        g_string_append (text, "     -\n");
      else
        g_string_append_printf (text, "%6.2f\n", figure);
    }
  return g_string_free (text, FALSE);
}

static StanceExit
write_model (const StanceCliOptions *options, GBytes *bytes)
{
  g_auto (StanceCliOutput) output = { 0 };
  g_autoptr (GError) error = NULL;
  StanceExit code = STANCE_EXIT_DONE;
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  if (!stance_cli_output_open (&output, options, &code))
    return code;
  if (!g_output_stream_write_all (output.stream, data, length, NULL, NULL, &error))
    return stance_cli_output_fail (&output, error);
  return stance_cli_output_close (&output);
}

static StanceExit
train (const StanceCliOptions *options, StanceTask task)
{
  const StanceCliOptions plain = { 0 };
  g_autoptr (StanceTrainer) trainer = stance_trainer_new (task);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (options->output);
  gboolean watched = isatty (STDERR_FILENO);
  StanceExit code;

  stance_trainer_set_seed (trainer, options->seed);
  stance_trainer_set_epochs (trainer, options->epochs);
  stance_trainer_set_language (trainer, options->language);
  if (g_access (folder, W_OK) != 0)
    {
      g_set_error (&error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: cannot be written: %s", options->output, g_strerror (errno));
      return stance_cli_fail (error);
    }
  if (!read_files (options, trainer, &error))
    return stance_cli_fail (error);
  if (watched)
    g_signal_connect (trainer, "progress", G_CALLBACK (show_progress), NULL);
  bytes = stance_trainer_run (trainer, &error);
  if (watched)
    fputs ("\r\033[K", stderr);
  if (!bytes)
    return stance_cli_fail (error);
  code = write_model (options, bytes);
  return code == STANCE_EXIT_DONE ? stance_cli_put_result (&plain, describe (trainer), NULL) : code;
}

StanceExit
stance_cli_train (const StanceCliOptions *options)
{
  const char *const tasks[] = { "tagger", "parser", "lemmatizer", "segmenter", NULL };
  g_autofree char *hint = NULL;
  g_autofree char *message = NULL;
  StanceTask task;

  if (!stance_task_from_string (options->arguments[0], &task))
    {
      hint = stance_cli_did_you_mean (options->arguments[0], tasks);
      message = g_strdup_printf ("train: found '%s', expected tagger, parser, lemmatizer or segmenter%s", options->arguments[0], hint);
      return refuse (message);
    }
  if (!options->train)
    return refuse ("train: found no --train FILE, expected one");
  if (!options->output || g_str_equal (options->output, "-"))
    return refuse ("train: found no --output MODEL, expected a file");
  return train (options, task);
}
