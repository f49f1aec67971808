/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-utf8-private.h"

#define REPLACEMENT 0xFFFD

/* windows-1252 between 0x80 and 0x9F; 0 where it has no character. */
static const guint16 windows_1252[32] = {
  0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
  0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

typedef struct
{
  GString *text;
  gsize first;     /* offset of the first fault */
  guchar byte;     /* what stands there */
  guint n_western; /* bytes read as windows-1252 */
  guint n_lost;    /* bytes or units read as U+FFFD */
} Repair;

static void
note (Repair *repair, gsize at, guchar byte, gboolean lost)
{
  if (repair->n_western + repair->n_lost == 0)
    {
      repair->first = at;
      repair->byte = byte;
    }
  repair->n_lost += lost;
  repair->n_western += !lost;
}

static gboolean
is_high (const guchar *bytes, gsize length, gsize at)
{
  return at < length && bytes[at] >= 0x80;
}

/* How many bytes at `at` belong together in a sequence that was cut short: the lead byte and its continuations. */
static gsize
cut_sequence (const guchar *bytes, gsize length, gsize at)
{
  guint expected = bytes[at] >= 0xF0 && bytes[at] <= 0xF4 ? 4 : bytes[at] >= 0xE0 && bytes[at] < 0xF0 ? 3 : 1;
  gsize n = 1;

  while (n + 1 < expected && at + n < length && (bytes[at + n] & 0xC0) == 0x80)
    n++;
  return n;
}

/* In a file without any other multi-byte character every odd byte is windows-1252. Among UTF-8 only a lone byte of those that
 * windows-1252 has for punctuation is; the rest is damage. */
static gunichar
western_character (const guchar *bytes, gsize length, gsize at, gboolean all_western)
{
  guchar byte = bytes[at];

  if (byte >= 0xA0)
    return all_western ? byte : 0;
  if (!all_western && (is_high (bytes, length, at + 1) || (at > 0 && is_high (bytes, length, at - 1))))
    return 0;
  return windows_1252[byte - 0x80];
}

static gboolean
has_multibyte (const char *bytes, gsize length)
{
  const char *p = bytes, *end = bytes + length;

  while (p < end)
    {
      const char *stop;

      g_utf8_validate_len (p, (gsize) (end - p), &stop);
      for (; p < stop; p++)
        if ((guchar) *p >= 0x80)
          return TRUE;
      p = stop + 1;
    }
  return FALSE;
}

static void
repair_bytes (Repair *repair, const char *bytes, gsize length)
{
  gboolean all_western = !has_multibyte (bytes, length);
  const char *p = bytes, *end = bytes + length;

  while (p < end)
    {
      const char *stop;
      gunichar western;
      gsize at;

      g_utf8_validate_len (p, (gsize) (end - p), &stop);
      g_string_append_len (repair->text, p, stop - p);
      if (stop == end)
        break;
      at = (gsize) (stop - bytes);
      western = western_character ((const guchar *) bytes, length, at, all_western);
      note (repair, at, (guchar) *stop, western == 0);
      g_string_append_unichar (repair->text, western ? western : REPLACEMENT);
      p = stop + (western ? 1 : cut_sequence ((const guchar *) bytes, length, at));
    }
}

static guint
utf16_unit (const guchar *bytes, gsize at, gboolean big)
{
  return big ? (guint) bytes[at] << 8 | bytes[at + 1] : (guint) bytes[at + 1] << 8 | bytes[at];
}

static void
convert_utf16 (Repair *repair, const guchar *bytes, gsize length, gboolean big)
{
  gsize at = 2;

  for (; at + 1 < length; at += 2)
    {
      gunichar c = utf16_unit (bytes, at, big);
      guint low = at + 3 < length ? utf16_unit (bytes, at + 2, big) : 0;

      if (c >= 0xD800 && c < 0xDC00 && low >= 0xDC00 && low < 0xE000)
        {
          c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
          at += 2;
        }
      else if (c >= 0xD800 && c < 0xE000)
        {
          note (repair, at, bytes[at], TRUE);
          c = REPLACEMENT;
        }
      g_string_append_unichar (repair->text, c);
    }
  if (at < length)
    note (repair, at, bytes[at], TRUE);
}

static char *
describe (const Repair *repair, const char *name, const char *encoding)
{
  guint n = repair->n_western + repair->n_lost;
  const char *read_as = repair->n_lost == 0 ? "windows-1252" : repair->n_western == 0 ? "U+FFFD" : "windows-1252 or U+FFFD";

  if (n == 0)
    return NULL;
  return g_strdup_printf ("%s: byte %" G_GSIZE_FORMAT ": invalid %s (0x%02x), read as %s; %u such place%s", name, repair->first, encoding,
                          repair->byte, read_as, n, n == 1 ? "" : "s");
}

static gboolean
check_nul (const char *name, const char *bytes, gsize length, GError **error)
{
  const char *nul = memchr (bytes, '\0', length);

  if (nul == NULL)
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "%s: byte %" G_GSIZE_FORMAT ": found a NUL byte, expected text "
               "(is this a binary file?)", name, (gsize) (nul - bytes));
  return FALSE;
}

static gboolean
read_utf16 (const char *name, const char *bytes, gsize length, StanceUtf8 *result, GError **error)
{
  Repair repair = { .text = g_string_sized_new (length) };

  convert_utf16 (&repair, (const guchar *) bytes, length, (guchar) bytes[0] == 0xFE);
  result->warning = describe (&repair, name, "UTF-16");
  result->length = repair.text->len;
  result->text = g_string_free (repair.text, FALSE);
  if (check_nul (name, result->text, result->length, error))
    return TRUE;
  stance_utf8_clear (result);
  return FALSE;
}

gboolean
stance_utf8_read (const char *name, const char *bytes, gsize length, StanceUtf8 *result, GError **error)
{
  gsize mark = length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
  Repair repair = { 0 };

  *result = (StanceUtf8) { 0 };
  if (length >= 2 && (memcmp (bytes, "\xFF\xFE", 2) == 0 || memcmp (bytes, "\xFE\xFF", 2) == 0))
    return read_utf16 (name, bytes, length, result, error);
  if (length > 0 && !check_nul (name, bytes, length, error))
    return FALSE;
  if (g_utf8_validate_len (bytes + mark, length - mark, NULL))
    {
      result->length = length - mark;
      result->text = g_strndup (bytes + mark, result->length);
      return TRUE;
    }
  repair.text = g_string_sized_new (length + 64);
  repair_bytes (&repair, bytes + mark, length - mark);
  repair.first += mark;
  result->warning = describe (&repair, name, "UTF-8");
  result->length = repair.text->len;
  result->text = g_string_free (repair.text, FALSE);
  return TRUE;
}

void
stance_utf8_clear (StanceUtf8 *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->warning, g_free);
  self->length = 0;
}
