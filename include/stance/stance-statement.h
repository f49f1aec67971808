/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_STANCES)
#error "this layer does not see stances (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-enums.h>
#include <stance/stance-values.h>

G_BEGIN_DECLS

/**
 * StanceStatement:
 *
 * One holder's position on one issue, with the words that show it. Immutable and atomically counted.
 */
typedef struct _StanceStatement StanceStatement;

#define STANCE_TYPE_STATEMENT (stance_statement_get_type ())
STANCE_EXPORT GType stance_statement_get_type (void);

STANCE_EXPORT StanceStatement *stance_statement_new (const char *document, const char *holder_party, const char *issue, double position, GError **error);
STANCE_EXPORT StanceStatement *stance_statement_with_ids (StanceStatement *self, const char *holder_party, const char *issue);
STANCE_EXPORT StanceStatement *stance_statement_ref (StanceStatement *self);
STANCE_EXPORT void stance_statement_unref (StanceStatement *self);
STANCE_EXPORT const char *stance_statement_get_document (StanceStatement *self);
STANCE_EXPORT const char *stance_statement_get_id (StanceStatement *self);
STANCE_EXPORT const char *stance_statement_get_holder (StanceStatement *self);
STANCE_EXPORT const char *stance_statement_get_holder_party (StanceStatement *self);
STANCE_EXPORT const char *stance_statement_get_via (StanceStatement *self);
STANCE_EXPORT const char *stance_statement_get_issue (StanceStatement *self);
STANCE_EXPORT double stance_statement_get_position (StanceStatement *self);
STANCE_EXPORT double stance_statement_get_weight (StanceStatement *self);
STANCE_EXPORT StanceCertainty stance_statement_get_certainty (StanceStatement *self);
STANCE_EXPORT gboolean stance_statement_get_confidence (StanceStatement *self, double *confidence);
STANCE_EXPORT StanceKind stance_statement_get_kind (StanceStatement *self);
STANCE_EXPORT const char *stance_statement_get_quote (StanceStatement *self);
STANCE_EXPORT gboolean stance_statement_get_span (StanceStatement *self, StanceSpan *span);
STANCE_EXPORT const char *stance_statement_get_rule (StanceStatement *self);
STANCE_EXPORT const char *stance_statement_get_derivation (StanceStatement *self);
STANCE_EXPORT char *stance_statement_get_place (StanceStatement *self, const char *field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceStatement, stance_statement_unref)

G_END_DECLS
