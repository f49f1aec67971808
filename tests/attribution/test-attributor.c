/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attributions learned from a few articles: the labeller knows them by heart, takes any text, and its file is refused when damaged. */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include <stance/stance-attribution.h>
#include <stance/stance-error.h>

#include "stance-annotated-private.h"

#define EPOCHS 400

static char *folder;
static StanceAttributor *attributor;

static GBytes *
learn (guint epochs)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "attribution", "annotated.jsonl", NULL);
  g_autoptr (StanceAttributionTrainer) trainer = stance_attribution_trainer_new ();
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  stance_attribution_trainer_set_epochs (trainer, epochs);
  g_assert_true (stance_attribution_trainer_add_file (trainer, path, &error));
  g_assert_true (stance_attribution_trainer_add_dev_file (trainer, path, &error));
  bytes = stance_attribution_trainer_run (trainer, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (stance_attribution_trainer_get_n_figures (trainer), ==, 4);
  for (guint i = 0; i < 4 && epochs == EPOCHS; i++)
    {
      g_test_message ("%s %g", stance_attribution_trainer_get_figure_name (trainer, i), stance_attribution_trainer_get_figure (trainer, i));
      g_assert_cmpfloat (stance_attribution_trainer_get_figure (trainer, i), >=, 95);
    }
  return bytes;
}

/* The shipped front end, with a labeller of its own. */
static void
open_folder (void)
{
  g_autofree char *shipped = g_build_filename (g_getenv ("STANCE_MODELS"), "lang", "en", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (shipped);
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (from, "standard::name", 0, NULL, NULL);
  g_autoptr (GBytes) bytes = learn (EPOCHS);
  g_autofree char *model = NULL;
  g_autoptr (GError) error = NULL;

  folder = g_dir_make_tmp ("stance-attributor-XXXXXX", NULL);
  for (GFileInfo *info = g_file_enumerator_next_file (files, NULL, NULL); info; info = g_file_enumerator_next_file (files, NULL, NULL))
    {
      g_autofree char *target = g_build_filename (shipped, g_file_info_get_name (info), NULL);
      g_autofree char *link = g_build_filename (folder, g_file_info_get_name (info), NULL);
      g_autoptr (GFile) file = g_file_new_for_path (link);

      if (!g_str_equal (g_file_info_get_name (info), "attribution.bin"))
        g_assert_true (g_file_make_symbolic_link (file, target, NULL, NULL));
      g_object_unref (info);
    }
  model = g_build_filename (folder, "attribution.bin", NULL);
  g_assert_true (g_file_set_contents (model, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  attributor = stance_attributor_new (folder, &error);
  g_assert_no_error (error);
}

static void
close_folder (void)
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
  g_object_unref (attributor);
}

static StanceAttributions *
attribute (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceDocument) document = stance_document_new ("one", text, &error);

  g_assert_no_error (error);
  return stance_attributor_attribute (attributor, document);
}

static void
append_part (StanceAttributions *found, guint i, StancePart part, GString *shown)
{
  for (guint k = 0; k < stance_attributions_get_n_spans (found, i, part); k++)
    {
      g_autofree char *words = stance_attributions_get_text (found, i, part, k);

      g_string_append_printf (shown, "%s%s", k ? " + " : "", words);
    }
}

/* "source | cue | content | kind | parent", a line each */
static char *
show (StanceAttributions *found)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < stance_attributions_get_n (found); i++)
    {
      if (i)
        g_string_append_c (shown, '\n');
      for (guint part = 0; part < 3; part++)
        {
          append_part (found, i, (StancePart) part, shown);
          g_string_append (shown, " | ");
        }
      g_string_append_printf (shown, "%s | %d", stance_kind_to_string (stance_attributions_get_kind (found, i)), stance_attributions_get_parent (found, i));
    }
  return g_string_free (shown, FALSE);
}

static void
test_known (void)
{
  static const char *const cases[][2] = {
    { "\"We lost eleven boats,\" the harbour master, Ines Vale, said. The crane was not hurt.",
      "the harbour master, Ines Vale | said | \"We lost eleven boats,\" | direct | -1" },
    { "\xe2\x80\x9cWe lost eleven boats,\xe2\x80\x9d the harbour master, Ines Vale, said. The crane was not hurt.",
      "the harbour master, Ines Vale | said | \xe2\x80\x9cWe lost eleven boats,\xe2\x80\x9d | direct | -1" },
    { "\"Nobody asked us,\" a parent said. \"We read it in the paper.\"",
      "a parent | said | \"Nobody asked us,\" + \"We read it in the paper.\" | direct | -1" },
    { "The council said it would \"act without delay\".", "The council | said | it would \"act without delay\" | mixed | -1" },
    { "Fishermen said that the wall had been too low for years.", "Fishermen | said | that the wall had been too low for years | indirect | -1" },
    { "According to the port office, repairs will cost nine million.", "the port office | According to | repairs will cost nine million | indirect | -1" },
    { "The mayor said that the union had promised to wait until May.",
      "The mayor | said | that the union had promised to wait until May | indirect | -1\nthe union | promised | to wait until May | indirect | 0" },
    { "The harbour reopened on Tuesday after two weeks of storms.", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StanceAttributions) found = attribute (cases[i][0]);
      g_autofree char *shown = show (found);

      g_assert_cmpstr (shown, ==, cases[i][1]);
    }
}

/* Bytes and code points agree, spans are in order, and nothing begins or ends with white space. */
static void
check_part (StanceAttributions *found, guint i, StancePart part)
{
  const char *text = stance_document_get_text (stance_attributions_get_document (found));
  guint end = 0;

  for (guint k = 0; k < stance_attributions_get_n_spans (found, i, part); k++)
    {
      StanceSpan span, bytes;

      stance_attributions_get_span (found, i, part, k, &span);
      stance_attributions_get_bytes (found, i, part, k, &bytes);
      g_assert_cmpuint (bytes.start, >=, end);
      g_assert_cmpuint (bytes.end, >, bytes.start);
      g_assert_cmpuint (bytes.end, <=, strlen (text));
      g_assert_cmpuint (span.end - span.start, ==, g_utf8_strlen (text + bytes.start, bytes.end - bytes.start));
      g_assert_false (g_unichar_isspace (g_utf8_get_char (text + bytes.start)));
      g_assert_false (g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (text + bytes.end))));
      if (i < 50)
        g_assert_cmpuint (span.start, ==, g_utf8_strlen (text, bytes.start));
      end = bytes.end;
    }
}

static void
check (StanceAttributions *found)
{
  guint n = stance_attributions_get_n (found);

  for (guint i = 0; i < n; i++)
    {
      double probability = stance_attributions_get_probability (found, i);
      guint steps = 0;

      g_assert_true (probability >= 0 && probability <= 1);
      g_assert_cmpuint (stance_attributions_get_n_spans (found, i, STANCE_PART_CUE), >, 0);
      g_assert_cmpuint (stance_attributions_get_n_spans (found, i, STANCE_PART_CONTENT), >, 0);
      for (guint part = 0; part < 3; part++)
        check_part (found, i, (StancePart) part);
      for (int at = (int) i; at >= 0; at = stance_attributions_get_parent (found, (guint) at))
        g_assert_cmpuint (steps++, <=, n);
    }
}

static void
test_odd (void)
{
  static const char *const texts[] = {
    "", " ", "\n\n\n", "\"", "\"\"\"\"", "\xe2\x80\x9c\xe2\x80\x9d", "said", "said said", "\"\" said", "said \"", "\xc2\xa0said\xc2\xa0that\xc2\xa0",
    "He\xe2\x80\x8b said\xe2\x80\x8b that\xe2\x80\x8b it rains\xe2\x80\x8b", "He said that\xe2\x80\xa8it rains.", "\"We go,\"\r\nhe said.\r\n\r\n\"Now,\"\rshe said.",
    "\xf0\x9f\x98\x80 said that \xf0\x9f\x98\x80\xf0\x9f\x98\x80 e\xcc\x81 it rains", "\"We go, he said. \"Now\" \"", "\t\"We go,\"\t he\tsaid\t.",
    "\x01\x02 said \x7f that", "'''said''' ''that'' `rain`", "\xc2\xab\xc2\xa0We go\xc2\xa0\xc2\xbb, the mayor said.",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (StanceAttributions) found = attribute (texts[i]);

      check (found);
    }
}

/* A text of one line; meson's timeout tells when time does not grow in step with it. */
static void
test_large (void)
{
  static const struct { const char *unit; gsize size; } cases[] = {
    { "\"", 1 << 17 }, { "\" ", 1 << 17 }, { "word ", 1 << 20 }, { "\"a\" ", 1 << 17 }, { "a\n\n", 1 << 17 },
    { "The mayor said that the union had promised to wait until May. ", 1 << 16 }, { "said ", 1 << 14 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (StanceAttributions) found = NULL;

      while (text->len < cases[i].size)
        g_string_append (text, cases[i].unit);
      found = attribute (text->str);
      g_test_message ("'%s': %u", cases[i].unit, stance_attributions_get_n (found));
      check (found);
    }
}

/* What is found with a threshold is what is as likely as that. */
static void
test_threshold (void)
{
  static const char text[] = "The council said it would \"act without delay\". Observers believe the dam, the mayor claimed, held. Nobody asked.";
  const double kept = stance_attributor_get_threshold (attributor), thresholds[] = { 0.01, 0.3, 0.9, 0.999 };
  guint before = G_MAXUINT;

  g_assert_true (kept > 0 && kept < 1);
  for (guint i = 0; i < G_N_ELEMENTS (thresholds); i++)
    {
      g_autoptr (StanceAttributions) found = NULL;

      stance_attributor_set_threshold (attributor, thresholds[i]);
      g_assert_cmpfloat (fabs (stance_attributor_get_threshold (attributor) - thresholds[i]), <, 1e-6);
      found = attribute (text);
      g_assert_cmpuint (stance_attributions_get_n (found), <=, before);
      before = stance_attributions_get_n (found);
      g_assert_true (i > 0 || before > 0);
      for (guint k = 0; k < before; k++)
        g_assert_cmpfloat (stance_attributions_get_probability (found, k), >=, thresholds[i] - 1e-6);
    }
  stance_attributor_set_threshold (attributor, kept);
}

static gpointer
attribute_often (gpointer data)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (StanceAttributions) found = attribute ("The council said it would \"act without delay\".");

      g_assert_cmpuint (stance_attributions_get_n (found), ==, 1);
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("attribute", attribute_often, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_document (void)
{
  g_autoptr (StanceAttributions) found = attribute ("\"Das ist nicht gut\", sagte der Minister, und er wollte nicht gehen.");
  g_autoptr (StanceAttributions) empty = attribute ("12 % ...");
  g_autoptr (StanceAttributions) again = stance_attributions_ref (found);

  g_assert_cmpstr (stance_document_get_id (stance_attributions_get_document (again)), ==, "one");
  g_assert_cmpfloat (stance_attributions_get_language_probability (found), <, 0.5);
  g_assert_true (isnan (stance_attributions_get_language_probability (empty)));
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "attribution.bin", NULL), *contents = NULL;
  gsize length;

  g_assert_null (stance_attributor_new ("/nowhere/", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  for (gsize kept = 0; kept < length; kept = kept * 3 + 10)
    {
      g_assert_true (g_file_set_contents (path, contents, (gssize) kept, NULL));
      g_assert_null (stance_attributor_new (folder, &error));
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
      g_assert_nonnull (strstr (error->message, "attribution.bin"));
      g_clear_error (&error);
    }
  g_unlink (path);
  g_assert_null (stance_attributor_new (folder, &error));
  g_assert_nonnull (strstr (error->message, "attribution.bin"));
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
}

static void
test_trainer (void)
{
  g_autoptr (StanceAttributionTrainer) trainer = stance_attribution_trainer_new ();
  g_autoptr (GBytes) first = learn (2), second = learn (2);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_bytes_equal (first, second));
  g_assert_null (stance_attribution_trainer_run (trainer, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
  g_assert_cmpuint (stance_attribution_trainer_get_n_figures (trainer), ==, 0);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  open_folder ();
  g_test_add_func ("/attributor/known", test_known);
  g_test_add_func ("/attributor/odd", test_odd);
  g_test_add_func ("/attributor/large", test_large);
  g_test_add_func ("/attributor/threshold", test_threshold);
  g_test_add_func ("/attributor/threads", test_threads);
  g_test_add_func ("/attributor/document", test_document);
  g_test_add_func ("/attributor/missing", test_missing);
  g_test_add_func ("/attributor/trainer", test_trainer);
  status = g_test_run ();
  close_folder ();
  return status;
}
