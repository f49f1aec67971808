/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance compare: two articles, or two sets, side by side; or more of them, each against each. */
#include "stance-cli-private.h"

#include <string.h>

/* The table of one side, NULL when it has no statement: that is a side like any other. FALSE when its input could not be read. */
static gboolean
tabulate_side (StanceEngine *engine, const StanceCliOptions *options, const char *path, StanceTable **table, StanceExit *code)
{
  guint before = stance_engine_get_n_unlikely (engine);
  g_autoptr (GPtrArray) statements = stance_cli_code (engine, options, &path, 1, code);
  g_autoptr (GError) error = NULL;

  if (statements && statements->len > 0)
    *table = stance_table_new (statements, stance_engine_get_model (engine), options->level, options->min_n, &error);
  if (statements && !*table)
    {
      g_autofree char *why = stance_cli_describe_empty (options, stance_engine_get_n_unlikely (engine) - before);
      g_autofree char *message = g_strdup_printf ("%s: %s", path, error ? error->message : why);

      stance_cli_warn (message);
    }
  return statements != NULL;
}

/* Counts who gets to speak in what is read next. */
static StanceVoices *
listen (StanceEngine *engine, const StanceCliOptions *options)
{
  StanceVoices *voices = stance_voices_new (stance_engine_get_model (engine), options->level);

  stance_engine_set_voices (engine, voices);
  return voices;
}

static StanceExit
compare_two (StanceEngine *engine, const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceTable) a = NULL;
  g_autoptr (StanceTable) b = NULL;
  g_autoptr (StanceVoices) in_a = NULL, in_b = NULL;
  g_autoptr (StanceComparison) comparison = NULL;
  GError *error = NULL;
  char *text = NULL;
  gboolean read;

  in_a = listen (engine, options);
  read = tabulate_side (engine, options, options->arguments[0], &a, &code);
  in_b = listen (engine, options);
  if (!tabulate_side (engine, options, options->arguments[1], &b, &code) || !read)
    return code;
  comparison = stance_comparison_new (a, b, stance_engine_get_model (engine), &error);
  if (comparison)
    {
      stance_comparison_set_voices (comparison, STANCE_SIDE_A, in_a);
      stance_comparison_set_voices (comparison, STANCE_SIDE_B, in_b);
    }
  if (comparison && stance_cli_is_picture (options->format))
    {
      GBytes *picture = stance_draw_comparison (comparison, stance_engine_get_model (engine), options->format, &error);

      return stance_cli_worse (code, stance_cli_put_picture (options, picture, error));
    }
  if (comparison)
    text = stance_write_comparison (comparison, stance_engine_get_model (engine), options->format, &options->style, &error);
  return stance_cli_worse (code, stance_cli_put_result (options, text, error));
}

/* "news/monday.html.gz" is monday. */
static char *
name_of (const char *path)
{
  char *name = g_path_get_basename (path);
  char *dot = g_str_has_suffix (name, ".gz") ? name + strlen (name) - 3 : NULL;

  if (dot && dot > name)
    *dot = '\0';
  dot = strrchr (name, '.');
  if (dot && dot > name && dot[1])
    *dot = '\0';
  return g_steal_pointer (&name);
}

/* What cannot be read leaves the others to be compared. */
static StanceExit
compare_all (StanceEngine *engine, const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceOutlets) outlets = stance_outlets_new (stance_engine_get_model (engine));
  GError *error = NULL;
  char *text = NULL;

  for (guint i = 0; i < options->n_arguments; i++)
    {
      g_autoptr (StanceTable) table = NULL;
      g_autofree char *name = name_of (options->arguments[i]);

      if (tabulate_side (engine, options, options->arguments[i], &table, &code))
        stance_outlets_add (outlets, name, table);
    }
  if (stance_outlets_get_n (outlets) == 0)
    return code;
  if (stance_outlets_finish (outlets, &error))
    text = stance_write_outlets (outlets, stance_engine_get_model (engine), options->format, &options->style, &error);
  return stance_cli_worse (code, stance_cli_put_result (options, text, error));
}

StanceExit
stance_cli_compare (const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceEngine) engine = stance_cli_new_engine (options, &code);

  if (!engine)
    return code;
  if (options->n_arguments == 2 && options->format == STANCE_FORMAT_HTML)
    return stance_cli_write_page_of_two (engine, options);
  if (options->n_arguments > 2 && (stance_cli_is_picture (options->format) || options->format == STANCE_FORMAT_HTML))
    return stance_cli_usage (stance_cli_find_verb ("compare"), "found more than two inputs with a picture or page for the format, expected two");
  return options->n_arguments == 2 ? compare_two (engine, options) : compare_all (engine, options);
}
