/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How fast the language front end reads, stage by stage and all together, on one core: segmentation (tokens and sentences), tags, the parser (trees,
 * and tags anew), lemmas. The articles of a folder are read over and over.
 *
 * usage: bench-front-end FOLDER [MEGABYTES [LANGUAGE-FOLDER]] */
#include <stdio.h>
#include <string.h>

#include "bench-common.h"
#include "stance-front-end-private.h"

typedef enum { SEGMENT, TAG, PARSE, LEMMA, ALL, N_STAGES } Stage;

static const char *const names[] = { "segmentation", "tagging", "parsing", "lemmas", "all stages" };

typedef struct
{
  StanceLanguage *language;
  StanceTagger *tagger;
  StanceParser *parser;
  StanceLemmas *lemmas;
  StanceReading reading;
  GString *lemma;
  gint64 spent[N_STAGES];
  guint64 words;
  gsize bytes;
} Bench;

static gboolean
load (Bench *b, const char *language, GError **error)
{
  g_autofree char *directory = stance_front_end_find_directory (language, error);
  g_autofree char *tagger = directory ? g_build_filename (directory, "tagger.bin", NULL) : NULL;
  g_autofree char *parser = directory ? g_build_filename (directory, "parser.bin", NULL) : NULL;
  g_autofree char *lemmas = directory ? g_build_filename (directory, "lemmatizer.bin", NULL) : NULL;
  gint64 start = g_get_monotonic_time ();

  b->tagger = directory ? stance_tagger_open (tagger, error) : NULL;
  b->parser = b->tagger ? stance_parser_open (parser, error) : NULL;
  b->lemmas = b->parser ? stance_lemmas_open (lemmas, error) : NULL;
  printf ("models ready in %.1f ms\n", (double) (g_get_monotonic_time () - start) / 1000);
  b->language = b->lemmas ? stance_language_load (directory, error) : NULL;
  if (b->language)
    stance_lemmas_set_tags (b->lemmas, b->tagger->tags);
  return b->language != NULL;
}

static void
clock_stage (Bench *b, Stage stage, gint64 *since)
{
  gint64 now = g_get_monotonic_time ();

  b->spent[stage] += now - *since;
  b->spent[ALL] += now - *since;
  *since = now;
}

static void
read_article (Bench *b, const char *content)
{
  gsize length = strlen (content);
  gint64 since = g_get_monotonic_time ();
  g_autoptr (StanceText) text = stance_text_new (content, length, b->language);
  StanceReading *r = &b->reading;

  clock_stage (b, SEGMENT, &since);
  stance_reading_begin (r);
  for (guint i = 0; i < text->sentences->len; i++)
    {
      const StanceSentence *sentence = &g_array_index (text->sentences, StanceSentence, i);

      stance_reading_open (r);
      for (guint t = sentence->first; t < sentence->end; t++)
        stance_reading_add (r, content + stance_text_token (text, t)->start, stance_text_token (text, t)->end - stance_text_token (text, t)->start);
    }
  for (guint i = 0; i < r->n_sentences; i++)
    stance_tagger_tag (b->tagger, r->words + r->starts[i], r->starts[i + 1] - r->starts[i]);
  clock_stage (b, TAG, &since);
  stance_parser_parse (b->parser, r->words, r->starts, r->n_sentences, r->scratch);
  clock_stage (b, PARSE, &since);
  for (guint i = 0; i < r->n_words; i++)
    {
      g_string_truncate (b->lemma, 0);
      stance_lemmas_append (b->lemmas, &r->words[i], b->lemma);
    }
  clock_stage (b, LEMMA, &since);
  b->words += r->n_words;
  b->bytes += length;
}

int
main (int argc, char **argv)
{
  double megabytes = argc > 2 ? g_ascii_strtod (argv[2], NULL) : 5;
  g_autoptr (GPtrArray) texts = argc > 1 ? read_texts (argv[1]) : NULL;
  g_autoptr (GError) error = NULL;
  Bench b = { .lemma = g_string_new (NULL) };

  if (!texts || texts->len == 0 || !load (&b, argc > 3 ? argv[3] : NULL, &error))
    {
      fprintf (stderr, "bench-front-end: %s\n", error ? error->message : "found no article, expected FOLDER with .txt files");
      return 2;
    }
  stance_reading_init (&b.reading);
  for (guint i = 0; (double) b.bytes < megabytes * 1e6; i++)
    read_article (&b, g_ptr_array_index (texts, i % texts->len));
  for (guint s = 0; s < N_STAGES; s++)
    printf ("%-14s %9.0f words/s  %7.2f MB/s  %6.2f us/word\n", names[s], (double) b.words / ((double) b.spent[s] / 1e6),
            (double) b.bytes / (double) b.spent[s], (double) b.spent[s] / (double) b.words);
  printf ("%.1f MB of text, %" G_GUINT64_FORMAT " words, peak %.1f MB\n", (double) b.bytes / 1e6, b.words, peak_megabytes ());
  stance_reading_clear (&b.reading);
  stance_lemmas_free (b.lemmas);
  stance_parser_free (b.parser);
  stance_tagger_free (b.tagger);
  stance_language_free (b.language);
  g_string_free (b.lemma, TRUE);
  return 0;
}
