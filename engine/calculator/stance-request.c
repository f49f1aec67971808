/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-request-private.h"

#include <stance/stance-error.h>

#include "stance-json-strict-private.h"

static const char *const section_names[] = { "data", "options" };

static void
fault_at (StanceRequest *self, const char *pointer, const char *found, const char *expected)
{
  if (!self->error)
    g_set_error (&self->error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "%s#%s%s: found %s, expected %s", self->file, self->place, pointer, found, expected);
}

void
stance_request_fault (StanceRequest *self, StanceSection section, const char *key, const char *found, const char *expected)
{
  g_autoptr (GString) pointer = g_string_new (NULL);

  stance_json_pointer_add (pointer, section_names[section]);
  if (key[0] != '\0')
    stance_json_pointer_add (pointer, key);
  fault_at (self, pointer->str, found, expected);
}

gboolean
stance_request_failed (const StanceRequest *self)
{
  return self->error != NULL;
}

static void
read_section (StanceRequest *self, JsonObject *root, StanceSection section)
{
  JsonNode *node = json_object_get_member (root, section_names[section]);

  if (node && !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autofree char *pointer = g_strconcat ("/", section_names[section], NULL);

      fault_at (self, pointer, "something else", "an object");
    }
  else if (node)
    self->sections[section] = json_node_get_object (node);
}

static void
check_members (StanceRequest *self, JsonObject *root)
{
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init (&iter, root);
  while (json_object_iter_next (&iter, &key, NULL))
    if (!g_str_equal (key, "measure") && !g_str_equal (key, "data") && !g_str_equal (key, "options") && !g_str_equal (key, "comment"))
      {
        g_autofree char *quoted = stance_json_quote (key, -1);

        fault_at (self, "", quoted, "measure, data, options or comment");
      }
}

gboolean
stance_request_init (StanceRequest *self, const char *file, const char *place, JsonNode *node)
{
  JsonObject *root;
  JsonNode *measure;

  *self = (StanceRequest) { .file = file, .place = g_strdup (place), .taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      fault_at (self, "", "something else", "an object with measure and data");
      return FALSE;
    }
  root = json_node_get_object (node);
  measure = json_object_get_member (root, "measure");
  if (!measure || json_node_get_value_type (measure) != G_TYPE_STRING)
    fault_at (self, "/measure", measure ? "no text" : "nothing", "the name of a measure");
  else
    self->measure = g_strdelimit (json_node_dup_string (measure), "_", '-');
  read_section (self, root, STANCE_SECTION_DATA);
  read_section (self, root, STANCE_SECTION_OPTIONS);
  check_members (self, root);
  return !stance_request_failed (self);
}

void
stance_request_clear (StanceRequest *self)
{
  g_clear_pointer (&self->place, g_free);
  g_clear_pointer (&self->measure, g_free);
  g_clear_pointer (&self->taken, g_hash_table_unref);
  g_clear_error (&self->error);
}

static char *
name_member (StanceSection section, const char *key)
{
  return g_strconcat (section_names[section], "/", key, NULL);
}

gboolean
stance_request_check_all_taken (StanceRequest *self)
{
  for (StanceSection section = STANCE_SECTION_DATA; section <= STANCE_SECTION_OPTIONS; section++)
    {
      JsonObjectIter iter;
      const char *key;

      if (!self->sections[section])
        continue;
      json_object_iter_init (&iter, self->sections[section]);
      while (json_object_iter_next (&iter, &key, NULL))
        {
          g_autofree char *name = name_member (section, key);
          g_autofree char *expected = g_strconcat ("no such member of ", section_names[section], " for this measure (stance measure --list)", NULL);

          if (!g_hash_table_contains (self->taken, name))
            stance_request_fault (self, section, key, "it", expected);
        }
    }
  return !stance_request_failed (self);
}

JsonNode *
stance_request_take (StanceRequest *self, StanceSection section, const char *key)
{
  g_hash_table_add (self->taken, name_member (section, key));
  return self->sections[section] ? json_object_get_member (self->sections[section], key) : NULL;
}

gboolean
stance_request_has (StanceRequest *self, StanceSection section, const char *key)
{
  return stance_request_take (self, section, key) != NULL;
}

gboolean
stance_request_get_flag (StanceRequest *self, StanceSection section, const char *key, gboolean missing)
{
  JsonNode *node = stance_request_take (self, section, key);

  if (!node)
    return missing;
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (node);
  stance_request_fault (self, section, key, "something else", "true or false");
  return missing;
}

guint
stance_request_get_choice (StanceRequest *self, StanceSection section, const char *key, const char *const *choices)
{
  JsonNode *node = stance_request_take (self, section, key);
  const char *word = node && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *all = NULL;

  for (guint i = 0; word && choices[i]; i++)
    if (g_ascii_strcasecmp (word, choices[i]) == 0)
      return i;
  if (!node)
    return 0;
  quoted = word ? stance_json_quote (word, -1) : g_strdup ("no text");
  all = g_strjoinv (", ", (char **) choices);
  stance_request_fault (self, section, key, quoted, all);
  return 0;
}

char **
stance_request_get_strings (StanceRequest *self, StanceSection section, const char *key)
{
  JsonNode *node = stance_request_take (self, section, key);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *list;

  if (!node)
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      stance_request_fault (self, section, key, "something else", "a list of names");
      return NULL;
    }
  list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *item = json_array_get_element (list, i);

      if (json_node_get_value_type (item) != G_TYPE_STRING)
        stance_request_fault (self, section, key, "something else", "a list of names");
      else
        g_strv_builder_add (builder, json_node_get_string (item));
    }
  return g_strv_builder_end (builder);
}
