/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A language's files: what they say, what is wrong with them, and what the lexicon finds in a text. */
#include <glib/gstdio.h>

#include <stance/stance-error.h>

#include "language-fixture.h"
#include "stance-lexicon-private.h"

static const char *const names[] = { "inflections.tsv", "suffixes.tsv", "splits.tsv", "tokens.tsv", "words.tsv", "lexicon.tsv" };

/* A small language that has all there is. */
static const char *const contents[] = {
  "# irregular\n\ngo\twent gone\nsay\tsays said saying\nbe\tis are was\n",
  "y\t1\ties ied\nop\t0\tped =ing\n-\t0\ts ed ing\n",
  "can\tnot\nit\ts\ta the\n-\tn't\n-\t's\n",
  "# kinds\nprefix\tnon anti\nunit\tpm\nsymbol\t:) ;D\n",
  "say\t=say =go\ndeterminer\tthe a\nbe\t=be\nsay\tspoke\n",
  "say\tclause\t1\t=say; spoke out\nwant\tobject\t1\t=want\nwant\tnoun\t0.5\tplea for\nnegation\tverb\t-1\tnot; n't\n"
  "none\t-\t0\twant of; not only\nreject\tobject\t-1\tnot want\n",
};

static char *
write_language (const char *file, const char *content)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("stance-language-XXXXXX", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      const char *text = g_strcmp0 (file, names[i]) == 0 ? content : contents[i];

      if (text)
        g_assert_true (g_file_set_contents (path, text, -1, NULL));
    }
  return folder;
}

static void
remove_language (const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

static StanceLanguage *
small_language (void)
{
  g_autofree char *folder = write_language (NULL, NULL);
  g_autoptr (GError) error = NULL;
  StanceLanguage *language = stance_language_load (folder, &error);

  g_assert_no_error (error);
  remove_language (folder);
  return language;
}

static void
test_faults (void)
{
  static const struct
  {
    const char *file;
    const char *content;
    const char *message; /* behind the folder */
  } cases[] = {
    { "words.tsv", "say\t=say\nspeek\tx\n", "words.tsv:2: found \"speek\", expected a class of words" },
    { "words.tsv", "# a\n\n\nsay\n", "words.tsv:4: found \"end of line\", expected words after the class" },
    { "words.tsv", "say\t\xff\n", "words.tsv: found invalid UTF-8, expected UTF-8" },
    { "inflections.tsv", "go\twent\nbe\n", "inflections.tsv:2: found \"end of line\", expected forms after the lemma" },
    { "suffixes.tsv", "y\t1\n", "suffixes.tsv:1: found \"y\", expected ending, strip and additions" },
    { "suffixes.tsv", "y\n", "suffixes.tsv:1: found \"y\", expected ending, strip and additions" },
    { "splits.tsv", "can\n", "splits.tsv:1: found \"can\", expected two parts" },
    { "tokens.tsv", "prefix\tnon\naffix\tx\n", "tokens.tsv:2: found \"affix\", expected a kind of token" },
    { "tokens.tsv", "prefix\n", "tokens.tsv:1: found \"end of line\", expected words after the kind" },
    { "lexicon.tsv", "say\tclause\t1\n", "lexicon.tsv:1: found \"say\", expected class, frame, strength and patterns parted by tabs" },
    { "lexicon.tsv", "say\n", "lexicon.tsv:1: found \"say\", expected class, frame, strength and patterns parted by tabs" },
    { "lexicon.tsv", "shout\tclause\t1\tx\n", "lexicon.tsv:1: found class \"shout\", expected one of say, think, ask, according, want, "
      "reject, doubt, modal, predicate, effect, negation, hedge, boost, condition, accuse, factive, answer, compare, document, time, none, harm" },
    { "lexicon.tsv", "say\tnowhere\t1\tx\n", "lexicon.tsv:1: found frame \"nowhere\", expected one of -, clause, after, object, "
      "adjective, noun, verb, subject" },
    { "lexicon.tsv", "say\tclause\t1,5\tx\n", "lexicon.tsv:1: found strength \"1,5\", expected a number from -1 to 1" },
    { "lexicon.tsv", "say\tclause\t\tx\n", "lexicon.tsv:1: found strength \"\", expected a number from -1 to 1" },
    { "lexicon.tsv", "say\tclause\t1.5\tx\n", "lexicon.tsv:1: found strength \"1.5\", expected a number from -1 to 1" },
    { "lexicon.tsv", "say\tclause\tnan\tx\n", "lexicon.tsv:1: found strength \"nan\", expected a number from -1 to 1" },
    { "lexicon.tsv", "say\tclause\t1\tx; [y\n", "lexicon.tsv:1: found \"[y\", expected ] after [" },
    { "lexicon.tsv", "# x\nsay\tclause\t1\t{us}\n", "lexicon.tsv:2: found \"{us}\", expected the id of a party, a kind of party or {party}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *folder = write_language (cases[i].file, cases[i].content);
      g_autofree char *expected = g_strconcat (folder, "/", cases[i].message, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (StanceLanguage) language = stance_language_load (folder, &error);

      g_test_message ("%s", cases[i].message);
      g_assert_null (language);
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
      g_assert_cmpstr (error->message, ==, expected);
      remove_language (folder);
    }
}

static void
test_missing (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *folder = write_language (names[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (StanceLanguage) language = stance_language_load (folder, &error);

      g_assert_null (language);
      g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
      g_assert_nonnull (strstr (error->message, names[i]));
      remove_language (folder);
    }
}

/* Empty files are a language without words: every text is still read. */
static void
test_empty (void)
{
  g_autofree char *folder = g_dir_make_tmp ("stance-language-XXXXXX", NULL);
  g_autoptr (StanceLanguage) language = NULL;
  g_autoptr (StanceText) text = NULL;
  g_autoptr (GArray) operators = g_array_new (FALSE, FALSE, sizeof (StanceOperator));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_true (g_file_set_contents (path, i % 2 ? "" : "# nothing\r\n\r\n", -1, NULL));
    }
  language = stance_language_load (folder, NULL);
  g_assert_nonnull (language);
  remove_language (folder);
  text = stance_text_new ("They can't say. They left.", 26, language);
  fixture_check (text);
  g_assert_cmpuint (text->sentences->len, ==, 2);
  stance_lexicon_match (stance_language_get_lexicon (language), text, operators);
  g_assert_cmpuint (operators->len, ==, 0);
}

static void
test_inflect (void)
{
  static const struct
  {
    const char *lemma;
    const char *forms;
  } cases[] = {
    { "go", "go went gone" },           { "carry", "carry carries carried" }, { "stop", "stop stopped stopping" },
    { "want", "want wants wanted wanting" }, { "be", "be is are was" },        { "y", "y ys yed ying" },
  };
  g_autoptr (StanceLanguage) language = small_language ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) forms = stance_language_inflect (language, cases[i].lemma);
      g_autofree char *found = NULL;

      g_ptr_array_add (forms, NULL);
      found = g_strjoinv (" ", (char **) forms->pdata);
      g_assert_cmpstr (found, ==, cases[i].forms);
    }
}

/* The shipped rules give the usual forms. */
static void
test_english_forms (void)
{
  static const char *const cases[][2] = {
    { "join", "joined" },   { "deny", "denies" },     { "deny", "denied" },      { "stop", "stopping" }, { "agree", "agreed" },
    { "make", "making" },   { "make", "made" },       { "push", "pushes" },      { "say", "said" },      { "withdraw", "withdrew" },
    { "end", "ending" },    { "emphasise", "emphasized" }, { "country", "countries" }, { "lie", "lying" }, { "be", "were" },
    { "think", "thought" }, { "admit", "admitted" },  { "give", "given" },       { "reject", "rejects" }, { "do", "does" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) forms = stance_language_inflect (fixture_language (), cases[i][0]);

      g_test_message ("%s: %s", cases[i][0], cases[i][1]);
      g_assert_true (g_ptr_array_find_with_equal_func (forms, cases[i][1], g_str_equal, NULL));
    }
}

/* Two forms of one word have a lemma in common; forms of two words have none. */
static void
test_english_lemmas (void)
{
  static const struct
  {
    const char *first;
    const char *second;
    gboolean same;
  } cases[] = {
    { "rejected", "rejects", TRUE },  { "removing", "removed", TRUE }, { "countries", "country", TRUE },   { "stopping", "stops", TRUE },
    { "gave", "given", TRUE },        { "give", "gave", TRUE },        { "emphasized", "emphasise", TRUE }, { "lying", "lies", TRUE },
    { "giving", "given", TRUE },      { "end", "ended", TRUE },        { "treaty", "treat", FALSE },        { "was", "wash", FALSE },
    { "planned", "planet", FALSE },   { "red", "reds", TRUE },         { "", "ed", FALSE },                 { "ed", "ing", FALSE },
    { "\xd0\xb4\xd0\xb0", "\xd0\xb4", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) first = stance_language_list_lemmas (fixture_language (), cases[i].first);
      g_autoptr (GPtrArray) second = stance_language_list_lemmas (fixture_language (), cases[i].second);
      gboolean same = FALSE;

      g_ptr_array_add (first, g_strdup (cases[i].first));
      g_ptr_array_add (second, g_strdup (cases[i].second));
      for (guint k = 0; k < first->len; k++)
        same |= g_ptr_array_find_with_equal_func (second, g_ptr_array_index (first, k), g_str_equal, NULL);
      g_test_message ("%s, %s", cases[i].first, cases[i].second);
      g_assert_cmpint (same, ==, cases[i].same);
    }
}

static void
test_classes (void)
{
  static const struct
  {
    const char *word;
    guint32 classes;
  } cases[] = {
    { "say", STANCE_WORD_SAY }, { "went", STANCE_WORD_SAY }, { "spoke", STANCE_WORD_SAY },
    { "the", STANCE_WORD_DETERMINER }, { "was", STANCE_WORD_BE }, { "cannot", STANCE_WORD_SPLIT }, { "plea", 0 }, { "nowhere", 0 },
  };
  g_autoptr (StanceLanguage) language = small_language ();
  const StanceVocabulary *vocabulary = stance_language_get_vocabulary (language);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint32 word = stance_vocabulary_find (vocabulary, cases[i].word, strlen (cases[i].word));

      g_test_message ("%s", cases[i].word);
      g_assert_cmphex (stance_language_classes (language, word), ==, cases[i].classes);
    }
  g_assert_cmphex (stance_language_classes (language, 0), ==, 0);
  g_assert_cmphex (stance_language_classes (language, G_MAXUINT32), ==, 0);
}

static void
test_splits (void)
{
  g_autoptr (StanceLanguage) language = small_language ();
  g_autofree char *longest = g_strnfill (100, 'a');

  g_assert_cmpuint (stance_language_split (language, "cannot", 6, "", 0), ==, 3);
  g_assert_cmpuint (stance_language_split (language, "cannon", 6, "", 0), ==, 0);
  g_assert_cmpuint (stance_language_split (language, longest, 100, "", 0), ==, 0);
  g_assert_cmpuint (stance_language_split (language, "its", 3, "The", 3), ==, 2);
  g_assert_cmpuint (stance_language_split (language, "its", 3, "then", 4), ==, 0);
  g_assert_cmpuint (stance_language_split (language, "its", 3, "", 0), ==, 0);
  g_assert_cmpuint (stance_language_clitic (language, "don't", 5), ==, 3);
  g_assert_cmpuint (stance_language_clitic (language, "oslo's", 6), ==, 2);
  g_assert_cmpuint (stance_language_clitic (language, "n't", 3), ==, 0);
  g_assert_cmpuint (stance_language_clitic (language, "oslo", 4), ==, 0);
}

static void
test_token_lists (void)
{
  g_autoptr (StanceLanguage) language = small_language ();
  g_autofree char *longest = g_strnfill (100, 'a');

  g_assert_true (stance_language_lists (language, STANCE_TOKENS_PREFIX, "Anti-", 4));
  g_assert_false (stance_language_lists (language, STANCE_TOKENS_PREFIX, "anti-", 5));
  g_assert_false (stance_language_lists (language, STANCE_TOKENS_UNIT, "anti", 4));
  g_assert_true (stance_language_lists (language, STANCE_TOKENS_SYMBOL, ";d", 2));
  g_assert_false (stance_language_lists (language, STANCE_TOKENS_SYMBOL, "", 0));
  g_assert_false (stance_language_lists (language, STANCE_TOKENS_FINAL, longest, 100));
  g_assert_true (stance_language_begins_symbol (language, ';'));
  g_assert_false (stance_language_begins_symbol (language, ')'));
  g_assert_false (stance_language_begins_symbol (language, '\xc3'));
}

static void
test_vocabulary (void)
{
  StanceVocabulary *vocabulary = stance_vocabulary_new ();

  g_assert_cmpuint (stance_vocabulary_find (vocabulary, "none", 4), ==, 0);
  g_assert_null (stance_vocabulary_word (vocabulary, 0));
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *word = g_strdup_printf ("w%u", i);

      g_assert_cmpuint (stance_vocabulary_intern (vocabulary, word, -1), ==, i + 1);
    }
  g_assert_cmpuint (stance_vocabulary_size (vocabulary), ==, 20001);
  g_assert_cmpuint (stance_vocabulary_find (vocabulary, "w12345", 6), ==, 12346);
  g_assert_cmpuint (stance_vocabulary_find (vocabulary, "w12345", 5), ==, 1235);
  g_assert_cmpuint (stance_vocabulary_intern (vocabulary, "w7", 2), ==, 8);
  g_assert_cmpstr (stance_vocabulary_word (vocabulary, 8), ==, "w7");
  g_assert_null (stance_vocabulary_word (vocabulary, 30000));
  stance_vocabulary_free (vocabulary);
}

/* The operators of a text: "class:words". */
static char *
operators_of (StanceLanguage *language, const char *content)
{
  static const char *const types[] = { "say", "think", "ask", "according", "want", "reject", "doubt", "modal", "predicate", "effect",
                                       "negation", "hedge", "boost", "condition", "accuse", "factive", "answer", "compare", "document" };
  g_autoptr (StanceText) text = stance_text_new (content, strlen (content), language);
  g_autoptr (GArray) operators = g_array_new (FALSE, FALSE, sizeof (StanceOperator));
  GString *shown = g_string_new (NULL);

  stance_lexicon_match (stance_language_get_lexicon (language), text, operators);
  for (guint i = 0; i < operators->len; i++)
    {
      const StanceOperator *op = &g_array_index (operators, StanceOperator, i);
      g_autofree char *slice = fixture_slice (text, op->first, op->end);

      g_string_append_printf (shown, "%s%s:%s", i ? "; " : "", types[op->type], slice);
      g_assert_nonnull (stance_lexicon_pattern (stance_language_get_lexicon (language), op->entry));
    }
  return g_string_free (shown, FALSE);
}

/* The longer unit takes the place of the shorter, "none" cancels. */
static void
test_operators (void)
{
  static const char *const cases[][2] = {
    { "They said it.", "say:said" },
    { "They spoke. They spoke out.", "say:spoke out" },
    { "They want it.", "want:want" },
    { "for want of it", "" },
    { "They do not want it.", "reject:not want" },
    { "They don't want it.", "negation:n't; want:want" },
    { "They not only want it.", "want:want" },
    { "a plea for it", "want:plea for" },
    { "They not. Want it.", "negation:not; want:Want" },
  };
  g_autoptr (StanceLanguage) language = small_language ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = operators_of (language, cases[i][0]);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (found, ==, cases[i][1]);
    }
  g_assert_null (stance_lexicon_pattern (stance_language_get_lexicon (language), 1000));
}

/* What an operator carries. */
static void
test_operator_fields (void)
{
  g_autoptr (StanceLanguage) language = small_language ();
  g_autoptr (StanceText) text = stance_text_new ("a plea for it", 13, language);
  g_autoptr (GArray) operators = g_array_new (FALSE, FALSE, sizeof (StanceOperator));
  const StanceOperator *op;

  stance_lexicon_match (stance_language_get_lexicon (language), text, operators);
  g_assert_cmpuint (operators->len, ==, 1);
  op = &g_array_index (operators, StanceOperator, 0);
  g_assert_cmpuint (op->first, ==, 1);
  g_assert_cmpuint (op->end, ==, 3);
  g_assert_cmpint (op->frame, ==, STANCE_FRAME_NOUN);
  g_assert_cmpfloat (op->strength, ==, 0.5);
  g_assert_cmpstr (stance_lexicon_pattern (stance_language_get_lexicon (language), op->entry), ==, "plea for");
}

static void
test_endings (void)
{
  static const struct
  {
    StanceEnding ending;
    const char *word;
    gboolean has;
  } cases[] = {
    { STANCE_ENDING_GERUND, "insisting", TRUE },   { STANCE_ENDING_GERUND, "insisted", FALSE },  { STANCE_ENDING_GERUND, "ing", FALSE },
    { STANCE_ENDING_PARTICIPLE, "rejected", TRUE }, { STANCE_ENDING_PARTICIPLE, "ed", FALSE },   { STANCE_ENDING_THIRD, "rejects", TRUE },
    { STANCE_ENDING_POSSESSIVE, "'s", TRUE },       { STANCE_ENDING_POSSESSIVE, "'d", FALSE },   { STANCE_ENDING_NEGATIVE, "n't", TRUE },
    { STANCE_ENDING_NEGATIVE, "'s", FALSE },        { STANCE_ENDING_NEGATIVE, "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (stance_language_has_ending (fixture_language (), cases[i].ending, cases[i].word, strlen (cases[i].word)), ==, cases[i].has);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/language/faults", test_faults);
  g_test_add_func ("/language/missing", test_missing);
  g_test_add_func ("/language/empty", test_empty);
  g_test_add_func ("/language/inflect", test_inflect);
  g_test_add_func ("/language/english-lemmas", test_english_lemmas);
  g_test_add_func ("/language/english-forms", test_english_forms);
  g_test_add_func ("/language/classes", test_classes);
  g_test_add_func ("/language/splits", test_splits);
  g_test_add_func ("/language/token-lists", test_token_lists);
  g_test_add_func ("/language/vocabulary", test_vocabulary);
  g_test_add_func ("/lexicon/operators", test_operators);
  g_test_add_func ("/lexicon/operator-fields", test_operator_fields);
  g_test_add_func ("/language/endings", test_endings);
  return g_test_run ();
}
