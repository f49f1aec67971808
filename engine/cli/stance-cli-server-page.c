/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page on which one or two articles are pasted, and what comes of them: a report, or a workbook. */
#include "stance-cli-server-private.h"

#include <string.h>

#include "stance-cli-serve-resources.h"

#define WORKBOOK_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/* One language front end and its rules for each model that was asked for. */
static StanceEngine *
engine_of (StanceCliServer *self, const char *name, GError **error)
{
  g_autoptr (StanceModel) model = NULL;
  g_auto (GStrv) names = stance_model_list ();
  StanceEngine *engine;

  if (!name || !*name)
    return self->engine;
  engine = g_hash_table_lookup (self->engines, name);
  if (engine)
    return engine;
  /* A name of our own list only: never a path. */
  if (!g_strv_contains ((const char *const *) names, name))
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL, "model: found '%s', expected one of those that are installed", name);
      return NULL;
    }
  model = stance_model_load (name, error);
  engine = model ? stance_engine_new (model, error) : NULL;
  if (engine)
    g_hash_table_insert (self->engines, g_strdup (name), engine);
  return engine;
}

/* What a form holds. */
typedef struct
{
  GHashTable *fields;
  StanceEngine *engine;
  GPtrArray *documents;  /* of StanceDocument */
  GPtrArray *statements; /* of GPtrArray, one for each document */
} Job;

static void
job_clear (Job *self)
{
  g_clear_pointer (&self->fields, g_hash_table_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, job_clear)

static gboolean
code_field (Job *job, const char *field, const char *name, GError **error)
{
  const char *text = g_hash_table_lookup (job->fields, field);
  const char *date = g_hash_table_lookup (job->fields, "date");
  g_autoptr (StanceDocument) document = NULL;
  GPtrArray *statements;

  if (!text || strspn (text, " \t\r\n") == strlen (text))
    return TRUE;
  document = stance_document_new (name, text, error);
  if (document && date && *date)
    {
      StanceDocument *dated = stance_document_with_date (document, date, error);

      stance_document_unref (g_steal_pointer (&document));
      document = dated;
    }
  statements = document ? stance_engine_code (job->engine, document, error) : NULL;
  if (!statements)
    return FALSE;
  g_ptr_array_add (job->documents, g_steal_pointer (&document));
  g_ptr_array_add (job->statements, statements);
  return TRUE;
}

static gboolean
read_job (StanceCliServer *self, GBytes *body, Job *job, GError **error)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));

  job->fields = soup_form_decode (text);
  job->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_document_unref);
  job->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  job->engine = engine_of (self, g_hash_table_lookup (job->fields, "model"), error);
  if (!job->engine || !code_field (job, "a", "A", error) || !code_field (job, "b", "B", error))
    return FALSE;
  if (job->documents->len > 0)
    return TRUE;
  g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "found no article, expected one or two");
  return FALSE;
}

static GPtrArray *
all_statements (const Job *job)
{
  GPtrArray *all = g_ptr_array_new ();

  for (guint i = 0; i < job->statements->len; i++)
    {
      GPtrArray *some = g_ptr_array_index (job->statements, i);

      for (guint k = 0; k < some->len; k++)
        g_ptr_array_add (all, g_ptr_array_index (some, k));
    }
  return all;
}

/* A table of some of the statements, with its matrix; nothing where they make none. */
static void
add_table (StanceReport *report, const char *name, GPtrArray *statements, StanceLevel level, StanceModel *model)
{
  g_autoptr (StanceTable) table = statements->len ? stance_table_new (statements, model, level, 1, NULL) : NULL;
  g_autoptr (StanceMatrix) matrix = table ? stance_matrix_new (table, model, STANCE_MEASURE_AGREEMENT, 1, NULL) : NULL;

  if (table)
    stance_report_add_table (report, name, table, matrix);
}

static char *
write_report (StanceCliServer *self, const Job *job, GError **error)
{
  static const char *const sides[] = { "A", "B" };
  StanceModel *model = stance_engine_get_model (job->engine);
  g_autoptr (StanceReport) report = stance_report_new (model, "stance");
  g_autoptr (GPtrArray) statements = all_statements (job);

  for (guint i = 0; i < job->documents->len; i++)
    {
      g_autoptr (StanceAttributions) attributions = stance_attributor_attribute (self->attributor, g_ptr_array_index (job->documents, i));

      stance_report_add_statements (report, g_ptr_array_index (job->statements, i));
      stance_report_add_document (report, g_ptr_array_index (job->documents, i), attributions);
    }
  add_table (report, "parties", statements, STANCE_LEVEL_PARTY, model);
  add_table (report, "blocs", statements, STANCE_LEVEL_BLOC, model);
  add_table (report, "holders", statements, STANCE_LEVEL_HOLDER, model);
  for (guint i = 0; job->documents->len > 1 && i < job->documents->len; i++)
    add_table (report, sides[i], g_ptr_array_index (job->statements, i), STANCE_LEVEL_PARTY, model);
  return stance_report_write (report, error);
}

static GBytes *
write_workbook (const Job *job, GError **error)
{
  StanceWorkbookSettings settings = { STANCE_LEVEL_PARTY, 1, 1, "stance serve", 0 };
  g_autoptr (StanceWorkbook) workbook = stance_workbook_new (stance_engine_get_model (job->engine), &settings, error);

  for (guint i = 0; workbook && i < job->documents->len; i++)
    if (!stance_workbook_add (workbook, g_ptr_array_index (job->documents, i), g_ptr_array_index (job->statements, i), error))
      return NULL;
  return workbook ? stance_workbook_finish (workbook, error) : NULL;
}

/* The scripts that the report itself has may run, by the sums of their bytes, and no other; what comes from an article cannot be one. */
static char *
allow_scripts (const char *page)
{
  GString *policy = g_string_new ("style-src 'unsafe-inline'; img-src data:; script-src");
  const char *at = page;

  while ((at = strstr (at, "<script>")))
    {
      const char *begin = at + strlen ("<script>");
      const char *end = strstr (begin, "</script>");
      g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
      guint8 digest[32];
      gsize length = sizeof digest;
      g_autofree char *encoded = NULL;

      if (!end)
        break;
      g_checksum_update (sum, (const guchar *) begin, end - begin);
      g_checksum_get_digest (sum, digest, &length);
      encoded = g_base64_encode (digest, length);
      g_string_append_printf (policy, " 'sha256-%s'", encoded);
      at = end;
    }
  return g_string_free (policy, FALSE);
}

void
stance_cli_server_work (StanceCliServer *self, gboolean workbook, GBytes *body, StanceCliReply *reply)
{
  g_auto (Job) job = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *page;

  if (!read_job (self, body, &job, &error))
    {
      stance_cli_reply_refuse (reply, SOUP_STATUS_BAD_REQUEST, g_strdup (error->message));
      return;
    }
  if (!workbook)
    {
      page = write_report (self, &job, &error);
      if (page)
        {
          stance_cli_reply_set (reply, SOUP_STATUS_OK, "text/html; charset=utf-8", page);
          reply->policy = allow_scripts (page);
        }
    }
  else if ((bytes = write_workbook (&job, &error)))
    stance_cli_reply_set_bytes (reply, WORKBOOK_TYPE, g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)), g_bytes_get_size (bytes));
  if (error)
    stance_cli_reply_refuse (reply, SOUP_STATUS_BAD_REQUEST, g_strdup (error->message));
}

/* "<option>" for each model, the one the server was begun with first. */
static char *
list_models (StanceCliServer *self)
{
  g_auto (GStrv) names = stance_model_list ();
  g_autoptr (GString) out = g_string_new (NULL);
  const char *own = stance_model_get_id (stance_engine_get_model (self->engine));
  g_autofree char *first = g_markup_printf_escaped ("<option value=\"\">%s</option>", own);

  g_string_append (out, first);
  for (guint i = 0; names[i]; i++)
    if (!g_str_equal (names[i], own))
      {
        g_autofree char *option = g_markup_printf_escaped ("<option>%s</option>", names[i]);

        g_string_append (out, option);
      }
  return g_strdup (out->str);
}

void
stance_cli_server_page (StanceCliServer *self, StanceCliReply *reply)
{
  g_autoptr (GBytes) page = g_resource_lookup_data (stance_cli_get_resource (), "/stance/serve/page.html", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) parts = g_strsplit (g_bytes_get_data (page, NULL), "{{models}}", 2);
  g_autofree char *models = list_models (self);

  stance_cli_reply_set (reply, SOUP_STATUS_OK, "text/html; charset=utf-8", g_strjoin (models, parts[0], parts[1], NULL));
  reply->policy = g_strdup ("style-src 'self'; script-src 'self'");
}

void
stance_cli_server_file (const char *name, const char *type, StanceCliReply *reply)
{
  g_autofree char *path = g_strconcat ("/stance/serve/", name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (stance_cli_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  stance_cli_reply_set (reply, SOUP_STATUS_OK, type, g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
}
