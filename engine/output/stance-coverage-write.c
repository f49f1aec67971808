/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often the expressions of a model match, and what came of it. */
#include <math.h>

#include "stance-grid-private.h"
#include "stance-json-write-private.h"
#include "stance-labels-private.h"
#include "stance-survey-private.h"
#include "stance-write-private.h"

static const StanceSurveySum *
sum_at (const StanceSurvey *survey, guint i)
{
  return &g_array_index (survey->sums, StanceSurveySum, i);
}

static const StanceSurveyTarget *
target_at (const StanceSurvey *survey, guint i)
{
  return &g_array_index (survey->targets, StanceSurveyTarget, i);
}

/* Four digits; NaN without contents. */
static double
share_of (const StanceSurvey *survey, guint contents)
{
  return survey->n_contents ? round (1e4 * contents / survey->n_contents) / 1e4 : NAN;
}

static char *
join_ids (const GPtrArray *parties)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < parties->len; i++)
    g_string_append_printf (joined, "%s%s", i ? " " : "", (const char *) g_ptr_array_index (parties, i));
  return g_string_free (joined, FALSE);
}

static void
add_figures (StanceSheet *sheet, const StanceSurvey *survey, const StanceSurveySum *sum)
{
  g_autofree char *parties = join_ids (sum->parties);

  stance_sheet_add_count (sheet, sum->matches);
  stance_sheet_add_count (sheet, sum->n_documents);
  stance_sheet_add_count (sheet, sum->contents);
  stance_sheet_add_number (sheet, share_of (survey, sum->contents));
  stance_sheet_add_count (sheet, sum->statements);
  stance_sheet_add_text (sheet, parties);
}

static StanceSurveySum
figures_of (const StanceSurveyTarget *target)
{
  return (StanceSurveySum) { target->matches, target->n_documents, 0, target->contents, target->statements, target->parties };
}

static void
add_row (StanceSheet *sheet, const StanceSurvey *survey, const char *row, const char *issue, const StanceSurveySum *sum)
{
  stance_sheet_add_text (sheet, row);
  stance_sheet_add_text (sheet, issue);
  stance_sheet_add_text (sheet, NULL);
  stance_sheet_add_number (sheet, NAN);
  add_figures (sheet, survey, sum);
}

static void
add_target (StanceSheet *sheet, const StanceSurvey *survey, const StanceSurveyTarget *target)
{
  StanceSurveySum figures = figures_of (target);

  stance_sheet_add_text (sheet, target->rule->is_phrase ? "phrase" : "target");
  stance_sheet_add_text (sheet, stance_model_get_issue (survey->model, target->issue)->id);
  stance_sheet_add_text (sheet, target->rule->match);
  stance_sheet_add_number (sheet, stance_grid_to_double (target->rule->value));
  add_figures (sheet, survey, &figures);
}

/* A line for the model, for each issue and for each of its expressions. */
static StanceSheet *
long_sheet (const StanceSurvey *survey)
{
  static const char *const titles[] = { "row", "issue", "match", "value", "matches", "documents", "contents", "share", "statements", "parties", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 3);

  add_row (sheet, survey, "model", NULL, sum_at (survey, survey->sums->len - 1));
  for (guint issue = 0; issue + 1 < survey->sums->len; issue++)
    {
      add_row (sheet, survey, "issue", stance_model_get_issue (survey->model, issue)->id, sum_at (survey, issue));
      for (guint i = 0; i < survey->targets->len; i++)
        if (target_at (survey, i)->issue == issue)
          add_target (sheet, survey, target_at (survey, i));
    }
  return sheet;
}

static void
append_number (GString *out, const char *key, double value)
{
  stance_json_append_key (out, key);
  stance_json_append_number (out, value);
}

static void
append_json_figures (GString *out, const StanceSurvey *survey, const StanceSurveySum *sum)
{
  append_number (out, "matches", sum->matches);
  append_number (out, "documents", sum->n_documents);
  append_number (out, "contents", sum->contents);
  append_number (out, "share", share_of (survey, sum->contents));
  append_number (out, "statements", sum->statements);
  stance_json_append_key (out, "parties");
  g_string_append_c (out, '[');
  for (guint i = 0; i < sum->parties->len; i++)
    {
      stance_json_append_comma (out);
      stance_json_append_string (out, g_ptr_array_index (sum->parties, i));
    }
  g_string_append_c (out, ']');
}

static void
append_json_target (GString *out, const StanceSurvey *survey, const StanceSurveyTarget *target)
{
  StanceSurveySum figures = figures_of (target);

  stance_json_append_comma (out);
  g_string_append (out, "\n{");
  stance_json_append_key (out, "match");
  stance_json_append_string (out, target->rule->match);
  append_number (out, target->rule->is_phrase ? "position" : "pole", stance_grid_to_double (target->rule->value));
  append_json_figures (out, survey, &figures);
  g_string_append_c (out, '}');
}

static char *
write_json (const StanceSurvey *survey)
{
  GString *out = g_string_new ("{");

  stance_json_append_key (out, "model");
  stance_json_append_string (out, stance_model_get_id (survey->model));
  append_number (out, "read", survey->n_documents);
  append_number (out, "all_contents", survey->n_contents);
  append_json_figures (out, survey, sum_at (survey, survey->sums->len - 1));
  stance_json_append_key (out, "issues");
  g_string_append_c (out, '[');
  for (guint issue = 0; issue + 1 < survey->sums->len; issue++)
    {
      stance_json_append_comma (out);
      g_string_append (out, "\n{");
      stance_json_append_key (out, "issue");
      stance_json_append_string (out, stance_model_get_issue (survey->model, issue)->id);
      append_json_figures (out, survey, sum_at (survey, issue));
      stance_json_append_key (out, "targets");
      g_string_append_c (out, '[');
      for (guint i = 0; i < survey->targets->len; i++)
        if (target_at (survey, i)->issue == issue)
          append_json_target (out, survey, target_at (survey, i));
      g_string_append (out, "]}");
    }
  g_string_append (out, "]}\n");
  return g_string_free (out, FALSE);
}

/* "12.5 %", NULL without contents. */
static char *
percent (double share)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  return isnan (share) ? NULL : g_strdup_printf ("%s %%", g_ascii_formatd (number, sizeof number, "%.1f", 100 * share));
}

static void
append_head (GString *out, const StanceSurvey *survey, const StanceStyle *style)
{
  const StanceSurveySum *sum = sum_at (survey, survey->sums->len - 1);
  g_autofree char *share = percent (share_of (survey, sum->contents));
  g_autofree char *first = g_strdup_printf ("%s: %u document%s, %u of %u attributed contents of its parties with a match (%s)",
                                            stance_model_get_id (survey->model), survey->n_documents, survey->n_documents == 1 ? "" : "s",
                                            sum->contents, survey->n_contents, share ? share : "n/a");
  g_autofree char *second = g_strdup_printf ("%u match%s, %u statement%s", sum->matches, sum->matches == 1 ? "" : "es", sum->statements,
                                             sum->statements == 1 ? "" : "s");

  stance_append_wrapped (out, "", first, style);
  stance_append_wrapped (out, "", second, style);
}

static void
append_columns (GString *out, const StanceSurvey *survey, guint issue, const StanceStyle *style)
{
  static const char *const titles[] = { "match", "value", "matches", "documents", "contents", "statements", "parties", NULL };
  g_autoptr (StanceSheet) sheet = stance_sheet_new (titles, 1);

  for (guint i = 0; i < survey->targets->len; i++)
    {
      const StanceSurveyTarget *target = target_at (survey, i);
      g_autofree char *parties = join_ids (target->parties);

      if (target->issue != issue || (target->matches == 0 && target->statements == 0))
        continue;
      stance_sheet_add_text (sheet, target->rule->match);
      stance_sheet_add_shown (sheet, stance_label_signed (stance_grid_to_double (target->rule->value)), NAN);
      stance_sheet_add_count (sheet, target->matches);
      stance_sheet_add_count (sheet, target->n_documents);
      stance_sheet_add_count (sheet, target->contents);
      stance_sheet_add_count (sheet, target->statements);
      stance_sheet_add_text (sheet, parties);
    }
  if (stance_sheet_get_n_rows (sheet) > 0)
    stance_sheet_append_columns (sheet, style, out);
}

static void
append_silent (GString *out, const StanceSurvey *survey, guint issue, const StanceStyle *style)
{
  gboolean any = FALSE;

  for (guint i = 0; i < survey->targets->len; i++)
    {
      const StanceSurveyTarget *target = target_at (survey, i);

      if (target->issue != issue || target->matches > 0 || target->statements > 0)
        continue;
      if (!any)
        g_string_append (out, "never matched:\n");
      any = TRUE;
      stance_append_wrapped (out, "  ", target->rule->match, style);
    }
}

/* The issues one below the other, each with the expressions that matched, then those that did not. */
static char *
write_blocks (const StanceSurvey *survey, const StanceStyle *style)
{
  GString *out = g_string_new (NULL);

  append_head (out, survey, style);
  for (guint issue = 0; issue + 1 < survey->sums->len; issue++)
    {
      const StanceIssue *i = stance_model_get_issue (survey->model, issue);
      const StanceSurveySum *sum = sum_at (survey, issue);
      g_autofree char *head = g_strdup_printf ("%s: %u match%s in %u document%s, %u statement%s of %u part%s", i->id, sum->matches,
                                               sum->matches == 1 ? "" : "es", sum->n_documents, sum->n_documents == 1 ? "" : "s", sum->statements,
                                               sum->statements == 1 ? "" : "s", sum->parties->len, sum->parties->len == 1 ? "y" : "ies");

      g_string_append_c (out, '\n');
      stance_append_wrapped (out, "", head, style);
      append_columns (out, survey, issue, style);
      append_silent (out, survey, issue, style);
    }
  return g_string_free (out, FALSE);
}

/**
 * stance_write_coverage:
 * @survey: what was seen of articles
 * @format: the format
 * @style: (nullable): how text for people is laid out; %NULL: plain, without limit of width
 * @error: return location for an error
 *
 * Writes how often each expression of each issue matched (`matches`, anywhere in the text), in how many `documents`, in how many attributed
 * `contents` of the model's parties, which `share` of these that is, how many `statements` name it as their rule, and the `parties` that hold
 * these. A statement that several matches share names one of them; one whose words point back ("that") names what they mean, so that there may be more
 * statements than matches. Expressions of an issue that differ only in who may hold them are one. The share of the model is that of contents with
 * a match at all; it is missing without contents.
 *
 * JSON is an object of `model`, `read` (articles), `all_contents`, the figures of the model, and `issues`, each with its figures and its `targets`
 * (`match`, `pole` or for phrases `position`, figures). CSV, TSV, JSON lines and Markdown have a line for the model, each issue and each expression: row
 * (model, issue, target or phrase), issue, match, value, matches, documents, contents, share, statements, parties. A table lists those that never
 * matched below the others of their issue.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when @format is none of #StanceFormat.
 *
 * Returns: (transfer full) (nullable): the text, UTF-8; %NULL on an error
 */
char *
stance_write_coverage (StanceSurvey *survey, StanceFormat format, const StanceStyle *style, GError **error)
{
  g_autoptr (StanceSheet) sheet = NULL;

  g_return_val_if_fail (survey != NULL, NULL);
  if (format == STANCE_FORMAT_TABLE)
    return write_blocks (survey, stance_style_or_plain (style));
  if (format == STANCE_FORMAT_JSON)
    return write_json (survey);
  sheet = long_sheet (survey);
  return stance_sheet_write (sheet, format, stance_style_or_plain (style), error);
}
