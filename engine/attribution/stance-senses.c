/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-senses-private.h"

#include <stdlib.h>
#include <string.h>

#include <stance/stance-error.h>

#include "stance-features-private.h"

#define SECTION "senses"
/* Bytes of a lemma in a file. */
#define RECORD 14
/* Lexicographer files of verbs (lexnames(5WN)). */
#define FILE_COGNITION 31
#define FILE_COMMUNICATION 32

/* One part of speech of WordNet. */
typedef struct
{
  char *index;
  char *data;
  gsize data_length;
  char letter;
} Part;

static void
part_clear (Part *self)
{
  g_free (self->index);
  g_free (self->data);
}

static gboolean
read_file (const char *folder, const char *name, char **contents, gsize *length, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (g_file_get_contents (path, contents, length, error))
    return TRUE;
  g_prefix_error (error, "%s: ", path);
  return FALSE;
}

/* The line of a synset, NULL where the offset is none. */
static const char *
synset_at (const Part *part, const char *offset)
{
  guint64 at = g_ascii_strtoull (offset, NULL, 10);

  return at < part->data_length ? part->data + at : NULL;
}

/* "00001740 29 v ...": the number of its lexicographer file. */
static guint
file_of (const char *synset)
{
  return synset && strlen (synset) > 11 ? (guint) g_ascii_strtoull (synset + 9, NULL, 10) : 0;
}

static guint16
fold_offset (const char *offset)
{
  return (guint16) (1 + (stance_feature_bytes (offset, 8) >> 16) % (STANCE_SENSE_VERBS - 1));
}

/* The synset above: "@ 00001740 v"; 0 at the top. */
static guint16
above (const char *synset)
{
  const char *end = synset ? strchr (synset, '\n') : NULL, *at = synset ? strstr (synset, " @ ") : NULL;

  return at && (!end || at < end) && strlen (at) > 11 ? fold_offset (at + 3) : 0;
}

/* Which file the first sense is of, with what other senses add. */
static guint8
class_of (const Part *part, char **offsets)
{
  guint first = file_of (synset_at (part, offsets[0])), others = 0;

  for (guint i = 0; offsets[i]; i++)
    others |= file_of (synset_at (part, offsets[i])) == FILE_COMMUNICATION ? 1 : file_of (synset_at (part, offsets[i])) == FILE_COGNITION ? 2 : 0;
  return (guint8) (1 + first + 60 * others);
}

static StanceSense *
sense_of (GHashTable *senses, const char *lemma, gsize length)
{
  guint64 hash = stance_feature_bytes (lemma, length);
  StanceSense *sense = g_hash_table_lookup (senses, &hash);

  if (!sense)
    {
      sense = g_new0 (StanceSense, 1);
      sense->lemma = hash;
      g_hash_table_insert (senses, &sense->lemma, sense);
    }
  return sense;
}

/* "lemma pos synset_cnt p_cnt [symbols] sense_cnt tagsense_cnt offset ..." */
static void
read_lemma (const Part *part, char *line, GHashTable *senses)
{
  g_auto (GStrv) fields = g_strsplit (g_strchomp (line), " ", -1);
  guint n = g_strv_length (fields), pointers = n > 3 ? (guint) strtoul (fields[3], NULL, 10) : 0, first = 6 + pointers;
  StanceSense *sense;

  if (n <= first || strchr (fields[0], '_') || strlen (fields[first]) != 8)
    return;
  sense = sense_of (senses, fields[0], strlen (fields[0]));
  if (part->letter == 'n')
    {
      sense->noun_class = class_of (part, fields + first);
      return;
    }
  sense->verb_class = class_of (part, fields + first);
  sense->verb = fold_offset (fields[first]);
  sense->verb_above = above (synset_at (part, fields[first]));
}

static gboolean
read_part (const char *folder, const char *name, GHashTable *senses, GError **error)
{
  g_autofree char *index = g_strconcat ("index.", name, NULL), *data = g_strconcat ("data.", name, NULL);
  g_auto (GStrv) lines = NULL;
  Part part = { .letter = name[0] };
  gsize length;

  if (!read_file (folder, index, &part.index, &length, error) || !read_file (folder, data, &part.data, &part.data_length, error))
    {
      part_clear (&part);
      return FALSE;
    }
  lines = g_strsplit (part.index, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    if (lines[i][0] != ' ' && lines[i][0])
      read_lemma (&part, lines[i], senses);
  part_clear (&part);
  return TRUE;
}

static int
compare_senses (gconstpointer a, gconstpointer b)
{
  return stance_feature_compare (&((const StanceSense *) a)->lemma, &((const StanceSense *) b)->lemma);
}

GArray *
stance_senses_read (const char *folder, GError **error)
{
  g_autoptr (GHashTable) senses = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  GHashTableIter iter;
  gpointer value;
  GArray *array;

  if (!read_part (folder, "verb", senses, error) || !read_part (folder, "noun", senses, error))
    return NULL;
  array = g_array_new (FALSE, FALSE, sizeof (StanceSense));
  g_hash_table_iter_init (&iter, senses);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_array_append_vals (array, value, 1);
  g_array_sort (array, compare_senses);
  return array;
}

void
stance_senses_save (const GArray *senses, StanceModelWriter *writer)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (guint i = 0; i < senses->len; i++)
    {
      const StanceSense *sense = &g_array_index (senses, StanceSense, i);
      guint64 lemma = GUINT64_TO_LE (sense->lemma);
      guint16 verbs[] = { GUINT16_TO_LE (sense->verb), GUINT16_TO_LE (sense->verb_above) };
      guint8 classes[] = { sense->verb_class, sense->noun_class };

      g_byte_array_append (bytes, (const guint8 *) &lemma, sizeof lemma);
      g_byte_array_append (bytes, (const guint8 *) verbs, sizeof verbs);
      g_byte_array_append (bytes, classes, sizeof classes);
    }
  stance_model_writer_add (writer, SECTION, bytes->data, bytes->len);
}

GArray *
stance_senses_load (const StanceModelFile *file, GError **error)
{
  gsize length = 0;
  const char *at = stance_model_file_section (file, SECTION, &length);
  g_autoptr (GArray) senses = g_array_new (FALSE, TRUE, sizeof (StanceSense));

  if (length % RECORD)
    {
      stance_model_file_fail (file, SECTION, "a part of a lemma", error);
      return NULL;
    }
  g_array_set_size (senses, (guint) (length / RECORD));
  for (guint i = 0; i < senses->len; i++, at += RECORD)
    {
      StanceSense *sense = &g_array_index (senses, StanceSense, i);
      guint16 verbs[2];

      memcpy (&sense->lemma, at, sizeof sense->lemma);
      memcpy (verbs, at + 8, sizeof verbs);
      sense->lemma = GUINT64_FROM_LE (sense->lemma);
      sense->verb = GUINT16_FROM_LE (verbs[0]) % STANCE_SENSE_VERBS;
      sense->verb_above = GUINT16_FROM_LE (verbs[1]) % STANCE_SENSE_VERBS;
      sense->verb_class = (guint8) at[12];
      sense->noun_class = (guint8) at[13];
    }
  return g_steal_pointer (&senses);
}

const StanceSense *
stance_senses_find (const GArray *senses, guint64 lemma)
{
  guint low = 0, high = senses->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (senses, StanceSense, middle).lemma < lemma)
        low = middle + 1;
      else
        high = middle;
    }
  return low < senses->len && g_array_index (senses, StanceSense, low).lemma == lemma ? &g_array_index (senses, StanceSense, low) : NULL;
}
