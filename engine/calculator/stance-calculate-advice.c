/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures of one against many: voting advice and spatial models. */
#include "stance-calculation-private.h"
#include "stance-advice-private.h"
#include "stance-request-issues-private.h"
#include "stance-spatial-private.h"

/* One list of numbers for each quantity, an entry for each target. */
typedef struct
{
  const char *name;
  double *values;
  StanceReason reason;
} Column;

static void
put (Column *column, gsize i, const StanceFigure *figure)
{
  column->values[i] = figure->value;
  if (column->reason == STANCE_REASON_NONE)
    column->reason = figure->reason;
}

static void
answer_columns (Column *columns, guint n, gsize rows, StanceAnswer *answer)
{
  for (guint i = 0; i < n; i++)
    {
      stance_answer_add_numbers (answer, columns[i].name, columns[i].values, rows);
      stance_answer_add_reason (answer, columns[i].name, columns[i].reason);
      g_clear_pointer (&columns[i].values, g_free);
    }
}

static void
answer_spatial (const StanceSpatial *spatial, const double *voter, const StanceArray *parties, StanceAnswer *answer)
{
  Column columns[] = { { .name = "scalar_product" }, { .name = "cityblock" }, { .name = "neg_sq_euclid" }, { .name = "mixed" } };
  g_autofree double *counts = g_new (double, parties->rows + 1);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    columns[i].values = g_new (double, parties->rows + 1);
  for (gsize i = 0; i < parties->rows; i++)
    {
      StanceUtilities found = stance_spatial_utilities (spatial, voter, stance_array_row (parties, i));

      put (&columns[0], i, &found.scalar_product);
      put (&columns[1], i, &found.cityblock);
      put (&columns[2], i, &found.squared);
      put (&columns[3], i, &found.mixed);
      counts[i] = (double) found.cityblock.n;
    }
  answer_columns (columns, G_N_ELEMENTS (columns), parties->rows, answer);
  stance_answer_add_numbers (answer, "n_common", counts, parties->rows);
}

static void
run_spatial (StanceRequest *request, StanceAnswer *answer)
{
  g_auto (StanceNumbers) voter = stance_request_need_numbers (request, STANCE_SECTION_DATA, "voter");
  g_autoptr (StanceArray) parties = stance_request_need_array (request, STANCE_SECTION_DATA, "parties");
  g_auto (StanceNumbers) weights = stance_request_get_weights (request, STANCE_SECTION_DATA, "weights");
  StanceSpatial spatial = { .size = voter.n };

  spatial.neutral = stance_request_get_number (request, STANCE_SECTION_OPTIONS, "neutral", 0);
  spatial.mixing = stance_request_get_number (request, STANCE_SECTION_OPTIONS, "mixing", 0.5);
  if (spatial.mixing < 0 || spatial.mixing > 1)
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "mixing", "a number outside", "0 (direction alone) to 1 (proximity alone)");
  if (weights.values)
    stance_request_need_length (request, STANCE_SECTION_DATA, "weights", weights.n, voter.n);
  if (parties && parties->rows > 0)
    stance_request_need_length (request, STANCE_SECTION_DATA, "parties", parties->columns, voter.n);
  if (stance_request_failed (request))
    return;
  spatial.weights = weights.values;
  answer_spatial (&spatial, voter.values, parties, answer);
}

static void
fault_in_question (StanceRequest *request, guint i)
{
  g_autofree char *found = g_strdup_printf ("something else at /%u", i);

  stance_request_fault (request, STANCE_SECTION_DATA, "questions", found,
                        "{\"type\": \"ordinal\", \"values\": [at least two different numbers]} or {\"type\": \"categorical\", \"n\": at least 2}");
}

static gboolean
is_number (JsonNode *node)
{
  return node && (json_node_get_value_type (node) == G_TYPE_INT64 || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static gboolean
read_ordinal (JsonObject *object, StanceAdviceQuestion *question)
{
  JsonNode *node = json_object_get_member (object, "values");
  JsonArray *values = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  *question = (StanceAdviceQuestion) { INFINITY, -INFINITY, 0, 1 };
  for (guint i = 0; values && i < json_array_get_length (values); i++)
    {
      if (!is_number (json_array_get_element (values, i)))
        return FALSE;
      question->low = fmin (question->low, json_array_get_double_element (values, i));
      question->high = fmax (question->high, json_array_get_double_element (values, i));
    }
  return question->low < question->high && isfinite (question->high - question->low);
}

static gboolean
read_categorical (JsonObject *object, StanceAdviceQuestion *question)
{
  JsonNode *node = json_object_get_member (object, "n");
  double choices = is_number (node) ? json_node_get_double (node) : 0;

  *question = (StanceAdviceQuestion) { 0, 1, choices >= 2 && choices <= 10000 ? (guint) choices : 0, 1 };
  return question->choices > 0 && question->choices == choices;
}

static gboolean
read_question (JsonNode *node, StanceAdviceQuestion *question)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *type = object ? json_object_get_member (object, "type") : NULL;
  const char *word = type && json_node_get_value_type (type) == G_TYPE_STRING ? json_node_get_string (type) : NULL;

  if (g_strcmp0 (word, "ordinal") == 0)
    return read_ordinal (object, question);
  return g_strcmp0 (word, "categorical") == 0 && read_categorical (object, question);
}

/* Of "questions", or `n` alike of the option "scale". */
static StanceAdviceQuestion *
read_questions (StanceRequest *request, gsize n)
{
  JsonNode *node = stance_request_take (request, STANCE_SECTION_DATA, "questions");
  g_auto (StanceNumbers) scale = stance_request_get_numbers (request, STANCE_SECTION_OPTIONS, "scale");
  StanceAdviceQuestion *questions = g_new0 (StanceAdviceQuestion, n + 1);

  if (!node && (scale.n != 2 || !(scale.values[0] < scale.values[1])))
    stance_request_fault (request, STANCE_SECTION_DATA, "questions", "nothing", "a list of questions, or the option \"scale\": [low, high] for all");
  else if (node && !JSON_NODE_HOLDS_ARRAY (node))
    stance_request_fault (request, STANCE_SECTION_DATA, "questions", "something else", "a list of questions");
  else if (node)
    stance_request_need_length (request, STANCE_SECTION_DATA, "questions", json_array_get_length (json_node_get_array (node)), n);
  for (guint i = 0; !stance_request_failed (request) && i < n; i++)
    if (!node)
      questions[i] = (StanceAdviceQuestion) { scale.values[0], scale.values[1], 0, 1 };
    else if (!read_question (json_array_get_element (json_node_get_array (node), i), &questions[i]))
      fault_in_question (request, i);
  return questions;
}

static gboolean
is_answer (const StanceAdviceQuestion *question, double answer)
{
  if (isnan (answer))
    return TRUE;
  if (question->choices > 0)
    return answer >= 0 && answer < question->choices && answer == floor (answer);
  return answer >= question->low && answer <= question->high;
}

static void
check_answers (StanceRequest *request, const char *key, const double *answers, const StanceAdvice *matching)
{
  for (gsize i = 0; i < matching->size; i++)
    if (!is_answer (&matching->questions[i], answers[i]))
      {
        g_autofree char *found = g_strdup_printf ("no answer to question %" G_GSIZE_FORMAT, i);

        stance_request_fault (request, STANCE_SECTION_DATA, key, found, "a number on its scale, or the index of a choice from 0");
      }
}

/* `half`: the library's 0.5 where all weights are 0; the reason tells that it is none. */
static void
answer_matching (const StanceAdvice *matching, const double *reference, const StanceArray *targets, gboolean half, StanceAnswer *answer)
{
  Column columns[] = { { .name = "distance" }, { .name = "score" } };
  g_autofree double *counts = g_new (double, targets->rows + 1);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    columns[i].values = g_new (double, targets->rows + 1);
  for (gsize i = 0; i < targets->rows; i++)
    {
      StanceFigure figure = stance_advice_distance (matching, reference, stance_array_row (targets, i));

      if (half && figure.reason == STANCE_REASON_NO_WEIGHT)
        figure.value = 0.5;
      put (&columns[0], i, &figure);
      figure.value = stance_advice_score (figure.value);
      put (&columns[1], i, &figure);
      counts[i] = (double) figure.n;
    }
  answer_columns (columns, G_N_ELEMENTS (columns), targets->rows, answer);
  stance_answer_add_numbers (answer, "n_common", counts, targets->rows);
}

static void
read_matching (StanceRequest *request, StanceAdvice *matching)
{
  static const char *const metrics[] = { "Manhattan", "Euclidean", "Directional", "Hybrid", NULL };
  static const char *const missing[] = { "Neutral", "RelativeMaximum", "Drop", "Mendez", NULL };
  static const char *const biases[] = { "positive", "negative", NULL };

  matching->metric = stance_request_get_choice (request, STANCE_SECTION_OPTIONS, "metric", metrics);
  matching->missing = stance_request_get_choice (request, STANCE_SECTION_OPTIONS, "missing", missing);
  matching->lower = stance_request_get_choice (request, STANCE_SECTION_OPTIONS, "bias", biases) == 1;
}

static void
run_matching (StanceRequest *request, StanceAnswer *answer)
{
  static const char *const zero_weights[] = { "half", "undefined", NULL };
  g_auto (StanceNumbers) reference = stance_request_need_numbers (request, STANCE_SECTION_DATA, "reference");
  g_autoptr (StanceArray) targets = stance_request_need_array (request, STANCE_SECTION_DATA, "targets");
  g_auto (StanceNumbers) weights = stance_request_get_weights (request, STANCE_SECTION_DATA, "weights");
  g_autofree StanceAdviceQuestion *questions = read_questions (request, reference.n);
  gboolean half = stance_request_get_choice (request, STANCE_SECTION_OPTIONS, "zero_weight", zero_weights) == 0;
  StanceAdvice matching = { .questions = questions, .size = reference.n };

  read_matching (request, &matching);
  if (weights.values)
    stance_request_need_length (request, STANCE_SECTION_DATA, "weights", weights.n, reference.n);
  if (targets && targets->rows > 0)
    stance_request_need_length (request, STANCE_SECTION_DATA, "targets", targets->columns, reference.n);
  if (stance_request_failed (request))
    return;
  for (gsize i = 0; i < weights.n; i++)
    questions[i].weight = weights.values[i];
  check_answers (request, "reference", reference.values, &matching);
  for (gsize i = 0; i < targets->rows; i++)
    check_answers (request, "targets", stance_array_row (targets, i), &matching);
  if (!stance_request_failed (request))
    answer_matching (&matching, reference.values, targets, half, answer);
}

static void
run_mendez (StanceRequest *request, StanceAnswer *answer)
{
  g_auto (StanceNumbers) items = stance_request_need_numbers (request, STANCE_SECTION_DATA, "item_scores");
  g_auto (StanceNumbers) scale = stance_request_get_numbers (request, STANCE_SECTION_OPTIONS, "scale");
  double answered = stance_request_get_number (request, STANCE_SECTION_DATA, "n_reference_answered", (double) items.n);
  StanceFigure figure;

  if (scale.values && (scale.n != 2 || !(scale.values[0] < scale.values[1])))
    stance_request_fault (request, STANCE_SECTION_OPTIONS, "scale", "something else", "[low, high] with low below high");
  for (gsize i = 0; i < items.n; i++)
    if (items.values[i] < -1 || items.values[i] > 1)
      stance_request_fault (request, STANCE_SECTION_DATA, "item_scores", "a number outside", "-1 (opposed) to 1 (the same)");
  if (answered < 0 || answered != floor (answered))
    stance_request_fault (request, STANCE_SECTION_DATA, "n_reference_answered", "something else", "a whole number of 0 or more");
  if (stance_request_failed (request))
    return;
  figure = stance_advice_mendez (items.values, items.n, answered);
  if (scale.values)
    figure.value = (scale.values[0] + scale.values[1]) / 2 + figure.value * (scale.values[1] - scale.values[0]) / 2;
  stance_answer_set_figure (answer, &figure);
  stance_answer_add_figure (answer, "score", &figure);
}

static void
run_vaa (StanceRequest *request, StanceAnswer *answer)
{
  if (stance_request_has (request, STANCE_SECTION_DATA, "item_scores"))
    run_mendez (request, answer);
  else
    run_matching (request, answer);
}

const StanceCalculation stance_calculations_advice[] = {
  { "vaa-matching",
    "reference: answers; targets: lists of answers; questions: [{\"type\": \"ordinal\", \"values\": [...]} or {\"type\": \"categorical\", \"n\": choices}]; "
    "weights: of the questions (1). Or item_scores: -1 to 1, null missing; n_reference_answered",
    "metric: Manhattan, Euclidean, Directional, Hybrid; missing: Neutral, RelativeMaximum, Drop, Mendez; bias: positive, negative (the end that is farthest "
    "from a middle answer); scale: [low, high] of all questions in place of questions, or of the score; zero_weight: half (as OpenVAA has it), undefined",
    "Voting advice: distance (0 to 1) and score (0 to 100) of each target, as OpenVAA's library gives them", run_vaa },
  { "spatial-models", "voter: positions; parties: lists of positions; weights: of the issues (1)",
    "mixing: 0 (direction alone) to 1 (proximity alone) (0.5); neutral: the point positions count from (0)",
    "Rabinowitz and Macdonald's scalar_product, cityblock distance, neg_sq_euclid (squared proximity) and Merrill and Grofman's mixed model", run_spatial },
  { NULL },
};
