/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page on which one or two articles are pasted, and the page that comes back: a report with the way back on top of it, or why there is none. */
#include "stance-cli-server-private.h"

#include <string.h>

#include "stance-cli-serve-resources.h"

#define OWN_POLICY "style-src 'self'; script-src 'self'"

static char *
read_resource (const char *name)
{
  g_autofree char *path = g_strconcat ("/stance/serve/", name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (stance_cli_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* "<option>" for each model, the one the server was begun with first. */
static char *
list_models (StanceCliServer *self)
{
  g_auto (GStrv) names = stance_cli_list_models ();
  g_autoptr (GString) out = g_string_new (NULL);
  const char *own = stance_model_get_id (stance_engine_get_model (self->engine));
  g_autofree char *first = g_markup_printf_escaped ("<option value=\"\">%s</option>", own);

  g_string_append (out, first);
  for (guint i = 0; names[i]; i++)
    if (!g_str_equal (names[i], own))
      {
        g_autofree char *option = g_markup_printf_escaped ("<option>%s</option>", names[i]);

        g_string_append (out, option);
      }
  return g_strdup (out->str);
}

/* Puts text where the page has {{name}}; takes the page. */
static char *
fill_in (char *page, const char *name, const char *text)
{
  g_autofree char *owned = page;
  g_auto (GStrv) parts = g_strsplit (page, name, -1);

  return g_strjoinv (text, parts);
}

void
stance_cli_server_page (StanceCliServer *self, StanceCliReply *reply)
{
  g_autofree char *models = list_models (self);
  g_autofree char *most = g_strdup_printf ("%u", STANCE_SERVER_ARTICLE);
  char *page = fill_in (read_resource ("page.html"), "{{most}}", most);

  stance_cli_reply_set (reply, SOUP_STATUS_OK, STANCE_TYPE_PAGE, fill_in (page, "{{models}}", models));
  reply->policy = g_strdup (OWN_POLICY);
}

void
stance_cli_server_file (const char *name, const char *type, StanceCliReply *reply)
{
  stance_cli_reply_set (reply, SOUP_STATUS_OK, type, read_resource (name));
}

void
stance_cli_server_tell (StanceCliReply *reply, guint status, const char *message)
{
  g_autofree char *valid = g_utf8_make_valid (message, -1);
  g_autofree char *escaped = g_markup_escape_text (valid, -1);

  stance_cli_reply_set (reply, status, STANCE_TYPE_PAGE, fill_in (read_resource ("message.html"), "{{message}}", escaped));
  reply->policy = g_strdup (OWN_POLICY);
}

/* The scripts that the report itself has may run, by the sums of their bytes, and no other; what comes from an article cannot be one. */
static char *
allow_scripts (const char *page)
{
  GString *policy = g_string_new ("style-src 'unsafe-inline'; img-src data:; script-src");
  const char *at = page;

  while ((at = strstr (at, "<script>")))
    {
      const char *begin = at + strlen ("<script>");
      const char *end = strstr (begin, "</script>");
      g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
      guint8 digest[32];
      gsize length = sizeof digest;
      g_autofree char *encoded = NULL;

      if (!end)
        break;
      g_checksum_update (sum, (const guchar *) begin, end - begin);
      g_checksum_get_digest (sum, digest, &length);
      encoded = g_base64_encode (digest, length);
      g_string_append_printf (policy, " 'sha256-%s'", encoded);
      at = end;
    }
  return g_string_free (policy, FALSE);
}

static void
add_field (GString *out, GHashTable *fields, const char *name)
{
  const char *text = g_hash_table_lookup (fields, name);
  g_autofree char *valid = text ? g_utf8_make_valid (text, -1) : NULL;
  g_autofree char *escaped = valid ? g_markup_escape_text (valid, -1) : NULL;

  /* A line break after the tag is not part of the text. */
  if (escaped)
    g_string_append_printf (out, "<textarea hidden name=\"%s\">\n%s</textarea>", name, escaped);
}

/* What was asked for comes back with the page, so that the server need not remember any article. */
static char *
make_bar (const char *notes, GHashTable *fields)
{
  g_autoptr (GString) out = g_string_new ("<form class=\"noprint\" method=\"post\" action=\"/report.xlsx\"><p><a href=\"/\">Back to the articles</a> "
                                          "<button class=\"csv\" type=\"submit\">Spreadsheet (XLSX)</button></p>");
  g_autofree char *escaped = g_markup_escape_text (notes, -1);
  g_auto (GStrv) lines = g_strsplit (escaped, "\n", -1);

  for (const char *const *name = (const char *const[]) { "a", "b", "model", "date", NULL }; *name; name++)
    add_field (out, fields, *name);
  /* The page forbids styles of its own in the text. */
  for (guint i = 0; lines[i]; i++)
    if (*lines[i])
      g_string_append_printf (out, "<p role=\"note\">%s</p>", lines[i]);
  g_string_append (out, "</form>");
  return g_strdup (out->str);
}

static void
replace (char **head, const char *old, const char *new)
{
  char *at = strstr (*head, old);
  g_autofree char *owned = *head;

  if (at)
    *at = '\0';
  *head = at ? g_strconcat (owned, new, at + strlen (old), NULL) : g_steal_pointer (&owned);
}

/* A string of the report's data (RFC 8259, 7), in which signs below "~" alone have numbers; control characters become blanks. */
static char *
read_literal (const char *begin, const char *end)
{
  GString *out = g_string_new (NULL);

  for (const char *at = begin; at < end; at++)
    {
      gboolean escaped = *at == '\\' && at + 1 < end;
      char digits[5] = "";
      gunichar sign = (guchar) (escaped ? *++at : *at);

      if (escaped && sign == 'u' && end - at > 4)
        {
          memcpy (digits, at + 1, 4);
          sign = (gunichar) g_ascii_strtoull (digits, NULL, 16);
          sign = sign > '~' ? ' ' : sign;
          at += 4;
        }
      else if (escaped && strchr ("bfnrt", (int) sign))
        sign = ' ';
      g_string_append_c (out, sign < ' ' ? ' ' : (char) sign);
    }
  return g_string_free (out, FALSE);
}

/* What the report's data tell of its articles, escaped; NULL when none has a headline. */
static char *
find_headlines (const char *page)
{
  static const char key[] = "\n\"title\":\"";
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *at = strstr (page, key); at; at = strstr (at, key))
    {
      const char *begin = at + strlen (key);
      g_autofree char *plain = NULL, *escaped = NULL;

      for (at = begin; *at && *at != '"';)
        at += *at == '\\' && at[1] ? 2 : 1;
      plain = read_literal (begin, at);
      escaped = g_markup_escape_text (plain, -1);
      if (*escaped)
        g_string_append_printf (out, "%s%s", out->len > 0 ? " / " : "", escaped);
    }
  return out->len > 0 ? g_strdup (out->str) : NULL;
}

/* The files of pasted articles have no names that would say anything. */
static void
put_headlines (char **page)
{
  g_autofree char *headlines = find_headlines (*page);
  const char *title = strstr (*page, "<title>"), *end = title ? strstr (title, "</title>") : NULL;
  g_autofree char *old = end ? g_strndup (title, (gsize) (end - title)) : NULL;
  g_autofree char *old_head = old ? g_strdup_printf ("<h1><bdi>%s</bdi>", old + strlen ("<title>")) : NULL;
  g_autofree char *new = g_strconcat ("<title>", headlines, NULL);
  g_autofree char *new_head = g_strdup_printf ("<h1><bdi>%s</bdi>", headlines);

  if (!headlines || !old)
    return;
  replace (page, old, new);
  replace (page, old_head, new_head);
}

/* A page that lies on a disk sends nothing to anywhere. Served, its form sends the articles back here, and says that it comes from here, which browsers
 * leave out together with the referrer. */
static void
allow_form (char **head)
{
  replace (head, "form-action 'none'", "form-action 'self'");
  replace (head, "name=\"referrer\" content=\"no-referrer\"", "name=\"referrer\" content=\"same-origin\"");
}

void
stance_cli_server_report (GBytes *made, const char *notes, GHashTable *fields, StanceCliReply *reply)
{
  g_autofree char *page = g_strndup (g_bytes_get_data (made, NULL), g_bytes_get_size (made));
  g_autofree char *bar = make_bar (notes, fields);
  g_autofree char *head = NULL;
  const char *body, *end;

  put_headlines (&page);
  body = strstr (page, "<body");
  end = body ? strchr (body, '>') : NULL;
  head = end ? g_strndup (page, (gsize) (end + 1 - page)) : NULL;
  if (head)
    allow_form (&head);
  stance_cli_reply_set (reply, SOUP_STATUS_OK, STANCE_TYPE_PAGE, end ? g_strconcat (head, bar, end + 1, NULL) : g_strdup (page));
  reply->policy = allow_scripts (page);
}
