/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where results go: standard output, a device, or a file that appears whole or not at all. */
#include "stance-cli-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixoutputstream.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What a signal that ends the program must take away; one output is open at a time. */
static char *volatile unfinished;

static void
take_away (int number)
{
  if (unfinished)
    unlink (unfinished);
  signal (number, SIG_DFL);
  raise (number);
}

static void
set_unfinished (char *path)
{
  static const int numbers[] = { SIGHUP, SIGINT, SIGTERM };

  unfinished = path;
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      struct sigaction before;

      if (sigaction (numbers[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN)
        signal (numbers[i], path ? take_away : SIG_DFL);
    }
}

static StanceExit
fail (const char *place, const char *why)
{
  g_autofree char *message = g_strdup_printf ("%s: cannot be written: %s", place, why);

  stance_cli_report (message);
  return STANCE_EXIT_FILE;
}

/* GIO's message says what failed; only the cause behind the last colon helps. A reader that has read enough and left is no fault. */
StanceExit
stance_cli_output_fail (const StanceCliOutput *self, const GError *error)
{
  const char *colon = strrchr (error->message, ':');

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    return STANCE_EXIT_DONE;
  return fail (self->place, colon ? colon + strspn (colon, ": ") : error->message);
}

/* The file a link leads to is what is replaced, not the link. */
static char *
resolve (const char *path)
{
  char *real = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? realpath (path, NULL) : NULL;
  char *copy = g_strdup (real ? real : path);

  free (real);
  return copy;
}

/* A new file beside the one that it will replace, with its permissions. */
static int
open_beside (StanceCliOutput *self, const char *path)
{
  GStatBuf info;
  int mode = 0666;
  int fd;

  self->target = resolve (path);
  if (g_file_test (self->target, G_FILE_TEST_IS_DIR))
    {
      errno = EISDIR;
      return -1;
    }
  if (g_stat (self->target, &info) == 0)
    mode = (int) info.st_mode & 07777;
  self->temporary = g_strconcat (self->target, ".XXXXXX", NULL);
  fd = g_mkstemp_full (self->temporary, O_WRONLY | O_CLOEXEC, mode);
  if (fd < 0)
    g_clear_pointer (&self->temporary, g_free);
  else
    set_unfinished (self->temporary);
  return fd;
}

static gboolean
is_device (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR) && !g_file_test (path, G_FILE_TEST_IS_DIR);
}

static gboolean
is_same (const char *path, const GStatBuf *output)
{
  GStatBuf input;

  return path && g_stat (path, &input) == 0 && input.st_dev == output->st_dev && input.st_ino == output->st_ino;
}

const char *
stance_cli_output_among_inputs (const StanceCliOptions *options)
{
  const char *const files[] = { options->train, options->dev };
  GStatBuf output;

  if (!options->output || g_str_equal (options->output, "-") || g_stat (options->output, &output) != 0 || !S_ISREG (output.st_mode))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    if (is_same (files[i], &output))
      return files[i];
  for (guint i = 0; options->sentences && options->sentences[i]; i++)
    if (is_same (options->sentences[i], &output))
      return options->sentences[i];
  for (guint i = 0; i < options->n_arguments; i++)
    if (is_same (options->arguments[i], &output))
      return options->arguments[i];
  return NULL;
}

gboolean
stance_cli_output_open (StanceCliOutput *self, const StanceCliOptions *options, StanceExit *code)
{
  const char *path = options->output;
  gboolean standard = !path || g_str_equal (path, "-");
  int fd = STDOUT_FILENO;

  self->place = standard ? "standard output" : path;
  if (!standard)
    fd = is_device (path) ? g_open (path, O_WRONLY | O_TRUNC | O_CLOEXEC, 0) : open_beside (self, path);
  if (fd < 0)
    {
      *code = stance_cli_worse (*code, fail (self->place, g_strerror (errno)));
      return FALSE;
    }
  self->stream = g_unix_output_stream_new (fd, !standard);
  return TRUE;
}

/* A file is on the disk before it takes the other's place: after a power cut there is the old one or the new one. */
static gboolean
replace (StanceCliOutput *self)
{
  int fd = g_unix_output_stream_get_fd (G_UNIX_OUTPUT_STREAM (self->stream));

  if ((fsync (fd) != 0 && errno != EINVAL && errno != EROFS) || g_rename (self->temporary, self->target) != 0)
    return FALSE;
  set_unfinished (NULL);
  g_clear_pointer (&self->temporary, g_free);
  return TRUE;
}

StanceExit
stance_cli_output_close (StanceCliOutput *self)
{
  g_autoptr (GError) error = NULL;

  if (self->temporary && !replace (self))
    return fail (self->place, g_strerror (errno));
  return g_output_stream_close (self->stream, NULL, &error) ? STANCE_EXIT_DONE : stance_cli_output_fail (self, error);
}

StanceExit
stance_cli_output_write_bytes (const StanceCliOptions *options, GBytes *bytes)
{
  g_auto (StanceCliOutput) output = { 0 };
  g_autoptr (GError) error = NULL;
  StanceExit code = STANCE_EXIT_DONE;
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  if (!stance_cli_output_open (&output, options, &code))
    return code;
  if (!g_output_stream_write_all (output.stream, data, length, NULL, NULL, &error))
    return stance_cli_output_fail (&output, error);
  return stance_cli_output_close (&output);
}

void
stance_cli_output_clear (StanceCliOutput *self)
{
  g_clear_object (&self->stream);
  if (self->temporary)
    {
      g_unlink (self->temporary);
      set_unfinished (NULL);
    }
  g_clear_pointer (&self->temporary, g_free);
  g_clear_pointer (&self->target, g_free);
}

StanceExit
stance_cli_put (const StanceCliOptions *options, const char *text)
{
  g_auto (StanceCliOutput) output = { 0 };
  g_autoptr (GError) error = NULL;
  StanceExit code = STANCE_EXIT_DONE;

  if (!stance_cli_output_open (&output, options, &code))
    return code;
  if (!g_output_stream_write_all (output.stream, text, strlen (text), NULL, NULL, &error))
    return stance_cli_output_fail (&output, error);
  return stance_cli_output_close (&output);
}

/* Takes what a writer gave: the text or the error. */
StanceExit
stance_cli_put_result (const StanceCliOptions *options, char *text, GError *error)
{
  g_autofree char *owned = text;
  g_autoptr (GError) owned_error = error;

  return owned ? stance_cli_put (options, owned) : stance_cli_fail (owned_error);
}

/* Nothing found is an answer, which replaces no file: what an earlier run wrote there must not be taken for it. */
StanceExit
stance_cli_tell_unwritten (const StanceCliOptions *options, const char *why)
{
  const char *path = options->append ? options->append : options->output;
  gboolean kept = path && !g_str_equal (path, "-") && g_file_test (path, G_FILE_TEST_IS_REGULAR);
  g_autofree char *message = g_strdup_printf (kept ? "%s, nothing is written; %s is left as it was" : "%s, nothing is written", why, path);

  stance_cli_warn (message);
  return options->exit_status ? STANCE_EXIT_NO : STANCE_EXIT_DONE;
}

StanceExit
stance_cli_tell_no_data (const StanceCliOptions *options, const GError *error)
{
  if (g_error_matches (error, STANCE_ERROR, STANCE_ERROR_NO_DATA))
    return stance_cli_tell_unwritten (options, error->message);
  return stance_cli_fail (error);
}

gboolean
stance_cli_is_picture (StanceFormat format)
{
  return format == STANCE_FORMAT_SVG || format == STANCE_FORMAT_PNG || format == STANCE_FORMAT_PDF;
}

StanceExit
stance_cli_put_picture (const StanceCliOptions *options, GBytes *picture, GError *error)
{
  g_autoptr (GBytes) owned = picture;
  g_autoptr (GError) owned_error = error;
  gboolean standard = !options->output || g_str_equal (options->output, "-");

  if (!owned)
    return stance_cli_fail (owned_error);
  if (!standard || options->format == STANCE_FORMAT_SVG || !isatty (STDOUT_FILENO))
    return stance_cli_output_write_bytes (options, owned);
  stance_cli_report ("standard output is a terminal, expected a file for the picture (--output FILE)");
  return STANCE_EXIT_USAGE;
}
