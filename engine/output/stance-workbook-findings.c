/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings: what the sides are, and a line for each thing that they show, most telling first. */
#include "stance-workbook-private.h"

#define WIDTH 120
#define FRESH "Findings on the positions as they stand."
#define STALE "Positions were corrected since: see Comparison. These findings are of before."

static void
put_line (StanceWorkbook *self, guint row, const char *mark, const char *text)
{
  stance_book_put_text (self->summary, row, 0, mark, self->formats.key);
  stance_book_put_text (self->summary, row, 1, text, self->formats.wrapped);
  stance_book_fit_row (self->summary, row, &(StanceBookText) { text, WIDTH }, 1);
}

/* "monday.html: What its headline says; 12 statements" */
static void
put_side (StanceBookSide *side, guint row)
{
  guint n = g_hash_table_size (side->documents);
  g_autofree char *statements = stance_findings_count ((guint) stance_tally_get_n_statements (side->tally), "statement");
  g_autofree char *documents = n > 1 ? stance_findings_count (n, "document") : NULL;
  const char *heading = n == 1 ? side->heading : documents;
  g_autofree char *text = g_strdup_printf ("%s%s%s; %s", side->title, heading ? ": " : "", heading ? heading : "", statements);

  put_line (side->book, row, side->label, text);
}

/* Sentences are of what was found: they fade, `n` of them two rows below this one, once a position is another one. */
static void
put_stale_note (StanceWorkbook *self, guint row, guint n)
{
  g_autoptr (GString) sum = g_string_new (NULL);
  const guint lines[4] = { row + 2, 0, row + 1 + MAX (n, 1), 1 }, note[4] = { row, 1, row, 1 };

  for (guint i = 0; i < self->sides->len; i++)
    {
      g_autofree char *changed = stance_book_changed_cell (g_ptr_array_index (self->sides, i));

      g_string_append_printf (sum, "%s%s", i ? "," : "", changed);
    }
  g_autofree char *formula = g_strdup_printf ("=IF(SUM(%s)>0,\"" STALE "\",\"" FRESH "\")", sum->str);
  g_autofree char *stale = g_strdup_printf ("=LEFT($B$%u,14)=\"Positions were\"", row + 1);
  worksheet_write_formula_str (self->summary, row, 1, formula, self->formats.note, FRESH);
  stance_book_add_condition (self->summary, note, stale, self->formats.alarm);
  stance_book_add_condition (self->summary, lines, stale, self->formats.faded);
}

void
stance_book_write_findings (StanceWorkbook *self, const StanceFindings *findings)
{
  g_autoptr (GPtrArray) lines = findings ? stance_findings_describe (findings) : stance_outlets_describe (self->outlets, self->model);
  guint row = 1;

  stance_book_set_page (self->summary, 0, 0);
  worksheet_set_column (self->summary, 0, 0, 6, NULL);
  worksheet_set_column (self->summary, 1, 1, WIDTH, NULL);
  stance_book_put_heading (self, self->summary, 0, "What the sides show");
  for (guint i = 0; i < self->sides->len; i++)
    put_side (g_ptr_array_index (self->sides, i), row++);
  put_stale_note (self, row, lines->len);
  stance_book_put_heading (self, self->summary, ++row, "Findings");
  if (lines->len == 0)
    put_line (self, ++row, NULL, "Nothing that sets them apart.");
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *mark = g_strdup_printf ("%u", i + 1);

      put_line (self, ++row, mark, g_ptr_array_index (lines, i));
    }
}
