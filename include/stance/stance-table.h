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
#include <stance/stance-statement.h>
#include <stance/stance-tally.h>

G_BEGIN_DECLS

/**
 * StanceTable:
 *
 * A party x issue table of positions with counts. Immutable and atomically counted.
 */
typedef struct _StanceTable StanceTable;

#define STANCE_TYPE_TABLE (stance_table_get_type ())
STANCE_EXPORT GType stance_table_get_type (void);

STANCE_EXPORT StanceTable *stance_table_new (GPtrArray *statements, StanceModel *model, StanceLevel level, guint min_n, GError **error);
STANCE_EXPORT StanceTable *stance_table_new_from_tally (StanceTally *tally, StanceLevel level, guint min_n, GError **error);
STANCE_EXPORT StanceTable *stance_table_ref (StanceTable *self);
STANCE_EXPORT void stance_table_unref (StanceTable *self);
STANCE_EXPORT StanceLevel stance_table_get_level (StanceTable *self);
STANCE_EXPORT guint stance_table_get_n_parties (StanceTable *self);
STANCE_EXPORT guint stance_table_get_n_issues (StanceTable *self);
STANCE_EXPORT const char *stance_table_get_party (StanceTable *self, guint row);
STANCE_EXPORT const char *stance_table_get_issue (StanceTable *self, guint column);
STANCE_EXPORT gboolean stance_table_get_cell (StanceTable *self, const char *party, const char *issue, StanceScore *score);
STANCE_EXPORT const char *stance_table_get_evidence (StanceTable *self, const char *party, const char *issue, StanceSpan *span);
STANCE_EXPORT GPtrArray *stance_table_get_statements (StanceTable *self, const char *party, const char *issue);
STANCE_EXPORT double *stance_table_get_values (StanceTable *self, gsize *length);
STANCE_EXPORT guint *stance_table_get_counts (StanceTable *self, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceTable, stance_table_unref)

G_END_DECLS
