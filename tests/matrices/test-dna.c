/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matrices that Discourse Network Analyzer 3.1.2 makes of two sets of statements (tests/data/dna), one test case each; the manifests tell with
 * which settings. */
#include <math.h>
#include <string.h>

#include <stance/stance-network.h>

#include "stance-csv-private.h"

#define TOLERANCE 1e-9

static StanceDiscourse *sets[2];
static const char *const set_names[2] = { "int", "multi" };

typedef struct
{
  guint set;
  GPtrArray *cells;  /* of the manifest, in the order of Column */
  guint window;      /* which window of several, from 1; 0 for none */
} Case;

typedef enum
{
  COLUMN_FILE,
  COLUMN_MODE,
  COLUMN_STATEMENT_TYPE,
  COLUMN_VARIABLE_1,
  COLUMN_VARIABLE_2,
  COLUMN_QUALIFIER,
  COLUMN_AGGREGATE,
  COLUMN_NORMALISATION,
  COLUMN_ISOLATES,
  COLUMN_DUPLICATES,
  COLUMN_TIME_WINDOW,
  COLUMN_WINDOW_SIZE,
  COLUMN_KERNEL,
  COLUMN_EXCLUDE_VARIABLE,
  COLUMN_EXCLUDE_VALUE,
  COLUMN_INVERT,
  COLUMN_FILTERED,
  COLUMN_START,
  COLUMN_MIDDLE,
  COLUMN_STOP,
  COLUMN_N,
  N_COLUMNS,
} Column;

static char *
find_file (guint set, const char *file)
{
  return g_test_build_filename (G_TEST_DIST, "data", "dna", set_names[set], file, NULL);
}

static GBytes *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (text, length);
}

static StanceDiscourse *
read_set (guint set, const char *ending)
{
  g_autofree char *file = g_strconcat (set_names[set], ending, NULL);
  g_autofree char *path = find_file (set, file);
  g_autoptr (GBytes) bytes = load (path);
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  StanceDiscourse *discourse = stance_discourse_new ();

  g_assert_true (stance_discourse_is_file (bytes));
  g_assert_true (stance_discourse_read (discourse, file, bytes, &error));
  g_assert_no_error (error);
  warnings = stance_discourse_take_warnings (discourse);
  g_assert_cmpuint (warnings->len, ==, 0);
  g_assert_cmpuint (stance_discourse_get_n_statements (discourse), ==, 240);
  return discourse;
}

/* Rows of a CSV file. */
static GPtrArray *
read_rows (const char *path)
{
  g_autoptr (GBytes) bytes = load (path);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (StanceCsv) csv = stance_csv_new (path, stream, ',');
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *row;

  while ((row = stance_csv_next (csv, NULL)))
    g_ptr_array_add (rows, row);
  return rows;
}

static const char *
get (const Case *c, Column column)
{
  return g_ptr_array_index (c->cells, column);
}

/* What the manifest calls one thing and we another. */
static int
find_choice (GType type, const char *name)
{
  static const char *const other[][2] = { { "no", "none" }, { "acrossrange", "range" }, { "cosine", "dna-cosine" } };
  g_autoptr (GEnumClass) klass = g_type_class_ref (type);
  const GEnumValue *found;

  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    if (g_str_equal (name, other[i][0]))
      name = other[i][1];
  found = g_enum_get_value_by_nick (klass, name);
  g_assert_nonnull (found);
  return found->value;
}

static StanceNetworkOptions
read_options (const Case *c)
{
  gboolean of_concepts = g_str_equal (get (c, COLUMN_VARIABLE_1), "concept");
  StanceNetworkOptions options = { .mode = of_concepts ? STANCE_NETWORK_CONCEPTS : STANCE_NETWORK_ACTORS, .dna_compatible = TRUE };

  if (g_str_equal (get (c, COLUMN_MODE), "twomode"))
    options.mode = STANCE_NETWORK_TWO_MODE;
  options.actor = get (c, of_concepts ? COLUMN_VARIABLE_2 : COLUMN_VARIABLE_1);
  options.concept = get (c, of_concepts ? COLUMN_VARIABLE_1 : COLUMN_VARIABLE_2);
  options.qualifier = get (c, COLUMN_QUALIFIER);
  options.aggregate = (StanceAggregate) find_choice (STANCE_TYPE_AGGREGATE, get (c, COLUMN_AGGREGATE));
  options.normalisation = (StanceNormalisation) find_choice (STANCE_TYPE_NORMALISATION, get (c, COLUMN_NORMALISATION));
  options.duplicates = (StanceDuplicates) find_choice (STANCE_TYPE_DUPLICATES, get (c, COLUMN_DUPLICATES));
  options.keep_isolates = g_str_equal (get (c, COLUMN_ISOLATES), "true");
  if (c->window > 0)
    {
      options.unit = (StanceTimeUnit) find_choice (STANCE_TYPE_TIME_UNIT, get (c, COLUMN_TIME_WINDOW));
      options.window = (guint) g_ascii_strtoull (get (c, COLUMN_WINDOW_SIZE), NULL, 10);
    }
  return options;
}

static guint
find_name (StanceNetwork *network, const char *name, const char *(*get_name) (StanceNetwork *, guint), guint n)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (get_name (network, i), name))
      return i;
  g_error ("no %s", name);
}

static void
compare_matrix (StanceNetwork *network, GPtrArray *rows)
{
  GPtrArray *titles = g_ptr_array_index (rows, 0);

  g_assert_cmpuint (stance_network_get_n_rows (network), ==, rows->len - 1);
  g_assert_cmpuint (stance_network_get_n_columns (network), ==, titles->len - 1);
  for (guint i = 1; i < rows->len; i++)
    for (guint j = 1; j < titles->len; j++)
      {
        GPtrArray *row = g_ptr_array_index (rows, i);
        guint r = find_name (network, g_ptr_array_index (row, 0), stance_network_get_row, rows->len - 1);
        guint column = find_name (network, g_ptr_array_index (titles, j), stance_network_get_column, titles->len - 1);
        double value = NAN;

        g_assert_true (stance_network_get_tie (network, r, column, &value));
        g_assert_cmpfloat_with_epsilon (value, g_ascii_strtod (g_ptr_array_index (row, j), NULL), TOLERANCE);
      }
}

/* "2023-01-25T15:15" as "2023-01-25 15:15:00" */
static void
compare_time (const char *time, const char *expected)
{
  g_autofree char *copy = g_strdup (expected);

  copy[10] = ' ';
  g_assert_true (g_str_has_prefix (time, copy));
}

static void
test_matrix (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *path = find_file (c->set, get (c, COLUMN_FILE));
  g_autoptr (GPtrArray) rows = read_rows (path);
  g_autofree char *pair = g_strconcat (get (c, COLUMN_EXCLUDE_VARIABLE), "=", get (c, COLUMN_EXCLUDE_VALUE), NULL);
  const char *pairs[] = { pair, NULL };
  StanceNetworkOptions options = read_options (c);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) networks = NULL;
  StanceNetwork *network;

  if (*get (c, COLUMN_EXCLUDE_VARIABLE) && g_str_equal (get (c, COLUMN_INVERT), "true"))
    options.only = pairs;
  else if (*get (c, COLUMN_EXCLUDE_VARIABLE))
    options.exclude = pairs;
  networks = stance_networks_new (sets[c->set], &options, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (networks->len, ==, c->window ? 18 : 1);
  network = g_ptr_array_index (networks, c->window ? c->window - 1 : 0);
  compare_matrix (network, rows);
  g_assert_cmpuint (stance_network_get_n_statements (network), ==, g_ascii_strtoull (get (c, COLUMN_N), NULL, 10));
  if (c->window)
    {
      g_autofree char *first = stance_network_get_first (network), *middle = stance_network_get_middle (network);
      g_autofree char *last = stance_network_get_last (network);

      compare_time (first, get (c, COLUMN_START));
      compare_time (middle, get (c, COLUMN_MIDDLE));
      compare_time (last, get (c, COLUMN_STOP));
    }
}

static void
free_case (gpointer data)
{
  Case *c = data;

  g_ptr_array_unref (c->cells);
  g_free (c);
}

/* What could not be made (DNA fails on it) and kernels have no file. */
static void
add_cases (guint set)
{
  g_autofree char *file = g_strconcat ("manifest_", set_names[set], ".csv", NULL);
  g_autofree char *path = find_file (set, file);
  g_autoptr (GPtrArray) rows = read_rows (path);

  for (guint i = 1; i < rows->len; i++)
    {
      GPtrArray *cells = g_ptr_array_index (rows, i);
      g_autofree char *matrix = find_file (set, g_ptr_array_index (cells, 0));
      g_autofree char *name = g_strconcat ("/dna/", g_ptr_array_index (cells, 0), NULL);
      Case *c;

      if (cells->len != N_COLUMNS || !g_file_test (matrix, G_FILE_TEST_EXISTS))
        continue;
      c = g_new0 (Case, 1);
      *c = (Case) { set, g_ptr_array_ref (cells), 0 };
      if (!g_str_equal (get (c, COLUMN_TIME_WINDOW), "no"))
        c->window = (guint) g_ascii_strtoull (strrchr (get (c, COLUMN_FILE), '_') + 1, NULL, 10);
      g_test_add_data_func_full (name, c, test_matrix, free_case);
    }
}

/* DNA's own list writes ' for " and , for ; but is the same otherwise. */
static void
test_event_list (gconstpointer data)
{
  guint set = GPOINTER_TO_UINT (data);
  g_autoptr (StanceDiscourse) list = read_set (set, "_statements_dna_eventlist.csv");
  const char *const variables[] = { "person", "organization", "concept", "agreement" };

  for (guint i = 0; i < stance_discourse_get_n_statements (list); i++)
    for (guint j = 0; j < G_N_ELEMENTS (variables); j++)
      {
        g_autofree char *value = g_strdup (stance_discourse_get_value (sets[set], i, variables[j]));

        if (value)
          g_strdelimit (g_strdelimit (value, "\"", '\''), ";", ',');
        g_assert_cmpstr (stance_discourse_get_value (list, i, variables[j]), ==, value);
      }
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  for (guint set = 0; set < G_N_ELEMENTS (sets); set++)
    {
      g_autofree char *name = g_strconcat ("/dna/", set_names[set], "_statements_dna_eventlist.csv", NULL);

      sets[set] = read_set (set, "_statements.csv");
      add_cases (set);
      g_test_add_data_func (name, GUINT_TO_POINTER (set), test_event_list);
    }
  result = g_test_run ();
  for (guint set = 0; set < G_N_ELEMENTS (sets); set++)
    stance_discourse_unref (sets[set]);
  return result;
}
