/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where sentences and paragraphs end, and that no text is too much. */
#include "language-fixture.h"

#define OPEN "\xe2\x80\x9c"
#define CLOSE "\xe2\x80\x9d"

/* The sentences of a text, parted by " / ", paragraphs by " // ". */
static char *
sentences_of (const char *content)
{
  g_autoptr (StanceText) text = fixture_text (content);
  GString *shown = g_string_new (NULL);
  guint paragraph = 0;

  fixture_check (text);
  for (guint i = 0; i < text->sentences->len; i++)
    {
      const StanceSentence *sentence = &g_array_index (text->sentences, StanceSentence, i);
      g_autofree char *slice = fixture_slice (text, sentence->first, sentence->end);

      g_string_append_printf (shown, "%s%s", i == 0 ? "" : sentence->paragraph == paragraph ? " / " : " // ", slice);
      paragraph = sentence->paragraph;
    }
  return g_string_free (shown, FALSE);
}

typedef struct
{
  const char *text;
  const char *sentences;
} SentenceCase;

static void
check_sentences (const SentenceCase *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *found = sentences_of (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].sentences);
    }
}

static void
test_ends (void)
{
  static const SentenceCase cases[] = {
    { "", "" },
    { "no end", "no end" },
    { "They met. They left.", "They met. / They left." },
    { "They met! Who left? Nobody.", "They met! / Who left? / Nobody." },
    { "They met.They left.", "They met. / They left." },
    { "They met... They left.", "They met... / They left." },
    { "They met \xe2\x80\xa6 and left.", "They met \xe2\x80\xa6 and left." },
    { "They met (at last). They left.", "They met (at last). / They left." },
    { "They met. (They left.) It was over.", "They met. / (They left.) / It was over." },
    { ".", "." }, { "?", "?" }, { "\"", "\"" }, { "x", "x" }, { "1.", "1." },
    { "They met. , and left", "They met. , and left" },
    { "They met at noon. 40 came.", "They met at noon. / 40 came." },
    { "It grew by 3.5 per cent. It stopped.", "It grew by 3.5 per cent. / It stopped." },
    { "What?! No!!", "What?! / No!!" },
  };

  check_sentences (cases, G_N_ELEMENTS (cases));
}

static void
test_abbreviations (void)
{
  static const SentenceCase cases[] = {
    { "Mr. Miller met Gen. Lee. They left.", "Mr. Miller met Gen. Lee. / They left." },
    { "J. R. Miller and K. Lee met.", "J. R. Miller and K. Lee met." },
    { "The U.S. Senate met.", "The U.S. Senate met." },
    { "He is in the U.S. The talks go on.", "He is in the U.S. / The talks go on." },
    { "It is in the U.S. " OPEN "We go," CLOSE " he said.", "It is in the U.S. / " OPEN "We go," CLOSE " he said." },
    { "They asked Sen. Lee (D-Mass.) to go. He went.", "They asked Sen. Lee (D-Mass.) to go. / He went." },
    { "They met on Nov. 8. But nobody came.", "They met on Nov. 8. / But nobody came." },
    { "They met at 9 a.m. Friday in Oslo.", "They met at 9 a.m. Friday in Oslo." },
    { "They met at 5 p.m. in Oslo.", "They met at 5 p.m. in Oslo." },
    { "They met at 5 p.m. He left.", "They met at 5 p.m. / He left." },
    { "It is I. She left.", "It is I. / She left." },
    { "Smith vs. Jones began.", "Smith vs. Jones began." },
  };

  check_sentences (cases, G_N_ELEMENTS (cases));
}

static void
test_quotations (void)
{
  static const SentenceCase cases[] = {
    { OPEN "Never!" CLOSE " Miller said. He left.", OPEN "Never!" CLOSE " Miller said. / He left." },
    { OPEN "Will they go?" CLOSE " asked the minister. Nobody knew.", OPEN "Will they go?" CLOSE " asked the minister. / Nobody knew." },
    { "\"Will they go?\" Miller, the mayor, asked.", "\"Will they go?\" Miller, the mayor, asked." },
    { OPEN "We go." CLOSE " Miller left.", OPEN "We go." CLOSE " / Miller left." },
    { OPEN "We go!" CLOSE " The talks were over.", OPEN "We go!" CLOSE " / The talks were over." },
    { OPEN "It is over," CLOSE " he said. " OPEN "We go." CLOSE, OPEN "It is over," CLOSE " he said. / " OPEN "We go." CLOSE },
    { "\"It is over,\" he said. \"We go.\" It was late.", "\"It is over,\" he said. / \"We go.\" / It was late." },
    { OPEN "We go. They stay." CLOSE " It was late.", OPEN "We go. / They stay." CLOSE " / It was late." },
    { OPEN "We 'go,'" CLOSE " Miller said. He left.", OPEN "We 'go,'" CLOSE " Miller said. / He left." },
    { "He said one thing to them all: We must go. They left.", "He said one thing to them all: We must go. / They left." },
    { "'We go.' It was late.", "'We go.' / It was late." },
  };

  check_sentences (cases, G_N_ELEMENTS (cases));
}

static void
test_paragraphs (void)
{
  static const SentenceCase cases[] = {
    { "One.\n\nTwo.", "One. // Two." },
    { "One\n\nTwo", "One // Two" },
    { "One.\r\n\r\nTwo.", "One. // Two." },
    { "One.\n \t \nTwo.", "One. // Two." },
    { "\n\n\nOne.\n\n\n\nTwo.\n\n", "One. // Two." },
    { "TALKS BEGIN\nThe two sides met.", "TALKS BEGIN // The two sides met." },
    { "Talks begin\n\nThe two sides met. They left.", "Talks begin // The two sides met. / They left." },
    { "The two sides met on the shore of a large lake for\ntheir first talks since the spring of last year\nand parted late. They stay.",
      "The two sides met on the shore of a large lake for\ntheir first talks since the spring of last year\nand parted late. / They stay." },
  };

  check_sentences (cases, G_N_ELEMENTS (cases));
}

/* Reads a text of `unit` over and over, `size` bytes of it, and gives its sentences. */
static guint
read_repeated (const char *unit, gsize size, gsize *tokens)
{
  GString *content = g_string_sized_new (size + 64);
  g_autoptr (StanceText) text = NULL;
  guint n;

  while (content->len < size)
    g_string_append (content, unit);
  text = fixture_text (content->str);
  fixture_check (text);
  if (tokens)
    *tokens = text->tokens->len;
  n = text->sentences->len;
  g_string_free (content, TRUE);
  return n;
}

static void
test_cap (void)
{
  gsize tokens;

  g_assert_cmpuint (read_repeated ("word ", 5000, &tokens), ==, 3);
  g_assert_cmpuint (tokens, ==, 1000);
}

static void
test_large (void)
{
  static const char *const units[] = {
    "a", " ", "\n", "word ", "Word ", "\"", "'", "\xe2\x80\x9c", "\xe2\x80\x9d", "\" ", " \"", "(", ")", ". )", ".)", "[", "]", ".", ". ", "?\"", "-", "- ",
    "\xc2\xab", "\xe2\x80\xa6", "'s", "U.", "a.b", "1,", "a@", "@a", "a_", "a-", "non-", "co-a", "http://", "www.", "a://", "a.com", "1/", "1:", "1-", "w/", "a&", "a*", ":", ":)", "#a", "<", "etc.", "No. 1 ",
    "a. ", ", A ", "( A ", "\" A ", "! said ", "\xf0\x9f\x98\x80 A ", "\xd9\x85. ", "No! ", "\"No!\" ", "ABC DEF ", "\xf0\x9f\x95\x8a", "\xcc\x88", "\xe2\x80\x8f", "don't", "a\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {

      read_repeated (units[i], 1 << 20, NULL);
    }
}

static void
test_random_bytes (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  static const char likely[] = " .,!?\"'()[]-\n\xe2\x80\x9c\xc2\xa0" "aBc1";

  for (guint round = 0; round < 300; round++)
    {
      char bytes[400];
      guint n = (guint) g_rand_int_range (random, 0, sizeof bytes);
      g_autofree char *valid = NULL;
      g_autoptr (StanceText) text = NULL;

      for (guint i = 0; i < n; i++)
        bytes[i] = g_rand_boolean (random) ? likely[g_rand_int_range (random, 0, sizeof likely - 1)] : (char) g_rand_int_range (random, 1, 256);
      valid = g_utf8_make_valid (bytes, n);
      text = fixture_text (valid);
      fixture_check (text);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sentences/ends", test_ends);
  g_test_add_func ("/sentences/abbreviations", test_abbreviations);
  g_test_add_func ("/sentences/quotations", test_quotations);
  g_test_add_func ("/sentences/paragraphs", test_paragraphs);
  g_test_add_func ("/sentences/cap", test_cap);
  g_test_add_func ("/sentences/large", test_large);
  g_test_add_func ("/sentences/random-bytes", test_random_bytes);
  return g_test_run ();
}
