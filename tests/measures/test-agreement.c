/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreement beyond chance against the slow and plain forms that enumerate pairs, and what must hold for any data. */
#include <string.h>

#include "stance-all-pairs-agreement-private.h"
#include "stance-alpha-private.h"
#include "stance-valued-private.h"
#include "stance-weighting-private.h"

#define M NAN
#define CLOSE 1e-11
#define LEVELS 4

typedef struct
{
  const char *name;
  gsize units;
  gsize raters;
  double missing; /* share */
} Shape;

static const Shape shapes[] = {
  { "two raters", 30, 2, 0 },
  { "two raters, gaps", 40, 2, 0.3 },
  { "five raters, gaps", 25, 5, 0.4 },
  { "many gaps", 30, 4, 0.75 },
  { "more raters than units", 3, 50, 0.1 },
};

static const double levels[LEVELS] = { 1, 2, 4, 7 };

static StanceArray *
draw (const Shape *shape, gboolean real)
{
  StanceArray *units = stance_array_new (shape->units, shape->raters);

  for (gsize i = 0; i < units->rows * units->columns; i++)
    if (g_test_rand_double () >= shape->missing)
      units->values[i] = real ? g_test_rand_double_range (0, 5) : levels[g_test_rand_int_range (0, LEVELS)];
  return units;
}

/* What a value is to the metric: itself, or its middle rank among the pairable ones. */
static double
rank_of (const GArray *values, double value)
{
  double rank = 0;

  for (guint i = 0; i < values->len; i++)
    rank += g_array_index (values, double, i) < value ? 1 : g_array_index (values, double, i) == value ? 0.5 : 0;
  return rank;
}

static double
disagree (const GArray *values, StanceMetric metric, double a, double b)
{
  if (metric == STANCE_METRIC_NOMINAL || a == b)
    return a != b;
  if (metric == STANCE_METRIC_RATIO)
    return (a - b) * (a - b) / ((a + b) * (a + b));
  if (metric == STANCE_METRIC_INTERVAL)
    return (a - b) * (a - b);
  return (rank_of (values, a) - rank_of (values, b)) * (rank_of (values, a) - rank_of (values, b));
}

static gsize
count_row (const StanceArray *units, gsize unit)
{
  gsize count = 0;

  for (gsize g = 0; g < units->columns; g++)
    count += !isnan (stance_array_get (units, unit, g));
  return count;
}

static GArray *
take_pairable (const StanceArray *units)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));

  for (gsize unit = 0; unit < units->rows; unit++)
    for (gsize g = 0; g < units->columns && count_row (units, unit) > 1; g++)
      if (!isnan (stance_array_get (units, unit, g)))
        g_array_append_val (values, stance_array_row (units, unit)[g]);
  return values;
}

/* Alpha by its definition, over pairs. */
static double
enumerate_alpha (const StanceArray *units, StanceMetric metric)
{
  g_autoptr (GArray) values = take_pairable (units);
  double observed = 0;
  double expected = 0;

  for (gsize unit = 0; unit < units->rows; unit++)
    for (gsize g = 0; g < units->columns; g++)
      for (gsize h = 0; h < units->columns; h++)
        {
          double a = stance_array_get (units, unit, g);
          double b = stance_array_get (units, unit, h);

          if (g != h && !isnan (a) && !isnan (b))
            observed += disagree (values, metric, a, b) / (count_row (units, unit) - 1.0) / values->len;
        }
  for (guint i = 0; i < values->len; i++)
    for (guint j = 0; j < values->len; j++)
      expected += disagree (values, metric, g_array_index (values, double, i), g_array_index (values, double, j)) / values->len / (values->len - 1.0);
  return 1 - observed / expected;
}

static void
test_alpha (gconstpointer data)
{
  for (int real = 0; real < 2; real++)
    for (StanceMetric metric = STANCE_METRIC_NOMINAL; metric <= STANCE_METRIC_RATIO; metric++)
      {
        g_autoptr (StanceArray) units = draw (data, real);
        StanceFigure figure = stance_alpha (units, metric);

        g_assert_cmpint (figure.reason, ==, STANCE_REASON_NONE);
        g_assert_cmpfloat_with_epsilon (figure.value, enumerate_alpha (units, metric), CLOSE);
      }
}

static StanceRatingCodes
encode (const StanceArray *units)
{
  StanceRatingCodes coding = { g_new (int, units->rows * units->columns), units->rows, units->columns };

  for (gsize i = 0; i < units->rows * units->columns; i++)
    {
      coding.codes[i] = -1;
      for (int k = 0; k < LEVELS; k++)
        if (units->values[i] == levels[k])
          coding.codes[i] = k;
    }
  return coding;
}

/* The two ways to alpha: values with a metric, categories with weights. */
static void
test_alpha_weights (gconstpointer data)
{
  static const StanceMetric metrics[] = { STANCE_METRIC_NOMINAL, STANCE_METRIC_INTERVAL, STANCE_METRIC_RATIO };
  static const StanceWeighting forms[] = { STANCE_WEIGHTING_IDENTITY, STANCE_WEIGHTING_QUADRATIC, STANCE_WEIGHTING_RATIO };
  g_autoptr (StanceArray) units = draw (data, FALSE);
  StanceRatingCodes coding = encode (units);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (StanceArray) weights = stance_weighting_new (forms[i], levels, LEVELS);
      StanceFigure figure = stance_alpha (units, metrics[i]);
      StanceAgreement found = stance_agreement_of_raters (&coding, weights, STANCE_COEFFICIENT_KRIPPENDORFF);

      g_assert_cmpuint (figure.n, ==, found.figure.n);
      g_assert_cmpfloat_with_epsilon (figure.value, found.figure.value, CLOSE);
      g_assert_cmpfloat_with_epsilon (figure.se, found.figure.se, CLOSE);
    }
  g_free (coding.codes);
}

/* Neither raters nor units have an order. */
static void
test_order (gconstpointer data)
{
  g_autoptr (StanceArray) units = draw (data, FALSE);
  g_autoptr (StanceArray) turned = stance_array_new (units->rows, units->columns);
  g_autoptr (StanceArray) weights = stance_weighting_new (STANCE_WEIGHTING_LINEAR, levels, LEVELS);
  StanceRatingCodes a, b;

  for (gsize i = 0; i < units->rows * units->columns; i++)
    turned->values[i] = units->values[units->rows * units->columns - 1 - i];
  a = encode (units);
  b = encode (turned);
  for (StanceCoefficient each = STANCE_COEFFICIENT_COHEN; each <= STANCE_COEFFICIENT_KRIPPENDORFF; each++)
    {
      StanceAgreement first = stance_agreement_of_raters (&a, weights, each);
      StanceAgreement second = stance_agreement_of_raters (&b, weights, each);

      g_assert_cmpfloat_with_epsilon (first.figure.value, second.figure.value, CLOSE);
      g_assert_cmpfloat_with_epsilon (first.figure.se, second.figure.se, CLOSE);
      g_assert_cmpfloat (first.figure.value, <=, 1);
    }
  g_free (a.codes);
  g_free (b.codes);
}

static double
count_cells (const StanceArray *table)
{
  double sum = 0;

  for (gsize i = 0; i < table->rows * table->columns; i++)
    sum += table->values[i];
  return sum;
}

/* Two raters without gaps: alpha = 1 - (1 - pi) (2n - 1) / 2n; and many raters' forms are those of a table. */
static void
test_two_raters (void)
{
  const Shape shape = { "", 50, 2, 0 };
  g_autoptr (StanceArray) units = draw (&shape, FALSE);
  g_autoptr (StanceArray) weights = stance_weighting_new (STANCE_WEIGHTING_QUADRATIC, levels, LEVELS);
  StanceRatingCodes coding = encode (units);
  g_autoptr (StanceArray) table = stance_coding_tabulate (&coding, 0, 1, LEVELS);
  const StanceContingency contingency = { table, weights, count_cells (table) };
  double values[5];

  for (StanceCoefficient each = STANCE_COEFFICIENT_COHEN; each <= STANCE_COEFFICIENT_KRIPPENDORFF; each++)
    {
      values[each] = stance_agreement_of_table (&contingency, each).figure.value;
      g_assert_cmpfloat_with_epsilon (values[each], stance_agreement_of_raters (&coding, weights, each).figure.value, CLOSE);
    }
  g_assert_cmpfloat_with_epsilon (values[STANCE_COEFFICIENT_KRIPPENDORFF], 1 - (1 - values[STANCE_COEFFICIENT_SCOTT]) * 99 / 100, CLOSE);
  g_assert_cmpfloat_with_epsilon (values[STANCE_COEFFICIENT_COHEN], stance_agreement_light (&coding, weights).figure.value, CLOSE);
  g_free (coding.codes);
}

/* Quadratic kappa is Lin's concordance with variances and covariance over n: 2 cov / (var x + var y + (mean x - mean y)^2). */
static void
test_concordance (void)
{
  double x[60], y[60];
  double mx = 0, my = 0, vx = 0, vy = 0, cov = 0;
  StanceValuedFigures figures;

  for (int i = 0; i < 60; i++)
    {
      x[i] = g_test_rand_double ();
      y[i] = g_test_rand_double () + x[i] / 2;
      mx += x[i] / 60;
      my += y[i] / 60;
    }
  for (int i = 0; i < 60; i++)
    {
      vx += (x[i] - mx) * (x[i] - mx) / 60;
      vy += (y[i] - my) * (y[i] - my) / 60;
      cov += (x[i] - mx) * (y[i] - my) / 60;
    }
  figures = stance_valued_compare (&(StanceValued) { x, y, NULL, 60, STANCE_VALUED_SQUARED, M });
  g_assert_cmpfloat_with_epsilon (figures.kappa.value, 2 * cov / (vx + vy + (mx - my) * (mx - my)), CLOSE);
  g_assert_cmpint (figures.s.reason, ==, STANCE_REASON_NOT_APPLICABLE);
}

static double
disagree_valued (StanceValuedKind kind, double a, double b)
{
  return kind == STANCE_VALUED_NOMINAL ? a != b : kind == STANCE_VALUED_ABSOLUTE ? fabs (a - b) : (a - b) * (a - b);
}

/* Weighted, with gaps, against all pairs. */
static void
check_valued (StanceValuedKind kind)
{
  double x[30], y[30], w[30];
  double total = 0, within = 0, between = 0, own = 0;
  StanceValuedFigures figures;

  for (int i = 0; i < 30; i++)
    {
      x[i] = g_test_rand_int_range (0, 5) == 0 ? M : g_test_rand_int_range (0, 4);
      y[i] = g_test_rand_int_range (0, 5) == 0 ? M : g_test_rand_int_range (0, 4);
      w[i] = g_test_rand_int_range (0, 4);
    }
  for (int i = 0; i < 30; i++)
    for (int j = 0; j < 30; j++)
      if (!isnan (x[i] + y[i] + x[j] + y[j]))
        {
          total += i == j ? w[i] : 0;
          within += i == j ? w[i] * disagree_valued (kind, x[i], y[i]) : 0;
          between += w[i] * w[j] * disagree_valued (kind, x[i], y[j]);
          own += w[i] * w[j] * (disagree_valued (kind, x[i], x[j]) + disagree_valued (kind, y[i], y[j]));
        }
  figures = stance_valued_compare (&(StanceValued) { x, y, w, 30, kind, 4 });
  within /= total;
  between /= total * total;
  own /= total * total;
  g_assert_cmpfloat_with_epsilon (figures.kappa.value, 1 - within / between, CLOSE);
  g_assert_cmpfloat_with_epsilon (figures.pi.value, 1 - within / ((own + 2 * between) / 4), CLOSE);
  g_assert_cmpfloat_with_epsilon (figures.s.value, 1 - 2 * within / disagree_valued (kind, 4, 0), CLOSE);
  g_assert_cmpfloat_with_epsilon (figures.a.value, 2 * (between - within) / disagree_valued (kind, 4, 0), CLOSE);
}

static void
test_valued (void)
{
  check_valued (STANCE_VALUED_SQUARED);
  check_valued (STANCE_VALUED_ABSOLUTE);
  check_valued (STANCE_VALUED_NOMINAL);
}

/* All pairs at once are what each pair's table gives, with few categories and with more than there are bitsets for. */
static void
test_all_pairs (void)
{
  const gsize sizes[] = { 3, 40 };

  for (guint round = 0; round < 4; round++)
    {
      StanceCoefficient coefficient = round < 2 ? STANCE_COEFFICIENT_COHEN : STANCE_COEFFICIENT_SCOTT;
      gsize q = sizes[round % 2];
      double values[40];
      int codes[5 * 90], turned[5 * 90];
      StanceRatingCodes parties = { codes, 5, 90 };
      StanceRatingCodes issues = { turned, 90, 5 };
      g_autoptr (StanceArray) weights = NULL;
      g_autoptr (StanceAllPairs) pairs = NULL;

      for (gsize k = 0; k < q; k++)
        values[k] = k * k;
      for (gsize i = 0; i < 5 * 90; i++)
        turned[i % 90 * 5 + i / 90] = codes[i] = g_test_rand_int_range (-1, (int) q);
      weights = stance_weighting_new (STANCE_WEIGHTING_LINEAR, values, q);
      pairs = stance_all_pairs_agreement (&parties, weights, coefficient);
      for (gsize a = 0; a < 5; a++)
        for (gsize b = a; b < 5; b++)
          {
            gsize i = stance_all_pairs_index (pairs, a, b);
            g_autoptr (StanceArray) table = stance_coding_tabulate (&issues, a, b, q);
            StanceFigure figure = stance_agreement_of_table (&(StanceContingency) { table, weights, count_cells (table) }, coefficient).figure;

            g_assert_cmpuint (pairs->counts[i], ==, figure.n);
            g_assert_cmpfloat_with_epsilon (pairs->values[i], figure.value, CLOSE);
          }
    }
}

typedef struct
{
  const char *name;
  double values[6]; /* three units of two raters */
  StanceReason interval;
  StanceReason kappa;
  StanceReason gwet;
} Odd;

static const Odd odd[] = {
  { "all missing", { M, M, M, M, M, M }, STANCE_REASON_NO_DATA, STANCE_REASON_NO_DATA, STANCE_REASON_NO_DATA },
  { "nothing shared", { 1, M, M, 2, 4, M }, STANCE_REASON_NOTHING_SHARED, STANCE_REASON_NOTHING_SHARED, STANCE_REASON_NOTHING_SHARED },
  { "constant and the same", { 2, 2, 2, 2, 2, 2 }, STANCE_REASON_CONSTANT, STANCE_REASON_NO_CHANCE, STANCE_REASON_NONE },
  { "constant and different", { 2, 4, 2, 4, 2, 4 }, STANCE_REASON_NONE, STANCE_REASON_NONE, STANCE_REASON_NONE },
  { "one unit", { 1, 2, M, M, M, M }, STANCE_REASON_NONE, STANCE_REASON_NONE, STANCE_REASON_NONE },
};

static void
test_odd (gconstpointer data)
{
  const Odd *c = data;
  double values[6];
  StanceArray units = { values, 3, 2 };
  g_autoptr (StanceArray) weights = stance_weighting_new (STANCE_WEIGHTING_IDENTITY, levels, LEVELS);
  StanceRatingCodes coding;

  memcpy (values, c->values, sizeof values);
  coding = encode (&units);
  g_assert_cmpint (stance_alpha (&units, STANCE_METRIC_INTERVAL).reason, ==, c->interval);
  g_assert_cmpint (stance_agreement_of_raters (&coding, weights, STANCE_COEFFICIENT_COHEN).figure.reason, ==, c->kappa);
  g_assert_cmpint (stance_agreement_of_raters (&coding, weights, STANCE_COEFFICIENT_GWET).figure.reason, ==, c->gwet);
  g_free (coding.codes);
}

static void
test_ratio_below_zero (void)
{
  double values[] = { -0.5, 0.5, 1, 1 };
  StanceArray units = { values, 2, 2 };

  g_assert_cmpint (stance_alpha (&units, STANCE_METRIC_RATIO).reason, ==, STANCE_REASON_NOT_APPLICABLE);
  values[0] = 0;
  g_assert_cmpfloat_with_epsilon (stance_alpha (&units, STANCE_METRIC_RATIO).value, enumerate_alpha (&units, STANCE_METRIC_RATIO), CLOSE);
}

/* Beyond 20,000 distinct values the pairs are not enumerated; copies of all values leave the means as they are. */
static void
test_ratio_many (void)
{
  const Shape few = { "", 9000, 2, 0 };
  g_autoptr (StanceArray) units = draw (&few, TRUE);
  g_autoptr (StanceArray) more = stance_array_new (2 * 9000, 2);
  double exact, split;
  double n = 2 * 9000.0;

  /* The same values, each a second time a hair away, so that there are twice as many. */
  for (gsize i = 0; i < 2 * 9000; i++)
    {
      more->values[i] = units->values[i];
      more->values[2 * 9000 + i] = units->values[i] * (1 + 1e-12);
    }
  exact = stance_alpha (units, STANCE_METRIC_RATIO).value;
  split = stance_alpha (more, STANCE_METRIC_RATIO).value;
  g_assert_cmpfloat_with_epsilon ((1 - exact) / (1 - 1 / n), (1 - split) / (1 - 1 / (2 * n)), 1e-9);
}

static void
add (const char *name, const Shape *shape, GTestDataFunc test)
{
  g_autofree char *path = g_strdup_printf ("/agreement/%s/%s", name, shape->name);

  g_test_add_data_func (path, shape, test);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      add ("alpha", &shapes[i], test_alpha);
      add ("alpha-weights", &shapes[i], test_alpha_weights);
      add ("order", &shapes[i], test_order);
    }
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      g_autofree char *path = g_strdup_printf ("/agreement/odd/%s", odd[i].name);

      g_test_add_data_func (path, &odd[i], test_odd);
    }
  g_test_add_func ("/agreement/two-raters", test_two_raters);
  g_test_add_func ("/agreement/all-pairs", test_all_pairs);
  g_test_add_func ("/agreement/concordance", test_concordance);
  g_test_add_func ("/agreement/valued", test_valued);
  g_test_add_func ("/agreement/ratio-below-zero", test_ratio_below_zero);
  g_test_add_func ("/agreement/ratio-many", test_ratio_many);
  return g_test_run ();
}
