/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stance/stance-error.h>
#include <string.h>

#include "stance-report-private.h"

/* What a browser opens without complaint. */
#define MAX_BYTES (64u << 20)
#define MAX_STATEMENTS 100000
#define MAX_CELLS 100000
#define RESOURCES "/stance/report/"

G_DEFINE_FINAL_TYPE (StanceReport, stance_report, G_TYPE_OBJECT)

static void
clear_view (gpointer data)
{
  StanceReportView *view = data;

  g_free (view->name);
  g_free (view->names[0]);
  g_free (view->names[1]);
  g_clear_pointer (&view->table, stance_table_unref);
  g_clear_pointer (&view->comparison, stance_comparison_unref);
  g_clear_pointer (&view->outlets, stance_outlets_unref);
  g_clear_pointer (&view->matrix, stance_matrix_unref);
}

static void
unref_attributions (gpointer data)
{
  if (data)
    stance_attributions_unref (data);
}

static void
stance_report_finalize (GObject *object)
{
  StanceReport *self = STANCE_REPORT (object);

  g_clear_object (&self->model);
  g_free (self->title);
  g_ptr_array_unref (self->documents);
  g_ptr_array_unref (self->attributions);
  g_ptr_array_unref (self->statements);
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->issue_numbers);
  g_ptr_array_unref (self->issues);
  g_array_unref (self->views);
  G_OBJECT_CLASS (stance_report_parent_class)->finalize (object);
}

static void
stance_report_class_init (StanceReportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_report_finalize;
}

static void
stance_report_init (StanceReport *self)
{
  self->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_document_unref);
  self->attributions = g_ptr_array_new_with_free_func (unref_attributions);
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  self->numbers = g_hash_table_new (NULL, NULL);
  self->issues = g_ptr_array_new ();
  self->issue_numbers = g_hash_table_new (g_str_hash, g_str_equal);
  self->views = g_array_new (FALSE, FALSE, sizeof (StanceReportView));
  g_array_set_clear_func (self->views, clear_view);
}

/**
 * stance_report_new:
 * @model: the model, for names
 * @title: what stands above the page
 *
 * Begins a report.
 *
 * Returns: (transfer full): the report, empty
 */
StanceReport *
stance_report_new (StanceModel *model, const char *title)
{
  StanceReport *self;

  g_return_val_if_fail (STANCE_IS_MODEL (model) && title != NULL, NULL);
  self = g_object_new (STANCE_TYPE_REPORT, NULL);
  self->model = g_object_ref (model);
  self->title = g_strdup (title);
  return self;
}

/**
 * stance_report_add_document:
 * @self: a report
 * @document: an article
 * @attributions: (nullable): who says what in it, to be marked in its text
 *
 * Adds an article, which statements with its id lead to.
 */
void
stance_report_add_document (StanceReport *self, StanceDocument *document, StanceAttributions *attributions)
{
  g_return_if_fail (STANCE_IS_REPORT (self) && document != NULL);
  g_ptr_array_add (self->documents, stance_document_ref (document));
  g_ptr_array_add (self->attributions, attributions ? stance_attributions_ref (attributions) : NULL);
  self->n_bytes += strlen (stance_document_get_text (document));
}

/**
 * stance_report_add_statements:
 * @self: a report
 * @statements: (element-type StanceStatement): statements
 *
 * Adds statements, which cells lead to. Those of documents that were not added are shown by their quotes alone.
 */
void
stance_report_add_statements (StanceReport *self, GPtrArray *statements)
{
  g_return_if_fail (STANCE_IS_REPORT (self) && statements != NULL);
  for (guint i = 0; i < statements->len; i++)
    {
      StanceStatement *statement = g_ptr_array_index (statements, i);

      g_ptr_array_add (self->statements, stance_statement_ref (statement));
      g_hash_table_insert (self->numbers, statement, GUINT_TO_POINTER (self->statements->len));
    }
}

/**
 * stance_report_get_statements:
 * @self: a report
 *
 * Gets what was added so far; tables for stance_report_add_table() are made from these.
 *
 * Returns: (transfer none) (element-type StanceStatement): the statements
 */
GPtrArray *
stance_report_get_statements (StanceReport *self)
{
  g_return_val_if_fail (STANCE_IS_REPORT (self), NULL);
  return self->statements;
}

/**
 * stance_report_add_table:
 * @self: a report
 * @name: (nullable): what the table is of, where there are several of a level
 * @table: a table made from statements of the report
 * @matrix: (nullable): a matrix made from @table
 *
 * Adds a table of positions and what parties have in common. The page shows tables of one level at a time, that of the first one at first.
 */
void
stance_report_add_table (StanceReport *self, const char *name, StanceTable *table, StanceMatrix *matrix)
{
  StanceReportView view = { 0 };

  g_return_if_fail (STANCE_IS_REPORT (self) && table != NULL);
  view.name = g_strdup (name);
  view.table = stance_table_ref (table);
  view.matrix = matrix ? stance_matrix_ref (matrix) : NULL;
  g_array_append_val (self->views, view);
}

/**
 * stance_report_add_comparison:
 * @self: a report
 * @comparison: a comparison of tables made from statements of the report
 * @name_a: what A is called: a title, or the name of a file
 * @name_b: what B is called
 *
 * Adds two articles, or sets, side by side: what differs in sentences, the positions of both with their difference, what either leaves out, what both tell, who
 * gets to speak and who agrees with whom. As with stance_report_add_table(), one level is shown at a time.
 */
void
stance_report_add_comparison (StanceReport *self, StanceComparison *comparison, const char *name_a, const char *name_b)
{
  StanceReportView view = { 0 };

  g_return_if_fail (STANCE_IS_REPORT (self) && comparison != NULL && name_a != NULL && name_b != NULL);
  view.comparison = stance_comparison_ref (comparison);
  view.names[0] = g_strdup (name_a);
  view.names[1] = g_strdup (name_b);
  g_array_append_val (self->views, view);
}

/**
 * stance_report_add_outlets:
 * @self: a report
 * @outlets: finished outlets, of tables made from statements of the report
 *
 * Adds several articles, outlets or sets side by side: how far each is from each, and the positions of all, what sets them apart most first.
 */
void
stance_report_add_outlets (StanceReport *self, StanceOutlets *outlets)
{
  StanceReportView view = { 0 };

  g_return_if_fail (STANCE_IS_REPORT (self) && outlets != NULL);
  view.outlets = stance_outlets_ref (outlets);
  g_array_append_val (self->views, view);
}

/* The largest square or rectangle of a side. */
static gsize
count_cells (StanceTable *table)
{
  gsize parties = table ? stance_table_get_n_parties (table) : 0;

  return table ? parties * MAX (parties, stance_table_get_n_issues (table)) : 0;
}

static gsize
count_view (const StanceReportView *view)
{
  gsize n = stance_report_view_get_n_sides (view), most = view->outlets ? n * n : 0, sum = 0;

  for (guint i = 0; i < n; i++)
    {
      most = MAX (most, count_cells (stance_report_view_get_side (view, i)));
      sum += view->outlets ? count_cells (stance_report_view_get_side (view, i)) : 0;
    }
  return MAX (most, sum);
}

static gboolean
check_size (StanceReport *self, GError **error)
{
  for (guint i = 0; i < self->views->len; i++)
    {
      gsize cells = count_view (&g_array_index (self->views, StanceReportView, i));

      if (cells <= MAX_CELLS)
        continue;
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "report: found a matrix of %" G_GSIZE_FORMAT
                   " cells, expected at most %u; --min-n makes it smaller", cells, MAX_CELLS);
      return FALSE;
    }
  if (self->n_bytes <= MAX_BYTES && self->statements->len <= MAX_STATEMENTS)
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "report: found %u statements and %" G_GSIZE_FORMAT " bytes of text, expected at most %u and %u; "
               "fewer inputs, or a table instead (--format csv)", self->statements->len, self->n_bytes, MAX_STATEMENTS, MAX_BYTES);
  return FALSE;
}

static const char *
get_resource (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return bytes ? g_bytes_get_data (bytes, NULL) : "";
}

/* "'sha256-...'" of a script or a sheet of styles: nothing else may run. */
static char *
make_source (const char *text)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autofree char *code = NULL;

  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, digest, &length);
  code = g_base64_encode (digest, length);
  return g_strdup_printf ("'sha256-%s'", code);
}

static void
append_head (StanceReport *self, const char *style, const char *script, GString *out)
{
  g_autofree char *style_source = make_source (style), *script_source = make_source (script);
  const StanceReportView *first = self->views->len ? &g_array_index (self->views, StanceReportView, 0) : NULL;

  g_string_append_printf (out,
                          "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                          "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src %s; script-src %s; base-uri 'none'; "
                          "form-action 'none'\">\n"
                          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n"
                          "<meta name=\"referrer\" content=\"no-referrer\">\n<title>",
                          style_source, script_source);
  stance_report_append_text (out, self->title);
  g_string_append_printf (out, "</title>\n<style>%s</style>\n</head>\n<body>\n"
                          "<a class=\"skip screen\" href=\"#main\">Skip to the tables</a>\n<header>\n<h1>", style);
  stance_report_append_words (out, first && (first->comparison || first->outlets) ? "Side by side" : self->title);
  g_string_append (out, "</h1>\n<p>");
  stance_report_append_text (out, stance_model_get_title (self->model));
  g_string_append_printf (out, " · %u statement%s", self->statements->len, self->statements->len == 1 ? "" : "s");
  if (self->documents->len > 0)
    g_string_append_printf (out, " in %u article%s", self->documents->len, self->documents->len == 1 ? "" : "s");
  g_string_append (out, "</p>\n");
  if (first && (first->comparison || first->outlets))
    stance_report_append_sides (self, first, out);
  g_string_append (out, "</header>\n");
}

/**
 * stance_report_write:
 * @self: a report
 * @error: return location for an error
 *
 * Writes the page: one file without anything from elsewhere, which opens nothing by itself (its own policy forbids it). Figures of tables show the sentences
 * they rest on when pointed at or focused, and open the article when pressed, with source, cue, content and position marked; rows can be sorted and
 * filtered, the level chosen, tables taken away as CSV. Words of articles stay words, whatever they are.
 *
 * Errors: %STANCE_ERROR_LIMIT for more than 100,000 statements, 64 MiB of text or 100,000 cells of a matrix.
 *
 * Returns: (transfer full) (nullable): the page, UTF-8; %NULL on an error
 */
char *
stance_report_write (StanceReport *self, GError **error)
{
  GString *out, *style;

  g_return_val_if_fail (STANCE_IS_REPORT (self), NULL);
  if (!check_size (self, error))
    return NULL;
  stance_report_gather_issues (self);
  out = g_string_new (NULL);
  style = g_string_new (get_resource ("report.css"));
  stance_report_append_colours (style);
  append_head (self, style->str, get_resource ("report.js"), out);
  g_string_append (out, get_resource ("controls.html"));
  g_string_append (out, "<main id=\"main\" tabindex=\"-1\">\n");
  for (guint i = 0; i < self->views->len; i++)
    stance_report_append_view (self, i, out);
  stance_report_append_issues (self, out);
  g_string_append (out, get_resource ("statements.html"));
  g_string_append (out, "</main>\n<script type=\"application/json\" id=\"data\">");
  stance_report_append_data (self, out);
  g_string_append_printf (out, "</script>\n<script>%s</script>\n</body>\n</html>\n", get_resource ("report.js"));
  g_string_free (style, TRUE);
  return g_string_free (out, FALSE);
}
