/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target without a fuzzer: every seed as it is, cut off at many places, and changed at random (the same way each time).
 * With -Dfuzzer=true libFuzzer's own main takes this one's place. */
#include "fuzz-private.h"

#include <string.h>

#define CUTS 300
#define CHANGES 2000

/* What parsers stumble over. */
static const char *const morsels[] = {
  "\"", "\"\"", "\\", "{", "}", "[", "]", "<", ">", "</p>", "<!--", "&", "&#0;", "&#x110000;", "\xff", "\xc3", "\xed\xa0\x80", "\xef\xbb\xbf", "\0",
  "\r", "\n", "\n\n", ",", ";", "\t", "1e400", "-0", "null", "NaN", "\\ud800", "\xe2\x80\x9c", "\xe2\x80\x9d", "'", "said", " not ", "*", "~3", "=", "|",
};

static void
run (GByteArray *bytes)
{
  /* A copy of its own, so that the sanitizer sees a read behind the end. */
  g_autofree guint8 *copy = g_memdup2 (bytes->data, bytes->len);

  LLVMFuzzerTestOneInput (copy ? copy : (const guint8 *) "", bytes->len);
}

static void
change_once (GRand *rand, GByteArray *bytes)
{
  guint at = bytes->len > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) bytes->len) : 0;
  guint wanted = (guint) g_rand_int_range (rand, 1, 64);
  guint span = MIN (bytes->len - at, wanted);
  guint which = (guint) g_rand_int_range (rand, 0, 4);

  if (bytes->len == 0)
    return;
  if (which == 0)
    bytes->data[at] ^= (guint8) (1u << g_rand_int_range (rand, 0, 8));
  else if (which == 1)
    g_byte_array_remove_range (bytes, at, span);
  else
    {
      const char *morsel = morsels[g_rand_int_range (rand, 0, G_N_ELEMENTS (morsels))];
      const guint8 *piece = which == 2 ? (const guint8 *) morsel : bytes->data + at;
      guint length = which == 2 ? (guint) MAX (1, strlen (morsel)) : span;
      g_autofree guint8 *tail = g_memdup2 (bytes->data + at, bytes->len - at);
      g_autofree guint8 *inserted = g_memdup2 (piece, length);
      guint n_tail = bytes->len - at;

      g_byte_array_set_size (bytes, at);
      g_byte_array_append (bytes, inserted, length);
      g_byte_array_append (bytes, tail, n_tail);
    }
}

static void
run_changed (const char *seed, gsize length)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) length);

  for (guint i = 0; i < CHANGES; i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      guint times = (guint) g_rand_int_range (rand, 1, 8);

      g_byte_array_append (bytes, (const guint8 *) seed, (guint) length);
      for (guint j = 0; j < times; j++)
        change_once (rand, bytes);
      run (bytes);
    }
}

static void
run_cut (const char *seed, gsize length)
{
  gsize step = MAX (1, length / CUTS);

  for (gsize end = 0; end < length; end += step)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();

      g_byte_array_append (bytes, (const guint8 *) seed, (guint) end);
      run (bytes);
    }
}

static void
test_seed (gconstpointer data)
{
  g_autofree char *seed = NULL;
  gsize length = 0;

  g_assert_true (g_file_get_contents (data, &seed, &length, NULL));
  LLVMFuzzerTestOneInput ((const guint8 *) seed, length);
  run_cut (seed, length);
  run_changed (seed, length);
}

/* Arguments: folders of seeds. */
int
main (int argc, char **argv)
{
  guint n = 0;

  g_test_init (&argc, &argv, NULL);
  for (int i = 1; i < argc; i++)
    {
      GDir *folder = g_dir_open (argv[i], 0, NULL);
      const char *name;

      while (folder && (name = g_dir_read_name (folder)))
        {
          g_autofree char *path = g_strconcat ("/fuzz/", name, NULL);

          g_test_add_data_func_full (path, g_build_filename (argv[i], name, NULL), test_seed, g_free);
          n++;
        }
      g_clear_pointer (&folder, g_dir_close);
    }
  g_assert_cmpuint (n, >, 0);
  return g_test_run ();
}
