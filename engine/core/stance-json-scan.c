/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-json-scan-private.h"

typedef struct
{
  const char *data;
  gsize length;
  gsize at;
  guint depth;
  guint max_depth;
  gboolean ended; /* the root has been closed */
} Scan;

static gboolean
fail (const Scan *scan, gsize at, StanceError code, const char *found, GError **error)
{
  gsize line = 1, column = 1;

  for (gsize i = 0; i < at && i < scan->length; i++)
    {
      column = scan->data[i] == '\n' ? 1 : column + 1;
      line += scan->data[i] == '\n';
    }
  g_set_error (error, STANCE_ERROR, (int) code, "%" G_GSIZE_FORMAT ":%" G_GSIZE_FORMAT ": found %s", line, column, found);
  return FALSE;
}

static gboolean
fail_byte (const Scan *scan, const char *expected, GError **error)
{
  guchar byte = (guchar) scan->data[scan->at];
  g_autofree char *found = g_ascii_isgraph (byte) ? g_strdup_printf ("'%c', expected %s", byte, expected)
                                                  : g_strdup_printf ("byte 0x%02x, expected %s", byte, expected);

  return fail (scan, scan->at, STANCE_ERROR_INVALID_TEXT, found, error);
}

/* json-glib 1.6 reads "\ud83" as half of a surrogate pair, and leaks. */
static gboolean
is_cut_escape (const char *c, gsize length)
{
  if (length < 2 || c[0] != '\\' || c[1] != 'u')
    return FALSE;
  for (gsize i = 2; i < 6; i++)
    if (i >= length || !g_ascii_isxdigit (c[i]))
      return TRUE;
  return FALSE;
}

static gboolean
skip_string (Scan *scan, GError **error)
{
  gsize start = scan->at++;

  for (; scan->at < scan->length; scan->at++)
    {
      const char *c = scan->data + scan->at;

      if (*c == '"')
        {
          scan->at++;
          return TRUE;
        }
      if (*c == '\0' || (*c == '\\' && scan->length - scan->at >= 6 && memcmp (c, "\\u0000", 6) == 0))
        return fail (scan, scan->at, STANCE_ERROR_INVALID_TEXT, "a NUL character, expected text", error);
      if (is_cut_escape (c, scan->length - scan->at))
        return fail (scan, scan->at, STANCE_ERROR_INVALID_TEXT, "'\\u', expected four hexadecimal digits behind it", error);
      if (*c == '\\')
        scan->at++;
    }
  return fail (scan, start, STANCE_ERROR_INVALID_TEXT, "a string without end, expected '\"'", error);
}

static gboolean
skip_number (Scan *scan, GError **error)
{
  gsize start = scan->at;
  const char *digits = scan->data + start + (scan->data[start] == '-');
  gsize n = 0;
  gboolean whole = TRUE;

  for (; scan->at < scan->length && (g_ascii_isalnum (scan->data[scan->at]) || strchr ("+-.", scan->data[scan->at])); scan->at++)
    {
      if (scan->data[scan->at] == '\0')
        break;
      whole = whole && (scan->at == start || g_ascii_isdigit (scan->data[scan->at]));
    }
  n = (gsize) (scan->data + scan->at - digits);
  if (whole && (n > 19 || (n == 19 && memcmp (digits, "9223372036854775807", 19) > 0)))
    return fail (scan, start, STANCE_ERROR_LIMIT, "an integer of more than 64 bits, expected a smaller one or a string", error);
  return TRUE;
}

static gboolean
open_bracket (Scan *scan, GError **error)
{
  scan->at++;
  if (++scan->depth <= scan->max_depth)
    return TRUE;
  g_autofree char *found = g_strdup_printf ("objects and arrays nested more than %u deep, expected at most %u", scan->max_depth,
                                            scan->max_depth);
  return fail (scan, scan->at - 1, STANCE_ERROR_LIMIT, found, error);
}

static gboolean
close_bracket (Scan *scan, GError **error)
{
  if (scan->depth == 0)
    return fail_byte (scan, "a value", error);
  scan->at++;
  scan->depth--;
  return TRUE;
}

static gboolean
skip_name (Scan *scan, GError **error)
{
  static const char *const names[] = { "true", "false", "null" };
  gsize n = 0;

  while (scan->at + n < scan->length && g_ascii_isalpha (scan->data[scan->at + n]))
    n++;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strlen (names[i]) == n && memcmp (names[i], scan->data + scan->at, n) == 0)
      {
        scan->at += n;
        return TRUE;
      }
  return fail_byte (scan, "JSON", error);
}

static gboolean
skip_value_part (Scan *scan, GError **error)
{
  char c = scan->data[scan->at];

  if (scan->ended)
    return fail_byte (scan, "nothing after the root", error);
  if (c == '[' || c == '{')
    return open_bracket (scan, error);
  if (c == ']' || c == '}')
    return close_bracket (scan, error);
  if (c == '"')
    return skip_string (scan, error);
  if (c == '-' || g_ascii_isdigit (c))
    return skip_number (scan, error);
  if (c != ',' && c != ':')
    return skip_name (scan, error);
  scan->at++;
  return TRUE;
}

gboolean
stance_json_scan_depth (const char *data, gsize length, guint max_depth, GError **error)
{
  Scan scan = { .data = data, .length = length, .max_depth = max_depth };

  while (scan.at < length)
    {
      if (strchr (" \t\r\n", data[scan.at]) && data[scan.at] != '\0')
        {
          scan.at++;
          continue;
        }
      if (!skip_value_part (&scan, error))
        return FALSE;
      scan.ended = scan.depth == 0;
    }
  if (scan.depth > 0)
    return fail (&scan, length, STANCE_ERROR_INVALID_TEXT, "the end, expected ']' or '}'", error);
  if (!scan.ended)
    return fail (&scan, length, STANCE_ERROR_INVALID_TEXT, "nothing, expected a JSON value", error);
  return TRUE;
}

static gboolean
read_escape (const char *data, gsize length, gsize at, guint *unit)
{
  *unit = 0;
  if (at + 6 > length || data[at] != '\\' || data[at + 1] != 'u')
    return FALSE;
  for (guint i = 2; i < 6; i++)
    if (!g_ascii_isxdigit (data[at + i]))
      return FALSE;
    else
      *unit = *unit << 4 | (guint) g_ascii_xdigit_value (data[at + i]);
  return TRUE;
}

char *
stance_json_scan_mend_surrogates (const char *data, gsize length)
{
  g_autofree char *fixed = NULL;

  for (gsize at = 0; at < length; at++)
    {
      guint unit, low;

      if (data[at] != '\\')
        continue;
      if (!read_escape (data, length, at, &unit) || unit < 0xD800 || unit > 0xDFFF)
        {
          at++;
          continue;
        }
      if (unit < 0xDC00 && read_escape (data, length, at + 6, &low) && low >= 0xDC00 && low <= 0xDFFF)
        {
          at += 11;
          continue;
        }
      if (fixed == NULL)
        fixed = g_strndup (data, length);
      memcpy (fixed + at, "\\ufffd", 6);
      at += 5;
    }
  return g_steal_pointer (&fixed);
}
