/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds a table from a tally: puts its entries into rows and columns in the order they first came, drops thin cells, then puts rows and
 * columns in the model's order. */
#include <stance/stance-error.h>

#include "stance-limits-private.h"
#include "stance-table-private.h"

typedef struct
{
  StanceTally *tally;
  StanceLevel level;
  StanceNames *rows;
  GPtrArray *row_parties;   /* of utf8, borrowed: what each row is ordered by */
  StanceNames *columns;
  GHashTable *cells;        /* row << 32 | column -> StanceCell */
  GHashTable *shared_names; /* a set of holders' names that are used of several parties; empty unless rows are holders */
} Builder;

void
stance_cell_free (StanceCell *self)
{
  g_clear_pointer (&self->statements, g_ptr_array_unref);
  stance_evidence_clear (&self->evidence);
  g_free (self);
}

static void
builder_clear (Builder *self)
{
  stance_names_free (self->rows);
  g_ptr_array_unref (self->row_parties);
  stance_names_free (self->columns);
  g_hash_table_unref (self->cells);
  g_hash_table_unref (self->shared_names);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

static void
builder_init (Builder *self, StanceTally *tally, StanceLevel level)
{
  self->tally = tally;
  self->level = level;
  self->rows = stance_names_new ();
  self->row_parties = g_ptr_array_new ();
  self->columns = stance_names_new ();
  self->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) stance_cell_free);
  self->shared_names = g_hash_table_new (NULL, NULL);
}

static const char *
get_name (const Builder *self, guint32 place)
{
  return stance_names_get (self->tally->names, place);
}

/* "Officials" of two parties are two holders. */
static void
find_shared_names (Builder *self, GPtrArray *entries)
{
  g_autoptr (GHashTable) parties = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const StanceTallyKey *key = &((StanceTallyEntry *) g_ptr_array_index (entries, i))->key;
      gpointer holder = GUINT_TO_POINTER (key->holder);
      gpointer party = GUINT_TO_POINTER (key->holder_party);
      gpointer known;

      if (!g_hash_table_lookup_extended (parties, holder, NULL, &known))
        g_hash_table_insert (parties, holder, party);
      else if (known != party)
        g_hash_table_add (self->shared_names, holder);
    }
}

static guint
find_row (Builder *self, const StanceTallyKey *key)
{
  g_autofree char *told_apart = NULL;
  const char *party = get_name (self, self->level == STANCE_LEVEL_BLOC ? key->bloc : key->party);
  const char *name = self->level == STANCE_LEVEL_HOLDER ? get_name (self, key->holder) : party;
  guint row;

  if (g_hash_table_contains (self->shared_names, GUINT_TO_POINTER (key->holder)))
    name = told_apart = g_strdup_printf ("%s (%s)", name, get_name (self, key->holder_party));
  row = stance_names_add (self->rows, name);
  if (row == self->row_parties->len)
    g_ptr_array_add (self->row_parties, (char *) party);
  return row;
}

static StanceCell *
add_entry (Builder *self, const StanceTallyEntry *entry)
{
  guint column = stance_names_add (self->columns, get_name (self, entry->key.issue));
  guint64 place = (guint64) find_row (self, &entry->key) << 32 | column;
  StanceCell *cell = g_hash_table_lookup (self->cells, &place);

  if (cell == NULL)
    {
      cell = g_new0 (StanceCell, 1);
      g_hash_table_insert (self->cells, g_memdup2 (&place, sizeof place), cell);
    }
  stance_sums_merge (&cell->sums, &entry->sums);
  stance_evidence_merge (&cell->evidence, &entry->evidence);
  return cell;
}

/* Lays down the way back: each statement goes to the cell of the entry it went into. */
static void
add_trace (const StanceTrace *trace, GHashTable *cell_of_entry)
{
  for (guint i = 0; i < trace->statements->len; i++)
    {
      StanceCell *cell = g_hash_table_lookup (cell_of_entry, g_ptr_array_index (trace->entries, i));

      if (cell->statements == NULL)
        cell->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
      g_ptr_array_add (cell->statements, stance_statement_ref (g_ptr_array_index (trace->statements, i)));
    }
}

static void
add_entries (Builder *self, const StanceTrace *trace)
{
  g_autoptr (GPtrArray) entries = stance_tally_list (self->tally);
  g_autoptr (GHashTable) cell_of_entry = g_hash_table_new (NULL, NULL);

  if (self->level == STANCE_LEVEL_HOLDER)
    find_shared_names (self, entries);
  for (guint i = 0; i < entries->len; i++)
    g_hash_table_insert (cell_of_entry, g_ptr_array_index (entries, i), add_entry (self, g_ptr_array_index (entries, i)));
  if (trace != NULL)
    add_trace (trace, cell_of_entry);
}

/* Puts the names that are in use into `to` by rising rank; map[old place] = new place. */
static guint *
keep_names (const StanceNames *from, const gboolean *used, const guint *ranks, StanceNames *to)
{
  guint size = stance_names_size (from);
  g_autofree guint *order = stance_order_by_rank (ranks, size);
  guint *map = g_new0 (guint, size + 1);

  for (guint i = 0; i < size; i++)
    if (used[order[i]])
      map[order[i]] = stance_names_add (to, stance_names_get (from, order[i]));
  return map;
}

static guint *
rank_rows (const Builder *self)
{
  g_autoptr (StanceNames) first = stance_names_new_take (self->tally->model ? stance_model_get_party_ids (self->tally->model) : NULL);
  guint *ranks = g_new (guint, self->row_parties->len + 1);

  for (guint i = 0; i < self->row_parties->len; i++)
    ranks[i] = stance_names_find (first, g_ptr_array_index (self->row_parties, i));
  return ranks;
}

static gboolean
check_size (const StanceTable *table, GError **error)
{
  guint rows = stance_names_size (table->parties);
  guint columns = stance_names_size (table->issues);

  if (rows == 0)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "table: found no cell with %u or more statements", table->min_n);
  else if (rows > STANCE_LIMIT_PARTIES || columns > STANCE_LIMIT_ISSUES)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "table: found %u rows and %u issues, expected at most %u and %u", rows, columns,
                 STANCE_LIMIT_PARTIES, STANCE_LIMIT_ISSUES);
  else
    return TRUE;
  return FALSE;
}

static void
move_cells (Builder *self, StanceTable *table, const guint *row_map, const guint *column_map)
{
  guint columns = stance_names_size (table->issues);
  GHashTableIter iter;
  gpointer key;
  gpointer cell;

  table->cells = g_new0 (StanceCell *, (gsize) stance_names_size (table->parties) * columns);
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &key, &cell))
    {
      guint64 place = *(guint64 *) key;

      table->cells[(gsize) row_map[place >> 32] * columns + column_map[(guint32) place]] = cell;
      g_hash_table_iter_steal (&iter);
      g_free (key);
    }
}

static gboolean
is_thin (gpointer key, gpointer cell, gpointer table)
{
  return ((StanceCell *) cell)->sums.n < ((StanceTable *) table)->min_n;
}

static gboolean
finish (Builder *self, StanceTable *table, GError **error)
{
  g_autoptr (StanceNames) issues = stance_names_new_take (self->tally->model ? stance_model_get_issue_ids (self->tally->model) : NULL);
  g_autofree gboolean *used_rows = g_new0 (gboolean, stance_names_size (self->rows));
  g_autofree gboolean *used_columns = g_new0 (gboolean, stance_names_size (self->columns));
  g_autofree guint *row_ranks = rank_rows (self);
  g_autofree guint *column_ranks = stance_names_rank (self->columns, issues);
  g_autofree guint *row_map = NULL;
  g_autofree guint *column_map = NULL;
  GHashTableIter iter;
  gpointer key;

  g_hash_table_foreach_remove (self->cells, is_thin, table);
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      used_rows[*(guint64 *) key >> 32] = TRUE;
      used_columns[*(guint64 *) key & G_MAXUINT32] = TRUE;
    }
  row_map = keep_names (self->rows, used_rows, row_ranks, table->parties);
  column_map = keep_names (self->columns, used_columns, column_ranks, table->issues);
  if (!check_size (table, error))
    return FALSE;
  move_cells (self, table, row_map, column_map);
  return TRUE;
}

/* Fills an empty table. */
gboolean
stance_table_build (StanceTable *self, StanceTally *tally, const StanceTrace *trace, GError **error)
{
  g_auto (Builder) builder;

  builder_init (&builder, tally, self->level);
  add_entries (&builder, trace);
  return finish (&builder, self, error);
}
