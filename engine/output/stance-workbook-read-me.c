/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Read me: what each sheet and column holds, and how the workbook came about. */
#include "stance-config.h"
#include "stance-workbook-private.h"

#define WIDTH 110 /* of the texts */

/* What a workbook may be of. */
enum
{
  ONE = 1 << 0,
  TWO = 1 << 1,
  MORE = 1 << 2,
  MEASURE = 1 << 3, /* and what it may have */
  PAIRS = 1 << 4,
  INTERVALS = 1 << 5,
};

typedef struct
{
  const char *name;
  const char *text;
  guint of;
} Note;

#define AGREEMENT "Party by party: 1 - sum (weight * distance) / (sum (weight) * range of the scale), over the issues on which both have a position " \
                  "(J. C. Gower 1971). The number of these issues is below. Point at a cell to read where the two are farthest apart, and where nearest."

static const Note sheets[] = {
  { "Summary", "What is in the workbook; settings; the range of positions on each issue and of each party.", ONE },
  { "Findings", "What the sides are, and what sets them apart, most telling first. Sentences of the statements as they were found.", TWO | MORE },
  { "Divergence", "Side by side: sum (weight * distance) / (sum (weight) * range of the scale), over the positions that both give. Live. Point at a cell to "
                  "read where the two are farthest apart, and where nearest.", MORE },
  { "Comparison", "The positions of both sides, their difference, and how sure it is. Positions and differences are live. Interval (95 %, bootstrap) and p "
                  "(permutation of statements; too few: nothing can be tested) are as they were found, and crossed out once the difference has changed.", TWO },
  { "Comparison", "The positions that two sides or more give, how far they are apart, and what is in it of all that sets them apart. Live.", MORE },
  { "Positions", "Party by issue: weighted mean of statements. Point at a cell to read its strongest quote. Counts are below.", ONE },
  { "Agreement", AGREEMENT, ONE },
  { "Agreement A, B", AGREEMENT " Live; Agreement B - A is their difference over the issues that both sides have of both.", TWO },
  { "Divergence", "1 - agreement.", ONE },
  { "Measure", "Another measure that was asked for, party by party, as it was found: no formula.", MEASURE },
  { "Pairs", "Pairs of parties with the interval and p of the measure that was asked for, as they were found. Agreement and divergence are live here, too, and "
             "what is of them is crossed out once they have changed.", PAIRS },
  { "Intervals", "Positions with their intervals. Positions are live; intervals are as they were found, and crossed out once the position has changed.",
    INTERVALS },
  { "Left out", "Statements on what only one side speaks of. As they were found.", TWO },
  { "Retellings", "What both sides tell, with the words that differ. As it was found.", TWO },
  { "Voice", "Who gets how many of the words. As it was found.", TWO },
  { "Positions A, B ...", "Party by issue, of one side: weighted mean of statements, live. Point at a cell to read its strongest quote. Counts are below. Rows "
                          "and columns are the same on all sides.", TWO | MORE },
  { "Statements", "What was found or coded, a row each. More than a sheet can hold go on in Statements 2, 3 and so on.", ONE },
  { "Statements A, B ...", "What was found or coded in one side, a row each. More than a sheet can hold go on in Statements A 2, A 3 and so on.", TWO | MORE },
  { "Issues", "The questions, their propositions, and their weights in agreement and divergence.", ONE | TWO | MORE },
  { "Parties", "The parties in use, and the rows they count in.", ONE | TWO | MORE },
  { "Settings", "Numbers that the formulas take.", TWO | MORE },
};

static const Note advice[] = {
  { "Correcting", "Change position, weight, holder_party or issue in Statements, a weight in Issues, a row in Parties, or a setting in Summary: "
                  "formulas follow. Corrected cells of Statements turn yellow.", ONE },
  { "Correcting", "Change position, weight, holder_party or issue on a sheet of statements, a weight in Issues, a row in Parties, or a number in Settings: "
                  "formulas follow. Corrected cells of statements turn yellow.", TWO | MORE },
  { "Adding", "Insert a row below a statement, copy the statement there, and change the copy. Rows below the last one, and parties that have no row in "
              "Positions, are not counted here: that cell turns red (Summary, Positions). Once the workbook is read in again they count.", ONE },
  { "Adding", "Insert a row below a statement, copy the statement there, and change the copy. Rows below the last one, and parties that have no row in "
              "Positions, are not counted here: a cell at the top of Positions turns red. Once the workbook is read in again they count.", TWO | MORE },
  { "Going on", "stance matrix FILE.xlsx (or positions, statements, compare) takes the statements of this workbook in again, with corrections and the "
                "weights of Issues, and tells what was corrected, added and deleted. Rows of Parties and settings are not taken over; it tells so.", ONE },
  { "Going on", "stance compare FILE.xlsx compares the sides anew, stance matrix FILE.xlsx (or positions, statements) takes the statements of all sides in "
                "as one: with corrections and the weights of Issues. They tell what was corrected, added and deleted. Rows of Parties and settings are not "
                "taken over.", TWO | MORE },
  { "Numbers", "Positions and weights are kept to 4 decimals: what has more of them, in coded files too, is rounded.", ONE | TWO | MORE },
  { "Formulas", "A position may be typed as a formula. To be read in again the file must have been saved in a spreadsheet program, which stores the value.",
    ONE | TWO | MORE },
  { "Missing", "n/a on grey: nobody said anything. Missing is never 0 and never agreement.", ONE | TWO | MORE },
  { "Comments", "Point at a cell with a mark in its corner. They tell what was found, also when it has been corrected since. Of positions there are "
                "20,000 at most, of pairs 2,000 on a sheet: the first ones.", ONE | TWO | MORE },
  { "Colours", "Run from red over white to blue between the ends of the scale, not of the data.", ONE | TWO | MORE },
};

static void
put_pair (StanceWorkbook *self, guint *row, const char *name, const char *text)
{
  stance_book_put_text (self->read_me, *row, 0, name, self->formats.text);
  stance_book_put_text (self->read_me, *row, 1, text, self->formats.wrapped);
  stance_book_fit_row (self->read_me, *row, &(StanceBookText) { text, WIDTH }, 1);
  (*row)++;
}

static void
put_heading (StanceWorkbook *self, guint *row, const char *heading)
{
  *row += *row > 0;
  stance_book_put_heading (self, self->read_me, *row, heading);
  (*row)++;
}

static void
put_notes (StanceWorkbook *self, guint *row, const Note *notes, guint n)
{
  guint kind = (self->sides->len == 1 ? ONE : self->sides->len == 2 ? TWO : MORE) | (self->measure ? MEASURE : 0) | (self->pairs ? PAIRS : 0)
               | (self->intervals ? INTERVALS : 0);

  for (guint i = 0; i < n; i++)
    if (notes[i].of & kind)
      put_pair (self, row, notes[i].name, notes[i].text);
}

static void
write_origin (StanceWorkbook *self, guint *row)
{
  g_autoptr (GDateTime) made = self->settings.made ? g_date_time_new_from_unix_utc (self->settings.made) : g_date_time_new_now_utc ();
  g_autofree char *date = made ? g_date_time_format (made, "%Y-%m-%d %H:%M UTC") : NULL;
  g_autofree char *model = g_strdup_printf ("%s: %s", stance_model_get_id (self->model), stance_model_get_title (self->model));

  put_heading (self, row, "How this was made");
  for (guint i = 0; self->side->label && i < self->sides->len; i++)
    {
      const StanceBookSide *side = g_ptr_array_index (self->sides, i);

      put_pair (self, row, side->label, side->title);
    }
  put_pair (self, row, "version", "stance " STANCE_VERSION);
  put_pair (self, row, "model", model);
  put_pair (self, row, "date", date);
  put_pair (self, row, "command", self->settings.command);
  put_pair (self, row, "rows are", stance_level_to_string (self->settings.level));
  for (guint i = 0; i < self->sides->len; i++)
    {
      const StanceBookSide *side = g_ptr_array_index (self->sides, i);
      g_autofree char *name = g_strdup_printf ("statements as written%s%s", side->label ? " in " : "", side->label ? side->label : "");
      g_autofree char *n = g_strdup_printf ("%" G_GUINT64_FORMAT, stance_tally_get_n_statements (side->tally));

      put_pair (self, row, name, n);
    }
}

void
stance_book_write_read_me (StanceWorkbook *self)
{
  guint row = 0;

  stance_book_set_page (self->read_me, 0, 0);
  worksheet_set_column (self->read_me, 0, 0, 24, NULL);
  worksheet_set_column (self->read_me, 1, 1, WIDTH, NULL);
  write_origin (self, &row);
  put_heading (self, &row, "Sheets");
  put_notes (self, &row, sheets, G_N_ELEMENTS (sheets));
  put_heading (self, &row, "Working with it");
  put_notes (self, &row, advice, G_N_ELEMENTS (advice));
  put_heading (self, &row, "Columns of Statements");
  for (guint i = 0; i < STANCE_BOOK_N_COLUMNS; i++)
    put_pair (self, &row, stance_book_columns[i].name, stance_book_columns[i].text);
}
