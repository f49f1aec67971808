/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreement of raters beyond chance. */
#include <gsl/gsl_cdf.h>

#include "stance-all-pairs-agreement-private.h"
#include "stance-calculation-private.h"
#include "stance-request-issues-private.h"
#include "stance-request-ratings-private.h"

/* Student's t with one degree less than there are units, at most 1 as agreement is. */
static void
set_interval (StanceAnswer *answer, const StanceFigure *figure, double confidence)
{
  double width;

  if (figure->reason != STANCE_REASON_NONE || isnan (figure->se) || figure->n < 2)
    return;
  width = figure->se * gsl_cdf_tdist_Pinv ((1 + confidence) / 2, figure->n - 1.0);
  stance_answer_set_interval (answer, figure->value - width, fmin (1, figure->value + width));
}

static void
give (StanceAnswer *answer, const StanceAgreement *found, double confidence)
{
  stance_answer_set_figure (answer, &found->figure);
  set_interval (answer, &found->figure, confidence);
  stance_answer_add_number (answer, "po", found->observed);
  stance_answer_add_number (answer, "pe", found->expected);
}

/* Pairs by the table of the two; many raters by all that each unit has. */
static StanceAgreement
measure (const StanceRatings *ratings, gboolean of_two, StanceCoefficient coefficient)
{
  if (of_two)
    return stance_agreement_of_table (&(StanceContingency) { ratings->table, ratings->weights, ratings->n }, coefficient);
  return stance_agreement_of_raters (&ratings->coding, ratings->weights, coefficient);
}

static void
hide_n (StanceAnswer *answer, const StanceRatings *ratings)
{
  if (ratings->n_unknown)
    stance_answer_hide_n (answer);
}

static gboolean
is_of_two (StanceRequest *request)
{
  return stance_request_has (request, STANCE_SECTION_DATA, "table") || stance_request_has (request, STANCE_SECTION_DATA, "x");
}

static void
run_rows (StanceRequest *request, StanceAnswer *answer, StanceCoefficient coefficient)
{
  g_auto (StanceRatings) ratings = stance_request_need_ratings (request);
  double confidence = stance_request_get_confidence (request);
  StanceAgreement found;

  if (!stance_request_failed (request) && !ratings.table)
    stance_request_fault (request, STANCE_SECTION_DATA, "", "not two raters", "two (fleiss-kappa, conger-kappa and light-kappa take more)");
  if (stance_request_failed (request))
    return;
  hide_n (answer, &ratings);
  found = measure (&ratings, TRUE, coefficient);
  give (answer, &found, confidence);
}

/* Parties x parties. Below the diagonal, the weights are transposed, as raters are. */
static void
run_positions (StanceRequest *request, StanceAnswer *answer, StanceCoefficient coefficient)
{
  g_auto (StanceRatings) ratings = stance_request_need_positions (request);
  gboolean failed = stance_request_failed (request);
  g_autoptr (StanceArray) turned = failed ? NULL : stance_array_transpose (ratings.weights);
  g_autoptr (StanceAllPairs) pairs = failed ? NULL : stance_all_pairs_agreement (&ratings.coding, ratings.weights, coefficient);
  g_autoptr (StanceAllPairs) below = turned ? stance_all_pairs_agreement (&ratings.coding, turned, coefficient) : NULL;

  if (!failed)
    stance_answer_add_pairs (answer, coefficient == STANCE_COEFFICIENT_SCOTT ? "pi" : "kappa", pairs, below, TRUE);
}

static void
run_of_two (StanceRequest *request, StanceAnswer *answer, StanceCoefficient coefficient)
{
  if (stance_request_has (request, STANCE_SECTION_DATA, "positions"))
    run_positions (request, answer, coefficient);
  else
    run_rows (request, answer, coefficient);
}

static void
run_cohen (StanceRequest *request, StanceAnswer *answer)
{
  run_of_two (request, answer, STANCE_COEFFICIENT_COHEN);
}

static void
run_weighted (StanceRequest *request, StanceAnswer *answer)
{
  if (!stance_request_has_weighting (request))
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "weights", "nothing", "linear, quadratic, another form or a matrix (or disagreement_weights)");
  run_of_two (request, answer, STANCE_COEFFICIENT_COHEN);
}

static void
run_scott (StanceRequest *request, StanceAnswer *answer)
{
  run_of_two (request, answer, STANCE_COEFFICIENT_SCOTT);
}

static void
run_of_any (StanceRequest *request, StanceAnswer *answer, StanceCoefficient coefficient)
{
  gboolean of_two = is_of_two (request);
  g_auto (StanceRatings) ratings = stance_request_need_ratings (request);
  double confidence = stance_request_get_confidence (request);
  StanceAgreement found;

  if (stance_request_failed (request))
    return;
  hide_n (answer, &ratings);
  found = measure (&ratings, of_two, coefficient);
  give (answer, &found, confidence);
}

static void
run_fleiss (StanceRequest *request, StanceAnswer *answer)
{
  run_of_any (request, answer, STANCE_COEFFICIENT_SCOTT);
}

static void
run_conger (StanceRequest *request, StanceAnswer *answer)
{
  run_of_any (request, answer, STANCE_COEFFICIENT_COHEN);
}

static void
run_gwet (StanceRequest *request, StanceAnswer *answer)
{
  run_of_any (request, answer, STANCE_COEFFICIENT_GWET);
}

static void
run_gwet_weighted (StanceRequest *request, StanceAnswer *answer)
{
  if (!stance_request_has_weighting (request))
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "weights", "nothing", "linear, quadratic, another form or a matrix (or disagreement_weights)");
  run_gwet (request, answer);
}

static void
run_brennan_prediger (StanceRequest *request, StanceAnswer *answer)
{
  run_of_any (request, answer, STANCE_COEFFICIENT_BRENNAN_PREDIGER);
}

static void
run_light (StanceRequest *request, StanceAnswer *answer)
{
  g_auto (StanceRatings) ratings = stance_request_need_ratings (request);
  double confidence = stance_request_get_confidence (request);
  StanceAgreement found;

  if (stance_request_failed (request))
    return;
  hide_n (answer, &ratings);
  found = ratings.coding.codes ? stance_agreement_light (&ratings.coding, ratings.weights) : measure (&ratings, TRUE, STANCE_COEFFICIENT_COHEN);
  give (answer, &found, confidence);
}

/* All of them side by side, so that raw agreement stands beside what is corrected. */
static void
run_all (StanceRequest *request, StanceAnswer *answer)
{
  static const char *const of_two_names[] = { "kappa", "pi", "ac", "bp", "alpha" };
  static const char *const many_names[] = { "conger", "fleiss", "ac", "bp", "alpha" };
  static const StanceCoefficient coefficients[] = { STANCE_COEFFICIENT_COHEN, STANCE_COEFFICIENT_SCOTT, STANCE_COEFFICIENT_GWET,
                                                    STANCE_COEFFICIENT_BRENNAN_PREDIGER, STANCE_COEFFICIENT_KRIPPENDORFF };
  gboolean of_two = is_of_two (request);
  g_auto (StanceRatings) ratings = stance_request_need_ratings (request);

  if (stance_request_failed (request))
    return;
  hide_n (answer, &ratings);
  for (guint i = 0; i < G_N_ELEMENTS (coefficients); i++)
    {
      StanceAgreement found = measure (&ratings, of_two, coefficients[i]);

      if (i == 0)
        {
          stance_answer_set_n (answer, found.figure.n);
          stance_answer_add_number (answer, "po", found.observed);
        }
      stance_answer_add_figure (answer, of_two ? of_two_names[i] : many_names[i], &found.figure);
    }
}

#define OF_TWO \
  "table: units by category of two raters (counts, or shares), or x, y: the category of each unit, or raters_by_units or " \
  "units_by_raters of two; or positions: parties x issues, for all pairs of parties at once"
#define OF_ANY "raters_by_units or units_by_raters: categories, null where a rater gave none; or x, y; or table"
#define HOW \
  "levels: all categories (needed without a table), or \"observed\"; weights: identity, linear, quadratic, ordinal, radical, ratio, circular, bipolar, " \
  "or a matrix of agreement; disagreement_weights: a matrix; spacing: value or rank; n: units behind a table of shares"

#define UNITS STANCE_SAMPLING_UNITS

const StanceCalculation stance_calculations_agreement[] = {
  { "cohen-kappa", OF_TWO, HOW, "Cohen's kappa of two raters, with po and pe; unweighted unless weights are given", run_cohen, UNITS, 1 },
  { "weighted-kappa", OF_TWO, HOW, "Cohen's weighted kappa of two raters; weights must be given", run_weighted, UNITS, 1 },
  { "scott-pi", OF_TWO, HOW, "Scott's pi of two raters; weights make it the valued pi", run_scott, UNITS, 1 },
  { "fleiss-kappa", OF_ANY, HOW, "Fleiss's kappa of any number of raters (of two: Scott's pi)", run_fleiss, UNITS, 1 },
  { "conger-kappa", OF_ANY, HOW, "Conger's kappa, the exact Fleiss kappa, of any number of raters (of two: Cohen's)", run_conger, UNITS, 1 },
  { "light-kappa", OF_ANY, HOW, "Light's kappa: the mean of Cohen's over all pairs of raters", run_light, UNITS, 1 },
  { "gwet-ac1", OF_ANY, HOW, "Gwet's AC1 (with weights AC2) of any number of raters", run_gwet, UNITS, 1 },
  { "gwet-ac2", OF_ANY, HOW, "Gwet's AC2 of any number of raters; weights must be given", run_gwet_weighted, UNITS, 1 },
  { "brennan-prediger", OF_ANY, HOW, "The coefficient of Brennan and Prediger, for any number of raters", run_brennan_prediger, UNITS, 1 },
  { "agreement-coefficients", OF_ANY, HOW, "Raw agreement po, and kappa, pi, ac, bp and alpha (of many raters: conger, fleiss, ac, bp, alpha) beside it",
    run_all, UNITS, 0 },
  { NULL },
};
