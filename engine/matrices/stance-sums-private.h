/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a cell of the table adds up. Positions and weights are integers on the grid and the sums are wide enough never to overflow, so
 * adding and merging give the same sums in any order, on any number of threads or machines. */
#pragma once

#include <stance/stance-values.h>

__extension__ typedef __int128 StanceWide;

typedef struct
{
  guint n;            /* statements of weight above 0 */
  gint64 weight;      /* sum of weights, grid */
  StanceWide sum;     /* sum of weight x position, grid squared */
  StanceWide squares; /* sum of weight x position squared, grid cubed */
} StanceSums;

void stance_sums_add (StanceSums *self, gint32 position, gint32 weight);
void stance_sums_merge (StanceSums *self, const StanceSums *other);
gboolean stance_sums_finish (const StanceSums *self, StanceScore *score);
void stance_score_set_missing (StanceScore *score, guint n);
