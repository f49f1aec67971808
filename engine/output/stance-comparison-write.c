/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-comparison-write-private.h"

#include <math.h>

#include "stance-display-private.h"
#include "stance-labels-private.h"
#include "stance-write-private.h"

typedef enum
{
  SECTION_BOTH,
  SECTION_ONLY_A,
  SECTION_ONLY_B,
  N_SECTIONS,
} Section;

static Section
get_section (StanceComparison *self, guint cell)
{
  if (!stance_comparison_get_a (self, cell, NULL))
    return SECTION_ONLY_B;
  return stance_comparison_get_b (self, cell, NULL) ? SECTION_BOTH : SECTION_ONLY_A;
}

static void
add_position (const StanceComparisonWriter *self, StanceSheet *sheet, const StanceScore *score)
{
  stance_sheet_add_shown (sheet, stance_label_position (score, self->style), stance_label_tint (self->findings->model, score->value));
}

/* A difference of half the scale has full colour. */
static void
add_difference (const StanceComparisonWriter *self, StanceSheet *sheet, double difference)
{
  double range = self->findings->model ? stance_model_get_scale_max (self->findings->model) - stance_model_get_scale_min (self->findings->model) : 2;

  stance_sheet_add_shown (sheet, stance_label_signed (difference), difference / range * 2);
}

/* "[-0.50, +0.20]"; NULL for none. */
static char *
label_interval (const StanceDifference *difference)
{
  g_autofree char *low = stance_label_signed (difference->low);
  g_autofree char *high = stance_label_signed (difference->high);

  return low && high ? g_strdup_printf ("[%s, %s]", low, high) : NULL;
}

static void
add_chance (const StanceComparisonWriter *self, StanceSheet *sheet, guint cell)
{
  const StanceDifference *difference = &self->findings->differences[cell];
  char *p = stance_findings_chance (difference->p);

  stance_sheet_add_shown (sheet, label_interval (difference), NAN);
  stance_sheet_add_shown (sheet, p ? p : g_strdup ("too few"), NAN);
}

static StanceSheet *
section_sheet (const StanceComparisonWriter *self, Section section)
{
  static const char *const titles[N_SECTIONS][8] = {
    { "party", "issue", "A", "B", "B - A", "interval", "p", NULL }, { "party", "issue", "A", "told as", NULL }, { "party", "issue", "B", "told as", NULL },
  };
  StanceSheet *sheet = stance_sheet_new (titles[section], 2);

  for (guint i = 0; i < stance_comparison_get_n_cells (self->findings->comparison); i++)
    {
      StanceScore a;
      StanceScore b;

      if (get_section (self->findings->comparison, i) != section)
        continue;
      stance_comparison_get_a (self->findings->comparison, i, &a);
      stance_comparison_get_b (self->findings->comparison, i, &b);
      stance_sheet_add_text (sheet, stance_label_party (self->findings->model, stance_comparison_get_party (self->findings->comparison, i)));
      stance_sheet_add_text (sheet, stance_label_issue (self->findings->model, stance_comparison_get_issue (self->findings->comparison, i)));
      if (section != SECTION_ONLY_B)
        add_position (self, sheet, &a);
      if (section != SECTION_ONLY_A)
        add_position (self, sheet, &b);
      if (section == SECTION_BOTH)
        {
          add_difference (self, sheet, b.value - a.value);
          add_chance (self, sheet, i);
        }
      else
        {
          g_autofree char *quote = stance_comparison_quote (self->findings, i, section == SECTION_ONLY_A ? STANCE_SIDE_A : STANCE_SIDE_B);

          stance_sheet_add_text (sheet, quote ? quote : "");
        }
    }
  return sheet;
}

typedef const char *(*LabelFunc) (StanceModel *model, const char *id);

/* "parties: X, Y" where there are any; takes `names`. */
static void
append_names (const StanceComparisonWriter *self, const char *what, char **names, LabelFunc label)
{
  g_auto (GStrv) taken = names;
  g_autoptr (GString) line = g_string_new (what);

  for (guint i = 0; taken[i] != NULL; i++)
    g_string_append_printf (line, "%s%s", i == 0 ? ": " : ", ", label (self->findings->model, taken[i]));
  if (taken[0] == NULL)
    return;
  if (self->format == STANCE_FORMAT_MARKDOWN)
    {
      g_string_append_c (self->out, '\n');
      stance_append_markdown_text (self->out, line->str);
      g_string_append_c (self->out, '\n');
    }
  else
    stance_append_wrapped (self->out, "", line->str, self->style);
}

/* Whole parties and issues that one side alone has, below its cells. */
static void
append_only (const StanceComparisonWriter *self, StanceSide side)
{
  g_auto (GStrv) parties = stance_comparison_get_parties_only_in (self->findings->comparison, side);
  g_auto (GStrv) issues = stance_comparison_get_issues_only_in (self->findings->comparison, side);

  if (self->format == STANCE_FORMAT_TABLE && (parties[0] != NULL || issues[0] != NULL))
    g_string_append_c (self->out, '\n');
  append_names (self, "parties", g_steal_pointer (&parties), stance_label_party);
  append_names (self, "issues", g_steal_pointer (&issues), stance_label_issue);
}

static void
append_section (const StanceComparisonWriter *self, Section section)
{
  static const char *const headings[] = { "In both", "Only in A", "Only in B" };
  g_autoptr (StanceSheet) sheet = section_sheet (self, section);

  if (stance_sheet_get_n_rows (sheet) == 0)
    return;
  stance_comparison_append_heading (self, headings[section]);
  if (section == SECTION_BOTH || self->format == STANCE_FORMAT_MARKDOWN)
    stance_comparison_append_sheet (self, sheet);
  else
    stance_comparison_append_left_out (self, section == SECTION_ONLY_A ? STANCE_SIDE_A : STANCE_SIDE_B);
  if (section != SECTION_BOTH)
    append_only (self, section == SECTION_ONLY_A ? STANCE_SIDE_A : STANCE_SIDE_B);
}

static char *
matrix_text (const StanceComparisonWriter *self, StanceSide side)
{
  StanceMatrix *matrix = stance_comparison_get_matrix (self->findings->comparison, side);
  GString *out = g_string_new (NULL);
  g_autoptr (StanceSheet) sheet = NULL;

  if (matrix != NULL)
    {
      sheet = stance_matrix_sheet (matrix, self->findings->model, self->style, side == STANCE_SIDE_A ? "A" : "B");
      if (self->format == STANCE_FORMAT_MARKDOWN)
        stance_sheet_append_markdown (sheet, out);
      else
        stance_sheet_append_columns (sheet, self->style, out);
    }
  return g_string_free (out, FALSE);
}

/* The parties of both sides; (transfer container). */
static GPtrArray *
common_parties (StanceComparison *self, char **parties)
{
  GPtrArray *common = g_ptr_array_new ();

  for (guint i = 0; parties[i] != NULL; i++)
    if (stance_comparison_get_agreement_difference (self, parties[i], parties[i], NULL))
      g_ptr_array_add (common, parties[i]);
  return common;
}

static void
append_matrix_difference (const StanceComparisonWriter *self)
{
  g_auto (GStrv) parties = stance_comparison_get_parties (self->findings->comparison);
  g_autoptr (GPtrArray) common = common_parties (self->findings->comparison, parties);
  g_autoptr (StanceSheet) sheet = stance_sheet_new (NULL, 1);

  if (common->len < 2)
    return;
  g_ptr_array_add (sheet->titles, g_strdup ("B - A"));
  for (guint i = 0; i < common->len; i++)
    g_ptr_array_add (sheet->titles, g_strdup (stance_label_party (self->findings->model, g_ptr_array_index (common, i))));
  for (guint i = 0; i < common->len; i++)
    {
      stance_sheet_add_text (sheet, stance_label_party (self->findings->model, g_ptr_array_index (common, i)));
      for (guint k = 0; k < common->len; k++)
        {
          double difference;

          stance_comparison_get_agreement_difference (self->findings->comparison, g_ptr_array_index (common, i), g_ptr_array_index (common, k),
                                                      &difference);
          stance_sheet_add_shown (sheet, stance_label_signed (difference), difference);
        }
    }
  g_string_append_c (self->out, '\n');
  stance_comparison_append_sheet (self, sheet);
}

static void
append_matrices (const StanceComparisonWriter *self)
{
  g_autofree char *a = matrix_text (self, STANCE_SIDE_A);
  g_autofree char *b = matrix_text (self, STANCE_SIDE_B);
  g_autofree char *both = NULL;

  stance_comparison_append_heading (self, "Agreement");
  if (*a == '\0' || *b == '\0')
    both = g_strconcat (a, b, NULL);
  else if (self->format == STANCE_FORMAT_MARKDOWN)
    both = g_strconcat (a, "\n", b, NULL);
  else
    both = stance_display_beside (a, b, self->style->width);
  g_string_append (self->out, both);
  append_matrix_difference (self);
}

/**
 * stance_write_comparison:
 * @comparison: the comparison
 * @model: (nullable): the model, for names, for its words for positions and for the scale of colours
 * @format: the format
 * @style: (nullable): how text for people is laid out; %NULL: plain, without counts, without limit of width
 * @error: return location for an error
 *
 * Writes two articles or sets side by side. Table and Markdown: what the sides are; a sentence for each finding (stance_write_findings()); the cells of both
 * with A, B, B - A, its 95 % interval and p (stance_comparison_test(); "too few" where nothing can be tested); those of A alone and of B alone with the words
 * of one statement each, and the parties and issues that only it has; what both tell, with the words that differ; who gets how many of the words; both
 * agreement matrices and how much more each pair agrees in B.
 *
 * JSON is an object of `sides` (`a`, `b`: `name`, `documents`, `n`), `findings` (sentences), `cells` (party, issue, a, n_a, b, n_b, difference, low, high, p,
 * exact, and document, start and end of the statement that shows each side best; `null` where missing), `only_a` and `only_b` (parties, issues,
 * `statements` as in stance_write_statements()), `retold` (party, issues, wording, similarity, opposite, a and b as statements, `changes` as pairs of strings),
 * `voices` (side, party, words, share, direct, indirect, narrated, and second_hand: what others tell of it) and `agreement` (a, b as in
 * stance_write_matrix(), difference with parties and values). CSV, TSV and JSON lines have a line for each cell, with the same columns as `cells` (CSV
 * as in stance_write_statements()).
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when @format is none of #StanceFormat.
 *
 * Returns: (transfer full) (nullable): the text, UTF-8; %NULL on an error
 */
char *
stance_write_comparison (StanceComparison *comparison, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error)
{
  StanceComparisonWriter self = { NULL, format, stance_style_or_plain (style), NULL };
  g_autoptr (StanceFindings) findings = NULL;
  g_autoptr (StanceSheet) sheet = NULL;

  g_return_val_if_fail (comparison != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  self.findings = findings = stance_findings_new (comparison, model);
  if (format == STANCE_FORMAT_JSON)
    return stance_comparison_write_json (findings);
  if (format != STANCE_FORMAT_TABLE && format != STANCE_FORMAT_MARKDOWN)
    {
      sheet = stance_comparison_sheet (findings);
      return stance_sheet_write (sheet, format, self.style, error);
    }
  self.out = g_string_new (NULL);
  stance_comparison_append_summary (&self);
  for (Section section = SECTION_BOTH; section < N_SECTIONS; section++)
    append_section (&self, section);
  stance_comparison_append_retellings (&self);
  stance_comparison_append_voices (&self);
  append_matrices (&self);
  return g_string_free (self.out, FALSE);
}
