/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One article. The text is shared by all copies that the with-functions make. */
#include <stance/stance-document.h>
#include <stance/stance-error.h>

#include "stance-document-private.h"
#include "stance-limits-private.h"

struct _StanceDocument
{
  char *id;
  char *text; /* GRefString */
  gsize size;
  guint length;
  char *title;
  char *outlet;
  char *date;
  char *url;
};

G_DEFINE_BOXED_TYPE (StanceDocument, stance_document, stance_document_ref, stance_document_unref)

static gboolean
check_text (const char *id, const char *text, gsize size, GError **error)
{
  const char *end;

  if (size > STANCE_LIMIT_DOCUMENT_BYTES)
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "%s: %" G_GSIZE_FORMAT " bytes of text, expected at most %u",
                   id, size, STANCE_LIMIT_DOCUMENT_BYTES);
      return FALSE;
    }
  if (!g_utf8_validate_len (text, size, &end))
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "%s: byte %" G_GSIZE_FORMAT ": found 0x%02x, expected UTF-8",
                   id, (gsize) (end - text), (guchar) *end);
      return FALSE;
    }
  return TRUE;
}

/**
 * stance_document_new:
 * @id: what the document is called in statements and tables; any UTF-8 text
 * @text: its text in UTF-8; may be empty. It is copied and never changed, so that offsets stay those of the file
 * @error: return location for an error
 *
 * Makes a document without title, outlet, date and address.
 *
 * Errors: %STANCE_ERROR_INVALID_TEXT when @text is not UTF-8 (with the byte), %STANCE_ERROR_LIMIT when it is longer than 64 MiB.
 *
 * Returns: (transfer full) (nullable): the document, %NULL on an error
 */
StanceDocument *
stance_document_new (const char *id, const char *text, GError **error)
{
  StanceDocument *self;
  gsize size;

  g_return_val_if_fail (id != NULL && text != NULL, NULL);
  size = strlen (text);
  if (!check_text (id, text, size, error))
    return NULL;
  self = g_atomic_rc_box_new0 (StanceDocument);
  self->id = g_utf8_make_valid (id, -1);
  self->text = g_ref_string_new_len (text, (gssize) size);
  self->size = size;
  self->length = (guint) g_utf8_strlen (text, (gssize) size);
  return self;
}

/**
 * stance_document_ref:
 * @self: a document
 *
 * Takes a reference. May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
StanceDocument *
stance_document_ref (StanceDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  StanceDocument *self = data;

  g_free (self->id);
  g_ref_string_release (self->text);
  g_free (self->title);
  g_free (self->outlet);
  g_free (self->date);
  g_free (self->url);
}

/**
 * stance_document_unref:
 * @self: (transfer full): a document
 *
 * Gives a reference back; the last one frees the document. May be called from any thread.
 */
void
stance_document_unref (StanceDocument *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, clear);
}

static StanceDocument *
copy (StanceDocument *self)
{
  StanceDocument *new = g_atomic_rc_box_new0 (StanceDocument);

  new->id = g_strdup (self->id);
  new->text = g_ref_string_acquire (self->text);
  new->size = self->size;
  new->length = self->length;
  new->title = g_strdup (self->title);
  new->outlet = g_strdup (self->outlet);
  new->date = g_strdup (self->date);
  new->url = g_strdup (self->url);
  return new;
}

static void
replace (char **field, const char *value)
{
  g_free (*field);
  *field = value ? g_utf8_make_valid (value, -1) : NULL;
}

StanceDocument *
stance_document_with_id (StanceDocument *self, const char *id)
{
  StanceDocument *new = copy (self);

  replace (&new->id, id);
  return new;
}

/**
 * stance_document_with_title:
 * @self: a document
 * @title: (nullable): its headline, %NULL for none
 *
 * Makes a copy of the document with another title. The text is shared with @self.
 *
 * Returns: (transfer full): the copy
 */
StanceDocument *
stance_document_with_title (StanceDocument *self, const char *title)
{
  StanceDocument *new;

  g_return_val_if_fail (self != NULL, NULL);
  new = copy (self);
  replace (&new->title, title);
  return new;
}

/**
 * stance_document_with_outlet:
 * @self: a document
 * @outlet: (nullable): who published it, %NULL when that is not known
 *
 * Makes a copy of the document with another outlet. The text is shared with @self.
 *
 * Returns: (transfer full): the copy
 */
StanceDocument *
stance_document_with_outlet (StanceDocument *self, const char *outlet)
{
  StanceDocument *new;

  g_return_val_if_fail (self != NULL, NULL);
  new = copy (self);
  replace (&new->outlet, outlet);
  return new;
}

static gboolean
all_digits (const char *string, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (!g_ascii_isdigit (string[i]))
      return FALSE;
  return TRUE;
}

char *
stance_date_normalise (const char *string)
{
  guint year, month, day;

  if (string == NULL || strnlen (string, 10) < 10)
    return NULL;
  if (!all_digits (string, 0, 4) || string[4] != '-' || !all_digits (string, 5, 7) || string[7] != '-' || !all_digits (string, 8, 10))
    return NULL;
  if (string[10] != '\0' && !((string[10] == 'T' || string[10] == ' ') && g_ascii_isdigit (string[11])))
    return NULL;
  year = (guint) g_ascii_strtoull (string, NULL, 10);
  month = (guint) g_ascii_strtoull (string + 5, NULL, 10);
  day = (guint) g_ascii_strtoull (string + 8, NULL, 10);
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_strndup (string, 10);
}

/**
 * stance_document_with_date:
 * @self: a document
 * @date: (nullable): the day it was published, ISO 8601 (`YYYY-MM-DD`); of a date-time the day is kept. %NULL for none
 * @error: return location for an error
 *
 * Makes a copy of the document with another date. Offices and memberships of a model are read at this date. The text is shared with @self.
 *
 * Errors: %STANCE_ERROR_INVALID_TEXT when @date is no such date or no day of the calendar.
 *
 * Returns: (transfer full) (nullable): the copy, %NULL on an error
 */
StanceDocument *
stance_document_with_date (StanceDocument *self, const char *date, GError **error)
{
  g_autofree char *day = NULL;
  StanceDocument *new;

  g_return_val_if_fail (self != NULL, NULL);
  day = stance_date_normalise (date);
  if (date != NULL && day == NULL)
    {
      g_autofree char *shown = g_utf8_make_valid (date, (gssize) strnlen (date, 40));

      g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "%s: date: found \"%s\", expected an ISO date (YYYY-MM-DD)",
                   self->id, shown);
      return NULL;
    }
  new = copy (self);
  replace (&new->date, day);
  return new;
}

/**
 * stance_document_with_url:
 * @self: a document
 * @url: (nullable): its address, %NULL for none
 *
 * Makes a copy of the document with another address. The text is shared with @self.
 *
 * Returns: (transfer full): the copy
 */
StanceDocument *
stance_document_with_url (StanceDocument *self, const char *url)
{
  StanceDocument *new;

  g_return_val_if_fail (self != NULL, NULL);
  new = copy (self);
  replace (&new->url, url);
  return new;
}

/**
 * stance_document_get_id:
 * @self: a document
 *
 * Gives what the document is called in statements and tables.
 *
 * Returns: (transfer none): the id
 */
const char *
stance_document_get_id (StanceDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->id;
}

/**
 * stance_document_get_text:
 * @self: a document
 *
 * Gives the text, in UTF-8. Spans of statements are offsets into it, in code points.
 *
 * Returns: (transfer none): the text
 */
const char *
stance_document_get_text (StanceDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->text;
}

/**
 * stance_document_get_length:
 * @self: a document
 *
 * Gives the length of the text in Unicode code points; 0 for an empty text.
 *
 * Returns: the length
 */
guint
stance_document_get_length (StanceDocument *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->length;
}

gsize
stance_document_get_size (StanceDocument *self)
{
  return self->size;
}

/**
 * stance_document_get_title:
 * @self: a document
 *
 * Gives the headline.
 *
 * Returns: (transfer none) (nullable): the title, %NULL when it has none
 */
const char *
stance_document_get_title (StanceDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->title;
}

/**
 * stance_document_get_outlet:
 * @self: a document
 *
 * Gives who published the document.
 *
 * Returns: (transfer none) (nullable): the outlet, %NULL when it is not known
 */
const char *
stance_document_get_outlet (StanceDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->outlet;
}

/**
 * stance_document_get_date:
 * @self: a document
 *
 * Gives the day the document was published.
 *
 * Returns: (transfer none) (nullable): the date as `YYYY-MM-DD`, %NULL when it is not known
 */
const char *
stance_document_get_date (StanceDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->date;
}

/**
 * stance_document_get_url:
 * @self: a document
 *
 * Gives the address of the document.
 *
 * Returns: (transfer none) (nullable): the address, %NULL when it has none
 */
const char *
stance_document_get_url (StanceDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->url;
}
