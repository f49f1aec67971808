/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "vectors-frame.h"

#include <math.h>
#include <stance/stance-calculator.h>

/* json-glib 1.6 writes 1e-06 as 1e-06.0. */
static char *
write_json (JsonNode *root)
{
  g_autofree char *text = json_to_string (root, FALSE);
  g_autoptr (GRegex) regex = g_regex_new ("(e[-+]?[0-9]+)\\.0", 0, 0, NULL);

  return g_regex_replace (regex, text, -1, 0, "\\1", 0, NULL);
}

JsonObject *
vector_ask (const Vector *vector, const char *measure, JsonObject *data, JsonObject *options)
{
  g_autoptr (JsonObject) request = json_object_new ();
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), request);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) read = NULL;
  g_autofree char *answer = NULL;
  char *text;

  json_object_set_string_member (request, "measure", measure);
  json_object_set_object_member (request, "data", data);
  if (options)
    json_object_set_object_member (request, "options", options);
  text = write_json (root);
  bytes = g_bytes_new_take (text, strlen (text));
  answer = stance_calculate (vector->name, bytes, &error);
  g_assert_no_error (error);
  read = json_from_string (answer, &error);
  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (read));
}

JsonObject *
vector_pick (JsonObject *from, ...)
{
  JsonObject *picked = json_object_new ();
  const char *name;
  va_list names;

  va_start (names, from);
  while ((name = va_arg (names, const char *)))
    {
      const char *source = va_arg (names, const char *);

      if (json_object_has_member (from, source))
        json_object_set_member (picked, name, json_node_copy (json_object_get_member (from, source)));
    }
  va_end (names);
  return picked;
}

static gboolean
is_null (JsonNode *node)
{
  return node == NULL || JSON_NODE_HOLDS_NULL (node);
}

static void
compare_numbers (const Vector *vector, const char *what, double expected, JsonNode *got)
{
  double value;

  if (is_null (got))
    g_error ("%s: %s: found null, expected %.15g", vector->name, what, expected);
  value = json_node_get_double (got);
  if (!(fabs (value - expected) <= vector->tolerance * fmax (1, fabs (expected))))
    g_error ("%s: %s: found %.17g, expected %.17g within %g", vector->name, what, value, expected, vector->tolerance);
}

static void
compare_arrays (const Vector *vector, const char *what, JsonArray *expected, JsonNode *got)
{
  JsonArray *list;

  if (is_null (got) || !JSON_NODE_HOLDS_ARRAY (got))
    g_error ("%s: %s: found no list", vector->name, what);
  list = json_node_get_array (got);
  g_assert_cmpuint (json_array_get_length (list), ==, json_array_get_length (expected));
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      g_autofree char *place = g_strdup_printf ("%s/%u", what, i);

      vector_compare (vector, place, json_array_get_element (expected, i), json_array_get_element (list, i));
    }
}

static void
compare_objects (const Vector *vector, const char *what, JsonObject *expected, JsonNode *got)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (is_null (got) || !JSON_NODE_HOLDS_OBJECT (got))
    g_error ("%s: %s: found no object", vector->name, what);
  json_object_iter_init (&iter, expected);
  while (json_object_iter_next (&iter, &name, &node))
    {
      g_autofree char *place = g_strdup_printf ("%s/%s", what, name);

      vector_compare (vector, place, node, json_object_get_member (json_node_get_object (got), name));
    }
}

void
vector_compare (const Vector *vector, const char *what, JsonNode *expected, JsonNode *got)
{
  if (JSON_NODE_HOLDS_ARRAY (expected))
    compare_arrays (vector, what, json_node_get_array (expected), got);
  else if (JSON_NODE_HOLDS_OBJECT (expected))
    compare_objects (vector, what, json_node_get_object (expected), got);
  else if (is_null (expected))
    g_assert_true (is_null (got));
  else if (json_node_get_value_type (expected) == G_TYPE_STRING)
    g_assert_cmpstr (is_null (got) ? NULL : json_node_get_string (got), ==, json_node_get_string (expected));
  else
    compare_numbers (vector, what, json_node_get_double (expected), got);
}

JsonNode *
vector_get (JsonObject *answer, const char *name)
{
  JsonNode *values = json_object_get_member (answer, "values");
  JsonNode *node = values ? json_object_get_member (json_node_get_object (values), name) : NULL;

  return node ? node : json_object_get_member (answer, name);
}

void
vector_expect (const Vector *vector, const char *expected_name, JsonObject *answer, const char *name)
{
  JsonNode *expected = json_object_get_member (json_node_get_object (vector->expected), expected_name);

  g_assert_nonnull (expected);
  vector_compare (vector, expected_name, expected, vector_get (answer, name));
}
