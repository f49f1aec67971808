/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-csv-private.h"
#include "stance-limits-private.h"
#include "stance-utf8-private.h"

#define BUFFER_BYTES (64 * 1024)
#define AT_END (-1)

typedef struct
{
  guint line;
  guint column;
} Place;

struct _StanceCsv
{
  char *name;
  GInputStream *stream;
  char separator;
  guchar *buffer;
  gsize at;
  gsize filled;
  Place here;
  GString *field;
  GPtrArray *fields;
  GArray *places; /* of Place, where each field begins */
  gsize record_bytes;
  char *warning;
  GError *stream_error;
};

StanceCsv *
stance_csv_new (const char *name, GInputStream *stream, char separator)
{
  StanceCsv *self = g_new0 (StanceCsv, 1);

  self->name = g_strdup (name);
  self->stream = g_object_ref (stream);
  self->separator = separator;
  self->buffer = g_malloc (BUFFER_BYTES);
  self->here = (Place) { 1, 1 };
  self->field = g_string_new (NULL);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  return self;
}

void
stance_csv_free (StanceCsv *self)
{
  g_free (self->name);
  g_object_unref (self->stream);
  g_free (self->buffer);
  g_string_free (self->field, TRUE);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_array_unref (self->places);
  g_free (self->warning);
  g_clear_error (&self->stream_error);
  g_free (self);
}

/* The next byte without taking it; AT_END also when the stream failed. */
static int
peek (StanceCsv *self)
{
  if (self->at == self->filled && self->stream_error == NULL)
    {
      gssize n = g_input_stream_read (self->stream, self->buffer, BUFFER_BYTES, NULL, &self->stream_error);

      self->at = 0;
      self->filled = n > 0 ? (gsize) n : 0;
    }
  return self->at < self->filled ? self->buffer[self->at] : AT_END;
}

/* CR, LF and CRLF each end one line. */
static void
take (StanceCsv *self)
{
  int c = peek (self);

  if (c == AT_END)
    return;
  self->at++;
  self->record_bytes++;
  self->here.column++;
  if (c == '\n' || (c == '\r' && peek (self) != '\n'))
    self->here = (Place) { self->here.line + 1, 1 };
}

static gboolean
ends_line (int c)
{
  return c == '\n' || c == '\r' || c == AT_END;
}

static void
take_line_end (StanceCsv *self)
{
  if (peek (self) == '\r')
    take (self);
  if (peek (self) == '\n' && self->here.column > 1)
    take (self);
}

static gboolean
fail (StanceCsv *self, Place place, StanceError code, const char *what, GError **error)
{
  g_set_error (error, STANCE_ERROR, (int) code, "%s:%u:%u: %s", self->name, place.line, place.column, what);
  return FALSE;
}

static gboolean
check_size (StanceCsv *self, GError **error)
{
  g_autofree char *what = NULL;

  if (self->record_bytes <= STANCE_LIMIT_LINE_BYTES && self->fields->len < STANCE_LIMIT_CSV_FIELDS)
    return TRUE;
  what = g_strdup_printf ("found a longer record, expected at most %u bytes and %u fields", STANCE_LIMIT_LINE_BYTES,
                          STANCE_LIMIT_CSV_FIELDS);
  return fail (self, g_array_index (self->places, Place, 0), STANCE_ERROR_LIMIT, what, error);
}

static gboolean
read_quoted (StanceCsv *self, Place start, GError **error)
{
  int c;

  take (self);
  while ((c = peek (self)) != AT_END && check_size (self, NULL))
    {
      take (self);
      if (c == '"' && peek (self) != '"')
        {
          c = peek (self);
          if (ends_line (c) || c == self->separator)
            return TRUE;
          return fail (self, self->here, STANCE_ERROR_INVALID_TEXT, "found text after a closing quote, expected a separator", error);
        }
      if (c == '"')
        take (self);
      g_string_append_c (self->field, (char) c);
    }
  if (!check_size (self, error))
    return FALSE;
  return fail (self, start, STANCE_ERROR_INVALID_TEXT, "found a quoted field without end, expected '\"'", error);
}

static gboolean
read_plain (StanceCsv *self, GError **error)
{
  int c;

  while (!ends_line (c = peek (self)) && c != self->separator)
    {
      g_string_append_c (self->field, (char) c);
      take (self);
      if (!check_size (self, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_field (StanceCsv *self, Place start, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s:%u:%u", self->name, start.line, start.column);
  StanceUtf8 utf8;

  if (!stance_utf8_read (name, self->field->str, self->field->len, &utf8, error))
    return FALSE;
  if (self->warning == NULL)
    self->warning = g_steal_pointer (&utf8.warning);
  g_ptr_array_add (self->fields, g_steal_pointer (&utf8.text));
  stance_utf8_clear (&utf8);
  return TRUE;
}

static gboolean
read_field (StanceCsv *self, GError **error)
{
  Place start = self->here;

  g_array_append_val (self->places, start);
  g_string_truncate (self->field, 0);
  if (!check_size (self, error))
    return FALSE;
  if (!(peek (self) == '"' ? read_quoted (self, start, error) : read_plain (self, error)))
    return FALSE;
  return add_field (self, start, error);
}

static void
skip_line (StanceCsv *self)
{
  while (!ends_line (peek (self)))
    take (self);
  take_line_end (self);
}

static void
begin_record (StanceCsv *self)
{
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->warning, g_free);
  self->fields = g_ptr_array_new_with_free_func (g_free);
  g_array_set_size (self->places, 0);
  while (peek (self) == '\n' || peek (self) == '\r')
    take (self);
  if (self->here.line == 1 && self->here.column == 1 && self->filled >= 3 && memcmp (self->buffer, "\xEF\xBB\xBF", 3) == 0)
    self->at = 3;
  self->record_bytes = 0;
}

static gboolean
read_fields (StanceCsv *self, GError **error)
{
  if (!read_field (self, error))
    return FALSE;
  while (peek (self) == self->separator)
    {
      take (self);
      if (!read_field (self, error))
        return FALSE;
    }
  return TRUE;
}

GPtrArray *
stance_csv_next (StanceCsv *self, GError **error)
{
  gboolean good;

  begin_record (self);
  good = peek (self) != AT_END && read_fields (self, error);
  if (self->stream_error != NULL)
    {
      if (!good)
        g_clear_error (error);
      g_set_error (error, self->stream_error->domain, self->stream_error->code, "%s: %s", self->name, self->stream_error->message);
      return NULL;
    }
  skip_line (self);
  return good ? g_steal_pointer (&self->fields) : NULL;
}

void
stance_csv_get_place (const StanceCsv *self, guint field, guint *line, guint *column)
{
  Place place = self->here;

  if (self->places->len > 0)
    place = g_array_index (self->places, Place, field < self->places->len ? field : 0);
  *line = place.line;
  *column = place.column;
}

char *
stance_csv_take_warning (StanceCsv *self)
{
  return g_steal_pointer (&self->warning);
}

char
stance_csv_get_separator (const StanceCsv *self)
{
  return self->separator;
}

char
stance_csv_guess_separator (const char *header, gsize length)
{
  static const char separators[] = { ',', ';', '\t' };
  gsize best_n = 0;
  char best = ',';

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      gsize n = 0;

      for (gsize at = 0; at < length && header[at] != '\n' && header[at] != '\r'; at++)
        n += header[at] == separators[i];
      if (n > best_n)
        {
          best_n = n;
          best = separators[i];
        }
    }
  return best;
}
