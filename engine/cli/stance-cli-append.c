/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet that grows by a dated run at a time. */
#include "stance-cli-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Now, or what SOURCE_DATE_EPOCH says, for those who want the same bytes again. */
static char *
name_run (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = epoch ? g_ascii_strtoll (epoch, NULL, 10) : g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
}

static gboolean
is_still_there (int fd, const char *path)
{
  struct stat mine, there;

  return fstat (fd, &mine) == 0 && stat (path, &there) == 0 && mine.st_dev == there.st_dev && mine.st_ino == there.st_ino;
}

static gboolean
is_regular (int fd)
{
  struct stat info;

  return fstat (fd, &info) == 0 && S_ISREG (info.st_mode);
}

static gboolean
is_empty (int fd)
{
  struct stat info;

  return fstat (fd, &info) == 0 && info.st_size == 0;
}

/* Two runs at the same time take turns, so that neither writes over the other's rows: who waited for a file that has been replaced meanwhile
 * waits for the new one. A file system without locks has none. Makes the file where there is none; -1 on an error. */
static int
lock_sheet (const char *path, GError **error)
{
  for (;;)
    {
      int fd = g_open (path, O_RDONLY | O_CREAT | O_NONBLOCK | O_CLOEXEC, 0666);

      if (fd < 0 || !is_regular (fd))
        {
          g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s: cannot be written: %s", path, fd < 0 ? g_strerror (errno) : "found no regular file");
          if (fd >= 0)
            close (fd);
          return -1;
        }
      while (flock (fd, LOCK_EX) != 0 && errno == EINTR)
        ;
      if (is_still_there (fd, path))
        return fd;
      close (fd);
    }
}

/* What the sheet holds already: nothing when there is none yet. NULL with an error when it is another sheet. */
static char *
read_sheet (const char *path, const char *header, gsize length, GError **error)
{
  g_autofree char *there = NULL;
  g_autofree char *first = NULL;
  gsize size;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_strdup ("");
  if (!g_file_get_contents (path, &there, &size, error))
    return NULL;
  if (size == 0 || strncmp (there, header, length) == 0)
    return size > 0 && there[size - 1] != '\n' ? g_strconcat (there, "\r\n", NULL) : g_steal_pointer (&there);
  first = g_strndup (there, MIN (strcspn (there, "\r\n"), 200));
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT, "%s:1: found '%s', expected '%.*s'", path, first, (int) strcspn (header, "\r\n"), header);
  return NULL;
}

/* All rows anew, in place of the old file. */
static StanceExit
rewrite_sheet (const StanceCliOptions *options, const char *rows)
{
  StanceCliOptions target = *options;
  g_autoptr (GError) error = NULL;
  gsize header = strcspn (rows, "\n") + 1;
  g_autofree char *there = read_sheet (options->append, rows, header, &error);
  g_autoptr (GBytes) bytes = NULL;
  char *all;

  if (!there)
    return stance_cli_fail (error);
  all = g_strconcat (there, *there ? rows + header : rows, NULL);
  bytes = g_bytes_new_take (all, strlen (all));
  target.output = options->append;
  return stance_cli_output_write_bytes (&target, bytes);
}

StanceExit
stance_cli_append_table (const StanceCliOptions *options, StanceTable *table)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *run = name_run ();
  g_autofree char *rows = stance_write_table_run (table, run);
  int fd = lock_sheet (options->append, &error);
  StanceExit code;

  if (fd < 0)
    return stance_cli_fail (error);
  code = rewrite_sheet (options, rows);
  if (code != STANCE_EXIT_DONE && is_still_there (fd, options->append) && is_empty (fd))
    g_unlink (options->append);
  close (fd);
  return code;
}
