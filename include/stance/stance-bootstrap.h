/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_PIPELINE)
#error "this layer does not see pipeline (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-enums.h>
#include <stance/stance-matrix.h>
#include <stance/stance-shift.h>
#include <stance/stance-table.h>

G_BEGIN_DECLS

/**
 * StanceBootstrap:
 *
 * How sure figures are, told by drawing their statements anew. Atomically counted; to be set by one thread at a time.
 */
typedef struct _StanceBootstrap StanceBootstrap;

/**
 * StanceProgress:
 * @done: pieces of work so far
 * @total: pieces of work in all
 * @user_data: what was given with the function
 *
 * Hears how far a computation is, on the thread that asked for it.
 */
typedef void (*StanceProgress) (guint done, guint total, gpointer user_data);

#define STANCE_TYPE_BOOTSTRAP (stance_bootstrap_get_type ())
STANCE_EXPORT GType stance_bootstrap_get_type (void);

STANCE_EXPORT StanceBootstrap *stance_bootstrap_new (guint replicates, guint seed);
STANCE_EXPORT StanceBootstrap *stance_bootstrap_ref (StanceBootstrap *self);
STANCE_EXPORT void stance_bootstrap_unref (StanceBootstrap *self);
STANCE_EXPORT void stance_bootstrap_set_resampled (StanceBootstrap *self, StanceResampled resampled);
STANCE_EXPORT void stance_bootstrap_set_interval (StanceBootstrap *self, StanceInterval interval, double level);
STANCE_EXPORT void stance_bootstrap_set_threads (StanceBootstrap *self, guint threads);
STANCE_EXPORT void stance_bootstrap_set_progress (StanceBootstrap *self, StanceProgress progress, gpointer user_data, GDestroyNotify destroy);
STANCE_EXPORT StanceTable *stance_bootstrap_table (StanceBootstrap *self, StanceTable *table, GError **error);
STANCE_EXPORT StanceMatrix *stance_bootstrap_matrix (StanceBootstrap *self, StanceMatrix *matrix, StanceTable *table, GError **error);
STANCE_EXPORT StanceShift *stance_bootstrap_shift (StanceBootstrap *self, StanceShift *shift, GError **error);
STANCE_EXPORT StanceMatrix *stance_bootstrap_permute (StanceBootstrap *self, StanceMatrix *matrix, StanceTable *table, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceBootstrap, stance_bootstrap_unref)

G_END_DECLS
