/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stance-display-private.h"
#include "stance-json-write-private.h"
#include "stance-sheet-private.h"

typedef struct
{
  const char *text;
  const char *clean;
  guint width;
} CleanCase;

static const CleanCase clean_cases[] = {
  { "", "", 0 },
  { "plain", "plain", 5 },
  { "a\n\r\n\tb", "a b", 3 },
  { "\033[31mred\033[0m\a", "[31mred[0m", 10 },
  { "\302\233" "31m", "31m", 3 },                         /* the one-byte form of ESC [ in Latin-1's upper controls */
  { "left\342\200\256right", "leftright", 9 },            /* right-to-left override */
  { "bad\377byte", "bad\357\277\275byte", 8 },
  { "caf\303\251", "caf\303\251", 4 },
  { "cafe\314\201", "cafe\314\201", 4 },                  /* a combining accent takes no column */
  { "\346\235\261\344\272\254", "\346\235\261\344\272\254", 4 }, /* two wide letters */
};

static void
test_clean (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (clean_cases); i++)
    {
      g_autofree char *clean = stance_display_clean (clean_cases[i].text);

      g_assert_cmpstr (clean, ==, clean_cases[i].clean);
      g_assert_cmpuint (stance_display_width (clean), ==, clean_cases[i].width);
    }
}

static void
test_fit (void)
{
  static const struct
  {
    const char *text;
    guint width;
    const char *fitted;
  } cases[] = {
    { "Ardland", 7, "Ardland" }, { "Ardland", 6, "Ardla…" }, { "Ardland", 1, "…" }, { "Ardland", 0, "" }, { "Old Ardland", 5, "Old…" },
    { "\346\235\261\344\272\254", 3, "\346\235\261…" }, { "\346\235\261\344\272\254", 2, "…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fitted = stance_display_fit (cases[i].text, cases[i].width);

      g_assert_cmpstr (fitted, ==, cases[i].fitted);
    }
}

static void
test_wrap (void)
{
  static const struct
  {
    const char *text;
    guint width;
    const char *joined;
  } cases[] = {
    { "", 10, "" },
    { "one two three", 0, "one two three" },
    { "one two three", 7, "one two/three" },
    { "one two three", 8, "one two/three" },
    { "  one   two", 3, "one/two" },
    { "extraordinary", 5, "extra/ordin/ary" },
    { "an extraordinary", 5, "an/extra/ordin/ary" },
    { "\346\235\261\344\272\254", 1, "\346\235\261/\344\272\254" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) lines = stance_display_wrap (cases[i].text, cases[i].width);
      g_autoptr (GString) joined = g_string_new (NULL);

      for (guint k = 0; k < lines->len; k++)
        g_string_append_printf (joined, "%s%s", k > 0 ? "/" : "", (const char *) g_ptr_array_index (lines, k));
      g_assert_cmpstr (joined->str, ==, cases[i].joined);
    }
}

static void
test_tint (void)
{
  static const double tints[] = { -1, 0, 1, -7, 7 };
  static const char *const colours[] = { "160", "246", "33", "160", "33" };

  for (guint i = 0; i < G_N_ELEMENTS (tints); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);
      g_autofree char *expected = g_strdup_printf ("\033[38;5;%smx\033[0m", colours[i]);

      stance_display_append_tinted (out, "x", tints[i]);
      g_assert_cmpstr (out->str, ==, expected);
      g_assert_cmpuint (stance_display_width (out->str), ==, 1);
    }
}

static void
test_beside (void)
{
  g_autofree char *wide = stance_display_beside ("a\nbcd\n", "x\ny\nz\n", 0);
  g_autofree char *fits = stance_display_beside ("a\nbcd\n", "x\ny\n", 8);
  g_autofree char *narrow = stance_display_beside ("a\nbcd\n", "x\ny\n", 7);

  g_assert_cmpstr (wide, ==, "a      x\nbcd    y\n       z\n");
  g_assert_cmpstr (fits, ==, "a      x\nbcd    y\n");
  g_assert_cmpstr (narrow, ==, "a\nbcd\n\nx\ny\n");
}

static void
test_json_strings (void)
{
  static const struct
  {
    const char *text;
    const char *json;
  } cases[] = {
    { NULL, "null" }, { "", "\"\"" }, { "a\"b\\c", "\"a\\\"b\\\\c\"" }, { "\n\t\r\b\f", "\"\\n\\t\\r\\b\\f\"" }, { "\001\033", "\"\\u0001\\u001b\"" },
    { "\342\200\250", "\"\\u2028\"" }, { "\177", "\"\\u007f\"" }, { "\377", "\"\357\277\275\"" }, { "caf\303\251", "\"caf\303\251\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) out = g_string_new (NULL);

      stance_json_append_string (out, cases[i].text);
      g_assert_cmpstr (out->str, ==, cases[i].json);
    }
}

static void
test_json_numbers (void)
{
  static const struct
  {
    double value;
    const char *exact;
    const char *number;
  } cases[] = {
    { 0, "0", "0" },       { -0.0, "0", "0" },          { 0.1, "0.1", "0.1" },  { 1 / 3.0, "0.3333333333333333", "0.3333333333" },
    { -1, "-1", "-1" },    { NAN, "null", "null" },     { INFINITY, "null", "null" }, { 0.1 + 0.2, "0.30000000000000004", "0.3" },
    { 1e20, "1e+20", "1e+20" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) exact = g_string_new (NULL);
      g_autoptr (GString) number = g_string_new (NULL);

      stance_json_append_exact (exact, cases[i].value);
      stance_json_append_number (number, cases[i].value);
      g_assert_cmpstr (number->str, ==, cases[i].number);
      if (i == 3) /* one of the two shortest forms */
        g_assert_cmpfloat (g_ascii_strtod (exact->str, NULL), ==, cases[i].value);
      else
        g_assert_cmpstr (exact->str, ==, cases[i].exact);
    }
}

typedef struct
{
  const char *text;
  const char *csv;
  const char *markdown;
} CellCase;

static const CellCase cell_cases[] = {
  { "plain", "plain", "plain" },
  { "a,b", "\"a,b\"", "a,b" },
  { "say \"x\"", "\"say \"\"x\"\"\"", "say \"x\"" },
  { "two\nlines", "\"two\nlines\"", "two lines" },
  { "=1+1", "'=1+1", "=1+1" },
  { "+cmd", "'+cmd", "+cmd" },
  { "-cmd", "'-cmd", "-cmd" },
  { "@x", "'@x", "@x" },
  { "-5", "-5", "-5" },
  { "+0.5", "+0.5", "+0.5" },
  { "-5 men", "'-5 men", "-5 men" },
  { "-inf", "'-inf", "-inf" },
  { "\tx", "'\tx", "x" },
  { "=a,\"b\"", "\"'=a,\"\"b\"\"\"", "=a,\"b\"" },
  { "a|b", "a|b", "a\\|b" },
  { "a\\|b", "a\\|b", "a\\\\\\|b" },
  { "<b>", "<b>", "&lt;b>" },
};

static void
test_cells (void)
{
  static const char *const titles[] = { "t", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (cell_cases); i++)
    {
      g_autoptr (StanceSheet) sheet = stance_sheet_new (titles, 1);
      g_autofree char *csv = NULL;
      g_autofree char *markdown = NULL;
      g_autofree char *expected_csv = g_strdup_printf ("t\r\n%s\r\n", cell_cases[i].csv);
      g_autofree char *expected_markdown = g_strdup_printf ("| t |\n|---|\n| %s |\n", cell_cases[i].markdown);

      stance_sheet_add_text (sheet, cell_cases[i].text);
      csv = stance_sheet_write (sheet, STANCE_FORMAT_CSV, NULL, NULL);
      markdown = stance_sheet_write (sheet, STANCE_FORMAT_MARKDOWN, NULL, NULL);
      g_assert_cmpstr (csv, ==, expected_csv);
      g_assert_cmpstr (markdown, ==, expected_markdown);
    }
}

static StanceSheet *
make_sheet (void)
{
  static const char *const titles[] = { "who", "A very long extraordinary title", "b", "c", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 1);

  stance_sheet_add_text (sheet, "Ardland");
  stance_sheet_add_number (sheet, -0.5);
  stance_sheet_add_number (sheet, NAN);
  stance_sheet_add_count (sheet, 12);
  stance_sheet_add_text (sheet, NULL);
  stance_sheet_add_number (sheet, 1);
  stance_sheet_add_number (sheet, 2);
  stance_sheet_add_count (sheet, 3);
  return sheet;
}

static void
test_columns (void)
{
  static const StanceStyle wide = { 0, FALSE, FALSE };
  static const StanceStyle narrow = { 26, FALSE, FALSE };
  g_autoptr (StanceSheet) sheet = make_sheet ();
  g_autofree char *one = stance_sheet_write (sheet, STANCE_FORMAT_TABLE, &wide, NULL);
  g_autofree char *groups = stance_sheet_write (sheet, STANCE_FORMAT_TABLE, &narrow, NULL);

  g_assert_cmpstr (one, ==,
                   "           A very long\n"
                   "         extraordinary\n"
                   "who              title  b   c\n"
                   "Ardland           -0.5  ·  12\n"
                   "                     1  2   3\n");
  g_assert_cmpstr (groups, ==,
                   "           A very long\n"
                   "         extraordinary\n"
                   "who              title  b\n"
                   "Ardland           -0.5  ·\n"
                   "                     1  2\n"
                   "\n"
                   "who       c\n"
                   "Ardland  12\n"
                   "          3\n");
}

/* The title's third line is the last one; a name is cut where a third of the width is not enough. */
static void
test_columns_cut (void)
{
  static const char *const titles[] = { "who", "one two three four five", NULL };
  static const StanceStyle narrow = { 24, FALSE, FALSE };
  g_autoptr (StanceSheet) sheet = stance_sheet_new (titles, 1);
  g_autofree char *text = NULL;

  stance_sheet_add_text (sheet, "Republic of Ardland");
  stance_sheet_add_count (sheet, 1);
  text = stance_sheet_write (sheet, STANCE_FORMAT_TABLE, &narrow, NULL);
  g_assert_cmpstr (text, ==,
                   "            one\n"
                   "            two\n"
                   "who       thre…\n"
                   "Republi…      1\n");
}

/* A name is not cut so far that it looks like another. */
static void
test_columns_apart (void)
{
  static const char *const titles[] = { "who", "n", NULL };
  static const char *const names[] = { "Republic of Ardland", "Republic of Borland", "Republic of Ardland" };
  static const StanceStyle narrow = { 1, FALSE, FALSE };
  g_autoptr (StanceSheet) sheet = stance_sheet_new (titles, 1);
  g_autofree char *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      stance_sheet_add_text (sheet, names[i]);
      stance_sheet_add_count (sheet, i);
    }
  text = stance_sheet_write (sheet, STANCE_FORMAT_TABLE, &narrow, NULL);
  g_assert_cmpstr (text, ==,
                   "who             n\n"
                   "Republic of A…  0\n"
                   "Republic of B…  1\n"
                   "Republic of A…  2\n");
}

static void
test_machine (void)
{
  g_autoptr (StanceSheet) sheet = make_sheet ();
  g_autofree char *tsv = stance_sheet_write (sheet, STANCE_FORMAT_TSV, NULL, NULL);
  g_autofree char *lines = stance_sheet_write (sheet, STANCE_FORMAT_JSONL, NULL, NULL);

  g_assert_cmpstr (tsv, ==, "who\tA very long extraordinary title\tb\tc\nArdland\t-0.5\t\t12\n\t1\t2\t3\n");
  g_assert_cmpstr (lines, ==,
                   "{\"who\":\"Ardland\",\"A very long extraordinary title\":-0.5,\"b\":null,\"c\":12}\n"
                   "{\"who\":null,\"A very long extraordinary title\":1,\"b\":2,\"c\":3}\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/display/clean", test_clean);
  g_test_add_func ("/display/fit", test_fit);
  g_test_add_func ("/display/wrap", test_wrap);
  g_test_add_func ("/display/tint", test_tint);
  g_test_add_func ("/display/beside", test_beside);
  g_test_add_func ("/json/strings", test_json_strings);
  g_test_add_func ("/json/numbers", test_json_numbers);
  g_test_add_func ("/sheet/cells", test_cells);
  g_test_add_func ("/sheet/columns", test_columns);
  g_test_add_func ("/sheet/columns-cut", test_columns_cut);
  g_test_add_func ("/sheet/columns-apart", test_columns_apart);
  g_test_add_func ("/sheet/machine", test_machine);
  return g_test_run ();
}
