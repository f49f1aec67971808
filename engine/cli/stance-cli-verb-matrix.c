/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance matrix: party against party. */
#include "stance-cli-private.h"

StanceExit
stance_cli_matrix (const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceEngine) engine = stance_cli_new_engine (options, &code);
  g_autoptr (StanceTable) table = NULL;
  g_autoptr (StanceMatrix) matrix = NULL;
  g_autoptr (StanceMatrix) shown = NULL;
  GError *error = NULL;
  char *text = NULL;

  if (engine && options->format == STANCE_FORMAT_XLSX)
    return stance_cli_workbook (engine, options, TRUE);
  if (engine && options->format == STANCE_FORMAT_HTML)
    return stance_cli_write_page (engine, options);
  if (engine)
    table = stance_cli_tabulate (engine, options, &code);
  if (!table)
    return code;
  matrix = stance_matrix_new (table, stance_engine_get_model (engine), options->measure, options->min_shared, &error);
  if (!matrix || !stance_cli_bootstrap_matrix (options, table, &matrix, &error))
    return stance_cli_worse (code, stance_cli_put_result (options, NULL, error));
  if (stance_cli_is_picture (options->format))
    {
      GBytes *picture = stance_draw_matrix (matrix, stance_engine_get_model (engine), options->picture, options->format, &error);

      return stance_cli_worse (code, stance_cli_put_picture (options, picture, error));
    }
  shown = stance_matrix_reorder (matrix, options->order, stance_engine_get_model (engine), &error);
  if (shown)
    text = stance_write_matrix (shown, stance_engine_get_model (engine), options->format, &options->style, &error);
  return stance_cli_worse (code, stance_cli_put_result (options, text, error));
}
