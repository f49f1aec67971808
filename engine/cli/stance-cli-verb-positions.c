/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance positions: the party x issue table. */
#include "stance-cli-private.h"

StanceExit
stance_cli_positions (const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceEngine) engine = stance_cli_new_engine (options, &code);
  g_autoptr (StanceTable) table = NULL;
  GError *error = NULL;
  char *text;

  if (engine && options->append && (options->output || options->format != STANCE_FORMAT_TABLE))
    return stance_cli_usage (stance_cli_find_verb ("positions"), "--append: found --output or --format with it, expected neither: it writes CSV");
  if (engine && options->plot && options->format != STANCE_FORMAT_TABLE)
    return stance_cli_usage (stance_cli_find_verb ("positions"), "--plot: found another format with it, expected table");
  if (engine && options->format == STANCE_FORMAT_XLSX)
    return stance_cli_workbook (engine, options, FALSE);
  if (engine && options->format == STANCE_FORMAT_HTML)
    return stance_cli_write_page (engine, options);
  if (engine)
    table = stance_cli_tabulate (engine, options, &code);
  if (!table)
    return code;
  if (!stance_cli_bootstrap_table (options, &table, &error))
    return stance_cli_worse (code, stance_cli_put_result (options, NULL, error));
  if (options->append)
    return stance_cli_worse (code, stance_cli_append_table (options, table, stance_engine_get_model (engine)));
  if (stance_cli_is_picture (options->format))
    {
      GBytes *picture = stance_draw_table (table, stance_engine_get_model (engine), options->format, &error);

      return stance_cli_worse (code, stance_cli_put_picture (options, picture, error));
    }
  if (options->plot)
    text = stance_write_table_plot (table, stance_engine_get_model (engine), &options->style);
  else
    text = stance_write_table (table, stance_engine_get_model (engine), options->format, &options->style, &error);
  return stance_cli_worse (code, stance_cli_put_result (options, text, error));
}
