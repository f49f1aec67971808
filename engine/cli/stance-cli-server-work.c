/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Articles that were pasted: each pair of them is read by a process of its own, which is this program again. What takes too long is ended, what
 * takes much memory gives it back, and who asks for a figure meanwhile does not wait. */
#include "stance-cli-server-private.h"

#include <string.h>

#define MOST_AT_ONCE 2
#define MOST_WAITING 64
#define WORKBOOK_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

struct _StanceCliWork
{
  StanceCliServer *server;
  SoupServerMessage *message;
  StanceCliArticles articles;
  gboolean workbook;
  GSubprocess *process;
  guint clock;
  gboolean late;
  gulong gone;
  GSource *watch; /* of the connection */
};

static void
stop_watching (StanceCliWork *self)
{
  if (self->watch)
    g_source_destroy (self->watch);
  g_clear_pointer (&self->watch, g_source_unref);
  if (self->message)
    g_signal_handler_disconnect (self->message, self->gone);
  g_clear_object (&self->message);
}

static void
work_free (StanceCliWork *self)
{
  stance_cli_articles_clear (&self->articles);
  stop_watching (self);
  g_clear_handle_id (&self->clock, g_source_remove);
  g_clear_object (&self->process);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceCliWork, work_free)

static gboolean
give_up (gpointer data)
{
  StanceCliWork *self = data;

  self->clock = 0;
  self->late = TRUE;
  g_subprocess_force_exit (self->process);
  return G_SOURCE_REMOVE;
}

static void begin_next (StanceCliServer *server);

/* What the process said, for people: without the words that only mean something on a command line. */
static char *
read_notes (GBytes *said)
{
  static const char *const before[] = { "stance: ", "warning: ", "input: " };
  static const char end[] = ", nothing is written", option[] = ": --model ";
  gsize length = 0;
  const char *bytes = g_bytes_get_data (said, &length);
  g_autofree char *text = g_utf8_make_valid (bytes ? bytes : "", (gssize) length);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) notes = g_string_new (NULL);

  for (guint i = 0; lines[i]; i++)
    {
      const char *line = lines[i], *after;

      for (guint k = 0; k < G_N_ELEMENTS (before); k++)
        line += g_str_has_prefix (line, before[k]) ? strlen (before[k]) : 0;
      if (*line)
        g_string_append_printf (notes, "%s\n", line);
      if (g_str_has_suffix (line, end))
        g_string_append_c (g_string_truncate (notes, notes->len - strlen (end) - 1), '\n');
      if ((after = g_strrstr (line, option)))
        g_string_append (g_string_truncate (notes, notes->len - strlen (after) - 1), ".\n");
    }
  return g_strdup (notes->str);
}

/* Why there is no report. */
static void
tell_nothing (StanceCliWork *self, const char *notes, StanceCliReply *reply)
{
  const char *own = stance_model_get_id (stance_engine_get_model (self->server->engine));
  const char *model = stance_cli_articles_get (&self->articles, "model");
  g_autofree char *message = g_strdup_printf ("%s\nPositions were looked for by the model %s. Is the article about something else? Then choose another one.",
                                              notes, model ? model : own);

  stance_cli_server_tell (reply, SOUP_STATUS_UNPROCESSABLE_ENTITY, message);
}

static void
answer (StanceCliWork *self, GBytes *made, const char *notes, StanceCliReply *reply)
{
  gsize length = made ? g_bytes_get_size (made) : 0;

  if (self->late)
    stance_cli_server_tell (reply, SOUP_STATUS_SERVICE_UNAVAILABLE, "This took too long and was ended. Shorter articles take less.");
  else if (length == 0)
    tell_nothing (self, notes, reply);
  else if (self->workbook)
    {
      stance_cli_reply_set_bytes (reply, WORKBOOK_TYPE, g_memdup2 (g_bytes_get_data (made, NULL), length), length);
      reply->file = g_strdup ("stance.xlsx");
    }
  else
    stance_cli_server_report (made, notes, self->articles.fields, reply);
}

static void
done (GObject *process, GAsyncResult *result, gpointer data)
{
  g_autoptr (StanceCliWork) self = data;
  StanceCliServer *server = self->server;
  g_autoptr (GBytes) made = NULL, said = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (StanceCliReply) reply = { 0 };

  server->n_working--;
  g_ptr_array_remove (server->working, self);
  if (g_subprocess_communicate_finish (self->process, result, &made, &said, &error) && self->message)
    {
      g_autofree char *notes = said ? read_notes (said) : g_strdup ("");

      answer (self, g_subprocess_get_if_exited (self->process) ? made : NULL, notes, &reply);
    }
  else
    stance_cli_server_tell (&reply, SOUP_STATUS_INTERNAL_SERVER_ERROR, error ? error->message : "");
  if (self->message)
    {
      stance_cli_server_send (self->message, &reply);
      soup_server_message_unpause (self->message);
    }
  begin_next (server);
}

static gboolean
begin (StanceCliWork *self, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) words = stance_cli_articles_list_words (&self->articles, self->server, self->workbook);

  if (!stance_cli_articles_write (&self->articles, error))
    return FALSE;
  g_subprocess_launcher_set_cwd (launcher, self->articles.folder);
  if (self->server->models)
    g_subprocess_launcher_setenv (launcher, "STANCE_MODELS", self->server->models, TRUE);
  self->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, error);
  if (!self->process)
    return FALSE;
  self->clock = g_timeout_add_seconds (self->server->options->time_limit, give_up, self);
  self->server->n_working++;
  g_subprocess_communicate_async (self->process, NULL, NULL, done, self);
  return TRUE;
}

static void
begin_next (StanceCliServer *server)
{
  while (server->n_working < MOST_AT_ONCE && server->n_working < server->working->len && !server->closing)
    {
      StanceCliWork *next = g_ptr_array_index (server->working, server->n_working);
      g_autoptr (GError) error = NULL;
      g_auto (StanceCliReply) reply = { 0 };

      if (begin (next, &error))
        continue;
      stance_cli_server_tell (&reply, SOUP_STATUS_INTERNAL_SERVER_ERROR, error->message);
      stance_cli_server_send (next->message, &reply);
      soup_server_message_unpause (next->message);
      g_ptr_array_remove (server->working, next);
      work_free (next);
    }
  /* Each time one is done, all others are nearer to their turn. */
  for (guint i = 0; i < server->working->len; i++)
    {
      const StanceCliWork *work = g_ptr_array_index (server->working, i);

      if (work->message)
        stance_cli_connections_extend (server, work->message, server->options->time_limit);
    }
}

/* The client has hung up: nobody waits for this any more. */
static void
client_gone (SoupServerMessage *message, gpointer data)
{
  StanceCliWork *self = data;

  stop_watching (self);
  if (self->process)
    {
      g_subprocess_force_exit (self->process);
      return;
    }
  g_ptr_array_remove (self->server->working, self);
  work_free (self);
}

/* libsoup lets go of the message when it has tried to answer it. */
static gboolean
client_hung_up (gpointer data)
{
  StanceCliWork *self = data;
  g_autoptr (SoupServerMessage) message = g_object_ref (self->message);
  g_auto (StanceCliReply) reply = { 0 };

  stance_cli_server_tell (&reply, SOUP_STATUS_BAD_REQUEST, "The connection was closed before the answer was there.");
  client_gone (message, self);
  stance_cli_server_send (message, &reply);
  soup_server_message_unpause (message);
  return G_SOURCE_REMOVE;
}

gboolean
stance_cli_work_begin (StanceCliServer *server, SoupServerMessage *message, gboolean workbook, StanceCliReply *reply)
{
  g_autoptr (GBytes) body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  g_autoptr (StanceCliWork) self = g_new0 (StanceCliWork, 1);
  g_autofree char *wrong = NULL;
  guint status;

  self->server = server;
  self->workbook = workbook;
  status = stance_cli_articles_read (&self->articles, body, &wrong);
  if (!status && server->working->len >= MOST_AT_ONCE + MOST_WAITING)
    {
      status = SOUP_STATUS_SERVICE_UNAVAILABLE;
      wrong = g_strdup ("Too many articles are waiting to be read. Try again in a moment.");
    }
  if (status)
    {
      stance_cli_server_tell (reply, status, wrong);
      return FALSE;
    }
  /* What waits is kept once: the fields, not the bytes that they came in. */
  soup_message_body_truncate (soup_server_message_get_request_body (message));
  soup_server_message_pause (message);
  self->message = g_object_ref (message);
  self->gone = g_signal_connect (message, "disconnected", G_CALLBACK (client_gone), self);
  self->watch = stance_cli_connections_watch (server, message, client_hung_up, self);
  g_ptr_array_add (server->working, g_steal_pointer (&self));
  begin_next (server);
  return TRUE;
}

void
stance_cli_work_open (StanceCliServer *server)
{
  const char *models = g_getenv ("STANCE_MODELS");
  const char *model = server->options->model_name;
  g_autofree char *path = model ? g_canonicalize_filename (model, NULL) : NULL;

  server->working = g_ptr_array_new ();
  /* The processes run elsewhere. */
  server->models = models && *models ? g_canonicalize_filename (models, NULL) : NULL;
  server->model = path && g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : g_strdup (model);
}

void
stance_cli_work_close (StanceCliServer *server)
{
  server->closing = TRUE;
  for (guint i = server->working ? server->working->len : 0; i-- > 0;)
    {
      StanceCliWork *work = g_ptr_array_index (server->working, i);

      if (work->process)
        g_subprocess_force_exit (work->process);
      else
        work_free (g_ptr_array_remove_index (server->working, i));
    }
  while (server->working && server->working->len > 0)
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&server->working, g_ptr_array_unref);
  g_clear_pointer (&server->models, g_free);
  g_clear_pointer (&server->model, g_free);
}
