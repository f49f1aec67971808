/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reference vectors (tests/data/vectors; each file names its source), one test case each. */
#include <string.h>

#include "vectors-frame.h"

static const Adapter *const groups[] = {
  vectors_agreement,
  vectors_positions,
  vectors_distributions,
  vectors_structure,
  vectors_texts,
};

static const Adapter *
find_adapter (const char *measure)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const Adapter *at = groups[i]; at->measure; at++)
      if (g_str_equal (at->measure, measure))
        return at;
  return NULL;
}

static void
test_vector (gconstpointer data)
{
  g_autofree char *name = g_path_get_basename (data);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  const Adapter *adapter;
  JsonObject *root;
  Vector vector;

  json_parser_load_from_file (parser, data, &error);
  g_assert_no_error (error);
  root = json_node_get_object (json_parser_get_root (parser));
  *strrchr (name, '.') = '\0';
  vector = (Vector) { name, json_object_get_object_member (root, "input"), json_object_get_member (root, "expected"),
                      json_object_get_double_member (root, "tolerance") };
  adapter = find_adapter (json_object_get_string_member (root, "measure"));
  if (adapter)
    adapter->replay (&vector);
  else
    g_error ("%s: no adapter for %s", name, json_object_get_string_member (root, "measure"));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  folder = g_test_build_filename (G_TEST_DIST, "data", "vectors", NULL);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ".json"))
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_names);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *base = g_path_get_basename (g_ptr_array_index (paths, i));
      g_autofree char *path = g_strdup_printf ("/vectors/%s", base);

      g_test_add_data_func (path, g_ptr_array_index (paths, i), test_vector);
    }
  return g_test_run ();
}
