/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "stance-json-write-private.h"

/* DEL and what follows it up to U+009F are escaped for terminals' sake, the line separators for JavaScript's. */
static void
append_char (GString *out, gunichar c)
{
  static const char named[] = "\b\f\n\r\t\"\\";
  static const char letters[] = "bfnrt\"\\";
  const char *found = c != 0 && c < 0x80 ? strchr (named, (int) c) : NULL;

  if (found != NULL)
    g_string_append_printf (out, "\\%c", letters[found - named]);
  else if (c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029)
    g_string_append_printf (out, "\\u%04x", c);
  else
    g_string_append_unichar (out, c);
}

void
stance_json_append_string (GString *out, const char *text)
{
  g_autofree char *valid = NULL;

  if (text == NULL)
    {
      g_string_append (out, "null");
      return;
    }
  valid = g_utf8_make_valid (text, -1);
  g_string_append_c (out, '"');
  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    append_char (out, g_utf8_get_char (p));
  g_string_append_c (out, '"');
}

static void
append_formatted (GString *out, const char *format, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    g_string_append (out, "null");
  else
    g_string_append (out, g_ascii_formatd (text, sizeof text, format, value == 0 ? 0 : value));
}

void
stance_json_append_exact (GString *out, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (text, sizeof text, "%.15g", value);
  append_formatted (out, g_ascii_strtod (text, NULL) == value ? "%.15g" : "%.17g", value);
}

void
stance_json_append_number (GString *out, double value)
{
  append_formatted (out, "%.10g", value);
}

void
stance_json_append_comma (GString *out)
{
  gsize end = out->len;

  while (end > 0 && (out->str[end - 1] == '\n' || out->str[end - 1] == ' '))
    end--;
  if (end > 0 && strchr ("[{,:", out->str[end - 1]) == NULL)
    g_string_insert_c (out, end, ',');
}

void
stance_json_append_key (GString *out, const char *key)
{
  gsize before = out->len;

  stance_json_append_comma (out);
  if (out->len > before)
    g_string_append_c (out, '\n');
  stance_json_append_string (out, key);
  g_string_append_c (out, ':');
}

void
stance_json_append_strings (GString *out, char **strings)
{
  g_string_append_c (out, '[');
  for (guint i = 0; strings[i] != NULL; i++)
    {
      stance_json_append_comma (out);
      stance_json_append_string (out, strings[i]);
    }
  g_string_append_c (out, ']');
}
