/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sheet as columns on a terminal. Where they do not fit, groups of columns stand one below the other, each with the frozen ones. */
#include <math.h>

#include "stance-display-private.h"
#include "stance-sheet-private.h"

#define MISSING "·"
#define GAP 2
#define MAX_TEXT 32
#define MIN_TEXT 8
#define MAX_NAME 100
#define MAX_TITLE_WORD 14
#define MAX_TITLE_LINES 3

typedef struct
{
  const StanceSheet *sheet;
  const StanceStyle *style;
  guint *widths;
  gboolean *right;
  GString *out;
} Layout;

static const char *
shown (const StanceSheetCell *cell)
{
  return cell->text ? cell->text : cell->is_number ? MISSING : "";
}

static guint
longest_word (const char *title)
{
  g_auto (GStrv) words = g_strsplit (title, " ", -1);
  guint longest = 0;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, stance_display_width (words[i]));
  return longest;
}

static guint
max_text (const StanceStyle *style)
{
  if (style->width == 0)
    return MAX_TEXT;
  return CLAMP (style->width / 3, MIN_TEXT, MAX_TEXT);
}

/* Whether two different cells of a column look the same when cut to a width. */
static gboolean
is_confusing (const Layout *self, guint column, guint width)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint row = 0; row < stance_sheet_get_n_rows (self->sheet); row++)
    {
      char *clean = stance_display_clean (shown (stance_sheet_get (self->sheet, row, column)));
      g_autofree char *fitted = stance_display_fit (clean, width);
      const char *before = g_hash_table_lookup (seen, fitted);
      gboolean other = before && !g_str_equal (before, clean);

      g_hash_table_replace (seen, g_steal_pointer (&fitted), clean);
      if (other)
        return TRUE;
    }
  return FALSE;
}

/* The width of a column of text. The first ones tell rows apart, which goes before the width of the terminal. */
static guint
text_width (const Layout *self, guint column, guint widest)
{
  guint width = MIN (widest, max_text (self->style));

  while (column < self->sheet->frozen && width < MIN (widest, MAX_NAME) && is_confusing (self, column, width))
    width++;
  return width;
}

static void
measure (Layout *self, guint column)
{
  g_autofree char *title = stance_display_clean (g_ptr_array_index (self->sheet->titles, column));
  guint width = 0;

  for (guint row = 0; row < stance_sheet_get_n_rows (self->sheet); row++)
    {
      const StanceSheetCell *cell = stance_sheet_get (self->sheet, row, column);
      g_autofree char *clean = stance_display_clean (shown (cell));

      width = MAX (width, stance_display_width (clean));
      self->right[column] = self->right[column] || cell->is_number;
    }
  if (!self->right[column])
    width = text_width (self, column, width);
  self->widths[column] = MAX (width, MIN (longest_word (title), MAX_TITLE_WORD));
}

static void
end_line (Layout *self)
{
  while (self->out->len > 0 && self->out->str[self->out->len - 1] == ' ')
    g_string_truncate (self->out, self->out->len - 1);
  g_string_append_c (self->out, '\n');
}

static gboolean
in_group (const Layout *self, guint column, guint first, guint end)
{
  return column < self->sheet->frozen || (column >= first && column < end);
}

/* The lines of a title, the last one cut where there are too many. */
static GPtrArray *
title_lines (Layout *self, guint column)
{
  g_autofree char *clean = stance_display_clean (g_ptr_array_index (self->sheet->titles, column));
  GPtrArray *lines = stance_display_wrap (clean, MAX (self->widths[column], 1));

  if (lines->len > MAX_TITLE_LINES)
    {
      g_autofree char *joined = g_strconcat (g_ptr_array_index (lines, MAX_TITLE_LINES - 1), "          ", "…", NULL);

      g_ptr_array_set_size (lines, MAX_TITLE_LINES);
      g_free (g_ptr_array_index (lines, MAX_TITLE_LINES - 1));
      g_ptr_array_index (lines, MAX_TITLE_LINES - 1) = stance_display_fit (joined, self->widths[column]);
    }
  return lines;
}

static void
append_titles (Layout *self, guint first, guint end)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint height = 1;

  for (guint column = 0; column < self->sheet->titles->len; column++)
    {
      GPtrArray *lines = title_lines (self, column);

      g_ptr_array_add (titles, lines);
      if (in_group (self, column, first, end))
        height = MAX (height, lines->len);
    }
  for (guint line = 0; line < height; line++)
    {
      for (guint column = 0; column < titles->len; column++)
        {
          const GPtrArray *lines = g_ptr_array_index (titles, column);
          guint skip = height - lines->len;

          if (in_group (self, column, first, end))
            stance_display_append_padded (self->out, line >= skip ? g_ptr_array_index (lines, line - skip) : "",
                                          self->widths[column], self->right[column]);
          if (in_group (self, column, first, end))
            g_string_append_printf (self->out, "%*s", GAP, "");
        }
      end_line (self);
    }
}

static void
append_cell (Layout *self, const StanceSheetCell *cell, guint column)
{
  g_autofree char *clean = stance_display_clean (shown (cell));
  g_autofree char *fitted = stance_display_fit (clean, self->widths[column]);
  g_autoptr (GString) tinted = g_string_new (NULL);

  stance_display_append_tinted (tinted, fitted, self->style->colour && cell->text ? cell->tint : NAN);
  stance_display_append_padded (self->out, tinted->str, self->widths[column], self->right[column]);
  g_string_append_printf (self->out, "%*s", GAP, "");
}

/* The column behind the last one that fits; always at least one more. */
static guint
end_of_group (const Layout *self, guint first)
{
  guint taken = 0;
  guint end = first;

  for (guint column = 0; column < self->sheet->frozen; column++)
    taken += self->widths[column] + GAP;
  for (; end < self->sheet->titles->len; end++)
    {
      if (end > first && self->style->width != 0 && taken + self->widths[end] > self->style->width)
        break;
      taken += self->widths[end] + GAP;
    }
  return end;
}

static void
append_group (Layout *self, guint first, guint end)
{
  append_titles (self, first, end);
  for (guint row = 0; row < stance_sheet_get_n_rows (self->sheet); row++)
    {
      for (guint column = 0; column < self->sheet->titles->len; column++)
        if (in_group (self, column, first, end))
          append_cell (self, stance_sheet_get (self->sheet, row, column), column);
      end_line (self);
    }
}

void
stance_sheet_append_columns (const StanceSheet *self, const StanceStyle *style, GString *out)
{
  guint columns = self->titles->len;
  g_autofree guint *widths = g_new0 (guint, columns);
  g_autofree gboolean *right = g_new0 (gboolean, columns);
  Layout layout = { self, style, widths, right, out };
  guint end;

  for (guint column = 0; column < columns; column++)
    measure (&layout, column);
  for (guint first = self->frozen; first < columns; first = end)
    {
      if (first > self->frozen)
        g_string_append_c (out, '\n');
      end = end_of_group (&layout, first);
      append_group (&layout, first, end);
    }
}
