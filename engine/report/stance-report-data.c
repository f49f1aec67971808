/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements, articles, and which statements a cell rests on, as JSON for the page's script. */
#include "stance-json-write-private.h"
#include "stance-labels-private.h"
#include "stance-report-private.h"

static void
append_text (GString *out, const char *key, const char *value)
{
  if (!value || !*value)
    return;
  stance_json_append_key (out, key);
  stance_json_append_string (out, value);
}

static void
append_span (GString *out, guint start, guint end)
{
  stance_json_append_comma (out);
  g_string_append_printf (out, "[%u,%u]", start, end);
}

static void
append_attribution (StanceAttributions *attributions, guint which, GString *out)
{
  static const char *const keys[] = { "source", "cue", "content" };

  stance_json_append_comma (out);
  g_string_append_c (out, '{');
  for (guint part = STANCE_PART_SOURCE; part <= STANCE_PART_CONTENT; part++)
    {
      stance_json_append_key (out, keys[part]);
      g_string_append_c (out, '[');
      for (guint i = 0; i < stance_attributions_get_n_spans (attributions, which, (StancePart) part); i++)
        {
          StanceSpan span;

          stance_attributions_get_span (attributions, which, (StancePart) part, i, &span);
          append_span (out, span.start, span.end);
        }
      g_string_append_c (out, ']');
    }
  g_string_append_c (out, '}');
}

static void
append_document (StanceReport *self, guint which, GString *out)
{
  StanceDocument *document = g_ptr_array_index (self->documents, which);
  StanceAttributions *attributions = g_ptr_array_index (self->attributions, which);

  stance_json_append_comma (out);
  g_string_append_c (out, '{');
  append_text (out, "id", stance_document_get_id (document));
  append_text (out, "title", stance_document_get_title (document));
  append_text (out, "outlet", stance_document_get_outlet (document));
  append_text (out, "date", stance_document_get_date (document));
  append_text (out, "url", stance_document_get_url (document));
  append_text (out, "text", stance_document_get_text (document));
  stance_json_append_key (out, "said");
  g_string_append_c (out, '[');
  for (guint i = 0; attributions && i < stance_attributions_get_n (attributions); i++)
    append_attribution (attributions, i, out);
  g_string_append (out, "]}");
}

static void
append_statement (StanceReport *self, StanceStatement *statement, GString *out)
{
  double position = stance_statement_get_position (statement), confidence;
  const char *party = stance_statement_get_holder_party (statement);
  StanceSpan span;

  stance_json_append_comma (out);
  g_string_append_c (out, '{');
  append_text (out, "document", stance_statement_get_document (statement));
  append_text (out, "holder", stance_statement_get_holder (statement));
  append_text (out, "party", party ? stance_label_party (self->model, party) : NULL);
  append_text (out, "via", stance_statement_get_via (statement));
  append_text (out, "issue", stance_label_issue (self->model, stance_statement_get_issue (statement)));
  if (stance_report_get_issue_number (self, stance_statement_get_issue (statement)))
    {
      stance_json_append_key (out, "on");
      g_string_append_printf (out, "%u", stance_report_get_issue_number (self, stance_statement_get_issue (statement)));
    }
  stance_json_append_key (out, "position");
  stance_json_append_number (out, position);
  stance_json_append_key (out, "tint");
  g_string_append_printf (out, "%d", stance_report_tint (stance_label_tint (self->model, position)));
  append_text (out, "certainty", stance_certainty_to_string (stance_statement_get_certainty (statement)));
  append_text (out, "kind", stance_kind_to_string (stance_statement_get_kind (statement)));
  if (stance_statement_get_confidence (statement, &confidence))
    {
      stance_json_append_key (out, "confidence");
      stance_json_append_number (out, confidence);
    }
  append_text (out, "quote", stance_statement_get_quote (statement));
  append_text (out, "rule", stance_statement_get_rule (statement));
  append_text (out, "derivation", stance_statement_get_derivation (statement));
  if (stance_statement_get_span (statement, &span))
    {
      stance_json_append_key (out, "span");
      g_string_append_printf (out, "[%u,%u]", span.start, span.end);
    }
  g_string_append_c (out, '}');
}

static void
append_cell (StanceReport *self, StanceTable *table, const char *party, const char *issue, GString *out)
{
  g_autoptr (GPtrArray) statements = NULL;

  if (!stance_table_get_cell (table, party, issue, NULL))
    return;
  statements = stance_table_get_statements (table, party, issue);
  stance_json_append_key (out, issue);
  g_string_append_c (out, '[');
  for (guint k = 0; k < statements->len; k++)
    {
      guint number = GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, g_ptr_array_index (statements, k)));

      stance_json_append_comma (out);
      g_string_append_printf (out, "%d", (int) number - 1);
    }
  g_string_append_c (out, ']');
}

/* {"PARTY":{"ISSUE":[statement, ...]}} */
static void
append_side (StanceReport *self, StanceTable *table, GString *out)
{
  stance_json_append_comma (out);
  g_string_append_c (out, '{');
  for (guint row = 0; table && row < stance_table_get_n_parties (table); row++)
    {
      const char *party = stance_table_get_party (table, row);

      stance_json_append_key (out, party);
      g_string_append_c (out, '{');
      for (guint i = 0; i < stance_table_get_n_issues (table); i++)
        append_cell (self, table, party, stance_table_get_issue (table, i), out);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, '}');
}

/* What is set side by side, in its order. */
static void
append_view (StanceReport *self, const StanceReportView *view, GString *out)
{
  stance_json_append_comma (out);
  g_string_append_c (out, '[');
  for (guint i = 0; i < stance_report_view_get_n_sides (view); i++)
    append_side (self, stance_report_view_get_side (view, i), out);
  g_string_append_c (out, ']');
}

/* A script element ends at the first "</script", wherever it stands. */
static void
make_harmless (GString *json, GString *out)
{
  for (gsize i = 0; i < json->len; i++)
    {
      char c = json->str[i];

      if (c == '<' || c == '>' || c == '&')
        g_string_append_printf (out, "\\u%04x", (guint) c);
      else
        g_string_append_c (out, c);
    }
}

void
stance_report_append_data (StanceReport *self, GString *out)
{
  g_autoptr (GString) json = g_string_new ("{");

  stance_json_append_key (json, "statements");
  g_string_append_c (json, '[');
  for (guint i = 0; i < self->statements->len; i++)
    append_statement (self, g_ptr_array_index (self->statements, i), json);
  g_string_append_c (json, ']');
  stance_json_append_key (json, "documents");
  g_string_append_c (json, '[');
  for (guint i = 0; i < self->documents->len; i++)
    append_document (self, i, json);
  g_string_append_c (json, ']');
  stance_json_append_key (json, "views");
  g_string_append_c (json, '[');
  for (guint i = 0; i < self->views->len; i++)
    append_view (self, &g_array_index (self->views, StanceReportView, i), json);
  g_string_append (json, "]}");
  make_harmless (json, out);
}
