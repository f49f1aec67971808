/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures in coloured cells, rows that are alike next to each other, and the tree that says how alike. */
#pragma once

#include "stance-canvas-private.h"
#include "stance-dendrogram-private.h"

/* What a picture can hold and still be read. */
#define STANCE_MAX_ROWS 120
#define STANCE_MAX_COLUMNS 120

typedef struct
{
  const char *title;
  const char *subtitle;
  const char *counted;   /* what the small figures count */
  const char *meaning;   /* of the colours; NULL where their ends say it */
  const char *ends[3];   /* what both ends of the scale and missing mean */
  GPtrArray *rows;       /* labels, borrowed */
  GPtrArray *columns;
  const double *values;  /* rows x columns, NaN where missing */
  const double *tints;   /* likewise, from -1 to 1 */
  const guint *counts;
  gboolean plus;         /* values above 0 get a sign */
  gboolean square;       /* rows are columns too: these take the same order, and the diagonal says nothing */
  const StanceArray *distances; /* of the rows */
} StanceHeatmap;

GBytes *stance_heatmap_draw (const StanceHeatmap *self, StanceFormat format, GError **error);
/* FALSE with STANCE_ERROR_LIMIT for more than a picture can hold. */
gboolean stance_picture_check_rows (guint n, guint most, const char *what, GError **error);
gboolean stance_picture_check_size (guint rows, guint columns, const char *what, GError **error);
/* FALSE with STANCE_ERROR_UNSUPPORTED for what is no format of pictures. */
gboolean stance_picture_check_format (StanceFormat format, GError **error);
