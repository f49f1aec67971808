/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions live on an integer grid of 1/10,000, so that sums are exact in any order. */
#pragma once

#include <glib.h>
#include <math.h>

#define STANCE_GRID 10000

static inline gint32
stance_grid_from_double (double position)
{
  return (gint32) lround (position * STANCE_GRID);
}

static inline double
stance_grid_to_double (gint64 grid)
{
  return (double) grid / STANCE_GRID;
}
