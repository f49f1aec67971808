/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance compare: two articles, or two sets, side by side. */
#include "stance-cli-private.h"

StanceExit
stance_cli_compare (const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceEngine) engine = stance_cli_new_engine (options, &code);
  const char *const *paths = (const char *const *) options->arguments;
  g_autoptr (StanceTable) a = engine ? stance_cli_tabulate (engine, options, paths, 1, &code) : NULL;
  g_autoptr (StanceTable) b = engine ? stance_cli_tabulate (engine, options, paths + 1, 1, &code) : NULL;
  g_autoptr (StanceComparison) comparison = NULL;
  GError *error = NULL;
  char *text = NULL;

  if (!a || !b)
    return code;
  comparison = stance_comparison_new (a, b, stance_engine_get_model (engine), &error);
  if (comparison)
    text = stance_write_comparison (comparison, stance_engine_get_model (engine), options->format, &options->style, &error);
  return stance_cli_worse (code, stance_cli_put_result (options, text, error));
}
