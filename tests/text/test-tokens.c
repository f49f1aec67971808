/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where words begin and end, and what they look like. */
#include "language-fixture.h"

#define CURLY "\xe2\x80\x99"
#define NBSP "\xc2\xa0"

/* The tokens of a text, parted by bars. */
static char *
tokens_of (const char *content)
{
  g_autoptr (StanceText) text = fixture_text (content);
  GString *shown = g_string_new (NULL);

  fixture_check (text);
  for (guint i = 0; i < text->tokens->len; i++)
    {
      g_autofree char *token = fixture_slice (text, i, i + 1);

      g_string_append_printf (shown, "%s%s", i ? "|" : "", token);
    }
  return g_string_free (shown, FALSE);
}

typedef struct
{
  const char *text;
  const char *tokens;
} TokenCase;

static void
check_tokens (const TokenCase *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *found = tokens_of (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].tokens);
    }
}

static void
test_words (void)
{
  static const TokenCase cases[] = {
    { "", "" },
    { " \t\r\n ", "" },
    { "Peace", "Peace" },
    { "They met today.", "They|met|today|." },
    { "  They\tmet  ", "They|met" },
    { "a cease-fire", "a|cease|-|fire" },
    { "the two-day-old truce", "the|two|-|day|-|old|truce" },
    { "war -- or peace", "war|--|or|peace" },
    { "war \xe2\x80\x94 or peace", "war|\xe2\x80\x94|or|peace" },
    { "war\xe2\x80\x94or\xe2\x80\x93peace", "war|\xe2\x80\x94|or|\xe2\x80\x93|peace" },
    { "and/or", "and|/|or" },
    { "Well... maybe", "Well|...|maybe" },
    { "Well\xe2\x80\xa6 maybe", "Well|\xe2\x80\xa6|maybe" },
    { "What?! No!!", "What|?!|No|!!" },
    { "(yes) [no]", "(|yes|)|[|no|]" },
    { "yes,no;perhaps:so", "yes|,|no|;|perhaps|:|so" },
    { "one" NBSP "two", "one|two" },
    { "one\xe2\x80\x89two\xe3\x80\x80three", "one|two|three" },
    { "\xef\xbb\xbfPeace", "Peace" },
    { "peace\xf0\x9f\x95\x8a now \xf0\x9f\x87\xba\xf0\x9f\x87\xb3", "peace|\xf0\x9f\x95\x8a|now|\xf0\x9f\x87\xba|\xf0\x9f\x87\xb3" },
    { "Z\xc3\xbcrich", "Z\xc3\xbcrich" },
    { "Zu\xcc\x88rich", "Zu\xcc\x88rich" },
    { "\xd9\x82\xd8\xa7\xd9\x84 \xd8\xa7\xd9\x84\xd9\x8a\xd9\x88\xd9\x85.", "\xd9\x82\xd8\xa7\xd9\x84|\xd8\xa7\xd9\x84\xd9\x8a\xd9\x88\xd9\x85|." },
    { "\xd0\x9c\xd0\xb8\xd1\x80!", "\xd0\x9c\xd0\xb8\xd1\x80|!" },
  };

  check_tokens (cases, G_N_ELEMENTS (cases));
}

static void
test_apostrophes (void)
{
  static const TokenCase cases[] = {
    { "They don't know", "They|do|n't|know" },
    { "They don" CURLY "t know", "They|do|n" CURLY "t|know" },
    { "can't won't", "ca|n't|wo|n't" },
    { "cannot Cannot CANNOT", "can|not|Can|not|CAN|NOT" },
    { "Kyiv's plan", "Kyiv|'s|plan" },
    { "Kyiv" CURLY "s plan", "Kyiv|" CURLY "s|plan" },
    { "the U.S.'s plan", "the|U.S.|'s|plan" },
    { "I'm, we're, they've, she'll, he'd", "I|'m|,|we|'re|,|they|'ve|,|she|'ll|,|he|'d" },
    { "DON'T", "DO|N'T" },
    { "O'Hara and d" CURLY "Or", "O'Hara|and|d" CURLY "Or" },
    { "the leaders' plan", "the|leaders|'|plan" },
    { "the leaders" CURLY " plan", "the|leaders|" CURLY "|plan" },
    { "canno cannots", "canno|cannots" },
    { "'", "'" },
    { "''", "''" },
    { "don''t", "don|''|t" },
  };

  check_tokens (cases, G_N_ELEMENTS (cases));
}

static void
test_points (void)
{
  static const TokenCase cases[] = {
    { "The U.S. said", "The|U.S.|said" },
    { "the U.S.", "the|U.S." },
    { "a U.S.-led force", "a|U.S.|-|led|force" },
    { "the U.N., too", "the|U.N.|,|too" },
    { "J. R. Miller", "J.|R.|Miller" },
    { "J.R. Miller", "J.R.|Miller" },
    { "It is I. He left.", "It|is|I|.|He|left|." },
    { "Mr. Miller met Gen. Lee", "Mr.|Miller|met|Gen.|Lee" },
    { "at 5 p.m. in Oslo", "at|5|p.m.|in|Oslo" },
    { "e.g. this", "e.g.|this" },
    { "It ended.Then", "It|ended|.|Then" },
    { "1,000 or 1,000.5", "1,000|or|1,000.5" },
    { "in 2022, 2023", "in|2022|,|2023" },
    { "$5bn and \xe2\x82\xac" "3.5m", "$|5bn|and|\xe2\x82\xac|3.5|m" },
    { "12% at 12:30", "12|%|at|12:30" },
    { "a 20-point plan", "a|20|-|point|plan" },
    { "2014\xe2\x80\x93" "2022", "2014|\xe2\x80\x93|2022" },
    { "the 5th.", "the|5th|." },
    { ".", "." },
    { "....", "...." },
  };

  check_tokens (cases, G_N_ELEMENTS (cases));
}

static void
test_quotes (void)
{
  static const TokenCase cases[] = {
    { "\"No\"", "\"|No|\"" },
    { "\xe2\x80\x9cNo,\xe2\x80\x9d he said", "\xe2\x80\x9c|No|,|\xe2\x80\x9d|he|said" },
    { "\xe2\x80\x98No\xe2\x80\x99", "\xe2\x80\x98|No|\xe2\x80\x99" },
    { "'No'", "'|No|'" },
    { "\xc2\xabNon\xc2\xbb", "\xc2\xab|Non|\xc2\xbb" },
    { "\xc2\xab" NBSP "Non" NBSP "\xc2\xbb", "\xc2\xab|Non|\xc2\xbb" },
    { "\xe2\x80\x9eNein\xe2\x80\x9c", "\xe2\x80\x9e|Nein|\xe2\x80\x9c" },
    { "``No''", "``|No|''" },
    { "\xe2\x80\xb9No\xe2\x80\xba", "\xe2\x80\xb9|No|\xe2\x80\xba" },
    { "'It's Kyiv's'", "'|It|'s|Kyiv|'s|'" },
  };

  check_tokens (cases, G_N_ELEMENTS (cases));
}

/* Marks that do not part, after the conventions of Universal Dependencies. */
static void
test_special (void)
{
  static const TokenCase cases[] = {
    { "non-aligned, pro-Oslo and Ex-mayor's", "non-aligned|,|pro-Oslo|and|Ex-mayor|'s" },
    { "age-wise but state-wide", "age-wise|but|state|-|wide" },
    { "e-mail a.b-c+d@mail.example.org.", "e-mail|a.b-c+d@mail.example.org|." },
    { "See http://example.org/a_(b)?c=1&d=2, or (www.example.org/x).", "See|http://example.org/a_(b)?c=1&d=2|,|or|(|www.example.org/x|)|." },
    { "<https://example.org/>", "<|https://example.org/|>" },
    { "http:// and www.", "http|:|//|and|www|." },
    { "\xe2\x80\x9chttp://example.org/x\xe2\x80\x9d", "\xe2\x80\x9c|http://example.org/x|\xe2\x80\x9d" },
    { "example.com, report_1.pdf and .txt", "example.com|,|report_1.pdf|and|.txt" },
    { "It ended.com", "It|ended.com" },
    { "misc.forsale.cars it.is.so", "misc.forsale.cars|it.is.so" },
    { "#peace @oslo #1 @ 5", "#peace|@oslo|#|1|@|5" },
    { "at 08:15:30, 5:00pm, 7pm, 3:2", "at|08:15:30|,|5:00|pm|,|7|pm|,|3|:|2" },
    { "on 9/11, 08/16/2000, 1/2, 20/x, 1999/2000", "on|9/11|,|08/16/2000|,|1/2|,|20|/|x|,|1999|/|2000" },
    { "call 555-0100, 202-555-0100 in 1914-1918 or 2005-03-09", "call|555-0100|,|202-555-0100|in|1914|-|1918|or|2005-03-09" },
    { "70kg, 10th, 5K, 3x, 40Km.", "70|kg|,|10th|,|5|K|,|3x|,|40|Km|." },
    { "the 1990's, '72, 2004's, '5", "the|1990's|,|'72|,|2004|'s|,|'|5" },
    { "R&D of AT&T, p&l, Jones&Co", "R&D|of|AT&T|,|p&l|,|Jones|&|Co" },
    { "w/o b/c he/she d*mn *so*", "w/o|b/c|he|/|she|d*mn|*|so|*" },
    { "No. 5 but no. Fig. 3", "No.|5|but|no|.|Fig.|3" },
    { "wine, etc. and beer, etc. They", "wine|,|etc.|and|beer|,|etc|.|They" },
    { "etc...", "etc|..." },
    { "in D.C..", "in|D.C.|." },
    { ":) ;-) :D :Dog ^_^ (note:)", ":)|;-)|:D|:|Dog|^_^|(|note|:)" },
    { "?! .?! !!! ---> << $$ // \xe2\x80\xa6. \xe2\x80\x99\xe2\x80\x99", "?!|.?!|!!!|--->|<<|$$|//|\xe2\x80\xa6.|\xe2\x80\x99\xe2\x80\x99" },
    { "dont gonna Im its its the your the", "do|nt|gon|na|I|m|its|it|s|the|you|r|the" },
    { ".5 +44 \xe2\x88\x92" "3", ".5|+44|\xe2\x88\x92|3" },
    { "@", "@" }, { "/", "/" }, { ":", ":" }, { "-", "-" }, { "#", "#" }, { "a@", "a|@" }, { "5/", "5|/" }, { "5:", "5|:" }, { "a-", "a|-" },
    { "non-", "non|-" }, { "non-5", "non-5" }, { "a_", "a|_" }, { "w/", "w/" }, { "a&", "a|&" }, { "a*", "a|*" }, { "www.", "www|." },
  };

  check_tokens (cases, G_N_ELEMENTS (cases));
}

/* What is looked up of a word behind a prefix: itself where it is known, else the word without. */
static void
test_prefixed (void)
{
  g_autoptr (StanceText) text = fixture_text ("said non-said Anti-Said pro-SAID");
  guint said = stance_text_token (text, 0)->word;

  g_assert_cmpuint (text->tokens->len, ==, 4);
  for (guint i = 1; i < 4; i++)
    g_assert_cmpuint (stance_text_token (text, i)->word, ==, said);
  g_assert_false (stance_text_token (text, 1)->flags & STANCE_TOKEN_CAPITAL);
  g_assert_true (stance_text_token (text, 2)->flags & STANCE_TOKEN_CAPITAL);
  g_assert_true (stance_text_token (text, 3)->flags & STANCE_TOKEN_ALL_CAPS);
}

static void
test_flags (void)
{
  static const guint shape = STANCE_TOKEN_CAPITAL | STANCE_TOKEN_ALL_CAPS | STANCE_TOKEN_NUMBER | STANCE_TOKEN_PUNCT | STANCE_TOKEN_QUOTE
                             | STANCE_TOKEN_HYPHEN | STANCE_TOKEN_CLITIC | STANCE_TOKEN_QUOTE_OPEN | STANCE_TOKEN_QUOTE_CLOSE;
  static const struct
  {
    const char *text;
    guint token;
    guint flags;
  } cases[] = {
    { "peace", 0, 0 },
    { "Peace", 0, STANCE_TOKEN_CAPITAL },
    { "NATO", 0, STANCE_TOKEN_CAPITAL | STANCE_TOKEN_ALL_CAPS },
    { "U.S.", 0, STANCE_TOKEN_CAPITAL | STANCE_TOKEN_ALL_CAPS },
    { "A", 0, STANCE_TOKEN_CAPITAL },
    { "McLean", 0, STANCE_TOKEN_CAPITAL },
    { "iPhone", 0, 0 },
    { "\xc3\x89ire", 0, STANCE_TOKEN_CAPITAL },
    { "\xc3\x89IRE", 0, STANCE_TOKEN_CAPITAL | STANCE_TOKEN_ALL_CAPS },
    { "5bn", 0, STANCE_TOKEN_NUMBER },
    { "1,000", 0, STANCE_TOKEN_NUMBER },
    { "a-b", 1, STANCE_TOKEN_PUNCT | STANCE_TOKEN_HYPHEN },
    { "a - b", 1, STANCE_TOKEN_PUNCT },
    { "a -- b", 1, STANCE_TOKEN_PUNCT },
    { "don't", 1, STANCE_TOKEN_CLITIC },
    { "Kyiv" CURLY "s", 1, STANCE_TOKEN_CLITIC },
    { "leaders' plan", 1, STANCE_TOKEN_PUNCT | STANCE_TOKEN_CLITIC },
    { "leaders" CURLY " plan", 1, STANCE_TOKEN_PUNCT | STANCE_TOKEN_CLITIC },
    { "so \"no\" it", 1, STANCE_TOKEN_PUNCT | STANCE_TOKEN_QUOTE | STANCE_TOKEN_QUOTE_OPEN },
    { "so \"no\" it", 3, STANCE_TOKEN_PUNCT | STANCE_TOKEN_QUOTE | STANCE_TOKEN_QUOTE_CLOSE },
    { "so\"no\"it", 1, STANCE_TOKEN_PUNCT | STANCE_TOKEN_QUOTE },
    { "\xe2\x80\x9cno\xe2\x80\x9d", 0, STANCE_TOKEN_PUNCT | STANCE_TOKEN_QUOTE | STANCE_TOKEN_QUOTE_OPEN },
    { "\xe2\x80\x9cno\xe2\x80\x9d", 2, STANCE_TOKEN_PUNCT | STANCE_TOKEN_QUOTE | STANCE_TOKEN_QUOTE_CLOSE },
    { "\xe2\x80\x98no\xe2\x80\x99", 2, STANCE_TOKEN_PUNCT | STANCE_TOKEN_QUOTE | STANCE_TOKEN_QUOTE_CLOSE },
    { "he 'left' it", 1, STANCE_TOKEN_PUNCT | STANCE_TOKEN_QUOTE | STANCE_TOKEN_QUOTE_OPEN },
    { "he 'left' it", 3, STANCE_TOKEN_PUNCT | STANCE_TOKEN_QUOTE | STANCE_TOKEN_QUOTE_CLOSE },
    { "no, yes", 1, STANCE_TOKEN_PUNCT },
    { "12:30", 0, STANCE_TOKEN_NUMBER },
    { ".5", 0, STANCE_TOKEN_NUMBER },
    { "5pm", 1, 0 },
    { "so :)", 1, STANCE_TOKEN_PUNCT },
    { "so :D", 1, 0 },
    { "in '72", 1, STANCE_TOKEN_NUMBER },
    { "www.example.org", 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StanceText) text = fixture_text (cases[i].text);

      g_test_message ("%s, token %u", cases[i].text, cases[i].token);
      g_assert_cmpuint (cases[i].token, <, text->tokens->len);
      g_assert_cmphex (stance_text_token (text, cases[i].token)->flags & shape, ==, cases[i].flags);
    }
}

static void
test_places (void)
{
  g_autoptr (StanceText) text = fixture_text ("One two-three.\n\nFour, five. Six");
  static const struct { const char *token; guint flags; } cases[] = {
    { "One", STANCE_TOKEN_PARAGRAPH_START | STANCE_TOKEN_SENTENCE_START | STANCE_TOKEN_SPACE_BEFORE },
    { "two", STANCE_TOKEN_SPACE_BEFORE }, { "-", 0 }, { "three", 0 }, { ".", 0 },
    { "Four", STANCE_TOKEN_PARAGRAPH_START | STANCE_TOKEN_SENTENCE_START | STANCE_TOKEN_SPACE_BEFORE },
    { ",", 0 }, { "five", STANCE_TOKEN_SPACE_BEFORE }, { ".", 0 }, { "Six", STANCE_TOKEN_SENTENCE_START | STANCE_TOKEN_SPACE_BEFORE },
  };

  g_assert_cmpuint (text->tokens->len, ==, G_N_ELEMENTS (cases));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *token = fixture_slice (text, i, i + 1);

      g_assert_cmpstr (token, ==, cases[i].token);
      g_assert_cmphex (stance_text_token (text, i)->flags & (STANCE_TOKEN_PARAGRAPH_START | STANCE_TOKEN_SENTENCE_START | STANCE_TOKEN_SPACE_BEFORE),
                       ==, cases[i].flags);
    }
}

/* Forms that are the same word have the same id; what no list knows has none. */
static void
test_word_ids (void)
{
  g_autoptr (StanceText) text = fixture_text ("said Said SAID don't Don" CURLY "t qwertz Qwertz \xc3\x89tude \xc3\xa9tude");
  guint said = stance_text_token (text, 0)->word;

  g_assert_cmpuint (said, !=, 0);
  g_assert_cmpuint (stance_text_token (text, 1)->word, ==, said);
  g_assert_cmpuint (stance_text_token (text, 2)->word, ==, said);
  g_assert_cmpuint (stance_text_token (text, 3)->word, ==, stance_text_token (text, 5)->word);
  g_assert_cmpuint (stance_text_token (text, 4)->word, ==, stance_text_token (text, 6)->word);
  g_assert_cmpuint (stance_text_token (text, 4)->word, !=, 0);
  g_assert_cmpuint (stance_text_token (text, 7)->word, ==, 0);
  g_assert_cmpuint (stance_text_intern (text, 7), ==, stance_text_intern (text, 8));
  g_assert_cmpuint (stance_text_intern (text, 9), ==, stance_text_intern (text, 10));
  g_assert_cmpstr (stance_vocabulary_word (stance_language_get_vocabulary (fixture_language ()), stance_text_intern (text, 8)), ==, "qwertz");
  g_assert_cmpint (stance_text_char (text, 1), ==, 's');
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tokens/words", test_words);
  g_test_add_func ("/tokens/apostrophes", test_apostrophes);
  g_test_add_func ("/tokens/points", test_points);
  g_test_add_func ("/tokens/quotes", test_quotes);
  g_test_add_func ("/tokens/special", test_special);
  g_test_add_func ("/tokens/prefixed", test_prefixed);
  g_test_add_func ("/tokens/flags", test_flags);
  g_test_add_func ("/tokens/places", test_places);
  g_test_add_func ("/tokens/word-ids", test_word_ids);
  return g_test_run ();
}
