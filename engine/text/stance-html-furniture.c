/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a page is not its article. The words here are those that authors of pages write into class, id and role: vocabulary of HTML. */
#include <string.h>

#include "stance-html-tree-private.h"

#define ARTICLE_CHARS 300 /* so much prose may be an article */
#define SENTENCE_CHARS 20 /* so much text around an element makes it a part of a sentence */

/* Words of class and id, after cutting at signs and at capital letters. Left out are words that style sheets also put on the article itself:
 * hidden (overflow-hidden), print, widget, paywall. */
static const char *const furniture_words[] = {
  "ad", "ads", "advert", "advertisement", "advertising", "adsbygoogle", "banner", "breadcrumb", "breadcrumbs", "byline", "caption", "consent",
  "cookie", "cookies", "copyright", "donate", "donation", "footer", "gdpr", "infobox", "login", "masthead", "menu", "metadata", "modal",
  "mostread", "nav", "navbar", "navigation", "newsletter", "outbrain", "pager", "pagination", "popup", "popular", "promo", "promoted",
  "promotion", "rating", "readmore", "recirc", "recommend", "recommendation", "recommendations", "recommended", "related", "relatedposts",
  "relatedarticles", "reply", "search", "share", "sharebar", "sharedaddy", "shares", "sharing", "sidebar", "signup", "skip", "social",
  "sponsor", "sponsored", "subscribe", "subscription", "survey", "taboola", "tags", "taglist", "toolbar", "tooltip", "trending", NULL
};

static const char *const comment_words[] = { "comment", "comments", "commentlist", "commentform", "disqus", "respond", "replies", NULL };

static const char *const furniture_roles[] = {
  "alert", "alertdialog", "banner", "complementary", "contentinfo", "dialog", "form", "menu", "menubar", "navigation", "search", "toolbar", NULL
};

static gboolean
is_word_of (const char *word, gsize length, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (words[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

/* "shareBar-top" has the words share, Bar and top. */
static gboolean
has_word (const char *value, const char *const *words)
{
  const char *p = value;

  while (*p)
    {
      gsize n = 0;

      while (g_ascii_isalpha (p[n]) && (n == 0 || !g_ascii_isupper (p[n]) || g_ascii_isupper (p[n - 1])))
        n++;
      if (n > 0 && is_word_of (p, n, words))
        return TRUE;
      p += MAX (n, 1);
    }
  return FALSE;
}

static gboolean
attributes_have_word (xmlNode *node, const char *const *words)
{
  g_autofree char *class = stance_html_attribute (node, "class");
  g_autofree char *id = stance_html_attribute (node, "id");

  return (class && has_word (class, words)) || (id && has_word (id, words));
}

gboolean
stance_html_hints_furniture (xmlNode *node)
{
  g_autofree char *role = stance_html_attribute (node, "role");

  return (role && is_word_of (role, strlen (role), furniture_roles)) || attributes_have_word (node, furniture_words);
}

gboolean
stance_html_hints_comments (xmlNode *node)
{
  return attributes_have_word (node, comment_words);
}

static gboolean
is_hidden (xmlNode *node)
{
  g_autofree char *style = stance_html_attribute (node, "style");
  g_autofree char *aria = stance_html_attribute (node, "aria-hidden");

  if (xmlHasProp (node, (const xmlChar *) "hidden") || g_strcmp0 (aria, "true") == 0)
    return TRUE;
  for (char *p = style; p && *p; p++)
    *p = g_ascii_isspace (*p) ? '\t' : g_ascii_tolower (*p);
  return style && (strstr (style, "display:none") || strstr (style, "display:\tnone"));
}

/* <head> is none: libxml2 puts the elements of HTML 5 into it when the page does not close it. */
gboolean
stance_html_is_frame (xmlNode *node)
{
  static const char *const names[] = {
    "applet", "area", "aside", "audio", "button", "canvas", "datalist", "dialog", "embed", "figcaption", "footer", "frame", "frameset",
    "iframe", "input", "label", "map", "math", "menu", "meter", "nav", "noembed", "noframes", "noscript", "object", "optgroup", "option",
    "output", "param", "progress", "rp", "rt", "script", "select", "style", "svg", "template", "textarea", "title", "video", NULL
  };

  return stance_html_is_one_of (node, names) || is_hidden (node);
}

static gboolean
has_inside (xmlNode *node, const char *name)
{
  for (xmlNode *inner = node; inner != NULL; inner = stance_html_next_node (inner, node, FALSE))
    if (stance_html_is (inner, name))
      return TRUE;
  return FALSE;
}

static gboolean
is_inside_article (const xmlNode *node)
{
  for (node = node->parent; node != NULL; node = node->parent)
    if (stance_html_is (node, "article") || stance_html_is (node, "main"))
      return TRUE;
  return FALSE;
}

/* Lists of links: to other articles, to sections, to keywords. */
static gboolean
is_link_list (const StanceHtmlElement *element)
{
  static const char *const names[] = { "ul", "ol", "dl", "div", "section", "table", "tbody", "tr", "h2", "h3", "h4", "h5", "h6", NULL };

  if (element->chars == 0)
    return FALSE;
  if (stance_html_is (element->node, "p") || stance_html_is (element->node, "li"))
    return element->link_chars * 5 > element->chars * 4;
  return stance_html_is_one_of (element->node, names) && element->link_chars * 2 > element->chars && element->good * 3 < element->chars;
}

/* "comments" and nothing else; unlike "comments-open", which is said of articles. */
static gboolean
is_called_comments (xmlNode *node)
{
  for (guint i = 0; comment_words[i] != NULL; i++)
    if (stance_html_attribute_has (node, "class", comment_words[i]) || stance_html_attribute_has (node, "id", comment_words[i]))
      return TRUE;
  return FALSE;
}

/* A comment section may hold more prose than its article; but then it is called so, or there is prose elsewhere, and no headline in it. */
static gboolean
is_comments (const StanceHtmlElement *element, guint page_good)
{
  if (!stance_html_hints_comments (element->node))
    return FALSE;
  if (element->good * 2 <= page_good)
    return TRUE;
  if (!is_called_comments (element->node) && page_good - element->good < ARTICLE_CHARS)
    return FALSE;
  return !has_inside (element->node, "h1") && !has_inside (element->node, "main");
}

/* A link or a span within a sentence is part of it, whatever its class. */
static gboolean
is_within_sentence (const StanceHtmlElement *element)
{
  const xmlNode *parent = element->node->parent;
  const StanceHtmlElement *around = parent != NULL && parent->type == XML_ELEMENT_NODE ? parent->_private : NULL;

  return around != NULL && !stance_html_is_block (element->node) && around->run > element->run + SENTENCE_CHARS;
}

/* A hint is not believed of what holds most of the page's prose: whole pages are "with-sidebar" or wrapped in a form. */
static gboolean
is_furniture (const StanceHtmlElement *element, guint page_good)
{
  static const char *const never[] = { "html", "body", "main", "h1", NULL };
  xmlNode *node = element->node;

  if (stance_html_is_one_of (node, never) || is_within_sentence (element))
    return FALSE;
  if (is_comments (element, page_good))
    return TRUE;
  if (element->good > 0 && element->good * 2 > page_good)
    return FALSE;
  if (stance_html_is (node, "form") || (stance_html_is (node, "header") && !is_inside_article (node)))
    return TRUE;
  return is_link_list (element) || (!stance_html_is (node, "article") && stance_html_hints_furniture (node));
}

static void
drop_by (StanceHtmlTree *self, guint page_good)
{
  for (guint i = 0; i < self->elements->len; i++)
    {
      StanceHtmlElement *element = &g_array_index (self->elements, StanceHtmlElement, i);
      const xmlNode *parent = element->node->parent;

      if (element->dropped)
        continue;
      element->dropped = (parent != NULL && stance_html_is_dropped (parent))
                         || (page_good == G_MAXUINT ? stance_html_is_frame (element->node) : is_furniture (element, page_good));
    }
}

void
stance_html_tree_drop_furniture (StanceHtmlTree *self)
{
  drop_by (self, G_MAXUINT);
  stance_html_tree_count (self);
  if (self->elements->len > 0)
    drop_by (self, g_array_index (self->elements, StanceHtmlElement, 0).good);
  stance_html_tree_count (self);
}
