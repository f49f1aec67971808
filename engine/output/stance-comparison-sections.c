/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a comparison that are sentences and quotes. */
#include "stance-comparison-write-private.h"

#include <math.h>

#include "stance-display-private.h"
#include "stance-labels-private.h"
#include "stance-write-private.h"

/* A quote is cut there in what people read; JSON has all of it. */
#define QUOTE_WIDTH 200

void
stance_comparison_append_heading (const StanceComparisonWriter *self, const char *heading)
{
  stance_append_heading (self->out, heading, self->format);
}

void
stance_comparison_append_sheet (const StanceComparisonWriter *self, const StanceSheet *sheet)
{
  stance_sheet_append_people (sheet, self->format, self->style, self->out);
}

static void
append_item (const StanceComparisonWriter *self, const char *mark, const char *text)
{
  stance_append_item (self->out, mark, text, self->format, self->style);
}

static guint
count_side (const StanceFindings *findings, StanceSide side)
{
  StanceTable *table = stance_comparison_get_table (findings->comparison, side);
  g_autoptr (GPtrArray) statements = table ? stance_table_get_statements (table, NULL, NULL) : NULL;

  return statements ? statements->len : 0;
}

/* "A: an-article, 12 statements", "B: a-folder, 3 documents, 12 statements" */
static void
append_side (const StanceComparisonWriter *self, StanceSide side)
{
  g_auto (GStrv) documents = stance_comparison_get_documents (self->findings->comparison, side);
  guint n = g_strv_length (documents);
  const char *name = n == 1 ? documents[0] : stance_comparison_get_name (self->findings->comparison, side);
  g_autofree char *count = stance_findings_count (count_side (self->findings, side), "statement");
  g_autofree char *many = n > 1 ? g_strdup_printf ("%u documents, ", n) : g_strdup ("");
  g_autofree char *line = g_strdup_printf ("%s: %s%s%s%s", side == STANCE_SIDE_A ? "A" : "B", name ? name : "", name ? ", " : "", many, count);

  if (self->format == STANCE_FORMAT_MARKDOWN)
    append_item (self, "- ", line);
  else
    stance_append_wrapped (self->out, "", line, self->style);
}

void
stance_comparison_append_summary (const StanceComparisonWriter *self)
{
  g_autoptr (GPtrArray) lines = stance_findings_describe (self->findings);

  append_side (self, STANCE_SIDE_A);
  append_side (self, STANCE_SIDE_B);
  if (lines->len == 0)
    return;
  stance_comparison_append_heading (self, "Findings");
  for (guint i = 0; i < lines->len; i++)
    append_item (self, "- ", g_ptr_array_index (lines, i));
}

char *
stance_comparison_quote (const StanceFindings *findings, guint cell, StanceSide side)
{
  return stance_findings_quote (findings, cell, side, QUOTE_WIDTH);
}

static gboolean
is_left_out (StanceComparison *comparison, guint cell, StanceSide side, StanceScore *score)
{
  gboolean in_a = stance_comparison_get_a (comparison, cell, side == STANCE_SIDE_A ? score : NULL);
  gboolean in_b = stance_comparison_get_b (comparison, cell, side == STANCE_SIDE_B ? score : NULL);

  return in_a != in_b && in_a == (side == STANCE_SIDE_A);
}

void
stance_comparison_append_left_out (const StanceComparisonWriter *self, StanceSide side)
{
  for (guint i = 0; i < stance_comparison_get_n_cells (self->findings->comparison); i++)
    {
      g_autofree char *value = NULL, *quote = NULL, *line = NULL;
      StanceScore score;

      if (!is_left_out (self->findings->comparison, i, side, &score))
        continue;
      value = stance_label_position (&score, self->style);
      quote = stance_comparison_quote (self->findings, i, side);
      line = g_strdup_printf ("%s on %s: %s", stance_label_party (self->findings->model, stance_comparison_get_party (self->findings->comparison, i)),
                              stance_label_issue (self->findings->model, stance_comparison_get_issue (self->findings->comparison, i)), value);
      append_item (self, "- ", line);
      if (quote)
        append_item (self, "  ", quote);
    }
}

char *
stance_comparison_describe_changes (StanceRetelling *retelling)
{
  g_auto (GStrv) changes = stance_retelling_get_changes (retelling);
  GString *text = g_string_new (NULL);

  for (guint i = 0; changes[i]; i += 2)
    {
      const char *a = changes[i], *b = changes[i + 1];

      if (text->len > 0)
        g_string_append (text, "; ");
      if (*a && *b)
        g_string_append_printf (text, "“%s” in A, “%s” in B", a, b);
      else
        g_string_append_printf (text, "only in %s “%s”", *a ? "A" : "B", *a ? a : b);
    }
  return g_string_free (text, text->len == 0);
}

/* Where the two sides read the same words differently, the difference is not in the words. */
static char *
describe_readings (StanceRetelling *retelling)
{
  double a = stance_statement_get_position (stance_retelling_get_statement (retelling, STANCE_SIDE_A));
  double b = stance_statement_get_position (stance_retelling_get_statement (retelling, STANCE_SIDE_B));
  g_autofree char *in_a = stance_label_signed (a);
  g_autofree char *in_b = stance_label_signed (b);

  return fabs (a - b) < 0.005 ? NULL : g_strdup_printf ("counts as %s in A and %s in B", in_a, in_b);
}

static void
append_retelling (const StanceComparisonWriter *self, StanceRetelling *retelling)
{
  g_autofree char *name = stance_findings_name_retelling (self->findings, retelling), *wording = stance_findings_word_retelling (retelling);
  g_autofree char *head = g_strdup_printf ("%s, %s", name, wording);
  g_autofree char *changes = stance_comparison_describe_changes (retelling);
  g_autofree char *readings = describe_readings (retelling);

  append_item (self, "- ", head);
  for (StanceSide side = STANCE_SIDE_A; side <= STANCE_SIDE_B; side++)
    {
      if (side == STANCE_SIDE_B && stance_retelling_get_wording (retelling) == STANCE_WORDING_VERBATIM)
        break;
      append_item (self, self->format == STANCE_FORMAT_MARKDOWN ? side ? "  - B: " : "  - A: " : side ? "  B: " : "  A: ",
                   stance_statement_get_quote (stance_retelling_get_statement (retelling, side)));
    }
  if (changes)
    append_item (self, self->format == STANCE_FORMAT_MARKDOWN ? "  - " : "  ", changes);
  if (readings)
    append_item (self, self->format == STANCE_FORMAT_MARKDOWN ? "  - " : "  ", readings);
}

void
stance_comparison_append_retellings (const StanceComparisonWriter *self)
{
  if (self->findings->retellings->len == 0)
    return;
  stance_comparison_append_heading (self, "Told by both");
  for (guint i = 0; i < self->findings->retellings->len; i++)
    append_retelling (self, g_ptr_array_index (self->findings->retellings, i));
}

/* Shares of a party's own words, but the first: its share of the side's; and how many words others tell of it. */
void
stance_comparison_append_voices (const StanceComparisonWriter *self)
{
  static const char *const titles[] = { "party", "words in A", "share in A", "direct in A", "by others in A",
                                        "words in B", "share in B", "direct in B", "by others in B", NULL };
  g_autoptr (StanceSheet) sheet = stance_sheet_new (titles, 1);

  if (self->findings->words[0] + self->findings->words[1] == 0)
    return;
  for (guint i = 0; i < stance_findings_get_n_voices (self->findings); i++)
    {
      stance_sheet_add_text (sheet, stance_findings_name_voice (self->findings, i));
      for (guint side = 0; side < 2; side++)
        {
          const StanceVoice *voice = &self->findings->voices[side][i];

          stance_sheet_add_count (sheet, voice->words);
          stance_sheet_add_shown (sheet, stance_findings_percent (voice->words, self->findings->words[side]), NAN);
          stance_sheet_add_shown (sheet, stance_findings_percent (voice->direct, voice->words), NAN);
          stance_sheet_add_count (sheet, voice->second_hand);
        }
    }
  stance_comparison_append_heading (self, "Who gets to speak");
  stance_comparison_append_sheet (self, sheet);
}
