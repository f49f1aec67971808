/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "vectors-frame.h"

/* An answer to x, y (and weights) of `from`, with its range and distance or those of the whole file. */
static JsonObject *
ask_s (const Vector *vector, JsonObject *from, const char *distance, gboolean weighted)
{
  JsonObject *options = vector_pick (vector->input, "range", "range", "distance", "distance", NULL);
  JsonObject *data = vector_pick (from, "x", "x", "y", "y", weighted ? "weights" : NULL, "weights", NULL);

  if (distance)
    json_object_set_string_member (options, "distance", distance);
  return vector_ask (vector, "s-score", data, options);
}

static void
replay_s_cases (const Vector *vector, JsonObject *cases)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, cases);
  while (json_object_iter_next (&iter, &name, &node))
    {
      g_autoptr (JsonObject) answer = ask_s (vector, json_node_get_object (node), NULL, TRUE);
      JsonObject *expected = json_object_get_object_member (json_node_get_object (vector->expected), name);

      vector_compare (vector, name, json_object_get_member (expected, "S"), vector_get (answer, "value"));
    }
}

static void
expect_s (const Vector *vector, const char *name, const char *distance, gboolean weighted)
{
  g_autoptr (JsonObject) answer = NULL;

  if (!json_object_has_member (json_node_get_object (vector->expected), name))
    return;
  answer = ask_s (vector, vector->input, distance, weighted);
  vector_expect (vector, name, answer, "value");
  if (json_object_has_member (json_node_get_object (vector->expected), "n_common"))
    vector_expect (vector, "n_common", answer, "n");
}

static void
replay_s (const Vector *vector)
{
  if (json_object_has_member (vector->input, "cases"))
    replay_s_cases (vector, json_object_get_object_member (vector->input, "cases"));
  expect_s (vector, "S", NULL, TRUE);
  expect_s (vector, "absolute", "absolute", FALSE);
  expect_s (vector, "squared", "squared", FALSE);
  expect_s (vector, "weighted_absolute", "absolute", TRUE);
}

static void
expect_gower (const Vector *vector, const char *name, const char *weights)
{
  g_autoptr (JsonObject) answer = vector_ask (vector, "gower", vector_pick (vector->input, "positions", "positions", weights, "weights", NULL), NULL);

  vector_expect (vector, name, answer, "distance");
}

static void
replay_differences (const Vector *vector)
{
  g_autoptr (JsonObject) answer = vector_ask (vector, "proximity", vector_pick (vector->input, "positions", "positions", NULL),
                                              vector_pick (vector->input, "range", "range", NULL));

  vector_expect (vector, "mad", answer, "mean_absolute_difference");
  vector_expect (vector, "agreement", answer, "agreement");
  vector_expect (vector, "n_common", answer, "n_common");
}

static void
replay_matrix (const Vector *vector)
{
  JsonObject *expected = json_node_get_object (vector->expected);

  if (json_object_has_member (expected, "unweighted"))
    {
      expect_gower (vector, "unweighted", NULL);
      expect_gower (vector, "weighted", "weights");
    }
  else if (json_object_has_member (expected, "mad"))
    replay_differences (vector);
  else
    {
      g_autoptr (JsonObject) answer = vector_ask (vector, "pearson", vector_pick (vector->input, "positions", "positions", NULL), NULL);

      vector_expect (vector, "r", answer, "r");
      vector_expect (vector, "n_common", answer, "n_common");
    }
}

static void
replay_kendall (const Vector *vector)
{
  g_autoptr (JsonObject) answer = vector_ask (vector, "kendall-tau-b", vector_pick (vector->input, "x", "x", "y", "y", NULL), NULL);

  vector_expect (vector, "tau_b", answer, "value");
}

/* The score of a list of items, or distances and scores of all targets; a reference without answers has none. */
static void
replay_matching (const Vector *vector)
{
  g_autoptr (JsonObject) answer = vector_ask (vector, "vaa-matching",
                                              vector_pick (vector->input, "questions", "questions", "reference", "reference", "targets", "targets",
                                                           "weights", "weights", "item_scores", "item_scores", "n_reference_answered",
                                                           "n_reference_answered", NULL),
                                              vector_pick (vector->input, "metric", "metric", "missing", "missing", "scale", "scale", NULL));
  JsonObject *expected = json_node_get_object (vector->expected);

  if (json_object_has_member (expected, "error"))
    {
      g_assert_true (json_array_get_null_element (json_node_get_array (vector_get (answer, "distance")), 0));
      g_assert_cmpstr (json_object_get_string_member (json_object_get_object_member (answer, "undefined"), "distance"), ==, "no-data");
      return;
    }
  if (json_object_has_member (expected, "distance"))
    vector_expect (vector, "distance", answer, "distance");
  vector_expect (vector, "score", answer, "score");
}

static void
replay_spatial (const Vector *vector)
{
  g_autoptr (JsonObject) answer = vector_ask (vector, "spatial-models",
                                              vector_pick (vector->input, "voter", "voter", "parties", "parties", "weights", "weights", NULL), NULL);

  vector_expect (vector, "scalar_product", answer, "scalar_product");
  vector_expect (vector, "cityblock", answer, "cityblock");
  vector_expect (vector, "neg_sq_euclid", answer, "neg_sq_euclid");
}

const Adapter vectors_positions[] = {
  { "s_score", replay_s },
  { "agreement_matrix", replay_matrix },
  { "kendall_tau_b", replay_kendall },
  { "vaa_matching", replay_matching },
  { "spatial_models", replay_spatial },
  { NULL },
};
