/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-json-scan-private.h"

static void
test_scan (void)
{
  static const struct
  {
    const char *data;
    const char *message; /* NULL when it passes */
  } cases[] = {
    { "{\"a\": [1, -2.5e+3, true, null, \"\\\"[[[[\"]}\n", NULL },
    { "1", NULL },
    { "\"\\\\\"", NULL },
    { "9223372036854775807", NULL },
    { "\"\\\\u0000\"", NULL },
    { "", "1:1: found nothing, expected a JSON value" },
    { " \n ", "2:2: found nothing, expected a JSON value" },
    { "[[[[1]]]]", "1:4: found objects and arrays nested more than 3 deep, expected at most 3" },
    { "[\n\"a", "2:1: found a string without end, expected '\"'" },
    { "\"a\\", "1:1: found a string without end, expected '\"'" },
    { "[1", "1:3: found the end, expected ']' or '}'" },
    { "]", "1:1: found ']', expected a value" },
    { "{}{}", "1:3: found '{', expected nothing after the root" },
    { "1 2", "1:3: found '2', expected nothing after the root" },
    { "[1] // \"", "1:5: found '/', expected nothing after the root" },
    { "[1 /* \" */]", "1:4: found '/', expected JSON" },
    { "['a']", "1:2: found ''', expected JSON" },
    { "[\xE2]", "1:2: found byte 0xe2, expected JSON" },
    { "\"\\u0000\"", "1:2: found a NUL character, expected text" },
    { "\"\\ud83d\\ude00 \\\\ud8\"", NULL },
    { "[\"\\ud83,\\ude00\"]", "1:3: found '\\u', expected four hexadecimal digits behind it" },
    { "\"\\u12\"", "1:2: found '\\u', expected four hexadecimal digits behind it" },
    { "9223372036854775808", "1:1: found an integer of more than 64 bits, expected a smaller one or a string" },
    { "[-10000000000000000000000]", "1:2: found an integer of more than 64 bits, expected a smaller one or a string" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean good = stance_json_scan_depth (cases[i].data, strlen (cases[i].data), 3, &error);

      g_assert_cmpstr (error ? error->message : NULL, ==, cases[i].message);
      g_assert_cmpint (good, ==, cases[i].message == NULL);
    }
}

static void
test_nul (void)
{
  static const struct
  {
    const char *data;
    gsize length;
  } cases[] = { { "\0", 1 }, { "[\0]", 3 }, { "[\"\0\"]", 5 }, { "[1\0]", 4 }, { "[tr\0]", 5 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (stance_json_scan_depth (cases[i].data, cases[i].length, 3, &error));
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-scan/scan", test_scan);
  g_test_add_func ("/json-scan/nul", test_nul);
  return g_test_run ();
}
