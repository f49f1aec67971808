/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_COMPARISON)
#error "this layer does not see comparison (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-values.h>
#include <stance/stance-table.h>
#include <stance/stance-matrix.h>

G_BEGIN_DECLS

/**
 * StanceSide:
 * @STANCE_SIDE_A: the first article or set
 * @STANCE_SIDE_B: the second
 *
 * The sides of a comparison.
 */
typedef enum
{
  STANCE_SIDE_A,
  STANCE_SIDE_B,
} StanceSide;

#define STANCE_TYPE_SIDE (stance_side_get_type ())
STANCE_EXPORT GType stance_side_get_type (void);

/**
 * StanceComparison:
 *
 * Two articles, or two sets of statements, side by side. Immutable and atomically counted.
 */
typedef struct _StanceComparison StanceComparison;

#define STANCE_TYPE_COMPARISON (stance_comparison_get_type ())
STANCE_EXPORT GType stance_comparison_get_type (void);

STANCE_EXPORT StanceComparison *stance_comparison_new (StanceTable *a, StanceTable *b, StanceModel *model, GError **error);
STANCE_EXPORT StanceComparison *stance_comparison_ref (StanceComparison *self);
STANCE_EXPORT void stance_comparison_unref (StanceComparison *self);
STANCE_EXPORT guint stance_comparison_get_n_cells (StanceComparison *self);
STANCE_EXPORT const char *stance_comparison_get_party (StanceComparison *self, guint cell);
STANCE_EXPORT const char *stance_comparison_get_issue (StanceComparison *self, guint cell);
STANCE_EXPORT gboolean stance_comparison_get_a (StanceComparison *self, guint cell, StanceScore *score);
STANCE_EXPORT gboolean stance_comparison_get_b (StanceComparison *self, guint cell, StanceScore *score);
STANCE_EXPORT gboolean stance_comparison_get_difference (StanceComparison *self, guint cell, double *difference);
STANCE_EXPORT StanceTable *stance_comparison_get_table (StanceComparison *self, StanceSide side);
STANCE_EXPORT StanceMatrix *stance_comparison_get_matrix (StanceComparison *self, StanceSide side);
STANCE_EXPORT gboolean stance_comparison_get_agreement_difference (StanceComparison *self, const char *first, const char *second,
                                                                   double *difference);
STANCE_EXPORT char **stance_comparison_get_parties (StanceComparison *self);
STANCE_EXPORT char **stance_comparison_get_parties_only_in (StanceComparison *self, StanceSide side);
STANCE_EXPORT char **stance_comparison_get_issues_only_in (StanceComparison *self, StanceSide side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceComparison, stance_comparison_unref)

G_END_DECLS
