/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-coded-private.h"
#include "stance-statement-private.h"

/* Reads `data` and compares the number of statements and the first fault. */
static void
check (const char *data, guint n, const char *first_fault)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", data);
  statements = stance_coded_read_bytes ("f", data, strlen (data), faults, &error);
  if (error != NULL)
    g_ptr_array_add (faults, g_strdup (error->message));
  g_assert_cmpstr (faults->len ? g_ptr_array_index (faults, 0) : NULL, ==, first_fault);
  g_assert_cmpuint (statements ? statements->len : 0, ==, n);
}

static void
test_counts_and_faults (void)
{
  static const struct
  {
    const char *data;
    guint n;
    const char *fault;
  } cases[] = {
    { "holder_party,issue,position\np,i,1\nq,i,-0.5\n", 2, NULL },
    { "\xEF\xBB\xBFholder;issue;position\r\np;i;1\r\n", 1, NULL },
    { "Holder_Party\tIssue \tPosition\textra\np\ti\t0\tx", 1, NULL },
    { "holder_party,issue,position\n,,\n ,\t,\n\n", 0, NULL },
    { "holder_party,issue,position\np,i,\n,,\n\nq,i,\nr,i,1\n", 1, "f: 2 rows without a position left out, the first in line 2" },
    { "holder_party,issue,position\np,i,\n", 0, "f: 1 row without a position left out, in line 2" },
    { "holder_party,issue,position\np,i,1\nq,i\nr,i,1\n", 2, "f:3: found 2 cells, expected 3; row left out" },
    { "holder_party,issue,position\np,i,1,0\nr,i,1,,\n", 1, "f:2: found 4 cells, expected 3; row left out" },
    { "holder_party,issue,position\np,i,\"-0,5\"\n", 0,
      "f:2:5: position: found \"-0,5\", expected a number from -1 to 1 with a decimal point, not a comma" },
    { "holder_party;issue;position;weight\np;i;0;1,5\n", 1, NULL },
    { "holder_party,issue,position,weight\np,i,0,\"1,5\"\n", 0,
      "f:2:7: weight: found \"1,5\", expected 0, or a number from 0.0001 to 100000 with a decimal point, not a comma" },
    { "holder_party;issue;position;weight\nus;a;7,5;1\n", 0, "f:2:6: position: found \"7,5\", expected a number from -1 to 1" },
    { "holder_party;issue;position;weight\nus;a;-0,5;-1,5\n", 0, "f:2:11: weight: found \"-1,5\", expected 0, or a number from 0.0001 to 100000" },
    { "holder_party;issue;position;weight\nus;a;\xe2\x88\x92" "2,5;1\n", 0, "f:2:6: position: found \"\xe2\x88\x92" "2,5\", expected a number from -1 to 1" },
    { "party,issue,position\n1,2,1\n", 0, "f:1: found the columns party, issue, position, expected holder_party (or holder), issue and position" },
    { "holder,issue, Position,position\n1,2,1,1\n", 0, "f:1: found the column position twice, expected it once" },
    { "holder_party,issue,position\np,i,2\nq,i,1\n", 1, "f:2:5: position: found \"2\", expected a number from -1 to 1" },
    { "holder_party,issue,position\np,i,nan\n", 0, "f:2:5: position: found \"nan\", expected a number from -1 to 1" },
    { "holder_party,issue,position\np,i,0x1\n", 0, "f:2:5: position: found \"0x1\", expected a number from -1 to 1" },
    { "holder_party,issue,position\n,i,1\n", 0, "f:2:1: holder_party: found nothing, expected the id of a party" },
    { "holder,issue,position,kind\np,i,1,said\n", 0, "f:2:7: kind: found \"said\", expected direct, mixed, indirect or narrated" },
    { "holder,issue,position,start\np,i,1,4\n", 0, "f:2:1: end: found nothing, expected a whole number of code points not before start" },
    { "holder,issue,position,weight\np,i,1,0\n", 1, NULL },
    { "holder,issue,position,weight\np,i,1,0.00001\n", 0, "f:2:7: weight: found \"0.00001\", expected 0, or a number from 0.0001 to 100000" },
    { "holder,issue,position,confidence\np,i,1,\nq,i,1,0\nr,i,1,1\n", 3, NULL },
    { "holder,issue,position,confidence\np,i,1,1.1\nq,i,1,0.5\n", 1, "f:2:7: confidence: found \"1.1\", expected a number from 0 to 1" },
    { "holder,issue,position,date\np,i,1,1.2.2025\n", 1, "f:2:7: date: found \"1.2.2025\", expected an ISO date (YYYY-MM-DD)" },
    { "holder,issue,position\n\"p\"x,i,1\nq,i,1\n", 1, "f:2:4: found text after a closing quote, expected a separator" },
    { "holder,issue,position,weight,original_position,original_weight\np,i,1,2,0.5,1\n", 1, "f:2: corrected from position 0.5, weight 1" },
    { "holder,issue,position,original_position,original_weight\np,i,1,1,1\nq,i,1,,\n", 2, NULL },
    { "[{\"holder\":\"p\",\"issue\":\"i\",\"position\":1,\"original_position\":0.5,\"original_weight\":1,\"original_issue\":\"k\"}]", 1,
      "f#/0: corrected from position 0.5, issue k" },
    { "[{\"holder\":\"p\",\"issue\":\"i\",\"position\":1,\"date\":\"1.2.2025\"}]", 0, "f#/0/date: found \"1.2.2025\", expected an ISO date (YYYY-MM-DD)" },
    { "a,b\n1,2\n", 0, "f:1: found the columns a, b, expected holder_party (or holder), issue and position" },
    { "", 0, "f:1: found no columns, expected holder_party (or holder), issue and position" },
    { "{\"statements\":[{\"holder_party\":\"p\",\"issue\":\"i\",\"position\":1,\"cells\":{}}],\"meta\":1}", 1, NULL },
    { "[{\"holder\":\"p\",\"issue\":\"i\",\"position\":null}]", 0, NULL },
    { "{\"statements\":[],\"cells\":[{\"party\":\"p\",\"issue\":\"i\",\"position\":0.5,\"n\":3},"
      "{\"party\":\"q\",\"issue\":\"i\",\"position\":0.5,\"n\":0},{\"party\":\"q\",\"issue\":\"i\",\"position\":null}]}", 1, NULL },
    { "{\"statements\":[{},1]}", 0, "f#/statements/0/position: found nothing, expected a number" },
    { "{\"statements\":[1]}", 0, "f#/statements/0: found a number, expected an object" },
    { "[{\"holder\":\"p\",\"issue\":\"i\",\"position\":\"1\"}]", 0, "f#/0/position: found text, expected a number" },
    { "[{\"holder\":\"p\",\"issue\":\"i\",\"position\":-1.5}]", 0, "f#/0/position: found \"-1.5\", expected a number from -1 to 1" },
    { "[{\"holder\":7,\"issue\":\"i\",\"position\":1}]", 0, "f#/0/holder: found a number, expected text" },
    { "[{\"holder\":\"p\",\"issue\":\"\",\"position\":1}]", 0, "f#/0/issue: found nothing, expected the id of an issue" },
    { "[{\"holder\":\"p\",\"issue\":\"i\",\"position\":1,\"start\":5,\"end\":3}]", 0,
      "f#/0/end: found \"3\", expected a whole number of code points not before start" },
    { "{\"holder\":\"p\",\"issue\":\"i\",\"position\":1}\n\n{\"holder\":\"p\",\"issue\":\"i\",\"position\":0}\n", 2, NULL },
    { "{\"holder\":\"p\",\"issue\":\"i\",\"position\":1}\n{\"holder\":\"p\",\n{\"holder\":\"p\",\"issue\":\"i\",\"position\":0}\n", 2,
      "f:2:15: found the end, expected ']' or '}'" },
    { "{\"holder\":\"p\",\"issue\":\"i\",\"position\":1}\n{\"holder\":\"p\",\"issue\":3,\"position\":0}\n", 1,
      "f:2#/issue: found a number, expected text" },
    { "[1,", 0, "f:1:4: found the end, expected ']' or '}'" },
    { "[{\"position\": 18446744073709551617}]", 0,
      "f:1:15: found an integer of more than 64 bits, expected a smaller one or a string" },
    { "[{\"position\": 1 /* one */}]", 0, "f:1:17: found '/', expected JSON" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    check (cases[i].data, cases[i].n, cases[i].fault);
}

static StanceStatement *
read_one (const char *data)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) statements = stance_coded_read_bytes ("f", data, strlen (data), faults, NULL);

  g_assert_nonnull (statements);
  g_assert_cmpuint (statements->len, ==, 1);
  g_assert_cmpstr (faults->len ? g_ptr_array_index (faults, 0) : NULL, ==, NULL);
  return stance_statement_ref (g_ptr_array_index (statements, 0));
}

static void
assert_full (StanceStatement *statement)
{
  StanceSpan span;

  g_assert_cmpstr (stance_statement_get_document (statement), ==, "d");
  g_assert_cmpstr (stance_statement_get_id (statement), ==, "7");
  g_assert_cmpstr (stance_statement_get_holder (statement), ==, "H, \"x\"");
  g_assert_cmpstr (stance_statement_get_holder_party (statement), ==, "p");
  g_assert_cmpstr (stance_statement_get_via (statement), ==, "V");
  g_assert_cmpstr (stance_statement_get_issue (statement), ==, "i");
  g_assert_cmpfloat (stance_statement_get_position (statement), ==, -0.25);
  g_assert_cmpfloat (stance_statement_get_weight (statement), ==, 2.5);
  g_assert_cmpint (stance_statement_get_certainty (statement), ==, STANCE_CERTAINTY_HEDGED);
  g_assert_cmpint (stance_statement_get_kind (statement), ==, STANCE_KIND_DIRECT);
  g_assert_cmpstr (stance_statement_get_quote (statement), ==, "=“no”\n-");
  g_assert_true (stance_statement_get_span (statement, &span));
  g_assert_cmpuint (span.start, ==, 3);
  g_assert_cmpuint (span.end, ==, 9);
  g_assert_cmpstr (stance_statement_get_rule (statement), ==, "r");
  g_assert_cmpstr (stance_statement_get_derivation (statement), ==, "\"no\" -1: -1");
  g_assert_cmpstr (stance_statement_get_fields (statement)->date, ==, "2025-02-13");
}

static void
test_all_fields (void)
{
  g_autoptr (StanceStatement) csv = read_one (
    "document,id,holder,holder_party,via,issue,position,certainty,kind,quote,start,end,rule,derivation,weight,date\n"
    "d,7,\"H, \"\"x\"\"\",p,V,i,-0.25,hedged,direct,\"'=“no”\n-\",3,9,r,\"\"\"no\"\" -1: -1\",2.5,2025-02-13\n");
  g_autoptr (StanceStatement) json = read_one (
    "{\"document\":\"d\",\"id\":7,\"holder\":\"H, \\\"x\\\"\",\"holder_party\":\"p\",\"via\":\"V\",\"issue\":\"i\",\"position\":-0.25,"
    "\"certainty\":\"hedged\",\"kind\":\"direct\",\"quote\":\"=\\u201cno”\\n-\",\"start\":3,\"end\":9,\"rule\":\"r\",\"derivation\":\"\\\"no\\\" -1: -1\",\"weight\":2.5,"
    "\"date\":\"2025-02-13\"}\n");

  assert_full (csv);
  assert_full (json);
}

static void
test_places (void)
{
  static const struct
  {
    const char *data;
    const char *place;
  } cases[] = {
    { "holder,issue,position,quote\n\np,i,1,\"a\nb\"\n", "f:3: issue" },
    { "{\"statements\":[{\"holder\":\"p\",\"issue\":\"i\",\"position\":1}]}", "f#/statements/0/issue" },
    { "\n{\"holder\":\"p\",\"issue\":\"i\",\"position\":1}\n{\"position\":null}", "f:2#/issue" },
  };
  g_autoptr (StanceStatement) by_hand = stance_statement_new ("d", "p", "i", 1, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StanceStatement) statement = read_one (cases[i].data);
      g_autofree char *place = stance_statement_get_place (statement, "issue");

      g_assert_cmpstr (place, ==, cases[i].place);
    }
  g_assert_null (stance_statement_get_place (by_hand, "issue"));
}

static void
test_lone_surrogate (void)
{
  g_autoptr (StanceStatement) statement = read_one (
    "[{\"holder\":\"p\\ud800x\\ud83d\\ude00\",\"issue\":\"i\\udc00\",\"via\":\"\\\\ud800 \\ud800\\u0041\",\"position\":1}]");

  g_assert_cmpstr (stance_statement_get_holder (statement), ==, "p\xEF\xBF\xBDx\xF0\x9F\x98\x80");
  g_assert_cmpstr (stance_statement_get_issue (statement), ==, "i\xEF\xBF\xBD");
  g_assert_cmpstr (stance_statement_get_via (statement), ==, "\\ud800 \xEF\xBF\xBD" "A");
}

static void
test_deep (void)
{
  g_autofree char *data = g_strnfill (1000000, '[');
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_null (stance_coded_read_bytes ("f", data, strlen (data), faults, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT);
  g_assert_cmpstr (error->message, ==, "f:1:65: found objects and arrays nested more than 64 deep, expected at most 64");
}

/* No bytes may crash the readers: a good file with every byte changed to some awkward ones. */
static void
test_damaged (void)
{
  static const char *const files[] = {
    "holder,issue,position,quote\np,i,1,\"a \"\"b\"\"\"\n",
    "{\"statements\":[{\"holder\":\"p\\ud83d\\ude00\",\"issue\":\"i\",\"position\":-1e0,\"id\":12}],\"cells\":[null,true]}",
  };
  static const char bytes[] = { '\0', '"', '\\', '\n', ',', '{', ']', (char) 0xff, (char) 0xe2, '9', '-' };

  for (guint f = 0; f < G_N_ELEMENTS (files); f++)
    for (gsize at = 0; at < strlen (files[f]); at++)
      for (guint b = 0; b < G_N_ELEMENTS (bytes); b++)
        {
          g_autofree char *data = g_strdup (files[f]);
          g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
          g_autoptr (GPtrArray) statements = NULL;

          data[at] = bytes[b];
          statements = stance_coded_read_bytes ("f", data, strlen (files[f]), faults, NULL);
        }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/coded/counts-and-faults", test_counts_and_faults);
  g_test_add_func ("/coded/all-fields", test_all_fields);
  g_test_add_func ("/coded/places", test_places);
  g_test_add_func ("/coded/lone-surrogate", test_lone_surrogate);
  g_test_add_func ("/coded/deep", test_deep);
  g_test_add_func ("/coded/damaged", test_damaged);
  return g_test_run ();
}
