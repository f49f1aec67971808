/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Krippendorff's alpha. */
#include <gsl/gsl_cdf.h>

#include "stance-alpha-private.h"
#include "stance-calculation-private.h"
#include "stance-request-ratings-private.h"

static const char *const metrics[] = { "all", "nominal", "ordinal", "interval", "ratio", NULL };

static void
give (StanceAnswer *answer, const StanceFigure *figure, double confidence)
{
  stance_answer_set_figure (answer, figure);
  if (figure->n > 1 && figure->reason == STANCE_REASON_NONE && !isnan (figure->se))
    {
      double width = figure->se * gsl_cdf_tdist_Pinv ((1 + confidence) / 2, figure->n - 1.0);

      stance_answer_set_interval (answer, figure->value - width, fmin (1, figure->value + width));
    }
}

/* Categories that agree as weights say. */
static void
run_weighted (StanceRequest *request, StanceAnswer *answer)
{
  g_auto (StanceRatings) ratings = stance_request_need_ratings (request);
  double confidence = stance_request_get_confidence (request);
  StanceAgreement found;

  if (stance_request_failed (request))
    return;
  if (ratings.n_unknown)
    stance_answer_hide_n (answer);
  found = ratings.coding.codes ? stance_agreement_of_raters (&ratings.coding, ratings.weights, STANCE_COEFFICIENT_KRIPPENDORFF)
                               : stance_agreement_of_table (&(StanceContingency) { ratings.table, ratings.weights, ratings.n },
                                                            STANCE_COEFFICIENT_KRIPPENDORFF);
  give (answer, &found.figure, confidence);
}

static void
run_metric (StanceRequest *request, StanceAnswer *answer)
{
  g_autoptr (StanceArray) units = stance_request_get_raters (request);
  guint metric = stance_request_get_choice (request, STANCE_SECTION_OPTIONS, "level_of_measurement", metrics);
  double confidence = stance_request_get_confidence (request);
  StanceFigure figure;

  if (!units)
    stance_request_fault (request, STANCE_SECTION_DATA, "", "nothing", "raters_by_units, units_by_raters, x and y, or table");
  if (stance_request_failed (request))
    return;
  if (metric > 0)
    {
      figure = stance_alpha (units, (StanceMetric) (metric - 1));
      give (answer, &figure, confidence);
      return;
    }
  for (StanceMetric each = STANCE_METRIC_NOMINAL; each <= STANCE_METRIC_RATIO; each++)
    {
      figure = stance_alpha (units, each);
      if (each == STANCE_METRIC_NOMINAL)
        stance_answer_set_n (answer, figure.n);
      stance_answer_add_figure (answer, metrics[each + 1], &figure);
    }
}

static void
run_alpha (StanceRequest *request, StanceAnswer *answer)
{
  if (stance_request_has_weighting (request) || stance_request_has (request, STANCE_SECTION_DATA, "table"))
    run_weighted (request, answer);
  else
    run_metric (request, answer);
}

const StanceCalculation stance_calculations_alpha[] = {
  { "krippendorff-alpha", "raters_by_units or units_by_raters: any numbers, null where a rater gave none; or x, y; or table",
    "level_of_measurement: nominal, ordinal, interval or ratio (without it all four, by name); or, for categories and for a table, levels and weights "
    "(or disagreement_weights) as cohen-kappa has them",
    "Krippendorff's alpha of any number of raters; n: units with two ratings or more; ratio is undefined below 0", run_alpha, STANCE_SAMPLING_UNITS, 1 },
  { NULL },
};
