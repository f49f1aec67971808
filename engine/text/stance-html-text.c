/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Elements to paragraphs. */
#include <string.h>

#include "stance-html-tree-private.h"

#define COUNTER_CHARS 24

typedef struct
{
  GPtrArray *paragraphs; /* of char* */
  GArray *headings;      /* of gboolean, beside them */
  GString *line;
  gboolean space;        /* white space waits to be put before the next character */
  gboolean heading;
  const char *title;
} Writer;

/* Characters that only break words where a line ends, and would keep a word from being found. */
static gboolean
is_invisible (gunichar c)
{
  return c == 0x00AD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

static void
write_text (Writer *writer, const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_ascii_isspace (*p))
        writer->space = TRUE;
      else if (!is_invisible (c))
        {
          if (writer->space && writer->line->len > 0 && writer->line->str[writer->line->len - 1] != '\n')
            g_string_append_c (writer->line, ' ');
          writer->space = FALSE;
          g_string_append_unichar (writer->line, c);
        }
    }
}

static void
write_break (Writer *writer)
{
  writer->space = FALSE;
  if (writer->line->len > 0)
    g_string_append_c (writer->line, '\n');
}

/* White space at both ends, no-break spaces included. */
static void
trim (GString *line)
{
  const char *start = line->str;

  while (*start && g_unichar_isspace (g_utf8_get_char (start)))
    start = g_utf8_next_char (start);
  g_string_erase (line, 0, start - line->str);
  while (line->len > 0)
    {
      const char *last = g_utf8_prev_char (line->str + line->len);

      if (!g_unichar_isspace (g_utf8_get_char (last)))
        break;
      g_string_truncate (line, (gsize) (last - line->str));
    }
}

/* A count of shares or views and the like: "12Shares", "3 comments", "1.2K". */
static gboolean
is_counter (const char *line)
{
  gsize n = strlen (line);
  guint words = 0, letters = 0;

  if (!g_ascii_isdigit (line[0]) || n > COUNTER_CHARS || strchr (".!?:;\"", line[n - 1]))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      words += line[i] == ' ';
      letters += g_ascii_isalpha (line[i]);
    }
  return words <= 1 && letters > 0;
}

static gboolean
equal_folded (const char *a, const char *b)
{
  g_autofree char *left = g_utf8_casefold (a, -1), *right = g_utf8_casefold (b, -1);

  return g_str_equal (left, right);
}

static void
end_paragraph (Writer *writer)
{
  writer->space = FALSE;
  trim (writer->line);
  if (writer->line->len > 0 && !is_counter (writer->line->str) && !(writer->title && equal_folded (writer->line->str, writer->title)))
    {
      g_ptr_array_add (writer->paragraphs, g_strdup (writer->line->str));
      g_array_append_val (writer->headings, writer->heading);
    }
  g_string_truncate (writer->line, 0);
}

static gboolean
is_heading (const xmlNode *node)
{
  return node->type == XML_ELEMENT_NODE && (node->name[0] | 0x20) == 'h' && node->name[1] >= '1' && node->name[1] <= '6' && node->name[2] == '\0';
}

static void
enter (Writer *writer, const xmlNode *node)
{
  if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content != NULL)
    write_text (writer, (const char *) node->content);
  else if (stance_html_is (node, "br"))
    write_break (writer);
  else if (stance_html_is (node, "td") || stance_html_is (node, "th"))
    writer->space = TRUE;
  else if (stance_html_is_block (node))
    {
      end_paragraph (writer);
      writer->heading = is_heading (node);
    }
}

/* Two breaks in a row are how some pages part paragraphs. */
static void
split_at_blank_lines (Writer *writer)
{
  g_auto (GStrv) parts = strstr (writer->line->str, "\n\n") ? g_strsplit (writer->line->str, "\n\n", -1) : NULL;

  for (guint i = 0; parts != NULL && parts[i] != NULL; i++)
    {
      g_string_assign (writer->line, parts[i]);
      end_paragraph (writer);
    }
}

static void
leave (Writer *writer, const xmlNode *node)
{
  if (!stance_html_is_block (node))
    return;
  split_at_blank_lines (writer);
  end_paragraph (writer);
  writer->heading = FALSE;
}

static void
write_tree (Writer *writer, xmlNode *root)
{
  xmlNode *node = root;

  while (TRUE)
    {
      gboolean skip = node != root && stance_html_is_dropped (node);

      if (!skip)
        enter (writer, node);
      if (!skip && node->children != NULL && node->type == XML_ELEMENT_NODE)
        {
          node = node->children;
          continue;
        }
      if (!skip)
        leave (writer, node);
      else if (stance_html_is_block (node))
        leave (writer, node);
      while (node != root && node->next == NULL)
        {
          node = node->parent;
          leave (writer, node);
        }
      if (node == root)
        return;
      node = node->next;
    }
}

GPtrArray *
stance_html_paragraphs (xmlNode *root, const char *title)
{
  Writer writer = { .title = title };

  writer.paragraphs = g_ptr_array_new_with_free_func (g_free);
  writer.headings = g_array_new (FALSE, FALSE, sizeof (gboolean));
  writer.line = g_string_new (NULL);
  write_tree (&writer, root);
  end_paragraph (&writer);
  while (writer.headings->len > 0 && g_array_index (writer.headings, gboolean, writer.headings->len - 1))
    {
      g_array_set_size (writer.headings, writer.headings->len - 1);
      g_ptr_array_set_size (writer.paragraphs, (int) writer.headings->len);
    }
  g_array_unref (writer.headings);
  g_string_free (writer.line, TRUE);
  return writer.paragraphs;
}

char *
stance_html_inner_text (xmlNode *node)
{
  Writer writer = { .line = g_string_new (NULL) };
  g_autofree char *line = NULL;

  for (xmlNode *inner = node; inner != NULL; inner = stance_html_next_node (inner, node, FALSE))
    if ((inner->type == XML_TEXT_NODE || (inner->type == XML_CDATA_SECTION_NODE && inner->parent == node)) && inner->content != NULL)
      write_text (&writer, (const char *) inner->content);
    else if (stance_html_is (inner, "br"))
      writer.space = TRUE;
  trim (writer.line);
  line = g_string_free (writer.line, FALSE);
  return *line ? g_steal_pointer (&line) : NULL;
}
