/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Annotated articles in JSON lines: what is read, and what is refused with which words. */
#include <glib/gstdio.h>
#include <string.h>

#include <stance/stance-error.h>

#include "stance-annotated-private.h"

#define MARK "\xEF\xBB\xBF"

static char *path;

/* Reads bytes as a file; "" when all is well, else the message behind the path. */
static char *
read_bytes (const char *bytes, gsize length, GPtrArray *articles)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  if (stance_annotated_read (path, articles, &error))
    return g_strdup ("");
  g_assert_cmpint (error->domain, ==, STANCE_ERROR);
  g_assert_true (g_str_has_prefix (error->message, path));
  return g_strdup (error->message + strlen (path));
}

static GPtrArray *
new_articles (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) stance_annotated_free);
}

#define ARTICLE(id, attributions) "{\"doc\":\"" id "\",\"text\":\"ab cd\",\"attributions\":" attributions "}"

static void
test_good (void)
{
  static const struct { const char *bytes; guint n_articles; guint n_annotations; } cases[] = {
    { "", 0, 0 },
    { "\n \n\r\n", 0, 0 },
    { MARK, 0, 0 },
    { ARTICLE ("a", "[]"), 1, 0 },
    { MARK ARTICLE ("a", "[]") "\r\n\r\n" ARTICLE ("b", "[{}]") "\r\n", 2, 1 },
    { ARTICLE ("a", "[{\"source\":null,\"cue\":[],\"content\":[[0,5]]}]"), 1, 1 },
    { ARTICLE ("a", "[{\"source\":[[0,2],[3,5]],\"cue\":[[4,5]],\"content\":[[0,1]],\"kind\":\"direct\"}, {}]"), 1, 2 },
    { "{\"discard\":[1],\"attributions\":[],\"text\":\"\",\"doc\":\"\"}", 1, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) articles = new_articles ();
      g_autofree char *fault = read_bytes (cases[i].bytes, strlen (cases[i].bytes), articles);
      guint n = 0;

      g_assert_cmpstr (fault, ==, "");
      for (guint k = 0; k < articles->len; k++)
        n += ((StanceAnnotated *) g_ptr_array_index (articles, k))->annotations->len;
      g_assert_cmpuint (articles->len, ==, cases[i].n_articles);
      g_assert_cmpuint (n, ==, cases[i].n_annotations);
    }
}

static void
test_bad (void)
{
  static const char *const cases[][2] = {
    { "{", ":1:" },
    { "[]", ":1: line: expected a JSON object" },
    { "7", ":1: line: expected a JSON object" },
    { "\n\nno", ":3:" },
    { "{} {}", ":1:" },
    { "{}", ":1: doc: expected a string" },
    { "{\"doc\":1,\"text\":\"\",\"attributions\":[]}", ":1: doc: expected a string" },
    { "{\"doc\":\"a\",\"text\":null,\"attributions\":[]}", ":1: text: expected a string" },
    { "{\"doc\":\"a\",\"text\":\"\"}", ":1: attributions: expected a list" },
    { ARTICLE ("a", "{}"), ":1: attributions: expected a list" },
    { ARTICLE ("a", "[1]"), ":1: attributions: expected objects with source, cue and content" },
    { ARTICLE ("a", "[{\"cue\":3}]"), ":1: cue: expected a list of [start, end], or null" },
    { ARTICLE ("a", "[{\"cue\":[3]}]"), ":1: cue: expected [start, end] in code points" },
    { ARTICLE ("a", "[{\"cue\":[[1,2,3]]}]"), ":1: cue: expected [start, end] in code points" },
    { ARTICLE ("a", "[{\"cue\":[[1.5,2]]}]"), ":1: cue: expected [start, end] in code points" },
    { ARTICLE ("a", "[{\"source\":[[-1,2]]}]"), ":1: source: found [-1, 2], expected 0 <= start < end <= 5, the length of the text" },
    { ARTICLE ("a", "[{\"cue\":[[5,5]]}]"), ":1: cue: found [5, 5], expected 0 <= start < end <= 5, the length of the text" },
    { ARTICLE ("a", "[{\"source\":[[3,2]]}]"), ":1: source: found [3, 2], expected 0 <= start < end <= 5, the length of the text" },
    { ARTICLE ("a", "[]") "\n" ARTICLE ("b", "[{\"content\":[[0,6]]}]"), ":2: content: found [0, 6], expected 0 <= start < end <= 5, the length of the text" },
    { ARTICLE ("a", "[{\"content\":[[0,99999999999999999999]]}]"), ":1:" },
    { ARTICLE ("a", "[]") "\n\n" ARTICLE ("a", "[]"), ":3: doc: found 'a' twice, expected an id for each article" },
    { "{\"doc\":\"a\",\"text\":\"\\ud800\",\"attributions\":[]}", ":1:" },
    { "{\"doc\":\"a\",\"text\":\"\\u0000\",\"attributions\":[]}", ":1:" },
    { ARTICLE ("a", "[]") "\n\xff", ":2: line: expected UTF-8 without NUL" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) articles = new_articles ();
      g_autofree char *fault = read_bytes (cases[i][0], strlen (cases[i][0]), articles);

      g_test_message ("case %u: %s", i, fault);
      if (g_str_has_suffix (cases[i][1], ":"))
        g_assert_true (g_str_has_prefix (fault, cases[i][1]));
      else
        g_assert_cmpstr (fault, ==, cases[i][1]);
    }
}

static void
test_offsets (void)
{
  static const char line[] = "{\"doc\":\"a\",\"text\":\"\\u00e9\xe2\x82\xac\\ud83d\\ude00 x\",\"attributions\":[{\"cue\":[[1,3],[4,5]]}]}";
  g_autoptr (GPtrArray) articles = new_articles ();
  g_autofree char *fault = read_bytes (line, strlen (line), articles);
  const StanceAnnotated *article = g_ptr_array_index (articles, 0);
  const StanceAnnotation *annotation = g_ptr_array_index (article->annotations, 0);
  const StanceByteRange *ranges = (const StanceByteRange *) (gconstpointer) annotation->cue->data;

  g_assert_cmpstr (fault, ==, "");
  g_assert_cmpuint (annotation->cue->len, ==, 2);
  g_assert_cmpuint (ranges[0].start, ==, 2);
  g_assert_cmpuint (ranges[0].end, ==, 9);
  g_assert_cmpuint (ranges[1].start, ==, 10);
  g_assert_cmpuint (ranges[1].end, ==, 11);
}

/* Ids are told apart from those of files read before. */
static void
test_several_files (void)
{
  static const char line[] = ARTICLE ("a", "[]");
  g_autoptr (GPtrArray) articles = new_articles ();
  g_autofree char *first = read_bytes (line, strlen (line), articles), *second = read_bytes (line, strlen (line), articles);

  g_assert_cmpstr (first, ==, "");
  g_assert_cmpstr (second, ==, ":1: doc: found 'a' twice, expected an id for each article");
}

static void
test_large (void)
{
  g_autoptr (GString) deep = g_string_new ("{\"doc\":\"a\",\"text\":\"\",\"attributions\":"), line = g_string_new ("{\"doc\":\"a\",\"text\":\"");
  g_autoptr (GPtrArray) articles = new_articles ();
  g_autofree char *fault = NULL, *nothing = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (deep, '[');
  fault = read_bytes (deep->str, deep->len, articles);
  g_assert_true (g_str_has_prefix (fault, ":1:"));
  while (line->len < 1 << 20)
    g_string_append (line, "\xe2\x80\x9d ");
  g_string_append (line, "\",\"attributions\":[");
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (line, "%s{\"cue\":[[%u,%u]]}", i ? "," : "", i, i + 1);
  g_string_append (line, "]}");
  nothing = read_bytes (line->str, line->len, articles);
  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpuint (articles->len, ==, 1);
}

static void
test_missing (void)
{
  g_autoptr (GPtrArray) articles = new_articles ();
  g_autoptr (GError) error = NULL;

  g_assert_false (stance_annotated_read ("nowhere.jsonl", articles, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_cmpstr (error->message, ==, "nowhere.jsonl: No such file or directory");
}

int
main (int argc, char *argv[])
{
  int status;
  g_autoptr (GError) error = NULL;
  int fd;

  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  fd = g_file_open_tmp ("stance-annotated-XXXXXX", &path, &error);
  g_assert_no_error (error);
  g_close (fd, NULL);
  g_test_add_func ("/annotated/good", test_good);
  g_test_add_func ("/annotated/bad", test_bad);
  g_test_add_func ("/annotated/offsets", test_offsets);
  g_test_add_func ("/annotated/several-files", test_several_files);
  g_test_add_func ("/annotated/large", test_large);
  g_test_add_func ("/annotated/missing", test_missing);
  status = g_test_run ();
  g_unlink (path);
  g_free (path);
  return status;
}
