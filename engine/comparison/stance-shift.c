/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions over time. What has no date is counted, and left out: nobody guesses when it was. */
#include <math.h>
#include <stdio.h>

#include <stance/stance-error.h>

#include "stance-comparison-private.h"
#include "stance-shift-private.h"
#include "stance-statement-private.h"

G_DEFINE_BOXED_TYPE (StanceShift, stance_shift, stance_shift_ref, stance_shift_unref)

static void
window_clear (gpointer data)
{
  StanceTimeWindow *window = data;

  g_free (window->label);
  g_clear_pointer (&window->table, stance_table_unref);
}

static StanceShift *
shift_new (void)
{
  StanceShift *self = g_atomic_rc_box_new0 (StanceShift);

  self->windows = g_array_new (FALSE, TRUE, sizeof (StanceTimeWindow));
  g_array_set_clear_func (self->windows, window_clear);
  self->cells = g_array_new (FALSE, TRUE, sizeof (StanceShiftCell));
  self->undated = stance_names_new ();
  return self;
}

static void
shift_clear (StanceShift *self)
{
  g_array_unref (self->windows);
  g_array_unref (self->cells);
  stance_names_free (self->undated);
  g_clear_pointer (&self->parties, stance_names_free);
  g_clear_pointer (&self->issues, stance_names_free);
}

/**
 * stance_shift_ref:
 * @self: a shift
 *
 * Takes a reference. May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
StanceShift *
stance_shift_ref (StanceShift *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * stance_shift_unref:
 * @self: (transfer full): a shift
 *
 * Gives a reference back; the last one frees it. May be called from any thread.
 */
void
stance_shift_unref (StanceShift *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) shift_clear);
}

typedef struct
{
  guint32 day;
  guint number; /* in the order they came */
  StanceStatement *statement;
} Dated;

/* 0 for none. */
static guint32
day_of (StanceStatement *statement)
{
  const char *text = stance_statement_get_fields (statement)->date;
  GDate date;
  guint year, month, day;

  g_date_clear (&date, 1);
  if (!text || sscanf (text, "%4u-%2u-%2u", &year, &month, &day) != 3 || year > G_MAXUINT16
      || !g_date_valid_dmy ((GDateDay) MIN (day, 99), (GDateMonth) MIN (month, 99), (GDateYear) year))
    return 0;
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

static int
compare_dated (gconstpointer first, gconstpointer second)
{
  const Dated *x = first, *y = second;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  return (x->number > y->number) - (x->number < y->number);
}

static GArray *
sort_by_date (StanceShift *self, GPtrArray *statements)
{
  GArray *dated = g_array_new (FALSE, FALSE, sizeof (Dated));

  for (guint i = 0; i < statements->len; i++)
    {
      StanceStatement *statement = g_ptr_array_index (statements, i);
      Dated one = { day_of (statement), i, statement };

      if (one.day)
        g_array_append_val (dated, one);
      else
        {
          self->n_undated++;
          stance_names_add (self->undated, stance_statement_get_document (statement));
        }
    }
  g_array_sort (dated, compare_dated);
  return dated;
}

/* The table of one window; without cells that have enough it has none. */
static gboolean
tabulate (StanceTimeWindow *window, GPtrArray *statements, StanceModel *model, const StanceShiftOptions *options, GError **error)
{
  g_autoptr (GError) local = NULL;

  window->n = statements->len;
  window->label = stance_period_label (options->period, window);
  window->table = stance_table_new (statements, model, options->level, options->min_n, &local);
  if (window->table || g_error_matches (local, STANCE_ERROR, STANCE_ERROR_NO_DATA))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
fill_windows (StanceShift *self, const GArray *dated, StanceModel *model, const StanceShiftOptions *options, GError **error)
{
  guint32 origin = dated->len ? g_array_index (dated, Dated, 0).day : 0;

  for (guint i = 0; i < dated->len;)
    {
      g_autoptr (GPtrArray) own = g_ptr_array_new ();
      StanceTimeWindow window = { 0 };
      gboolean ok;

      stance_period_find (options->period, options->days, origin, g_array_index (dated, Dated, i).day, &window);
      for (; i < dated->len && g_array_index (dated, Dated, i).day <= window.last; i++)
        g_ptr_array_add (own, g_array_index (dated, Dated, i).statement);
      ok = tabulate (&window, own, model, options, error);
      g_array_append_val (self->windows, window);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

/* The names of all windows, those of the model first, in its order. */
static void
unite_names (StanceShift *self, StanceModel *model)
{
  self->parties = stance_names_new_take (model ? stance_model_get_party_ids (model) : NULL);
  self->issues = stance_names_new_take (model ? stance_model_get_issue_ids (model) : NULL);
  for (guint i = 0; i < self->windows->len; i++)
    {
      StanceTable *table = g_array_index (self->windows, StanceTimeWindow, i).table;

      for (guint k = 0; table && k < stance_table_get_n_parties (table); k++)
        stance_names_add (self->parties, stance_table_get_party (table, k));
      for (guint k = 0; table && k < stance_table_get_n_issues (table); k++)
        stance_names_add (self->issues, stance_table_get_issue (table, k));
    }
}

static gboolean
has_cell (StanceShift *self, const char *party, const char *issue)
{
  for (guint i = 0; i < self->windows->len; i++)
    {
      StanceTable *table = g_array_index (self->windows, StanceTimeWindow, i).table;

      if (table && stance_table_get_cell (table, party, issue, NULL))
        return TRUE;
    }
  return FALSE;
}

static void
fill_cells (StanceShift *self, const StanceShiftOptions *options)
{
  for (guint party = 0; party < stance_names_size (self->parties); party++)
    for (guint issue = 0; issue < stance_names_size (self->issues); issue++)
      {
        const char *p = stance_names_get (self->parties, party), *i = stance_names_get (self->issues, issue);
        StanceShiftCell cell = { party, issue };

        if ((!options->party || g_str_equal (options->party, p)) && (!options->issue || g_str_equal (options->issue, i)) && has_cell (self, p, i))
          g_array_append_val (self->cells, cell);
      }
}

/**
 * stance_shift_new:
 * @statements: (element-type StanceStatement): the statements
 * @model: (nullable): the model, for rolling up and the order
 * @options: what is looked at
 * @error: return location for an error
 *
 * Puts statements into windows by the dates of their documents, and makes a table of each window that holds any. Statements without a date are left out
 * and counted (stance_shift_get_n_undated()).
 *
 * Errors: %STANCE_ERROR_NO_DATA when no dated statement makes a position that was asked for; those of stance_table_new().
 *
 * Returns: (transfer full) (nullable): the shift, %NULL on an error
 */
StanceShift *
stance_shift_new (GPtrArray *statements, StanceModel *model, const StanceShiftOptions *options, GError **error)
{
  g_autoptr (StanceShift) self = NULL;
  g_autoptr (GArray) dated = NULL;

  g_return_val_if_fail (statements != NULL && options != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  self = shift_new ();
  dated = sort_by_date (self, statements);
  if (!fill_windows (self, dated, model, options, error))
    return NULL;
  unite_names (self, model);
  fill_cells (self, options);
  if (self->cells->len > 0)
    return g_steal_pointer (&self);
  if (dated->len == 0 && statements->len > 0)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "found no date in %u statement%s", statements->len, statements->len == 1 ? "" : "s");
  else
    g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "found no position with a date");
  return NULL;
}

StanceShift *
stance_shift_with_tables (StanceShift *self, GPtrArray *tables)
{
  StanceShift *copy = shift_new ();

  g_array_append_vals (copy->cells, self->cells->data, self->cells->len);
  stance_names_free (copy->undated);
  copy->undated = stance_names_new_take (stance_names_dup (self->undated));
  copy->n_undated = self->n_undated;
  copy->parties = stance_names_new_take (stance_names_dup (self->parties));
  copy->issues = stance_names_new_take (stance_names_dup (self->issues));
  for (guint i = 0; i < self->windows->len; i++)
    {
      StanceTimeWindow window = g_array_index (self->windows, StanceTimeWindow, i);
      StanceTable *table = g_ptr_array_index (tables, i);

      window.label = g_strdup (window.label);
      window.table = table ? stance_table_ref (table) : NULL;
      g_array_append_val (copy->windows, window);
    }
  return copy;
}

static StanceTimeWindow *
window_at (StanceShift *self, guint window)
{
  return &g_array_index (self->windows, StanceTimeWindow, window);
}

/**
 * stance_shift_get_n_windows:
 * @self: a shift
 *
 * Counts the windows in which something was said.
 *
 * Returns: at least 1
 */
guint
stance_shift_get_n_windows (StanceShift *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->windows->len;
}

/**
 * stance_shift_get_label:
 * @self: a shift
 * @window: a window, from 0 in the order of time
 *
 * Names a window: `2025-02-13`, `2025-W07`, `2025-02`, `2025-Q1`, `2025`, or `2025-02-13/2025-02-22` for windows of days.
 *
 * Returns: (transfer none): the name
 */
const char *
stance_shift_get_label (StanceShift *self, guint window)
{
  g_return_val_if_fail (self != NULL && window < self->windows->len, NULL);
  return window_at (self, window)->label;
}

static char *
format_day (guint32 day)
{
  StanceTimeWindow window = { day, day, NULL, 0, NULL };

  return stance_period_label (STANCE_PERIOD_DAY, &window);
}

/**
 * stance_shift_get_first:
 * @self: a shift
 * @window: a window, from 0
 *
 * Gives the first day of a window.
 *
 * Returns: (transfer full): the day, ISO 8601
 */
char *
stance_shift_get_first (StanceShift *self, guint window)
{
  g_return_val_if_fail (self != NULL && window < self->windows->len, NULL);
  return format_day (window_at (self, window)->first);
}

/**
 * stance_shift_get_last:
 * @self: a shift
 * @window: a window, from 0
 *
 * Gives the last day of a window.
 *
 * Returns: (transfer full): the day, ISO 8601
 */
char *
stance_shift_get_last (StanceShift *self, guint window)
{
  g_return_val_if_fail (self != NULL && window < self->windows->len, NULL);
  return format_day (window_at (self, window)->last);
}

/**
 * stance_shift_get_n_statements:
 * @self: a shift
 * @window: a window, from 0
 *
 * Counts the statements of a window, of all parties on all issues.
 *
 * Returns: at least 1
 */
guint
stance_shift_get_n_statements (StanceShift *self, guint window)
{
  g_return_val_if_fail (self != NULL && window < self->windows->len, 0);
  return window_at (self, window)->n;
}

/**
 * stance_shift_get_table:
 * @self: a shift
 * @window: a window, from 0
 *
 * Gives the positions of a window.
 *
 * Returns: (transfer none) (nullable): the table; %NULL when no cell has enough statements
 */
StanceTable *
stance_shift_get_table (StanceShift *self, guint window)
{
  g_return_val_if_fail (self != NULL && window < self->windows->len, NULL);
  return window_at (self, window)->table;
}

/**
 * stance_shift_get_n_undated:
 * @self: a shift
 *
 * Counts the statements that were left out for want of a date.
 *
 * Returns: how many
 */
guint
stance_shift_get_n_undated (StanceShift *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_undated;
}

/**
 * stance_shift_get_undated_documents:
 * @self: a shift
 *
 * Names the documents whose statements were left out for want of a date.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids; may be empty
 */
char **
stance_shift_get_undated_documents (StanceShift *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return stance_names_dup (self->undated);
}

/**
 * stance_shift_get_n_cells:
 * @self: a shift
 *
 * Counts the cells (party, issue) that any window has.
 *
 * Returns: at least 1
 */
guint
stance_shift_get_n_cells (StanceShift *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->cells->len;
}

/**
 * stance_shift_get_party:
 * @self: a shift
 * @cell: a cell, from 0, in the model's order
 *
 * Names the party of a cell.
 *
 * Returns: (transfer none): the name of the tables' row
 */
const char *
stance_shift_get_party (StanceShift *self, guint cell)
{
  g_return_val_if_fail (self != NULL && cell < self->cells->len, NULL);
  return stance_names_get (self->parties, g_array_index (self->cells, StanceShiftCell, cell).party);
}

/**
 * stance_shift_get_issue:
 * @self: a shift
 * @cell: a cell, from 0
 *
 * Names the issue of a cell.
 *
 * Returns: (transfer none): its id
 */
const char *
stance_shift_get_issue (StanceShift *self, guint cell)
{
  g_return_val_if_fail (self != NULL && cell < self->cells->len, NULL);
  return stance_names_get (self->issues, g_array_index (self->cells, StanceShiftCell, cell).issue);
}

/**
 * stance_shift_get_position:
 * @self: a shift
 * @cell: a cell, from 0
 * @window: a window, from 0
 * @score: (out caller-allocates) (optional): as in stance_table_get_cell(), with an interval after stance_bootstrap_shift()
 *
 * Gives the position of a cell in one window.
 *
 * Returns: whether the window has it
 */
gboolean
stance_shift_get_position (StanceShift *self, guint cell, guint window, StanceScore *score)
{
  StanceScore found = { NAN, 0, NAN, NAN, NAN };
  StanceTable *table;
  gboolean has;

  g_return_val_if_fail (self != NULL && cell < self->cells->len && window < self->windows->len, FALSE);
  table = window_at (self, window)->table;
  has = table && stance_table_get_cell (table, stance_shift_get_party (self, cell), stance_shift_get_issue (self, cell), &found);
  if (score)
    *score = found;
  return has;
}

/**
 * stance_shift_test:
 * @self: a shift
 * @cell: a cell, from 0
 * @from: a window
 * @to: another one
 * @seed: where the random numbers begin
 * @difference: (out caller-allocates) (optional): how far the position moved; NaN when either window has none
 *
 * Tells how sure a move is, as stance_comparison_test() does for two sides.
 *
 * Returns: whether there were enough statements for a p-value
 */
gboolean
stance_shift_test (StanceShift *self, guint cell, guint from, guint to, guint seed, StanceDifference *difference)
{
  StanceDifference found = { NAN, NAN, NAN, NAN, FALSE };

  g_return_val_if_fail (self != NULL && cell < self->cells->len && MAX (from, to) < self->windows->len, FALSE);
  if (stance_shift_get_position (self, cell, from, NULL) && stance_shift_get_position (self, cell, to, NULL))
    {
      const char *party = stance_shift_get_party (self, cell), *issue = stance_shift_get_issue (self, cell);
      g_autoptr (GPtrArray) a = stance_table_get_statements (window_at (self, from)->table, party, issue);
      g_autoptr (GPtrArray) b = stance_table_get_statements (window_at (self, to)->table, party, issue);

      found = stance_difference_find (a, b, seed, cell);
    }
  if (difference)
    *difference = found;
  return !isnan (found.p);
}
