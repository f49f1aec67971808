/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the strict reading of JSON takes, and how it words what it does not take. */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-json-strict-private.h"
#include "stance-limits-private.h"
#include "stance-suggest-private.h"

static void
test_faults (void)
{
  static const struct
  {
    const char *json;
    const char *fault; /* NULL when it is taken */
  } cases[] = {
    { "{}", NULL },
    { " [1, -2.5, 1e5, 0, -0, 0.5E-3, \"\\u00e9\\n\", true, false, null, {\"a\": []}] \r\n\t", NULL },
    { "\xEF\xBB\xBF{}", NULL },
    { "\"\\ud83d\\ude00\"", NULL },
    { "123456789012345678", NULL },
    { "{\"a\": {\"x\": 1}, \"b\": {\"x\": 1}}", NULL },
    { "", "f#: found the end of the file at line 1, column 1, expected a value" },
    { "  \n ", "f#: found the end of the file at line 2, column 2, expected a value" },
    { "{} {}", "f#: found \"{\" at line 1, column 4, expected nothing after the JSON text" },
    { "1 // one", "f#: found \"/\" at line 1, column 3, expected nothing after the JSON text" },
    { "[1, /* two */ 2]", "f#/1: found \"/\" at line 1, column 5, expected a value" },
    { "{\"a\": 1,}", "f#: found \"}\" at line 1, column 9, expected a string" },
    { "[1,]", "f#/1: found \"]\" at line 1, column 4, expected a value" },
    { "[1 2]", "f#: found \"2\" at line 1, column 4, expected a comma or the end of the list" },
    { "{\"a\" 1}", "f#/a: found \"1\" at line 1, column 6, expected a colon" },
    { "{\"a\": 1 \"b\": 2}", "f#: found \"\"b\" at line 1, column 9, expected a comma or the end of the object" },
    { "{a: 1}", "f#: found \"a\" at line 1, column 2, expected a string" },
    { "{'a': 1}", "f#: found \"'a\" at line 1, column 2, expected a string" },
    { "{\"a\": 1, \"b\": 2, \"a\": 3}", "f#/a: found a second key of this name, expected each key once" },
    { "{\"a\": 1, \"\\u0061\": 3}", "f#/a: found a second key of this name, expected each key once" },
    { "[0, {\"x/y~\": {\"k\": 1, \"k\": 2}}]", "f#/1/x~1y~0/k: found a second key of this name, expected each key once" },
    { "{\"\\u001b[31m\": x}", "f#/?[31m: found \"x\" at line 1, column 16, expected a value" },
    { "tru", "f#: found \"tru\" at line 1, column 1, expected a value" },
    { "NaN", "f#: found \"NaN\" at line 1, column 1, expected a value" },
    { "-Infinity", "f#: found \"Infinity\" at line 1, column 2, expected a number without leading zeros" },
    { "01", "f#: found the end of the file at line 1, column 3, expected a number without leading zeros" },
    { "1.", "f#: found the end of the file at line 1, column 3, expected digits after the decimal point" },
    { "1e", "f#: found the end of the file at line 1, column 3, expected digits of the exponent" },
    { "-", "f#: found the end of the file at line 1, column 2, expected a number without leading zeros" },
    { "1e999", "f#: found 1e999, expected a number of ordinary size" },
    { "[18446744073709551617]", "f#/0: found 18446744073709551617, expected a number of ordinary size" },
    { "\"a", "f#: found the end of the file at line 1, column 3, expected the end of the string" },
    { "\"a\nb\"", "f#: found \"?b\" at line 1, column 3, expected no raw control character within a string" },
    { "\"\\x\"", "f#: found \"x\" at line 1, column 3, expected an escape (one of \" \\ / b f n r t u)" },
    { "\"\\", "f#: found the end of the file at line 1, column 3, expected an escape" },
    { "\"\\u12", "f#: found the end of the file at line 1, column 6, expected four hexadecimal digits" },
    { "\"\\u0000\"", "f#: found \"\"\" at line 1, column 8, expected an escape of a character (no zero, no half of a pair) before this" },
    { "\"\\ud83d\"", "f#: found \"\"\" at line 1, column 8, expected an escape of a character (no zero, no half of a pair) before this" },
    { "\"\\ud83d\\u0041\"", "f#: found \"\"\" at line 1, column 14, expected the second half of a surrogate pair before this" },
    { "\"\xC3\"", "f#: found \"\xEF\xBF\xBD\" at line 1, column 2, expected UTF-8 text without zero bytes" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].json, strlen (cases[i].json));
      g_autoptr (JsonNode) node = stance_json_parse ("f", bytes, faults);
      g_autofree char *shown = g_strescape (cases[i].json, NULL); /* TAP is UTF-8, and one line */

      g_test_message ("%s", shown);
      g_assert_cmpuint (faults->len, ==, cases[i].fault ? 1 : 0);
      g_assert_cmpstr (cases[i].fault ? g_ptr_array_index (faults, 0) : NULL, ==, cases[i].fault);
      if (!cases[i].fault)
        g_assert_nonnull (node);
    }
}

static void
test_zero_byte (void)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);

  g_assert_false (stance_json_scan ("f", "\"a\0b\"", 5, faults));
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_false (stance_json_scan ("f", NULL, 0, faults));
}

/* Nesting at the cap passes, one more does not, and a million is no trouble. */
static void
test_depth (void)
{
  static const guint depths[] = { STANCE_LIMIT_JSON_DEPTH, STANCE_LIMIT_JSON_DEPTH + 1, 1000000 };

  for (guint i = 0; i < G_N_ELEMENTS (depths); i++)
    {
      g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *open = g_strnfill (depths[i], '['), *close = g_strnfill (depths[i], ']');
      g_autofree char *json = g_strconcat (open, close, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
      g_autoptr (JsonNode) node = stance_json_parse ("f", bytes, faults);

      g_assert_cmpint (node != NULL, ==, i == 0);
      g_assert_cmpuint (faults->len, ==, i == 0 ? 0 : 1);
      if (i > 0)
        g_assert_nonnull (strstr (g_ptr_array_index (faults, 0), "at most 64 levels of nesting"));
    }
}

static void
test_quote (void)
{
  g_autofree char *plain = stance_json_quote ("caf\xC3\xA9", -1);
  g_autofree char *control = stance_json_quote ("a\nb\x1b\xC2\x9b", -1);
  g_autofree char *lengthy = g_strnfill (100, 'x'), *cut = stance_json_quote (lengthy, -1);

  g_assert_cmpstr (plain, ==, "\"caf\xC3\xA9\"");
  g_assert_cmpstr (control, ==, "\"a?b??\"");
  g_assert_cmpuint (strlen (cut), ==, 65);
}

static void
test_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) folder = NULL;

  g_assert_null (stance_json_read_file ("no/such/file.json", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_true (g_str_has_prefix (error->message, "no/such/file.json: "));
  g_assert_null (stance_json_read_file (".", &folder));
  g_assert_nonnull (folder);
}

static void
test_suggestions (void)
{
  static const struct
  {
    const char *given;
    const char *expected;
  } cases[] = {
    { "ukriane", " (did you mean \"ukraine\"?)" }, { "rusia", " (did you mean \"russia\"?)" }, { "u", "" }, { "", "" },
    { "atlantis", "" },                            { "uss", " (did you mean \"us\"?)" },
  };
  static const char *const candidates[] = { "us", "ukraine", "russia" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StanceSuggestion suggestion;
      g_autofree char *text = NULL;

      stance_suggestion_init (&suggestion, cases[i].given);
      for (guint k = 0; k < G_N_ELEMENTS (candidates); k++)
        stance_suggestion_offer (&suggestion, candidates[k]);
      text = stance_suggestion_text (&suggestion);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-strict/faults", test_faults);
  g_test_add_func ("/json-strict/zero-byte", test_zero_byte);
  g_test_add_func ("/json-strict/depth", test_depth);
  g_test_add_func ("/json-strict/quote", test_quote);
  g_test_add_func ("/json-strict/file", test_file);
  g_test_add_func ("/json-strict/suggestions", test_suggestions);
  return g_test_run ();
}
