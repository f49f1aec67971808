/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Summary: what is in the workbook, the settings that formulas use, and for each issue and party what can be said in a line. */
#include <math.h>

#include "stance-labels-private.h"
#include "stance-workbook-private.h"

#define OUTSIDE 7
#define SETTINGS 9 /* the first row of them */
#define LISTS 15
#define AS_MADE 9 /* a column out of the way: what settings were */

typedef struct
{
  StanceWorkbook *book;
  lxw_worksheet *sheet;
  const char *name;
} Settings;

static void
put_setting (const Settings *self, guint row, const char *name, double value, const char *text)
{
  const guint area[4] = { row, 1, row, 1 };

  worksheet_write_string (self->sheet, row, 0, name, self->book->formats.text);
  worksheet_write_number (self->sheet, row, 1, value, self->book->formats.input);
  worksheet_write_string (self->sheet, row, 2, text, self->book->formats.note);
  worksheet_write_number (self->sheet, row, AS_MADE, value, self->book->formats.key);
  stance_book_name (self->book, name, self->name, area);
}

void
stance_book_write_settings (StanceWorkbook *self, lxw_worksheet *sheet, const char *name, guint row)
{
  const Settings settings = { self, sheet, name };
  lxw_row_col_options aside = { .hidden = TRUE };

  worksheet_set_column_opt (sheet, AS_MADE, AS_MADE, LXW_DEF_COL_WIDTH, NULL, &aside);
  put_setting (&settings, row, "min_statements", MAX (self->settings.min_n, 1), "cells that rest on fewer statements are n/a (at least 1)");
  put_setting (&settings, row + 1, "min_shared", MAX (self->settings.min_shared, 1), "pairs that share fewer issues are n/a (at least 1)");
  put_setting (&settings, row + 2, "scale_min", stance_model_get_scale_min (self->model), "lower end of the model's scale");
  put_setting (&settings, row + 3, "scale_max", stance_model_get_scale_max (self->model), "upper end");
}

static void
put_fact (StanceWorkbook *self, guint row, const char *name, double value)
{
  worksheet_write_string (self->summary, row, 0, name, self->formats.text);
  worksheet_write_number (self->summary, row, 1, value, self->formats.count);
}

/* Statements that somebody added, or gave to a party that has no row, and no formula sees. */
static void
write_outside (StanceWorkbook *self)
{
  const guint place[2] = { OUTSIDE, 1 }, area[4] = { OUTSIDE, 0, OUTSIDE, 2 };

  worksheet_write_string (self->summary, OUTSIDE, 0, "statements not counted", self->formats.text);
  stance_book_put_formula (self->summary, place, stance_book_outside_formula (self->side), stance_book_side_count_outside (self->side), self->formats.count);
  worksheet_write_string (self->summary, OUTSIDE, 2, "of parties or issues without a place in Positions, or below the last row: read the workbook in anew",
                          self->formats.note);
  stance_book_add_condition (self->summary, area, "=$B$8>0", self->formats.alarm);
}

static void
write_facts (StanceWorkbook *self)
{
  stance_book_put_heading (self, self->summary, 0, stance_model_get_title (self->model));
  stance_book_put_text (self->summary, 1, 0, "Who stands where, and who agrees with whom. Correct the shaded cells here, or the sheet Statements, "
                        "and all figures follow.", self->formats.note);
  put_fact (self, 3, "documents", g_hash_table_size (self->side->documents));
  put_fact (self, 4, "statements", (double) stance_tally_get_n_statements (self->side->tally));
  put_fact (self, 5, "rows", stance_names_size (self->rows));
  put_fact (self, 6, "issues", stance_names_size (self->columns));
  write_outside (self);
  stance_book_put_heading (self, self->summary, SETTINGS - 1, "Settings");
  stance_book_write_settings (self, self->summary, "Summary", SETTINGS);
}

/* Lowest and highest of some scores, their number and sum. */
typedef struct
{
  guint n;
  double low, high, sum;
} Extremes;

static void
take (Extremes *self, double value)
{
  if (isnan (value))
    return;
  self->low = self->n ? fmin (self->low, value) : value;
  self->high = self->n ? fmax (self->high, value) : value;
  self->sum += value;
  self->n++;
}

static char *
positions_area (StanceWorkbook *self, const guint from[2], const guint to[2])
{
  const guint area[4] = { STANCE_BOOK_POSITION_ROW + from[0], STANCE_BOOK_FIRST_COLUMN + from[1], STANCE_BOOK_POSITION_ROW + to[0],
                          STANCE_BOOK_FIRST_COLUMN + to[1] };

  return stance_book_area ("Positions", area);
}

/* Figures over the cells of `area`: how many, the lowest, the highest, the mean. */
static void
put_extremes (StanceWorkbook *self, guint at, const char *area, const Extremes *found)
{
  static const char *const functions[] = { "MIN", "MAX", "AVERAGE" };
  const double values[] = { found->n ? found->low : NAN, found->n ? found->high : NAN, found->n ? found->sum / found->n : NAN };
  const guint count[2] = { at, 1 };

  stance_book_put_formula (self->summary, count, g_strdup_printf ("=COUNT(%s)", area), found->n, self->formats.count);
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      const guint place[2] = { at, 2 + i };

      stance_book_put_formula (self->summary, place, g_strdup_printf ("=IF(COUNT(%s)=0,\"n/a\",%s(%s))", area, functions[i], area), values[i],
                               self->formats.position);
    }
}

static void
write_header (StanceWorkbook *self, guint at, const char *const *titles)
{
  const guint place[2] = { at, 1 };
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();

  for (guint i = 1; titles[i]; i++)
    g_ptr_array_add (figures, (gpointer) titles[i]);
  worksheet_write_string (self->summary, at, 0, titles[0], self->formats.header);
  stance_book_put_titles (self, self->summary, place, figures, 14);
}

static void
write_issues (StanceWorkbook *self)
{
  static const char *const titles[] = { "issue", "parties with a position", "lowest", "highest", "mean", NULL };
  guint rows = stance_names_size (self->rows), columns = stance_names_size (self->columns);

  write_header (self, LISTS, titles);
  for (guint column = 0; column < columns; column++)
    {
      const guint from[2] = { 0, column }, to[2] = { rows - 1, column };
      g_autofree char *area = positions_area (self, from, to);
      Extremes found = { 0 };
      StanceScore score;

      for (guint row = 0; row < rows; row++)
        {
          stance_book_side_get_position (self->side, row, column, &score);
          take (&found, score.value);
        }
      stance_book_put_text (self->summary, LISTS + 1 + column, 0, stance_label_issue (self->model, stance_names_get (self->columns, column)),
                            self->formats.text);
      put_extremes (self, LISTS + 1 + column, area, &found);
    }
}

static void
write_parties (StanceWorkbook *self)
{
  static const char *const titles[] = { "party", "issues with a position", "lowest", "highest", "mean", NULL };
  guint rows = stance_names_size (self->rows), columns = stance_names_size (self->columns), first = LISTS + columns + 3;

  write_header (self, first - 1, titles);
  for (guint row = 0; row < rows; row++)
    {
      const guint from[2] = { row, 0 }, to[2] = { row, columns - 1 };
      g_autofree char *area = positions_area (self, from, to);
      Extremes found = { 0 };
      StanceScore score;

      for (guint column = 0; column < columns; column++)
        {
          stance_book_side_get_position (self->side, row, column, &score);
          take (&found, score.value);
        }
      stance_book_put_text (self->summary, first + row, 0, stance_label_party (self->model, stance_names_get (self->rows, row)),
                            self->formats.text);
      put_extremes (self, first + row, area, &found);
    }
}

void
stance_book_write_summary (StanceWorkbook *self)
{
  stance_book_set_page (self->summary, 0, 0);
  worksheet_set_column (self->summary, 0, 0, 36, NULL);
  write_facts (self);
  write_issues (self);
  write_parties (self);
}
