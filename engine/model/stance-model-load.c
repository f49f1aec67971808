/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loading a model, and checking one: the same reading; a model without faults is one that loads. */
#include <stance/stance-error.h>

#include "stance-loader-private.h"

#define SHOWN_FAULTS 3  /* in the message of an error */
#define MAX_SCALE 1000.0 /* positions are whole numbers of 1/10,000 in 32 bits */

/* The two ends of a scale as they are read. */
typedef struct
{
  double ends[2];
  guint n;
} Scale;

static void
model_file_free (gpointer data)
{
  StanceModelFile *file = data;

  g_free (file->path);
  json_node_unref (file->root);
  g_free (file);
}

static void
loader_init (StanceLoader *loader, GPtrArray *faults)
{
  *loader = (StanceLoader) { .faults = faults };
  loader->model = g_object_new (STANCE_TYPE_MODEL, NULL);
  loader->files = g_ptr_array_new_with_free_func (model_file_free);
  loader->done = g_ptr_array_new_with_free_func (g_free);
  loader->open = g_ptr_array_new_with_free_func (g_free);
}

static void
loader_clear (StanceLoader *loader)
{
  g_clear_object (&loader->model);
  g_ptr_array_unref (loader->files);
  g_ptr_array_unref (loader->done);
  g_ptr_array_unref (loader->open);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceLoader, loader_clear)

static void
read_end (StanceCheck *check, JsonNode *node, gpointer data)
{
  Scale *scale = data;
  g_autofree char *found = NULL;
  GType type = JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    {
      found = stance_check_describe (node);
      stance_check_fault (check, found, "a number");
    }
  else if (scale->n++ < 2)
    scale->ends[scale->n - 1] = json_node_get_double (node);
}

/* The ends lie evenly about 0: to reject a position is to hold its opposite. */
static void
read_scale (StanceLoader *loader, StanceCheck *check, JsonObject *root)
{
  Scale scale = { { 0, 0 }, 0 };
  g_autofree char *found = NULL;
  guint n_faults = check->faults->len;

  if (!json_object_has_member (root, "scale"))
    return;
  stance_check_each (check, root, "scale", read_end, &scale);
  if (check->faults->len > n_faults)
    return;
  if (scale.n != 2 || !(scale.ends[1] > 0 && scale.ends[1] <= MAX_SCALE && scale.ends[0] == -scale.ends[1]))
    {
      found = json_to_string (json_object_get_member (root, "scale"), FALSE);
      stance_check_fault_at (check, "scale", found, "two numbers that lie evenly about 0, such as [-1,1]");
      return;
    }
  loader->model->scale_min = scale.ends[0];
  loader->model->scale_max = scale.ends[1];
}

static void
load_language (StanceLoader *loader, StanceCheck *check, const char *name)
{
  StanceModel *model = loader->model;
  g_autofree char *relative = g_strconcat ("lang/", name, NULL);
  g_autofree char *directory = stance_model_locate (check->file, relative), *found = NULL;
  g_autoptr (GError) error = NULL;

  if (directory)
    model->language = stance_language_load (directory, &error);
  if (!model->language)
    {
      found = g_strdup_printf ("\"%s\"%s%s", name, error ? ": " : ", which is not there", error ? error->message : "");
      stance_check_fault_at (check, "language", found, "a language of the folder lang, beside this file or among the models");
      /* So that the patterns are checked in the same go. */
      if (!g_str_equal (name, STANCE_DEFAULT_LANGUAGE))
        load_language (loader, check, STANCE_DEFAULT_LANGUAGE);
      return;
    }
  model->language_directory = g_steal_pointer (&directory);
  model->names = stance_name_trie_new (model->language);
  model->rule_set = stance_rule_set_new (model);
}

/* Names and patterns are compiled for one language, that of the model; a file of parties alone may do without. */
static void
read_language (StanceLoader *loader, StanceCheck *check, JsonObject *root)
{
  const char *name = stance_check_id (check, root, "language");

  if (json_object_has_member (root, "issues") && !json_object_has_member (root, "language"))
    stance_check_missing (check, "language");
  if (name || !json_object_has_member (root, "language"))
    load_language (loader, check, name ? name : STANCE_DEFAULT_LANGUAGE);
}

static void
check_included_language (StanceLoader *loader, StanceCheck *check, JsonObject *root)
{
  const StanceModelFile *own = g_ptr_array_index (loader->files, loader->files->len - 1);
  const char *language = stance_check_id (check, root, "language");
  JsonNode *node = json_object_get_member (json_node_get_object (own->root), "language");
  const char *wanted = node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_string (node) : STANCE_DEFAULT_LANGUAGE;

  if (language && wanted && !g_str_equal (language, wanted))
    stance_check_wrong_text_at (check, "language", language, "the language of the model that includes this file");
}

typedef void (*RootFunc) (StanceLoader *loader, StanceCheck *check, JsonObject *root);

static void
read_file (StanceLoader *loader, guint number, RootFunc func)
{
  const StanceModelFile *file = g_ptr_array_index (loader->files, number);
  g_auto (StanceCheck) check = { NULL };

  loader->file = number;
  stance_check_init (&check, file->path, loader->faults);
  func (loader, &check, json_node_get_object (file->root));
}

/* Reads all that was collected. The language goes first: names and patterns are compiled as they are read. */
static void
read_collected (StanceLoader *loader, gboolean has_own)
{
  guint n = loader->files->len;

  if (has_own)
    {
      read_file (loader, n - 1, read_scale);
      read_file (loader, n - 1, read_language);
    }
  for (guint i = 0; has_own && i + 1 < n; i++)
    read_file (loader, i, check_included_language);
  for (guint i = 0; i < n; i++)
    read_file (loader, i, stance_loader_declare_parties);
  for (guint i = 0; i < n; i++)
    read_file (loader, i, stance_loader_read_parties);
  stance_model_index_offices (loader->model);
  if (has_own)
    read_file (loader, n - 1, stance_loader_read_issues);
}

/* The model of a file; NULL with `faults`, or with `error` when the file cannot be read. */
static StanceModel *
read_model (const char *path, GPtrArray *faults, GError **error)
{
  g_auto (StanceLoader) loader = { NULL };
  const StanceModelFile *last;

  loader_init (&loader, faults);
  if (!stance_loader_collect (&loader, path, error))
    return NULL;
  last = loader.files->len > 0 ? g_ptr_array_index (loader.files, loader.files->len - 1) : NULL;
  read_collected (&loader, last && g_str_equal (last->path, path));
  return faults->len == 0 ? g_steal_pointer (&loader.model) : NULL;
}

/* The first faults, and how many there are. */
static void
set_faults (GError **error, const GPtrArray *faults)
{
  g_autoptr (GString) message = g_string_new (NULL);

  for (guint i = 0; i < faults->len && i < SHOWN_FAULTS; i++)
    g_string_append_printf (message, "%s%s", i == 0 ? "" : "\n", (const char *) g_ptr_array_index (faults, i));
  if (faults->len > SHOWN_FAULTS)
    g_string_append_printf (message, "\n(%u faults in all)", faults->len);
  g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL, message->str);
}

/**
 * stance_model_load:
 * @name: (nullable) (type filename): a path or the id of an installed model, as for stance_model_find_file(); %NULL for the
 *   default
 * @error: return location for an error
 *
 * Loads a position model with the files it includes and the lexicon of its language.
 *
 * Errors: those of stance_model_find_file(); file errors with the path in front; %STANCE_ERROR_LIMIT when the file is too
 * large; %STANCE_ERROR_INVALID_MODEL with the first faults, each as `FILE#/json/pointer: found X, expected Y`, and how many
 * there are.
 *
 * Returns: (transfer full): the model, or %NULL on error
 */
StanceModel *
stance_model_load (const char *name, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *path = NULL;
  StanceModel *model = NULL;

  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  path = stance_model_find_file (name, error);
  if (path)
    model = read_model (path, faults, error);
  if (faults->len > 0)
    set_faults (error, faults);
  return model;
}

/**
 * stance_model_check_file:
 * @path: (type filename): the path of a model
 * @error: return location for an error
 *
 * Reads a model and lists all that is wrong with it and with the files it includes. The examples are not run.
 *
 * Errors: file errors with the path in front; %STANCE_ERROR_LIMIT when the file is too large.
 *
 * Returns: (transfer full) (element-type utf8): the faults, each as `FILE#/json/pointer: found X, expected Y`; empty when
 *   there are none, %NULL on error
 */
GPtrArray *
stance_model_check_file (const char *path, GError **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (StanceModel) model = NULL;
  GError *failure = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);
  model = read_model (path, faults, &failure);
  if (failure)
    {
      g_propagate_error (error, failure);
      return NULL;
    }
  return g_steal_pointer (&faults);
}
