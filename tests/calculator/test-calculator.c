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
};

static const Case faults[] = {
  { "no JSON", "{", "r.json#" },
  { "no object", "[3]", "r.json#/0: found something else, expected an object" },
  { "no measure", "{}", "r.json#/measure: found nothing" },
  { "unknown measure", "{\"measure\": \"pearso\"}", "r.json#/measure: found \"pearso\" (did you mean \"pearson\"?)" },
  { "no data", "{\"measure\": \"pearson\"}", "r.json#/data/x: found nothing, expected a list of numbers" },
  { "text among numbers", "{\"measure\": \"pearson\", \"data\": {\"x\": [1, \"2\"], \"y\": [1, 2]}}", "r.json#/data/x: found no number at /1" },
  { "lengths differ", "{\"measure\": \"pearson\", \"data\": {\"x\": [1, 2], \"y\": [1]}}", "r.json#/data/y: found 1 entries, expected 2" },
  { "unknown option", "{\"measure\": \"pearson\", \"data\": {\"x\": [1, 2], \"y\": [1, 2]}, \"options\": {\"lag\": 1}}", "r.json#/options/lag: found it" },
  { "unknown member", "{\"measure\": \"pearson\", \"dat\": {}}", "r.json#: found \"dat\"" },
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
