/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The articles of inputs, one after the other, for verbs that have no use for coded statements. */
#include "stance-cli-private.h"

typedef struct
{
  StanceCliArticle take;
  gpointer data;
  StanceExit *code;
  gboolean stopped;
} Walk;

static void
fail (Walk *walk, const GError *error)
{
  *walk->code = stance_cli_worse (*walk->code, stance_cli_fail (error));
}

/* Coded statements have no text. */
static void
refuse_statements (Walk *walk, const char *path)
{
  g_autoptr (GError) error = g_error_new (STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "%s: found coded statements, expected text", path);

  fail (walk, error);
}

/* One step of a source; FALSE at its end. A source that fails twice with the same words is given up. */
static gboolean
step (Walk *walk, StanceSource *source, const char *path, char **last_error)
{
  g_autoptr (StanceDocument) document = NULL;
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  gboolean given = stance_source_next (source, &document, &statements, &error);

  warnings = stance_source_take_warnings (source);
  for (guint i = 0; i < warnings->len; i++)
    stance_cli_warn (g_ptr_array_index (warnings, i));
  if (document)
    {
      walk->stopped = !walk->take (document, path, walk->data);
      return !walk->stopped;
    }
  if (statements)
    refuse_statements (walk, path);
  if (given || !error || g_strcmp0 (*last_error, error->message) == 0)
    return given && !statements;
  g_free (*last_error);
  *last_error = g_strdup (error->message);
  fail (walk, error);
  return TRUE;
}

void
stance_cli_each_article (const StanceCliOptions *options, StanceCliArticle take, gpointer data, StanceExit *code)
{
  g_autoptr (StanceSource) before = NULL;
  Walk walk = { take, data, code, FALSE };

  for (guint i = 0; i < options->n_arguments && !walk.stopped; i++)
    {
      const char *paths[] = { options->arguments[i], NULL };
      g_autoptr (StanceSource) source = stance_source_new_for_more_paths (before, paths);
      g_autofree char *last_error = NULL;

      while (step (&walk, source, paths[0], &last_error))
        continue;
      if (stance_source_get_n_lost (source) > 0)
        *code = stance_cli_worse (*code, STANCE_EXIT_INPUT);
      g_set_object (&before, source);
    }
}
