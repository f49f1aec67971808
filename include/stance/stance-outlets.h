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
#include <stance/stance-model.h>
#include <stance/stance-table.h>

G_BEGIN_DECLS

/**
 * StanceOutlets:
 *
 * Several articles, outlets or sets of statements side by side: how far each is from each in the positions that they give to the same parties. Immutable and
 * atomically counted.
 */
typedef struct _StanceOutlets StanceOutlets;

#define STANCE_TYPE_OUTLETS (stance_outlets_get_type ())
STANCE_EXPORT GType stance_outlets_get_type (void);

STANCE_EXPORT StanceOutlets *stance_outlets_new (StanceModel *model);
STANCE_EXPORT StanceOutlets *stance_outlets_ref (StanceOutlets *self);
STANCE_EXPORT void stance_outlets_unref (StanceOutlets *self);
STANCE_EXPORT void stance_outlets_add (StanceOutlets *self, const char *name, StanceTable *table);
STANCE_EXPORT gboolean stance_outlets_finish (StanceOutlets *self, GError **error);
STANCE_EXPORT guint stance_outlets_get_n (StanceOutlets *self);
STANCE_EXPORT const char *stance_outlets_get_name (StanceOutlets *self, guint outlet);
STANCE_EXPORT StanceTable *stance_outlets_get_table (StanceOutlets *self, guint outlet);
STANCE_EXPORT gboolean stance_outlets_get_divergence (StanceOutlets *self, guint first, guint second, StanceScore *score);
STANCE_EXPORT guint stance_outlets_get_n_cells (StanceOutlets *self);
STANCE_EXPORT const char *stance_outlets_get_party (StanceOutlets *self, guint cell);
STANCE_EXPORT const char *stance_outlets_get_issue (StanceOutlets *self, guint cell);
STANCE_EXPORT gboolean stance_outlets_get_position (StanceOutlets *self, guint cell, guint outlet, StanceScore *score);
STANCE_EXPORT double stance_outlets_get_distance (StanceOutlets *self, guint cell);
STANCE_EXPORT double stance_outlets_get_share (StanceOutlets *self, guint cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceOutlets, stance_outlets_unref)

G_END_DECLS
