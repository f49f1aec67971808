/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include <stance/stance-error.h>
#include <stance/stance-statement.h>

#include "stance-grid-private.h"
#include "stance-statement-private.h"

static void
test_by_hand (void)
{
  g_autoptr (StanceStatement) statement = stance_statement_new ("doc", "p", "i", -0.33333, NULL);
  StanceSpan span = { 7, 9 };
  double confidence = 0.7;

  g_assert_cmpstr (stance_statement_get_document (statement), ==, "doc");
  g_assert_cmpstr (stance_statement_get_holder (statement), ==, "p");
  g_assert_cmpstr (stance_statement_get_holder_party (statement), ==, "p");
  g_assert_cmpstr (stance_statement_get_issue (statement), ==, "i");
  g_assert_cmpfloat (stance_statement_get_position (statement), ==, -0.3333);
  g_assert_cmpfloat (stance_statement_get_weight (statement), ==, 1);
  g_assert_cmpint (stance_statement_get_kind (statement), ==, STANCE_KIND_NARRATED);
  g_assert_cmpint (stance_statement_get_certainty (statement), ==, STANCE_CERTAINTY_EXPLICIT);
  g_assert_false (stance_statement_get_confidence (statement, &confidence));
  g_assert_cmpfloat (confidence, ==, 0.7);
  g_assert_null (stance_statement_get_id (statement));
  g_assert_null (stance_statement_get_via (statement));
  g_assert_null (stance_statement_get_quote (statement));
  g_assert_null (stance_statement_get_rule (statement));
  g_assert_false (stance_statement_get_span (statement, &span));
  g_assert_cmpuint (span.start, ==, 7);
}

static void
test_from_fields (void)
{
  char quote[] = "“words”";
  StanceStatementFields fields = {
    .document = "d", .id = "1", .holder = "h", .holder_party = "p", .via = "v", .issue = "i", .position = 5000, .weight = 20000,
    .certainty = STANCE_CERTAINTY_HEDGED, .kind = STANCE_KIND_MIXED, .quote = quote, .has_span = TRUE, .span = { 3, 10 },
    .rule = "r", .date = "2025-02-13", .holder_id = "person", .has_confidence = TRUE, .confidence = 0,
  };
  double confidence = 1;
  g_autoptr (StanceStatement) statement = stance_statement_new_from_fields (&fields);
  g_autoptr (StanceStatement) boxed = g_boxed_copy (STANCE_TYPE_STATEMENT, statement);
  StanceSpan span;

  quote[0] = 'x';
  g_assert_true (boxed == statement);
  g_assert_cmpstr (stance_statement_get_quote (statement), ==, "“words”");
  g_assert_cmpstr (stance_statement_get_id (statement), ==, "1");
  g_assert_cmpstr (stance_statement_get_via (statement), ==, "v");
  g_assert_cmpstr (stance_statement_get_rule (statement), ==, "r");
  g_assert_cmpstr (stance_statement_get_fields (statement)->date, ==, "2025-02-13");
  g_assert_cmpstr (stance_statement_get_fields (statement)->holder_id, ==, "person");
  g_assert_true (stance_statement_get_confidence (statement, NULL));
  g_assert_true (stance_statement_get_confidence (statement, &confidence));
  g_assert_cmpfloat (confidence, ==, 0);
  g_assert_cmpfloat (stance_statement_get_position (statement), ==, 0.5);
  g_assert_cmpfloat (stance_statement_get_weight (statement), ==, 2);
  g_assert_true (stance_statement_get_span (statement, &span));
  g_assert_cmpuint (span.end, ==, 10);
  g_assert_true (stance_statement_get_span (statement, NULL));
}

static void
test_with_ids (void)
{
  StanceStatementFields fields = { .document = "d", .id = "1", .holder = "Freedonia", .holder_party = "Freedonia", .issue = "The bridge",
                                   .position = -5000, .weight = 10000, .quote = "words", .has_span = TRUE, .span = { 3, 8 } };
  g_autoptr (StanceStatement) statement = stance_statement_new_from_fields (&fields);
  g_autoptr (StanceStatement) renamed = stance_statement_with_ids (statement, "freedonia", "bridge");
  StanceSpan span;

  g_assert_cmpstr (stance_statement_get_holder_party (renamed), ==, "freedonia");
  g_assert_cmpstr (stance_statement_get_issue (renamed), ==, "bridge");
  g_assert_cmpstr (stance_statement_get_holder (renamed), ==, "Freedonia");
  g_assert_cmpstr (stance_statement_get_quote (renamed), ==, "words");
  g_assert_cmpfloat (stance_statement_get_position (renamed), ==, -0.5);
  g_assert_true (stance_statement_get_span (renamed, &span));
  g_assert_cmpuint (span.end, ==, 8);
  g_assert_cmpstr (stance_statement_get_issue (statement), ==, "The bridge");
}

static void
test_faults (void)
{
  static const struct
  {
    const char *party;
    const char *issue;
    double position;
  } cases[] = { { "p", "i", NAN }, { "p", "i", INFINITY }, { "p", "i", -1e9 }, { "", "i", 0 }, { "p", "", 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (stance_statement_new ("doc", cases[i].party, cases[i].issue, cases[i].position, &error));
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT);
      g_assert_true (g_str_has_prefix (error->message, "doc: "));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/statement/by-hand", test_by_hand);
  g_test_add_func ("/statement/from-fields", test_from_fields);
  g_test_add_func ("/statement/with-ids", test_with_ids);
  g_test_add_func ("/statement/faults", test_faults);
  return g_test_run ();
}
