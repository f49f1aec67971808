/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-annotated-private.h"

#include <string.h>

#include <json-glib/json-glib.h>
#include <stance/stance-error.h>

#include "stance-file-error-private.h"
#include "stance-json-scan-private.h"
#include "stance-limits-private.h"

static void
annotation_free (gpointer data)
{
  StanceAnnotation *self = data;

  g_array_unref (self->source);
  g_array_unref (self->cue);
  g_array_unref (self->content);
  g_free (self);
}

void
stance_annotated_free (StanceAnnotated *self)
{
  g_free (self->id);
  g_free (self->text);
  g_ptr_array_unref (self->annotations);
  g_free (self);
}

/* What a line is read with, for messages. */
typedef struct
{
  const char *path;
  guint line;
  guint32 *bytes;       /* where each code point of the text begins, and its end */
  glong length;         /* in code points */
  GHashTable *ids;      /* of the articles so far */
} Line;

static gboolean
refuse (const Line *line, const char *place, const char *expected, GError **error)
{
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "%s:%u: %s: expected %s", line->path, line->line, place, expected);
  return FALSE;
}

static gboolean
refuse_range (const Line *line, const char *role, gint64 start, gint64 end, GError **error)
{
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "%s:%u: %s: found [%" G_GINT64_FORMAT ", %" G_GINT64_FORMAT "], expected 0 <= start < end <= "
               "%ld, the length of the text", line->path, line->line, role, start, end, line->length);
  return FALSE;
}

static gboolean
refuse_id (const Line *line, const char *id, GError **error)
{
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "%s:%u: doc: found '%s' twice, expected an id for each article", line->path, line->line, id);
  return FALSE;
}

static void
index_text (Line *line, const char *text)
{
  glong n = g_utf8_strlen (text, -1);
  const char *at = text;

  line->length = n;
  line->bytes = g_new (guint32, n + 1);
  for (glong i = 0; i <= n; i++, at = g_utf8_next_char (at))
    line->bytes[i] = (guint32) (at - text);
}

static gboolean
is_whole (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64;
}

/* Reads [[start, end], ...] or null. */
static gboolean
read_ranges (const Line *line, JsonObject *object, const char *role, GArray *ranges, GError **error)
{
  JsonNode *node = json_object_get_member (object, role);
  JsonArray *list;

  if (!node || JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse (line, role, "a list of [start, end], or null", error);
  list = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonNode *range = json_array_get_element (list, i);
      JsonArray *pair = JSON_NODE_HOLDS_ARRAY (range) ? json_node_get_array (range) : NULL;
      gint64 start, end;

      if (!pair || json_array_get_length (pair) != 2 || !is_whole (json_array_get_element (pair, 0)) || !is_whole (json_array_get_element (pair, 1)))
        return refuse (line, role, "[start, end] in code points", error);
      start = json_array_get_int_element (pair, 0);
      end = json_array_get_int_element (pair, 1);
      if (start < 0 || end <= start || end > line->length)
        return refuse_range (line, role, start, end, error);
      g_array_append_val (ranges, ((StanceByteRange) { line->bytes[start], line->bytes[end] }));
    }
  return TRUE;
}

static gboolean
read_annotation (const Line *line, JsonNode *node, StanceAnnotated *article, GError **error)
{
  StanceAnnotation *annotation = g_new0 (StanceAnnotation, 1);
  JsonObject *object;

  annotation->source = g_array_new (FALSE, FALSE, sizeof (StanceByteRange));
  annotation->cue = g_array_new (FALSE, FALSE, sizeof (StanceByteRange));
  annotation->content = g_array_new (FALSE, FALSE, sizeof (StanceByteRange));
  g_ptr_array_add (article->annotations, annotation);
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (line, "attributions", "objects with source, cue and content", error);
  object = json_node_get_object (node);
  return read_ranges (line, object, "source", annotation->source, error) && read_ranges (line, object, "cue", annotation->cue, error)
         && read_ranges (line, object, "content", annotation->content, error);
}

static const char *
string_of (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

static gboolean
read_object (Line *line, JsonObject *object, StanceAnnotated *article, GError **error)
{
  const char *id = string_of (object, "doc"), *text = string_of (object, "text");
  JsonNode *list = json_object_get_member (object, "attributions");

  if (!id || !text)
    return refuse (line, id ? "text" : "doc", "a string", error);
  if (!list || !JSON_NODE_HOLDS_ARRAY (list))
    return refuse (line, "attributions", "a list", error);
  if (g_hash_table_contains (line->ids, id))
    return refuse_id (line, id, error);
  article->id = g_strdup (id);
  article->text = g_strdup (text);
  index_text (line, text);
  for (guint i = 0; i < json_array_get_length (json_node_get_array (list)); i++)
    if (!read_annotation (line, json_array_get_element (json_node_get_array (list), i), article, error))
      return FALSE;
  return TRUE;
}

/* json-glib recurses, and cuts strings at a NUL. */
static gboolean
scan (const Line *line, const char *json, GError **error)
{
  g_autoptr (GError) cause = NULL;
  const char *what;

  if (stance_json_scan_depth (json, strlen (json), STANCE_LIMIT_JSON_DEPTH, &cause))
    return TRUE;
  what = strchr (cause->message, ':');
  g_set_error (error, STANCE_ERROR, cause->code, "%s:%u%s", line->path, line->line, what ? what : ": found no JSON, expected an object");
  return FALSE;
}

/* Reads one line; NULL on an error. */
static StanceAnnotated *
read_line (Line *line, const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (StanceAnnotated) article = g_new0 (StanceAnnotated, 1);
  g_autofree char *mended = NULL;
  JsonNode *root;

  article->annotations = g_ptr_array_new_with_free_func (annotation_free);
  if (!scan (line, json, error))
    return NULL;
  mended = stance_json_scan_mend_surrogates (json, strlen (json));
  if (mended)
    {
      refuse (line, "line", "no half of a surrogate pair", error);
      return NULL;
    }
  if (!json_parser_load_from_data (parser, json, -1, NULL))
    {
      refuse (line, "line", "a JSON object", error);
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (!root || !JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse (line, "line", "a JSON object", error);
      return NULL;
    }
  return read_object (line, json_node_get_object (root), article, error) ? g_steal_pointer (&article) : NULL;
}

/* Ends the line at `at`; gives where the next one begins. */
static char *
end_line (char *at)
{
  char *end = strchr (at, '\n');

  if (!end)
    return at + strlen (at);
  *end = '\0';
  return end + 1;
}

static gboolean
read_lines (Line *line, char *at, GPtrArray *articles, GError **error)
{
  for (char *next; *at; at = next)
    {
      StanceAnnotated *article;

      line->line++;
      next = end_line (at);
      if (*g_strstrip (at) == '\0')
        continue;
      article = read_line (line, at, error);
      g_clear_pointer (&line->bytes, g_free);
      if (!article)
        return FALSE;
      g_hash_table_add (line->ids, article->id);
      g_ptr_array_add (articles, article);
    }
  return TRUE;
}

static guint
count_lines (const char *from, const char *to)
{
  guint n = 1;

  for (; from < to; from++)
    n += *from == '\n' ? 1 : 0;
  return n;
}

gboolean
stance_annotated_read (const char *path, GPtrArray *articles, GError **error)
{
  static const char mark[] = "\xEF\xBB\xBF";
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *contents = NULL;
  g_autofree char *name = g_filename_display_name (path);
  gsize length;
  const char *end;
  Line line = { .path = name, .ids = ids };

  if (!g_file_get_contents (path, &contents, &length, error))
    {
      stance_file_error (error, name);
      return FALSE;
    }
  if (!g_utf8_validate_len (contents, length, &end))
    {
      line.line = count_lines (contents, end);
      return refuse (&line, "line", "UTF-8 without NUL", error);
    }
  for (guint i = 0; i < articles->len; i++)
    g_hash_table_add (ids, ((StanceAnnotated *) g_ptr_array_index (articles, i))->id);
  return read_lines (&line, contents + (g_str_has_prefix (contents, mark) ? strlen (mark) : 0), articles, error);
}
