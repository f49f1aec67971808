/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions: party by issue, as formulas over Statements; below, the counts they rest on, and the same figures with 0 in the gaps, which the
 * matrices multiply by whether there is one. */
#include <math.h>

#include "stance-labels-private.h"
#include "stance-workbook-private.h"

static guint
n_rows (StanceWorkbook *self)
{
  return stance_table_get_n_parties (self->table);
}

static guint
n_columns (StanceWorkbook *self)
{
  return stance_table_get_n_issues (self->table);
}

/* The same function over each sheet of statements; `column` is what is summed, NULL for counting. */
static char *
sum_over_sheets (StanceWorkbook *self, const char *function, const char *column, const guint place[2])
{
  g_autoptr (GString) sum = g_string_new (NULL);
  g_autofree char *key = stance_book_cell (place[0], 0, FALSE, TRUE);
  g_autofree char *issue = stance_book_cell (STANCE_BOOK_POSITION_ROW - 2, place[1], TRUE, FALSE);

  for (guint i = 1; i <= self->n_sheets; i++)
    {
      g_autofree char *suffix = i > 1 ? g_strdup_printf ("_%u", i) : g_strdup ("");
      g_autofree char *first = column ? g_strdup_printf ("statement_%s%s,", column, suffix) : g_strdup ("");

      g_string_append_printf (sum, "%s%s(%sstatement_row%s,%s,statement_issue%s,%s,statement_position%s,\">=-1000\",statement_weight%s,\">0\")",
                              i > 1 ? "+" : "", function, first, suffix, key, suffix, issue, suffix, suffix);
    }
  return g_string_free (g_steal_pointer (&sum), FALSE);
}

static void
write_titles (StanceWorkbook *self)
{
  lxw_worksheet *sheet = self->positions;
  g_autofree char *note = g_strdup_printf ("Weighted mean of the statements' positions, from %g to %g; n/a: no statement. Formulas over Statements.",
                                           stance_model_get_scale_min (self->model), stance_model_get_scale_max (self->model));
  g_auto (GStrv) ids = stance_model_get_issue_ids (self->model);

  worksheet_write_string (sheet, 0, 0, "Positions", self->formats.title);
  worksheet_write_string (sheet, 1, 0, note, self->formats.note);
  worksheet_write_string (sheet, 2, 1, stance_level_to_string (self->settings.level), self->formats.header);
  for (guint column = 0; column < n_columns (self); column++)
    stance_book_put_text (sheet, 2, STANCE_BOOK_FIRST_COLUMN + column, stance_label_issue (self->model, stance_table_get_issue (self->table, column)),
                          self->formats.turned);
  for (guint column = 0; column < n_columns (self); column++)
    stance_book_put_text (sheet, 3, STANCE_BOOK_FIRST_COLUMN + column, stance_table_get_issue (self->table, column), self->formats.key);
  worksheet_write_string (sheet, STANCE_BOOK_WEIGHT_ROW, 1, "weight of the issue", self->formats.note);
  for (guint column = 0; column < n_columns (self); column++)
    {
      const char *issue = stance_table_get_issue (self->table, column);
      const guint place[2] = { STANCE_BOOK_WEIGHT_ROW, STANCE_BOOK_FIRST_COLUMN + column };
      guint row = 0;

      while (ids[row] && !g_str_equal (ids[row], issue))
        row++;
      g_autofree char *weight = stance_book_cell (STANCE_BOOK_ISSUE_ROW + row, STANCE_BOOK_ISSUE_WEIGHT, TRUE, TRUE);
      stance_book_put_formula (sheet, place, g_strdup_printf ("=Issues!%s", weight), stance_model_get_issue_weight (self->model, issue),
                               self->formats.share);
    }
}

static void
put_names (StanceWorkbook *self, guint at, guint row)
{
  stance_book_put_text (self->positions, at, 0, stance_book_key_of_row (self, row), self->formats.key);
  stance_book_put_text (self->positions, at, 1, stance_label_party (self->model, stance_table_get_party (self->table, row)), self->formats.text);
}

/* The commented sentence is shown when the pointer is over the cell. */
static void
put_comment (StanceWorkbook *self, const guint place[2], guint row, guint column)
{
  const char *text = stance_book_find_evidence (self, stance_book_key_of_row (self, row), stance_table_get_issue (self->table, column));
  lxw_comment_options options = { .visible = LXW_COMMENT_DISPLAY_HIDDEN, .width = 360, .height = 140 };

  if (text)
    worksheet_write_comment_opt (self->positions, place[0], (lxw_col_t) place[1], text, &options);
}

static void
write_positions (StanceWorkbook *self)
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

          stance_table_get_score_at (self->table, row, column, &score);
          stance_book_put_formula (self->positions, place, g_strdup_printf ("=IF(%s<min_statements,\"n/a\",(%s)/(%s))", n, products, weights),
                                   score.value, self->formats.position);
          put_comment (self, place, row, column);
        }
    }
}

static void
write_counts (StanceWorkbook *self)
{
  guint first = STANCE_BOOK_BELOW (STANCE_BOOK_POSITION_ROW, n_rows (self));

  worksheet_write_string (self->positions, first - 1, 0, "Statements that count", self->formats.title);
  for (guint row = 0; row < n_rows (self); row++)
    {
      put_names (self, first + row, row);
      for (guint column = 0; column < n_columns (self); column++)
        {
          const guint place[2] = { first + row, STANCE_BOOK_FIRST_COLUMN + column };
          g_autofree char *sum = sum_over_sheets (self, "COUNTIFS", NULL, place);
          StanceScore score;

          stance_table_get_cell (self->all, stance_table_get_party (self->table, row), stance_table_get_issue (self->table, column), &score);
          stance_book_put_formula (self->positions, place, g_strconcat ("=", sum, NULL), score.n, self->formats.count);
        }
    }
}

static void
write_without_gaps (StanceWorkbook *self)
{
  guint first = STANCE_BOOK_BELOW (STANCE_BOOK_BELOW (STANCE_BOOK_POSITION_ROW, n_rows (self)), n_rows (self));

  worksheet_write_string (self->positions, first - 1, 0, "Positions, 0 where missing: for the formulas of the matrices", self->formats.title);
  for (guint row = 0; row < n_rows (self); row++)
    {
      put_names (self, first + row, row);
      for (guint column = 0; column < n_columns (self); column++)
        {
          const guint place[2] = { first + row, STANCE_BOOK_FIRST_COLUMN + column };
          g_autofree char *cell = stance_book_cell (STANCE_BOOK_POSITION_ROW + row, place[1], FALSE, FALSE);
          StanceScore score;

          stance_table_get_score_at (self->table, row, column, &score);
          stance_book_put_formula (self->positions, place, g_strdup_printf ("=N(%s)", cell), isfinite (score.value) ? score.value : 0,
                                   self->formats.position);
        }
    }
}

void
stance_book_write_positions (StanceWorkbook *self)
{
  guint last = STANCE_BOOK_FIRST_COLUMN + n_columns (self) - 1;
  const guint area[4] = { STANCE_BOOK_POSITION_ROW, STANCE_BOOK_FIRST_COLUMN, STANCE_BOOK_POSITION_ROW + n_rows (self) - 1, last };
  const guint weights[4] = { STANCE_BOOK_WEIGHT_ROW, STANCE_BOOK_FIRST_COLUMN, STANCE_BOOK_WEIGHT_ROW, last };

  stance_book_set_page (self->positions, STANCE_BOOK_POSITION_ROW, STANCE_BOOK_FIRST_COLUMN);
  worksheet_set_column (self->positions, 0, 0, 16, NULL);
  worksheet_set_column (self->positions, 1, 1, 24, NULL);
  worksheet_set_column (self->positions, STANCE_BOOK_FIRST_COLUMN, (lxw_col_t) last, 14, NULL);
  write_titles (self);
  write_positions (self);
  write_counts (self);
  write_without_gaps (self);
  stance_book_colour (self, self->positions, area, STANCE_BOOK_SCALE_POSITION);
  stance_book_name (self, "positions", "Positions", area);
  stance_book_name (self, "issue_weights", "Positions", weights);
}
