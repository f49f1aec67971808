/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include <stance/stance-error.h>

#include "../matrices/test-statements.h"
#include "stance-shift-private.h"

typedef struct
{
  StancePeriod period;
  guint days;
  const char *date;
  const char *first;
  const char *last;
  const char *label;
} Case;

/* Windows of days are counted from 2024-12-30, a Monday. */
static const Case cases[] = {
  { STANCE_PERIOD_DAY, 0, "2025-02-28", "2025-02-28", "2025-02-28", "2025-02-28" },
  { STANCE_PERIOD_WEEK, 0, "2025-01-01", "2024-12-30", "2025-01-05", "2025-W01" },
  { STANCE_PERIOD_WEEK, 0, "2024-12-29", "2024-12-23", "2024-12-29", "2024-W52" },
  { STANCE_PERIOD_WEEK, 0, "2027-01-03", "2026-12-28", "2027-01-03", "2026-W53" },
  { STANCE_PERIOD_MONTH, 0, "2024-02-10", "2024-02-01", "2024-02-29", "2024-02" },
  { STANCE_PERIOD_MONTH, 0, "2025-12-31", "2025-12-01", "2025-12-31", "2025-12" },
  { STANCE_PERIOD_QUARTER, 0, "2025-05-31", "2025-04-01", "2025-06-30", "2025-Q2" },
  { STANCE_PERIOD_QUARTER, 0, "2025-12-01", "2025-10-01", "2025-12-31", "2025-Q4" },
  { STANCE_PERIOD_YEAR, 0, "1999-07-01", "1999-01-01", "1999-12-31", "1999" },
  { STANCE_PERIOD_DAYS, 10, "2024-12-30", "2024-12-30", "2025-01-08", "2024-12-30/2025-01-08" },
  { STANCE_PERIOD_DAYS, 10, "2025-01-08", "2024-12-30", "2025-01-08", "2024-12-30/2025-01-08" },
  { STANCE_PERIOD_DAYS, 10, "2025-01-09", "2025-01-09", "2025-01-18", "2025-01-09/2025-01-18" },
  { STANCE_PERIOD_DAYS, 1, "2025-01-09", "2025-01-09", "2025-01-09", "2025-01-09" },
};

static guint32
day (const char *text)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_parse (&date, text);
  g_assert_true (g_date_valid (&date));
  return g_date_get_julian (&date);
}

static void
test_periods (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const Case *c = &cases[i];
      StanceTimeWindow window = { 0 };
      g_autofree char *label = NULL;

      stance_period_find (c->period, c->days, day ("2024-12-30"), day (c->date), &window);
      label = stance_period_label (c->period, &window);
      g_assert_cmpstr (label, ==, c->label);
      g_assert_cmpuint (window.first, ==, day (c->first));
      g_assert_cmpuint (window.last, ==, day (c->last));
    }
}

typedef struct
{
  const char *document;
  const char *date;
  const char *party;
  const char *issue;
  double position;
} Dated;

/* In no order. */
static const Dated dated[] = {
  { "d3", "2025-03-01", "ardland", "border", 1 },    { "d1", "2025-01-31", "ardland", "border", -1 }, { "d1", "2025-01-31", "belmar", "tariffs", 0.5 },
  { "d0", NULL, "ardland", "border", 1 },            { "d2", "2025-01-01", "ardland", "border", 0 },  { "d4", "2025-13-01", "ardland", "border", 1 },
  { "d5", "2025-02-29", "corvia", "border", 1 },     { "d0", NULL, "belmar", "border", 1 },           { "d6", "soon", "belmar", "border", 1 },
};

static StanceShift *
make (const Dated *given, guint n, const StanceShiftOptions *options, GError **error)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);

  for (guint i = 0; i < n; i++)
    {
      StanceStatementFields fields = { .document = given[i].document, .date = given[i].date, .holder_party = given[i].party, .issue = given[i].issue,
                                       .position = stance_grid_from_double (given[i].position), .weight = stance_grid_from_double (1) };

      g_ptr_array_add (statements, stance_statement_new_from_fields (&fields));
    }
  return stance_shift_new (statements, NULL, options, error);
}

static void
test_shift (void)
{
  StanceShiftOptions options = { STANCE_LEVEL_PARTY, STANCE_PERIOD_MONTH, 0, 1, NULL, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceShift) shift = make (dated, G_N_ELEMENTS (dated), &options, &error);
  g_auto (GStrv) undated = NULL;
  g_autofree char *joined = NULL, *last = NULL;
  StanceScore score;
  StanceDifference difference;

  g_assert_no_error (error);
  g_assert_cmpuint (stance_shift_get_n_windows (shift), ==, 2);
  g_assert_cmpstr (stance_shift_get_label (shift, 0), ==, "2025-01");
  last = stance_shift_get_last (shift, 1);
  g_assert_cmpstr (last, ==, "2025-03-31");
  g_assert_cmpuint (stance_shift_get_n_statements (shift, 0), ==, 3);
  g_assert_cmpuint (stance_shift_get_n_undated (shift), ==, 5);
  undated = stance_shift_get_undated_documents (shift);
  joined = g_strjoinv (",", undated);
  g_assert_cmpstr (joined, ==, "d0,d4,d5,d6");
  g_assert_cmpuint (stance_shift_get_n_cells (shift), ==, 2);
  g_assert_true (stance_shift_get_position (shift, 0, 0, &score));
  g_assert_true (score.value == -0.5 && score.n == 2);
  g_assert_false (stance_shift_get_position (shift, 1, 1, &score));
  g_assert_true (isnan (score.value));
  g_assert_false (stance_shift_test (shift, 0, 0, 1, 1, &difference));
  g_assert_cmpfloat (difference.value, ==, 1.5);
  g_assert_false (stance_shift_test (shift, 1, 0, 1, 1, &difference));
  g_assert_true (isnan (difference.value));
}

static void
test_wanted (void)
{
  StanceShiftOptions options = { STANCE_LEVEL_PARTY, STANCE_PERIOD_YEAR, 0, 2, "ardland", "border" };
  g_autoptr (StanceShift) shift = make (dated, G_N_ELEMENTS (dated), &options, NULL);

  g_assert_cmpuint (stance_shift_get_n_cells (shift), ==, 1);
  g_assert_cmpuint (stance_shift_get_n_windows (shift), ==, 1);
}

static void
test_nothing (void)
{
  StanceShiftOptions options = { STANCE_LEVEL_PARTY, STANCE_PERIOD_DAYS, 7, 1, "nobody", NULL }, all = { STANCE_LEVEL_PARTY, STANCE_PERIOD_DAYS, 0, 1, NULL, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (make (dated, G_N_ELEMENTS (dated), &options, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
  g_clear_error (&error);
  g_assert_null (make (&dated[3], 1, &all, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
  g_clear_error (&error);
  g_assert_null (make (dated, 0, &all, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shift/periods", test_periods);
  g_test_add_func ("/shift/tables", test_shift);
  g_test_add_func ("/shift/wanted", test_wanted);
  g_test_add_func ("/shift/nothing", test_nothing);
  return g_test_run ();
}
