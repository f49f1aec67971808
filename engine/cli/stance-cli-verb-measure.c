/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance measure: any measure on numbers given in files. */
#include "stance-cli-private.h"

#include <gio/gunixinputstream.h>
#include <string.h>

static GBytes *
read_standard_input (GError **error)
{
  g_autoptr (GInputStream) stream = g_unix_input_stream_new (0, FALSE);
  g_autoptr (GOutputStream) bytes = g_memory_output_stream_new_resizable ();

  if (g_output_stream_splice (bytes, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, error) < 0)
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (bytes));
}

static GBytes *
read_request (const char *path, GError **error)
{
  gboolean standard = g_str_equal (path, "-");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GBytes *bytes = standard ? read_standard_input (error) : g_file_load_bytes (file, NULL, NULL, error);

  /* GIO names the place in its own way. */
  if (!bytes && error)
    {
      const char *colon = strrchr ((*error)->message, ':');
      g_autofree char *message = g_strdup_printf ("%s: %s", path, colon ? colon + strspn (colon, ": ") : (*error)->message);

      g_free ((*error)->message);
      (*error)->message = g_steal_pointer (&message);
    }
  return bytes;
}

/* What fails is told, and the rest goes on. */
static void
answer_file (const char *path, GString *answers, StanceExit *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) request = read_request (path, &error);
  g_autofree char *answer = request ? stance_calculate (path, request, &error) : NULL;

  if (answer)
    g_string_append (answers, answer);
  else
    *code = stance_cli_worse (*code, stance_cli_fail (error));
}

StanceExit
stance_cli_measure (const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (GString) answers = g_string_new (NULL);

  if (options->list)
    {
      g_autofree char *list = stance_calculator_describe ();

      return stance_cli_put (options, list);
    }
  if (options->n_arguments == 0)
    return stance_cli_usage (stance_cli_find_verb ("measure"), "measure: found no input, expected REQUEST.json... or --list");
  for (guint i = 0; i < options->n_arguments; i++)
    answer_file (options->arguments[i], answers, &code);
  return answers->len > 0 ? stance_cli_worse (code, stance_cli_put (options, answers->str)) : code;
}
