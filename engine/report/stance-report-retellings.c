/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same told by both, with the words that differ marked; and who agrees with whom in either. */
#include <math.h>
#include <string.h>

#include "stance-comparison-private.h"
#include "stance-labels-private.h"
#include "stance-report-comparison-private.h"
#include "stance-wording-private.h"

/* Nobody reads more of them on a page. */
#define MOST_TOLD 200

static void
append_slice (GString *out, const char *text, gsize length)
{
  g_autofree char *part = g_strndup (text, length);

  stance_report_append_text (out, part);
}

static void
append_marked (StanceRetelling *retelling, guint side, GString *out)
{
  const char *quote = stance_statement_get_quote (stance_retelling_get_statement (retelling, (StanceSide) side));
  const GArray *places = stance_retelling_get_places (retelling);
  gsize at = 0;

  for (guint i = 0; i < places->len; i++)
    {
      const StanceChange *change = &g_array_index (places, StanceChange, i);
      const StanceSpan *span = side ? &change->b : &change->a;

      if (span->end <= span->start)
        continue;
      append_slice (out, quote + at, span->start - at);
      g_string_append (out, "<mark class=\"differs\">");
      append_slice (out, quote + span->start, span->end - span->start);
      g_string_append (out, "</mark>");
      at = span->end;
    }
  stance_report_append_text (out, quote + at);
}

static void
append_version (StanceReport *self, const StanceReportView *view, StanceRetelling *retelling, guint side, GString *out)
{
  StanceStatement *statement = stance_retelling_get_statement (retelling, (StanceSide) side);
  double position = stance_statement_get_position (statement);
  g_autofree char *value = stance_label_signed (position);

  g_string_append (out, "<div><p class=\"head\">");
  stance_report_append_letter (out, side);
  g_string_append_printf (out, " <span class=\"badge k%d\">%s</span> <span class=\"meta\">",
                          stance_report_tint (stance_label_tint (self->model, position)), value);
  stance_report_append_words (out, view->names[side]);
  g_string_append (out, "</span></p>\n<blockquote dir=\"auto\">");
  append_marked (retelling, side, out);
  g_string_append_printf (out, "</blockquote>\n<button type=\"button\" class=\"open\" data-statement=\"%d\">Show in the article</button></div>\n",
                          (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, statement)) - 1);
}

static void
append_retelling (StanceReport *self, const StanceReportView *view, StanceRetelling *retelling, GString *out)
{
  g_autofree char *wording = stance_findings_word_retelling (retelling);
  g_auto (GStrv) issues = stance_retelling_get_issues (retelling);

  g_string_append (out, "<li class=\"twice\">\n<h3>");
  stance_report_append_words (out, stance_label_party (self->model, stance_retelling_get_party (retelling)));
  for (guint i = 0; issues[i]; i++)
    stance_report_append_words (g_string_append (out, i ? ", " : " on "), stance_label_issue (self->model, issues[i]));
  g_string_append_printf (out, " <small>%s</small></h3>\n<div class=\"pair\">", wording);
  append_version (self, view, retelling, 0, out);
  append_version (self, view, retelling, 1, out);
  g_string_append (out, "</div></li>\n");
}

void
stance_report_append_retellings (StanceReport *self, const StanceReportView *view, const StanceFindings *findings, GString *out)
{
  if (findings->retellings->len == 0)
    return;
  g_string_append (out, "<div class=\"block\">\n<h2>Told by both</h2>\n<ol class=\"cards\">\n");
  for (guint i = 0; i < MIN (findings->retellings->len, MOST_TOLD); i++)
    append_retelling (self, view, g_ptr_array_index (findings->retellings, i), out);
  g_string_append (out, "</ol>\n");
  if (findings->retellings->len > MOST_TOLD)
    g_string_append_printf (out, "<p class=\"note\">and %u more, which --format json has</p>\n", findings->retellings->len - MOST_TOLD);
  g_string_append (out, "</div>\n");
}

/* Those who have a row on both sides. (transfer container) */
static GPtrArray *
list_common (const StanceFindings *findings)
{
  GPtrArray *common = g_ptr_array_new ();

  for (guint i = 0; findings->parties[i]; i++)
    if (stance_comparison_get_agreement_difference (findings->comparison, findings->parties[i], findings->parties[i], NULL))
      g_ptr_array_add (common, findings->parties[i]);
  return common;
}

static void
append_difference_row (StanceReport *self, const StanceFindings *findings, GPtrArray *common, guint row, GString *out)
{
  const char *party = g_ptr_array_index (common, row);

  g_string_append (out, "<tr>");
  stance_report_append_grid_head (out, "row", stance_label_party (self->model, party), party);
  for (guint i = 0; i < common->len; i++)
    {
      StanceScore score = { NAN, 0, NAN, NAN, NAN };

      if (i == row)
        g_string_append (out, "<td class=\"self\"><span class=\"hidden\">itself</span></td>");
      else if (stance_comparison_get_agreement_difference (findings->comparison, party, g_ptr_array_index (common, i), &score.value))
        stance_report_append_figure (out, &(StanceReportFigure) { &score, TRUE, FALSE, score.value, NULL, NULL });
      else
        stance_report_append_missing (out, "not in both");
    }
  g_string_append (out, "</tr>\n");
}

static void
append_agreement_difference (StanceReport *self, const StanceReportView *view, const StanceFindings *findings, GString *out)
{
  g_autoptr (GPtrArray) common = list_common (findings);
  const char *level = stance_level_to_string (stance_report_view_get_level (view));
  const StanceReportTable table = { "B − A", NULL, "agreement-difference", "How much more they agree in B", -1, STANCE_REPORT_GRID, 3, level };

  if (common->len < 2)
    return;
  stance_report_begin_table (&table, out);
  stance_report_append_head (out, level, NULL);
  for (guint i = 0; i < common->len; i++)
    stance_report_append_grid_head (out, "col", stance_label_party (self->model, g_ptr_array_index (common, i)), g_ptr_array_index (common, i));
  stance_report_begin_rows (out);
  for (guint i = 0; i < common->len; i++)
    append_difference_row (self, findings, common, i, out);
  stance_report_end_table (out);
}

void
stance_report_append_agreement (StanceReport *self, const StanceReportView *view, const StanceFindings *findings, GString *out)
{
  static const char *const headings[] = { "A", "B" }, *const kinds[] = { "agreement-a", "agreement-b" },
                           *const captions[] = { "Agreement in A", "Agreement in B" };
  const char *level = stance_level_to_string (stance_report_view_get_level (view));

  g_string_append (out, "<div class=\"block\">\n<h2>Agreement</h2>\n<div class=\"beside\">\n");
  for (guint side = 0; side < 2; side++)
    {
      StanceMatrix *matrix = stance_comparison_get_matrix (findings->comparison, (StanceSide) side);

      if (matrix && stance_matrix_get_size (matrix) > 1)
        stance_report_append_matrix (self, matrix, &(StanceReportTable) { headings[side], view->names[side], kinds[side], captions[side], (int) side,
                                                                          STANCE_REPORT_GRID, 3, level }, out);
    }
  append_agreement_difference (self, view, findings, out);
  g_string_append (out, "</div>\n</div>\n");
}
