/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On what parties differ: how disputed each issue is, and what it adds to the divergence of two parties. */
#include <math.h>
#include <stance/stance-disputes.h>

#include "stance-dispersion-private.h"
#include "stance-matrix-private.h"
#include "stance-polarisation-private.h"
#include "stance-proximity-private.h"
#include "stance-sums-private.h"
#include "stance-table-private.h"

/* The levels of the field's codebooks: both ends, the middle, and halfway. */
#define LEVELS 5
#define ALPHA 1.3

G_DEFINE_BOXED_TYPE (StanceDispute, stance_dispute, stance_dispute_copy, stance_dispute_free)

/**
 * stance_dispute_copy:
 * @self: a dispute
 *
 * Copies it.
 *
 * Returns: (transfer full): the copy
 */
StanceDispute *
stance_dispute_copy (const StanceDispute *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_memdup2 (self, sizeof *self);
}

/**
 * stance_dispute_free:
 * @self: (transfer full) (nullable): a dispute
 *
 * Frees what stance_dispute_copy() made.
 */
void
stance_dispute_free (StanceDispute *self)
{
  g_free (self);
}

/* One issue's column: positions of the parties that have one, and how many are at each level. */
typedef struct
{
  double *positions;
  gsize n;
  double levels[LEVELS];
} Column;

static void
read_column (StanceTable *self, guint issue, const double scale[2], Column *column, StanceDispute *dispute)
{
  double ends[2] = { INFINITY, -INFINITY };

  for (guint row = 0; row < stance_names_size (self->parties); row++)
    {
      StanceScore score;

      if (!stance_table_get_score_at (self, row, issue, &score))
        continue;
      column->positions[column->n++] = score.value;
      column->levels[(guint) lround (CLAMP ((score.value - scale[0]) / (scale[1] - scale[0]), 0, 1) * (LEVELS - 1))]++;
      dispute->n += score.n;
      if (score.value < ends[0])
        {
          ends[0] = score.value;
          dispute->low = row;
        }
      if (score.value > ends[1])
        {
          ends[1] = score.value;
          dispute->high = row;
        }
    }
}

static guint
count_statements (StanceTable *self)
{
  guint n = 0;

  for (gsize i = 0; i < (gsize) stance_names_size (self->parties) * stance_names_size (self->issues); i++)
    n += self->cells[i] ? self->cells[i]->sums.n : 0;
  return n;
}

static void
measure_column (const Column *column, StanceDispute *dispute)
{
  double variance = stance_polarisation_variance (column->positions, NULL, column->n).value;
  double sum = 0;

  for (gsize i = 0; i < column->n; i++)
    sum += column->positions[i];
  dispute->mean = sum / column->n;
  if (column->n < 2)
    return;
  dispute->spread = sqrt (variance * column->n / (column->n - 1));
  dispute->agreement = stance_dispersion_agreement (column->levels, LEVELS).value;
  dispute->leik = stance_dispersion_leik (column->levels, LEVELS).value;
  dispute->polarisation = stance_polarisation_esteban_ray (column->positions, NULL, column->n, ALPHA, 1).value;
}

/**
 * stance_table_get_dispute:
 * @self: a table
 * @model: (nullable): the model that gives the scale; %NULL: -1 to 1
 * @issue: an issue's id
 * @dispute: (out caller-allocates): how disputed it is
 *
 * Tells how much is made of an issue and how far the parties are apart on it. Parties count once each, whatever the number of their statements. For A
 * (C. van der Eijk 2001, Quality and Quantity 35, 325-341) and Leik's dispersion (1966, Pacific Sociological Review 9, 85-90) each party is at the
 * nearest of five levels of the model's scale: the ends, the middle, and halfway. Polarisation is J. Esteban and D. Ray 1994 (Econometrica 62, 819-851).
 *
 * Returns: whether the table has the issue
 */
gboolean
stance_table_get_dispute (StanceTable *self, StanceModel *model, const char *issue, StanceDispute *dispute)
{
  g_autofree double *positions = NULL;
  double scale[2] = { -1, 1 };
  Column column = { 0 };
  guint place;

  g_return_val_if_fail (self != NULL && (model == NULL || STANCE_IS_MODEL (model)) && issue != NULL && dispute != NULL, FALSE);
  place = stance_names_find (self->issues, issue);
  *dispute = (StanceDispute) { .mean = NAN, .spread = NAN, .agreement = NAN, .leik = NAN, .polarisation = NAN };
  if (place == STANCE_NO_NAME)
    return FALSE;
  if (model != NULL)
    {
      scale[0] = stance_model_get_scale_min (model);
      scale[1] = stance_model_get_scale_max (model);
    }
  column.positions = positions = g_new (double, stance_names_size (self->parties) + 1);
  read_column (self, place, scale, &column, dispute);
  dispute->parties = (guint) column.n;
  dispute->salience = (double) dispute->n / count_statements (self);
  measure_column (&column, dispute);
  return TRUE;
}

/**
 * stance_table_get_contributions:
 * @self: a table
 * @model: (nullable): the model that gives the scale and the issues' weights; %NULL: -1 to 1, all weights 1
 * @first: a party: a row's name
 * @second: a party: a row's name
 * @length: (out): the issues of the table
 *
 * Tells on what two parties differ: what each issue adds to their divergence, w |x - y| / (sum (w) * range) over the issues on which both have a
 * position. Added up in order, they give the divergence of stance_matrix_new() to the last bit. NaN where they do not share an issue, and for all when
 * they share none.
 *
 * Returns: (transfer full) (array length=length) (nullable): what each issue adds, in the table's order; %NULL when a party is not in the table
 */
double *
stance_table_get_contributions (StanceTable *self, StanceModel *model, const char *first, const char *second, gsize *length)
{
  g_autoptr (StanceArray) positions = NULL;
  g_autofree double *weights = NULL;
  StanceIssueScale scale = { .range = 2 };
  guint rows[2];
  double *parts;

  g_return_val_if_fail (self != NULL && (model == NULL || STANCE_IS_MODEL (model)) && first != NULL && second != NULL && length != NULL, NULL);
  rows[0] = stance_names_find (self->parties, first);
  rows[1] = stance_names_find (self->parties, second);
  *length = stance_names_size (self->issues);
  if (rows[0] == STANCE_NO_NAME || rows[1] == STANCE_NO_NAME)
    return NULL;
  positions = stance_table_get_positions (self);
  scale.weights = weights = stance_matrix_weigh_issues (self, model);
  scale.size = *length;
  if (model != NULL)
    scale.range = stance_model_get_scale_max (model) - stance_model_get_scale_min (model);
  parts = g_new (double, *length + 1);
  stance_divergence_parts (stance_array_row (positions, rows[0]), stance_array_row (positions, rows[1]), &scale, parts);
  return parts;
}
