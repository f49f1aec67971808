/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stance/stance-report.h>

#define STANCE_REPORT_TINTS 21 /* steps of colour */

/* One table with the matrix made from it; or two tables side by side; or several. The others are NULL. */
typedef struct
{
  char *name; /* of the table; NULL for all */
  StanceTable *table;
  StanceMatrix *matrix; /* NULL where there is none */
  StanceComparison *comparison;
  char *names[2]; /* of its sides */
  StanceOutlets *outlets;
} StanceReportView;

struct _StanceReport
{
  GObject parent_instance;
  StanceModel *model;
  char *title;
  GPtrArray *documents;    /* of StanceDocument */
  GPtrArray *attributions; /* of each document, or NULL */
  GPtrArray *statements;
  GHashTable *numbers;     /* statement -> its place among them, from 1 */
  GPtrArray *issues;       /* ids with a proposition, by name; borrowed from the statements, while the page is written */
  GHashTable *issue_numbers; /* id -> its place among them, from 1 */
  GArray *views;
  gsize n_bytes;           /* of texts */
};

/* What is set side by side in a view: 1, 2 or more; each is NULL where it has no position. */
guint stance_report_view_get_n_sides (const StanceReportView *view);
StanceTable *stance_report_view_get_side (const StanceReportView *view, guint side);
StanceLevel stance_report_view_get_level (const StanceReportView *view);
/* Borrowed; NULL for a table without a name. */
const char *stance_report_view_get_name (const StanceReportView *view, guint side);

/* stance-report-html.c: the pieces that pages are made of. */

/* The class of a colour, k0 (-1) to k20 (+1); -1 for NaN. */
int stance_report_tint (double tint);
/* Classes of colours for light and dark pages. */
void stance_report_append_colours (GString *out);
/* Text for HTML, also within an attribute. */
void stance_report_append_text (GString *out, const char *text);
/* The same in a frame of its own: whatever direction it is written in, the words around it keep theirs. */
void stance_report_append_words (GString *out, const char *text);
/* A name in a head: a long one is cut in the middle, and carries the whole of it along. */
void stance_report_append_name (GString *out, const char *text);
/* A number for an attribute; "null" for none. */
void stance_report_append_number (GString *out, double number);

/* What the rows of a table are. */
typedef enum
{
  STANCE_REPORT_GRID,
  STANCE_REPORT_LINES,  /* each stands for itself */
  STANCE_REPORT_QUOTES, /* and ends in a quote */
} StanceReportRows;

typedef struct
{
  const char *heading;
  const char *name;    /* of the input that it is of; NULL */
  const char *kind;    /* names the file of its figures */
  const char *caption; /* what it is, for those who do not see it */
  int side;            /* that figures are of; -1 where rows or cells say it */
  StanceReportRows lines;
  guint rank;          /* of the heading, 2 or 3 */
  const char *corner;  /* what the rows are */
} StanceReportTable;

/* As far as the row of heads, which is left open. */
void stance_report_begin_table (const StanceReportTable *self, GString *out);
/* From the row of heads to the first row. */
void stance_report_begin_rows (GString *out);
void stance_report_end_table (GString *out);
/* A head that sorts. `csv` is what its columns are called in the file, NULL: as here. */
void stance_report_append_head (GString *out, const char *label, const char *csv);
/* The head of an outlet's positions: these and their counts in the file. */
void stance_report_append_outlet_head (const char *name, GString *out);
/* A head of rows or columns of a grid. */
void stance_report_append_grid_head (GString *out, const char *scope, const char *label, const char *id);
/* "A", as all that is of a side is marked. */
void stance_report_append_letter (GString *out, guint side);

typedef struct
{
  const StanceScore *score;
  gboolean plus;      /* figures above 0 get a sign */
  gboolean counted;   /* how many statements or issues it rests on is shown */
  double tint;        /* NaN for none */
  const char *sides;  /* "0 1": whose statements it rests on; NULL: the table says it */
  const char *issues; /* what is counted, in the singular; NULL: statements */
} StanceReportFigure;

/* A figure that can be pressed. */
void stance_report_append_figure (GString *out, const StanceReportFigure *figure);
void stance_report_append_missing (GString *out, const char *why);

/* stance-report-view.c, -comparison.c, -outlets.c, -sides.c: what stands on the page. */
void stance_report_append_view (StanceReport *self, guint view, GString *out);
void stance_report_append_matrix (StanceReport *self, StanceMatrix *matrix, const StanceReportTable *table, GString *out);
void stance_report_append_comparison (StanceReport *self, const StanceReportView *view, GString *out);
void stance_report_append_outlets (StanceReport *self, const StanceReportView *view, GString *out);
/* stance-report-issues.c: what positions on issues mean. */

void stance_report_gather_issues (StanceReport *self);
/* From 1; 0 for an issue without a proposition. */
guint stance_report_get_issue_number (StanceReport *self, const char *issue);
/* The head of a column, and a name in a row: both are described by the proposition. */
void stance_report_append_issue_head (StanceReport *self, const char *issue, GString *out);
void stance_report_append_issue_name (StanceReport *self, const char *issue, GString *out);
/* The propositions, with the words of the model for places on its scale. */
void stance_report_append_issues (StanceReport *self, GString *out);

/* Around a line for each finding. */
void stance_report_begin_findings (GString *out);
void stance_report_end_findings (GString *out);
/* What is set side by side, for the head of the page. */
void stance_report_append_sides (StanceReport *self, const StanceReportView *view, GString *out);
/* What the page's script reads, harmless in a script element. */
void stance_report_append_data (StanceReport *self, GString *out);
