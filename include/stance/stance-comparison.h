/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_COMPARISON)
#error "this layer does not see comparison (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-values.h>
#include <stance/stance-table.h>
#include <stance/stance-matrix.h>
#include <stance/stance-statement.h>
#include <stance/stance-voices.h>

G_BEGIN_DECLS

/**
 * StanceSide:
 * @STANCE_SIDE_A: the first article or set
 * @STANCE_SIDE_B: the second
 *
 * The sides of a comparison.
 */
typedef enum
{
  STANCE_SIDE_A,
  STANCE_SIDE_B,
} StanceSide;

#define STANCE_TYPE_SIDE (stance_side_get_type ())
STANCE_EXPORT GType stance_side_get_type (void);

/**
 * StanceWording:
 * @STANCE_WORDING_VERBATIM: the same words in the same order; case and punctuation do not matter
 * @STANCE_WORDING_SHORTENED: nearly all words of the shorter one stand in the longer one, in order
 * @STANCE_WORDING_QUOTED: the same quotation, of which both give five words in a row or more, stands in other words
 * @STANCE_WORDING_PARAPHRASED: much of it is the same, the rest is put otherwise
 *
 * How something that one side tells is told by the other.
 */
typedef enum
{
  STANCE_WORDING_VERBATIM,
  STANCE_WORDING_SHORTENED,
  STANCE_WORDING_QUOTED,
  STANCE_WORDING_PARAPHRASED,
} StanceWording;

#define STANCE_TYPE_WORDING (stance_wording_get_type ())
STANCE_EXPORT GType stance_wording_get_type (void);

/**
 * StanceDifference:
 * @value: B - A
 * @low: lower end of its 95 % interval; NaN when none can be had
 * @high: upper end of it
 * @p: chance of such a difference or a larger one if it made none which side a statement stands on; NaN when there are too few to tell
 * @exact: whether @p is of all ways to deal the statements out
 *
 * How sure the difference of two positions is.
 */
typedef struct
{
  double value;
  double low;
  double high;
  double p;
  gboolean exact;
} StanceDifference;

#define STANCE_TYPE_DIFFERENCE (stance_difference_get_type ())
STANCE_EXPORT GType stance_difference_get_type (void);
STANCE_EXPORT StanceDifference *stance_difference_copy (const StanceDifference *self);
STANCE_EXPORT void stance_difference_free (StanceDifference *self);

/**
 * StanceRetelling:
 *
 * The same thing told by both sides. Immutable and atomically counted.
 */
typedef struct _StanceRetelling StanceRetelling;

#define STANCE_TYPE_RETELLING (stance_retelling_get_type ())
STANCE_EXPORT GType stance_retelling_get_type (void);

STANCE_EXPORT StanceRetelling *stance_retelling_ref (StanceRetelling *self);
STANCE_EXPORT void stance_retelling_unref (StanceRetelling *self);
STANCE_EXPORT const char *stance_retelling_get_party (StanceRetelling *self);
STANCE_EXPORT char **stance_retelling_get_issues (StanceRetelling *self);
STANCE_EXPORT StanceStatement *stance_retelling_get_statement (StanceRetelling *self, StanceSide side);
STANCE_EXPORT StanceWording stance_retelling_get_wording (StanceRetelling *self);
STANCE_EXPORT gboolean stance_retelling_is_opposite (StanceRetelling *self);
STANCE_EXPORT double stance_retelling_get_similarity (StanceRetelling *self);
STANCE_EXPORT char **stance_retelling_get_changes (StanceRetelling *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceRetelling, stance_retelling_unref)

/**
 * StanceComparison:
 *
 * Two articles, or two sets of statements, side by side. Immutable and atomically counted.
 */
typedef struct _StanceComparison StanceComparison;

#define STANCE_TYPE_COMPARISON (stance_comparison_get_type ())
STANCE_EXPORT GType stance_comparison_get_type (void);

STANCE_EXPORT StanceComparison *stance_comparison_new (StanceTable *a, StanceTable *b, StanceModel *model, GError **error);
STANCE_EXPORT StanceComparison *stance_comparison_ref (StanceComparison *self);
STANCE_EXPORT void stance_comparison_unref (StanceComparison *self);
STANCE_EXPORT guint stance_comparison_get_n_cells (StanceComparison *self);
STANCE_EXPORT const char *stance_comparison_get_party (StanceComparison *self, guint cell);
STANCE_EXPORT const char *stance_comparison_get_issue (StanceComparison *self, guint cell);
STANCE_EXPORT gboolean stance_comparison_get_a (StanceComparison *self, guint cell, StanceScore *score);
STANCE_EXPORT gboolean stance_comparison_get_b (StanceComparison *self, guint cell, StanceScore *score);
STANCE_EXPORT gboolean stance_comparison_get_difference (StanceComparison *self, guint cell, double *difference);
STANCE_EXPORT StanceTable *stance_comparison_get_table (StanceComparison *self, StanceSide side);
STANCE_EXPORT StanceMatrix *stance_comparison_get_matrix (StanceComparison *self, StanceSide side);
STANCE_EXPORT gboolean stance_comparison_get_common_agreement (StanceComparison *self, const char *first, const char *second, StanceScore *a,
                                                               StanceScore *b);
STANCE_EXPORT gboolean stance_comparison_get_agreement_difference (StanceComparison *self, const char *first, const char *second,
                                                                   double *difference);
STANCE_EXPORT char **stance_comparison_get_parties (StanceComparison *self);
STANCE_EXPORT char **stance_comparison_get_parties_only_in (StanceComparison *self, StanceSide side);
STANCE_EXPORT char **stance_comparison_get_issues_only_in (StanceComparison *self, StanceSide side);
STANCE_EXPORT gboolean stance_comparison_test (StanceComparison *self, guint cell, guint seed, StanceDifference *difference);
STANCE_EXPORT GPtrArray *stance_comparison_find_retellings (StanceComparison *self);
STANCE_EXPORT void stance_comparison_set_voices (StanceComparison *self, StanceSide side, StanceVoices *voices);
STANCE_EXPORT char **stance_comparison_get_speakers (StanceComparison *self);
STANCE_EXPORT gboolean stance_comparison_get_voice (StanceComparison *self, StanceSide side, const char *party, StanceVoice *voice);
STANCE_EXPORT gboolean stance_comparison_get_other_voices (StanceComparison *self, StanceSide side, StanceVoice *voice);
STANCE_EXPORT GPtrArray *stance_comparison_get_statements_only_in (StanceComparison *self, StanceSide side);
STANCE_EXPORT void stance_comparison_set_name (StanceComparison *self, StanceSide side, const char *name);
STANCE_EXPORT const char *stance_comparison_get_name (StanceComparison *self, StanceSide side);
STANCE_EXPORT guint stance_comparison_get_min_n (StanceComparison *self);
STANCE_EXPORT void stance_comparison_set_n_unlikely (StanceComparison *self, StanceSide side, guint n_unlikely);
STANCE_EXPORT guint stance_comparison_get_n_unlikely (StanceComparison *self, StanceSide side);
STANCE_EXPORT char **stance_comparison_get_documents (StanceComparison *self, StanceSide side);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceComparison, stance_comparison_unref)

G_END_DECLS
