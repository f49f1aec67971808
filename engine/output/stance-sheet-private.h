/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of cells under titles: what every writer fills, and the one thing that knows CSV, Markdown and terminals. */
#pragma once

#include <stance/stance-writer.h>

typedef struct
{
  char *text;         /* NULL: missing */
  gboolean is_number; /* bare in JSON, never guarded in CSV, to the right in columns */
  double tint;        /* from -1 to 1 for colour; NaN: none */
} StanceSheetCell;

typedef struct
{
  GPtrArray *titles; /* of utf8 */
  GArray *cells;     /* of StanceSheetCell, row by row */
  guint frozen;      /* columns that stand in every group of columns when a terminal is too narrow */
} StanceSheet;

/* `titles` may be NULL and is NULL-terminated. */
StanceSheet *stance_sheet_new (const char *const *titles, guint frozen);
void stance_sheet_free (StanceSheet *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceSheet, stance_sheet_free)

/* Cells are appended, row after row. */
void stance_sheet_add_text (StanceSheet *self, const char *text);
void stance_sheet_add_number (StanceSheet *self, double value);
void stance_sheet_add_count (StanceSheet *self, guint64 count);
/* Where the statement stands that shows a cell best: document, start, end. A `table` of NULL has none. */
void stance_sheet_add_evidence (StanceSheet *self, StanceTable *table, const char *party, const char *issue);
/* A figure for people: takes `text`, NULL for missing. */
void stance_sheet_add_shown (StanceSheet *self, char *text, double tint);

guint stance_sheet_get_n_rows (const StanceSheet *self);
const StanceSheetCell *stance_sheet_get (const StanceSheet *self, guint row, guint column);

char *stance_sheet_write (const StanceSheet *self, StanceFormat format, const StanceStyle *style, GError **error);
void stance_sheet_append_columns (const StanceSheet *self, const StanceStyle *style, GString *out);
/* CSV or TSV */
void stance_sheet_append_delimited_titles (const StanceSheet *self, StanceFormat format, GString *out);
void stance_sheet_append_delimited_rows (const StanceSheet *self, StanceFormat format, GString *out);
/* Both, as a program wants its CSV. */
void stance_sheet_append_dialect (const StanceSheet *self, StanceFormat format, StanceDialect dialect, GString *out);
void stance_sheet_append_markdown (const StanceSheet *self, GString *out);
void stance_sheet_append_json_row (const StanceSheet *self, guint row, GString *out);
void stance_sheet_append_json_lines (const StanceSheet *self, GString *out);
/* [ ... ], an object a line */
void stance_sheet_append_json (const StanceSheet *self, GString *out);
void stance_append_markdown_text (GString *out, const char *text);
/* The same at the beginning of a line. */
void stance_append_markdown_line (GString *out, const char *text);
