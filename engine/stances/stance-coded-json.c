/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stance/stance-error.h>

#include "stance-coded-private.h"
#include "stance-coded-row-private.h"
#include "stance-json-input-private.h"

static gboolean
has_member (JsonObject *object, StanceColumn column)
{
  return json_object_has_member (object, stance_column_name (column));
}

gboolean
stance_coded_is_statement (JsonObject *object)
{
  gboolean holder = has_member (object, STANCE_COLUMN_HOLDER_PARTY) || has_member (object, STANCE_COLUMN_HOLDER);
  guint n = has_member (object, STANCE_COLUMN_ISSUE) + has_member (object, STANCE_COLUMN_POSITION);

  return n == 2 || (holder && n == 1);
}

static JsonArray *
get_array (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

gboolean
stance_coded_is_result (JsonObject *object)
{
  return get_array (object, "statements") != NULL || get_array (object, "cells") != NULL;
}

static char *
number_text (JsonNode *node)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  return g_strdup (g_ascii_dtostr (text, sizeof text, json_node_get_double (node)));
}

/* A cell of the row; ids may be written as numbers. */
static gboolean
read_cell (JsonObject *object, StanceColumn column, char **cell, StanceCodedFault *fault)
{
  JsonNode *node = json_object_get_member (object, stance_column_name (column));
  gboolean number = stance_column_is_number (column);

  if (node == NULL ? column != STANCE_COLUMN_POSITION : JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (stance_json_input_is_text (node) && !number)
    *cell = g_strdup (json_node_get_string (node));
  else if (stance_json_input_is_number (node) && (number || column == STANCE_COLUMN_ID || column == STANCE_COLUMN_DOCUMENT))
    *cell = number_text (node);
  if (*cell != NULL)
    return TRUE;
  fault->column = column;
  fault->message = g_strdup_printf ("found %s, expected %s", stance_json_input_describe (node), number ? "a number" : "text");
  return FALSE;
}

StanceStatement *
stance_coded_from_object (JsonObject *object, const char *place, const char *document, GError **error)
{
  char *cells[STANCE_N_COLUMNS] = { NULL };
  StanceCodedRow row = { { NULL }, NULL };
  StanceCodedFault fault = { 0 };
  StanceStatement *statement = NULL;
  g_autofree char *prefix = g_strconcat (place, "/", NULL);
  gboolean good = TRUE;

  row.place = prefix;
  for (guint i = 0; i < STANCE_N_COLUMNS && good; i++)
    {
      good = read_cell (object, (StanceColumn) i, &cells[i], &fault);
      row.cells[i] = cells[i];
    }
  if (row.cells[STANCE_COLUMN_DOCUMENT] == NULL)
    row.cells[STANCE_COLUMN_DOCUMENT] = document;
  if (good)
    statement = stance_coded_row_to_statement (&row, &fault);
  if (fault.message)
    {
      g_clear_pointer (&statement, stance_statement_unref);
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT, "%s/%s: %s", place, stance_column_name (fault.column), fault.message);
    }
  for (guint i = 0; i < STANCE_N_COLUMNS; i++)
    g_free (cells[i]);
  g_free (fault.message);
  return statement;
}

/* A cell is a statement under other names: party for holder_party, n for weight. One that rests on nothing says nothing. */
static JsonObject *
cell_to_object (JsonObject *cell)
{
  static const char *const names[][2] = { { "party", "holder_party" }, { "issue", "issue" }, { "position", "position" }, { "n", "weight" } };
  JsonObject *object = json_object_new ();
  JsonNode *n = json_object_get_member (cell, "n");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      JsonNode *node = json_object_get_member (cell, names[i][0]);

      if (node != NULL)
        json_object_set_member (object, names[i][1], json_node_copy (node));
    }
  if (stance_json_input_is_number (n) && json_node_get_double (n) == 0)
    json_object_set_null_member (object, "position");
  return object;
}

static void
read_element (JsonNode *node, gboolean cell, const char *place, const char *document, GPtrArray *statements_and_faults[2])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *correction = NULL;
  StanceStatement *statement;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autofree char *name = stance_json_input_name_place (place);

      g_ptr_array_add (statements_and_faults[1], g_strdup_printf ("%s: found %s, expected an object", name, stance_json_input_describe (node)));
      return;
    }
  object = cell ? cell_to_object (json_node_get_object (node)) : json_object_ref (json_node_get_object (node));
  statement = stance_coded_from_object (object, place, document, &error);
  if (statement)
    g_ptr_array_add (statements_and_faults[0], statement);
  else if (error)
    g_ptr_array_add (statements_and_faults[1], g_strdup (error->message));
  correction = statement ? stance_coded_describe_correction (statement) : NULL;
  if (correction)
    g_ptr_array_add (statements_and_faults[1], g_strdup_printf ("%s: %s", place, correction));
}

void
stance_coded_from_result (JsonObject *object, const char *place, const char *document, GPtrArray *statements, GPtrArray *faults)
{
  JsonArray *listed = get_array (object, "statements");
  gboolean cells = listed == NULL || json_array_get_length (listed) == 0;
  JsonArray *array = cells ? get_array (object, "cells") : listed;
  JsonNode *id = json_object_get_member (object, "document");
  g_autofree char *own = stance_json_input_is_text (id) ? g_strdup (json_node_get_string (id)) : g_strdup (document);
  GPtrArray *statements_and_faults[2] = { statements, faults };

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *element = g_strdup_printf ("%s/%s/%u", place, cells ? "cells" : "statements", i);

      read_element (json_array_get_element (array, i), cells, element, own, statements_and_faults);
    }
}

void
stance_coded_from_node (JsonNode *node, const char *place, const char *document, GPtrArray *statements, GPtrArray *faults)
{
  GPtrArray *statements_and_faults[2] = { statements, faults };

  if (JSON_NODE_HOLDS_OBJECT (node) && stance_coded_is_result (json_node_get_object (node)))
    stance_coded_from_result (json_node_get_object (node), place, document, statements, faults);
  else
    read_element (node, FALSE, place, document, statements_and_faults);
}
