/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "stance-html-tree-private.h"

#define PROSE_CHARS 60 /* a paragraph of fewer characters outside links does not count as prose */

xmlNode *
stance_html_next_node (xmlNode *node, const xmlNode *root, gboolean skip)
{
  if (node->children != NULL && !skip && node->type != XML_ENTITY_REF_NODE)
    return node->children;
  while (node != root && node->next == NULL && node->parent != NULL)
    node = node->parent;
  return node == root ? NULL : node->next;
}

StanceHtmlTree *
stance_html_tree_new (htmlDocPtr document)
{
  StanceHtmlTree *self = g_new0 (StanceHtmlTree, 1);
  xmlNode *root = xmlDocGetRootElement (document);

  self->document = document;
  self->elements = g_array_new (FALSE, TRUE, sizeof (StanceHtmlElement));
  for (xmlNode *node = root; node != NULL; node = stance_html_next_node (node, root, FALSE))
    if (node->type == XML_ELEMENT_NODE)
      {
        StanceHtmlElement element = { .node = node };

        g_array_append_val (self->elements, element);
      }
  for (guint i = 0; i < self->elements->len; i++)
    {
      StanceHtmlElement *element = &g_array_index (self->elements, StanceHtmlElement, i);

      element->node->_private = element;
    }
  return self;
}

void
stance_html_tree_free (StanceHtmlTree *self)
{
  g_array_unref (self->elements);
  xmlFreeDoc (self->document);
  g_free (self);
}

gboolean
stance_html_is (const xmlNode *node, const char *name)
{
  return node->type == XML_ELEMENT_NODE && g_ascii_strcasecmp ((const char *) node->name, name) == 0;
}

gboolean
stance_html_is_one_of (const xmlNode *node, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (stance_html_is (node, names[i]))
      return TRUE;
  return FALSE;
}

/* What stands in a line of text; anything else begins and ends a paragraph. */
gboolean
stance_html_is_block (const xmlNode *node)
{
  static const char *const inline_names[] = {
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd",
    "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    "picture", "source", "track", "td", "th", NULL
  };

  return node->type == XML_ELEMENT_NODE && !stance_html_is_one_of (node, inline_names);
}

gboolean
stance_html_is_dropped (const xmlNode *node)
{
  const StanceHtmlElement *element = node->type == XML_ELEMENT_NODE ? node->_private : NULL;

  return element != NULL && element->dropped;
}

gboolean
stance_html_is_in (const xmlNode *node, const xmlNode *root)
{
  for (; node != NULL; node = node->parent)
    if (node == root)
      return TRUE;
  return FALSE;
}

char *
stance_html_attribute (xmlNode *node, const char *name)
{
  xmlChar *value = xmlGetProp (node, (const xmlChar *) name);
  char *copy = value ? g_strstrip (g_strdup ((const char *) value)) : NULL;

  xmlFree (value);
  return copy;
}

gboolean
stance_html_attribute_has (xmlNode *node, const char *name, const char *word)
{
  g_autofree char *value = stance_html_attribute (node, name);
  g_auto (GStrv) words = value ? g_strsplit_set (value, " \t\r\n", -1) : NULL;

  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

static guint
count_chars (const char *text)
{
  guint n = 0;

  for (; *text; text++)
    n += !g_ascii_isspace (*text) && ((guchar) *text & 0xC0) != 0x80;
  return n;
}

static void
count_own_text (StanceHtmlElement *element)
{
  element->chars = element->link_chars = element->run = element->link_run = element->good = 0;
  for (const xmlNode *child = element->node->children; child != NULL; child = child->next)
    if (child->type == XML_TEXT_NODE && child->content != NULL)
      element->chars += count_chars ((const char *) child->content);
  element->run = element->chars;
}

static void
add_to_parent (StanceHtmlElement *element)
{
  xmlNode *parent = element->node->parent;
  StanceHtmlElement *to = parent != NULL && parent->type == XML_ELEMENT_NODE ? parent->_private : NULL;

  if (stance_html_is (element->node, "a"))
    {
      element->link_chars = element->chars;
      element->link_run = element->run;
    }
  if (stance_html_is_block (element->node) && element->run - element->link_run >= PROSE_CHARS)
    element->good += element->run - element->link_run;
  if (to == NULL)
    return;
  to->chars += element->chars;
  to->link_chars += element->link_chars;
  to->good += element->good;
  if (!stance_html_is_block (element->node))
    {
      to->run += element->run;
      to->link_run += element->link_run;
    }
}

void
stance_html_tree_count (StanceHtmlTree *self)
{
  for (guint i = 0; i < self->elements->len; i++)
    count_own_text (&g_array_index (self->elements, StanceHtmlElement, i));
  for (guint i = self->elements->len; i > 0; i--)
    {
      StanceHtmlElement *element = &g_array_index (self->elements, StanceHtmlElement, i - 1);

      if (!element->dropped)
        add_to_parent (element);
    }
}
