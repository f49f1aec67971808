/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A comparison for people, in parts. */
#pragma once

#include "stance-findings-private.h"
#include "stance-sheet-private.h"

/* What one call for people needs. */
typedef struct
{
  const StanceFindings *findings;
  StanceFormat format; /* table or Markdown */
  const StanceStyle *style;
  GString *out;
} StanceComparisonWriter;

void stance_comparison_append_heading (const StanceComparisonWriter *self, const char *heading);
void stance_comparison_append_sheet (const StanceComparisonWriter *self, const StanceSheet *sheet);
/* What the sides are, and a line for each finding. */
void stance_comparison_append_summary (const StanceComparisonWriter *self);
/* The cells of one side alone, each with the words of one statement. */
void stance_comparison_append_left_out (const StanceComparisonWriter *self, StanceSide side);
/* "HOLDER via REPORTER: words", cut where they are long; NULL where no statement has words. */
char *stance_comparison_quote (const StanceFindings *findings, guint cell, StanceSide side);
void stance_comparison_append_retellings (const StanceComparisonWriter *self);
/* "“x” in A, “y” in B; only in A “z”"; NULL where nothing differs. (transfer full) */
char *stance_comparison_describe_changes (StanceRetelling *retelling);
void stance_comparison_append_voices (const StanceComparisonWriter *self);
/* A line for every cell, with ids, for programs. */
StanceSheet *stance_comparison_sheet (const StanceFindings *findings);
char *stance_comparison_write_json (const StanceFindings *findings);
