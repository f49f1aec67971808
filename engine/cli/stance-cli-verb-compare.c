/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance compare: two articles, or two sets, side by side. */
#include "stance-cli-private.h"

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

StanceExit
stance_cli_compare (const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceEngine) engine = stance_cli_new_engine (options, &code);
  g_autoptr (StanceTable) a = NULL;
  g_autoptr (StanceTable) b = NULL;
  g_autoptr (StanceComparison) comparison = NULL;
  GError *error = NULL;
  char *text = NULL;
  gboolean read;

  if (!engine)
    return code;
  read = tabulate_side (engine, options, options->arguments[0], &a, &code);
  if (!tabulate_side (engine, options, options->arguments[1], &b, &code) || !read)
    return code;
  comparison = stance_comparison_new (a, b, stance_engine_get_model (engine), &error);
  if (comparison)
    text = stance_write_comparison (comparison, stance_engine_get_model (engine), options->format, &options->style, &error);
  return stance_cli_worse (code, stance_cli_put_result (options, text, error));
}
