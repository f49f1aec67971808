/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who says what: sources, cues and contents. */
#include "speech-fixture.h"

#define LD "\xe2\x80\x9c"
#define RD "\xe2\x80\x9d"

/* Who says the words that begin with `part`: the source's words, those around it behind " < ", "-" for nobody. */
static char *
speaker_of (StanceTreeReader *reader, const char *content, const char *part)
{
  StanceSpeech *speech = stance_speech_new (stance_syntax_new (fixture_text (content), reader, NULL));
  guint32 attribution;
  GString *shown = g_string_new (NULL);

  fixture_check_speech (speech);
  attribution = speech->attribution_of[fixture_find (speech->syntax->text, part)];
  while (attribution != STANCE_NONE)
    {
      const StanceAttribution *a = stance_speech_attribution (speech, attribution);
      const StanceActor *source = stance_speech_actor (speech, a->source);
      g_autofree char *slice = fixture_slice (speech->syntax->text, source->first, source->end);

      g_string_append_printf (shown, "%s%s", shown->len ? " < " : "", slice);
      attribution = a->parent;
    }
  stance_speech_free (speech);
  return g_string_free (shown->len ? shown : g_string_append (shown, "-"), FALSE);
}

typedef struct
{
  const char *text;
  const char *part;
  const char *speaker;
} SpeakerCase;

/* Sources are the same with trees and without. */
static void
check_speakers (const SpeakerCase *cases, gsize n)
{
  g_autoptr (StanceTreeReader) reader = fixture_reader ();

  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *found = speaker_of (NULL, cases[i].text, cases[i].part), *in_tree = speaker_of (reader, cases[i].text, cases[i].part);

      g_test_message ("\"%s\" in: %s", cases[i].part, cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].speaker);
      g_assert_cmpstr (in_tree, ==, cases[i].speaker);
    }
}

static void
test_reports (void)
{
  static const SpeakerCase cases[] = {
    { "Miller said that the war was over.", "war", "Miller" },
    { "Miller said the war was over.", "war", "Miller" },
    { "Miller did say that the war was over.", "war", "Miller" },
    { "Miller told Lee that the war was over.", "war", "Miller" },
    { "Miller told reporters on Monday that the war was over.", "war", "Miller" },
    { "Miller, the foreign minister, said the war was over.", "war", "Miller, the foreign minister" },
    { "The minister believes the war is over.", "war", "The minister" },
    { "Analysts said the war was over.", "war", "Analysts" },
    { "The war was over, Miller said.", "war", "Miller" },
    { "The war was over, Miller said on Monday.", "war", "Miller" },
    { "The war was over, said Miller.", "war", "Miller" },
    { "The war, Miller said, was over.", "over", "Miller" },
    { "According to Miller, the war was over.", "war", "Miller" },
    { "The war was over, according to Miller.", "war", "Miller" },
    { "Miller: no end of the war", "end", "Miller" },
    { "Miller said the guns were silent and added that the war was over.", "war", "Miller" },
    { "Miller said the guns were silent, adding that the war was over.", "war", "Miller" },
    { "Miller left before the war was over.", "war", "-" },
    { "The claim was made before the war was over.", "war", "-" },
    { "Miller said that Lee said the war was over.", "war", "Lee < Miller" },
    { "Miller said: the war is over.", "war", "Miller" },
    { "He said the war was over.", "war", "He" },
  };

  check_speakers (cases, G_N_ELEMENTS (cases));
}

static void
test_quotations (void)
{
  static const SpeakerCase cases[] = {
    { LD "The war is over," RD " Miller said.", "war", "Miller" },
    { LD "The war is over," RD " said Miller.", "war", "Miller" },
    { LD "The war is over," RD " said Miller, the foreign minister.", "war", "Miller, the foreign minister" },
    { "\"The war is over,\" the minister told reporters.", "war", "the minister" },
    { "\"The war is over!\" Miller said.", "war", "Miller" },
    { "Miller said: \"The war is over.\"", "war", "Miller" },
    { "Miller said, \"The war is over.\"", "war", "Miller" },
    { LD "The war," RD " Miller said, " LD "is over now." RD, "over", "Miller" },
    { LD "The guns are silent now," RD " Miller said. " LD "The war is over at last, my friends." RD, "war", "Miller" },
    { LD "The guns are silent," RD " Miller said.\n\n" LD "The war is over at last, my friends." RD, "war", "Miller" },
    { "Miller said it was \"absurd to go on with the war\".", "war", "Miller" },
    { LD "Lee said the war was over," RD " Miller said.", "war", "Lee < Miller" },
    { "They found \"the war\" in a book.", "war", "-" },
  };

  check_speakers (cases, G_N_ELEMENTS (cases));
}

/* What a report does not hold stays narration. */
/* What marks and neighbours tell wrongly. */
static void
test_trees (void)
{
  static const SpeakerCase cases[] = {
    { "Officials who met Miller said that the war was over.", "war", "Officials" },
    { "The minister who hosted Miller said the war was over.", "war", "The minister" },
    { "European leaders who had urged Miller said the war was over.", "war", "European leaders" },
  };
  g_autoptr (StanceTreeReader) reader = fixture_reader ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = speaker_of (reader, cases[i].text, cases[i].part);

      g_test_message ("\"%s\" in: %s", cases[i].part, cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].speaker);
    }
}

static void
test_limits (void)
{
  static const SpeakerCase cases[] = {
    { "Miller said so. The war went on.", "war", "-" },
    { "Miller left.\n\nThe war went on.", "war", "-" },
    { "The war went on. Miller said so.", "war", "-" },
    { LD "We go," RD " Miller said. The war went on.", "war", "-" },
  };

  check_speakers (cases, G_N_ELEMENTS (cases));
}

static void
test_types (void)
{
  static const struct
  {
    const char *text;
    StanceOperatorClass type;
    double strength;
  } cases[] = {
    { "Miller said the war was over.", STANCE_OP_SAY, 1 },
    { "Miller suggested the war was over.", STANCE_OP_SAY, 0.5 },
    { "Miller believes the war is over.", STANCE_OP_THINK, 1 },
    { "According to Miller, the war is over.", STANCE_OP_ACCORDING, 1 },
    { "Miller asked whether the war was over.", STANCE_OP_ASK, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StanceSpeech *speech = fixture_speech (cases[i].text);

      g_test_message ("%s", cases[i].text);
      fixture_check_speech (speech);
      g_assert_cmpuint (speech->attributions->len, ==, 1);
      g_assert_cmpint (stance_speech_attribution (speech, 0)->type, ==, cases[i].type);
      g_assert_cmpfloat (stance_speech_attribution (speech, 0)->strength, ==, cases[i].strength);
      stance_speech_free (speech);
    }
}

static void
test_large (void)
{
  static const char *const units[] = { "Miller said ", "said Miller, ", "\"No,\" said Miller. ", "\"No,\" he said, \"",
                                       "according to Miller ", "he said that she said that ",
                                       "Miller: ", "\"No no no no no no.\" ", "\"No no no no no no.\"\n\n",
                                       "Miller said so and added that, ", "SAID MILLER, " };

  fixture_check_large (units, G_N_ELEMENTS (units), 500000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/attributions/reports", test_reports);
  g_test_add_func ("/attributions/quotations", test_quotations);
  g_test_add_func ("/attributions/trees", test_trees);
  g_test_add_func ("/attributions/limits", test_limits);
  g_test_add_func ("/attributions/types", test_types);
  g_test_add_func ("/attributions/large", test_large);
  return g_test_run ();
}
