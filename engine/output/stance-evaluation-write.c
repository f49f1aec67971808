/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stance-evaluation-write-private.h"
#include "stance-json-write-private.h"
#include "stance-labels-private.h"
#include "stance-sheet-private.h"
#include "stance-statement-private.h"

static void
append_json_figure (GString *out, const char *name, double value)
{
  stance_json_append_key (out, name);
  stance_json_append_exact (out, value);
}

static void
append_json_figures (GString *out, const StanceFigures *figures)
{
  const char *open = NULL;

  for (guint i = 0; i < stance_n_figure_names; i++)
    {
      const StanceFigureName *name = &stance_figure_names[i];

      if (open != NULL && g_strcmp0 (open, name->group) != 0)
        g_string_append_c (out, '}');
      if (name->group != NULL && g_strcmp0 (open, name->group) != 0)
        {
          stance_json_append_key (out, name->group);
          g_string_append_c (out, '{');
        }
      open = name->group;
      append_json_figure (out, name->name, G_STRUCT_MEMBER (double, figures, name->offset));
    }
  if (open != NULL)
    g_string_append_c (out, '}');
}

static void
append_json_documents (GString *out, const StanceEvaluation *self)
{
  stance_json_append_key (out, "per_document");
  g_string_append_c (out, '[');
  for (guint i = 0; i < self->documents->len; i++)
    {
      const StanceDocumentFigures *document = &g_array_index (self->documents, StanceDocumentFigures, i);

      stance_json_append_comma (out);
      g_string_append_c (out, '{');
      stance_json_append_key (out, "doc");
      stance_json_append_string (out, document->name);
      append_json_figure (out, "statement_f1", document->statement_f1);
      append_json_figure (out, "cell_f1", document->cell_f1);
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, ']');
}

static void
append_json_issues (GString *out, const StanceEvaluation *self)
{
  g_autoptr (GPtrArray) issues = stance_evaluation_sort_issues (self);

  stance_json_append_key (out, "per_issue");
  g_string_append_c (out, '{');
  for (guint i = 0; i < issues->len; i++)
    {
      const StanceIssueFigures *issue = g_ptr_array_index (issues, i);

      stance_json_append_key (out, issue->issue);
      g_string_append_c (out, '{');
      append_json_figure (out, "gold", issue->hits.gold);
      append_json_figure (out, "system", issue->hits.system);
      append_json_figure (out, "matched", issue->hits.matched);
      append_json_figure (out, "f1", stance_issue_f1 (issue));
      append_json_figure (out, "mae", stance_issue_mean (issue, issue->error));
      append_json_figure (out, "sign_accuracy", stance_issue_mean (issue, issue->same_sign));
      g_string_append_c (out, '}');
    }
  g_string_append_c (out, '}');
}

static StanceSheet *
mistakes_sheet (const StanceEvaluation *self)
{
  static const char *const titles[] = { "error", "document", "party", "issue", "position", "system", "start", "end", "quote", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 1);

  for (guint i = 0; i < self->mistakes->len; i++)
    {
      const StanceMistake *mistake = &g_array_index (self->mistakes, StanceMistake, i);
      const StanceStatementFields *fields = stance_statement_get_fields (mistake->statement);

      stance_sheet_add_text (sheet, stance_mistake_name (mistake->type));
      stance_sheet_add_text (sheet, mistake->document);
      stance_sheet_add_text (sheet, mistake->party);
      stance_sheet_add_text (sheet, fields->issue);
      stance_sheet_add_number (sheet, stance_statement_get_position (mistake->statement));
      stance_sheet_add_number (sheet, mistake->system);
      stance_sheet_add_number (sheet, fields->has_span ? fields->span.start : NAN);
      stance_sheet_add_number (sheet, fields->has_span ? fields->span.end : NAN);
      stance_sheet_add_text (sheet, fields->quote);
    }
  return sheet;
}

static char *
write_json (const StanceEvaluation *self)
{
  GString *out = g_string_new ("{");
  StanceFigures figures;

  stance_evaluation_compute (self, &figures);
  append_json_figures (out, &figures);
  append_json_documents (out, self);
  append_json_issues (out, self);
  if (self->list_errors)
    {
      g_autoptr (StanceSheet) sheet = mistakes_sheet (self);

      stance_json_append_key (out, "errors");
      stance_sheet_append_json (sheet, out);
    }
  g_string_append (out, "}\n");
  return g_string_free (out, FALSE);
}

static void
add_exact (StanceSheet *sheet, const char *group, const char *name, double value)
{
  g_autoptr (GString) text = g_string_new (NULL);

  stance_json_append_exact (text, value);
  stance_sheet_add_text (sheet, group);
  stance_sheet_add_text (sheet, name);
  stance_sheet_add_shown (sheet, isfinite (value) ? g_strdup (text->str) : NULL, NAN);
}

static StanceSheet *
figures_sheet (const StanceEvaluation *self)
{
  static const char *const titles[] = { "group", "figure", "value", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 2);
  g_autoptr (GPtrArray) issues = stance_evaluation_sort_issues (self);
  StanceFigures figures;

  stance_evaluation_compute (self, &figures);
  for (guint i = 0; i < stance_n_figure_names; i++)
    add_exact (sheet, stance_figure_names[i].group, stance_figure_names[i].name,
               G_STRUCT_MEMBER (double, &figures, stance_figure_names[i].offset));
  for (guint i = 0; self->by_issue && i < issues->len; i++)
    {
      const StanceIssueFigures *issue = g_ptr_array_index (issues, i);
      g_autofree char *group = g_strconcat ("issue ", issue->issue, NULL);

      add_exact (sheet, group, "gold", issue->hits.gold);
      add_exact (sheet, group, "system", issue->hits.system);
      add_exact (sheet, group, "matched", issue->hits.matched);
      add_exact (sheet, group, "f1", stance_issue_f1 (issue));
      add_exact (sheet, group, "mae", stance_issue_mean (issue, issue->error));
      add_exact (sheet, group, "sign_accuracy", stance_issue_mean (issue, issue->same_sign));
    }
  return sheet;
}

/**
 * stance_write_evaluation:
 * @evaluation: the evaluation
 * @format: the format
 * @style: (nullable): how text for people is laid out; %NULL: plain
 * @error: return location for an error
 *
 * Writes all figures of stance_evaluation_get_figure(). Table is a block of lines, `n/a` where a figure is undefined, with figures per issue
 * and the list of errors where those were asked for. JSON is an object with an object for each group of figures, `per_document`, `per_issue`,
 * and `errors` where asked for; `null` where undefined. The other formats have a line for each figure: group, figure, value.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when @format is none of #StanceFormat.
 *
 * Returns: (transfer full) (nullable): the text, UTF-8; %NULL on an error
 */
char *
stance_write_evaluation (StanceEvaluation *evaluation, StanceFormat format, const StanceStyle *style, GError **error)
{
  g_autoptr (StanceSheet) sheet = NULL;

  g_return_val_if_fail (evaluation != NULL, NULL);
  if (format == STANCE_FORMAT_TABLE)
    return stance_evaluation_write_text (evaluation);
  if (format == STANCE_FORMAT_JSON)
    return write_json (evaluation);
  sheet = figures_sheet (evaluation);
  return stance_sheet_write (sheet, format, stance_style_or_plain (style), error);
}
