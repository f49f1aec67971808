/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <linux/capability.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include <stance/stance-error.h>
#include <stance/stance-sink.h>
#include <stance/stance-source.h>

#include "stance-input-private.h"

static char *folder;

static char *
write_bytes (const char *name, const char *bytes, gsize length)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  return path;
}

static char *
gzip (const char *bytes, gsize length, gsize *size)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 6);
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_data (bytes, (gssize) length, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (memory, G_CONVERTER (compressor));
  GByteArray *all = stance_input_read_all (stream, G_MAXUINT, NULL);

  *size = all->len;
  return (char *) g_byte_array_free (all, FALSE);
}

/* What a source gives, one line each: "doc ID [TITLE] DATE: TEXT", "coded N DOCUMENT", "error ...", then "warning ...". The folder is taken out. */
static char *
read_paths (const char *const *paths)
{
  g_autoptr (StanceSource) source = stance_source_new_for_paths (paths);
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *prefix = g_strconcat (folder, "/", NULL);

  while (TRUE)
    {
      g_autoptr (StanceDocument) document = NULL;
      g_autoptr (GPtrArray) statements = NULL;
      g_autoptr (GError) error = NULL;

      if (!stance_source_next (source, &document, &statements, &error) && error == NULL)
        break;
      if (error != NULL)
        g_string_append_printf (all, "error %s\n", error->message);
      else if (document != NULL)
        g_string_append_printf (all, "doc %s [%s] %s: %s\n", stance_document_get_id (document), stance_document_get_title (document),
                                stance_document_get_date (document), stance_document_get_text (document));
      else
        g_string_append_printf (all, "coded %u %s\n", statements->len,
                                statements->len ? stance_statement_get_document (g_ptr_array_index (statements, 0)) : "-");
    }
  warnings = stance_source_take_warnings (source);
  for (guint i = 0; i < warnings->len; i++)
    g_string_append_printf (all, "warning %s\n", (char *) g_ptr_array_index (warnings, i));
  g_string_replace (all, prefix, "", 0);
  return g_strdup (all->str);
}

static char *
read_file (const char *name, const char *bytes, gsize length)
{
  g_autofree char *path = write_bytes (name, bytes, length);
  const char *paths[] = { path, NULL };

  return read_paths (paths);
}

static void
test_one_file (void)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    const char *expected;
  } cases[] = {
    { "2025-02-13-talks.txt", "Head\r\n\r\nBody\r\n", "doc 2025-02-13-talks [Head] 2025-02-13: Head\r\n\r\nBody\r\n\n" },
    { "a.v2.txt", "Head\nBody", "doc a.v2 [(null)] (null): Head\nBody\n" },
    { "2025-02-135.txt", "One line", "doc 2025-02-135 [(null)] (null): One line\n" },
    { "bracket.txt", "[Photo] of {this}", "doc bracket [(null)] (null): [Photo] of {this}\n" },
    { "bom.txt", "\xEF\xBB\xBFx", "doc bom [(null)] (null): x\n" },
    { "west.txt", "caf\xE9", "doc west [(null)] (null): café\nwarning west.txt: byte 3: invalid UTF-8 (0xe9), read as windows-1252; 1 such place\n" },
    { "empty.txt", "", "warning empty.txt: empty, expected an article\n" },
    { "blank.txt", " \n\n", "warning blank.txt: empty, expected an article\n" },
    { "page.html", "<html><h1>Head</h1><time datetime=2025-01-02></time><p>Body", "doc page [Head] 2025-01-02: Head\n\nBody\n\n" },
    { "2024-03-04.htm", "<html><p>Body", "doc 2024-03-04 [(null)] 2024-03-04: Body\n\n" },
    { "no.html", "<html><script>1</script>", "warning no.html: found a page without text, expected an article\n" },
    { "c.csv", "holder_party,issue,position\np,i,1\nq,i,2\n",
      "coded 1 c\nwarning c.csv:3:5: position: found \"2\", expected a number from -1 to 1\n" },
    { "other.csv", "a,b\n1,2\n", "doc other [(null)] (null): a,b\n1,2\n\n" },
    { "r.gold.json",
      "{\n\"statements\": [{\"holder_party\":\"p\",\"issue\":\"i\",\"position\":1}, {\"holder_party\":\"p\",\"issue\":\"i\",\"position\":\"x\"}]}",
      "coded 1 r.gold\nwarning r.gold.json#/statements/1/position: found text, expected a number\n" },
    { "one.json", "{\"text\":\"Body\",\"id\":5,\"title\":\"T\",\"date\":\"2025-05-06T00:00\",\"url\":null}", "doc 5 [T] 2025-05-06: Body\n" },
    { "array.json", "[{\"text\":\"A\",\"id\":\"x\"},{\"html\":\"<p>B\",\"id\":\"x\"},7,{}]",
      "doc x [(null)] (null): A\ndoc x#2 [(null)] (null): B\n\nwarning array.json#/2: found a number, expected an object\n"
      "warning array.json#/3: found neither \"text\", \"html\", \"statements\" nor \"issue\" and \"position\", expected an article or a statement\n" },
    { "bad.json", "{\"text\": \"A\",\n \"id\" }", "warning bad.json:2:5: Parse error: unexpected string constant \"id\", expected character `:'\n" },
    { "dates.json", "{\"text\":\"A\",\"date\":\"May\",\"title\":[]}",
      "doc dates [(null)] (null): A\nwarning dates.json#/title: found an array, expected text\n"
      "warning dates.json#/date: found \"May\", expected an ISO date (YYYY-MM-DD)\n" },
    { "l.jsonl", "{\"text\":\"A\"}\nnot json\n\n{\"text\":\"B\"}\n{\"issue\":\"i\",\"holder\":\"h\",\"position\":0}\n{\"text\":\"C\"}",
      "doc l [(null)] (null): A\ndoc l#2 [(null)] (null): B\ncoded 1 l\ndoc l#3 [(null)] (null): C\n"
      "warning l.jsonl:2:1: found 'n', expected JSON\n" },
    { "l.txt", "{\"text\":\"A\",\"id\":\"a\"}\r\n{\"text\":\"\xE9\\ud800\"}\r\n",
      "doc a [(null)] (null): A\ndoc l [(null)] (null): é\xEF\xBF\xBD\n"
      "warning l.txt:2: byte 9: invalid UTF-8 (0xe9), read as windows-1252; 1 such place\n" },
    { "broken.txt", "{\"text\":\"A\n{\"text\":\"B\"}\n", "doc broken [(null)] (null): B\nwarning broken.txt:1:9: found a string without end, expected '\"'\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = read_file (cases[i].name, cases[i].bytes, strlen (cases[i].bytes));

      g_assert_cmpstr (got, ==, cases[i].expected);
    }
}

static void
test_utf16_and_binary (void)
{
  g_autofree char *wide = read_file ("wide.txt", "\xFF\xFEh\0i\0", 6);
  g_autofree char *coded = read_file ("wide.csv", "\xFE\xFF\0h\0o\0l\0d\0e\0r\0;\0i\0s\0s\0u\0e\0;\0p\0o\0s\0i\0t\0i\0o\0n\0\n\0p\0;\0i\0;\0001", 56);
  g_autofree char *binary = read_file ("image.txt", "\x89PNG\0\0", 6);

  g_assert_cmpstr (wide, ==, "doc wide [(null)] (null): hi\n");
  g_assert_cmpstr (coded, ==, "coded 1 wide\n");
  g_assert_cmpstr (binary, ==, "warning image.txt: byte 4: found a NUL byte, expected text (is this a binary file?)\n");
}

static void
test_gzip (void)
{
  gsize first_size, second_size;
  g_autofree char *first = gzip ("{\"text\":\"A\"}\n{\"te", 17, &first_size);
  g_autofree char *second = gzip ("xt\":\"B\"}\n", 9, &second_size);
  g_autofree char *both = g_malloc (first_size + second_size + 4);
  g_autofree char *got = NULL, *cut = NULL;

  memcpy (both, first, first_size);
  memcpy (both + first_size, second, second_size);
  memset (both + first_size + second_size, 0, 4);
  got = read_file ("z.jsonl.gz", both, first_size + second_size + 4);
  g_assert_cmpstr (got, ==, "doc z [(null)] (null): A\ndoc z#2 [(null)] (null): B\n");
  cut = read_file ("cut.txt.gz", first, first_size - 6);
  g_assert_cmpstr (cut, ==, "error cut.txt.gz: gzip data ends early\n");
}

/* 100 MB of one letter are 100 kB compressed: refused without being kept. */
static void
test_bomb (void)
{
  gsize size, length = 100u << 20;
  g_autofree char *bytes = g_strnfill (length, 'a');
  g_autofree char *zipped = gzip (bytes, length, &size);
  g_autofree char *got = read_file ("bomb.txt.gz", zipped, size);

  g_assert_cmpstr (got, ==, "warning bomb.txt.gz: found a larger file, expected at most 67108864 bytes\n");
}

static void
test_long_line (void)
{
  gsize length = 100u << 20;
  g_autofree char *bytes = g_strnfill (length, 'a');
  g_autofree char *got = NULL;

  memcpy (bytes, "{\"text\":\"B\"}\n{\"text\":\"", 22);
  memcpy (bytes + length - 15, "\"}\n{\"text\":\"C\"}", 15);
  got = read_file ("long.jsonl", bytes, length);
  g_assert_true (g_str_has_prefix (got, "doc long [(null)] (null): B\ndoc long#2 [(null)] (null): C\nwarning long.jsonl:2: long: "));
  g_assert_true (g_str_has_suffix (got, " bytes of text, expected at most 67108864\n"));
}

static void
test_paths (void)
{
  g_autofree char *b = write_bytes ("dir/b.txt", "B", 1), *a = write_bytes ("dir/a.txt", "A", 1), *c = write_bytes ("dir/sub/a.txt", "C", 1);
  g_autofree char *hidden = write_bytes ("dir/.h.txt", "H", 1), *other = write_bytes ("dir/x.png", "P", 1), *none = write_bytes ("none/x.png", "P", 1);
  g_autofree char *dir = g_build_filename (folder, "dir", NULL), *empty = g_build_filename (folder, "none", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.txt", NULL), *circle = g_build_filename (folder, "dir", "circle", NULL);
  const char *paths[] = { missing, dir, empty, b, NULL }, *nothing[] = { NULL };
  g_autofree char *got = NULL, *got_nothing = read_paths (nothing);
  g_autoptr (GFile) link = g_file_new_for_path (circle);

  g_file_make_symbolic_link (link, dir, NULL, NULL);
  got = read_paths (paths);
  g_assert_cmpstr (got, ==,
                   "error missing.txt: No such file or directory\n"
                   "doc a [(null)] (null): A\ndoc b [(null)] (null): B\ndoc a#2 [(null)] (null): C\ndoc b#2 [(null)] (null): B\n"
                   "warning none: no article in this directory, expected files that end in .txt, .html, .json, .jsonl, .csv, .tsv or .xlsx\n");
  g_assert_cmpstr (got_nothing, ==, "");
}

/* Takes or gives back the right of root to read what its permissions forbid; others have none to take. */
static void
set_override (gboolean given)
{
  struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
  struct __user_cap_data_struct data[2] = { { 0 } };
  const guint32 rights = 1u << CAP_DAC_OVERRIDE | 1u << CAP_DAC_READ_SEARCH;

  g_assert_cmpint (syscall (SYS_capget, &header, data), ==, 0);
  data[0].effective = given ? data[0].effective | (data[0].permitted & rights) : data[0].effective & ~rights;
  g_assert_cmpint (syscall (SYS_capset, &header, data), ==, 0);
}

static void
test_locked (void)
{
  g_autofree char *a = write_bytes ("locked/a.txt", "A", 1), *b = write_bytes ("locked/b/b.txt", "B", 1), *c = write_bytes ("locked/c.txt", "C", 1);
  g_autofree char *d = write_bytes ("locked/d/d.txt", "D", 1), *e = write_bytes ("locked/e.txt", "E", 1);
  g_autofree char *all = g_build_filename (folder, "locked", NULL), *b_dir = g_path_get_dirname (b), *d_dir = g_path_get_dirname (d);
  const char *paths[] = { all, b_dir, NULL };
  g_autofree char *got = NULL;

  g_chmod (b_dir, 0);
  g_chmod (c, 0);
  g_chmod (d_dir, 0);
  set_override (FALSE);
  got = read_paths (paths);
  set_override (TRUE);
  g_chmod (b_dir, 0700);
  g_chmod (d_dir, 0700);
  g_test_message ("%s", got);
  g_assert_nonnull (strstr (got, "error locked/b: "));
  g_assert_nonnull (strstr (got, "error locked/d: "));
  g_assert_nonnull (strstr (got, "doc a [(null)] (null): A\nerror locked/c.txt: Permission denied\ndoc e [(null)] (null): E\nerror locked/b: "));
  g_assert_null (strstr (got, "warning"));
}

static void
test_more_paths (void)
{
  g_autofree char *a = write_bytes ("more/a.txt", "A", 1), *other = write_bytes ("more/sub/a.txt", "B", 1);
  const char *first[] = { a, NULL }, *second[] = { other, a, NULL };
  g_autoptr (StanceSource) before = stance_source_new_for_paths (first);
  g_autoptr (StanceSource) after = stance_source_new_for_more_paths (before, second);
  static const char *const ids[] = { "a", "a#2", "a#3" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (StanceDocument) document = NULL;
      g_autoptr (GPtrArray) statements = NULL;

      g_assert_true (stance_source_next (i ? after : before, &document, &statements, NULL));
      g_assert_cmpstr (stance_document_get_id (document), ==, ids[i]);
    }
}

static void
test_missing_domain (void)
{
  const char *paths[] = { "/nonexistent/x", NULL };
  g_autoptr (StanceSource) source = stance_source_new_for_paths (paths);
  g_autoptr (GError) error = NULL;
  StanceDocument *document;
  GPtrArray *statements;

  g_assert_false (stance_source_next (source, &document, &statements, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_false (stance_source_next (source, &document, &statements, NULL));
}

static void
test_many_faults (void)
{
  g_autoptr (GString) bytes = g_string_new ("{\"text\":\"A\"}\n");
  g_autofree char *got = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (bytes, "x\n");
  got = read_file ("faults.jsonl", bytes->str, bytes->len);
  lines = g_strsplit (got, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 100 + 1 + 1);
  g_assert_cmpstr (lines[101], ==, "warning faults.jsonl: 4900 more such faults");
}

/* Rows that cannot be read count as lost; a row without a position says nothing and is not. */
static void
test_n_lost (void)
{
  static const char csv[] = "holder,issue,position\nh,i,0.5\nh,i,high\nh,i,\nh,i\n";
  g_autofree char *path = write_bytes ("lost.csv", csv, sizeof csv - 1);
  const char *paths[] = { path, NULL };
  g_autoptr (StanceSource) source = stance_source_new_for_paths (paths);
  GPtrArray *statements = NULL;
  StanceDocument *document = NULL;

  g_assert_cmpuint (stance_source_get_n_lost (source), ==, 0);
  g_assert_true (stance_source_next (source, &document, &statements, NULL));
  g_assert_cmpuint (statements->len, ==, 1);
  g_ptr_array_unref (statements);
  g_assert_false (stance_source_next (source, &document, &statements, NULL));
  g_assert_cmpuint (stance_source_get_n_lost (source), ==, 2);
}

static void
test_batches (void)
{
  g_autoptr (GString) lines = g_string_new (NULL), csv = g_string_new ("holder,issue,position\n");
  g_autofree char *got_lines = NULL, *got_csv = NULL;

  for (guint i = 0; i < 1500; i++)
    {
      g_string_append (lines, "{\"holder\":\"h\",\"issue\":\"i\",\"position\":0}\n");
      g_string_append (csv, "h,i,0\n");
    }
  g_string_append (lines, "{\"text\":\"A\"}\n");
  got_lines = read_file ("batch.jsonl", lines->str, lines->len);
  got_csv = read_file ("batch.csv", csv->str, csv->len);
  g_assert_cmpstr (got_lines, ==, "coded 1024 batch\ncoded 476 batch\ndoc batch [(null)] (null): A\n");
  g_assert_cmpstr (got_csv, ==, "coded 1024 batch\ncoded 476 batch\n");
}

/* A stream that gives one byte at a time. */
#define TEST_TYPE_DRIP (test_drip_get_type ())
G_DECLARE_FINAL_TYPE (TestDrip, test_drip, TEST, DRIP, GFilterInputStream)
struct _TestDrip
{
  GFilterInputStream parent_instance;
};
G_DEFINE_FINAL_TYPE (TestDrip, test_drip, G_TYPE_FILTER_INPUT_STREAM)

static gssize
test_drip_read (GInputStream *stream, void *buffer, gsize size, GCancellable *cancellable, GError **error)
{
  return g_input_stream_read (g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (stream)), buffer, MIN (size, 1), cancellable, error);
}

static void
test_drip_class_init (TestDripClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = test_drip_read;
}

static void
test_drip_init (TestDrip *self)
{
}

static void
test_drips (void)
{
  gsize size, length;
  g_autofree char *zipped = gzip ("\xEF\xBB\xBF" "ab\ncd\r\n\ne", 12, &size);
  g_autoptr (GInputStream) memory = g_memory_input_stream_new_from_data (zipped, (gssize) size, NULL);
  g_autoptr (GInputStream) drip = g_object_new (TEST_TYPE_DRIP, "base-stream", memory, NULL);
  g_autoptr (GBufferedInputStream) stream = stance_input_buffer (drip, NULL);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GString) all = g_string_new (NULL);
  gboolean too_long;
  const char *head = stance_input_head (stream, &length, NULL);

  g_assert_cmpmem (head, length, "ab\ncd\r\n\ne", 9);
  while (stance_input_read_line (stream, 2, line, &too_long, NULL))
    g_string_append_printf (all, "%s%s|", too_long ? "..." : "", line->str);
  g_assert_cmpstr (all->str, ==, "ab|...||e|");
}

static void
test_collector (void)
{
  g_autoptr (StanceSink) sink = stance_collector_new ();
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);

  g_ptr_array_add (statements, stance_statement_new ("d", "p", "i", 1, NULL));
  g_assert_true (stance_sink_take (sink, NULL, statements, NULL));
  g_assert_true (stance_sink_take (sink, NULL, statements, NULL));
  g_assert_cmpuint (stance_collector_get_statements (sink)->len, ==, 2);
  g_assert_true (g_ptr_array_index (stance_collector_get_statements (sink), 1) == g_ptr_array_index (statements, 0));
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) directory = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      remove_all (inner);
    }
  g_remove (path);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("stance-source-XXXXXX", NULL);
  g_test_add_func ("/source/one-file", test_one_file);
  g_test_add_func ("/source/utf16-and-binary", test_utf16_and_binary);
  g_test_add_func ("/source/gzip", test_gzip);
  g_test_add_func ("/source/bomb", test_bomb);
  g_test_add_func ("/source/long-line", test_long_line);
  g_test_add_func ("/source/paths", test_paths);
  g_test_add_func ("/source/locked", test_locked);
  g_test_add_func ("/source/more-paths", test_more_paths);
  g_test_add_func ("/source/missing-domain", test_missing_domain);
  g_test_add_func ("/source/many-faults", test_many_faults);
  g_test_add_func ("/source/n-lost", test_n_lost);
  g_test_add_func ("/source/batches", test_batches);
  g_test_add_func ("/source/drips", test_drips);
  g_test_add_func ("/sink/collector", test_collector);
  result = g_test_run ();
  remove_all (folder);
  g_free (folder);
  return result;
}
