/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stance/stance-report.h>

#define STANCE_REPORT_TINTS 21 /* steps of colour */

/* A table with the matrix made from it. */
typedef struct
{
  char *name; /* of the side; NULL for all */
  StanceTable *table;
  StanceMatrix *matrix; /* NULL where there is none */
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
  GArray *views;
  gsize n_bytes;           /* of texts */
};

/* The class of a colour, k0 (-1) to k20 (+1); -1 for NaN. */
int stance_report_tint (double tint);
/* Classes of colours for light and dark pages. */
void stance_report_append_colours (GString *out);
/* Text for HTML, also within an attribute. */
void stance_report_append_text (GString *out, const char *text);
void stance_report_append_view (StanceReport *self, guint view, GString *out);
/* What the page's script reads, harmless in a script element. */
void stance_report_append_data (StanceReport *self, GString *out);
