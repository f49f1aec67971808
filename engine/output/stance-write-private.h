/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What several writers share. */
#pragma once

#include <stance/stance-writer.h>

#include "stance-sheet-private.h"
#include "stance-statement-private.h"

/* The columns of a coded statement, in the order of the format. */
StanceSheet *stance_statements_sheet (GPtrArray *statements);
/* JSON lines, CSV or TSV; titles are left out of JSON lines. */
void stance_append_statement_rows (GPtrArray *statements, StanceFormat format, gboolean titles, GString *out);
/* {"statements":[...],"cells":[...]} */
void stance_append_statements_json (GPtrArray *statements, StanceModel *model, GString *out);
/* "explicit, confidence 0.93"; the number is missing where nobody gave one. */
char *stance_describe_certainty (const StanceStatementFields *fields);
/* One statement in lines for people: who, value, wording, place, quote, rule. */
void stance_append_statement_block (GString *out, StanceStatement *statement, StanceModel *model, const StanceStyle *style);
/* From -1 where parties are far apart to 1 where they agree, whichever way the measure counts; NaN for NaN. */
double stance_matrix_tint (StanceMatrix *matrix, double value);
/* The keys and values of a matrix, without braces. */
void stance_append_matrix_json (StanceMatrix *matrix, GString *out);
/* Party x party for people. */
StanceSheet *stance_matrix_sheet (StanceMatrix *matrix, StanceModel *model, const StanceStyle *style, const char *corner);
/* Lines wrapped to the style's width behind a prefix. */
void stance_append_wrapped (GString *out, const char *prefix, const char *text, const StanceStyle *style);
/* A heading, behind an empty line unless it is the first; for a terminal unless `format` is Markdown. */
void stance_append_heading (GString *out, const char *heading, StanceFormat format);
/* An item of a list; on a terminal what is wrapped stands behind the mark. */
void stance_append_item (GString *out, const char *mark, const char *text, StanceFormat format, const StanceStyle *style);
/* A table in columns, or in Markdown. */
void stance_sheet_append_people (const StanceSheet *self, StanceFormat format, const StanceStyle *style, GString *out);
