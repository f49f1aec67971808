/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <stance/stance-error.h>
#include <stance/stance-matrix.h>

#include "stance-proximity-private.h"
#include "test-statements.h"

#define assert_near(a, b) g_assert_cmpfloat_with_epsilon (a, b, 1e-12)

static StanceMatrix *
make (const TestStatement *given, guint n, StanceModel *model, StanceMeasure measure, guint min_n)
{
  g_autoptr (GPtrArray) statements = test_statements_new (given, n);
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceTable) table = stance_table_new (statements, model, STANCE_LEVEL_PARTY, 1, &error);
  StanceMatrix *matrix;

  g_assert_no_error (error);
  matrix = stance_matrix_new (table, model, measure, min_n, &error);
  g_assert_no_error (error);
  return matrix;
}

static const TestStatement statements[] = {
  { "ardland", "tariffs", 1, 0, NULL },     { "ardland", "border", 0.5, 0, NULL }, { "belmar", "tariffs", 0, 0, NULL },
  { "belmar", "border", -1, 0, NULL },      { "belmar", "fishing", 1, 0, NULL },   { "corvia", "fishing", -1, 0, NULL },
};

typedef struct
{
  const char *a;
  const char *b;
  guint n;
  double plain;    /* all weights 1 */
  double weighted; /* tariffs 1, border 2, fishing 0.5 */
} PairCase;

static const PairCase pairs[] = {
  { "ardland", "belmar", 2, 0.375, 1 - 4 / 6.0 }, /* |dx| 1, 1.5: 1 - 2.5 / 4, 1 - (1 + 3) / (3 * 2) */
  { "belmar", "ardland", 2, 0.375, 1 - 4 / 6.0 },
  { "belmar", "corvia", 1, 0, 0 },                /* opposite ends */
  { "ardland", "corvia", 0, NAN, NAN },           /* nothing shared: missing, not 0 */
  { "ardland", "ardland", 2, 1, 1 },
  { "corvia", "corvia", 1, 1, 1 },
};

static void
assert_score (StanceMatrix *matrix, const PairCase *c, double value, guint n)
{
  StanceScore score;

  g_test_message ("%s, %s", c->a, c->b);
  g_assert_true (stance_matrix_get_score (matrix, c->a, c->b, &score) == !isnan (value));
  g_assert_cmpuint (score.n, ==, n);
  g_assert_true (isnan (score.value) == isnan (value));
  if (!isnan (value))
    assert_near (score.value, value);
}

static void
test_matrix_values (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceMatrix) plain = make (statements, G_N_ELEMENTS (statements), NULL, STANCE_MEASURE_AGREEMENT, 1);
  g_autoptr (StanceMatrix) weighted = make (statements, G_N_ELEMENTS (statements), model, STANCE_MEASURE_AGREEMENT, 0);
  g_autoptr (StanceMatrix) apart = make (statements, G_N_ELEMENTS (statements), model, STANCE_MEASURE_DIVERGENCE, 1);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      assert_score (plain, &pairs[i], pairs[i].plain, pairs[i].n);
      assert_score (weighted, &pairs[i], pairs[i].weighted, pairs[i].n);
      assert_score (apart, &pairs[i], 1 - pairs[i].weighted, pairs[i].n);
    }
  g_assert_cmpint (stance_matrix_get_measure (apart), ==, STANCE_MEASURE_DIVERGENCE);
  g_assert_cmpuint (stance_matrix_get_size (plain), ==, 3);
  g_assert_cmpstr (stance_matrix_get_party (plain, 1), ==, "belmar");
  g_assert_false (stance_matrix_get_score (plain, "ardland", "nobody", NULL));
}

static void
test_matrix_spread (void)
{
  g_autoptr (StanceMatrix) matrix = make (statements, G_N_ELEMENTS (statements), NULL, STANCE_MEASURE_AGREEMENT, 1);
  StanceScore score;

  g_assert_true (stance_matrix_get_score (matrix, "ardland", "belmar", &score));
  assert_near (score.spread, 0.25 * G_SQRT2 / 2); /* agreements 0.5 and 0.25 */
  g_assert_true (isnan (score.low) && isnan (score.high));
  g_assert_true (stance_matrix_get_score (matrix, "belmar", "corvia", &score));
  g_assert_true (isnan (score.spread));
}

/* Of ardland (1, 0.5) and belmar (0, -1), by hand. */
static const struct
{
  StanceMeasure measure;
  double value;
  double own; /* of ardland with itself */
} measures[] = {
  { STANCE_MEASURE_AGREEMENT, 0.375, 1 },
  { STANCE_MEASURE_DIVERGENCE, 0.625, 0 },
  { STANCE_MEASURE_SQUARED_AGREEMENT, 0.59375, 1 }, /* 1 - (1/4 + 9/16) / 2 */
  { STANCE_MEASURE_SQUARED_DIVERGENCE, 0.40625, 0 },
  { STANCE_MEASURE_S_SCORE, -0.25, 1 },
  { STANCE_MEASURE_SQUARED_S_SCORE, 0.1875, 1 },
  { STANCE_MEASURE_DIRECTIONAL, -0.25, 0.625 },   /* (1 x 0 - 0.5 x 1) / 2 */
  { STANCE_MEASURE_PEARSON, 1, 1 },
  { STANCE_MEASURE_SPEARMAN, 1, 1 },
  { STANCE_MEASURE_KENDALL, 1, 1 },
  { STANCE_MEASURE_KAPPA, 0, 1 },                 /* levels 4, 3 and 2, 0: never the same, nor by chance */
  { STANCE_MEASURE_LINEAR_KAPPA, 0, 1 },          /* (2 + 3) / 2 of (2 + 4 + 1 + 3) / 4 */
  { STANCE_MEASURE_QUADRATIC_KAPPA, 2 / 15.0, 1 }, /* 1 - (13 / 2) / (30 / 4) */
  { STANCE_MEASURE_SCOTT_PI, -1 / 3.0, 1 },       /* 1 - 1 / (3 / 4) */
};

static void
test_matrix_measures (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (measures); i++)
    {
      g_autoptr (StanceMatrix) matrix = make (statements, G_N_ELEMENTS (statements), NULL, measures[i].measure, 1);
      StanceScore score;

      g_test_message ("%s", stance_measure_to_string (measures[i].measure));
      g_assert_true (stance_matrix_get_score (matrix, "ardland", "belmar", &score));
      assert_near (score.value, measures[i].value);
      g_assert_cmpuint (score.n, ==, 2);
      g_assert_true (stance_matrix_get_score (matrix, "ardland", "ardland", &score));
      assert_near (score.value, measures[i].own);
      g_assert_false (stance_matrix_get_score (matrix, "ardland", "corvia", &score));
      g_assert_cmpint (stance_matrix_get_reason (matrix, "corvia", "ardland"), ==, STANCE_REASON_NOTHING_SHARED);
      g_assert_cmpint (stance_matrix_get_reason (matrix, "ardland", "belmar"), ==, STANCE_REASON_NONE);
    }
}

static void
test_matrix_reasons (void)
{
  static const TestStatement same[] = {
    { "ardland", "tariffs", 1, 0, NULL }, { "ardland", "border", 1, 0, NULL }, { "belmar", "tariffs", 1, 0, NULL }, { "belmar", "border", 1, 0, NULL },
  };
  g_autoptr (StanceMatrix) few = make (statements, G_N_ELEMENTS (statements), NULL, STANCE_MEASURE_PEARSON, 1);
  g_autoptr (StanceMatrix) wanted = make (statements, G_N_ELEMENTS (statements), NULL, STANCE_MEASURE_AGREEMENT, 3);
  g_autoptr (StanceMatrix) constant = make (same, G_N_ELEMENTS (same), NULL, STANCE_MEASURE_SPEARMAN, 1);
  g_autoptr (StanceMatrix) certain = make (same, G_N_ELEMENTS (same), NULL, STANCE_MEASURE_LINEAR_KAPPA, 1);

  g_assert_cmpint (stance_matrix_get_reason (few, "belmar", "corvia"), ==, STANCE_REASON_TOO_FEW);
  g_assert_cmpint (stance_matrix_get_reason (wanted, "belmar", "ardland"), ==, STANCE_REASON_TOO_FEW);
  g_assert_cmpint (stance_matrix_get_reason (constant, "belmar", "ardland"), ==, STANCE_REASON_CONSTANT);
  g_assert_cmpint (stance_matrix_get_reason (certain, "belmar", "ardland"), ==, STANCE_REASON_NO_CHANCE);
  g_assert_cmpint (stance_matrix_get_reason (certain, "belmar", "nobody"), ==, STANCE_REASON_NO_DATA);
}

/* Half way between two levels counts as the one nearer to the middle, on either side of it. */
static void
test_matrix_levels (void)
{
  static const TestStatement near[] = {
    { "ardland", "tariffs", 0.25, 0, NULL }, { "ardland", "border", -0.75, 0, NULL }, { "ardland", "fishing", 0.76, 0, NULL },
    { "belmar", "tariffs", 0, 0, NULL },     { "belmar", "border", -0.5, 0, NULL },   { "belmar", "fishing", 1, 0, NULL },
  };
  g_autoptr (StanceMatrix) matrix = make (near, G_N_ELEMENTS (near), NULL, STANCE_MEASURE_KAPPA, 1);
  StanceScore score;

  g_assert_true (stance_matrix_get_score (matrix, "ardland", "belmar", &score));
  assert_near (score.value, 1);
}

static void
assert_parties (StanceMatrix *matrix, const char *const *parties)
{
  for (guint i = 0; i < stance_matrix_get_size (matrix); i++)
    g_assert_cmpstr (stance_matrix_get_party (matrix, i), ==, parties[i]);
}

static void
test_matrix_orders (void)
{
  static const TestStatement mixed[] = {
    { "corvia", "border", 1, 0, NULL }, { "Belmar", "border", -1, 0, NULL },     { "delta", "border", 0.9, 0, NULL },
    { "elm", "tariffs", 1, 0, NULL },   { "ardland", "border", -0.9, 0, NULL },
  };
  g_autoptr (StanceMatrix) given = make (mixed, G_N_ELEMENTS (mixed), NULL, STANCE_MEASURE_S_SCORE, 1);
  g_autoptr (StanceMatrix) same = stance_matrix_reorder (given, STANCE_ORDER_MODEL, NULL, NULL);
  g_autoptr (StanceMatrix) named = stance_matrix_reorder (given, STANCE_ORDER_NAME, NULL, NULL);
  g_autoptr (StanceMatrix) clustered = stance_matrix_reorder (given, STANCE_ORDER_CLUSTER, NULL, NULL);
  StanceScore a;
  StanceScore b;

  assert_parties (same, (const char *const[]) { "corvia", "Belmar", "delta", "elm", "ardland" });
  assert_parties (named, (const char *const[]) { "ardland", "Belmar", "corvia", "delta", "elm" });
  assert_parties (clustered, (const char *const[]) { "corvia", "delta", "Belmar", "ardland", "elm" });
  g_assert_true (stance_matrix_get_score (given, "corvia", "ardland", &a) && stance_matrix_get_score (clustered, "corvia", "ardland", &b));
  g_assert_cmpfloat (a.value, ==, b.value);
  g_assert_cmpint (stance_matrix_get_reason (named, "elm", "delta"), ==, STANCE_REASON_NOTHING_SHARED);
}

static void
test_matrix_min_n (void)
{
  g_autoptr (StanceMatrix) matrix = make (statements, G_N_ELEMENTS (statements), NULL, STANCE_MEASURE_AGREEMENT, 2);
  StanceScore score;
  gsize length;
  g_autofree double *values = stance_matrix_get_values (matrix, &length);
  g_autofree guint *counts = stance_matrix_get_counts (matrix, &length);

  g_assert_true (stance_matrix_get_score (matrix, "ardland", "belmar", &score));
  g_assert_false (stance_matrix_get_score (matrix, "belmar", "corvia", &score));
  g_assert_cmpuint (score.n, ==, 1);
  g_assert_true (stance_matrix_get_score (matrix, "corvia", "corvia", &score));
  g_assert_cmpuint (length, ==, 9);
  g_assert_true (isnan (values[2]) && isnan (values[5]));
  g_assert_cmpfloat (values[8], ==, 1);
  g_assert_cmpuint (counts[5], ==, 1);
}

static void
test_matrix_single (void)
{
  static const TestStatement one[] = { { "ardland", "border", -0.3, 0, NULL } };
  g_autoptr (StanceMatrix) matrix = make (one, 1, NULL, STANCE_MEASURE_AGREEMENT, 1);
  StanceScore score;

  g_assert_cmpuint (stance_matrix_get_size (matrix), ==, 1);
  g_assert_true (stance_matrix_get_score (matrix, "ardland", "ardland", &score));
  g_assert_cmpfloat (score.value, ==, 1);
}

static void
test_matrix_outside_scale (void)
{
  static const TestStatement one[] = { { "ardland", "border", 1.5, 0, NULL } };
  g_autoptr (GPtrArray) given = test_statements_new (one, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceTable) table = stance_table_new (given, NULL, STANCE_LEVEL_PARTY, 1, &error);

  g_assert_no_error (error);
  g_assert_null (stance_matrix_new (table, NULL, STANCE_MEASURE_AGREEMENT, 1, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT);
  g_assert_cmpstr (error->message, ==, "party ardland, issue border: found position 1.5, expected -1 to 1");
}

/* A reference vector: figures that other software computed. */
typedef struct
{
  JsonParser *parser;
  JsonObject *input;
  JsonObject *expected;
  guint parties;
  guint issues;
} Vector;

static void
vector_load (Vector *self, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "matrices", "vectors", name, NULL);
  g_autoptr (GError) error = NULL;
  JsonArray *positions;

  self->parser = json_parser_new ();
  json_parser_load_from_file (self->parser, path, &error);
  g_assert_no_error (error);
  self->input = json_object_get_object_member (json_node_get_object (json_parser_get_root (self->parser)), "input");
  self->expected = json_object_get_object_member (json_node_get_object (json_parser_get_root (self->parser)), "expected");
  positions = json_object_get_array_member (self->input, "positions");
  self->parties = json_array_get_length (positions);
  self->issues = json_array_get_length (json_array_get_array_element (positions, 0));
}

static double
vector_at (JsonObject *object, const char *name, guint row, guint column)
{
  JsonNode *node = json_array_get_element (json_array_get_array_element (json_object_get_array_member (object, name), row), column);

  return json_node_is_null (node) ? NAN : json_node_get_double (node);
}

static void
assert_expected (double got, double expected)
{
  g_assert_true (isnan (got) == isnan (expected));
  if (!isnan (expected))
    g_assert_cmpfloat_with_epsilon (got, expected, 1e-12 * MAX (1, fabs (expected)));
}

/* Mean absolute difference over shared issues: through statements, table and matrix. */
static void
test_vector_mean_absolute (void)
{
  static const char *const names[] = { "p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7" };
  g_autoptr (GArray) given = g_array_new (FALSE, FALSE, sizeof (TestStatement));
  g_autoptr (StanceMatrix) matrix = NULL;
  Vector vector;

  vector_load (&vector, "matrix_mean_absolute_difference_missing.json");
  g_assert_cmpuint (MAX (vector.parties, vector.issues), <=, G_N_ELEMENTS (names));
  for (guint i = 0; i < vector.parties; i++)
    for (guint k = 0; k < vector.issues; k++)
      {
        TestStatement statement = { names[i], names[k], vector_at (vector.input, "positions", i, k), 0, NULL };

        if (!isnan (statement.position))
          g_array_append_val (given, statement);
      }
  matrix = make ((TestStatement *) given->data, given->len, NULL, STANCE_MEASURE_AGREEMENT, 1);
  for (guint i = 0; i < vector.parties; i++)
    for (guint k = 0; k < vector.parties; k++)
      {
        StanceScore score;

        stance_matrix_get_score (matrix, names[i], names[k], &score);
        assert_expected (score.value, vector_at (vector.expected, "agreement", i, k));
        assert_expected ((1 - score.value) * 2, vector_at (vector.expected, "mad", i, k));
        g_assert_cmpuint (score.n, ==, (guint) vector_at (vector.expected, "n_common", i, k));
      }
  g_object_unref (vector.parser);
}

/* Gower scales each issue by what was observed: here the positions are so scaled before the kernel sees them. */
static void
scale_by_observed (const Vector *vector, double *positions)
{
  for (guint k = 0; k < vector->issues; k++)
    {
      double low = INFINITY;
      double high = -INFINITY;

      for (guint i = 0; i < vector->parties; i++)
        {
          double position = vector_at (vector->input, "positions", i, k);

          low = fmin (low, position);
          high = fmax (high, position);
        }
      for (guint i = 0; i < vector->parties; i++)
        positions[i * vector->issues + k] = vector_at (vector->input, "positions", i, k) / (high - low);
    }
}

static void
test_vector_gower (void)
{
  static const double ones[] = { 1, 1, 1, 1, 1, 1, 1, 1 };
  double weights[8];
  double positions[64];
  Vector vector;

  vector_load (&vector, "matrix_gower_weighted_missing.json");
  g_assert_cmpuint (MAX (vector.parties, vector.issues), <=, 8);
  scale_by_observed (&vector, positions);
  for (guint k = 0; k < vector.issues; k++)
    weights[k] = json_array_get_double_element (json_object_get_array_member (vector.input, "weights"), k);
  for (guint i = 0; i < vector.parties; i++)
    for (guint k = 0; k < vector.parties; k++)
      {
        const double *x = positions + i * vector.issues;
        const double *y = positions + k * vector.issues;
        StanceFigure figure = stance_divergence (x, y, &(StanceIssueScale) { ones, vector.issues, 1, FALSE }, NULL);

        assert_expected (figure.value, vector_at (vector.expected, "unweighted", i, k));
        figure = stance_divergence (x, y, &(StanceIssueScale) { weights, vector.issues, 1, FALSE }, NULL);
        assert_expected (figure.value, vector_at (vector.expected, "weighted", i, k));
      }
  g_object_unref (vector.parser);
}

static void
test_zero_weights (void)
{
  static const double zeros[] = { 0, 0 };
  static const double x[] = { 1, -1 };
  double spread;
  StanceFigure figure = stance_divergence (x, x, &(StanceIssueScale) { zeros, 2, 2, FALSE }, &spread);

  g_assert_cmpint (figure.reason, ==, STANCE_REASON_NO_WEIGHT);
  g_assert_true (isnan (figure.value) && isnan (spread));
  g_assert_cmpuint (figure.n, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/matrix/values", test_matrix_values);
  g_test_add_func ("/matrix/measures", test_matrix_measures);
  g_test_add_func ("/matrix/reasons", test_matrix_reasons);
  g_test_add_func ("/matrix/levels", test_matrix_levels);
  g_test_add_func ("/matrix/orders", test_matrix_orders);
  g_test_add_func ("/matrix/spread", test_matrix_spread);
  g_test_add_func ("/matrix/min-n", test_matrix_min_n);
  g_test_add_func ("/matrix/single", test_matrix_single);
  g_test_add_func ("/matrix/outside-scale", test_matrix_outside_scale);
  g_test_add_func ("/matrix/vector/mean-absolute", test_vector_mean_absolute);
  g_test_add_func ("/matrix/vector/gower", test_vector_gower);
  g_test_add_func ("/matrix/zero-weights", test_zero_weights);
  return g_test_run ();
}
