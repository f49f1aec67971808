/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vectors-frame.h"

static JsonObject *
with_text (JsonObject *options, const char *name, const char *text)
{
  json_object_set_string_member (options, name, text);
  return options;
}

static JsonObject *
pick_data (const Vector *vector)
{
  return vector_pick (vector->input, "x", "x", "y", "y", "table", "table", "raters_by_units", "raters_by_units", "units_by_raters", "units_by_raters", NULL);
}

static JsonObject *
pick_options (const Vector *vector, const char *weights)
{
  JsonObject *options = vector_pick (vector->input, "levels", "levels", NULL);

  return weights ? with_text (options, "weights", weights) : options;
}

/* A member of the answer against a node of "expected", if that is there. */
static void
check (const Vector *vector, JsonObject *expected, const char *key, JsonObject *answer, const char *name)
{
  if (json_object_has_member (expected, key))
    vector_compare (vector, key, json_object_get_member (expected, key), vector_get (answer, name));
}

static void
replay_weighted_forms (const Vector *vector, const char *weights, const char *pi)
{
  JsonObject *expected = json_node_get_object (vector->expected);
  JsonNode *block = json_object_get_member (expected, weights);
  g_autoptr (JsonObject) kappa = vector_ask (vector, "cohen-kappa", pick_data (vector), pick_options (vector, weights));
  g_autoptr (JsonObject) scott = vector_ask (vector, "scott-pi", pick_data (vector), pick_options (vector, weights));

  if (block && JSON_NODE_HOLDS_OBJECT (block))
    {
      check (vector, json_node_get_object (block), "kappa", kappa, "value");
      check (vector, json_node_get_object (block), "se", kappa, "se");
    }
  else
    check (vector, expected, weights, kappa, "value");
  check (vector, expected, pi, scott, "value");
}

/* The file calls unweighted agreement nominal. */
static void
replay_nominal (const Vector *vector)
{
  JsonObject *expected = json_node_get_object (vector->expected);
  JsonNode *block = json_object_get_member (expected, "nominal");
  g_autoptr (JsonObject) kappa = vector_ask (vector, "cohen-kappa", pick_data (vector), vector_pick (vector->input, "levels", "levels", NULL));
  g_autoptr (JsonObject) scott = vector_ask (vector, "scott-pi", pick_data (vector), vector_pick (vector->input, "levels", "levels", NULL));

  if (block && JSON_NODE_HOLDS_OBJECT (block))
    {
      check (vector, json_node_get_object (block), "kappa", kappa, "value");
      check (vector, json_node_get_object (block), "se", kappa, "se");
    }
  else
    check (vector, expected, "nominal", kappa, "value");
  check (vector, expected, "kappa", kappa, "value");
  check (vector, expected, "n_common", kappa, "n");
  check (vector, expected, "agreement", kappa, "po");
  check (vector, expected, "pi", scott, "value");
  check (vector, expected, "pi_nominal", scott, "value");
}

/* What a block of "expected" holds by the names of weights, with levels as given or as observed. */
static void
replay_levels (const Vector *vector, const char *key, gboolean observed)
{
  static const char *const names[][2] = { { "nominal", "identity" }, { "linear", "linear" }, { "quadratic", "quadratic" } };
  JsonObject *expected = json_object_get_object_member (json_node_get_object (vector->expected), key);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonObject *options = pick_options (vector, names[i][1]);
      g_autoptr (JsonObject) answer = NULL;

      if (observed)
        with_text (with_text (options, "levels", "observed"), "spacing", "rank");
      answer = vector_ask (vector, "weighted-kappa", pick_data (vector), options);
      vector_compare (vector, names[i][0], json_object_get_member (expected, names[i][0]), vector_get (answer, "value"));
    }
}

static void
replay_kappa (const Vector *vector)
{
  JsonObject *expected = json_node_get_object (vector->expected);

  if (json_object_has_member (expected, "levels_from_model"))
    {
      replay_levels (vector, "levels_from_model", FALSE);
      replay_levels (vector, "levels_observed_only_by_rank", TRUE);
      return;
    }
  replay_nominal (vector);
  replay_weighted_forms (vector, "linear", "pi_linear");
  replay_weighted_forms (vector, "quadratic", "pi_squared");
  if (json_object_has_member (expected, "weighted_kappa"))
    {
      g_autoptr (JsonObject) answer = vector_ask (vector, "weighted-kappa", pick_data (vector),
                                                    vector_pick (vector->input, "disagreement_weights", "disagreement_weights", NULL));

      vector_expect (vector, "weighted_kappa", answer, "value");
    }
}

/* Named tables, each with its own block of expected coefficients. */
static void
replay_tables (const Vector *vector)
{
  JsonObject *tables = json_object_get_object_member (vector->input, "tables");
  JsonObjectIter iter;
  const char *name;

  json_object_iter_init (&iter, tables);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      g_autoptr (JsonObject) answer = vector_ask (vector, "agreement-coefficients", vector_pick (tables, "table", name, NULL), NULL);

      vector_compare (vector, name, json_object_get_member (json_node_get_object (vector->expected), name),
                      json_object_get_member (answer, "values"));
    }
}

static void
rename_member (JsonObject *object, const char *from, const char *to)
{
  if (!json_object_has_member (object, from))
    return;
  json_object_set_member (object, to, json_node_copy (json_object_get_member (object, from)));
  json_object_remove_member (object, from);
}

static void
replay_paradox (const Vector *vector)
{
  JsonObject *expected = json_node_get_object (vector->expected);
  JsonObjectIter iter;
  JsonNode *block;

  json_object_iter_init (&iter, expected);
  while (json_object_iter_next (&iter, NULL, &block))
    rename_member (json_node_get_object (block), "ac1", "ac");
  replay_tables (vector);
}

static void
replay_coefficients (const Vector *vector)
{
  static const char *const names[][2] = { { "unweighted", "identity" }, { "linear", "linear" }, { "quadratic", "quadratic" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (JsonObject) answer = vector_ask (vector, "agreement-coefficients", pick_data (vector), pick_options (vector, names[i][1]));

      vector_compare (vector, names[i][0], json_object_get_member (json_node_get_object (vector->expected), names[i][0]),
                      json_object_get_member (answer, "values"));
    }
}

static void
replay_scott (const Vector *vector)
{
  g_autoptr (JsonObject) nominal = vector_ask (vector, "scott-pi", pick_data (vector), pick_options (vector, NULL));
  g_autoptr (JsonObject) squared = vector_ask (vector, "scott-pi", pick_data (vector), pick_options (vector, "quadratic"));

  vector_expect (vector, "nominal", nominal, "value");
  vector_expect (vector, "squared", squared, "value");
}

static void
replay_unused_level (const Vector *vector)
{
  g_autoptr (JsonObject) observed = vector_ask (vector, "gwet-ac1", vector_pick (vector->input, "units_by_raters", "units", NULL),
                                                vector_pick (vector->input, "levels", "levels_observed", NULL));
  g_autoptr (JsonObject) model = vector_ask (vector, "gwet-ac1", vector_pick (vector->input, "units_by_raters", "units", NULL),
                                             vector_pick (vector->input, "levels", "levels_model", NULL));

  vector_expect (vector, "observed", observed, "value");
  vector_expect (vector, "model", model, "value");
}

static void
replay_gwet (const Vector *vector)
{
  JsonObject *expected = json_node_get_object (vector->expected);
  g_autoptr (JsonObject) answer = NULL;
  JsonObject *options = pick_options (vector, NULL);

  if (json_object_has_member (vector->input, "units"))
    {
      json_object_unref (options);
      replay_unused_level (vector);
      return;
    }
  if (json_object_has_member (vector->input, "weights"))
    with_text (options, "weights", json_object_get_string_member (vector->input, "weights"));
  answer = vector_ask (vector, "agreement-coefficients", pick_data (vector), options);
  rename_member (expected, "alpha_weighted_form", "alpha");
  vector_compare (vector, "expected", vector->expected, json_object_get_member (answer, "values"));
}

static void
replay_alpha (const Vector *vector)
{
  g_autoptr (JsonObject) all = vector_ask (vector, "krippendorff-alpha", pick_data (vector), NULL);
  JsonObject *expected = json_node_get_object (vector->expected);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  vector_compare (vector, "all", vector->expected, json_object_get_member (all, "values"));
  json_object_iter_init (&iter, expected);
  while (json_object_iter_next (&iter, &name, &node))
    {
      JsonObject *options = with_text (json_object_new (), "level_of_measurement", name);
      g_autoptr (JsonObject) answer = vector_ask (vector, "krippendorff-alpha", pick_data (vector), options);

      vector_compare (vector, name, node, vector_get (answer, "value"));
    }
}

static void
replay_hage (const Vector *vector)
{
  JsonObjectIter iter;
  JsonObject *tables;
  const char *name;

  if (!json_object_has_member (vector->input, "tables"))
    {
      g_autoptr (JsonObject) answer = vector_ask (vector, "hage-kappa", pick_data (vector),
                                                  vector_pick (vector->input, "range", "range", "disagreement", "disagreement", NULL));

      vector_compare (vector, "expected", vector->expected, json_object_get_member (answer, "values"));
      return;
    }
  tables = json_object_get_object_member (vector->input, "tables");
  json_object_iter_init (&iter, tables);
  while (json_object_iter_next (&iter, &name, NULL))
    {
      g_autoptr (JsonObject) answer = vector_ask (vector, "hage-pi", vector_pick (tables, "table", name, NULL), NULL);

      vector_compare (vector, name, json_object_get_member (json_node_get_object (vector->expected), name), json_object_get_member (answer, "values"));
    }
}

static void
check_alignment (const Vector *vector, const char *expected, const char *disagreement, gboolean weighted)
{
  JsonObject *data = vector_pick (vector->input, "x", "x", "y", "y", weighted ? "weights" : NULL, "weights", NULL);
  g_autoptr (JsonObject) answer = vector_ask (vector, "alignment-index", data,
                                              with_text (vector_pick (vector->input, "levels", "levels", NULL), "disagreement", disagreement));

  vector_expect (vector, expected, answer, "value");
}

static void
replay_alignment (const Vector *vector)
{
  check_alignment (vector, "absolute", "absolute", FALSE);
  check_alignment (vector, "squared", "squared", FALSE);
  check_alignment (vector, "weighted_absolute", "absolute", TRUE);
}

const Adapter vectors_agreement[] = {
  { "krippendorff_alpha", replay_alpha },
  { "hage_chance_correction", replay_hage },
  { "alignment_index_A", replay_alignment },
  { "weighted_kappa", replay_kappa },
  { "kappa_paradox", replay_paradox },
  { "agreement_coefficients", replay_coefficients },
  { "scott_pi", replay_scott },
  { "gwet_ac1", replay_gwet },
  { "gwet_ac2", replay_gwet },
  { NULL },
};
