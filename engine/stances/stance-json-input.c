/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-json-input-private.h"
#include "stance-json-scan-private.h"
#include "stance-limits-private.h"

/* Puts the place in the file in front of "LINE:COLUMN: ...", which counts from the start of the data. */
static void
set_error_at (const char *name, guint first_line, const GError *cause, const char *message, GError **error)
{
  guint64 line = 1, column = 1;
  int code = cause->domain == STANCE_ERROR ? cause->code : STANCE_ERROR_INVALID_TEXT;
  char *end;

  line = g_ascii_strtoull (message, &end, 10);
  if (*end == ':')
    column = g_ascii_strtoull (end + 1, &end, 10);
  if (*end == ':')
    message = end + 1 + strspn (end + 1, " ");
  g_set_error (error, STANCE_ERROR, code, "%s:%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT ": %s", name, first_line - 1 + MAX (line, 1),
               column, message);
}

static gboolean
check_before_parsing (const char *name, guint first_line, const char *data, gsize length, GError **error)
{
  g_autoptr (GError) cause = NULL;

  if (length > STANCE_LIMIT_JSON_BYTES)
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "%s:%u:1: found %" G_GSIZE_FORMAT " bytes of JSON, expected at most %u", name,
                   first_line, length, STANCE_LIMIT_JSON_BYTES);
      return FALSE;
    }
  if (stance_json_scan_depth (data, length, STANCE_LIMIT_JSON_DEPTH, &cause))
    return TRUE;
  set_error_at (name, first_line, cause, cause->message, error);
  return FALSE;
}

JsonNode *
stance_json_input_parse (const char *name, guint first_line, const char *data, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = NULL;
  g_autoptr (GError) cause = NULL;
  g_autofree char *fixed = NULL;
  const char *message;

  if (!check_before_parsing (name, first_line, data, length, error))
    return NULL;
  parser = json_parser_new ();
  fixed = stance_json_scan_mend_surrogates (data, length);
  if (json_parser_load_from_data (parser, fixed ? fixed : data, (gssize) length, &cause))
    return json_parser_steal_root (parser);
  message = g_str_has_prefix (cause->message, "<data>:") ? cause->message + strlen ("<data>:") : cause->message;
  set_error_at (name, first_line, cause, message, error);
  return NULL;
}

char *
stance_json_input_name_place (const char *place)
{
  gsize length = strlen (place);

  return g_strndup (place, g_str_has_suffix (place, "#") ? length - 1 : length);
}

gboolean
stance_json_input_is_text (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

gboolean
stance_json_input_is_number (JsonNode *node)
{
  GType type = node != NULL && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

const char *
stance_json_input_describe (JsonNode *node)
{
  if (node == NULL)
    return "nothing";
  if (JSON_NODE_HOLDS_NULL (node))
    return "null";
  if (JSON_NODE_HOLDS_OBJECT (node))
    return "an object";
  if (JSON_NODE_HOLDS_ARRAY (node))
    return "an array";
  if (stance_json_input_is_text (node))
    return "text";
  return stance_json_input_is_number (node) ? "a number" : "a boolean";
}
