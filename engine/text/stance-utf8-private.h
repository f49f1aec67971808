/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes of a file to UTF-8. Text that is UTF-8 already stays as it is, byte for byte, line ends included: offsets are offsets into it. */
#pragma once

#include <glib.h>

/* What was read. `warning` says what had to be repaired: "FILE: byte 1234: invalid UTF-8 ...", NULL when nothing had to be. */
typedef struct
{
  char *text; /* NUL-terminated, without NUL inside */
  gsize length;
  char *warning;
} StanceUtf8;

/* Reads `length` bytes. A byte order mark is dropped, UTF-16 is converted (with a mark only). Bytes that are not UTF-8 are read as
 * windows-1252 where that is what they look like, else as U+FFFD. STANCE_ERROR_INVALID_TEXT for NUL bytes: that is no text. */
gboolean stance_utf8_read (const char *name, const char *bytes, gsize length, StanceUtf8 *result, GError **error);

void stance_utf8_clear (StanceUtf8 *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceUtf8, stance_utf8_clear)
