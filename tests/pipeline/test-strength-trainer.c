/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Learning strengths: what is read, what is refused, and that the same articles give the same bytes. */
#include <glib/gstdio.h>

#include <stance/stance-error.h>
#include <stance/stance-strength-trainer.h>

#include "../stances/quarrel-fixture.h"

static StanceEngine *engine;

/* A folder that goes when it is freed. */
typedef char Folder;

static void
folder_free (Folder *self)
{
  g_autoptr (GDir) dir = g_dir_open (self, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (self, name, NULL);

      g_unlink (path);
    }
  g_rmdir (self);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Folder, folder_free)

static Folder *
new_folder (void)
{
  return g_dir_make_tmp ("stance-gold-XXXXXX", NULL);
}

static void
put (const Folder *folder, const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
}

/* A text with one statement on the truce, of which [0, 5) is a part. */
static void
put_article (const Folder *folder, const char *name, const char *text, const char *party, const char *position)
{
  g_autofree char *text_name = g_strconcat (name, ".txt", NULL), *gold_name = g_strconcat (name, ".gold.json", NULL);
  g_autofree char *gold = g_strdup_printf ("{\"meta\": {\"date\": \"2025-05-01\"}, \"statements\": [{\"holder_party\": \"%s\", \"issue\": \"truce\", "
                                           "\"position\": %s, \"start\": 0, \"end\": 5}]}", party, position);

  put (folder, text_name, text);
  put (folder, gold_name, gold);
}

static void
fill (const Folder *folder)
{
  put_article (folder, "a", "Karl Otto rejected a truce.", "sylvania", "-1");
  put_article (folder, "b", "Freedonia demanded a truce.", "freedonia", "1");
  put_article (folder, "c", "Karl Otto said a truce was unlikely.", "sylvania", "-0.5");
  put_article (folder, "d", "Freedonia rejected a truce.", "freedonia", "-1");
}

static GBytes *
learn (const Folder *folder, double ridge, GError **error)
{
  g_autoptr (StanceStrengthTrainer) trainer = stance_strength_trainer_new ();
  GBytes *bytes;

  stance_strength_trainer_set_ridge (trainer, ridge);
  if (!stance_strength_trainer_add_folder (trainer, engine, folder, error))
    return NULL;
  g_assert_null (stance_strength_trainer_get_report (trainer));
  bytes = stance_strength_trainer_run (trainer, error);
  g_assert_true ((bytes != NULL) == (stance_strength_trainer_get_report (trainer) != NULL));
  return bytes;
}

static void
test_same_bytes (void)
{
  g_autoptr (Folder) folder = new_folder ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) first = NULL, second = NULL, other = NULL;

  fill (folder);
  first = learn (folder, 2, &error);
  g_assert_no_error (error);
  second = learn (folder, 2, NULL);
  other = learn (folder, 50, NULL);
  g_assert_true (g_bytes_equal (first, second));
  g_assert_false (g_bytes_equal (first, other));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (first, NULL), (gssize) g_bytes_get_size (first), "\"format\":\"stance-strengths/1\""));
}

static void
test_sentences (void)
{
  g_autoptr (Folder) folder = new_folder ();
  g_autofree char *path = g_build_filename (folder, "own.jsonl", NULL);
  g_autoptr (StanceStrengthTrainer) trainer = stance_strength_trainer_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  fill (folder);
  put (folder, "own.jsonl", "{\"text\": \"Freedonia demanded a truce.\", \"statements\": [{\"holder_party\": \"freedonia\", \"issue\": \"truce\", "
                            "\"position\": 1}]}\n\n{\"text\": \"It rained.\", \"statements\": []}\n");
  g_assert_true (stance_strength_trainer_add_folder (trainer, engine, folder, NULL));
  g_assert_true (stance_strength_trainer_add_sentences (trainer, engine, path, &error));
  g_assert_no_error (error);
  bytes = stance_strength_trainer_run (trainer, NULL);
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "\"texts\":2,\"found_in_texts\":1"));
}

/* A pair with one fault; nothing is learned, and the message says where. */
static void
test_refused (void)
{
  static const struct
  {
    const char *gold;
    const char *fault;
  } cases[] = {
    { "[]", "a.gold.json:1: found an array, expected an object" },
    { "{\"statements\": 3}", "a.gold.json#/statements: found a number, expected a list" },
    { "{}", "a.gold.json#/statements: found nothing, expected a list" },
    { "{\"statements\": [3]}", "a.gold.json#/statements/0: found a number, expected an object" },
    { "{\"statements\": [{\"holder_party\": \"p\", \"issue\": \"truce\", \"position\": 2}]}", "#/statements/0/position: found \"2\", expected a number" },
    { "{\"statements\": [{\"holder_party\": \"p\", \"issue\": \"truces\", \"position\": 1, \"start\": 0, \"end\": 3}]}",
      "#/statements/0/issue: found 'truces', expected an issue of the model 'quarrel'" },
    { "{\"statements\": [{\"holder_party\": \"p\", \"issue\": \"truce\", \"position\": 1}]}", "#/statements/0/start: found nothing, expected the code point" },
    { "{\"statements\": [{\"holder_party\": \"p\", \"issue\": \"truce\", \"position\": 1, \"start\": 0, \"end\": 11}]}",
      "#/statements/0/end: found [0, 11), expected start < end <= 10, the length of the text" },
    { "{\"statements\": [{\"holder_party\": \"p\", \"issue\": \"truce\", \"position\": 1, \"start\": 3, \"end\": 3}]}",
      "#/statements/0/end: found [3, 3), expected start < end <= 10" },
    { "{\"statements\": [{\"holder_party\": \"p\", \"issue\": \"truce\", \"position\": 1, \"start\": 0, \"end\": 2, \"quote\": \"Is\"}]}",
      "#/statements/0/quote: found other words than at [0, 2) of the text, expected the same" },
    { "{\"statements\": [{\"id\": \"x\", \"holder_party\": \"p\", \"issue\": \"truce\", \"position\": 1, \"start\": 0, \"end\": 2}, "
      "{\"id\": \"x\", \"holder_party\": \"p\", \"issue\": \"truce\", \"position\": 1, \"start\": 4, \"end\": 5}]}",
      "#/statements/1/id: found 'x' twice, expected an id for each statement" },
    { "{\"meta\": {\"date\": \"yesterday\"}, \"statements\": []}", "#/meta/date: found 'yesterday', expected YYYY-MM-DD" },
    { "{\"statements\": [", "a.gold.json:1:" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Folder) folder = new_folder ();
      g_autoptr (GError) error = NULL;

      put (folder, "a.txt", "It rained.");
      put (folder, "a.gold.json", cases[i].gold);
      g_assert_null (learn (folder, 2, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, folder));
      g_assert_nonnull (strstr (error->message, cases[i].fault));
    }
}

static void
test_missing (void)
{
  g_autoptr (Folder) folder = new_folder ();
  g_autoptr (StanceStrengthTrainer) trainer = stance_strength_trainer_new ();
  g_autoptr (GError) empty = NULL, no_text = NULL, too_few = NULL, twice = NULL, nowhere = NULL;

  g_assert_false (stance_strength_trainer_add_folder (trainer, engine, folder, &empty));
  g_assert_error (empty, STANCE_ERROR, STANCE_ERROR_NO_DATA);
  put (folder, "a.gold.json", "{\"statements\": []}");
  g_assert_false (stance_strength_trainer_add_folder (trainer, engine, folder, &no_text));
  g_assert_error (no_text, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (no_text->message, "a.txt: "));
  put (folder, "a.txt", "Freedonia demanded a truce.");
  g_assert_true (stance_strength_trainer_add_folder (trainer, engine, folder, NULL));
  g_assert_null (stance_strength_trainer_run (trainer, &too_few));
  g_assert_error (too_few, STANCE_ERROR, STANCE_ERROR_NO_DATA);
  g_assert_false (stance_strength_trainer_add_folder (trainer, engine, folder, &twice));
  g_assert_nonnull (strstr (twice->message, "found 'a' twice, expected each article once"));
  g_assert_false (stance_strength_trainer_add_sentences (trainer, engine, "nowhere.jsonl", &nowhere));
  g_assert_true (g_str_has_prefix (nowhere->message, "nowhere.jsonl: "));
}

/* A text that nobody coded, and a file of no text: nothing is passed over. */
static void
test_passed_over (void)
{
  g_autoptr (Folder) folder = new_folder ();
  g_autofree char *path = g_build_filename (folder, "blank.jsonl", NULL);
  g_autoptr (StanceStrengthTrainer) trainer = stance_strength_trainer_new ();
  g_autoptr (GError) uncoded = NULL, blank = NULL;

  fill (folder);
  put (folder, "e.txt", "Freedonia rejected a truce.");
  put (folder, "blank.jsonl", "\n \n");
  g_assert_false (stance_strength_trainer_add_folder (trainer, engine, folder, &uncoded));
  g_assert_error (uncoded, STANCE_ERROR, STANCE_ERROR_NO_DATA);
  g_assert_nonnull (strstr (uncoded->message, "e.txt: found no e.gold.json beside it"));
  g_assert_false (stance_strength_trainer_add_sentences (trainer, engine, path, &blank));
  g_assert_error (blank, STANCE_ERROR, STANCE_ERROR_NO_DATA);
  g_assert_nonnull (strstr (blank->message, "blank.jsonl: found no text"));
}

/* Many articles of which one may be wrong. */
static char *
warning_of (gboolean one_wrong)
{
  g_autoptr (Folder) folder = new_folder ();
  g_autoptr (StanceStrengthTrainer) trainer = stance_strength_trainer_new ();
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf ("a%u", i);

      put_article (folder, name, "Freedonia rejected a truce.", "freedonia", one_wrong && i == 7 ? "1" : "-1");
    }
  g_assert_true (stance_strength_trainer_add_folder (trainer, engine, folder, NULL));
  g_assert_null (stance_strength_trainer_get_warning (trainer));
  bytes = stance_strength_trainer_run (trainer, NULL);
  g_assert_nonnull (bytes);
  return g_strdup (stance_strength_trainer_get_warning (trainer));
}

static void
test_warning (void)
{
  g_autoptr (Folder) folder = new_folder ();
  g_autoptr (StanceStrengthTrainer) trainer = stance_strength_trainer_new ();
  g_autofree char *all_right = warning_of (FALSE), *one_wrong = warning_of (TRUE);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_cmpstr (all_right, ==, "all 100 statements that the rules find are right: confidence cannot be learned from them");
  g_assert_null (one_wrong);
  fill (folder);
  g_assert_true (stance_strength_trainer_add_folder (trainer, engine, folder, NULL));
  bytes = stance_strength_trainer_run (trainer, NULL);
  g_assert_true (g_str_has_suffix (stance_strength_trainer_get_warning (trainer), "too few to learn from: expected 100 or more"));
}

int
main (int argc, char **argv)
{
  g_autoptr (StanceModel) model = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  model = fixture_quarrel ();
  engine = stance_engine_new (model, NULL);
  g_test_add_func ("/strength-trainer/same-bytes", test_same_bytes);
  g_test_add_func ("/strength-trainer/sentences", test_sentences);
  g_test_add_func ("/strength-trainer/refused", test_refused);
  g_test_add_func ("/strength-trainer/missing", test_missing);
  g_test_add_func ("/strength-trainer/passed-over", test_passed_over);
  g_test_add_func ("/strength-trainer/warning", test_warning);
  result = g_test_run ();
  g_object_unref (engine);
  return result;
}
