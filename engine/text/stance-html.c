/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>

#include <stance/stance-error.h>

#include "stance-html-private.h"
#include "stance-html-tree-private.h"
#include "stance-limits-private.h"
#include "stance-utf8-private.h"

#define DECLARATION_BYTES 4096 /* where a page declares its encoding */
#define MAX_ATTRIBUTES 100     /* libxml2 compares each with all others */

static gsize
skip_space_and_comments (const char *bytes, gsize length, gsize at)
{
  while (at < length)
    {
      const char *end;

      if (g_ascii_isspace (bytes[at]))
        at++;
      else if (length - at >= 4 && memcmp (bytes + at, "<!--", 4) == 0)
        {
          end = g_strstr_len (bytes + at + 4, (gssize) (length - at - 4), "-->");
          if (end == NULL)
            return length;
          at = (gsize) (end - bytes) + 3;
        }
      else if (length - at >= 5 && memcmp (bytes + at, "<?xml", 5) == 0)
        {
          end = memchr (bytes + at, '>', length - at);
          at = end ? (gsize) (end - bytes) + 1 : length;
        }
      else
        break;
    }
  return at;
}

gboolean
stance_html_is_html (const char *bytes, gsize length)
{
  static const char *const names[] = { "!doctype", "html", "head", "body", "title", "meta", "article", "main", "section", "div", "h1", "p", NULL };
  gsize at = length >= 3 && memcmp (bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

  at = skip_space_and_comments (bytes, length, at);
  for (guint i = 0; names[i] != NULL; i++)
    {
      gsize n = strlen (names[i]);

      if (length - at > n + 1 && bytes[at] == '<' && g_ascii_strncasecmp (bytes + at + 1, names[i], n) == 0
          && (g_ascii_isspace (bytes[at + 1 + n]) || bytes[at + 1 + n] == '>'))
        return TRUE;
    }
  return FALSE;
}

/* The encoding a page declares in its head; what it calls ISO 8859-1 is windows-1252, as in browsers. */
static char *
declared_encoding (const char *bytes, gsize length)
{
  g_autofree char *head = g_ascii_strdown (bytes, (gssize) MIN (length, DECLARATION_BYTES));
  const char *at = strstr (head, "charset");
  gsize n;

  if (at == NULL)
    return NULL;
  at += strlen ("charset");
  at += strspn (at, " =\"'");
  n = strspn (at, "abcdefghijklmnopqrstuvwxyz0123456789-_:.");
  if (n == 0 || n > 40 || g_str_has_prefix (at, "utf-8") || g_str_has_prefix (at, "utf-16"))
    return NULL;
  if ((n == 10 && g_str_has_prefix (at, "iso-8859-1")) || g_str_has_prefix (at, "latin1") || g_str_has_prefix (at, "us-ascii"))
    return g_strdup ("windows-1252");
  return g_strndup (at, n);
}

static gboolean
decode (const char *name, const char *bytes, gsize length, StanceUtf8 *utf8, GError **error)
{
  g_autofree char *encoding = NULL;
  g_autofree char *converted = NULL;
  gsize size;

  if (g_utf8_validate_len (bytes, length, NULL))
    return stance_utf8_read (name, bytes, length, utf8, error);
  encoding = length > 2 && (guchar) bytes[0] < 0xFE ? declared_encoding (bytes, length) : NULL;
  converted = encoding ? g_convert (bytes, (gssize) length, "UTF-8", encoding, NULL, &size, NULL) : NULL;
  if (converted != NULL)
    return stance_utf8_read (name, converted, size, utf8, error);
  return stance_utf8_read (name, bytes, length, utf8, error);
}

/* Blanks out the attributes of a tag after so many, up to its end. Gives where the tag ends. */
static gsize
limit_tag (char *html, gsize length, gsize at)
{
  guint n = 0;
  char quote = 0, before = 'a';

  for (; at < length && (quote || html[at] != '>'); at++)
    {
      char c = html[at];

      if (quote ? c == quote : (c == '"' || c == '\'') && before == '=')
        quote = quote ? 0 : c;
      n += !quote && (c == '/' || (g_ascii_isspace (before) && !g_ascii_isspace (c)));
      if (n > MAX_ATTRIBUTES)
        html[at] = ' ';
      before = c;
    }
  return at;
}

static void
limit_attributes (char *html, gsize length)
{
  for (gsize at = 0; at + 1 < length; at++)
    if (html[at] == '<' && g_ascii_isalpha (html[at + 1]))
      at = limit_tag (html, length, at + 1);
}

/* libxml2's own cap is far lower, and is off. A stack without an end would make every end tag a search through all of it. */
static void
start_element (void *data, const xmlChar *name, const xmlChar **attributes)
{
  xmlParserCtxtPtr parser = data;

  xmlSAX2StartElement (parser, name, attributes);
  if (parser->nodeNr > STANCE_LIMIT_HTML_DEPTH)
    xmlStopParser (parser);
}

static htmlDocPtr
parse (const char *html, gsize length, gboolean *cut)
{
  static gsize ready = 0;
  htmlParserCtxtPtr parser;
  htmlDocPtr document;

  if (g_once_init_enter (&ready))
    {
      xmlInitParser ();
      g_once_init_leave (&ready, 1);
    }
  parser = htmlNewParserCtxt ();
  parser->sax->startElement = start_element;
  document = htmlCtxtReadMemory (parser, html, (int) length, NULL, "UTF-8", (int) XML_PARSE_HUGE | HTML_PARSE_RECOVER | HTML_PARSE_NOERROR
                                 | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
  *cut = parser->disableSAX != 0;
  htmlFreeParserCtxt (parser);
  return document;
}

static char *
join (GPtrArray *paragraphs, const char *title)
{
  GString *text = g_string_new (title);

  for (guint i = 0; i < paragraphs->len; i++)
    {
      if (text->len > 0)
        g_string_append (text, "\n\n");
      g_string_append (text, g_ptr_array_index (paragraphs, i));
    }
  if (text->len > 0)
    g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}

static void
set_no_text (const char *name, gboolean cut, GError **error)
{
  if (cut)
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "%s: found elements nested more than %d deep and no text before them, expected an article",
                 name, STANCE_LIMIT_HTML_DEPTH);
  else
    g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "%s: found a page without text, expected an article", name);
}

static gboolean
read_tree (StanceHtmlTree *tree, StanceHtml *result)
{
  g_autoptr (GPtrArray) paragraphs = NULL;
  xmlNode *article;

  stance_html_tree_drop_furniture (tree);
  article = stance_html_tree_find_article (tree);
  result->title = stance_html_find_title (tree, article);
  paragraphs = article ? stance_html_paragraphs (article, result->title) : g_ptr_array_new ();
  if (paragraphs->len == 0)
    return FALSE;
  result->text = join (paragraphs, result->title);
  result->date = stance_html_find_date (tree);
  result->outlet = stance_html_find_outlet (tree);
  result->url = stance_html_find_url (tree);
  return TRUE;
}

gboolean
stance_html_read (const char *name, const char *bytes, gsize length, StanceHtml *result, GError **error)
{
  g_auto (StanceUtf8) utf8 = { 0 };
  g_autoptr (StanceHtmlTree) tree = NULL;
  htmlDocPtr document;
  gboolean cut;

  *result = (StanceHtml) { 0 };
  if (!decode (name, bytes, length, &utf8, error))
    return FALSE;
  limit_attributes (utf8.text, utf8.length);
  document = parse (utf8.text, utf8.length, &cut);
  if (document == NULL)
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "%s: found no page, expected an article in HTML", name);
      return FALSE;
    }
  tree = stance_html_tree_new (document);
  if (!read_tree (tree, result))
    {
      set_no_text (name, cut, error);
      stance_html_clear (result);
      return FALSE;
    }
  result->warning = g_steal_pointer (&utf8.warning);
  if (cut && result->warning == NULL)
    result->warning = g_strdup_printf ("%s: found elements nested more than %d deep, expected at most that; what follows is left out", name,
                                       STANCE_LIMIT_HTML_DEPTH);
  return TRUE;
}

void
stance_html_clear (StanceHtml *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->outlet, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->url, g_free);
  g_clear_pointer (&self->warning, g_free);
}
