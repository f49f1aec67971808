/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where results go: standard output, or a file that appears whole or not at all. */
#include "stance-cli-private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

static StanceExit
fail (const char *place, const char *why)
{
  g_autofree char *message = g_strdup_printf ("%s: cannot be written: %s", place, why);

  stance_cli_report (message);
  return STANCE_EXIT_FILE;
}

/* A reader that has read enough and left is no fault. */
static StanceExit
put_on_stream (FILE *stream, const char *place, const char *text)
{
  if (fputs (text, stream) != EOF && fflush (stream) != EOF)
    return STANCE_EXIT_DONE;
  return errno == EPIPE ? STANCE_EXIT_DONE : fail (place, g_strerror (errno));
}

static StanceExit
put_on_device (const char *path, const char *text)
{
  FILE *stream = g_fopen (path, "w");
  StanceExit code;

  if (!stream)
    return fail (path, g_strerror (errno));
  code = put_on_stream (stream, path, text);
  fclose (stream);
  return code;
}

/* GLib's message names the temporary file; only the cause behind the last colon helps. */
static const char *
cause (const GError *error)
{
  const char *colon = strrchr (error->message, ':');

  return colon ? colon + strspn (colon, ": ") : error->message;
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

/* g_file_set_contents_full() writes a new file beside it and renames that. */
static StanceExit
put_in_file (const char *path, const char *text)
{
  g_autofree char *target = resolve (path);
  g_autoptr (GError) error = NULL;
  GStatBuf info;
  int mode = 0666;

  if (g_stat (target, &info) == 0)
    mode = (int) info.st_mode & 07777;
  if (g_file_set_contents_full (target, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, mode, &error))
    return STANCE_EXIT_DONE;
  return fail (path, cause (error));
}

static gboolean
is_device (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR) && !g_file_test (path, G_FILE_TEST_IS_DIR);
}

StanceExit
stance_cli_put (const StanceCliOptions *options, const char *text)
{
  if (!options->output || g_str_equal (options->output, "-"))
    return put_on_stream (stdout, "standard output", text);
  if (is_device (options->output))
    return put_on_device (options->output, text);
  return put_in_file (options->output, text);
}

/* Takes what a writer gave: the text or the error. */
StanceExit
stance_cli_put_result (const StanceCliOptions *options, char *text, GError *error)
{
  g_autofree char *owned = text;
  g_autoptr (GError) owned_error = error;

  return owned ? stance_cli_put (options, owned) : stance_cli_fail (owned_error);
}
