/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workbook from its first statement to its bytes. */
#include <locale.h>

#include <glib/gstdio.h>
#include <stance/stance-error.h>

#include "stance-config.h"
#include "stance-workbook-private.h"

G_DEFINE_BOXED_TYPE (StanceWorkbook, stance_workbook, stance_workbook_ref, stance_workbook_unref)

/* The library writes numbers as the locale has them; a file is the same everywhere. */
static locale_t
enter_plain_locale (locale_t *plain)
{
  *plain = newlocale (LC_NUMERIC_MASK, "C", (locale_t) 0);
  return uselocale (*plain);
}

static void
leave_plain_locale (locale_t plain, locale_t before)
{
  uselocale (before);
  if (plain != (locale_t) 0)
    freelocale (plain);
}

static void
workbook_clear (StanceWorkbook *self)
{
  if (self->book)
    workbook_close (self->book);
  if (self->path)
    g_unlink (self->path);
  g_free (self->path);
  g_free ((char *) self->settings.command);
  g_clear_object (&self->model);
  g_clear_pointer (&self->sides, g_ptr_array_unref);
  g_clear_pointer (&self->matrix, stance_matrix_unref);
  g_clear_pointer (&self->compared, stance_comparison_unref);
  g_clear_pointer (&self->outlets, stance_outlets_unref);
  stance_book_keys_clear (&self->keys);
  g_clear_pointer (&self->holder_parties, stance_names_free);
  g_clear_pointer (&self->rows, stance_names_free);
  g_clear_pointer (&self->columns, stance_names_free);
}

static void
set_properties (StanceWorkbook *self)
{
  g_autofree char *title = stance_book_comment_text (stance_model_get_title (self->model) ? stance_model_get_title (self->model) : "");
  lxw_doc_properties properties = { .title = title, .comments = "stance " STANCE_VERSION, .created = (time_t) self->settings.made };

  workbook_set_properties (self->book, &properties);
}

/* In the order in which a reader finds them. */
static gboolean
add_sheets_of_one (StanceWorkbook *self, GError **error)
{
  return (self->summary = stance_book_add_sheet (self, "Summary", error))
         && (self->side->positions = stance_book_add_sheet (self, "Positions", error))
         && (self->side->agreement = stance_book_add_sheet (self, "Agreement", error))
         && (self->divergence = stance_book_add_sheet (self, "Divergence", error))
         && stance_book_begin_statements (self->side, error)
         && (self->issues = stance_book_add_sheet (self, "Issues", error))
         && (self->list_of_parties = stance_book_add_sheet (self, "Parties", error))
         && (self->read_me = stance_book_add_sheet (self, "Read me", error));
}

/* A sheet for each side, "NAME A" and so on, at `offset` of StanceBookSide; the statements for NULL. */
static gboolean
add_sheets_of_sides (StanceWorkbook *self, const char *name, gsize offset, GError **error)
{
  for (guint i = 0; i < self->sides->len; i++)
    {
      StanceBookSide *side = g_ptr_array_index (self->sides, i);
      g_autofree char *full = name ? stance_book_side_name (side, name, ' ') : NULL;
      lxw_worksheet *sheet = full ? stance_book_add_sheet (self, full, error) : NULL;

      if (full && !sheet)
        return FALSE;
      if (sheet)
        G_STRUCT_MEMBER (lxw_worksheet *, side, offset) = sheet;
      else if (!stance_book_begin_statements (side, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_sheets_of_two (StanceWorkbook *self, GError **error)
{
  return add_sheets_of_sides (self, "Agreement", G_STRUCT_OFFSET (StanceBookSide, agreement), error)
         && (self->difference = stance_book_add_sheet (self, "Agreement B - A", error))
         && (self->left_out = stance_book_add_sheet (self, "Left out", error))
         && (self->retellings = stance_book_add_sheet (self, "Retellings", error))
         && (self->voices = stance_book_add_sheet (self, "Voice", error));
}

static gboolean
add_sheets_of_several (StanceWorkbook *self, GError **error)
{
  gboolean two = self->sides->len == 2;

  return (self->read_me = stance_book_add_sheet (self, "Read me", error))
         && (self->summary = stance_book_add_sheet (self, "Findings", error))
         && (two || (self->divergence = stance_book_add_sheet (self, "Divergence", error)))
         && (self->comparison = stance_book_add_sheet (self, "Comparison", error))
         && (!two || add_sheets_of_two (self, error))
         && add_sheets_of_sides (self, "Positions", G_STRUCT_OFFSET (StanceBookSide, positions), error)
         && add_sheets_of_sides (self, NULL, 0, error)
         && (self->issues = stance_book_add_sheet (self, "Issues", error))
         && (self->list_of_parties = stance_book_add_sheet (self, "Parties", error))
         && (self->numbers = stance_book_add_sheet (self, "Settings", error));
}

static gboolean
open_book (StanceWorkbook *self, GError **error)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .use_zip64 = LXW_FALSE };
  int fd = g_file_open_tmp ("stance-XXXXXX.xlsx", &self->path, error);

  if (fd < 0)
    return FALSE;
  g_close (fd, NULL);
  options.tmpdir = (char *) g_get_tmp_dir ();
  self->book = workbook_new_opt (self->path, &options);
  if (!self->book)
    {
      g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "workbook: no memory");
      return FALSE;
    }
  stance_book_make_formats (self->book, &self->formats);
  set_properties (self);
  return self->side->label ? add_sheets_of_several (self, error) : add_sheets_of_one (self, error);
}

/* "A" ... "Z", "AA" ... as spreadsheets count columns. (transfer full) */
static char *
label_side (guint side)
{
  char name[LXW_MAX_COL_NAME_LENGTH];

  lxw_col_to_name (name, (lxw_col_t) side, FALSE);
  return g_strdup (name);
}

/* `titles` is NULL for one side. */
static StanceWorkbook *
new_workbook (StanceModel *model, const StanceWorkbookSettings *settings, const char *const *titles, GError **error)
{
  static const StanceWorkbookSettings plain = { .level = STANCE_LEVEL_PARTY };
  g_autoptr (StanceWorkbook) self = g_atomic_rc_box_new0 (StanceWorkbook);
  locale_t numbers, before;
  gboolean ok;

  self->model = g_object_ref (model);
  self->settings = settings ? *settings : plain;
  self->settings.command = g_strdup (self->settings.command);
  self->max_rows = STANCE_BOOK_ROWS;
  stance_book_keys_init (&self->keys);
  self->holder_parties = stance_names_new ();
  self->sides = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_book_side_free);
  for (guint i = 0; titles && titles[i]; i++)
    {
      g_autofree char *label = label_side (i);

      g_ptr_array_add (self->sides, stance_book_side_new (self, label, titles[i]));
    }
  if (!titles)
    g_ptr_array_add (self->sides, stance_book_side_new (self, NULL, NULL));
  self->side = g_ptr_array_index (self->sides, 0);
  before = enter_plain_locale (&numbers);
  ok = open_book (self, error);
  leave_plain_locale (numbers, before);
  return ok ? g_steal_pointer (&self) : NULL;
}

/**
 * stance_workbook_new:
 * @model: the model that gives names, scale and weights, and rolls parties up
 * @settings: (nullable): what it shows; %NULL: positions of parties, nothing left out
 * @error: return location for an error
 *
 * Begins a spreadsheet in the format of Excel 2007 and later (XLSX) with the sheets Summary, Positions, Agreement, Divergence, Statements,
 * Issues, Parties and Read me. Positions are formulas over Statements, the matrices formulas over Positions: who corrects a position, a weight, a
 * party or an issue there sees everything else follow. Each formula is stored with its value. What is missing is "n/a".
 *
 * It grows in a temporary file, so that memory does not grow with the number of statements but with that of different holders and cells.
 *
 * Errors: those of the file; %STANCE_ERROR_LIMIT when memory does not suffice.
 *
 * Returns: (transfer full) (nullable): the workbook, %NULL on an error
 */
StanceWorkbook *
stance_workbook_new (StanceModel *model, const StanceWorkbookSettings *settings, GError **error)
{
  g_return_val_if_fail (STANCE_IS_MODEL (model), NULL);
  return new_workbook (model, settings, NULL, error);
}

/**
 * stance_workbook_new_of_sides:
 * @model: as in stance_workbook_new()
 * @settings: (nullable): likewise
 * @titles: (array zero-terminated=1): what the sides are, two or more
 * @error: return location for an error
 *
 * Begins a spreadsheet of several sides, which are called A, B and so on. Each has its sheets of statements and of positions, formulas as in
 * stance_workbook_new(), with the same rows and columns in all.
 *
 * Of two sides, with stance_workbook_set_comparison(): Read me, Findings, Comparison (position in A, in B and B - A as formulas; interval and p as they were
 * found, crossed out once the difference is no longer the one they are of), Agreement A, Agreement B and Agreement B - A as formulas, Left out, Retellings
 * and Voice. Of more, with stance_workbook_set_outlets(): Read me, Findings, Divergence (side by side) and Comparison (what sets them apart), as formulas.
 *
 * Errors: those of stance_workbook_new(); %STANCE_ERROR_LIMIT for more than 100 sides.
 *
 * Returns: (transfer full) (nullable): the workbook, which takes statements of its first side; %NULL on an error
 */
StanceWorkbook *
stance_workbook_new_of_sides (StanceModel *model, const StanceWorkbookSettings *settings, const char *const *titles, GError **error)
{
  g_return_val_if_fail (STANCE_IS_MODEL (model), NULL);
  g_return_val_if_fail (titles != NULL && g_strv_length ((char **) titles) >= 2, NULL);
  if (g_strv_length ((char **) titles) <= STANCE_BOOK_SIDES)
    return new_workbook (model, settings, titles, error);
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "workbook: found %u inputs to compare, expected at most %u", g_strv_length ((char **) titles),
               STANCE_BOOK_SIDES);
  return NULL;
}

/**
 * stance_workbook_begin_side:
 * @self: a workbook made by stance_workbook_new_of_sides(), not finished
 * @side: a side, from 0
 *
 * Takes statements of this side from now on.
 */
void
stance_workbook_begin_side (StanceWorkbook *self, guint side)
{
  g_return_if_fail (self != NULL && self->book != NULL && side < self->sides->len);
  self->side = g_ptr_array_index (self->sides, side);
}

/* A table without intervals says nothing that the formulas do not. */
static void
take_table (StanceBookSide *side, StanceTable *table)
{
  g_clear_pointer (&side->sure, stance_table_unref);
  side->sure = table && table->lows ? stance_table_ref (table) : NULL;
}

/**
 * stance_workbook_set_table:
 * @self: a workbook, not finished
 * @table: the positions of the statements of the side that takes statements, with intervals
 *
 * Puts intervals on a sheet of their own, Intervals, as they were found: crossed out once the position has changed. A table without intervals is
 * not looked at. Tables of a comparison, or of outlets, need not be given.
 */
void
stance_workbook_set_table (StanceWorkbook *self, StanceTable *table)
{
  g_return_if_fail (self != NULL && self->book != NULL && table != NULL);
  take_table (self->side, table);
}

/**
 * stance_workbook_set_matrix:
 * @self: a workbook of one side, not finished
 * @matrix: the matrix of its positions, with intervals, with p-values, or of another measure than agreement
 *
 * Puts the pairs with their intervals and p-values on a sheet of their own, Pairs, and a measure that is neither agreement nor divergence on another one,
 * Measure. Both have figures as they were found; where Pairs shows agreement or divergence, these are live, and intervals and p-values are crossed out once
 * they have changed.
 */
void
stance_workbook_set_matrix (StanceWorkbook *self, StanceMatrix *matrix)
{
  g_return_if_fail (self != NULL && self->book != NULL && self->sides->len == 1 && matrix != NULL);
  stance_matrix_ref (matrix);
  g_clear_pointer (&self->matrix, stance_matrix_unref);
  self->matrix = matrix;
}

/**
 * stance_workbook_set_comparison:
 * @self: a workbook of two sides, not finished
 * @comparison: the comparison of the tables of these two sides' statements
 *
 * Says what the two sides show beside each other. Without it a workbook of two sides lacks its findings.
 */
void
stance_workbook_set_comparison (StanceWorkbook *self, StanceComparison *comparison)
{
  g_return_if_fail (self != NULL && self->sides->len == 2 && comparison != NULL);
  stance_comparison_ref (comparison);
  g_clear_pointer (&self->compared, stance_comparison_unref);
  self->compared = comparison;
  for (guint i = 0; i < 2; i++)
    take_table (g_ptr_array_index (self->sides, i), stance_comparison_get_table (comparison, i ? STANCE_SIDE_B : STANCE_SIDE_A));
}

/**
 * stance_workbook_set_outlets:
 * @self: a workbook of three sides or more, not finished
 * @outlets: the finished outlets, one for each side, in the same order
 *
 * Says what sets the sides apart. Without it a workbook of several sides lacks its findings.
 */
void
stance_workbook_set_outlets (StanceWorkbook *self, StanceOutlets *outlets)
{
  g_return_if_fail (self != NULL && outlets != NULL && self->sides->len > 2 && stance_outlets_get_n (outlets) == self->sides->len);
  stance_outlets_ref (outlets);
  g_clear_pointer (&self->outlets, stance_outlets_unref);
  self->outlets = outlets;
  for (guint i = 0; i < self->sides->len; i++)
    take_table (g_ptr_array_index (self->sides, i), stance_outlets_get_table (outlets, i));
}

/**
 * stance_workbook_ref:
 * @self: a workbook
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
StanceWorkbook *
stance_workbook_ref (StanceWorkbook *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * stance_workbook_unref:
 * @self: (transfer full): a workbook
 *
 * Gives a reference back; the last one frees the workbook and its temporary file.
 */
void
stance_workbook_unref (StanceWorkbook *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) workbook_clear);
}

/**
 * stance_workbook_add:
 * @self: a workbook that is not finished
 * @document: (nullable): the article of the statements, for its address; %NULL when they were coded by hand
 * @statements: (element-type StanceStatement): the statements
 * @error: return location for an error
 *
 * Adds statements, a row each. What is too long for a cell (32,767 units of UTF-16) goes on in cells at the end of its row; what is too much for a sheet
 * (1,048,576 rows) goes on in another; addresses beyond 65,530 on a sheet are text, not links.
 *
 * Errors: %STANCE_ERROR_UNKNOWN_ISSUE when the model lacks an issue; %STANCE_ERROR_LIMIT as in stance_tally_add(). Statements before the one
 * that failed have been added.
 *
 * Returns: %FALSE with @error set
 */
gboolean
stance_workbook_add (StanceWorkbook *self, StanceDocument *document, GPtrArray *statements, GError **error)
{
  locale_t plain, before;
  gboolean ok = TRUE;

  g_return_val_if_fail (self != NULL && self->book != NULL && statements != NULL, FALSE);
  before = enter_plain_locale (&plain);
  for (guint i = 0; ok && i < statements->len; i++)
    {
      StanceStatement *statement = g_ptr_array_index (statements, i);

      ok = stance_tally_add (self->side->tally, statement, error)
           && stance_book_add_statement (self->side, document, stance_statement_get_fields (statement), error);
    }
  leave_plain_locale (plain, before);
  return ok;
}

/* Rows and columns of all sides, so that a cell is at the same place in each. */
static gboolean
unite (StanceWorkbook *self, GError **error)
{
  g_autofree const StanceNames **rows = g_new0 (const StanceNames *, self->sides->len);
  g_autofree const StanceNames **columns = g_new0 (const StanceNames *, self->sides->len);

  for (guint i = 0; i < self->sides->len; i++)
    {
      StanceBookSide *side = g_ptr_array_index (self->sides, i);

      if (!stance_book_side_tabulate (side, error))
        return FALSE;
      rows[i] = side->table ? side->table->parties : NULL;
      columns[i] = side->table ? side->table->issues : NULL;
    }
  self->rows = stance_names_unite (rows, self->sides->len, stance_model_get_party_ids (self->model));
  self->columns = stance_names_unite (columns, self->sides->len, stance_model_get_issue_ids (self->model));
  if (stance_names_size (self->rows) == 0)
    {
      g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "workbook: found no positions on any side");
      return FALSE;
    }
  if (stance_names_size (self->rows) <= STANCE_BOOK_PARTIES)
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "workbook: found %u rows of positions, expected at most %u", stance_names_size (self->rows),
               STANCE_BOOK_PARTIES);
  return FALSE;
}

/* Sheets that stand behind the live ones. */
static gboolean
add_sheets_of_found (StanceWorkbook *self, GError **error)
{
  gboolean other = self->matrix && stance_matrix_get_measure (self->matrix) != STANCE_MEASURE_AGREEMENT
                   && stance_matrix_get_measure (self->matrix) != STANCE_MEASURE_DIVERGENCE;
  gboolean sure = FALSE;

  for (guint i = 0; i < self->sides->len; i++)
    sure = sure || ((StanceBookSide *) g_ptr_array_index (self->sides, i))->sure;
  if ((other && !(self->measure = stance_book_add_sheet (self, "Measure", error)))
      || (self->matrix && !(self->pairs = stance_book_add_sheet (self, "Pairs", error)))
      || (sure && !(self->intervals = stance_book_add_sheet (self, "Intervals", error))))
    return FALSE;
  for (guint i = 0; i < 3; i++)
    {
      lxw_worksheet *const found[] = { self->intervals, self->pairs, self->measure };

      if (found[i])
        stance_book_move_sheet (self, found[i], self->comparison ? self->comparison : self->divergence);
    }
  return TRUE;
}

static gboolean
write_found (StanceWorkbook *self, GError **error)
{
  if (!add_sheets_of_found (self, error))
    return FALSE;
  if (self->measure)
    stance_book_write_measure (self);
  if (self->pairs)
    stance_book_write_pairs (self);
  if (self->intervals)
    stance_book_write_intervals (self);
  return TRUE;
}

/* What there is to say of several sides. */
static void
write_sides (StanceWorkbook *self)
{
  g_autoptr (StanceFindings) findings = self->compared ? stance_findings_new (self->compared, self->model) : NULL;

  worksheet_set_column (self->numbers, 0, 0, 20, NULL);
  worksheet_set_column (self->numbers, 2, 2, 60, NULL);
  stance_book_put_heading (self, self->numbers, 0, "Settings");
  stance_book_write_settings (self, self->numbers, "Settings", 1);
  if (findings)
    {
      stance_book_write_findings (self, findings);
      stance_book_write_comparison (self, findings);
      stance_book_write_agreement_difference (self);
      stance_book_write_left_out (self);
      stance_book_write_retellings (self, findings);
      stance_book_write_voices (self, findings);
    }
  else if (self->outlets)
    {
      stance_book_write_findings (self, NULL);
      stance_book_write_outlets (self);
    }
}

static gboolean
write_figures (StanceWorkbook *self, GError **error)
{
  if (!unite (self, error))
    return FALSE;
  for (guint i = 0; i < self->sides->len; i++)
    {
      StanceBookSide *side = g_ptr_array_index (self->sides, i);

      stance_book_end_statements (side);
      stance_book_write_positions (side);
      if (side->agreement)
        stance_book_write_agreement (side);
    }
  if (self->side->label)
    write_sides (self);
  else
    {
      stance_book_write_summary (self);
      stance_book_write_divergence (self);
    }
  stance_book_write_issues (self);
  stance_book_write_parties (self);
  if (!write_found (self, error))
    return FALSE;
  stance_book_write_read_me (self);
  return TRUE;
}

static gboolean
close_book (StanceWorkbook *self, GError **error)
{
  lxw_error code = workbook_close (g_steal_pointer (&self->book));

  if (code == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "workbook: %s", lxw_strerror (code));
  return FALSE;
}

/**
 * stance_workbook_finish:
 * @self: a workbook
 * @error: return location for an error
 *
 * Writes what rests on the statements and gives the file. The workbook takes no more statements then.
 *
 * Errors: %STANCE_ERROR_NO_DATA as in stance_table_new(); %STANCE_ERROR_LIMIT when there are more than 1,000 rows of positions, or as there;
 * those of stance_matrix_new(); those of the file.
 *
 * Returns: (transfer full) (nullable): the bytes of an XLSX file, read from the disk as they are used; %NULL on an error
 */
GBytes *
stance_workbook_finish (StanceWorkbook *self, GError **error)
{
  g_autoptr (GMappedFile) file = NULL;
  locale_t plain, before;
  gboolean ok;

  g_return_val_if_fail (self != NULL && self->book != NULL, NULL);
  before = enter_plain_locale (&plain);
  ok = write_figures (self, error) && close_book (self, error);
  leave_plain_locale (plain, before);
  if (ok)
    file = g_mapped_file_new (self->path, FALSE, error);
  return file ? g_mapped_file_get_bytes (file) : NULL;
}
