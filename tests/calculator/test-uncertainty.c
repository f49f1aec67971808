/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the options bootstrap and permutations give, and answers that are compared as numbers. */
#include <json-glib/json-glib.h>
#include <math.h>
#include <stance/stance-calculator.h>
#include <string.h>

static JsonObject *
ask (const char *request)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (request, strlen (request));
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = stance_calculate ("r.json", bytes, &error);
  g_autoptr (JsonNode) root = NULL;

  g_assert_no_error (error);
  root = json_from_string (answer, &error);
  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (root));
}

/* "low", or "values/A_low". */
static JsonNode *
find (JsonObject *answer, const char *name)
{
  gboolean inside = g_str_has_prefix (name, "values/");

  return json_object_get_member (inside ? json_object_get_object_member (answer, "values") : answer, inside ? name + strlen ("values/") : name);
}

static double
get (JsonObject *answer, const char *name)
{
  JsonNode *node = find (answer, name);

  if (!node)
    g_error ("no member %s", name);
  return JSON_NODE_HOLDS_NULL (node) ? NAN : json_node_get_double (node);
}

#define PAIR "\"data\": {\"x\": [1, 2, 3, 4, 5, 6, 7, 8, null, 3], \"y\": [2, 1, 4, 3, 6, 5, 9, 7, 1, null]}, \"options\": "
#define ROWS "\"data\": {\"raters_by_units\": [[1, 2, 1, 1, 2, 2, 1, 2], [1, 2, 1, 2, 2, 2, 1, 2], [1, 1, 1, 1, 2, 2, 1, 2]]}, \"options\": "

/* Every measure that takes the option gives an interval about its figure. */
static const char *const intervals[] = {
  "{\"measure\": \"pearson\", " PAIR "{",
  "{\"measure\": \"spearman\", " PAIR "{",
  "{\"measure\": \"kendall-tau-b\", " PAIR "{",
  "{\"measure\": \"proximity\", " PAIR "{\"range\": 9, ",
  "{\"measure\": \"s-score\", " PAIR "{\"range\": 9, ",
  "{\"measure\": \"gower\", " PAIR "{\"range\": 9, ",
  "{\"measure\": \"hage-kappa\", " PAIR "{",
  "{\"measure\": \"hage-pi\", " PAIR "{\"disagreement\": \"absolute\", ",
  "{\"measure\": \"alignment-index\", " PAIR "{\"range\": 9, ",
  "{\"measure\": \"cohen-kappa\", \"data\": {\"table\": [[20, 5], [3, 17]]}, \"options\": {",
  "{\"measure\": \"light-kappa\", " ROWS "{\"levels\": [1, 2], ",
  "{\"measure\": \"fleiss-kappa\", " ROWS "{\"levels\": \"observed\", ",
  "{\"measure\": \"krippendorff-alpha\", " ROWS "{\"level_of_measurement\": \"ordinal\", ",
  "{\"measure\": \"van-der-eijk-A\", \"data\": {\"frequencies\": [10, 20, 5, 2, 1]}, \"options\": {",
  "{\"measure\": \"entropy\", \"data\": {\"frequencies\": [10, 20, 5, 2, 1]}, \"options\": {",
  "{\"measure\": \"esteban-ray\", \"data\": {\"positions\": [1, 2, 3, 7, 9]}, \"options\": {",
  "{\"measure\": \"variance\", \"data\": {\"positions\": [1, 2, 3, 7, 9], \"shares\": [1, 2, 3, 4, 5]}, \"options\": {",
  "{\"measure\": \"jensen-shannon\", \"data\": {\"p\": [9, 4, 2], \"q\": [1, 3, 9]}, \"options\": {",
  "{\"measure\": \"jensen-shannon\", \"data\": {\"x\": [1, 1, 2, 1], \"y\": [1, 2, 2, 2, 2, 1]}, \"options\": {\"levels\": [1, 2], ",
  "{\"measure\": \"salience-weighting\", \"data\": {\"position\": [1, 5, 7, 2], \"salience\": [1, 2, 3, 1]}, \"options\": {",
};

static void
test_interval (gconstpointer data)
{
  const char *kinds[] = { "percentile", "bca" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *request = g_strdup_printf ("%s\"bootstrap\": 400, \"interval\": \"%s\"}}", (const char *) data, kinds[i]);
      g_autofree char *narrow = g_strdup_printf ("%s\"bootstrap\": 400, \"confidence\": 0.5, \"interval\": \"%s\"}}", (const char *) data, kinds[i]);
      g_autoptr (JsonObject) wide_answer = ask (request);
      g_autoptr (JsonObject) again = ask (request);
      g_autoptr (JsonObject) narrow_answer = ask (narrow);

      g_assert_cmpfloat (get (wide_answer, "low"), <=, get (wide_answer, "value"));
      g_assert_cmpfloat (get (wide_answer, "low"), <, get (wide_answer, "high"));
      g_assert_cmpfloat (get (wide_answer, "low"), ==, get (again, "low"));
      g_assert_cmpfloat (get (wide_answer, "high"), ==, get (again, "high"));
      g_assert_cmpfloat (get (narrow_answer, "high") - get (narrow_answer, "low"), <, get (wide_answer, "high") - get (wide_answer, "low"));
    }
}

typedef struct
{
  const char *name;
  const char *request;
  const char *member;
  double expected; /* NaN: null */
  double slack;
} Number;

static const Number numbers[] = {
  { "the larger of three merges", "{\"measure\": \"hierarchical_clustering\", \"data\": {\"distances\": [[0, 1, 4], [1, 0, 2], [4, 2, 0]]}, \"options\": {\"h\": 2}}",
    "values/cophenetic_correlation", 0.75592894601845451, 1e-12 },
  /* tanh (artanh 0.6 -+ 1.959963984540054 / 1) */
  { "Fisher's z, low", "{\"measure\": \"pearson\", \"data\": {\"x\": [1, 2, 3, 4], \"y\": [2, 1, 4, 3]}}", "low", -0.85293256469471812, 1e-12 },
  { "Fisher's z, high", "{\"measure\": \"pearson\", \"data\": {\"x\": [1, 2, 3, 4], \"y\": [2, 1, 4, 3]}}", "high", 0.99012771079969442, 1e-12 },
  /* 5 of the 24 orders of y */
  { "all orders", "{\"measure\": \"pearson\", \"data\": {\"x\": [1, 2, 3, 4, null], \"y\": [2, 1, 4, 3, 9]}, \"options\": {\"permutations\": 1}}", "p", 5 / 24.0, 1e-15 },
  { "the far are near by Gower's", "{\"measure\": \"gower\", \"data\": {\"x\": [1, 2, 3], \"y\": [3, 2, 1]}, \"options\": {\"range\": 2, \"permutations\": 1}}", "p", 1, 0 },
  { "weights go with their issues", "{\"measure\": \"s-score\", \"data\": {\"x\": [1, 2, 3, 0], \"y\": [1, 2, 3, 3], \"weights\": [1, 1, 1, 0]}, \"options\": {\"range\": 3, "
    "\"permutations\": 1}}", "p", 1 / 6.0, 1e-15 },
  { "two cannot be dealt out", "{\"measure\": \"pearson\", \"data\": {\"x\": [1, 2], \"y\": [1, 2]}, \"options\": {\"permutations\": 1}}", "p", NAN, 0 },
  { "a constant has no chance", "{\"measure\": \"proximity\", \"data\": {\"x\": [1, 1, 1], \"y\": [1, 2, 1]}, \"options\": {\"range\": 2, \"permutations\": 1}}", "p", NAN, 0 },
  /* Of a share p of n, replicates are binomial: sd sqrt (0.8 x 0.2 / 400) = 0.02. */
  { "a share's interval", "{\"measure\": \"cohen-kappa\", \"data\": {\"table\": [[200, 40], [40, 120]]}, \"options\": {\"bootstrap\": 4000}}", "values/po_low",
    0.8 - 1.96 * 0.02, 0.004 },
  { "too large to be told", "{\"measure\": \"variance\", \"data\": {\"positions\": [-1e308, 1e308]}}", "value", NAN, 0 },
};

static void
test_number (gconstpointer data)
{
  const Number *n = data;
  g_autoptr (JsonObject) answer = ask (n->request);
  double got = get (answer, n->member);

  if (isnan (n->expected))
    {
      g_assert_true (isnan (got));
      g_assert_true (json_object_has_member (json_object_get_object_member (answer, "undefined"), n->member));
    }
  else
    g_assert_cmpfloat_with_epsilon (got, n->expected, n->slack + 1e-300);
}

/* Each cell of a table has the interval that its pair has alone. */
static void
test_table (void)
{
  g_autoptr (JsonObject) all = ask ("{\"measure\": \"proximity\", \"data\": {\"positions\": [[1, 0, -1, 0.5, 1], [1, 1, -1, 0, -1], [0, null, 1, 1, 0]]}, "
                                    "\"options\": {\"scale\": [-1, 1], \"bootstrap\": 300}}");
  g_autoptr (JsonObject) pair = ask ("{\"measure\": \"proximity\", \"data\": {\"x\": [1, 0, -1, 0.5, 1], \"y\": [0, null, 1, 1, 0]}, "
                                     "\"options\": {\"scale\": [-1, 1], \"bootstrap\": 300}}");
  JsonArray *low = json_node_get_array (find (all, "values/agreement_low"));

  g_assert_cmpfloat (json_array_get_double_element (json_array_get_array_element (low, 0), 2), ==, get (pair, "low"));
  g_assert_cmpfloat (json_array_get_double_element (json_array_get_array_element (low, 2), 0), ==, get (pair, "low"));
}

static const char *const refused[][2] = {
  { "shares", "{\"measure\": \"leik\", \"data\": {\"frequencies\": [0.5, 0.5]}, \"options\": {\"bootstrap\": 10}}" },
  { "too many figures", "{\"measure\": \"pearson\", \"data\": {\"x\": [1], \"y\": [1]}, \"options\": {\"bootstrap\": 1e9}}" },
  { "no such interval", "{\"measure\": \"pearson\", \"data\": {\"x\": [1], \"y\": [1]}, \"options\": {\"bootstrap\": 9, \"interval\": \"normal\"}}" },
  { "nothing drawn", "{\"measure\": \"classical-mds\", \"data\": {\"distances\": [[0, 1], [1, 0]]}, \"options\": {\"bootstrap\": 9}}" },
  { "no pair", "{\"measure\": \"pearson\", \"data\": {\"positions\": [[1, 2], [2, 1]]}, \"options\": {\"permutations\": 9}}" },
  { "confidence of one", "{\"measure\": \"pearson\", \"data\": {\"x\": [1], \"y\": [1]}, \"options\": {\"bootstrap\": 9, \"confidence\": 1}}" },
};

static void
test_refused (gconstpointer data)
{
  const char *request = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (request, strlen (request));
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = stance_calculate ("r.json", bytes, &error);

  g_assert_null (answer);
  g_assert_nonnull (error);
  g_assert_true (g_str_has_prefix (error->message, "r.json#/options/"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/uncertainty/interval/%u", i);

      g_test_add_data_func (path, intervals[i], test_interval);
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *path = g_strdup_printf ("/uncertainty/number/%s", numbers[i].name);

      g_test_add_data_func (path, &numbers[i], test_number);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autofree char *path = g_strdup_printf ("/uncertainty/refused/%s", refused[i][0]);

      g_test_add_data_func (path, refused[i][1], test_refused);
    }
  g_test_add_func ("/uncertainty/table", test_table);
  return g_test_run ();
}
