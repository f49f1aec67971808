/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attributions as they are written, from spans that are given. */
#include <string.h>

#include <json-glib/json-glib.h>
#include <stance/stance-writer.h>

#include "stance-attributor-private.h"

typedef struct
{
  guint attribution;
  StancePart part;
  guint start;          /* bytes */
  guint end;
} Given;

/* Spans by attribution and part; all parents are -1 but that of the second attribution. */
static StanceAttributions *
build (const char *text, const Given *spans, guint n)
{
  g_autoptr (StanceDocument) document = stance_document_new ("a&b", text, NULL);
  StanceAttributions *self = stance_attributions_new (document, 1);
  guint n_attributions = n ? spans[n - 1].attribution + 1 : 0, k = 0;

  for (guint i = 0; i < n_attributions; i++)
    {
      StanceAttributionItem item = { .kind = i ? STANCE_KIND_INDIRECT : STANCE_KIND_DIRECT, .probability = 0.98765f, .parent = i == 1 ? 0 : -1 };

      for (guint part = 0; part < 3; part++)
        {
          item.firsts[part] = self->spans->len;
          for (; k < n && spans[k].attribution == i && spans[k].part == part; k++)
            {
              StanceSpan bytes = { spans[k].start, spans[k].end };
              StanceSpan characters = { (guint) g_utf8_strlen (text, bytes.start), (guint) g_utf8_strlen (text, bytes.end) };
              StanceAttributed attributed = { characters, bytes };

              g_array_append_val (self->spans, attributed);
            }
        }
      item.firsts[3] = self->spans->len;
      g_array_append_val (self->items, item);
    }
  return self;
}

#define SOURCE STANCE_PART_SOURCE
#define CUE STANCE_PART_CUE
#define CONTENT STANCE_PART_CONTENT

static const char text[] = "\xc3\x89l said:\n<a> b\n\nc & \"d\"";
static const Given spans[] = {
  { 0, SOURCE, 0, 3 }, { 0, CUE, 4, 8 }, { 0, CONTENT, 10, 15 }, { 0, CONTENT, 17, 24 }, { 1, CUE, 10, 13 }, { 1, CONTENT, 14, 15 },
};

static void
test_json (void)
{
  g_autoptr (StanceAttributions) found = build (text, spans, G_N_ELEMENTS (spans));
  g_autoptr (StanceAttributions) nothing = build ("", NULL, 0);
  g_autofree char *json = stance_write_attributions (found, STANCE_MARKING_JSONL, NULL);
  g_autofree char *none = stance_write_attributions (nothing, STANCE_MARKING_JSONL, NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();

  g_assert_cmpstr (json, ==,
                   "{\"doc\":\"a&b\",\"attributions\":[{\"source\":[[0,2]],\"cue\":[[3,7]],\"content\":[[9,14],[16,23]],\"kind\":\"direct\",\"probability\":0.9876,"
                   "\"parent\":null},{\"source\":null,\"cue\":[[9,12]],\"content\":[[13,14]],\"kind\":\"indirect\",\"probability\":0.9876,\"parent\":0}]}\n");
  g_assert_true (json_parser_load_from_data (parser, json, -1, NULL));
  g_assert_cmpstr (none, ==, "{\"doc\":\"a&b\",\"attributions\":[]}\n");
}

static void
test_brat (void)
{
  static const Given over[] = { { 0, CUE, 4, 7 }, { 0, CONTENT, 0, 20 } };
  g_autoptr (StanceAttributions) found = build (text, spans, G_N_ELEMENTS (spans)), lines = build (text, over, G_N_ELEMENTS (over));
  g_autofree char *brat = stance_write_attributions (found, STANCE_MARKING_BRAT, NULL);
  g_autofree char *split = stance_write_attributions (lines, STANCE_MARKING_BRAT, NULL);

  g_assert_cmpstr (brat, ==,
                   "T1\tAttribution 3 7\tsaid\nT2\tSource 0 2\t\xc3\x89l\nT3\tCue 3 7\tsaid\nT4\tContent 9 14;16 23\t<a> b c & \"d\"\n"
                   "E1\tAttribution:T1 Source:T2 Cue:T3 Content:T4\nA1\tKind E1 direct\n"
                   "T5\tAttribution 9 12\t<a>\nT6\tCue 9 12\t<a>\nT7\tContent 13 14\tb\n"
                   "E2\tAttribution:T5 Cue:T6 Content:T7 Parent:E1\nA2\tKind E2 indirect\n");
  g_assert_nonnull (strstr (split, "Content 0 8;9 14;16 19\t\xc3\x89l said: <a> b c &\n"));
}

static void
test_table (void)
{
  static const StanceStyle narrow = { .width = 44 };
  g_autoptr (StanceAttributions) found = build (text, spans, G_N_ELEMENTS (spans)), nothing = build (text, NULL, 0);
  g_autofree char *wide = stance_write_attributions (found, STANCE_MARKING_TABLE, NULL);
  g_autofree char *cut = stance_write_attributions (found, STANCE_MARKING_TABLE, &narrow);
  g_autofree char *none = stance_write_attributions (nothing, STANCE_MARKING_TABLE, NULL);

  g_assert_cmpstr (wide, ==,
                   "doc  source  cue   kind      content\n"
                   "a&b  \xc3\x89l      said  direct    <a> b \xe2\x80\xa6 c & \"d\"\n"
                   "a&b  \xc2\xb7       <a>   indirect  b\n");
  g_assert_cmpstr (cut, ==,
                   "doc  source  cue   kind      content\n"
                   "a&b  \xc3\x89l      said  direct    <a> b \xe2\x80\xa6 c & \"d\"\n"
                   "a&b  \xc2\xb7       <a>   indirect  b\n");
  g_assert_cmpstr (none, ==, "");
}

static void
test_narrow (void)
{
  static const StanceStyle narrow = { .width = 60 };
  static const char prose[] = "the mayor of the northern town said that nothing at all would ever be the same again after that day";
  static const Given given[] = { { 0, SOURCE, 0, 30 }, { 0, CUE, 31, 35 }, { 0, CONTENT, 36, 98 } };
  g_autoptr (StanceAttributions) found = build (prose, given, G_N_ELEMENTS (given));
  g_autofree char *shown = stance_write_attributions (found, STANCE_MARKING_TABLE, &narrow);
  g_auto (GStrv) rows = g_strsplit (shown, "\n", -1);

  for (guint i = 0; rows[i]; i++)
    g_assert_cmpint (g_utf8_strlen (rows[i], -1), <=, 60);
  g_assert_true (g_str_has_prefix (rows[1], "a&b  the mayor o\xe2\x80\xa6  said  direct  that nothing"));
}

/* What stands in the article, without its head. */
static char *
article_of (StanceAttributions *found)
{
  g_autofree char *html = stance_write_attributions (found, STANCE_MARKING_HTML, NULL);
  const char *body = strstr (html, "</h2>\n");

  g_assert_nonnull (body);
  g_assert_true (g_str_has_prefix (html, "<article>\n<h2>a&amp;b</h2>\n"));
  g_assert_true (g_str_has_suffix (html, "</article>\n"));
  return g_strndup (body + 6, strlen (body + 6) - 11);
}

static void
test_html (void)
{
  g_autoptr (StanceAttributions) found = build (text, spans, G_N_ELEMENTS (spans)), nothing = build (" \n", NULL, 0);
  g_autofree char *html = article_of (found), *none = article_of (nothing);

  g_assert_cmpstr (html, ==,
                   "<p dir=\"auto\"><mark class=\"source\" title=\"1 source, direct\">\xc3\x89l</mark> <mark class=\"cue\" title=\"1 cue, direct\">said</mark>:\n"
                   "<mark class=\"content\" title=\"1 content, direct\"><mark class=\"cue\" title=\"2 cue, indirect, in 1\">&lt;a&gt;</mark> "
                   "<mark class=\"content\" title=\"2 content, indirect, in 1\">b</mark></mark></p>\n"
                   "<p dir=\"auto\"><mark class=\"content\" title=\"1 content, direct\">c &amp; &quot;d&quot;</mark></p>\n");
  g_assert_cmpstr (none, ==, "<p class=\"none\">no attribution was found</p>\n");
}

/* Spans that cross, and one that goes over a blank line: marks are nested all the same. */
static void
test_crossing (void)
{
  static const Given given[] = { { 0, CUE, 0, 1 }, { 0, CONTENT, 2, 5 }, { 1, CUE, 1, 2 }, { 1, CONTENT, 4, 9 } };
  g_autoptr (StanceAttributions) found = build ("abcdef\n\nghi", given, G_N_ELEMENTS (given));
  g_autofree char *html = article_of (found);

  g_assert_cmpstr (html, ==,
                   "<p dir=\"auto\"><mark class=\"cue\" title=\"1 cue, direct\">a</mark><mark class=\"cue\" title=\"2 cue, indirect, in 1\">b</mark>"
                   "<mark class=\"content\" title=\"1 content, direct\">cd<mark class=\"content\" title=\"2 content, indirect, in 1\">e</mark></mark>"
                   "<mark class=\"content\" title=\"2 content, indirect, in 1\">f</mark></p>\n"
                   "<p dir=\"auto\"><mark class=\"content\" title=\"2 content, indirect, in 1\">g</mark>hi</p>\n");
}

static guint
count (const char *in, const char *word)
{
  guint n = 0;

  for (in = strstr (in, word); in; in = strstr (in + 1, word))
    n++;
  return n;
}

static void
test_odd (void)
{
  static const char *const texts[] = { "\x01\x7f\xc2\x85 \t", "\r\n\r\na\r\rb\r\n", "<script>alert(1)</script>", "a\n \t\n\n b", "&#0;", "\xe2\x80\xae" "abc" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      guint size = (guint) strlen (texts[i]);
      Given given[] = { { 0, CUE, 0, 1 }, { 0, CONTENT, 1, size } };
      g_autoptr (StanceAttributions) found = build (g_ascii_isprint (texts[i][0]) ? texts[i] : "a", given, g_ascii_isprint (texts[i][0]) ? 2 : 0);
      g_autoptr (StanceAttributions) plain = build (texts[i], NULL, 0);
      g_autofree char *html = article_of (found), *bare = article_of (plain);

      g_assert_cmpuint (count (html, "<mark"), ==, count (html, "</mark>"));
      g_assert_cmpuint (count (html, "<p"), ==, count (html, "</p>"));
      g_assert_cmpuint (count (bare, "<p"), ==, count (bare, "</p>"));
      g_assert_null (strstr (html, "<script"));
      g_assert_null (strpbrk (bare, "\x01\x7f\r"));
    }
}

/* Hundreds of marks over one place do not make the page grow beyond measure. */
static void
test_deep (void)
{
  g_autoptr (GArray) given = g_array_new (FALSE, FALSE, sizeof (Given));
  g_autofree char *letters = g_strnfill (3000, 'a'), *html = NULL;
  g_autoptr (StanceAttributions) found = NULL;

  for (guint i = 0; i < 2000; i++)
    {
      Given cue = { i, CUE, i, i + 1 }, content = { i, CONTENT, i + 1, i + 900 };

      g_array_append_val (given, cue);
      g_array_append_val (given, content);
    }
  found = build (letters, (const Given *) (gconstpointer) given->data, given->len);
  html = article_of (found);
  g_assert_cmpuint (count (html, "<mark"), ==, count (html, "</mark>"));
  g_assert_cmpuint (strlen (html), <, 10000000);
}

static void
test_page (void)
{
  g_autofree char *begin = stance_write_attributions_begin (STANCE_MARKING_HTML, "<b> & \"c\""), *end = stance_write_attributions_end (STANCE_MARKING_HTML);
  g_autofree char *nothing = stance_write_attributions_begin (STANCE_MARKING_JSONL, "x"), *neither = stance_write_attributions_end (STANCE_MARKING_TABLE);

  g_assert_true (g_str_has_prefix (begin, "<!DOCTYPE html>\n"));
  g_assert_nonnull (strstr (begin, "<title>&lt;b&gt; &amp; &quot;c&quot;</title>"));
  g_assert_null (strstr (begin, "<b>"));
  g_assert_null (strstr (begin, "http"));
  g_assert_cmpstr (end, ==, "</body>\n</html>\n");
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (neither, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/attributions-write/json", test_json);
  g_test_add_func ("/attributions-write/brat", test_brat);
  g_test_add_func ("/attributions-write/table", test_table);
  g_test_add_func ("/attributions-write/narrow", test_narrow);
  g_test_add_func ("/attributions-write/html", test_html);
  g_test_add_func ("/attributions-write/crossing", test_crossing);
  g_test_add_func ("/attributions-write/odd", test_odd);
  g_test_add_func ("/attributions-write/deep", test_deep);
  g_test_add_func ("/attributions-write/page", test_page);
  return g_test_run ();
}
