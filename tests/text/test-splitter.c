/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Learning where sentences end, the file that comes of it, and a language that has none. */
#include <glib/gstdio.h>

#include <stance/stance-error.h>

#include "language-fixture.h"
#include "stance-gaps-private.h"
#include "stance-model-file-private.h"
#include "stance-sentences-private.h"
#include "stance-sentences-train-private.h"

static const char *const names[] = { "inflections.tsv", "suffixes.tsv", "splits.tsv", "tokens.tsv", "words.tsv", "lexicon.tsv" };

/* The shipped English in a folder of its own, with `model` (nullable) as its splitter. */
static char *
write_language (GBytes *model)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("stance-splitter-XXXXXX", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = g_build_filename (g_getenv ("STANCE_MODELS"), "lang", "en", names[i], NULL);
      g_autofree char *to = g_build_filename (folder, names[i], NULL);
      g_autofree char *content = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (from, &content, &length, NULL));
      g_assert_true (g_file_set_contents (to, content, (gssize) length, NULL));
    }
  if (model)
    {
      g_autofree char *to = g_build_filename (folder, "sentences.bin", NULL);

      g_assert_true (g_file_set_contents (to, g_bytes_get_data (model, NULL), (gssize) g_bytes_get_size (model), NULL));
    }
  return folder;
}

/* Loads the language of a folder and does away with the folder. */
static StanceLanguage *
take_language (char *folder, GError **error)
{
  g_autofree char *path = folder;
  StanceLanguage *language = stance_language_load (folder, error);
  g_autofree char *model = g_build_filename (folder, "sentences.bin", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_build_filename (folder, names[i], NULL);

      g_remove (name);
    }
  g_remove (model);
  g_rmdir (folder);
  return language;
}

static char *
sentences_of (const char *content, StanceLanguage *language)
{
  g_autoptr (StanceText) text = stance_text_new (content, strlen (content), language);
  GString *shown = g_string_new (NULL);

  fixture_check (text);
  for (guint i = 0; i < text->sentences->len; i++)
    {
      const StanceSentence *sentence = &g_array_index (text->sentences, StanceSentence, i);
      g_autofree char *slice = fixture_slice (text, sentence->first, sentence->end);

      g_string_append_printf (shown, "%s%s", i ? " / " : "", slice);
    }
  return g_string_free (shown, FALSE);
}

/* Learns sentences that end at semicolons and not at full stops. */
static GBytes *
train (guint32 seed, GError **error)
{
  static const char text[] = "they go; They stay; we. We go; They. go. Stay; we go\n\nwe stay. Go. they; We go; they. They stay; Go they";
  gsize starts[16] = { 0 }, n = 1;
  StanceSentencesGold gold[] = { { text, sizeof text - 1, starts, 0 }, { "", 0, NULL, 0 } };
  StanceSentencesSettings settings;

  for (const char *p = text; (p = strpbrk (p, ";\n")) != NULL;)
    {
      p += strspn (p, "; \n");
      g_assert_cmpuint (n, <, G_N_ELEMENTS (starts));
      starts[n++] = (gsize) (p - text);
    }
  gold[0].n_starts = n;
  stance_sentences_settings_init (&settings);
  settings.seed = seed;
  settings.min_updates = 1;
  return stance_sentences_train (fixture_language (), gold, G_N_ELEMENTS (gold), &settings, error);
}

static void
test_train (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = train (1, &error), again = train (1, &error);
  g_autoptr (StanceLanguage) language = take_language (write_language (bytes), &error);
  g_autofree char *found = NULL;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_nonnull (stance_language_get_sentences (language));
  found = sentences_of ("they stay; They go; we. Go they", language);
  g_assert_cmpstr (found, ==, "they stay; / They go; / we. Go they");
}

static void
test_nothing (void)
{
  static const char *const texts[] = { "", "a", "One\n\nTwo" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const gsize starts[] = { 0 };
      StanceSentencesGold gold = { texts[i], strlen (texts[i]), starts, 1 };
      StanceSentencesSettings settings;
      g_autoptr (GError) error = NULL;

      stance_sentences_settings_init (&settings);
      g_assert_null (stance_sentences_train (fixture_language (), &gold, 1, &settings, &error));
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
    }
}

static void
expect_fault (GBytes *model, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceLanguage) language = take_language (write_language (model), &error);

  g_assert_null (language);
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "sentences.bin"));
  g_assert_nonnull (strstr (error->message, part));
}

static void
test_faults (void)
{
  g_autoptr (GBytes) good = train (1, NULL);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (good, 0, g_bytes_get_size (good) - 1);
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (StanceModelWriter) writer = stance_model_writer_new (STANCE_GAPS_MODEL);
  g_autoptr (GBytes) old = NULL, foreign = NULL, bare = NULL;
  g_autoptr (StanceModelWriter) other = stance_model_writer_new ("tagger"), marked = stance_model_writer_new (STANCE_GAPS_MODEL);
  guint64 mark = stance_gaps_mark ();

  stance_model_writer_add (marked, STANCE_GAPS_MARK, &mark, sizeof mark);
  bare = stance_model_writer_finish (marked);
  mark++;
  stance_model_writer_add (writer, STANCE_GAPS_MARK, &mark, sizeof mark);
  old = stance_model_writer_finish (writer);
  foreign = stance_model_writer_finish (other);
  expect_fault (cut, "");
  expect_fault (empty, "");
  expect_fault (foreign, "");
  expect_fault (bare, "");
  expect_fault (old, "features of another version");
}

/* Without a learned splitter the rules hold. */
static void
test_rules (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "They met. They left.", "They met. / They left." },
    { "They met.They left.", "They met.They left." },
    { "They met. and left.", "They met. and left." },
    { "They met (at last). They left.", "They met (at last). / They left." },
    { "Mr. Miller met Gen. Lee. They left.", "Mr. Miller met Gen. Lee. / They left." },
    { "He is in the U.S. The talks go on.", "He is in the U.S. / The talks go on." },
    { "\"Never!\" Miller said. He left.", "\"Never!\" Miller said. / He left." },
    { "\"We go.\" It was late.\n\nThey stay", "\"We go.\" / It was late. / They stay" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceLanguage) language = take_language (write_language (NULL), &error);

  g_assert_no_error (error);
  g_assert_null (stance_language_get_sentences (language));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = sentences_of (cases[i][0], language);

      g_assert_cmpstr (found, ==, cases[i][1]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/splitter/train", test_train);
  g_test_add_func ("/splitter/nothing", test_nothing);
  g_test_add_func ("/splitter/faults", test_faults);
  g_test_add_func ("/splitter/rules", test_rules);
  return g_test_run ();
}
