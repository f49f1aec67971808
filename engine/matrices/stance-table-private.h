/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stance/stance-table.h>

#include "stance-array-private.h"
#include "stance-names-private.h"
#include "stance-tally-private.h"

/* A cell, with the way back to its statements. */
typedef struct
{
  StanceSums sums;
  StanceEvidence evidence;
  GPtrArray *statements; /* in the order they came; NULL in a table made from a tally */
} StanceCell;

struct _StanceTable
{
  StanceLevel level;
  guint min_n;
  StanceNames *parties;
  StanceNames *issues;
  StanceCell **cells; /* parties x issues, row by row; NULL where missing */
  double *lows;       /* of the cells; NULL where no interval was computed */
  double *highs;
};

/* Statements and, for each, the entry of the tally that it went into. */
typedef struct
{
  GPtrArray *statements;
  GPtrArray *entries;
} StanceTrace;

void stance_cell_free (StanceCell *self);
/* `trace` may be NULL. */
gboolean stance_table_build (StanceTable *self, StanceTally *tally, const StanceTrace *trace, GError **error);
/* Parties x issues; NaN where missing. */
StanceArray *stance_table_get_positions (const StanceTable *self);
/* Without intervals; statements are shared. */
StanceTable *stance_table_copy (const StanceTable *self);
/* NaN and FALSE where missing. */
gboolean stance_table_get_score_at (const StanceTable *self, guint row, guint column, StanceScore *score);
