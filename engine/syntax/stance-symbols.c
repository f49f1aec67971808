/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-symbols-private.h"

StanceSymbols *
stance_symbols_new (void)
{
  StanceSymbols *self = g_new0 (StanceSymbols, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->ids = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

static guint
add (StanceSymbols *self, char *name)
{
  g_ptr_array_add (self->names, name);
  g_hash_table_insert (self->ids, name, GUINT_TO_POINTER (self->names->len));
  return self->names->len - 1;
}

StanceSymbols *
stance_symbols_new_take (char **names)
{
  StanceSymbols *self = stance_symbols_new ();

  for (guint i = 0; names[i]; i++)
    add (self, names[i]);
  g_free (names);
  return self;
}

void
stance_symbols_free (StanceSymbols *self)
{
  g_hash_table_unref (self->ids);
  g_ptr_array_unref (self->names);
  g_free (self);
}

guint
stance_symbols_find (const StanceSymbols *self, const char *name)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->ids, name)) - 1;
}

guint
stance_symbols_intern (StanceSymbols *self, const char *name)
{
  guint id = stance_symbols_find (self, name);

  return id == G_MAXUINT ? add (self, g_strdup (name)) : id;
}

StanceSymbols *
stance_symbols_copy (const StanceSymbols *self)
{
  StanceSymbols *copy = stance_symbols_new ();

  for (guint i = 0; i < self->names->len; i++)
    add (copy, g_strdup (stance_symbols_name (self, i)));
  return copy;
}

static gpointer
copy_name (gconstpointer name, gpointer data)
{
  return g_strdup (name);
}

void
stance_symbols_save (const StanceSymbols *self, StanceModelWriter *writer, const char *section)
{
  g_autoptr (GPtrArray) names = g_ptr_array_copy (self->names, copy_name, NULL);

  g_ptr_array_set_free_func (names, g_free);
  g_ptr_array_add (names, NULL);
  stance_model_writer_add_strings (writer, section, (char *const *) names->pdata);
}
