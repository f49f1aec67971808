/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "stance-coded-private.h"
#include "stance-display-private.h"
#include "stance-grid-private.h"
#include "stance-labels-private.h"
#include "stance-statement-private.h"
#include "stance-write-private.h"

#define INDENT "       "

static void
add_offset (StanceSheet *sheet, const StanceStatementFields *fields, guint offset)
{
  if (fields->has_span)
    stance_sheet_add_count (sheet, offset);
  else
    stance_sheet_add_number (sheet, NAN);
}

/* What it was before somebody corrected it, as coded files are read again; empty when nobody did. */
static void
add_originals (StanceSheet *sheet, StanceStatement *statement)
{
  const StanceStatementFields *fields = stance_statement_get_fields (statement);
  g_autofree char *correction = stance_coded_describe_correction (statement);
  const char *party = fields->original_party ? fields->original_party : fields->holder_party;
  const char *issue = fields->original_issue ? fields->original_issue : fields->issue;

  stance_sheet_add_text (sheet, correction ? party : NULL);
  stance_sheet_add_text (sheet, correction ? issue : NULL);
  stance_sheet_add_number (sheet, correction ? stance_grid_to_double (fields->original_position) : NAN);
  stance_sheet_add_number (sheet, correction ? stance_grid_to_double (fields->original_weight) : NAN);
}

static void
add_statement (StanceSheet *sheet, StanceStatement *statement)
{
  const StanceStatementFields *fields = stance_statement_get_fields (statement);

  stance_sheet_add_text (sheet, fields->document);
  stance_sheet_add_text (sheet, fields->id);
  stance_sheet_add_text (sheet, fields->holder);
  stance_sheet_add_text (sheet, fields->holder_party);
  stance_sheet_add_text (sheet, fields->via);
  stance_sheet_add_text (sheet, fields->issue);
  stance_sheet_add_number (sheet, stance_grid_to_double (fields->position));
  stance_sheet_add_text (sheet, stance_certainty_to_string (fields->certainty));
  stance_sheet_add_number (sheet, fields->has_confidence ? stance_grid_to_double (fields->confidence) : NAN);
  stance_sheet_add_text (sheet, stance_kind_to_string (fields->kind));
  stance_sheet_add_text (sheet, fields->quote);
  add_offset (sheet, fields, fields->span.start);
  add_offset (sheet, fields, fields->span.end);
  stance_sheet_add_text (sheet, fields->rule);
  stance_sheet_add_text (sheet, fields->derivation);
  stance_sheet_add_text (sheet, fields->date);
  stance_sheet_add_number (sheet, stance_grid_to_double (fields->weight));
  add_originals (sheet, statement);
}

StanceSheet *
stance_statements_sheet (GPtrArray *statements)
{
  static const char *const titles[] = { "document", "id", "holder", "holder_party", "via", "issue", "position", "certainty",
                                        "confidence", "kind", "quote", "start", "end", "rule", "derivation", "date", "weight",
                                        "original_holder_party", "original_issue", "original_position", "original_weight", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 1);

  for (guint i = 0; i < statements->len; i++)
    add_statement (sheet, g_ptr_array_index (statements, i));
  return sheet;
}

void
stance_append_statement_rows (GPtrArray *statements, StanceFormat format, gboolean titles, GString *out)
{
  g_autoptr (StanceSheet) sheet = stance_statements_sheet (statements);

  if (format == STANCE_FORMAT_JSONL)
    {
      stance_sheet_append_json_lines (sheet, out);
      return;
    }
  if (titles)
    stance_sheet_append_delimited_titles (sheet, format, out);
  stance_sheet_append_delimited_rows (sheet, format, out);
}

/* A statement on an issue that the model lacks is written all the same; then the cells are in order of first appearance. */
static StanceTable *
make_cells (GPtrArray *statements, StanceModel *model)
{
  StanceTable *table = stance_table_new (statements, model, STANCE_LEVEL_PARTY, 1, NULL);

  return table ? table : stance_table_new (statements, NULL, STANCE_LEVEL_PARTY, 1, NULL);
}

static StanceSheet *
cells_sheet (GPtrArray *statements, StanceModel *model)
{
  static const char *const titles[] = { "party", "issue", "position", "n", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 1);
  g_autoptr (StanceTable) table = statements->len > 0 ? make_cells (statements, model) : NULL;

  for (guint row = 0; table != NULL && row < stance_table_get_n_parties (table); row++)
    for (guint column = 0; column < stance_table_get_n_issues (table); column++)
      {
        const char *party = stance_table_get_party (table, row);
        const char *issue = stance_table_get_issue (table, column);
        StanceScore score;

        if (!stance_table_get_cell (table, party, issue, &score))
          continue;
        stance_sheet_add_text (sheet, party);
        stance_sheet_add_text (sheet, issue);
        stance_sheet_add_number (sheet, score.value);
        stance_sheet_add_count (sheet, score.n);
      }
  return sheet;
}

void
stance_append_statements_json (GPtrArray *statements, StanceModel *model, GString *out)
{
  g_autoptr (StanceSheet) sheet = stance_statements_sheet (statements);
  g_autoptr (StanceSheet) cells = cells_sheet (statements, model);

  g_string_append (out, "{\"statements\":");
  stance_sheet_append_json (sheet, out);
  g_string_append (out, ",\n\"cells\":");
  stance_sheet_append_json (cells, out);
  g_string_append (out, "}\n");
}

void
stance_append_wrapped (GString *out, const char *prefix, const char *text, const StanceStyle *style)
{
  guint taken = stance_display_width (prefix);
  guint width = style->width == 0 ? 0 : MAX (style->width, taken + 16) - taken;
  g_autofree char *clean = stance_display_clean (text);
  g_autoptr (GPtrArray) lines = stance_display_wrap (clean, width);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (out, "%s%s\n", prefix, (const char *) g_ptr_array_index (lines, i));
}

static char *
describe_holder (const StanceStatementFields *fields, StanceModel *model)
{
  GString *text = g_string_new (fields->holder);
  const char *party = stance_label_party (model, fields->holder_party);

  if (g_str_equal (fields->holder, fields->holder_party))
    g_string_assign (text, party);
  else if (!g_str_equal (fields->holder, party))
    g_string_append_printf (text, " (%s)", party);
  if (fields->via != NULL && *fields->via)
    g_string_append_printf (text, ", via %s", fields->via);
  return g_string_free (text, FALSE);
}

char *
stance_describe_certainty (const StanceStatementFields *fields)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  const char *certainty = stance_certainty_to_string (fields->certainty);

  if (!fields->has_confidence)
    return g_strdup (certainty);
  return g_strdup_printf ("%s, confidence %s", certainty, g_ascii_formatd (number, sizeof number, "%.2f", stance_grid_to_double (fields->confidence)));
}

static char *
describe_place (const StanceStatementFields *fields)
{
  if (!fields->has_span)
    return g_strdup (fields->document);
  return g_strdup_printf ("%s [%u, %u)", fields->document, fields->span.start, fields->span.end);
}

void
stance_append_statement_block (GString *out, StanceStatement *statement, StanceModel *model, const StanceStyle *style)
{
  const StanceStatementFields *fields = stance_statement_get_fields (statement);
  double position = stance_grid_to_double (fields->position);
  g_autofree char *value = stance_label_signed (position);
  g_autofree char *holder = describe_holder (fields, model);
  g_autofree char *place = describe_place (fields);
  g_autofree char *certainty = stance_describe_certainty (fields);
  g_autofree char *about = g_strdup_printf ("%s · %s · %s · %s", stance_label_issue (model, fields->issue), certainty,
                                            stance_kind_to_string (fields->kind), place);
  g_autoptr (GString) who = g_string_new (NULL);

  stance_append_wrapped (who, INDENT, holder, style);
  stance_display_append_tinted (out, value, style->colour ? stance_label_tint (model, position) : NAN);
  g_string_append (out, who->str + MIN (strlen (value), strlen (INDENT)));
  stance_append_wrapped (out, INDENT, about, style);
  if (fields->quote != NULL)
    stance_append_wrapped (out, INDENT "> ", fields->quote, style);
  if (fields->rule != NULL)
    {
      g_autofree char *rule = g_strconcat ("rule: ", fields->rule, NULL);

      stance_append_wrapped (out, INDENT, rule, style);
    }
  if (fields->derivation != NULL)
    {
      g_autofree char *derivation = g_strconcat ("read: ", fields->derivation, NULL);

      stance_append_wrapped (out, INDENT, derivation, style);
    }
}

static char *
write_blocks (GPtrArray *statements, StanceModel *model, const StanceStyle *style)
{
  GString *out = g_string_new (NULL);

  if (statements->len == 0)
    g_string_append (out, "no statements\n");
  for (guint i = 0; i < statements->len; i++)
    {
      if (i > 0)
        g_string_append_c (out, '\n');
      stance_append_statement_block (out, g_ptr_array_index (statements, i), model, style);
    }
  return g_string_free (out, FALSE);
}

/**
 * stance_write_statements:
 * @statements: (element-type StanceStatement): the statements; may be empty
 * @model: (nullable): the model, for names and for the order of cells
 * @format: the format
 * @style: (nullable): how text for people is laid out; %NULL: plain, without limit of width
 * @error: return location for an error
 *
 * Writes statements with their evidence. JSON is an object of `statements` (document, id, holder, holder_party, via, issue, position,
 * certainty, confidence, kind, quote, start, end, rule, derivation, date, weight, original_holder_party, original_issue, original_position,
 * original_weight; `null` where missing) and `cells` (party, issue, position, n), the positions of parties as in stance_table_new(); JSON lines, CSV, TSV
 * and Markdown have the same statement columns. A statement that was corrected since it was written has in the last four what it was before, others
 * have nothing there. A table is a block of lines for each statement.
 *
 * CSV follows RFC 4180: UTF-8, a header row, lines that end in CR LF, "." decimals, missing cells empty. A text cell that begins with
 * = + - @ or a control character and is no number gets an apostrophe in front, so that a spreadsheet does not run it. TSV is the same with
 * tabs, and lines end in LF. In tables and Markdown, control characters are left out of the words of others.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when @format is none of #StanceFormat.
 *
 * Returns: (transfer full) (nullable): the text, UTF-8; %NULL on an error
 */
char *
stance_write_statements (GPtrArray *statements, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error)
{
  g_autoptr (StanceSheet) sheet = NULL;

  g_return_val_if_fail (statements != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  if (format == STANCE_FORMAT_TABLE)
    return write_blocks (statements, model, stance_style_or_plain (style));
  if (format == STANCE_FORMAT_JSON)
    {
      GString *out = g_string_new (NULL);

      stance_append_statements_json (statements, model, out);
      return g_string_free (out, FALSE);
    }
  sheet = stance_statements_sheet (statements);
  return stance_sheet_write (sheet, format, stance_style_or_plain (style), error);
}
