/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests a second and how long the slowest hundredth of them wait, on loopback: `stance serve`, and beside it in the same run a libsoup server that
 * answers a constant, which is what can be had at all, and Python's http.server.
 *
 * usage: bench-serve PROGRAM SECONDS INPUT... */
#include <gio/gio.h>
#include <libsoup/soup.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <unistd.h>

#define ANSWER 4096

typedef struct
{
  const char *name;
  guint port;
  const char *path;
} Site;

typedef struct
{
  const Site *site;
  gboolean keep;
  gint64 end;
  GArray *waits; /* of gint64, microseconds */
  guint n_failed;
} Client;

static int
open_connection (guint port)
{
  struct sockaddr_in place = { .sin_family = AF_INET, .sin_port = htons ((guint16) port), .sin_addr.s_addr = htonl (INADDR_LOOPBACK) };
  int on = 1, end = socket (AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

  setsockopt (end, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (connect (end, (struct sockaddr *) &place, sizeof place) == 0)
    return end;
  close (end);
  return -1;
}

/* Reads one answer with its body; FALSE where it is none, or not "200". */
static gboolean
read_answer (int end)
{
  char text[ANSWER + 1];
  gsize length = 0;

  for (;;)
    {
      ssize_t got = read (end, text + length, ANSWER - length);
      const char *body, *told;

      if (got <= 0)
        return FALSE;
      length += (gsize) got;
      text[length] = '\0';
      body = strstr (text, "\r\n\r\n");
      told = strstr (text, "Content-Length:");
      if (body && told && length >= (gsize) (body + 4 - text) + strtoul (told + strlen ("Content-Length:"), NULL, 10))
        return strncmp (text + strlen ("HTTP/1.x"), " 200", 4) == 0;
    }
}

static gpointer
ask_until_end (gpointer data)
{
  Client *self = data;
  g_autofree char *request = g_strdup_printf ("GET %s HTTP/1.1\r\nHost: 127.0.0.1:%u\r\n%s\r\n", self->site->path, self->site->port,
                                              self->keep ? "" : "Connection: close\r\n");
  int end = -1;

  for (gint64 now = g_get_monotonic_time (); now < self->end;)
    {
      gboolean right;
      gint64 wait;

      end = end < 0 ? open_connection (self->site->port) : end;
      right = end >= 0 && write (end, request, strlen (request)) == (ssize_t) strlen (request) && read_answer (end);
      wait = g_get_monotonic_time () - now;
      now += wait;
      g_array_append_val (self->waits, wait);
      self->n_failed += !right;
      if (end >= 0 && (!self->keep || !right))
        close (g_steal_fd (&end));
    }
  if (end >= 0)
    close (end);
  return NULL;
}

static int
compare_waits (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
tell (const Client *all, guint n, gint64 elapsed)
{
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint failed = 0;

  for (guint i = 0; i < n; i++)
    {
      g_array_append_vals (waits, all[i].waits->data, all[i].waits->len);
      failed += all[i].n_failed;
    }
  g_array_sort (waits, compare_waits);
  printf ("%-12s %-10s %2u clients  %8.0f requests/s  p50 %7.2f ms  p99 %7.2f ms  %u failed\n", all[0].site->name, all[0].keep ? "keep-alive" : "new", n,
          waits->len / ((double) elapsed / G_USEC_PER_SEC), (double) g_array_index (waits, gint64, waits->len / 2) / 1000,
          (double) g_array_index (waits, gint64, (guint) (waits->len * 0.99)) / 1000, failed);
  fflush (stdout);
}

static void
measure (const Site *site, gboolean keep, guint n, double seconds)
{
  g_autofree Client *clients = g_new0 (Client, n);
  g_autofree GThread **threads = g_new0 (GThread *, n);
  gint64 begun = g_get_monotonic_time ();

  for (guint i = 0; i < n; i++)
    {
      clients[i] = (Client) { site, keep, begun + (gint64) (seconds * G_USEC_PER_SEC), g_array_new (FALSE, FALSE, sizeof (gint64)), 0 };
      threads[i] = g_thread_new ("client", ask_until_end, &clients[i]);
    }
  for (guint i = 0; i < n; i++)
    g_thread_join (threads[i]);
  tell (clients, n, g_get_monotonic_time () - begun);
  for (guint i = 0; i < n; i++)
    g_array_unref (clients[i].waits);
}

static void
answer_constant (SoupServer *soup, SoupServerMessage *message, const char *path, GHashTable *query, gpointer data)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "text/plain", SOUP_MEMORY_STATIC, "-0.75", strlen ("-0.75"));
}

/* In a process of its own, like the others: this program run as "constant". */
static int
serve_constant (void)
{
  g_autoptr (SoupServer) soup = soup_server_new (NULL, NULL);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GSList *uris;

  soup_server_add_handler (soup, NULL, answer_constant, NULL, NULL);
  if (!soup_server_listen_local (soup, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, NULL))
    return 1;
  uris = soup_server_get_uris (soup);
  printf ("http://127.0.0.1:%d/\n", g_uri_get_port (uris->data));
  fflush (stdout);
  g_main_loop_run (loop);
  return 0;
}

/* Begins a server that prints its address first, and lets it be measured. */
static gboolean
measure_server (const char *name, const char *path, const char *const *command, double seconds)
{
  static const guint clients[] = { 1, 8, 50 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) server = g_subprocess_newv (command, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_autoptr (GDataInputStream) out = server ? g_data_input_stream_new (g_subprocess_get_stdout_pipe (server)) : NULL;
  g_autofree char *line = out ? g_data_input_stream_read_line (out, NULL, NULL, &error) : NULL;
  const char *colon = line ? strrchr (line, ':') : NULL;
  Site site = { name, colon ? (guint) strtoul (colon + 1, NULL, 10) : 0, path };

  for (guint keep = 2; colon && keep-- > 0;)
    for (guint i = 0; i < G_N_ELEMENTS (clients); i++)
      measure (&site, keep, clients[i], seconds);
  if (!colon)
    fprintf (stderr, "%s: %s\n", name, error ? error->message : "found no address");
  if (server)
    g_subprocess_send_signal (server, SIGTERM);
  return colon != NULL && g_subprocess_wait (server, NULL, NULL);
}

int
main (int argc, char **argv)
{
  static const char script[] = "import http.server\n"
                               "class Handler(http.server.BaseHTTPRequestHandler):\n"
                               "    protocol_version = 'HTTP/1.1'\n"
                               "    wbufsize = -1\n"
                               "    def do_GET(self):\n"
                               "        self.send_response(200)\n"
                               "        self.send_header('Content-Length', '5')\n"
                               "        self.end_headers()\n"
                               "        self.wfile.write(b'-0.75')\n"
                               "    def log_message(self, *words):\n"
                               "        pass\n"
                               "http.server.ThreadingHTTPServer.request_queue_size = 512\n"
                               "server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)\n"
                               "print('http://127.0.0.1:%d/' % server.server_port, flush=True)\n"
                               "server.serve_forever()\n";
  g_autoptr (GPtrArray) serve = g_ptr_array_new ();
  double seconds;
  gboolean right;

  if (argc == 2 && strcmp (argv[1], "constant") == 0)
    return serve_constant ();
  if (argc < 4)
    return 2;
  seconds = g_ascii_strtod (argv[2], NULL);
  for (const char *const *at = (const char *const[]) { argv[1], "serve", "--port", "0", NULL }; *at; at++)
    g_ptr_array_add (serve, (gpointer) *at);
  for (int i = 3; i <= argc; i++)
    g_ptr_array_add (serve, argv[i]); /* with the NULL at the end */
  right = measure_server ("position", "/v1/score?a=us&issue=territory", (const char *const *) serve->pdata, seconds);
  right = measure_server ("agreement", "/v1/score?a=us&b=russia", (const char *const *) serve->pdata, seconds) && right;
  right = measure_server ("libsoup", "/", (const char *const[]) { argv[0], "constant", NULL }, seconds) && right;
  right = measure_server ("http.server", "/", (const char *const[]) { "python3", "-c", script, NULL }, seconds) && right;
  return right ? 0 : 1;
}
