/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tagger, lemmatizer and parser learned from a tiny treebank: they know it by heart, take any text, and their files are refused when damaged. */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <zlib.h>

#include <stance/stance-error.h>
#include <stance/stance-trainer.h>

#include "stance-front-end-private.h"

/* The bytes of a model file before what its checksum is of. */
#define HEAD 48

static char *folder;
static const char *const lists[] = { "inflections.tsv", "suffixes.tsv", "splits.tsv", "tokens.tsv", "words.tsv", "lexicon.tsv", "sentences.bin" };
static const struct { StanceTask task; const char *file; guint epochs; } models[] = {
  { STANCE_TASK_TAGGER, "tagger.bin", 0 }, { STANCE_TASK_PARSER, "parser.bin", 60 }, { STANCE_TASK_LEMMATIZER, "lemmatizer.bin", 0 },
};

static GBytes *
train (StanceTask task, guint epochs)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "syntax", "tiny.conllu", NULL);
  g_autoptr (StanceTrainer) trainer = stance_trainer_new (task);
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  stance_trainer_set_epochs (trainer, epochs);
  g_assert_true (stance_trainer_add_file (trainer, path, &error));
  g_assert_true (stance_trainer_add_dev_file (trainer, path, &error));
  bytes = stance_trainer_run (trainer, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stance_trainer_get_n_figures (trainer), >, 0);
  for (guint i = 0; i < stance_trainer_get_n_figures (trainer); i++)
    g_assert_cmpfloat (stance_trainer_get_figure (trainer, i), >=, 90);
  return bytes;
}

static void
write_models (void)
{
  folder = g_dir_make_tmp ("stance-front-end-XXXXXX", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *from = g_build_filename (g_getenv ("STANCE_MODELS"), "lang", "en", lists[i], NULL);
      g_autofree char *to = g_build_filename (folder, lists[i], NULL), *contents = NULL;
      gsize length;

      if (g_file_get_contents (from, &contents, &length, NULL))
        g_assert_true (g_file_set_contents (to, contents, (gssize) length, NULL));
    }
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autoptr (GBytes) bytes = train (models[i].task, models[i].epochs);
      g_autofree char *to = g_build_filename (folder, models[i].file, NULL);

      g_assert_true (g_file_set_contents (to, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
    }
}

static void
remove_models (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

static StanceFrontEnd *
open_front_end (void)
{
  g_autoptr (GError) error = NULL;
  StanceFrontEnd *front_end = stance_front_end_new (folder, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (stance_front_end_get_directory (front_end), ==, folder);
  return front_end;
}

static StanceParse *
parse_text (StanceFrontEnd *front_end, const char *text)
{
  g_autoptr (StanceDocument) document = stance_document_new ("d", text, NULL);

  return stance_front_end_parse (front_end, document);
}

/* What holds of every parse. */
static void
check_parse (StanceParse *parse)
{
  guint n = stance_parse_get_n_words (parse), at = 0;
  g_autofree char *conllu = stance_parse_to_conllu (parse);
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceParse) again = stance_parse_new_from_conllu ("again", conllu, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (stance_parse_get_n_words (again), ==, n);
  g_assert_cmpuint (stance_parse_get_n_sentences (again), ==, stance_parse_get_n_sentences (parse));
  for (guint i = 0; i < n; i++)
    {
      guint start, end, sentence = stance_parse_get_sentence (parse, i);
      int head = stance_parse_get_head (parse, i);

      stance_parse_get_bytes (parse, i, &start, &end);
      g_assert_cmpuint (start, >=, at);
      g_assert_cmpuint (end, >, start);
      g_assert_cmpint (strncmp (stance_parse_get_text (parse) + start, stance_parse_get_form (parse, i), end - start), ==, 0);
      at = end;
      g_assert_cmpint (head, <, (int) n);
      g_assert_true (head < 0 || stance_parse_get_sentence (parse, (guint) head) == sentence);
      g_assert_cmpint (head, !=, (int) i);
      g_assert_true (*stance_parse_get_lemma (parse, i) && *stance_parse_get_upos (parse, i) && *stance_parse_get_relation (parse, i));
    }
}

static void
test_known (void)
{
  g_autoptr (StanceFrontEnd) front_end = open_front_end ();
  g_autoptr (StanceParse) parse = parse_text (front_end, "\u201cThey rejected the new plans\u201d, but he agreed.");
  static const char *const lemmas[] = { "they", "reject", "the", "new", "plan" };

  check_parse (parse);
  g_assert_cmpuint (stance_parse_get_n_words (parse), ==, 12);
  for (guint i = 0; i < G_N_ELEMENTS (lemmas); i++)
    g_assert_cmpstr (stance_parse_get_lemma (parse, i + 1), ==, lemmas[i]);
  g_assert_cmpstr (stance_parse_get_upos (parse, 2), ==, "VERB");
  g_assert_cmpstr (stance_parse_get_xpos (parse, 2), ==, "VBD");
  g_assert_cmpstr (stance_parse_get_relation (parse, 1), ==, "nsubj");
  g_assert_cmpint (stance_parse_get_head (parse, 5), ==, 2);
  g_assert_false (isnan (stance_parse_get_probability (parse)));
}

static void
test_joined (void)
{
  g_autoptr (StanceFrontEnd) front_end = open_front_end ();
  g_autoptr (StanceParse) parse = parse_text (front_end, "She doesn\u2019t. It cannot. At 5pm (a)b.");
  g_autofree char *conllu = stance_parse_to_conllu (parse);

  check_parse (parse);
  g_assert_true (stance_parse_is_joined (parse, 2));
  g_assert_nonnull (strstr (conllu, "\n2-3\tdoesn\u2019t\t_"));
  g_assert_nonnull (strstr (conllu, "\n2-3\tcannot\t_"));
  g_assert_null (strstr (conllu, "\t5pm\t"));
}

/* The n-th of a few texts that no front end likes. */
static char *
odd_text (guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    switch (n)
      {
      case 0: g_string_append (text, "ab"); break;
      case 1: g_string_append (text, i % 2 ? ") " : "( "); break;
      case 2: g_string_append (text, "NO WAR "); break;
      case 3: g_string_append (text, "\U0001f600\U0001f600 "); break;
      case 4: g_string_append (text, "\u05e9\u05dc\u05d5\u05dd "); break;
      case 5: g_string_append (text, "\u548c\u5e73"); break;
      case 6: g_string_append (text, "\n\n."); break;
      case 7: g_string_append (text, "a\u0301\u0327 \u0130\u0130 "); break;
      default: g_string_append (text, "...... "); break;
      }
  return g_string_free (text, FALSE);
}

static void
test_any_text (void)
{
  static const char *const texts[] = { "", " \n\t ", ".", "a", "\u00ab", "don't", "5pm\x01 x", "\u2028\u2029 a\xc2\x85 b" };
  g_autoptr (StanceFrontEnd) front_end = open_front_end ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (StanceParse) parse = parse_text (front_end, texts[i]);

      check_parse (parse);
    }
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *text = odd_text (i);
      g_autoptr (StanceParse) parse = parse_text (front_end, text);

      check_parse (parse);
    }
}

/* Sentences read out of turn are what they are read in turn. */
static void
test_chosen_sentences (void)
{
  g_autoptr (StanceFrontEnd) front_end = open_front_end ();
  const char *words = "They rejected the new plans, but he agreed. She doesn't want a war. Lena said that peace wins.";
  g_autoptr (StanceText) text = stance_text_new (words, strlen (words), stance_front_end_get_language (front_end));
  g_auto (StanceReading) all, chosen;
  const guint32 numbers[] = { 2, 0 };

  stance_reading_init (&all);
  stance_reading_init (&chosen);
  g_assert_cmpuint (text->sentences->len, ==, 3);
  stance_front_end_read (front_end, text, NULL, 3, &all);
  for (guint twice = 0; twice < 2; twice++)
    stance_front_end_read (front_end, text, numbers, 2, &chosen);
  g_assert_cmpuint (all.n_sentences, ==, 3);
  g_assert_cmpuint (chosen.n_sentences, ==, 2);
  for (guint i = 0; i < 2; i++)
    for (guint k = 0; k < chosen.starts[i + 1] - chosen.starts[i]; k++)
      {
        const StanceWord *a = &chosen.words[chosen.starts[i] + k], *b = &all.words[all.starts[numbers[i]] + k];

        g_assert_cmpuint (a->length, ==, b->length);
        g_assert_cmpuint (a->tag, ==, b->tag);
        g_assert_cmpuint (a->head, ==, b->head);
        g_assert_cmpuint (a->relation, ==, b->relation);
      }
  g_assert_cmpuint (stance_front_end_find_tag (front_end, "VERB VBD"), !=, G_MAXUINT);
  g_assert_cmpuint (stance_front_end_find_relation (front_end, "no such"), ==, G_MAXUINT);
}

static gpointer
parse_in_thread (gpointer data)
{
  g_autoptr (StanceParse) parse = parse_text (data, "The minister said that the talks failed. We signed the plan of the minister. She doesn't want a war.");

  return stance_parse_to_conllu (parse);
}

static void
test_threads (void)
{
  g_autoptr (StanceFrontEnd) front_end = open_front_end ();
  g_autofree char *alone = parse_in_thread (front_end);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("parse", parse_in_thread, front_end);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autofree char *found = g_thread_join (threads[i]);

      g_assert_cmpstr (found, ==, alone);
    }
}

static void
test_same_bytes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autoptr (GBytes) a = train (models[i].task, models[i].epochs), b = train (models[i].task, models[i].epochs);

      g_assert_true (g_bytes_equal (a, b));
    }
}

static gboolean
opens (StanceTask task, GBytes *bytes, GError **error)
{
  static const char *const kinds[] = { STANCE_TAGGER_KIND, STANCE_PARSER_KIND, STANCE_LEMMATIZER_KIND };
  StanceModelFile *file = stance_model_file_new (bytes, "model", kinds[task], error);
  g_autoptr (StanceTagger) tagger = file && task == STANCE_TASK_TAGGER ? stance_tagger_new_for_file (file, error) : NULL;
  g_autoptr (StanceParser) parser = file && task == STANCE_TASK_PARSER ? stance_parser_new_for_file (file, error) : NULL;
  g_autoptr (StanceLemmas) lemmas = file && task == STANCE_TASK_LEMMATIZER ? stance_lemmas_new_for_file (file, error) : NULL;

  return tagger || parser || lemmas;
}

/* A model without one of its sections is refused; so is one that was cut. */
static void
test_damaged (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autofree char *path = g_build_filename (folder, models[i].file, NULL);
      g_autofree char *contents = NULL;
      gsize length, step;

      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      step = MAX (1, length / 3000);
      for (gsize end = 0; end < length; end += step)
        {
          g_autoptr (GBytes) bytes = g_bytes_new_static (contents, end);
          g_autoptr (GError) error = NULL;

          g_assert_false (opens (models[i].task, bytes, &error));
          g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
        }
      for (guint other = 0; other < G_N_ELEMENTS (models); other++)
        {
          g_autoptr (GBytes) bytes = g_bytes_new_static (contents, length);
          g_autoptr (GError) error = NULL;

          g_assert_true (opens (models[other].task, bytes, &error) == (other == i));
        }
    }
}

/* What can be read of a model that was changed behind its checksum stays inside its tables. */
static void
use (StanceTask task, GBytes *bytes)
{
  static const char *const forms[] = { "The", "minister", "n\u2019t", "signed" };
  StanceWord words[G_N_ELEMENTS (forms)];
  StanceModelFile *file = stance_model_file_new (bytes, "model", task == STANCE_TASK_TAGGER ? STANCE_TAGGER_KIND : STANCE_LEMMATIZER_KIND, NULL);
  g_autoptr (StanceTagger) tagger = file && task == STANCE_TASK_TAGGER ? stance_tagger_new_for_file (file, NULL) : NULL;
  g_autoptr (StanceLemmas) lemmas = file && task == STANCE_TASK_LEMMATIZER ? stance_lemmas_new_for_file (file, NULL) : NULL;
  g_autoptr (StanceSymbols) tags = stance_symbols_new ();
  g_autoptr (GString) lemma = g_string_new (NULL);

  stance_symbols_intern (tags, "VERB VBD");
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    stance_word_read (&words[i], forms[i], strlen (forms[i]), i == 0);
  if (tagger)
    stance_tagger_tag (tagger, words, G_N_ELEMENTS (forms));
  if (lemmas)
    stance_lemmas_set_tags (lemmas, tags);
  for (guint i = 0; lemmas && i < G_N_ELEMENTS (forms); i++)
    stance_lemmas_append (lemmas, &words[i], lemma);
  g_assert_true (g_utf8_validate (lemma->str, (gssize) lemma->len, NULL));
}

static void
test_flipped (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (models); i += 2)
    {
      g_autofree char *path = g_build_filename (folder, models[i].file, NULL);
      g_autofree char *contents = NULL;
      gsize length;

      g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
      for (gsize at = HEAD; at < length; at++)
        {
          g_autofree char *changed = g_memdup2 (contents, length);
          g_autoptr (GBytes) bytes = g_bytes_new_static (changed, length);
          guint32 crc;

          changed[at] = (char) (changed[at] ^ (1 << (at % 8)));
          crc = GUINT32_TO_LE ((guint32) crc32_z (0, (const guchar *) changed + HEAD, length - HEAD));
          memcpy (changed + 12, &crc, sizeof crc);
          use (models[i].task, bytes);
        }
    }
}

static void
test_no_language (void)
{
  static const struct { const char *language; gboolean file_error; int code; } cases[] = {
    { "no-such-language", FALSE, G_IO_ERROR_NOT_FOUND },
    { "./no/such/folder", TRUE, G_FILE_ERROR_NOENT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const GQuark domain = cases[i].file_error ? G_FILE_ERROR : G_IO_ERROR;
      g_autoptr (GError) error = NULL;

      g_assert_null (stance_front_end_new (cases[i].language, &error));
      g_assert_error (error, domain, cases[i].code);
      g_clear_error (&error);
      g_assert_null (stance_identifier_new (cases[i].language, &error));
      g_assert_nonnull (error);
    }
}

static void
test_identifier (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceIdentifier) identifier = stance_identifier_new (folder, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (stance_identifier_get_probability (identifier, "\u041c\u0438\u043d\u0438\u0441\u0442\u0440 \u0441\u043a\u0430\u0437\u0430\u043b"), <, 0.5);
  g_assert_true (isnan (stance_identifier_get_probability (identifier, "")));
  g_assert_true (isnan (stance_identifier_get_probability (identifier, "caf\xe9")));
}

int
main (int argc, char **argv)
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  write_models ();
  g_test_add_func ("/front-end/known", test_known);
  g_test_add_func ("/front-end/joined", test_joined);
  g_test_add_func ("/front-end/any-text", test_any_text);
  g_test_add_func ("/front-end/chosen-sentences", test_chosen_sentences);
  g_test_add_func ("/front-end/threads", test_threads);
  g_test_add_func ("/front-end/same-bytes", test_same_bytes);
  g_test_add_func ("/front-end/damaged", test_damaged);
  g_test_add_func ("/front-end/flipped", test_flipped);
  g_test_add_func ("/front-end/no-language", test_no_language);
  g_test_add_func ("/front-end/identifier", test_identifier);
  failed = g_test_run ();
  remove_models ();
  return failed;
}
