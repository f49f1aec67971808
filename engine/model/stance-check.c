/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-check-private.h"

#include <stdlib.h>
#include <string.h>

#include "stance-suggest-private.h"

void
stance_check_init (StanceCheck *check, const char *file, GPtrArray *faults)
{
  check->file = file;
  check->pointer = g_string_new (NULL);
  check->faults = faults;
}

void
stance_check_clear (StanceCheck *check)
{
  g_string_free (check->pointer, TRUE);
}

void
stance_check_enter (StanceCheck *check, const char *key)
{
  stance_json_pointer_add (check->pointer, key);
}

void
stance_check_leave (StanceCheck *check)
{
  stance_json_pointer_remove (check->pointer);
}

void
stance_check_fault (StanceCheck *check, const char *found, const char *expected)
{
  stance_faults_take (check->faults, g_strdup_printf ("%s#%s: found %s, expected %s", check->file, check->pointer->str, found,
                                                      expected));
}

void
stance_check_fault_at (StanceCheck *check, const char *key, const char *found, const char *expected)
{
  stance_check_enter (check, key);
  stance_check_fault (check, found, expected);
  stance_check_leave (check);
}

void
stance_check_wrong_text (StanceCheck *check, const char *text, const char *expected)
{
  g_autofree char *found = stance_json_quote (text, -1);

  stance_check_fault (check, found, expected);
}

void
stance_check_wrong_text_at (StanceCheck *check, const char *key, const char *text, const char *expected)
{
  g_autofree char *found = stance_json_quote (text, -1);

  stance_check_fault_at (check, key, found, expected);
}

void
stance_check_missing (StanceCheck *check, const char *key)
{
  g_autofree char *found = g_strdup_printf ("no key \"%s\"", key);

  stance_check_fault (check, found, "it here");
}

char *
stance_check_describe (JsonNode *node)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  switch (json_node_get_node_type (node))
    {
    case JSON_NODE_OBJECT:
      return g_strdup ("an object");
    case JSON_NODE_ARRAY:
      return g_strdup ("a list");
    case JSON_NODE_NULL:
      return g_strdup ("null");
    default:
      break;
    }
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return stance_json_quote (json_node_get_string (node), -1);
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");
  return g_strdup (g_ascii_formatd (number, sizeof number, "%.15g", json_node_get_double (node)));
}

static void
wrong (StanceCheck *check, JsonNode *node, const char *expected)
{
  g_autofree char *found = stance_check_describe (node);

  stance_check_fault (check, found, expected);
}

static void
wrong_at (StanceCheck *check, JsonObject *object, const char *key, const char *expected)
{
  stance_check_enter (check, key);
  wrong (check, json_object_get_member (object, key), expected);
  stance_check_leave (check);
}

static gboolean
is_text (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static gboolean
has_key (const StanceKey *keys, const char *name)
{
  for (; keys->name; keys++)
    if (g_str_equal (keys->name, name))
      return TRUE;
  return FALSE;
}

static void
unknown_key (StanceCheck *check, const char *name, const StanceKey *keys)
{
  g_autoptr (GString) expected = g_string_new ("one of ");
  g_autofree char *hint = NULL;
  StanceSuggestion suggestion;

  stance_suggestion_init (&suggestion, name);
  for (const StanceKey *key = keys; key->name; key++)
    {
      stance_suggestion_offer (&suggestion, key->name);
      g_string_append_printf (expected, "%s%s", key == keys ? "" : ", ", key->name);
    }
  hint = stance_suggestion_text (&suggestion);
  g_string_append (expected, hint);
  stance_check_fault_at (check, name, "an unknown key", expected->str);
}

JsonObject *
stance_check_object (StanceCheck *check, JsonNode *node, const StanceKey *keys)
{
  JsonObject *object;
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      wrong (check, node, "an object");
      return NULL;
    }
  object = json_node_get_object (node);
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &member))
    {
      if (g_str_equal (name, "note"))
        {
          if (!is_text (member))
            wrong_at (check, object, name, "text");
        }
      else if (!has_key (keys, name))
        unknown_key (check, name, keys);
    }
  for (; keys->name; keys++)
    if (keys->required && !json_object_has_member (object, keys->name))
      stance_check_missing (check, keys->name);
  return object;
}

static gboolean
is_blank (const char *text)
{
  for (; *text; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

const char *
stance_check_element_text (StanceCheck *check, JsonNode *node)
{
  if (is_text (node) && !is_blank (json_node_get_string (node)))
    return json_node_get_string (node);
  wrong (check, node, "text that is not empty");
  return NULL;
}

const char *
stance_check_text (StanceCheck *check, JsonObject *object, const char *key)
{
  const char *text;

  if (!json_object_has_member (object, key))
    return NULL;
  stance_check_enter (check, key);
  text = stance_check_element_text (check, json_object_get_member (object, key));
  stance_check_leave (check);
  return text;
}

gboolean
stance_id_is_valid (const char *id)
{
  return id[0] != '\0' && id[strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789-")] == '\0';
}

const char *
stance_check_id (StanceCheck *check, JsonObject *object, const char *key)
{
  const char *id = stance_check_text (check, object, key);

  if (id && !stance_id_is_valid (id))
    {
      wrong_at (check, object, key, "an id of letters a to z, digits and hyphens");
      return NULL;
    }
  return id;
}

static gboolean
is_date (const char *text)
{
  static const char shape[] = "dddd-dd-dd";

  if (strlen (text) != strlen (shape))
    return FALSE;
  for (guint i = 0; shape[i]; i++)
    if (shape[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
      return FALSE;
  return g_date_valid_dmy ((GDateDay) atoi (text + 8), (GDateMonth) atoi (text + 5), (GDateYear) atoi (text));
}

const char *
stance_check_date (StanceCheck *check, JsonObject *object, const char *key)
{
  const char *date = stance_check_text (check, object, key);

  if (date && !is_date (date))
    {
      wrong_at (check, object, key, "a date such as 2025-02-13");
      return NULL;
    }
  return date;
}

gboolean
stance_check_boolean (StanceCheck *check, JsonObject *object, const char *key, gboolean *value)
{
  JsonNode *node = json_object_get_member (object, key);

  if (!node)
    return FALSE;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
    {
      wrong_at (check, object, key, "true or false");
      return FALSE;
    }
  *value = json_node_get_boolean (node);
  return TRUE;
}

gboolean
stance_check_number (StanceCheck *check, JsonObject *object, const char *key, double *value)
{
  JsonNode *node = json_object_get_member (object, key);
  GType type = node && JSON_NODE_HOLDS_VALUE (node) ? json_node_get_value_type (node) : G_TYPE_INVALID;

  if (!node)
    return FALSE;
  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    {
      wrong_at (check, object, key, "a number");
      return FALSE;
    }
  *value = json_node_get_double (node);
  return TRUE;
}

void
stance_check_each (StanceCheck *check, JsonObject *object, const char *key, StanceCheckFunc func, gpointer data)
{
  JsonNode *node = json_object_get_member (object, key);
  JsonArray *list;

  if (!node)
    return;
  stance_check_enter (check, key);
  if (!JSON_NODE_HOLDS_ARRAY (node))
    wrong (check, node, "a list");
  else
    {
      list = json_node_get_array (node);
      for (guint i = 0; i < json_array_get_length (list); i++)
        {
          stance_json_pointer_add_index (check->pointer, i);
          func (check, json_array_get_element (list, i), data);
          stance_check_leave (check);
        }
    }
  stance_check_leave (check);
}
