/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where on a page its article stands: what the page marks as such if that holds enough prose, else where most prose stands together. */
#include "stance-html-tree-private.h"

#define ENOUGH_PROSE 300 /* characters; for an article that has the headline too */

typedef gboolean (*IsMark) (xmlNode *node);

static gboolean
is_article_body (xmlNode *node)
{
  return stance_html_attribute_has (node, "itemprop", "articleBody");
}

static gboolean
is_article (xmlNode *node)
{
  return stance_html_is (node, "article") || stance_html_attribute_has (node, "role", "article");
}

static gboolean
is_main (xmlNode *node)
{
  return stance_html_is (node, "main") || stance_html_attribute_has (node, "role", "main");
}

static gboolean
has_headline (xmlNode *node)
{
  for (xmlNode *inner = node; inner != NULL; inner = stance_html_next_node (inner, node, FALSE))
    if (stance_html_is (inner, "h1"))
      return TRUE;
  return FALSE;
}

/* Of the elements marked so, the one with the most prose, the outer one of two that have the same. */
static xmlNode *
find_marked (StanceHtmlTree *self, IsMark is_mark)
{
  const StanceHtmlElement *best = NULL;
  guint page_good = g_array_index (self->elements, StanceHtmlElement, 0).good;

  for (guint i = 0; i < self->elements->len; i++)
    {
      const StanceHtmlElement *element = &g_array_index (self->elements, StanceHtmlElement, i);

      if (!element->dropped && element->good > (best ? best->good : 0) && is_mark (element->node))
        best = element;
    }
  if (best == NULL)
    return NULL;
  if ((guint64) best->good * 5 < (guint64) page_good * 2 && (best->good < ENOUGH_PROSE || !has_headline (best->node)))
    return NULL;
  return best->node;
}

/* Goes into a child as long as that one holds four fifths of the prose. */
static xmlNode *
descend (xmlNode *node)
{
  xmlNode *child = node->children;

  while (child != NULL)
    {
      const StanceHtmlElement *inner = child->type == XML_ELEMENT_NODE ? child->_private : NULL;
      const StanceHtmlElement *outer = node->_private;

      if (inner != NULL && !inner->dropped && inner->good > 0 && (guint64) inner->good * 5 >= (guint64) outer->good * 4
          && stance_html_is_block (child) && !stance_html_is (child, "p"))
        {
          node = child;
          child = node->children;
        }
      else
        child = child->next;
    }
  return node;
}

xmlNode *
stance_html_tree_find_article (StanceHtmlTree *self)
{
  static const IsMark marks[] = { is_article_body, is_article };
  xmlNode *found, *root = xmlDocGetRootElement (self->document);

  if (root == NULL || self->elements->len == 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if ((found = find_marked (self, marks[i])) != NULL)
      return found;
  found = find_marked (self, is_main);
  return descend (found ? found : root);
}
