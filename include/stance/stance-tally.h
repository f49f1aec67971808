/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_MATRICES)
#error "this layer does not see matrices (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-model.h>
#include <stance/stance-statement.h>

G_BEGIN_DECLS

/**
 * StanceTally:
 *
 * Exact sums of positions by holder, party, bloc and issue, from which tables of every level are made: what is kept of a corpus that is
 * too large to keep its statements. Atomically counted, but to be changed by one thread at a time; tallies of shards are merged.
 */
typedef struct _StanceTally StanceTally;

#define STANCE_TYPE_TALLY (stance_tally_get_type ())
STANCE_EXPORT GType stance_tally_get_type (void);

STANCE_EXPORT StanceTally *stance_tally_new (StanceModel *model);
STANCE_EXPORT StanceTally *stance_tally_ref (StanceTally *self);
STANCE_EXPORT void stance_tally_unref (StanceTally *self);
STANCE_EXPORT void stance_tally_set_position (StanceTally *self, guint64 position);
STANCE_EXPORT gboolean stance_tally_add (StanceTally *self, StanceStatement *statement, GError **error);
STANCE_EXPORT gboolean stance_tally_merge (StanceTally *self, StanceTally *other, GError **error);
STANCE_EXPORT guint64 stance_tally_get_n_statements (StanceTally *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceTally, stance_tally_unref)

G_END_DECLS
