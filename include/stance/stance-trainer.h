/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_SYNTAX)
#error "this layer does not see syntax (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-enums.h>

G_BEGIN_DECLS

#define STANCE_TYPE_TRAINER (stance_trainer_get_type ())
/**
 * StanceTrainer:
 *
 * Learns a model of a language from treebanks in CoNLL-U. The same files in the same order, the same settings and the same seed give the same
 * bytes on machines of one kind.
 */
STANCE_EXPORT
G_DECLARE_FINAL_TYPE (StanceTrainer, stance_trainer, STANCE, TRAINER, GObject)

STANCE_EXPORT StanceTrainer *stance_trainer_new (StanceTask task);
STANCE_EXPORT void stance_trainer_set_seed (StanceTrainer *self, guint seed);
STANCE_EXPORT void stance_trainer_set_epochs (StanceTrainer *self, guint epochs);
STANCE_EXPORT void stance_trainer_set_language (StanceTrainer *self, const char *language);
STANCE_EXPORT gboolean stance_trainer_add_file (StanceTrainer *self, const char *path, GError **error);
STANCE_EXPORT gboolean stance_trainer_add_dev_file (StanceTrainer *self, const char *path, GError **error);
STANCE_EXPORT GBytes *stance_trainer_run (StanceTrainer *self, GError **error);
STANCE_EXPORT guint stance_trainer_get_n_figures (StanceTrainer *self);
STANCE_EXPORT const char *stance_trainer_get_figure_name (StanceTrainer *self, guint index);
STANCE_EXPORT double stance_trainer_get_figure (StanceTrainer *self, guint index);

G_END_DECLS
