/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of two sides: what one leaves out, what both tell, and who gets to speak. */
#include <math.h>

#include "stance-comparison-write-private.h"
#include "stance-labels-private.h"
#include "stance-workbook-private.h"

/* Position and place of a statement. */
static void
put_statement (StanceWorkbook *self, const guint place[2], StanceStatement *statement)
{
  const char *via = stance_statement_get_via (statement);
  const char *holder = stance_label_party (self->model, stance_statement_get_holder (statement));
  g_autofree char *who = via && *via ? g_strdup_printf ("%s via %s", holder, via) : g_strdup (holder);

  stance_book_put_text (self->left_out, place[0], place[1], who, self->formats.wrapped);
  stance_book_put_number (self->left_out, place[0], place[1] + 1, stance_statement_get_position (statement), self->formats.position);
  stance_book_put_text (self->left_out, place[0], place[1] + 2, stance_statement_get_quote (statement), self->formats.wrapped);
  stance_book_put_text (self->left_out, place[0], place[1] + 3, stance_statement_get_document (statement), self->formats.text);
}

static guint
write_left_out_of (StanceWorkbook *self, StanceSide side, guint row)
{
  g_autoptr (GPtrArray) statements = stance_comparison_get_statements_only_in (self->compared, side);
  const StanceBookSide *own = g_ptr_array_index (self->sides, side == STANCE_SIDE_A ? 0 : 1);

  for (guint i = 0; i < statements->len && row < self->max_rows; i++, row++)
    {
      StanceStatement *statement = g_ptr_array_index (statements, i);
      const StanceStatementFields *fields = stance_statement_get_fields (statement);
      const guint place[2] = { row, 3 };
      const char *name = stance_book_roll_up (self, fields->holder_party, fields->date);

      worksheet_write_string (self->left_out, row, 0, own->label, self->formats.count);
      stance_book_put_text (self->left_out, row, 1, stance_label_party (self->model, name), self->formats.wrapped);
      stance_book_put_text (self->left_out, row, 2, stance_label_issue (self->model, fields->issue), self->formats.wrapped);
      put_statement (self, place, statement);
      stance_book_fit_row (self->left_out, row, &(StanceBookText) { fields->quote, 80 }, 1);
    }
  return row;
}

void
stance_book_write_left_out (StanceWorkbook *self)
{
  static const char *const texts[] = {
    "What one side leaves out", "Statements on parties and issues on which the other side gives no position. As they were found.",
  };
  static const StanceBookText columns[] = {
    { "only in", 8 }, { "party", 22 }, { "issue", 28 }, { "holder", 26 }, { "position", 10 }, { "words", 80 }, { "document", 30 }, { NULL, 0 },
  };
  guint row = STANCE_BOOK_TABLE_ROW;

  stance_book_begin_table (self, self->left_out, texts, columns, 3);
  row = write_left_out_of (self, STANCE_SIDE_A, row);
  row = write_left_out_of (self, STANCE_SIDE_B, row);
  const guint positions[4] = { STANCE_BOOK_TABLE_ROW, 4, MAX (row, STANCE_BOOK_TABLE_ROW + 1) - 1, 4 };
  stance_book_colour (self, self->left_out, positions, STANCE_BOOK_SCALE_POSITION);
  worksheet_autofilter (self->left_out, STANCE_BOOK_TABLE_ROW - 1, 0, positions[2], 6);
}

static char *
join_issues (StanceWorkbook *self, StanceRetelling *retelling)
{
  g_auto (GStrv) issues = stance_retelling_get_issues (retelling);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; issues[i]; i++)
    g_string_append_printf (text, "%s%s", i ? ", " : "", stance_label_issue (self->model, issues[i]));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
put_retelling (StanceWorkbook *self, guint row, StanceRetelling *retelling)
{
  g_autoptr (GEnumClass) klass = g_type_class_ref (STANCE_TYPE_WORDING);
  g_autofree char *issues = join_issues (self, retelling), *changes = stance_comparison_describe_changes (retelling);

  stance_book_put_text (self->retellings, row, 0, stance_label_party (self->model, stance_retelling_get_party (retelling)), self->formats.wrapped);
  stance_book_put_text (self->retellings, row, 1, issues, self->formats.wrapped);
  worksheet_write_string (self->retellings, row, 2, g_enum_get_value (klass, (int) stance_retelling_get_wording (retelling))->value_nick, self->formats.text);
  stance_book_put_number (self->retellings, row, 3, stance_retelling_get_similarity (retelling), self->formats.share);
  for (guint side = 0; side < 2; side++)
    {
      StanceStatement *statement = stance_retelling_get_statement (retelling, side ? STANCE_SIDE_B : STANCE_SIDE_A);

      stance_book_put_text (self->retellings, row, 4 + side, stance_statement_get_quote (statement), self->formats.wrapped);
      stance_book_put_number (self->retellings, row, 7 + side, stance_statement_get_position (statement), self->formats.position);
      stance_book_put_text (self->retellings, row, 9 + side, stance_statement_get_document (statement), self->formats.text);
    }
  stance_book_put_text (self->retellings, row, 6, changes, self->formats.wrapped);
  worksheet_write_string (self->retellings, row, 11, stance_retelling_is_opposite (retelling) ? "yes" : "no", self->formats.text);
  const StanceBookText texts[] = { { issues, 26 }, { stance_statement_get_quote (stance_retelling_get_statement (retelling, STANCE_SIDE_A)), 50 },
                                   { stance_statement_get_quote (stance_retelling_get_statement (retelling, STANCE_SIDE_B)), 50 }, { changes, 44 } };
  stance_book_fit_row (self->retellings, row, texts, G_N_ELEMENTS (texts));
}

void
stance_book_write_retellings (StanceWorkbook *self, const StanceFindings *findings)
{
  static const char *const texts[] = { "The same, told by both",
                                        "Statements found in both sides, and the words that differ. As they were found; some are in words alike, "
                                        "but read as the opposite." };
  static const StanceBookText columns[] = {
    { "party", 20 }, { "issue", 26 }, { "wording", 13 }, { "similarity", 10 }, { "in A", 50 }, { "in B", 50 }, { "what differs", 44 }, { "position in A", 10 },
    { "position in B", 10 }, { "document in A", 24 }, { "document in B", 24 }, { "read as the opposite", 12 }, { NULL, 0 },
  };
  guint n = findings->retellings->len, last = STANCE_BOOK_TABLE_ROW + MAX (n, 1) - 1;
  const guint positions[4] = { STANCE_BOOK_TABLE_ROW, 7, last, 8 };

  stance_book_begin_table (self, self->retellings, texts, columns, 2);
  for (guint i = 0; i < n; i++)
    put_retelling (self, STANCE_BOOK_TABLE_ROW + i, g_ptr_array_index (findings->retellings, i));
  if (n == 0)
    worksheet_write_string (self->retellings, STANCE_BOOK_TABLE_ROW, 0, "none", self->formats.note);
  stance_book_colour (self, self->retellings, positions, STANCE_BOOK_SCALE_POSITION);
}

#define FIGURES 6 /* of each side in Voice */

/* The words of a party in one side: how many, their share of the side's, and what shares of them are how. */
static void
put_voice (StanceWorkbook *self, const StanceFindings *findings, const guint place[2], guint side)
{
  guint speaker = place[0] - STANCE_BOOK_TABLE_ROW, n = stance_findings_get_n_voices (findings);
  const StanceVoice *voice = &findings->voices[side][speaker];
  const double parts[] = { (double) voice->direct, (double) voice->indirect, (double) voice->narrated };
  g_autofree char *words = stance_book_cell (place[0], place[1], FALSE, TRUE);
  g_autofree char *first = stance_book_cell (STANCE_BOOK_TABLE_ROW, place[1], TRUE, TRUE);
  g_autofree char *last = stance_book_cell (STANCE_BOOK_TABLE_ROW + n - 1, place[1], TRUE, TRUE);
  const guint share[2] = { place[0], place[1] + 1 };

  worksheet_write_number (self->voices, place[0], (lxw_col_t) place[1], (double) voice->words, self->formats.count);
  stance_book_put_formula (self->voices, share, g_strdup_printf ("=IF(SUM(%s:%s)=0,\"n/a\",%s/SUM(%s:%s))", first, last, words, first, last),
                           stance_findings_share (findings, side ? STANCE_SIDE_B : STANCE_SIDE_A, speaker), self->formats.percent);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      lxw_col_t column = (lxw_col_t) (place[1] + 2 + i);

      if (voice->words)
        worksheet_write_number (self->voices, place[0], column, parts[i] / (double) voice->words, self->formats.percent);
      else
        worksheet_write_string (self->voices, place[0], column, "n/a", self->formats.percent);
    }
  worksheet_write_number (self->voices, place[0], (lxw_col_t) (place[1] + 2 + G_N_ELEMENTS (parts)), (double) voice->second_hand, self->formats.count);
}

void
stance_book_write_voices (StanceWorkbook *self, const StanceFindings *findings)
{
  static const char *const texts[] = {
    "Who gets to speak", "Words that articles attribute, whatever they speak of; of coded files those of the statements. As they were found. Direct, indirect "
    "and narrated are shares of the speaker's own words; by others: words in which another party tells what this one says or wants.",
  };
  static const StanceBookText columns[] = {
    { "party", 24 }, { "words in A", 10 }, { "share in A", 10 }, { "direct in A", 10 }, { "indirect in A", 10 }, { "narrated in A", 10 },
    { "by others in A", 12 }, { "words in B", 10 }, { "share in B", 10 }, { "direct in B", 10 }, { "indirect in B", 10 }, { "narrated in B", 10 },
    { "by others in B", 12 }, { "share B - A", 12 }, { NULL, 0 },
  };
  guint n = stance_findings_get_n_voices (findings);
  const guint figures[4] = { STANCE_BOOK_TABLE_ROW, 1, STANCE_BOOK_TABLE_ROW + MAX (n, 1) - 1, 1 + 2 * FIGURES };

  stance_book_begin_table (self, self->voices, texts, columns, 1);
  for (guint i = 0; i < n; i++)
    {
      guint row = STANCE_BOOK_TABLE_ROW + i;
      const guint a[2] = { row, 1 }, b[2] = { row, 1 + FIGURES }, difference[2] = { row, 1 + 2 * FIGURES };
      g_autofree char *in_a = stance_book_cell (row, a[1] + 1, FALSE, FALSE), *in_b = stance_book_cell (row, b[1] + 1, FALSE, FALSE);
      double change = stance_findings_share (findings, STANCE_SIDE_B, i) - stance_findings_share (findings, STANCE_SIDE_A, i);

      stance_book_put_text (self->voices, row, 0, stance_findings_name_voice (findings, i), self->formats.text);
      put_voice (self, findings, a, 0);
      put_voice (self, findings, b, 1);
      stance_book_put_formula (self->voices, difference, g_strdup_printf ("=IF(AND(ISNUMBER(%s),ISNUMBER(%s)),%s-%s,\"n/a\")", in_a, in_b, in_b, in_a), change,
                               self->formats.percent);
    }
  stance_book_grey (self, self->voices, figures);
}
