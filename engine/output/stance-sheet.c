/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stance/stance-error.h>

#include "stance-json-write-private.h"
#include "stance-sheet-private.h"

static void
clear_cell (gpointer cell)
{
  g_free (((StanceSheetCell *) cell)->text);
}

StanceSheet *
stance_sheet_new (const char *const *titles, guint frozen)
{
  StanceSheet *self = g_new (StanceSheet, 1);

  self->titles = g_ptr_array_new_with_free_func (g_free);
  self->cells = g_array_new (FALSE, FALSE, sizeof (StanceSheetCell));
  self->frozen = frozen;
  g_array_set_clear_func (self->cells, clear_cell);
  for (guint i = 0; titles != NULL && titles[i] != NULL; i++)
    g_ptr_array_add (self->titles, g_strdup (titles[i]));
  return self;
}

void
stance_sheet_free (StanceSheet *self)
{
  g_ptr_array_unref (self->titles);
  g_array_unref (self->cells);
  g_free (self);
}

static void
add (StanceSheet *self, StanceSheetCell cell)
{
  g_array_append_val (self->cells, cell);
}

void
stance_sheet_add_text (StanceSheet *self, const char *text)
{
  add (self, (StanceSheetCell) { g_strdup (text), FALSE, NAN });
}

void
stance_sheet_add_number (StanceSheet *self, double value)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (isfinite (value))
    stance_json_append_number (text, value);
  add (self, (StanceSheetCell) { isfinite (value) ? g_strdup (text->str) : NULL, TRUE, NAN });
}

void
stance_sheet_add_count (StanceSheet *self, guint64 count)
{
  add (self, (StanceSheetCell) { g_strdup_printf ("%" G_GUINT64_FORMAT, count), TRUE, NAN });
}

void
stance_sheet_add_evidence (StanceSheet *self, StanceTable *table, const char *party, const char *issue)
{
  StanceSpan span = { 0, 0 };

  stance_sheet_add_text (self, table ? stance_table_get_evidence (table, party, issue, &span) : NULL);
  stance_sheet_add_number (self, span.end > span.start ? span.start : NAN);
  stance_sheet_add_number (self, span.end > span.start ? span.end : NAN);
}

void
stance_sheet_add_shown (StanceSheet *self, char *text, double tint)
{
  add (self, (StanceSheetCell) { text, TRUE, tint });
}

guint
stance_sheet_get_n_rows (const StanceSheet *self)
{
  return self->cells->len / self->titles->len;
}

const StanceSheetCell *
stance_sheet_get (const StanceSheet *self, guint row, guint column)
{
  return &g_array_index (self->cells, StanceSheetCell, row * self->titles->len + column);
}

void
stance_sheet_append_json_row (const StanceSheet *self, guint row, GString *out)
{
  g_string_append_c (out, '{');
  for (guint column = 0; column < self->titles->len; column++)
    {
      const StanceSheetCell *cell = stance_sheet_get (self, row, column);

      if (column > 0)
        g_string_append_c (out, ',');
      stance_json_append_string (out, g_ptr_array_index (self->titles, column));
      g_string_append_c (out, ':');
      if (cell->is_number && cell->text != NULL)
        g_string_append (out, cell->text);
      else
        stance_json_append_string (out, cell->text);
    }
  g_string_append_c (out, '}');
}

void
stance_sheet_append_json (const StanceSheet *self, GString *out)
{
  guint rows = stance_sheet_get_n_rows (self);

  g_string_append_c (out, '[');
  for (guint row = 0; row < rows; row++)
    {
      g_string_append (out, row == 0 ? "\n" : ",\n");
      stance_sheet_append_json_row (self, row, out);
    }
  g_string_append (out, rows > 0 ? "\n]" : "]");
}

void
stance_sheet_append_json_lines (const StanceSheet *self, GString *out)
{
  for (guint row = 0; row < stance_sheet_get_n_rows (self); row++)
    {
      stance_sheet_append_json_row (self, row, out);
      g_string_append_c (out, '\n');
    }
}

char *
stance_sheet_write (const StanceSheet *self, StanceFormat format, const StanceStyle *style, GError **error)
{
  g_autoptr (GString) out = g_string_new (NULL);

  switch (format)
    {
    case STANCE_FORMAT_TABLE:
      stance_sheet_append_columns (self, style, out);
      break;
    case STANCE_FORMAT_CSV:
    case STANCE_FORMAT_TSV:
      stance_sheet_append_dialect (self, format, style ? style->dialect : STANCE_DIALECT_RFC4180, out);
      break;
    case STANCE_FORMAT_JSON:
      stance_sheet_append_json (self, out);
      g_string_append_c (out, '\n');
      break;
    case STANCE_FORMAT_JSONL:
      stance_sheet_append_json_lines (self, out);
      break;
    case STANCE_FORMAT_MARKDOWN:
      stance_sheet_append_markdown (self, out);
      break;
    default:
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "format: found %d, expected one of StanceFormat", (int) format);
      return NULL;
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}
