/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet that grows by a dated run at a time. */
#include "stance-cli-private.h"

#include <string.h>

/* Now, or what SOURCE_DATE_EPOCH says, for those who want the same bytes again. */
static char *
name_run (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = epoch ? g_ascii_strtoll (epoch, NULL, 10) : g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : g_strdup ("");
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

StanceExit
stance_cli_append_table (const StanceCliOptions *options, StanceTable *table)
{
  StanceCliOptions target = *options;
  g_autoptr (GError) error = NULL;
  g_autofree char *run = name_run ();
  g_autofree char *rows = stance_write_table_run (table, run);
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
