/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stance/stance-error.h>

#include "stance-table-private.h"

G_DEFINE_BOXED_TYPE (StanceTable, stance_table, stance_table_ref, stance_table_unref)

static void
table_clear (StanceTable *self)
{
  gsize size = self->cells ? (gsize) stance_names_size (self->parties) * stance_names_size (self->issues) : 0;

  for (gsize i = 0; i < size; i++)
    g_clear_pointer (&self->cells[i], stance_cell_free);
  g_free (self->cells);
  g_free (self->lows);
  g_free (self->highs);
  stance_names_free (self->parties);
  stance_names_free (self->issues);
}

StanceArray *
stance_table_get_positions (const StanceTable *self)
{
  StanceArray *positions = stance_array_new (stance_names_size (self->parties), stance_names_size (self->issues));
  StanceScore score;

  for (gsize i = 0; i < positions->rows * positions->columns; i++)
    if (self->cells[i] && stance_sums_finish (&self->cells[i]->sums, &score))
      positions->values[i] = score.value;
  return positions;
}

static StanceCell *
copy_cell (const StanceCell *cell)
{
  StanceCell *copy = g_memdup2 (cell, sizeof *cell);

  if (copy->statements)
    g_ptr_array_ref (copy->statements);
  if (copy->evidence.document)
    g_ref_string_acquire (copy->evidence.document);
  return copy;
}

StanceTable *
stance_table_copy (const StanceTable *self)
{
  StanceTable *copy = g_atomic_rc_box_new0 (StanceTable);
  gsize size = (gsize) stance_names_size (self->parties) * stance_names_size (self->issues);

  copy->level = self->level;
  copy->min_n = self->min_n;
  copy->parties = stance_names_new_take (stance_names_dup (self->parties));
  copy->issues = stance_names_new_take (stance_names_dup (self->issues));
  copy->cells = g_new0 (StanceCell *, size);
  for (gsize i = 0; i < size; i++)
    if (self->cells[i])
      copy->cells[i] = copy_cell (self->cells[i]);
  return copy;
}

static StanceTable *
make_table (StanceTally *tally, const StanceTrace *trace, StanceLevel level, guint min_n, GError **error)
{
  g_autoptr (StanceTable) self = NULL;

  if (tally->n_statements == 0)
    {
      g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "table: found no statements, expected at least one");
      return NULL;
    }
  self = g_atomic_rc_box_new0 (StanceTable);
  self->level = level;
  self->min_n = MAX (min_n, 1);
  self->parties = stance_names_new ();
  self->issues = stance_names_new ();
  if (!stance_table_build (self, tally, trace, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * stance_table_new:
 * @statements: (element-type StanceStatement) (nullable): the statements
 * @model: (nullable): the model that orders rows and columns and rolls parties up; %NULL: order of first appearance, and every party is
 *   its own bloc
 * @level: what the rows are
 * @min_n: cells with fewer statements are missing; 0 is taken as 1
 * @error: return location for an error
 *
 * Tallies statements into a table. A cell is the weighted mean of its statements' positions, sum (w x) / sum (w), computed from integer sums,
 * hence the same in any order of @statements. A statement of weight 0 does not count. Rows and columns without a cell are left out. A
 * party that the model does not have keeps its id and comes last. Where one name is used of holders of several parties, the rows of
 * %STANCE_LEVEL_HOLDER are "name (party)".
 *
 * Errors: %STANCE_ERROR_NO_DATA when there are no statements or no cell has @min_n of them; %STANCE_ERROR_UNKNOWN_ISSUE when @model
 * lacks an issue; %STANCE_ERROR_LIMIT when the table has more than 4,096 rows or 1,024 issues.
 *
 * Returns: (transfer full) (nullable): the table, %NULL on an error
 */
StanceTable *
stance_table_new (GPtrArray *statements, StanceModel *model, StanceLevel level, guint min_n, GError **error)
{
  g_autoptr (StanceTally) tally = NULL;
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  StanceTrace trace = { statements, entries };

  g_return_val_if_fail (model == NULL || STANCE_IS_MODEL (model), NULL);
  tally = stance_tally_new (model);
  for (guint i = 0; statements != NULL && i < statements->len; i++)
    {
      StanceTallyEntry *entry = stance_tally_take (tally, g_ptr_array_index (statements, i), error);

      if (entry == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
    }
  return make_table (tally, &trace, level, min_n, error);
}

/**
 * stance_table_new_from_tally:
 * @tally: a tally
 * @level: what the rows are
 * @min_n: cells with fewer statements are missing; 0 is taken as 1
 * @error: return location for an error
 *
 * Makes the table that stance_table_new() makes of the statements that went into @tally, with its model, to the last bit. It keeps no
 * statements: stance_table_get_statements() finds none. The tally stays as it is, so that tables of other levels can be made from it.
 *
 * Errors: %STANCE_ERROR_NO_DATA when the tally is empty or no cell has @min_n statements; %STANCE_ERROR_LIMIT when the table has more than
 * 4,096 rows or 1,024 issues.
 *
 * Returns: (transfer full) (nullable): the table, %NULL on an error
 */
StanceTable *
stance_table_new_from_tally (StanceTally *tally, StanceLevel level, guint min_n, GError **error)
{
  g_return_val_if_fail (tally != NULL, NULL);
  return make_table (tally, NULL, level, min_n, error);
}

/**
 * stance_table_ref:
 * @self: a table
 *
 * Takes a reference. May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
StanceTable *
stance_table_ref (StanceTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * stance_table_unref:
 * @self: (transfer full): a table
 *
 * Gives a reference back; the last one frees the table. May be called from any thread.
 */
void
stance_table_unref (StanceTable *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) table_clear);
}

/**
 * stance_table_get_level:
 * @self: a table
 *
 * Gives what the rows are.
 *
 * Returns: the level
 */
StanceLevel
stance_table_get_level (StanceTable *self)
{
  g_return_val_if_fail (self != NULL, STANCE_LEVEL_PARTY);
  return self->level;
}

/**
 * stance_table_get_n_parties:
 * @self: a table
 *
 * Counts the rows: holders, parties or blocs with at least one cell.
 *
 * Returns: the number of rows, at least 1
 */
guint
stance_table_get_n_parties (StanceTable *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return stance_names_size (self->parties);
}

/**
 * stance_table_get_n_issues:
 * @self: a table
 *
 * Counts the columns: issues with at least one cell.
 *
 * Returns: the number of columns, at least 1
 */
guint
stance_table_get_n_issues (StanceTable *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return stance_names_size (self->issues);
}

/**
 * stance_table_get_party:
 * @self: a table
 * @row: a row, from 0
 *
 * Names a row.
 *
 * Returns: (transfer none): a party's id; the holder's name in a table of holders
 */
const char *
stance_table_get_party (StanceTable *self, guint row)
{
  g_return_val_if_fail (self != NULL && row < stance_names_size (self->parties), NULL);
  return stance_names_get (self->parties, row);
}

/**
 * stance_table_get_issue:
 * @self: a table
 * @column: a column, from 0
 *
 * Names a column.
 *
 * Returns: (transfer none): an issue's id
 */
const char *
stance_table_get_issue (StanceTable *self, guint column)
{
  g_return_val_if_fail (self != NULL && column < stance_names_size (self->issues), NULL);
  return stance_names_get (self->issues, column);
}

static gboolean
finish_cell (const StanceCell *cell, StanceScore *score)
{
  if (cell != NULL)
    return stance_sums_finish (&cell->sums, score);
  stance_score_set_missing (score, 0);
  return FALSE;
}

gboolean
stance_table_get_score_at (const StanceTable *self, guint row, guint column, StanceScore *score)
{
  gsize place = (gsize) row * stance_names_size (self->issues) + column;
  gboolean there = finish_cell (self->cells[place], score);

  score->low = self->lows ? self->lows[place] : NAN;
  score->high = self->highs ? self->highs[place] : NAN;
  return there;
}

/**
 * stance_table_get_cell:
 * @self: a table
 * @party: a row's name
 * @issue: an issue's id
 * @score: (out caller-allocates) (optional): where the position goes: its value on the model's scale, how many statements it rests on,
 *   and their spread sqrt (sum w (x - mean)^2 / sum w * n / (n - 1)), the usual standard deviation when weights are equal, 0 when all
 *   say the same, NaN for one statement. Value NaN and n 0 when the cell is missing
 *
 * Gives the position of a party on an issue.
 *
 * Returns: whether there is one
 */
gboolean
stance_table_get_cell (StanceTable *self, const char *party, const char *issue, StanceScore *score)
{
  StanceScore found;
  gboolean there = FALSE;
  guint row;
  guint column;

  g_return_val_if_fail (self != NULL && party != NULL && issue != NULL, FALSE);
  row = stance_names_find (self->parties, party);
  column = stance_names_find (self->issues, issue);
  stance_score_set_missing (&found, 0);
  if (row != STANCE_NO_NAME && column != STANCE_NO_NAME)
    there = stance_table_get_score_at (self, row, column, &found);
  if (score != NULL)
    *score = found;
  return there;
}

/**
 * stance_table_get_evidence:
 * @self: a table
 * @party: a row's name
 * @issue: an issue's id
 * @span: (out caller-allocates) (optional): where in the document, in code points; empty when that is not known
 *
 * Tells where the statement stands that shows a cell best: far from the middle, explicit, in the holder's own words, likely to be read right, heavy.
 * Tables made from a tally know it as well.
 *
 * Returns: (transfer none) (nullable): the document's id, %NULL when the cell is missing
 */
const char *
stance_table_get_evidence (StanceTable *self, const char *party, const char *issue, StanceSpan *span)
{
  const StanceCell *cell = NULL;
  guint row, column;

  g_return_val_if_fail (self != NULL && party != NULL && issue != NULL, NULL);
  row = stance_names_find (self->parties, party);
  column = stance_names_find (self->issues, issue);
  if (row != STANCE_NO_NAME && column != STANCE_NO_NAME)
    cell = self->cells[(gsize) row * stance_names_size (self->issues) + column];
  if (span)
    *span = cell ? cell->evidence.span : (StanceSpan) { 0, 0 };
  return cell ? cell->evidence.document : NULL;
}

/**
 * stance_table_get_statements:
 * @self: a table
 * @party: (nullable): a row's name, %NULL for all rows
 * @issue: (nullable): an issue's id, %NULL for all columns
 *
 * Gives the statements that cells rest on, row by row, within a cell in the order they came. A table made from a
 * tally has none.
 *
 * Returns: (transfer full) (element-type StanceStatement): the statements; empty when the cells are missing
 */
GPtrArray *
stance_table_get_statements (StanceTable *self, const char *party, const char *issue)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);

  g_return_val_if_fail (self != NULL, found);
  for (guint row = 0; row < stance_names_size (self->parties); row++)
    for (guint column = 0; column < stance_names_size (self->issues); column++)
      {
        const StanceCell *cell = self->cells[(gsize) row * stance_names_size (self->issues) + column];

        if (cell == NULL || (party != NULL && !g_str_equal (party, stance_names_get (self->parties, row)))
            || (issue != NULL && !g_str_equal (issue, stance_names_get (self->issues, column))))
          continue;
        for (guint i = 0; cell->statements != NULL && i < cell->statements->len; i++)
          g_ptr_array_add (found, stance_statement_ref (g_ptr_array_index (cell->statements, i)));
      }
  return found;
}

/**
 * stance_table_get_values:
 * @self: a table
 * @length: (out): rows times columns
 *
 * Gives all positions, row by row, for those who go on computing.
 *
 * Returns: (transfer full) (array length=length): the positions, NaN where missing
 */
double *
stance_table_get_values (StanceTable *self, gsize *length)
{
  guint columns;
  double *values;

  g_return_val_if_fail (self != NULL && length != NULL, NULL);
  columns = stance_names_size (self->issues);
  *length = (gsize) stance_names_size (self->parties) * columns;
  values = g_new (double, *length);
  for (gsize i = 0; i < *length; i++)
    {
      StanceScore score;

      finish_cell (self->cells[i], &score);
      values[i] = score.value;
    }
  return values;
}

/**
 * stance_table_get_counts:
 * @self: a table
 * @length: (out): rows times columns
 *
 * Gives the numbers of statements of all cells, row by row.
 *
 * Returns: (transfer full) (array length=length): the numbers, 0 where missing
 */
guint *
stance_table_get_counts (StanceTable *self, gsize *length)
{
  guint *counts;

  g_return_val_if_fail (self != NULL && length != NULL, NULL);
  *length = (gsize) stance_names_size (self->parties) * stance_names_size (self->issues);
  counts = g_new (guint, *length);
  for (gsize i = 0; i < *length; i++)
    counts[i] = self->cells[i] ? self->cells[i]->sums.n : 0;
  return counts;
}
