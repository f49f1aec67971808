/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who agrees with whom more on one side than on the other. What is compared are the same issues: else a party that is silent on one of them would
 * seem to have come nearer. */
#include "stance-comparison-private.h"
#include "stance-matrix-private.h"
#include "stance-proximity-private.h"

/* Positions of two parties on the issues on which both have one on both sides; NaN elsewhere. */
typedef struct
{
  double *values[2][2]; /* by side and party */
  double *weights;
  double *room;
} Common;

static double
weigh (const StanceComparison *self, const char *issue)
{
  return self->model && stance_model_has_issue (self->model, issue) ? stance_model_get_issue_weight (self->model, issue) : 1;
}

static void
fill (StanceComparison *self, const char *const parties[2], Common *common)
{
  guint n = stance_names_size (self->issues);

  common->room = g_new (double, 5 * (gsize) n + 1);
  common->weights = common->room + 4 * (gsize) n;
  for (guint i = 0; i < 4; i++)
    common->values[i / 2][i % 2] = common->room + i * (gsize) n;
  for (guint issue = 0; issue < n; issue++)
    {
      const char *id = stance_names_get (self->issues, issue);
      gboolean all = TRUE;

      common->weights[issue] = weigh (self, id);
      for (guint i = 0; i < 4; i++)
        {
          StanceScore score;

          all = stance_table_get_cell (self->sides[i / 2].table, parties[i % 2], id, &score) && all;
          common->values[i / 2][i % 2][issue] = score.value;
        }
      for (guint i = 0; i < 4 && !all; i++)
        common->values[i / 2][i % 2][issue] = NAN;
    }
}

/**
 * stance_comparison_get_common_agreement:
 * @self: a comparison
 * @first: a party
 * @second: a party
 * @a: (out caller-allocates) (optional): where the agreement in A goes, from 0 to 1
 * @b: (out caller-allocates) (optional): where that in B goes
 *
 * Gives how far two parties agree on either side, over the issues on which both have a position on both sides: 1 - sum (w |x - y|) / (sum w * range),
 * as in stance_matrix_new(). `n` is the number of these issues. Without one both values are NaN.
 *
 * Returns: whether there is such an issue
 */
gboolean
stance_comparison_get_common_agreement (StanceComparison *self, const char *first, const char *second, StanceScore *a, StanceScore *b)
{
  const char *const parties[2] = { first, second };
  StanceScore *const scores[2] = { a, b };
  gboolean found = FALSE;
  Common common = { 0 };

  g_return_val_if_fail (self != NULL && first != NULL && second != NULL, FALSE);
  if (self->sides[0].table && self->sides[1].table)
    fill (self, parties, &common);
  for (guint side = 0; side < 2; side++)
    {
      StanceFigure figure = { .value = NAN };

      if (common.room)
        {
          const double *ends = self->sides[side].matrix->scale.ends;
          const StanceIssueScale scale = { common.weights, stance_names_size (self->issues), ends[1] - ends[0], FALSE };

          figure = stance_divergence (common.values[side][0], common.values[side][1], &scale, NULL);
        }
      found = !isnan (figure.value);
      if (scores[side])
        {
          stance_score_set_missing (scores[side], (guint) figure.n);
          scores[side]->value = 1 - figure.value;
        }
    }
  g_free (common.room);
  return found;
}

/**
 * stance_comparison_get_agreement_difference:
 * @self: a comparison
 * @first: a party
 * @second: a party
 * @difference: (out) (optional): where the difference goes, from -1 to 1; NaN when there is none
 *
 * Gives how much more two parties agree in B than in A, over the issues on which both have a position on both sides
 * (stance_comparison_get_common_agreement()).
 *
 * Returns: whether there is such an issue
 */
gboolean
stance_comparison_get_agreement_difference (StanceComparison *self, const char *first, const char *second, double *difference)
{
  StanceScore a, b;
  gboolean found;

  g_return_val_if_fail (self != NULL && first != NULL && second != NULL, FALSE);
  found = stance_comparison_get_common_agreement (self, first, second, &a, &b);
  if (difference != NULL)
    *difference = b.value - a.value;
  return found;
}
