/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is set side by side: the statements of an input, and what it is called. */
#include "stance-cli-private.h"

#include <math.h>
#include <string.h>

#define STANCE_TYPE_CLI_SIDE_SINK (stance_cli_side_sink_get_type ())
G_DECLARE_FINAL_TYPE (StanceCliSideSink, stance_cli_side_sink, STANCE_CLI, SIDE_SINK, StanceSink)

/* Takes statements, and hands a report the articles that have some, or a workbook all. */
struct _StanceCliSideSink
{
  StanceSink parent_instance;
  StanceReport *report; /* NULL for none */
  StanceWorkbook *workbook; /* likewise */
  StanceAttributor *attributor;
  GPtrArray *statements;
  char *title; /* of the first article */
  guint n_documents;
};

G_DEFINE_FINAL_TYPE (StanceCliSideSink, stance_cli_side_sink, STANCE_TYPE_SINK)

static gboolean
stance_cli_side_sink_take (StanceSink *sink, StanceDocument *document, GPtrArray *statements, GError **error)
{
  StanceCliSideSink *self = STANCE_CLI_SIDE_SINK (sink);
  g_autoptr (StanceAttributions) attributions = NULL;

  for (guint i = 0; i < statements->len; i++)
    g_ptr_array_add (self->statements, stance_statement_ref (g_ptr_array_index (statements, i)));
  if (self->n_documents++ == 0 && document)
    self->title = g_strdup (stance_document_get_title (document));
  if (self->workbook && !stance_workbook_add (self->workbook, document, statements, error))
    return FALSE;
  if (!self->report)
    return TRUE;
  stance_report_add_statements (self->report, statements);
  if (!document || statements->len == 0)
    return TRUE;
  attributions = stance_attributor_attribute (self->attributor, document);
  stance_report_add_document (self->report, document, attributions);
  return TRUE;
}

static void
stance_cli_side_sink_finalize (GObject *object)
{
  StanceCliSideSink *self = STANCE_CLI_SIDE_SINK (object);

  g_clear_object (&self->report);
  g_clear_object (&self->attributor);
  g_clear_pointer (&self->workbook, stance_workbook_unref);
  g_ptr_array_unref (self->statements);
  g_free (self->title);
  G_OBJECT_CLASS (stance_cli_side_sink_parent_class)->finalize (object);
}

static void
stance_cli_side_sink_class_init (StanceCliSideSinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_cli_side_sink_finalize;
  STANCE_SINK_CLASS (klass)->take = stance_cli_side_sink_take;
}

static void
stance_cli_side_sink_init (StanceCliSideSink *self)
{
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
}

char *
stance_cli_name_of_file (const char *path)
{
  char *name = g_path_get_basename (path);
  char *dot = g_str_has_suffix (name, ".gz") ? name + strlen (name) - 3 : NULL;

  if (dot && dot > name)
    *dot = '\0';
  dot = strrchr (name, '.');
  if (dot && dot > name && dot[1])
    *dot = '\0';
  return name;
}

char *
stance_cli_name_of_argument (const StanceCliOptions *options, guint argument)
{
  return options->titles ? g_strdup (options->titles[argument]) : stance_cli_name_of_file (options->arguments[argument]);
}

StanceCliSide *
stance_cli_side_read (StanceEngine *engine, const StanceCliOptions *options, const StanceCliPage *page, StanceExit *code)
{
  g_autoptr (StanceSource) source = stance_cli_source_new ((const char *const *) options->arguments, options->n_arguments, options->date,
                                                           stance_engine_get_model (engine), FALSE);
  g_autoptr (StanceCliSideSink) sink = g_object_new (STANCE_TYPE_CLI_SIDE_SINK, NULL);
  guint before = stance_engine_get_n_unlikely (engine);
  g_autoptr (StanceCliSide) side = g_new0 (StanceCliSide, 1);
  g_autoptr (GError) error = NULL;

  if (options->sides)
    stance_cli_source_set_side (source, options->sides[0]);
  side->voices = stance_voices_new (stance_engine_get_model (engine), options->level);
  side->level = options->level;
  stance_engine_set_voices (engine, side->voices);
  if (page && page->workbook)
    sink->workbook = stance_workbook_ref (page->workbook);
  else if (page)
    {
      sink->report = g_object_ref (page->report);
      sink->attributor = g_object_ref (page->attributor);
    }
  if (!stance_cli_run (engine, source, STANCE_SINK (sink), code, &error))
    {
      if (error)
        *code = stance_cli_worse (*code, stance_cli_fail (error));
      return NULL;
    }
  side->model = stance_engine_get_model (engine);
  side->path = options->arguments[0];
  side->statements = g_ptr_array_ref (sink->statements);
  side->n_unlikely = stance_engine_get_n_unlikely (engine) - before;
  /* One article is called by its headline, all else by its file. */
  side->file = stance_cli_name_of_argument (options, 0);
  side->name = g_strdup (sink->n_documents == 1 && sink->title && *sink->title ? sink->title : side->file);
  return g_steal_pointer (&side);
}

void
stance_cli_side_free (StanceCliSide *self)
{
  g_free (self->name);
  g_free (self->file);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_clear_pointer (&self->voices, stance_voices_unref);
  g_free (self);
}

gboolean
stance_cli_side_tabulate (const StanceCliSide *self, const StanceCliOptions *options, gboolean quiet, StanceTable **table, GError **error)
{
  g_autoptr (GError) why = NULL;

  *table = self->statements->len > 0 ? stance_table_new (self->statements, self->model, options->level, options->min_n, &why) : NULL;
  if (!*table && !quiet && !self->unread)
    {
      g_autofree char *empty = stance_cli_describe_empty (options, self->model, self->n_unlikely);
      g_autofree char *message = g_strdup_printf ("%s: %s", self->path, why ? why->message : empty);

      stance_cli_warn (message);
    }
  return !*table || stance_cli_bootstrap_table (options, table, error);
}

/* What could not be read, among others. */
static StanceCliSide *
unread_side (StanceEngine *engine, const char *path)
{
  StanceCliSide *side = g_new0 (StanceCliSide, 1);

  side->model = stance_engine_get_model (engine);
  side->path = path;
  side->file = stance_cli_name_of_file (path);
  side->name = g_strdup (side->file);
  side->statements = g_ptr_array_new ();
  side->unread = TRUE;
  return side;
}

GPtrArray *
stance_cli_read_sides (StanceEngine *engine, const StanceCliOptions *options, const StanceCliPage *page, StanceExit *code)
{
  GPtrArray *sides = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_cli_side_free);

  for (guint i = 0; i < options->n_arguments; i++)
    {
      StanceCliOptions own = *options;
      StanceCliSide *side;

      own.arguments += i;
      own.n_arguments = 1;
      own.sides += own.sides ? i : 0;
      own.titles += own.titles ? i : 0;
      if (page && page->workbook)
        stance_workbook_begin_side (page->workbook, i);
      side = stance_cli_side_read (engine, &own, page, code);
      if (!side && page && page->workbook)
        side = unread_side (engine, options->arguments[i]);
      if (side)
        g_ptr_array_add (sides, side);
    }
  return sides;
}

StanceComparison *
stance_cli_compare_sides (GPtrArray *sides, const StanceCliOptions *options, gboolean quiet, GError **error)
{
  g_autoptr (StanceTable) a = NULL;
  g_autoptr (StanceTable) b = NULL;
  StanceComparison *comparison;

  if (!stance_cli_side_tabulate (g_ptr_array_index (sides, 0), options, quiet, &a, error)
      || !stance_cli_side_tabulate (g_ptr_array_index (sides, 1), options, quiet, &b, error))
    return NULL;
  comparison = stance_comparison_new (a, b, ((const StanceCliSide *) g_ptr_array_index (sides, 0))->model, error);
  for (guint i = 0; comparison && i < 2; i++)
    {
      const StanceCliSide *side = g_ptr_array_index (sides, i);

      /* What is left out anyway is not news. */
      if (!isnan (options->min_confidence))
        stance_comparison_set_n_unlikely (comparison, (StanceSide) i, side->n_unlikely);
      stance_comparison_set_name (comparison, (StanceSide) i, side->file);
      if (side->voices && side->level == options->level)
        stance_comparison_set_voices (comparison, (StanceSide) i, side->voices);
    }
  return comparison;
}

StanceOutlets *
stance_cli_gather_sides (GPtrArray *sides, const StanceCliOptions *options, gboolean quiet, GError **error)
{
  const StanceCliSide *first = g_ptr_array_index (sides, 0);
  g_autoptr (StanceOutlets) outlets = stance_outlets_new (first->model);

  for (guint i = 0; i < sides->len; i++)
    {
      const StanceCliSide *side = g_ptr_array_index (sides, i);
      g_autoptr (StanceTable) table = NULL;

      if (!stance_cli_side_tabulate (side, options, quiet, &table, error))
        return NULL;
      /* Sentences and heads of columns have no room for many headlines. */
      stance_outlets_add (outlets, side->file, table);
    }
  return stance_outlets_finish (outlets, error) ? g_steal_pointer (&outlets) : NULL;
}
