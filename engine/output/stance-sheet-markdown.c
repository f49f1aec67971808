/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "stance-display-private.h"
#include "stance-sheet-private.h"

/* What would end a cell or begin a tag is escaped; emphasis in a quote does no harm. */
void
stance_append_markdown_text (GString *out, const char *text)
{
  g_autofree char *clean = stance_display_clean (text);

  for (const char *p = clean; *p; p++)
    if (*p == '<')
      g_string_append (out, "&lt;");
    else
      {
        if (strchr ("|\\`", *p) != NULL)
          g_string_append_c (out, '\\');
        g_string_append_c (out, *p);
      }
}

static gboolean
is_number_column (const StanceSheet *self, guint column)
{
  return stance_sheet_get_n_rows (self) > 0 && stance_sheet_get (self, 0, column)->is_number;
}

void
stance_sheet_append_markdown (const StanceSheet *self, GString *out)
{
  guint columns = self->titles->len;

  for (guint column = 0; column < columns; column++)
    {
      g_string_append (out, column == 0 ? "| " : " | ");
      stance_append_markdown_text (out, g_ptr_array_index (self->titles, column));
    }
  g_string_append (out, " |\n");
  for (guint column = 0; column < columns; column++)
    g_string_append (out, is_number_column (self, column) ? "|---:" : "|---");
  g_string_append (out, "|\n");
  for (guint i = 0; i < self->cells->len; i++)
    {
      const StanceSheetCell *cell = &g_array_index (self->cells, StanceSheetCell, i);

      g_string_append (out, i % columns == 0 ? "| " : " | ");
      stance_append_markdown_text (out, cell->text ? cell->text : cell->is_number ? "·" : "");
      if ((i + 1) % columns == 0)
        g_string_append (out, " |\n");
    }
}
