/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is set side by side: one table, two, or more; and what they are called. */
#include <string.h>

#include "stance-json-write-private.h"
#include "stance-report-comparison-private.h"

guint
stance_report_view_get_n_sides (const StanceReportView *view)
{
  return view->comparison ? 2 : view->outlets ? stance_outlets_get_n (view->outlets) : 1;
}

StanceTable *
stance_report_view_get_side (const StanceReportView *view, guint side)
{
  if (view->comparison)
    return stance_comparison_get_table (view->comparison, (StanceSide) side);
  return view->outlets ? stance_outlets_get_table (view->outlets, side) : view->table;
}

const char *
stance_report_view_get_name (const StanceReportView *view, guint side)
{
  if (view->comparison)
    return view->names[side];
  return view->outlets ? stance_outlets_get_name (view->outlets, side) : view->name;
}

StanceLevel
stance_report_view_get_level (const StanceReportView *view)
{
  for (guint i = 0; i < stance_report_view_get_n_sides (view); i++)
    {
      StanceTable *table = stance_report_view_get_side (view, i);

      if (table)
        return stance_table_get_level (table);
    }
  return STANCE_LEVEL_PARTY;
}

/* ["NAME","n in NAME"], for an attribute. */
void
stance_report_append_outlet_head (const char *name, GString *out)
{
  g_autoptr (GString) csv = g_string_new ("[");
  g_autofree char *count = g_strdup_printf ("n in %s", name);

  stance_json_append_string (csv, name);
  g_string_append_c (csv, ',');
  stance_json_append_string (csv, count);
  g_string_append_c (csv, ']');
  g_string_append (out, "<th scope=\"col\" data-csv=\"");
  stance_report_append_text (out, csv->str);
  g_string_append (out, "\"><button type=\"button\" class=\"sort\">");
  stance_report_append_name (out, name);
  g_string_append (out, "</button></th>");
}

static StanceDocument *
find_document (StanceReport *self, const char *id)
{
  for (guint i = 0; i < self->documents->len; i++)
    if (g_strcmp0 (stance_document_get_id (g_ptr_array_index (self->documents, i)), id) == 0)
      return g_ptr_array_index (self->documents, i);
  return NULL;
}

/* " · " and a word, where there is one. */
static void
append_fact (GString *out, const char *text)
{
  if (!text || !*text)
    return;
  g_string_append (out, " · ");
  stance_report_append_words (out, text);
}

/* How much is there, and of one article its headline or what it is filed as, its outlet and its date. */
static void
append_facts (StanceReport *self, const StanceReportView *view, guint side, GString *out)
{
  StanceTable *table = stance_report_view_get_side (view, side);
  g_autoptr (GPtrArray) statements = table ? stance_table_get_statements (table, NULL, NULL) : g_ptr_array_new ();
  g_autoptr (GHashTable) documents = g_hash_table_new (g_str_hash, g_str_equal);
  StanceDocument *document;

  for (guint i = 0; i < statements->len; i++)
    g_hash_table_add (documents, (gpointer) stance_statement_get_document (g_ptr_array_index (statements, i)));
  g_string_append_printf (out, "<span class=\"meta\">%u statement%s", statements->len, statements->len == 1 ? "" : "s");
  if (g_hash_table_size (documents) > 1)
    g_string_append_printf (out, " in %u documents", g_hash_table_size (documents));
  document = statements->len && g_hash_table_size (documents) == 1
             ? find_document (self, stance_statement_get_document (g_ptr_array_index (statements, 0))) : NULL;
  if (document)
    {
      append_fact (out, view->outlets ? stance_document_get_title (document) : NULL);
      append_fact (out, stance_document_get_outlet (document));
      append_fact (out, stance_document_get_date (document));
      append_fact (out, view->outlets ? NULL : stance_document_get_id (document));
    }
  g_string_append (out, "</span>");
}

void
stance_report_append_sides (StanceReport *self, const StanceReportView *view, GString *out)
{
  g_string_append_printf (out, "<ol class=\"sides%s\">\n", view->comparison ? " two" : "");
  for (guint i = 0; i < stance_report_view_get_n_sides (view); i++)
    {
      g_string_append (out, "<li>");
      if (view->comparison)
        stance_report_append_letter (out, i);
      g_string_append (out, "<div><strong>");
      stance_report_append_words (out, stance_report_view_get_name (view, i));
      g_string_append (out, "</strong> ");
      append_facts (self, view, i, out);
      g_string_append (out, "</div></li>\n");
    }
  g_string_append (out, "</ol>\n");
}
