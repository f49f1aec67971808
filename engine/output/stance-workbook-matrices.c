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
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  const guint place[2] = { 2, STANCE_BOOK_FIRST_COLUMN };

  stance_book_put_heading (book, self->sheet, 0, title);
  worksheet_write_string (self->sheet, 1, 0, note, book->formats.note);
  for (guint i = 0; i < self->size; i++)
    g_ptr_array_add (titles, (gpointer) stance_label_party (book->model, stance_names_get (book->rows, i)));
  stance_book_put_titles (book, self->sheet, place, titles, 12);
  for (guint i = 0; i < self->size; i++)
    stance_book_put_text (self->sheet, 3, STANCE_BOOK_FIRST_COLUMN + i, stance_book_key_of_row (self->side, i), book->formats.key);
}

static char *
agreement_formula (const Sheet *self, guint row, guint column, const guint count[2])
{
  const StanceBookBlock a = { self->side, row, 1 }, b = { self->side, column, 1 };
  g_autofree char *n = stance_book_cell (count[0], count[1], FALSE, FALSE);

  return stance_book_distance_formula (&a, &b, n, TRUE);
}

static char *
count_formula (const Sheet *self, guint row, guint column)
{
  const StanceBookBlock a = { self->side, row, 1 }, b = { self->side, column, 1 };

  return stance_book_count_formula (&a, &b);
}

/* On both sides of the diagonal where there are few parties, above it where there are more, on the first rows where there are many. */
static void
put_comment (const Sheet *self, const guint place[2], guint row, guint column)
{
  const StanceBookBlock a = { self->side, row, 1 }, b = { self->side, column, 1 };
  gboolean few = self->size * (self->size - 1) <= STANCE_BOOK_PAIR_COMMENTS;
  guint above = row * (self->size - 1) - row * (row - 1) / 2 + column - row; /* cells above the diagonal up to this one */
  g_autofree char *text = NULL;

  if (few ? row == column : column <= row || above > STANCE_BOOK_PAIR_COMMENTS)
    return;
  text = stance_book_describe_pair (&a, &b);
  stance_book_put_comment (self->sheet, place, text);
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
                                   column < row ? stance_book_mirror_formula (place, STANCE_BOOK_MATRIX_ROW) : agreement_formula (self, row, column, count),
                                   score.value, self->book->formats.share);
          put_comment (self, place, row, column);
        }
    }
}

static void
write_counts (const Sheet *self)
{
  guint first = STANCE_BOOK_BELOW (STANCE_BOOK_MATRIX_ROW, self->size);

  stance_book_put_heading (self->book, self->sheet, first - 1, "Issues on which both have a position");
  for (guint row = 0; row < self->size; row++)
    {
      put_names (self, first + row, row);
      for (guint column = 0; column < self->size; column++)
        {
          const guint place[2] = { first + row, STANCE_BOOK_FIRST_COLUMN + column };
          StanceScore score;

          stance_book_side_get_pair (self->side, row, column, &score);
          stance_book_put_formula (self->sheet, place, column < row ? stance_book_mirror_formula (place, first) : count_formula (self, row, column),
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
          put_comment (self, place, row, column);
        }
    }
}

static void
finish_sheet (const Sheet *self, const char *sheet, const char *name, StanceBookScale scale)
{
  guint last = STANCE_BOOK_FIRST_COLUMN + self->size - 1;
  const guint area[4] = { STANCE_BOOK_MATRIX_ROW, STANCE_BOOK_FIRST_COLUMN, STANCE_BOOK_MATRIX_ROW + self->size - 1, last };

  stance_book_set_page (self->sheet, STANCE_BOOK_MATRIX_ROW, STANCE_BOOK_FIRST_COLUMN);
  worksheet_set_column (self->sheet, 0, 0, 16, NULL);
  worksheet_set_column (self->sheet, 1, 1, 24, NULL);
  stance_book_colour (self->book, self->sheet, area, scale);
  stance_book_name (self->book, name, sheet, area);
}

void
stance_book_write_agreement (StanceBookSide *side)
{
  Sheet self = { side, side->book, side->agreement, stance_names_size (side->book->rows) };
  g_autofree char *sheet = stance_book_side_name (side, "Agreement", ' '), *name = stance_book_side_name (side, "agreement", '_');
  g_autofree char *title = side->label ? g_strdup_printf ("Agreement in %s: %s", side->label, stance_book_side_title (side)) : g_strdup ("Agreement");

  write_titles (&self, title, "1 - mean distance over the issues on which both have a position / range of the scale; from 0 (opposite ends) to 1 "
                "(the same). n/a: no such issue.");
  write_agreement (&self);
  write_counts (&self);
  finish_sheet (&self, sheet, name, STANCE_BOOK_SCALE_AGREEMENT);
}

void
stance_book_write_divergence (StanceWorkbook *book)
{
  Sheet self = { g_ptr_array_index (book->sides, 0), book, book->divergence, stance_names_size (book->rows) };

  write_titles (&self, "Divergence", "1 - agreement; n/a: no issue on which both have a position.");
  write_divergence (&self);
  finish_sheet (&self, "Divergence", "divergence", STANCE_BOOK_SCALE_DIVERGENCE);
}

/* How much more two parties agree in the second side, on the issues that both sides have of both. */
static void
write_change (const Sheet *self, StanceBookSide *const sides[2])
{
  for (guint row = 0; row < self->size; row++)
    {
      put_names (self, STANCE_BOOK_MATRIX_ROW + row, row);
      for (guint column = 0; column < self->size; column++)
        {
          const guint place[2] = { STANCE_BOOK_MATRIX_ROW + row, STANCE_BOOK_FIRST_COLUMN + column };
          const StanceBookBlock blocks[4] = { { sides[0], row, 1 }, { sides[0], column, 1 }, { sides[1], row, 1 }, { sides[1], column, 1 } };
          double difference;

          stance_comparison_get_agreement_difference (self->book->compared, stance_names_get (self->book->rows, row),
                                                      stance_names_get (self->book->rows, column), &difference);
          stance_book_put_formula (self->sheet, place,
                                   column < row ? stance_book_mirror_formula (place, STANCE_BOOK_MATRIX_ROW) : stance_book_change_formula (blocks),
                                   difference, self->book->formats.position);
        }
    }
}

void
stance_book_write_agreement_difference (StanceWorkbook *book)
{
  StanceBookSide *const sides[2] = { g_ptr_array_index (book->sides, 0), g_ptr_array_index (book->sides, 1) };
  Sheet self = { sides[0], book, book->difference, stance_names_size (book->rows) };

  write_titles (&self, "Agreement in B - agreement in A", "Over the issues on which both have a position on both sides. Above 0: B brings the two nearer to "
                "each other. n/a: no such issue.");
  write_change (&self, sides);
  finish_sheet (&self, "Agreement B - A", "agreement_difference", STANCE_BOOK_SCALE_CHANGE);
}

/* A measure that is no formula here, as it was found. */
static void
write_found (const Sheet *self, StanceMatrix *matrix)
{
  for (guint row = 0; row < self->size; row++)
    {
      put_names (self, STANCE_BOOK_MATRIX_ROW + row, row);
      for (guint column = 0; column < self->size; column++)
        {
          lxw_col_t at = (lxw_col_t) (STANCE_BOOK_FIRST_COLUMN + column);
          StanceScore score;

          if (stance_matrix_get_score (matrix, stance_names_get (self->book->rows, row), stance_names_get (self->book->rows, column), &score))
            worksheet_write_number (self->sheet, STANCE_BOOK_MATRIX_ROW + row, at, score.value, self->book->formats.share);
          else
            worksheet_write_string (self->sheet, STANCE_BOOK_MATRIX_ROW + row, at, "n/a", self->book->formats.share);
        }
    }
}

void
stance_book_write_measure (StanceWorkbook *book)
{
  Sheet self = { g_ptr_array_index (book->sides, 0), book, book->measure, stance_names_size (book->rows) };
  StanceMeasure measure = stance_matrix_get_measure (book->matrix);
  g_autofree char *title = g_strdup_printf ("Measure: %s", stance_measure_to_string (measure));

  write_titles (&self, title, "As it was found: no formula, it does not follow corrections. n/a: none; Pairs tells why.");
  write_found (&self, book->matrix);
  finish_sheet (&self, "Measure", "measure", stance_book_scale_of (measure));
}
