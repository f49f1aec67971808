/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures of how statements or parties lie on an issue: divided or united, and alike or not. */
#include "stance-calculation-private.h"
#include "stance-dispersion-private.h"
#include "stance-limits-private.h"
#include "stance-polarisation-private.h"
#include "stance-request-issues-private.h"

typedef struct
{
  const char *measure; /* by which it is asked for alone */
  const char *name;
  StanceFigure (*compute) (const double *frequencies, gsize n);
} Dispersion;

static const Dispersion dispersions[] = {
  { "van-der-eijk-a", "A", stance_dispersion_agreement },      { "polarization", "polarization", stance_dispersion_polarization },
  { "leik", "leik", stance_dispersion_leik },                  { "consensus", "consensus", stance_dispersion_consensus },
  { "l-squared", "lsquared", stance_dispersion_lsquared },     { "entropy", "entropy", stance_dispersion_entropy },
  { "mrq", "mrq", stance_dispersion_mrq },                     { "reardon", "reardon", stance_dispersion_reardon },
};

static void
check_given (StanceRequest *request, const char *key, const StanceNumbers *numbers)
{
  for (gsize i = 0; i < numbers->n; i++)
    if (!(numbers->values[i] >= 0))
      {
        g_autofree char *found = g_strdup_printf ("null or a number below 0 at /%" G_GSIZE_FORMAT, i);

        stance_request_fault (request, STANCE_SECTION_DATA, key, found, "numbers of 0 or more");
        return;
      }
}

static StanceNumbers
need_frequencies (StanceRequest *request, const char *key)
{
  StanceNumbers numbers = stance_request_need_numbers (request, STANCE_SECTION_DATA, key);

  check_given (request, key, &numbers);
  if (numbers.n > STANCE_LIMIT_CATEGORIES)
    stance_request_fault (request, STANCE_SECTION_DATA, key, "too many categories", "at most " G_STRINGIFY (STANCE_LIMIT_CATEGORIES));
  return numbers;
}

/* All of them by name; the one that was asked for is the value too. */
static void
run_dispersion (StanceRequest *request, StanceAnswer *answer)
{
  g_auto (StanceNumbers) frequencies = need_frequencies (request, "frequencies");

  if (stance_request_failed (request))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (dispersions); i++)
    {
      StanceFigure figure = dispersions[i].compute (frequencies.values, frequencies.n);

      if (g_ascii_strcasecmp (request->measure, dispersions[i].measure) == 0)
        stance_answer_set_figure (answer, &figure);
      stance_answer_add_figure (answer, dispersions[i].name, &figure);
    }
}

/* "positions" and, where they are given, "shares". */
static StanceNumbers
need_groups (StanceRequest *request, StanceNumbers *shares)
{
  StanceNumbers positions = stance_request_need_numbers (request, STANCE_SECTION_DATA, "positions");

  *shares = stance_request_get_weights (request, STANCE_SECTION_DATA, "shares");
  if (shares->values)
    stance_request_need_length (request, STANCE_SECTION_DATA, "shares", shares->n, positions.n);
  return positions;
}

static void
run_esteban_ray (StanceRequest *request, StanceAnswer *answer)
{
  g_auto (StanceNumbers) shares = { 0 };
  g_auto (StanceNumbers) positions = need_groups (request, &shares);
  double alpha = stance_request_get_number (request, STANCE_SECTION_OPTIONS, "alpha", 1.6);
  double k = stance_request_get_number (request, STANCE_SECTION_OPTIONS, "K", 1);
  StanceFigure figure;

  if (!(alpha > 0 && alpha <= 1.6))
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "alpha", "a number outside", "above 0, up to 1.6");
  if (!(k > 0))
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "K", "a number outside", "above 0");
  if (stance_request_failed (request))
    return;
  figure = stance_polarisation_esteban_ray (positions.values, shares.values, positions.n, alpha, k);
  stance_answer_set_figure (answer, &figure);
}

static void
run_variance (StanceRequest *request, StanceAnswer *answer)
{
  g_auto (StanceNumbers) shares = { 0 };
  g_auto (StanceNumbers) positions = need_groups (request, &shares);
  g_auto (StanceNumbers) scale = stance_request_get_numbers (request, STANCE_SECTION_OPTIONS, "scale");
  StanceFigure figure;

  if (scale.values && (scale.n != 2 || !(scale.values[0] < scale.values[1])))
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "scale", "something else", "[low, high] with low below high");
  if (stance_request_failed (request))
    return;
  figure = stance_polarisation_variance (positions.values, shares.values, positions.n);
  stance_answer_set_figure (answer, &figure);
  if (!scale.values)
    return;
  figure.value /= (scale.values[1] - scale.values[0]) * (scale.values[1] - scale.values[0]) / 4;
  stance_answer_add_figure (answer, "share_of_largest", &figure);
}

static StanceFigure
divergence (const double *p, const double *q, gsize n, G_GNUC_UNUSED gconstpointer options)
{
  return stance_polarisation_jensen_shannon (p, q, n);
}

static void
answer_divergence (const double *p, const double *q, gsize n, StanceAnswer *answer)
{
  StanceFigure bits = stance_polarisation_jensen_shannon (p, q, n);
  StanceFigure nats = bits;
  StanceFigure roots[2] = { bits, bits };

  nats.value *= G_LN2;
  roots[0].value = sqrt (bits.value);
  roots[1].value = sqrt (nats.value);
  stance_answer_set_figure (answer, &bits);
  stance_answer_add_figure (answer, "divergence_bits", &bits);
  stance_answer_add_figure (answer, "divergence_nats", &nats);
  stance_answer_add_figure (answer, "distance_sqrt_bits", &roots[0]);
  stance_answer_add_figure (answer, "distance_sqrt_nats", &roots[1]);
}

/* Every two rows of counts: parties x levels. */
static void
run_divergence_of_all (StanceRequest *request, StanceAnswer *answer)
{
  g_autoptr (StanceArray) counts = stance_request_get_array (request, STANCE_SECTION_DATA, "counts");
  StancePairwise pairwise = { .measure = divergence };
  g_autoptr (StanceArray) values = NULL;
  StanceReason reason;

  for (gsize i = 0; counts && i < counts->rows; i++)
    check_given (request, "counts", &(StanceNumbers) { stance_array_row (counts, i), counts->columns });
  if (counts && counts->rows > STANCE_LIMIT_PARTIES)
    stance_request_fault (request, STANCE_SECTION_DATA, "counts", "too many rows", "at most " G_STRINGIFY (STANCE_LIMIT_PARTIES));
  if (stance_request_failed (request))
    return;
  values = stance_pairwise_fill (&pairwise, counts, NULL, &reason);
  if (values)
    stance_answer_add_array (answer, "divergence_bits", values);
  stance_answer_add_reason (answer, "divergence_bits", values ? reason : STANCE_REASON_TOO_MANY);
}

/* How many of `positions` stand on each level; what is missing is left out. */
static double *
count_on_levels (StanceRequest *request, const char *key, const StanceNumbers *positions, const StanceNumbers *levels)
{
  double *counts = g_new0 (double, levels->n + 1);

  for (gsize i = 0; i < positions->n; i++)
    {
      gsize level = 0;

      if (isnan (positions->values[i]))
        continue;
      while (level < levels->n && levels->values[level] != positions->values[i])
        level++;
      if (level == levels->n)
        {
          stance_request_fault (request, STANCE_SECTION_DATA, key, "a position on no level", "positions among the options' levels");
          break;
        }
      counts[level]++;
    }
  return counts;
}

static void
run_divergence_of_statements (StanceRequest *request, StanceAnswer *answer)
{
  g_auto (StanceNumbers) x = stance_request_need_numbers (request, STANCE_SECTION_DATA, "x");
  g_auto (StanceNumbers) y = stance_request_need_numbers (request, STANCE_SECTION_DATA, "y");
  g_auto (StanceNumbers) levels = stance_request_need_numbers (request, STANCE_SECTION_OPTIONS, "levels");
  g_autofree double *p = NULL;
  g_autofree double *q = NULL;

  if (stance_request_failed (request))
    return;
  p = count_on_levels (request, "x", &x, &levels);
  q = count_on_levels (request, "y", &y, &levels);
  if (!stance_request_failed (request))
    answer_divergence (p, q, levels.n, answer);
}

static void
run_jensen_shannon (StanceRequest *request, StanceAnswer *answer)
{
  g_auto (StanceNumbers) p = { 0 };
  g_auto (StanceNumbers) q = { 0 };

  if (stance_request_has (request, STANCE_SECTION_DATA, "counts"))
    {
      run_divergence_of_all (request, answer);
      return;
    }
  if (stance_request_has (request, STANCE_SECTION_DATA, "x"))
    {
      run_divergence_of_statements (request, answer);
      return;
    }
  p = need_frequencies (request, "p");
  q = need_frequencies (request, "q");
  stance_request_need_length (request, STANCE_SECTION_DATA, "q", q.n, p.n);
  if (!stance_request_failed (request))
    answer_divergence (p.values, q.values, p.n, answer);
}

#define FREQUENCIES "frequencies: counts or shares of the categories, in their order"
#define GROUPS "positions: of groups, parties or statements; shares: of those who hold them (equal ones)"

const StanceCalculation stance_calculations_distributions[] = {
  { "van-der-eijk-A", FREQUENCIES, NULL, "Van der Eijk's agreement A, -1 to 1, of three categories or more; all below with it",
    run_dispersion, STANCE_SAMPLING_APART, 0 },
  { "polarization", FREQUENCIES, NULL, "(1 - A) / 2, 0 to 1", run_dispersion, STANCE_SAMPLING_APART, 0 },
  { "leik", FREQUENCIES, NULL, "Leik's ordinal dispersion, 0 to 1", run_dispersion, STANCE_SAMPLING_APART, 0 },
  { "consensus", FREQUENCIES, NULL, "Tastle and Wierman's consensus, 0 to 1", run_dispersion, STANCE_SAMPLING_APART, 0 },
  { "l-squared", FREQUENCIES, NULL, "Lacy's l squared, 0 (both ends) to 1 (one category)", run_dispersion, STANCE_SAMPLING_APART, 0 },
  { "entropy", FREQUENCIES, NULL, "Shannon's entropy in bits", run_dispersion, STANCE_SAMPLING_APART, 0 },
  { "mrq", FREQUENCIES, NULL, "Montalvo and Reynal-Querol's polarisation, 0 to 1 (two halves)", run_dispersion, STANCE_SAMPLING_APART, 0 },
  { "reardon", FREQUENCIES, NULL, "Reardon's ordinal entropy in bits, 0 to 1", run_dispersion, STANCE_SAMPLING_APART, 0 },
  { "esteban-ray", GROUPS, "alpha: above 0, up to 1.6 (1.6); K: factor (1)", "Esteban and Ray's polarisation; shares as given",
    run_esteban_ray, STANCE_SAMPLING_UNITS, 0 },
  { "variance", GROUPS, "scale: [low, high]", "Variance of all there are (n, not n - 1); with a scale, share_of_largest: of what it could be",
    run_variance, STANCE_SAMPLING_UNITS, 0 },
  { "jensen-shannon",
    "p, q: two distributions or rows of counts on the same levels; or counts: parties x levels, for every two; or x, y: positions of single statements",
    "levels: with x and y", "Jensen-Shannon divergence in bits (and nats) and distance, its square root", run_jensen_shannon, STANCE_SAMPLING_APART, 0 },
  { NULL },
};
