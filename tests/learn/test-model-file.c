/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Model files: what was written is read, what is cut, changed or foreign is refused with words that say so. */
#include <glib/gstdio.h>
#include <string.h>
#include <zlib.h>

#include <stance/stance-error.h>

#include "stance-model-file-private.h"

static GBytes *
write_small (void)
{
  g_autoptr (StanceModelWriter) writer = stance_model_writer_new ("kettle");
  const char *const names[] = { "tea", "", "milk", NULL };

  stance_model_writer_add (writer, "numbers", "\1\2\3", 3);
  stance_model_writer_add_strings (writer, "names", (char *const *) names);
  stance_model_writer_add (writer, "nothing", "", 0);
  return stance_model_writer_finish (writer);
}

static void
expect_refused (const guint8 *data, gsize length, const char *kind, const char *words)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceModelFile) file = stance_model_file_new (bytes, "small.bin", kind, &error);

  g_assert_null (file);
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
  g_assert_true (g_str_has_prefix (error->message, "small.bin: "));
  if (words)
    g_assert_nonnull (strstr (error->message, words));
}

static void
test_round_trip (void)
{
  g_autoptr (GBytes) bytes = write_small ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceModelFile) file = stance_model_file_new (bytes, "small.bin", "kettle", &error);
  gsize length;
  const char *numbers;
  g_auto (GStrv) names = NULL;

  g_assert_no_error (error);
  numbers = stance_model_file_section (file, "numbers", &length);
  g_assert_cmpmem (numbers, length, "\1\2\3", 3);
  g_assert_cmpuint ((guintptr) (numbers - (const char *) g_bytes_get_data (bytes, NULL)) % STANCE_MODEL_ALIGNMENT, ==, 0);
  names = stance_model_file_strings (file, "names", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (names), ==, 3);
  g_assert_cmpstr (names[2], ==, "milk");
  g_assert_nonnull (stance_model_file_section (file, "nothing", &length));
  g_assert_cmpuint (length, ==, 0);
  g_assert_null (stance_model_file_section (file, "sugar", &length));
}

static void
test_bad_strings (void)
{
  g_autoptr (GBytes) bytes = write_small ();
  g_autoptr (StanceModelFile) file = stance_model_file_new (bytes, "small.bin", "kettle", NULL);
  const char *const sections[] = { "numbers", "sugar" };

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (stance_model_file_strings (file, sections[i], &error));
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
      g_assert_nonnull (strstr (error->message, sections[i]));
    }
}

/* Cut after every byte; one bit of every byte changed; bytes added. */
static void
test_damaged (void)
{
  g_autoptr (GBytes) bytes = write_small ();
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autofree guint8 *copy = g_malloc0 (length + 1);

  for (gsize end = 0; end < length; end++)
    expect_refused (data, end, "kettle", NULL);
  memcpy (copy, data, length);
  expect_refused (copy, length + 1, "kettle", "bytes where");
  for (gsize i = 0; i < length; i++)
    {
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (StanceModelFile) file = NULL;

      memcpy (copy, data, length);
      copy[i] ^= 0x10;
      changed = g_bytes_new (copy, length);
      file = stance_model_file_new (changed, "small.bin", "kettle", NULL);
      /* What stands behind the name of the kind, and a field that is kept for later. */
      g_assert_true (file == NULL || (i >= 23 && i < 32) || (i >= 44 && i < 48));
    }
}

static void
test_foreign (void)
{
  g_autoptr (GBytes) bytes = write_small ();
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  g_autofree guint8 *copy = g_memdup2 (data, length);
  const char *json = "{ \"format\": \"stance-model/1\", \"id\": \"kettle\", \"title\": \"Not that kind of model\" }";

  expect_refused (data, length, "teapot", "kind \"kettle\", expected \"teapot\"");
  expect_refused ((const guint8 *) json, strlen (json), "kettle", "no model file");
  copy[8] = 2;
  expect_refused (copy, length, "kettle", "version 2, expected a model file of version 1");
}

/* A table of sections that points outside, with a checksum that is right. */
static void
test_wrong_sections (void)
{
  static const struct { gsize at; guint8 value; } changes[] = {
    { 40, 65 },         /* more sections than there may be */
    { 48 + 16, 1 },     /* begins off its boundary */
    { 48 + 20, 1 },     /* begins far away */
    { 48 + 28, 1 },     /* is far too long */
    { 48 + 15, 'x' },   /* a name without an end */
  };
  g_autoptr (GBytes) bytes = write_small ();
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, length);
      guint32 crc;

      copy[changes[i].at] = changes[i].value;
      crc = GUINT32_TO_LE ((guint32) crc32_z (0, copy + 48, length - 48));
      memcpy (copy + 12, &crc, sizeof crc);
      expect_refused (copy, length, "kettle", "does not fit");
    }
}

static void
test_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("stance-model-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "small.bin", NULL), *expected = g_strdup_printf ("%s: No such file or directory", path);
  g_autoptr (StanceModelWriter) writer = stance_model_writer_new ("kettle");
  g_autoptr (GError) error = NULL;
  StanceModelFile *file = stance_model_file_open (path, "kettle", &error);

  g_assert_null (file);
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_cmpstr (error->message, ==, expected);
  g_clear_error (&error);
  g_assert_true (stance_model_writer_write (writer, path, &error));
  file = stance_model_file_open (path, "kettle", &error);
  g_assert_no_error (error);
  stance_model_file_free (file);
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  g_assert_null (stance_model_file_open (path, "kettle", &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model-file/round-trip", test_round_trip);
  g_test_add_func ("/model-file/bad-strings", test_bad_strings);
  g_test_add_func ("/model-file/damaged", test_damaged);
  g_test_add_func ("/model-file/foreign", test_foreign);
  g_test_add_func ("/model-file/wrong-sections", test_wrong_sections);
  g_test_add_func ("/model-file/files", test_files);
  return g_test_run ();
}
