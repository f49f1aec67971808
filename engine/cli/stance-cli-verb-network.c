/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance network: who goes with whom, by what they say: from files of Discourse Network Analyzer, coded files and articles. */
#include "stance-cli-private.h"

#include <stdio.h>

#define HEAD_BYTES 65536

/* Whether a file is one of Discourse Network Analyzer; whatever cannot be read is for the others to tell of. */
static gboolean
is_discourse (const char *path)
{
  g_autofree char *head = g_malloc (HEAD_BYTES);
  g_autoptr (GBytes) bytes = NULL;
  FILE *file = g_file_test (path, G_FILE_TEST_IS_REGULAR) ? fopen (path, "rb") : NULL;
  gsize n;

  if (!file)
    return FALSE;
  n = fread (head, 1, HEAD_BYTES, file);
  fclose (file);
  bytes = g_bytes_new_static (head, n);
  return stance_discourse_is_file (bytes);
}

static void
read_discourse (StanceDiscourse *discourse, const char *path, StanceExit *code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);
  g_autoptr (GBytes) bytes = file ? g_mapped_file_get_bytes (file) : NULL;
  gboolean read = bytes && stance_discourse_read (discourse, path, bytes, &error);
  g_autoptr (GPtrArray) warnings = stance_discourse_take_warnings (discourse);

  for (guint i = 0; i < warnings->len; i++)
    stance_cli_warn (g_ptr_array_index (warnings, i));
  if (!read)
    *code = stance_cli_worse (*code, stance_cli_fail (error));
  else if (warnings->len > 0)
    *code = stance_cli_worse (*code, STANCE_EXIT_INPUT);
}

/* Articles are coded first; what is coded is taken as it is. FALSE when there is nothing to go on with. */
static gboolean
code_others (StanceDiscourse *discourse, const StanceCliOptions *options, GPtrArray *paths, StanceExit *code)
{
  g_autoptr (StanceEngine) engine = stance_cli_new_engine (options, code);
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GError) error = NULL;

  if (engine)
    statements = stance_cli_code (engine, options, (const char *const *) paths->pdata, paths->len, code);
  for (guint i = 0; statements && !error && i < statements->len; i++)
    stance_discourse_add_statement (discourse, g_ptr_array_index (statements, i), stance_engine_get_model (engine), &error);
  if (error)
    *code = stance_cli_worse (*code, stance_cli_fail (error));
  return statements && !error;
}

static StanceDiscourse *
read_all (const StanceCliOptions *options, StanceExit *code)
{
  g_autoptr (StanceDiscourse) discourse = stance_discourse_new ();
  g_autoptr (GPtrArray) others = g_ptr_array_new ();

  for (guint i = 0; i < options->n_arguments; i++)
    if (is_discourse (options->arguments[i]))
      read_discourse (discourse, options->arguments[i], code);
    else
      g_ptr_array_add (others, options->arguments[i]);
  if (others->len > 0 && !code_others (discourse, options, others, code))
    return NULL;
  return g_steal_pointer (&discourse);
}

static StanceExit
put_database (const StanceCliOptions *options, StanceDiscourse *discourse)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = stance_write_discourse_database (discourse, &error);

  return bytes ? stance_cli_output_write_bytes (options, bytes) : stance_cli_fail (error);
}

/* Options that do not go together are a matter of usage; nothing that counts is an answer. */
static StanceExit
tell_none (const StanceCliOptions *options, const GError *error)
{
  if (g_error_matches (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED))
    return stance_cli_usage (stance_cli_find_verb ("network"), error->message);
  return stance_cli_tell_no_data (options, error);
}

static StanceExit
put_networks (const StanceCliOptions *options, StanceDiscourse *discourse)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) networks = stance_networks_new (discourse, &options->network.options, &error);
  g_autofree char *text = networks ? stance_write_networks (networks, options->network.form, &options->style, &error) : NULL;

  return text ? stance_cli_put (options, text) : tell_none (options, error);
}

StanceExit
stance_cli_network (const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceDiscourse) discourse = read_all (options, &code);

  if (!discourse)
    return code;
  if (stance_discourse_get_n_statements (discourse) == 0)
    return code == STANCE_EXIT_DONE ? stance_cli_tell_unwritten (options, "no statement was found") : code;
  if (options->network.form == STANCE_NETWORK_DATABASE)
    return stance_cli_worse (code, put_database (options, discourse));
  if (options->network.form == STANCE_NETWORK_STATEMENTS)
    return stance_cli_worse (code, stance_cli_put_result (options, stance_write_discourse (discourse), NULL));
  return stance_cli_worse (code, put_networks (options, discourse));
}
