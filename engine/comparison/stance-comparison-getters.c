/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-comparison-private.h"

/**
 * stance_comparison_get_n_cells:
 * @self: a comparison
 *
 * Counts the cells that either side has.
 *
 * Returns: the number of cells, at least 1
 */
guint
stance_comparison_get_n_cells (StanceComparison *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->pairs->len;
}

static const StanceCellPair *
get_pair (StanceComparison *self, guint cell)
{
  return &g_array_index (self->pairs, StanceCellPair, cell);
}

/**
 * stance_comparison_get_party:
 * @self: a comparison
 * @cell: a cell, from 0
 *
 * Names the party of a cell.
 *
 * Returns: (transfer none): the name of the tables' row
 */
const char *
stance_comparison_get_party (StanceComparison *self, guint cell)
{
  g_return_val_if_fail (self != NULL && cell < self->pairs->len, NULL);
  return stance_names_get (self->parties, get_pair (self, cell)->party);
}

/**
 * stance_comparison_get_issue:
 * @self: a comparison
 * @cell: a cell, from 0
 *
 * Names the issue of a cell.
 *
 * Returns: (transfer none): the issue's id
 */
const char *
stance_comparison_get_issue (StanceComparison *self, guint cell)
{
  g_return_val_if_fail (self != NULL && cell < self->pairs->len, NULL);
  return stance_names_get (self->issues, get_pair (self, cell)->issue);
}

static gboolean
give_score (const StanceScore *found, StanceScore *score)
{
  if (score != NULL)
    *score = *found;
  return !isnan (found->value);
}

/**
 * stance_comparison_get_a:
 * @self: a comparison
 * @cell: a cell, from 0
 * @score: (out caller-allocates) (optional): where the position in A goes; value NaN and n 0 when A has none
 *
 * Gives what A has, as in stance_table_get_cell().
 *
 * Returns: whether A has the cell
 */
gboolean
stance_comparison_get_a (StanceComparison *self, guint cell, StanceScore *score)
{
  g_return_val_if_fail (self != NULL && cell < self->pairs->len, FALSE);
  return give_score (&get_pair (self, cell)->a, score);
}

/**
 * stance_comparison_get_b:
 * @self: a comparison
 * @cell: a cell, from 0
 * @score: (out caller-allocates) (optional): where the position in B goes; value NaN and n 0 when B has none
 *
 * Gives what B has, as in stance_table_get_cell().
 *
 * Returns: whether B has the cell
 */
gboolean
stance_comparison_get_b (StanceComparison *self, guint cell, StanceScore *score)
{
  g_return_val_if_fail (self != NULL && cell < self->pairs->len, FALSE);
  return give_score (&get_pair (self, cell)->b, score);
}

/**
 * stance_comparison_get_difference:
 * @self: a comparison
 * @cell: a cell, from 0
 * @difference: (out) (optional): where B - A goes, on the model's scale; NaN when a side has no such cell
 *
 * Gives how far B is from A.
 *
 * Returns: whether both sides have the cell
 */
gboolean
stance_comparison_get_difference (StanceComparison *self, guint cell, double *difference)
{
  const StanceCellPair *pair;

  g_return_val_if_fail (self != NULL && cell < self->pairs->len, FALSE);
  pair = get_pair (self, cell);
  if (difference != NULL)
    *difference = pair->b.value - pair->a.value;
  return stance_cell_pair_has_both (pair);
}

static StanceComparisonSide *
get_side (StanceComparison *self, StanceSide side)
{
  return &self->sides[side == STANCE_SIDE_A ? 0 : 1];
}

/**
 * stance_comparison_get_table:
 * @self: a comparison
 * @side: a side
 *
 * Gives the positions of a side.
 *
 * Returns: (transfer none) (nullable): the table, %NULL when the side has no positions
 */
StanceTable *
stance_comparison_get_table (StanceComparison *self, StanceSide side)
{
  g_return_val_if_fail (self != NULL, NULL);
  return get_side (self, side)->table;
}

/**
 * stance_comparison_get_matrix:
 * @self: a comparison
 * @side: a side
 *
 * Gives who agrees with whom on one side, as in stance_matrix_new() with min_n 1.
 *
 * Returns: (transfer none) (nullable): the agreement matrix, %NULL when the side has no positions
 */
StanceMatrix *
stance_comparison_get_matrix (StanceComparison *self, StanceSide side)
{
  g_return_val_if_fail (self != NULL, NULL);
  return get_side (self, side)->matrix;
}

/**
 * stance_comparison_get_parties:
 * @self: a comparison
 *
 * Names the parties of both sides.
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of the tables' rows, in the model's order, then A's, then B's
 */
char **
stance_comparison_get_parties (StanceComparison *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return stance_names_dup (self->parties);
}

/* What only `in` has; either may be NULL. */
static char **
names_only_in (const StanceNames *in, const StanceNames *other)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; in != NULL && i < stance_names_size (in); i++)
    if (other == NULL || stance_names_find (other, stance_names_get (in, i)) == STANCE_NO_NAME)
      g_strv_builder_add (builder, stance_names_get (in, i));
  return g_strv_builder_end (builder);
}

/**
 * stance_comparison_get_parties_only_in:
 * @self: a comparison
 * @side: a side
 *
 * Names the parties that only one side reports.
 *
 * Returns: (transfer full) (array zero-terminated=1): the names of the table's rows, in its order; may be empty
 */
char **
stance_comparison_get_parties_only_in (StanceComparison *self, StanceSide side)
{
  StanceTable *in;
  StanceTable *other;

  g_return_val_if_fail (self != NULL, NULL);
  in = get_side (self, side)->table;
  other = get_side (self, side == STANCE_SIDE_A ? STANCE_SIDE_B : STANCE_SIDE_A)->table;
  return names_only_in (in ? in->parties : NULL, other ? other->parties : NULL);
}

/**
 * stance_comparison_get_issues_only_in:
 * @self: a comparison
 * @side: a side
 *
 * Names the issues on which only one side reports positions.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of the issues, in the table's order; may be empty
 */
char **
stance_comparison_get_issues_only_in (StanceComparison *self, StanceSide side)
{
  StanceTable *in;
  StanceTable *other;

  g_return_val_if_fail (self != NULL, NULL);
  in = get_side (self, side)->table;
  other = get_side (self, side == STANCE_SIDE_A ? STANCE_SIDE_B : STANCE_SIDE_A)->table;
  return names_only_in (in ? in->issues : NULL, other ? other->issues : NULL);
}
