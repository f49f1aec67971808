/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists of statements as Discourse Network Analyzer exports them: a column for each variable beside those of the statement and its document. */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-csv-private.h"
#include "stance-discourse-private.h"

#define NO_FIELD G_MAXUINT

typedef enum
{
  FIELD_ID,
  FIELD_TIME,
  FIELD_START,
  FIELD_STOP,
  FIELD_TEXT,
  FIELD_CODER,
  FIELD_DOCUMENT,
  FIELD_TITLE,
  FIELD_AUTHOR,
  FIELD_SOURCE,
  FIELD_SECTION,
  FIELD_TYPE,
  N_FIELDS,
} Field;

/* Each may have two names. */
static const char *const field_names[N_FIELDS][2] = {
  [FIELD_ID] = { "statement_id", "id" },
  [FIELD_TIME] = { "time", "datetime" },
  [FIELD_START] = { "start_position", "start" },
  [FIELD_STOP] = { "stop_position", "stop" },
  [FIELD_TEXT] = { "text", "text" },
  [FIELD_CODER] = { "coder", "coder" },
  [FIELD_DOCUMENT] = { "document_id", "document_id" },
  [FIELD_TITLE] = { "document_title", "document_title" },
  [FIELD_AUTHOR] = { "document_author", "document_author" },
  [FIELD_SOURCE] = { "document_source", "document_source" },
  [FIELD_SECTION] = { "document_section", "document_section" },
  [FIELD_TYPE] = { "document_type", "document_type" },
};

typedef struct
{
  guint fields[N_FIELDS];
  GPtrArray *columns; /* names; NULL for what is no variable */
} Header;

static gboolean
is_field (const char *name, Field *field)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (g_str_equal (name, field_names[i][0]) || g_str_equal (name, field_names[i][1]))
      {
        *field = (Field) i;
        return TRUE;
      }
  return FALSE;
}

/* Takes the names out of `cells`; a name that is there again is no variable. */
static void
read_header (GPtrArray *cells, Header *header)
{
  header->columns = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < N_FIELDS; i++)
    header->fields[i] = NO_FIELD;
  for (guint i = 0; i < cells->len; i++)
    {
      char *name = g_strdup (g_strstrip (g_ptr_array_index (cells, i)));
      Field field;

      if (is_field (name, &field) && header->fields[field] == NO_FIELD)
        header->fields[field] = i;
      if (*name == '\0' || is_field (name, &field))
        g_clear_pointer (&name, g_free);
      g_ptr_array_add (header->columns, name);
    }
}

static gboolean
is_complete (const Header *header)
{
  return header->fields[FIELD_ID] != NO_FIELD && header->fields[FIELD_TIME] != NO_FIELD && header->fields[FIELD_DOCUMENT] != NO_FIELD;
}

static StanceCsv *
open_csv (const char *name, const char *bytes, gsize length)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);

  return stance_csv_new (name, stream, stance_csv_guess_separator (bytes, length));
}

gboolean
stance_discourse_is_header (const char *head, gsize length)
{
  g_autoptr (StanceCsv) csv = open_csv ("", head, length);
  g_autoptr (GPtrArray) cells = stance_csv_next (csv, NULL);
  Header header;
  gboolean complete;

  if (!cells)
    return FALSE;
  read_header (cells, &header);
  complete = is_complete (&header);
  g_ptr_array_unref (header.columns);
  return complete;
}

typedef struct
{
  StanceDiscourse *discourse;
  StanceCsv *csv;
  const char *name;
  Header header;
  GPtrArray *variables; /* of columns; NULL for what is none */
  GPtrArray *record;
} Reader;

static const char *
get_cell (const Reader *self, Field field)
{
  guint place = self->header.fields[field];

  return place < self->record->len ? g_ptr_array_index (self->record, place) : "";
}

static const char *
take_cell (const Reader *self, Field field)
{
  return stance_discourse_intern (self->discourse, get_cell (self, field));
}

static void
tell_fault (const Reader *self, Field field, const char *expected)
{
  const char *cell = get_cell (self, field);
  g_autofree char *shown = g_utf8_substring (cell, 0, MIN (40, g_utf8_strlen (cell, -1)));
  guint line, column;

  stance_csv_get_place (self->csv, MIN (self->header.fields[field], self->record->len), &line, &column);
  stance_discourse_warn (self->discourse, g_strdup_printf ("%s:%u:%u: %s: found \"%s\", expected %s; row left out", self->name, line, column,
                                                           field_names[field][0], shown, expected));
}

/* -1 where it says nothing. */
static gint64
read_offset (const Reader *self, Field field)
{
  gint64 offset;

  return g_ascii_string_to_signed (get_cell (self, field), 10, 0, G_MAXINT32, &offset, NULL) ? offset : -1;
}

static void
read_record (Reader *self)
{
  StanceDiscourseDocument document = { take_cell (self, FIELD_DOCUMENT), take_cell (self, FIELD_TITLE), take_cell (self, FIELD_AUTHOR),
                                       take_cell (self, FIELD_SOURCE), take_cell (self, FIELD_SECTION), take_cell (self, FIELD_TYPE),
                                       "", STANCE_DISCOURSE_NO_TIME };
  StanceDiscourseStatement statement = { take_cell (self, FIELD_ID), 0, STANCE_DISCOURSE_NO_TIME, read_offset (self, FIELD_START),
                                         read_offset (self, FIELD_STOP), take_cell (self, FIELD_CODER), take_cell (self, FIELD_TEXT) };
  guint place;

  if (*get_cell (self, FIELD_TIME) && !stance_discourse_parse_time (get_cell (self, FIELD_TIME), FALSE, &statement.time))
    {
      tell_fault (self, FIELD_TIME, "a time such as 2024-03-01 12:30:00");
      return;
    }
  document.time = statement.time;
  statement.document = stance_discourse_add_document (self->discourse, &document);
  if (!stance_discourse_append (self->discourse, &statement, &place))
    return;
  for (guint i = 0; i < self->variables->len; i++)
    if (g_ptr_array_index (self->variables, i))
      stance_discourse_set_value (self->discourse, g_ptr_array_index (self->variables, i), place, g_ptr_array_index (self->record, i));
}

static gboolean
check_width (const Reader *self)
{
  guint line, column;

  if (self->record->len == self->header.columns->len)
    return TRUE;
  stance_csv_get_place (self->csv, 0, &line, &column);
  stance_discourse_warn (self->discourse, g_strdup_printf ("%s:%u: found %u cells, expected %u; row left out", self->name, line, self->record->len,
                                                           self->header.columns->len));
  return FALSE;
}

/* FALSE at the end. */
static gboolean
read_next (Reader *self)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (GPtrArray) record = stance_csv_next (self->csv, &cause);
  char *warning = stance_csv_take_warning (self->csv);

  if (warning)
    stance_discourse_warn (self->discourse, warning);
  if (cause)
    stance_discourse_warn (self->discourse, g_strdup (cause->message));
  self->record = record;
  if (record && check_width (self))
    read_record (self);
  return record || (cause && cause->domain == STANCE_ERROR);
}

gboolean
stance_discourse_read_csv (StanceDiscourse *self, const char *name, GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (StanceCsv) csv = open_csv (name, data, length);
  g_autoptr (GPtrArray) cells = stance_csv_next (csv, error);
  g_autoptr (GPtrArray) variables = g_ptr_array_new ();
  Reader reader = { self, csv, name, .variables = variables };

  if (!cells)
    return FALSE;
  read_header (cells, &reader.header);
  for (guint i = 0; i < reader.header.columns->len; i++)
    {
      const char *column = g_ptr_array_index (reader.header.columns, i);

      g_ptr_array_add (variables, column ? stance_discourse_need_variable (self, column) : NULL);
    }
  while (read_next (&reader))
    continue;
  g_ptr_array_unref (reader.header.columns);
  return TRUE;
}
