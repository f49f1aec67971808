/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of three sides and more: how far each is from each, and the positions that set them apart. */
#include <math.h>

#include "stance-labels-private.h"
#include "stance-workbook-private.h"

enum
{
  PARTY,
  ISSUE,
  APART,
  SHARE,
  FIRST, /* of positions, one for each side; behind them the weighted sum of their distances */
};

static guint
n_sides (const StanceWorkbook *self)
{
  return self->sides->len;
}

static StanceBookBlock
whole (const StanceWorkbook *self, guint side)
{
  return (StanceBookBlock) { g_ptr_array_index (self->sides, side), 0, stance_names_size (self->rows) };
}

static void
put_divergence (StanceWorkbook *self, guint row, guint column)
{
  const StanceBookBlock a = whole (self, row), b = whole (self, column);
  const guint place[2] = { STANCE_BOOK_MATRIX_ROW + row, STANCE_BOOK_FIRST_COLUMN + column };
  guint counts = STANCE_BOOK_BELOW (STANCE_BOOK_MATRIX_ROW, n_sides (self));
  g_autofree char *n = stance_book_cell (counts + row, place[1], FALSE, FALSE), *comment = NULL;
  StanceScore score;

  if (row == column)
    {
      worksheet_write_string (self->divergence, place[0], (lxw_col_t) place[1], "–", self->formats.share);
      return;
    }
  stance_outlets_get_divergence (self->outlets, row, column, &score);
  stance_book_put_formula (self->divergence, place,
                           column < row ? stance_book_mirror_formula (place, STANCE_BOOK_MATRIX_ROW) : stance_book_distance_formula (&a, &b, n, FALSE),
                           score.value, self->formats.share);
  comment = n_sides (self) * n_sides (self) <= STANCE_BOOK_PAIR_COMMENTS ? stance_book_describe_pair (&a, &b) : NULL;
  stance_book_put_comment (self->divergence, place, comment);
}

static void
put_count (StanceWorkbook *self, guint row, guint column)
{
  const StanceBookBlock a = whole (self, row), b = whole (self, column);
  guint first = STANCE_BOOK_BELOW (STANCE_BOOK_MATRIX_ROW, n_sides (self));
  const guint place[2] = { first + row, STANCE_BOOK_FIRST_COLUMN + column };
  StanceScore score;

  if (row == column)
    return;
  stance_outlets_get_divergence (self->outlets, row, column, &score);
  stance_book_put_formula (self->divergence, place, column < row ? stance_book_mirror_formula (place, first) : stance_book_count_formula (&a, &b), score.n,
                           self->formats.count);
}

static void
write_square (StanceWorkbook *self, guint first, void (*put) (StanceWorkbook *, guint, guint))
{
  for (guint row = 0; row < n_sides (self); row++)
    {
      const StanceBookSide *side = g_ptr_array_index (self->sides, row);

      worksheet_write_string (self->divergence, first + row, 0, side->label, self->formats.key);
      stance_book_put_text (self->divergence, first + row, 1, stance_outlets_get_name (self->outlets, row), self->formats.text);
      for (guint column = 0; column < n_sides (self); column++)
        put (self, row, column);
    }
}

static void
write_divergence (StanceWorkbook *self)
{
  guint n = n_sides (self);
  const guint area[4] = { STANCE_BOOK_MATRIX_ROW, STANCE_BOOK_FIRST_COLUMN, STANCE_BOOK_MATRIX_ROW + n - 1, STANCE_BOOK_FIRST_COLUMN + n - 1 };

  stance_book_put_heading (self, self->divergence, 0, "Divergence");
  worksheet_write_string (self->divergence, 1, 0, "Weighted mean distance over the positions that both give / range of the scale, from 0 (all the same) to 1. "
                          "n/a: no such position.", self->formats.note);
  stance_book_put_side_titles (self, self->divergence, STANCE_BOOK_FIRST_COLUMN, 16);
  write_square (self, STANCE_BOOK_MATRIX_ROW, put_divergence);
  stance_book_put_heading (self, self->divergence, STANCE_BOOK_BELOW (STANCE_BOOK_MATRIX_ROW, n) - 1, "Positions that both give");
  write_square (self, STANCE_BOOK_BELOW (STANCE_BOOK_MATRIX_ROW, n), put_count);
  stance_book_set_page (self->divergence, STANCE_BOOK_MATRIX_ROW, STANCE_BOOK_FIRST_COLUMN);
  worksheet_set_column (self->divergence, 0, 0, 6, NULL);
  worksheet_set_column (self->divergence, 1, 1, 28, NULL);
  stance_book_colour (self, self->divergence, area, STANCE_BOOK_SCALE_DIVERGENCE);
  stance_book_name (self, "divergence", "Divergence", area);
}

typedef struct
{
  StanceWorkbook *book;
  guint at;   /* the row of the sheet */
  guint cell; /* of the outlets */
  guint row;  /* of positions */
  guint column;
  guint last; /* row of the sheet */
} Line;

static void
put_positions (const Line *self)
{
  for (guint i = 0; i < n_sides (self->book); i++)
    {
      StanceBookSide *side = g_ptr_array_index (self->book->sides, i);
      const guint place[2] = { self->at, FIRST + i };
      StanceScore score;

      stance_book_side_get_position (side, self->row, self->column, &score);
      stance_book_put_formula (self->book->comparison, place, stance_book_position_formula (side, self->row, self->column, FALSE), score.value,
                               self->book->formats.position);
      stance_book_put_comment (self->book->comparison, place, stance_book_find_evidence (side, self->row, self->column));
    }
}

/* Distances of all pairs of sides that have a cell, in ranges of the scale. */
static double
add_distances (const Line *self, guint *n_pairs)
{
  StanceModel *model = self->book->model;
  double sum = 0;

  *n_pairs = 0;
  for (guint i = 0; i < n_sides (self->book); i++)
    for (guint k = i + 1; k < n_sides (self->book); k++)
      {
        StanceScore x, y;

        stance_book_side_get_position (g_ptr_array_index (self->book->sides, i), self->row, self->column, &x);
        stance_book_side_get_position (g_ptr_array_index (self->book->sides, k), self->row, self->column, &y);
        if (isnan (x.value) || isnan (y.value))
          continue;
        sum += fabs (x.value - y.value);
        (*n_pairs)++;
      }
  return sum / (stance_model_get_scale_max (model) - stance_model_get_scale_min (model));
}

/* Sum of the distances of all pairs, and what it is of all of them; text is no number, so that pairs with a gap add nothing. */
static void
put_distances (const Line *self)
{
  StanceWorkbook *book = self->book;
  guint sums = FIRST + n_sides (book);
  g_autofree char *first = stance_book_cell (self->at, FIRST, FALSE, TRUE), *end = stance_book_cell (self->at, sums - 1, FALSE, TRUE);
  g_autofree char *row = g_strconcat (first, ":", end, NULL);
  g_autofree char *weight = stance_book_cell (STANCE_BOOK_WEIGHT_ROW, STANCE_BOOK_FIRST_COLUMN + self->column, TRUE, TRUE);
  g_autofree char *sum = stance_book_cell (self->at, sums, FALSE, TRUE), *top = stance_book_cell (STANCE_BOOK_TABLE_ROW, sums, TRUE, TRUE);
  g_autofree char *bottom = stance_book_cell (self->last, sums, TRUE, TRUE);
  const guint share[2] = { self->at, SHARE };
  guint n_pairs;
  double distances = add_distances (self, &n_pairs);
  double heavy = distances * stance_model_get_issue_weight (book->model, stance_names_get (book->columns, self->column));

  g_autofree char *mean = g_strdup_printf ("{=SUM(ABS(IFERROR(%s-TRANSPOSE(%s),0)))/MAX(COUNT(%s)*(COUNT(%s)-1),1)/(scale_max-scale_min)}", row, row, row, row);
  g_autofree char *total = g_strdup_printf ("{='Positions A'!%s*SUM(ABS(IFERROR(%s-TRANSPOSE(%s),0)))/2/(scale_max-scale_min)}", weight, row, row);
  worksheet_write_array_formula_num (book->comparison, self->at, APART, self->at, APART, mean, book->formats.share, distances / MAX (n_pairs, 1));
  stance_book_put_formula (book->comparison, share, g_strdup_printf ("=IF(SUM(%s:%s)=0,\"n/a\",%s/SUM(%s:%s))", top, bottom, sum, top, bottom),
                           stance_outlets_get_share (book->outlets, self->cell), book->formats.percent);
  worksheet_write_array_formula_num (book->comparison, self->at, (lxw_col_t) sums, self->at, (lxw_col_t) sums, total, book->formats.number, heavy);
}

static void
begin_comparison (StanceWorkbook *self)
{
  static const char *const texts[] = {
    "What sets them apart", "Formulas over the positions of each side: the positions that two sides or more give, what drives most first. Apart: mean "
    "distance of all pairs / range of the scale; share: what is in it of all that sets them apart.",
  };
  static const StanceBookText columns[] = { { "party", 22 }, { "issue", 30 }, { "apart", 9 }, { "share", 9 }, { NULL, 0 } };
  lxw_row_col_options aside = { .hidden = TRUE };
  guint sums = FIRST + n_sides (self);

  stance_book_begin_table (self, self->comparison, texts, columns, 2);
  stance_book_put_side_titles (self, self->comparison, FIRST, 16);
  worksheet_set_column_opt (self->comparison, (lxw_col_t) sums, (lxw_col_t) sums, 12, NULL, &aside);
  worksheet_write_string (self->comparison, STANCE_BOOK_TABLE_ROW - 1, (lxw_col_t) sums, "weighted sum of distances", self->formats.header);
}

static void
write_comparison (StanceWorkbook *self)
{
  guint n = stance_outlets_get_n_cells (self->outlets), last = STANCE_BOOK_TABLE_ROW + MAX (n, 1) - 1;
  Line line = { .book = self, .at = STANCE_BOOK_TABLE_ROW, .last = last };
  const guint positions[4] = { STANCE_BOOK_TABLE_ROW, FIRST, last, FIRST + n_sides (self) - 1 };
  const guint distances[4] = { STANCE_BOOK_TABLE_ROW, APART, last, APART };

  begin_comparison (self);
  for (line.cell = 0; line.cell < n; line.cell++, line.at++)
    {
      line.row = stance_names_find (self->rows, stance_outlets_get_party (self->outlets, line.cell));
      line.column = stance_names_find (self->columns, stance_outlets_get_issue (self->outlets, line.cell));
      if (line.row == STANCE_NO_NAME || line.column == STANCE_NO_NAME)
        continue;
      stance_book_put_text (self->comparison, line.at, PARTY, stance_label_party (self->model, stance_names_get (self->rows, line.row)), self->formats.wrapped);
      stance_book_put_text (self->comparison, line.at, ISSUE, stance_label_issue (self->model, stance_names_get (self->columns, line.column)),
                            self->formats.wrapped);
      put_positions (&line);
      put_distances (&line);
    }
  stance_book_colour (self, self->comparison, positions, STANCE_BOOK_SCALE_POSITION);
  stance_book_colour (self, self->comparison, distances, STANCE_BOOK_SCALE_DIVERGENCE);
  worksheet_autofilter (self->comparison, STANCE_BOOK_TABLE_ROW - 1, PARTY, last, (lxw_col_t) (FIRST + n_sides (self)));
}

void
stance_book_write_outlets (StanceWorkbook *self)
{
  write_divergence (self);
  write_comparison (self);
}
