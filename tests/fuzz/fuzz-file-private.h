/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a run as a file, for what reads files only. */
#pragma once

#include <glib/gstdio.h>
#include <unistd.h>

/* Writes the bytes to this process's own file and gives its path. */
static inline const char *
fuzz_file (const guint8 *data, gsize size, const char *ending)
{
  static char *path = NULL;

  if (!path)
    path = g_strdup_printf ("%s/stance-fuzz-%d%s", g_get_tmp_dir (), (int) getpid (), ending);
  g_assert_true (g_file_set_contents_full (path, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  return path;
}
