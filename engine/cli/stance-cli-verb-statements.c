/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance statements: every statement with its evidence. */
#include "stance-cli-private.h"

/* What is written row by row need not be kept; the other formats end with figures, or begin with widths, of all statements. */
static gboolean
is_written_by_row (const StanceCliOptions *options)
{
  StanceFormat format = options->format;

  if (options->style.dialect != STANCE_DIALECT_RFC4180)
    return FALSE;
  return format == STANCE_FORMAT_JSONL || format == STANCE_FORMAT_CSV || format == STANCE_FORMAT_TSV;
}

static StanceExit
tell_empty (StanceEngine *engine, const StanceCliOptions *options, guint64 n_statements)
{
  g_autofree char *message = NULL;

  if (n_statements > 0)
    return STANCE_EXIT_DONE;
  message = stance_cli_describe_empty (options, stance_engine_get_model (engine), stance_engine_get_n_unlikely (engine));
  stance_cli_warn (message);
  return options->exit_status ? STANCE_EXIT_NO : STANCE_EXIT_DONE;
}

static StanceExit
stream (StanceEngine *engine, const StanceCliOptions *options)
{
  g_autoptr (StanceSource) source = stance_cli_source_new ((const char *const *) options->arguments, options->n_arguments, options->date,
                                                           stance_engine_get_model (engine), FALSE);
  g_auto (StanceCliOutput) output = { 0 };
  g_autoptr (StanceSink) sink = NULL;
  g_autoptr (GError) error = NULL;
  StanceExit code = STANCE_EXIT_DONE;

  if (!stance_cli_output_open (&output, options, &code))
    return code;
  sink = stance_stream_sink_new (output.stream, options->format, &error);
  if (!sink)
    return stance_cli_fail (error);
  if (stance_cli_run (engine, source, sink, &code, &error))
    {
      code = stance_cli_worse (code, tell_empty (engine, options, stance_sink_get_n_statements (sink)));
      if (stance_stream_sink_finish (sink, &error))
        return stance_cli_worse (code, stance_cli_output_close (&output));
    }
  return error ? stance_cli_worse (code, stance_cli_output_fail (&output, error)) : code;
}

static StanceExit
collect (StanceEngine *engine, const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (GPtrArray) statements = stance_cli_code (engine, options, (const char *const *) options->arguments, options->n_arguments, &code);
  GError *error = NULL;
  char *text;

  if (!statements)
    return code;
  code = stance_cli_worse (code, tell_empty (engine, options, statements->len));
  text = stance_write_statements (statements, stance_engine_get_model (engine), options->format, &options->style, &error);
  return stance_cli_worse (code, stance_cli_put_result (options, text, error));
}

StanceExit
stance_cli_statements (const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceEngine) engine = stance_cli_new_engine (options, &code);

  if (!engine)
    return code;
  if (options->format == STANCE_FORMAT_HTML)
    return stance_cli_write_page (engine, options);
  if (options->format == STANCE_FORMAT_XLSX)
    return stance_cli_workbook (engine, options, FALSE);
  return is_written_by_row (options) ? stream (engine, options) : collect (engine, options);
}
