/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions: party by issue, as formulas over Statements; below, the counts they rest on, and the same figures with 0 in the gaps, which the
 * matrices multiply by whether there is one. */
#include <math.h>

#include "stance-labels-private.h"
#include "stance-workbook-private.h"

/* Columns of statements. */
#define POSITION ('A' + STANCE_BOOK_POSITION)
#define WEIGHT ('A' + STANCE_BOOK_WEIGHT)
/* Blocks below that of positions. */
#define COUNTS 1
#define WITHOUT_GAPS 2
#define AS_FOUND 3

static guint
n_rows (const StanceBookSide *self)
{
  return stance_names_size (self->book->rows);
}

static guint
n_columns (const StanceBookSide *self)
{
  return stance_names_size (self->book->columns);
}

/* The same function over each sheet of statements; `column` is what is summed, NULL for counting. */
static char *
sum_over_sheets (StanceBookSide *self, const char *function, const char *column, const guint place[2])
{
  g_autoptr (GString) sum = g_string_new (NULL);
  g_autofree char *key = stance_book_cell (place[0], 0, FALSE, TRUE);
  g_autofree char *issue = stance_book_cell (STANCE_BOOK_POSITION_ROW - 2, place[1], TRUE, FALSE);

  for (guint i = 1; i <= self->n_sheets; i++)
    {
      g_autofree char *side = stance_book_side_name (self, "", '_');
      g_autofree char *suffix = i > 1 ? g_strdup_printf ("%s_%u", side, i) : g_strdup (side);
      g_autofree char *first = column ? g_strdup_printf ("statement_%s%s,", column, suffix) : g_strdup ("");

      g_string_append_printf (sum, "%s%s(%sstatement_row%s,%s,statement_issue%s,%s,statement_position%s,\">=-1000\",statement_weight%s,\">0\")",
                              i > 1 ? "+" : "", function, first, suffix, key, suffix, issue, suffix, suffix);
    }
  return g_string_free (g_steal_pointer (&sum), FALSE);
}

/* The first row of a block, 0 for the positions themselves. */
static guint
block_row (StanceBookSide *self, guint block)
{
  guint first = STANCE_BOOK_POSITION_ROW;

  for (guint i = 0; i < block; i++)
    first = STANCE_BOOK_BELOW (first, n_rows (self));
  return first;
}

static char *
area_of_block (StanceBookSide *self, guint block)
{
  g_autofree char *sheet = stance_book_side_name (self, "Positions", ' ');
  guint first = block_row (self, block);
  const guint area[4] = { first, STANCE_BOOK_FIRST_COLUMN, first + n_rows (self) - 1, STANCE_BOOK_FIRST_COLUMN + n_columns (self) - 1 };
  return stance_book_area (sheet, area);
}

/* Over whole columns: what stands below the last statement is not looked at by the formulas of positions. */
char *
stance_book_outside_formula (StanceBookSide *self)
{
  g_autofree char *counts = area_of_block (self, COUNTS);
  g_autofree char *statements = stance_book_side_name (self, "Statements", ' ');
  g_autoptr (GString) formula = g_string_new ("=");

  for (guint i = 1; i <= self->n_sheets; i++)
    {
      g_autofree char *name = i > 1 ? g_strdup_printf ("'%s %u'!", statements, i) : g_strdup_printf ("'%s'!", statements);

      g_string_append_printf (formula, "COUNT(%s$%c:$%c)-COUNTIFS(%s$%c:$%c,\">=-1000\",%s$%c:$%c,0)+", name, POSITION, POSITION, name, POSITION, POSITION,
                              name, WEIGHT, WEIGHT);
    }
  g_string_truncate (formula, formula->len - 1);
  g_string_append_printf (formula, "-SUM(%s)", counts);
  return g_string_free (g_steal_pointer (&formula), FALSE);
}

char *
stance_book_changed_cell (StanceBookSide *self)
{
  guint row = block_row (self, AS_FOUND) + n_rows (self);
  const guint area[4] = { row, STANCE_BOOK_FIRST_COLUMN, row, STANCE_BOOK_FIRST_COLUMN };
  g_autofree char *sheet = stance_book_side_name (self, "Positions", ' ');

  return stance_book_area (sheet, area);
}

/* The weights that the formulas of the matrices take. */
static void
write_weights (StanceBookSide *self)
{
  StanceModel *model = self->book->model;
  g_auto (GStrv) ids = stance_model_get_issue_ids (model);

  worksheet_write_string (self->positions, STANCE_BOOK_WEIGHT_ROW, 1, "weight of the issue", self->book->formats.note);
  for (guint column = 0; column < n_columns (self); column++)
    {
      const char *issue = stance_names_get (self->book->columns, column);
      const guint place[2] = { STANCE_BOOK_WEIGHT_ROW, STANCE_BOOK_FIRST_COLUMN + column };
      guint row = 0;

      while (ids[row] && !g_str_equal (ids[row], issue))
        row++;
      g_autofree char *weight = stance_book_cell (STANCE_BOOK_ISSUE_ROW + row, STANCE_BOOK_ISSUE_WEIGHT, TRUE, TRUE);
      stance_book_put_formula (self->positions, place, g_strdup_printf ("=Issues!%s", weight), stance_model_get_issue_weight (model, issue),
                               self->book->formats.share);
    }
}

/* Parties that are new, and rows below the last one, count in no cell. */
static void
write_outside (StanceBookSide *self)
{
  const guint area[4] = { 3, 0, 3, 1 }, place[2] = { 3, 1 };

  worksheet_write_string (self->positions, 3, 0, "not counted", self->book->formats.note);
  stance_book_put_formula (self->positions, place, stance_book_outside_formula (self), stance_book_side_count_outside (self), self->book->formats.count);
  stance_book_add_condition (self->positions, area, "=$B$4>0", self->book->formats.alarm);
}

static void
write_titles (StanceBookSide *self)
{
  StanceWorkbook *book = self->book;
  g_autofree char *title = self->label ? g_strdup_printf ("Positions in %s: %s", self->label, stance_book_side_title (self)) : g_strdup ("Positions");
  g_autofree char *sheet = stance_book_side_name (self, "Statements", ' ');
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  const guint place[2] = { 2, STANCE_BOOK_FIRST_COLUMN };
  g_autofree char *note = g_strdup_printf ("Weighted mean of the statements' positions, from %g to %g; n/a: no statement. Formulas over %s.",
                                           stance_model_get_scale_min (book->model), stance_model_get_scale_max (book->model), sheet);

  stance_book_put_heading (book, self->positions, 0, title);
  worksheet_write_string (self->positions, 1, 0, note, book->formats.note);
  worksheet_write_string (self->positions, 2, 1, stance_level_to_string (book->settings.level), book->formats.header);
  for (guint column = 0; column < n_columns (self); column++)
    g_ptr_array_add (titles, (gpointer) stance_label_issue (book->model, stance_names_get (book->columns, column)));
  stance_book_put_titles (book, self->positions, place, titles, 14);
  write_outside (self);
  for (guint column = 0; column < n_columns (self); column++)
    stance_book_put_text (self->positions, 3, STANCE_BOOK_FIRST_COLUMN + column, stance_names_get (book->columns, column), book->formats.key);
  write_weights (self);
}

static void
put_names (StanceBookSide *self, guint at, guint row)
{
  stance_book_put_text (self->positions, at, 0, stance_book_key_of_row (self, row), self->book->formats.key);
  stance_book_put_text (self->positions, at, 1, stance_label_party (self->book->model, stance_names_get (self->book->rows, row)),
                        self->book->formats.text);
}

static void
write_positions (StanceBookSide *self)
{
  guint counts = STANCE_BOOK_BELOW (STANCE_BOOK_POSITION_ROW, n_rows (self));

  for (guint row = 0; row < n_rows (self); row++)
    {
      put_names (self, STANCE_BOOK_POSITION_ROW + row, row);
      for (guint column = 0; column < n_columns (self); column++)
        {
          const guint place[2] = { STANCE_BOOK_POSITION_ROW + row, STANCE_BOOK_FIRST_COLUMN + column };
          g_autofree char *n = stance_book_cell (counts + row, place[1], FALSE, FALSE);
          g_autofree char *products = sum_over_sheets (self, "SUMIFS", "product", place);
          g_autofree char *weights = sum_over_sheets (self, "SUMIFS", "weight", place);
          StanceScore score;

          stance_book_side_get_position (self, row, column, &score);
          stance_book_put_formula (self->positions, place, g_strdup_printf ("=IF(%s<min_statements,\"n/a\",(%s)/(%s))", n, products, weights),
                                   score.value, self->book->formats.position);
          stance_book_put_comment (self->positions, place, stance_book_find_evidence (self, row, column));
        }
    }
}

static void
write_counts (StanceBookSide *self)
{
  guint first = STANCE_BOOK_BELOW (STANCE_BOOK_POSITION_ROW, n_rows (self));

  stance_book_put_heading (self->book, self->positions, first - 1, "Statements that count");
  for (guint row = 0; row < n_rows (self); row++)
    {
      put_names (self, first + row, row);
      for (guint column = 0; column < n_columns (self); column++)
        {
          const guint place[2] = { first + row, STANCE_BOOK_FIRST_COLUMN + column };
          g_autofree char *sum = sum_over_sheets (self, "COUNTIFS", NULL, place);

          stance_book_put_formula (self->positions, place, g_strconcat ("=", sum, NULL), stance_book_side_count (self, row, column),
                                   self->book->formats.count);
        }
    }
}

static void
write_without_gaps (StanceBookSide *self)
{
  guint first = STANCE_BOOK_BELOW (STANCE_BOOK_BELOW (STANCE_BOOK_POSITION_ROW, n_rows (self)), n_rows (self));

  stance_book_put_heading (self->book, self->positions, first - 1, "Positions, 0 where missing: for the formulas of the matrices");
  for (guint row = 0; row < n_rows (self); row++)
    {
      put_names (self, first + row, row);
      for (guint column = 0; column < n_columns (self); column++)
        {
          const guint place[2] = { first + row, STANCE_BOOK_FIRST_COLUMN + column };
          g_autofree char *cell = stance_book_cell (STANCE_BOOK_POSITION_ROW + row, place[1], FALSE, FALSE);
          StanceScore score;

          stance_book_side_get_position (self, row, column, &score);
          stance_book_put_formula (self->positions, place, g_strdup_printf ("=N(%s)", cell), isfinite (score.value) ? score.value : 0,
                                   self->book->formats.position);
        }
    }
}

/* What was found, for those who want to know whether it still holds; nothing where it was missing. */
static void
write_as_found (StanceBookSide *self)
{
  guint first = block_row (self, AS_FOUND);
  g_autofree char *now = area_of_block (self, 0), *plain = area_of_block (self, WITHOUT_GAPS), *then = area_of_block (self, AS_FOUND);
  const guint place[2] = { first + n_rows (self), STANCE_BOOK_FIRST_COLUMN };

  stance_book_put_heading (self->book, self->positions, first - 1, "Positions as they were found: no formulas");
  for (guint row = 0; row < n_rows (self); row++)
    {
      put_names (self, first + row, row);
      for (guint column = 0; column < n_columns (self); column++)
        {
          StanceScore score;

          stance_book_side_get_position (self, row, column, &score);
          stance_book_put_number (self->positions, first + row, STANCE_BOOK_FIRST_COLUMN + column, score.value, self->book->formats.position);
        }
    }
  stance_book_put_text (self->positions, place[0], 1, "others by now", self->book->formats.note);
  stance_book_put_formula (self->positions, place, g_strdup_printf ("=SUMPRODUCT(--(ISNUMBER(%s)<>ISNUMBER(%s)))+SUMPRODUCT(--(ABS(%s-%s)>0.000000001))",
                                                                    now, then, plain, then), 0, self->book->formats.count);
}

void
stance_book_write_positions (StanceBookSide *self)
{
  guint last = STANCE_BOOK_FIRST_COLUMN + n_columns (self) - 1;
  const guint area[4] = { STANCE_BOOK_POSITION_ROW, STANCE_BOOK_FIRST_COLUMN, STANCE_BOOK_POSITION_ROW + n_rows (self) - 1, last };
  g_autofree char *sheet = stance_book_side_name (self, "Positions", ' ');
  g_autofree char *name = stance_book_side_name (self, "positions", '_');
  const guint weights[4] = { STANCE_BOOK_WEIGHT_ROW, STANCE_BOOK_FIRST_COLUMN, STANCE_BOOK_WEIGHT_ROW, last };

  stance_book_set_page (self->positions, STANCE_BOOK_POSITION_ROW, STANCE_BOOK_FIRST_COLUMN);
  worksheet_set_column (self->positions, 0, 0, 16, NULL);
  worksheet_set_column (self->positions, 1, 1, 24, NULL);
  write_titles (self);
  write_positions (self);
  write_counts (self);
  write_without_gaps (self);
  if (self->label)
    write_as_found (self);
  stance_book_colour (self->book, self->positions, area, STANCE_BOOK_SCALE_POSITION);
  stance_book_name (self->book, name, sheet, area);
  if (self == g_ptr_array_index (self->book->sides, 0))
    stance_book_name (self->book, "issue_weights", sheet, weights);
}
