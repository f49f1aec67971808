/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison for programs. */
#include <math.h>

#include "stance-json-write-private.h"
#include "stance-write-private.h"

StanceSheet *
stance_comparison_sheet (StanceComparison *self)
{
  static const char *const titles[] = { "party", "issue", "a", "n_a", "b", "n_b", "difference", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 2);

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
    }
  return sheet;
}

static void
append_only_in (StanceComparison *self, StanceSide side, const char *key, GString *out)
{
  g_auto (GStrv) parties = stance_comparison_get_parties_only_in (self, side);
  g_auto (GStrv) issues = stance_comparison_get_issues_only_in (self, side);

  stance_json_append_key (out, key);
  g_string_append (out, "{\"parties\":");
  stance_json_append_strings (out, parties);
  g_string_append (out, ",\"issues\":");
  stance_json_append_strings (out, issues);
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

char *
stance_comparison_write_json (StanceComparison *self)
{
  GString *out = g_string_new ("{");
  g_autoptr (StanceSheet) sheet = stance_comparison_sheet (self);

  stance_json_append_key (out, "cells");
  stance_sheet_append_json (sheet, out);
  append_only_in (self, STANCE_SIDE_A, "only_a", out);
  append_only_in (self, STANCE_SIDE_B, "only_b", out);
  stance_json_append_key (out, "agreement");
  g_string_append_c (out, '{');
  append_side_matrix (self, STANCE_SIDE_A, "a", out);
  append_side_matrix (self, STANCE_SIDE_B, "b", out);
  append_difference_json (self, out);
  g_string_append (out, "}}\n");
  return g_string_free (out, FALSE);
}
