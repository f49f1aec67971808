/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two raters: a contingency table. */
#include <gsl/gsl_math.h>

#include "stance-agreement-private.h"

/* All as shares. The chance term of a cell is what the cell adds to chance agreement: its mean over the cells, weighted by their shares, is pe. */
typedef struct
{
  gsize q;
  double total;
  double *first;   /* shares of categories with the first rater */
  double *second;  /* and with the second */
  double *towards; /* mean weight of a category of the first rater against the second's */
  double *against; /* and of one of the second's against the first's */
  double weight;   /* sum of the weights */
} Margins;

static void
margins_clear (Margins *self)
{
  g_free (self->first);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Margins, margins_clear)

static void
sum_cells (Margins *self, const StanceArray *table)
{
  for (gsize i = 0; i < self->q * self->q; i++)
    self->total += table->values[i];
  for (gsize k = 0; k < self->q; k++)
    for (gsize l = 0; l < self->q; l++)
      {
        self->first[k] += stance_array_get (table, k, l) / self->total;
        self->second[l] += stance_array_get (table, k, l) / self->total;
      }
}

static void
margins_init (Margins *self, const StanceContingency *contingency)
{
  gsize q = contingency->table->rows;
  double *all = g_new0 (double, 4 * q + 1);

  *self = (Margins) { q, 0, all, all + q, all + 2 * q, all + 3 * q, 0 };
  sum_cells (self, contingency->table);
  for (gsize k = 0; k < q; k++)
    for (gsize l = 0; l < q; l++)
      {
        double weight = stance_array_get (contingency->weights, k, l);

        self->weight += weight;
        self->towards[k] += weight * self->second[l];
        self->against[l] += weight * self->first[k];
      }
}

static double
get_pooled (const Margins *self, gsize k)
{
  return (self->first[k] + self->second[k]) / 2;
}

/* 1 - pe, as a sum of disagreement, so that complete chance agreement is 0 and no rounding. */
static double
expect_disagreement (const Margins *self, const StanceArray *weights, gboolean pooled)
{
  double sum = 0;

  for (gsize k = 0; k < self->q; k++)
    for (gsize l = 0; l < self->q; l++)
      sum += (1 - stance_array_get (weights, k, l)) * (pooled ? get_pooled (self, k) * get_pooled (self, l) : self->first[k] * self->second[l]);
  return sum;
}

static double
expect_gwet (const Margins *self)
{
  double spread = 0;

  for (gsize k = 0; k < self->q; k++)
    spread += get_pooled (self, k) * (1 - get_pooled (self, k));
  return 1 - self->weight * spread / (self->q * (self->q - 1.0));
}

static double
leave_to_chance (const Margins *self, const StanceArray *weights, StanceCoefficient coefficient)
{
  switch (coefficient)
    {
    case STANCE_COEFFICIENT_COHEN:
      return expect_disagreement (self, weights, FALSE);
    case STANCE_COEFFICIENT_GWET:
      return expect_gwet (self);
    case STANCE_COEFFICIENT_BRENNAN_PREDIGER:
      return 1 - self->weight / (self->q * (double) self->q);
    case STANCE_COEFFICIENT_SCOTT:
    case STANCE_COEFFICIENT_KRIPPENDORFF:
    default:
      return expect_disagreement (self, weights, TRUE);
    }
}

static double
get_chance_term (const Margins *self, StanceCoefficient coefficient, gsize k, gsize l)
{
  switch (coefficient)
    {
    case STANCE_COEFFICIENT_COHEN:
      return (self->towards[k] + self->against[l]) / 2;
    case STANCE_COEFFICIENT_GWET:
      return self->weight * (1 - (get_pooled (self, k) + get_pooled (self, l)) / 2) / (self->q * (self->q - 1.0));
    case STANCE_COEFFICIENT_BRENNAN_PREDIGER:
      return self->weight / (self->q * (double) self->q);
    case STANCE_COEFFICIENT_SCOTT:
    case STANCE_COEFFICIENT_KRIPPENDORFF:
    default:
      return (self->towards[k] + self->against[k] + self->towards[l] + self->against[l]) / 4;
    }
}

/* The delta method: the variance, over the cells, of w - 2 (1 - coefficient) x chance term. */
static double
find_error (const Margins *self, const StanceContingency *contingency, StanceCoefficient coefficient, const StanceAgreement *found)
{
  double slope = 2 * (1 - found->observed) / (1 - found->expected);
  double centre = found->observed - slope * found->expected;
  double variance = 0;

  for (gsize k = 0; k < self->q; k++)
    for (gsize l = 0; l < self->q; l++)
      {
        double share = stance_array_get (contingency->table, k, l) / self->total;
        double term = stance_array_get (contingency->weights, k, l) - slope * get_chance_term (self, coefficient, k, l);

        variance += share * gsl_pow_2 (term - centre);
      }
  return sqrt (variance / contingency->n) / (1 - found->expected);
}

static double
observe_disagreement (const Margins *self, const StanceContingency *contingency)
{
  double sum = 0;

  for (gsize i = 0; i < self->q * self->q; i++)
    sum += (1 - contingency->weights->values[i]) * contingency->table->values[i];
  return sum / self->total;
}

static StanceReason
find_reason (const Margins *self, const StanceContingency *contingency, StanceCoefficient coefficient, double left)
{
  if (coefficient == STANCE_COEFFICIENT_GWET && self->q < 2)
    return STANCE_REASON_NOT_APPLICABLE;
  if (coefficient == STANCE_COEFFICIENT_KRIPPENDORFF && !(contingency->n > 0))
    return STANCE_REASON_NOT_APPLICABLE;
  return left > 0 ? STANCE_REASON_NONE : STANCE_REASON_NO_CHANCE;
}

StanceAgreement
stance_agreement_of_table (const StanceContingency *contingency, StanceCoefficient coefficient)
{
  g_auto (Margins) margins = { 0 };
  gsize n = (gsize) (contingency->n + 0.5);
  StanceAgreement found = { stance_figure_undefined (STANCE_REASON_NOTHING_SHARED, 0), NAN, NAN };
  double left, sample, disagreement;

  margins_init (&margins, contingency);
  if (!(margins.total > 0))
    return found;
  disagreement = observe_disagreement (&margins, contingency);
  left = leave_to_chance (&margins, contingency->weights, coefficient);
  found = (StanceAgreement) { stance_figure_undefined (find_reason (&margins, contingency, coefficient, left), n), 1 - disagreement, 1 - left };
  if (found.figure.reason != STANCE_REASON_NONE)
    return found;
  sample = coefficient == STANCE_COEFFICIENT_KRIPPENDORFF ? 1 - 1 / (2 * contingency->n) : 1;
  found.figure = stance_figure_with_error (1 - sample * disagreement / left, NAN, n);
  if (contingency->n >= 2)
    found.figure.se = find_error (&margins, contingency, coefficient, &found);
  return found;
}
