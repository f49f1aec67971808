/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-model-file-private.h"

#include "stance-file-error-private.h"

#include <stance/stance-error.h>
#include <string.h>
#include <zlib.h>

#define MAGIC "STANCE\r\n" /* the line end shows a file that was carried as text */
#define VERSION 1
#define NAME_LENGTH 16
#define MAX_SECTIONS 64

typedef struct
{
  char magic[8];
  guint32 version;
  guint32 crc;          /* of all bytes behind this head */
  char kind[NAME_LENGTH];
  guint64 length;       /* of the whole file */
  guint32 n_sections;
  guint32 reserved;
} FileHead;

typedef struct
{
  char name[NAME_LENGTH];
  guint64 offset;
  guint64 length;
} SectionHead;

struct _StanceModelFile
{
  GBytes *bytes;
  char *name;
  const char *data;
  gsize length;
  guint n_sections;
};

struct _StanceModelWriter
{
  char kind[NAME_LENGTH];
  GArray *heads;        /* of SectionHead */
  GPtrArray *contents;  /* of GBytes */
};

static gboolean
fail (const StanceModelFile *self, GError **error, const char *found)
{
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL, "%s: %s, expected a model file of version %d", self->name, found, VERSION);
  return FALSE;
}

gboolean
stance_model_file_fail (const StanceModelFile *self, const char *section, const char *found, GError **error)
{
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL, "%s: section %s: %s", self->name, section, found);
  return FALSE;
}

static SectionHead
section_at (const StanceModelFile *self, guint i)
{
  SectionHead head;

  memcpy (&head, self->data + sizeof (FileHead) + i * sizeof head, sizeof head);
  head.offset = GUINT64_FROM_LE (head.offset);
  head.length = GUINT64_FROM_LE (head.length);
  return head;
}

static gboolean
check_sections (StanceModelFile *self, GError **error)
{
  if (self->n_sections > MAX_SECTIONS || sizeof (FileHead) + self->n_sections * sizeof (SectionHead) > self->length)
    return fail (self, error, "a table of sections that does not fit");
  for (guint i = 0; i < self->n_sections; i++)
    {
      SectionHead head = section_at (self, i);

      if (head.offset % STANCE_MODEL_ALIGNMENT || head.offset > self->length || head.length > self->length - head.offset
          || head.name[NAME_LENGTH - 1] != '\0')
        return fail (self, error, "a section that does not fit");
    }
  return TRUE;
}

static gboolean
check_head (StanceModelFile *self, const char *kind, GError **error)
{
  FileHead head;
  g_autofree char *found = NULL;

  if (self->length < sizeof head)
    return fail (self, error, "too short");
  memcpy (&head, self->data, sizeof head);
  if (memcmp (head.magic, MAGIC, sizeof head.magic) != 0)
    return fail (self, error, "no model file");
  if (GUINT32_FROM_LE (head.version) != VERSION)
    {
      found = g_strdup_printf ("version %u", GUINT32_FROM_LE (head.version));
      return fail (self, error, found);
    }
  if (GUINT64_FROM_LE (head.length) != self->length)
    {
      found = g_strdup_printf ("%" G_GSIZE_FORMAT " bytes where %" G_GUINT64_FORMAT " were written", self->length, GUINT64_FROM_LE (head.length));
      return fail (self, error, found);
    }
  if (crc32_z (0, (const guchar *) self->data + sizeof head, self->length - sizeof head) != GUINT32_FROM_LE (head.crc))
    return fail (self, error, "damaged contents (checksum)");
  head.kind[NAME_LENGTH - 1] = '\0';
  if (strcmp (head.kind, kind) != 0)
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL, "%s: a model of kind \"%s\", expected \"%s\"", self->name, head.kind, kind);
      return FALSE;
    }
  self->n_sections = GUINT32_FROM_LE (head.n_sections);
  return check_sections (self, error);
}

StanceModelFile *
stance_model_file_new (GBytes *bytes, const char *name, const char *kind, GError **error)
{
  g_autoptr (StanceModelFile) self = g_new0 (StanceModelFile, 1);

  self->bytes = g_bytes_ref (bytes);
  self->name = g_strdup (name);
  self->data = g_bytes_get_data (bytes, &self->length);
  if (!check_head (self, kind, error))
    return NULL;
  return g_steal_pointer (&self);
}

StanceModelFile *
stance_model_file_open (const char *path, const char *kind, GError **error)
{
  g_autoptr (GMappedFile) mapped = g_mapped_file_new (path, FALSE, error);
  g_autoptr (GBytes) bytes = NULL;

  if (!mapped)
    {
      stance_file_error (error, path);
      return NULL;
    }
  bytes = g_mapped_file_get_bytes (mapped);
  return stance_model_file_new (bytes, path, kind, error);
}

void
stance_model_file_free (StanceModelFile *self)
{
  g_bytes_unref (self->bytes);
  g_free (self->name);
  g_free (self);
}

const char *
stance_model_file_section (const StanceModelFile *self, const char *name, gsize *length)
{
  for (guint i = 0; i < self->n_sections; i++)
    {
      SectionHead head = section_at (self, i);

      if (strcmp (head.name, name) == 0)
        {
          *length = head.length;
          return self->data + head.offset;
        }
    }
  *length = 0;
  return NULL;
}

char **
stance_model_file_strings (const StanceModelFile *self, const char *name, GError **error)
{
  gsize length;
  const char *at = stance_model_file_section (self, name, &length), *end = at + length;
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

  if (!at || (length > 0 && end[-1] != '\0'))
    {
      stance_model_file_fail (self, name, at ? "a string without an end" : "no strings there", error);
      return NULL;
    }
  for (; at < end; at += strlen (at) + 1)
    g_ptr_array_add (strings, g_strdup (at));
  g_ptr_array_add (strings, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&strings), FALSE);
}

StanceModelWriter *
stance_model_writer_new (const char *kind)
{
  StanceModelWriter *self = g_new0 (StanceModelWriter, 1);

  g_strlcpy (self->kind, kind, NAME_LENGTH);
  self->heads = g_array_new (FALSE, TRUE, sizeof (SectionHead));
  self->contents = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  return self;
}

void
stance_model_writer_free (StanceModelWriter *self)
{
  g_array_unref (self->heads);
  g_ptr_array_unref (self->contents);
  g_free (self);
}

void
stance_model_writer_add (StanceModelWriter *self, const char *name, gconstpointer bytes, gsize length)
{
  SectionHead head = { .length = length };

  g_return_if_fail (strlen (name) < NAME_LENGTH && self->heads->len < MAX_SECTIONS);
  memcpy (head.name, name, strlen (name));
  g_array_append_val (self->heads, head);
  g_ptr_array_add (self->contents, g_bytes_new (bytes, length));
}

void
stance_model_writer_add_strings (StanceModelWriter *self, const char *name, char *const *strings)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (; *strings; strings++)
    g_byte_array_append (bytes, (const guint8 *) *strings, (guint) strlen (*strings) + 1);
  stance_model_writer_add (self, name, bytes->data, bytes->len);
}

static void
pad (GByteArray *bytes)
{
  static const guint8 zeros[STANCE_MODEL_ALIGNMENT];

  g_byte_array_append (bytes, zeros, (STANCE_MODEL_ALIGNMENT - bytes->len % STANCE_MODEL_ALIGNMENT) % STANCE_MODEL_ALIGNMENT);
}

GBytes *
stance_model_writer_finish (const StanceModelWriter *self)
{
  FileHead head = { .version = GUINT32_TO_LE (VERSION), .n_sections = GUINT32_TO_LE (self->heads->len) };
  GByteArray *file = g_byte_array_new ();

  memcpy (head.magic, MAGIC, sizeof head.magic);
  memcpy (head.kind, self->kind, sizeof head.kind);
  g_byte_array_set_size (file, (guint) (sizeof head + self->heads->len * sizeof (SectionHead)));
  for (guint i = 0; i < self->heads->len; i++)
    {
      SectionHead section = g_array_index (self->heads, SectionHead, i);
      gsize length;
      gconstpointer data = g_bytes_get_data (g_ptr_array_index (self->contents, i), &length);

      pad (file);
      section.offset = GUINT64_TO_LE ((guint64) file->len);
      section.length = GUINT64_TO_LE (section.length);
      memcpy (file->data + sizeof head + i * sizeof section, &section, sizeof section);
      g_byte_array_append (file, data, (guint) length);
    }
  pad (file);
  head.length = GUINT64_TO_LE ((guint64) file->len);
  head.crc = GUINT32_TO_LE ((guint32) crc32_z (0, file->data + sizeof head, file->len - sizeof head));
  memcpy (file->data, &head, sizeof head);
  return g_byte_array_free_to_bytes (file);
}

gboolean
stance_model_writer_write (const StanceModelWriter *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = stance_model_writer_finish (self);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0666, error);
}
