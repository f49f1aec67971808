/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-cli-server-private.h"

#include <string.h>

#define MOST_PATH 4096
/* Bytes; beyond 64 kB libsoup hangs up by itself. */
#define MOST_HEADERS (32u << 10)
/* RFC 6585; libsoup has no name for it. */
#define HEADERS_TOO_LARGE 431

static gboolean
is_our_name (StanceCliServer *self, const char *name)
{
  g_autofree char *plain = *name == '[' ? g_strndup (name + 1, strcspn (name + 1, "]")) : g_strdup (name);

  for (guint i = 0; self->hosts[i]; i++)
    if (g_ascii_strcasecmp (plain, self->hosts[i]) == 0)
      return TRUE;
  /* An address was reached as it stands, which no name that leads here can pretend. */
  return self->any_address && g_hostname_is_ip_address (plain);
}

/* A page of another site whose name leads to this machine (DNS rebinding) would name itself. */
static gboolean
names_us (StanceCliServer *self, SoupServerMessage *message)
{
  const char *host = soup_message_headers_get_one (soup_server_message_get_request_headers (message), "Host");
  const char *target = g_uri_get_host (soup_server_message_get_uri (message));
  const char *end = host && *host == '[' ? strchr (host, ']') : NULL;
  g_autofree char *name = NULL;

  if (!host)
    return FALSE;
  name = g_strndup (host, end ? (gsize) (end + 1 - host) : strcspn (host, ":"));
  return is_our_name (self, name) && (!target || is_our_name (self, target));
}

typedef struct
{
  guint n_hosts;
  guint n_lengths;
  gsize size; /* bytes of them all */
} Headers;

static void
count_header (const char *name, const char *value, gpointer data)
{
  Headers *self = data;

  self->n_hosts += g_ascii_strcasecmp (name, "Host") == 0;
  self->n_lengths += g_ascii_strcasecmp (name, "Content-Length") == 0;
  self->size += strlen (name) + strlen (value) + strlen (": \r\n");
}

/* FALSE with a refusal. Of two that contradict each other, a server in front of this one may have believed the other. */
static gboolean
check_headers (SoupMessageHeaders *headers, StanceCliReply *reply)
{
  Headers found = { 0 };

  soup_message_headers_foreach (headers, count_header, &found);
  if (found.size > MOST_HEADERS)
    stance_cli_reply_refuse (reply, HEADERS_TOO_LARGE,
                             g_strdup_printf ("found headers of %" G_GSIZE_FORMAT " bytes, expected at most %u", found.size, MOST_HEADERS));
  else if (found.n_hosts > 1 || found.n_lengths > 1)
    stance_cli_reply_refuse (reply, SOUP_STATUS_BAD_REQUEST,
                             g_strdup_printf ("%s: given twice, expected once", found.n_hosts > 1 ? "Host" : "Content-Length"));
  else
    return TRUE;
  return FALSE;
}

/* Whether a page of another site sends the request, be it one of this machine at another port. */
static gboolean
is_foreign (SoupMessageHeaders *headers)
{
  const char *origin = soup_message_headers_get_one (headers, "Origin");
  const char *name = origin ? strstr (origin, "://") : NULL;

  return origin && !(name && g_ascii_strcasecmp (name + strlen ("://"), soup_message_headers_get_one (headers, "Host")) == 0);
}

static gboolean
is_work (const char *path)
{
  return g_str_equal (path, "/report") || g_str_equal (path, "/report.xlsx");
}

static void
read_figures (StanceCliServer *self, const char *path, const char *query, StanceCliReply *reply)
{
  g_autofree char *wrong = NULL;
  g_autoptr (GHashTable) fields = stance_cli_fields_read (query ? query : "", query ? strlen (query) : 0, NULL, &wrong);

  if (!fields)
    stance_cli_reply_refuse (reply, SOUP_STATUS_BAD_REQUEST, g_steal_pointer (&wrong));
  else if (g_str_has_prefix (path, "/v1/score"))
    stance_cli_server_score (self, path + strlen ("/v1/score"), fields, reply);
  else if (!stance_cli_server_table (self, path, fields, reply))
    stance_cli_reply_refuse (reply, SOUP_STATUS_NOT_FOUND, g_strdup ("nothing is here"));
}

static void
read_address (StanceCliServer *self, const char *path, const char *query, StanceCliReply *reply)
{
  if (g_str_equal (path, "/"))
    stance_cli_server_page (self, reply);
  else if (g_str_equal (path, "/page.css"))
    stance_cli_server_file ("page.css", "text/css; charset=utf-8", reply);
  else if (g_str_equal (path, "/page.js"))
    stance_cli_server_file ("page.js", "text/javascript; charset=utf-8", reply);
  else if (g_str_has_prefix (path, "/v1/"))
    read_figures (self, path, query, reply);
  else if (is_work (path))
    {
      stance_cli_reply_refuse (reply, SOUP_STATUS_METHOD_NOT_ALLOWED, g_strdup ("expected POST"));
      reply->allow = "POST, OPTIONS";
    }
  else
    stance_cli_reply_refuse (reply, SOUP_STATUS_NOT_FOUND, g_strdup ("nothing is here"));
}

/* FALSE when the answer comes later. */
static gboolean
route (StanceCliServer *self, SoupServerMessage *message, const char *path, StanceCliReply *reply)
{
  const char *method = soup_server_message_get_method (message);

  if (strlen (path) > MOST_PATH)
    stance_cli_reply_refuse (reply, SOUP_STATUS_REQUEST_URI_TOO_LONG, g_strdup ("found a longer address than any of ours"));
  else if (g_str_equal (method, "POST") && is_work (path))
    return !stance_cli_work_begin (self, message, g_str_has_suffix (path, ".xlsx"), reply);
  else if (g_str_equal (method, "GET") || g_str_equal (method, "HEAD"))
    read_address (self, path, g_uri_get_query (soup_server_message_get_uri (message)), reply);
  else
    stance_cli_reply_refuse (reply, SOUP_STATUS_METHOD_NOT_ALLOWED, g_strdup_printf ("found %s, expected GET, HEAD or OPTIONS", method));
  return TRUE;
}

static gboolean
is_known (SoupMessageHeaders *headers, const char *tag)
{
  const char *known = soup_message_headers_get_list (headers, "If-None-Match");

  return known && (g_str_equal (known, "*") || strstr (known, tag));
}

/* What no page of ours needs is forbidden. Without a referrer browsers would not name the origin of a form either. */
static void
add_headers (SoupMessageHeaders *headers, const char *policy)
{
  g_autofree char *whole = g_strconcat ("default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; ", policy, NULL);

  soup_message_headers_replace (headers, "Content-Security-Policy", whole);
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_replace (headers, "Referrer-Policy", "same-origin");
  soup_message_headers_replace (headers, "Cross-Origin-Resource-Policy", "same-origin");
  soup_message_headers_replace (headers, "Cache-Control", "no-cache");
}

static char *
as_attachment (const char *file)
{
  return g_strdup_printf ("attachment; filename=\"%s\"", file);
}

void
stance_cli_server_send (SoupServerMessage *message, const StanceCliReply *reply)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autofree char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) reply->body, reply->length);
  g_autofree char *tag = g_strdup_printf ("\"%.16s\"", sum);
  g_autofree char *attachment = reply->file ? as_attachment (reply->file) : NULL;

  add_headers (headers, reply->policy);
  if (attachment)
    soup_message_headers_replace (headers, "Content-Disposition", attachment);
  if (reply->status == SOUP_STATUS_SERVICE_UNAVAILABLE)
    soup_message_headers_replace (headers, "Retry-After", "5");
  if (reply->status == SOUP_STATUS_METHOD_NOT_ALLOWED)
    soup_message_headers_replace (headers, "Allow", reply->allow ? reply->allow : "GET, HEAD, OPTIONS");
  if (reply->status != SOUP_STATUS_OK)
    {
      soup_server_message_set_status (message, reply->status, reply->status == HEADERS_TOO_LARGE ? "Request Header Fields Too Large" : NULL);
      soup_server_message_set_response (message, reply->type, SOUP_MEMORY_COPY, reply->body, reply->length);
      return;
    }
  soup_message_headers_replace (headers, "ETag", tag);
  if (is_known (soup_server_message_get_request_headers (message), tag))
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_MODIFIED, NULL);
      return;
    }
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, reply->type, SOUP_MEMORY_COPY, reply->body, reply->length);
}

static void
send_options (SoupServerMessage *message)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  add_headers (headers, NULL);
  soup_message_headers_replace (headers, "Allow", "GET, HEAD, OPTIONS");
  soup_server_message_set_status (message, SOUP_STATUS_NO_CONTENT, NULL);
}

/* Before the body is read: what is not for us, and what would be too long. */
static void
guard (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  StanceCliServer *self = data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  g_auto (StanceCliReply) reply = { 0 };

  if (!check_headers (headers, &reply))
    ;
  else if (!names_us (self, message) || is_foreign (headers))
    stance_cli_reply_refuse (&reply, SOUP_STATUS_FORBIDDEN, g_strdup ("found another site's name in the request, expected this server's"));
  else if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CHUNKED)
    stance_cli_reply_refuse (&reply, SOUP_STATUS_LENGTH_REQUIRED, g_strdup ("found a body of unknown length, expected Content-Length"));
  else if (soup_message_headers_get_content_length (headers) > STANCE_SERVER_BODY && is_work (path))
    stance_cli_server_tell (&reply, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, "The articles are longer than this page takes.");
  else if (soup_message_headers_get_content_length (headers) > STANCE_SERVER_BODY)
    stance_cli_reply_refuse (&reply, SOUP_STATUS_REQUEST_ENTITY_TOO_LARGE, g_strdup_printf ("expected a body of at most %u bytes", STANCE_SERVER_BODY));
  else
    return;
  /* libsoup reads the body all the same; it need not keep it. */
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  stance_cli_server_send (message, &reply);
}

static void
answer (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  g_auto (StanceCliReply) reply = { 0 };

  if (g_str_equal (soup_server_message_get_method (message), "OPTIONS"))
    {
      send_options (message);
      return;
    }
  if (route (data, message, path, &reply))
    stance_cli_server_send (message, &reply);
}

gboolean
stance_cli_server_listen (StanceCliServer *self, const char *address, guint port, GError **error)
{
  g_autoptr (GSocketAddress) place = g_inet_socket_address_new_from_string (address, port);

  if (!place)
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "--address: found '%s', expected an IP address", address);
      return FALSE;
    }
  self->hosts = g_strdupv ((char *[]) { "localhost", "127.0.0.1", "::1", (char *) address, NULL });
  self->any_address = g_inet_address_get_is_any (g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (place)));
  stance_cli_figures_open (self);
  stance_cli_work_open (self);
  self->soup = soup_server_new ("server-header", "stance", NULL);
  soup_server_add_early_handler (self->soup, NULL, guard, self, NULL);
  soup_server_add_handler (self->soup, NULL, answer, self, NULL);
  if (stance_cli_connections_open (self, place, error))
    return TRUE;
  g_prefix_error (error, "%s:%u: ", address, port);
  return FALSE;
}

void
stance_cli_server_clear (StanceCliServer *self)
{
  stance_cli_connections_close (self);
  stance_cli_work_close (self);
  if (self->soup)
    soup_server_disconnect (self->soup);
  /* Connections that are being closed are let go of when the loop turns. */
  while (self->soup && g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (&self->soup);
  g_clear_pointer (&self->connections, g_hash_table_unref);
  stance_cli_figures_close (self);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_clear_pointer (&self->hosts, g_strfreev);
}
