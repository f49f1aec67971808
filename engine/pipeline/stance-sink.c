/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stance/stance-sink.h>

typedef struct
{
  guint64 n_statements;
  gboolean failed;
} StanceSinkPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (StanceSink, stance_sink, G_TYPE_OBJECT)

static void
stance_sink_class_init (StanceSinkClass *klass)
{
}

static void
stance_sink_init (StanceSink *self)
{
}

/**
 * stance_sink_take:
 * @self: a sink
 * @document: (nullable): the article, %NULL when the statements were coded before
 * @statements: (element-type StanceStatement): its statements; may be empty
 * @error: return location for an error
 *
 * Hands over the statements of one document. To be called from one thread at a time; an engine calls it in the order of its source.
 *
 * Errors: those of the sink; %G_IO_ERROR_CLOSED when it failed before.
 *
 * Returns: %FALSE with @error set when the sink can take no more
 */
gboolean
stance_sink_take (StanceSink *self, StanceDocument *document, GPtrArray *statements, GError **error)
{
  StanceSinkPrivate *private;

  g_return_val_if_fail (STANCE_IS_SINK (self), FALSE);
  g_return_val_if_fail (statements != NULL, FALSE);
  g_return_val_if_fail (STANCE_SINK_GET_CLASS (self)->take != NULL, FALSE);
  private = stance_sink_get_instance_private (self);
  if (private->failed)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "sink: it failed before and takes no more");
      return FALSE;
    }
  private->failed = !STANCE_SINK_GET_CLASS (self)->take (self, document, statements, error);
  private->n_statements += private->failed ? 0 : statements->len;
  return !private->failed;
}

/**
 * stance_sink_get_n_statements:
 * @self: a sink
 *
 * Counts the statements that the sink has taken.
 *
 * Returns: the number of statements
 */
guint64
stance_sink_get_n_statements (StanceSink *self)
{
  g_return_val_if_fail (STANCE_IS_SINK (self), 0);
  return ((StanceSinkPrivate *) stance_sink_get_instance_private (self))->n_statements;
}

/**
 * stance_sink_has_failed:
 * @self: a sink
 *
 * Tells a run of an engine that failed for the sink's sake, after which there is no going on, from one that failed at a document.
 *
 * Returns: whether the sink has refused a document
 */
gboolean
stance_sink_has_failed (StanceSink *self)
{
  g_return_val_if_fail (STANCE_IS_SINK (self), TRUE);
  return ((StanceSinkPrivate *) stance_sink_get_instance_private (self))->failed;
}

#define STANCE_TYPE_COLLECTOR (stance_collector_get_type ())
G_DECLARE_FINAL_TYPE (StanceCollector, stance_collector, STANCE, COLLECTOR, StanceSink)

struct _StanceCollector
{
  StanceSink parent_instance;
  GPtrArray *statements;
};

G_DEFINE_FINAL_TYPE (StanceCollector, stance_collector, STANCE_TYPE_SINK)

static gboolean
stance_collector_take (StanceSink *sink, StanceDocument *document, GPtrArray *statements, GError **error)
{
  StanceCollector *self = STANCE_COLLECTOR (sink);

  for (guint i = 0; i < statements->len; i++)
    g_ptr_array_add (self->statements, stance_statement_ref (g_ptr_array_index (statements, i)));
  return TRUE;
}

static void
stance_collector_finalize (GObject *object)
{
  g_ptr_array_unref (STANCE_COLLECTOR (object)->statements);
  G_OBJECT_CLASS (stance_collector_parent_class)->finalize (object);
}

static void
stance_collector_class_init (StanceCollectorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_collector_finalize;
  STANCE_SINK_CLASS (klass)->take = stance_collector_take;
}

static void
stance_collector_init (StanceCollector *self)
{
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
}

/**
 * stance_collector_new:
 *
 * Makes a sink that keeps all statements in memory.
 *
 * Returns: (transfer full): the sink
 */
StanceSink *
stance_collector_new (void)
{
  return g_object_new (STANCE_TYPE_COLLECTOR, NULL);
}

/**
 * stance_collector_get_statements:
 * @self: a sink made by stance_collector_new()
 *
 * Gives what was collected so far, in the order it came.
 *
 * Returns: (transfer none) (element-type StanceStatement): the statements; empty when there are none
 */
GPtrArray *
stance_collector_get_statements (StanceSink *self)
{
  g_return_val_if_fail (STANCE_IS_COLLECTOR (self), NULL);
  return STANCE_COLLECTOR (self)->statements;
}
