/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CSV as in RFC 4180: UTF-8 without a byte order mark, lines end in CR LF, cells that hold the separator, a quotation mark or a line end
 * are quoted. TSV is the same with tabs, and lines end in LF as its users expect. */
#include <string.h>

#include "stance-sheet-private.h"

G_DEFINE_ENUM_TYPE (StanceDialect, stance_dialect,
  G_DEFINE_ENUM_VALUE (STANCE_DIALECT_RFC4180, "rfc4180"),
  G_DEFINE_ENUM_VALUE (STANCE_DIALECT_EXCEL, "excel"),
  G_DEFINE_ENUM_VALUE (STANCE_DIALECT_EXCEL_SEMICOLON, "excel-semicolon"),
  G_DEFINE_ENUM_VALUE (STANCE_DIALECT_SHEETS, "sheets"))

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

/* What tells one kind of delimited text from another. */
typedef struct
{
  char separator;
  const char *line_end;
  gboolean decimal_comma;
  gboolean short_line_ends; /* in cells */
} Kind;

static Kind
kind_of (StanceFormat format, StanceDialect dialect)
{
  if (format != STANCE_FORMAT_CSV)
    return (Kind) { '\t', "\n", FALSE, FALSE };
  return (Kind) { dialect == STANCE_DIALECT_EXCEL_SEMICOLON ? ';' : ',', "\r\n", dialect == STANCE_DIALECT_EXCEL_SEMICOLON, dialect == STANCE_DIALECT_SHEETS };
}

static void
append_titles (const StanceSheet *self, const Kind *kind, GString *out)
{
  for (guint column = 0; column < self->titles->len; column++)
    {
      if (column > 0)
        g_string_append_c (out, kind->separator);
      append_text (out, g_ptr_array_index (self->titles, column), TRUE, kind->separator);
    }
  g_string_append (out, kind->line_end);
}

/* Numbers are never guarded: a minus is theirs. */
static void
append_cell (const StanceSheetCell *cell, const Kind *kind, GString *out)
{
  g_autoptr (GString) shown = g_string_new (cell->text);

  if (cell->is_number && kind->decimal_comma)
    g_string_replace (shown, ".", ",", 1);
  if (!cell->is_number && kind->short_line_ends)
    g_string_replace (shown, "\r\n", "\n", 0);
  append_text (out, shown->str, !cell->is_number, kind->separator);
}

static void
append_rows (const StanceSheet *self, const Kind *kind, GString *out)
{
  for (guint i = 0; i < self->cells->len; i++)
    {
      const StanceSheetCell *cell = &g_array_index (self->cells, StanceSheetCell, i);

      if (cell->text != NULL)
        append_cell (cell, kind, out);
      if ((i + 1) % self->titles->len == 0)
        g_string_append (out, kind->line_end);
      else
        g_string_append_c (out, kind->separator);
    }
}

void
stance_sheet_append_delimited_titles (const StanceSheet *self, StanceFormat format, GString *out)
{
  const Kind kind = kind_of (format, STANCE_DIALECT_RFC4180);

  append_titles (self, &kind, out);
}

void
stance_sheet_append_delimited_rows (const StanceSheet *self, StanceFormat format, GString *out)
{
  const Kind kind = kind_of (format, STANCE_DIALECT_RFC4180);

  append_rows (self, &kind, out);
}

void
stance_sheet_append_dialect (const StanceSheet *self, StanceFormat format, StanceDialect dialect, GString *out)
{
  const Kind kind = kind_of (format, dialect);

  if (format == STANCE_FORMAT_CSV && (dialect == STANCE_DIALECT_EXCEL || dialect == STANCE_DIALECT_EXCEL_SEMICOLON))
    g_string_append (out, "\xef\xbb\xbf");
  append_titles (self, &kind, out);
  append_rows (self, &kind, out);
}
