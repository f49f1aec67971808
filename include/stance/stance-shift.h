/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_COMPARISON)
#error "this layer does not see comparison (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-enums.h>
#include <stance/stance-values.h>
#include <stance/stance-model.h>
#include <stance/stance-table.h>
#include <stance/stance-comparison.h>

G_BEGIN_DECLS

/**
 * StancePeriod:
 * @STANCE_PERIOD_DAY: days
 * @STANCE_PERIOD_WEEK: weeks of ISO 8601, from Monday
 * @STANCE_PERIOD_MONTH: months
 * @STANCE_PERIOD_QUARTER: quarters of years
 * @STANCE_PERIOD_YEAR: years
 * @STANCE_PERIOD_DAYS: so many days each, from the first date on
 *
 * How time is cut into windows.
 */
typedef enum
{
  STANCE_PERIOD_DAY,
  STANCE_PERIOD_WEEK,
  STANCE_PERIOD_MONTH,
  STANCE_PERIOD_QUARTER,
  STANCE_PERIOD_YEAR,
  STANCE_PERIOD_DAYS,
} StancePeriod;

#define STANCE_TYPE_PERIOD (stance_period_get_type ())
STANCE_EXPORT GType stance_period_get_type (void);

/**
 * StanceShiftOptions:
 * @level: what the rows are
 * @period: the windows
 * @days: how many of them for %STANCE_PERIOD_DAYS, at least 1
 * @min_n: positions of fewer statements are missing; 0 is taken as 1
 * @party: (nullable): the only row that is wanted; %NULL for all
 * @issue: (nullable): the id of the only issue that is wanted; %NULL for all
 *
 * What of time is looked at.
 */
typedef struct
{
  StanceLevel level;
  StancePeriod period;
  guint days;
  guint min_n;
  const char *party;
  const char *issue;
} StanceShiftOptions;

/**
 * StanceShift:
 *
 * Positions over time: a table for each window in which something was said. Immutable and atomically counted.
 */
typedef struct _StanceShift StanceShift;

#define STANCE_TYPE_SHIFT (stance_shift_get_type ())
STANCE_EXPORT GType stance_shift_get_type (void);

STANCE_EXPORT StanceShift *stance_shift_new (GPtrArray *statements, StanceModel *model, const StanceShiftOptions *options, GError **error);
STANCE_EXPORT StanceShift *stance_shift_ref (StanceShift *self);
STANCE_EXPORT void stance_shift_unref (StanceShift *self);
STANCE_EXPORT guint stance_shift_get_n_windows (StanceShift *self);
STANCE_EXPORT const char *stance_shift_get_label (StanceShift *self, guint window);
STANCE_EXPORT char *stance_shift_get_first (StanceShift *self, guint window);
STANCE_EXPORT char *stance_shift_get_last (StanceShift *self, guint window);
STANCE_EXPORT guint stance_shift_get_n_statements (StanceShift *self, guint window);
STANCE_EXPORT StanceTable *stance_shift_get_table (StanceShift *self, guint window);
STANCE_EXPORT guint stance_shift_get_n_undated (StanceShift *self);
STANCE_EXPORT char **stance_shift_get_undated_documents (StanceShift *self);
STANCE_EXPORT guint stance_shift_get_n_cells (StanceShift *self);
STANCE_EXPORT const char *stance_shift_get_party (StanceShift *self, guint cell);
STANCE_EXPORT const char *stance_shift_get_issue (StanceShift *self, guint cell);
STANCE_EXPORT gboolean stance_shift_get_position (StanceShift *self, guint cell, guint window, StanceScore *score);
STANCE_EXPORT gboolean stance_shift_test (StanceShift *self, guint cell, guint from, guint to, guint seed, StanceDifference *difference);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceShift, stance_shift_unref)

G_END_DECLS
