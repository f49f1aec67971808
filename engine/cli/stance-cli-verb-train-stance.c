/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance train stance: strengths of positions from annotated articles. */
#include "stance-cli-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

static StanceExit
refuse (const char *message)
{
  return stance_cli_usage (stance_cli_find_verb ("train"), message);
}

static StanceEngine *
open_engine (const char *name, GError **error)
{
  g_autoptr (StanceModel) model = stance_model_load (name, error);

  return model ? stance_engine_new (model, error) : NULL;
}

/* Made-up texts are for the model that their file is called by: "border.jsonl" for "border". */
static gboolean
add_sentences (StanceStrengthTrainer *trainer, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  char *dot = strrchr (name, '.');
  g_autoptr (StanceEngine) engine = NULL;

  if (dot && dot != name)
    *dot = '\0';
  engine = open_engine (name, error);
  if (!engine)
    g_prefix_error (error, "%s: for the model of its name: ", path);
  return engine && stance_strength_trainer_add_sentences (trainer, engine, path, error);
}

static gboolean
read_all (StanceStrengthTrainer *trainer, const StanceCliOptions *options, GError **error)
{
  g_autoptr (StanceEngine) engine = open_engine (options->model_name, error);

  if (!engine)
    return FALSE;
  for (guint i = 0; options->gold[i]; i++)
    if (!stance_strength_trainer_add_folder (trainer, engine, options->gold[i], error))
      return FALSE;
  for (guint i = 0; options->sentences && options->sentences[i]; i++)
    if (!add_sentences (trainer, options->sentences[i], error))
      return FALSE;
  return TRUE;
}

static StanceExit
train (const StanceCliOptions *options)
{
  const StanceCliOptions plain = { 0 };
  g_autoptr (StanceStrengthTrainer) trainer = stance_strength_trainer_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (options->output);
  StanceExit code;

  if (options->ridge > 0)
    stance_strength_trainer_set_ridge (trainer, options->ridge);
  if (g_access (folder, W_OK) != 0)
    {
      g_set_error (&error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: cannot be written: %s", options->output, g_strerror (errno));
      return stance_cli_fail (error);
    }
  bytes = read_all (trainer, options, &error) ? stance_strength_trainer_run (trainer, &error) : NULL;
  if (!bytes)
    return stance_cli_fail (error);
  if (stance_strength_trainer_get_warning (trainer))
    stance_cli_warn (stance_strength_trainer_get_warning (trainer));
  code = stance_cli_output_write_bytes (options, bytes);
  return code == STANCE_EXIT_DONE ? stance_cli_put_result (&plain, g_strdup (stance_strength_trainer_get_report (trainer)), NULL) : code;
}

/* A name without an ending claims no other format. */
static gboolean
is_json (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  const char *dot = strrchr (name, '.');

  return !dot || dot == name || g_ascii_strcasecmp (dot, ".json") == 0;
}

StanceExit
stance_cli_train_stance (const StanceCliOptions *options)
{
  g_autofree char *message = NULL;

  if (options->n_arguments > 1)
    {
      message = g_strdup_printf ("train: found '%s' behind stance, expected folders as --gold FOLDER", options->arguments[1]);
      return refuse (message);
    }
  if (!options->gold)
    return refuse ("train: found no --gold FOLDER, expected one");
  if (options->train || options->dev || options->senses || options->language || options->epochs || options->seed_given)
    return refuse ("train: found --train, --dev, --senses, --lang, --epochs or --seed with stance, expected --gold, --sentences, --ridge and --model");
  if (!options->output || g_str_equal (options->output, "-"))
    return refuse ("train: found no --output FILE, expected a file");
  if (!is_json (options->output))
    {
      message = g_strdup_printf ("--output: found '%s', expected a file that ends in .json", options->output);
      return refuse (message);
    }
  return train (options);
}
