/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read me: what each sheet and column holds, and how the workbook came about. */
#include "stance-config.h"
#include "stance-workbook-private.h"

static const char *const sheets[][2] = {
  { "Summary", "What is in the workbook; settings; the range of positions on each issue and of each party." },
  { "Positions", "Party by issue: weighted mean of statements. Point at a cell to read its strongest quote. Counts are below." },
  { "Agreement", "Party by party: 1 - sum (weight * distance) / (sum (weight) * range of the scale), over the issues on which both have a position "
                 "(J. C. Gower 1971). The number of these issues is below." },
  { "Divergence", "1 - agreement." },
  { "Statements", "What was found or coded, a row each. More than a sheet can hold go on in Statements 2, 3 and so on." },
  { "Issues", "The questions, their propositions, and their weights in agreement and divergence." },
  { "Parties", "The parties in use, and the rows they count in." },
};

static const char *const advice[][2] = {
  { "Correcting", "Change position, weight, holder_party or issue in Statements, a weight in Issues, a row in Parties, or a setting in Summary: "
                  "formulas follow. Corrected cells of Statements turn yellow." },
  { "Adding", "Insert a row between two statements and copy one of them there; rows behind the last one are not looked at." },
  { "Going on", "stance matrix FILE.xlsx (or positions, statements, compare) takes the statements of this workbook in again, with corrections, and tells what "
                "was corrected." },
  { "Missing", "n/a on grey: nobody said anything. Missing is never 0 and never agreement." },
  { "Colours", "Run from red over white to blue between the ends of the scale, not of the data." },
};

static void
put_pair (StanceWorkbook *self, guint *row, const char *name, const char *text)
{
  stance_book_put_text (self->read_me, *row, 0, name, self->formats.text);
  stance_book_put_text (self->read_me, *row, 1, text, self->formats.wrapped);
  (*row)++;
}

static void
put_heading (StanceWorkbook *self, guint *row, const char *heading)
{
  *row += *row > 0;
  worksheet_write_string (self->read_me, *row, 0, heading, self->formats.title);
  (*row)++;
}

static void
write_origin (StanceWorkbook *self, guint *row)
{
  g_autoptr (GDateTime) made = self->settings.made ? g_date_time_new_from_unix_utc (self->settings.made) : g_date_time_new_now_utc ();
  g_autofree char *date = made ? g_date_time_format (made, "%Y-%m-%d %H:%M UTC") : NULL;
  g_autofree char *model = g_strdup_printf ("%s: %s", stance_model_get_id (self->model), stance_model_get_title (self->model));

  put_heading (self, row, "How this was made");
  put_pair (self, row, "version", "stance " STANCE_VERSION);
  put_pair (self, row, "model", model);
  put_pair (self, row, "date", date);
  put_pair (self, row, "command", self->settings.command);
  put_pair (self, row, "rows are", stance_level_to_string (self->settings.level));
}

void
stance_book_write_read_me (StanceWorkbook *self)
{
  guint row = 0;

  stance_book_set_page (self->read_me, 0, 0);
  worksheet_set_column (self->read_me, 0, 0, 24, NULL);
  worksheet_set_column (self->read_me, 1, 1, 110, NULL);
  write_origin (self, &row);
  put_heading (self, &row, "Sheets");
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    put_pair (self, &row, sheets[i][0], sheets[i][1]);
  put_heading (self, &row, "Working with it");
  for (guint i = 0; i < G_N_ELEMENTS (advice); i++)
    put_pair (self, &row, advice[i][0], advice[i][1]);
  put_heading (self, &row, "Columns of Statements");
  for (guint i = 0; i < STANCE_BOOK_N_COLUMNS; i++)
    put_pair (self, &row, stance_book_columns[i].name, stance_book_columns[i].text);
}
