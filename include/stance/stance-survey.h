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

/* Layers above see surveys without seeing articles. */
typedef struct _StanceDocument StanceDocument;

/**
 * StanceSurvey:
 *
 * What those who write a position model want to know of articles: how often each of its expressions matches, and which phrases people use
 * that none of them covers. Atomically counted, but to be changed by one thread at a time. What is kept does not grow with the articles
 * beyond a fixed number of phrases.
 */
typedef struct _StanceSurvey StanceSurvey;

#define STANCE_TYPE_SURVEY (stance_survey_get_type ())
STANCE_EXPORT GType stance_survey_get_type (void);

STANCE_EXPORT StanceSurvey *stance_survey_new (StanceModel *model, GError **error);
STANCE_EXPORT StanceSurvey *stance_survey_ref (StanceSurvey *self);
STANCE_EXPORT void stance_survey_unref (StanceSurvey *self);
STANCE_EXPORT gboolean stance_survey_add (StanceSurvey *self, StanceDocument *document, GPtrArray *statements, GError **error);
STANCE_EXPORT guint stance_survey_get_n_documents (StanceSurvey *self);
STANCE_EXPORT guint stance_survey_get_n_suggestions (StanceSurvey *self, guint min_n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceSurvey, stance_survey_unref)

G_END_DECLS
