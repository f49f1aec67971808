/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vectors-frame.h"

static JsonObject *
data_of (const char *name, JsonNode *node)
{
  JsonObject *data = json_object_new ();

  json_object_set_member (data, name, json_node_copy (node));
  return data;
}

/* What is expected of one row of frequencies: an object of figures, or A alone. */
static void
expect_frequencies (const Vector *vector, JsonNode *frequencies, JsonNode *expected)
{
  g_autoptr (JsonObject) answer = vector_ask (vector, "van-der-eijk-A", data_of ("frequencies", frequencies), NULL);

  if (JSON_NODE_HOLDS_OBJECT (expected))
    vector_compare (vector, "values", expected, vector_get (answer, "values"));
  else
    vector_compare (vector, "A", expected, vector_get (answer, "A"));
}

static void
replay_frequencies (const Vector *vector)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (json_object_has_member (vector->input, "frequencies"))
    {
      expect_frequencies (vector, json_object_get_member (vector->input, "frequencies"), vector->expected);
      return;
    }
  json_object_iter_init (&iter, json_object_get_object_member (vector->input, "cases"));
  while (json_object_iter_next (&iter, &name, &node))
    expect_frequencies (vector, node, json_object_get_member (json_node_get_object (vector->expected), name));
}

static void
replay_esteban_ray (const Vector *vector)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, json_object_get_object_member (vector->input, "cases"));
  while (json_object_iter_next (&iter, &name, &node))
    {
      JsonObject *given = json_node_get_object (node);
      JsonObject *options = vector_pick (given, "alpha", "alpha", NULL);
      g_autoptr (JsonObject) answer = NULL;

      json_object_set_member (options, "K", json_node_copy (json_object_get_member (vector->input, "K")));
      answer = vector_ask (vector, "esteban-ray", vector_pick (given, "positions", "positions", "shares", "shares", NULL), options);
      vector_expect (vector, name, answer, "value");
    }
}

static void
replay_jensen_shannon_cases (const Vector *vector, JsonObject *cases)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, cases);
  while (json_object_iter_next (&iter, &name, &node))
    {
      JsonObject *data = json_object_new ();
      g_autoptr (JsonObject) answer = NULL;

      json_object_set_member (data, "p", json_node_copy (json_array_get_element (json_node_get_array (node), 0)));
      json_object_set_member (data, "q", json_node_copy (json_array_get_element (json_node_get_array (node), 1)));
      answer = vector_ask (vector, "jensen-shannon", data, NULL);
      vector_expect (vector, name, answer, "value");
    }
}

static void
replay_jensen_shannon (const Vector *vector)
{
  g_autoptr (JsonObject) answer = NULL;

  if (json_object_has_member (vector->input, "cases"))
    {
      replay_jensen_shannon_cases (vector, json_object_get_object_member (vector->input, "cases"));
      return;
    }
  answer = vector_ask (vector, "jensen-shannon", vector_pick (vector->input, "p", "p", "q", "q", NULL), NULL);
  vector_compare (vector, "values", vector->expected, vector_get (answer, "values"));
}

static void
expect_theta (const Vector *vector, const char *name, double offset)
{
  JsonObject *options = json_object_new ();
  g_autoptr (JsonObject) answer = NULL;

  json_object_set_double_member (options, "zero_offset", offset);
  answer = vector_ask (vector, "log-ratio-scale",
                       vector_pick (vector->input, "right_counts", "right_counts", "left_counts", "left_counts", "total", "total", NULL), options);
  vector_expect (vector, name, answer, "theta");
}

static void
replay_log_ratio (const Vector *vector)
{
  expect_theta (vector, "theta", json_object_get_double_member (vector->input, "zero_offset"));
  expect_theta (vector, "theta_offset_1", 1);
}

static void
replay_weighting (const Vector *vector)
{
  g_autoptr (JsonObject) answer = vector_ask (vector, "salience-weighting",
                                              vector_pick (vector->input, "capability", "capability", "salience", "salience", "position", "position", NULL),
                                              NULL);

  vector_compare (vector, "values", vector->expected, vector_get (answer, "values"));
}

const Adapter vectors_distributions[] = {
  { "van_der_eijk_A", replay_frequencies },
  { "esteban_ray", replay_esteban_ray },
  { "jensen_shannon", replay_jensen_shannon },
  { "log_ratio_scale", replay_log_ratio },
  { "salience_weighting", replay_weighting },
  { NULL },
};
