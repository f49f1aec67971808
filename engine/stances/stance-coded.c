/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A coded file in memory. The pipeline reads streams with the functions below this one. */
#include <string.h>

#include "stance-coded-private.h"
#include "stance-json-input-private.h"

static void
read_json_root (JsonNode *root, const char *name, GPtrArray *statements, GPtrArray *faults)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  g_autofree char *place = g_strdup_printf ("%s#", name);

  if (array == NULL)
    stance_coded_from_node (root, place, NULL, statements, faults);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *element = g_strdup_printf ("%s/%u", place, i);

      stance_coded_from_node (json_array_get_element (array, i), element, NULL, statements, faults);
    }
}

static void
read_json_lines (const char *name, const char *bytes, gsize length, GPtrArray *statements, GPtrArray *faults)
{
  const char *p = bytes, *end = bytes + length;

  for (guint line = 1; p < end; line++)
    {
      const char *stop = memchr (p, '\n', (gsize) (end - p));
      gsize n = stop ? (gsize) (stop - p) : (gsize) (end - p);
      g_autofree char *place = g_strdup_printf ("%s:%u#", name, line);
      g_autofree char *text = g_strndup (p, n);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = *g_strstrip (text) ? stance_json_input_parse (name, line, p, n, &error) : NULL;

      if (node != NULL)
        stance_coded_from_node (node, place, NULL, statements, faults);
      else if (error != NULL)
        g_ptr_array_add (faults, g_strdup (error->message));
      p += n + 1;
    }
}

static gboolean
read_csv (const char *name, const char *bytes, gsize length, GPtrArray *statements_and_faults[2], GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  StanceCsv *csv = stance_csv_new (name, stream, stance_csv_guess_separator (bytes, length));
  g_autoptr (StanceCodedCsv) coded = stance_coded_csv_new (csv, name, NULL, error);

  if (coded == NULL)
    return FALSE;
  while (stance_coded_csv_read (coded, G_MAXUINT, statements_and_faults[0], statements_and_faults[1], NULL))
    continue;
  return TRUE;
}

GPtrArray *
stance_coded_read_bytes (const char *name, const char *bytes, gsize length, GPtrArray *faults, GError **error)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  GPtrArray *statements_and_faults[2] = { statements, faults };
  gsize blank = 0;

  while (blank < length && g_ascii_isspace (bytes[blank]))
    blank++;
  if (blank < length && (bytes[blank] == '{' || bytes[blank] == '['))
    {
      g_autoptr (GError) cause = NULL;
      g_autoptr (JsonNode) root = stance_json_input_parse (name, 1, bytes, length, &cause);

      if (root != NULL)
        read_json_root (root, name, statements, faults);
      else if (bytes[blank] == '{')
        read_json_lines (name, bytes, length, statements, faults);
      else
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return NULL;
        }
    }
  else if (!read_csv (name, bytes, length, statements_and_faults, error))
    return NULL;
  return g_steal_pointer (&statements);
}
