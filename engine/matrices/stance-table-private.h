/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stance/stance-table.h>

#include "stance-names-private.h"
#include "stance-tally-private.h"

/* A cell, with the way back to its statements. */
typedef struct
{
  StanceTally tally;
  GPtrArray *statements; /* of StanceStatement, in the order they came */
} StanceCell;

struct _StanceTable
{
  StanceLevel level;
  guint min_n;
  StanceNames *parties;
  StanceNames *issues;
  StanceCell **cells; /* parties x issues, row by row; NULL where missing */
};

void stance_cell_free (StanceCell *self);
gboolean stance_table_build (StanceTable *self, GPtrArray *statements, StanceModel *model, GError **error);
/* NaN and FALSE where missing. */
gboolean stance_table_get_score_at (const StanceTable *self, guint row, guint column, StanceScore *score);
