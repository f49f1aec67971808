/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_MATRICES)
#error "this layer does not see matrices (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-enums.h>
#include <stance/stance-values.h>
#include <stance/stance-table.h>

G_BEGIN_DECLS

/**
 * StanceWordCounts:
 *
 * How often each party uses each word, in the quotes of its statements. Immutable and atomically counted.
 */
typedef struct _StanceWordCounts StanceWordCounts;

#define STANCE_TYPE_WORD_COUNTS (stance_word_counts_get_type ())
STANCE_EXPORT GType stance_word_counts_get_type (void);

STANCE_EXPORT StanceWordCounts *stance_word_counts_new (StanceTable *table, guint min_count, GError **error);
STANCE_EXPORT StanceWordCounts *stance_word_counts_ref (StanceWordCounts *self);
STANCE_EXPORT void stance_word_counts_unref (StanceWordCounts *self);
STANCE_EXPORT guint stance_word_counts_get_n_parties (StanceWordCounts *self);
STANCE_EXPORT guint stance_word_counts_get_n_words (StanceWordCounts *self);
STANCE_EXPORT const char *stance_word_counts_get_party (StanceWordCounts *self, guint row);
STANCE_EXPORT const char *stance_word_counts_get_word (StanceWordCounts *self, guint column);
STANCE_EXPORT guint stance_word_counts_get_count (StanceWordCounts *self, guint row, guint column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceWordCounts, stance_word_counts_unref)

/**
 * StancePlacement:
 *
 * Parties placed on a line by the words they use, apart from any position model: a second opinion. Immutable and atomically counted.
 */
typedef struct _StancePlacement StancePlacement;

#define STANCE_TYPE_PLACEMENT (stance_placement_get_type ())
STANCE_EXPORT GType stance_placement_get_type (void);

STANCE_EXPORT StancePlacement *stance_placement_new_wordfish (StanceWordCounts *counts, const char *low, const char *high, GError **error);
STANCE_EXPORT StancePlacement *stance_placement_new_wordscores (StanceWordCounts *counts, const char *const *references, const double *positions,
                                                                GError **error);
STANCE_EXPORT StancePlacement *stance_placement_ref (StancePlacement *self);
STANCE_EXPORT void stance_placement_unref (StancePlacement *self);
STANCE_EXPORT const char *stance_placement_get_method (StancePlacement *self);
STANCE_EXPORT const char *stance_placement_get_report (StancePlacement *self);
STANCE_EXPORT guint stance_placement_get_size (StancePlacement *self);
STANCE_EXPORT const char *stance_placement_get_party (StancePlacement *self, guint row);
STANCE_EXPORT gboolean stance_placement_get_score (StancePlacement *self, guint row, StanceScore *score);
STANCE_EXPORT StanceReason stance_placement_get_reason (StancePlacement *self, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StancePlacement, stance_placement_unref)

G_END_DECLS
