/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-json-strict-private.h"

#include <math.h>
#include <string.h>

#include "stance-limits-private.h"

/* Integers of json-glib are 64 bits and wrap. */
#define MAX_DIGITS 18

typedef struct
{
  const char *file;
  const char *data;
  const char *at;
  const char *end;
  guint depth;
  GString *pointer;
  GPtrArray *faults;
} Scan;

static gboolean scan_value (Scan *scan);

static void
fault (Scan *scan, const char *found, const char *expected)
{
  stance_faults_take (scan->faults, g_strdup_printf ("%s#%s: found %s, expected %s", scan->file, scan->pointer->str, found,
                                                     expected));
}

static char *
describe_here (const Scan *scan)
{
  gsize left = (gsize) (scan->end - scan->at), n = 1;

  if (left == 0)
    return g_strdup ("the end of the file");
  while (n < left && n < 16 && (g_ascii_isalnum (scan->at[n]) || (guchar) scan->at[n] >= 0x80))
    n++;
  return stance_json_quote (scan->at, (gssize) n);
}

/* Says where the syntax breaks; always FALSE. */
static gboolean
broken (Scan *scan, const char *expected)
{
  g_autofree char *here = describe_here (scan);
  g_autofree char *found = NULL;
  const char *line_start = scan->data;
  guint line = 1;

  for (const char *c = scan->data; c < scan->at; c++)
    if (*c == '\n')
      {
        line++;
        line_start = c + 1;
      }
  found = g_strdup_printf ("%s at line %u, column %ld", here, line,
                           g_utf8_strlen (line_start, scan->at - line_start) + 1);
  fault (scan, found, expected);
  return FALSE;
}

static void
skip_space (Scan *scan)
{
  while (scan->at < scan->end && (*scan->at == ' ' || *scan->at == '\t' || *scan->at == '\n' || *scan->at == '\r'))
    scan->at++;
}

static gboolean
next_is (Scan *scan, char c)
{
  skip_space (scan);
  if (scan->at == scan->end || *scan->at != c)
    return FALSE;
  scan->at++;
  return TRUE;
}

static gboolean
scan_hex (Scan *scan, gunichar *value)
{
  *value = 0;
  for (guint i = 0; i < 4; i++, scan->at++)
    {
      if (scan->at == scan->end || !g_ascii_isxdigit (*scan->at))
        return broken (scan, "four hexadecimal digits");
      *value = *value * 16 + (gunichar) g_ascii_xdigit_value (*scan->at);
    }
  return TRUE;
}

/* After "\u": a character, of one escape or of a pair of surrogates. */
static gboolean
scan_unicode (Scan *scan, gunichar *value)
{
  gunichar low;

  if (!scan_hex (scan, value))
    return FALSE;
  if (*value >= 0xD800 && *value < 0xDC00 && scan->end - scan->at >= 2 && scan->at[0] == '\\' && scan->at[1] == 'u')
    {
      scan->at += 2;
      if (!scan_hex (scan, &low))
        return FALSE;
      if (low < 0xDC00 || low > 0xDFFF)
        return broken (scan, "the second half of a surrogate pair before this");
      *value = 0x10000 + ((*value - 0xD800) << 10) + (low - 0xDC00);
    }
  if (*value == 0 || (*value >= 0xD800 && *value <= 0xDFFF))
    return broken (scan, "an escape of a character (no zero, no half of a pair) before this");
  return TRUE;
}

static gboolean
scan_escape (Scan *scan, GString *into)
{
  static const char letters[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
  const char *found;
  gunichar value;

  if (scan->at == scan->end || *scan->at == '\0')
    return broken (scan, "an escape");
  if (*scan->at == 'u')
    {
      scan->at++;
      if (!scan_unicode (scan, &value))
        return FALSE;
      g_string_append_unichar (into, value);
      return TRUE;
    }
  found = strchr (letters, *scan->at);
  if (!found)
    return broken (scan, "an escape (one of \" \\ / b f n r t u)");
  g_string_append_c (into, meanings[found - letters]);
  scan->at++;
  return TRUE;
}

/* A string, its opening quotation mark included; what it says goes to `into`. */
static gboolean
scan_string (Scan *scan, GString *into)
{
  if (!next_is (scan, '"'))
    return broken (scan, "a string");
  while (scan->at < scan->end && *scan->at != '"')
    {
      if ((guchar) *scan->at < 0x20)
        return broken (scan, "no raw control character within a string");
      if (*scan->at == '\\')
        {
          scan->at++;
          if (!scan_escape (scan, into))
            return FALSE;
        }
      else
        g_string_append_c (into, *scan->at++);
    }
  return next_is (scan, '"') ? TRUE : broken (scan, "the end of the string");
}

static guint
skip_digits (Scan *scan)
{
  guint n = 0;

  for (; scan->at < scan->end && g_ascii_isdigit (*scan->at); n++)
    scan->at++;
  return n;
}

static gboolean
scan_number (Scan *scan)
{
  const char *start = scan->at;
  g_autofree char *copy = NULL;
  gboolean whole = TRUE;
  const char *digits;

  scan->at += *scan->at == '-';
  digits = scan->at;
  if (skip_digits (scan) == 0 || (*digits == '0' && scan->at - digits > 1))
    return broken (scan, "a number without leading zeros");
  if (scan->at < scan->end && *scan->at == '.')
    {
      scan->at++;
      whole = FALSE;
      if (skip_digits (scan) == 0)
        return broken (scan, "digits after the decimal point");
    }
  if (scan->at < scan->end && (*scan->at == 'e' || *scan->at == 'E'))
    {
      scan->at++;
      whole = FALSE;
      scan->at += scan->at < scan->end && (*scan->at == '+' || *scan->at == '-');
      if (skip_digits (scan) == 0)
        return broken (scan, "digits of the exponent");
    }
  copy = g_strndup (start, (gsize) (scan->at - start));
  if ((whole && scan->at - digits > MAX_DIGITS) || !isfinite (g_ascii_strtod (copy, NULL)))
    fault (scan, copy, "a number of ordinary size");
  return TRUE;
}

static gboolean
scan_literal (Scan *scan)
{
  static const char *const literals[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (literals); i++)
    {
      gsize n = strlen (literals[i]);

      if ((gsize) (scan->end - scan->at) >= n && memcmp (scan->at, literals[i], n) == 0)
        {
          scan->at += n;
          return TRUE;
        }
    }
  return broken (scan, "a value");
}

/* One "key": value of an object; `seen` has the keys before it. */
static gboolean
scan_member (Scan *scan, GHashTable *seen)
{
  g_autoptr (GString) key = g_string_new (NULL);
  gboolean fine;

  if (!scan_string (scan, key))
    return FALSE;
  stance_json_pointer_add (scan->pointer, key->str);
  if (!g_hash_table_add (seen, g_strdup (key->str)))
    fault (scan, "a second key of this name", "each key once");
  fine = next_is (scan, ':') ? scan_value (scan) : broken (scan, "a colon");
  stance_json_pointer_remove (scan->pointer);
  return fine;
}

static gboolean
scan_object (Scan *scan)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (next_is (scan, '}'))
    return TRUE;
  do
    {
      skip_space (scan);
      if (!scan_member (scan, seen))
        return FALSE;
    }
  while (next_is (scan, ','));
  return next_is (scan, '}') ? TRUE : broken (scan, "a comma or the end of the object");
}

static gboolean
scan_list (Scan *scan)
{
  guint index = 0;

  if (next_is (scan, ']'))
    return TRUE;
  do
    {
      gboolean fine;

      stance_json_pointer_add_index (scan->pointer, index++);
      fine = scan_value (scan);
      stance_json_pointer_remove (scan->pointer);
      if (!fine)
        return FALSE;
    }
  while (next_is (scan, ','));
  return next_is (scan, ']') ? TRUE : broken (scan, "a comma or the end of the list");
}

static gboolean
scan_inside (Scan *scan, gboolean (*inside) (Scan *))
{
  gboolean fine;

  if (scan->depth == STANCE_LIMIT_JSON_DEPTH)
    return broken (scan, "at most " G_STRINGIFY (STANCE_LIMIT_JSON_DEPTH) " levels of nesting");
  scan->at++;
  scan->depth++;
  fine = inside (scan);
  scan->depth--;
  return fine;
}

static gboolean
scan_value (Scan *scan)
{
  g_autoptr (GString) string = NULL;

  skip_space (scan);
  if (scan->at == scan->end)
    return broken (scan, "a value");
  switch (*scan->at)
    {
    case '{':
      return scan_inside (scan, scan_object);
    case '[':
      return scan_inside (scan, scan_list);
    case '"':
      string = g_string_new (NULL);
      return scan_string (scan, string);
    default:
      if (*scan->at == '-' || g_ascii_isdigit (*scan->at))
        return scan_number (scan);
      return scan_literal (scan);
    }
}

static gboolean
scan_root (Scan *scan)
{
  const char *bad;

  if (!g_utf8_validate (scan->data, scan->end - scan->data, &bad))
    {
      scan->at = bad;
      return broken (scan, "UTF-8 text without zero bytes");
    }
  if (scan->end - scan->at >= 3 && memcmp (scan->at, "\xEF\xBB\xBF", 3) == 0)
    scan->at += 3;
  if (!scan_value (scan))
    return FALSE;
  skip_space (scan);
  return scan->at == scan->end ? TRUE : broken (scan, "nothing after the JSON text");
}

gboolean
stance_json_scan (const char *file, const char *data, gsize length, GPtrArray *faults)
{
  g_autoptr (GString) pointer = g_string_new (NULL);
  const char *start = data ? data : "";
  Scan scan = { file, start, start, start + length, 0, pointer, faults };

  return scan_root (&scan);
}
