/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stance/stance-document.h>
#include <stance/stance-error.h>

#include "stance-document-private.h"

static void
test_fields (void)
{
  g_autoptr (StanceDocument) plain = stance_document_new ("a", "Zürich “talks”\r\n", NULL);
  g_autoptr (StanceDocument) titled = stance_document_with_title (plain, "Talks");
  g_autoptr (StanceDocument) dated = stance_document_with_date (titled, "2025-02-13", NULL);
  g_autoptr (StanceDocument) outlet = stance_document_with_outlet (dated, "Gazette");
  g_autoptr (StanceDocument) full = stance_document_with_url (outlet, "https://example.org/a");

  g_assert_cmpstr (stance_document_get_id (full), ==, "a");
  g_assert_cmpstr (stance_document_get_text (full), ==, "Zürich “talks”\r\n");
  g_assert_cmpuint (stance_document_get_length (full), ==, 16);
  g_assert_cmpuint (stance_document_get_size (full), ==, 21);
  g_assert_cmpstr (stance_document_get_title (full), ==, "Talks");
  g_assert_cmpstr (stance_document_get_date (full), ==, "2025-02-13");
  g_assert_cmpstr (stance_document_get_outlet (full), ==, "Gazette");
  g_assert_cmpstr (stance_document_get_url (full), ==, "https://example.org/a");
  g_assert_null (stance_document_get_title (plain));
  g_assert_null (stance_document_get_date (plain));
  g_assert_null (stance_document_get_outlet (plain));
  g_assert_null (stance_document_get_url (plain));
  g_assert_true (stance_document_get_text (full) == stance_document_get_text (plain));
}

static void
test_empty (void)
{
  g_autoptr (StanceDocument) document = stance_document_new ("", "", NULL);
  g_autoptr (StanceDocument) renamed = stance_document_with_id (document, "b");
  g_autoptr (StanceDocument) boxed = g_boxed_copy (STANCE_TYPE_DOCUMENT, renamed);

  g_assert_cmpuint (stance_document_get_length (document), ==, 0);
  g_assert_cmpstr (stance_document_get_id (boxed), ==, "b");
}

static void
test_invalid_text (void)
{
  const char *texts[] = { "ab\xff", "ab\xc3", "ab\xed\xa0\x80", "ab\xc0\x80", "ab\xf4\x90\x80\x80" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (stance_document_new ("doc", texts[i], &error));
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT);
      g_assert_true (g_str_has_prefix (error->message, "doc: byte 2: found 0x"));
    }
}

static void
test_too_long (void)
{
  gsize size = (64u << 20) + 1;
  g_autofree char *text = g_malloc (size + 1);
  g_autoptr (GError) error = NULL;

  memset (text, 'a', size);
  text[size] = '\0';
  g_assert_null (stance_document_new ("doc", text, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *given;
    const char *day;
  } cases[] = {
    { "2025-02-13", "2025-02-13" }, { "2025-02-13T08:00:00Z", "2025-02-13" }, { "2024-02-29 10:00", "2024-02-29" },
    { "2025-02-29", NULL }, { "2025-13-01", NULL }, { "2025-2-1", NULL }, { "13.02.2025", NULL }, { "", NULL },
    { "2025-02-13x", NULL }, { "2025-02-13T", NULL }, { "0000-01-01", NULL }, { "-025-02-13", NULL }, { "2025-02-\xff", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StanceDocument) plain = stance_document_new ("doc", "text", NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (StanceDocument) dated = stance_document_with_date (plain, cases[i].given, &error);

      g_test_message ("%s", cases[i].day ? cases[i].given : "no date");
      if (cases[i].day)
        g_assert_cmpstr (stance_document_get_date (dated), ==, cases[i].day);
      else
        g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/fields", test_fields);
  g_test_add_func ("/document/empty", test_empty);
  g_test_add_func ("/document/invalid-text", test_invalid_text);
  g_test_add_func ("/document/too-long", test_too_long);
  g_test_add_func ("/document/dates", test_dates);
  return g_test_run ();
}
