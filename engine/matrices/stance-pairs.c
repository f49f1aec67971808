/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-pairs-private.h"

#include <math.h>

#include "stance-all-pairs-agreement-private.h"
#include "stance-correlation-private.h"
#include "stance-proximity-private.h"
#include "stance-spatial-private.h"
#include "stance-weighting-private.h"

/* Of the scale: its ends, its middle, and half way between. */
#define LEVELS 5

typedef StanceFigure (*Correlation) (const double *x, const double *y, gsize n);

/* What a measure is made of; by power, then by correlation, then by coefficient. */
typedef struct
{
  guint power; /* of differences: value = constant + factor x mean difference^power; 0: it is no such mean */
  double constant;
  double factor;
  Correlation correlation;
  gboolean is_kappa;
  StanceCoefficient coefficient;
  StanceWeighting weighting;
} Form;

static const Form forms[] = {
  [STANCE_MEASURE_AGREEMENT] = { 1, 1, -1 },
  [STANCE_MEASURE_DIVERGENCE] = { 1, 0, 1 },
  [STANCE_MEASURE_SQUARED_AGREEMENT] = { 2, 1, -1 },
  [STANCE_MEASURE_SQUARED_DIVERGENCE] = { 2, 0, 1 },
  [STANCE_MEASURE_S_SCORE] = { 1, 1, -2 },
  [STANCE_MEASURE_SQUARED_S_SCORE] = { 2, 1, -2 },
  [STANCE_MEASURE_DIRECTIONAL] = { 0 },
  [STANCE_MEASURE_PEARSON] = { .correlation = stance_correlation_pearson },
  [STANCE_MEASURE_SPEARMAN] = { .correlation = stance_correlation_spearman },
  [STANCE_MEASURE_KENDALL] = { .correlation = stance_correlation_kendall },
  [STANCE_MEASURE_KAPPA] = { .is_kappa = TRUE, .coefficient = STANCE_COEFFICIENT_COHEN, .weighting = STANCE_WEIGHTING_IDENTITY },
  [STANCE_MEASURE_LINEAR_KAPPA] = { .is_kappa = TRUE, .coefficient = STANCE_COEFFICIENT_COHEN, .weighting = STANCE_WEIGHTING_LINEAR },
  [STANCE_MEASURE_QUADRATIC_KAPPA] = { .is_kappa = TRUE, .coefficient = STANCE_COEFFICIENT_COHEN, .weighting = STANCE_WEIGHTING_QUADRATIC },
  [STANCE_MEASURE_SCOTT_PI] = { .is_kappa = TRUE, .coefficient = STANCE_COEFFICIENT_SCOTT, .weighting = STANCE_WEIGHTING_IDENTITY },
};

static double
get_range (const StancePairScale *scale)
{
  return scale->ends[1] - scale->ends[0];
}

static gboolean
has_weightless (const StancePairScale *scale, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (!(scale->weights[i] > 0))
      return TRUE;
  return FALSE;
}

/* Whether what two share is nothing, or weighs nothing, only matters to those that have no figure. */
static void
tell_weightless (StanceAllPairs *all, const StanceArray *positions, const StancePairScale *scale)
{
  const StanceIssueScale issues = { scale->weights, positions->columns, get_range (scale), FALSE };

  for (gsize row = 0; row < all->size; row++)
    for (gsize column = row; column < all->size; column++)
      {
        gsize i = stance_all_pairs_index (all, row, column);

        if (all->counts[i] == 0)
          all->reasons[i] = (guint8) stance_divergence (stance_array_row (positions, row), stance_array_row (positions, column), &issues, NULL).reason;
      }
}

static StanceAllPairs *
find_closeness (const StanceArray *positions, const StancePairScale *scale, const Form *form)
{
  const StanceCloseness closeness = { scale->weights, get_range (scale), form->constant, form->factor, form->power, FALSE };
  StanceAllPairs *all = stance_all_pairs_closeness (positions, &closeness);

  if (all && has_weightless (scale, positions->columns))
    tell_weightless (all, positions, scale);
  return all;
}

/* To the nearest level; half way between two, to the one nearer to the middle. */
static int
find_level (double position, const StancePairScale *scale)
{
  const double middle = (LEVELS - 1) / 2;
  double from_middle = (position - (scale->ends[0] + scale->ends[1]) / 2) / get_range (scale) * (LEVELS - 1);
  double steps = ceil (fabs (from_middle) - 0.5 - 1e-9);

  return (int) (middle + copysign (MAX (steps, 0), from_middle));
}

/* Issues whose weight is not above 0 are left out; the others count alike. */
static StanceAllPairs *
find_kappa (const StanceArray *positions, const StancePairScale *scale, const Form *form)
{
  const double levels[LEVELS] = { 0, 1, 2, 3, 4 };
  const gsize size = positions->rows * positions->columns;
  g_autofree int *codes = g_try_new (int, size + 1);
  g_autoptr (StanceArray) weights = stance_weighting_new (form->weighting, levels, LEVELS);

  if (!codes || !weights)
    return NULL;
  for (gsize i = 0; i < size; i++)
    {
      const double position = positions->values[i];

      codes[i] = isnan (position) || !(scale->weights[i % positions->columns] > 0) ? -1 : find_level (position, scale);
    }
  return stance_all_pairs_agreement (&(StanceRatingCodes) { codes, positions->rows, positions->columns }, weights, form->coefficient);
}

static StanceAllPairs *
find_one_by_one (const StanceArray *positions, const StancePairScale *scale, const Form *form)
{
  const StanceSpatial spatial = { scale->weights, positions->columns, (scale->ends[0] + scale->ends[1]) / 2, 0 };
  StanceAllPairs *all = stance_all_pairs_new (positions->rows);

  for (gsize row = 0; all && row < all->size; row++)
    for (gsize column = row; column < all->size; column++)
      {
        const double *x = stance_array_row (positions, row), *y = stance_array_row (positions, column);
        StanceFigure figure = form->correlation ? form->correlation (x, y, positions->columns)
                                                : stance_spatial_direction (&spatial, get_range (scale) / 2, x, y);
        gsize i = stance_all_pairs_index (all, row, column);

        all->values[i] = figure.value;
        all->counts[i] = (guint) figure.n;
        all->reasons[i] = (guint8) figure.reason;
      }
  return all;
}

/* A party agrees with itself wherever it has a position, however few those are. */
gboolean
stance_pairs_fill (StancePairs *self, const StanceArray *positions, const StancePairScale *scale, const StancePairing *pairing)
{
  const Form *form = &forms[pairing->measure];
  g_autoptr (StanceAllPairs) all = form->power > 0  ? find_closeness (positions, scale, form)
                                   : form->is_kappa ? find_kappa (positions, scale, form)
                                                    : find_one_by_one (positions, scale, form);

  if (!all)
    return FALSE;
  stance_all_pairs_require (all, pairing->min_shared);
  for (gsize row = 0; row < all->size; row++)
    for (gsize column = 0; column < all->size; column++)
      {
        const gsize from = stance_all_pairs_index (all, row, column), to = row * all->size + column;

        self->values[to] = all->values[from];
        if (self->counts)
          self->counts[to] = all->counts[from];
        if (self->reasons)
          self->reasons[to] = all->reasons[from];
      }
  return TRUE;
}

double
stance_pairs_spread (const StancePairing *pairing, const StancePairScale *scale, const double *x, const double *y, gsize n)
{
  const Form *form = &forms[pairing->measure];
  const StanceIssueScale issues = { scale->weights, n, get_range (scale), form->power == 2 };
  double spread = NAN;

  if (form->power > 0)
    stance_divergence (x, y, &issues, &spread);
  return spread * fabs (form->factor);
}

void
stance_measure_get_ends (StanceMeasure measure, double *near, double *far)
{
  const Form *form = &forms[measure];

  *near = form->power > 0 ? form->constant : 1;
  *far = form->power > 0 ? form->constant + form->factor : -1;
}
