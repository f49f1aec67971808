/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures of two parties' positions, issue by issue: of one pair, or of every two rows of a table. */
#include "stance-calculation-private.h"
#include "stance-correlation-private.h"
#include "stance-proximity-private.h"
#include "stance-request-issues-private.h"

typedef StanceFigure (*ScaleMeasure) (const double *x, const double *y, const StanceIssueScale *scale);

/* A measure on a scale, in the form of those without one. */
typedef struct
{
  ScaleMeasure measure;
  StanceIssueScale scale;
} OnScale;

static StanceFigure
measure_on_scale (const double *x, const double *y, G_GNUC_UNUSED gsize n, gconstpointer options)
{
  const OnScale *self = options;

  return self->measure (x, y, &self->scale);
}

static StanceFigure
pearson (const double *x, const double *y, gsize n, G_GNUC_UNUSED gconstpointer options)
{
  return stance_correlation_pearson (x, y, n);
}

static StanceFigure
spearman (const double *x, const double *y, gsize n, G_GNUC_UNUSED gconstpointer options)
{
  return stance_correlation_spearman (x, y, n);
}

static StanceFigure
kendall (const double *x, const double *y, gsize n, G_GNUC_UNUSED gconstpointer options)
{
  return stance_correlation_kendall (x, y, n);
}

static void
run_correlation (StanceRequest *request, StanceAnswer *answer, StancePairMeasure measure, const char *name)
{
  g_auto (StanceIssues) issues = { 0 };
  StancePairwise pairwise = { .measure = measure };

  stance_issues_init (&issues, request, FALSE);
  if (!stance_request_failed (request))
    stance_issues_answer (&issues, &pairwise, name, answer);
}

static void
run_pearson (StanceRequest *request, StanceAnswer *answer)
{
  double confidence = stance_request_get_confidence (request);
  g_auto (StanceIssues) issues = { 0 };
  StancePairwise pairwise = { .measure = pearson };
  StanceRange range;
  StanceFigure figure;

  stance_issues_init (&issues, request, FALSE);
  if (stance_request_failed (request))
    return;
  stance_issues_answer (&issues, &pairwise, "r", answer);
  if (!issues.is_pair)
    return;
  figure = stance_pairwise_figure (&pairwise, stance_array_row (issues.positions, 0), stance_array_row (issues.positions, 1), issues.positions->columns);
  range = stance_correlation_fisher (&figure, confidence);
  if (!isnan (range.low))
    stance_answer_set_interval (answer, range.low, range.high);
}

static void
run_spearman (StanceRequest *request, StanceAnswer *answer)
{
  run_correlation (request, answer, spearman, "rho");
}

static void
run_kendall (StanceRequest *request, StanceAnswer *answer)
{
  run_correlation (request, answer, kendall, "tau_b");
}

static gboolean
read_squared (StanceRequest *request)
{
  static const char *const distances[] = { "absolute", "squared", NULL };

  return stance_request_get_choice (request, STANCE_SECTION_OPTIONS, "distance", distances) == 1;
}

static StanceFigure
divergence (const double *x, const double *y, const StanceIssueScale *scale)
{
  return stance_divergence (x, y, scale, NULL);
}

/* What is written of a pair is this measure; of a table the same, all pairs at once. */
typedef struct
{
  const char *name; /* of the table, or, where it is not the first, of the pair too */
  ScaleMeasure measure;
  double constant;
  double factor;
} Form;

static const Form agreement = { "agreement", stance_proximity, 1, -1 };
static const Form s_score = { "S", stance_s_score, 1, -2 };
static const Form apart = { "divergence", divergence, 0, 1 };
static const Form distance = { "distance", divergence, 0, 1 };

static void
answer_table (const StanceIssues *issues, const StanceIssueScale *scale, const Form *form, gboolean first, StanceAnswer *answer)
{
  StanceCloseness closeness = { scale->weights, scale->range, form->constant, form->factor, scale->squared ? 2 : 1, FALSE };
  g_autoptr (StanceAllPairs) pairs = stance_all_pairs_closeness (issues->positions, &closeness);

  if (pairs)
    stance_all_pairs_require (pairs, (guint) issues->min_n);
  stance_answer_add_pairs (answer, form->name, pairs, pairs, first);
}

static void
answer_form (const StanceIssues *issues, const StanceIssueScale *scale, const Form *form, gboolean first, StanceAnswer *answer)
{
  OnScale on = { form->measure, *scale };
  StancePairwise pairwise = { .measure = measure_on_scale, .options = &on };

  on.scale.weights = issues->weights.values;
  on.scale.size = issues->positions->columns;
  if (!issues->is_pair)
    answer_table (issues, &on.scale, form, first, answer);
  else if (first)
    stance_issues_answer (issues, &pairwise, form->name, answer);
  else
    stance_issues_answer_more (issues, &pairwise, form->name, answer);
}

static void
run_s_score (StanceRequest *request, StanceAnswer *answer)
{
  g_auto (StanceIssues) issues = { 0 };
  StanceIssueScale scale = { 0 };

  stance_issues_init (&issues, request, TRUE);
  scale.range = stance_issues_get_range (&issues, request);
  scale.squared = read_squared (request);
  if (!stance_request_failed (request))
    answer_form (&issues, &scale, &s_score, TRUE, answer);
}

static void
run_proximity (StanceRequest *request, StanceAnswer *answer)
{
  g_auto (StanceIssues) issues = { 0 };
  StanceIssueScale scale = { 0 };
  Form raw = apart;

  stance_issues_init (&issues, request, TRUE);
  scale.range = stance_issues_get_range (&issues, request);
  scale.squared = read_squared (request);
  if (stance_request_failed (request))
    return;
  answer_form (&issues, &scale, &agreement, TRUE, answer);
  answer_form (&issues, &scale, &apart, FALSE, answer);
  scale.range = 1;
  raw.name = scale.squared ? "mean_squared_difference" : "mean_absolute_difference";
  answer_form (&issues, &scale, &raw, FALSE, answer);
}

static void
run_gower (StanceRequest *request, StanceAnswer *answer)
{
  g_auto (StanceIssues) issues = { 0 };
  StanceIssueScale scale = { 0 };

  stance_issues_init (&issues, request, TRUE);
  scale.range = stance_issues_get_observed_range (&issues, request);
  if (!stance_request_failed (request))
    answer_form (&issues, &scale, &distance, TRUE, answer);
}

static void
answer_contributions (const StanceIssues *issues, const StanceIssueScale *scale, StanceAnswer *answer)
{
  g_autofree double *parts = g_new (double, scale->size + 1);
  StanceFigure whole = stance_divergence_parts (stance_array_row (issues->positions, 0), stance_array_row (issues->positions, 1), scale, parts);

  stance_answer_set_figure (answer, &whole);
  stance_answer_add_numbers (answer, "contributions", parts, scale->size);
  for (gsize i = 0; i < scale->size; i++)
    parts[i] = whole.value > 0 ? parts[i] / whole.value : NAN;
  stance_answer_add_numbers (answer, "shares", parts, scale->size);
  stance_answer_add_reason (answer, "shares", whole.value == 0 ? STANCE_REASON_CONSTANT : whole.reason);
}

static void
run_contributions (StanceRequest *request, StanceAnswer *answer)
{
  g_auto (StanceIssues) issues = { 0 };
  StanceIssueScale scale = { 0 };

  stance_issues_init (&issues, request, TRUE);
  scale.range = stance_issues_get_range (&issues, request);
  scale.squared = read_squared (request);
  if (!issues.is_pair)
    stance_request_fault (request, STANCE_SECTION_DATA, "positions", "a table", "x and y: two parties");
  if (stance_request_failed (request))
    return;
  scale.weights = issues.weights.values;
  scale.size = issues.positions->columns;
  answer_contributions (&issues, &scale, answer);
}

#define PAIR "x, y: positions of two parties, issue by issue; or positions: parties x issues, for every two"
#define WEIGHTED PAIR "; weights: of the issues (1)"
#define MIN_N "min_n: shared issues below which a pair is undefined (1)"
#define RANGE "range: width of the scale; or scale: [low, high]; distance: absolute or squared; " MIN_N

const StanceCalculation stance_calculations_positions[] = {
  { "proximity", WEIGHTED, RANGE,
    "Agreement 1 - sum w |x - y| / (sum w range), or squared; 0 to 1; with divergence, mean_absolute_difference and n_common",
    run_proximity, STANCE_SAMPLING_UNITS, 1 },
  { "s-score", WEIGHTED, RANGE, "Signorino and Ritter's S: 1 - 2 sum w |x - y| / (sum w range), or squared; -1 to 1", run_s_score, STANCE_SAMPLING_UNITS, 1 },
  { "gower", WEIGHTED, "range: observed, a number for all issues; or scale: [low, high]; " MIN_N,
    "Gower's dissimilarity, each issue divided by its range; 0 to 1; adding a party may change all of it unless the range is given",
    run_gower, STANCE_SAMPLING_UNITS, -1 },
  { "contributions", "x, y: positions of two parties; weights: of the issues (1)", RANGE,
    "What each issue adds to the divergence of two parties (contributions), which they add up to, and its share of it", run_contributions },
  { "pearson", PAIR, MIN_N, "Pearson's correlation r over the shared issues, -1 to 1"
    "; low and high by Fisher's z for four issues or more, unless bootstrap is given",
    run_pearson, STANCE_SAMPLING_UNITS, 1 },
  { "spearman", PAIR, MIN_N, "Spearman's rho: r of the ranks, equal positions at the mean of theirs; -1 to 1", run_spearman, STANCE_SAMPLING_UNITS, 1 },
  { "kendall-tau-b", PAIR, MIN_N, "Kendall's tau-b, -1 to 1", run_kendall, STANCE_SAMPLING_UNITS, 1 },
  { NULL },
};
