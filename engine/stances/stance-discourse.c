/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-discourse-private.h"
#include "stance-limits-private.h"
#include "stance-statement-private.h"

#define MAGIC "SQLite format 3"

G_DEFINE_BOXED_TYPE (StanceDiscourse, stance_discourse, stance_discourse_ref, stance_discourse_unref)

static void
free_variable (StanceVariable *variable)
{
  g_ptr_array_unref (variable->values);
  g_free (variable);
}

/**
 * stance_discourse_new:
 *
 * Makes a discourse without statements.
 *
 * Returns: (transfer full): a new discourse
 */
StanceDiscourse *
stance_discourse_new (void)
{
  StanceDiscourse *self = g_atomic_rc_box_new0 (StanceDiscourse);

  self->strings = g_string_chunk_new (4096);
  self->variables = g_ptr_array_new_with_free_func ((GDestroyNotify) free_variable);
  self->documents = g_array_new (FALSE, FALSE, sizeof (StanceDiscourseDocument));
  self->statements = g_array_new (FALSE, FALSE, sizeof (StanceDiscourseStatement));
  self->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
discourse_clear (gpointer data)
{
  StanceDiscourse *self = data;

  g_ptr_array_unref (self->variables);
  g_array_unref (self->documents);
  g_array_unref (self->statements);
  g_hash_table_unref (self->index);
  g_ptr_array_unref (self->warnings);
  g_string_chunk_free (self->strings);
}

/**
 * stance_discourse_ref:
 * @self: a discourse
 *
 * Adds a reference.
 *
 * Returns: (transfer full): the discourse
 */
StanceDiscourse *
stance_discourse_ref (StanceDiscourse *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * stance_discourse_unref:
 * @self: (transfer full): a discourse
 *
 * Drops a reference.
 */
void
stance_discourse_unref (StanceDiscourse *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, discourse_clear);
}

const char *
stance_discourse_intern (StanceDiscourse *self, const char *text)
{
  g_autofree char *valid = NULL;

  if (!text || *text == '\0')
    return "";
  if (g_utf8_validate (text, -1, NULL))
    return g_string_chunk_insert_const (self->strings, text);
  valid = g_utf8_make_valid (text, -1);
  return g_string_chunk_insert_const (self->strings, valid);
}

void
stance_discourse_warn (StanceDiscourse *self, char *message)
{
  g_ptr_array_add (self->warnings, message);
}

guint
stance_discourse_add_document (StanceDiscourse *self, const StanceDiscourseDocument *document)
{
  g_autofree char *key = g_strdup_printf ("%u/%s", self->n_files, document->id);
  gpointer known = g_hash_table_lookup (self->index, key);

  if (known)
    return GPOINTER_TO_UINT (known) - 1;
  g_array_append_val (self->documents, *document);
  g_hash_table_insert (self->index, g_steal_pointer (&key), GUINT_TO_POINTER (self->documents->len));
  return self->documents->len - 1;
}

gboolean
stance_discourse_append (StanceDiscourse *self, const StanceDiscourseStatement *statement, guint *place)
{
  if (self->statements->len >= STANCE_LIMIT_STATEMENTS)
    return FALSE;
  *place = self->statements->len;
  g_array_append_val (self->statements, *statement);
  return TRUE;
}

const StanceDiscourseStatement *
stance_discourse_get (const StanceDiscourse *self, guint statement)
{
  return &g_array_index (self->statements, StanceDiscourseStatement, statement);
}

const StanceDiscourseDocument *
stance_discourse_get_document (const StanceDiscourse *self, guint document)
{
  return &g_array_index (self->documents, StanceDiscourseDocument, document);
}

/**
 * stance_discourse_is_file:
 * @head: the first bytes of a file, or all of it
 *
 * Tells files of Discourse Network Analyzer from others: databases of SQLite, and CSV whose header row has `statement_id` (or `id`), `time` (or
 * `datetime`) and `document_id`.
 *
 * Returns: whether stance_discourse_read() is for it
 */
gboolean
stance_discourse_is_file (GBytes *head)
{
  gsize length;
  const char *data = g_bytes_get_data (head, &length);

  g_return_val_if_fail (head != NULL, FALSE);
  return (length >= sizeof MAGIC && memcmp (data, MAGIC, sizeof MAGIC) == 0) || stance_discourse_is_header (data, length);
}

/**
 * stance_discourse_read:
 * @self: a discourse
 * @name: what messages call the file
 * @bytes: the whole file
 * @error: return location for an error
 *
 * Adds the statements of a file of Discourse Network Analyzer: a database (`.dna`, SQLite, as version 3 writes it), or its list of statements as CSV.
 * Every variable of every statement type becomes a variable here, by its name; empty values are missing. Rows that cannot be read are left out, with a
 * warning. Documents of different files are different documents.
 *
 * Errors: %STANCE_ERROR_INVALID_STATEMENT when the file is neither, or broken; then nothing, or a part of it, was added.
 *
 * Returns: whether it could be read
 */
gboolean
stance_discourse_read (StanceDiscourse *self, const char *name, GBytes *bytes, GError **error)
{
  gsize length;
  const char *data;

  g_return_val_if_fail (self != NULL && name != NULL && bytes != NULL, FALSE);
  data = g_bytes_get_data (bytes, &length);
  self->n_files++;
  if (length >= sizeof MAGIC && memcmp (data, MAGIC, sizeof MAGIC) == 0)
    return stance_discourse_read_database (self, name, bytes, error);
  if (stance_discourse_is_header (data, length))
    return stance_discourse_read_csv (self, name, bytes, error);
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT,
               "%s: found something else, expected a database of Discourse Network Analyzer or its list of statements (statement_id, time, document_id ...)",
               name);
  return FALSE;
}

/* What a statement says, for or against. */
static const char *
sign_of (double position)
{
  return position > 0 ? "1" : position < 0 ? "-1" : "0";
}

static void
put (StanceDiscourse *self, guint place, const char *variable, const char *value)
{
  stance_discourse_set_value (self, stance_discourse_need_variable (self, variable), place, value);
}

/* A party that the model does not know stands for itself, as in tables. */
static const char *
roll_up (StanceModel *model, const StanceStatementFields *fields, StanceLevel level)
{
  const char *up = NULL;

  if (model && stance_model_has_party (model, fields->holder_party))
    up = stance_model_roll_up (model, fields->holder_party, level, fields->date);
  return up ? up : fields->holder_party;
}

static void
put_variables (StanceDiscourse *self, guint place, const StanceStatementFields *fields, StanceModel *model)
{
  StanceVariable *agreement = stance_discourse_need_variable (self, "agreement");
  const char *party = fields->holder_party;

  put (self, place, "holder", fields->holder ? fields->holder : party);
  put (self, place, "party", roll_up (model, fields, STANCE_LEVEL_PARTY));
  put (self, place, "bloc", roll_up (model, fields, STANCE_LEVEL_BLOC));
  put (self, place, "issue", fields->issue);
  put (self, place, "kind", stance_kind_to_string (fields->kind));
  put (self, place, "certainty", stance_certainty_to_string (fields->certainty));
  stance_discourse_set_value (self, agreement, place, sign_of (fields->position));
  agreement->type = STANCE_VARIABLE_INTEGER;
  agreement->is_typed = TRUE;
  agreement->is_scaled = TRUE;
  agreement->low = -1;
  agreement->high = 1;
}

/**
 * stance_discourse_add_statement:
 * @self: a discourse
 * @statement: a statement
 * @model: (nullable): the model that rolls parties up; %NULL: a party is its own bloc
 * @error: return location for an error
 *
 * Adds one of our own statements, with the variables `holder`, `party`, `bloc`, `issue`, `kind`, `certainty` and `agreement`: -1 where the position is
 * below 0, 1 where it is above, and 0, which is a level of its own. The scale of `agreement` goes from -1 to 1, whatever occurs. A weight counts as one.
 *
 * Errors: %STANCE_ERROR_LIMIT when there are as many statements as can be; %STANCE_ERROR_UNSUPPORTED when there are statements of Discourse Network
 * Analyzer already: the two do not call things alike.
 *
 * Returns: whether it was added
 */
gboolean
stance_discourse_add_statement (StanceDiscourse *self, StanceStatement *statement, StanceModel *model, GError **error)
{
  const StanceStatementFields *fields;
  StanceDiscourseDocument document = { "", "", "", "", "", "", "", STANCE_DISCOURSE_NO_TIME };
  StanceDiscourseStatement added = { .coder = "" };
  guint place;

  g_return_val_if_fail (self != NULL && statement != NULL && (model == NULL || STANCE_IS_MODEL (model)), FALSE);
  fields = stance_statement_get_fields (statement);
  if (self->n_files > 0)
    {
      g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED,
                           "found statements of Discourse Network Analyzer and others, expected either: their variables are not the same");
      return FALSE;
    }
  document.id = document.title = stance_discourse_intern (self, fields->document);
  if (fields->date)
    stance_discourse_parse_time (fields->date, FALSE, &document.time);
  added.id = stance_discourse_intern (self, fields->id);
  added.document = stance_discourse_add_document (self, &document);
  added.time = document.time;
  added.start = fields->has_span ? (gint64) fields->span.start : -1;
  added.stop = fields->has_span ? (gint64) fields->span.end : -1;
  added.text = stance_discourse_intern (self, fields->quote);
  if (stance_discourse_append (self, &added, &place))
    {
      put_variables (self, place, fields, model);
      return TRUE;
    }
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "found more than %u statements", STANCE_LIMIT_STATEMENTS);
  return FALSE;
}

/**
 * stance_discourse_take_warnings:
 * @self: a discourse
 *
 * Gives what was wrong with what was read and did not stop it, since the last call.
 *
 * Returns: (transfer full) (element-type utf8): messages
 */
GPtrArray *
stance_discourse_take_warnings (StanceDiscourse *self)
{
  GPtrArray *taken;

  g_return_val_if_fail (self != NULL, NULL);
  taken = self->warnings;
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  return taken;
}

/**
 * stance_discourse_get_n_statements:
 * @self: a discourse
 *
 * Counts the statements.
 *
 * Returns: how many there are
 */
guint
stance_discourse_get_n_statements (StanceDiscourse *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->statements->len;
}
