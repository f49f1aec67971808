/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_MODEL)
#error "this layer does not see model (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-enums.h>

G_BEGIN_DECLS

#define STANCE_TYPE_MODEL (stance_model_get_type ())
/**
 * StanceModel:
 *
 * A position model: parties with their names, offices and blocs, and issues with their expressions.
 * Immutable once loaded but for the weights of its issues (stance_model_set_issue_weight()); may be shared by threads.
 */
STANCE_EXPORT
G_DECLARE_FINAL_TYPE (StanceModel, stance_model, STANCE, MODEL, GObject)

STANCE_EXPORT StanceModel *stance_model_load (const char *name, GError **error);
STANCE_EXPORT char *stance_model_find_file (const char *name, GError **error);
STANCE_EXPORT char **stance_model_list (void);
STANCE_EXPORT GPtrArray *stance_model_check_file (const char *path, GError **error);
STANCE_EXPORT const char *stance_model_get_id (StanceModel *self);
STANCE_EXPORT const char *stance_model_get_title (StanceModel *self);
STANCE_EXPORT double stance_model_get_scale_min (StanceModel *self);
STANCE_EXPORT double stance_model_get_scale_max (StanceModel *self);
STANCE_EXPORT char **stance_model_get_party_ids (StanceModel *self);
STANCE_EXPORT const char *stance_model_get_party_name (StanceModel *self, const char *party);
STANCE_EXPORT char **stance_model_get_party_names (StanceModel *self, const char *party);
STANCE_EXPORT StancePartyKind stance_model_get_party_kind (StanceModel *self, const char *party);
STANCE_EXPORT gboolean stance_model_has_party (StanceModel *self, const char *party);
STANCE_EXPORT const char *stance_model_roll_up (StanceModel *self, const char *party, StanceLevel level, const char *date);
STANCE_EXPORT char **stance_model_get_issue_ids (StanceModel *self);
STANCE_EXPORT gboolean stance_model_has_issue (StanceModel *self, const char *issue);
STANCE_EXPORT const char *stance_model_get_issue_name (StanceModel *self, const char *issue);
STANCE_EXPORT const char *stance_model_get_proposition (StanceModel *self, const char *issue);
STANCE_EXPORT const char *stance_model_get_pole (StanceModel *self, const char *issue, double position);
STANCE_EXPORT double stance_model_get_issue_weight (StanceModel *self, const char *issue);
STANCE_EXPORT char *stance_model_find_better (StanceModel *self, const char *const *names, const char *text, guint *n_own, guint *n_better);
STANCE_EXPORT gboolean stance_model_set_issue_weight (StanceModel *self, const char *issue, double weight);

G_END_DECLS
