/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison for programs. */
#include <math.h>

#include "stance-comparison-write-private.h"
#include "stance-json-write-private.h"
#include "stance-write-private.h"

static void
add_test (StanceSheet *sheet, const StanceDifference *difference)
{
  stance_sheet_add_number (sheet, difference->low);
  stance_sheet_add_number (sheet, difference->high);
  stance_sheet_add_number (sheet, difference->p);
  stance_sheet_add_shown (sheet, isnan (difference->p) ? NULL : g_strdup (difference->exact ? "true" : "false"), NAN);
}

StanceSheet *
stance_comparison_sheet (const StanceFindings *findings)
{
  static const char *const titles[] = { "party", "issue", "a", "n_a", "b", "n_b", "difference", "low", "high", "p", "exact",
                                        "document_a", "start_a", "end_a", "document_b", "start_b", "end_b", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 2);
  StanceComparison *self = findings->comparison;

  for (guint i = 0; i < stance_comparison_get_n_cells (self); i++)
    {
      StanceScore a;
      StanceScore b;

      stance_comparison_get_a (self, i, &a);
      stance_comparison_get_b (self, i, &b);
      stance_sheet_add_text (sheet, stance_comparison_get_party (self, i));
      stance_sheet_add_text (sheet, stance_comparison_get_issue (self, i));
      stance_sheet_add_number (sheet, a.value);
      stance_sheet_add_count (sheet, a.n);
      stance_sheet_add_number (sheet, b.value);
      stance_sheet_add_count (sheet, b.n);
      stance_sheet_add_number (sheet, b.value - a.value);
      add_test (sheet, &findings->differences[i]);
      for (StanceSide side = STANCE_SIDE_A; side <= STANCE_SIDE_B; side++)
        stance_sheet_add_evidence (sheet, stance_comparison_get_table (self, side), stance_comparison_get_party (self, i),
                                   stance_comparison_get_issue (self, i));
    }
  return sheet;
}

static void
append_rows (GPtrArray *statements, GString *out)
{
  g_autoptr (StanceSheet) sheet = stance_statements_sheet (statements);

  stance_sheet_append_json (sheet, out);
}

static void
append_only_in (StanceComparison *self, StanceSide side, const char *key, GString *out)
{
  g_auto (GStrv) parties = stance_comparison_get_parties_only_in (self, side);
  g_auto (GStrv) issues = stance_comparison_get_issues_only_in (self, side);
  g_autoptr (GPtrArray) statements = stance_comparison_get_statements_only_in (self, side);

  stance_json_append_key (out, key);
  g_string_append (out, "{\"parties\":");
  stance_json_append_strings (out, parties);
  g_string_append (out, ",\"issues\":");
  stance_json_append_strings (out, issues);
  stance_json_append_key (out, "statements");
  append_rows (statements, out);
  g_string_append_c (out, '}');
}

static void
append_side_matrix (StanceComparison *self, StanceSide side, const char *key, GString *out)
{
  StanceMatrix *matrix = stance_comparison_get_matrix (self, side);

  stance_json_append_key (out, key);
  if (matrix == NULL)
    {
      g_string_append (out, "null");
      return;
    }
  g_string_append_c (out, '{');
  stance_append_matrix_json (matrix, out);
  g_string_append_c (out, '}');
}

static void
append_difference_json (StanceComparison *self, GString *out)
{
  g_auto (GStrv) parties = stance_comparison_get_parties (self);

  stance_json_append_key (out, "difference");
  g_string_append_c (out, '{');
  stance_json_append_key (out, "parties");
  stance_json_append_strings (out, parties);
  stance_json_append_key (out, "values");
  g_string_append_c (out, '[');
  for (guint i = 0; parties[i] != NULL; i++)
    {
      stance_json_append_comma (out);
      g_string_append (out, "\n[");
      for (guint k = 0; parties[k] != NULL; k++)
        {
          double difference;

          stance_comparison_get_agreement_difference (self, parties[i], parties[k], &difference);
          stance_json_append_comma (out);
          stance_json_append_number (out, difference);
        }
      g_string_append_c (out, ']');
    }
  g_string_append (out, "]}");
}

static void
append_side (StanceComparison *self, StanceSide side, const char *key, GString *out)
{
  StanceTable *table = stance_comparison_get_table (self, side);
  g_autoptr (GPtrArray) statements = table ? stance_table_get_statements (table, NULL, NULL) : NULL;
  g_auto (GStrv) documents = stance_comparison_get_documents (self, side);

  stance_json_append_key (out, key);
  g_string_append_c (out, '{');
  stance_json_append_key (out, "name");
  stance_json_append_string (out, stance_comparison_get_name (self, side));
  stance_json_append_key (out, "documents");
  stance_json_append_strings (out, documents);
  g_string_append_printf (out, ",\"n\":%u}", statements ? statements->len : 0);
}

static void
append_findings (const StanceFindings *findings, GString *out)
{
  g_autoptr (GPtrArray) lines = stance_findings_describe (findings);

  stance_json_append_key (out, "findings");
  g_ptr_array_add (lines, NULL);
  stance_json_append_strings (out, (char **) lines->pdata);
}

static void
append_told (StanceRetelling *retelling, StanceSide side, GString *out)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (StanceSheet) sheet = NULL;

  g_ptr_array_add (one, stance_retelling_get_statement (retelling, side));
  sheet = stance_statements_sheet (one);
  stance_json_append_key (out, side == STANCE_SIDE_A ? "a" : "b");
  stance_sheet_append_json_row (sheet, 0, out);
}

static void
append_changes (StanceRetelling *retelling, GString *out)
{
  g_auto (GStrv) changes = stance_retelling_get_changes (retelling);

  stance_json_append_key (out, "changes");
  g_string_append_c (out, '[');
  for (guint i = 0; changes[i]; i += 2)
    {
      char *pair[] = { changes[i], changes[i + 1], NULL };

      stance_json_append_comma (out);
      stance_json_append_strings (out, pair);
    }
  g_string_append_c (out, ']');
}

static void
append_retelling (StanceRetelling *retelling, GString *out)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (STANCE_TYPE_WORDING);
  g_auto (GStrv) issues = stance_retelling_get_issues (retelling);

  stance_json_append_comma (out);
  g_string_append (out, "\n{");
  stance_json_append_key (out, "party");
  stance_json_append_string (out, stance_retelling_get_party (retelling));
  stance_json_append_key (out, "issues");
  stance_json_append_strings (out, issues);
  stance_json_append_key (out, "wording");
  stance_json_append_string (out, g_enum_get_value (klass, (int) stance_retelling_get_wording (retelling))->value_nick);
  stance_json_append_key (out, "similarity");
  stance_json_append_number (out, stance_retelling_get_similarity (retelling));
  stance_json_append_key (out, "opposite");
  g_string_append (out, stance_retelling_is_opposite (retelling) ? "true" : "false");
  append_told (retelling, STANCE_SIDE_A, out);
  append_told (retelling, STANCE_SIDE_B, out);
  append_changes (retelling, out);
  g_string_append_c (out, '}');
}

static void
append_voices (const StanceFindings *findings, GString *out)
{
  static const char *const titles[] = { "side", "party", "words", "share", "direct", "indirect", "narrated", "second_hand", NULL };
  g_autoptr (StanceSheet) sheet = stance_sheet_new (titles, 2);

  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < stance_findings_get_n_voices (findings); i++)
      {
        const StanceVoice *voice = &findings->voices[side][i];

        stance_sheet_add_text (sheet, side == 0 ? "a" : "b");
        stance_sheet_add_text (sheet, findings->speakers[i]); /* null: the others */
        stance_sheet_add_count (sheet, voice->words);
        stance_sheet_add_number (sheet, stance_findings_share (findings, (StanceSide) side, i));
        stance_sheet_add_count (sheet, voice->direct);
        stance_sheet_add_count (sheet, voice->indirect);
        stance_sheet_add_count (sheet, voice->narrated);
        stance_sheet_add_count (sheet, voice->second_hand);
      }
  stance_json_append_key (out, "voices");
  stance_sheet_append_json (sheet, out);
}

char *
stance_comparison_write_json (const StanceFindings *findings)
{
  GString *out = g_string_new ("{");
  StanceComparison *self = findings->comparison;
  g_autoptr (StanceSheet) sheet = stance_comparison_sheet (findings);

  stance_json_append_key (out, "sides");
  g_string_append_c (out, '{');
  append_side (self, STANCE_SIDE_A, "a", out);
  append_side (self, STANCE_SIDE_B, "b", out);
  g_string_append_c (out, '}');
  append_findings (findings, out);
  stance_json_append_key (out, "cells");
  stance_sheet_append_json (sheet, out);
  append_only_in (self, STANCE_SIDE_A, "only_a", out);
  append_only_in (self, STANCE_SIDE_B, "only_b", out);
  stance_json_append_key (out, "retold");
  g_string_append_c (out, '[');
  for (guint i = 0; i < findings->retellings->len; i++)
    append_retelling (g_ptr_array_index (findings->retellings, i), out);
  g_string_append_c (out, ']');
  append_voices (findings, out);
  stance_json_append_key (out, "agreement");
  g_string_append_c (out, '{');
  append_side_matrix (self, STANCE_SIDE_A, "a", out);
  append_side_matrix (self, STANCE_SIDE_B, "b", out);
  append_difference_json (self, out);
  g_string_append (out, "}}\n");
  return g_string_free (out, FALSE);
}
