/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance statements: every statement with its evidence. */
#include "stance-cli-private.h"

StanceExit
stance_cli_statements (const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceEngine) engine = stance_cli_new_engine (options, &code);
  g_autoptr (GPtrArray) statements = NULL;
  GError *error = NULL;
  char *text;

  if (engine)
    statements = stance_cli_code (engine, options, (const char *const *) options->arguments, options->n_arguments, &code);
  if (!statements)
    return code;
  if (statements->len == 0)
    {
      stance_cli_warn ("no statement on an issue of the model was found");
      code = stance_cli_worse (code, options->exit_status ? STANCE_EXIT_NO : STANCE_EXIT_DONE);
    }
  text = stance_write_statements (statements, stance_engine_get_model (engine), options->format, &options->style, &error);
  return stance_cli_worse (code, stance_cli_put_result (options, text, error));
}
