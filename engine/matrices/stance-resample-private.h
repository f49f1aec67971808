/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statements behind a table, ready to be drawn anew. */
#pragma once

#include "stance-array-private.h"
#include "stance-random-private.h"
#include "stance-table-private.h"

typedef struct _StanceResample StanceResample;

/* NULL with STANCE_ERROR_NO_DATA when the table keeps no statements. */
StanceResample *stance_resample_new (StanceTable *table, StanceResampled unit, GError **error);
void stance_resample_free (StanceResample *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceResample, stance_resample_free)

guint stance_resample_get_n_units (const StanceResample *self);
/* Whether a cell rests on more than one unit, so that drawing tells anything of it. */
gboolean stance_resample_can_vary (const StanceResample *self, gsize cell);

/* What one thread works with. */
typedef struct
{
  gsl_rng *rng;
  gint64 *sums; /* of weight x position, then of weights, by cell */
} StanceDrawing;

void stance_drawing_init (StanceDrawing *self, const StanceResample *resample);
void stance_drawing_clear (StanceDrawing *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceDrawing, stance_drawing_clear)

/* The table's positions with as many units as there are, drawn with replacement from the stream that was begun; NaN where a cell got none. */
void stance_resample_draw (const StanceResample *self, StanceDrawing *drawing, StanceArray *positions);
/* The table's positions without every unit whose number leaves `group` when divided by `n_groups`. */
void stance_resample_leave_out (const StanceResample *self, guint group, guint n_groups, StanceDrawing *drawing, StanceArray *positions);
