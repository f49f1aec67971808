/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which expressions may name somebody. */
#include "speech-fixture.h"

/* "words/type" of each actor, parted by "; "; then 's for a possessive, < behind a preposition, & joined to the one before. */
static char *
actors_of (const char *content)
{
  static const char *const types[] = { "name", "role", "group", "he", "she", "it", "they", "i", "you", "nobody" };
  StanceSpeech *speech = fixture_speech (content);
  GString *shown = g_string_new (NULL);

  fixture_check_speech (speech);
  for (guint i = 0; i < speech->actors->len; i++)
    {
      const StanceActor *actor = stance_speech_actor (speech, i);
      g_autofree char *slice = fixture_slice (speech->syntax->text, actor->first, actor->end);

      g_string_append_printf (shown, "%s%s/%s%s%s%s", i ? "; " : "", slice, types[actor->type], actor->possessive ? "'s" : "",
                              actor->oblique ? "<" : "", actor->joined ? "&" : "");
    }
  stance_speech_free (speech);
  return g_string_free (shown, FALSE);
}

static void
check_actors (const char *const cases[][2], gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *found = actors_of (cases[i][0]);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (found, ==, cases[i][1]);
    }
}

static void
test_phrases (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "It rained.", "It/it" },
    { "Miller left.", "Miller/name" },
    { "Anna Miller left.", "Anna Miller/name" },
    { "Mr. Miller left.", "Mr. Miller/name" },
    { "The minister left.", "The minister/role" },
    { "The Freedonian foreign minister left.", "The Freedonian foreign minister/name" },
    { "Foreign Minister Anna Miller left.", "Foreign Minister Anna Miller/name" },
    { "The minister for Europe left.", "The minister for Europe/name" },
    { "Both leaders left.", "Both leaders/group" },
    { "Freedonian officials left.", "Freedonian officials/group" },
    { "Analysts disagree.", "Analysts/nobody" },
    { "Some experts left.", "Some experts/nobody" },
    { "He told him.", "He/he; him/he" },
    { "They told us.", "They/they; us/i" },
    { "I told you.", "I/i; you/you" },
    { "On Monday the war ended.", "" },
    { "In Oslo, Miller met Lee.", "Oslo/name<; Miller/name; Lee/name" },
    { "NATO left.", "NATO/name" },
    { "The US left.", "The US/name" },
    { "the war and the peace", "" },
    { "Ivo von der Kern left.", "Ivo von der Kern/name" },
    { "Ivo al-Kern left.", "Ivo al-Kern/name" },
    { "The envoy to London left.", "The envoy to London/name" },
    { "He answered a question the minister put.", "He/he; the minister/role" },
    { "Both have left.", "Both/group" },
    { "The two have left.", "two/group" },
    { "The two men left.", "The two men/group" },
    { "London, to which Smith went.", "London/name; Smith/name" },
    { "What Smith said is true.", "Smith/name" },
    { "OSLO (Agency) - Smith left.", "Smith/name" },
    { "OSLO, Norway - Smith left.", "Smith/name" },
    { "NATO - the alliance - left.", "NATO/name; the alliance/group" },
  };

  check_actors (cases, G_N_ELEMENTS (cases));
}

static void
test_owners (void)
{
  static const char *const cases[][2] = {
    { "Miller's plan failed.", "Miller/name's" },
    { "Miller\xe2\x80\x99s plan failed.", "Miller/name's" },
    { "Freedonia's president left.", "Freedonia's president/name" },
    { "Miller didn't go.", "Miller/name" },
    { "He spoke to Miller.", "He/he; Miller/name<" },
    { "He spoke about the minister.", "He/he; the minister/role<" },
    { "The head of Miller's office said so.", "The head of Miller's office/name" },
    { "The head of Miller's National Council said so.", "The head of Miller's National Council/name" },
  };

  check_actors (cases, G_N_ELEMENTS (cases));
}

static void
test_appositions_and_lists (void)
{
  static const char *const cases[][2] = {
    { "Miller, the foreign minister, left.", "Miller, the foreign minister/name" },
    { "The foreign minister, Anna Miller, left.", "The foreign minister, Anna Miller/name" },
    { "Miller, the head of military research, left.", "Miller, the head of military research/name" },
    { "Miller met Lee, and they left.", "Miller/name; Lee/name; they/they" },
    { "Miller and Lee left.", "Miller/name; Lee/name&" },
    { "Miller, Lee and Smith left.", "Miller/name; Lee/name&; Smith/name&" },
    { "Miller, Lee, and Smith left.", "Miller/name; Lee/name&; Smith/name&" },
    { "He met with Miller and Lee.", "He/he; Miller/name<; Lee/name<&" },
    { "Miller left and Lee stayed.", "Miller/name; Lee/name" },
    { "Freedonia, Sylvania and Osterlich left.", "Freedonia/name; Sylvania/name&; Osterlich/name&" },
  };

  check_actors (cases, G_N_ELEMENTS (cases));
}

static void
test_large (void)
{
  static const char *const units[] = { "Miller ", "Miller, ", "Miller and ", "the ", "the the Miller ", "minister of ", "Miller's ", "Miller, the mayor, ",
                                       "he ", "both ", "THE KING SAID ", "Lee, Kim, Roe, and ", "A, and " };

  fixture_check_large (units, G_N_ELEMENTS (units), 500000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/actors/phrases", test_phrases);
  g_test_add_func ("/actors/owners", test_owners);
  g_test_add_func ("/actors/appositions-and-lists", test_appositions_and_lists);
  g_test_add_func ("/actors/large", test_large);
  return g_test_run ();
}
