/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who says what, marked in the text: a web page that needs nothing else. */
#include <string.h>

#include "stance-attributions-write-private.h"

/* So many marks may lie over one place: texts made to be all marks would else grow without bound. */
#define MAX_DEPTH 12

typedef struct
{
  guint start;          /* bytes of the text */
  guint end;
  guint attribution;
  StancePart part;
} Mark;

/* An article on its way into the page. */
typedef struct
{
  StanceAttributions *attributions;
  const char *text;
  GArray *marks;        /* of Mark, by start; outer ones first */
  GArray *open;         /* of Mark, the innermost last */
  GString *out;
} Page;

static const char head[] =
  "<style>\n"
  "  body { background: #fff; color: #1a1a1a; font: 1.05rem/1.7 serif; margin: 2rem auto; max-width: 44rem; padding: 0 1rem }\n"
  "  h1, h2, .legend { font-family: system-ui, sans-serif }\n"
  "  h1 { font-size: 1.4rem } h2 { border-top: 1px solid #ccc; font-size: 1rem; margin-top: 2.5rem; padding-top: 1rem }\n"
  "  p { overflow-wrap: anywhere; white-space: pre-line }\n"
  "  mark { background: none; color: inherit }\n"
  "  .source { background: #cfe3ff; border-bottom: 2px solid #2f6fc4 }\n"
  "  .cue { background: #ffe3b8; font-weight: bold }\n"
  "  .content { background: rgba(96, 176, 96, .22); border-radius: .2em }\n"
  "  .none { color: #666; font-style: italic }\n"
  "</style>\n"
  "</head>\n"
  "<body>\n";

static const char legend[] =
  "<p class=\"legend\"><mark class=\"source\">source</mark> who says it &#160; <mark class=\"cue\">cue</mark> that it is said &#160; "
  "<mark class=\"content\">content</mark> what is said; darker where one reports another</p>\n";

void
stance_append_html_escaped (GString *out, const char *from, gsize length)
{
  const char *end = from + length;

  for (const char *at = from; at < end; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if ((c < 0x20 && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7f && c < 0xa0))
        g_string_append (out, "\xEF\xBF\xBD");
      else if (c != '\r' || at[1] != '\n')
        g_string_append_unichar (out, c == '\r' ? '\n' : c);
    }
}

static gint
compare_marks (gconstpointer a, gconstpointer b)
{
  const Mark *left = a, *right = b;

  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  if (left->end != right->end)
    return left->end > right->end ? -1 : 1;
  if (left->attribution != right->attribution)
    return left->attribution < right->attribution ? -1 : 1;
  return (int) left->part - (int) right->part;
}

static GArray *
collect (StanceAttributions *attributions)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (Mark));

  for (guint i = 0; i < stance_attributions_get_n (attributions); i++)
    for (guint part = 0; part < STANCE_N_PARTS; part++)
      for (guint k = 0; k < stance_attributions_get_n_spans (attributions, i, (StancePart) part); k++)
        {
          Mark mark = { .attribution = i, .part = (StancePart) part };
          StanceSpan bytes;

          stance_attributions_get_bytes (attributions, i, mark.part, k, &bytes);
          mark.start = bytes.start;
          mark.end = bytes.end;
          g_array_append_val (marks, mark);
        }
  g_array_sort (marks, compare_marks);
  return marks;
}

static const Mark *
open_mark (const Page *page, guint i)
{
  return &g_array_index (page->open, Mark, i);
}

static void
append_start (Page *page, const Mark *mark)
{
  const char *part = stance_part_to_string (mark->part), *kind = stance_kind_to_string (stance_attributions_get_kind (page->attributions, mark->attribution));
  int parent = stance_attributions_get_parent (page->attributions, mark->attribution);

  g_string_append_printf (page->out, "<mark class=\"%s\" title=\"%u %s, %s", part, mark->attribution + 1, part, kind);
  if (parent >= 0)
    g_string_append_printf (page->out, ", in %d", parent + 1);
  g_string_append (page->out, "\">");
}

static void
close_from (Page *page, guint first)
{
  for (guint i = first; i < page->open->len; i++)
    g_string_append (page->out, "</mark>");
}

static void
open_from (Page *page, guint first)
{
  for (guint i = first; i < page->open->len; i++)
    append_start (page, open_mark (page, i));
}

/* Ends the marks that end at a place; those inside them that go on are closed and opened again. */
static void
end_marks (Page *page, guint at)
{
  guint first = 0, kept;

  while (first < page->open->len && open_mark (page, first)->end > at)
    first++;
  if (first == page->open->len)
    return;
  close_from (page, first);
  kept = first;
  for (guint i = first; i < page->open->len; i++)
    if (open_mark (page, i)->end > at)
      g_array_index (page->open, Mark, kept++) = *open_mark (page, i);
  g_array_set_size (page->open, kept);
  open_from (page, first);
}

static guint
begin_marks (Page *page, guint next, guint at)
{
  for (; next < page->marks->len && g_array_index (page->marks, Mark, next).start <= at; next++)
    if (page->open->len < MAX_DEPTH)
      {
        g_array_append_val (page->open, g_array_index (page->marks, Mark, next));
        open_from (page, page->open->len - 1);
      }
  return next;
}

/* Where the blank lines at or behind `at` begin; their length goes into `length`, 0 at the end of the text. */
static guint
find_break (const char *text, guint at, guint *length)
{
  for (const char *line = strpbrk (text + at, "\r\n"); line; line = strpbrk (line, "\r\n"))
    {
      guint n_lines = 0;
      const char *end = line;

      for (; *end && strchr (" \t\r\n", *end); end++)
        n_lines += *end == '\n' || (*end == '\r' && end[1] != '\n') ? 1 : 0;
      *length = (guint) (end - line);
      if (n_lines > 1)
        return (guint) (line - text);
      line = end;
    }
  *length = 0;
  return at + (guint) strlen (text + at);
}

static guint
find_next (const Page *page, guint next, guint stop)
{
  if (next < page->marks->len)
    stop = MIN (stop, g_array_index (page->marks, Mark, next).start);
  for (guint i = 0; i < page->open->len; i++)
    stop = MIN (stop, open_mark (page, i)->end);
  return stop;
}

static void
append_paragraphs (Page *page, guint at)
{
  guint next = 0, length, pause = find_break (page->text, at, &length);

  g_string_append (page->out, "<p dir=\"auto\">");
  while (page->text[at] || page->open->len > 0)
    {
      guint stop;

      next = begin_marks (page, next, at);
      stop = find_next (page, next, pause);
      stance_append_html_escaped (page->out, page->text + at, stop - at);
      at = stop;
      end_marks (page, at);
      if (at < pause)
        continue;
      close_from (page, 0);
      if (page->text[at + length] == '\0')
        break;
      g_string_append (page->out, "</p>\n<p dir=\"auto\">");
      open_from (page, 0);
      at += length;
      pause = find_break (page->text, at, &length);
    }
  g_string_append (page->out, "</p>\n");
}

void
stance_append_attributions_html (StanceAttributions *attributions, GString *out)
{
  StanceDocument *document = stance_attributions_get_document (attributions);
  g_autoptr (GArray) marks = collect (attributions), open = g_array_new (FALSE, FALSE, sizeof (Mark));
  const char *id = stance_document_get_id (document), *text = stance_document_get_text (document);
  Page page = { attributions, text, marks, open, out };
  guint start = (guint) strspn (text, " \t\r\n");

  g_string_append (out, "<article>\n<h2>");
  stance_append_html_escaped (out, id, strlen (id));
  g_string_append (out, "</h2>\n");
  if (stance_attributions_get_n (attributions) == 0)
    g_string_append (out, "<p class=\"none\">no attribution was found</p>\n");
  if (text[start])
    append_paragraphs (&page, start);
  g_string_append (out, "</article>\n");
}

void
stance_append_html_head (const char *title, GString *out)
{
  gsize length = strlen (title);

  g_string_append (out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>");
  stance_append_html_escaped (out, title, length);
  g_string_append_printf (out, "</title>\n%s<h1>", head);
  stance_append_html_escaped (out, title, length);
  g_string_append_printf (out, "</h1>\n%s", legend);
}

void
stance_append_html_foot (GString *out)
{
  g_string_append (out, "</body>\n</html>\n");
}
