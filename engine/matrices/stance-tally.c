/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roll-up happens here, while the document's date is at hand; what is left are sums, which do not grow with the corpus. */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-limits-private.h"
#include "stance-statement-private.h"
#include "stance-tally-private.h"

G_DEFINE_BOXED_TYPE (StanceTally, stance_tally, stance_tally_ref, stance_tally_unref)

static guint
hash_key (gconstpointer entry)
{
  const StanceTallyKey *key = &((const StanceTallyEntry *) entry)->key;
  const guint32 parts[] = { key->holder, key->holder_party, key->party, key->bloc, key->issue };
  guint hash = 2166136261u;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    hash = (hash ^ parts[i]) * 16777619u;
  return hash;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  return memcmp (&((const StanceTallyEntry *) a)->key, &((const StanceTallyEntry *) b)->key, sizeof (StanceTallyKey)) == 0;
}

static void
entry_free (gpointer data)
{
  stance_evidence_clear (&((StanceTallyEntry *) data)->evidence);
  g_free (data);
}

/**
 * stance_tally_new:
 * @model: (nullable): the model that rolls parties up and orders the rows and columns of tables; %NULL: every party is its own bloc
 *
 * Makes an empty tally.
 *
 * Returns: (transfer full): the tally
 */
StanceTally *
stance_tally_new (StanceModel *model)
{
  StanceTally *self;

  g_return_val_if_fail (model == NULL || STANCE_IS_MODEL (model), NULL);
  self = g_atomic_rc_box_new0 (StanceTally);
  self->model = model ? g_object_ref (model) : NULL;
  self->names = stance_names_new ();
  self->entries = g_hash_table_new_full (hash_key, equal_keys, entry_free, NULL);
  return self;
}

/**
 * stance_tally_ref:
 * @self: a tally
 *
 * Takes a reference. May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
StanceTally *
stance_tally_ref (StanceTally *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

static void
tally_clear (StanceTally *self)
{
  g_clear_object (&self->model);
  stance_names_free (self->names);
  g_hash_table_unref (self->entries);
}

/**
 * stance_tally_unref:
 * @self: (transfer full): a tally
 *
 * Gives a reference back; the last one frees the tally. May be called from any thread.
 */
void
stance_tally_unref (StanceTally *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) tally_clear);
}

/**
 * stance_tally_set_position:
 * @self: a tally
 * @position: the place of the next statement in the whole corpus, from 0
 *
 * Says where a shard begins. What a model gives no order, a table has in the order of first appearance; a tally counts statements from 0
 * unless told otherwise. With it, the merged shards of a corpus give the rows and columns of the whole in the whole's order. Without it
 * those that came at the same place in their shards are in the order of their names. Figures do not depend on it.
 */
void
stance_tally_set_position (StanceTally *self, guint64 position)
{
  g_return_if_fail (self != NULL);
  self->position = position;
}

static gboolean
check_room (const StanceTally *self, guint64 more, GError **error)
{
  if (self->n_statements + more <= STANCE_LIMIT_TALLY)
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "tally: found %" G_GUINT64_FORMAT " statements, expected at most %u",
               self->n_statements + more, STANCE_LIMIT_TALLY);
  return FALSE;
}

static gboolean
check_issue (const StanceTally *self, const StanceStatementFields *fields, GError **error)
{
  if (self->model == NULL || stance_model_has_issue (self->model, fields->issue))
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNKNOWN_ISSUE, "statement %s of document \"%s\": found issue \"%s\", expected one of model %s",
               fields->id ? fields->id : "without id", fields->document, fields->issue, stance_model_get_id (self->model));
  return FALSE;
}

/* A party that the model lacks stays what it is. */
static const char *
roll_up (const StanceTally *self, const StanceStatementFields *fields, StanceLevel level)
{
  const char *party = NULL;

  if (self->model != NULL && stance_model_has_party (self->model, fields->holder_party))
    party = stance_model_roll_up (self->model, fields->holder_party, level, fields->date);
  return party ? party : fields->holder_party;
}

static StanceTallyEntry *
find_entry (StanceTally *self, const StanceTallyKey *key, guint64 first)
{
  const StanceTallyEntry sought = { .key = *key, .first = first };
  StanceTallyEntry *entry = g_hash_table_lookup (self->entries, &sought);

  if (entry == NULL)
    {
      entry = g_memdup2 (&sought, sizeof sought);
      g_hash_table_add (self->entries, entry);
    }
  entry->first = MIN (entry->first, first);
  return entry;
}

StanceTallyEntry *
stance_tally_take (StanceTally *self, StanceStatement *statement, GError **error)
{
  const StanceStatementFields *fields = stance_statement_get_fields (statement);
  StanceTallyEntry *entry;
  StanceTallyKey key;

  if (!check_room (self, 1, error) || !check_issue (self, fields, error))
    return NULL;
  key.holder = stance_names_add (self->names, fields->holder);
  key.holder_party = stance_names_add (self->names, fields->holder_party);
  key.party = stance_names_add (self->names, roll_up (self, fields, STANCE_LEVEL_PARTY));
  key.bloc = stance_names_add (self->names, roll_up (self, fields, STANCE_LEVEL_BLOC));
  key.issue = stance_names_add (self->names, fields->issue);
  entry = find_entry (self, &key, self->position);
  stance_sums_add (&entry->sums, fields->position, fields->weight);
  stance_evidence_offer (&entry->evidence, statement, self->position++);
  self->n_statements++;
  return entry;
}

/**
 * stance_tally_add:
 * @self: a tally
 * @statement: a statement
 * @error: return location for an error
 *
 * Adds a statement to the sums. The statement itself is not kept: memory grows with the number of different holders, not of statements.
 * A statement of weight 0 does not count in any cell.
 *
 * Errors: %STANCE_ERROR_UNKNOWN_ISSUE when the model lacks its issue; %STANCE_ERROR_LIMIT beyond 4,000,000,000 statements.
 *
 * Returns: %FALSE with @error set when it was not added; the tally is as it was before
 */
gboolean
stance_tally_add (StanceTally *self, StanceStatement *statement, GError **error)
{
  g_return_val_if_fail (self != NULL && statement != NULL, FALSE);
  return stance_tally_take (self, statement, error) != NULL;
}

static const char *
name_model (const StanceTally *self)
{
  return self->model ? stance_model_get_id (self->model) : "none";
}

static gboolean
check_models (const StanceTally *self, const StanceTally *other, GError **error)
{
  if (!self->model == !other->model && g_str_equal (name_model (self), name_model (other)))
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL, "tally: found sums made with model %s, expected those of model %s",
               name_model (other), name_model (self));
  return FALSE;
}

/* Where each name of `other` stands in `self`. */
static guint *
map_names (StanceTally *self, const StanceTally *other)
{
  guint size = stance_names_size (other->names);
  guint *map = g_new (guint, size + 1);

  for (guint i = 0; i < size; i++)
    map[i] = stance_names_add (self->names, stance_names_get (other->names, i));
  return map;
}

/**
 * stance_tally_merge:
 * @self: a tally
 * @other: a tally made with the same model; may be @self, which then counts twice
 * @error: return location for an error
 *
 * Adds the sums of @other to those of @self. Sums are of integers, so that shards give what the whole gives, to the last bit, however the
 * corpus was cut and in whatever order they are merged; tables of them are the same in every order of merging.
 *
 * Errors: %STANCE_ERROR_INVALID_MODEL when the models have different ids; %STANCE_ERROR_LIMIT beyond 4,000,000,000 statements.
 *
 * Returns: %FALSE with @error set when nothing was added
 */
gboolean
stance_tally_merge (StanceTally *self, StanceTally *other, GError **error)
{
  g_autofree guint *map = NULL;
  GHashTableIter iter;
  gpointer item;

  g_return_val_if_fail (self != NULL && other != NULL, FALSE);
  if (!check_models (self, other, error) || !check_room (self, other->n_statements, error))
    return FALSE;
  map = map_names (self, other);
  g_hash_table_iter_init (&iter, other->entries);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    {
      const StanceTallyEntry *from = item;
      const StanceTallyKey key = { map[from->key.holder], map[from->key.holder_party], map[from->key.party], map[from->key.bloc],
                                   map[from->key.issue] };
      StanceTallyEntry *to = find_entry (self, &key, from->first);

      stance_sums_merge (&to->sums, &from->sums);
      stance_evidence_merge (&to->evidence, &from->evidence);
    }
  self->position = MAX (self->position, other->position);
  self->n_statements += other->n_statements;
  return TRUE;
}

/**
 * stance_tally_get_n_statements:
 * @self: a tally
 *
 * Counts the statements that were added, those of weight 0 as well.
 *
 * Returns: the number of statements
 */
guint64
stance_tally_get_n_statements (StanceTally *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_statements;
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer names)
{
  const StanceTallyEntry *left = *(const StanceTallyEntry *const *) a;
  const StanceTallyEntry *right = *(const StanceTallyEntry *const *) b;
  const guint32 *x = (const guint32 *) &left->key;
  const guint32 *y = (const guint32 *) &right->key;
  int order = (left->first > right->first) - (left->first < right->first);

  for (guint i = 0; order == 0 && i < sizeof (StanceTallyKey) / sizeof (guint32); i++)
    order = x[i] == y[i] ? 0 : strcmp (stance_names_get (names, x[i]), stance_names_get (names, y[i]));
  return order;
}

GPtrArray *
stance_tally_list (StanceTally *self)
{
  GPtrArray *entries = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer entry;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &entry, NULL))
    g_ptr_array_add (entries, entry);
  g_ptr_array_sort_with_data (entries, compare_entries, self->names);
  return entries;
}
