/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-gold-private.h"

#include <string.h>

#include <stance/stance-error.h>

#include "stance-coded-private.h"
#include "stance-file-error-private.h"
#include "stance-json-input-private.h"
#include "stance-statement-private.h"

#define ENDING ".gold.json"
#define TEXT_ENDING ".txt"

/* What statements are read with. */
typedef struct
{
  const char *place; /* "FILE#", "FILE:7#" */
  StanceModel *model;
  const char *text;
  guint length;      /* of the text, in code points */
  gboolean made_up;  /* statements are of the whole text */
  GHashTable *ids;
} Reader;

void
stance_gold_free (StanceGold *self)
{
  g_clear_pointer (&self->document, stance_document_unref);
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  g_free (self);
}

static char *
read_text (const char *path, gsize *length, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *contents = NULL;
  const char *end;

  if (!g_file_get_contents (path, &contents, length, error))
    {
      stance_file_error (error, name);
      return NULL;
    }
  if (g_utf8_validate_len (contents, *length, &end))
    return g_steal_pointer (&contents);
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "%s: byte %" G_GSIZE_FORMAT ": found no UTF-8, expected UTF-8 without NUL", name,
               (gsize) (end - contents));
  return NULL;
}

static gboolean
refuse (const Reader *reader, guint i, const char *key, const char *what, GError **error)
{
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT, "%s/statements/%u/%s: %s", reader->place, i, key, what);
  return FALSE;
}

static gboolean
check_span (const Reader *reader, guint i, const StanceStatementFields *fields, GError **error)
{
  g_autofree char *slice = NULL;
  g_autofree char *what = NULL;

  if (!fields->has_span)
    return refuse (reader, i, "start", "found nothing, expected the code point at which the statement begins", error);
  if (fields->span.end > reader->length || fields->span.start >= fields->span.end)
    {
      what = g_strdup_printf ("found [%u, %u), expected start < end <= %u, the length of the text", fields->span.start, fields->span.end, reader->length);
      return refuse (reader, i, "end", what, error);
    }
  slice = g_utf8_substring (reader->text, fields->span.start, fields->span.end);
  if (!fields->quote || g_str_equal (fields->quote, slice))
    return TRUE;
  what = g_strdup_printf ("found other words than at [%u, %u) of the text, expected the same", fields->span.start, fields->span.end);
  return refuse (reader, i, "quote", what, error);
}

static gboolean
check_statement (const Reader *reader, guint i, StanceStatement *statement, GError **error)
{
  const StanceStatementFields *fields = stance_statement_get_fields (statement);
  g_autofree char *what = NULL;

  if (!stance_model_has_issue (reader->model, fields->issue))
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNKNOWN_ISSUE, "%s/statements/%u/issue: found '%s', expected an issue of the model '%s'", reader->place,
                   i, fields->issue, stance_model_get_id (reader->model));
      return FALSE;
    }
  if (fields->id && !g_hash_table_add (reader->ids, g_strdup (fields->id)))
    {
      what = g_strdup_printf ("found '%s' twice, expected an id for each statement", fields->id);
      return refuse (reader, i, "id", what, error);
    }
  return reader->made_up || check_span (reader, i, fields, error);
}

/* The same statement of the whole text. */
static StanceStatement *
spread (const Reader *reader, StanceStatement *statement)
{
  StanceStatementFields fields = *stance_statement_get_fields (statement);

  fields.has_span = TRUE;
  fields.span = (StanceSpan) { 0, reader->length };
  return stance_statement_new_from_fields (&fields);
}

/* Appends a statement; one without a position says nothing. */
static gboolean
read_statement (const Reader *reader, JsonNode *node, guint i, GPtrArray *statements, GError **error)
{
  g_autofree char *place = g_strdup_printf ("%s/statements/%u", reader->place, i);
  g_autoptr (StanceStatement) statement = NULL;
  g_autoptr (GError) cause = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT, "%s: found %s, expected an object", place, stance_json_input_describe (node));
      return FALSE;
    }
  statement = stance_coded_from_object (json_node_get_object (node), place, NULL, &cause);
  if (cause)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (!statement)
    return TRUE;
  if (!check_statement (reader, i, statement, error))
    return FALSE;
  g_ptr_array_add (statements, reader->made_up ? spread (reader, statement) : g_steal_pointer (&statement));
  return TRUE;
}

/* The statements of an object; NULL on an error. */
static GPtrArray *
read_statements (Reader *reader, JsonObject *object, GError **error)
{
  JsonNode *node = json_object_get_member (object, "statements");
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  reader->ids = ids;
  if (!node || !JSON_NODE_HOLDS_ARRAY (node))
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT, "%s/statements: found %s, expected a list", reader->place,
                   stance_json_input_describe (node));
      return NULL;
    }
  for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
    if (!read_statement (reader, json_array_get_element (json_node_get_array (node), i), i, statements, error))
      return NULL;
  return g_steal_pointer (&statements);
}

static const char *
get_text (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return stance_json_input_is_text (node) ? json_node_get_string (node) : NULL;
}

/* Takes a date that is there. */
static StanceDocument *
make_document (const Reader *reader, const char *id, const char *date, GError **error)
{
  g_autoptr (StanceDocument) plain = stance_document_new (id, reader->text, error);
  g_autoptr (GError) cause = NULL;
  StanceDocument *dated;

  if (!plain || !date)
    return g_steal_pointer (&plain);
  dated = stance_document_with_date (plain, date, &cause);
  if (!dated)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "%s/%s: found '%s', expected YYYY-MM-DD", reader->place,
                 reader->made_up ? "date" : "meta/date", date);
  return dated;
}

static gboolean
add_gold (Reader *reader, JsonObject *object, const char *id, const char *date, GPtrArray *golds, GError **error)
{
  g_autoptr (StanceGold) gold = g_new0 (StanceGold, 1);

  reader->length = (guint) g_utf8_strlen (reader->text, -1);
  gold->document = make_document (reader, id, date, error);
  gold->statements = gold->document ? read_statements (reader, object, error) : NULL;
  if (!gold->statements)
    return FALSE;
  g_ptr_array_add (golds, g_steal_pointer (&gold));
  return TRUE;
}

static JsonNode *
parse_object (const char *name, guint line, const char *data, gsize length, GError **error)
{
  g_autoptr (JsonNode) root = stance_json_input_parse (name, line, data, length, error);

  if (!root || JSON_NODE_HOLDS_OBJECT (root))
    return g_steal_pointer (&root);
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "%s:%u: found %s, expected an object", name, line, stance_json_input_describe (root));
  return NULL;
}

/* One pair: `name` is without its ending. */
static gboolean
read_pair (const char *folder, const char *name, StanceModel *model, GPtrArray *golds, GError **error)
{
  g_autofree char *coded_name = g_strconcat (name, ENDING, NULL), *text_name = g_strconcat (name, ".txt", NULL);
  g_autofree char *coded_path = g_build_filename (folder, coded_name, NULL), *text_path = g_build_filename (folder, text_name, NULL);
  g_autofree char *shown = g_filename_display_name (coded_path), *place = g_strconcat (shown, "#", NULL);
  gsize text_length, length;
  g_autofree char *text = read_text (text_path, &text_length, error);
  g_autofree char *coded = text ? read_text (coded_path, &length, error) : NULL;
  g_autoptr (JsonNode) root = coded ? parse_object (shown, 1, coded, length, error) : NULL;
  g_autofree char *id = g_filename_display_name (name);
  Reader reader = { .place = place, .model = model, .text = text };
  JsonNode *meta;

  if (!root)
    return FALSE;
  meta = json_object_get_member (json_node_get_object (root), "meta");
  return add_gold (&reader, json_node_get_object (root), id, meta && JSON_NODE_HOLDS_OBJECT (meta) ? get_text (json_node_get_object (meta), "date") : NULL,
                   golds, error);
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* A text that nobody coded would be passed over, and nobody would know. */
static gboolean
check_coded (const char *path, const char *name, GError **error)
{
  g_autofree char *stem = g_strndup (name, strlen (name) - strlen (TEXT_ENDING)), *coded = g_strconcat (stem, ENDING, NULL);
  g_autofree char *coded_path = g_build_filename (path, coded, NULL), *text_path = g_build_filename (path, name, NULL);
  g_autofree char *shown = g_filename_display_name (text_path), *shown_coded = g_filename_display_name (coded);

  if (g_file_test (coded_path, G_FILE_TEST_EXISTS))
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "%s: found no %s beside it, expected pairs of NAME" TEXT_ENDING " and NAME" ENDING, shown,
               shown_coded);
  return FALSE;
}

static gboolean
has_ending (const char *name, const char *ending)
{
  return g_str_has_suffix (name, ending) && strlen (name) > strlen (ending);
}

/* The names of pairs, without their endings, in order. NULL on an error. */
static GPtrArray *
list_pairs (const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GDir) folder = g_dir_open (path, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (!folder)
    {
      stance_file_error (error, shown);
      return NULL;
    }
  for (const char *name = g_dir_read_name (folder); name; name = g_dir_read_name (folder))
    if (has_ending (name, TEXT_ENDING) && !check_coded (path, name, error))
      return NULL;
    else if (has_ending (name, ENDING))
      g_ptr_array_add (names, g_strndup (name, strlen (name) - strlen (ENDING)));
  g_ptr_array_sort (names, compare_names);
  if (names->len > 0)
    return g_steal_pointer (&names);
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "%s: found no NAME" ENDING ", expected pairs of NAME.txt and NAME" ENDING, shown);
  return NULL;
}

gboolean
stance_gold_read_folder (const char *path, StanceModel *model, GPtrArray *golds, GError **error)
{
  g_autoptr (GPtrArray) names = list_pairs (path, error);

  for (guint i = 0; names && i < names->len; i++)
    if (!read_pair (path, g_ptr_array_index (names, i), model, golds, error))
      return FALSE;
  return names != NULL;
}

static gboolean
read_line (const char *name, guint line, const char *data, StanceModel *model, GPtrArray *golds, GError **error)
{
  g_autoptr (JsonNode) root = parse_object (name, line, data, strlen (data), error);
  g_autofree char *place = g_strdup_printf ("%s:%u#", name, line), *id = g_strdup_printf ("%s-%u", name, line);
  JsonObject *object = root ? json_node_get_object (root) : NULL;
  Reader reader = { .place = place, .model = model, .text = object ? get_text (object, "text") : NULL, .made_up = TRUE };

  if (!root)
    return FALSE;
  if (reader.text)
    return add_gold (&reader, object, id, get_text (object, "date"), golds, error);
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "%s/text: found %s, expected text", place,
               stance_json_input_describe (json_object_get_member (object, "text")));
  return FALSE;
}

gboolean
stance_gold_read_lines (const char *path, StanceModel *model, GPtrArray *golds, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);
  gsize length;
  g_autofree char *contents = read_text (path, &length, error);
  g_auto (GStrv) lines = contents ? g_strsplit (contents, "\n", -1) : NULL;

  guint before = golds->len;

  for (guint i = 0; lines && lines[i]; i++)
    if (*g_strstrip (lines[i]) && !read_line (name, i + 1, lines[i], model, golds, error))
      return FALSE;
  if (lines && golds->len == before)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "%s: found no text, expected one in each line", name);
  return golds->len > before;
}
