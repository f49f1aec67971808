/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_TEXT)
#error "this layer does not see text (engine/meson.build)"
#endif

#include <stance/stance-macros.h>

G_BEGIN_DECLS

/**
 * StanceDocument:
 *
 * One article: its text with id, title, outlet, date and address. Immutable and atomically counted.
 */
typedef struct _StanceDocument StanceDocument;

#define STANCE_TYPE_DOCUMENT (stance_document_get_type ())
STANCE_EXPORT GType stance_document_get_type (void);

STANCE_EXPORT StanceDocument *stance_document_new (const char *id, const char *text, GError **error);
STANCE_EXPORT StanceDocument *stance_document_ref (StanceDocument *self);
STANCE_EXPORT void stance_document_unref (StanceDocument *self);
STANCE_EXPORT StanceDocument *stance_document_with_title (StanceDocument *self, const char *title);
STANCE_EXPORT StanceDocument *stance_document_with_outlet (StanceDocument *self, const char *outlet);
STANCE_EXPORT StanceDocument *stance_document_with_date (StanceDocument *self, const char *date, GError **error);
STANCE_EXPORT StanceDocument *stance_document_with_url (StanceDocument *self, const char *url);
STANCE_EXPORT const char *stance_document_get_id (StanceDocument *self);
STANCE_EXPORT const char *stance_document_get_text (StanceDocument *self);
STANCE_EXPORT guint stance_document_get_length (StanceDocument *self);
STANCE_EXPORT const char *stance_document_get_title (StanceDocument *self);
STANCE_EXPORT const char *stance_document_get_outlet (StanceDocument *self);
STANCE_EXPORT const char *stance_document_get_date (StanceDocument *self);
STANCE_EXPORT const char *stance_document_get_url (StanceDocument *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceDocument, stance_document_unref)

G_END_DECLS
