/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_PIPELINE)
#error "this layer does not see pipeline (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-document.h>
#include <stance/stance-model.h>
#include <stance/stance-statement.h>
#include <stance/stance-source.h>
#include <stance/stance-sink.h>
#include <stance/stance-voices.h>

G_BEGIN_DECLS

#define STANCE_TYPE_ENGINE (stance_engine_get_type ())
/**
 * StanceEngine:
 *
 * Codes articles with a position model: the one place that joins all layers.
 */
STANCE_EXPORT
G_DECLARE_FINAL_TYPE (StanceEngine, stance_engine, STANCE, ENGINE, GObject)

STANCE_EXPORT StanceEngine *stance_engine_new (StanceModel *model, GError **error);
STANCE_EXPORT gboolean stance_engine_use_second_parser (StanceEngine *self, GError **error);
STANCE_EXPORT StanceModel *stance_engine_get_model (StanceEngine *self);
STANCE_EXPORT void stance_engine_set_threads (StanceEngine *self, guint threads);
STANCE_EXPORT void stance_engine_set_rules_only (StanceEngine *self, gboolean rules_only);
STANCE_EXPORT void stance_engine_set_min_confidence (StanceEngine *self, double min_confidence);
STANCE_EXPORT void stance_engine_set_voices (StanceEngine *self, StanceVoices *voices);
STANCE_EXPORT guint stance_engine_get_n_unlikely (StanceEngine *self);
STANCE_EXPORT GPtrArray *stance_engine_code (StanceEngine *self, StanceDocument *document, GError **error);
STANCE_EXPORT gboolean stance_engine_run (StanceEngine *self, StanceSource *source, StanceSink *sink, GError **error);
STANCE_EXPORT GPtrArray *stance_engine_check_examples (StanceEngine *self, guint *n_examples, GError **error);

G_END_DECLS
