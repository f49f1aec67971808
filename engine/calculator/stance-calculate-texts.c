/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts placed by their words. */
#include <gsl/gsl_cdf.h>

#include "stance-calculation-private.h"
#include "stance-request-square-private.h"
#include "stance-wordfish-private.h"
#include "stance-wordscores-private.h"

/* "counts" (documents x words) or "counts_by_word" (words x documents). */
static StanceArray *
need_counts (StanceRequest *request)
{
  g_autoptr (StanceArray) by_word = stance_request_get_array (request, STANCE_SECTION_DATA, "counts_by_word");
  g_autoptr (StanceArray) counts = NULL;

  if (by_word && stance_request_has (request, STANCE_SECTION_DATA, "counts"))
    stance_request_fault (request, STANCE_SECTION_DATA, "counts_by_word", "it beside counts", "one of the two");
  counts = by_word ? stance_array_transpose (by_word) : stance_request_need_array (request, STANCE_SECTION_DATA, "counts");
  for (gsize i = 0; counts && i < counts->rows * counts->columns; i++)
    if (counts->values[i] < 0)
      stance_request_fault (request, STANCE_SECTION_DATA, by_word ? "counts_by_word" : "counts", "a negative count", "none below 0");
  return g_steal_pointer (&counts);
}

/* The standard normal's quantile for intervals of "level" (0.95). */
static double
get_quantile (StanceRequest *request)
{
  double level = stance_request_get_number (request, STANCE_SECTION_OPTIONS, "level", 0.95);

  if (level > 0 && level < 1)
    return gsl_cdf_ugaussian_Pinv (0.5 + level / 2);
  stance_request_fault (request, STANCE_SECTION_OPTIONS, "level", "another number", "a number between 0 and 1");
  return 0;
}

static void
add_intervals (StanceAnswer *answer, const char *name, const double *values, const double *errors, const double counts[2])
{
  gsize n = (gsize) counts[0];
  g_autoptr (StanceArray) intervals = stance_array_new (n, 2);

  for (gsize i = 0; i < n; i++)
    {
      stance_array_set (intervals, i, 0, values[i] - counts[1] * errors[i]);
      stance_array_set (intervals, i, 1, values[i] + counts[1] * errors[i]);
    }
  stance_answer_add_array (answer, name, intervals);
}

static void
read_predicted (StanceRequest *request, const StanceNumbers *numbers, gboolean *predict, gsize n)
{
  for (gsize i = 0; i < numbers->n; i++)
    {
      double number = numbers->values[i];

      if (number >= 1 && number <= (double) n && number == floor (number))
        predict[(gsize) number - 1] = TRUE;
      else
        stance_request_fault (request, STANCE_SECTION_OPTIONS, "predict", "another number", "numbers of documents, from 1");
    }
}

/* "predict": all documents, those without a position (virgin), or a list of numbers from 1. */
static gboolean *
get_predicted (StanceRequest *request, const StanceNumbers *references)
{
  static const char *const choices[] = { "all", "virgin", NULL };
  JsonNode *node = stance_request_take (request, STANCE_SECTION_OPTIONS, "predict");
  gboolean *predict = g_new0 (gboolean, references->n + 1);

  if (node && JSON_NODE_HOLDS_ARRAY (node))
    {
      g_auto (StanceNumbers) numbers = stance_request_get_numbers (request, STANCE_SECTION_OPTIONS, "predict");

      read_predicted (request, &numbers, predict, references->n);
    }
  else
    {
      gboolean virgin = stance_request_get_choice (request, STANCE_SECTION_OPTIONS, "predict", choices) == 1;

      for (gsize i = 0; i < references->n; i++)
        predict[i] = !virgin || isnan (references->values[i]);
    }
  return predict;
}

static void
add_scores (StanceAnswer *answer, const char *const names[3], const StanceTextScores *scores, const double counts[2])
{
  stance_answer_add_numbers (answer, names[0], scores->scores, (gsize) counts[0]);
  stance_answer_add_numbers (answer, names[1], scores->errors, (gsize) counts[0]);
  add_intervals (answer, names[2], scores->scores, scores->errors, counts);
  stance_answer_add_reason (answer, names[0], scores->reason);
}

static void
add_wordscores (StanceAnswer *answer, const StanceWordscores *scores, gsize words, double quantile)
{
  const double counts[] = { (double) scores->n, quantile };
  g_autofree double *documents = g_new (double, scores->n + 1);

  for (gsize i = 0; i < scores->n; i++)
    documents[i] = (double) scores->documents[i] + 1;
  stance_answer_set_n (answer, scores->n);
  stance_answer_add_numbers (answer, "documents", documents, scores->n);
  add_scores (answer, (const char *const[]) { "raw", "se", "ci" }, &scores->raw, counts);
  add_scores (answer, (const char *const[]) { "lbg_rescaled", "lbg_se", "lbg_ci" }, &scores->lbg, counts);
  add_scores (answer, (const char *const[]) { "mv_rescaled", "mv_se", "mv_ci" }, &scores->mv, counts);
  stance_answer_add_number (answer, "n_scored_words", (double) scores->scored_words);
  stance_answer_add_numbers (answer, "word_scores", scores->words, words);
  if (scores->scored_words < words)
    stance_answer_add_reason (answer, "word_scores", scores->raw.reason == STANCE_REASON_NONE ? STANCE_REASON_NOTHING_SHARED : scores->raw.reason);
}

static void
run_wordscores (StanceRequest *request, StanceAnswer *answer)
{
  g_autoptr (StanceArray) counts = need_counts (request);
  g_auto (StanceNumbers) references = stance_request_need_numbers (request, STANCE_SECTION_DATA, "reference_scores");
  g_autofree gboolean *predict = get_predicted (request, &references);
  StanceWordscoresOptions options = { stance_request_get_number (request, STANCE_SECTION_OPTIONS, "smooth", 0), predict };
  double quantile = get_quantile (request);
  g_auto (StanceWordscores) scores = { 0 };

  if (counts)
    stance_request_need_length (request, STANCE_SECTION_DATA, "reference_scores", references.n, counts->rows);
  if (options.smooth < 0)
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "smooth", "a negative number", "0 or more");
  if (stance_request_failed (request))
    return;
  stance_wordscores_fit (&scores, counts, references.values, &options);
  add_wordscores (answer, &scores, counts->columns, quantile);
}

/* A standard deviation: a positive number, null or "Inf" for no prior. */
static double
read_prior (StanceRequest *request, JsonNode *node)
{
  GType type = json_node_get_value_type (node);
  double value = type == G_TYPE_INT64 || type == G_TYPE_DOUBLE ? json_node_get_double (node) : 0;

  if (JSON_NODE_HOLDS_NULL (node) || (type == G_TYPE_STRING && g_ascii_strcasecmp (json_node_get_string (node), "inf") == 0))
    return INFINITY;
  if (!(value > 0) || !isfinite (value))
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "priors", "something else", "standard deviations above 0, null for none");
  return value;
}

static void
read_named_priors (StanceRequest *request, JsonObject *object, double *priors)
{
  static const char *const names[] = { "alpha", "psi", "beta", "theta" };
  guint found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (json_object_has_member (object, names[i]))
      {
        priors[i] = read_prior (request, json_object_get_member (object, names[i]));
        found++;
      }
  if (found < json_object_get_size (object))
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "priors", "another member", "alpha, psi, beta, theta");
}

/* "priors": {"alpha", "psi", "beta", "theta"}, or a list in that order. */
static void
read_priors (StanceRequest *request, double *priors)
{
  JsonNode *node = stance_request_take (request, STANCE_SECTION_OPTIONS, "priors");
  JsonArray *list = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (node && JSON_NODE_HOLDS_OBJECT (node))
    read_named_priors (request, json_node_get_object (node), priors);
  else if (list && json_array_get_length (list) == 4)
    for (guint i = 0; i < 4; i++)
      priors[i] = read_prior (request, json_array_get_element (list, i));
  else if (node)
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "priors", "something else", "{alpha, psi, beta, theta}, or four numbers");
}

/* Two numbers of an option, into `pair`, which holds the defaults. */
static void
read_pair (StanceRequest *request, const char *key, double *pair)
{
  g_auto (StanceNumbers) numbers = stance_request_get_numbers (request, STANCE_SECTION_OPTIONS, key);

  if (!numbers.values)
    return;
  stance_request_need_length (request, STANCE_SECTION_OPTIONS, key, numbers.n, 2);
  for (gsize i = 0; numbers.n == 2 && i < 2; i++)
    if (numbers.values[i] >= 0)
      pair[i] = numbers.values[i];
    else
      stance_request_fault (request, STANCE_SECTION_OPTIONS, key, "something else", "two numbers, 0 or more");
}

static void
read_direction (StanceRequest *request, StanceWordfishOptions *options, gsize texts)
{
  double pair[] = { 1, 2 };

  read_pair (request, "dir", pair);
  for (guint i = 0; i < 2; i++)
    if (texts >= 2 && (pair[i] != floor (pair[i]) || pair[i] < 1 || pair[i] > (double) texts || pair[0] == pair[1]))
      stance_request_fault (request, STANCE_SECTION_OPTIONS, "dir", "other numbers", "the numbers of two documents, from 1");
  options->low = (gsize) pair[0] - 1;
  options->high = (gsize) pair[1] - 1;
}

static void
read_wordfish_options (StanceRequest *request, StanceWordfishOptions *options, gsize texts)
{
  double tolerances[] = { 1e-6, 1e-8 };

  *options = (StanceWordfishOptions) { .priors = { INFINITY, INFINITY, 3, 1 } };
  read_priors (request, options->priors);
  read_pair (request, "tol", tolerances);
  options->tolerance = tolerances[0];
  options->inner = tolerances[1];
  options->absolute = stance_request_get_flag (request, STANCE_SECTION_OPTIONS, "abs_err", FALSE);
  options->iterations = (guint) stance_request_get_whole (request, "max_outer", 100, 0, 1000000);
  read_direction (request, options, texts);
}

static void
add_wordfish (StanceAnswer *answer, const StanceWordfish *fish, const StanceArray *counts, double quantile)
{
  static const char *const stops[] = { "tol", "fall of the log posterior", "max_outer" }; /* as StanceWordfishStop */
  const double sizes[] = { (double) counts->rows, quantile };

  stance_answer_set_n (answer, fish->texts);
  stance_answer_add_numbers (answer, "theta", fish->theta, counts->rows);
  stance_answer_add_numbers (answer, "se", fish->theta_error, counts->rows);
  add_intervals (answer, "ci", fish->theta, fish->theta_error, sizes);
  stance_answer_add_numbers (answer, "alpha", fish->alpha, counts->rows);
  stance_answer_add_numbers (answer, "alpha_se", fish->alpha_error, counts->rows);
  stance_answer_add_numbers (answer, "beta", fish->beta, counts->columns);
  stance_answer_add_numbers (answer, "beta_se", fish->beta_error, counts->columns);
  stance_answer_add_numbers (answer, "psi", fish->psi, counts->columns);
  stance_answer_add_numbers (answer, "psi_se", fish->psi_error, counts->columns);
  stance_answer_add_number (answer, "log_likelihood", fish->log_likelihood);
  stance_answer_add_number (answer, "log_posterior", fish->log_posterior);
  stance_answer_add_number (answer, "iterations", fish->iterations);
  if (fish->reason == STANCE_REASON_NONE)
    stance_answer_add_text (answer, "stopped", stops[fish->stop]);
  if (fish->reason != STANCE_REASON_NONE || fish->texts < counts->rows)
    stance_answer_add_reason (answer, "theta", fish->reason != STANCE_REASON_NONE ? fish->reason : STANCE_REASON_NO_DATA);
  if (fish->reason != STANCE_REASON_NONE || fish->words < counts->columns)
    stance_answer_add_reason (answer, "beta", fish->reason != STANCE_REASON_NONE ? fish->reason : STANCE_REASON_NO_DATA);
}

static void
run_wordfish (StanceRequest *request, StanceAnswer *answer)
{
  g_autoptr (StanceArray) counts = need_counts (request);
  double quantile = get_quantile (request);
  g_auto (StanceWordfish) fish = { 0 };
  StanceWordfishOptions options;

  read_wordfish_options (request, &options, counts ? counts->rows : 0);
  if (stance_request_failed (request))
    return;
  stance_wordfish_fit (&fish, counts, &options);
  add_wordfish (answer, &fish, counts, quantile);
}

const StanceCalculation stance_calculations_texts[] = {
  { "wordscores", "counts: documents x words (or counts_by_word); reference_scores: of documents, null for virgin texts",
    "smooth: added to each count of the reference texts (0); predict: all, virgin, or numbers of documents from 1; level: of intervals (0.95)",
    "word_scores, and for each document predicted raw scores, scores after Laver, Benoit and Garry (lbg) and Martin and Vanberg (mv), errors, intervals",
    run_wordscores },
  { "wordfish", "counts: documents x words (or counts_by_word)",
    "dir: two documents, the first to be below the second ([1, 2]); priors: SD of alpha, psi, beta, theta, null for none ([null, null, 3, 1]); tol: of the log "
    "posterior, of parameters ([1e-6, 1e-8]); abs_err: false (as is) stops at the first fall of the log posterior, true when it changes by less than "
    "tol; max_outer: rounds (100); level (0.95)",
    "Slapin and Proksch's theta, alpha of documents, beta, psi of words, with errors; iterations, what stopped them, log-likelihood", run_wordfish },
  { NULL },
};
