/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Issues with their weights, and parties with the rows they count in. */
#include <string.h>

#include "stance-labels-private.h"
#include "stance-workbook-private.h"

static void
write_header (StanceWorkbook *self, lxw_worksheet *sheet, const char *const *titles, const double *widths)
{
  for (guint i = 0; titles[i]; i++)
    {
      worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i, widths[i], NULL);
      worksheet_write_string (sheet, 0, (lxw_col_t) i, titles[i], self->formats.header);
    }
  stance_book_set_page (sheet, 1, 1);
}

/* "=SUM(...)" over the counts of an issue's column in the positions of a side; 0 where nobody speaks of the issue. */
static void
put_count (StanceBookSide *side, const guint place[2], const char *issue)
{
  StanceWorkbook *self = side->book;
  guint size = stance_names_size (self->rows), first = STANCE_BOOK_BELOW (STANCE_BOOK_POSITION_ROW, size);
  guint column = stance_names_find (self->columns, issue), n = 0;

  if (column == STANCE_NO_NAME)
    {
      worksheet_write_number (self->issues, place[0], (lxw_col_t) place[1], 0, self->formats.count);
      return;
    }
  for (guint row = 0; row < size; row++)
    n += stance_book_side_count (side, row, column);
  const guint area[4] = { first, STANCE_BOOK_FIRST_COLUMN + column, first + size - 1, STANCE_BOOK_FIRST_COLUMN + column };
  g_autofree char *sheet = stance_book_side_name (side, "Positions", ' ');
  g_autofree char *cells = stance_book_area (sheet, area);
  stance_book_put_formula (self->issues, place, g_strdup_printf ("=SUM(%s)", cells), n, self->formats.count);
}

static void
put_counts (StanceWorkbook *self, guint at, const char *issue)
{
  for (guint i = 0; i < self->sides->len; i++)
    {
      StanceBookSide *side = g_ptr_array_index (self->sides, i);
      const guint place[2] = { at, STANCE_BOOK_ISSUE_WEIGHT + 1 + i };

      put_count (side, place, issue);
    }
}

/* "statements", or "statements A" and so on. */
static void
put_count_titles (StanceWorkbook *self)
{
  for (guint i = 0; i < self->sides->len; i++)
    {
      lxw_col_t column = (lxw_col_t) (STANCE_BOOK_ISSUE_WEIGHT + 1 + i);
      g_autofree char *name = stance_book_side_name (g_ptr_array_index (self->sides, i), "statements", ' ');

      worksheet_write_string (self->issues, 0, column, name, self->formats.header);
      worksheet_set_column (self->issues, column, column, 13, NULL);
    }
}

void
stance_book_write_issues (StanceWorkbook *self)
{
  static const char *const titles[] = { "issue", "name", "proposition", "weight", NULL };
  static const double widths[] = { 24, 30, 80, 9 };
  g_auto (GStrv) ids = stance_model_get_issue_ids (self->model);

  write_header (self, self->issues, titles, widths);
  put_count_titles (self);
  for (guint i = 0; ids[i]; i++)
    {
      guint at = STANCE_BOOK_ISSUE_ROW + i;

      stance_book_put_text (self->issues, at, 0, ids[i], self->formats.key);
      stance_book_put_text (self->issues, at, 1, stance_label_issue (self->model, ids[i]), self->formats.text);
      stance_book_put_text (self->issues, at, 2, stance_model_get_proposition (self->model, ids[i]), self->formats.wrapped);
      stance_book_put_number (self->issues, at, STANCE_BOOK_ISSUE_WEIGHT, stance_model_get_issue_weight (self->model, ids[i]), self->formats.input);
      stance_book_fit_row (self->issues, at, &(StanceBookText) { stance_model_get_proposition (self->model, ids[i]), widths[2] }, 1);
      put_counts (self, at, ids[i]);
    }
}

static const char *
kind_of (StanceWorkbook *self, const char *party)
{
  return stance_model_has_party (self->model, party) ? stance_party_kind_to_string (stance_model_get_party_kind (self->model, party)) : "not in the model";
}

void
stance_book_write_parties (StanceWorkbook *self)
{
  static const char *const titles[] = { "party", "name", "kind", "row", "original_row", NULL };
  static const double widths[] = { 24, 30, 16, 24, 24 };
  guint size = stance_names_size (self->holder_parties);
  const guint area[4] = { 1, 0, MAX (size, 1), 3 };
  lxw_row_col_options aside = { .hidden = TRUE };

  write_header (self, self->list_of_parties, titles, widths);
  worksheet_set_column_opt (self->list_of_parties, 4, 4, widths[4], NULL, &aside);
  for (guint i = 0; i < size; i++)
    {
      const char *party = stance_names_get (self->holder_parties, i);

      stance_book_put_text (self->list_of_parties, i + 1, 0, party, self->formats.key);
      stance_book_put_text (self->list_of_parties, i + 1, 1, stance_label_party (self->model, party), self->formats.text);
      stance_book_put_text (self->list_of_parties, i + 1, 2, kind_of (self, party), self->formats.text);
      for (guint column = 3; column < 5; column++)
        stance_book_put_text (self->list_of_parties, i + 1, column, stance_book_keys_get (&self->keys, stance_book_roll_up (self, party, NULL)),
                              self->formats.text);
    }
  stance_book_name (self, "party_rows", "Parties", area);
}
