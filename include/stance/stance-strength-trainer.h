/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_PIPELINE)
#error "this layer does not see pipeline (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-engine.h>

G_BEGIN_DECLS

#define STANCE_TYPE_STRENGTH_TRAINER (stance_strength_trainer_get_type ())
/**
 * StanceStrengthTrainer:
 *
 * Learns from annotated articles how likely the readings of the rules are, and when a position is a full one or half of one.
 */
STANCE_EXPORT
G_DECLARE_FINAL_TYPE (StanceStrengthTrainer, stance_strength_trainer, STANCE, STRENGTH_TRAINER, GObject)

STANCE_EXPORT StanceStrengthTrainer *stance_strength_trainer_new (void);
STANCE_EXPORT void stance_strength_trainer_set_ridge (StanceStrengthTrainer *self, double ridge);
STANCE_EXPORT gboolean stance_strength_trainer_add_folder (StanceStrengthTrainer *self, StanceEngine *engine, const char *path, GError **error);
STANCE_EXPORT gboolean stance_strength_trainer_add_sentences (StanceStrengthTrainer *self, StanceEngine *engine, const char *path, GError **error);
STANCE_EXPORT GBytes *stance_strength_trainer_run (StanceStrengthTrainer *self, GError **error);
STANCE_EXPORT const char *stance_strength_trainer_get_report (StanceStrengthTrainer *self);
STANCE_EXPORT const char *stance_strength_trainer_get_warning (StanceStrengthTrainer *self);

G_END_DECLS
