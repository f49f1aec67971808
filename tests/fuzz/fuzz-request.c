/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Requests to measure numbers: an answer that is JSON, in which every figure that is null has its reason, or an error. */
#include <json-glib/json-glib.h>
#include <stance/stance-calculator.h>
#include <string.h>

#include "fuzz-private.h"

static gboolean
has_null (JsonNode *node)
{
  JsonArray *list = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; list && i < json_array_get_length (list); i++)
    if (has_null (json_array_get_element (list, i)))
      return TRUE;
  return JSON_NODE_HOLDS_NULL (node);
}

static void
check_members (JsonObject *object, JsonObject *reasons)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    if (has_null (node) && strcmp (name, "n_common") != 0)
      g_assert_true (reasons && json_object_has_member (reasons, name));
}

static void
check_answer (const char *line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = json_from_string (line, &error);
  JsonObject *answer;
  JsonObject *reasons;

  g_assert_no_error (error);
  answer = json_node_get_object (root);
  reasons = json_object_has_member (answer, "undefined") ? json_object_get_object_member (answer, "undefined") : NULL;
  check_members (answer, reasons);
  if (json_object_has_member (answer, "values"))
    check_members (json_object_get_object_member (answer, "values"), reasons);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = stance_calculate ("input", bytes, &error);
  g_auto (GStrv) lines = answer ? g_strsplit (answer, "\n", -1) : NULL;

  g_assert_true ((answer != NULL) == (error == NULL));
  for (guint i = 0; lines && lines[i]; i++)
    if (lines[i][0] != '\0')
      check_answer (lines[i]);
  return 0;
}
