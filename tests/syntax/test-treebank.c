/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CoNLL-U: what is read, what is refused, and that a parse written is the parse read. */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-parse-private.h"

#define W(id, form, head) id "\t" form "\tlemma\tNOUN\tNN\t_\t" head "\tdep\t_\t_\n"

static char *
read_tiny (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "syntax", "tiny.conllu", NULL);
  char *contents;

  g_assert_true (g_file_get_contents (path, &contents, NULL, NULL));
  return contents;
}

static void
test_tiny (void)
{
  g_autoptr (StanceTreebank) bank = stance_treebank_new ();
  g_autofree char *contents = read_tiny ();
  g_autoptr (GError) error = NULL;
  const StanceTreeWord *words;

  g_assert_true (stance_treebank_parse (bank, contents, "tiny.conllu", &error));
  g_assert_no_error (error);
  g_assert_cmpuint (bank->trees->len, ==, 12);
  g_assert_true (stance_treebank_tree (bank, 0)->opens_paragraph);
  g_assert_false (stance_treebank_tree (bank, 1)->opens_paragraph);
  words = stance_treebank_words (bank, 1);
  g_assert_cmpstr (words[1].joined, ==, "doesn't");
  g_assert_cmpuint (words[1].n_joined, ==, 2);
  g_assert_false (words[1].space_after);
  g_assert_true (words[2].space_after);
  g_assert_cmpstr (words[2].lemma, ==, "not");
  g_assert_cmpuint (words[2].head, ==, 4);
  g_assert_cmpstr (stance_symbols_name (bank->tags, words[2].tag), ==, "PART RB");
  g_assert_cmpstr (stance_symbols_name (bank->relations, words[2].relation), ==, "advmod");
}

static void
test_bad_lines (void)
{
  static const struct { const char *contents; const char *message; } cases[] = {
    { "1\tonly\tthree\n", "f:1: 3 columns, expected ten columns parted by tabs" },
    { W ("2", "a", "0"), "f:1: 2, expected the next word's number" },
    { W ("1", "a", "0") W ("1", "b", "1"), "f:2: 1, expected the next word's number" },
    { W ("x", "a", "0"), "f:1: x, expected a number" },
    { W ("1", "a", "-1"), "f:1: -1, expected a number" },
    { W ("1", "a", "99999999999"), "f:1: 99999999999, expected a number" },
    { W ("1", "a", "2") "\n", "f:2: a head outside its sentence, expected a word of the sentence above this line, or 0" },
    { W ("1", "", "0"), "f:1: an empty form, expected a word" },
    { W ("2-3", "ab", "_"), "f:1: a range of other words, expected one that begins with the next word" },
    { W ("1-0", "ab", "_"), "f:1: a range of other words, expected one that begins with the next word" },
    { W ("1-400", "ab", "_"), "f:1: a range of other words, expected one that begins with the next word" },
    { W ("1-", "ab", "_"), "f:1: , expected a number" },
    { W ("1-2", "", "_"), "f:1: an empty form, expected a token" },
    { "# caf\xe9\n", "f:0: bytes that are not UTF-8, expected UTF-8" },
    { "# a comment\n\n# another", "f:3: no sentence, expected CoNLL-U: lines of ten columns" },
    { "# all on one line\r1\ta\ta\tX\tX\t_\t0\troot\t_\t_", "f:1: no sentence, expected CoNLL-U: lines of ten columns" },
    { W ("1-2", "ab", "_") W ("1", "a", "0") "\n", "f:3: a range that goes on behind its sentence, expected one of words of the sentence above this line" },
    { W ("1", "a", "0") W ("2", "b", "0") W ("3", "c", "1") "\n", "f:4: several roots, expected one root in the sentence above this line" },
    { W ("1", "a", "2") W ("2", "b", "1") "\n", "f:3: no root, expected one root in the sentence above this line" },
    { W ("1", "a", "0") W ("2", "b", "3") W ("3", "c", "2") "\n", "f:4: heads that go in a circle, expected a tree in the sentence above this line" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StanceTreebank) bank = stance_treebank_new ();
      g_autoptr (GError) error = NULL;

      g_assert_false (stance_treebank_parse (bank, cases[i].contents, "f", &error));
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* Line ends, blank lines, comments, empty nodes, a last sentence without a blank line. */
static void
test_odd_lines (void)
{
  static const struct { const char *contents; guint n_trees; guint n_words; } cases[] = {
    { "", 0, 0 },
    { "\n\n\n", 0, 0 },
    { W ("1", "a", "0"), 1, 1 },
    { W ("1", "a", "0") W ("1.1", "b", "_") W ("2", "c", "1"), 1, 2 },
    { "1\ta\ta\tX\tX\t_\t0\troot\t_\t_\r\n\r\n1\ta\ta\tX\tX\t_\t_\t_\t_\t_\r\n", 2, 2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StanceTreebank) bank = stance_treebank_new ();
      g_autoptr (GError) error = NULL;

      g_assert_true (stance_treebank_parse (bank, cases[i].contents, "f", &error));
      g_assert_no_error (error);
      g_assert_cmpuint (bank->trees->len, ==, cases[i].n_trees);
      g_assert_cmpuint (bank->words->len, ==, cases[i].n_words);
    }
}

/* The lines that are no comments. */
static char *
without_comments (const char *conllu)
{
  GString *text = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (conllu, "\n", -1);

  for (char **line = lines; *line; line++)
    if ((*line)[0] != '#')
      g_string_append_printf (text, "%s\n", *line);
  return g_string_free (text, FALSE);
}

static void
test_round_trip (void)
{
  g_autofree char *contents = read_tiny ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceParse) parse = stance_parse_new_from_conllu ("tiny", contents, &error);
  g_autofree char *written = stance_parse_to_conllu (parse);
  g_autofree char *found = without_comments (written), *expected = without_comments (contents);
  guint start, end;
  StanceSpan span;

  g_assert_no_error (error);
  g_assert_cmpstr (found, ==, expected);
  g_assert_true (g_str_has_prefix (stance_parse_get_text (parse), "The minister said that the talks failed. She doesn't want a war. They"));
  g_assert_cmpuint (stance_parse_get_first_word (parse, 1), ==, 8);
  g_assert_cmpstr (stance_parse_get_form (parse, 10), ==, "n't");
  g_assert_true (stance_parse_is_joined (parse, 10));
  g_assert_cmpint (stance_parse_get_head (parse, 10), ==, 11);
  g_assert_cmpint (stance_parse_get_head (parse, 11), ==, -1);
  g_assert_cmpuint (stance_parse_get_sentence (parse, 11), ==, 1);
  stance_parse_get_bytes (parse, 10, &start, &end);
  stance_parse_get_span (parse, 10, &span);
  g_assert_cmpuint (start, ==, span.start);
  g_assert_cmpint (strncmp (stance_parse_get_text (parse) + start, "n't", end - start), ==, 0);
}

/* A contraction that its words do not spell, letters of several bytes, marks that would break columns. */
static void
test_spans (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceParse) parse = stance_parse_new_from_conllu ("d\u00e9j\u00e0\n", W ("1", "d\u00e9j\u00e0", "0") W ("2-3", "du", "_") W ("2", "de", "1")
                                                                W ("3", "le", "1") W ("4", "vu\u2028", "1"), &error);
  static const StanceSpan expected[] = { { 0, 4 }, { 5, 7 }, { 5, 7 }, { 8, 11 } };
  g_autofree char *written = NULL;

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      StanceSpan span;

      stance_parse_get_span (parse, i, &span);
      g_assert_cmpuint (span.start, ==, expected[i].start);
      g_assert_cmpuint (span.end, ==, expected[i].end);
    }
  written = stance_parse_to_conllu (parse);
  g_assert_true (g_str_has_prefix (written, "# newdoc id = d\u00e9j\u00e0\n# newpar\n# sent_id = d\u00e9j\u00e0-1\n# text = d\u00e9j\u00e0 du vu\n1\td\u00e9j\u00e0\t"));
  g_assert_nonnull (strstr (written, "\n2-3\tdu\t_"));
  g_assert_nonnull (strstr (written, "\n4\tvu\tlemma"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/treebank/tiny", test_tiny);
  g_test_add_func ("/treebank/bad-lines", test_bad_lines);
  g_test_add_func ("/treebank/odd-lines", test_odd_lines);
  g_test_add_func ("/treebank/round-trip", test_round_trip);
  g_test_add_func ("/treebank/spans", test_spans);
  return g_test_run ();
}
