/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance compare: two articles, or two sets, side by side. */
#include "stance-cli-private.h"

/* The table of one side; NULL when it has no statement, which is a side like any other as long as its input could be read. */
static StanceTable *
tabulate_side (StanceEngine *engine, const StanceCliOptions *options, const char *path, StanceExit *code)
{
  g_autoptr (GPtrArray) statements = stance_cli_code (engine, options, &path, 1, code);
  g_autoptr (GError) error = NULL;
  StanceTable *table = NULL;

  if (statements && statements->len > 0)
    table = stance_table_new (statements, stance_engine_get_model (engine), options->level, options->min_n, &error);
  if (statements && !table)
    {
      g_autofree char *message = g_strdup_printf ("%s: %s", path, error ? error->message : "found no statement on an issue of the model");

      stance_cli_warn (message);
    }
  return table;
}

StanceExit
stance_cli_compare (const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceEngine) engine = stance_cli_new_engine (options, &code);
  g_autoptr (StanceTable) a = engine ? tabulate_side (engine, options, options->arguments[0], &code) : NULL;
  g_autoptr (StanceTable) b = engine ? tabulate_side (engine, options, options->arguments[1], &code) : NULL;
  g_autoptr (StanceComparison) comparison = NULL;
  GError *error = NULL;
  char *text = NULL;

  if (code != STANCE_EXIT_DONE)
    return code;
  comparison = stance_comparison_new (a, b, stance_engine_get_model (engine), &error);
  if (comparison)
    text = stance_write_comparison (comparison, stance_engine_get_model (engine), options->format, &options->style, &error);
  return stance_cli_put_result (options, text, error);
}
