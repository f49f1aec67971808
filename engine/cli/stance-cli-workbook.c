/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A spreadsheet of all arguments: what statements, positions and matrix write with --format xlsx. */
#include "stance-cli-private.h"

#include <stdlib.h>
#include <unistd.h>

/* Who builds the same again wants the same bytes: https://reproducible-builds.org/specs/source-date-epoch/ */
static gint64
get_time (void)
{
  const char *given = g_getenv ("SOURCE_DATE_EPOCH");
  guint64 seconds = 0;

  if (given && g_ascii_string_to_unsigned (given, 10, 1, G_MAXUINT32, &seconds, NULL))
    return (gint64) seconds;
  return g_get_real_time () / G_USEC_PER_SEC;
}

StanceExit
stance_cli_finish_workbook (const StanceCliOptions *options, StanceWorkbook *workbook)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = stance_workbook_finish (workbook, &error);

  return bytes ? stance_cli_output_write_bytes (options, bytes) : stance_cli_tell_no_data (options, error);
}

static StanceExit
fill (StanceEngine *engine, const StanceCliOptions *options, StanceWorkbook *workbook)
{
  g_autoptr (StanceSource) source = stance_cli_source_new ((const char *const *) options->arguments, options->n_arguments, options->date,
                                                           stance_engine_get_model (engine), FALSE);
  g_autoptr (StanceSink) sink = stance_workbook_sink_new (workbook);
  g_autoptr (GError) error = NULL;
  StanceExit code = STANCE_EXIT_DONE;

  if (!stance_cli_run (engine, source, sink, &code, &error))
    return error ? stance_cli_worse (code, stance_cli_fail (error)) : code;
  if (stance_sink_get_n_statements (sink) == 0)
    return stance_cli_worse (code, stance_cli_tell_empty (engine, options, options->n_arguments));
  return stance_cli_worse (code, stance_cli_finish_workbook (options, workbook));
}

/* Intervals, p-values and other measures of statements that are in the workbook. */
static gboolean
add_found (const StanceCliSide *all, const StanceCliOptions *options, gboolean pairs, StanceWorkbook *workbook, GError **error)
{
  g_autoptr (StanceTable) table = NULL;
  g_autoptr (StanceMatrix) matrix = NULL;

  if (!stance_cli_side_tabulate (all, options, TRUE, &table, error))
    return FALSE;
  if (!table) /* the workbook will say why */
    return TRUE;
  stance_workbook_set_table (workbook, table);
  if (!pairs)
    return TRUE;
  matrix = stance_matrix_new (table, all->model, options->measure, options->min_shared, error);
  if (!matrix || !stance_cli_bootstrap_matrix (options, table, &matrix, error))
    return FALSE;
  stance_workbook_set_matrix (workbook, matrix);
  return TRUE;
}

/* The same with all statements in memory, which intervals need. */
static StanceExit
fill_found (StanceEngine *engine, const StanceCliOptions *options, gboolean pairs, StanceWorkbook *workbook)
{
  StanceExit code = STANCE_EXIT_DONE;
  const StanceCliPage page = { .workbook = workbook };
  g_autoptr (StanceCliSide) all = stance_cli_side_read (engine, options, &page, &code);
  g_autoptr (GError) error = NULL;

  if (!all)
    return code;
  if (all->statements->len == 0)
    return stance_cli_worse (code, stance_cli_tell_empty (engine, options, options->n_arguments));
  return stance_cli_worse (code, add_found (all, options, pairs, workbook, &error) ? stance_cli_finish_workbook (options, workbook) : stance_cli_fail (error));
}

StanceWorkbook *
stance_cli_new_workbook (StanceModel *model, const StanceCliOptions *options, const char *const *titles, StanceExit *code)
{
  const StanceWorkbookSettings settings = { options->level, options->min_n, options->min_shared, options->command, get_time () };
  g_autoptr (GError) error = NULL;
  StanceWorkbook *workbook = NULL;

  if ((!options->output || g_str_equal (options->output, "-")) && isatty (STDOUT_FILENO))
    {
      stance_cli_report ("--format: found 'xlsx', which is no text for a terminal, expected --output FILE with it");
      *code = STANCE_EXIT_USAGE;
      return NULL;
    }
  workbook = titles ? stance_workbook_new_of_sides (model, &settings, titles, &error) : stance_workbook_new (model, &settings, &error);
  if (!workbook)
    *code = stance_cli_fail (error);
  return workbook;
}

StanceExit
stance_cli_workbook (StanceEngine *engine, const StanceCliOptions *options, gboolean pairs)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceWorkbook) workbook = stance_cli_new_workbook (stance_engine_get_model (engine), options, NULL, &code);
  gboolean live = options->measure == STANCE_MEASURE_AGREEMENT || options->measure == STANCE_MEASURE_DIVERGENCE;

  if (!workbook)
    return code;
  if (live && options->bootstrap == 0 && options->permutations == 0)
    return fill (engine, options, workbook);
  return fill_found (engine, options, pairs, workbook);
}
