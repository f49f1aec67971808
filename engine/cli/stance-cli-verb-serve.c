/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance serve: a page for pasted articles, and one-value addresses for spreadsheets. */
#include "stance-cli-server-private.h"

#include <glib-unix.h>
#include <stdio.h>
#include <string.h>

static gboolean
stop (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_CONTINUE;
}

static void
tell_address (StanceCliServer *server, const char *address)
{
  printf (strchr (address, ':') ? "http://[%s]:%u/\n" : "http://%s:%u/\n", address, server->port);
  fflush (stdout);
}

static void
warn_of_others (const char *address)
{
  g_autoptr (GInetAddress) place = g_inet_address_new_from_string (address);
  g_autofree char *message = g_strdup_printf ("--address: whoever reaches %s can read the figures and have articles read; there is no password, "
                                              "and nothing is encrypted", address);

  if (place && !g_inet_address_get_is_loopback (place))
    stance_cli_warn (message);
}

/* The page is of use all the same. */
static void
warn_of_nothing (StanceEngine *engine, const StanceCliOptions *options)
{
  g_autofree char *what = stance_cli_describe_empty (options, stance_engine_get_model (engine), stance_engine_get_n_unlikely (engine));
  g_autofree char *message = g_strdup_printf ("%s: %s, there are no figures to ask for", options->n_arguments == 1 ? options->arguments[0] : "input", what);

  stance_cli_warn (message);
}

static void
run (StanceCliServer *server, const char *address)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  guint interrupt = g_unix_signal_add (SIGINT, stop, loop);
  guint terminate = g_unix_signal_add (SIGTERM, stop, loop);

  tell_address (server, address);
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
  const char *address = options->address ? options->address : "127.0.0.1";
  g_autoptr (GError) error = NULL;

  if (!g_hostname_is_ip_address (address))
    return stance_cli_usage (stance_cli_find_verb ("serve"), "--address: expected an IP address");
  if (!engine)
    return code;
  server.statements = stance_cli_code (engine, options, (const char *const *) options->arguments, options->n_arguments, &code);
  if (!server.statements)
    return code;
  if (server.statements->len == 0 && options->n_arguments > 0)
    warn_of_nothing (engine, options);
  warn_of_others (address);
  if (!stance_cli_server_listen (&server, address, options->port, &error))
    return stance_cli_worse (code, stance_cli_fail (error));
  run (&server, address);
  return code;
}
