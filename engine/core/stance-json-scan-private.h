/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A look over JSON before json-glib parses it. json-glib recurses without a limit, takes comments and a second root, wraps integers and
 * cuts strings at a NUL; what passes here cannot make it do so. */
#pragma once

#include <glib.h>

/* FALSE with "LINE:COLUMN: found ..., expected ..." (columns count bytes): STANCE_ERROR_LIMIT when objects and arrays nest deeper than
 * `max_depth` or an integer does not fit 64 bits, STANCE_ERROR_INVALID_TEXT when a string or bracket stays open, something stands outside
 * strings that JSON has no use for, or anything follows the root. It does not replace the parser. */
gboolean stance_json_scan_depth (const char *data, gsize length, guint max_depth, GError **error);

/* json-glib makes invalid UTF-8 of half a surrogate pair, swallows the character after it, and may leak: gives a copy of the same length in which each
 * half is U+FFFD; NULL when there is none. */
char *stance_json_scan_mend_surrogates (const char *data, gsize length);
