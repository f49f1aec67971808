/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JSON and JSON lines: articles and coded statements, in any mixture. Of JSON lines, one is in memory at a time. */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-document-private.h"
#include "stance-input-private.h"
#include "stance-json-input-private.h"
#include "stance-limits-private.h"
#include "stance-source-files-private.h"
#include "stance-utf8-private.h"

#define BATCH 1024

static void
add_fault (StanceFile *self, const char *place, const char *what)
{
  g_autofree char *name = stance_json_input_name_place (place);

  g_ptr_array_add (self->faults, g_strdup_printf ("%s: %s", name, what));
  self->n_lost++;
}

/* A field of an article that may be missing; anything but text and null is put down. */
static const char *
get_text (StanceFile *self, JsonObject *object, const char *place, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);
  g_autofree char *what = NULL;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return NULL;
  if (stance_json_input_is_text (node))
    return json_node_get_string (node);
  what = g_strdup_printf ("found %s, expected text", stance_json_input_describe (node));
  g_ptr_array_add (self->faults, g_strdup_printf ("%s/%s: %s", place, key, what));
  return NULL;
}

/* "doc" is what corpora of attributions call it. */
static char *
get_id (StanceFile *self, JsonObject *object, const char *place)
{
  const char *key = json_object_has_member (object, "id") ? "id" : "doc";
  JsonNode *node = json_object_get_member (object, key);
  const char *id;

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
  id = get_text (self, object, place, key);
  return g_strdup (id && *id ? id : self->id);
}

static void
replace (StanceDocument **document, StanceDocument *with)
{
  stance_document_unref (*document);
  *document = with;
}

/* What the object says beside the text counts more than what the text itself shows. */
static StanceDocument *
add_fields (StanceFile *self, StanceDocument *document, JsonObject *object, const char *place)
{
  const char *title = get_text (self, object, place, "title"), *outlet = get_text (self, object, place, "outlet");
  const char *url = get_text (self, object, place, "url"), *date = get_text (self, object, place, "date");
  g_autofree char *day = stance_date_normalise (date);

  if (title)
    replace (&document, stance_document_with_title (document, title));
  if (outlet)
    replace (&document, stance_document_with_outlet (document, outlet));
  if (url)
    replace (&document, stance_document_with_url (document, url));
  if (day)
    replace (&document, stance_document_with_date (document, day, NULL));
  else if (date)
    {
      g_autofree char *shown = g_utf8_substring (date, 0, MIN (40, g_utf8_strlen (date, -1)));

      g_ptr_array_add (self->faults, g_strdup_printf ("%s/date: found \"%s\", expected an ISO date (YYYY-MM-DD)", place, shown));
    }
  return document;
}

static gboolean
has_text (JsonObject *object, const char *key)
{
  return stance_json_input_is_text (json_object_get_member (object, key));
}

static StanceDocument *
read_article (StanceFile *self, JsonObject *object, const char *place)
{
  g_autofree char *id = get_id (self, object, place);
  g_autoptr (GError) error = NULL;
  StanceDocument *document;

  if (has_text (object, "text"))
    document = stance_file_text_document (self, id, json_object_get_string_member (object, "text"), &error);
  else
    {
      const char *html = json_object_get_string_member (object, "html");
      g_autoptr (GBytes) page = g_bytes_new (html, strlen (html));

      document = stance_file_html_document (self, id, page, &error);
    }
  if (document != NULL)
    return add_fields (self, document, object, place);
  add_fault (self, place, error->message);
  return NULL;
}

static void
tell_no_text (StanceFile *self, JsonObject *object, const char *place)
{
  const char *key = json_object_has_member (object, "text") ? "text" : "html";
  g_autofree char *what = g_strdup_printf ("found %s, expected text", stance_json_input_describe (json_object_get_member (object, key)));
  g_autofree char *inner = g_strdup_printf ("%s/%s", place, key);

  add_fault (self, inner, what);
}

static guint
count_corrected (GPtrArray *statements, guint from)
{
  guint n = 0;

  for (guint i = from; i < statements->len; i++)
    {
      g_autofree char *correction = stance_coded_describe_correction (g_ptr_array_index (statements, i));

      n += correction != NULL;
    }
  return n;
}

/* Each fault of coded statements costs one; what was corrected is told of among them, and costs nothing. */
static void
read_coded (StanceFile *self, JsonNode *node, const char *place, GPtrArray *statements)
{
  guint faults = self->faults->len, before = statements->len;

  stance_coded_from_node (node, place, self->id, statements, self->faults);
  self->n_lost += self->faults->len - faults - count_corrected (statements, before);
}

/* Puts an article into `document` or appends statements. */
static void
read_node (StanceFile *self, JsonNode *node, const char *place, StanceDocument **document, GPtrArray *statements)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  if (object == NULL)
    {
      g_autofree char *what = g_strdup_printf ("found %s, expected an object", stance_json_input_describe (node));

      add_fault (self, place, what);
    }
  else if (stance_coded_is_result (object) || stance_coded_is_statement (object))
    read_coded (self, node, place, statements);
  else if (has_text (object, "text") || has_text (object, "html"))
    *document = read_article (self, object, place);
  else if (json_object_has_member (object, "text") || json_object_has_member (object, "html"))
    tell_no_text (self, object, place);
  else
    add_fault (self, place, "found neither \"text\", \"html\", \"statements\" nor \"issue\" and \"position\", expected an article or a statement");
}

static gboolean
load_root (StanceFile *self, GError **error)
{
  g_autoptr (GByteArray) bytes = stance_input_read_all (G_INPUT_STREAM (self->stream), STANCE_LIMIT_JSON_BYTES, error);
  g_auto (StanceUtf8) utf8 = { 0 };

  if (bytes == NULL || !stance_utf8_read (self->name, (const char *) bytes->data, bytes->len, &utf8, error))
    return FALSE;
  if (utf8.warning)
    g_ptr_array_add (self->faults, g_steal_pointer (&utf8.warning));
  self->root = stance_json_input_parse (self->name, 1, utf8.text, utf8.length, error);
  return self->root != NULL;
}

/* The next element of an array, or the root by itself. NULL at the end. */
static JsonNode *
next_element (StanceFile *self, char **place)
{
  guint i = self->element++;

  if (!JSON_NODE_HOLDS_ARRAY (self->root))
    {
      *place = g_strdup_printf ("%s#", self->name);
      return i == 0 ? json_node_ref (self->root) : NULL;
    }
  if (i >= json_array_get_length (json_node_get_array (self->root)))
    return NULL;
  *place = g_strdup_printf ("%s#/%u", self->name, i);
  return json_node_ref (json_array_get_element (json_node_get_array (self->root), i));
}

static JsonNode *
parse_line (StanceFile *self, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s:%u", self->name, self->line_number);
  g_auto (StanceUtf8) utf8 = { 0 };

  if (!stance_utf8_read (name, self->line->str, self->line->len, &utf8, error))
    return NULL;
  if (utf8.warning)
    g_ptr_array_add (self->faults, g_steal_pointer (&utf8.warning));
  return stance_json_input_parse (self->name, self->line_number, utf8.text, utf8.length, error);
}

/* The next line that is JSON; those that are not are put down. NULL at the end, and with `error` set when the stream fails. */
static JsonNode *
next_line (StanceFile *self, char **place, GError **error)
{
  gboolean too_long;

  if (self->line == NULL)
    self->line = g_string_new (NULL);
  while (stance_input_read_line (self->stream, STANCE_LIMIT_LINE_BYTES, self->line, &too_long, error))
    {
      g_autoptr (GError) fault = NULL;
      JsonNode *node = NULL;

      self->line_number++;
      if (too_long)
        g_set_error (&fault, STANCE_ERROR, STANCE_ERROR_LIMIT, "%s:%u: found a longer line, expected at most %u bytes", self->name,
                     self->line_number, STANCE_LIMIT_LINE_BYTES);
      else if (strspn (self->line->str, " \t\r") < self->line->len)
        node = parse_line (self, &fault);
      if (self->line->allocated_len > STANCE_INPUT_HEAD_BYTES * 16)
        {
          g_string_free (self->line, TRUE);
          self->line = g_string_new (NULL);
        }
      if (node != NULL)
        {
          *place = g_strdup_printf ("%s:%u#", self->name, self->line_number);
          return node;
        }
      if (fault != NULL)
        {
          self->n_lost++;
          g_ptr_array_add (self->faults, g_strdup (fault->message));
        }
      stance_file_trim_faults (self);
    }
  return NULL;
}

/* Gives the statements gathered, or the article; an article met after statements waits for the next call. */
static gboolean
hand_over (StanceFile *self, GPtrArray *gathered, StanceDocument **document, GPtrArray **statements)
{
  if (gathered->len > 0)
    *statements = g_ptr_array_ref (gathered);
  else
    *document = g_steal_pointer (&self->waiting);
  return *document != NULL || *statements != NULL;
}

gboolean
stance_file_next_json (StanceFile *self, StanceDocument **document, GPtrArray **statements, GError **error)
{
  g_autoptr (GPtrArray) gathered = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  gboolean lines = self->kind == STANCE_FILE_JSON_LINES;

  if (!lines && self->root == NULL && !load_root (self, error))
    return FALSE;
  while (self->waiting == NULL && gathered->len < BATCH && self->failure == NULL)
    {
      g_autofree char *place = NULL;
      g_autoptr (JsonNode) node = lines ? next_line (self, &place, &self->failure) : next_element (self, &place);

      if (node == NULL)
        break;
      read_node (self, node, place, &self->waiting, gathered);
      stance_file_trim_faults (self);
    }
  if (hand_over (self, gathered, document, statements))
    return TRUE;
  if (self->failure != NULL)
    g_propagate_error (error, g_steal_pointer (&self->failure));
  return FALSE;
}
