/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-html-private.h"

#define PROSE_A "The two delegations met for four hours on Tuesday, and both sides said afterwards that the talks would go on."
#define PROSE_B "“We will not accept a plan that was written without us,” the minister told reporters, adding that nothing is decided."
#define PROSE_C "A spokesman for the other delegation called the meeting useful, but said that much work remained to be done before spring."

static const char page[] =
  "<!DOCTYPE html><html><head><meta charset=utf-8><title>Talks go on | The Gazette</title>"
  "<meta property='og:title' content='Talks go on'><meta property='og:site_name' content='The Gazette'>"
  "<meta property='article:published_time' content='2025-02-13T08:00:00Z'><link rel=canonical href='https://example.org/talks'>"
  "<style>p { color: red }</style></head>"
  "<body class='single with-sidebar has-comments'><header><h1>The Gazette</h1><nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav></header>"
  "<div id=cookie-notice><p>We and our 732 partners store cookies on your device, so that pages can be tailored to what you read before.</p></div>"
  "<div class=wrap><article><h1>Talks go on</h1><p class=byline>By a reporter</p><div class='share-bar'>12Shares</div><span>12Shares</span>"
  "<figure><img src=x><figcaption>Delegates at the table, in a room that is rather too large for them, on Tuesday.</figcaption></figure>"
  "<p>" PROSE_A "</p><p>Read more: <a href=/1>Another article that has a rather long headline of its own, so to speak</a></p>"
  "<p>" PROSE_B "<br>\n   A second\tline.</p><script>var x = '<p>not text</p>';</script><aside>Aside</aside>"
  "<h2>What next</h2><p>" PROSE_C "</p>"
  "<div class=related-links><h3>Related</h3><ul><li><a href=/2>Two</a></ul></div>"
  "<h3>Leave a Reply</h3><form><p>Your address will not be published, and fields that must be filled in are marked with a star.</p><textarea></textarea></form>"
  "</article><section id=comments><h2>3 comments</h2><article class=comment>"
  "<p>What a load of rubbish this is, I have never read anything like it in all my life.</p></article></section>"
  "</div><footer><p>© The Gazette, all rights reserved, no part of this may be printed without asking us for it before.</p></footer></body></html>";

static void
test_article (void)
{
  g_auto (StanceHtml) html = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (stance_html_read ("f", page, strlen (page), &html, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (html.text, ==, "Talks go on\n\n" PROSE_A "\n\n" PROSE_B "\nA second line.\n\nWhat next\n\n" PROSE_C "\n");
  g_assert_cmpstr (html.title, ==, "Talks go on");
  g_assert_cmpstr (html.outlet, ==, "The Gazette");
  g_assert_cmpstr (html.date, ==, "2025-02-13");
  g_assert_cmpstr (html.url, ==, "https://example.org/talks");
  g_assert_null (html.warning);
}

static void
test_texts (void)
{
  static const struct
  {
    const char *html;
    const char *text;
  } cases[] = {
    { "<p>One <b>two</b>\n  <i>three</i>four<p>five", "One two threefour\n\nfive\n" },
    { "<html><body>Bare text<br><br>after breaks<br>a line</body></html>", "Bare text\n\nafter breaks\na line\n" },
    { "<div><p>Zürich &amp; &ldquo;Genf&rdquo; &#8212; caf&eacute;&nbsp;x&shy;y</p></div>", "Zürich & “Genf” — café\302\240xy\n" },
    { "<div><p>Unclosed <b>bold <i>and <a href=x>more text with a link</p><p>next", "Unclosed bold and more text with a link\n\nnext\n" },
    { "<div hidden>no</div><div style='display: none'>no</div><div aria-hidden=true>no</div><p>yes</p>", "yes\n" },
    { "<h1>Head</h1><p>Body</p>", "Head\n\nBody\n" },
    { "<title>Head</title><p>Body</p>", "Head\n\nBody\n" },
    { "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\n\nc\n" },
    { "<form><h1>T</h1><p>" PROSE_A "</p><p>" PROSE_B "</p></form>", "T\n\n" PROSE_A "\n\n" PROSE_B "\n" },
    { "<div class=main><div class='col content'><p>" PROSE_A "</p><p>" PROSE_B "</p></div><div class=col><p>A short one.</p></div></div>",
      PROSE_A "\n\n" PROSE_B "\n" },
    { "<main><div>" PROSE_A "<div class=SocialShare>Tweet</div></div><div>" PROSE_B "</div></main>", PROSE_A "\n\n" PROSE_B "\n" },
    { "<div itemprop='articleBody'><p>" PROSE_A "</p></div><div><p>" PROSE_B "</p></div>", PROSE_A "\n" },
    { "<article><p>" PROSE_A "</p></article><article class='comment'><p>" PROSE_B PROSE_C "</p></article>", PROSE_A "\n" },
    { "<title>Talks are going on | World | Gazette</title><header><h1>Gazette</h1></header><article><h2><a href=/>Talks are going on</a></h2><p>" PROSE_A
      "</p></article>", "Talks are going on\n\n" PROSE_A "\n" },
    { "<p>" PROSE_A " The <a class='related-link' href=x>foreign minister</a> <span class=tooltip>spoke</span>.</p><span class=share>Tweet</span>",
      PROSE_A " The foreign minister spoke.\n" },
    { "<h1>T</h1><article class='post comments-open'><p>" PROSE_A "</p><p>" PROSE_B "</p></article>", "T\n\n" PROSE_A "\n\n" PROSE_B "\n" },
    { "<div class=post><h1>T</h1><p>" PROSE_A "</p><p>" PROSE_B "</p><p>" PROSE_C "</p></div><div id=comments><p>" PROSE_A PROSE_B PROSE_C
      "</p><p>" PROSE_A PROSE_B PROSE_C "</p></div>", "T\n\n" PROSE_A "\n\n" PROSE_B "\n\n" PROSE_C "\n" },
    { "<div class='a overflow-hidden'><p>" PROSE_A "</p></div><div class='elementor-widget'><p>" PROSE_B "</p></div>", PROSE_A "\n\n" PROSE_B "\n" },
    { "<body><!-- c --><p>a\xEF\xBF\xBD</p><p></p></body>", "a\xEF\xBF\xBD\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (StanceHtml) html = { 0 };
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].html);
      stance_html_read ("f", cases[i].html, strlen (cases[i].html), &html, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (html.text, ==, cases[i].text);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *head;
    const char *date;
  } cases[] = {
    { "<script type='application/ld+json'>{\"@graph\": [{\"datePublished\" : \"2025-03-01T10:00:00+01:00\"}]}</script>", "2025-03-01" },
    { "<time datetime='2025-04-02T10:00'>2 April</time>", "2025-04-02" },
    { "<time datetime='April'>April</time>", NULL },
    { "<script>\"datePublished\":\"soon</script>", NULL },
    { "<meta name=date content=2025-05-03><time datetime=2024-01-01>x</time>", "2025-05-03" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *data = g_strconcat ("<html>", cases[i].head, "<p>text</p>", NULL);
      g_auto (StanceHtml) html = { 0 };

      g_assert_true (stance_html_read ("f", data, strlen (data), &html, NULL));
      g_assert_cmpstr (html.date, ==, cases[i].date);
    }
}

static void
test_encodings (void)
{
  static const struct
  {
    const char *html;
    const char *text;
    gboolean warning;
  } cases[] = {
    { "<html><meta charset=\"iso-8859-1\"><p>\x93" "caf\xE9\x94", "“café”\n", FALSE },
    { "<html><meta http-equiv=content-type content='text/html; charset=windows-1251'><p>\xCC\xE8\xF0", "Мир\n", FALSE },
    { "<html><meta charset=windows-1251><p>Мир", "Мир\n", FALSE },
    { "<html><meta charset=no-such-thing><p>caf\xE9", "café\n", TRUE },
    { "<html><p>caf\xE9", "café\n", TRUE },
    { "\xEF\xBB\xBF<html><p>é", "é\n", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (StanceHtml) html = { 0 };

      g_assert_true (stance_html_read ("f", cases[i].html, strlen (cases[i].html), &html, NULL));
      g_assert_cmpstr (html.text, ==, cases[i].text);
      g_assert_cmpint (html.warning != NULL, ==, cases[i].warning);
    }
}

static void
test_nothing (void)
{
  static const char *const pages[] = { "", " ", "<html>", "<html><body></body></html>", "<script>x</script>", "<h1>Only a head</h1>", "<!-- ", "<" };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_auto (StanceHtml) html = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (stance_html_read ("f", pages[i], strlen (pages[i]), &html, &error));
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
      g_assert_null (html.text);
    }
}

static char *
repeat (const char *part, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, part);
  return g_string_free (all, FALSE);
}

/* Nothing here may crash or take long. */
static void
test_pathological (void)
{
  static const char *const parts[] = { "<div>", "<div>x", "<b>", "<p><font>x", "<a href=x>", "<table><tr><td>", "<ul><li>x", "</div>", "<", "&", "&amp",
                                       "<!--", "<![CDATA[", "<div class='comment'>", "<form>", "<h1>", "<span class=share>", "<svg><p>", "<br>" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *many = repeat (parts[i], 100000);
      g_autofree char *data = g_strconcat ("<html><body><p>" PROSE_A "</p>", many, "<p>end</p>", NULL);
      g_auto (StanceHtml) html = { 0 };

      stance_html_read ("f", data, strlen (data), &html, NULL);
      g_test_message ("%s: %s, %s", parts[i], html.text ? "text" : "no text", html.warning ? html.warning : "no warning");
      g_assert_nonnull (html.text);
      g_assert_true (g_utf8_validate (html.text, -1, NULL));
    }
}

static void
test_deep (void)
{
  g_autofree char *many = repeat ("<div>", 100000);
  g_autofree char *data = g_strconcat ("<html><body><p>first</p>", many, "<p>deep</p>", NULL);
  g_auto (StanceHtml) html = { 0 };

  g_assert_true (stance_html_read ("f", data, strlen (data), &html, NULL));
  g_assert_cmpstr (html.text, ==, "first\n");
  g_assert_cmpstr (html.warning, ==, "f: found elements nested more than 4096 deep, expected at most that; what follows is left out");
}

static void
test_deep_but_read (void)
{
  g_autofree char *many = repeat ("<div>", 4000);
  g_autofree char *stray = repeat ("</b><i>", 20000);
  g_autofree char *data = g_strconcat ("<html><body><p>first</p>", many, "<p>deep</p>", stray, NULL);
  g_autofree char *only = g_strconcat ("<html><body>", many, many, "<p>deep</p>", NULL);
  g_auto (StanceHtml) html = { 0 };
  g_auto (StanceHtml) none = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_true (stance_html_read ("f", data, strlen (data), &html, NULL));
  g_assert_cmpstr (html.text, ==, "first\n\ndeep\n");
  g_assert_false (stance_html_read ("f", only, strlen (only), &none, &error));
  g_assert_cmpstr (error->message, ==, "f: found elements nested more than 4096 deep and no text before them, expected an article");
}

static void
test_many_attributes (void)
{
  GString *data = g_string_new ("<html><p");
  g_auto (StanceHtml) html = { 0 };

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (data, " a%u='%u > 1'", i, i);
  g_string_append (data, ">text</p>");
  g_assert_true (stance_html_read ("f", data->str, data->len, &html, NULL));
  g_assert_cmpstr (html.text, ==, "text\n");
  g_string_free (data, TRUE);
}

/* Every byte of a page changed to some awkward ones. */
static void
test_damaged (void)
{
  static const char bytes[] = { '<', '>', '"', '&', (char) 0xff, '/' };

  for (gsize at = 0; at < strlen (page); at += 3)
    for (guint b = 0; b < G_N_ELEMENTS (bytes); b++)
      {
        g_autofree char *data = g_strdup (page);
        g_auto (StanceHtml) html = { 0 };

        data[at] = bytes[b];
        if (stance_html_read ("f", data, strlen (data), &html, NULL))
          g_assert_true (g_utf8_validate (html.text, -1, NULL));
      }
}

static void
test_is_html (void)
{
  static const struct
  {
    const char *bytes;
    gboolean html;
  } cases[] = {
    { "<!doctype html>", TRUE }, { "\xEF\xBB\xBF\n <!-- a --><HTML lang=en>", TRUE }, { "<?xml version='1.0'?><html>", TRUE }, { "<p>x", TRUE },
    { "<3 this", FALSE }, { "<pre", FALSE }, { "a <p>", FALSE }, { "", FALSE }, { "<", FALSE }, { "<!--", FALSE }, { "<p", FALSE }, { "<?xml", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (stance_html_is_html (cases[i].bytes, strlen (cases[i].bytes)), ==, cases[i].html);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/html/article", test_article);
  g_test_add_func ("/html/texts", test_texts);
  g_test_add_func ("/html/dates", test_dates);
  g_test_add_func ("/html/encodings", test_encodings);
  g_test_add_func ("/html/nothing", test_nothing);
  g_test_add_func ("/html/pathological", test_pathological);
  g_test_add_func ("/html/deep", test_deep);
  g_test_add_func ("/html/deep-but-read", test_deep_but_read);
  g_test_add_func ("/html/many-attributes", test_many_attributes);
  g_test_add_func ("/html/damaged", test_damaged);
  g_test_add_func ("/html/is-html", test_is_html);
  return g_test_run ();
}
