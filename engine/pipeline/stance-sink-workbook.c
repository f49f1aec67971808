/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sink that fills a spreadsheet. */
#include <stance/stance-sink.h>

#define STANCE_TYPE_WORKBOOK_SINK (stance_workbook_sink_get_type ())
G_DECLARE_FINAL_TYPE (StanceWorkbookSink, stance_workbook_sink, STANCE, WORKBOOK_SINK, StanceSink)

struct _StanceWorkbookSink
{
  StanceSink parent_instance;
  StanceWorkbook *workbook;
};

G_DEFINE_FINAL_TYPE (StanceWorkbookSink, stance_workbook_sink, STANCE_TYPE_SINK)

static gboolean
stance_workbook_sink_take (StanceSink *sink, StanceDocument *document, GPtrArray *statements, GError **error)
{
  return stance_workbook_add (STANCE_WORKBOOK_SINK (sink)->workbook, document, statements, error);
}

static void
stance_workbook_sink_finalize (GObject *object)
{
  stance_workbook_unref (STANCE_WORKBOOK_SINK (object)->workbook);
  G_OBJECT_CLASS (stance_workbook_sink_parent_class)->finalize (object);
}

static void
stance_workbook_sink_class_init (StanceWorkbookSinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_workbook_sink_finalize;
  STANCE_SINK_CLASS (klass)->take = stance_workbook_sink_take;
}

static void
stance_workbook_sink_init (StanceWorkbookSink *self)
{
}

/**
 * stance_workbook_sink_new:
 * @workbook: the spreadsheet, not finished
 *
 * Makes a sink that writes statements into a spreadsheet and forgets them. It fails where stance_workbook_add() fails.
 *
 * Returns: (transfer full): the sink
 */
StanceSink *
stance_workbook_sink_new (StanceWorkbook *workbook)
{
  StanceWorkbookSink *self;

  g_return_val_if_fail (workbook != NULL, NULL);
  self = g_object_new (STANCE_TYPE_WORKBOOK_SINK, NULL);
  self->workbook = stance_workbook_ref (workbook);
  return STANCE_SINK (self);
}
