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
add_sheets (StanceWorkbook *self, GError **error)
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
  return add_sheets (self, error);
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
  static const StanceWorkbookSettings plain = { .level = STANCE_LEVEL_PARTY };
  g_autoptr (StanceWorkbook) self = NULL;
  locale_t numbers, before;
  gboolean ok;

  g_return_val_if_fail (STANCE_IS_MODEL (model), NULL);
  self = g_atomic_rc_box_new0 (StanceWorkbook);
  self->model = g_object_ref (model);
  self->settings = settings ? *settings : plain;
  self->settings.command = g_strdup (self->settings.command);
  self->max_rows = STANCE_BOOK_ROWS;
  stance_book_keys_init (&self->keys);
  self->holder_parties = stance_names_new ();
  self->sides = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_book_side_free);
  g_ptr_array_add (self->sides, self->side = stance_book_side_new (self, NULL, NULL));
  before = enter_plain_locale (&numbers);
  ok = open_book (self, error);
  leave_plain_locale (numbers, before);
  return ok ? g_steal_pointer (&self) : NULL;
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
  if (stance_names_size (self->rows) <= STANCE_BOOK_PARTIES)
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "workbook: found %u rows of positions, expected at most %u", stance_names_size (self->rows),
               STANCE_BOOK_PARTIES);
  return FALSE;
}

static gboolean
write_figures (StanceWorkbook *self, GError **error)
{
  if (!unite (self, error))
    return FALSE;
  stance_book_end_statements (self->side);
  stance_book_write_summary (self);
  stance_book_write_positions (self->side);
  stance_book_write_agreement (self->side);
  stance_book_write_divergence (self);
  stance_book_write_issues (self);
  stance_book_write_parties (self);
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
