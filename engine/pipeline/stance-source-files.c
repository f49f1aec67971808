/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The source that reads files and directories, one file open at a time. */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-document-private.h"
#include "stance-source-files-private.h"
#include "stance-source-private.h"

#define MAX_DEPTH 32 /* of directories in directories */

#define STANCE_TYPE_SOURCE_FILES (stance_source_files_get_type ())
G_DECLARE_FINAL_TYPE (StanceSourceFiles, stance_source_files, STANCE, SOURCE_FILES, StanceSource)

struct _StanceSourceFiles
{
  StanceSource parent_instance;
  GQueue paths; /* of char*, still to be read */
  StanceFile *file;
  GQueue failures; /* of GError: directories that could not be read; each is told before reading goes on */
  char *side; /* of workbooks, the only one that is read; NULL */
  GHashTable *ids; /* hash of an id -> how often it was given; a corpus has too many to keep them as text */
};

G_DEFINE_FINAL_TYPE (StanceSourceFiles, stance_source_files, STANCE_TYPE_SOURCE)

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The names in a directory in the order of their bytes, so that no locale changes the order of documents. */
static GPtrArray *
list_names (const char *path, GError **error)
{
  g_autoptr (GDir) directory = g_dir_open (path, 0, error);
  GPtrArray *names;
  const char *name;

  if (directory == NULL)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (directory)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

/* File errors of GLib become those of GIO, with the path in front. */
static GError *
directory_error (const char *path, const GError *cause)
{
  g_autofree char *name = g_filename_display_name (path);
  int code = G_IO_ERROR_FAILED;

  if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    code = G_IO_ERROR_PERMISSION_DENIED;
  else if (g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    code = G_IO_ERROR_NOT_FOUND;
  return g_error_new (G_IO_ERROR, code, "%s: %s", name, cause->message);
}

/* Appends the articles in a directory and the directories in it; one that cannot be read does not keep the others from it. Links to
 * directories are left out: they may form a circle. */
static void
list_files (StanceSourceFiles *self, const char *path, guint depth, GPtrArray *files)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GPtrArray) names = list_names (path, &cause);

  if (names == NULL)
    g_queue_push_tail (&self->failures, directory_error (path, cause));
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *inner = g_build_filename (path, name, NULL);

      if (name[0] == '.')
        continue;
      if (g_file_test (inner, G_FILE_TEST_IS_DIR))
        {
          if (depth < MAX_DEPTH && !g_file_test (inner, G_FILE_TEST_IS_SYMLINK))
            list_files (self, inner, depth + 1, files);
        }
      else if (stance_file_is_input (name) && g_file_test (inner, G_FILE_TEST_IS_REGULAR))
        g_ptr_array_add (files, g_steal_pointer (&inner));
    }
}

static void
open_directory (StanceSourceFiles *self, const char *path)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  list_files (self, path, 0, files);
  if (files->len == 0 && self->failures.length == 0)
    {
      g_autofree char *name = g_filename_display_name (path);

      stance_source_add_warning (STANCE_SOURCE (self), g_strdup_printf ("%s: no article in this directory, expected files that end in .txt, .html, "
                                                                        ".json, .jsonl, .csv, .tsv or .xlsx", name));
    }
  for (guint i = files->len; i > 0; i--)
    g_queue_push_head (&self->paths, g_strdup (g_ptr_array_index (files, i - 1)));
}

static void
open_next (StanceSourceFiles *self, GError **error)
{
  g_autofree char *path = g_queue_pop_head (&self->paths);

  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_str_equal (path, "-"))
    open_directory (self, path);
  else
    self->file = stance_file_open (path, self->side, error);
  if (self->file != NULL)
    stance_source_add_lost (STANCE_SOURCE (self), stance_file_get_n_lost (self->file));
}

/* FNV-1a, 64 bits: two of ten million ids have one hash with a chance of a few in a million, and then one is only numbered. The hash is
 * the key itself, which takes 16 bytes of the table: this is all that grows with the number of documents. */
static guint64
hash_id (const char *id)
{
  guint64 hash = G_GUINT64_CONSTANT (14695981039346656037);

  for (; *id; id++)
    hash = (hash ^ (guchar) *id) * G_GUINT64_CONSTANT (1099511628211);
  return hash;
}

/* How often the id has been given, this time included. */
static guint
claim_id (StanceSourceFiles *self, const char *id)
{
  gpointer hash = GSIZE_TO_POINTER ((gsize) hash_id (id));
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, hash)) + 1;

  g_hash_table_insert (self->ids, hash, GUINT_TO_POINTER (n));
  return n;
}

/* The second document with an id gets "#2" after it, the third "#3". */
static StanceDocument *
with_own_id (StanceSourceFiles *self, StanceDocument *document)
{
  const char *id = stance_document_get_id (document);
  guint n;

  while ((n = claim_id (self, id)) > 1)
    {
      g_autofree char *other = g_strdup_printf ("%s#%u", id, n);
      StanceDocument *renamed;

      if (claim_id (self, other) > 1)
        continue;
      renamed = stance_document_with_id (document, other);
      stance_document_unref (document);
      return renamed;
    }
  return document;
}

static void
take_faults (StanceSourceFiles *self)
{
  g_autoptr (GPtrArray) faults = stance_file_take_faults (self->file);

  for (guint i = 0; i < faults->len; i++)
    stance_source_add_warning (STANCE_SOURCE (self), g_strdup (g_ptr_array_index (faults, i)));
}

static void
take_weights (StanceSourceFiles *self)
{
  g_autoptr (GPtrArray) weights = stance_file_take_weights (self->file);

  for (guint i = 0; weights && i < weights->len; i++)
    {
      const StanceCodedWeight *weight = g_ptr_array_index (weights, i);

      stance_source_add_weight (STANCE_SOURCE (self), weight->place, weight->issue, weight->weight);
    }
}

/* The next item of the file that is open; closes it when there is none. */
static gboolean
next_in_file (StanceSourceFiles *self, StanceDocument **document, GPtrArray **statements, GError **error)
{
  guint lost = stance_file_get_n_lost (self->file);
  gboolean found = stance_file_next (self->file, document, statements, error);

  stance_source_add_lost (STANCE_SOURCE (self), stance_file_get_n_lost (self->file) - lost);
  take_faults (self);
  take_weights (self);
  if (!found)
    g_clear_pointer (&self->file, stance_file_close);
  if (found && *document != NULL)
    *document = with_own_id (self, *document);
  return found;
}

static gboolean
stance_source_files_next (StanceSource *source, StanceDocument **document, GPtrArray **statements, GError **error)
{
  StanceSourceFiles *self = STANCE_SOURCE_FILES (source);

  while (self->file != NULL || self->paths.length > 0 || self->failures.length > 0)
    {
      GError *cause = g_queue_pop_head (&self->failures);

      if (cause == NULL && self->file == NULL)
        open_next (self, &cause);
      else if (cause == NULL && next_in_file (self, document, statements, &cause))
        return TRUE;
      if (cause != NULL)
        {
          g_propagate_error (error, cause);
          return FALSE;
        }
    }
  return FALSE;
}

static void
stance_source_files_finalize (GObject *object)
{
  StanceSourceFiles *self = STANCE_SOURCE_FILES (object);

  g_queue_clear_full (&self->paths, g_free);
  g_queue_clear_full (&self->failures, (GDestroyNotify) g_error_free);
  g_clear_pointer (&self->file, stance_file_close);
  g_hash_table_unref (self->ids);
  g_free (self->side);
  G_OBJECT_CLASS (stance_source_files_parent_class)->finalize (object);
}

static void
stance_source_files_class_init (StanceSourceFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_source_files_finalize;
  STANCE_SOURCE_CLASS (klass)->next = stance_source_files_next;
}

static void
stance_source_files_init (StanceSourceFiles *self)
{
  g_queue_init (&self->paths);
  g_queue_init (&self->failures);
  self->ids = g_hash_table_new (NULL, NULL);
}

/**
 * stance_source_new_for_paths:
 * @paths: (array zero-terminated=1): files and directories; "-" is standard input
 *
 * Makes a source that reads files in the order given, one at a time. What a file is, its bytes tell: plain text, a web page (its article is
 * taken out), articles in JSON (one object with `text` or `html`, an array of them, or one a line; `id`, `title`, `outlet`, `date` and `url`
 * beside it), statements coded before in CSV, JSON or a workbook (XLSX), any of these compressed with gzip. Of a directory, the files with a known ending are
 * read in the order of their names, and those of the directories in it; hidden ones are not.
 *
 * Plain text is kept as it is, line ends included, less a byte order mark; other encodings become UTF-8. An article's id is that of its JSON, else
 * the file's name without endings; a second one of the same id gets "#2". Its title is its first line if a blank line follows and it is shorter than
 * 200 characters; its date is the one the file's name begins with (`YYYY-MM-DD`), if any.
 *
 * Nothing is opened before stance_source_next() asks for it, so that errors come from there. No path at all gives an empty source.
 *
 * Returns: (transfer full): the source
 */
StanceSource *
stance_source_new_for_paths (const char *const *paths)
{
  StanceSourceFiles *self;

  g_return_val_if_fail (paths != NULL, NULL);
  self = g_object_new (STANCE_TYPE_SOURCE_FILES, NULL);
  for (guint i = 0; paths[i] != NULL; i++)
    g_queue_push_tail (&self->paths, g_strdup (paths[i]));
  return STANCE_SOURCE (self);
}

/**
 * stance_source_new_for_more_paths:
 * @before: (nullable): a source of stance_source_new_for_paths() or of this function
 * @paths: (array zero-terminated=1): files and directories; "-" is standard input
 *
 * Makes a source like stance_source_new_for_paths(), whose articles also get ids that those of @before do not have: for programs that read
 * the inputs of one run one at a time.
 *
 * Returns: (transfer full): the source
 */
StanceSource *
stance_source_new_for_more_paths (StanceSource *before, const char *const *paths)
{
  StanceSource *self;

  g_return_val_if_fail (before == NULL || STANCE_IS_SOURCE_FILES (before), NULL);
  g_return_val_if_fail (paths != NULL, NULL);
  self = stance_source_new_for_paths (paths);
  if (before != NULL)
    {
      g_hash_table_unref (STANCE_SOURCE_FILES (self)->ids);
      STANCE_SOURCE_FILES (self)->ids = g_hash_table_ref (STANCE_SOURCE_FILES (before)->ids);
    }
  return self;
}

/**
 * stance_source_new_for_side:
 * @before: (nullable): as in stance_source_new_for_more_paths()
 * @path: a workbook
 * @side: one of its sides, as stance_source_list_sides() gives them
 *
 * Makes a source like stance_source_new_for_more_paths(), which reads the statements of one side of a workbook.
 *
 * Returns: (transfer full): the source
 */
StanceSource *
stance_source_new_for_side (StanceSource *before, const char *path, const char *side)
{
  const char *const paths[] = { path, NULL };
  StanceSource *self;

  g_return_val_if_fail (path != NULL && side != NULL, NULL);
  self = stance_source_new_for_more_paths (before, paths);
  if (self)
    STANCE_SOURCE_FILES (self)->side = g_strdup (side);
  return self;
}
