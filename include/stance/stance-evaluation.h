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
#include <stance/stance-model.h>
#include <stance/stance-statement.h>

G_BEGIN_DECLS

/**
 * StanceEvaluation:
 *
 * How far a system's statements match a gold standard, over one or more documents.
 */
typedef struct _StanceEvaluation StanceEvaluation;

#define STANCE_TYPE_EVALUATION (stance_evaluation_get_type ())
STANCE_EXPORT GType stance_evaluation_get_type (void);

STANCE_EXPORT StanceEvaluation *stance_evaluation_new (double eps, double min_overlap);
STANCE_EXPORT StanceEvaluation *stance_evaluation_ref (StanceEvaluation *self);
STANCE_EXPORT void stance_evaluation_unref (StanceEvaluation *self);
STANCE_EXPORT void stance_evaluation_set_roll_up (StanceEvaluation *self, StanceModel *model);
STANCE_EXPORT void stance_evaluation_set_no_inferred (StanceEvaluation *self, gboolean no_inferred);
STANCE_EXPORT void stance_evaluation_set_by_issue (StanceEvaluation *self, gboolean by_issue);
STANCE_EXPORT void stance_evaluation_set_list_errors (StanceEvaluation *self, gboolean list_errors);
STANCE_EXPORT void stance_evaluation_add (StanceEvaluation *self, const char *document, GPtrArray *gold, GPtrArray *system);
STANCE_EXPORT void stance_evaluation_add_cells (StanceEvaluation *self, const char *document, GPtrArray *gold, GPtrArray *cells);
STANCE_EXPORT double stance_evaluation_get_figure (StanceEvaluation *self, const char *name);
STANCE_EXPORT char **stance_evaluation_list_figures (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceEvaluation, stance_evaluation_unref)

G_END_DECLS
