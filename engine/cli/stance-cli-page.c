/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of inputs as a web page. */
#include "stance-cli-private.h"

#define STANCE_TYPE_CLI_PAGE_SINK (stance_cli_page_sink_get_type ())
G_DECLARE_FINAL_TYPE (StanceCliPageSink, stance_cli_page_sink, STANCE_CLI, PAGE_SINK, StanceSink)

/* Takes statements, and the articles that have some. */
struct _StanceCliPageSink
{
  StanceSink parent_instance;
  StanceReport *report;
  StanceAttributor *attributor;
  GPtrArray *statements; /* that came through it */
};

G_DEFINE_FINAL_TYPE (StanceCliPageSink, stance_cli_page_sink, STANCE_TYPE_SINK)

static gboolean
stance_cli_page_sink_take (StanceSink *sink, StanceDocument *document, GPtrArray *statements, GError **error)
{
  StanceCliPageSink *self = STANCE_CLI_PAGE_SINK (sink);
  g_autoptr (StanceAttributions) attributions = NULL;

  for (guint i = 0; i < statements->len; i++)
    g_ptr_array_add (self->statements, stance_statement_ref (g_ptr_array_index (statements, i)));
  stance_report_add_statements (self->report, statements);
  if (!document || statements->len == 0)
    return TRUE;
  attributions = stance_attributor_attribute (self->attributor, document);
  stance_report_add_document (self->report, document, attributions);
  return TRUE;
}

static void
stance_cli_page_sink_finalize (GObject *object)
{
  StanceCliPageSink *self = STANCE_CLI_PAGE_SINK (object);

  g_clear_object (&self->report);
  g_clear_object (&self->attributor);
  g_ptr_array_unref (self->statements);
  G_OBJECT_CLASS (stance_cli_page_sink_parent_class)->finalize (object);
}

static void
stance_cli_page_sink_class_init (StanceCliPageSinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_cli_page_sink_finalize;
  STANCE_SINK_CLASS (klass)->take = stance_cli_page_sink_take;
}

static void
stance_cli_page_sink_init (StanceCliPageSink *self)
{
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
}

static StanceSink *
new_sink (StanceReport *report, StanceAttributor *attributor)
{
  StanceCliPageSink *self = g_object_new (STANCE_TYPE_CLI_PAGE_SINK, NULL);

  self->report = g_object_ref (report);
  self->attributor = g_object_ref (attributor);
  return STANCE_SINK (self);
}

/* What is made of what. */
typedef struct
{
  StanceEngine *engine;
  const StanceCliOptions *options;
  StanceReport *report;
} Page;

/* The inputs from `first` on, as many as said. */
static gboolean
read_inputs (const Page *page, guint first, guint n, StanceSink *sink, StanceExit *code)
{
  g_autoptr (StanceSource) source = stance_cli_source_new ((const char *const *) page->options->arguments + first, n, page->options->date,
                                                           stance_engine_get_model (page->engine), FALSE);

  return stance_cli_run (page->engine, source, sink, code, NULL);
}

/* The table of a level with its matrix; a level without a cell is left out. */
static gboolean
add_level (const Page *page, const char *name, GPtrArray *statements, StanceLevel level, GError **error)
{
  const StanceCliOptions *options = page->options;
  StanceModel *model = stance_engine_get_model (page->engine);
  g_autoptr (StanceTable) table = stance_table_new (statements, model, level, options->min_n, error);
  g_autoptr (StanceMatrix) matrix = NULL;

  if (!table || !stance_cli_bootstrap_table (options, &table, error))
    return FALSE;
  matrix = stance_table_get_n_parties (table) > 1 ? stance_matrix_new (table, model, options->measure, options->min_shared, error) : NULL;
  if (stance_table_get_n_parties (table) > 1 && (!matrix || !stance_cli_bootstrap_matrix (options, table, &matrix, error)))
    return FALSE;
  stance_report_add_table (page->report, name, table, matrix);
  return TRUE;
}

/* The level asked for comes first, the page offers the others. */
static gboolean
add_levels (const Page *page, const char *const *names, GPtrArray *const *sides, GError **error)
{
  const StanceLevel levels[] = { page->options->level, STANCE_LEVEL_PARTY, STANCE_LEVEL_BLOC, STANCE_LEVEL_HOLDER };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    for (guint side = 0; (i == 0 || levels[i] != page->options->level) && sides[side]; side++)
      if (sides[side]->len > 0 && !add_level (page, names ? names[side] : NULL, sides[side], levels[i], error))
        {
          if (!g_error_matches (*error, STANCE_ERROR, STANCE_ERROR_NO_DATA))
            return FALSE;
          g_clear_error (error);
        }
  return TRUE;
}

static StanceExit
put (const Page *page, const char *const *names, GPtrArray *const *sides)
{
  GError *error = NULL;
  char *text = NULL;

  if (stance_report_get_statements (page->report)->len == 0)
    return stance_cli_tell_empty (page->engine, page->options, page->options->n_arguments);
  if (add_levels (page, names, sides, &error))
    text = stance_report_write (page->report, &error);
  return stance_cli_put_result (page->options, text, error);
}

/* "A: monday.html" */
static char *
name_side (const char *letter, const char *path)
{
  g_autofree char *file = g_path_get_basename (path);

  return g_strdup_printf ("%s: %s", letter, file);
}

StanceExit
stance_cli_write_page (StanceEngine *engine, const StanceCliOptions *options)
{
  g_autofree char *file = g_path_get_basename (options->arguments[0]);
  g_autoptr (StanceReport) report = stance_report_new (stance_engine_get_model (engine), options->n_arguments == 1 ? file : "Positions and agreement");
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceAttributor) attributor = stance_attributor_new (NULL, &error);
  g_autoptr (StanceSink) sink = NULL;
  const Page page = { engine, options, report };
  StanceExit code = STANCE_EXIT_DONE;

  if (!attributor)
    return stance_cli_fail (error);
  sink = new_sink (report, attributor);
  if (!read_inputs (&page, 0, options->n_arguments, sink, &code))
    return code;
  GPtrArray *const sides[] = { STANCE_CLI_PAGE_SINK (sink)->statements, NULL };
  return stance_cli_worse (code, put (&page, NULL, sides));
}

StanceExit
stance_cli_write_page_of_two (StanceEngine *engine, const StanceCliOptions *options)
{
  g_autofree char *a = name_side ("A", options->arguments[0]), *b = name_side ("B", options->arguments[1]);
  const char *const names[] = { a, b };
  g_autofree char *title = g_strdup_printf ("%s, %s", a, b);
  g_autoptr (StanceReport) report = stance_report_new (stance_engine_get_model (engine), title);
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceAttributor) attributor = stance_attributor_new (NULL, &error);
  g_autoptr (StanceSink) one = NULL, other = NULL;
  const Page page = { engine, options, report };
  StanceExit code = STANCE_EXIT_DONE;

  if (!attributor)
    return stance_cli_fail (error);
  one = new_sink (report, attributor);
  other = new_sink (report, attributor);
  if (!read_inputs (&page, 0, 1, one, &code) || !read_inputs (&page, 1, 1, other, &code))
    return code;
  GPtrArray *const sides[] = { STANCE_CLI_PAGE_SINK (one)->statements, STANCE_CLI_PAGE_SINK (other)->statements, NULL };
  return stance_cli_worse (code, put (&page, names, sides));
}
