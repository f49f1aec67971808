/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two sides of an evaluation, document by document: spans of different documents mean nothing to each other. */
#include "stance-cli-private.h"

#include <string.h>

#define MAX_LISTED 10

/* The statements of each document, and the documents in the order in which they come. */
typedef struct
{
  GPtrArray *names;        /* owned by the statements */
  GHashTable *of_document; /* name -> GPtrArray of statements */
} Documents;

static void
documents_clear (Documents *self)
{
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->of_document);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Documents, documents_clear)

static void
documents_init (Documents *self, GPtrArray *statements)
{
  self->names = g_ptr_array_new ();
  self->of_document = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < statements->len; i++)
    {
      StanceStatement *statement = g_ptr_array_index (statements, i);
      const char *name = stance_statement_get_document (statement);
      GPtrArray *own = g_hash_table_lookup (self->of_document, name);

      if (!own)
        {
          own = g_ptr_array_new ();
          g_hash_table_insert (self->of_document, (gpointer) name, own);
          g_ptr_array_add (self->names, (gpointer) name);
        }
      g_ptr_array_add (own, statement);
    }
}

/* Where a file names no document, the reader gives the file's own name. */
static gboolean
is_named (const char *document, const char *path)
{
  g_autofree char *file = g_path_get_basename (path);

  return *document && !g_str_has_prefix (file, document);
}

static gboolean
names_none (const Documents *self, const char *path)
{
  for (guint i = 0; i < self->names->len; i++)
    if (is_named (g_ptr_array_index (self->names, i), path))
      return FALSE;
  return TRUE;
}

/* Statements without a span come of a table: they can only be compared cell by cell. */
static gboolean
has_spans (GPtrArray *statements)
{
  for (guint i = 0; i < statements->len; i++)
    if (stance_statement_get_span (g_ptr_array_index (statements, i), NULL))
      return TRUE;
  return statements->len == 0;
}

static void
add (StanceEvaluation *evaluation, const char *name, GPtrArray *gold, GPtrArray *system, gboolean cells)
{
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();

  if (cells)
    stance_evaluation_add_cells (evaluation, name, gold ? gold : nothing, system ? system : nothing);
  else
    stance_evaluation_add (evaluation, name, gold ? gold : nothing, system ? system : nothing);
}

/* "'a', 'b'" of the documents that the other side does not have; NULL when there are none. */
static char *
list_missing (const Documents *self, const Documents *other)
{
  GString *list = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);

      if (!g_hash_table_contains (other->of_document, name) && n++ < MAX_LISTED)
        g_string_append_printf (list, "%s'%s'", n > 1 ? ", " : "", name);
    }
  if (n > MAX_LISTED)
    g_string_append_printf (list, " and %u more", n - MAX_LISTED);
  return g_string_free (list, n == 0);
}

static void
warn_of_missing (const StanceCliPair *pair, const Documents *gold, const Documents *system)
{
  g_autofree char *missed = list_missing (gold, system);
  g_autofree char *invented = list_missing (system, gold);
  g_autoptr (GString) message = g_string_new (NULL);

  if (missed)
    g_string_append_printf (message, "%s: found no statement of %s (misses)", pair->system, missed);
  if (invented)
    g_string_append_printf (message, "%s%s: found no statement of %s (false alarms)", missed ? "; " : "", pair->gold, invented);
  if (message->len > 0)
    stance_cli_warn (message->str);
}

static void
warn_of_other (const StanceCliPair *pair, const Documents *gold, const Documents *system)
{
  const char *a = gold->names->len == 1 ? g_ptr_array_index (gold->names, 0) : NULL;
  const char *b = system->names->len == 1 ? g_ptr_array_index (system->names, 0) : NULL;
  g_autofree char *message = NULL;

  if (!a || !b || g_str_equal (a, b) || !is_named (a, pair->gold) || !is_named (b, pair->system))
    return;
  message = g_strdup_printf ("%s: found no statement of document '%s', expected those of the documents of %s", pair->system, a, pair->gold);
  stance_cli_warn (message);
}

/* A table is of all documents at once unless it says which. */
static gboolean
is_one_document (const StanceCliPair *pair, const Documents *gold, const Documents *system, gboolean cells)
{
  return (gold->names->len <= 1 && system->names->len <= 1)
         || (cells && system->names->len == 1 && names_none (system, pair->system)
             && !g_hash_table_contains (gold->of_document, g_ptr_array_index (system->names, 0)));
}

void
stance_cli_add_documents (StanceEvaluation *evaluation, const StanceCliPair *pair, GPtrArray *gold, GPtrArray *system)
{
  g_auto (Documents) golden = { 0 };
  g_auto (Documents) tried = { 0 };
  gboolean cells = !has_spans (system);

  documents_init (&golden, gold);
  documents_init (&tried, system);
  if (is_one_document (pair, &golden, &tried, cells))
    {
      warn_of_other (pair, &golden, &tried);
      add (evaluation, pair->name, gold, system, cells);
      return;
    }
  warn_of_missing (pair, &golden, &tried);
  for (guint i = 0; i < golden.names->len; i++)
    {
      const char *name = g_ptr_array_index (golden.names, i);

      add (evaluation, name, g_hash_table_lookup (golden.of_document, name), g_hash_table_lookup (tried.of_document, name), cells);
    }
  for (guint i = 0; i < tried.names->len; i++)
    {
      const char *name = g_ptr_array_index (tried.names, i);

      if (!g_hash_table_contains (golden.of_document, name))
        add (evaluation, name, NULL, g_hash_table_lookup (tried.of_document, name), cells);
    }
}
