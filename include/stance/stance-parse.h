/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_SYNTAX)
#error "this layer does not see syntax (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-document.h>
#include <stance/stance-values.h>

G_BEGIN_DECLS

/**
 * StanceParse:
 *
 * The sentences and words of a document, with tags, lemmas and dependencies after Universal Dependencies. Immutable and atomically counted.
 */
typedef struct _StanceParse StanceParse;

#define STANCE_TYPE_PARSE (stance_parse_get_type ())
STANCE_EXPORT GType stance_parse_get_type (void);

STANCE_EXPORT StanceParse *stance_parse_new_from_conllu (const char *name, const char *contents, GError **error);
STANCE_EXPORT StanceParse *stance_parse_ref (StanceParse *self);
STANCE_EXPORT void stance_parse_unref (StanceParse *self);
STANCE_EXPORT const char *stance_parse_get_id (StanceParse *self);
STANCE_EXPORT const char *stance_parse_get_text (StanceParse *self);
STANCE_EXPORT double stance_parse_get_probability (StanceParse *self);
STANCE_EXPORT guint stance_parse_get_n_sentences (StanceParse *self);
STANCE_EXPORT guint stance_parse_get_first_word (StanceParse *self, guint sentence);
STANCE_EXPORT guint stance_parse_get_n_words (StanceParse *self);
STANCE_EXPORT guint stance_parse_get_sentence (StanceParse *self, guint word);
STANCE_EXPORT const char *stance_parse_get_form (StanceParse *self, guint word);
STANCE_EXPORT const char *stance_parse_get_lemma (StanceParse *self, guint word);
STANCE_EXPORT const char *stance_parse_get_upos (StanceParse *self, guint word);
STANCE_EXPORT const char *stance_parse_get_xpos (StanceParse *self, guint word);
STANCE_EXPORT const char *stance_parse_get_relation (StanceParse *self, guint word);
STANCE_EXPORT int stance_parse_get_head (StanceParse *self, guint word);
STANCE_EXPORT gboolean stance_parse_is_joined (StanceParse *self, guint word);
STANCE_EXPORT void stance_parse_get_span (StanceParse *self, guint word, StanceSpan *span);
STANCE_EXPORT void stance_parse_get_bytes (StanceParse *self, guint word, guint *start, guint *end);
STANCE_EXPORT char *stance_parse_to_conllu (StanceParse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceParse, stance_parse_unref)

#define STANCE_TYPE_FRONT_END (stance_front_end_get_type ())
/**
 * StanceFrontEnd:
 *
 * Reads texts of a language: sentences, words, tags, lemmas and dependencies. Never changes once it is made, and may be used by several
 * threads at a time.
 */
STANCE_EXPORT
G_DECLARE_FINAL_TYPE (StanceFrontEnd, stance_front_end, STANCE, FRONT_END, GObject)

STANCE_EXPORT StanceFrontEnd *stance_front_end_new (const char *language, GError **error);
STANCE_EXPORT gboolean stance_front_end_use_second (StanceFrontEnd *self, GError **error);
STANCE_EXPORT const char *stance_front_end_get_directory (StanceFrontEnd *self);
STANCE_EXPORT StanceParse *stance_front_end_parse (StanceFrontEnd *self, StanceDocument *document);
STANCE_EXPORT StanceParse *stance_front_end_parse_words (StanceFrontEnd *self, StanceParse *given);

#define STANCE_TYPE_IDENTIFIER (stance_identifier_get_type ())
/**
 * StanceIdentifier:
 *
 * Tells whether a text is in a language. Never changes once it is made, and may be used by several threads at a time.
 */
STANCE_EXPORT
G_DECLARE_FINAL_TYPE (StanceIdentifier, stance_identifier, STANCE, IDENTIFIER, GObject)

STANCE_EXPORT StanceIdentifier *stance_identifier_new (const char *language, GError **error);
STANCE_EXPORT double stance_identifier_get_probability (StanceIdentifier *self, const char *text);

G_END_DECLS
