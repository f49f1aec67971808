/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#if !defined (STANCE_INSIDE) && !defined (STANCE_COMPILATION)
#error "include <stance/stance.h> only"
#endif
#if defined (STANCE_COMPILATION) && !defined (STANCE_SEES_PIPELINE)
#error "this layer does not see pipeline (engine/meson.build)"
#endif

#include <stance/stance-macros.h>
#include <stance/stance-enums.h>
#include <stance/stance-document.h>
#include <stance/stance-statement.h>
#include <stance/stance-tally.h>
#include <stance/stance-workbook.h>

G_BEGIN_DECLS

#define STANCE_TYPE_SINK (stance_sink_get_type ())
/**
 * StanceSink:
 *
 * Where the statements of each document go, in the order of the source.
 */
STANCE_EXPORT
G_DECLARE_DERIVABLE_TYPE (StanceSink, stance_sink, STANCE, SINK, GObject)

/**
 * StanceSinkClass:
 * @take: takes the statements of one document (%NULL when they were coded by hand)
 *
 * The methods of a sink.
 */
struct _StanceSinkClass
{
  GObjectClass parent_class;
  gboolean (*take) (StanceSink *self, StanceDocument *document, GPtrArray *statements, GError **error);
  gpointer padding[8];
};

STANCE_EXPORT gboolean stance_sink_take (StanceSink *self, StanceDocument *document, GPtrArray *statements, GError **error);
STANCE_EXPORT guint64 stance_sink_get_n_statements (StanceSink *self);
STANCE_EXPORT gboolean stance_sink_has_failed (StanceSink *self);
STANCE_EXPORT StanceSink *stance_collector_new (void);
STANCE_EXPORT GPtrArray *stance_collector_get_statements (StanceSink *self);
STANCE_EXPORT StanceSink *stance_tally_sink_new (StanceTally *tally);
STANCE_EXPORT StanceSink *stance_workbook_sink_new (StanceWorkbook *workbook);
STANCE_EXPORT StanceSink *stance_stream_sink_new (GOutputStream *stream, StanceFormat format, GError **error);
STANCE_EXPORT gboolean stance_stream_sink_finish (StanceSink *self, GError **error);

G_END_DECLS
