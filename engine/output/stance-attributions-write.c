/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who says what: columns for people, and JSON lines. */
#include <math.h>

#include "stance-attributions-write-private.h"
#include "stance-display-private.h"
#include "stance-json-write-private.h"
#include "stance-labels-private.h"

#define MISSING "·"
#define N_COLUMNS 5
#define GAP 2
/* Columns that the name of a document, a source or a cue may take of a terminal, and the fewest that are left to the content. */
#define WIDEST_SHORT 24
#define NARROWEST_CONTENT 16

/* The spans of a part, as one line. */
static char *
join_part (StanceAttributions *attributions, guint attribution, StancePart part)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < stance_attributions_get_n_spans (attributions, attribution, part); i++)
    {
      g_autofree char *words = stance_attributions_get_text (attributions, attribution, part, i);
      g_autofree char *clean = stance_display_clean (words);

      g_string_append_printf (joined, "%s%s", i ? " … " : "", clean);
    }
  return g_string_free (joined, FALSE);
}

/* Sources may be missing; nothing else is. */
static void
read_row (StanceAttributions *attributions, guint attribution, char *row[N_COLUMNS])
{
  row[0] = stance_display_clean (stance_document_get_id (stance_attributions_get_document (attributions)));
  row[1] = join_part (attributions, attribution, STANCE_PART_SOURCE);
  row[2] = join_part (attributions, attribution, STANCE_PART_CUE);
  row[3] = g_strdup (stance_kind_to_string (stance_attributions_get_kind (attributions, attribution)));
  row[4] = join_part (attributions, attribution, STANCE_PART_CONTENT);
  if (*row[1] == '\0')
    {
      g_free (row[1]);
      row[1] = g_strdup (MISSING);
    }
}

/* The content takes what the others leave; `width` 0 is no limit. */
static void
set_widths (GPtrArray *cells, guint width, guint widths[N_COLUMNS])
{
  guint most = width ? MIN (WIDEST_SHORT, MAX (width / 5, 6)) : G_MAXUINT, taken = GAP * (N_COLUMNS - 1);

  for (guint i = 0; i < cells->len; i++)
    widths[i % N_COLUMNS] = MAX (widths[i % N_COLUMNS], stance_display_width (g_ptr_array_index (cells, i)));
  for (guint column = 0; column + 1 < N_COLUMNS; column++)
    taken += widths[column] = column == 3 ? widths[column] : MIN (widths[column], most);
  if (width)
    widths[N_COLUMNS - 1] = width > taken + NARROWEST_CONTENT ? width - taken : NARROWEST_CONTENT;
}

static void
append_row (GPtrArray *cells, guint row, const guint widths[N_COLUMNS], GString *out)
{
  for (guint column = 0; column < N_COLUMNS; column++)
    {
      g_autofree char *fitted = stance_display_fit (g_ptr_array_index (cells, row * N_COLUMNS + column), widths[column]);

      stance_display_append_padded (out, fitted, column + 1 < N_COLUMNS ? widths[column] + GAP : 0, FALSE);
    }
  g_string_append_c (out, '\n');
}

void
stance_append_attributions_table (StanceAttributions *attributions, const StanceStyle *style, GString *out)
{
  static const char *const titles[N_COLUMNS] = { "doc", "source", "cue", "kind", "content" };
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  guint widths[N_COLUMNS] = { 0 };

  if (stance_attributions_get_n (attributions) == 0)
    return;
  for (guint column = 0; column < N_COLUMNS; column++)
    g_ptr_array_add (cells, g_strdup (titles[column]));
  for (guint i = 0; i < stance_attributions_get_n (attributions); i++)
    {
      char *row[N_COLUMNS];

      read_row (attributions, i, row);
      for (guint column = 0; column < N_COLUMNS; column++)
        g_ptr_array_add (cells, row[column]);
    }
  set_widths (cells, style->width, widths);
  for (guint row = 0; row * N_COLUMNS < cells->len; row++)
    append_row (cells, row, widths, out);
}

static void
append_spans (StanceAttributions *attributions, guint attribution, StancePart part, GString *out)
{
  guint n = stance_attributions_get_n_spans (attributions, attribution, part);

  g_string_append_printf (out, "\"%s\":%s", stance_part_to_string (part), n ? "[" : "null");
  for (guint i = 0; i < n; i++)
    {
      StanceSpan span;

      stance_attributions_get_span (attributions, attribution, part, i, &span);
      g_string_append_printf (out, "%s[%u,%u]", i ? "," : "", span.start, span.end);
    }
  g_string_append (out, n ? "]," : ",");
}

/* Four digits: more would change with the processor. */
static void
append_probability (GString *out, double probability)
{
  stance_json_append_number (out, round (probability * 1e4) / 1e4);
}

void
stance_append_attributions_json (StanceAttributions *attributions, GString *out)
{
  g_string_append (out, "{\"doc\":");
  stance_json_append_string (out, stance_document_get_id (stance_attributions_get_document (attributions)));
  g_string_append (out, ",\"attributions\":[");
  for (guint i = 0; i < stance_attributions_get_n (attributions); i++)
    {
      int parent = stance_attributions_get_parent (attributions, i);

      g_string_append (out, i ? ",{" : "{");
      for (guint part = 0; part < STANCE_N_PARTS; part++)
        append_spans (attributions, i, (StancePart) part, out);
      g_string_append_printf (out, "\"kind\":\"%s\",\"probability\":", stance_kind_to_string (stance_attributions_get_kind (attributions, i)));
      append_probability (out, stance_attributions_get_probability (attributions, i));
      if (parent < 0)
        g_string_append (out, ",\"parent\":null}");
      else
        g_string_append_printf (out, ",\"parent\":%d}", parent);
    }
  g_string_append (out, "]}\n");
}

/**
 * stance_write_attributions:
 * @attributions: who says what in a document
 * @marking: how to write it
 * @style: (nullable): how text for people is laid out; %NULL: without limit of width
 *
 * Writes the attributions of one document; what is written for several stands one behind the other, between what
 * stance_write_attributions_begin() and stance_write_attributions_end() give.
 *
 * A table has a line for each attribution: doc, source (`·` for none), cue, kind, content; words are shortened to the width of @style. It is empty
 * when there are none. JSON lines have one object: `{"doc", "attributions": [{"source", "cue", "content", "kind", "probability", "parent"}]}`; parts are
 * lists of `[start, end]` in Unicode code points, `source` null for none; `parent` is the index, from 0, of the attribution that reports this one,
 * null for none. brat has a text-bound annotation for each part (a span that goes over a line's end has a fragment for each line), an event
 * for each attribution (`E1 Attribution:T1 Source:T2 Cue:T3 Content:T4 Parent:E2`) and its kind as an attribute; offsets are code points. HTML has an
 * `article` whose paragraphs are those of the text, parted by blank lines, with nested `mark` elements of the classes `source`, `cue` and `content`;
 * more than twelve at one place are left out.
 *
 * Returns: (transfer full): the text, UTF-8
 */
char *
stance_write_attributions (StanceAttributions *attributions, StanceMarking marking, const StanceStyle *style)
{
  GString *out;

  g_return_val_if_fail (attributions != NULL, NULL);
  out = g_string_new (NULL);
  switch (marking)
    {
    case STANCE_MARKING_TABLE:
      stance_append_attributions_table (attributions, stance_style_or_plain (style), out);
      break;
    case STANCE_MARKING_JSONL:
      stance_append_attributions_json (attributions, out);
      break;
    case STANCE_MARKING_BRAT:
      stance_append_attributions_brat (attributions, out);
      break;
    case STANCE_MARKING_HTML:
      stance_append_attributions_html (attributions, out);
      break;
    }
  return g_string_free (out, FALSE);
}

/**
 * stance_write_attributions_begin:
 * @marking: how attributions are written
 * @title: what a web page is called
 *
 * Writes what stands before the first document: the head of a web page, with a legend. Nothing for the others.
 *
 * Returns: (transfer full): the text, UTF-8
 */
char *
stance_write_attributions_begin (StanceMarking marking, const char *title)
{
  GString *out = g_string_new (NULL);

  if (marking == STANCE_MARKING_HTML)
    stance_append_html_head (title, out);
  return g_string_free (out, FALSE);
}

/**
 * stance_write_attributions_end:
 * @marking: how attributions are written
 *
 * Writes what stands behind the last document: the end of a web page. Nothing for the others.
 *
 * Returns: (transfer full): the text, UTF-8
 */
char *
stance_write_attributions_end (StanceMarking marking)
{
  GString *out = g_string_new (NULL);

  if (marking == STANCE_MARKING_HTML)
    stance_append_html_foot (out);
  return g_string_free (out, FALSE);
}
