/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-directories-private.h"

#include "stance-config.h"

char **
stance_directories_list (void)
{
  const char *given = g_getenv ("STANCE_MODELS");
  g_autoptr (GPtrArray) directories = g_ptr_array_new ();
  g_auto (GStrv) parts = g_strsplit (given ? given : "", G_SEARCHPATH_SEPARATOR_S, -1);

  for (char **part = parts; *part; part++)
    if (**part)
      g_ptr_array_add (directories, g_strdup (*part));
  g_ptr_array_add (directories, g_strdup (STANCE_MODELS_DIR));
  g_ptr_array_add (directories, g_strdup (STANCE_MODELS_SOURCE_DIR));
  g_ptr_array_add (directories, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&directories), FALSE);
}

char *
stance_directories_find (const char *relative)
{
  g_auto (GStrv) directories = stance_directories_list ();

  for (char **directory = directories; *directory; directory++)
    {
      g_autofree char *path = g_build_filename (*directory, relative, NULL);

      if (g_file_test (path, G_FILE_TEST_EXISTS))
        return g_steal_pointer (&path);
    }
  return NULL;
}
