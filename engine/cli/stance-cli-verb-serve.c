/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance serve: a page for pasted articles, and one-value addresses for spreadsheets. */
#include "stance-cli-server-private.h"

#include <glib-unix.h>
#include <stdio.h>

static gboolean
stop (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_CONTINUE;
}

static void
tell_address (StanceCliServer *server)
{
  GSList *uris = soup_server_get_uris (server->soup);

  for (GSList *at = uris; at; at = at->next)
    {
      g_autofree char *uri = g_uri_to_string (at->data);

      printf ("%s\n", uri);
    }
  fflush (stdout);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static void
run (StanceCliServer *server)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint interrupt = g_unix_signal_add (SIGINT, stop, loop);
  guint terminate = g_unix_signal_add (SIGTERM, stop, loop);

  tell_address (server);
  g_main_loop_run (loop);
  g_source_remove (interrupt);
  g_source_remove (terminate);
}

StanceExit
stance_cli_serve (const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceEngine) engine = stance_cli_new_engine (options, &code);
  g_auto (StanceCliServer) server = { .options = options, .engine = engine, .level = options->level };
  g_autoptr (GError) error = NULL;

  if (!engine)
    return code;
  server.statements = stance_cli_code (engine, options, (const char *const *) options->arguments, options->n_arguments, &code);
  if (!server.statements)
    return code;
  if (!stance_cli_server_listen (&server, options->address ? options->address : "127.0.0.1", options->port, &error))
    return stance_cli_worse (code, stance_cli_fail (error));
  run (&server);
  return code;
}
