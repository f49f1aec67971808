/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a comparison rests on: how sure differences are, whose words are given, and what one side leaves out. */
#include "stance-comparison-private.h"
#include "stance-statement-private.h"
#include "stance-two-samples-private.h"

#define PERMUTATIONS 9999
#define REPLICATES 2000
#define LEVEL 0.95

G_DEFINE_BOXED_TYPE (StanceDifference, stance_difference, stance_difference_copy, stance_difference_free)

/**
 * stance_difference_copy:
 * @self: a difference
 *
 * Copies a difference.
 *
 * Returns: (transfer full): the copy
 */
StanceDifference *
stance_difference_copy (const StanceDifference *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_memdup2 (self, sizeof *self);
}

/**
 * stance_difference_free:
 * @self: (transfer full): a difference
 *
 * Frees a difference.
 */
void
stance_difference_free (StanceDifference *self)
{
  g_free (self);
}

GPtrArray *
stance_comparison_take (const StanceComparison *self, guint side, const char *party, const char *issue)
{
  StanceTable *table = self->sides[side].table;

  return table ? stance_table_get_statements (table, party, issue) : g_ptr_array_new ();
}

/* Positions, then weights, of the statements that weigh something. */
static StanceSample
sample (GPtrArray *statements, double *room)
{
  StanceSample sample = { room, room + statements->len, 0 };

  for (guint i = 0; i < statements->len; i++)
    {
      StanceStatement *statement = g_ptr_array_index (statements, i);
      double weight = stance_statement_get_weight (statement);

      if (weight <= 0)
        continue;
      room[sample.n] = stance_statement_get_position (statement);
      room[statements->len + sample.n++] = weight;
    }
  return sample;
}

StanceDifference
stance_difference_find (GPtrArray *a, GPtrArray *b, guint seed, guint stream)
{
  StanceTwoSamplesPlan plan = { PERMUTATIONS, REPLICATES, LEVEL, seed, stream };
  g_autofree double *room = g_new (double, 2 * ((gsize) a->len + b->len) + 1);
  StanceSample samples[2] = { sample (a, room), sample (b, room + 2 * a->len) };
  StanceTwoSamples result = stance_two_samples_test (samples, &plan);
  gboolean few = isnan (result.p);

  return (StanceDifference) { result.difference, few ? NAN : result.low, few ? NAN : result.high, result.p, result.exact };
}

/**
 * stance_comparison_test:
 * @self: a comparison
 * @cell: a cell, from 0
 * @seed: where the random numbers begin
 * @difference: (out caller-allocates) (optional): where the figures go; all NaN when a side lacks the cell
 *
 * Tells how sure the difference of a cell is. @p is that of a permutation test over statements, two-sided: the share of the ways to deal the
 * statements of both sides out anew that set the two means as far apart or farther (E. S. Edgington and P. Onghena 2007, Randomization Tests). Up to
 * 20,000 ways all are tried, else 9,999 are drawn, and p = (1 + as far) / 10,000. The interval is the 95 % percentile bootstrap (2,000 replicates,
 * each side drawn anew). Both take statements as independent, which those of one article are not quite. With many cells some p are small by chance.
 *
 * There are too few statements when even the farthest way to deal them out would have p > 0.05: with three on each side, say, or with one against fewer
 * than 19. Then @p is NaN, and there is no interval: drawn from two or three statements it would look surer than it is. Tables that keep no statements
 * (stance_table_new_from_tally()) give neither.
 *
 * Returns: whether there were enough statements for @p
 */
gboolean
stance_comparison_test (StanceComparison *self, guint cell, guint seed, StanceDifference *difference)
{
  StanceDifference found = { NAN, NAN, NAN, NAN, FALSE };
  const StanceCellPair *pair;

  g_return_val_if_fail (self != NULL && cell < self->pairs->len, FALSE);
  pair = &g_array_index (self->pairs, StanceCellPair, cell);
  if (stance_cell_pair_has_both (pair))
    {
      const char *party = stance_names_get (self->parties, pair->party), *issue = stance_names_get (self->issues, pair->issue);
      g_autoptr (GPtrArray) a = stance_comparison_take (self, 0, party, issue), b = stance_comparison_take (self, 1, party, issue);

      found = stance_difference_find (a, b, seed, cell);
      found.value = pair->b.value - pair->a.value;
    }
  if (difference)
    *difference = found;
  return !isnan (found.p);
}

/**
 * stance_comparison_get_statements_only_in:
 * @self: a comparison
 * @side: a side
 *
 * Gives the statements of one side on parties and issues of which the other says nothing: what the other leaves out.
 *
 * Returns: (transfer full) (element-type StanceStatement): the statements, cell by cell in the order of the comparison; may be empty
 */
GPtrArray *
stance_comparison_get_statements_only_in (StanceComparison *self, StanceSide side)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);

  g_return_val_if_fail (self != NULL && (side == STANCE_SIDE_A || side == STANCE_SIDE_B), all);
  for (guint i = 0; i < self->pairs->len; i++)
    {
      const StanceCellPair *pair = &g_array_index (self->pairs, StanceCellPair, i);
      const StanceScore *other = side == STANCE_SIDE_A ? &pair->b : &pair->a;
      g_autoptr (GPtrArray) own = NULL;

      if (!isnan (other->value))
        continue;
      own = stance_comparison_take (self, side, stance_names_get (self->parties, pair->party), stance_names_get (self->issues, pair->issue));
      for (guint k = 0; k < own->len; k++)
        g_ptr_array_add (all, stance_statement_ref (g_ptr_array_index (own, k)));
    }
  return all;
}

/**
 * stance_comparison_set_name:
 * @self: a comparison
 * @side: a side
 * @name: what readers call it: a headline, a file, a folder
 *
 * Names a side, for what is written of it.
 */
void
stance_comparison_set_name (StanceComparison *self, StanceSide side, const char *name)
{
  g_return_if_fail (self != NULL && (side == STANCE_SIDE_A || side == STANCE_SIDE_B) && name != NULL);
  g_free (self->sides[side].name);
  self->sides[side].name = g_strdup (name);
}

/**
 * stance_comparison_get_name:
 * @self: a comparison
 * @side: a side
 *
 * Gives the name of a side.
 *
 * Returns: (transfer none) (nullable): the name, %NULL when none was set
 */
const char *
stance_comparison_get_name (StanceComparison *self, StanceSide side)
{
  g_return_val_if_fail (self != NULL && (side == STANCE_SIDE_A || side == STANCE_SIDE_B), NULL);
  return self->sides[side].name;
}

/**
 * stance_comparison_get_min_n:
 * @self: a comparison
 *
 * Tells how many statements a position must rest on to be in the tables that are compared: what is missing on a side may have fewer there.
 *
 * Returns: the larger @min_n of the two tables, at least 1
 */
guint
stance_comparison_get_min_n (StanceComparison *self)
{
  guint least = 1;

  g_return_val_if_fail (self != NULL, 0);
  for (guint i = 0; i < 2; i++)
    least = MAX (least, self->sides[i].table ? self->sides[i].table->min_n : 1);
  return least;
}

/**
 * stance_comparison_set_n_unlikely:
 * @self: a comparison
 * @side: a side
 * @n_unlikely: how many statements were left out because they are not likely enough (stance_engine_get_n_unlikely())
 *
 * Says that what is missing on a side may be among statements that were left out.
 */
void
stance_comparison_set_n_unlikely (StanceComparison *self, StanceSide side, guint n_unlikely)
{
  g_return_if_fail (self != NULL && (side == STANCE_SIDE_A || side == STANCE_SIDE_B));
  self->sides[side].n_unlikely = n_unlikely;
}

/**
 * stance_comparison_get_n_unlikely:
 * @self: a comparison
 * @side: a side
 *
 * Tells how many statements of a side were left out for lack of confidence.
 *
 * Returns: what stance_comparison_set_n_unlikely() said, 0 without it
 */
guint
stance_comparison_get_n_unlikely (StanceComparison *self, StanceSide side)
{
  g_return_val_if_fail (self != NULL && (side == STANCE_SIDE_A || side == STANCE_SIDE_B), 0);
  return self->sides[side].n_unlikely;
}

/**
 * stance_comparison_get_documents:
 * @self: a comparison
 * @side: a side
 *
 * Names the documents whose statements a side rests on.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids, in the order of the tables' cells; empty for a side without statements
 */
char **
stance_comparison_get_documents (StanceComparison *self, StanceSide side)
{
  g_autoptr (StanceNames) names = stance_names_new ();
  g_autoptr (GPtrArray) statements = NULL;

  g_return_val_if_fail (self != NULL && (side == STANCE_SIDE_A || side == STANCE_SIDE_B), NULL);
  statements = stance_comparison_take (self, side, NULL, NULL);
  for (guint i = 0; i < statements->len; i++)
    stance_names_add (names, stance_statement_get_document (g_ptr_array_index (statements, i)));
  return stance_names_dup (names);
}
