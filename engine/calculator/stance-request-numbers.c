/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers of a request. */
#include <math.h>

#include "stance-request-draw-private.h"

void
stance_numbers_clear (StanceNumbers *self)
{
  g_clear_pointer (&self->values, g_free);
  self->n = 0;
}

static gboolean
is_number (JsonNode *node)
{
  GType type = json_node_get_value_type (node);

  return type == G_TYPE_INT64 || type == G_TYPE_DOUBLE;
}

/* NaN for null; FALSE for anything else that is no finite number. */
static gboolean
read_number (JsonNode *node, double *value)
{
  *value = NAN;
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!is_number (node))
    return FALSE;
  *value = json_node_get_double (node);
  return isfinite (*value);
}

/* "KEY/3/1": keys of requests need no escapes. */
static void
fault_in_list (StanceRequest *self, StanceSection section, const char *key, gsize index)
{
  g_autofree char *found = g_strdup_printf ("no number at /%" G_GSIZE_FORMAT, index);

  stance_request_fault (self, section, key, found, "finite numbers and null");
}

static gboolean
read_list (StanceRequest *self, StanceSection section, const char *key, JsonArray *list, double *values)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (!read_number (json_array_get_element (list, i), &values[i]))
      {
        fault_in_list (self, section, key, i);
        return FALSE;
      }
  return TRUE;
}

StanceNumbers
stance_request_get_numbers (StanceRequest *self, StanceSection section, const char *key)
{
  JsonNode *node = stance_request_take (self, section, key);
  StanceNumbers numbers = { 0 };

  if (!node || stance_request_failed (self))
    return numbers;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      stance_request_fault (self, section, key, "something else", "a list of numbers");
      return numbers;
    }
  numbers.n = json_array_get_length (json_node_get_array (node));
  numbers.values = g_new (double, MAX (numbers.n, 1));
  if (!read_list (self, section, key, json_node_get_array (node), numbers.values))
    stance_numbers_clear (&numbers);
  else if (self->draw && section == STANCE_SECTION_DATA)
    stance_draw_numbers (self->draw, key, &numbers);
  return numbers;
}

/* The width of the first row; FALSE with a fault when rows are not lists of one length. */
static gboolean
check_rows (StanceRequest *self, StanceSection section, const char *key, JsonArray *rows, guint *width)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonNode *row = json_array_get_element (rows, i);
      g_autofree char *found = NULL;

      if (JSON_NODE_HOLDS_ARRAY (row) && i == 0)
        *width = json_array_get_length (json_node_get_array (row));
      if (JSON_NODE_HOLDS_ARRAY (row) && json_array_get_length (json_node_get_array (row)) == *width)
        continue;
      found = JSON_NODE_HOLDS_ARRAY (row) ? g_strdup_printf ("%u numbers in row %u", json_array_get_length (json_node_get_array (row)), i)
                                          : g_strdup_printf ("no list at /%u", i);
      stance_request_fault (self, section, key, found, "lists of numbers, all of one length");
      return FALSE;
    }
  return TRUE;
}

StanceArray *
stance_request_get_array (StanceRequest *self, StanceSection section, const char *key)
{
  JsonNode *node = stance_request_take (self, section, key);
  g_autoptr (StanceArray) array = NULL;
  JsonArray *rows;
  guint width = 0;

  if (!node || stance_request_failed (self))
    return NULL;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      stance_request_fault (self, section, key, "something else", "lists of numbers, all of one length");
      return NULL;
    }
  rows = json_node_get_array (node);
  if (!check_rows (self, section, key, rows, &width))
    return NULL;
  array = stance_array_new (json_array_get_length (rows), width);
  for (gsize i = 0; i < array->rows; i++)
    if (!read_list (self, section, key, json_array_get_array_element (rows, (guint) i), stance_array_row (array, i)))
      return NULL;
  if (self->draw && section == STANCE_SECTION_DATA)
    stance_draw_array (self->draw, key, array);
  return g_steal_pointer (&array);
}

double
stance_request_get_number (StanceRequest *self, StanceSection section, const char *key, double missing)
{
  JsonNode *node = stance_request_take (self, section, key);
  double value;

  if (!node)
    return missing;
  if (is_number (node) && read_number (node, &value))
    return value;
  stance_request_fault (self, section, key, "something else", "a finite number");
  return missing;
}

double
stance_request_get_confidence (StanceRequest *self)
{
  double confidence = stance_request_get_number (self, STANCE_SECTION_OPTIONS, "confidence", 0.95);

  if (!(confidence > 0 && confidence < 1))
    stance_request_fault (self, STANCE_SECTION_OPTIONS, "confidence", "something else", "a share between 0 and 1");
  return confidence;
}

StanceNumbers
stance_request_need_numbers (StanceRequest *self, StanceSection section, const char *key)
{
  if (!stance_request_has (self, section, key))
    stance_request_fault (self, section, key, "nothing", "a list of numbers");
  return stance_request_get_numbers (self, section, key);
}

StanceArray *
stance_request_need_array (StanceRequest *self, StanceSection section, const char *key)
{
  if (!stance_request_has (self, section, key))
    stance_request_fault (self, section, key, "nothing", "lists of numbers");
  return stance_request_get_array (self, section, key);
}

void
stance_request_need_length (StanceRequest *self, StanceSection section, const char *key, gsize n, gsize expected)
{
  g_autofree char *found = g_strdup_printf ("%" G_GSIZE_FORMAT " entries", n);
  g_autofree char *wanted = g_strdup_printf ("%" G_GSIZE_FORMAT, expected);

  if (n != expected)
    stance_request_fault (self, section, key, found, wanted);
}
