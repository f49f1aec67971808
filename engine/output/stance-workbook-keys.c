/* SPDX-License-Identifier: GPL-3.0-or-later */
/* COUNTIFS and MATCH know no case, take * ? ~ for wildcards and < > = for operators, and words that look like numbers for numbers. */
#include <string.h>

#include "stance-workbook-private.h"

#define MAX_CHARS 120 /* a criterion may have 255 */

void
stance_book_keys_init (StanceBookKeys *self)
{
  self->keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

void
stance_book_keys_clear (StanceBookKeys *self)
{
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_clear_pointer (&self->taken, g_hash_table_unref);
}

static gboolean
is_plain (gunichar c)
{
  return g_unichar_isalnum (c) || (c < 128 && strchr (" -_.,()'&/:", (int) c));
}

static char *
make_plain (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autoptr (GString) key = g_string_new (NULL);
  guint n = 0;

  if (!g_unichar_isalpha (g_utf8_get_char (valid)) || g_ascii_strcasecmp (valid, "true") == 0 || g_ascii_strcasecmp (valid, "false") == 0)
    g_string_append_c (key, '_');
  for (const char *p = valid; *p && n < MAX_CHARS; p = g_utf8_next_char (p), n++)
    g_string_append_unichar (key, is_plain (g_utf8_get_char (p)) ? g_utf8_get_char (p) : '_');
  if (g_str_has_suffix (key->str, " "))
    g_string_append_c (key, '_');
  return g_string_free (g_steal_pointer (&key), FALSE);
}

static char *
lower (const char *key)
{
  g_autofree char *folded = g_utf8_casefold (key, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);
}

const char *
stance_book_keys_get (StanceBookKeys *self, const char *name)
{
  const char *known = g_hash_table_lookup (self->keys, name);
  g_autofree char *plain = known ? NULL : make_plain (name);
  char *key = g_strdup (plain);
  char *folded;

  if (known)
    return known;
  for (guint i = 2; folded = lower (key), g_hash_table_contains (self->taken, folded); i++)
    {
      g_free (folded);
      g_free (key);
      key = g_strdup_printf ("%s (%u)", plain, i);
    }
  g_hash_table_add (self->taken, folded);
  g_hash_table_insert (self->keys, g_strdup (name), key);
  return key;
}

/* The party of a holder whose name no other party has; NULL for none. */
static const char *
party_of (const StanceBookSide *self, const char *name)
{
  const char *party = g_hash_table_lookup (self->holders, name);

  return party && *party ? party : NULL;
}

const char *
stance_book_key_of_row (StanceBookSide *self, guint row)
{
  const char *name = stance_names_get (self->book->rows, row);
  const char *party = party_of (self, name);
  g_autofree char *full = NULL;

  for (guint i = 0; !party && i < self->book->sides->len; i++)
    party = party_of (g_ptr_array_index (self->book->sides, i), name);
  if (self->book->settings.level == STANCE_LEVEL_HOLDER && party)
    full = g_strdup_printf ("%s (%s)", name, party);
  return stance_book_keys_get (&self->book->keys, full ? full : name);
}
