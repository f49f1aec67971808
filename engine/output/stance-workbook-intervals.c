/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What formulas cannot do: intervals and p-values, and other measures. Figures stand as they were found, beside the live ones. */
#include <math.h>

#include "stance-labels-private.h"
#include "stance-workbook-private.h"

/* A number as it was found, "n/a" for NaN. */
static void
put_found (StanceWorkbook *self, lxw_worksheet *sheet, const guint place[2], double value, lxw_format *format)
{
  if (isnan (value))
    worksheet_write_string (sheet, place[0], (lxw_col_t) place[1], "n/a", format);
  else
    stance_book_put_number (sheet, place[0], place[1], value, format);
}

enum
{
  SIDE,
  PARTY,
  ISSUE,
  POSITION,
  LOW,
  HIGH,
  N,
  TESTED,
};

static guint
put_intervals_of (StanceBookSide *side, lxw_worksheet *sheet, guint at, guint row)
{
  StanceWorkbook *self = side->book;

  for (guint column = 0; column < stance_names_size (self->columns) && at < self->max_rows; column++)
    {
      const char *issue = stance_names_get (self->columns, column), *party = stance_names_get (self->rows, row);
      const guint position[2] = { at, POSITION }, low[2] = { at, LOW }, high[2] = { at, HIGH };
      StanceScore score;

      if (!stance_table_get_cell (side->sure, party, issue, &score))
        continue;
      stance_book_put_text (sheet, at, SIDE, side->label, self->formats.count);
      stance_book_put_text (sheet, at, PARTY, stance_label_party (self->model, party), self->formats.text);
      stance_book_put_text (sheet, at, ISSUE, stance_label_issue (self->model, issue), self->formats.text);
      stance_book_put_formula (sheet, position, stance_book_position_formula (side, row, column, FALSE), score.value, self->formats.position);
      put_found (self, sheet, low, score.low, self->formats.position);
      put_found (self, sheet, high, score.high, self->formats.position);
      worksheet_write_number (sheet, at, N, score.n, self->formats.count);
      worksheet_write_number (sheet, at, TESTED, score.value, self->formats.key);
      at++;
    }
  return at;
}

void
stance_book_write_intervals (StanceWorkbook *self)
{
  static const char *const texts[] = {
    "Intervals of positions", "Positions are formulas. Intervals are as they were found: crossed out once the position has changed. n/a: one statement "
    "has none.",
  };
  static const StanceBookText columns[] = { { "side", 6 }, { "party", 26 }, { "issue", 30 }, { "position", 10 }, { "low", 10 }, { "high", 10 },
                                            { "statements", 12 }, { "position as tested", 10 }, { NULL, 0 } };
  const guint compared[2] = { POSITION, TESTED };
  lxw_row_col_options aside = { .hidden = TRUE };
  guint at = STANCE_BOOK_TABLE_ROW;

  stance_book_begin_table (self, self->intervals, texts, columns, 3);
  if (!self->side->label)
    worksheet_set_column_opt (self->intervals, SIDE, SIDE, columns[SIDE].width, NULL, &aside);
  for (guint i = 0; i < self->sides->len; i++)
    {
      StanceBookSide *side = g_ptr_array_index (self->sides, i);

      for (guint row = 0; side->sure && row < stance_names_size (self->rows); row++)
        at = put_intervals_of (side, self->intervals, at, row);
    }
  const guint positions[4] = { STANCE_BOOK_TABLE_ROW, POSITION, MAX (at - 1, STANCE_BOOK_TABLE_ROW), POSITION };
  const guint figures[4] = { STANCE_BOOK_TABLE_ROW, LOW, positions[2], HIGH };
  stance_book_colour (self, self->intervals, positions, STANCE_BOOK_SCALE_POSITION);
  stance_book_grey (self, self->intervals, figures);
  stance_book_mark_stale (self, self->intervals, figures, compared);
  worksheet_autofilter (self->intervals, STANCE_BOOK_TABLE_ROW - 1, SIDE, positions[2], TESTED);
}

enum
{
  FIRST,
  SECOND,
  VALUE,
  PAIR_LOW,
  PAIR_HIGH,
  CHANCE,
  SHARED,
  REASON,
  PAIR_TESTED,
};

/* The sheet that has the measure as formulas; NULL for none. */
static const char *
live_sheet (StanceMeasure measure)
{
  return measure == STANCE_MEASURE_AGREEMENT ? "Agreement" : measure == STANCE_MEASURE_DIVERGENCE ? "Divergence" : NULL;
}

static void
put_value (StanceWorkbook *self, const guint place[2], const guint pair[2], double value)
{
  const char *live = live_sheet (stance_matrix_get_measure (self->matrix));
  g_autofree char *cell = stance_book_cell (STANCE_BOOK_MATRIX_ROW + pair[0], STANCE_BOOK_FIRST_COLUMN + pair[1], TRUE, TRUE);

  if (live)
    stance_book_put_formula (self->pairs, place, g_strdup_printf ("=%s!%s", live, cell), value, self->formats.share);
  else
    put_found (self, self->pairs, place, value, self->formats.share);
}

/* What was asked for and cannot be had is n/a; of what was not asked for nothing is said. */
static void
put_pair (StanceWorkbook *self, guint at, guint row, guint column)
{
  const guint pair[2] = { row, column }, value[2] = { at, VALUE }, low[2] = { at, PAIR_LOW }, high[2] = { at, PAIR_HIGH }, chance[2] = { at, CHANCE };
  const char *a = stance_names_get (self->rows, row), *b = stance_names_get (self->rows, column);
  StanceReason reason = stance_matrix_get_reason (self->matrix, a, b);
  double p = NAN;
  StanceScore score;

  stance_matrix_get_score (self->matrix, a, b, &score);
  stance_matrix_get_chance (self->matrix, a, b, &p);
  stance_book_put_text (self->pairs, at, FIRST, stance_label_party (self->model, a), self->formats.text);
  stance_book_put_text (self->pairs, at, SECOND, stance_label_party (self->model, b), self->formats.text);
  put_value (self, value, pair, score.value);
  if (self->matrix->lows)
    {
      put_found (self, self->pairs, low, score.low, self->formats.share);
      put_found (self, self->pairs, high, score.high, self->formats.share);
    }
  if (self->matrix->chances)
    put_found (self, self->pairs, chance, p, self->formats.chance);
  worksheet_write_number (self->pairs, at, SHARED, score.n, self->formats.count);
  stance_book_put_text (self->pairs, at, REASON, isnan (score.value) ? stance_reason_to_string (reason) : NULL, self->formats.text);
  stance_book_put_number (self->pairs, at, PAIR_TESTED, score.value, self->formats.key);
}

void
stance_book_write_pairs (StanceWorkbook *self)
{
  const char *measure = stance_measure_to_string (stance_matrix_get_measure (self->matrix));
  gboolean live = live_sheet (stance_matrix_get_measure (self->matrix)) != NULL;
  const char *const texts[] = {
    "Pairs", live ? "The measure is a formula. Interval and p are as they were found: crossed out once it has changed."
                  : "As it was found: no figure of this sheet is a formula.",
  };
  const StanceBookText columns[] = { { "party", 26 }, { "party", 26 }, { measure, 14 }, { "low", 10 }, { "high", 10 }, { "p", 10 }, { "issues of both", 10 },
                                     { "no figure because", 20 }, { "as tested", 10 }, { NULL, 0 } };
  const guint compared[2] = { VALUE, PAIR_TESTED };
  guint at = STANCE_BOOK_TABLE_ROW, size = stance_names_size (self->rows);

  stance_book_begin_table (self, self->pairs, texts, columns, 2);
  for (guint row = 0; row < size; row++)
    for (guint column = row + 1; column < size; column++)
      put_pair (self, at++, row, column);
  const guint values[4] = { STANCE_BOOK_TABLE_ROW, VALUE, MAX (at - 1, STANCE_BOOK_TABLE_ROW), VALUE };
  const guint figures[4] = { STANCE_BOOK_TABLE_ROW, PAIR_LOW, values[2], CHANCE };
  stance_book_colour (self, self->pairs, values, stance_book_scale_of (stance_matrix_get_measure (self->matrix)));
  stance_book_grey (self, self->pairs, figures);
  stance_book_mark_stale (self, self->pairs, figures, compared);
  worksheet_autofilter (self->pairs, STANCE_BOOK_TABLE_ROW - 1, FIRST, values[2], PAIR_TESTED);
}
