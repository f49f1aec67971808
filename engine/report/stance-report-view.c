/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of the page. */
#include <math.h>
#include <string.h>

#include "stance-attributions-write-private.h"
#include "stance-labels-private.h"
#include "stance-palette-private.h"
#include "stance-report-private.h"
#include "stance-write-private.h"

void
stance_report_append_text (GString *out, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  stance_append_html_escaped (out, valid, strlen (valid));
}

int
stance_report_tint (double tint)
{
  return isnan (tint) ? -1 : (int) lround ((CLAMP (tint, -1, 1) + 1) / 2 * (STANCE_REPORT_TINTS - 1));
}

static guint
channel (double share)
{
  return (guint) lround (share * 255);
}

static void
append_scale (GString *out, const char *before, StanceColour (*pick) (double tint))
{
  for (guint i = 0; i < STANCE_REPORT_TINTS; i++)
    {
      StanceColour colour = pick (2.0 * i / (STANCE_REPORT_TINTS - 1) - 1);

      g_string_append_printf (out, "%s.k%u{background:#%02x%02x%02x;color:#%s}\n", before, i, channel (colour.red), channel (colour.green),
                              channel (colour.blue), stance_palette_wants_black (colour) ? "000" : "fff");
    }
}

void
stance_report_append_colours (GString *out)
{
  append_scale (out, "", stance_palette_light);
  g_string_append (out, "@media screen and (prefers-color-scheme: dark) {\n");
  append_scale (out, "", stance_palette_dark);
  g_string_append (out, "}\n");
}

static void
append_header (GString *out, const char *tag, const char *label, const char *id)
{
  g_string_append_printf (out, "<th scope=\"%s\" data-id=\"", tag);
  stance_report_append_text (out, id);
  g_string_append_printf (out, "\" dir=\"auto\">%s", g_str_equal (tag, "col") ? "<button type=\"button\" class=\"sort\">" : "");
  stance_report_append_text (out, label);
  g_string_append (out, g_str_equal (tag, "col") ? "</button></th>" : "</th>");
}

static void
append_missing (GString *out, const char *why)
{
  g_string_append_printf (out, "<td class=\"none\" title=\"%s\"><span aria-hidden=\"true\">·</span><span class=\"hidden\">%s</span></td>", why, why);
}

/* A figure that can be pressed; `numbers` are statements, from 0. */
static void
append_cell (GString *out, const StanceScore *score, gboolean plus, double tint)
{
  static const char *const counted[2][2] = { { "shared issues", "shared issue" }, { "statements", "statement" } };
  g_autofree char *text = plus ? stance_label_signed (score->value) : stance_label_plain (score->value);
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, "<td class=\"k%d\" data-v=\"%s\"><button type=\"button\" class=\"cell\"", stance_report_tint (tint),
                          g_ascii_formatd (digits, sizeof digits, "%.6g", score->value));
  if (isfinite (score->low) && isfinite (score->high))
    {
      g_autofree char *low = stance_label_signed (score->low), *high = stance_label_signed (score->high);

      g_string_append_printf (out, " data-range=\"%s to %s\"", low, high);
    }
  g_string_append_printf (out, ">%s<small>%u<span class=\"hidden\"> %s</span></small></button></td>", text, score->n, counted[plus][score->n == 1]);
}

static void
append_table_begin (GString *out, const StanceReportView *view, const char *kind)
{
  const char *level = stance_level_to_string (stance_table_get_level (view->table));

  g_string_append_printf (out, "<h2>%s", kind);
  if (view->name)
    {
      g_string_append (out, ": ");
      stance_report_append_text (out, view->name);
    }
  g_string_append_printf (out, " <button type=\"button\" class=\"csv\">CSV</button></h2>\n"
                          "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"%s by %s\">\n"
                          "<table data-kind=\"%s\"><caption class=\"hidden\">%s by %s</caption>\n<thead><tr><th scope=\"col\"><button type=\"button\" "
                          "class=\"sort\">%s</button></th>", kind, level, kind, kind, level, level);
}

static void
append_positions (StanceReport *self, const StanceReportView *view, GString *out)
{
  StanceTable *table = view->table;

  append_table_begin (out, view, "Positions");
  for (guint i = 0; i < stance_table_get_n_issues (table); i++)
    append_header (out, "col", stance_label_issue (self->model, stance_table_get_issue (table, i)), stance_table_get_issue (table, i));
  g_string_append (out, "</tr></thead>\n<tbody>\n");
  for (guint row = 0; row < stance_table_get_n_parties (table); row++)
    {
      const char *party = stance_table_get_party (table, row);

      g_string_append (out, "<tr>");
      append_header (out, "row", stance_label_party (self->model, party), party);
      for (guint i = 0; i < stance_table_get_n_issues (table); i++)
        {
          StanceScore score;

          if (stance_table_get_cell (table, party, stance_table_get_issue (table, i), &score))
            append_cell (out, &score, TRUE, stance_label_tint (self->model, score.value));
          else
            append_missing (out, "nothing said");
        }
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</tbody></table></div>\n");
}

static void
append_matrix_row (StanceReport *self, StanceMatrix *matrix, guint row, GString *out)
{
  const char *party = stance_matrix_get_party (matrix, row);

  g_string_append (out, "<tr>");
  append_header (out, "row", stance_label_party (self->model, party), party);
  for (guint i = 0; i < stance_matrix_get_size (matrix); i++)
    {
      StanceScore score;

      if (i == row)
        g_string_append (out, "<td class=\"self\"><span class=\"hidden\">itself</span></td>");
      else if (stance_matrix_get_score (matrix, party, stance_matrix_get_party (matrix, i), &score))
        append_cell (out, &score, FALSE, stance_matrix_tint (matrix, score.value));
      else
        append_missing (out, "nothing shared");
    }
  g_string_append (out, "</tr>\n");
}

static void
append_matrix (StanceReport *self, const StanceReportView *view, GString *out)
{
  StanceMatrix *matrix = view->matrix;
  g_autofree char *kind = g_strdup (stance_measure_to_string (stance_matrix_get_measure (matrix)));

  *kind = g_ascii_toupper (*kind);
  append_table_begin (out, view, kind);
  for (guint i = 0; i < stance_matrix_get_size (matrix); i++)
    append_header (out, "col", stance_label_party (self->model, stance_matrix_get_party (matrix, i)), stance_matrix_get_party (matrix, i));
  g_string_append (out, "</tr></thead>\n<tbody>\n");
  for (guint row = 0; row < stance_matrix_get_size (matrix); row++)
    append_matrix_row (self, matrix, row, out);
  g_string_append (out, "</tbody></table></div>\n");
}

void
stance_report_append_view (StanceReport *self, guint which, GString *out)
{
  const StanceReportView *view = &g_array_index (self->views, StanceReportView, which);
  const StanceReportView *first = &g_array_index (self->views, StanceReportView, 0);
  StanceLevel level = stance_table_get_level (view->table);

  g_string_append_printf (out, "<section class=\"view\" data-view=\"%u\" data-level=\"%s\"%s>\n", which, stance_level_to_string (level),
                          level == stance_table_get_level (first->table) ? "" : " hidden");
  append_positions (self, view, out);
  if (view->matrix)
    append_matrix (self, view, out);
  g_string_append (out, "</section>\n");
}
