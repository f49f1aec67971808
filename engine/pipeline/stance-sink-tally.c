/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sink that keeps sums instead of statements. */
#include <stance/stance-sink.h>

#define STANCE_TYPE_TALLY_SINK (stance_tally_sink_get_type ())
G_DECLARE_FINAL_TYPE (StanceTallySink, stance_tally_sink, STANCE, TALLY_SINK, StanceSink)

struct _StanceTallySink
{
  StanceSink parent_instance;
  StanceTally *tally;
};

G_DEFINE_FINAL_TYPE (StanceTallySink, stance_tally_sink, STANCE_TYPE_SINK)

static gboolean
stance_tally_sink_take (StanceSink *sink, StanceDocument *document, GPtrArray *statements, GError **error)
{
  StanceTallySink *self = STANCE_TALLY_SINK (sink);

  for (guint i = 0; i < statements->len; i++)
    if (!stance_tally_add (self->tally, g_ptr_array_index (statements, i), error))
      return FALSE;
  return TRUE;
}

static void
stance_tally_sink_finalize (GObject *object)
{
  stance_tally_unref (STANCE_TALLY_SINK (object)->tally);
  G_OBJECT_CLASS (stance_tally_sink_parent_class)->finalize (object);
}

static void
stance_tally_sink_class_init (StanceTallySinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_tally_sink_finalize;
  STANCE_SINK_CLASS (klass)->take = stance_tally_sink_take;
}

static void
stance_tally_sink_init (StanceTallySink *self)
{
}

/**
 * stance_tally_sink_new:
 * @tally: where the statements are added up
 *
 * Makes a sink that adds statements to a tally and forgets them: with it, memory does not grow with the corpus. It fails where
 * stance_tally_add() fails; statements before the one that failed have been added.
 *
 * Returns: (transfer full): the sink
 */
StanceSink *
stance_tally_sink_new (StanceTally *tally)
{
  StanceTallySink *self;

  g_return_val_if_fail (tally != NULL, NULL);
  self = g_object_new (STANCE_TYPE_TALLY_SINK, NULL);
  self->tally = stance_tally_ref (tally);
  return STANCE_SINK (self);
}
