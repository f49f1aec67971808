/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "stance-display-private.h"

#define ELLIPSIS "…"
#define GAP 4

/* Controls, what turns the direction of others' words, and what is no character at all, at which drawing would end. */
static gboolean
is_harmful (gunichar c)
{
  return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef)
         || c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

char *
stance_display_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *out = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\t' || c == '\r' || c == 0x2028 || c == 0x2029)
        {
          if (out->len > 0 && out->str[out->len - 1] != ' ')
            g_string_append_c (out, ' ');
        }
      else if (!is_harmful (c))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static guint
char_width (gunichar c)
{
  if (g_unichar_iszerowidth (c))
    return 0;
  return g_unichar_iswide (c) ? 2 : 1;
}

/* Behind a colour sequence that begins at `p`, or `p`. */
static const char *
skip_colour (const char *p)
{
  if (p[0] != '\033' || p[1] != '[')
    return p;
  for (p += 2; *p && *p != 'm'; p++)
    ;
  return *p ? p + 1 : p;
}

guint
stance_display_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p;)
    {
      const char *after = skip_colour (p);

      if (after == p)
        {
          width += char_width (g_utf8_get_char (p));
          after = g_utf8_next_char (p);
        }
      p = after;
    }
  return width;
}

/* Where the first `width` columns end; marks that take no column belong to the letter before. */
static const char *
end_of_columns (const char *text, guint width)
{
  guint taken = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      taken += char_width (g_utf8_get_char (p));
      if (taken > width)
        return p;
    }
  return text + strlen (text);
}

char *
stance_display_fit (const char *text, guint width)
{
  const char *end;

  if (stance_display_width (text) <= width)
    return g_strdup (text);
  if (width == 0)
    return g_strdup ("");
  end = end_of_columns (text, width - 1);
  while (end > text && end[-1] == ' ')
    end--;
  return g_strdup_printf ("%.*s" ELLIPSIS, (int) (end - text), text);
}

/* Where a line that begins at `text` ends: before the last space that fits, else where the columns end. */
static const char *
end_of_line (const char *text, guint width)
{
  const char *end = end_of_columns (text, width);
  const char *space;

  if (*end == '\0' || *end == ' ')
    return end;
  for (space = end; space > text && space[-1] != ' '; space--)
    ;
  while (space > text && space[-1] == ' ')
    space--;
  if (space > text)
    return space;
  return end > text ? end : g_utf8_next_char (text);
}

GPtrArray *
stance_display_wrap (const char *text, guint width)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  const char *p = text + strspn (text, " ");

  while (*p)
    {
      const char *end = width ? end_of_line (p, width) : p + strlen (p);

      g_ptr_array_add (lines, g_strndup (p, end - p));
      p = end + strspn (end, " ");
    }
  return lines;
}

static void
append_spaces (GString *out, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (out, ' ');
}

void
stance_display_append_padded (GString *out, const char *text, guint width, gboolean right)
{
  guint taken = stance_display_width (text);
  guint fill = width > taken ? width - taken : 0;

  if (right)
    append_spaces (out, fill);
  g_string_append (out, text);
  if (!right)
    append_spaces (out, fill);
}

void
stance_display_append_tinted (GString *out, const char *text, double tint)
{
  static const int palette[] = { 160, 167, 174, 181, 246, 152, 110, 68, 33 };

  if (isnan (tint))
    g_string_append (out, text);
  else
    g_string_append_printf (out, "\033[38;5;%dm%s\033[0m", palette[lround ((CLAMP (tint, -1, 1) + 1) * 4)], text);
}

static guint
widest (char **lines)
{
  guint width = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    width = MAX (width, stance_display_width (lines[i]));
  return width;
}

char *
stance_display_beside (const char *left, const char *right, guint width)
{
  g_auto (GStrv) a = g_strsplit (left, "\n", -1);
  g_auto (GStrv) b = g_strsplit (right, "\n", -1);
  guint left_width = widest (a);
  guint height = MAX (g_strv_length (a), g_strv_length (b));
  GString *out = g_string_new (NULL);

  if (width != 0 && left_width + GAP + widest (b) > width)
    {
      g_string_append_printf (out, "%s\n%s", left, right);
      return g_string_free (out, FALSE);
    }
  for (guint i = 0; i + 1 < height; i++)
    {
      const char *l = i < g_strv_length (a) ? a[i] : "";
      const char *r = i < g_strv_length (b) ? b[i] : "";

      stance_display_append_padded (out, l, *r ? left_width + GAP : 0, FALSE);
      g_string_append_printf (out, "%s\n", r);
    }
  return g_string_free (out, FALSE);
}
