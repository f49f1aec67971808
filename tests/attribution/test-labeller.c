/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small labeller learned from a few articles: it knows them by heart, learns the same from the same seed, comes back from its file as it was, takes
 * any text, and refuses damaged files. */
#include <glib/gstdio.h>
#include <zlib.h>

#include <stance/stance-error.h>

#include "labeller-fixture.h"

/* The size of what stands before a model file's checked bytes, and where in it the checksum and the length are. */
#define HEAD 48
#define HEAD_CHECKSUM 12
#define HEAD_LENGTH 32

static const char *const articles[] = {
  "s[The minister] c[said] t[the plan was good].\n\nThe sun rose over the town.",
  "s[The envoy] c[said] t[the talks were over].\n\nThe town was quiet on Sunday.",
  "\"t[The plan was bad],\" s[the envoy] c[said].\n\nTalks began on Sunday.",
  "\"t[The talks were good],\" s[the minister] c[said].\n\nThe plan was on the table.",
  "c[According to] s[the minister], t[the town was quiet].\n\nThe envoy rose at noon.",
  "c[According to] s[the envoy], t[the plan was over].\n\nThe minister left the town.",
  "s[The envoy] c[believes] t[the town was bad].\n\nThe plan rose over the talks.",
  "s[The minister] c[believes] t[the talks were on the table].\n\nThe envoy left on Sunday.",
};

typedef struct
{
  GPtrArray *articles;
  double first;
  double last;
} Lesson;

static void
note_loss (StanceLabeller *labeller, guint epoch, double loss, gpointer data)
{
  Lesson *lesson = data;

  g_assert_true (loss > -1e-3 && loss < 1e6);
  if (epoch == 1)
    lesson->first = loss;
  lesson->last = loss;
}

static StanceLabeller *
learn (guint seed, guint epochs, Lesson *lesson)
{
  StanceLabellerTraining training = stance_labeller_training;

  training.seed = seed;
  training.epochs = epochs;
  training.size = 16;
  training.n_layers = 1;
  training.cue_size = 8;
  training.pair_size = 16;
  training.dropout = 0.05;
  training.rate = 0.01;
  lesson->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_annotated_free);
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    g_ptr_array_add (lesson->articles, fixture_annotated (articles[i]));
  return stance_labeller_learn (lesson->articles, fixture_front_end (), &training, note_loss, lesson);
}

static void
lesson_clear (Lesson *lesson)
{
  g_clear_pointer (&lesson->articles, g_ptr_array_unref);
}

static GBytes *
save (const StanceLabeller *labeller)
{
  g_autoptr (StanceModelWriter) writer = stance_model_writer_new (STANCE_LABELLER_KIND);

  stance_labeller_save (labeller, writer);
  return stance_model_writer_finish (writer);
}

static StanceLabeller *
load (GBytes *bytes, GError **error)
{
  StanceModelFile *file = stance_model_file_new (bytes, "small.bin", STANCE_LABELLER_KIND, error);
  StanceLabeller *labeller = file ? stance_labeller_new_for_file (file, error) : NULL;

  if (labeller)
    stance_labeller_set_tags (labeller, fixture_front_end ());
  return labeller;
}

/* A labeller that knows the articles, learned once. */
static StanceLabeller *
learned (void)
{
  static StanceLabeller *labeller = NULL;

  if (!labeller)
    {
      Lesson lesson = { 0 };

      labeller = learn (1, 1000, &lesson);
      g_test_message ("mean loss of a word: %.4f, then %.4f", lesson.first, lesson.last);
      g_assert_cmpfloat (lesson.last, <, 0.1 * lesson.first);
      lesson_clear (&lesson);
    }
  return labeller;
}

/* The marked parts of an article, as labels are shown. */
static char *
expected_of (const char *marked)
{
  GString *shown = g_string_new (NULL);

  for (const char *at = marked; (at = strpbrk (at, "sct")); at++)
    if (at[1] == '[')
      g_string_append_printf (shown, "%s%.*s", shown->len ? " " : "", (int) (strchr (at, ']') - at + 1), at);
  return g_string_free (shown, FALSE);
}

static void
check_articles (const StanceLabeller *labeller)
{
  g_autoptr (StanceLabellerScratch) scratch = stance_labeller_scratch_new ();

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      g_autoptr (StanceAnnotated) article = fixture_annotated (articles[i]);
      g_autofree char *found = fixture_labels_of (labeller, article->text, scratch);
      g_autofree char *expected = expected_of (articles[i]);

      g_assert_cmpstr (found, ==, expected);
    }
}

static void
test_learns (void)
{
  check_articles (learned ());
}

static void
test_same_seed (void)
{
  Lesson lessons[3] = { 0 };
  GBytes *bytes[3];

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (StanceLabeller) labeller = learn (i == 2 ? 2 : 1, 30, &lessons[i]);

      bytes[i] = save (labeller);
      lesson_clear (&lessons[i]);
    }
  g_assert_true (g_bytes_equal (bytes[0], bytes[1]));
  g_assert_cmpfloat (lessons[0].last, ==, lessons[1].last);
  g_assert_false (g_bytes_equal (bytes[0], bytes[2]));
  for (guint i = 0; i < 3; i++)
    g_bytes_unref (bytes[i]);
}

/* A lesson of a few steps, too, leaves what it learned. */
static void
test_short_lesson (void)
{
  Lesson lesson = { 0 };
  g_autoptr (StanceLabeller) labeller = learn (1, 3, &lesson);
  gsize others = 0;

  for (gsize i = 0; i < labeller->parameters.n; i++)
    others += labeller->parameters.values[i] != 0;
  g_assert_cmpuint (others, >, labeller->parameters.n / 4);
  lesson_clear (&lesson);
}

static const char *const texts[] = {
  "",
  " \n\n \n",
  "said",
  "The minister said",
  "According to the envoy",
  "\"\"",
  "\" \" ' ' , . - -- ... ; ( ) [",
  "\"\"\"\"\"\"\n\n\"\"''``",
  "....\n\n,,,,\n\n!!!!",
  "The minister said the envoy said the minister said the plan was good, the envoy said",
  "said said said said said said said said said said",
  "The minister said:\n\nThe plan was good.\n\n\"The talks were over,\n\nthe envoy said.",
  "\xe2\x80\x9cThe plan,\xe2\x80\x9d s\xc3\xa9 \xe6\x97\xa5\xe6\x9c\xac said. \xf0\x9f\x98\x80",
};

static void
test_any_text (void)
{
  StanceLabeller *labeller = learned ();
  g_autoptr (StanceLabellerScratch) scratch = stance_labeller_scratch_new ();

  for (float threshold = 0.4f; threshold > 0; threshold -= 0.399999f)
    {
      float kept = labeller->threshold;

      labeller->threshold = threshold;
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          g_autofree char *first = fixture_labels_of (labeller, texts[i], scratch);
          g_autoptr (StanceLabellerScratch) fresh = stance_labeller_scratch_new ();
          g_autofree char *second = fixture_labels_of (labeller, texts[i], fresh);

          g_assert_cmpstr (first, ==, second);
        }
      labeller->threshold = kept;
    }
}

/* A paragraph of many words, with cues at both ends. */
static void
test_long_paragraph (void)
{
  const guint sizes[] = { 100, 150, 158, 159, 160, 161, 162, 300, 320, 321, 2000 };
  StanceLabeller *labeller = learned ();
  g_autoptr (StanceLabellerScratch) scratch = stance_labeller_scratch_new ();

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GString) content = g_string_new ("The minister said the plan");
      g_autofree char *found = NULL;

      for (guint w = 0; w < sizes[i]; w++)
        g_string_append (content, " quiet");
      g_string_append (content, " was good, the envoy said.");
      found = fixture_labels_of (labeller, content->str, scratch);
      g_assert_nonnull (strstr (found, "c[said]"));
    }
}

/* What is found in a paragraph hangs on that paragraph alone, however many are read together. */
static void
test_paragraphs_apart (void)
{
  StanceLabeller *labeller = learned ();
  g_autoptr (StanceLabellerScratch) scratch = stance_labeller_scratch_new ();
  g_autoptr (GString) together = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *found = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (StanceAnnotated) article = fixture_annotated (articles[i % G_N_ELEMENTS (articles)]);
      g_autofree char *alone = fixture_labels_of (labeller, article->text, scratch);

      g_string_append_printf (together, "%s\n\n", article->text);
      g_string_append_printf (expected, "%s%s", i ? " / " : "", alone);
    }
  found = fixture_labels_of (labeller, together->str, scratch);
  g_assert_cmpstr (found, ==, expected->str);
}

static void
test_file (void)
{
  g_autoptr (GBytes) bytes = save (learned ());
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceLabeller) loaded = load (bytes, &error), again = NULL, opened = NULL;
  g_autoptr (GBytes) saved = NULL;
  g_autofree char *path = NULL;
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  g_assert_no_error (error);
  check_articles (loaded);
  saved = save (loaded);
  again = load (saved, &error);
  g_assert_no_error (error);
  check_articles (again);
  path = g_build_filename (g_get_tmp_dir (), "stance-test-labeller-XXXXXX", NULL);
  g_close (g_mkstemp (path), NULL);
  g_assert_true (g_file_set_contents (path, data, (gssize) length, NULL));
  opened = stance_labeller_open (path, fixture_front_end (), &error);
  g_assert_no_error (error);
  check_articles (opened);
  g_unlink (path);
  g_assert_null (stance_labeller_open (path, fixture_front_end (), &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, path));
}

static void
expect_refused (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceLabeller) labeller = load (bytes, &error);

  g_assert_null (labeller);
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
  g_assert_true (g_str_has_prefix (error->message, "small.bin: "));
}

/* Cut after every byte; changed in every byte of the head and the table of sections, and here and there behind them. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) bytes = save (learned ());
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autofree guint8 *copy = g_memdup2 (data, length);

  for (gsize end = 0; end < length; end++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, end);

      expect_refused (cut);
    }
  for (gsize i = 0; i < length; i += i < 512 ? 1 : length / 1000)
    {
      g_autoptr (GBytes) changed = g_bytes_new_static (copy, length);
      g_autoptr (StanceLabeller) labeller = NULL;

      copy[i] ^= 0x10;
      labeller = load (changed, NULL);
      /* What stands behind the name of the kind, and a field that is kept for later. */
      g_assert_true (labeller == NULL || i < HEAD);
      copy[i] = data[i];
    }
}

static void
mend (guint8 *data, gsize length)
{
  guint64 written = GUINT64_TO_LE ((guint64) length);
  guint32 crc = GUINT32_TO_LE ((guint32) crc32_z (0, data + HEAD, length - HEAD));

  memcpy (data + HEAD_LENGTH, &written, sizeof written);
  memcpy (data + HEAD_CHECKSUM, &crc, sizeof crc);
}

/* Damage behind a checksum that is right: refused, or a labeller that stays within bounds. */
static void
test_mended (void)
{
  g_autoptr (GBytes) bytes = save (learned ());
  g_autoptr (StanceLabellerScratch) scratch = stance_labeller_scratch_new ();
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autofree guint8 *copy = g_memdup2 (data, length);

  for (gsize i = HEAD; i < length; i += i < 1024 ? 1 : length / 200)
    {
      g_autoptr (GBytes) changed = g_bytes_new_static (copy, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (StanceLabeller) labeller = NULL;

      copy[i] ^= (guint8) (1u << i % 8);
      mend (copy, length);
      labeller = load (changed, &error);
      g_assert_true (labeller != NULL || g_error_matches (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL));
      for (guint t = 0; labeller && labeller->n_tags == learned ()->n_tags && t < G_N_ELEMENTS (texts); t++)
        g_free (fixture_labels_of (labeller, texts[t], scratch));
      copy[i] = data[i];
    }
}

static void
test_foreign (void)
{
  g_autoptr (GBytes) bytes = save (learned ());
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceModelWriter) empty = stance_model_writer_new (STANCE_LABELLER_KIND), other = stance_model_writer_new ("parser");
  g_autoptr (GBytes) without = stance_model_writer_finish (empty), foreign = NULL;

  stance_labeller_save (learned (), other);
  foreign = stance_model_writer_finish (other);
  expect_refused (foreign);
  expect_refused (without);
  g_assert_null (stance_model_file_new (bytes, "small.bin", "parser", &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/labeller/learns", test_learns);
  g_test_add_func ("/labeller/same-seed", test_same_seed);
  g_test_add_func ("/labeller/short-lesson", test_short_lesson);
  g_test_add_func ("/labeller/any-text", test_any_text);
  g_test_add_func ("/labeller/long-paragraph", test_long_paragraph);
  g_test_add_func ("/labeller/paragraphs-apart", test_paragraphs_apart);
  g_test_add_func ("/labeller/file", test_file);
  g_test_add_func ("/labeller/damaged", test_damaged);
  g_test_add_func ("/labeller/mended", test_mended);
  g_test_add_func ("/labeller/foreign", test_foreign);
  return g_test_run ();
}
