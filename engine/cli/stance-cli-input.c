/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the words of a command line to a model, an engine, statements and tables. */
#include "stance-cli-private.h"

#include <math.h>

StanceModel *
stance_cli_load_model (const StanceCliOptions *options, StanceExit *code)
{
  g_autoptr (GError) error = NULL;
  StanceModel *model = stance_model_load (options->model_name, &error);

  if (!model)
    *code = stance_cli_fail (error);
  else if (!options->model_name)
    stance_cli_hint_prepare (model);
  return model;
}

gboolean
stance_cli_set_engine (StanceEngine *engine, const StanceCliOptions *options, GError **error)
{
  if (options->accurate && !stance_engine_use_second_parser (engine, error))
    return FALSE;
  stance_engine_set_threads (engine, options->threads);
  stance_engine_set_rules_only (engine, options->rules_only);
  if (!isnan (options->min_confidence))
    stance_engine_set_min_confidence (engine, options->min_confidence);
  return TRUE;
}

StanceEngine *
stance_cli_new_engine (const StanceCliOptions *options, StanceExit *code)
{
  g_autoptr (StanceModel) model = stance_cli_load_model (options, code);
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceEngine) engine = model ? stance_engine_new (model, &error) : NULL;

  if (engine && stance_cli_set_engine (engine, options, &error))
    return g_steal_pointer (&engine);
  if (error)
    *code = stance_cli_fail (error);
  return NULL;
}

/* An article that cannot be coded does not keep the others from it; a run that reads nothing more is the last. */
gboolean
stance_cli_run (StanceEngine *engine, StanceSource *source, StanceSink *sink, StanceExit *code, GError **refused)
{
  StanceExit failed = STANCE_EXIT_DONE;
  guint before;

  do
    {
      g_autoptr (GError) error = NULL;

      before = stance_cli_source_get_n_items (source);
      if (stance_engine_run (engine, source, sink, &error))
        break;
      if (stance_sink_has_failed (sink))
        {
          g_propagate_error (refused, g_steal_pointer (&error));
          break;
        }
      failed = stance_cli_worse (failed, stance_cli_fail (error));
    }
  while (stance_cli_source_get_n_items (source) > before);
  failed = stance_cli_worse (stance_cli_source_get_exit (source), failed);
  *code = stance_cli_worse (*code, failed);
  return !stance_sink_has_failed (sink) && (failed == STANCE_EXIT_DONE || stance_cli_source_get_n_items (source) > 0);
}

GPtrArray *
stance_cli_collect (StanceEngine *engine, StanceSource *source, StanceExit *code)
{
  g_autoptr (StanceSink) sink = stance_collector_new ();

  if (!stance_cli_run (engine, source, sink, code, NULL))
    return NULL;
  return g_ptr_array_ref (stance_collector_get_statements (sink));
}

GPtrArray *
stance_cli_code (StanceEngine *engine, const StanceCliOptions *options, const char *const *paths, guint n_paths, StanceExit *code)
{
  g_autoptr (StanceSource) source = stance_cli_source_new (paths, n_paths, options->date, stance_engine_get_model (engine), FALSE);

  return stance_cli_collect (engine, source, code);
}

char *
stance_cli_describe_empty (const StanceCliOptions *options, StanceModel *model, guint n_unlikely)
{
  const char *why = isnan (options->min_confidence) ? "for their confidence; --min-confidence 0 keeps them" : "by --min-confidence";

  if (n_unlikely == 0)
    return g_strdup_printf ("no statement on an issue of the model \"%s\" was found%s", stance_model_get_id (model),
                            options->model_name ? "" : " (--model chooses another)");
  return g_strdup_printf ("no statement is left: %u %s left out %s", n_unlikely, n_unlikely == 1 ? "was" : "were", why);
}

/* Nothing found is an answer; without a statement there is nothing to write. */
StanceExit
stance_cli_tell_empty (StanceEngine *engine, const StanceCliOptions *options, guint n_paths)
{
  g_autofree char *what = stance_cli_describe_empty (options, stance_engine_get_model (engine), stance_engine_get_n_unlikely (engine));
  g_autofree char *message = g_strdup_printf ("%s: %s", n_paths == 1 ? options->arguments[0] : "input", what);

  return stance_cli_tell_unwritten (options, message);
}

/* Intervals need the statements themselves. */
StanceTable *
stance_cli_tabulate_statements (StanceEngine *engine, const StanceCliOptions *options, StanceExit *code)
{
  g_autoptr (GPtrArray) statements = stance_cli_code (engine, options, (const char *const *) options->arguments, options->n_arguments, code);
  g_autoptr (GError) error = NULL;
  StanceTable *table = NULL;

  if (statements && statements->len == 0)
    *code = stance_cli_worse (*code, stance_cli_tell_empty (engine, options, options->n_arguments));
  else if (statements)
    table = stance_table_new (statements, stance_engine_get_model (engine), options->level, options->min_n, &error);
  if (error)
    *code = stance_cli_worse (*code, stance_cli_tell_no_data (options, error));
  return table;
}

static StanceTable *
tabulate_sums (StanceEngine *engine, const StanceCliOptions *options, StanceExit *code)
{
  g_autoptr (StanceSource) source = stance_cli_source_new ((const char *const *) options->arguments, options->n_arguments, options->date,
                                                           stance_engine_get_model (engine), FALSE);
  g_autoptr (StanceTally) tally = stance_tally_new (stance_engine_get_model (engine));
  g_autoptr (StanceSink) sink = stance_tally_sink_new (tally);
  g_autoptr (GError) error = NULL;
  StanceTable *table = NULL;
  gboolean ok = stance_cli_run (engine, source, sink, code, &error);

  if (ok && stance_tally_get_n_statements (tally) == 0)
    *code = stance_cli_worse (*code, stance_cli_tell_empty (engine, options, options->n_arguments));
  else if (ok)
    table = stance_table_new_from_tally (tally, options->level, options->min_n, &error);
  if (error)
    *code = stance_cli_worse (*code, stance_cli_tell_no_data (options, error));
  return table;
}

StanceTable *
stance_cli_tabulate (StanceEngine *engine, const StanceCliOptions *options, StanceExit *code)
{
  return options->bootstrap ? stance_cli_tabulate_statements (engine, options, code) : tabulate_sums (engine, options, code);
}
