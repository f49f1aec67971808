/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two articles, or two sets, side by side. */
#include <math.h>

#include "stance-comparison-private.h"
#include "stance-findings-private.h"
#include "stance-labels-private.h"
#include "stance-report-comparison-private.h"

/* A picture of a line, in tenths: its points stand on the model's scale. */
#define WIDTH 1500
#define HEIGHT 220
#define EDGE 90
#define SAME 60

static const char *const side_words[] = { "0", "1" };

void
stance_report_append_side_head (const StanceReportView *view, guint side, const char *what, GString *out)
{
  g_autofree char *csv = g_strdup_printf ("[\"%s%s%c\",\"n in %c\"]", what, *what ? " in " : "", 'A' + (int) side, 'A' + (int) side);

  g_string_append (out, "<th scope=\"col\" data-csv=\"");
  stance_report_append_text (out, csv);
  g_string_append (out, "\"><button type=\"button\" class=\"sort\">");
  if (*what)
    g_string_append_printf (out, "%s ", what);
  stance_report_append_letter (out, side);
  g_string_append (out, "<span class=\"named\">");
  stance_report_append_name (out, view->names[side]);
  g_string_append (out, "</span></button></th>");
}

void
stance_report_append_row_heads (StanceReport *self, const char *party, const char *issue, GString *out)
{
  g_string_append (out, "<tr data-party=\"");
  stance_report_append_text (out, party);
  g_string_append (out, "\" data-issue=\"");
  stance_report_append_text (out, issue);
  g_string_append (out, "\"><th scope=\"row\">");
  stance_report_append_name (out, stance_label_party (self->model, party));
  g_string_append (out, "</th><th scope=\"row\" class=\"issue\">");
  stance_report_append_issue_name (self, issue, out);
  g_string_append (out, "</th>");
}

static void
append_row_heads_of (StanceReport *self, StanceComparison *comparison, guint cell, GString *out)
{
  stance_report_append_row_heads (self, stance_comparison_get_party (comparison, cell), stance_comparison_get_issue (comparison, cell), out);
}

static int
place_of (StanceReport *self, double position)
{
  return (int) lround (WIDTH / 2.0 + stance_label_tint (self->model, position) * (WIDTH / 2.0 - EDGE));
}

static void
append_interval (StanceReport *self, const StanceScore *score, guint side, GString *out)
{
  guint y = side ? HEIGHT - 30 : 30;

  if (isfinite (score->low) && isfinite (score->high))
    g_string_append_printf (out, "<line class=\"spread%u\" x1=\"%d\" x2=\"%d\" y1=\"%u\" y2=\"%u\"/>", side, place_of (self, score->low),
                            place_of (self, score->high), y, y);
}

/* A as a point, B as a diamond and the way between them. */
static void
append_dumbbell (StanceReport *self, const StanceScore *a, const StanceScore *b, GString *out)
{
  int x = place_of (self, a->value), y = place_of (self, b->value), middle = HEIGHT / 2;
  int apart = ABS (x - y) < SAME ? 25 : 0; /* those at one place stand above each other */

  g_string_append_printf (out, "<td class=\"picture\" data-csv=\"[]\"><svg width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" aria-hidden=\"true\">"
                          "<path class=\"axis\" d=\"M%d %dH%dM%d 30V%d\"/>",
                          WIDTH / 10, HEIGHT / 10, WIDTH, HEIGHT, EDGE, middle, WIDTH - EDGE, WIDTH / 2, HEIGHT - 30);
  append_interval (self, a, 0, out);
  append_interval (self, b, 1, out);
  g_string_append_printf (out, "<path class=\"way\" d=\"M%d %dH%d\"/><circle class=\"fill0\" cx=\"%d\" cy=\"%d\" r=\"60\"/>"
                          "<path class=\"fill1\" d=\"M%d %dl60 60-60 60-60-60z\"/></svg></td>", x, middle, y, x, middle - apart,
                          y, middle - 60 + apart);
}

static void
append_difference (const StanceDifference *difference, GString *out)
{
  const StanceScore score = { difference->value, 0, NAN, NAN, NAN };
  g_autofree char *low = stance_label_signed (difference->low), *high = stance_label_signed (difference->high), *p = stance_findings_chance (difference->p);

  stance_report_append_figure (out, &(StanceReportFigure) { &score, TRUE, FALSE, NAN, "0 1", NULL });
  g_string_append (out, "<td data-csv=\"[");
  stance_report_append_number (out, difference->low);
  g_string_append_c (out, ',');
  stance_report_append_number (out, difference->high);
  if (low && high)
    g_string_append_printf (out, "]\">%s to %s</td>", low, high);
  else
    g_string_append (out, "]\" class=\"few\">·<span class=\"hidden\">none</span></td>");
  g_string_append (out, p ? "<td data-v=\"" : "<td class=\"few\" data-csv=\"[");
  stance_report_append_number (out, difference->p);
  if (p)
    stance_report_append_text (g_string_append (out, "\">"), p);
  else
    g_string_append (out, "]\">too few");
  g_string_append (out, "</td>");
}

static void
append_both_row (StanceReport *self, const StanceFindings *findings, guint cell, GString *out)
{
  StanceScore a, b;

  if (!stance_comparison_get_a (findings->comparison, cell, &a) || !stance_comparison_get_b (findings->comparison, cell, &b))
    return;
  append_row_heads_of (self, findings->comparison, cell, out);
  stance_report_append_figure (out, &(StanceReportFigure) { &a, TRUE, TRUE, stance_label_tint (self->model, a.value), side_words[0], NULL });
  stance_report_append_figure (out, &(StanceReportFigure) { &b, TRUE, TRUE, stance_label_tint (self->model, b.value), side_words[1], NULL });
  append_dumbbell (self, &a, &b, out);
  append_difference (&findings->differences[cell], out);
  g_string_append (out, "</tr>\n");
}

static guint
count_cells (StanceComparison *comparison, gboolean in_a, gboolean in_b)
{
  guint n = 0;

  for (guint i = 0; i < stance_comparison_get_n_cells (comparison); i++)
    n += stance_comparison_get_a (comparison, i, NULL) == in_a && stance_comparison_get_b (comparison, i, NULL) == in_b;
  return n;
}

static void
append_both (StanceReport *self, const StanceReportView *view, const StanceFindings *findings, GString *out)
{
  const char *level = stance_level_to_string (stance_report_view_get_level (view));
  const StanceReportTable table = { "Positions in both", NULL, "comparison", "Positions in A and in B, the farthest apart first", -1, STANCE_REPORT_LINES, 2,
                                    level };

  if (count_cells (findings->comparison, TRUE, TRUE) == 0)
    {
      g_string_append (out, "<div class=\"block\"><h2>Positions in both</h2>\n<p>There is no position that both give.</p></div>\n");
      return;
    }
  stance_report_begin_table (&table, out);
  stance_report_append_head (out, level, NULL);
  stance_report_append_head (out, "issue", NULL);
  stance_report_append_side_head (view, 0, "", out);
  stance_report_append_side_head (view, 1, "", out);
  g_string_append (out, "<th scope=\"col\" data-csv=\"[]\"><span class=\"ends\"><span>rejects</span><span>supports</span></span></th>");
  stance_report_append_head (out, "B − A", "[\"B - A\"]");
  stance_report_append_head (out, "95 % interval", "[\"low\",\"high\"]");
  stance_report_append_head (out, "p", NULL);
  stance_report_begin_rows (out);
  for (guint i = 0; i < stance_comparison_get_n_cells (findings->comparison); i++)
    append_both_row (self, findings, i, out);
  g_string_append (out, "</tbody></table></div>\n<p class=\"note\">p: how often chance alone sets positions as far apart as these or farther, "
                   "when the statements of "
                   "both are dealt out anew; “too few” where there are not enough statements to tell.</p>\n</div>\n");
}

/* Its words are a way to the article too. */
static void
append_told (StanceReport *self, StanceComparison *comparison, guint cell, guint side, GString *out)
{
  const char *party = stance_comparison_get_party (comparison, cell), *issue = stance_comparison_get_issue (comparison, cell);
  g_autoptr (GPtrArray) statements = stance_table_get_statements (stance_comparison_get_table (comparison, (StanceSide) side), party, issue);
  StanceStatement *statement = stance_findings_choose (statements);
  const char *quote = statement ? stance_statement_get_quote (statement) : NULL, *via = statement ? stance_statement_get_via (statement) : NULL;

  g_string_append (out, "<td class=\"words\">");
  if (quote)
    {
      g_string_append_printf (out, "<button type=\"button\" class=\"cell told\" data-sides=\"%u\"><span class=\"who\">", side);
      stance_report_append_words (out, stance_label_party (self->model, stance_statement_get_holder (statement)));
      if (via && *via)
        stance_report_append_words (g_string_append (out, " via "), via);
      g_string_append (out, "</span> ");
      stance_report_append_words (out, quote);
      g_string_append (out, "</button>");
    }
  g_string_append (out, "</td>");
}

static void
append_names (StanceReport *self, const char *what, char **names, const char *(*label) (StanceModel *model, const char *id), GString *out)
{
  g_auto (GStrv) taken = names;

  if (!taken[0])
    return;
  g_string_append_printf (out, "<p class=\"note\">%s: ", what);
  for (guint i = 0; taken[i]; i++)
    stance_report_append_words (i ? g_string_append (out, ", ") : out, label (self->model, taken[i]));
  g_string_append (out, "</p>\n");
}

static void
append_left_out (StanceReport *self, const StanceReportView *view, guint side, GString *out)
{
  static const char *const captions[] = { "What only A gives", "What only B gives" }, *const kinds[] = { "only-in-a", "only-in-b" };
  StanceComparison *comparison = view->comparison;
  const char *level = stance_level_to_string (stance_report_view_get_level (view));
  const StanceReportTable table = { captions[side], view->names[side], kinds[side], captions[side], -1, STANCE_REPORT_QUOTES, 2, level };

  if (count_cells (comparison, side == 0, side == 1) == 0)
    return;
  stance_report_begin_table (&table, out);
  stance_report_append_head (out, level, NULL);
  stance_report_append_head (out, "issue", NULL);
  stance_report_append_head (out, "position", side ? "[\"B\",\"n in B\"]" : "[\"A\",\"n in A\"]");
  stance_report_append_head (out, "told as", NULL);
  stance_report_begin_rows (out);
  for (guint i = 0; i < stance_comparison_get_n_cells (comparison); i++)
    {
      StanceScore scores[2];
      gboolean in_a = stance_comparison_get_a (comparison, i, &scores[0]), in_b = stance_comparison_get_b (comparison, i, &scores[1]);

      if (in_a == in_b || in_a != (side == 0))
        continue;
      append_row_heads_of (self, comparison, i, out);
      stance_report_append_figure (out, &(StanceReportFigure) { &scores[side], TRUE, TRUE, stance_label_tint (self->model, scores[side].value),
                                                                side_words[side], NULL });
      append_told (self, comparison, i, side, out);
      g_string_append (out, "</tr>\n");
    }
  g_string_append (out, "</tbody></table></div>\n");
  append_names (self, "Parties of which only it tells", stance_comparison_get_parties_only_in (comparison, (StanceSide) side), stance_label_party, out);
  append_names (self, "Issues of which only it tells", stance_comparison_get_issues_only_in (comparison, (StanceSide) side), stance_label_issue, out);
  g_string_append (out, "</div>\n");
}

/* A sentence; what it says of one party and issue can be read in the articles. */
static void
append_finding (const StanceFindings *findings, const char *line, GString *out)
{
  StanceComparison *comparison = findings->comparison;
  guint cell;

  if (!stance_findings_get_cell (findings, line, &cell))
    {
      stance_report_append_words (g_string_append (out, "<li>"), line);
      g_string_append (out, "</li>\n");
      return;
    }
  g_string_append (out, "<li data-party=\"");
  stance_report_append_text (out, stance_comparison_get_party (comparison, cell));
  g_string_append (out, "\" data-issue=\"");
  stance_report_append_text (out, stance_comparison_get_issue (comparison, cell));
  g_string_append_printf (out, "\"><span><button type=\"button\" class=\"cell finding\" data-sides=\"%s%s\">",
                          stance_comparison_get_a (comparison, cell, NULL) ? stance_comparison_get_b (comparison, cell, NULL) ? "0 " : "0" : "",
                          stance_comparison_get_b (comparison, cell, NULL) ? "1" : "");
  stance_report_append_words (out, line);
  g_string_append (out, "</button></span></li>\n");
}

static void
append_findings (const StanceFindings *findings, GString *out)
{
  g_autoptr (GPtrArray) lines = stance_findings_describe (findings);

  if (lines->len == 0)
    return;
  stance_report_begin_findings (out);
  for (guint i = 0; i < lines->len; i++)
    append_finding (findings, g_ptr_array_index (lines, i), out);
  stance_report_end_findings (out);
}

void
stance_report_append_comparison (StanceReport *self, const StanceReportView *view, GString *out)
{
  g_autoptr (StanceFindings) findings = stance_findings_new (view->comparison, self->model);

  append_findings (findings, out);
  append_both (self, view, findings, out);
  append_left_out (self, view, 0, out);
  append_left_out (self, view, 1, out);
  stance_report_append_retellings (self, view, findings, out);
  /* Counted for one level only, that of the first view. */
  if (view->comparison->sides[0].voices || view == &g_array_index (self->views, StanceReportView, 0))
    stance_report_append_voices (view, findings, out);
  stance_report_append_agreement (self, view, findings, out);
}
