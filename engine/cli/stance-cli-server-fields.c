/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a form or an address. libsoup would cut a text at a NUL byte, leave out what it cannot read, and of a field that is there twice take the
 * last: each answers something else than was asked. */
#include "stance-cli-server-private.h"

#include <string.h>

static char *
tell_nul (const char *called, gsize at)
{
  return g_strdup_printf ("%s: byte %" G_GSIZE_FORMAT ": found a NUL byte, expected text (is this a binary file?)", called, at);
}

/* NULL, with what is wrong, where it is no text. */
static char *
decode (const char *bytes, gsize length, const char *called, char **wrong)
{
  g_autofree char *plain = g_malloc (length + 1);
  g_autoptr (GBytes) decoded = NULL;
  const char *text, *nul;
  gsize n;

  for (gsize i = 0; i < length; i++)
    plain[i] = bytes[i] == '+' ? ' ' : bytes[i];
  plain[length] = '\0';
  decoded = length > 0 ? g_uri_unescape_bytes (plain, (gssize) length, NULL, NULL) : g_bytes_new (NULL, 0);
  if (!decoded)
    {
      *wrong = g_strdup_printf ("%s: found '%%' without two hexadecimal digits", called);
      return NULL;
    }
  text = g_bytes_get_data (decoded, &n);
  nul = n > 0 ? memchr (text, '\0', n) : NULL;
  if (nul)
    *wrong = tell_nul (called, (gsize) (nul - text));
  return nul ? NULL : g_strndup (n > 0 ? text : "", n);
}

/* One "name=text". */
static gboolean
read_pair (GHashTable *fields, const char *bytes, gsize length, StanceCliFieldName call, char **wrong)
{
  const char *equals = memchr (bytes, '=', length);
  gsize n = equals ? (gsize) (equals - bytes) : length;
  g_autofree char *name = decode (bytes, n, "name of a field", wrong);
  g_autofree char *called = name ? g_utf8_make_valid (call ? call (name) : name, -1) : NULL;
  char *text = NULL;

  if (name && g_hash_table_contains (fields, name))
    *wrong = g_strdup_printf ("%s: given twice, expected once", called);
  else if (name)
    text = equals ? decode (equals + 1, length - n - 1, called, wrong) : g_strdup ("");
  if (text)
    g_hash_table_insert (fields, g_steal_pointer (&name), text);
  return text != NULL;
}

GHashTable *
stance_cli_fields_read (const char *bytes, gsize length, StanceCliFieldName call, char **wrong)
{
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  while (length > 0)
    {
      const char *end = memchr (bytes, '&', length);
      gsize n = end ? (gsize) (end - bytes) : length;

      if (n > 0 && !read_pair (fields, bytes, n, call, wrong))
        return NULL;
      n += end ? 1 : 0;
      bytes += n;
      length -= n;
    }
  return g_steal_pointer (&fields);
}
