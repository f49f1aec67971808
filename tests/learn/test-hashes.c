/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Known hashes: what is frequent is kept, in order, and found again. */
#include "stance-hashes-private.h"

static void
test_keep (void)
{
  static const guint64 given[] = { 7, 3, 9, 3, 7, 7, 1, G_MAXUINT64, 0, G_MAXUINT64 };
  g_autoptr (GArray) hashes = g_array_new (FALSE, FALSE, sizeof (guint64));
  g_autofree guint64 *kept = NULL, *none = NULL;
  g_autofree guint32 *counts = NULL, *no_counts = NULL;
  guint32 n, n_none;

  g_array_append_vals (hashes, given, G_N_ELEMENTS (given));
  kept = stance_hashes_keep_frequent (hashes, &n, &counts);
  g_assert_cmpuint (n, ==, 3);
  g_assert_true (kept[0] == 3 && kept[1] == 7 && kept[2] == G_MAXUINT64);
  g_assert_true (counts[0] == 0 && counts[1] == 2 && counts[2] == 3 && counts[3] == 2);
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    {
      guint32 row = stance_hashes_find (kept, n, given[i]);

      g_assert_cmpuint (row, ==, given[i] == 3 ? 1 : given[i] == 7 ? 2 : given[i] == G_MAXUINT64 ? 3 : 0);
    }
  g_array_set_size (hashes, 0);
  none = stance_hashes_keep_frequent (hashes, &n_none, &no_counts);
  g_assert_cmpuint (n_none, ==, 0);
  g_assert_cmpuint (stance_hashes_find (none, 0, 3), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/hashes/keep", test_keep);
  return g_test_run ();
}
