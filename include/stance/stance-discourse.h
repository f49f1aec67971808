/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_STANCES)
#error "this layer does not see stances (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-model.h>
#include <stance/stance-statement.h>

G_BEGIN_DECLS

/**
 * StanceDiscourse:
 *
 * Statements with the values of any number of variables (who, on what, for or against), each in a document: what Discourse Network Analyzer keeps,
 * and what networks are made of. Atomically counted, but to be changed by one thread at a time.
 */
typedef struct _StanceDiscourse StanceDiscourse;

#define STANCE_TYPE_DISCOURSE (stance_discourse_get_type ())
STANCE_EXPORT GType stance_discourse_get_type (void);

STANCE_EXPORT StanceDiscourse *stance_discourse_new (void);
STANCE_EXPORT StanceDiscourse *stance_discourse_ref (StanceDiscourse *self);
STANCE_EXPORT void stance_discourse_unref (StanceDiscourse *self);
STANCE_EXPORT gboolean stance_discourse_is_file (GBytes *head);
STANCE_EXPORT gboolean stance_discourse_read (StanceDiscourse *self, const char *name, GBytes *bytes, GError **error);
STANCE_EXPORT gboolean stance_discourse_add_statement (StanceDiscourse *self, StanceStatement *statement, StanceModel *model, GError **error);
STANCE_EXPORT GPtrArray *stance_discourse_take_warnings (StanceDiscourse *self);
STANCE_EXPORT guint stance_discourse_get_n_statements (StanceDiscourse *self);
STANCE_EXPORT char **stance_discourse_list_variables (StanceDiscourse *self);
STANCE_EXPORT const char *stance_discourse_get_value (StanceDiscourse *self, guint statement, const char *variable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceDiscourse, stance_discourse_unref)

G_END_DECLS
