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

/* The titles of a sheet; what a spreadsheet does to them when it saves (a mark of its encoding, quotes) is no difference. */
static char **
split_header (const char *sheet)
{
  const char *start = sheet + (g_str_has_prefix (sheet, "\xef\xbb\xbf") ? 3 : 0);
  g_autofree char *line = g_strndup (start, strcspn (start, "\r\n"));
  char **titles = g_strsplit (line, ",", -1);

  for (guint i = 0; titles[i]; i++)
    {
      gsize length = strlen (titles[i]);

      if (length < 2 || titles[i][0] != '"' || titles[i][length - 1] != '"')
        continue;
      titles[i][length - 1] = '\0';
      memmove (titles[i], titles[i] + 1, length - 1);
    }
  return titles;
}

/* "'a', 'b'": what is in one and not in the other, cut where there is too much of it. */
static char *
list_others (char **titles, char **others)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; titles[i]; i++)
    {
      if (g_strv_contains ((const char *const *) others, titles[i]))
        continue;
      if (list->len > 200)
        {
          g_string_append (list, " ...");
          break;
        }
      g_string_append_printf (list, "%s'%.40s'", list->len > 0 ? ", " : "", titles[i]);
    }
  return g_string_free (list, FALSE);
}

/* ": it lacks 'model' and it has 'score' besides"; a sheet without any title of ours is quite another one, which needs no list. */
static char *
describe_difference (char **found, char **expected)
{
  g_autofree char *lacking = list_others (expected, found);
  g_autofree char *more = list_others (found, expected);
  gboolean known = FALSE;

  if (found[0] && !found[1] && strchr (found[0], ';'))
    return g_strdup (": its cells are parted by semicolons");
  for (guint i = 0; found[i] && !known; i++)
    known = g_strv_contains ((const char *const *) expected, found[i]);
  if (!known)
    return g_strdup ("");
  if (*lacking && *more)
    return g_strdup_printf (": it lacks %s and has %s besides", lacking, more);
  if (*lacking || *more)
    return g_strdup_printf (*lacking ? ": it lacks %s" : ": it has %s besides", *lacking ? lacking : more);
  return g_strdup (": some columns stand twice or in another order");
}

static void
refuse_header (const char *path, char **found, char **expected, GError **error)
{
  g_autofree char *difference = describe_difference (found, expected);
  g_autofree char *line = g_strjoinv (",", found);
  g_autofree char *right = g_strjoinv (",", expected);

  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT, "%s:1: found '%.200s', expected '%s'%s; the sheet is left as it was", path, line, right,
               difference);
}

/* What the sheet holds already, whatever bytes these are: nothing when there is none yet. NULL with an error when it is another sheet. */
static GString *
read_sheet (const char *path, const char *rows, GError **error)
{
  g_autofree char *there = NULL;
  g_auto (GStrv) found = NULL;
  g_auto (GStrv) expected = split_header (rows);
  gsize size;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return g_string_new (NULL);
  if (!g_file_get_contents (path, &there, &size, error))
    return NULL;
  found = split_header (there);
  if (size == 0 || g_strv_equal ((const char *const *) found, (const char *const *) expected))
    return g_string_new_len (there, size);
  refuse_header (path, found, expected, error);
  return NULL;
}

/* All rows anew, in place of the old file. */
static StanceExit
rewrite_sheet (const StanceCliOptions *options, const char *rows)
{
  StanceCliOptions target = *options;
  g_autoptr (GError) error = NULL;
  GString *sheet = read_sheet (options->append, rows, &error);
  g_autoptr (GBytes) bytes = NULL;

  if (!sheet)
    return stance_cli_fail (error);
  if (sheet->len > 0 && sheet->str[sheet->len - 1] != '\n')
    g_string_append (sheet, "\r\n");
  g_string_append (sheet, sheet->len > 0 ? rows + strcspn (rows, "\n") + 1 : rows);
  bytes = g_string_free_to_bytes (sheet);
  target.output = options->append;
  return stance_cli_output_write_bytes (&target, bytes);
}

StanceExit
stance_cli_append_table (const StanceCliOptions *options, StanceTable *table, StanceModel *model)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *run = name_run ();
  g_autofree char *rows = stance_write_table_run (table, model, run);
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
