/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "stance-workbook-private.h"

#define ELLIPSIS "…"
#define LINE_HEIGHT 15 /* points */
#define CHARS 1.1      /* of text in the width of a digit */
#define MAX_LINES 27   /* a row is at most 409 points high */

/* "_x0041_" stands for a character in the format: such letters of a text begin with the code of "_" instead. */
static gboolean
is_escape (const char *p)
{
  return p[0] == '_' && p[1] == 'x' && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3]) && g_ascii_isxdigit (p[4]) && g_ascii_isxdigit (p[5])
         && p[6] == '_';
}

char *
stance_book_safe_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  g_autoptr (GString) safe = g_string_new (NULL);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_escape (p))
        g_string_append (safe, "_x005F_");
      else
        g_string_append_unichar (safe, c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c);
    }
  return g_string_free (g_steal_pointer (&safe), FALSE);
}

/* The library counts an escape with its seven letters. */
static guint
units_at (const char *p)
{
  return (g_utf8_get_char (p) >= 0x10000 ? 2 : 1) + (is_escape (p) ? 7 : 0);
}

gsize
stance_book_fit (const char *text, guint units)
{
  const char *p = text;

  for (guint taken = 0; *p; p = g_utf8_next_char (p))
    {
      taken += units_at (p);
      if (taken > units)
        break;
    }
  return (gsize) (p - text);
}

char *
stance_book_comment_text (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, c == 0xFFFE || c == 0xFFFF ? 0xFFFD : c < 0x20 && c != '\n' ? ' ' : c);
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

void
stance_book_put_text (lxw_worksheet *sheet, guint row, guint column, const char *text, lxw_format *format)
{
  g_autofree char *valid = text ? g_utf8_make_valid (text, -1) : g_strdup ("");
  gboolean whole = valid[stance_book_fit (valid, STANCE_BOOK_TEXT_UNITS)] == '\0';
  g_autofree char *cut = g_strndup (valid, stance_book_fit (valid, STANCE_BOOK_TEXT_UNITS - (whole ? 0 : 1)));
  g_autofree char *shown = g_strconcat (cut, whole ? "" : ELLIPSIS, NULL);
  g_autofree char *safe = stance_book_safe_text (shown);

  if (*safe)
    worksheet_write_string (sheet, row, (lxw_col_t) column, safe, format);
}

void
stance_book_put_number (lxw_worksheet *sheet, guint row, guint column, double value, lxw_format *format)
{
  if (isfinite (value))
    worksheet_write_number (sheet, row, (lxw_col_t) column, value, format);
}

void
stance_book_put_formula (lxw_worksheet *sheet, const guint place[2], char *formula, double value, lxw_format *format)
{
  g_autofree char *taken = formula;

  if (isfinite (value))
    worksheet_write_formula_num (sheet, place[0], (lxw_col_t) place[1], taken, format, value);
  else
    worksheet_write_formula_str (sheet, place[0], (lxw_col_t) place[1], taken, format, "n/a");
}

guint
stance_book_count_lines (const char *text, double width)
{
  guint n = 0;

  for (const char *line = text, *end; line; line = end ? end + 1 : NULL)
    {
      end = strchr (line, '\n');
      n += 1 + (guint) (MAX (g_utf8_strlen (line, end ? end - line : -1) - 1, 0) / (width * CHARS));
    }
  return n;
}

void
stance_book_fit_row (lxw_worksheet *sheet, guint row, const StanceBookText *texts, guint n)
{
  guint lines = 1;

  for (guint i = 0; i < n; i++)
    if (texts[i].text)
      {
        g_autofree char *valid = g_utf8_make_valid (texts[i].text, -1);

        lines = MAX (lines, stance_book_count_lines (valid, texts[i].width));
      }
  if (lines > 1)
    worksheet_set_row (sheet, row, LINE_HEIGHT * MIN (lines, MAX_LINES), NULL);
}

char *
stance_book_cell (guint row, guint column, gboolean fixed_row, gboolean fixed_column)
{
  char name[LXW_MAX_CELL_NAME_LENGTH];

  lxw_rowcol_to_cell_abs (name, row, (lxw_col_t) column, (uint8_t) (fixed_row != FALSE), (uint8_t) (fixed_column != FALSE));
  return g_strdup (name);
}

char *
stance_book_area (const char *sheet, const guint area[4])
{
  g_autofree char *first = stance_book_cell (area[0], area[1], TRUE, TRUE);
  g_autofree char *last = stance_book_cell (area[2], area[3], TRUE, TRUE);

  return g_strdup_printf (strchr (sheet, ' ') ? "'%s'!%s:%s" : "%s!%s:%s", sheet, first, last);
}

char *
stance_book_side_name (const StanceBookSide *self, const char *name, char space)
{
  return self->label ? g_strdup_printf ("%s%c%s", name, space, self->label) : g_strdup (name);
}

void
stance_book_name (StanceWorkbook *self, const char *name, const char *sheet, const guint area[4])
{
  g_autofree char *place = stance_book_area (sheet, area);
  g_autofree char *formula = g_strconcat ("=", place, NULL);

  workbook_define_name (self->book, name, formula);
}

lxw_worksheet *
stance_book_add_sheet (StanceWorkbook *self, const char *name, GError **error)
{
  lxw_worksheet *sheet = workbook_add_worksheet (self->book, name);

  if (!sheet)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "workbook: found no room for the sheet %s in the folder of temporary files", name);
  return sheet;
}

/* The library writes sheets in the order of its two lists and numbers them by their index. */
void
stance_book_move_sheet (StanceWorkbook *self, lxw_worksheet *sheet, const lxw_worksheet *behind)
{
  lxw_sheet *moved, *other, *place = NULL, *one = NULL;
  guint index = 0;

  STAILQ_FOREACH (other, self->book->sheets, list_pointers)
    {
      if (other->u.worksheet == sheet)
        one = other;
      if (other->u.worksheet == behind)
        place = other;
    }
  g_return_if_fail (one != NULL && place != NULL);
  STAILQ_REMOVE (self->book->sheets, one, lxw_sheet, list_pointers);
  STAILQ_INSERT_AFTER (self->book->sheets, place, one, list_pointers);
  STAILQ_REMOVE (self->book->worksheets, sheet, lxw_worksheet, list_pointers);
  STAILQ_INSERT_AFTER (self->book->worksheets, place->u.worksheet, sheet, list_pointers);
  STAILQ_FOREACH (moved, self->book->sheets, list_pointers)
    moved->u.worksheet->index = (uint16_t) index++;
}
