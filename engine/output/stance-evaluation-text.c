/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An evaluation in lines for people. */
#include <math.h>

#include "stance-display-private.h"
#include "stance-evaluation-write-private.h"
#include "stance-statement-private.h"

#define QUOTE_WIDTH 90

/* "0.123", " n/a " where undefined */
static void
append_share (GString *out, const char *label, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, "%s %s", label, isnan (value) ? " n/a " : g_ascii_formatd (text, sizeof text, "%5.3f", value));
}

static void
append_detection (GString *out, const StanceDetection *detection)
{
  append_share (out, "P", detection->precision);
  append_share (out, "  R", detection->recall);
  append_share (out, "  F1", detection->f1);
}

static void
append_counts (GString *out, const char *label, double gold, double system, double matched)
{
  g_string_append_printf (out, "%-13sgold %4.0f  system %4.0f  matched %4.0f   ", label, gold, system, matched);
}

static void
append_statements (GString *out, const StanceFigures *figures)
{
  append_counts (out, "statements", figures->gold, figures->system, figures->matched);
  append_detection (out, &figures->one_to_one);
  g_string_append (out, "   (one to one)\n");
  g_string_append (out, "             lenient (several may share one)                ");
  append_detection (out, &figures->lenient);
  append_share (out, "\n  on matched: sign", figures->sign);
  append_share (out, "  exact", figures->exact);
  append_share (out, "  MAE", figures->error);
  append_share (out, "  via", figures->detail[STANCE_DETAIL_VIA]);
  append_share (out, "  certainty", figures->detail[STANCE_DETAIL_CERTAINTY]);
  append_share (out, "  kind", figures->detail[STANCE_DETAIL_KIND]);
  g_string_append_c (out, '\n');
}

static void
append_cells (GString *out, const StanceFigures *figures)
{
  append_counts (out, "cells", figures->cells_gold, figures->cells_system, figures->cells_matched);
  append_detection (out, &figures->cells);
  append_share (out, "\n  on matched: sign", figures->cells_sign);
  append_share (out, "  MAE", figures->cells_error);
  append_share (out, "  Pearson r", figures->cells_pearson);
  append_share (out, "  Krippendorff alpha (interval)", figures->cells_alpha);
  append_share (out, "\n  all cells, a missing one as 0:  MAE", figures->all_error);
  append_share (out, "  Pearson r", figures->all_pearson);
  append_share (out, "  alpha", figures->all_alpha);
  append_share (out, "\nmacro mean over documents: statement F1", figures->macro_statements);
  append_share (out, "  cell F1", figures->macro_cells);
  g_string_append_c (out, '\n');
}

double
stance_issue_f1 (const StanceIssueFigures *issue)
{
  return stance_detect (issue->hits.matched, issue->hits.gold, issue->hits.matched, issue->hits.system).f1;
}

double
stance_issue_mean (const StanceIssueFigures *issue, double sum)
{
  return issue->hits.matched > 0 ? sum / issue->hits.matched : NAN;
}

static void
append_issues (GString *out, const StanceEvaluation *self)
{
  g_autoptr (GPtrArray) issues = stance_evaluation_sort_issues (self);

  g_string_append (out, "issue                     gold sys match  F1    MAE   sign   (cells)\n");
  for (guint i = 0; i < issues->len; i++)
    {
      const StanceIssueFigures *issue = g_ptr_array_index (issues, i);
      g_autofree char *clean = stance_display_clean (issue->issue);

      g_string_append (out, "  ");
      stance_display_append_padded (out, clean, 24, FALSE);
      g_string_append_printf (out, "%4u%4u%5u ", issue->hits.gold, issue->hits.system, issue->hits.matched);
      append_share (out, "", stance_issue_f1 (issue));
      append_share (out, "", stance_issue_mean (issue, issue->error));
      append_share (out, "", stance_issue_mean (issue, issue->same_sign));
      g_string_append_c (out, '\n');
    }
}

const char *
stance_mistake_name (StanceMistakeType type)
{
  static const char *const names[] = { "miss", "false", "sign" };

  return names[type];
}

static void
append_signed (GString *out, const char *label, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (out, "%s%s", label, g_ascii_formatd (text, sizeof text, "%+.1f", value));
}

static void
append_mistake (GString *out, const StanceMistake *mistake)
{
  const StanceStatementFields *fields = stance_statement_get_fields (mistake->statement);
  g_autofree char *place = g_strdup_printf ("%s %s/%s", mistake->document, mistake->party, fields->issue);
  g_autofree char *clean_place = stance_display_clean (place);
  g_autofree char *quote = stance_display_clean (fields->quote ? fields->quote : "");
  g_autofree char *start = stance_display_fit (quote, QUOTE_WIDTH);

  g_string_append_printf (out, "%-5s %s", stance_mistake_name (mistake->type), clean_place);
  append_signed (out, " ", stance_statement_get_position (mistake->statement));
  if (mistake->type == STANCE_MISTAKE_SIGN)
    append_signed (out, " system ", mistake->system);
  if (fields->has_span)
    g_string_append_printf (out, " [%u,%u)", fields->span.start, fields->span.end);
  if (*start)
    g_string_append_printf (out, " %s", start);
  g_string_append_c (out, '\n');
}

char *
stance_evaluation_write_text (const StanceEvaluation *self)
{
  GString *out = g_string_new (NULL);
  StanceFigures figures;

  stance_evaluation_compute (self, &figures);
  g_string_append_printf (out, "documents                    %u\n", self->documents->len);
  append_statements (out, &figures);
  append_cells (out, &figures);
  if (self->by_issue)
    append_issues (out, self);
  for (guint i = 0; self->list_errors && i < self->mistakes->len; i++)
    append_mistake (out, &g_array_index (self->mistakes, StanceMistake, i));
  return g_string_free (out, FALSE);
}
