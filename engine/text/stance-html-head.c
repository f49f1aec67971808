/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page says about its article: headline, date, outlet, address. */
#include <string.h>

#include "stance-document-private.h"
#include "stance-html-tree-private.h"

static const char *const date_names[] = {
  "article:published_time", "og:published_time", "datePublished", "date", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date",
  "pubdate", "publishdate", "publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "cXenseParse:recs:publishtime", NULL
};

/* The content of the first meta element of that name. */
static char *
find_meta (StanceHtmlTree *tree, const char *name)
{
  static const char *const keys[] = { "property", "name", "itemprop", "http-equiv" };

  for (guint i = 0; i < tree->elements->len; i++)
    {
      xmlNode *node = g_array_index (tree->elements, StanceHtmlElement, i).node;

      if (!stance_html_is (node, "meta"))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
        {
          g_autofree char *value = stance_html_attribute (node, keys[k]);
          g_autofree char *content = value && g_ascii_strcasecmp (value, name) == 0 ? stance_html_attribute (node, "content") : NULL;

          if (content && *content)
            return g_steal_pointer (&content);
        }
    }
  return NULL;
}

/* The text of the first element of that name that has one, in `root` or (when that is NULL) anywhere outside of what was dropped. */
static char *
find_text (StanceHtmlTree *tree, const char *name, const xmlNode *root)
{
  for (guint i = 0; i < tree->elements->len; i++)
    {
      const StanceHtmlElement *element = &g_array_index (tree->elements, StanceHtmlElement, i);
      char *text = NULL;

      if (stance_html_is (element->node, name) && (root ? stance_html_is_in (element->node, root) : !element->dropped))
        text = stance_html_inner_text (element->node);
      if (text != NULL)
        return text;
    }
  return NULL;
}

static gboolean
is_headline (const char *text, const char *end)
{
  guint words = 1;

  for (const char *p = text; p < end; p++)
    words += *p == ' ';
  return words >= 3;
}

/* The page's title often ends with the names of its section and site: "Headline | World | Gazette", "Headline - Gazette". */
static char *
without_site (char *title)
{
  static const char *const first[] = { " | ", " :: ", " » ", " « ", NULL };
  static const char *const last[] = { " - ", " – ", " — ", NULL };

  for (guint i = 0; title != NULL && first[i] != NULL; i++)
    {
      char *at = strstr (title, first[i]);

      if (at != NULL && is_headline (title, at))
        *at = '\0';
    }
  for (guint i = 0; title != NULL && last[i] != NULL; i++)
    {
      char *at = g_strrstr (title, last[i]);

      if (at != NULL && is_headline (title, at))
        *at = '\0';
    }
  return title;
}

/* A headline outside the article may be the name of the site, so there the page's own words for links to it count more. */
char *
stance_html_find_title (StanceHtmlTree *tree, const xmlNode *article)
{
  const xmlNode *root = xmlDocGetRootElement (tree->document);
  char *title = article ? find_text (tree, "h1", article) : NULL;

  if (title == NULL)
    title = find_meta (tree, "og:title");
  if (title == NULL)
    title = find_text (tree, "h1", NULL);
  if (title == NULL)
    title = without_site (find_text (tree, "title", root));
  return title ? title : find_text (tree, "h1", root);
}

static char *
find_meta_date (StanceHtmlTree *tree)
{
  for (guint i = 0; date_names[i] != NULL; i++)
    {
      g_autofree char *content = find_meta (tree, date_names[i]);
      char *date = stance_date_normalise (content);

      if (date != NULL)
        return date;
    }
  return NULL;
}

/* JSON-LD is looked through for the key alone: a page may hold any number of such objects, nested in any way, or broken. */
static char *
find_script_date (xmlNode *script)
{
  g_autofree char *text = stance_html_inner_text (script);
  const char *at = text ? strstr (text, "\"datePublished\"") : NULL;
  char day[11] = "";

  if (at == NULL)
    return NULL;
  at += strlen ("\"datePublished\"");
  at += strspn (at, " :");
  if (*at != '"' || strnlen (at + 1, 10) < 10)
    return NULL;
  memcpy (day, at + 1, 10);
  return stance_date_normalise (day);
}

static char *
find_element_date (StanceHtmlTree *tree, gboolean script)
{
  for (guint i = 0; i < tree->elements->len; i++)
    {
      xmlNode *node = g_array_index (tree->elements, StanceHtmlElement, i).node;
      g_autofree char *value = NULL;
      char *date = NULL;

      if (script && stance_html_is (node, "script"))
        date = find_script_date (node);
      else if (!script && stance_html_is (node, "time"))
        date = stance_date_normalise (value = stance_html_attribute (node, "datetime"));
      if (date != NULL)
        return date;
    }
  return NULL;
}

char *
stance_html_find_date (StanceHtmlTree *tree)
{
  char *date = find_meta_date (tree);

  if (date == NULL)
    date = find_element_date (tree, TRUE);
  return date ? date : find_element_date (tree, FALSE);
}

char *
stance_html_find_outlet (StanceHtmlTree *tree)
{
  return find_meta (tree, "og:site_name");
}

char *
stance_html_find_url (StanceHtmlTree *tree)
{
  for (guint i = 0; i < tree->elements->len; i++)
    {
      xmlNode *node = g_array_index (tree->elements, StanceHtmlElement, i).node;
      g_autofree char *href = NULL;

      if (stance_html_is (node, "link") && stance_html_attribute_has (node, "rel", "canonical"))
        href = stance_html_attribute (node, "href");
      if (href && (g_str_has_prefix (href, "https://") || g_str_has_prefix (href, "http://")))
        return g_steal_pointer (&href);
    }
  return find_meta (tree, "og:url");
}
