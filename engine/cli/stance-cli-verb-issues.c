/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance issues: on what parties differ. */
#include "stance-cli-private.h"

StanceExit
stance_cli_issues (const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceEngine) engine = stance_cli_new_engine (options, &code);
  g_autoptr (StanceTable) table = engine ? stance_cli_tabulate (engine, options, &code) : NULL;
  StanceModel *model;
  GError *error = NULL;
  char *text;

  if (!table)
    return code;
  model = stance_engine_get_model (engine);
  if (options->pairs)
    text = stance_write_contributions (table, model, options->format, &options->style, &error);
  else
    text = stance_write_disputes (table, model, options->format, &options->style, &error);
  return stance_cli_worse (code, stance_cli_put_result (options, text, error));
}
