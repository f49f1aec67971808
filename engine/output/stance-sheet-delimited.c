/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV as in RFC 4180: UTF-8 without a byte order mark, lines end in CR LF, cells that hold the separator, a quotation mark or a line end
 * are quoted. TSV is the same with tabs, and lines end in LF as its users expect. */
#include <string.h>

#include "stance-sheet-private.h"

static gboolean
is_numeric (const char *text)
{
  char *end;

  g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && strpbrk (text, "xXnN") == NULL;
}

/* Spreadsheets would take such a cell for a formula; the apostrophe tells them that it is text. */
static gboolean
is_formula (const char *text)
{
  guchar first = (guchar) *text;

  return first != '\0' && (strchr ("=+-@", first) != NULL || first < 0x20 || first == 0x7f) && !is_numeric (text);
}

static void
append_text (GString *out, const char *text, gboolean guard, char separator)
{
  const char special[] = { separator, '"', '\r', '\n', '\0' };
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  gboolean quote = strpbrk (valid, special) != NULL;

  if (quote)
    g_string_append_c (out, '"');
  if (guard && is_formula (valid))
    g_string_append_c (out, '\'');
  for (const char *p = valid; *p; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  if (quote)
    g_string_append_c (out, '"');
}

static char
separator_of (StanceFormat format)
{
  return format == STANCE_FORMAT_CSV ? ',' : '\t';
}

static const char *
line_end_of (StanceFormat format)
{
  return format == STANCE_FORMAT_CSV ? "\r\n" : "\n";
}

void
stance_sheet_append_delimited_titles (const StanceSheet *self, StanceFormat format, GString *out)
{
  for (guint column = 0; column < self->titles->len; column++)
    {
      if (column > 0)
        g_string_append_c (out, separator_of (format));
      append_text (out, g_ptr_array_index (self->titles, column), TRUE, separator_of (format));
    }
  g_string_append (out, line_end_of (format));
}

void
stance_sheet_append_delimited_rows (const StanceSheet *self, StanceFormat format, GString *out)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const StanceSheetCell *cell = &g_array_index (self->cells, StanceSheetCell, i);

      if (cell->text != NULL)
        append_text (out, cell->text, !cell->is_number, separator_of (format));
      if ((i + 1) % self->titles->len == 0)
        g_string_append (out, line_end_of (format));
      else
        g_string_append_c (out, separator_of (format));
    }
}
