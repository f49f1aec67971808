/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <stance/stance-calculator.h>
#include <stance/stance-error.h>

typedef struct
{
  const char *name;
  const char *request;
  const char *expected; /* the answer, or the message */
} Case;

static const Case answers[] = {
  { "one", "{\"measure\": \"pearson\", \"data\": {\"x\": [-1, 1, null], \"y\": [-1, 1, 0]}}", "{\"measure\":\"pearson\", \"value\":1, \"n\":2}\n" },
  { "missing", "{\"measure\": \"pearson\", \"data\": {\"x\": [1, null], \"y\": [null, 4]}}",
    "{\"measure\":\"pearson\", \"value\":null, \"n\":0, \"undefined\":{\"value\":\"nothing-shared\"}}\n" },
  { "a list of two",
    "[{\"measure\": \"pearson\", \"data\": {\"x\": [-1, 1], \"y\": [-1, 1]}}, {\"measure\": \"pearson\", \"data\": {\"x\": [-1, 1], \"y\": [1, -1]}}]",
    "{\"measure\":\"pearson\", \"value\":1, \"n\":2}\n{\"measure\":\"pearson\", \"value\":-1, \"n\":2}\n" },
  { "empty list", "[]", "" },
  { "nothing made up", "{\"measure\": \"classical-mds\", \"data\": {\"distances\": [[0, null], [null, 0]]}}",
    "{\"measure\":\"classical-mds\", \"n\":2, \"values\":{\"eigenvalues\":null, \"GOF\":null, \"points\":null, \"interpoint_distances\":null}, "
    "\"undefined\":{\"eigenvalues\":\"incomplete\", \"GOF\":\"incomplete\", \"points\":\"incomplete\", \"interpoint_distances\":\"incomplete\"}}\n" },
  { "kappa of all pairs of parties",
    "{\"measure\": \"weighted-kappa\", \"data\": {\"positions\": [[1, 2, 3, null], [1, 3, 3, 2], [null, null, null, 1]]}, "
    "\"options\": {\"levels\": [1, 2, 3], \"weights\": \"linear\"}}",
    "{\"measure\":\"weighted-kappa\", \"values\":{\"kappa\":[ [1,0.66666666666666663,null], [0.66666666666666663,1,0], [null,0,null]], "
    "\"n_common\":[ [3,3,0], [3,4,1], [0,1,1]]}, \"undefined\":{\"kappa\":\"nothing-shared\"}}\n" },
  { "who goes with whom",
    "{\"measure\": \"congruence\", \"data\": {\"statements\": [{\"actor\": \"b\", \"concept\": \"x\", \"level\": true}, "
    "{\"actor\": \"a\", \"concept\": \"x\", \"level\": 1}, {\"actor\": \"a\", \"concept\": \"x\", \"level\": true}, "
    "{\"actor\": \"c\", \"concept\": \"x\", \"level\": false}]}, \"options\": {\"normalise\": \"average\"}}",
    "{\"measure\":\"congruence\", \"n\":4, \"values\":{\"rows\":[\"a\",\"b\",\"c\"], \"columns\":[\"a\",\"b\",\"c\"], "
    "\"ties\":[ [0,1.3333333333333333,0], [1.3333333333333333,0,0], [0,0,0]]}}\n" },
  { "levels of a scale, once a month",
    "{\"measure\": \"subtract\", \"data\": {\"statements\": [{\"actor\": \"a\", \"concept\": \"x\", \"level\": -1, \"date\": \"2025-01-02\"}, "
    "{\"actor\": \"a\", \"concept\": \"x\", \"level\": -1, \"date\": \"2025-01-03\"}, {\"actor\": \"a\", \"concept\": \"x\", \"level\": 2}]}, "
    "\"options\": {\"mode\": \"two-mode\", \"duplicates\": \"month\"}}",
    "{\"measure\":\"subtract\", \"n\":2, \"values\":{\"rows\":[\"a\"], \"columns\":[\"x\"], \"ties\":[ [1]]}}\n" },
  { "nobody spoke", "{\"measure\": \"ignore\", \"data\": {\"statements\": []}}",
    "{\"measure\":\"ignore\", \"n\":0, \"values\":{\"rows\":[], \"columns\":[], \"ties\":[]}}\n" },
  { "a table of shares has no size",
    "{\"measure\": \"cohen-kappa\", \"data\": {\"table\": [[0.5, 0], [0, 0.5]]}}",
    "{\"measure\":\"cohen-kappa\", \"value\":1, \"n\":null, \"values\":{\"po\":1, \"pe\":0.5}, \"undefined\":{\"n\":\"incomplete\"}}\n" },
};

static const Case faults[] = {
  { "no JSON", "{", "r.json#" },
  { "no statement", "{\"measure\": \"conflict\", \"data\": {\"statements\": [3]}}",
    "r.json#/data/statements: found something else at /0, expected an object with actor and concept" },
  { "no level", "{\"measure\": \"conflict\", \"data\": {\"statements\": [{\"actor\": \"a\", \"concept\": \"x\", \"level\": 0.5}]}}",
    "r.json#/data/statements: found something else at /0, expected a level: true, false or a whole number" },
  { "no such mode", "{\"measure\": \"conflict\", \"data\": {\"statements\": []}, \"options\": {\"mode\": \"two-mode\"}}",
    "r.json#/options/mode: found two-mode, expected actors or concepts for this measure" },
  { "no object", "[3]", "r.json#/0: found something else, expected an object" },
  { "no measure", "{}", "r.json#/measure: found nothing" },
  { "unknown measure", "{\"measure\": \"pearso\"}", "r.json#/measure: found \"pearso\" (did you mean \"pearson\"?)" },
  { "no data", "{\"measure\": \"pearson\"}", "r.json#/data/x: found nothing, expected a list of numbers" },
  { "text among numbers", "{\"measure\": \"pearson\", \"data\": {\"x\": [1, \"2\"], \"y\": [1, 2]}}", "r.json#/data/x: found no number at /1" },
  { "lengths differ", "{\"measure\": \"pearson\", \"data\": {\"x\": [1, 2], \"y\": [1]}}", "r.json#/data/y: found 1 entries, expected 2" },
  { "unknown option", "{\"measure\": \"pearson\", \"data\": {\"x\": [1, 2], \"y\": [1, 2]}, \"options\": {\"lag\": 1}}", "r.json#/options/lag: found it" },
  { "unknown member", "{\"measure\": \"pearson\", \"dat\": {}}", "r.json#: found \"dat\"" },
  { "not symmetric", "{\"measure\": \"smacof\", \"data\": {\"distances\": [[0, 1], [2, 0]]}}", "r.json#/data/distances: found something else at /1/0, expected the same" },
  { "not square", "{\"measure\": \"smacof\", \"data\": {\"distances\": [[0, 1, 2], [1, 0, 2]]}}", "r.json#/data/distances: found 3 entries, expected 2" },
  { "negative distance", "{\"measure\": \"smacof\", \"data\": {\"distances\": [[0, -1], [-1, 0]]}}", "r.json#/data/distances: found something else at /0/1, expected no negative" },
  { "Ward without form", "{\"measure\": \"hierarchical-clustering\", \"data\": {\"distances\": []}, \"options\": {\"method\": \"ward\"}}", "r.json#/options/method: found \"ward\", expected average, single, complete, ward.D2, ward.D" },
  { "too many dimensions", "{\"measure\": \"classical-mds\", \"data\": {\"distances\": [[0, 1], [1, 0]]}, \"options\": {\"k\": 2}}", "r.json#/options/k: found 2, expected a whole number from 1 to 1" },
  { "negative count", "{\"measure\": \"wordfish\", \"data\": {\"counts\": [[1, -1]]}}", "r.json#/data/counts: found a negative count" },
  { "counts twice", "{\"measure\": \"wordfish\", \"data\": {\"counts\": [[1]], \"counts_by_word\": [[1]]}}", "r.json#/data/counts_by_word: found it beside counts" },
  { "prior of nothing", "{\"measure\": \"wordfish\", \"data\": {\"counts\": [[1]]}, \"options\": {\"priors\": {\"gamma\": 1}}}", "r.json#/options/priors: found another member" },
  { "no such document", "{\"measure\": \"wordscores\", \"data\": {\"counts\": [[1]], \"reference_scores\": [1]}, \"options\": {\"predict\": [2]}}", "r.json#/options/predict: found another number" },
  { "clusters without number", "{\"measure\": \"modularity\", \"data\": {\"agreements\": [[0]], \"clusters\": [0.5]}}", "r.json#/data/clusters: found another number" },
  { "ratings without categories", "{\"measure\": \"cohen-kappa\", \"data\": {\"x\": [1], \"y\": [1]}}", "r.json#/options/levels: found nothing" },
  { "a rating that is no category", "{\"measure\": \"cohen-kappa\", \"data\": {\"x\": [1], \"y\": [7]}, \"options\": {\"levels\": [1, 2]}}",
    "r.json#/data: found 7, expected categories" },
  { "a table that is not square", "{\"measure\": \"scott-pi\", \"data\": {\"table\": [[1, 2]]}}", "r.json#/data/table: found something else" },
  { "a table below 0", "{\"measure\": \"scott-pi\", \"data\": {\"table\": [[1, 2], [-1, 2]]}}", "r.json#/data/table: found something else" },
  { "weights of another size", "{\"measure\": \"scott-pi\", \"data\": {\"table\": [[1, 2], [1, 2]]}, \"options\": {\"weights\": [[1]]}}",
    "r.json#/options/weights: found something else" },
  { "three raters for kappa", "{\"measure\": \"cohen-kappa\", \"data\": {\"units_by_raters\": [[1, 1, 1]]}, \"options\": {\"levels\": [1, 2]}}",
    "r.json#/data: found not two raters" },
  { "weighted kappa without weights", "{\"measure\": \"weighted-kappa\", \"data\": {\"table\": [[1, 2], [1, 2]]}}", "r.json#/options/weights: found nothing" },
  { "alpha of nothing", "{\"measure\": \"krippendorff-alpha\", \"data\": {}}", "r.json#/data: found nothing" },
  { "second of a list", "[{\"measure\": \"pearson\", \"data\": {\"x\": [-1, 1], \"y\": [-1, 1]}}, {}]", "r.json#/1/measure: found nothing" },
};

static char *
calculate (const char *request, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (request, strlen (request));

  return stance_calculate ("r.json", bytes, error);
}

static void
test_answer (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = calculate (c->request, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (answer, ==, c->expected);
}

static void
test_fault (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = calculate (c->request, &error);

  g_assert_null (answer);
  g_assert_nonnull (error);
  if (!g_str_has_prefix (error->message, c->expected))
    g_error ("%s: found '%s', expected '%s...'", c->name, error->message, c->expected);
}

static void
add (const char *group, const Case *cases, guint n, GTestDataFunc test)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/calculator/%s/%s", group, cases[i].name);

      g_test_add_data_func (path, &cases[i], test);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("answers", answers, G_N_ELEMENTS (answers), test_answer);
  add ("faults", faults, G_N_ELEMENTS (faults), test_fault);
  return g_test_run ();
}
