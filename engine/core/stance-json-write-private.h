/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing JSON: always valid UTF-8, never a number that JSON does not have. */
#pragma once

#include <glib.h>

/* null for NULL */
void stance_json_append_string (GString *out, const char *text);
/* null where not finite; the shortest digits that read back as the same double */
void stance_json_append_exact (GString *out, double value);
/* null where not finite; ten significant digits, which hide the last bits of a mean */
void stance_json_append_number (GString *out, double value);
/* "key":, with a comma and a new line where something stands before it */
void stance_json_append_key (GString *out, const char *key);
/* a comma, unless nothing stands before it in its list or object */
void stance_json_append_comma (GString *out);
void stance_json_append_strings (GString *out, char **strings);
