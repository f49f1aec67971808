/* SPDX-License-Identifier: GPL-3.0-or-later */
/* general.tsv of a language: words that are about nothing in particular. */
#include <stance/stance-error.h>

#include "stance-file-error-private.h"
#include "stance-survey-private.h"

static const char *const classes[] = { "noun", "verb", "adjective", NULL };

/* A line: class, then lemmas parted by spaces. FALSE when it is none. */
static gboolean
read_line (GHashTable *general, const char *line)
{
  g_auto (GStrv) fields = g_strsplit (line, "\t", 2);
  g_auto (GStrv) words = NULL;

  if (!fields[0] || !fields[1] || !g_strv_contains (classes, fields[0]))
    return FALSE;
  words = g_strsplit (fields[1], " ", -1);
  for (char **word = words; *word; word++)
    if (**word)
      g_hash_table_add (general, g_strconcat (fields[0], " ", *word, NULL));
  return TRUE;
}

GHashTable *
stance_survey_read_general (const char *directory, GError **error)
{
  g_autoptr (GHashTable) general = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *path = g_build_filename (directory, "general.tsv", NULL);
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&general);
  if (!g_file_get_contents (path, &contents, NULL, error))
    {
      stance_file_error (error, path);
      return NULL;
    }
  lines = g_strsplit (contents, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    if (*lines[i] && *lines[i] != '#' && !read_line (general, lines[i]))
      {
        g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL, "%s:%u: found '%s', expected noun, verb or adjective, a tab and lemmas",
                     path, i + 1, lines[i]);
        return NULL;
      }
  return g_steal_pointer (&general);
}
