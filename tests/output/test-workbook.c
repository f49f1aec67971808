/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks at the limits of the format: what goes in comes out. */
#include <string.h>

#include <stance/stance-error.h>

#include "../matrices/test-statements.h"
#include "stance-coded-private.h"
#include "stance-workbook-private.h"

static StanceStatement *
make (const char *quote, gint32 position)
{
  const StanceStatementFields fields = { .document = "a", .holder_party = "somebody", .issue = "border", .position = position, .weight = 10000, .quote = quote };

  return stance_statement_new_from_fields (&fields);
}

/* Reads the statements of a workbook back. */
static GPtrArray *
read_back (GBytes *bytes, GPtrArray *faults)
{
  g_autoptr (GError) error = NULL;
  StanceXlsx *xlsx = stance_xlsx_new ("book", bytes, &error);
  g_autoptr (StanceCodedWorkbook) coded = NULL;
  GPtrArray *statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);

  g_assert_no_error (error);
  coded = stance_coded_workbook_new (xlsx, "book", "book", NULL);
  while (stance_coded_workbook_read (coded, 3, statements, faults, &error))
    continue;
  g_assert_no_error (error);
  g_assert_cmpuint (stance_coded_workbook_get_n_lost (coded), ==, 0);
  return statements;
}

static GBytes *
write_out (GPtrArray *statements, guint max_rows)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceWorkbook) workbook = stance_workbook_new (model, NULL, &error);
  GBytes *bytes;

  g_assert_no_error (error);
  workbook->max_rows = max_rows;
  g_assert_true (stance_workbook_add (workbook, NULL, statements, &error));
  g_assert_no_error (error);
  bytes = stance_workbook_finish (workbook, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
check_same (GPtrArray *given, GPtrArray *found)
{
  g_assert_cmpuint (found->len, ==, given->len);
  for (guint i = 0; i < given->len; i++)
    {
      StanceStatement *a = g_ptr_array_index (given, i), *b = g_ptr_array_index (found, i);

      g_assert_cmpfloat (stance_statement_get_position (a), ==, stance_statement_get_position (b));
      g_assert_cmpstr (stance_statement_get_quote (a), ==, stance_statement_get_quote (b));
    }
}

static void
test_texts (void)
{
  static const char *const texts[] = {
    "=1+1", "+1", "-1", "@a", "\ta", "\ra", "'a", "a\r\nb\nc", " a ", "_x0041_", "_x005F_x0041_", "_x_x0041_", "<a>&amp;\"</a>", "\x01\x02\x1f", "😀é\xe2\x80\xae",
    "[quote]a", "\xef\xbf\xbd", "1e5", "TRUE", "#N/A",
  };
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_ptr_array_add (given, make (texts[i], (gint32) i * 100));
  bytes = write_out (given, STANCE_BOOK_ROWS);
  found = read_back (bytes, faults);
  check_same (given, found);
  g_assert_cmpuint (faults->len, ==, 0);
}

static char *
repeat (const char *piece, gsize n)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    g_string_append (text, piece);
  return g_string_free (text, FALSE);
}

/* A cell holds 32,767 units of UTF-16: nothing of what is longer is lost. */
static void
test_long_texts (void)
{
  static const struct
  {
    const char *piece;
    gsize n;
  } cases[] = { { "a", 32766 }, { "a", 32767 }, { "a", 32768 }, { "ab ", 50000 }, { "😀", 16383 }, { "😀", 16384 }, { "😀é", 40000 }, { "_x0041_", 20000 },
                { "\r\n\t<&>", 30000 } };
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = repeat (cases[i].piece, cases[i].n);

      g_ptr_array_add (given, make (text, 100));
    }
  bytes = write_out (given, STANCE_BOOK_ROWS);
  found = read_back (bytes, faults);
  check_same (given, found);
}

/* The sheets of statements stand behind each other, whenever they were begun. */
static void
check_order (StanceXlsx *xlsx, guint n_more)
{
  static const char *const others[] = { "Issues", "Parties", "Read me" };

  g_assert_cmpstr (stance_xlsx_get_sheet (xlsx, 4), ==, "Statements");
  for (guint i = 1; i <= n_more; i++)
    {
      g_autofree char *name = g_strdup_printf ("Statements %u", i + 1);

      g_assert_cmpstr (stance_xlsx_get_sheet (xlsx, 4 + i), ==, name);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpstr (stance_xlsx_get_sheet (xlsx, 5 + n_more + i), ==, others[i]);
}

/* A sheet that is full is followed by another. */
static void
test_full_sheets (void)
{
  for (guint n = 1; n <= 8; n++)
    {
      g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
      g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (StanceXlsx) xlsx = NULL;

      for (guint i = 0; i < n; i++)
        g_ptr_array_add (given, make ("q", (gint32) i));
      bytes = write_out (given, 4);
      found = read_back (bytes, faults);
      check_same (given, found);
      xlsx = stance_xlsx_new ("book", bytes, NULL);
      g_assert_cmpuint (stance_xlsx_get_n_sheets (xlsx), ==, 8 + (n - 1) / 3);
      check_order (xlsx, (n - 1) / 3);
    }
}

static void
test_nothing (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceWorkbook) workbook = stance_workbook_new (model, NULL, &error);
  g_autoptr (StanceStatement) unknown = stance_statement_new ("a", "somebody", "no-such-issue", 1, NULL);
  g_autoptr (GPtrArray) statements = g_ptr_array_new ();

  g_assert_null (stance_workbook_finish (workbook, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
  g_clear_error (&error);
  g_ptr_array_add (statements, unknown);
  g_assert_false (stance_workbook_add (workbook, NULL, statements, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_UNKNOWN_ISSUE);
}

/* What can be had of two or three sides: with what is said of them, without it, and with one side empty. */
static void
test_sides (void)
{
  static const struct
  {
    const char *titles[4];
    gboolean told;
    guint n_sheets;
  } cases[] = {
    { { "one", "other" }, TRUE, 18 }, { { "one", "=other" }, FALSE, 18 }, { { "", "\xff[]:*?/\\", "a" }, TRUE, 15 }, { { "a", "a", "a" }, FALSE, 15 },
  };
  g_autoptr (StanceModel) model = test_model_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
      g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) found = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (StanceWorkbook) workbook = stance_workbook_new_of_sides (model, NULL, cases[i].titles, &error);
      g_autoptr (StanceTable) table = NULL;
      g_autoptr (StanceComparison) comparison = NULL;
      g_autoptr (StanceOutlets) outlets = stance_outlets_new (model);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (StanceXlsx) xlsx = NULL;

      g_assert_no_error (error);
      for (gint32 k = 0; k < 7; k++)
        g_ptr_array_add (given, make ("=q", k));
      workbook->max_rows = 4;
      stance_workbook_begin_side (workbook, 1);
      g_assert_true (stance_workbook_add (workbook, NULL, given, &error));
      table = stance_table_new (given, model, STANCE_LEVEL_PARTY, 1, &error);
      comparison = stance_comparison_new (NULL, table, model, &error);
      for (guint k = 0; k < 3; k++)
        stance_outlets_add (outlets, "x", k == 1 ? table : NULL);
      g_assert_true (stance_outlets_finish (outlets, &error));
      if (cases[i].told && cases[i].titles[2])
        stance_workbook_set_outlets (workbook, outlets);
      else if (cases[i].told)
        stance_workbook_set_comparison (workbook, comparison);
      bytes = stance_workbook_finish (workbook, &error);
      g_assert_no_error (error);
      found = read_back (bytes, faults);
      check_same (given, found);
      xlsx = stance_xlsx_new ("book", bytes, NULL);
      g_assert_cmpuint (stance_xlsx_get_n_sheets (xlsx), ==, cases[i].n_sheets);
    }
}

static void
test_too_many_sides (void)
{
  g_autoptr (StanceModel) model = test_model_new ();
  g_autoptr (GError) error = NULL;
  const char *titles[STANCE_BOOK_SIDES + 2] = { NULL };
  g_autoptr (StanceWorkbook) most = NULL;

  for (guint i = 0; i <= STANCE_BOOK_SIDES; i++)
    titles[i] = "x";
  g_assert_null (stance_workbook_new_of_sides (model, NULL, titles, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT);
  g_clear_error (&error);
  titles[STANCE_BOOK_SIDES] = NULL;
  most = stance_workbook_new_of_sides (model, NULL, titles, &error);
  g_assert_no_error (error);
  g_assert_null (stance_workbook_finish (most, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
}

/* Every way to cut or bend the bytes gives an error or statements, and no crash. */
static void
test_broken (void)
{
  g_autoptr (GPtrArray) given = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  const guchar *data;

  g_ptr_array_add (given, make ("q", 1));
  bytes = write_out (given, STANCE_BOOK_ROWS);
  data = g_bytes_get_data (bytes, &size);
  for (gsize i = 0; i < size; i += 97)
    {
      g_autofree guchar *copy = g_memdup2 (data, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) cut = g_bytes_new (data, i);
      g_autoptr (GBytes) bent = NULL;
      g_autoptr (StanceXlsx) a = stance_xlsx_new ("cut", cut, &error);
      g_autoptr (StanceXlsx) b = NULL;

      g_assert_true ((a == NULL) == (error != NULL));
      g_clear_error (&error);
      copy[i] ^= 0x55;
      bent = g_bytes_new (copy, size);
      b = stance_xlsx_new ("bent", bent, &error);
      for (guint sheet = 0; b != NULL && sheet < stance_xlsx_get_n_sheets (b); sheet++)
        {
          g_autoptr (GError) fault = NULL;
          gboolean open = stance_xlsx_open (b, sheet, &fault);
          GPtrArray *cells;
          guint row;

          while (open && (cells = stance_xlsx_next (b, &row, &fault)))
            g_ptr_array_unref (cells);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook/texts", test_texts);
  g_test_add_func ("/workbook/long-texts", test_long_texts);
  g_test_add_func ("/workbook/full-sheets", test_full_sheets);
  g_test_add_func ("/workbook/nothing", test_nothing);
  g_test_add_func ("/workbook/sides", test_sides);
  g_test_add_func ("/workbook/too-many-sides", test_too_many_sides);
  g_test_add_func ("/workbook/broken", test_broken);
  return g_test_run ();
}
