/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings, lists and tables for people: on a terminal, or in Markdown. */
#include <string.h>

#include "stance-write-private.h"

void
stance_append_heading (GString *out, const char *heading, StanceFormat format)
{
  if (out->len > 0)
    g_string_append_c (out, '\n');
  if (format == STANCE_FORMAT_MARKDOWN)
    g_string_append_printf (out, "## %s\n\n", heading);
  else
    g_string_append_printf (out, "%s\n", heading);
}

void
stance_append_item (GString *out, const char *mark, const char *text, StanceFormat format, const StanceStyle *style)
{
  g_autoptr (GString) block = g_string_new (NULL);
  g_autofree char *indent = g_strnfill (strlen (mark), ' ');

  if (format == STANCE_FORMAT_MARKDOWN)
    {
      g_string_append (out, mark);
      stance_append_markdown_line (out, text);
      g_string_append_c (out, '\n');
      return;
    }
  stance_append_wrapped (block, indent, text, style);
  memcpy (block->str, mark, MIN (strlen (mark), block->len));
  g_string_append_len (out, block->str, (gssize) block->len);
}

void
stance_sheet_append_people (const StanceSheet *self, StanceFormat format, const StanceStyle *style, GString *out)
{
  if (format == STANCE_FORMAT_MARKDOWN)
    stance_sheet_append_markdown (self, out);
  else
    stance_sheet_append_columns (self, style, out);
}
