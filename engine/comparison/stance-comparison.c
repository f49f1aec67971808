/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stance/stance-error.h>

#include "stance-comparison-private.h"

/* Differences this close count as equal when cells are put in order, so that the last bits of a mean do not decide. */
#define SAME_DIFFERENCE 1e-9

G_DEFINE_ENUM_TYPE (StanceSide, stance_side,
  G_DEFINE_ENUM_VALUE (STANCE_SIDE_A, "a"),
  G_DEFINE_ENUM_VALUE (STANCE_SIDE_B, "b"))

G_DEFINE_BOXED_TYPE (StanceComparison, stance_comparison, stance_comparison_ref, stance_comparison_unref)

static void
comparison_clear (StanceComparison *self)
{
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->sides[i].table, stance_table_unref);
      g_clear_pointer (&self->sides[i].matrix, stance_matrix_unref);
      g_clear_pointer (&self->sides[i].voices, stance_voices_unref);
      g_clear_pointer (&self->sides[i].name, g_free);
    }
  g_clear_object (&self->model);
  g_clear_pointer (&self->parties, stance_names_free);
  g_clear_pointer (&self->issues, stance_names_free);
  g_clear_pointer (&self->pairs, g_array_unref);
}

static gboolean
get_score (const StanceComparisonSide *side, const char *party, const char *issue, StanceScore *score)
{
  stance_score_set_missing (score, 0);
  return side->table != NULL && stance_table_get_cell (side->table, party, issue, score);
}

/* 0: both sides, 1: only A, 2: only B */
static int
section (const StanceCellPair *pair)
{
  return stance_cell_pair_has_both (pair) ? 0 : isnan (pair->b.value) ? 1 : 2;
}

static int
compare_pairs (gconstpointer first, gconstpointer second)
{
  const StanceCellPair *x = first;
  const StanceCellPair *y = second;
  double dx = section (x) == 0 ? round (fabs (x->b.value - x->a.value) / SAME_DIFFERENCE) : 0;
  double dy = section (y) == 0 ? round (fabs (y->b.value - y->a.value) / SAME_DIFFERENCE) : 0;

  if (section (x) != section (y))
    return section (x) - section (y);
  if (dx != dy)
    return dx > dy ? -1 : 1;
  if (x->party != y->party)
    return x->party < y->party ? -1 : 1;
  return (x->issue > y->issue) - (x->issue < y->issue);
}

static void
fill_pairs (StanceComparison *self)
{
  self->pairs = g_array_new (FALSE, FALSE, sizeof (StanceCellPair));
  for (guint party = 0; party < stance_names_size (self->parties); party++)
    for (guint issue = 0; issue < stance_names_size (self->issues); issue++)
      {
        StanceCellPair pair = { .party = party, .issue = issue };
        const char *p = stance_names_get (self->parties, party);
        const char *i = stance_names_get (self->issues, issue);
        gboolean in_a = get_score (&self->sides[0], p, i, &pair.a);

        if (get_score (&self->sides[1], p, i, &pair.b) || in_a)
          g_array_append_val (self->pairs, pair);
      }
  g_array_sort (self->pairs, compare_pairs);
}

static gboolean
take_side (StanceComparisonSide *side, StanceTable *table, StanceModel *model, GError **error)
{
  if (table == NULL)
    return TRUE;
  side->table = stance_table_ref (table);
  side->matrix = stance_matrix_new (table, model, STANCE_MEASURE_AGREEMENT, 1, error);
  return side->matrix != NULL;
}

static gboolean
check_sides (StanceTable *a, StanceTable *b, GError **error)
{
  if (a == NULL && b == NULL)
    g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "comparison: found no positions on either side");
  else if (a != NULL && b != NULL && stance_table_get_level (a) != stance_table_get_level (b))
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "comparison: found rows by %s in A and by %s in B, expected the same",
                 stance_level_to_string (stance_table_get_level (a)), stance_level_to_string (stance_table_get_level (b)));
  else
    return TRUE;
  return FALSE;
}

/**
 * stance_comparison_new:
 * @a: (nullable): the positions of one article or set; %NULL when it has none
 * @b: (nullable): the positions of the other
 * @model: (nullable): the model, for the order and the scale, as in stance_matrix_new()
 * @error: return location for an error
 *
 * Sets two tables side by side. Its cells are those that either side has: first those of both, the largest difference |B - A| first; then
 * those of A alone; then those of B alone; otherwise in the model's order. A party that one side does not mention is missing there, not 0.
 *
 * Errors: %STANCE_ERROR_NO_DATA when both sides are %NULL; %STANCE_ERROR_UNSUPPORTED when the rows of one are parties, of the other blocs or
 * holders; those of stance_matrix_new().
 *
 * Returns: (transfer full) (nullable): the comparison, %NULL on an error
 */
StanceComparison *
stance_comparison_new (StanceTable *a, StanceTable *b, StanceModel *model, GError **error)
{
  g_autoptr (StanceComparison) self = NULL;

  g_return_val_if_fail (model == NULL || STANCE_IS_MODEL (model), NULL);
  if (!check_sides (a, b, error))
    return NULL;
  self = g_atomic_rc_box_new0 (StanceComparison);
  if (!take_side (&self->sides[0], a, model, error) || !take_side (&self->sides[1], b, model, error))
    return NULL;
  self->model = model ? g_object_ref (model) : NULL;
  const StanceNames *const parties[] = { a ? a->parties : NULL, b ? b->parties : NULL };
  const StanceNames *const issues[] = { a ? a->issues : NULL, b ? b->issues : NULL };
  self->parties = stance_names_unite (parties, 2, model ? stance_model_get_party_ids (model) : NULL);
  self->issues = stance_names_unite (issues, 2, model ? stance_model_get_issue_ids (model) : NULL);
  fill_pairs (self);
  return g_steal_pointer (&self);
}

/**
 * stance_comparison_ref:
 * @self: a comparison
 *
 * Takes a reference. May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
StanceComparison *
stance_comparison_ref (StanceComparison *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * stance_comparison_unref:
 * @self: (transfer full): a comparison
 *
 * Gives a reference back; the last one frees the comparison. May be called from any thread.
 */
void
stance_comparison_unref (StanceComparison *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) comparison_clear);
}
