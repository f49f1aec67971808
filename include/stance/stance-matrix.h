/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_MATRICES)
#error "this layer does not see matrices (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-enums.h>
#include <stance/stance-values.h>
#include <stance/stance-model.h>
#include <stance/stance-table.h>

G_BEGIN_DECLS

/**
 * StanceMatrix:
 *
 * A party x party matrix of one measure. Immutable and atomically counted.
 */
typedef struct _StanceMatrix StanceMatrix;

#define STANCE_TYPE_MATRIX (stance_matrix_get_type ())
STANCE_EXPORT GType stance_matrix_get_type (void);

STANCE_EXPORT StanceMatrix *stance_matrix_new (StanceTable *table, StanceModel *model, StanceMeasure measure, guint min_n, GError **error);
STANCE_EXPORT StanceMatrix *stance_matrix_ref (StanceMatrix *self);
STANCE_EXPORT void stance_matrix_unref (StanceMatrix *self);
STANCE_EXPORT StanceMeasure stance_matrix_get_measure (StanceMatrix *self);
STANCE_EXPORT guint stance_matrix_get_size (StanceMatrix *self);
STANCE_EXPORT const char *stance_matrix_get_party (StanceMatrix *self, guint index);
STANCE_EXPORT gboolean stance_matrix_get_score (StanceMatrix *self, const char *a, const char *b, StanceScore *score);
STANCE_EXPORT gboolean stance_matrix_get_chance (StanceMatrix *self, const char *a, const char *b, double *p);
STANCE_EXPORT StanceReason stance_matrix_get_reason (StanceMatrix *self, const char *a, const char *b);
STANCE_EXPORT StanceMatrix *stance_matrix_reorder (StanceMatrix *self, StanceOrder order, StanceModel *model, GError **error);
STANCE_EXPORT double *stance_matrix_get_values (StanceMatrix *self, gsize *length);
STANCE_EXPORT guint *stance_matrix_get_counts (StanceMatrix *self, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceMatrix, stance_matrix_unref)

G_END_DECLS
