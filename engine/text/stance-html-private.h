/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A web page to the text of its article. */
#pragma once

#include <glib.h>

/* What a page says; all but `text` may be NULL. Paragraphs of `text` are separated by a blank line; it begins with the headline. */
typedef struct
{
  char *text;
  char *title;
  char *outlet;
  char *date; /* YYYY-MM-DD */
  char *url;
  char *warning; /* "NAME: ..." */
} StanceHtml;

/* Reads a page in any encoding: UTF-8 when it is that, else what it declares, else as stance_utf8_read() would. Nothing is fetched.
 * STANCE_ERROR_INVALID_TEXT for NUL bytes, STANCE_ERROR_NO_DATA when no text is left. */
gboolean stance_html_read (const char *name, const char *bytes, gsize length, StanceHtml *result, GError **error);

/* Whether bytes look like a web page. */
gboolean stance_html_is_html (const char *bytes, gsize length);

void stance_html_clear (StanceHtml *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceHtml, stance_html_clear)
