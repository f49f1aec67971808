/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-request-issues-private.h"

#include <string.h>

#include "stance-limits-private.h"

StanceNumbers
stance_request_get_weights (StanceRequest *self, StanceSection section, const char *key)
{
  StanceNumbers weights = stance_request_get_numbers (self, section, key);

  for (gsize i = 0; i < weights.n; i++)
    if (!(weights.values[i] >= 0))
      {
        g_autofree char *found = g_strdup_printf ("null or a number below 0 at /%" G_GSIZE_FORMAT, i);

        stance_request_fault (self, section, key, found, "numbers of 0 or more");
        break;
      }
  return weights;
}

static StanceArray *
read_pair (StanceRequest *request)
{
  g_auto (StanceNumbers) x = stance_request_need_numbers (request, STANCE_SECTION_DATA, "x");
  g_auto (StanceNumbers) y = stance_request_need_numbers (request, STANCE_SECTION_DATA, "y");
  StanceArray *pair;

  stance_request_need_length (request, STANCE_SECTION_DATA, "y", y.n, x.n);
  if (stance_request_failed (request))
    return NULL;
  pair = stance_array_new (2, x.n);
  if (pair && x.n > 0)
    {
      memcpy (stance_array_row (pair, 0), x.values, x.n * sizeof (double));
      memcpy (stance_array_row (pair, 1), y.values, x.n * sizeof (double));
    }
  return pair;
}

static void
read_min_n (StanceIssues *self, StanceRequest *request)
{
  double min_n = stance_request_get_number (request, STANCE_SECTION_OPTIONS, "min_n", 1);

  if (min_n >= 0 && min_n <= G_MAXINT32 && min_n == floor (min_n))
    self->min_n = (gsize) min_n;
  else
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "min_n", "something else", "a whole number of 0 or more");
}

void
stance_issues_init (StanceIssues *self, StanceRequest *request, gboolean weighted)
{
  *self = (StanceIssues) { .is_pair = !stance_request_has (request, STANCE_SECTION_DATA, "positions") };
  self->positions = self->is_pair ? read_pair (request) : stance_request_get_array (request, STANCE_SECTION_DATA, "positions");
  if (weighted)
    self->weights = stance_request_get_weights (request, STANCE_SECTION_DATA, "weights");
  if (self->weights.values && self->positions)
    stance_request_need_length (request, STANCE_SECTION_DATA, "weights", self->weights.n, self->positions->columns);
  if (self->positions && self->positions->rows > STANCE_LIMIT_PARTIES)
    stance_request_fault (request, STANCE_SECTION_DATA, "positions", "too many rows", "at most " G_STRINGIFY (STANCE_LIMIT_PARTIES));
  read_min_n (self, request);
}

void
stance_issues_clear (StanceIssues *self)
{
  g_clear_pointer (&self->positions, stance_array_free);
  stance_numbers_clear (&self->weights);
}

static void
check_inside (const StanceIssues *self, StanceRequest *request, double low, double high)
{
  for (gsize i = 0; self->positions && i < self->positions->rows * self->positions->columns; i++)
    if (self->positions->values[i] < low || self->positions->values[i] > high)
      {
        stance_request_fault (request, STANCE_SECTION_DATA, self->is_pair ? "x" : "positions", "a position outside", "positions on the options' scale");
        return;
      }
}

static double
read_scale (const StanceIssues *self, StanceRequest *request)
{
  g_auto (StanceNumbers) ends = stance_request_get_numbers (request, STANCE_SECTION_OPTIONS, "scale");

  if (stance_request_failed (request))
    return NAN;
  if (ends.n != 2 || !(ends.values[0] < ends.values[1]) || !isfinite (ends.values[1] - ends.values[0]))
    {
      stance_request_fault (request, STANCE_SECTION_OPTIONS, "scale", "something else", "[low, high] with low below high");
      return NAN;
    }
  check_inside (self, request, ends.values[0], ends.values[1]);
  return ends.values[1] - ends.values[0];
}

/* Positions further apart than the range would give agreement below its least. */
static void
check_width (const StanceIssues *self, StanceRequest *request, double range)
{
  double low = INFINITY;
  double high = -INFINITY;

  for (gsize i = 0; self->positions && i < self->positions->rows * self->positions->columns; i++)
    if (!isnan (self->positions->values[i]))
      {
        low = MIN (low, self->positions->values[i]);
        high = MAX (high, self->positions->values[i]);
      }
  if (high - low > range * (1 + 1e-12))
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "range", "less than lies between the positions", "the width of the whole scale");
}

double
stance_issues_get_range (const StanceIssues *self, StanceRequest *request)
{
  double range;

  if (stance_request_has (request, STANCE_SECTION_OPTIONS, "scale"))
    return read_scale (self, request);
  range = stance_request_get_number (request, STANCE_SECTION_OPTIONS, "range", NAN);
  if (range > 0)
    check_width (self, request, range);
  else
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "range", "nothing above 0", "the width of the scale, or \"scale\": [low, high]");
  return range;
}

double
stance_issues_get_observed_range (StanceIssues *self, StanceRequest *request)
{
  JsonNode *node = stance_request_take (request, STANCE_SECTION_OPTIONS, "range");
  gboolean is_word = node && json_node_get_value_type (node) == G_TYPE_STRING && g_str_equal (json_node_get_string (node), "observed");

  if (stance_request_has (request, STANCE_SECTION_OPTIONS, "scale") || (node && !is_word))
    return stance_issues_get_range (self, request);
  if (self->is_pair)
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "range", "nothing", "a range: two parties alone show none");
  else if (self->positions)
    stance_array_divide_by_ranges (self->positions);
  return 1;
}

static void
answer_matrix (const StanceIssues *self, const StancePairwise *pairwise, const char *name, StanceArray *counts, StanceAnswer *answer)
{
  StanceReason reason;
  g_autoptr (StanceArray) values = stance_pairwise_fill (pairwise, self->positions, counts, &reason);

  if (values)
    stance_answer_add_array (answer, name, values);
  stance_answer_add_reason (answer, name, values ? reason : STANCE_REASON_TOO_MANY);
}

static StanceFigure
figure_of_pair (const StanceIssues *self, const StancePairwise *pairwise)
{
  return stance_pairwise_figure (pairwise, stance_array_row (self->positions, 0), stance_array_row (self->positions, 1), self->positions->columns);
}

void
stance_issues_answer (const StanceIssues *self, StancePairwise *pairwise, const char *name, StanceAnswer *answer)
{
  pairwise->min_n = self->min_n;
  if (self->is_pair)
    {
      StanceFigure figure = figure_of_pair (self, pairwise);

      stance_answer_set_figure (answer, &figure);
    }
  else
    {
      g_autoptr (StanceArray) counts = stance_array_new (self->positions->rows, self->positions->rows);

      answer_matrix (self, pairwise, name, counts, answer);
      if (counts)
        stance_answer_add_array (answer, "n_common", counts);
    }
}

void
stance_issues_answer_more (const StanceIssues *self, StancePairwise *pairwise, const char *name, StanceAnswer *answer)
{
  pairwise->min_n = self->min_n;
  if (self->is_pair)
    {
      StanceFigure figure = figure_of_pair (self, pairwise);

      stance_answer_add_figure (answer, name, &figure);
    }
  else
    answer_matrix (self, pairwise, name, NULL, answer);
}

static StanceReason
find_reason (const StanceAllPairs *pairs)
{
  StanceReason reason = STANCE_REASON_NONE;

  for (gsize i = 0; i < pairs->size * (pairs->size + 1) / 2 && reason == STANCE_REASON_NONE; i++)
    reason = (StanceReason) pairs->reasons[i];
  return reason;
}

void
stance_answer_add_pairs (StanceAnswer *answer, const char *name, const StanceAllPairs *pairs, const StanceAllPairs *below, gboolean counted)
{
  g_autoptr (StanceArray) values = pairs && below ? stance_all_pairs_square (pairs, below) : NULL;
  g_autoptr (StanceArray) counts = values && counted ? stance_all_pairs_square_counts (pairs) : NULL;

  if (!values || (counted && !counts))
    {
      stance_answer_add_reason (answer, name, STANCE_REASON_TOO_MANY);
      return;
    }
  stance_answer_add_array (answer, name, values);
  if (counted)
    stance_answer_add_array (answer, "n_common", counts);
  stance_answer_add_reason (answer, name, find_reason (pairs));
}
