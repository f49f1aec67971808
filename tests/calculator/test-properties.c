/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold of every measure of two rows, whatever the data: it does not matter who comes first or in which order the issues stand, its bounds, and,
 * in a table, that nobody else changes what two parties have between them. */
#include <json-glib/json-glib.h>
#include <math.h>
#include <stance/stance-calculator.h>
#include <string.h>

#define ISSUES 9
#define PARTIES 4
#define ROUNDS 60

typedef struct
{
  const char *measure;
  const char *options;
  const char *table; /* of "values" for positions; NULL: it takes none */
  double low;
  double high;
} Property;

static const Property properties[] = {
  { "proximity", "{\"scale\": [-2, 2]}", "agreement", 0, 1 },
  { "proximity", "{\"scale\": [-2, 2], \"distance\": \"squared\"}", "agreement", 0, 1 },
  { "s-score", "{\"range\": 4}", "S", -1, 1 },
  { "gower", "{\"range\": 4}", "distance", 0, 1 },
  { "pearson", "{}", "r", -1, 1 },
  { "spearman", "{}", "rho", -1, 1 },
  { "kendall-tau-b", "{}", "tau_b", -1, 1 },
  { "cohen-kappa", "{\"levels\": [-2, -1, 0, 1, 2]}", "kappa", -1, 1 },
  { "weighted-kappa", "{\"levels\": [-2, -1, 0, 1, 2], \"weights\": \"linear\"}", "kappa", -1, 1 },
  { "weighted-kappa", "{\"levels\": [-2, -1, 0, 1, 2], \"weights\": \"quadratic\"}", "kappa", -1, 1 },
  { "scott-pi", "{\"levels\": [-2, -1, 0, 1, 2]}", "pi", -1, 1 },
  { "gwet-ac1", "{\"levels\": [-2, -1, 0, 1, 2]}", NULL, -1, 1 },
  { "brennan-prediger", "{\"levels\": [-2, -1, 0, 1, 2]}", NULL, -1, 1 },
  { "krippendorff-alpha", "{\"level_of_measurement\": \"ordinal\"}", NULL, -1, 1 },
  { "hage-kappa", "{}", NULL, -1, 1 },
  { "hage-pi", "{}", NULL, -1, 1 },
  { "alignment-index", "{\"range\": 4}", NULL, -1, 1 },
};

static void
append_row (GString *out, const double *row)
{
  for (guint i = 0; i < ISSUES; i++)
    if (isnan (row[i]))
      g_string_append_printf (out, "%snull", i > 0 ? ", " : "[");
    else
      g_string_append_printf (out, "%s%d", i > 0 ? ", " : "[", (int) row[i]);
  g_string_append_c (out, ']');
}

static JsonObject *
ask (const Property *property, const char *data)
{
  g_autofree char *request = g_strdup_printf ("{\"measure\": \"%s\", \"data\": {%s}, \"options\": %s}", property->measure, data, property->options);
  g_autoptr (GBytes) bytes = g_bytes_new_static (request, strlen (request));
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = stance_calculate ("r.json", bytes, &error);
  g_autoptr (JsonNode) root = NULL;

  g_assert_no_error (error);
  root = json_from_string (answer, &error);
  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (root));
}

static double
read_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_NULL (node) ? NAN : json_node_get_double (node);
}

static double
measure_pair (const Property *property, const double *x, const double *y)
{
  g_autoptr (GString) data = g_string_new ("\"x\": ");
  g_autoptr (JsonObject) answer = NULL;

  append_row (data, x);
  g_string_append (data, ", \"y\": ");
  append_row (data, y);
  answer = ask (property, data->str);
  return read_number (json_object_get_member (answer, "value"));
}

/* What the first two of so many parties have between them. */
static double
measure_table (const Property *property, double (*rows)[ISSUES], guint parties)
{
  g_autoptr (GString) data = g_string_new ("\"positions\": [");
  g_autoptr (JsonObject) answer = NULL;
  JsonArray *table;

  for (guint i = 0; i < parties; i++)
    {
      g_string_append (data, i > 0 ? ", " : "");
      append_row (data, rows[i]);
    }
  g_string_append_c (data, ']');
  answer = ask (property, data->str);
  table = json_object_get_array_member (json_object_get_object_member (answer, "values"), property->table);
  return read_number (json_array_get_element (json_array_get_array_element (table, 0), 1));
}

static void
assert_same (double a, double b)
{
  g_assert_true (isnan (a) == isnan (b));
  if (!isnan (a))
    g_assert_cmpfloat_with_epsilon (a, b, 1e-12);
}

static void
draw (GRand *rand, double *row)
{
  for (guint i = 0; i < ISSUES; i++)
    row[i] = g_rand_int_range (rand, 0, 4) == 0 ? NAN : g_rand_int_range (rand, -2, 3);
}

static void
test_property (gconstpointer data)
{
  const Property *property = data;
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  guint defined = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      double rows[PARTIES][ISSUES];
      double turned[2][ISSUES];
      double value;

      for (guint i = 0; i < PARTIES; i++)
        draw (rand, rows[i]);
      for (guint i = 0; i < ISSUES; i++)
        {
          turned[0][i] = rows[0][ISSUES - 1 - i];
          turned[1][i] = rows[1][ISSUES - 1 - i];
        }
      value = measure_pair (property, rows[0], rows[1]);
      assert_same (measure_pair (property, rows[1], rows[0]), value);
      assert_same (measure_pair (property, turned[0], turned[1]), value);
      if (property->table)
        assert_same (measure_table (property, rows, 2), value);
      if (property->table)
        g_assert_true (memcmp (&(double) { measure_table (property, rows, 2) }, &(double) { measure_table (property, rows, PARTIES) }, sizeof value) == 0);
      if (isnan (value))
        continue;
      g_assert_cmpfloat (value, >=, property->low - 1e-12);
      g_assert_cmpfloat (value, <=, property->high + 1e-12);
      defined++;
    }
  g_assert_cmpuint (defined, >, ROUNDS / 2);
}

/* Every measure is on the page that lists them. */
static void
test_page (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "docs", "measures.md", NULL);
  g_autofree char *page = NULL;
  g_autofree char *list = stance_calculator_describe ();
  g_auto (GStrv) lines = g_strsplit (list, "\n", -1);

  g_assert_true (g_file_get_contents (path, &page, NULL, NULL));
  for (guint i = 0; lines[i]; i++)
    if (g_ascii_isalpha (lines[i][0]))
      {
        g_autofree char *name = g_strdup_printf ("`%s`", lines[i]);

        if (!strstr (page, name))
          g_error ("data/docs/measures.md: found no %s", name);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *path = g_strdup_printf ("/properties/%u-%s", i, properties[i].measure);

      g_test_add_data_func (path, &properties[i], test_property);
    }
  g_test_add_func ("/properties/page", test_page);
  return g_test_run ();
}
