/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <libxml/HTMLparser.h>
#include <math.h>
#include <stance/stance-error.h>
#include <stance/stance-report.h>
#include <string.h>

#include "../matrices/test-statements.h"
#include "stance-report-private.h"

#define EVIL "</script><script>alert(1)</script><!-- & \" ' \xE2\x80\xA8"

/* A report of an article that is all markup, with two parties, one of them named by markup. */
static StanceReport *
make_report (StanceModel *model)
{
  static const StanceStatementFields lines[] = {
    { .document = EVIL, .holder = EVIL, .holder_party = "ardland", .issue = "border", .position = 10000, .weight = 10000, .quote = EVIL, .has_span = TRUE,
      .span = { 0, 9 }, .rule = EVIL },
    { .document = "d", .holder = "x", .holder_party = "<b>", .issue = "border", .position = -5000, .weight = 10000 },
  };
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  StanceReport *report = stance_report_new (model, EVIL);
  g_autoptr (StanceDocument) plain = stance_document_new (EVIL, EVIL "\n\xD7\xA9", NULL), document = stance_document_with_title (plain, EVIL);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    g_ptr_array_add (statements, stance_statement_new_from_fields (&lines[i]));
  stance_report_add_statements (report, statements);
  stance_report_add_document (report, document, NULL);
  g_autoptr (StanceTable) table = stance_table_new (stance_report_get_statements (report), model, STANCE_LEVEL_PARTY, 1, NULL);
  g_autoptr (StanceMatrix) matrix = stance_matrix_new (table, model, STANCE_MEASURE_AGREEMENT, 1, NULL);
  stance_report_add_table (report, EVIL, table, matrix);
  return report;
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p; p = strstr (p + 1, part))
    n++;
  return n;
}

static void
test_escaping (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceReport) report = make_report (model);
  g_autoptr (GError) error = NULL;
  g_autofree char *page = stance_report_write (report, &error);

  g_assert_no_error (error);
  /* The data and the page's own script, and nothing of the article's. */
  g_assert_cmpuint (count (page, "<script"), ==, 2);
  g_assert_cmpuint (count (page, "</script"), ==, 2);
  g_assert_cmpuint (count (page, "<!--"), ==, 0);
  g_assert_cmpuint (count (page, "<b>"), ==, 0);
  g_assert_cmpuint (count (page, "http://"), ==, 0);
  g_assert_nonnull (strstr (page, "&lt;/script&gt;"));
  g_assert_true (g_utf8_validate (page, -1, NULL));
}

/* The JSON reads back as what was put in. */
static void
test_data (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceReport) report = make_report (model);
  g_autofree char *page = stance_report_write (report, NULL);
  const char *begin = strstr (page, "id=\"data\">") + strlen ("id=\"data\">");
  g_autofree char *json = g_strndup (begin, strstr (begin, "</script>") - begin);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, json, -1, &error);
  g_assert_no_error (error);
  JsonObject *root = json_node_get_object (json_parser_get_root (parser));
  JsonArray *statements = json_object_get_array_member (root, "statements");
  g_assert_cmpuint (json_array_get_length (statements), ==, 2);
  JsonObject *first = json_array_get_object_element (statements, 0);
  g_assert_cmpstr (json_object_get_string_member (first, "quote"), ==, EVIL);
  g_assert_cmpfloat (json_object_get_double_member (first, "position"), ==, 1);
  JsonObject *document = json_array_get_object_element (json_object_get_array_member (root, "documents"), 0);
  g_assert_cmpstr (json_object_get_string_member (document, "text"), ==, EVIL "\n\xD7\xA9");
  JsonObject *view = json_array_get_object_element (json_array_get_array_element (json_object_get_array_member (root, "views"), 0), 0);
  JsonArray *cell = json_object_get_array_member (json_object_get_object_member (view, "<b>"), "border");
  g_assert_cmpint (json_array_get_int_element (cell, 0), ==, 1);
}

/* Heads of rows and columns say so, each cell says what is missing, and the policy names the page's own script and style. */
static void
test_structure (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceReport) report = make_report (model);
  g_autofree char *page = stance_report_write (report, NULL);
  htmlDocPtr document = htmlReadMemory (page, (int) strlen (page), NULL, "UTF-8", HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);

  g_assert_nonnull (document);
  xmlFreeDoc (document);
  g_assert_cmpuint (count (page, "<table"), ==, 2);
  g_assert_cmpuint (count (page, "<caption"), ==, 2);
  g_assert_cmpuint (count (page, "<th scope=\"row\""), ==, 4);
  g_assert_cmpuint (count (page, "<th scope=\"col\""), ==, 2 + 1 + 2);
  g_assert_cmpuint (count (page, "class=\"cell\""), ==, 4);
  g_assert_cmpuint (count (page, "script-src 'sha256-"), ==, 1);
  g_assert_cmpuint (count (page, "default-src 'none'"), ==, 1);
  g_assert_cmpuint (count (page, ">+1.00<small>1"), ==, 1);
  g_assert_cmpuint (count (page, ">0.25<small>1"), ==, 2);
}

/* Two statements, and their table. */
static StanceTable *
add_side (StanceReport *report, StanceModel *model, const StanceStatementFields *lines)
{
  g_autoptr (GPtrArray) side = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);

  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (side, stance_statement_new_from_fields (&lines[i]));
  stance_report_add_statements (report, side);
  return stance_table_new (side, model, STANCE_LEVEL_PARTY, 1, NULL);
}

/* Two sides, one of them named by markup, with a cell of both, one of A alone and one of B alone; the same told twice. */
static StanceReport *
make_comparison (StanceModel *model)
{
  static const StanceStatementFields lines[] = {
    { .document = "a", .holder = "x", .holder_party = "ardland", .issue = "border", .position = 10000, .weight = 10000, .kind = STANCE_KIND_DIRECT,
      .quote = "The crossings on the river ought to open <b>soon</b> again" },
    { .document = "a", .holder = "x", .holder_party = EVIL, .issue = "border", .position = -10000, .weight = 10000, .quote = EVIL },
    { .document = "b", .holder = "y", .holder_party = "ardland", .issue = "border", .position = 5000, .weight = 10000,
      .quote = "The crossings on the river ought to open <b>never</b> again" },
    { .document = "b", .holder = "y", .holder_party = "ardland", .issue = "fishing", .position = 5000, .weight = 10000, .via = EVIL, .quote = "few words" },
  };
  StanceReport *report = stance_report_new (model, EVIL);
  g_autoptr (StanceTable) a = add_side (report, model, lines);
  g_autoptr (StanceTable) b = add_side (report, model, lines + 2);
  g_autoptr (StanceComparison) comparison = stance_comparison_new (a, b, model, NULL);

  stance_report_add_comparison (report, comparison, EVIL, "\xE2\x80\xAE" "b");
  return report;
}

static void
test_comparison (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceReport) report = make_comparison (model);
  g_autoptr (GError) error = NULL;
  g_autofree char *page = stance_report_write (report, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count (page, "<script"), ==, 2);
  g_assert_cmpuint (count (page, "<b>"), ==, 0);
  /* What turns the direction of writing round is taken from names. */
  g_assert_cmpuint (count (page, "\xE2\x80\xAE"), ==, 0);
  g_assert_cmpuint (count (page, "<tr data-party=\"ardland\" data-issue=\"border\""), ==, 1);
  g_assert_cmpuint (count (page, "data-csv=\"[1,1]\"><button type=\"button\" class=\"cell\" data-sides=\"0\">+1.00"), ==, 1);
  g_assert_cmpuint (count (page, "data-csv=\"[-0.5]\"><button type=\"button\" class=\"cell\" data-sides=\"0 1\">-0.50"), ==, 1);
  g_assert_cmpuint (count (page, ">too few</td>"), ==, 1);
  g_assert_cmpuint (count (page, "<li data-party=\"ardland\" data-issue=\"border\"><span><button type=\"button\" class=\"cell finding\" data-sides=\"0 1\">"), ==, 1);
  g_assert_cmpuint (count (page, "data-kind=\"only-in-a\""), ==, 1);
  g_assert_cmpuint (count (page, "data-kind=\"only-in-b\""), ==, 1);
  g_assert_nonnull (strstr (page, "&lt;b&gt;<mark class=\"differs\">soon</mark>&lt;/b&gt;"));
  g_assert_nonnull (strstr (page, "&lt;b&gt;<mark class=\"differs\">never</mark>&lt;/b&gt;"));
  g_assert_cmpuint (count (page, "data-kind=\"voices\""), ==, 1);
  /* Of 14 words of B's two are told by another. */
  g_assert_nonnull (strstr (page, "data-csv=\"[14,1,14,0,0,2]\""));
}

/* Three sides: every cell of each, also what one alone has; a side without a position is kept. */
static void
test_outlets (void)
{
  static const TestStatement given[] = { { "ardland", "border", 1 }, { "belmar", "fishing", -1 } };
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceReport) report = stance_report_new (model, "three");
  g_autoptr (StanceOutlets) outlets = stance_outlets_new (model);
  g_autofree char *page = NULL;

  for (guint n = 2; n > 0; n--)
    {
      g_autoptr (GPtrArray) statements = test_statements_new (given, n);
      g_autoptr (StanceTable) table = stance_table_new (statements, model, STANCE_LEVEL_PARTY, 1, NULL);

      stance_report_add_statements (report, statements);
      stance_outlets_add (outlets, EVIL, table);
    }
  stance_outlets_add (outlets, "silent", NULL);
  g_assert_true (stance_outlets_finish (outlets, NULL));
  stance_report_add_outlets (report, outlets);
  page = stance_report_write (report, NULL);
  g_assert_cmpuint (count (page, "<script"), ==, 2);
  g_assert_cmpuint (count (page, "data-kind=\"divergence\""), ==, 1);
  g_assert_cmpuint (count (page, "<tr data-row="), ==, 3);
  g_assert_cmpuint (count (page, "<tr data-party="), ==, 2);
  g_assert_cmpuint (count (page, "data-csv=\"[null,0]\""), ==, 3);
}

static void
test_empty (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceReport) report = stance_report_new (model, "none");
  g_autofree char *page = stance_report_write (report, NULL);

  g_assert_nonnull (strstr (page, "0 statements"));
  g_assert_cmpuint (count (page, "<table"), ==, 0);
}

static void
test_too_much (void)
{
  static const StanceStatementFields line = { .document = "d", .holder_party = "ardland", .issue = "border", .position = 1, .weight = 10000 };
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (StanceReport) report = stance_report_new (model, "much");
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i <= 100000; i++)
    g_ptr_array_add (statements, stance_statement_new_from_fields (&line));
  stance_report_add_statements (report, statements);
  g_assert_null (stance_report_write (report, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT);
}

static void
test_tints (void)
{
  static const struct
  {
    double tint;
    int step;
  } cases[] = { { -1, 0 }, { 0, 10 }, { 1, 20 }, { -7, 0 }, { 7, 20 }, { 0.5, 15 }, { NAN, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (stance_report_tint (cases[i].tint), ==, cases[i].step);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/escaping", test_escaping);
  g_test_add_func ("/report/data", test_data);
  g_test_add_func ("/report/structure", test_structure);
  g_test_add_func ("/report/comparison", test_comparison);
  g_test_add_func ("/report/outlets", test_outlets);
  g_test_add_func ("/report/empty", test_empty);
  g_test_add_func ("/report/too-much", test_too_much);
  g_test_add_func ("/report/tints", test_tints);
  return g_test_run ();
}
