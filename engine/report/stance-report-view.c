/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables of the page that are grids: parties by issues, parties by parties. */
#include <math.h>

#include "stance-labels-private.h"
#include "stance-report-private.h"
#include "stance-write-private.h"

static const char *
first_name (StanceTable *table)
{
  return stance_level_to_string (stance_table_get_level (table));
}

static void
append_positions (StanceReport *self, const StanceReportView *view, GString *out)
{
  StanceTable *table = view->table;
  g_autofree char *caption = g_strdup_printf ("Positions by %s", first_name (table));
  const StanceReportTable head = { "Positions", view->name, "positions", caption, 0, STANCE_REPORT_GRID, 2, first_name (table) };

  stance_report_begin_table (&head, out);
  stance_report_append_head (out, head.corner, NULL);
  for (guint i = 0; i < stance_table_get_n_issues (table); i++)
    stance_report_append_issue_head (self, stance_table_get_issue (table, i), out);
  stance_report_begin_rows (out);
  for (guint row = 0; row < stance_table_get_n_parties (table); row++)
    {
      const char *party = stance_table_get_party (table, row);

      g_string_append (out, "<tr>");
      stance_report_append_grid_head (out, "row", stance_label_party (self->model, party), party);
      for (guint i = 0; i < stance_table_get_n_issues (table); i++)
        {
          StanceScore score;

          if (stance_table_get_cell (table, party, stance_table_get_issue (table, i), &score))
            stance_report_append_figure (out, &(StanceReportFigure) { &score, TRUE, TRUE, stance_label_tint (self->model, score.value), NULL, NULL });
          else
            stance_report_append_missing (out, "nothing said");
        }
      g_string_append (out, "</tr>\n");
    }
  stance_report_end_table (out);
}

static void
append_matrix_row (StanceReport *self, StanceMatrix *matrix, guint row, GString *out)
{
  const char *party = stance_matrix_get_party (matrix, row);

  g_string_append (out, "<tr>");
  stance_report_append_grid_head (out, "row", stance_label_party (self->model, party), party);
  for (guint i = 0; i < stance_matrix_get_size (matrix); i++)
    {
      StanceScore score;

      if (i == row)
        g_string_append (out, "<td class=\"self\"><span class=\"hidden\">itself</span></td>");
      else if (stance_matrix_get_score (matrix, party, stance_matrix_get_party (matrix, i), &score))
        stance_report_append_figure (out, &(StanceReportFigure) { &score, FALSE, TRUE, stance_matrix_tint (matrix, score.value), NULL, "shared issue" });
      else
        stance_report_append_missing (out, "nothing shared");
    }
  g_string_append (out, "</tr>\n");
}

void
stance_report_append_matrix (StanceReport *self, StanceMatrix *matrix, const StanceReportTable *head, GString *out)
{
  stance_report_begin_table (head, out);
  stance_report_append_head (out, head->corner, NULL);
  for (guint i = 0; i < stance_matrix_get_size (matrix); i++)
    stance_report_append_grid_head (out, "col", stance_label_party (self->model, stance_matrix_get_party (matrix, i)), stance_matrix_get_party (matrix, i));
  stance_report_begin_rows (out);
  for (guint row = 0; row < stance_matrix_get_size (matrix); row++)
    append_matrix_row (self, matrix, row, out);
  stance_report_end_table (out);
}

static void
append_matrix (StanceReport *self, const StanceReportView *view, GString *out)
{
  const char *kind = stance_measure_to_string (stance_matrix_get_measure (view->matrix));
  g_autofree char *heading = g_strdup (kind), *caption = NULL;

  *heading = g_ascii_toupper (*heading);
  caption = g_strdup_printf ("%s by %s", heading, first_name (view->table));
  stance_report_append_matrix (self, view->matrix, &(StanceReportTable) { heading, view->name, kind, caption, 0, STANCE_REPORT_GRID, 2,
                                                                          first_name (view->table) }, out);
}

void
stance_report_begin_findings (GString *out)
{
  g_string_append (out, "<div class=\"block\">\n<h2>Findings</h2>\n<ul class=\"findings\">\n");
}

void
stance_report_end_findings (GString *out)
{
  g_string_append (out, "</ul>\n</div>\n");
}

void
stance_report_append_view (StanceReport *self, guint which, GString *out)
{
  const StanceReportView *view = &g_array_index (self->views, StanceReportView, which);
  const StanceReportView *first = &g_array_index (self->views, StanceReportView, 0);
  StanceLevel level = stance_report_view_get_level (view);

  g_string_append_printf (out, "<section class=\"view\" data-view=\"%u\" data-level=\"%s\"%s>\n", which, stance_level_to_string (level),
                          level == stance_report_view_get_level (first) ? "" : " hidden");
  if (view->comparison)
    stance_report_append_comparison (self, view, out);
  else if (view->outlets)
    stance_report_append_outlets (self, view, out);
  else
    append_positions (self, view, out);
  if (view->matrix)
    append_matrix (self, view, out);
  g_string_append (out, "</section>\n");
}
