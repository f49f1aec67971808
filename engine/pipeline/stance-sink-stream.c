/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sink that writes statements as they come: what a program reads at the other end of a pipe. */
#include <stance/stance-error.h>
#include <stance/stance-sink.h>

#include "stance-write-private.h"

#define STANCE_TYPE_STREAM_SINK (stance_stream_sink_get_type ())
G_DECLARE_FINAL_TYPE (StanceStreamSink, stance_stream_sink, STANCE, STREAM_SINK, StanceSink)

struct _StanceStreamSink
{
  StanceSink parent_instance;
  GOutputStream *stream;
  StanceFormat format;
  gboolean begun;  /* the titles are written */
  GString *buffer; /* the rows of one document */
};

G_DEFINE_FINAL_TYPE (StanceStreamSink, stance_stream_sink, STANCE_TYPE_SINK)

/* The rows of a document are written at once, so that a reader need not wait for the next document. */
static gboolean
put (StanceStreamSink *self, GPtrArray *statements, GError **error)
{
  gboolean ok;

  stance_append_statement_rows (statements, self->format, !self->begun, self->buffer);
  self->begun = TRUE;
  ok = g_output_stream_write_all (self->stream, self->buffer->str, self->buffer->len, NULL, NULL, error);
  g_string_truncate (self->buffer, 0);
  return ok;
}

static gboolean
stance_stream_sink_take (StanceSink *sink, StanceDocument *document, GPtrArray *statements, GError **error)
{
  StanceStreamSink *self = STANCE_STREAM_SINK (sink);

  return (self->begun && statements->len == 0) || put (self, statements, error);
}

static void
stance_stream_sink_finalize (GObject *object)
{
  StanceStreamSink *self = STANCE_STREAM_SINK (object);

  g_clear_object (&self->stream);
  g_string_free (self->buffer, TRUE);
  G_OBJECT_CLASS (stance_stream_sink_parent_class)->finalize (object);
}

static void
stance_stream_sink_class_init (StanceStreamSinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_stream_sink_finalize;
  STANCE_SINK_CLASS (klass)->take = stance_stream_sink_take;
}

static void
stance_stream_sink_init (StanceStreamSink *self)
{
  self->buffer = g_string_new (NULL);
}

/**
 * stance_stream_sink_new:
 * @stream: where to write; it is neither flushed nor closed before stance_stream_sink_finish()
 * @format: %STANCE_FORMAT_JSONL, %STANCE_FORMAT_CSV or %STANCE_FORMAT_TSV
 * @error: return location for an error
 *
 * Makes a sink that writes the statements of each document as soon as they are found and forgets them: the same bytes, in the end, as
 * stance_write_statements() makes of all statements. The titles of CSV and TSV come once, with the first document. stance_sink_take() fails
 * with the error of @stream (%G_IO_ERROR_BROKEN_PIPE, %G_IO_ERROR_NO_SPACE and others); part of a row may have been written then.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED for a format that cannot be written row by row.
 *
 * Returns: (transfer full) (nullable): the sink, %NULL on an error
 */
StanceSink *
stance_stream_sink_new (GOutputStream *stream, StanceFormat format, GError **error)
{
  StanceStreamSink *self;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);
  if (format != STANCE_FORMAT_JSONL && format != STANCE_FORMAT_CSV && format != STANCE_FORMAT_TSV)
    {
      const char *name = stance_format_to_string (format);

      g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "format: found %s, expected jsonl, csv or tsv", name ? name : "none of ours");
      return NULL;
    }
  self = g_object_new (STANCE_TYPE_STREAM_SINK, NULL);
  self->stream = g_object_ref (stream);
  self->format = format;
  return STANCE_SINK (self);
}

/**
 * stance_stream_sink_finish:
 * @self: a sink made by stance_stream_sink_new()
 * @error: return location for an error
 *
 * Ends what is written: the titles, where no document has come, and what the stream still holds back. The stream stays open.
 *
 * Returns: %FALSE with the error of the stream
 */
gboolean
stance_stream_sink_finish (StanceSink *self, GError **error)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_return_val_if_fail (STANCE_IS_STREAM_SINK (self), FALSE);
  return stance_sink_take (self, NULL, none, error) && g_output_stream_flush (STANCE_STREAM_SINK (self)->stream, NULL, error);
}
