/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where models are: a path, or the id of one of a few folders. */
#include <string.h>

#include "stance-config.h"
#include "stance-directories-private.h"
#include "stance-loader-private.h"
#include "stance-suggest-private.h"

#include <stance/stance-error.h>

#define SUFFIX ".json"

char *
stance_model_locate (const char *from, const char *relative)
{
  g_autofree char *folder = g_path_get_dirname (from);
  g_autofree char *beside = g_str_equal (folder, ".") ? g_strdup (relative) : g_build_filename (folder, relative, NULL);

  if (g_file_test (beside, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&beside);
  return stance_directories_find (relative);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_ids (GPtrArray *ids, const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *id = g_str_has_suffix (name, SUFFIX) ? g_strndup (name, strlen (name) - strlen (SUFFIX)) : NULL;

      if (id && stance_id_is_valid (id) && !g_ptr_array_find_with_equal_func (ids, id, g_str_equal, NULL))
        g_ptr_array_add (ids, g_steal_pointer (&id));
    }
}

/**
 * stance_model_list:
 *
 * Lists the models that are installed, in all folders that stance_model_find_file() looks through.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids, in the order of the alphabet
 */
char **
stance_model_list (void)
{
  GPtrArray *ids = g_ptr_array_new ();
  g_auto (GStrv) directories = stance_directories_list ();

  for (char **directory = directories; *directory; directory++)
    add_ids (ids, *directory);
  g_ptr_array_sort (ids, compare_texts);
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (ids, FALSE);
}

static void
unknown_model (const char *name, GError **error)
{
  g_auto (GStrv) ids = stance_model_list ();
  g_autofree char *found = stance_json_quote (name, -1), *hint = NULL, *list = NULL;
  StanceSuggestion suggestion;

  stance_suggestion_init (&suggestion, name);
  for (guint i = 0; ids[i]; i++)
    stance_suggestion_offer (&suggestion, ids[i]);
  hint = stance_suggestion_text (&suggestion);
  list = g_strjoinv (", ", ids);
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL, "model: found %s, expected a file or one of: %s%s", found,
               *list ? list : "(no model is installed)", hint);
}

/**
 * stance_model_find_file:
 * @name: (nullable) (type filename): a path, or the id of a model that is installed; %NULL for the default
 * @error: return location for an error
 *
 * Finds the file of a model. A name with a slash, one that ends in `.json` and one that is a file here is a path; any other
 * is an id, looked for in the folders of `$STANCE_MODELS`, then in the one the engine was installed with, then in the one it
 * was built from.
 *
 * Errors: %G_IO_ERROR_NOT_FOUND when the path is not there, %STANCE_ERROR_INVALID_MODEL, listing the ids there are, when no
 * model has the id.
 *
 * Returns: (transfer full) (type filename): the path, or %NULL on error
 */
char *
stance_model_find_file (const char *name, GError **error)
{
  const char *id = name ? name : STANCE_DEFAULT_MODEL;
  g_autofree char *file = NULL, *path = NULL;

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  if (name && (strchr (name, '/') || g_str_has_suffix (name, SUFFIX) || g_file_test (name, G_FILE_TEST_IS_REGULAR)))
    {
      if (g_file_test (name, G_FILE_TEST_EXISTS))
        return g_strdup (name);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: found no file, expected a position model", name);
      return NULL;
    }
  file = g_strconcat (id, SUFFIX, NULL);
  path = stance_id_is_valid (id) ? stance_directories_find (file) : NULL;
  if (!path)
    unknown_model (id, error);
  return g_steal_pointer (&path);
}
