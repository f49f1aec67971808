/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of a model: its own and those it includes, each once. */
#include <stdlib.h>
#include <string.h>

#include "stance-limits-private.h"
#include "stance-loader-private.h"

#define MAX_FILES 256

static const StanceKey model_keys[] = {
  { "format", TRUE }, { "id", TRUE },    { "title", TRUE },  { "language", FALSE }, { "include", FALSE },
  { "scale", FALSE }, { "parties", FALSE }, { "issues", FALSE }, { NULL, FALSE },
};

static const StanceKey included_keys[] = {
  { "format", TRUE },   { "id", TRUE },       { "title", TRUE }, { "language", FALSE },
  { "include", FALSE }, { "parties", FALSE }, { NULL, FALSE },
};

static char *
real_path (const char *path)
{
  char *resolved = realpath (path, NULL);
  char *copy = resolved ? g_strdup (resolved) : g_canonicalize_filename (path, NULL);

  free (resolved);
  return copy;
}

static gboolean
is_in (const GPtrArray *paths, const char *path)
{
  return g_ptr_array_find_with_equal_func ((GPtrArray *) paths, path, g_str_equal, NULL);
}

/* An included file lies below the folder it is looked for in. */
static gboolean
stays_inside (const char *path)
{
  g_auto (GStrv) parts = g_strsplit_set (path, "/\\", -1);

  return !g_path_is_absolute (path) && !g_strv_contains ((const char *const *) parts, "..");
}

static void
include_found (StanceLoader *loader, StanceCheck *check, const char *text, const char *path)
{
  g_autofree char *real = real_path (path), *quoted = stance_json_quote (text, -1), *found = NULL;
  g_autoptr (GError) error = NULL;

  if (is_in (loader->open, real))
    {
      found = g_strdup_printf ("%s, which includes this file", quoted);
      stance_check_fault (check, found, "files that do not include each other in a circle");
    }
  else if (is_in (loader->done, real))
    return;
  else if (loader->open->len > STANCE_LIMIT_INCLUDE_DEPTH || loader->done->len >= MAX_FILES)
    stance_check_fault (check, quoted, "at most " G_STRINGIFY (STANCE_LIMIT_INCLUDE_DEPTH) " files deep and "
                        G_STRINGIFY (MAX_FILES) " files in all");
  else if (!stance_loader_collect (loader, path, &error))
    stance_check_fault (check, error->message, "a file that can be read");
  loader->incomplete |= !is_in (loader->done, real);
}

static void
include (StanceCheck *check, JsonNode *node, gpointer data)
{
  StanceLoader *loader = data;
  const char *text = stance_check_element_text (check, node);
  g_autofree char *path = NULL;

  if (!text)
    return;
  if (!stays_inside (text))
    {
      loader->incomplete = TRUE;
      stance_check_wrong_text (check, text, "a relative path without \"..\"");
      return;
    }
  path = stance_model_locate (check->file, text);
  if (path)
    {
      include_found (loader, check, text, path);
      return;
    }
  loader->incomplete = TRUE;
  stance_check_wrong_text (check, text, "a file beside this one or in the folder of models");
}

static void
check_format (StanceCheck *check, JsonObject *root)
{
  const char *format = stance_check_text (check, root, "format");

  if (format && !g_str_equal (format, STANCE_MODEL_FORMAT))
    stance_check_wrong_text_at (check, "format", format, "\"" STANCE_MODEL_FORMAT "\"");
}

/* The head of a file, and what it includes. FALSE when it is no object. */
static gboolean
read_head (StanceLoader *loader, StanceCheck *check, JsonNode *root)
{
  gboolean is_main = loader->open->len == 1;
  JsonObject *object = stance_check_object (check, root, is_main ? model_keys : included_keys);
  const char *id, *title;

  if (!object)
    return FALSE;
  check_format (check, object);
  id = stance_check_id (check, object, "id");
  title = stance_check_text (check, object, "title");
  if (is_main)
    {
      loader->model->id = g_strdup (id);
      loader->model->title = g_strdup (title);
    }
  stance_check_each (check, object, "include", include, loader);
  return TRUE;
}

gboolean
stance_loader_collect (StanceLoader *loader, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = stance_json_read_file (path, error);
  g_autoptr (JsonNode) root = NULL;
  g_auto (StanceCheck) check = { NULL };
  StanceModelFile *file;

  stance_check_init (&check, path, loader->faults);
  if (!bytes)
    return FALSE;
  g_ptr_array_add (loader->done, real_path (path));
  g_ptr_array_add (loader->open, real_path (path));
  root = stance_json_parse (path, bytes, loader->faults);
  if (root && read_head (loader, &check, root))
    {
      file = g_new0 (StanceModelFile, 1);
      file->path = g_strdup (path);
      file->root = g_steal_pointer (&root);
      g_ptr_array_add (loader->files, file);
    }
  else
    loader->incomplete = TRUE;
  g_ptr_array_set_size (loader->open, (gint) loader->open->len - 1);
  return TRUE;
}
