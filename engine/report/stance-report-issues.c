/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What positions on an issue mean: its proposition, and the model's words for places on the scale. */
#include "stance-labels-private.h"
#include "stance-report-private.h"

#define STEPS 4 /* of the scale whose words are asked for */

static int
compare_labels (gconstpointer a, gconstpointer b, gpointer model)
{
  return g_utf8_collate (stance_label_issue (model, *(const char *const *) a), stance_label_issue (model, *(const char *const *) b));
}

void
stance_report_gather_issues (StanceReport *self)
{
  g_ptr_array_set_size (self->issues, 0);
  g_hash_table_remove_all (self->issue_numbers);
  for (guint i = 0; i < self->statements->len; i++)
    {
      const char *issue = stance_statement_get_issue (g_ptr_array_index (self->statements, i));

      if (!issue || !stance_model_has_issue (self->model, issue) || !stance_model_get_proposition (self->model, issue))
        continue;
      if (g_hash_table_add (self->issue_numbers, (gpointer) issue))
        g_ptr_array_add (self->issues, (gpointer) issue);
    }
  g_ptr_array_sort_with_data (self->issues, compare_labels, self->model);
  for (guint i = 0; i < self->issues->len; i++)
    g_hash_table_insert (self->issue_numbers, g_ptr_array_index (self->issues, i), GUINT_TO_POINTER (i + 1));
}

guint
stance_report_get_issue_number (StanceReport *self, const char *issue)
{
  return issue ? GPOINTER_TO_UINT (g_hash_table_lookup (self->issue_numbers, issue)) : 0;
}

static void
append_description (StanceReport *self, const char *issue, GString *out)
{
  guint number = stance_report_get_issue_number (self, issue);

  if (number)
    g_string_append_printf (out, " aria-describedby=\"issue-%u\"", number);
}

void
stance_report_append_issue_head (StanceReport *self, const char *issue, GString *out)
{
  g_string_append (out, "<th scope=\"col\" data-id=\"");
  stance_report_append_text (out, issue);
  g_string_append (out, "\"><button type=\"button\" class=\"sort\"");
  append_description (self, issue, out);
  g_string_append_c (out, '>');
  stance_report_append_name (out, stance_label_issue (self->model, issue));
  g_string_append (out, "</button></th>");
}

void
stance_report_append_issue_name (StanceReport *self, const char *issue, GString *out)
{
  gboolean known = stance_report_get_issue_number (self, issue) > 0;

  if (known)
    {
      g_string_append (out, "<button type=\"button\" class=\"about\"");
      append_description (self, issue, out);
      g_string_append_c (out, '>');
    }
  stance_report_append_name (out, stance_label_issue (self->model, issue));
  if (known)
    g_string_append (out, "</button>");
}

/* A place on the scale, with its sign where the scale has both. */
static void
append_place (StanceReport *self, double place, GString *out)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (out, g_ascii_formatd (digits, sizeof digits, stance_model_get_scale_min (self->model) < 0 && place != 0 ? "%+g" : "%g", place));
}

/* The model's words for places on its scale, each once. */
static void
append_poles (StanceReport *self, const char *issue, GString *out)
{
  double low = stance_model_get_scale_min (self->model), high = stance_model_get_scale_max (self->model);
  const char *last = NULL;

  for (guint i = 0; i <= STEPS; i++)
    {
      double place = low + (high - low) * i / STEPS;
      const char *pole = stance_model_get_pole (self->model, issue, place);

      if (!pole || pole == last)
        continue;
      g_string_append (out, last ? "<li>" : "<dd><ul class=\"poles\"><li>");
      append_place (self, place, out);
      stance_report_append_words (g_string_append (out, ": "), pole);
      g_string_append (out, "</li>");
      last = pole;
    }
  if (last)
    g_string_append (out, "</ul></dd>");
}

static void
append_issue (StanceReport *self, const char *issue, GString *out)
{
  stance_report_append_words (g_string_append (out, "<div class=\"issue\"><dt>"), stance_label_issue (self->model, issue));
  g_string_append_printf (out, "</dt><dd id=\"issue-%u\">", stance_report_get_issue_number (self, issue));
  append_place (self, stance_model_get_scale_max (self->model), out);
  stance_report_append_words (g_string_append (out, ": "), stance_model_get_proposition (self->model, issue));
  g_string_append (out, " <span>");
  append_place (self, stance_model_get_scale_min (self->model), out);
  g_string_append (out, ": its opposite</span></dd>");
  append_poles (self, issue, out);
  g_string_append (out, "</div>\n");
}

void
stance_report_append_issues (StanceReport *self, GString *out)
{
  if (self->issues->len == 0)
    return;
  g_string_append (out, "<section id=\"issues\">\n<h2>What the figures mean</h2>\n"
                   "<p class=\"note\">A position says how far a party supports the proposition of an issue, or rejects it.</p>\n<dl>\n");
  for (guint i = 0; i < self->issues->len; i++)
    append_issue (self, g_ptr_array_index (self->issues, i), out);
  g_string_append (out, "</dl>\n</section>\n");
}
