/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "vectors-frame.h"

/* Which document has this name, from 1. */
static gint64
find_document (JsonObject *input, const char *name)
{
  JsonArray *documents = json_object_get_array_member (input, "docs");

  for (guint i = 0; i < json_array_get_length (documents); i++)
    if (g_str_equal (json_array_get_string_element (documents, i), name))
      return i + 1;
  g_error ("no document '%s'", name);
}

static JsonObject *
make_wordscores_options (const Vector *vector)
{
  JsonObject *options = json_object_new ();

  if (json_object_has_member (vector->input, "predict_only"))
    {
      JsonArray *names = json_object_get_array_member (vector->input, "predict_only");
      JsonArray *numbers = json_array_new ();

      for (guint i = 0; i < json_array_get_length (names); i++)
        json_array_add_int_element (numbers, find_document (vector->input, json_array_get_string_element (names, i)));
      json_object_set_array_member (options, "predict", numbers);
    }
  if (g_str_has_suffix (vector->name, "_smoothing_one"))
    json_object_set_int_member (options, "smooth", 1);
  return options;
}

/* A single number is that of the only document predicted. */
static void
expect_scores (const Vector *vector, const char *expected_name, JsonObject *answer, const char *name)
{
  JsonNode *expected = json_object_get_member (json_node_get_object (vector->expected), expected_name);
  JsonNode *got = vector_get (answer, name);

  if (!expected)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (expected) && JSON_NODE_HOLDS_ARRAY (got))
    {
      g_assert_cmpuint (json_array_get_length (json_node_get_array (got)), ==, 1);
      got = json_array_get_element (json_node_get_array (got), 0);
    }
  vector_compare (vector, expected_name, expected, got);
}

static void
replay_wordscores (const Vector *vector)
{
  JsonObject *expected = json_node_get_object (vector->expected);
  gboolean rescaled = json_object_has_member (expected, "rescaled");
  g_autoptr (JsonObject) answer = vector_ask (vector, "wordscores",
                                              vector_pick (vector->input, "counts", "counts", "reference_scores", "reference_scores", NULL),
                                              make_wordscores_options (vector));

  expect_scores (vector, "word_scores", answer, "word_scores");
  expect_scores (vector, "n_scored_words", answer, "n_scored_words");
  expect_scores (vector, "raw", answer, "raw");
  expect_scores (vector, "se", answer, "se");
  expect_scores (vector, "ci95", answer, rescaled ? "lbg_ci" : "ci");
  expect_scores (vector, "rescaled", answer, "lbg_rescaled");
  expect_scores (vector, "lbg_rescaled", answer, "lbg_rescaled");
  expect_scores (vector, "mv", answer, "mv_rescaled");
  expect_scores (vector, "mv_rescaled", answer, "mv_rescaled");
}

/* The documents from left to right. */
static void
check_order (const Vector *vector, JsonArray *order, JsonObject *answer)
{
  JsonArray *theta = json_node_get_array (vector_get (answer, "theta"));

  for (guint i = 1; i < json_array_get_length (order); i++)
    {
      gint64 left = find_document (vector->input, json_array_get_string_element (order, i - 1)) - 1;
      gint64 right = find_document (vector->input, json_array_get_string_element (order, i)) - 1;

      g_assert_cmpfloat (json_array_get_double_element (theta, (guint) left), <, json_array_get_double_element (theta, (guint) right));
    }
}

/* One answer for each rule of stopping that the file has figures of. */
static void
replay_wordfish (const Vector *vector)
{
  JsonObject *expected = json_node_get_object (vector->expected);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, expected);
  while (json_object_iter_next (&iter, &name, &node))
    {
      JsonObject *options;
      g_autoptr (JsonObject) answer = NULL;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        continue;
      options = vector_pick (vector->input, "dir", "dir", "priors", "priors", "tol", "tol", "max_outer", "max_outer", NULL);
      json_object_set_boolean_member (options, "abs_err", !g_str_equal (name, "default_early_stop"));
      answer = vector_ask (vector, "wordfish", vector_pick (vector->input, "counts", "counts", NULL), options);
      vector_compare (vector, name, node, json_object_get_member (answer, "values"));
      if (json_object_has_member (expected, "order"))
        check_order (vector, json_object_get_array_member (expected, "order"), answer);
    }
}

const Adapter vectors_texts[] = {
  { "wordscores", replay_wordscores },
  { "wordfish", replay_wordfish },
  { NULL },
};
