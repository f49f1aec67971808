/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreement and divergence of the parties, as formulas over Positions. Below the diagonal is what is above it. */
#include "stance-labels-private.h"
#include "stance-workbook-private.h"

typedef struct
{
  StanceBookSide *side;
  StanceWorkbook *book;
  lxw_worksheet *sheet;
  guint size;
} Sheet;

/* The positions of a party, or those without gaps. (transfer full) */
static char *
area_of (const Sheet *self, guint row, gboolean without_gaps)
{
  guint size = self->size;
  guint first = without_gaps ? STANCE_BOOK_BELOW (STANCE_BOOK_BELOW (STANCE_BOOK_POSITION_ROW, size), size) : STANCE_BOOK_POSITION_ROW;
  const guint area[4] = { first + row, STANCE_BOOK_FIRST_COLUMN, first + row,
                          STANCE_BOOK_FIRST_COLUMN + stance_names_size (self->book->columns) - 1 };
  g_autofree char *sheet = stance_book_side_name (self->side, "Positions", ' ');

  return stance_book_area (sheet, area);
}

static char *
agreement_formula (const Sheet *self, guint row, guint column, const guint count[2])
{
  g_autofree char *a = area_of (self, row, FALSE);
  g_autofree char *b = area_of (self, column, FALSE);
  g_autofree char *x = area_of (self, row, TRUE);
  g_autofree char *y = area_of (self, column, TRUE);
  g_autofree char *n = stance_book_cell (count[0], count[1], FALSE, FALSE);

  /* A party agrees with itself, however little is known of it. */
  return g_strdup_printf ("=IF(%s<%s,\"n/a\",1-SUMPRODUCT(ISNUMBER(%s)*ISNUMBER(%s)*issue_weights*ABS(%s-%s))"
                          "/(SUMPRODUCT(ISNUMBER(%s)*ISNUMBER(%s)*issue_weights)*(scale_max-scale_min)))", n, row == column ? "1" : "min_shared",
                          a, b, x, y, a, b);
}

static char *
count_formula (const Sheet *self, guint row, guint column)
{
  g_autofree char *a = area_of (self, row, FALSE);
  g_autofree char *b = area_of (self, column, FALSE);

  return g_strdup_printf ("=SUMPRODUCT(ISNUMBER(%s)*ISNUMBER(%s)*(issue_weights>0))", a, b);
}

static char *
mirror_formula (const guint place[2], guint first)
{
  g_autofree char *other = stance_book_cell (first + place[1] - STANCE_BOOK_FIRST_COLUMN, STANCE_BOOK_FIRST_COLUMN + place[0] - first, FALSE, FALSE);

  return g_strconcat ("=", other, NULL);
}

static void
put_names (const Sheet *self, guint at, guint row)
{
  stance_book_put_text (self->sheet, at, 0, stance_book_key_of_row (self->side, row), self->book->formats.key);
  stance_book_put_text (self->sheet, at, 1, stance_label_party (self->book->model, stance_names_get (self->book->rows, row)),
                        self->book->formats.text);
}

static void
write_titles (const Sheet *self, const char *title, const char *note)
{
  StanceWorkbook *book = self->book;

  stance_book_put_text (self->sheet, 0, 0, title, book->formats.title);
  worksheet_write_string (self->sheet, 1, 0, note, book->formats.note);
  for (guint i = 0; i < self->size; i++)
    stance_book_put_text (self->sheet, 2, STANCE_BOOK_FIRST_COLUMN + i, stance_label_party (book->model, stance_names_get (book->rows, i)),
                          book->formats.turned);
  for (guint i = 0; i < self->size; i++)
    stance_book_put_text (self->sheet, 3, STANCE_BOOK_FIRST_COLUMN + i, stance_book_key_of_row (self->side, i), book->formats.key);
}

static void
write_agreement (const Sheet *self)
{
  guint counts = STANCE_BOOK_BELOW (STANCE_BOOK_MATRIX_ROW, self->size);

  for (guint row = 0; row < self->size; row++)
    {
      put_names (self, STANCE_BOOK_MATRIX_ROW + row, row);
      for (guint column = 0; column < self->size; column++)
        {
          const guint place[2] = { STANCE_BOOK_MATRIX_ROW + row, STANCE_BOOK_FIRST_COLUMN + column };
          const guint count[2] = { counts + row, place[1] };
          StanceScore score;

          stance_book_side_get_pair (self->side, row, column, &score);
          stance_book_put_formula (self->sheet, place,
                                   column < row ? mirror_formula (place, STANCE_BOOK_MATRIX_ROW) : agreement_formula (self, row, column, count),
                                   score.value, self->book->formats.share);
        }
    }
}

static void
write_counts (const Sheet *self)
{
  guint first = STANCE_BOOK_BELOW (STANCE_BOOK_MATRIX_ROW, self->size);

  worksheet_write_string (self->sheet, first - 1, 0, "Issues on which both have a position", self->book->formats.title);
  for (guint row = 0; row < self->size; row++)
    {
      put_names (self, first + row, row);
      for (guint column = 0; column < self->size; column++)
        {
          const guint place[2] = { first + row, STANCE_BOOK_FIRST_COLUMN + column };
          StanceScore score;

          stance_book_side_get_pair (self->side, row, column, &score);
          stance_book_put_formula (self->sheet, place, column < row ? mirror_formula (place, first) : count_formula (self, row, column),
                                   score.n, self->book->formats.count);
        }
    }
}

static void
write_divergence (const Sheet *self)
{
  for (guint row = 0; row < self->size; row++)
    {
      put_names (self, STANCE_BOOK_MATRIX_ROW + row, row);
      for (guint column = 0; column < self->size; column++)
        {
          const guint place[2] = { STANCE_BOOK_MATRIX_ROW + row, STANCE_BOOK_FIRST_COLUMN + column };
          g_autofree char *cell = stance_book_cell (place[0], place[1], FALSE, FALSE);
          StanceScore score;

          stance_book_side_get_pair (self->side, row, column, &score);
          stance_book_put_formula (self->sheet, place, g_strdup_printf ("=IF(ISNUMBER(Agreement!%s),1-Agreement!%s,\"n/a\")", cell, cell),
                                   1 - score.value, self->book->formats.share);
        }
    }
}

static void
finish_sheet (const Sheet *self, const char *name, StanceBookScale scale)
{
  guint last = STANCE_BOOK_FIRST_COLUMN + self->size - 1;
  const guint area[4] = { STANCE_BOOK_MATRIX_ROW, STANCE_BOOK_FIRST_COLUMN, STANCE_BOOK_MATRIX_ROW + self->size - 1, last };
  g_autofree char *sheet = stance_book_side_name (self->side, name, ' ');
  g_autofree char *lower = g_ascii_strdown (name, -1);
  g_autofree char *named = stance_book_side_name (self->side, lower, '_');

  stance_book_set_page (self->sheet, STANCE_BOOK_MATRIX_ROW, STANCE_BOOK_FIRST_COLUMN);
  worksheet_set_column (self->sheet, 0, 0, 16, NULL);
  worksheet_set_column (self->sheet, 1, 1, 24, NULL);
  worksheet_set_column (self->sheet, STANCE_BOOK_FIRST_COLUMN, (lxw_col_t) last, 12, NULL);
  stance_book_colour (self->book, self->sheet, area, scale);
  stance_book_name (self->book, named, sheet, area);
}

void
stance_book_write_agreement (StanceBookSide *side)
{
  Sheet self = { side, side->book, side->agreement, stance_names_size (side->book->rows) };
  g_autofree char *title = side->label ? g_strdup_printf ("Agreement in %s: %s", side->label, side->title) : g_strdup ("Agreement");

  write_titles (&self, title, "1 - mean distance over the issues on which both have a position / range of the scale; from 0 (opposite ends) to 1 "
                "(the same). n/a: no such issue.");
  write_agreement (&self);
  write_counts (&self);
  finish_sheet (&self, "Agreement", STANCE_BOOK_SCALE_AGREEMENT);
}

void
stance_book_write_divergence (StanceWorkbook *book)
{
  Sheet self = { g_ptr_array_index (book->sides, 0), book, book->divergence, stance_names_size (book->rows) };

  write_titles (&self, "Divergence", "1 - agreement; n/a: no issue on which both have a position.");
  write_divergence (&self);
  finish_sheet (&self, "Divergence", STANCE_BOOK_SCALE_DIVERGENCE);
}
