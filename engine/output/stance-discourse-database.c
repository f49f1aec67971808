/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Databases of Discourse Network Analyzer 3: made in memory, so that a file appears whole or not at all. */
#include <sqlite3.h>
#include <string.h>

#include <stance/stance-error.h>

#include "stance-discourse-private.h"
#include "stance-discourse-schema-private.h"
#include "stance-write-private.h"

#define PASSWORD "stance"
#define SALT_BYTES 16
#define DIGEST_BYTES 32
#define DIGEST_ROUNDS 100000

typedef struct
{
  StanceDiscourse *discourse;
  sqlite3 *database;
  sqlite3_stmt *rows[9];
  GString **texts;      /* of documents that have none: what was said in them, a statement a line */
  gint64 *lengths;      /* of those texts, in UTF-16 units */
  gint64 next_entity;
  gboolean failed;
} Writer;

typedef enum
{
  ROW_CODER,
  ROW_DOCUMENT,
  ROW_VARIABLE,
  ROW_STATEMENT,
  ROW_ENTITY,
  ROW_SHORT_TEXT,
  ROW_LONG_TEXT,
  ROW_INTEGER,
  ROW_BOOLEAN,
} Row;

static const char *const inserts[] = {
  [ROW_CODER] = "INSERT INTO CODERS (ID, Name, Password) VALUES (1, 'Admin', ?)",
  [ROW_DOCUMENT] = "INSERT INTO DOCUMENTS (ID, Date, Title, Author, Source, Section, Type, Text, Coder) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)",
  [ROW_VARIABLE] = "INSERT INTO VARIABLES (ID, Variable, DataType, StatementTypeId) VALUES (?, ?, ?, 1)",
  [ROW_STATEMENT] = "INSERT INTO STATEMENTS (ID, DocumentId, Start, Stop, StatementTypeId, Coder) VALUES (?, ?, ?, ?, 1, 1)",
  [ROW_ENTITY] = "INSERT INTO ENTITIES (ID, VariableId, Value) VALUES (?, ?, ?)",
  [ROW_SHORT_TEXT] = "INSERT INTO DATASHORTTEXT (StatementId, VariableId, Entity) VALUES (?, ?, ?)",
  [ROW_LONG_TEXT] = "INSERT INTO DATALONGTEXT (StatementId, VariableId, Value) VALUES (?, ?, ?)",
  [ROW_INTEGER] = "INSERT INTO DATAINTEGER (StatementId, VariableId, Value) VALUES (?, ?, ?)",
  [ROW_BOOLEAN] = "INSERT INTO DATABOOLEAN (StatementId, VariableId, Value) VALUES (?, ?, ?)",
};

/* Puts a row in: whole numbers first, then texts. */
static void
insert (Writer *self, Row row, const gint64 *numbers, guint n_numbers, const char *const *texts)
{
  sqlite3_stmt *statement = self->rows[row];
  int at = 1;

  for (guint i = 0; i < n_numbers; i++)
    sqlite3_bind_int64 (statement, at++, numbers[i]);
  for (guint i = 0; texts && texts[i]; i++)
    sqlite3_bind_text (statement, at++, texts[i], -1, SQLITE_TRANSIENT);
  self->failed = self->failed || sqlite3_step (statement) != SQLITE_DONE;
  sqlite3_reset (statement);
}

/* The digest under which DNA keeps passwords (that of Jasypt's StrongPasswordEncryptor): salt, then SHA-256 over salt and password, again and again. */
static char *
digest_password (void)
{
  guint8 bytes[SALT_BYTES + DIGEST_BYTES] = "stance for DNA.";
  gsize length = DIGEST_BYTES;
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_checksum_update (sum, bytes, SALT_BYTES);
  g_checksum_update (sum, (const guchar *) PASSWORD, sizeof PASSWORD - 1);
  g_checksum_get_digest (sum, bytes + SALT_BYTES, &length);
  for (guint i = 1; i < DIGEST_ROUNDS; i++)
    {
      g_checksum_reset (sum);
      g_checksum_update (sum, bytes + SALT_BYTES, DIGEST_BYTES);
      g_checksum_get_digest (sum, bytes + SALT_BYTES, &length);
    }
  return g_base64_encode (bytes, sizeof bytes);
}

/* Java counts in UTF-16 units. */
static gint64
count_units (const char *text)
{
  gint64 units = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    units += g_utf8_get_char (p) >= 0x10000 ? 2 : 1;
  return units;
}

/* Where a statement stands: as it is told when the document has a text; otherwise on a line of its own in what stands for one. */
static void
place_statement (Writer *self, const StanceDiscourseStatement *statement, gint64 *start, gint64 *stop)
{
  GString *text = self->texts[statement->document];
  const char *words = *statement->text ? statement->text : "-";

  *start = statement->start;
  *stop = statement->stop;
  if (!text)
    {
      *start = MAX (*start, 0);
      *stop = MAX (*stop, *start + 1);
      return;
    }
  *start = self->lengths[statement->document];
  *stop = *start + count_units (words);
  self->lengths[statement->document] = *stop + 1;
  g_string_append_printf (text, "%s\n", words);
}

static void
write_statements (Writer *self)
{
  for (guint i = 0; i < self->discourse->statements->len; i++)
    {
      const StanceDiscourseStatement *statement = stance_discourse_get (self->discourse, i);
      gint64 numbers[] = { i + 1, (gint64) statement->document + 1, 0, 0 };

      place_statement (self, statement, &numbers[2], &numbers[3]);
      insert (self, ROW_STATEMENT, numbers, G_N_ELEMENTS (numbers), NULL);
    }
}

static void
write_documents (Writer *self)
{
  for (guint i = 0; i < self->discourse->documents->len; i++)
    {
      const StanceDiscourseDocument *d = stance_discourse_get_document (self->discourse, i);
      const gint64 numbers[] = { i + 1, d->time };
      const char *const texts[] = { d->title, d->author, d->source, d->section, d->type, self->texts[i] ? self->texts[i]->str : d->text, NULL };

      insert (self, ROW_DOCUMENT, numbers, G_N_ELEMENTS (numbers), texts);
    }
}

/* The id of a value, which is made when it is new. */
static gint64
need_entity (Writer *self, GHashTable *entities, gint64 variable, const char *value)
{
  gint64 id = (gint64) GPOINTER_TO_SIZE (g_hash_table_lookup (entities, value));
  const char *const texts[] = { value, NULL };

  if (id == 0)
    {
      const gint64 numbers[] = { id = ++self->next_entity, variable };

      insert (self, ROW_ENTITY, numbers, G_N_ELEMENTS (numbers), texts);
      g_hash_table_insert (entities, (gpointer) value, GSIZE_TO_POINTER ((gsize) id));
    }
  return id;
}

/* A missing name is the empty one, as DNA has it; a missing number is missing. */
static void
write_values (Writer *self, const StanceVariable *variable, gint64 id)
{
  StanceVariableType type = stance_variable_get_type (variable);
  g_autoptr (GHashTable) entities = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->discourse->statements->len; i++)
    {
      const char *value = stance_variable_get (variable, i);
      const char *const texts[] = { value ? value : "", NULL };
      gint64 numbers[] = { i + 1, id, 0 };
      int number = 0;

      if (type == STANCE_VARIABLE_SHORT_TEXT)
        {
          numbers[2] = need_entity (self, entities, id, texts[0]);
          insert (self, ROW_SHORT_TEXT, numbers, 3, NULL);
        }
      else if (type == STANCE_VARIABLE_LONG_TEXT)
        insert (self, ROW_LONG_TEXT, numbers, 2, texts);
      else if (value && stance_variable_parse (value, &number))
        {
          numbers[2] = number;
          insert (self, type == STANCE_VARIABLE_INTEGER ? ROW_INTEGER : ROW_BOOLEAN, numbers, 3, NULL);
        }
    }
}

static void
write_variables (Writer *self)
{
  static const char *const types[] = { "short text", "long text", "integer", "boolean" };

  for (guint i = 0; i < self->discourse->variables->len; i++)
    {
      const StanceVariable *variable = g_ptr_array_index (self->discourse->variables, i);
      const char *const texts[] = { variable->name, types[stance_variable_get_type (variable)], NULL };
      const gint64 id = i + 1;

      insert (self, ROW_VARIABLE, &id, 1, texts);
      write_values (self, variable, id);
    }
}

static gboolean
open_database (Writer *self)
{
  if (sqlite3_open_v2 (":memory:", &self->database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, NULL) != SQLITE_OK
      || sqlite3_exec (self->database, stance_discourse_schema, NULL, NULL, NULL) != SQLITE_OK
      || sqlite3_exec (self->database, "BEGIN", NULL, NULL, NULL) != SQLITE_OK)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (inserts); i++)
    if (sqlite3_prepare_v2 (self->database, inserts[i], -1, &self->rows[i], NULL) != SQLITE_OK)
      return FALSE;
  return TRUE;
}

static void
write_rows (Writer *self)
{
  g_autofree char *password = digest_password ();
  const char *const texts[] = { password, NULL };
  guint n = self->discourse->documents->len;

  self->texts = g_new0 (GString *, n + 1);
  self->lengths = g_new0 (gint64, n + 1);
  for (guint i = 0; i < n; i++)
    if (*stance_discourse_get_document (self->discourse, i)->text == '\0')
      self->texts[i] = g_string_new (NULL);
  insert (self, ROW_CODER, NULL, 0, texts);
  write_statements (self);
  write_documents (self);
  write_variables (self);
  self->failed = self->failed || sqlite3_exec (self->database, "COMMIT", NULL, NULL, NULL) != SQLITE_OK;
  for (guint i = 0; i < n; i++)
    if (self->texts[i])
      g_string_free (self->texts[i], TRUE);
  g_free (self->texts);
  g_free (self->lengths);
}

/* DNA puts every document on a day. */
static gboolean
check_dates (StanceDiscourse *discourse, GError **error)
{
  for (guint i = 0; i < discourse->documents->len; i++)
    if (stance_discourse_get_document (discourse, i)->time == STANCE_DISCOURSE_NO_TIME)
      {
        g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "document %s: found no date, expected one: a .dna file has no place for documents without",
                     stance_discourse_get_document (discourse, i)->id);
        return FALSE;
      }
  return TRUE;
}

/**
 * stance_write_discourse_database:
 * @discourse: coded statements
 * @error: return location for an error
 *
 * Writes statements as a database of Discourse Network Analyzer 3 (a `.dna` file): one statement type, "DNA Statement", with all variables; documents with
 * their texts, or, where none is known, what was said in them, a statement a line; one coder, Admin, whose password is "stance". Documents and statements
 * are numbered anew. Missing names are the empty name, missing numbers are left out. stance_discourse_read() reads it.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when a document has no date; %STANCE_ERROR_LIMIT when SQLite cannot hold it.
 *
 * Returns: (transfer full) (nullable): the file; %NULL on an error
 */
GBytes *
stance_write_discourse_database (StanceDiscourse *discourse, GError **error)
{
  Writer writer = { discourse };
  unsigned char *data = NULL;
  sqlite3_int64 size = 0;

  g_return_val_if_fail (discourse != NULL, NULL);
  if (!check_dates (discourse, error))
    return NULL;
  if (open_database (&writer))
    write_rows (&writer);
  else
    writer.failed = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (writer.rows); i++)
    sqlite3_finalize (writer.rows[i]);
  if (!writer.failed)
    data = sqlite3_serialize (writer.database, "main", &size, 0);
  if (!data)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "database: %s", sqlite3_errmsg (writer.database));
  sqlite3_close (writer.database);
  return data ? g_bytes_new_with_free_func (data, (gsize) size, sqlite3_free, data) : NULL;
}
