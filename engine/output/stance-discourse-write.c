/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements with their variables, as Discourse Network Analyzer lists them. */
#include <math.h>

#include "stance-discourse-private.h"
#include "stance-write-private.h"

/* Semicolons between, and quotation marks around whatever is no number. */
static void
append_cell (GString *out, const char *text, gboolean is_number, char end)
{
  if (!is_number)
    g_string_append_c (out, '"');
  for (const char *p = text ? text : ""; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  if (!is_number)
    g_string_append_c (out, '"');
  g_string_append_c (out, end);
}

static void
append_titles (GString *out, StanceDiscourse *discourse)
{
  static const char *const before[] = { "statement_id", "time" };
  static const char *const after[] = { "start_position", "stop_position", "text", "coder", "document_id", "document_title", "document_author",
                                       "document_source", "document_section", "document_type" };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    append_cell (out, before[i], FALSE, ';');
  for (guint i = 0; i < discourse->variables->len; i++)
    append_cell (out, ((StanceVariable *) g_ptr_array_index (discourse->variables, i))->name, FALSE, ';');
  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    append_cell (out, after[i], FALSE, i + 1 == G_N_ELEMENTS (after) ? '\n' : ';');
}

static void
append_offset (GString *out, gint64 offset)
{
  if (offset >= 0)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, offset);
  g_string_append_c (out, ';');
}

static void
append_variables (GString *out, StanceDiscourse *discourse, guint place)
{
  for (guint i = 0; i < discourse->variables->len; i++)
    {
      const StanceVariable *variable = g_ptr_array_index (discourse->variables, i);

      const char *value = stance_variable_get (variable, place);
      int number;

      append_cell (out, value, value && stance_variable_parse (value, &number), ';');
    }
}

static void
append_document (GString *out, const StanceDiscourseDocument *document)
{
  const char *const cells[] = { document->id, document->title, document->author, document->source, document->section, document->type };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    append_cell (out, cells[i], FALSE, i + 1 == G_N_ELEMENTS (cells) ? '\n' : ';');
}

/**
 * stance_write_discourse:
 * @discourse: coded statements
 *
 * Writes statements as CSV, as Discourse Network Analyzer lists them: separated by semicolons, text in quotation marks; a column for each variable between
 * `statement_id`, `time` and `start_position`, `stop_position`, `text`, `coder`, `document_id`, `document_title`, `document_author`, `document_source`,
 * `document_section`, `document_type`. Missing values are empty. stance_discourse_read() reads it.
 *
 * Returns: (transfer full): the text, UTF-8
 */
char *
stance_write_discourse (StanceDiscourse *discourse)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (discourse != NULL, NULL);
  append_titles (out, discourse);
  for (guint i = 0; i < discourse->statements->len; i++)
    {
      const StanceDiscourseStatement *statement = stance_discourse_get (discourse, i);
      g_autofree char *time = stance_discourse_format_time (statement->time);

      append_cell (out, statement->id, FALSE, ';');
      append_cell (out, time, TRUE, ';');
      append_variables (out, discourse, i);
      append_offset (out, statement->start);
      append_offset (out, statement->stop);
      append_cell (out, statement->text, FALSE, ';');
      append_cell (out, statement->coder, FALSE, ';');
      append_document (out, stance_discourse_get_document (discourse, statement->document));
    }
  return g_string_free (out, FALSE);
}
