/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Open addressing over a table of ids; the words themselves stand in one array of strings. */
#include <string.h>

#include "stance-vocabulary-private.h"

typedef struct
{
  guint32 hash;
  guint32 id;
} Slot;

struct _StanceVocabulary
{
  Slot *slots;
  guint32 mask;
  GPtrArray *words;    /* by id; [0] is NULL */
  GArray *lengths;     /* of guint32, by id */
};

static guint32
hash_bytes (const char *bytes, gsize length)
{
  guint32 hash = 2166136261u;

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guint8) bytes[i]) * 16777619u;
  return hash ^ (hash >> 15);
}

StanceVocabulary *
stance_vocabulary_new (void)
{
  StanceVocabulary *self = g_new0 (StanceVocabulary, 1);
  const guint32 none = 0;

  self->mask = 4095;
  self->slots = g_new0 (Slot, self->mask + 1);
  self->words = g_ptr_array_new_with_free_func (g_free);
  self->lengths = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_ptr_array_add (self->words, NULL);
  g_array_append_val (self->lengths, none);
  return self;
}

void
stance_vocabulary_free (StanceVocabulary *self)
{
  g_free (self->slots);
  g_ptr_array_unref (self->words);
  g_array_unref (self->lengths);
  g_free (self);
}

/* The slot of a word, or the empty one where it belongs. */
static Slot *
find_slot (const StanceVocabulary *self, const char *folded, gsize length, guint32 hash)
{
  for (guint32 i = hash & self->mask;; i = (i + 1) & self->mask)
    {
      Slot *slot = &self->slots[i];

      if (slot->id == 0)
        return slot;
      if (slot->hash == hash && g_array_index (self->lengths, guint32, slot->id) == length
          && memcmp (g_ptr_array_index (self->words, slot->id), folded, length) == 0)
        return slot;
    }
}

static void
grow (StanceVocabulary *self)
{
  g_autofree Slot *old = self->slots;
  guint32 n_old = self->mask + 1;

  self->mask = self->mask * 2 + 1;
  self->slots = g_new0 (Slot, self->mask + 1);
  for (guint32 i = 0; i < n_old; i++)
    {
      guint32 at = old[i].hash & self->mask;

      if (old[i].id == 0)
        continue;
      while (self->slots[at].id != 0)
        at = (at + 1) & self->mask;
      self->slots[at] = old[i];
    }
}

guint32
stance_vocabulary_intern (StanceVocabulary *self, const char *folded, gssize length)
{
  gsize n = length < 0 ? strlen (folded) : (gsize) length;
  guint32 n32 = (guint32) n;
  guint32 hash = hash_bytes (folded, n);
  Slot *slot = find_slot (self, folded, n, hash);

  if (slot->id != 0)
    return slot->id;
  slot->hash = hash;
  slot->id = self->words->len;
  g_ptr_array_add (self->words, g_strndup (folded, n));
  g_array_append_val (self->lengths, n32);
  if (self->words->len * 2 > self->mask)
    grow (self);
  return self->words->len - 1;
}

guint32
stance_vocabulary_find (const StanceVocabulary *self, const char *folded, gsize length)
{
  return find_slot (self, folded, length, hash_bytes (folded, length))->id;
}

const char *
stance_vocabulary_word (const StanceVocabulary *self, guint32 word)
{
  return word < self->words->len ? g_ptr_array_index (self->words, word) : NULL;
}

guint32
stance_vocabulary_size (const StanceVocabulary *self)
{
  return self->words->len;
}
