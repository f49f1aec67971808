/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparison of two sides: position by position, most divergent first, as formulas over the positions of each. */
#include <math.h>

#include "stance-comparison-write-private.h"
#include "stance-labels-private.h"
#include "stance-workbook-private.h"

enum
{
  PARTY,
  ISSUE,
  IN_A,
  IN_B,
  DIFFERENCE,
  LOW,
  HIGH,
  CHANCE,
  N_IN_A,
  N_IN_B,
  WORDS_IN_A,
  WORDS_IN_B,
  TESTED, /* the difference that interval and p are of */
};

static const StanceBookText columns[] = {
  { "party", 20 }, { "issue", 26 }, { "A", 16 }, { "B", 16 }, { "B - A", 9 }, { "low", 8 }, { "high", 8 }, { "p", 9 }, { "n in A", 7 }, { "n in B", 7 },
  { "told in A as", 44 }, { "told in B as", 44 }, { "B - A as tested", 9 }, { NULL, 0 },
};

typedef struct
{
  StanceWorkbook *book;
  const StanceFindings *findings;
  guint at;     /* the row of the sheet */
  guint cell;   /* of the comparison */
  guint row;    /* of positions */
  guint column;
} Line;

static StanceBookSide *
side_of (const Line *self, guint side)
{
  return g_ptr_array_index (self->book->sides, side);
}

char *
stance_book_position_formula (StanceBookSide *side, guint row, guint column, gboolean count)
{
  guint first = count ? STANCE_BOOK_BELOW (STANCE_BOOK_POSITION_ROW, stance_names_size (side->book->rows)) : STANCE_BOOK_POSITION_ROW;
  g_autofree char *cell = stance_book_cell (first + row, STANCE_BOOK_FIRST_COLUMN + column, TRUE, TRUE);
  g_autofree char *sheet = stance_book_side_name (side, "Positions", ' ');

  return g_strdup_printf ("='%s'!%s", sheet, cell);
}

static void
put_side (const Line *self, guint side, char **words)
{
  StanceComparison *compared = self->book->compared;
  StanceBookSide *own = side_of (self, side);
  const guint place[2] = { self->at, IN_A + side }, count[2] = { self->at, N_IN_A + side };
  StanceScore score;

  stance_book_side_get_position (own, self->row, self->column, &score);
  stance_book_put_formula (self->book->comparison, place, stance_book_position_formula (own, self->row, self->column, FALSE), score.value,
                           self->book->formats.position);
  stance_book_put_comment (self->book->comparison, place, stance_book_find_evidence (own, self->row, self->column));
  stance_book_put_formula (self->book->comparison, count, stance_book_position_formula (own, self->row, self->column, TRUE),
                           stance_book_side_count (own, self->row, self->column), self->book->formats.count);
  if (side ? stance_comparison_get_b (compared, self->cell, NULL) : stance_comparison_get_a (compared, self->cell, NULL))
    *words = stance_comparison_quote (self->findings, self->cell, side ? STANCE_SIDE_B : STANCE_SIDE_A);
  stance_book_put_text (self->book->comparison, self->at, WORDS_IN_A + side, *words, self->book->formats.wrapped);
}

static void
put_figure (const Line *self, guint column, double value, const char *missing)
{
  lxw_format *format = column == CHANCE ? self->book->formats.chance : self->book->formats.position;

  if (isnan (value))
    worksheet_write_string (self->book->comparison, self->at, (lxw_col_t) column, missing, format);
  else
    worksheet_write_number (self->book->comparison, self->at, (lxw_col_t) column, value, format);
}

static void
put_difference (const Line *self)
{
  const StanceDifference *difference = &self->findings->differences[self->cell];
  const guint place[2] = { self->at, DIFFERENCE };
  g_autofree char *a = stance_book_cell (self->at, IN_A, FALSE, TRUE), *b = stance_book_cell (self->at, IN_B, FALSE, TRUE);

  stance_book_put_formula (self->book->comparison, place, g_strdup_printf ("=IF(AND(ISNUMBER(%s),ISNUMBER(%s)),%s-%s,\"n/a\")", a, b, b, a),
                           difference->value, self->book->formats.position);
  put_figure (self, LOW, difference->low, "n/a");
  put_figure (self, HIGH, difference->high, "n/a");
  put_figure (self, CHANCE, difference->p, isnan (difference->value) ? "n/a" : "too few");
  stance_book_put_number (self->book->comparison, self->at, TESTED, difference->value, self->book->formats.key);
}

static void
put_line (const Line *self)
{
  StanceWorkbook *book = self->book;
  const char *party = stance_label_party (book->model, stance_names_get (book->rows, self->row));
  const char *issue = stance_label_issue (book->model, stance_names_get (book->columns, self->column));
  g_autofree char *in_a = NULL, *in_b = NULL;

  stance_book_put_text (book->comparison, self->at, PARTY, party, book->formats.wrapped);
  stance_book_put_text (book->comparison, self->at, ISSUE, issue, book->formats.wrapped);
  put_side (self, 0, &in_a);
  put_side (self, 1, &in_b);
  put_difference (self);
  const StanceBookText texts[] = { { party, columns[PARTY].width }, { issue, columns[ISSUE].width }, { in_a, columns[WORDS_IN_A].width },
                                   { in_b, columns[WORDS_IN_B].width } };
  stance_book_fit_row (book->comparison, self->at, texts, G_N_ELEMENTS (texts));
}

/* Titles with the names of the sides in them. */
static void
begin_sheet (StanceWorkbook *self)
{
  static const char *const texts[] = {
    "Position by position", "Formulas over the positions of each side, the largest differences first, then what only one side has. Interval (95 %) and "
    "p are as they were found: crossed out once the difference has changed.",
  };
  stance_book_begin_table (self, self->comparison, texts, columns, 2);
  stance_book_put_side_titles (self, self->comparison, IN_A, columns[IN_A].width);
}

static void
finish_sheet (StanceWorkbook *self, guint next)
{
  guint last = MAX (next, STANCE_BOOK_TABLE_ROW + 1) - 1;
  const guint positions[4] = { STANCE_BOOK_TABLE_ROW, IN_A, last, IN_B }, differences[4] = { STANCE_BOOK_TABLE_ROW, DIFFERENCE, last, DIFFERENCE };
  const guint figures[4] = { STANCE_BOOK_TABLE_ROW, LOW, last, CHANCE }, compared[2] = { DIFFERENCE, TESTED };

  stance_book_colour (self, self->comparison, positions, STANCE_BOOK_SCALE_POSITION);
  stance_book_colour (self, self->comparison, differences, STANCE_BOOK_SCALE_DIFFERENCE);
  stance_book_grey (self, self->comparison, figures);
  stance_book_mark_stale (self, self->comparison, figures, compared);
  stance_book_name (self, "differences", "Comparison", differences);
  worksheet_autofilter (self->comparison, STANCE_BOOK_TABLE_ROW - 1, PARTY, last, TESTED);
}

void
stance_book_write_comparison (StanceWorkbook *self, const StanceFindings *findings)
{
  Line line = { .book = self, .findings = findings, .at = STANCE_BOOK_TABLE_ROW };

  begin_sheet (self);
  for (line.cell = 0; line.cell < stance_comparison_get_n_cells (self->compared); line.cell++)
    {
      line.row = stance_names_find (self->rows, stance_comparison_get_party (self->compared, line.cell));
      line.column = stance_names_find (self->columns, stance_comparison_get_issue (self->compared, line.cell));
      if (line.row == STANCE_NO_NAME || line.column == STANCE_NO_NAME)
        continue;
      put_line (&line);
      line.at++;
    }
  finish_sheet (self, line.at);
}
