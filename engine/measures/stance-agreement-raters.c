/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any number of raters. */
#include <gsl/gsl_math.h>
#include <string.h>

#include "stance-agreement-private.h"

typedef struct
{
  const StanceRatingCodes *coding;
  const StanceArray *weights;
  StanceCoefficient coefficient;
  gsize q;
  gsize units;      /* with a rating (for alpha: with two) */
  gsize pairable;   /* with two ratings or more */
  gsize raters;     /* with a rating */
  double ratings;   /* of the units that count */
  double *counts;   /* of one unit: ratings by category */
  double *shares;   /* of categories, over the units that count */
  double *pull;     /* what a rating of a category adds to chance agreement */
  double *rated;    /* raters x categories: how often */
  double *totals;   /* by rater */
  double *lambda;   /* raters x categories: Conger's part of a rater in pe */
  double *level;    /* by rater: what lambda is on average */
  double left;      /* 1 - pe */
  double weight;    /* sum of the weights */
  double observed;  /* disagreement between pairs of ratings, mean over units */
} Panel;

static void
panel_clear (Panel *self)
{
  g_free (self->counts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Panel, panel_clear)

static void
panel_init (Panel *self, const StanceRatingCodes *coding, const StanceArray *weights, StanceCoefficient coefficient)
{
  gsize q = weights->rows;
  double *all = g_new0 (double, 3 * q + coding->raters * (2 * q + 2) + 1);

  *self = (Panel) { .coding = coding, .weights = weights, .coefficient = coefficient, .q = q, .counts = all };
  self->shares = all + q;
  self->pull = all + 2 * q;
  self->rated = all + 3 * q;
  self->lambda = self->rated + coding->raters * q;
  self->totals = self->lambda + coding->raters * q;
  self->level = self->totals + coding->raters;
  for (gsize i = 0; i < q * q; i++)
    self->weight += weights->values[i];
}

static const int *
get_codes (const Panel *self, gsize unit)
{
  return self->coding->codes + unit * self->coding->raters;
}

/* How many ratings the unit has; `counts` by category. */
static gsize
count_unit (Panel *self, gsize unit)
{
  const int *codes = get_codes (self, unit);
  gsize found = 0;

  memset (self->counts, 0, self->q * sizeof (double));
  for (gsize g = 0; g < self->coding->raters; g++)
    if (codes[g] >= 0)
      {
        self->counts[codes[g]]++;
        found++;
      }
  return found;
}

/* The sum of 1 - w over the pairs (both ways) of ratings of the unit that was counted. */
static double
disagree_within (const Panel *self)
{
  double sum = 0;

  for (gsize k = 0; k < self->q; k++)
    for (gsize l = 0; l < self->q && self->counts[k] > 0; l++)
      sum += (1 - stance_array_get (self->weights, k, l)) * self->counts[k] * (self->counts[l] - (k == l));
  return sum;
}

static gboolean
is_alpha (const Panel *self)
{
  return self->coefficient == STANCE_COEFFICIENT_KRIPPENDORFF;
}

static void
take_unit (Panel *self, gsize unit)
{
  gsize ratings = count_unit (self, unit);
  const int *codes = get_codes (self, unit);

  if (ratings < (is_alpha (self) ? 2 : 1))
    return;
  self->units++;
  self->ratings += ratings;
  for (gsize k = 0; k < self->q; k++)
    self->shares[k] += self->counts[k] / (is_alpha (self) ? 1 : ratings);
  for (gsize g = 0; g < self->coding->raters; g++)
    if (codes[g] >= 0)
      {
        self->rated[g * self->q + codes[g]]++;
        self->totals[g]++;
      }
  if (ratings < 2)
    return;
  self->pairable++;
  self->observed += disagree_within (self) / (ratings - 1.0) / (is_alpha (self) ? 1 : ratings);
}

static void
count_all (Panel *self)
{
  for (gsize unit = 0; unit < self->coding->units; unit++)
    take_unit (self, unit);
  for (gsize k = 0; k < self->q; k++)
    self->shares[k] /= is_alpha (self) ? self->ratings : self->units;
  for (gsize g = 0; g < self->coding->raters; g++)
    self->raters += self->totals[g] > 0;
  self->observed /= is_alpha (self) ? self->ratings : self->pairable;
}

static double
get_share (const Panel *self, gsize rater, gsize k)
{
  return self->totals[rater] > 0 ? self->rated[rater * self->q + k] / self->totals[rater] : 0;
}

/* The mean over pairs of different raters of the disagreement that their own shares of categories would give. */
static double
expect_between_raters (const Panel *self)
{
  double sum = 0;

  for (gsize k = 0; k < self->q; k++)
    for (gsize l = 0; l < self->q; l++)
      {
        double weight = 1 - stance_array_get (self->weights, k, l);
        double first = 0;
        double second = 0;
        double same = 0;

        for (gsize g = 0; g < self->coding->raters && weight != 0; g++)
          {
            first += get_share (self, g, k);
            second += get_share (self, g, l);
            same += get_share (self, g, k) * get_share (self, g, l);
          }
        sum += weight * (first * second - same);
      }
  return sum / (self->raters * (self->raters - 1.0));
}

static double
expect_pooled (const Panel *self)
{
  double sum = 0;

  for (gsize k = 0; k < self->q; k++)
    for (gsize l = 0; l < self->q; l++)
      sum += (1 - stance_array_get (self->weights, k, l)) * self->shares[k] * self->shares[l];
  return sum;
}

static double
expect_gwet (const Panel *self)
{
  double spread = 0;

  for (gsize k = 0; k < self->q; k++)
    spread += self->shares[k] * (1 - self->shares[k]);
  return 1 - self->weight * spread / (self->q * (self->q - 1.0));
}

static double
leave_to_chance (const Panel *self)
{
  switch (self->coefficient)
    {
    case STANCE_COEFFICIENT_COHEN:
      return expect_between_raters (self);
    case STANCE_COEFFICIENT_GWET:
      return expect_gwet (self);
    case STANCE_COEFFICIENT_BRENNAN_PREDIGER:
      return 1 - self->weight / (self->q * (double) self->q);
    case STANCE_COEFFICIENT_SCOTT:
    case STANCE_COEFFICIENT_KRIPPENDORFF:
    default:
      return expect_pooled (self);
    }
}

/* What one rating of each category adds to pe, for the coefficients that know no raters. */
static void
find_pull (Panel *self)
{
  for (gsize k = 0; k < self->q; k++)
    if (self->coefficient == STANCE_COEFFICIENT_GWET)
      self->pull[k] = self->weight * (1 - self->shares[k]) / (self->q * (self->q - 1.0));
    else if (self->coefficient == STANCE_COEFFICIENT_BRENNAN_PREDIGER)
      self->pull[k] = 1 - self->left;
    else
      for (gsize l = 0; l < self->q; l++)
        self->pull[k] += self->shares[l] * (stance_array_get (self->weights, k, l) + stance_array_get (self->weights, l, k)) / 2;
}

/* Conger: how the raters' own shares weigh a category that this rater chose. */
static void
find_lambda (Panel *self)
{
  for (gsize k = 0; k < self->q; k++)
    {
      double all = 0;

      for (gsize g = 0; g < self->coding->raters; g++)
        all += get_share (self, g, k);
      for (gsize g = 0; g < self->coding->raters; g++)
        for (gsize l = 0; l < self->q; l++)
          self->lambda[g * self->q + l] += (all - get_share (self, g, k)) * stance_array_get (self->weights, k, l);
    }
  for (gsize g = 0; g < self->coding->raters; g++)
    for (gsize l = 0; l < self->q; l++)
      self->level[g] += self->lambda[g * self->q + l] * get_share (self, g, l);
}

static double
expect_unit_conger (const Panel *self, gsize unit)
{
  const int *codes = get_codes (self, unit);
  double sum = 0;

  for (gsize g = 0; g < self->coding->raters; g++)
    {
      double rate = self->totals[g] / self->units;

      if (rate > 0)
        sum += ((codes[g] >= 0 ? self->lambda[g * self->q + codes[g]] - self->level[g] : 0) + rate * self->level[g]) / rate;
    }
  return sum / (self->raters * (self->raters - 1.0));
}

/* The unit's own pe. */
static double
expect_unit (const Panel *self, gsize unit, double ratings)
{
  double mean = self->ratings / self->units;
  double sum = 0;

  if (self->coefficient == STANCE_COEFFICIENT_COHEN)
    return expect_unit_conger (self, unit);
  for (gsize k = 0; k < self->q; k++)
    sum += self->counts[k] * self->pull[k];
  return is_alpha (self) ? sum / mean - (1 - self->left) * (ratings - mean) / mean : sum / ratings;
}

/* What the unit has above chance; a unit with one rating has nothing, and the others make up for it. */
static double
observe_unit (const Panel *self, double ratings)
{
  double mean = self->ratings / self->units;

  if (ratings < 2)
    return 0;
  if (is_alpha (self))
    return self->left - disagree_within (self) / (mean * (ratings - 1)) + self->observed * (ratings - mean) / mean;
  return (self->left - disagree_within (self) / (ratings * (ratings - 1))) * self->units / self->pairable;
}

static double
find_error (Panel *self)
{
  double plain = 1 - self->observed / self->left;
  double sum = 0;

  find_pull (self);
  if (self->coefficient == STANCE_COEFFICIENT_COHEN)
    find_lambda (self);
  for (gsize unit = 0; unit < self->coding->units; unit++)
    {
      gsize ratings = count_unit (self, unit);
      double part;

      if (ratings < (is_alpha (self) ? 2 : 1))
        continue;
      part = (observe_unit (self, ratings) - 2 * (1 - plain) * (expect_unit (self, unit, ratings) - (1 - self->left))) / self->left;
      sum += gsl_pow_2 (part - plain);
    }
  return self->units > 1 ? sqrt (sum / (self->units * (self->units - 1.0))) : NAN;
}

static StanceReason
find_reason (const Panel *self)
{
  if (self->pairable == 0)
    return self->units > 0 ? STANCE_REASON_NOTHING_SHARED : STANCE_REASON_NO_DATA;
  if (self->coefficient == STANCE_COEFFICIENT_GWET && self->q < 2)
    return STANCE_REASON_NOT_APPLICABLE;
  return STANCE_REASON_NONE;
}

StanceAgreement
stance_agreement_of_raters (const StanceRatingCodes *coding, const StanceArray *weights, StanceCoefficient coefficient)
{
  g_auto (Panel) panel = { 0 };
  StanceAgreement found = { stance_figure_undefined (STANCE_REASON_NO_DATA, 0), NAN, NAN };
  double sample;

  panel_init (&panel, coding, weights, coefficient);
  count_all (&panel);
  found.figure = stance_figure_undefined (find_reason (&panel), panel.pairable);
  if (found.figure.reason != STANCE_REASON_NONE)
    return found;
  panel.left = leave_to_chance (&panel);
  found.observed = 1 - panel.observed;
  found.expected = 1 - panel.left;
  found.figure.reason = panel.left > 0 ? STANCE_REASON_NONE : STANCE_REASON_NO_CHANCE;
  if (found.figure.reason != STANCE_REASON_NONE)
    return found;
  sample = is_alpha (&panel) ? 1 - 1 / panel.ratings : 1;
  found.figure = stance_figure_with_error (1 - sample * panel.observed / panel.left, find_error (&panel), panel.pairable);
  return found;
}

StanceArray *
stance_coding_tabulate (const StanceRatingCodes *coding, gsize first, gsize second, gsize levels)
{
  StanceArray *table = stance_array_new (levels, levels);

  for (gsize i = 0; table && i < levels * levels; i++)
    table->values[i] = 0;
  for (gsize unit = 0; table && unit < coding->units; unit++)
    {
      int a = coding->codes[unit * coding->raters + first];
      int b = coding->codes[unit * coding->raters + second];

      if (a >= 0 && b >= 0)
        table->values[a * levels + b]++;
    }
  return table;
}

static double
count_cells (const StanceArray *table)
{
  double sum = 0;

  for (gsize i = 0; i < table->rows * table->columns; i++)
    sum += table->values[i];
  return sum;
}

StanceAgreement
stance_agreement_light (const StanceRatingCodes *coding, const StanceArray *weights)
{
  StanceAgreement mean = { stance_figure_defined (0, 0), 0, 0 };
  double pairs = coding->raters * (coding->raters - 1.0) / 2;

  if (coding->raters < 2)
    return (StanceAgreement) { stance_figure_undefined (STANCE_REASON_TOO_FEW, 0), NAN, NAN };
  for (gsize g = 0; g < coding->raters; g++)
    for (gsize h = g + 1; h < coding->raters; h++)
      {
        g_autoptr (StanceArray) table = stance_coding_tabulate (coding, g, h, weights->rows);
        StanceAgreement pair = stance_agreement_of_table (&(StanceContingency) { table, weights, count_cells (table) }, STANCE_COEFFICIENT_COHEN);

        if (pair.figure.reason != STANCE_REASON_NONE)
          return pair;
        mean.figure.value += pair.figure.value / pairs;
        mean.figure.n = MAX (mean.figure.n, pair.figure.n);
        mean.observed += pair.observed / pairs;
        mean.expected += pair.expected / pairs;
      }
  return mean;
}
