/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands between quotation marks. */
#include "speech-fixture.h"

#define LD "\xe2\x80\x9c"
#define RD "\xe2\x80\x9d"
#define LS "\xe2\x80\x98"
#define RS "\xe2\x80\x99"
#define LOW "\xe2\x80\x9e"
#define LG "\xc2\xab"
#define RG "\xc2\xbb"
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

static void
test_marks (void)
{
  static const char *const cases[][2] = {
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
    { "\"\" he said.", "" },
    { LD RD, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = quotations_of (cases[i][0]);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (found, ==, cases[i][1]);
    }
}

/* Apostrophes are no marks, and marks inside marks belong to the outer quotation. */
static void
test_apostrophes_and_nesting (void)
{
  static const char *const cases[][2] = {
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

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = quotations_of (cases[i][0]);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (found, ==, cases[i][1]);
    }
}

/* A lost mark spoils one paragraph only; paragraphs of one speech open anew and close at the end. */
static void
test_paragraphs (void)
{
  static const char *const cases[][2] = {
    { LD "We go, he said.\n\nIt was late.", "We go, he said." },
    { "\"We go, he said.\n\nIt was late.", "We go, he said." },
    { LD "We go.\n\n" LD "Then we rest." RD " It was late.", "We go. / Then we rest." },
    { "\"We go.\n\n\"Then we rest.\" It was late.", "We go. / Then we rest." },
    { "He went.\" It was late.\n\n\"We go,\" he said.", "We go," },
    { LD "We go", "We go" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = quotations_of (cases[i][0]);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (found, ==, cases[i][1]);
    }
}

static void
test_large (void)
{
  static const char *const units[] = { "\"", "\" ", LD, RD, LD RD, "' ", LS, RS, LG, "``", "\" a ", LD "a b c d e f g" RD " ", LD "no\n\n", "\"a\" said he. " };

  fixture_check_large (units, G_N_ELEMENTS (units), 300000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/quotations/marks", test_marks);
  g_test_add_func ("/quotations/apostrophes-and-nesting", test_apostrophes_and_nesting);
  g_test_add_func ("/quotations/paragraphs", test_paragraphs);
  g_test_add_func ("/quotations/large", test_large);
  return g_test_run ();
}
