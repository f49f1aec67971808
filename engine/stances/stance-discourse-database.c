/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Databases of Discourse Network Analyzer 3: SQLite, read from memory, so that nothing is locked or changed. */
#include <sqlite3.h>
#include <string.h>

#include <stance/stance-error.h>

#include "stance-discourse-private.h"

/* A query of a sound database takes a few hundred steps for a row; one that goes on for ever is ended. */
#define LEAST_STEPS 10000000
#define STEPS_PER_BYTE 100
#define STEPS_BETWEEN 10000
#define WRITE_VERSION 18 /* where the header says how the file is written and read */
#define LARGEST_VALUE (256 << 20)
#define LAST_TIME 253402300799 /* of the year 9999 */

static const char *const tables[] = { "STATEMENTS", "DOCUMENTS", "VARIABLES", "ENTITIES", "DATASHORTTEXT", "DATALONGTEXT", "DATAINTEGER", "DATABOOLEAN" };

typedef struct
{
  StanceDiscourse *discourse;
  const char *name;
  sqlite3 *database;
  unsigned char *copy; /* of the file */
  guint64 steps_left;
  GHashTable *places;    /* id of a statement -> place + 1 */
  GHashTable *documents; /* id of a document -> place + 1 */
  GHashTable *variables; /* id of a variable -> StanceVariable */
  GError *error;
} Reader;

static int
count_steps (void *data)
{
  Reader *self = data;

  if (self->steps_left < STEPS_BETWEEN)
    return 1;
  self->steps_left -= STEPS_BETWEEN;
  return 0;
}

static void
fail (Reader *self, const char *found)
{
  if (!self->error)
    g_set_error (&self->error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT, "%s: found %s, expected a database of Discourse Network Analyzer 3", self->name,
                 found);
}

static void
fail_with_database (Reader *self)
{
  g_autofree char *found = g_strdup_printf ("'%s'", sqlite3_errmsg (self->database));

  fail (self, found);
}

/* Runs a query and hands each row on. */
static void
each_row (Reader *self, const char *query, void (*take) (Reader *self, sqlite3_stmt *row))
{
  sqlite3_stmt *row = NULL;
  int result = self->error ? SQLITE_DONE : sqlite3_prepare_v2 (self->database, query, -1, &row, NULL);

  if (result == SQLITE_OK)
    while ((result = sqlite3_step (row)) == SQLITE_ROW && !self->error)
      take (self, row);
  if (result != SQLITE_DONE && result != SQLITE_ROW)
    fail_with_database (self);
  sqlite3_finalize (row);
}

static const char *
take_text (Reader *self, sqlite3_stmt *row, int column)
{
  return stance_discourse_intern (self->discourse, (const char *) sqlite3_column_text (row, column));
}

static gpointer
key_of (sqlite3_stmt *row, int column)
{
  return GSIZE_TO_POINTER ((gsize) sqlite3_column_int64 (row, column));
}

static void
take_table (Reader *self, sqlite3_stmt *row)
{
  if (sqlite3_column_int (row, 0) != (int) G_N_ELEMENTS (tables))
    fail (self, "no table of each kind");
}

/* What is called so must be tables: a view may hide any amount of work. */
static void
check_tables (Reader *self)
{
  g_autoptr (GString) query = g_string_new ("SELECT count(DISTINCT upper(name)) FROM sqlite_master WHERE type = 'table' AND upper(name) IN (''");

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_string_append_printf (query, ",'%s'", tables[i]);
  g_string_append_c (query, ')');
  each_row (self, query->str, take_table);
}

static void
take_variable (Reader *self, sqlite3_stmt *row)
{
  static const char *const types[] = { "short text", "long text", "integer", "boolean" };
  const char *type = take_text (self, row, 2);
  StanceVariable *variable = stance_discourse_need_variable (self->discourse, take_text (self, row, 1));

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (type, types[i]))
      {
        variable->type = (StanceVariableType) i;
        variable->is_typed = TRUE;
      }
  g_hash_table_insert (self->variables, key_of (row, 0), variable);
}

static void
take_document (Reader *self, sqlite3_stmt *row)
{
  StanceDiscourseDocument document = { take_text (self, row, 0), take_text (self, row, 1), take_text (self, row, 2), take_text (self, row, 3),
                                       take_text (self, row, 4), take_text (self, row, 5), take_text (self, row, 6), sqlite3_column_int64 (row, 7) };

  if (sqlite3_column_type (row, 7) != SQLITE_INTEGER || document.time > LAST_TIME || document.time < -LAST_TIME / 4)
    {
      document.time = STANCE_DISCOURSE_NO_TIME;
      stance_discourse_warn (self->discourse, g_strdup_printf ("%s: document %s: found no date, expected seconds since 1970; it has none then", self->name,
                                                               document.id));
    }
  g_hash_table_insert (self->documents, key_of (row, 0), GUINT_TO_POINTER (stance_discourse_add_document (self->discourse, &document) + 1));
}

/* The words of a statement; offsets are in UTF-16 units, as Java counts them. Going there counts as steps. */
static char *
cut_text (Reader *self, const char *text, gint64 start, gint64 stop)
{
  const char *from = NULL;
  gint64 at = 0;

  if (stop < start || (guint64) stop > self->steps_left)
    return NULL;
  self->steps_left -= (guint64) stop;
  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      if (!from && at >= start)
        from = p;
      if (from && at >= stop)
        return g_strndup (from, (gsize) (p - from));
      if (*p == '\0')
        return NULL;
      at += g_utf8_get_char (p) >= 0x10000 ? 2 : 1;
    }
}

static void
take_statement (Reader *self, sqlite3_stmt *row)
{
  guint document = GPOINTER_TO_UINT (g_hash_table_lookup (self->documents, key_of (row, 1)));
  StanceDiscourseStatement statement = { take_text (self, row, 0), document - 1, 0, sqlite3_column_int64 (row, 2), sqlite3_column_int64 (row, 3),
                                         take_text (self, row, 4), "" };
  g_autofree char *text = NULL;
  guint place;

  if (document == 0)
    {
      stance_discourse_warn (self->discourse, g_strdup_printf ("%s: statement %s: found no document for it; left out", self->name, statement.id));
      return;
    }
  statement.time = stance_discourse_get_document (self->discourse, document - 1)->time;
  text = cut_text (self, stance_discourse_get_document (self->discourse, document - 1)->text, MAX (statement.start, 0), statement.stop);
  statement.text = stance_discourse_intern (self->discourse, text);
  if (stance_discourse_append (self->discourse, &statement, &place))
    g_hash_table_insert (self->places, key_of (row, 0), GUINT_TO_POINTER (place + 1));
}

static void
take_value (Reader *self, sqlite3_stmt *row)
{
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, key_of (row, 0)));
  StanceVariable *variable = g_hash_table_lookup (self->variables, key_of (row, 1));

  if (place > 0 && variable)
    stance_discourse_set_value (self->discourse, variable, place - 1, (const char *) sqlite3_column_text (row, 2));
}

static void
read_tables (Reader *self)
{
  check_tables (self);
  each_row (self, "SELECT ID, Variable, DataType FROM VARIABLES ORDER BY ID", take_variable);
  each_row (self, "SELECT ID, Title, Author, Source, Section, Type, Text, Date FROM DOCUMENTS ORDER BY Date, ID", take_document);
  each_row (self, "SELECT s.ID, s.DocumentId, s.Start, s.Stop, s.Coder FROM STATEMENTS s JOIN DOCUMENTS d ON d.ID = s.DocumentId ORDER BY d.Date, s.ID",
            take_statement);
  each_row (self, "SELECT v.StatementId, v.VariableId, e.Value FROM DATASHORTTEXT v JOIN ENTITIES e ON e.ID = v.Entity", take_value);
  each_row (self, "SELECT StatementId, VariableId, Value FROM DATALONGTEXT", take_value);
  each_row (self, "SELECT StatementId, VariableId, Value FROM DATAINTEGER", take_value);
  each_row (self, "SELECT StatementId, VariableId, Value FROM DATABOOLEAN", take_value);
}

static gboolean
open_database (Reader *self, GBytes *bytes)
{
  gsize length;
  gconstpointer given = g_bytes_get_data (bytes, &length);
  unsigned char *data = self->copy = g_memdup2 (given, length);

  /* What stands in a log beside the file cannot be read; what is in the file can, once it does not say that there is a log. */
  if (length > WRITE_VERSION + 1)
    data[WRITE_VERSION] = data[WRITE_VERSION + 1] = 1;
  if (sqlite3_open_v2 (":memory:", &self->database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, NULL) != SQLITE_OK
      || sqlite3_deserialize (self->database, "main", data, (sqlite3_int64) length, (sqlite3_int64) length, SQLITE_DESERIALIZE_READONLY) != SQLITE_OK)
    {
      fail (self, "a file that cannot be opened");
      return FALSE;
    }
  sqlite3_db_config (self->database, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_limit (self->database, SQLITE_LIMIT_LENGTH, LARGEST_VALUE);
  self->steps_left = LEAST_STEPS + STEPS_PER_BYTE * (guint64) length;
  sqlite3_progress_handler (self->database, STEPS_BETWEEN, count_steps, self);
  return TRUE;
}

gboolean
stance_discourse_read_database (StanceDiscourse *self, const char *name, GBytes *bytes, GError **error)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) documents = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) variables = g_hash_table_new (NULL, NULL);
  Reader reader = { self, name, .places = places, .documents = documents, .variables = variables };

  if (open_database (&reader, bytes))
    read_tables (&reader);
  sqlite3_close (reader.database);
  g_free (reader.copy);
  if (reader.error)
    g_propagate_error (error, reader.error);
  return !reader.error;
}
