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

G_BEGIN_DECLS

#define STANCE_TYPE_SOURCE (stance_source_get_type ())
/**
 * StanceSource:
 *
 * Where articles and coded statements come from.
 */
STANCE_EXPORT
G_DECLARE_DERIVABLE_TYPE (StanceSource, stance_source, STANCE, SOURCE, GObject)

/**
 * StanceSourceClass:
 * @next: gives the next item; %FALSE at the end or on an error. Either *document or *statements (element-type StanceStatement) is set
 *
 * The methods of a source.
 */
struct _StanceSourceClass
{
  GObjectClass parent_class;
  gboolean (*next) (StanceSource *self, StanceDocument **document, GPtrArray **statements, GError **error);
  gpointer padding[8];
};

STANCE_EXPORT gboolean stance_source_next (StanceSource *self, StanceDocument **document, GPtrArray **statements, GError **error);
STANCE_EXPORT StanceSource *stance_source_new_for_paths (const char *const *paths);
STANCE_EXPORT StanceSource *stance_source_new_for_more_paths (StanceSource *before, const char *const *paths);
STANCE_EXPORT StanceSource *stance_source_new_for_side (StanceSource *before, const char *path, const char *side);
STANCE_EXPORT char **stance_source_list_sides (const char *path, char ***titles);
STANCE_EXPORT guint64 stance_source_get_n_lost (StanceSource *self);
STANCE_EXPORT GPtrArray *stance_source_take_warnings (StanceSource *self);
STANCE_EXPORT void stance_source_correct_model (StanceSource *self, StanceModel *model);

G_END_DECLS
