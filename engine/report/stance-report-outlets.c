/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Three or more side by side: how far each is from each, and the positions of all. */
#include <math.h>

#include "stance-labels-private.h"
#include "stance-report-comparison-private.h"

#define MOST_NAMED 6 /* pairs in a sentence */

static void
append_divergence_row (const StanceReportView *view, guint row, GString *out)
{
  StanceOutlets *outlets = view->outlets;

  g_string_append_printf (out, "<tr data-row=\"%u\">", row);
  stance_report_append_grid_head (out, "row", stance_outlets_get_name (outlets, row), stance_outlets_get_name (outlets, row));
  for (guint i = 0; i < stance_outlets_get_n (outlets); i++)
    {
      StanceScore score;

      if (i == row)
        g_string_append (out, "<td class=\"self\"><span class=\"hidden\">itself</span></td>");
      else if (stance_outlets_get_divergence (outlets, row, i, &score))
        stance_report_append_figure (out, &(StanceReportFigure) { &score, FALSE, TRUE, 1 - 2 * score.value, NULL, "shared position" });
      else
        stance_report_append_missing (out, "nothing shared");
    }
  g_string_append (out, "</tr>\n");
}

static void
append_divergence (const StanceReportView *view, GString *out)
{
  const StanceReportTable table = { "Divergence", NULL, "divergence", "How far each is from each, from 0 to 1", -1, STANCE_REPORT_GRID, 2, NULL };
  StanceOutlets *outlets = view->outlets;

  stance_report_begin_table (&table, out);
  stance_report_append_head (out, "input", NULL);
  for (guint i = 0; i < stance_outlets_get_n (outlets); i++)
    stance_report_append_grid_head (out, "col", stance_outlets_get_name (outlets, i), stance_outlets_get_name (outlets, i));
  stance_report_begin_rows (out);
  for (guint i = 0; i < stance_outlets_get_n (outlets); i++)
    append_divergence_row (view, i, out);
  g_string_append (out, "</tbody></table></div>\n<p class=\"note\">0: the same positions; 1: as far apart as can be, over the positions that both give. "
                   "Small: how many these are.</p>\n</div>\n");
}

/* How far apart, and the share of all differences with a bar. */
static void
append_driver (double distance, double share, GString *out)
{
  g_autofree char *text = stance_label_plain (distance);

  if (!text)
    {
      g_string_append (out, "<td class=\"few\">·<span class=\"hidden\">in one only</span></td><td class=\"few\">·</td>");
      return;
    }
  g_string_append (out, "<td data-v=\"");
  stance_report_append_number (out, distance);
  g_string_append_printf (out, "\">%s</td>", text);
  if (isnan (share))
    {
      g_string_append (out, "<td class=\"few\">·</td>");
      return;
    }
  g_string_append (out, "<td class=\"share\" data-v=\"");
  stance_report_append_number (out, share);
  g_string_append_printf (out, "\"><svg width=\"60\" height=\"10\" viewBox=\"0 0 600 100\" aria-hidden=\"true\">"
                          "<rect class=\"weight\" width=\"%ld\" height=\"100\"/></svg> "
                          "%.0f %%</td>", lround (600 * share), 100 * share);
}

typedef struct
{
  const char *party;
  const char *issue;
  double distance; /* NaN in one only */
  double share;
} Line;

static void
append_line (StanceReport *self, const StanceReportView *view, const Line *line, GString *out)
{
  stance_report_append_row_heads (self, line->party, line->issue, out);
  append_driver (line->distance, line->share, out);
  for (guint i = 0; i < stance_report_view_get_n_sides (view); i++)
    {
      StanceTable *table = stance_report_view_get_side (view, i);
      g_autofree char *side = g_strdup_printf ("%u", i);
      StanceScore score;

      if (table && stance_table_get_cell (table, line->party, line->issue, &score))
        stance_report_append_figure (out, &(StanceReportFigure) { &score, TRUE, TRUE, stance_label_tint (self->model, score.value), side, NULL });
      else
        g_string_append (out, "<td class=\"none\" data-csv=\"[null,0]\"><span aria-hidden=\"true\">·</span><span class=\"hidden\">nothing said</span></td>");
    }
  g_string_append (out, "</tr>\n");
}

/* Whether another outlet has the cell too. */
static gboolean
is_shared (const StanceReportView *view, guint side, const char *party, const char *issue)
{
  for (guint i = 0; i < stance_report_view_get_n_sides (view); i++)
    {
      StanceTable *table = stance_report_view_get_side (view, i);

      if (i != side && table && stance_table_get_cell (table, party, issue, NULL))
        return TRUE;
    }
  return FALSE;
}

/* What one alone has, behind what several have. */
static void
append_single (StanceReport *self, const StanceReportView *view, guint side, GString *out)
{
  StanceTable *table = stance_report_view_get_side (view, side);

  for (guint row = 0; table && row < stance_table_get_n_parties (table); row++)
    for (guint i = 0; i < stance_table_get_n_issues (table); i++)
      {
        const Line line = { stance_table_get_party (table, row), stance_table_get_issue (table, i), NAN, NAN };

        if (stance_table_get_cell (table, line.party, line.issue, NULL) && !is_shared (view, side, line.party, line.issue))
          append_line (self, view, &line, out);
      }
}

static void
append_positions (StanceReport *self, const StanceReportView *view, GString *out)
{
  const char *level = stance_level_to_string (stance_report_view_get_level (view));
  const StanceReportTable table = { "Positions in all", NULL, "positions", "Positions in all, what sets them apart most first", -1, STANCE_REPORT_LINES, 2,
                                    level };
  StanceOutlets *outlets = view->outlets;

  stance_report_begin_table (&table, out);
  stance_report_append_head (out, level, NULL);
  stance_report_append_head (out, "issue", NULL);
  stance_report_append_head (out, "apart", NULL);
  stance_report_append_head (out, "share of differences", "[\"share\"]");
  for (guint i = 0; i < stance_outlets_get_n (outlets); i++)
    stance_report_append_outlet_head (stance_outlets_get_name (outlets, i), out);
  stance_report_begin_rows (out);
  for (guint i = 0; i < stance_outlets_get_n_cells (outlets); i++)
    append_line (self, view, &(Line) { stance_outlets_get_party (outlets, i), stance_outlets_get_issue (outlets, i), stance_outlets_get_distance (outlets, i),
                                       stance_outlets_get_share (outlets, i) }, out);
  for (guint i = 0; i < stance_outlets_get_n (outlets); i++)
    append_single (self, view, i, out);
  stance_report_end_table (out);
}

/* "X and Y; X and Z": those that give no position in common, as many as a sentence holds. */
static void
append_apart (const StanceReportView *view, GString *out)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = stance_outlets_get_n (view->outlets), n_apart = 0, n_pairs = n * (n - 1) / 2;

  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      {
        if (stance_outlets_get_divergence (view->outlets, i, k, NULL) || n_apart++ >= MOST_NAMED)
          continue;
        stance_report_append_words (names->len ? g_string_append (names, "; ") : names, stance_outlets_get_name (view->outlets, i));
        stance_report_append_words (g_string_append (names, " and "), stance_outlets_get_name (view->outlets, k));
      }
  if (n_apart)
    g_string_append_printf (out, "<li class=\"apart\">%u of %u pairs have no position in common, so nothing is said of how far they are apart: %s%s.</li>\n",
                            n_apart, n_pairs, names->str, n_apart > MOST_NAMED ? "; and more" : "");
}

static guint
count_single (const StanceReportView *view, guint side)
{
  StanceTable *table = stance_report_view_get_side (view, side);
  guint n = 0;

  for (guint row = 0; table && row < stance_table_get_n_parties (table); row++)
    for (guint i = 0; i < stance_table_get_n_issues (table); i++)
      {
        const char *party = stance_table_get_party (table, row), *issue = stance_table_get_issue (table, i);

        n += stance_table_get_cell (table, party, issue, NULL) && !is_shared (view, side, party, issue);
      }
  return n;
}

/* How many positions each alone gives; the table below has them last. */
static void
append_alone (const StanceReportView *view, GString *out)
{
  g_autoptr (GString) counts = g_string_new (NULL);

  for (guint i = 0; i < stance_report_view_get_n_sides (view); i++)
    {
      guint n = count_single (view, i);

      if (!n)
        continue;
      stance_report_append_words (counts->len ? g_string_append (counts, ", ") : counts, stance_report_view_get_name (view, i));
      g_string_append_printf (counts, " %u", n);
    }
  if (counts->len)
    g_string_append_printf (out, "<li class=\"alone\">Positions that only one of them gives (last in the table below): %s.</li>\n", counts->str);
}

void
stance_report_append_outlets (StanceReport *self, const StanceReportView *view, GString *out)
{
  g_autoptr (GPtrArray) lines = stance_outlets_describe (view->outlets, self->model);

  stance_report_begin_findings (out);
  for (guint i = 0; i < lines->len; i++)
    {
      stance_report_append_words (g_string_append (out, "<li>"), g_ptr_array_index (lines, i));
      g_string_append (out, "</li>\n");
    }
  append_apart (view, out);
  append_alone (view, out);
  stance_report_end_findings (out);
  append_divergence (view, out);
  append_positions (self, view, out);
}
