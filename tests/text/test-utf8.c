/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-utf8-private.h"

#define BYTES(literal) literal, sizeof (literal) - 1

static void
test_reading (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *text;
    const char *warning;
  } cases[] = {
    { BYTES (""), "", NULL },
    { BYTES ("a\r\n\xC3\xA9\n"), "a\r\né\n", NULL },
    { BYTES ("\xEF\xBB\xBF" "a"), "a", NULL },
    { BYTES ("\xEF\xBB\xBF"), "", NULL },
    { BYTES ("\xFF\xFE" "a\0\x3D\xD8\x00\xDE"), "a😀", NULL },
    { BYTES ("\xFE\xFF\0a\x20\x1C"), "a“", NULL },
    { BYTES ("\xFE\xFF\0a\xD8\x00\0b"), "a\xEF\xBF\xBD" "b", "f: byte 4: invalid UTF-16 (0xd8), read as U+FFFD; 1 such place" },
    { BYTES ("\xFF\xFE" "a\0b"), "a", "f: byte 4: invalid UTF-16 (0x62), read as U+FFFD; 1 such place" },
    { BYTES ("ab \x93yes\x94 \xE9"), "ab “yes” é", "f: byte 3: invalid UTF-8 (0x93), read as windows-1252; 3 such places" },
    { BYTES ("r\xE9sum\xE9\x94 x"), "résumé” x", "f: byte 1: invalid UTF-8 (0xe9), read as windows-1252; 3 such places" },
    { BYTES ("\xC3\xA9 \x93 x"), "é “ x", "f: byte 3: invalid UTF-8 (0x93), read as windows-1252; 1 such place" },
    { BYTES ("\xC3\xA9 \xE2\x80 x"), "é \xEF\xBF\xBD x", "f: byte 3: invalid UTF-8 (0xe2), read as U+FFFD; 1 such place" },
    { BYTES ("\xC3\xA9 \xE2\x80 \x85 \xFF"), "é \xEF\xBF\xBD … \xEF\xBF\xBD",
      "f: byte 3: invalid UTF-8 (0xe2), read as windows-1252 or U+FFFD; 3 such places" },
    { BYTES ("x\x81"), "x\xEF\xBF\xBD", "f: byte 1: invalid UTF-8 (0x81), read as U+FFFD; 1 such place" },
    { BYTES ("\xEF\xBB\xBF" "x\x85"), "x…", "f: byte 4: invalid UTF-8 (0x85), read as windows-1252; 1 such place" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (StanceUtf8) utf8 = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_true (stance_utf8_read ("f", cases[i].bytes, cases[i].length, &utf8, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (utf8.text, ==, cases[i].text);
      g_assert_cmpuint (utf8.length, ==, strlen (utf8.text));
      g_assert_cmpstr (utf8.warning, ==, cases[i].warning);
    }
}

static void
test_binary (void)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *message;
  } cases[] = {
    { BYTES ("ab\0c"), "f: byte 2: found a NUL byte, expected text (is this a binary file?)" },
    { BYTES ("\xFF\xFE\0\0"), "f: byte 0: found a NUL byte, expected text (is this a binary file?)" },
    { BYTES ("\x89PNG\r\n\x1A\n\0\0"), "f: byte 8: found a NUL byte, expected text (is this a binary file?)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (StanceUtf8) utf8 = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (stance_utf8_read ("f", cases[i].bytes, cases[i].length, &utf8, &error));
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT);
      g_assert_cmpstr (error->message, ==, cases[i].message);
      g_assert_null (utf8.text);
    }
}

/* Any two bytes between letters give valid UTF-8. */
static void
test_all_pairs (void)
{
  for (guint i = 1; i < 65536; i++)
    {
      const char bytes[] = { 'a', (char) (i >> 8), (char) i, (char) 0xE2, (char) 0x80, (char) (i % 3 ? 0x94 : 'b') };
      g_auto (StanceUtf8) utf8 = { 0 };

      if (stance_utf8_read ("f", bytes, sizeof bytes, &utf8, NULL))
        g_assert_true (g_utf8_validate (utf8.text, (gssize) utf8.length, NULL));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/utf8/reading", test_reading);
  g_test_add_func ("/utf8/binary", test_binary);
  g_test_add_func ("/utf8/all-pairs", test_all_pairs);
  return g_test_run ();
}
