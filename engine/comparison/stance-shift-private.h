/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of positions over time, for the layer that gives them intervals. */
#pragma once

#include <stance/stance-shift.h>

#include "stance-names-private.h"

typedef struct
{
  guint32 first; /* days of GDate */
  guint32 last;
  char *label;
  guint n;            /* statements */
  StanceTable *table; /* NULL when no cell has enough */
} StanceTimeWindow;

typedef struct
{
  guint party;
  guint issue;
} StanceShiftCell;

struct _StanceShift
{
  GArray *windows;     /* of StanceTimeWindow, in the order of time */
  StanceNames *parties;
  StanceNames *issues;
  GArray *cells;       /* of StanceShiftCell */
  StanceNames *undated; /* documents */
  guint n_undated;
};

/* The windows that hold a date, by GDate's count of days; `origin` is the first date of all. */
void stance_period_find (StancePeriod period, guint days, guint32 origin, guint32 day, StanceTimeWindow *window);
/* "2025-02", "2025-W07", "2025-Q1" ... */
char *stance_period_label (StancePeriod period, const StanceTimeWindow *window);
/* A copy with other tables of the same cells; NULL where a window has none. */
StanceShift *stance_shift_with_tables (StanceShift *self, GPtrArray *tables);
