/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Connections of `stance serve`: each has a time by which it must have asked, and have taken its answer, so that none is held open for nothing. They are
 * taken in here and not by libsoup, which (3.2) loses the socket of each. */
#include "stance-cli-server-private.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <string.h>

/* Seconds for a whole request to come in, and for its answer to be made and fetched. */
#define ASKING 15
#define ANSWERING 120
#define MOST_CONNECTIONS 400
/* libsoup keeps ten clients waiting; more of them at once would run into time-outs. */
#define BACKLOG 512

typedef struct
{
  StanceCliServer *server;
  GSocketConnection *stream; /* not owned: what goes when libsoup has done with it */
  GSocket *socket;
  GSocketAddress *client;
  gint64 until;      /* monotonic time */
  gboolean answered; /* at least once */
} Connection;

static void
connection_free (Connection *self)
{
  g_object_unref (self->socket);
  g_object_unref (self->client);
  g_free (self);
}

static void
gone (gpointer data, GObject *stream)
{
  Connection *self = data;

  g_hash_table_remove (self->server->connections, self->client);
}

/* Who is slow at its first request is told so; libsoup then finds the connection closed. */
static void
hang_up (Connection *self)
{
  static const char late[] = "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Type: text/plain\r\nContent-Length: 36\r\n\r\n"
                             "The request took too long to arrive\n";

  if (!self->answered)
    g_socket_send_with_blocking (self->socket, late, strlen (late), FALSE, NULL, NULL);
  g_socket_shutdown (self->socket, TRUE, TRUE, NULL);
  g_object_weak_unref (G_OBJECT (self->stream), gone, self);
  g_hash_table_remove (self->server->connections, self->client);
}

static void
set_time (StanceCliServer *server, SoupServerMessage *message, guint seconds, gboolean answered)
{
  Connection *self = g_hash_table_lookup (server->connections, soup_server_message_get_remote_address (message));

  if (!self)
    return;
  self->until = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
  self->answered = self->answered || answered;
}

static void
request_read (SoupServer *soup, SoupServerMessage *message, gpointer data)
{
  set_time (data, message, ANSWERING, TRUE);
}

static void
request_finished (SoupServer *soup, SoupServerMessage *message, gpointer data)
{
  set_time (data, message, ASKING, TRUE);
}

/* The one that would be hung up on first. */
static Connection *
find_oldest (StanceCliServer *server)
{
  GHashTableIter iter;
  gpointer value;
  Connection *oldest = NULL;

  g_hash_table_iter_init (&iter, server->connections);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!oldest || ((Connection *) value)->until < oldest->until)
      oldest = value;
  return oldest;
}

static gboolean
take_in (GSocketService *service, GSocketConnection *stream, GObject *source, gpointer data)
{
  StanceCliServer *server = data;
  g_autoptr (GSocketAddress) client = g_socket_connection_get_remote_address (stream, NULL);
  g_autoptr (GSocketAddress) own = g_socket_connection_get_local_address (stream, NULL);
  Connection *self;

  if (!client || !own)
    return TRUE;
  if (g_hash_table_size (server->connections) >= MOST_CONNECTIONS && (self = find_oldest (server)))
    hang_up (self);
  self = g_new0 (Connection, 1);
  *self = (Connection) { server, stream, g_object_ref (g_socket_connection_get_socket (stream)), g_object_ref (client),
                         g_get_monotonic_time () + ASKING * G_USEC_PER_SEC, FALSE };
  g_socket_set_option (self->socket, 6 /* IPPROTO_TCP */, 1 /* TCP_NODELAY */, 1, NULL);
  g_hash_table_insert (server->connections, self->client, self);
  g_object_weak_ref (G_OBJECT (stream), gone, self);
  soup_server_accept_iostream (server->soup, G_IO_STREAM (stream), own, client, NULL);
  return TRUE;
}

static gboolean
look_at_clock (gpointer data)
{
  StanceCliServer *server = data;
  Connection *oldest;

  while ((oldest = find_oldest (server)) && oldest->until < g_get_monotonic_time ())
    hang_up (oldest);
  return G_SOURCE_CONTINUE;
}

void
stance_cli_connections_extend (StanceCliServer *server, SoupServerMessage *message, guint seconds)
{
  set_time (server, message, seconds + ANSWERING, TRUE);
}

typedef struct
{
  GSourceFunc hung_up;
  gpointer data;
} Watch;

static gboolean
look_at_socket (GSocket *socket, GIOCondition condition, gpointer data)
{
  const Watch *self = data;
  char byte;
  GInputVector vector = { &byte, 1 };
  int flags = G_SOCKET_MSG_PEEK;
  g_autoptr (GError) error = NULL;
  gssize n = g_socket_receive_message (socket, NULL, &vector, 1, NULL, NULL, &flags, NULL, &error);

  if (n < 0 && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    return G_SOURCE_CONTINUE;
  /* Another request that waits in the socket hides what comes after it. */
  return n > 0 ? G_SOURCE_REMOVE : self->hung_up (self->data);
}

GSource *
stance_cli_connections_watch (StanceCliServer *server, SoupServerMessage *message, GSourceFunc hung_up, gpointer data)
{
  Connection *self = g_hash_table_lookup (server->connections, soup_server_message_get_remote_address (message));
  GSource *source = self ? g_socket_create_source (self->socket, G_IO_IN, NULL) : NULL;
  Watch *watch;

  if (!source)
    return NULL;
  watch = g_new (Watch, 1);
  *watch = (Watch) { hung_up, data };
  g_source_set_callback (source, (GSourceFunc) (void (*) (void)) look_at_socket, watch, g_free);
  g_source_attach (source, NULL);
  return source;
}

static GSocket *
open_socket (GSocketAddress *place, GError **error)
{
  g_autoptr (GSocket) socket = g_socket_new (g_socket_address_get_family (place), G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, error);

  if (!socket)
    return NULL;
  g_socket_set_listen_backlog (socket, BACKLOG);
  return g_socket_bind (socket, place, TRUE, error) && g_socket_listen (socket, error) ? g_steal_pointer (&socket) : NULL;
}

/* libsoup keeps connections alive only while it listens itself; so it does, where nobody can come from. */
static gboolean
listen_nowhere (SoupServer *soup, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("stance-XXXXXX", error);
  g_autofree char *path = folder ? g_build_filename (folder, "nowhere", NULL) : NULL;
  g_autoptr (GSocketAddress) place = path ? g_unix_socket_address_new (path) : NULL;
  g_autoptr (GSocket) socket = place ? g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_DEFAULT, error) : NULL;
  gboolean listening = socket && g_socket_bind (socket, place, FALSE, error) && g_socket_listen (socket, error);

  if (path)
    g_unlink (path);
  if (folder)
    g_rmdir (folder);
  return listening && soup_server_listen_socket (soup, socket, 0, error);
}

gboolean
stance_cli_connections_open (StanceCliServer *server, GSocketAddress *place, GError **error)
{
  g_autoptr (GSocketAddress) own = NULL;

  server->socket = open_socket (place, error);
  own = server->socket ? g_socket_get_local_address (server->socket, error) : NULL;
  if (!own || !listen_nowhere (server->soup, error))
    return FALSE;
  server->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (own));
  server->connections = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) connection_free);
  server->clock = g_timeout_add_seconds (1, look_at_clock, server);
  g_signal_connect (server->soup, "request-read", G_CALLBACK (request_read), server);
  g_signal_connect (server->soup, "request-finished", G_CALLBACK (request_finished), server);
  server->service = g_socket_service_new ();
  g_signal_connect (server->service, "incoming", G_CALLBACK (take_in), server);
  return g_socket_listener_add_socket (G_SOCKET_LISTENER (server->service), server->socket, NULL, error);
}

void
stance_cli_connections_close (StanceCliServer *server)
{
  GHashTableIter iter;
  gpointer value;

  if (server->service)
    g_socket_service_stop (server->service);
  g_clear_object (&server->service);
  g_clear_object (&server->socket);
  g_clear_handle_id (&server->clock, g_source_remove);
  if (!server->connections)
    return;
  g_hash_table_iter_init (&iter, server->connections);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_socket_shutdown (((Connection *) value)->socket, TRUE, TRUE, NULL);
}
