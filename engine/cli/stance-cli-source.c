/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A source over the inputs of a command line: what fails is reported and the rest goes on; a document without a date gets
 * the one given. */
#include "stance-cli-private.h"

#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Progress is shown on a terminal once the work takes longer than this, and then this often. */
#define PROGRESS_AFTER (2 * G_USEC_PER_SEC)

G_DECLARE_FINAL_TYPE (StanceCliSource, stance_cli_source, STANCE, CLI_SOURCE, StanceSource)

struct _StanceCliSource
{
  StanceSource parent_instance;
  char **paths;
  guint next_path;
  char *date;
  char *side; /* of a workbook; NULL for all */
  StanceSource *inner; /* over the path before next_path */
  StanceSource *before; /* the one before that: it knows the ids given so far */
  StanceModel *model;
  StanceCliCoded coded;
  StanceIdentifier *identifier; /* NULL when the language has none */
  GHashTable *files; /* "DEVICE:NUMBER" of the paths read */
  char *last_error;
  gboolean path_failed;
  gboolean path_warned;
  guint path_items;
  StanceExit exit_code;
  guint n_items;
  gint64 shown_at;
  gboolean shown;
};

G_DEFINE_FINAL_TYPE (StanceCliSource, stance_cli_source, STANCE_TYPE_SOURCE)

static void
show_progress (StanceCliSource *self)
{
  gint64 now = g_get_monotonic_time ();

  if (!isatty (STDERR_FILENO) || now - self->shown_at < PROGRESS_AFTER)
    return;
  self->shown_at = now;
  self->shown = TRUE;
  fprintf (stderr, "\rstance: %u read ", self->n_items);
}

static void
hide_progress (StanceCliSource *self)
{
  if (self->shown)
    fputs ("\r\033[K", stderr);
  self->shown = FALSE;
}

static void
tell_warnings (StanceCliSource *self)
{
  g_autoptr (GPtrArray) warnings = stance_source_take_warnings (self->inner);

  if (warnings->len > 0)
    {
      hide_progress (self);
      self->path_warned = TRUE;
    }
  for (guint i = 0; i < warnings->len; i++)
    stance_cli_warn (g_ptr_array_index (warnings, i));
}

static void
fail (StanceCliSource *self, const GError *error)
{
  hide_progress (self);
  self->path_failed = TRUE;
  self->exit_code = stance_cli_worse (self->exit_code, stance_cli_fail (error));
}

/* An input that gave nothing but warnings has failed; one without either is only empty. */
static void
close_path (StanceCliSource *self)
{
  if (stance_source_get_n_lost (self->inner) > 0)
    self->exit_code = stance_cli_worse (self->exit_code, STANCE_EXIT_INPUT);
  g_set_object (&self->before, self->inner);
  g_clear_object (&self->inner);
  stance_cli_coded_end (&self->coded, self->paths[self->next_path - 1]);
  if (self->path_items == 0 && self->path_warned && !self->path_failed)
    {
      g_autoptr (GError) error = g_error_new (STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "%s: found nothing to read, expected articles or statements",
                                              self->paths[self->next_path - 1]);

      fail (self, error);
    }
  self->path_failed = FALSE;
  self->path_warned = FALSE;
  self->path_items = 0;
}

/* Reports a failure; a source that fails twice with the same words is given up. */
static void
tell_failure (StanceCliSource *self, const GError *error)
{
  gboolean again = g_strcmp0 (self->last_error, error->message) == 0;

  g_free (self->last_error);
  self->last_error = g_strdup (error->message);
  if (again)
    {
      close_path (self);
      return;
    }
  fail (self, error);
}

static gboolean
open_next (StanceCliSource *self)
{
  const char *one[] = { NULL, NULL };

  if (!self->paths[self->next_path])
    return FALSE;
  one[0] = self->paths[self->next_path++];
  self->inner = self->side ? stance_source_new_for_side (self->before, one[0], self->side) : stance_source_new_for_more_paths (self->before, one);
  return TRUE;
}

static void
date_document (StanceCliSource *self, StanceDocument **document)
{
  g_autoptr (StanceDocument) undated = *document;

  if (!undated || !self->date || stance_document_get_date (undated))
    {
      g_steal_pointer (&undated);
      return;
    }
  *document = stance_document_with_date (undated, self->date, NULL);
}

/* Text in another language is read as if it were in this one, which finds next to nothing. */
static void
tell_language (StanceCliSource *self, StanceDocument *document)
{
  double probability;

  if (!self->identifier || !document)
    return;
  probability = stance_identifier_get_probability (self->identifier, stance_document_get_text (document));
  if (probability < 0.5)
    hide_progress (self);
  stance_cli_warn_language (stance_document_get_id (document), stance_document_get_text (document), NULL, probability);
}

/* Articles on another conflict give positions as well. */
static void
tell_model (StanceCliSource *self, StanceDocument *document)
{
  g_autofree char *hint = document ? stance_cli_hint_of_article (self->model, document) : NULL;

  if (!hint)
    return;
  hide_progress (self);
  stance_cli_warn (hint);
}

/* One step: TRUE when an item was given; clears `inner` at its end. */
static gboolean
step (StanceCliSource *self, StanceDocument **document, GPtrArray **statements)
{
  g_autoptr (GError) error = NULL;
  gboolean given = stance_source_next (self->inner, document, statements, &error);

  stance_source_correct_model (self->inner, self->model);
  tell_warnings (self);
  if (given)
    return TRUE;
  if (error)
    tell_failure (self, error);
  else
    close_path (self);
  return FALSE;
}

static gboolean
stance_cli_source_next (StanceSource *source, StanceDocument **document, GPtrArray **statements, GError **error)
{
  StanceCliSource *self = STANCE_CLI_SOURCE (source);

  while (self->inner || open_next (self))
    if (step (self, document, statements))
      {
        date_document (self, document);
        tell_language (self, *document);
        tell_model (self, *document);
        if (!stance_cli_coded_check (&self->coded, statements))
          self->exit_code = stance_cli_worse (self->exit_code, STANCE_EXIT_INPUT);
        self->path_items++;
        self->n_items++;
        show_progress (self);
        return TRUE;
      }
  hide_progress (self);
  return FALSE;
}

static void
stance_cli_source_finalize (GObject *object)
{
  StanceCliSource *self = STANCE_CLI_SOURCE (object);

  g_strfreev (self->paths);
  g_free (self->date);
  g_free (self->side);
  g_free (self->last_error);
  g_clear_object (&self->inner);
  g_clear_object (&self->before);
  g_clear_object (&self->identifier);
  g_clear_object (&self->model);
  stance_cli_coded_clear (&self->coded);
  g_hash_table_unref (self->files);
  G_OBJECT_CLASS (stance_cli_source_parent_class)->finalize (object);
}

static void
stance_cli_source_class_init (StanceCliSourceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_cli_source_finalize;
  STANCE_SOURCE_CLASS (klass)->next = stance_cli_source_next;
}

static void
stance_cli_source_init (StanceCliSource *self)
{
  self->shown_at = g_get_monotonic_time ();
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* The same file under whatever name counts twice, which is hardly ever meant. */
static void
tell_repeated (StanceCliSource *self, const char *path)
{
  GStatBuf info;
  g_autofree char *message = NULL;

  if (g_str_equal (path, "-") || g_stat (path, &info) != 0 || !(S_ISREG (info.st_mode) || S_ISDIR (info.st_mode)))
    return;
  if (g_hash_table_add (self->files, g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT, (guint64) info.st_dev, (guint64) info.st_ino)))
    return;
  message = g_strdup_printf ("%s: given before, counts again", path);
  stance_cli_warn (message);
}

StanceSource *
stance_cli_source_new (const char *const *paths, guint n_paths, const char *date, StanceModel *model, gboolean keep)
{
  StanceCliSource *self = g_object_new (stance_cli_source_get_type (), NULL);

  self->paths = g_new0 (char *, n_paths + 1);
  for (guint i = 0; i < n_paths; i++)
    {
      self->paths[i] = g_strdup (paths[i]);
      tell_repeated (self, paths[i]);
    }
  self->date = g_strdup (date);
  self->identifier = stance_identifier_new (NULL, NULL);
  self->model = g_object_ref (model);
  stance_cli_coded_init (&self->coded, model, keep);
  return STANCE_SOURCE (self);
}

void
stance_cli_source_set_side (StanceSource *source, const char *side)
{
  StanceCliSource *self = STANCE_CLI_SOURCE (source);

  g_free (self->side);
  self->side = g_strdup (side);
}

StanceExit
stance_cli_source_get_exit (StanceSource *source)
{
  return STANCE_CLI_SOURCE (source)->exit_code;
}

guint
stance_cli_source_get_n_items (StanceSource *source)
{
  return STANCE_CLI_SOURCE (source)->n_items;
}
