/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_ATTRIBUTION)
#error "this layer does not see attribution (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-document.h>
#include <stance/stance-enums.h>
#include <stance/stance-values.h>

G_BEGIN_DECLS

/**
 * StanceAttributions:
 *
 * Who says what in a document: attributions in the order of their cues, each with a source (who), a cue ("said", "according to") and a content
 * (what). Immutable and atomically counted.
 */
typedef struct _StanceAttributions StanceAttributions;

#define STANCE_TYPE_ATTRIBUTIONS (stance_attributions_get_type ())
STANCE_EXPORT GType stance_attributions_get_type (void);

STANCE_EXPORT StanceAttributions *stance_attributions_ref (StanceAttributions *self);
STANCE_EXPORT void stance_attributions_unref (StanceAttributions *self);
STANCE_EXPORT StanceDocument *stance_attributions_get_document (StanceAttributions *self);
STANCE_EXPORT double stance_attributions_get_language_probability (StanceAttributions *self);
STANCE_EXPORT guint stance_attributions_get_n (StanceAttributions *self);
STANCE_EXPORT StanceKind stance_attributions_get_kind (StanceAttributions *self, guint attribution);
STANCE_EXPORT double stance_attributions_get_probability (StanceAttributions *self, guint attribution);
STANCE_EXPORT int stance_attributions_get_parent (StanceAttributions *self, guint attribution);
STANCE_EXPORT guint stance_attributions_get_n_spans (StanceAttributions *self, guint attribution, StancePart part);
STANCE_EXPORT void stance_attributions_get_span (StanceAttributions *self, guint attribution, StancePart part, guint index, StanceSpan *span);
STANCE_EXPORT void stance_attributions_get_bytes (StanceAttributions *self, guint attribution, StancePart part, guint index, StanceSpan *bytes);
STANCE_EXPORT char *stance_attributions_get_text (StanceAttributions *self, guint attribution, StancePart part, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceAttributions, stance_attributions_unref)

#define STANCE_TYPE_ATTRIBUTOR (stance_attributor_get_type ())
/**
 * StanceAttributor:
 *
 * Finds who says what in texts of a language. May be used by several threads at a time once its threshold is set.
 */
STANCE_EXPORT
G_DECLARE_FINAL_TYPE (StanceAttributor, stance_attributor, STANCE, ATTRIBUTOR, GObject)

STANCE_EXPORT StanceAttributor *stance_attributor_new (const char *language, GError **error);
STANCE_EXPORT double stance_attributor_get_threshold (StanceAttributor *self);
STANCE_EXPORT void stance_attributor_set_threshold (StanceAttributor *self, double threshold);
STANCE_EXPORT StanceAttributions *stance_attributor_attribute (StanceAttributor *self, StanceDocument *document);

#define STANCE_TYPE_ATTRIBUTION_TRAINER (stance_attribution_trainer_get_type ())
/**
 * StanceAttributionTrainer:
 *
 * Learns who says what from articles whose attributions people have annotated. The same files in the same order, the same settings and the same
 * seed give the same bytes on machines of one kind.
 */
STANCE_EXPORT
G_DECLARE_FINAL_TYPE (StanceAttributionTrainer, stance_attribution_trainer, STANCE, ATTRIBUTION_TRAINER, GObject)

STANCE_EXPORT StanceAttributionTrainer *stance_attribution_trainer_new (void);
STANCE_EXPORT void stance_attribution_trainer_set_seed (StanceAttributionTrainer *self, guint seed);
STANCE_EXPORT void stance_attribution_trainer_set_epochs (StanceAttributionTrainer *self, guint epochs);
STANCE_EXPORT void stance_attribution_trainer_set_language (StanceAttributionTrainer *self, const char *language);
STANCE_EXPORT void stance_attribution_trainer_set_senses (StanceAttributionTrainer *self, const char *folder);
STANCE_EXPORT gboolean stance_attribution_trainer_add_file (StanceAttributionTrainer *self, const char *path, GError **error);
STANCE_EXPORT gboolean stance_attribution_trainer_add_dev_file (StanceAttributionTrainer *self, const char *path, GError **error);
STANCE_EXPORT GBytes *stance_attribution_trainer_run (StanceAttributionTrainer *self, GError **error);
STANCE_EXPORT guint stance_attribution_trainer_get_n_figures (StanceAttributionTrainer *self);
STANCE_EXPORT const char *stance_attribution_trainer_get_figure_name (StanceAttributionTrainer *self, guint index);
STANCE_EXPORT double stance_attribution_trainer_get_figure (StanceAttributionTrainer *self, guint index);

G_END_DECLS
