/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON of others, read with care: what json-glib cannot be trusted with is refused before it sees it. */
#pragma once

#include <json-glib/json-glib.h>

/* Parses `length` bytes of UTF-8. Errors begin with "NAME:LINE:COLUMN:", lines counted from `first_line`: STANCE_ERROR_INVALID_TEXT for
 * what is no JSON, STANCE_ERROR_LIMIT for size and depth. Half a surrogate pair (\ud800) is read as U+FFFD. */
JsonNode *stance_json_input_parse (const char *name, guint first_line, const char *data, gsize length, GError **error);

/* What a node is, for messages: "null", "a number", "text", "an object" ...; a NULL node is "nothing". */
const char *stance_json_input_describe (JsonNode *node);

/* A place as messages name it: "FILE#/0/text", and "FILE:1" of a whole that is "FILE:1#". (transfer full) */
char *stance_json_input_name_place (const char *place);

gboolean stance_json_input_is_text (JsonNode *node);
gboolean stance_json_input_is_number (JsonNode *node);
