/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading JSON files and wording what is wrong in them. */
#include "stance-json-strict-private.h"

#include <string.h>

#include <stance/stance-error.h>

#include "stance-limits-private.h"

#define MAX_FAULTS 10000
#define QUOTE_CHARACTERS 60
#define READ_STEP (1u << 16)

void
stance_faults_take (GPtrArray *faults, char *message)
{
  if (faults->len < MAX_FAULTS)
    g_ptr_array_add (faults, message);
  else
    g_free (message);
}

static void
append_printable (GString *string, gunichar c)
{
  g_string_append_unichar (string, g_unichar_iscntrl (c) ? '?' : c);
}

char *
stance_json_quote (const char *text, gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  GString *quoted = g_string_new ("\"");
  guint n = 0;

  for (const char *at = valid; *at; at = g_utf8_next_char (at))
    {
      if (n++ == QUOTE_CHARACTERS)
        {
          g_string_append (quoted, "...");
          break;
        }
      append_printable (quoted, g_utf8_get_char (at));
    }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

void
stance_json_pointer_add (GString *pointer, const char *key)
{
  g_string_append_c (pointer, '/');
  for (const char *at = key; *at; at = g_utf8_next_char (at))
    {
      if (*at == '~')
        g_string_append (pointer, "~0");
      else if (*at == '/')
        g_string_append (pointer, "~1");
      else
        append_printable (pointer, g_utf8_get_char (at));
    }
}

void
stance_json_pointer_add_index (GString *pointer, guint index)
{
  g_string_append_printf (pointer, "/%u", index);
}

void
stance_json_pointer_remove (GString *pointer)
{
  const char *slash = strrchr (pointer->str, '/');

  g_string_truncate (pointer, slash ? (gsize) (slash - pointer->str) : 0);
}

/* Reads on until the end, or until there is one byte more than the cap. */
static gboolean
read_all (GInputStream *stream, GByteArray *bytes, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (READ_STEP);
  gssize n;

  while ((n = g_input_stream_read (stream, buffer, READ_STEP, NULL, error)) > 0)
    {
      g_byte_array_append (bytes, buffer, (guint) n);
      if (bytes->len > STANCE_LIMIT_JSON_BYTES)
        break;
    }
  return n >= 0;
}

GBytes *
stance_json_read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  if (!stream || !read_all (G_INPUT_STREAM (stream), bytes, error))
    {
      g_prefix_error (error, "%s: ", path);
      return NULL;
    }
  if (bytes->len > STANCE_LIMIT_JSON_BYTES)
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "%s: found more than %u bytes, expected at most that many",
                   path, STANCE_LIMIT_JSON_BYTES);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

JsonNode *
stance_json_parse (const char *file, GBytes *bytes, GPtrArray *faults)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!stance_json_scan (file, data, length, faults))
    return NULL;
  if (length >= 3 && memcmp (data, "\xEF\xBB\xBF", 3) == 0)
    {
      data += 3;
      length -= 3;
    }
  if (!json_parser_load_from_data (parser, data, (gssize) length, &error))
    {
      stance_faults_take (faults, g_strdup_printf ("%s#: found no JSON (%s), expected one JSON text", file,
                                                   error->message));
      return NULL;
    }
  return json_parser_steal_root (parser);
}
