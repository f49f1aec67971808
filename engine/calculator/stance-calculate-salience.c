/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much is made of issues, and positions weighted by it. */
#include "stance-calculation-private.h"
#include "stance-request-issues-private.h"
#include "stance-salience-private.h"

static gboolean
has_below_zero (const double *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (values[i] < 0)
      return TRUE;
  return FALSE;
}

/* A row's cells divided by their sum; a row of nothing has no shares. */
static gboolean
divide_by_sum (double *row, gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += isnan (row[i]) ? 0 : row[i];
  for (gsize i = 0; i < n; i++)
    row[i] = sum > 0 ? row[i] / sum : NAN;
  return sum > 0;
}

static void
run_salience (StanceRequest *request, StanceAnswer *answer)
{
  g_autoptr (StanceArray) counts = stance_request_need_array (request, STANCE_SECTION_DATA, "counts");
  gboolean all = TRUE;

  if (counts && has_below_zero (counts->values, counts->rows * counts->columns))
    stance_request_fault (request, STANCE_SECTION_DATA, "counts", "a number below 0", "counts of statements");
  if (stance_request_failed (request))
    return;
  for (gsize i = 0; i < counts->rows; i++)
    all = divide_by_sum (stance_array_row (counts, i), counts->columns) && all;
  stance_answer_add_array (answer, "salience", counts);
  stance_answer_add_reason (answer, "salience", all ? STANCE_REASON_NONE : STANCE_REASON_NO_DATA);
}

static StanceNumbers
need_counts (StanceRequest *request, const char *key, gsize n)
{
  StanceNumbers counts = stance_request_need_numbers (request, STANCE_SECTION_DATA, key);

  if (has_below_zero (counts.values, counts.n))
    stance_request_fault (request, STANCE_SECTION_DATA, key, "a number below 0", "numbers of 0 or more");
  stance_request_need_length (request, STANCE_SECTION_DATA, key, counts.n, n);
  return counts;
}

typedef struct
{
  const double *right;
  const double *left;
  const double *total; /* NULL: not given */
  gsize n;
  double offset;
} LogRatio;

static void
answer_log_ratio (const LogRatio *self, StanceAnswer *answer)
{
  g_autofree double *columns = g_new (double, 4 * self->n + 1);
  StanceReason reasons[2] = { STANCE_REASON_NONE, STANCE_REASON_NONE };

  for (gsize i = 0; i < self->n; i++)
    {
      StanceFigure theta = stance_salience_log_ratio (self->right[i], self->left[i], self->offset);
      StanceFigure importance = stance_salience_importance (self->right[i], self->left[i], self->total ? self->total[i] : NAN, self->offset);

      columns[i] = theta.value;
      columns[self->n + i] = theta.se;
      columns[2 * self->n + i] = self->right[i] + self->left[i];
      columns[3 * self->n + i] = importance.value;
      reasons[0] = MAX (reasons[0], theta.reason);
      reasons[1] = MAX (reasons[1], importance.reason);
    }
  stance_answer_add_numbers (answer, "theta", columns, self->n);
  stance_answer_add_reason (answer, "theta", reasons[0]);
  stance_answer_add_numbers (answer, "theta_se", columns + self->n, self->n);
  stance_answer_add_numbers (answer, "counts", columns + 2 * self->n, self->n);
  if (!self->total)
    return;
  stance_answer_add_numbers (answer, "importance", columns + 3 * self->n, self->n);
  stance_answer_add_reason (answer, "importance", reasons[1]);
}

static void
run_log_ratio (StanceRequest *request, StanceAnswer *answer)
{
  g_auto (StanceNumbers) right = stance_request_need_numbers (request, STANCE_SECTION_DATA, "right_counts");
  g_auto (StanceNumbers) left = need_counts (request, "left_counts", right.n);
  g_auto (StanceNumbers) total = { 0 };
  double offset = stance_request_get_number (request, STANCE_SECTION_OPTIONS, "zero_offset", 0.5);

  if (stance_request_has (request, STANCE_SECTION_DATA, "total"))
    total = need_counts (request, "total", right.n);
  if (has_below_zero (right.values, right.n))
    stance_request_fault (request, STANCE_SECTION_DATA, "right_counts", "a number below 0", "numbers of 0 or more");
  if (!(offset >= 0))
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "zero_offset", "a number below 0", "0 or more");
  if (stance_request_failed (request))
    return;
  answer_log_ratio (&(LogRatio) { right.values, left.values, total.values, right.n, offset }, answer);
}

static void
run_weighting (StanceRequest *request, StanceAnswer *answer)
{
  static const char *const ties[] = { "lower", "upper", "middle", NULL };
  g_auto (StanceNumbers) position = stance_request_need_numbers (request, STANCE_SECTION_DATA, "position");
  g_auto (StanceNumbers) salience = need_counts (request, "salience", position.n);
  g_auto (StanceNumbers) capability = { 0 };
  StanceTie tie = stance_request_get_choice (request, STANCE_SECTION_OPTIONS, "tie", ties);
  StanceFigure mean;
  StanceFigure median;

  if (stance_request_has (request, STANCE_SECTION_DATA, "capability"))
    capability = need_counts (request, "capability", position.n);
  if (stance_request_failed (request))
    return;
  for (gsize i = 0; i < capability.n; i++)
    salience.values[i] *= capability.values[i];
  mean = stance_salience_mean (position.values, salience.values, position.n);
  median = stance_salience_median (position.values, salience.values, position.n, tie);
  stance_answer_set_figure (answer, &mean);
  stance_answer_add_figure (answer, "compromise_mean", &mean);
  stance_answer_add_figure (answer, "weighted_median", &median);
}

const StanceCalculation stance_calculations_salience[] = {
  { "salience", "counts: statements, parties x issues", NULL, "Each issue's share of a party's statements", run_salience, STANCE_SAMPLING_APART, 0 },
  { "log-ratio-scale", "right_counts, left_counts: sentences on either side, text by text; total: all of its sentences", "zero_offset: (0.5)",
    "Lowe, Benoit, Mikhaylov and Laver's log-ratio position theta, its theta_se, and the importance ln ((right + left + 2 offset) / total); no sentence gives "
    "0 too: see counts", run_log_ratio },
  { "salience-weighting", "position, salience, capability (1): of actors on one issue", "tie: lower, upper, middle (where half the weight lies between two)",
    "Compromise model: mean of positions weighted by capability x salience, and the weighted_median", run_weighting, STANCE_SAMPLING_UNITS, 0 },
  { NULL },
};
