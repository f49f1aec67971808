/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-coded-private.h"
#include "stance-coded-row-private.h"

#define NO_FIELD G_MAXUINT

struct _StanceCodedCsv
{
  StanceCsv *csv;
  char *name;
  char *document;
  guint fields[STANCE_N_COLUMNS]; /* which field holds a column */
};

static gboolean
is_complete (const guint fields[STANCE_N_COLUMNS])
{
  return fields[STANCE_COLUMN_ISSUE] != NO_FIELD && fields[STANCE_COLUMN_POSITION] != NO_FIELD
         && (fields[STANCE_COLUMN_HOLDER_PARTY] != NO_FIELD || fields[STANCE_COLUMN_HOLDER] != NO_FIELD);
}

/* Column names may carry spaces around them; of two columns with one name the first counts. */
static void
find_columns (GPtrArray *header, guint fields[STANCE_N_COLUMNS])
{
  for (guint i = 0; i < STANCE_N_COLUMNS; i++)
    fields[i] = NO_FIELD;
  for (guint i = 0; i < header->len; i++)
    {
      g_autofree char *name = g_ascii_strdown (g_strstrip (g_ptr_array_index (header, i)), -1);
      StanceColumn column;

      if (stance_column_find (name, strlen (name), &column) && fields[column] == NO_FIELD)
        fields[column] = i;
    }
}

gboolean
stance_coded_is_header (const char *header, gsize length)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (header, (gssize) length, NULL);
  g_autoptr (StanceCsv) csv = stance_csv_new ("", stream, stance_csv_guess_separator (header, length));
  g_autoptr (GPtrArray) fields = stance_csv_next (csv, NULL);
  guint columns[STANCE_N_COLUMNS];

  if (fields == NULL)
    return FALSE;
  find_columns (fields, columns);
  return is_complete (columns);
}

StanceCodedCsv *
stance_coded_csv_new (StanceCsv *csv, const char *name, const char *document, GError **error)
{
  g_autoptr (StanceCodedCsv) self = g_new0 (StanceCodedCsv, 1);
  g_autoptr (GError) cause = NULL;
  g_autoptr (GPtrArray) header = stance_csv_next (csv, &cause);

  self->csv = csv;
  self->name = g_strdup (name);
  self->document = g_strdup (document);
  if (header != NULL)
    {
      find_columns (header, self->fields);
      if (is_complete (self->fields))
        return g_steal_pointer (&self);
    }
  if (cause != NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT, "%s:1: found another header row, expected the columns "
                 "holder_party, issue and position", name);
  return NULL;
}

void
stance_coded_csv_free (StanceCodedCsv *self)
{
  stance_csv_free (self->csv);
  g_free (self->name);
  g_free (self->document);
  g_free (self);
}

/* Takes off the apostrophe that keeps a spreadsheet from reading a cell as a formula. */
static const char *
unguard (const char *cell)
{
  return cell[0] == '\'' && cell[1] != '\0' && (strchr ("=+-@", cell[1]) || g_ascii_iscntrl (cell[1])) ? cell + 1 : cell;
}

static void
read_record (StanceCodedCsv *self, GPtrArray *record, GPtrArray *statements, GPtrArray *faults)
{
  StanceCodedRow row = { { NULL } };
  StanceCodedFault fault = { 0 };
  StanceStatement *statement;
  guint line, column;

  for (guint i = 0; i < STANCE_N_COLUMNS; i++)
    if (self->fields[i] < record->len)
      row.cells[i] = stance_column_is_number ((StanceColumn) i) ? g_strstrip (g_ptr_array_index (record, self->fields[i]))
                                                                : unguard (g_ptr_array_index (record, self->fields[i]));
  if (row.cells[STANCE_COLUMN_DOCUMENT] == NULL || *row.cells[STANCE_COLUMN_DOCUMENT] == '\0')
    row.cells[STANCE_COLUMN_DOCUMENT] = self->document;
  statement = stance_coded_row_to_statement (&row, &fault);
  if (statement != NULL)
    g_ptr_array_add (statements, statement);
  if (fault.message == NULL)
    return;
  stance_csv_get_place (self->csv, self->fields[fault.column], &line, &column);
  g_ptr_array_add (faults, g_strdup_printf ("%s:%u:%u: %s: %s", self->name, line, column, stance_column_name (fault.column), fault.message));
  g_free (fault.message);
}

gboolean
stance_coded_csv_read (StanceCodedCsv *self, guint max, GPtrArray *statements, GPtrArray *faults, GError **error)
{
  for (guint i = 0; i < max; i++)
    {
      g_autoptr (GError) cause = NULL;
      g_autoptr (GPtrArray) record = stance_csv_next (self->csv, &cause);
      char *warning = stance_csv_take_warning (self->csv);

      if (warning != NULL)
        g_ptr_array_add (faults, warning);
      if (record != NULL)
        read_record (self, record, statements, faults);
      else if (cause != NULL && cause->domain == STANCE_ERROR)
        g_ptr_array_add (faults, g_strdup (cause->message));
      else if (cause != NULL)
        g_propagate_error (error, g_steal_pointer (&cause));
      if (record == NULL && (cause == NULL || cause->domain != STANCE_ERROR))
        return FALSE;
    }
  return TRUE;
}
