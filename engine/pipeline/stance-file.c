/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One file of any kind, read item by item. */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-html-private.h"
#include "stance-input-private.h"
#include "stance-limits-private.h"
#include "stance-source-files-private.h"
#include "stance-utf8-private.h"

#define CSV_BATCH 1024
#define TITLE_CHARS 200
#define MAX_FAULTS 100 /* of one file */

/* Errors that come without the file's name get it. */
static void
propagate (const StanceFile *self, GError **error, GError *cause)
{
  if (!g_str_has_prefix (cause->message, self->name))
    g_prefix_error (&cause, "%s: ", self->name);
  g_propagate_error (error, cause);
}

/* UTF-16 is converted as a whole, so that all readers see UTF-8. */
static gboolean
convert_utf16 (StanceFile *self, GError **error)
{
  g_autoptr (GByteArray) bytes = stance_input_read_all (G_INPUT_STREAM (self->stream), STANCE_LIMIT_JSON_BYTES, error);
  g_autoptr (GInputStream) memory = NULL;
  StanceUtf8 utf8;

  if (bytes == NULL || !stance_utf8_read (self->name, (const char *) bytes->data, bytes->len, &utf8, error))
    return FALSE;
  if (utf8.warning)
    g_ptr_array_add (self->faults, g_steal_pointer (&utf8.warning));
  memory = g_memory_input_stream_new_from_data (utf8.text, (gssize) utf8.length, g_free);
  g_object_unref (self->stream);
  self->stream = stance_input_buffer (memory, error);
  return self->stream != NULL;
}

static gboolean
recognise (StanceFile *self, const char *path, GError **error)
{
  gsize length;
  const char *head = stance_input_head (self->stream, &length, error);

  if (head == NULL)
    return FALSE;
  if (length >= 2 && (memcmp (head, "\xFF\xFE", 2) == 0 || memcmp (head, "\xFE\xFF", 2) == 0))
    {
      if (!convert_utf16 (self, error) || !(head = stance_input_head (self->stream, &length, error)))
        return FALSE;
    }
  self->kind = stance_file_recognise (head, length, path);
  return TRUE;
}

static gboolean
open_csv (StanceFile *self, GError **error)
{
  gsize length;
  const char *head = stance_input_head (self->stream, &length, NULL);
  StanceCsv *csv = stance_csv_new (self->name, G_INPUT_STREAM (self->stream), stance_csv_guess_separator (head, length));

  self->csv = stance_coded_csv_new (csv, self->name, self->id, error);
  return self->csv != NULL;
}

static gboolean
open_workbook (StanceFile *self, GError **error)
{
  GByteArray *all = stance_input_read_all (G_INPUT_STREAM (self->stream), STANCE_LIMIT_JSON_BYTES, error);
  g_autoptr (GBytes) bytes = all ? g_byte_array_free_to_bytes (all) : NULL;
  StanceXlsx *xlsx = bytes ? stance_xlsx_new (self->name, bytes, error) : NULL;

  self->workbook = xlsx ? stance_coded_workbook_new (xlsx, self->name, self->id, self->side) : NULL;
  return xlsx != NULL;
}

static gboolean
open_rows (StanceFile *self, GError **error)
{
  if (self->kind == STANCE_FILE_CSV)
    return open_csv (self, error);
  return self->kind != STANCE_FILE_WORKBOOK || open_workbook (self, error);
}

/* Takes a fault of the content out of the way: it is put down, and the file has ended. */
static gboolean
end_with (StanceFile *self, GError **error, GError *cause)
{
  self->ended = TRUE;
  if (cause->domain != STANCE_ERROR)
    {
      propagate (self, error, cause);
      return FALSE;
    }
  if (!g_str_has_prefix (cause->message, self->name))
    g_prefix_error (&cause, "%s: ", self->name);
  g_ptr_array_add (self->faults, g_strdup (cause->message));
  self->n_lost++;
  g_error_free (cause);
  return TRUE;
}

StanceFile *
stance_file_open (const char *path, const char *side, GError **error)
{
  g_autoptr (StanceFile) self = g_new0 (StanceFile, 1);
  g_autoptr (GInputStream) raw = stance_input_open (path, error);
  g_autoptr (GError) cause = NULL;

  self->name = g_str_equal (path, "-") ? g_strdup ("standard input") : g_filename_display_name (path);
  self->side = g_strdup (side);
  self->id = stance_file_id (path);
  self->date = stance_file_date (path);
  self->faults = g_ptr_array_new_with_free_func (g_free);
  if (raw == NULL)
    return NULL;
  self->stream = stance_input_buffer (raw, &cause);
  if (self->stream == NULL || !recognise (self, path, &cause) || !open_rows (self, &cause))
    {
      if (!end_with (self, error, g_steal_pointer (&cause)))
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
stance_file_close (StanceFile *self)
{
  g_free (self->name);
  g_free (self->side);
  g_free (self->id);
  g_free (self->date);
  g_clear_object (&self->stream);
  g_ptr_array_unref (self->faults);
  g_clear_pointer (&self->root, json_node_unref);
  if (self->line)
    g_string_free (self->line, TRUE);
  g_clear_pointer (&self->waiting, stance_document_unref);
  g_clear_error (&self->failure);
  g_clear_pointer (&self->csv, stance_coded_csv_free);
  g_clear_pointer (&self->workbook, stance_coded_workbook_free);
  g_free (self);
}

void
stance_file_trim_faults (StanceFile *self)
{
  guint allowed = MAX_FAULTS - self->n_listed;

  if (self->faults->len <= allowed)
    return;
  self->n_unlisted += self->faults->len - allowed;
  g_ptr_array_set_size (self->faults, (int) allowed);
}

GPtrArray *
stance_file_take_faults (StanceFile *self)
{
  GPtrArray *faults;

  stance_file_trim_faults (self);
  faults = g_steal_pointer (&self->faults);
  self->faults = g_ptr_array_new_with_free_func (g_free);
  self->n_listed += faults->len;
  if (self->ended && self->n_unlisted > 0)
    g_ptr_array_add (faults, g_strdup_printf ("%s: %u more such faults", self->name, self->n_unlisted));
  return faults;
}

GPtrArray *
stance_file_take_weights (StanceFile *self)
{
  return self->workbook ? stance_coded_workbook_take_weights (self->workbook) : NULL;
}

guint
stance_file_get_n_lost (const StanceFile *self)
{
  return self->n_lost + (self->csv ? stance_coded_csv_get_n_lost (self->csv) : 0)
         + (self->workbook ? stance_coded_workbook_get_n_lost (self->workbook) : 0);
}

static gsize
line_end (const char *text, gsize at)
{
  return at + strcspn (text + at, "\r\n");
}

static gsize
skip_line_end (const char *text, gsize at)
{
  at += text[at] == '\r';
  return at + (text[at] == '\n');
}

/* The first line that is not blank, when a blank one follows it and it is short enough for a headline. */
static char *
find_title (const char *text)
{
  gsize start = strspn (text, " \t\r\n"), stop = line_end (text, start), next = skip_line_end (text, stop);
  g_autofree char *title = NULL;

  next += strspn (text + next, " \t");
  if (stop == start || text[stop] == '\0' || (text[next] != '\r' && text[next] != '\n'))
    return NULL;
  if (g_utf8_strlen (text + start, (gssize) (stop - start)) >= TITLE_CHARS)
    return NULL;
  title = g_strndup (text + start, stop - start);
  return g_strdup (g_strchomp (title));
}

static StanceDocument *
add_date_of_name (const StanceFile *self, StanceDocument *document)
{
  StanceDocument *dated;

  if (self->date == NULL)
    return document;
  dated = stance_document_with_date (document, self->date, NULL);
  stance_document_unref (document);
  return dated;
}

StanceDocument *
stance_file_text_document (StanceFile *self, const char *id, const char *text, GError **error)
{
  g_autofree char *title = find_title (text);
  g_autoptr (StanceDocument) plain = stance_document_new (id, text, error);

  if (plain == NULL)
    return NULL;
  return add_date_of_name (self, stance_document_with_title (plain, title));
}

StanceDocument *
stance_file_html_document (StanceFile *self, const char *id, GBytes *page, GError **error)
{
  g_auto (StanceHtml) html = { 0 };
  g_autoptr (StanceDocument) plain = NULL, titled = NULL, outlet = NULL, address = NULL;

  if (!stance_html_read (self->name, g_bytes_get_data (page, NULL), g_bytes_get_size (page), &html, error))
    return NULL;
  if (html.warning)
    g_ptr_array_add (self->faults, g_steal_pointer (&html.warning));
  plain = stance_document_new (id, html.text, error);
  if (plain == NULL)
    return NULL;
  titled = stance_document_with_title (plain, html.title);
  outlet = stance_document_with_outlet (titled, html.outlet);
  address = stance_document_with_url (outlet, html.url);
  if (html.date == NULL)
    return add_date_of_name (self, g_steal_pointer (&address));
  return stance_document_with_date (address, html.date, error);
}

static StanceDocument *
read_document (StanceFile *self, GError **error)
{
  g_autoptr (GByteArray) bytes = stance_input_read_all (G_INPUT_STREAM (self->stream), STANCE_LIMIT_DOCUMENT_BYTES, error);
  g_auto (StanceUtf8) utf8 = { 0 };

  if (bytes == NULL)
    return NULL;
  if (self->kind == STANCE_FILE_HTML)
    {
      g_autoptr (GBytes) page = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));

      return stance_file_html_document (self, self->id, page, error);
    }
  if (!stance_utf8_read (self->name, (const char *) bytes->data, bytes->len, &utf8, error))
    return NULL;
  if (utf8.warning)
    g_ptr_array_add (self->faults, g_steal_pointer (&utf8.warning));
  return stance_file_text_document (self, self->id, utf8.text, error);
}

static gboolean
next_csv (StanceFile *self, GPtrArray **statements, GError **error)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  g_autoptr (GError) cause = NULL;

  self->ended = !stance_coded_csv_read (self->csv, CSV_BATCH, batch, self->faults, &cause);
  if (cause != NULL)
    {
      propagate (self, error, g_steal_pointer (&cause));
      return FALSE;
    }
  *statements = g_steal_pointer (&batch);
  return TRUE;
}

static gboolean
next_rows (StanceFile *self, GPtrArray **statements, GError **error)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  GError *cause = NULL;

  self->ended = !stance_coded_workbook_read (self->workbook, CSV_BATCH, batch, self->faults, &cause);
  if (cause != NULL && (!end_with (self, error, cause) || batch->len == 0))
    return FALSE;
  *statements = g_steal_pointer (&batch);
  return TRUE;
}

gboolean
stance_file_next (StanceFile *self, StanceDocument **document, GPtrArray **statements, GError **error)
{
  GError *cause = NULL;

  if (self->ended)
    return FALSE;
  switch (self->kind)
    {
    case STANCE_FILE_CSV:
      return next_csv (self, statements, error);
    case STANCE_FILE_WORKBOOK:
      return next_rows (self, statements, error);
    case STANCE_FILE_JSON:
    case STANCE_FILE_JSON_LINES:
      if (stance_file_next_json (self, document, statements, &cause))
        return TRUE;
      break;
    case STANCE_FILE_EMPTY:
      g_ptr_array_add (self->faults, g_strdup_printf ("%s: empty, expected an article", self->name));
      break;
    case STANCE_FILE_TEXT:
    case STANCE_FILE_HTML:
      self->ended = TRUE;
      *document = read_document (self, &cause);
      if (*document != NULL)
        return TRUE;
      break;
    }
  self->ended = TRUE;
  if (cause != NULL)
    end_with (self, error, cause);
  return FALSE;
}
