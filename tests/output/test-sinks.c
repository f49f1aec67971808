/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What comes out of sinks, and what they do when they cannot go on. */
#include <string.h>

#include <stance/stance-engine.h>
#include <stance/stance-error.h>
#include <stance/stance-writer.h>

#include "../matrices/test-statements.h"
#include "stance-limits-private.h"

static const TestStatement given[] = {
  { "dorn", "border", -1, 0, "=a spokesman, \"so to say\"" },
  { "ardland", "border", 1, 0, "Ada Quill" },
  { "ardland", "tariffs", 0.3333, 0, "Ada\nQuill" },
  { "belmar", "fishing", 0, 2, "Belmar" },
  { "belmar", "border", -0.5, 0, "\xc3\x89" "douard" },
};

/* What each document has: ends of slices of `given`. */
static const guint document_ends[] = { 0, 2, 2, 3, 5, 5 };

static GPtrArray *
slice (guint start, guint end)
{
  return test_statements_new (given + start, end - start);
}

static void
hand_over (StanceSink *sink)
{
  g_autoptr (GError) error = NULL;
  guint start = 0;

  for (guint i = 0; i < G_N_ELEMENTS (document_ends); i++)
    {
      g_autoptr (GPtrArray) statements = slice (start, document_ends[i]);

      g_assert_true (stance_sink_take (sink, NULL, statements, &error));
      g_assert_no_error (error);
      start = document_ends[i];
    }
  g_assert_cmpuint (stance_sink_get_n_statements (sink), ==, G_N_ELEMENTS (given));
  g_assert_false (stance_sink_has_failed (sink));
}

static void
test_tally (void)
{
  g_autoptr (StanceTally) tally = stance_tally_new (NULL);
  g_autoptr (StanceSink) sink = stance_tally_sink_new (tally);
  g_autoptr (GPtrArray) all = slice (0, G_N_ELEMENTS (given));
  g_autoptr (StanceTable) direct = stance_table_new (all, NULL, STANCE_LEVEL_HOLDER, 1, NULL);
  g_autoptr (StanceTable) table = NULL;
  g_autofree char *got = NULL;
  g_autofree char *expected = stance_write_table (direct, NULL, STANCE_FORMAT_JSON, NULL, NULL);

  hand_over (sink);
  g_assert_cmpuint (stance_tally_get_n_statements (tally), ==, G_N_ELEMENTS (given));
  table = stance_table_new_from_tally (tally, STANCE_LEVEL_HOLDER, 1, NULL);
  got = stance_write_table (table, NULL, STANCE_FORMAT_JSON, NULL, NULL);
  g_assert_cmpstr (got, ==, expected);
}

static void
test_tally_fails (void)
{
  static const TestStatement weather[] = { { "dorn", "border", 1, 0, NULL }, { "dorn", "weather", 1, 0, NULL } };
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceTally) tally = stance_tally_new (model);
  g_autoptr (StanceSink) sink = stance_tally_sink_new (tally);
  g_autoptr (GPtrArray) bad = test_statements_new (weather, 2);
  g_autoptr (GPtrArray) good = slice (0, 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (stance_sink_take (sink, NULL, bad, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_UNKNOWN_ISSUE);
  g_assert_true (stance_sink_has_failed (sink));
  g_assert_cmpuint (stance_sink_get_n_statements (sink), ==, 0);
  g_clear_error (&error);
  g_assert_false (stance_sink_take (sink, NULL, good, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

static char *
close_and_read (GOutputStream *stream)
{
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return g_strndup (g_bytes_get_size (bytes) ? g_bytes_get_data (bytes, NULL) : "", g_bytes_get_size (bytes));
}

static const StanceFormat by_row[] = { STANCE_FORMAT_JSONL, STANCE_FORMAT_CSV, STANCE_FORMAT_TSV };

/* However the statements come in documents, the bytes are those of the writer; with none at all as well. */
static void
test_stream (void)
{
  for (guint i = 0; i < 2 * G_N_ELEMENTS (by_row); i++)
    {
      StanceFormat format = by_row[i / 2];
      gboolean empty = i % 2;
      g_autoptr (GPtrArray) all = slice (0, empty ? 0 : G_N_ELEMENTS (given));
      g_autofree char *expected = stance_write_statements (all, NULL, format, NULL, NULL);
      g_autofree char *got = NULL;
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr (GError) error = NULL;
      g_autoptr (StanceSink) sink = stance_stream_sink_new (stream, format, &error);

      g_assert_no_error (error);
      if (!empty)
        hand_over (sink);
      g_assert_true (stance_stream_sink_finish (sink, &error));
      g_assert_no_error (error);
      got = close_and_read (stream);
      g_assert_cmpstr (got, ==, expected);
    }
}

/* A reader sees a document's statements before the next document is handed over. */
static void
test_stream_at_once (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (StanceSink) sink = stance_stream_sink_new (stream, STANCE_FORMAT_JSONL, NULL);
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (stream);
  g_autoptr (GPtrArray) one = slice (0, 1);

  g_assert_true (stance_sink_take (sink, NULL, one, NULL));
  g_assert_cmpuint (g_memory_output_stream_get_data_size (memory), >, 0);
  g_assert_cmpint (((char *) g_memory_output_stream_get_data (memory))[g_memory_output_stream_get_data_size (memory) - 1], ==, '\n');
}

static void
test_stream_formats (void)
{
  static const int others[] = { STANCE_FORMAT_JSON, STANCE_FORMAT_TABLE, STANCE_FORMAT_MARKDOWN, 99 };
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (stance_stream_sink_new (stream, (StanceFormat) others[i], &error));
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED);
    }
}

/* A device of so many bytes: the error is the stream's, wherever the device ends. */
static void
test_stream_full (void)
{
  char device[200];

  for (gsize size = 1; size < sizeof device; size += 7)
    {
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new (device, size, NULL, NULL);
      g_autoptr (StanceSink) sink = stance_stream_sink_new (stream, STANCE_FORMAT_CSV, NULL);
      g_autoptr (GPtrArray) all = slice (0, G_N_ELEMENTS (given));
      g_autoptr (GError) error = NULL;

      g_assert_false (stance_sink_take (sink, NULL, all, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
      g_assert_true (stance_sink_has_failed (sink));
      g_clear_error (&error);
      g_assert_false (stance_stream_sink_finish (sink, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
    }
}

static void
test_stream_closed (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (StanceSink) sink = stance_stream_sink_new (stream, STANCE_FORMAT_TSV, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  g_assert_false (stance_stream_sink_finish (sink, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
}

/* Gives documents 0 to 39, of which the 20th is longer than the engine takes. */
typedef struct
{
  StanceSource parent_instance;
  guint next;
} LongSource;

typedef struct
{
  StanceSourceClass parent_class;
} LongSourceClass;

static GType long_source_get_type (void);
G_DEFINE_TYPE (LongSource, long_source, STANCE_TYPE_SOURCE)

static gboolean
long_source_next (StanceSource *source, StanceDocument **document, GPtrArray **statements, GError **error)
{
  guint number = ((LongSource *) source)->next++;
  g_autofree char *id = g_strdup_printf ("%u", number);
  g_autofree char *text = number == 20 ? g_strnfill (STANCE_LIMIT_DOCUMENT_BYTES + 1, 'x') : g_strdup ("Nothing new.");

  *statements = NULL;
  *document = number < 40 ? stance_document_new (id, text, error) : NULL;
  return *document != NULL;
}

static void
long_source_class_init (LongSourceClass *klass)
{
  STANCE_SOURCE_CLASS (klass)->next = long_source_next;
}

static void
long_source_init (LongSource *self)
{
}

/* Puts down which documents came. */
typedef struct
{
  StanceSink parent_instance;
  GString *ids;
} IdSink;

typedef struct
{
  StanceSinkClass parent_class;
} IdSinkClass;

static GType id_sink_get_type (void);
G_DEFINE_TYPE (IdSink, id_sink, STANCE_TYPE_SINK)

static gboolean
id_sink_take (StanceSink *sink, StanceDocument *document, GPtrArray *statements, GError **error)
{
  g_string_append_printf (((IdSink *) sink)->ids, "%s ", stance_document_get_id (document));
  return TRUE;
}

static void
id_sink_finalize (GObject *object)
{
  g_string_free (((IdSink *) object)->ids, TRUE);
  G_OBJECT_CLASS (id_sink_parent_class)->finalize (object);
}

static void
id_sink_class_init (IdSinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = id_sink_finalize;
  STANCE_SINK_CLASS (klass)->take = id_sink_take;
}

static void
id_sink_init (IdSink *self)
{
  self->ids = g_string_new (NULL);
}

/* A document that fails takes no other with it, on any number of threads. */
static void
test_run_goes_on (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceEngine) engine = stance_engine_new (model, NULL);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; i < 40; i++)
    if (i != 20)
      g_string_append_printf (expected, "%u ", i);
  for (guint threads = 1; threads <= 4; threads += 3)
    {
      g_autoptr (StanceSource) source = g_object_new (long_source_get_type (), NULL);
      g_autoptr (StanceSink) sink = g_object_new (id_sink_get_type (), NULL);
      g_autoptr (GError) error = NULL;

      stance_engine_set_threads (engine, threads);
      g_assert_false (stance_engine_run (engine, source, sink, &error));
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT);
      g_assert_false (stance_sink_has_failed (sink));
      g_clear_error (&error);
      g_assert_true (stance_engine_run (engine, source, sink, &error));
      g_assert_cmpstr (((IdSink *) sink)->ids->str, ==, expected->str);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sinks/tally", test_tally);
  g_test_add_func ("/sinks/tally-fails", test_tally_fails);
  g_test_add_func ("/sinks/stream", test_stream);
  g_test_add_func ("/sinks/stream-at-once", test_stream_at_once);
  g_test_add_func ("/sinks/stream-formats", test_stream_formats);
  g_test_add_func ("/sinks/stream-full", test_stream_full);
  g_test_add_func ("/sinks/stream-closed", test_stream_closed);
  g_test_add_func ("/sinks/run-goes-on", test_run_goes_on);
  return g_test_run ();
}
