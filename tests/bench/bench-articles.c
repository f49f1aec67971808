/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast articles become statements and these a tally, and whether memory stays flat: the articles of a folder are read over and over,
 * first a tenth of the megabytes, then all of them. Both peaks and their ratio are printed; 1 means flat.
 *
 * usage: bench-articles FOLDER [MEGABYTES [THREADS]] */
#include <stance/stance.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-common.h"

/* Gives the articles in turn until so many bytes were given. */
typedef struct
{
  StanceSource parent_instance;
  GPtrArray *texts; /* borrowed */
  gsize left;
  gsize given;
  guint next;
} BenchSource;

typedef struct
{
  StanceSourceClass parent_class;
} BenchSourceClass;

static GType bench_source_get_type (void);
G_DEFINE_TYPE (BenchSource, bench_source, STANCE_TYPE_SOURCE)

static gboolean
bench_source_next (StanceSource *source, StanceDocument **document, GPtrArray **statements, GError **error)
{
  BenchSource *self = (BenchSource *) source;
  g_autofree char *id = g_strdup_printf ("%u", self->next);
  const char *text = g_ptr_array_index (self->texts, self->next % self->texts->len);
  gsize length = strlen (text);

  *statements = NULL;
  if (self->left < length)
    return FALSE;
  self->left -= length;
  self->given += length;
  self->next++;
  *document = stance_document_new (id, text, error);
  return *document != NULL;
}

static void
bench_source_class_init (BenchSourceClass *klass)
{
  STANCE_SOURCE_CLASS (klass)->next = bench_source_next;
}

static void
bench_source_init (BenchSource *self)
{
}

/* The peak of memory so far, in megabytes; 0 when it failed. */
static double
measure (StanceEngine *engine, GPtrArray *texts, double megabytes)
{
  g_autoptr (StanceSource) source = g_object_new (bench_source_get_type (), NULL);
  g_autoptr (StanceTally) tally = stance_tally_new (stance_engine_get_model (engine));
  g_autoptr (StanceSink) sink = stance_tally_sink_new (tally);
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  double given;
  double seconds;

  ((BenchSource *) source)->texts = texts;
  ((BenchSource *) source)->left = (gsize) (megabytes * 1e6);
  if (!stance_engine_run (engine, source, sink, &error))
    {
      fprintf (stderr, "bench-articles: %s\n", error->message);
      return 0;
    }
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  given = (double) ((BenchSource *) source)->given / 1e6;
  printf ("%6.1f MB  %6.1f s  %6.2f MB/s  %8.0f articles/s  %9" G_GUINT64_FORMAT " statements  peak %6.1f MB\n", given, seconds,
          given / seconds, ((BenchSource *) source)->next / seconds, stance_tally_get_n_statements (tally), peak_megabytes ());
  return peak_megabytes ();
}

static gboolean
compare_peaks (StanceEngine *engine, GPtrArray *texts, double megabytes)
{
  double tenth = measure (engine, texts, megabytes / 10);
  double whole = tenth > 0 ? measure (engine, texts, megabytes) : 0;

  if (whole > 0)
    printf ("peak at %g MB / peak at %g MB of text: %.1f / %.1f MB = %.3f\n", megabytes, megabytes / 10, whole, tenth, whole / tenth);
  return whole > 0;
}

int
main (int argc, char **argv)
{
  double megabytes = argc > 2 ? g_ascii_strtod (argv[2], NULL) : 50;
  guint threads = argc > 3 ? (guint) atoi (argv[3]) : 1;
  g_autoptr (GPtrArray) texts = argc > 1 ? read_texts (argv[1]) : NULL;
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (StanceModel) model = stance_model_load (NULL, &error);
  g_autoptr (StanceEngine) engine = model ? stance_engine_new (model, &error) : NULL;

  if (!texts || texts->len == 0 || !engine)
    {
      fprintf (stderr, "bench-articles: %s\n", error ? error->message : "found no article, expected FOLDER with .txt files");
      return 2;
    }
  stance_engine_set_threads (engine, threads);
  printf ("model ready in %.0f ms, peak %.1f MB; %u articles, %u thread%s\n", (double) (g_get_monotonic_time () - start) / 1000,
          peak_megabytes (), texts->len, threads, threads == 1 ? "" : "s");
  return compare_peaks (engine, texts, megabytes) ? 0 : 1;
}
