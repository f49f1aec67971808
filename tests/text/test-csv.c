/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-csv-private.h"

/* Reads all records into one line: fields between <>, records between |; faults as {message}. */
static char *
read_all (const char *data, gsize length, char separator)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_autoptr (StanceCsv) csv = stance_csv_new ("f", stream, separator);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) record = stance_csv_next (csv, &error);

      if (record == NULL && error == NULL)
        return g_string_free (all, FALSE);
      if (error != NULL)
        g_string_append_printf (all, "{%s}", error->message);
      for (guint f = 0; record != NULL && f < record->len; f++)
        g_string_append_printf (all, "<%s>", (char *) g_ptr_array_index (record, f));
      g_string_append_c (all, '|');
    }
  g_assert_not_reached ();
}

static void
test_records (void)
{
  static const struct
  {
    const char *data;
    char separator;
    const char *expected;
  } cases[] = {
    { "", ',', "" },
    { "\n\r\n\r", ',', "" },
    { "a,b\nc,d", ',', "<a><b>|<c><d>|" },
    { "a,b\r\nc,d\r\n", ',', "<a><b>|<c><d>|" },
    { "a\rb\r", ',', "<a>|<b>|" },
    { ",\n,,\n", ',', "<><>|<><><>|" },
    { "\"a\"\"b\",\"c\nd\",\"\"\n", ',', "<a\"b><c\nd><>|" },
    { "\"a\r\nb\"\r\nc", ',', "<a\r\nb>|<c>|" },
    { "a \"b\" c,d", ',', "<a \"b\" c><d>|" },
    { "a;b,c", ';', "<a><b,c>|" },
    { "a\tb", '\t', "<a><b>|" },
    { "\xEF\xBB\xBF\"a,b\",c", ',', "<a,b><c>|" },
    { "\"a\" ,b\nc", ',', "{f:1:4: found text after a closing quote, expected a separator}|<c>|" },
    { "x\nab,\"c\nd", ',', "<x>|{f:2:4: found a quoted field without end, expected '\"'}|" },
    { "\xE9,b", ',', "<é><b>|" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = read_all (cases[i].data, strlen (cases[i].data), cases[i].separator);

      g_assert_cmpstr (got, ==, cases[i].expected);
    }
}

static void
test_nul (void)
{
  g_autofree char *got = read_all ("a,b\0c\nd", 7, ',');

  g_assert_cmpstr (got, ==, "{f:1:3: byte 1: found a NUL byte, expected text (is this a binary file?)}|<d>|");
}

static void
test_places_and_warning (void)
{
  const char *data = "a,\"b\nc\",\xE9\nd,e";
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, -1, NULL);
  g_autoptr (StanceCsv) csv = stance_csv_new ("f", stream, ',');
  g_autoptr (GPtrArray) first = stance_csv_next (csv, NULL);
  g_autofree char *warning = stance_csv_take_warning (csv);
  g_autoptr (GPtrArray) second = NULL;
  guint line, column;

  g_assert_nonnull (first);
  g_assert_cmpstr (warning, ==, "f:2:4: byte 0: invalid UTF-8 (0xe9), read as windows-1252; 1 such place");
  g_assert_null (stance_csv_take_warning (csv));
  stance_csv_get_place (csv, 2, &line, &column);
  g_assert_cmpuint (line, ==, 2);
  g_assert_cmpuint (column, ==, 4);
  second = stance_csv_next (csv, NULL);
  stance_csv_get_place (csv, 1, &line, &column);
  g_assert_cmpuint (second->len, ==, 2);
  g_assert_cmpuint (line, ==, 3);
  g_assert_cmpuint (column, ==, 3);
}

static void
test_too_many_fields (void)
{
  g_autofree char *commas = g_strnfill (5000, ',');
  g_autofree char *data = g_strconcat (commas, "\nx", NULL);
  g_autofree char *got = read_all (data, strlen (data), ',');

  g_assert_cmpstr (got, ==, "{f:1:1: found a longer record, expected at most 268435456 bytes and 4096 fields}|<x>|");
}

static void
test_separator (void)
{
  static const struct
  {
    const char *header;
    char separator;
  } cases[] = { { "a,b", ',' }, { "a;b;c,d", ';' }, { "a\tb", '\t' }, { "a", ',' }, { "a;b\nc,d,e,f", ';' } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (stance_csv_guess_separator (cases[i].header, strlen (cases[i].header)), ==, cases[i].separator);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/records", test_records);
  g_test_add_func ("/csv/nul", test_nul);
  g_test_add_func ("/csv/places-and-warning", test_places_and_warning);
  g_test_add_func ("/csv/too-many-fields", test_too_many_fields);
  g_test_add_func ("/csv/separator", test_separator);
  return g_test_run ();
}
