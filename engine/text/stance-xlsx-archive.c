/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <archive.h>
#include <archive_entry.h>

#include <stance/stance-error.h>

#include "stance-xlsx-archive-private.h"

#define MAX_ENTRIES 100000

struct _StanceXlsxPart
{
  char *path;
  struct archive *archive;
  xmlTextReader *reader;
  guint64 left; /* bytes that may still come */
  gboolean too_long;
};

static gboolean
fail (GError **error, const char *path, const char *why)
{
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "%s: %s", path, why && *why ? why : "broken");
  return FALSE;
}

static const char *
plain_path (const char *path)
{
  while (*path == '/')
    path++;
  return path;
}

/* Goes to the entry; FALSE without an error when there is none. */
static gboolean
find_entry (struct archive *archive, const char *path, GError **error)
{
  struct archive_entry *entry;

  for (guint i = 0; i < MAX_ENTRIES; i++)
    {
      int code = archive_read_next_header (archive, &entry);
      const char *name = code == ARCHIVE_OK || code == ARCHIVE_WARN ? archive_entry_pathname (entry) : NULL;

      if (code == ARCHIVE_EOF)
        return FALSE;
      if (code != ARCHIVE_OK && code != ARCHIVE_WARN)
        return fail (error, path, archive_error_string (archive));
      if (name && g_ascii_strcasecmp (plain_path (name), plain_path (path)) == 0)
        return TRUE;
    }
  return fail (error, path, "too many files in one");
}

static int
read_bytes (void *data, char *buffer, int size)
{
  StanceXlsxPart *self = data;
  la_ssize_t n = archive_read_data (self->archive, buffer, (size_t) MAX (size, 0));

  if (n < 0)
    return -1;
  self->too_long = (guint64) n > self->left;
  self->left -= MIN ((guint64) n, self->left);
  return self->too_long ? -1 : (int) n;
}

static int
close_bytes (void *data)
{
  return 0;
}

static void
be_silent (void *data, const char *message, xmlParserSeverities severity, xmlTextReaderLocatorPtr place)
{
}

StanceXlsxPart *
stance_xlsx_part_open (GBytes *bytes, const char *path, guint64 max, GError **error)
{
  g_autoptr (StanceXlsxPart) self = g_new0 (StanceXlsxPart, 1);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  self->path = g_strdup (path);
  self->left = max;
  self->archive = archive_read_new ();
  archive_read_support_format_zip (self->archive);
  if (archive_read_open_memory (self->archive, data, size) != ARCHIVE_OK)
    {
      fail (error, path, archive_error_string (self->archive));
      return NULL;
    }
  if (!find_entry (self->archive, path, error))
    return NULL;
  self->reader = xmlReaderForIO (read_bytes, close_bytes, self, NULL, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  if (self->reader)
    xmlTextReaderSetErrorHandler (self->reader, be_silent, NULL);
  else
    fail (error, path, NULL);
  return self->reader ? g_steal_pointer (&self) : NULL;
}

void
stance_xlsx_part_free (StanceXlsxPart *self)
{
  g_clear_pointer (&self->reader, xmlFreeTextReader);
  g_clear_pointer (&self->archive, archive_read_free);
  g_free (self->path);
  g_free (self);
}

gboolean
stance_xlsx_part_next (StanceXlsxPart *self, GError **error)
{
  int found = xmlTextReaderRead (self->reader);

  if (found == 1)
    return TRUE;
  if (self->too_long)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "%s: too long", self->path);
  else if (found < 0)
    fail (error, self->path, "found no well-formed XML");
  return FALSE;
}

int
stance_xlsx_part_get_type (const StanceXlsxPart *self)
{
  return xmlTextReaderNodeType (self->reader);
}

gboolean
stance_xlsx_part_is (const StanceXlsxPart *self, const char *name)
{
  const xmlChar *found = xmlTextReaderConstLocalName (self->reader);

  return found && xmlStrEqual (found, BAD_CAST name);
}

gboolean
stance_xlsx_part_is_empty (const StanceXlsxPart *self)
{
  return xmlTextReaderIsEmptyElement (self->reader) == 1;
}

const char *
stance_xlsx_part_get_text (const StanceXlsxPart *self)
{
  const xmlChar *text = xmlTextReaderConstValue (self->reader);

  return text ? (const char *) text : "";
}

char *
stance_xlsx_part_get_attribute (const StanceXlsxPart *self, const char *name)
{
  char *found = NULL;

  for (int more = xmlTextReaderMoveToFirstAttribute (self->reader); more == 1; more = xmlTextReaderMoveToNextAttribute (self->reader))
    if (!found && stance_xlsx_part_is (self, name))
      found = g_strdup (stance_xlsx_part_get_text (self));
  xmlTextReaderMoveToElement (self->reader);
  return found;
}
