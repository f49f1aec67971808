/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The insides of reading a web page: its elements, what of them is furniture, and where the article stands. */
#pragma once

#include <glib.h>
#include <libxml/HTMLtree.h>

/* What an element holds; characters are letters, digits and signs, not white space. In xmlNode._private. */
typedef struct
{
  xmlNode *node;
  gboolean dropped;
  guint chars;      /* all text in it */
  guint link_chars; /* of that, inside links */
  guint run;        /* text of its own paragraph: inline descendants only */
  guint link_run;
  guint good;       /* text in paragraphs that are long enough to be prose */
} StanceHtmlElement;

/* All elements of a page in document order, so that going backwards meets children before parents: nothing here recurses. */
typedef struct
{
  htmlDocPtr document;
  GArray *elements; /* of StanceHtmlElement */
} StanceHtmlTree;

StanceHtmlTree *stance_html_tree_new (htmlDocPtr document);
void stance_html_tree_free (StanceHtmlTree *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceHtmlTree, stance_html_tree_free)

/* Marks what is no part of the article, then counts what is left. */
void stance_html_tree_drop_furniture (StanceHtmlTree *self);
void stance_html_tree_count (StanceHtmlTree *self);

/* The element that holds the article. NULL when the page has none. */
xmlNode *stance_html_tree_find_article (StanceHtmlTree *self);

/* The node after `node` in document order within `root`, not going into it when `skip` is set; NULL at the end. */
xmlNode *stance_html_next_node (xmlNode *node, const xmlNode *root, gboolean skip);

gboolean stance_html_is (const xmlNode *node, const char *name);
gboolean stance_html_is_one_of (const xmlNode *node, const char *const *names);
gboolean stance_html_is_block (const xmlNode *node);
gboolean stance_html_is_dropped (const xmlNode *node);
gboolean stance_html_is_in (const xmlNode *node, const xmlNode *root);

/* An attribute's value; NULL when it has none. Names are in lower case. */
char *stance_html_attribute (xmlNode *node, const char *name);

/* Whether an attribute, a list of words, has this one. */
gboolean stance_html_attribute_has (xmlNode *node, const char *name, const char *word);

/* By class, id or role: part of a page's frame; a place for readers' comments. */
gboolean stance_html_hints_furniture (xmlNode *node);
gboolean stance_html_hints_comments (xmlNode *node);
/* Elements that show no text, or only what belongs to the frame. */
gboolean stance_html_is_frame (xmlNode *node);

/* The paragraphs of `root`, white space collapsed (element-type utf8). Headings at the end, with nothing under them, are left out, and so
 * is what equals `title`. */
GPtrArray *stance_html_paragraphs (xmlNode *root, const char *title);

/* The text of one element in one line; NULL when it has none. */
char *stance_html_inner_text (xmlNode *node);

/* What the page's head says; all may be NULL. */
char *stance_html_find_title (StanceHtmlTree *tree, const xmlNode *article);
char *stance_html_find_date (StanceHtmlTree *tree);
char *stance_html_find_outlet (StanceHtmlTree *tree);
char *stance_html_find_url (StanceHtmlTree *tree);
