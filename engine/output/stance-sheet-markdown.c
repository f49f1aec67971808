/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "stance-display-private.h"
#include "stance-sheet-private.h"

/* Within words, lines are no emphasis; what space follows, or a mark that ends a word, begins none; a bracket is a link before an address alone. */
static gboolean
is_markup (const char *text, const char *p)
{
  gboolean behind_word = p > text && g_ascii_isalnum (p[-1]);

  if (*p == '_')
    return !(behind_word && g_ascii_isalnum (p[1]));
  if (*p == '*')
    return p[1] != '\0' && p[1] != ' ' && !(behind_word && !g_ascii_isalnum (p[1]));
  if (*p == '~')
    return p[1] == '~' || (p > text && p[-1] != ' ');
  if (*p == '[')
    return strstr (p, "](") != NULL;
  return strchr ("|\\`", *p) != NULL;
}

static gboolean
is_reference (const char *p)
{
  gsize length = strspn (p + 1, "#" G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS);

  return *p == '&' && length > 0 && p[1 + length] == ';';
}

/* What would begin a heading or a list at the beginning of a line. */
static gsize
count_begin (const char *text)
{
  gsize digits = strspn (text, "0123456789");

  if (digits > 0 && (text[digits] == '.' || text[digits] == ')'))
    return digits;
  return 0;
}

/* What would end a cell, begin a tag, or be taken for markup is escaped: readers see the words as they are, and follow no link of others. */
void
stance_append_markdown_text (GString *out, const char *text)
{
  g_autofree char *clean = stance_display_clean (text);

  for (const char *p = clean; *p; p++)
    if (*p == '<')
      g_string_append (out, "&lt;");
    else if (is_reference (p))
      g_string_append (out, "&amp;");
    else
      {
        if (is_markup (clean, p))
          g_string_append_c (out, '\\');
        g_string_append_c (out, *p);
      }
}

/* At the beginning of a line some more would be taken for a heading, a list, a rule or a quotation. */
void
stance_append_markdown_line (GString *out, const char *text)
{
  g_autofree char *clean = stance_display_clean (text);
  gsize digits = count_begin (clean);

  g_string_append_len (out, clean, (gssize) digits);
  if (digits > 0 || (*clean && strchr ("#+-=>[", *clean)))
    g_string_append_c (out, '\\');
  stance_append_markdown_text (out, clean + digits);
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
