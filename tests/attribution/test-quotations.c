/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between quotation marks. */
#include "speech-fixture.h"

#define LD "\xe2\x80\x9c"
#define RD "\xe2\x80\x9d"
#define LS "\xe2\x80\x98"
#define RS "\xe2\x80\x99"
#define LOW "\xe2\x80\x9e"
#define LOWS "\xe2\x80\x9a"
#define LG "\xc2\xab"
#define RG "\xc2\xbb"
#define LA "\xe2\x80\xb9"
#define RA "\xe2\x80\xba"
#define NBSP "\xc2\xa0"

/* The quotations of a text, parted by " / ". */
static char *
quotations_of (const char *content)
{
  StanceSpeech *speech = fixture_speech (content);
  GString *shown = g_string_new (NULL);

  fixture_check_speech (speech);
  for (guint i = 0; i < speech->quotations->len; i++)
    {
      const StanceQuotation *quotation = &g_array_index (speech->quotations, StanceQuotation, i);
      g_autofree char *slice = fixture_slice (speech->syntax->text, quotation->first, quotation->end);

      g_string_append_printf (shown, "%s%s", i ? " / " : "", slice);
      for (guint t = quotation->first; t < quotation->end; t++)
        g_assert_cmpuint (speech->quotation_of[t], ==, i);
    }
  stance_speech_free (speech);
  return g_string_free (shown, FALSE);
}

typedef struct
{
  const char *content;
  const char *quotations;
} Case;

static void
check_cases (const Case *cases, guint n, char *(*show) (const char *))
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *found = show (cases[i].content);

      g_test_message ("%s", cases[i].content);
      g_assert_cmpstr (found, ==, cases[i].quotations);
    }
}

/* All quotations, an inner one with as many ">" before it as others hold it, behind it "?" for an open one, "+" for one that goes on and "~" for
 * scare quotes. */
static char *
nested_of (const char *content)
{
  g_autoptr (StanceText) text = fixture_text (content);
  g_autoptr (GArray) quotations = stance_quotations_new_nested (text);
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < quotations->len; i++)
    {
      const StanceQuotation *q = &g_array_index (quotations, StanceQuotation, i);
      g_autofree char *slice = fixture_slice (text, q->first, q->end);

      g_string_append (shown, i ? " / " : "");
      for (guint32 p = q->parent; p != STANCE_NONE; p = g_array_index (quotations, StanceQuotation, p).parent)
        {
          const StanceQuotation *parent = &g_array_index (quotations, StanceQuotation, p);

          g_assert_cmpuint (p, <, i);
          g_assert_true (parent->first <= q->first && q->end <= parent->end);
          g_string_append (shown, ">");
        }
      g_string_append_printf (shown, "%s%s%s%s", slice, q->open ? "?" : "", q->continues ? "+" : "", q->scare ? "~" : "");
    }
  return g_string_free (shown, FALSE);
}

static void
test_marks (void)
{
  static const Case cases[] = {
    { "", "" },
    { "No marks here.", "" },
    { "\"We go,\" he said.", "We go," },
    { LD "We go," RD " he said. " LD "Now." RD, "We go, / Now." },
    { LS "We go," RS " he said.", "We go," },
    { "'We go,' he said. 'Now.'", "We go, / Now." },
    { LG "On y va" RG ", he said.", "On y va" },
    { LG NBSP "On y va" NBSP RG ", he said.", "On y va" },
    { LOW "Wir gehen" LD ", he said.", "Wir gehen" },
    { LOW "We go" RD ", he said.", "We go" },
    { "``We go,'' he said.", "We go," },
    { "\xe2\x80\xb9We go\xe2\x80\xba, he said.", "We go" },
    { "He called it \"absurd\".", "absurd" },
    { "He called it \"absurd\" and \"rude\".", "absurd / rude" },
    { "He called it \xe2\x80\x94\"absurd\"\xe2\x80\x94 twice.", "absurd" },
    { LD "We go\" he said.", "We go" },
    { "\"We go" RD " he said.", "We go" },
    { "''We go,'' he said. ''Now.''", "We go, / Now." },
    { "``We go\" he said.", "We go" },
    { RG "Wir gehen" LG ", he said.", "Wir gehen" },
    { RG "Vi g\xc3\xa5r" RG ", he said.", "Vi g\xc3\xa5r" },
    { RD "Vi g\xc3\xa5r" RD ", he said.", "Vi g\xc3\xa5r" },
    { LA "On y va" RA ", " RA "Wir" LA, "On y va / Wir" },
    { LOWS "Wir gehen" LS ", he said.", "Wir gehen" },
    { LOWS "We go" RS ", he said.", "We go" },
    { LOW "Er" LD " " LOW "Sie" LD, "Er / Sie" },
    { "`We go,' he said.", "We go," },
    { LS "We go,' he said.", "We go," },
    { LS "We go," LS " he said.", "We go," },
    { LD "We go," LD " he said. " LD "Now." RD, "We go, / Now." },
    { "He said (\"no\") and ('yes') \xe2\x80\x94'maybe'\xe2\x80\x94 there.", "no / yes / maybe" },
    { "He went,\", she said. He was \"rude\".", "rude" },
    { "He asked: 'What's in 'em?' and left.", "What's in 'em?" },
    { "\"\" he said.", "" },
    { LD RD, "" },
  };

  check_cases (cases, G_N_ELEMENTS (cases), quotations_of);
}

/* Apostrophes are no marks, and marks inside marks belong to the outer quotation. */
static void
test_apostrophes_and_nesting (void)
{
  static const Case cases[] = {
    { "The leaders' plan and the envoys' plan failed.", "" },
    { "The leaders" RS " plan and the envoys" RS " plan failed.", "" },
    { "It isn't Kyiv's and it isn't Oslo's.", "" },
    { LS "It isn" RS "t over," RS " he said.", "It isn" RS "t over," },
    { "'It isn't over,' he said.", "It isn't over," },
    { LD "He called it " LS "absurd" RS " to me," RD " she said.", "He called it " LS "absurd" RS " to me," },
    { "\"He called it 'absurd' to me,\" she said.", "He called it 'absurd' to me," },
    { LS "He called it " LD "absurd" RD " to me," RS " she said.", "He called it " LD "absurd" RD " to me," },
    { LG "He called it " LD "absurd" RD RG, "He called it " LD "absurd" RD },
  };

  check_cases (cases, G_N_ELEMENTS (cases), quotations_of);
}

/* Marks that measure, and words with dropped letters. */
static void
test_no_marks (void)
{
  static const Case cases[] = {
    { "He was 5'10\" tall and \"rude\".", "rude" },
    { "He was 5' 10\", she 5' 6\", both \"rude\".", "rude" },
    { "A 12\" disc.", "" },
    { "A 12\", no more.", "" },
    { "\"The 12\" disc is mine,\" he said.", "The 12\" disc is mine," },
    { "\"He won 52\" and \"we 48\" there.", "He won 52 / we 48" },
    { "\"It was 2015\".", "It was 2015" },
    { "\"A child of the '80s\" came.", "A child of the '80s" },
    { "Rock 'n' roll in the '90s.", "" },
    { "the " LS "90s were " LS "good" RS, "good" },
    { "He told 'em to go.", "" },
    { "'Tis the season.\n\nHe went.", "" },
    { "The firm" LS "s plan. " LD "We go." RD, "We go." },
    { "Goin' home, dancin' all the way.", "" },
    { "The ministers' plan and 'scare' quotes", "scare" },
    { "'The ministers' plan fails,' he said.", "The ministers' plan fails," },
    { LS "The ministers" RS " plan fails," RS " he said.", "The ministers" RS " plan fails," },
    { "'I'm goin' home,' he said.", "I'm goin' home," },
    { "He called it 'absurd' and the leaders' plan, 'rude'.", "absurd / rude" },
    { "He told 'em: \"The leaders' plan fails,\" and left.", "The leaders' plan fails," },
  };

  check_cases (cases, G_N_ELEMENTS (cases), quotations_of);
}

static void
test_nested (void)
{
  static const Case cases[] = {
    { LD "He said " LS "no" RS " to me," RD " she said.", "He said " LS "no" RS " to me, / >no~" },
    { "\"He said 'no' to me,\" she said.", "He said 'no' to me, / >no~" },
    { "\"'Absurd,' he said,\" she said.", "'Absurd,' he said, / >Absurd," },
    { "'\"Absurd\" is it,' he said.", "\"Absurd\" is it, / >Absurd~" },
    { LD "He said \"no\" again," RD " she said.", "He said \"no\" again, / >no~" },
    { "\"He said " LD "no" RD " again,\" she said.", "He said " LD "no" RD " again, / >no~" },
    { LD "He said " LS "no " LD "way" RD " out" RS " to me," RD " she said.",
      "He said " LS "no " LD "way" RD " out" RS " to me, / >no " LD "way" RD " out~ / >>way~" },
    { LOW "Er sagte " LOWS "nein" LS " dazu" LD, "Er sagte " LOWS "nein" LS " dazu / >nein~" },
    { LG "On " LA "y" RA " va vite" RG, "On " LA "y" RA " va vite / >y~" },
    { "''Mr. Smith said, 'We go,''' he said. ''Now we do.''", "Mr. Smith said, 'We go, / Now we do." },
    { LD "He said " LS "no. " RD " He left.", "He said " LS "no." },
    { LD "Lost, he said. " LD "Then found." RD, "Lost, he said. " LD "Then found." },
  };

  check_cases (cases, G_N_ELEMENTS (cases), nested_of);
}

static void
test_continuation_and_scare (void)
{
  static const Case cases[] = {
    { LD "We go.\n\n" LD "Then we rest a bit.\n\n" LD "And eat." RD " He left.", "We go.? / Then we rest a bit.?+ / And eat.+" },
    { "\"We go.\n\n\"Then we rest.\" He left.", "We go.? / Then we rest.+" },
    { "'We go.\n\n'Then we rest.' He left.", "We go.? / Then we rest.+" },
    { LD "We " LS "go" RS ".\n\n" LD "Then we rest." RD, "We " LS "go" RS ".? / >go~ / Then we rest.+" },
    { LD "We go." RD "\n\n" LD "Then we rest." RD, "We go. / Then we rest." },
    { LD "We go.\n\nHe left.\n\n" LD "Then we rest." RD, "We go.? / Then we rest." },
    { LD "We go.\n\nHe said: " LD "Then we rest." RD, "We go.? / Then we rest." },
    { "It is \"absurd\".", "absurd~" },
    { "A \"truly absurd plan\" of his.", "truly absurd plan~" },
    { "A \"truly absurd bad plan\" of his.", "truly absurd bad plan" },
    { "\"No,\" he said.", "No," },
    { "He said: \"no\" again.", "no" },
    { "He left. \"Absurd!\"", "Absurd!" },
    { "It is \"absurd", "absurd?" },
    { "It is \"...\".", "..." },
  };

  check_cases (cases, G_N_ELEMENTS (cases), nested_of);
}

/* A lost mark spoils one paragraph only; paragraphs of one speech open anew and close at the end. */
static void
test_paragraphs (void)
{
  static const Case cases[] = {
    { LD "We go, he said.\n\nIt was late.", "We go, he said." },
    { "\"We go, he said.\n\nIt was late.", "We go, he said." },
    { LD "We go.\n\n" LD "Then we rest." RD " It was late.", "We go. / Then we rest." },
    { "\"We go.\n\n\"Then we rest.\" It was late.", "We go. / Then we rest." },
    { "He went.\" It was late.\n\n\"We go,\" he said.", "We go," },
    { LD "We go", "We go" },
  };

  check_cases (cases, G_N_ELEMENTS (cases), quotations_of);
}

static void
test_large (void)
{
  static const char *const units[] = { "\"", "\" ", LD, RD, LD RD, "' ", LS, RS, LG, "``", "\" a ", LD "a b c d e f g" RD " ", LD "no\n\n", "\"a\" said he. " };

  fixture_check_large (units, G_N_ELEMENTS (units), 300000);
}

/* A megabyte of marks: meson's timeout tells when that is not linear. */
static void
test_many (void)
{
  static const char *const units[] = { "\"", "\" ", " \"a", LD LS, "'a ", "a' ", "'a b' ", "12\" ", "'\" ", " 'a \"b", "''a ", LOW LOWS LD LS RG LG RA LA, "\"a\n", "5'10\" ",
                                       "a' 'b, ' 'c \" " };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      GString *content = g_string_new (NULL);
      g_autoptr (StanceText) text = NULL;
      g_autoptr (GArray) quotations = NULL;
      guint32 first = 0;

      while (content->len < 1000000)
        g_string_append (content, units[i]);
      text = fixture_text (content->str);
      quotations = stance_quotations_new_nested (text);
      for (guint q = 0; q < quotations->len; q++)
        {
          const StanceQuotation *quotation = &g_array_index (quotations, StanceQuotation, q);

          g_assert_true (quotation->first >= first && quotation->first < quotation->end && quotation->end <= text->tokens->len);
          g_assert_true (quotation->parent == STANCE_NONE || quotation->parent < q);
          first = quotation->first;
        }
      g_clear_pointer (&text, stance_text_free);
      g_string_free (content, TRUE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/quotations/marks", test_marks);
  g_test_add_func ("/quotations/apostrophes-and-nesting", test_apostrophes_and_nesting);
  g_test_add_func ("/quotations/paragraphs", test_paragraphs);
  g_test_add_func ("/quotations/no-marks", test_no_marks);
  g_test_add_func ("/quotations/nested", test_nested);
  g_test_add_func ("/quotations/continuation-and-scare", test_continuation_and_scare);
  g_test_add_func ("/quotations/large", test_large);
  g_test_add_func ("/quotations/many", test_many);
  return g_test_run ();
}
