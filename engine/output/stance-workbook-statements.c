/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sheet that everything else rests on. A sheet that is full is followed by another one. */
#include <math.h>
#include <string.h>

#include <stance/stance-error.h>

#include "stance-grid-private.h"
#include "stance-workbook-private.h"

#define MAX_URL 2000

const StanceBookColumnInfo stance_book_columns[STANCE_BOOK_N_COLUMNS] = {
  [STANCE_BOOK_DOCUMENT] = { "document", 22, "Id of the article." },
  [STANCE_BOOK_ID] = { "id", 8, "Id of the statement." },
  [STANCE_BOOK_DATE] = { "date", 11, "Date of the article; offices and memberships are those of that day." },
  [STANCE_BOOK_HOLDER] = { "holder", 22, "Whose position it is, as a reader would say." },
  [STANCE_BOOK_PARTY] = { "holder_party", 14, "The party that the holder speaks for: an id of the sheet Parties. May be corrected." },
  [STANCE_BOOK_VIA] = { "via", 16, "Who reports it, where that is another party." },
  [STANCE_BOOK_ISSUE] = { "issue", 22, "An id of the sheet Issues. May be corrected." },
  [STANCE_BOOK_POSITION] = { "position", 10, "From the lower to the upper end of the scale; at the upper end the holder supports the issue's proposition. "
                             "May be corrected; without a position the statement does not count." },
  [STANCE_BOOK_WEIGHT] = { "weight", 9, "How much the statement counts; 1 unless told otherwise, 0 for not at all. May be corrected." },
  [STANCE_BOOK_CERTAINTY] = { "certainty", 11, "explicit, hedged or inferred." },
  [STANCE_BOOK_CONFIDENCE] = { "confidence", 11, "How likely the statement is to be right, from 0 to 1; empty where nobody knows." },
  [STANCE_BOOK_KIND] = { "kind", 10, "direct (quoted), mixed, indirect or narrated." },
  [STANCE_BOOK_QUOTE] = { "quote", 70, "The words that show it." },
  [STANCE_BOOK_START] = { "start", 8, "Where the quote begins in the text of the article, in Unicode code points." },
  [STANCE_BOOK_END] = { "end", 8, "Where it ends." },
  [STANCE_BOOK_LINK] = { "link", 24, "Address of the article, where it is known." },
  [STANCE_BOOK_RULE] = { "rule", 24, "What in the model matched." },
  [STANCE_BOOK_DERIVATION] = { "derivation", 40, "How the position came about." },
  [STANCE_BOOK_ROW] = { "row", 16, "Formula: the row of the sheet Positions that the statement counts in." },
  [STANCE_BOOK_PRODUCT] = { "product", 9, "Formula: position times weight." },
  [STANCE_BOOK_ORIGINAL_POSITION] = { "original_position", 10, "The position before it was corrected; corrected cells are yellow." },
  [STANCE_BOOK_ORIGINAL_WEIGHT] = { "original_weight", 9, "The weight before it was corrected." },
  [STANCE_BOOK_ORIGINAL_PARTY] = { "original_holder_party", 14, "The party before it was corrected." },
  [STANCE_BOOK_ORIGINAL_ISSUE] = { "original_issue", 22, "The issue before it was corrected." },
  [STANCE_BOOK_NUMBER] = { "original_number", 9, "Which statement of the workbook it was: tells copies from what was copied." },
  [STANCE_BOOK_CONTINUED] = { "continued", 12, "What one cell cannot hold of a text: the column in brackets, and the rest of it." },
};

static void
set_columns (StanceBookSide *self)
{
  lxw_row_col_options aside = { .hidden = TRUE };

  for (guint i = 0; i < STANCE_BOOK_N_COLUMNS; i++)
    {
      gboolean hidden = i >= STANCE_BOOK_ORIGINAL_POSITION && i < STANCE_BOOK_CONTINUED;

      worksheet_set_column_opt (self->statements, (lxw_col_t) i, (lxw_col_t) i, stance_book_columns[i].width, NULL, hidden ? &aside : NULL);
      worksheet_write_string (self->statements, 0, (lxw_col_t) i, stance_book_columns[i].name, self->book->formats.header);
    }
  stance_book_set_page (self->statements, 1, 1);
}

/* "Statements", then "Statements 2" (transfer full) */
static char *
name_sheet (const StanceBookSide *self, guint number)
{
  g_autofree char *name = stance_book_side_name (self, "Statements", ' ');

  return number == 1 ? g_steal_pointer (&name) : g_strdup_printf ("%s %u", name, number);
}

gboolean
stance_book_begin_statements (StanceBookSide *self, GError **error)
{
  g_autofree char *name = name_sheet (self, self->n_sheets + 1);
  lxw_worksheet *before = self->statements;

  self->statements = stance_book_add_sheet (self->book, name, error);
  if (!self->statements)
    return FALSE;
  if (before)
    stance_book_move_sheet (self->book, self->statements, before);
  self->n_sheets++;
  self->row = 0;
  self->n_links = 0;
  set_columns (self);
  return TRUE;
}

/* Text of any length: what one cell cannot hold goes into cells at the end of the row. */
static void
put_long (StanceBookSide *self, StanceBookColumn column, const char *text, guint *more)
{
  g_autofree char *valid = text ? g_utf8_make_valid (text, -1) : g_strdup ("");
  const char *rest = valid;
  guint room = STANCE_BOOK_TEXT_UNITS;

  for (gsize n; *rest; rest += n)
    {
      gboolean first = rest == valid;
      g_autofree char *part = g_strndup (rest, n = stance_book_fit (rest, room));
      g_autofree char *safe = stance_book_safe_text (part);
      g_autofree char *marked = first ? NULL : g_strdup_printf ("[%s]%s", stance_book_columns[column].name, safe);

      if (first)
        worksheet_write_string (self->statements, self->row, (lxw_col_t) column, safe,
                                column == STANCE_BOOK_QUOTE ? self->book->formats.wrapped : self->book->formats.text);
      else
        worksheet_write_string (self->statements, self->row, (lxw_col_t) (STANCE_BOOK_CONTINUED + (*more)++), marked, self->book->formats.text);
      room = STANCE_BOOK_TEXT_UNITS - 32;
    }
}

static gboolean
is_link (const char *url)
{
  if (!url || strlen (url) > MAX_URL || !(g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://")))
    return FALSE;
  for (const char *p = url; *p; p++)
    if (!g_ascii_isgraph (*p) || strchr ("\"<>\\^`{|}", *p))
      return FALSE;
  return TRUE;
}

static void
put_link (StanceBookSide *self, const char *url, guint *more)
{
  if (!is_link (url) || self->n_links >= STANCE_BOOK_LINKS
      || worksheet_write_url (self->statements, self->row, STANCE_BOOK_LINK, url, self->book->formats.link) != LXW_NO_ERROR)
    put_long (self, STANCE_BOOK_LINK, url, more);
  else
    self->n_links++;
}

const char *
stance_book_roll_up (StanceWorkbook *self, const char *party, const char *date)
{
  gboolean known = self->settings.level != STANCE_LEVEL_HOLDER && stance_model_has_party (self->model, party);
  const char *up = known ? stance_model_roll_up (self->model, party, self->settings.level, date) : NULL;

  return up ? up : party;
}

/* The row follows its party where the party's name can be looked for; where the article's date makes another one of it, it is a word. */
static void
put_row (StanceBookSide *self, const StanceStatementFields *fields, const char *name, const char *key)
{
  const guint place[2] = { self->row, STANCE_BOOK_ROW };
  g_autofree char *party = stance_book_cell (self->row, STANCE_BOOK_PARTY, FALSE, TRUE);
  g_autofree char *holder = stance_book_cell (self->row, STANCE_BOOK_HOLDER, FALSE, TRUE);
  g_autofree char *formula = NULL;

  if (self->book->settings.level == STANCE_LEVEL_HOLDER)
    formula = g_strdup_printf ("=%s&\" (\"&%s&\")\"", holder, party);
  else if (g_str_equal (stance_book_keys_get (&self->book->keys, fields->holder_party), fields->holder_party)
           && g_str_equal (stance_book_roll_up (self->book, fields->holder_party, NULL), name))
    formula = g_strdup_printf ("=IFERROR(VLOOKUP(%s,party_rows,4,FALSE),%s)", party, party);
  if (formula && g_str_equal (name, key))
    worksheet_write_formula_str (self->statements, place[0], (lxw_col_t) place[1], formula, self->book->formats.key, key);
  else
    worksheet_write_string (self->statements, place[0], (lxw_col_t) place[1], key, self->book->formats.key);
}

static void
put_figures (StanceBookSide *self, const StanceStatementFields *fields)
{
  double position = stance_grid_to_double (fields->position), weight = stance_grid_to_double (fields->weight);
  g_autofree char *a = stance_book_cell (self->row, STANCE_BOOK_POSITION, FALSE, TRUE);
  g_autofree char *b = stance_book_cell (self->row, STANCE_BOOK_WEIGHT, FALSE, TRUE);
  const guint place[2] = { self->row, STANCE_BOOK_PRODUCT };

  stance_book_put_number (self->statements, self->row, STANCE_BOOK_POSITION, position, self->book->formats.position);
  stance_book_put_number (self->statements, self->row, STANCE_BOOK_WEIGHT, weight, self->book->formats.input);
  stance_book_put_number (self->statements, self->row, STANCE_BOOK_CONFIDENCE,
                          fields->has_confidence ? stance_grid_to_double (fields->confidence) : NAN, self->book->formats.share);
  stance_book_put_number (self->statements, self->row, STANCE_BOOK_START, fields->has_span ? fields->span.start : NAN, self->book->formats.count);
  stance_book_put_number (self->statements, self->row, STANCE_BOOK_END, fields->has_span ? fields->span.end : NAN, self->book->formats.count);
  stance_book_put_formula (self->statements, place, g_strdup_printf ("=N(%s)*N(%s)", a, b), position * weight, self->book->formats.number);
}

/* What nobody has corrected was so from the first. */
static void
put_originals (StanceBookSide *self, const StanceStatementFields *fields)
{
  double position = stance_grid_to_double (fields->has_original ? fields->original_position : fields->position);
  double weight = stance_grid_to_double (fields->has_original ? fields->original_weight : fields->weight);
  const char *party = fields->original_party ? fields->original_party : fields->holder_party;
  const char *issue = fields->original_issue ? fields->original_issue : fields->issue;

  stance_book_put_number (self->statements, self->row, STANCE_BOOK_ORIGINAL_POSITION, position, self->book->formats.key);
  stance_book_put_number (self->statements, self->row, STANCE_BOOK_ORIGINAL_WEIGHT, weight, self->book->formats.key);
  stance_book_put_text (self->statements, self->row, STANCE_BOOK_ORIGINAL_PARTY, party, self->book->formats.key);
  stance_book_put_text (self->statements, self->row, STANCE_BOOK_ORIGINAL_ISSUE, issue, self->book->formats.key);
  worksheet_write_number (self->statements, self->row, STANCE_BOOK_NUMBER, ++self->book->n_numbered, self->book->formats.key);
}

static void
put_row_of_cells (StanceBookSide *self, StanceDocument *document, const StanceStatementFields *fields)
{
  guint more = 0;

  put_long (self, STANCE_BOOK_DOCUMENT, fields->document, &more);
  put_long (self, STANCE_BOOK_ID, fields->id, &more);
  put_long (self, STANCE_BOOK_DATE, fields->date, &more);
  put_long (self, STANCE_BOOK_HOLDER, fields->holder, &more);
  put_long (self, STANCE_BOOK_PARTY, fields->holder_party, &more);
  put_long (self, STANCE_BOOK_VIA, fields->via, &more);
  put_long (self, STANCE_BOOK_ISSUE, fields->issue, &more);
  put_figures (self, fields);
  put_long (self, STANCE_BOOK_CERTAINTY, stance_certainty_to_string (fields->certainty), &more);
  put_long (self, STANCE_BOOK_KIND, stance_kind_to_string (fields->kind), &more);
  put_long (self, STANCE_BOOK_QUOTE, fields->quote, &more);
  put_link (self, document ? stance_document_get_url (document) : NULL, &more);
  put_long (self, STANCE_BOOK_RULE, fields->rule, &more);
  put_long (self, STANCE_BOOK_DERIVATION, fields->derivation, &more);
  put_originals (self, fields);
  stance_book_fit_row (self->statements, self->row, &(StanceBookText) { fields->quote, stance_book_columns[STANCE_BOOK_QUOTE].width }, 1);
}

/* Names of holders that several parties have are told apart in the table; whose they are is remembered. */
static void
remember (StanceBookSide *self, const StanceStatementFields *fields)
{
  const char *known = g_hash_table_lookup (self->holders, fields->holder);

  if (!g_hash_table_contains (self->documents, fields->document))
    g_hash_table_add (self->documents, g_strdup (fields->document));
  stance_names_add (self->book->holder_parties, fields->holder_party);
  if (self->book->settings.level != STANCE_LEVEL_HOLDER)
    return;
  if (!known)
    g_hash_table_insert (self->holders, g_strdup (fields->holder), g_strdup (fields->holder_party));
  else if (*known && !g_str_equal (known, fields->holder_party))
    g_hash_table_insert (self->holders, g_strdup (fields->holder), g_strdup (""));
}

gboolean
stance_book_add_statement (StanceBookSide *self, StanceDocument *document, const StanceStatementFields *fields, GError **error)
{
  g_autofree char *full = self->book->settings.level == STANCE_LEVEL_HOLDER ? g_strdup_printf ("%s (%s)", fields->holder, fields->holder_party) : NULL;
  const char *name = full ? full : stance_book_roll_up (self->book, fields->holder_party, fields->date);
  const char *key = stance_book_keys_get (&self->book->keys, name);

  if (self->row + 1 == self->book->max_rows)
    {
      stance_book_end_statements (self);
      if (!stance_book_begin_statements (self, error))
        return FALSE;
    }
  self->row++;
  self->n_weighty += fields->weight > 0;
  if (document && !self->heading)
    self->heading = g_strdup (stance_document_get_title (document));
  put_row_of_cells (self, document, fields);
  put_row (self, fields, name, key);
  remember (self, fields);
  stance_book_keep_evidence (self, key, fields);
  return TRUE;
}

/* A name for each column that formulas look into: "statement_weight", on the second sheet "statement_weight_2". */
static void
name_columns (StanceBookSide *self, const char *sheet)
{
  static const StanceBookColumn named[] = { STANCE_BOOK_ROW, STANCE_BOOK_ISSUE, STANCE_BOOK_POSITION, STANCE_BOOK_WEIGHT, STANCE_BOOK_PRODUCT };

  for (guint i = 0; i < G_N_ELEMENTS (named); i++)
    {
      const guint area[4] = { 1, named[i], MAX (self->row, 1), named[i] };
      g_autofree char *side = stance_book_side_name (self, "", '_');
      g_autofree char *suffix = self->n_sheets > 1 ? g_strdup_printf ("%s_%u", side, self->n_sheets) : g_strdup (side);
      g_autofree char *name = g_strdup_printf ("statement_%s%s", stance_book_columns[named[i]].name, suffix);

      stance_book_name (self->book, name, sheet, area);
    }
}

static void
mark_changes (StanceBookSide *self, StanceBookColumn column, StanceBookColumn original)
{
  g_autofree char *now = stance_book_cell (1, column, FALSE, TRUE);
  g_autofree char *then = stance_book_cell (1, original, FALSE, TRUE);
  g_autofree char *formula = g_strdup_printf ("=%s<>%s", now, then);
  lxw_conditional_format condition = { .type = LXW_CONDITIONAL_TYPE_FORMULA, .value_string = formula, .format = self->book->formats.changed };

  worksheet_conditional_format_range (self->statements, 1, (lxw_col_t) column, MAX (self->row, 1), (lxw_col_t) column, &condition);
}

static void
validate (StanceBookSide *self, StanceBookColumn column, double least, double most)
{
  g_autofree char *message = g_strdup_printf ("A number from %g to %g, or nothing.", least, most);
  lxw_data_validation rule = {
    .validate = LXW_VALIDATION_TYPE_DECIMAL, .criteria = LXW_VALIDATION_CRITERIA_BETWEEN, .minimum_number = least, .maximum_number = most,
    .error_title = (char *) stance_book_columns[column].name, .error_message = message,
  };

  worksheet_data_validation_range (self->statements, 1, (lxw_col_t) column, MAX (self->row, 1), (lxw_col_t) column, &rule);
}

void
stance_book_end_statements (StanceBookSide *self)
{
  g_autofree char *name = name_sheet (self, self->n_sheets);

  name_columns (self, name);
  mark_changes (self, STANCE_BOOK_POSITION, STANCE_BOOK_ORIGINAL_POSITION);
  mark_changes (self, STANCE_BOOK_WEIGHT, STANCE_BOOK_ORIGINAL_WEIGHT);
  mark_changes (self, STANCE_BOOK_PARTY, STANCE_BOOK_ORIGINAL_PARTY);
  mark_changes (self, STANCE_BOOK_ISSUE, STANCE_BOOK_ORIGINAL_ISSUE);
  validate (self, STANCE_BOOK_POSITION, stance_model_get_scale_min (self->book->model), stance_model_get_scale_max (self->book->model));
  validate (self, STANCE_BOOK_WEIGHT, 0, 100000);
  worksheet_print_area (self->statements, 0, 0, MAX (self->row, 1), STANCE_BOOK_QUOTE);
  worksheet_autofilter (self->statements, 0, 0, MAX (self->row, 1), STANCE_BOOK_CONTINUED);
}
