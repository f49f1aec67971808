/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files of Discourse Network Analyzer out and in again, and files that are broken. */
#include <sqlite3.h>
#include <string.h>

#include <stance/stance-error.h>
#include <stance/stance-writer.h>

#include "stance-discourse-private.h"

#define HEAD "statement_id;time;organization;concept;agreement;weight;text;document_id;document_title;start_position;stop_position\n"

static const char sample[] = HEAD
  "1;2024-01-02 08:30:00;\"A \"\"B\"\"; C\";Build;1;-2;\"said, so\";d1;Monday;0;8\n"
  "2;2024-01-02T08:30;Ärzte \xf0\x9f\x8f\xa5;Build;0;;said;d1;Monday;9;13\n"
  "3;2024-02-29;;Charge;1;7;;d2;Leap day;0;4\n";

static StanceDiscourse *
read_text (const char *text, guint n, guint n_warnings)
{
  g_autoptr (StanceDiscourse) discourse = stance_discourse_new ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (stance_discourse_read (discourse, "x", bytes, &error));
  g_assert_no_error (error);
  warnings = stance_discourse_take_warnings (discourse);
  g_assert_cmpuint (stance_discourse_get_n_statements (discourse), ==, n);
  g_assert_cmpuint (warnings->len, ==, n_warnings);
  return g_steal_pointer (&discourse);
}

static void
compare (StanceDiscourse *a, StanceDiscourse *b)
{
  g_auto (GStrv) names = stance_discourse_list_variables (a);

  g_assert_cmpuint (stance_discourse_get_n_statements (a), ==, stance_discourse_get_n_statements (b));
  for (guint i = 0; i < stance_discourse_get_n_statements (a); i++)
    {
      for (guint j = 0; names[j]; j++)
        g_assert_cmpstr (stance_discourse_get_value (a, i, names[j]), ==, stance_discourse_get_value (b, i, names[j]));
      g_assert_cmpint (stance_discourse_get (a, i)->time, ==, stance_discourse_get (b, i)->time);
      g_assert_cmpstr (stance_discourse_get_value (a, i, "document_title"), ==, stance_discourse_get_value (b, i, "document_title"));
    }
}

static GBytes *
write_sample (void)
{
  g_autoptr (StanceDiscourse) discourse = read_text (sample, 3, 0);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = stance_write_discourse_database (discourse, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_csv (void)
{
  g_autoptr (StanceDiscourse) discourse = read_text (sample, 3, 0);
  g_autofree char *text = stance_write_discourse (discourse);
  g_autoptr (StanceDiscourse) again = read_text (text, 3, 0);
  g_autofree char *more = stance_write_discourse (again);

  g_assert_cmpstr (stance_discourse_get_value (discourse, 0, "organization"), ==, "A \"B\"; C");
  g_assert_null (stance_discourse_get_value (discourse, 2, "organization"));
  g_assert_null (stance_discourse_get_value (discourse, 3, "concept"));
  g_assert_null (stance_discourse_get_value (discourse, 0, "nothing"));
  compare (discourse, again);
  g_assert_cmpstr (text, ==, more);
}

/* What was not told where it stands gets a place in a text; that text comes back. */
static void
test_database (void)
{
  g_autoptr (StanceDiscourse) discourse = read_text (sample, 3, 0);
  g_autoptr (StanceDiscourse) again = stance_discourse_new ();
  g_autoptr (GBytes) bytes = write_sample ();
  g_autoptr (GError) error = NULL;

  g_assert_true (stance_discourse_is_file (bytes));
  g_assert_true (stance_discourse_read (again, "x.dna", bytes, &error));
  g_assert_no_error (error);
  compare (discourse, again);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpstr (stance_discourse_get (again, i)->text, ==, stance_discourse_get (discourse, i)->text);
  g_assert_cmpint (stance_variable_get_type (stance_discourse_find_variable (again, "agreement")), ==, STANCE_VARIABLE_BOOLEAN);
  g_assert_cmpint (stance_variable_get_type (stance_discourse_find_variable (again, "weight")), ==, STANCE_VARIABLE_INTEGER);
}

static void
test_undated (void)
{
  g_autoptr (StanceDiscourse) discourse = read_text (HEAD "1;;A;Build;1;;;d1;;;\n", 1, 0);
  g_autoptr (GError) error = NULL;

  g_assert_null (stance_write_discourse_database (discourse, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED);
}

/* Whatever is cut off or changed: an error or fewer statements, nothing worse. */
static void
test_broken (void)
{
  g_autoptr (GBytes) bytes = write_sample ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  gsize length;
  const guint8 *data = g_bytes_get_data (bytes, &length);

  for (guint round = 0; round < 400; round++)
    {
      gsize kept = round < 100 ? (gsize) g_rand_int_range (rand, 17, (gint) length) : length;
      guint8 *copy = g_memdup2 (data, kept);
      g_autoptr (GBytes) broken = g_bytes_new_take (copy, kept);
      g_autoptr (StanceDiscourse) discourse = stance_discourse_new ();
      g_autoptr (GError) error = NULL;

      for (guint i = 0; kept == length && i < 1 + round / 10; i++)
        copy[g_rand_int_range (rand, 16, (gint) length)] = (guint8) g_rand_int (rand);
      if (!stance_discourse_read (discourse, "x", broken, &error))
        g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT);
      g_assert_cmpuint (stance_discourse_get_n_statements (discourse), <=, 1000);
    }
}

typedef struct
{
  const char *name;
  const char *sql;  /* done to a sound database */
  guint n;          /* statements then; G_MAXUINT: it is refused */
  guint n_warnings;
} Change;

static const Change changes[] = {
  { "as it was", "SELECT 1", 3, 0 },
  { "a table is missing", "DROP TABLE DATABOOLEAN", G_MAXUINT, 0 },
  { "a column is missing", "ALTER TABLE DOCUMENTS RENAME COLUMN Date TO Day", G_MAXUINT, 0 },
  { "a view that never ends instead of a table",
    "DROP TABLE DATALONGTEXT; CREATE VIEW DATALONGTEXT AS WITH RECURSIVE r(StatementId) AS (SELECT 1 UNION ALL SELECT StatementId + 1 FROM r) "
    "SELECT StatementId, 1 AS VariableId, 'x' AS Value FROM r", G_MAXUINT, 0 },
  { "a document without a date", "PRAGMA ignore_check_constraints=1; UPDATE DOCUMENTS SET Date = 'soon' WHERE ID = 1", 3, 1 },
  { "a date far away", "UPDATE DOCUMENTS SET Date = 9000000000000000000 WHERE ID = 1", 3, 1 },
  { "a statement of no document", "UPDATE STATEMENTS SET DocumentId = 99 WHERE ID = 1", 2, 0 },
  { "a value of nothing", "UPDATE DATASHORTTEXT SET Entity = 99 WHERE StatementId = 1; INSERT INTO DATAINTEGER VALUES (99, 99, 99, 99)", 3, 0 },
  { "a parent that is its own child", "UPDATE ENTITIES SET ChildOf = ID", 3, 0 },
  { "offsets that lead nowhere", "PRAGMA ignore_check_constraints=1; UPDATE STATEMENTS SET Start = -5, Stop = 9000000000000000000", 3, 0 },
  { "written with a log", "PRAGMA user_version = 7", 3, 0 },
};

static GBytes *
change (GBytes *bytes, const char *sql)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);
  unsigned char *copy = sqlite3_malloc64 (length);
  sqlite3 *database = NULL;
  sqlite3_int64 size;

  memcpy (copy, data, length);
  g_assert_cmpint (sqlite3_open (":memory:", &database), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_deserialize (database, "main", copy, (sqlite3_int64) length, (sqlite3_int64) length,
                                        SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (database, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  copy = sqlite3_serialize (database, "main", &size, 0);
  sqlite3_close (database);
  return g_bytes_new_with_free_func (copy, (gsize) size, sqlite3_free, copy);
}

static void
test_change (gconstpointer data)
{
  const Change *c = data;
  g_autoptr (GBytes) sound = write_sample ();
  g_autoptr (GBytes) changed = change (sound, c->sql);
  g_autoptr (StanceDiscourse) discourse = stance_discourse_new ();
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  gboolean read;

  if (g_str_equal (c->name, "written with a log"))
    ((guint8 *) g_bytes_get_data (changed, NULL))[18] = ((guint8 *) g_bytes_get_data (changed, NULL))[19] = 2;
  read = stance_discourse_read (discourse, "x", changed, &error);
  if (c->n == G_MAXUINT)
    {
      g_assert_false (read);
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT);
      return;
    }
  g_assert_no_error (error);
  warnings = stance_discourse_take_warnings (discourse);
  g_assert_cmpuint (stance_discourse_get_n_statements (discourse), ==, c->n);
  g_assert_cmpuint (warnings->len, ==, c->n_warnings);
}

typedef struct
{
  const char *name;
  const char *text;
  guint n;
  guint n_warnings;
} Rows;

static const Rows rows[] = {
  { "only titles", HEAD, 0, 0 },
  { "no such day", HEAD "1;2023-02-29;A;B;1;;;d;;;\n2;2023-02-28;A;B;1;;;d;;;\n", 1, 1 },
  { "no such hour", HEAD "1;2023-02-28 24:00;A;B;1;;;d;;;\n1;2023-02-28 8;A;B;1;;;d;;;\n", 0, 2 },
  { "too few cells, too many", HEAD "1;2023-02-28;A;B\n1;2023-02-28;A;B;1;;;d;;;;;;\n", 0, 2 },
  { "no end of a field", HEAD "1;2023-02-28;\"A;B;1;;;d;;;\n", 0, 1 },
  { "offsets that are none", HEAD "1;2023-02-28;A;B;1;;;d;;-4;x\n", 1, 0 },
  { "bytes of an older encoding", HEAD "1;2023-02-28;\xff\xfe;B;1;;;d;;;\n", 1, 0 },
};

static void
test_rows (gconstpointer data)
{
  const Rows *r = data;
  g_autoptr (StanceDiscourse) discourse = read_text (r->text, r->n, r->n_warnings);
  g_autofree char *text = stance_write_discourse (discourse);

  g_assert_true (g_utf8_validate (text, -1, NULL));
}

static void
test_huge (void)
{
  g_autofree char *field = g_strnfill (1 << 20, 'x');
  g_autofree char *text = g_strconcat (HEAD "1;2023-02-28;", field, ";B;1;;;d;;;\n", NULL);
  g_autoptr (StanceDiscourse) discourse = read_text (text, 1, 0);

  g_assert_cmpstr (stance_discourse_get_value (discourse, 0, "organization"), ==, field);
}

static void
test_not_ours (void)
{
  const char *const texts[] = { "", "id;time\n", "some text", "SQLite format", "document,holder_party,issue,position\n" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));
      g_autoptr (StanceDiscourse) discourse = stance_discourse_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (stance_discourse_is_file (bytes));
      g_assert_false (stance_discourse_read (discourse, "x", bytes, &error));
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/discourse/csv", test_csv);
  g_test_add_func ("/discourse/database", test_database);
  g_test_add_func ("/discourse/undated", test_undated);
  g_test_add_func ("/discourse/broken", test_broken);
  g_test_add_func ("/discourse/huge", test_huge);
  g_test_add_func ("/discourse/not-ours", test_not_ours);
  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/discourse/change/%s", changes[i].name);

      g_test_add_data_func (path, &changes[i], test_change);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/discourse/rows/%s", rows[i].name);

      g_test_add_data_func (path, &rows[i], test_rows);
    }
  return g_test_run ();
}
