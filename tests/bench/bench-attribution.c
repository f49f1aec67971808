/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast who says what is found, on one core: segmentation (tokens and sentences), tags, and the labeller; then attribution alone, which is what the
 * labeller does with words that have their tags, and all from raw text. The articles of a folder are read over and over.
 *
 * usage: bench-attribution FOLDER [MEGABYTES [LANGUAGE-FOLDER]] */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "bench-common.h"
#include "stance-front-end-private.h"
#include "stance-labeller-private.h"

typedef enum { SEGMENT, TAG, TAG_AND_LABEL, N_STAGES } Stage;

typedef struct
{
  StanceFrontEnd *front_end;
  StanceLabeller *labeller;
  StanceLabellerScratch *scratch;
  StanceReading reading;
  gint64 spent[N_STAGES];
  guint64 words;
  guint64 attributions;
  gsize bytes;
} Bench;

/* Microseconds of the processor: what else runs counts less. */
static gint64
now (void)
{
  struct timespec t;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &t);
  return (gint64) t.tv_sec * G_USEC_PER_SEC + t.tv_nsec / 1000;
}

static gboolean
load (Bench *b, const char *language, GError **error)
{
  g_autofree char *directory = stance_front_end_find_directory (language, error);
  g_autofree char *path = directory ? g_build_filename (directory, "attribution.bin", NULL) : NULL;
  gint64 start = now ();

  b->front_end = directory ? stance_front_end_new (directory, error) : NULL;
  b->labeller = b->front_end ? stance_labeller_open (path, b->front_end, error) : NULL;
  printf ("models ready in %.1f ms, peak %.1f MB\n", (double) (now () - start) / 1000, peak_megabytes ());
  return b->labeller != NULL;
}

static void
clock_stage (Bench *b, Stage stage, gint64 *since)
{
  gint64 at = now ();

  b->spent[stage] += at - *since;
  *since = at;
}

/* The labeller tags for itself; the tags that are told before it measure what it spends on that. */
static void
read_article (Bench *b, const char *content)
{
  gsize length = strlen (content);
  gint64 since = now ();
  g_autoptr (StanceText) text = stance_text_new (content, length, stance_front_end_get_language (b->front_end));
  g_autoptr (StanceLabels) labels = NULL;

  clock_stage (b, SEGMENT, &since);
  stance_front_end_tag (b->front_end, text, &b->reading);
  clock_stage (b, TAG, &since);
  labels = stance_labeller_label (b->labeller, b->front_end, text, b->scratch);
  clock_stage (b, TAG_AND_LABEL, &since);
  b->words += text->tokens->len;
  b->attributions += labels->attributions->len;
  b->bytes += length;
}

static void
show (const Bench *b, const char *name, gint64 spent)
{
  printf ("%-20s %9.0f tokens/s  %7.2f MB/s  %6.2f us/token\n", name, (double) b->words / ((double) spent / 1e6), (double) b->bytes / (double) spent,
          (double) spent / (double) b->words);
}

static void
show_all (const Bench *b)
{
  show (b, "segmentation", b->spent[SEGMENT]);
  show (b, "tagging", b->spent[TAG]);
  show (b, "attribution alone", MAX (b->spent[TAG_AND_LABEL] - b->spent[TAG], 1));
  show (b, "tags and attribution", b->spent[TAG_AND_LABEL]);
  show (b, "from raw text", b->spent[SEGMENT] + b->spent[TAG_AND_LABEL]);
  printf ("%.1f MB of text, %" G_GUINT64_FORMAT " tokens, %" G_GUINT64_FORMAT " attributions, peak %.1f MB\n", (double) b->bytes / 1e6, b->words,
          b->attributions, peak_megabytes ());
}

int
main (int argc, char **argv)
{
  double megabytes = argc > 2 ? g_ascii_strtod (argv[2], NULL) : 5;
  g_autoptr (GPtrArray) texts = argc > 1 ? read_texts (argv[1]) : NULL;
  g_autoptr (GError) error = NULL;
  Bench b = { 0 };
  gboolean ready = texts && texts->len > 0 && load (&b, argc > 3 ? argv[3] : NULL, &error);

  if (ready)
    {
      b.scratch = stance_labeller_scratch_new ();
      stance_reading_init (&b.reading);
      for (guint i = 0; (double) b.bytes < megabytes * 1e6; i++)
        read_article (&b, g_ptr_array_index (texts, i % texts->len));
      show_all (&b);
      stance_reading_clear (&b.reading);
      stance_labeller_scratch_free (b.scratch);
    }
  else
    fprintf (stderr, "bench-attribution: %s\n", error ? error->message : "found no article, expected FOLDER with .txt files");
  g_clear_pointer (&b.labeller, stance_labeller_free);
  g_clear_object (&b.front_end);
  return ready ? 0 : 2;
}
