/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers in rows and columns: parties x issues, units x raters, documents x words, distances. Missing is NaN. */
#pragma once

#include <glib.h>

typedef struct
{
  double *values; /* row by row */
  gsize rows;
  gsize columns;
} StanceArray;

/* All missing. NULL where there is no memory for it. */
StanceArray *stance_array_new (gsize rows, gsize columns);
void stance_array_free (StanceArray *self);
StanceArray *stance_array_transpose (const StanceArray *self);
/* Divides each column by the difference of its largest and least value; a constant one is left as it is. */
void stance_array_divide_by_ranges (StanceArray *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceArray, stance_array_free)

static inline double *
stance_array_row (const StanceArray *self, gsize row)
{
  return self->values + row * self->columns;
}

static inline double
stance_array_get (const StanceArray *self, gsize row, gsize column)
{
  return self->values[row * self->columns + column];
}

static inline void
stance_array_set (StanceArray *self, gsize row, gsize column, double value)
{
  self->values[row * self->columns + column] = value;
}
