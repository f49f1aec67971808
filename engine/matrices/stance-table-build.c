/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Builds a table: adds up in the order the statements come, then drops thin cells, then puts rows and columns in the model's order. */
#include <stance/stance-error.h>

#include "stance-limits-private.h"
#include "stance-statement-private.h"
#include "stance-table-private.h"

#define SEVERAL_PARTIES ""

typedef struct
{
  StanceModel *model; /* NULL for none */
  StanceLevel level;
  GHashTable *party_of_holder; /* SEVERAL_PARTIES where one name is used of several; empty unless rows are holders */
  StanceNames *rows;
  GPtrArray *row_parties;      /* of utf8: what each row is ordered by */
  StanceNames *columns;
  GHashTable *cells;           /* row << 32 | column -> StanceCell */
} Builder;

void
stance_cell_free (StanceCell *self)
{
  g_ptr_array_unref (self->statements);
  g_free (self);
}

static void
builder_clear (Builder *self)
{
  g_hash_table_unref (self->party_of_holder);
  stance_names_free (self->rows);
  g_ptr_array_unref (self->row_parties);
  stance_names_free (self->columns);
  g_hash_table_unref (self->cells);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

static void
builder_init (Builder *self, StanceModel *model, StanceLevel level)
{
  self->model = model;
  self->level = level;
  self->party_of_holder = g_hash_table_new (g_str_hash, g_str_equal);
  self->rows = stance_names_new ();
  self->row_parties = g_ptr_array_new_with_free_func (g_free);
  self->columns = stance_names_new ();
  self->cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) stance_cell_free);
}

/* "Officials" of two parties are two holders. */
static void
note_holder (Builder *self, const StanceStatementFields *fields)
{
  const char *known = g_hash_table_lookup (self->party_of_holder, fields->holder);

  if (known == NULL)
    g_hash_table_insert (self->party_of_holder, (char *) fields->holder, (char *) fields->holder_party);
  else if (!g_str_equal (known, fields->holder_party))
    g_hash_table_insert (self->party_of_holder, (char *) fields->holder, (char *) SEVERAL_PARTIES);
}

static const char *
roll_up (const Builder *self, const StanceStatementFields *fields)
{
  const char *party = NULL;

  if (self->model != NULL && stance_model_has_party (self->model, fields->holder_party))
    party = stance_model_roll_up (self->model, fields->holder_party, MAX (self->level, STANCE_LEVEL_PARTY), fields->date);
  return party ? party : fields->holder_party;
}

static guint
find_row (Builder *self, const StanceStatementFields *fields)
{
  g_autofree char *told_apart = NULL;
  const char *party = roll_up (self, fields);
  const char *name = party;
  guint row;

  if (self->level == STANCE_LEVEL_HOLDER)
    {
      name = fields->holder;
      if (g_str_equal (g_hash_table_lookup (self->party_of_holder, name), SEVERAL_PARTIES))
        name = told_apart = g_strdup_printf ("%s (%s)", fields->holder, fields->holder_party);
    }
  row = stance_names_add (self->rows, name);
  if (row == self->row_parties->len)
    g_ptr_array_add (self->row_parties, g_strdup (party));
  return row;
}

static gboolean
find_column (Builder *self, const StanceStatementFields *fields, guint *column, GError **error)
{
  *column = stance_names_find (self->columns, fields->issue);
  if (*column != STANCE_NO_NAME)
    return TRUE;
  if (self->model != NULL && !stance_model_has_issue (self->model, fields->issue))
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNKNOWN_ISSUE, "statement %s of document \"%s\": found issue \"%s\", expected one of model %s",
                   fields->id ? fields->id : "without id", fields->document, fields->issue, stance_model_get_id (self->model));
      return FALSE;
    }
  *column = stance_names_add (self->columns, fields->issue);
  return TRUE;
}

static gboolean
add_statement (Builder *self, StanceStatement *statement, GError **error)
{
  const StanceStatementFields *fields = stance_statement_get_fields (statement);
  guint column;
  guint64 key;
  StanceCell *cell;

  if (!find_column (self, fields, &column, error))
    return FALSE;
  key = (guint64) find_row (self, fields) << 32 | column;
  cell = g_hash_table_lookup (self->cells, &key);
  if (cell == NULL)
    {
      cell = g_new0 (StanceCell, 1);
      cell->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
      g_hash_table_insert (self->cells, g_memdup2 (&key, sizeof key), cell);
    }
  stance_tally_add (&cell->tally, fields->position, fields->weight);
  g_ptr_array_add (cell->statements, stance_statement_ref (statement));
  return TRUE;
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
  g_autoptr (StanceNames) first = stance_names_new_take (self->model ? stance_model_get_party_ids (self->model) : NULL);
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
  return ((StanceCell *) cell)->tally.n < ((StanceTable *) table)->min_n;
}

static gboolean
finish (Builder *self, StanceTable *table, GError **error)
{
  g_autoptr (StanceNames) issues = stance_names_new_take (self->model ? stance_model_get_issue_ids (self->model) : NULL);
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
stance_table_build (StanceTable *self, GPtrArray *statements, StanceModel *model, GError **error)
{
  g_auto (Builder) builder;

  builder_init (&builder, model, self->level);
  for (guint i = 0; self->level == STANCE_LEVEL_HOLDER && i < statements->len; i++)
    note_holder (&builder, stance_statement_get_fields (g_ptr_array_index (statements, i)));
  for (guint i = 0; i < statements->len; i++)
    if (!add_statement (&builder, g_ptr_array_index (statements, i), error))
      return FALSE;
  return finish (&builder, self, error);
}
