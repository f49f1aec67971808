/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stance/stance-suggest.h>

static void
test_nearest (void)
{
  static const struct
  {
    const char *given;
    const char *expected;
  } cases[] = {
    { "matrx", "matrix" },   { "MATRIX", "matrix" }, { "amtrix", "matrix" },    { "positions", "positions" },
    { "postions", "positions" }, { "x", NULL },      { "", NULL },              { "entirely-else", NULL },
    { "Öel", NULL },         { "öll", "öl" },         { "\xff\xfe", NULL },   { "statementsstatements", NULL },
    { "grÜen", "Grün" },     { "psoitionss", "positions" }, { "mariatx", NULL },     { "statments", "statements" },
    { "ardland", NULL },     { "us", NULL },         { "cvs", "csv" },          { "partys", "parties" },          { "\xe4\xb8\xad", NULL },
  };
  const char *const names[] = { "matrix", "positions", "statements", "öl", "Grün", "ireland", "uk", "csv", "parties", "\xe4\xb8\xae", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (stance_suggest (cases[i].given, names), ==, cases[i].expected);
}

static void
test_first_of_equals (void)
{
  const char *const names[] = { "abcd", "abce", NULL };
  const char *const none[] = { NULL };

  g_assert_true (stance_suggest ("abcf", names) == names[0]);
  g_assert_null (stance_suggest ("abcf", none));
}

static void
test_long_names (void)
{
  g_autofree char *name = g_strnfill (1000, 'a');
  const char *const names[] = { name, NULL };

  g_assert_null (stance_suggest (name, names));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/suggest/nearest", test_nearest);
  g_test_add_func ("/suggest/first-of-equals", test_first_of_equals);
  g_test_add_func ("/suggest/long-names", test_long_names);
  return g_test_run ();
}
