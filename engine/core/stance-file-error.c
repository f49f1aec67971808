/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-file-error-private.h"

#include <string.h>

void
stance_file_error (GError **error, const char *path)
{
  g_autofree char *message = NULL;
  const char *colon;

  if (!error || !*error)
    return;
  colon = strrchr ((*error)->message, ':');
  message = g_strdup_printf ("%s: %s", path, colon ? colon + strspn (colon, ": ") : (*error)->message);
  g_free ((*error)->message);
  (*error)->message = g_steal_pointer (&message);
}
