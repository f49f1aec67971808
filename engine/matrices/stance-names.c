/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-names-private.h"

StanceNames *
stance_names_new (void)
{
  StanceNames *self = g_new (StanceNames, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->index = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

StanceNames *
stance_names_new_take (char **names)
{
  StanceNames *self = stance_names_new ();
  g_auto (GStrv) taken = names;

  for (guint i = 0; taken != NULL && taken[i] != NULL; i++)
    stance_names_add (self, taken[i]);
  return self;
}

void
stance_names_free (StanceNames *self)
{
  g_hash_table_unref (self->index);
  g_ptr_array_unref (self->names);
  g_free (self);
}

guint
stance_names_find (const StanceNames *self, const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->index, name)) - 1;
}

guint
stance_names_add (StanceNames *self, const char *name)
{
  guint place = stance_names_find (self, name);

  if (place != STANCE_NO_NAME)
    return place;
  g_ptr_array_add (self->names, g_strdup (name));
  place = self->names->len - 1;
  g_hash_table_insert (self->index, g_ptr_array_index (self->names, place), GUINT_TO_POINTER (place + 1));
  return place;
}

const char *
stance_names_get (const StanceNames *self, guint place)
{
  return g_ptr_array_index (self->names, place);
}

char **
stance_names_dup (const StanceNames *self)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->names->len; i++)
    g_strv_builder_add (builder, g_ptr_array_index (self->names, i));
  return g_strv_builder_end (builder);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  guint64 left = *(const guint64 *) a;
  guint64 right = *(const guint64 *) b;

  return (left > right) - (left < right);
}

guint *
stance_order_by_rank (const guint *ranks, guint size)
{
  g_autofree guint64 *keys = g_new (guint64, size + 1);
  guint *order = g_new (guint, size + 1);

  for (guint i = 0; i < size; i++)
    keys[i] = (guint64) ranks[i] << 32 | i;
  if (size > 1)
    qsort (keys, size, sizeof *keys, compare_keys);
  for (guint i = 0; i < size; i++)
    order[i] = (guint) keys[i];
  return order;
}

guint *
stance_names_rank (const StanceNames *self, const StanceNames *first)
{
  guint *ranks = g_new (guint, stance_names_size (self) + 1);

  for (guint i = 0; i < stance_names_size (self); i++)
    ranks[i] = first ? stance_names_find (first, stance_names_get (self, i)) : STANCE_NO_NAME;
  return ranks;
}

StanceNames *
stance_names_unite (const StanceNames *const *all, guint n, char **order)
{
  g_autoptr (StanceNames) first = stance_names_new_take (order);
  g_autoptr (StanceNames) found = stance_names_new ();
  g_autofree guint *ranks = NULL;
  g_autofree guint *places = NULL;
  StanceNames *united = stance_names_new ();

  for (guint i = 0; i < n; i++)
    for (guint k = 0; all[i] != NULL && k < stance_names_size (all[i]); k++)
      stance_names_add (found, stance_names_get (all[i], k));
  ranks = stance_names_rank (found, first);
  places = stance_order_by_rank (ranks, stance_names_size (found));
  for (guint i = 0; i < stance_names_size (found); i++)
    stance_names_add (united, stance_names_get (found, places[i]));
  return united;
}
