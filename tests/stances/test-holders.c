/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who the actors of a text are. */
#include "quarrel-fixture.h"
#include "stance-holders-private.h"

static StanceModel *model;

/* Who says the words that hold `part`: "person/party", "name/party" for one whom the model does not know, parted by " + ". */
static char *
speakers_of (const char *text, const char *part, const char *date)
{
  g_autoptr (StanceSpeech) speech = stance_speech_new (stance_syntax_new (stance_text_new (text, strlen (text), stance_model_get_language (model)), NULL, NULL));
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (StanceMention));
  g_autoptr (StanceHolders) holders = NULL;
  g_autoptr (GArray) found = NULL;
  gsize at = (gsize) (strstr (text, part) - text);
  GString *shown = g_string_new (NULL);
  guint token = 0;

  while (stance_text_token (speech->syntax->text, token)->start < at)
    token++;
  stance_model_find_mentions (model, speech->syntax->text, mentions);
  holders = stance_holders_new (model, speech, mentions, date);
  if (speech->attribution_of[token] != STANCE_NONE)
    found = stance_holders_of_speaker (holders, speech->attribution_of[token]);
  for (guint i = 0; found && i < found->len; i++)
    {
      const StanceHolder *holder = &g_array_index (found, StanceHolder, i);

      g_string_append_printf (shown, "%s%s/%s", i ? " + " : "",
                              holder->self == STANCE_NO_PARTY ? holder->name : stance_model_get_party (model, holder->self)->id,
                              stance_model_get_party (model, holder->party)->id);
    }
  return g_string_free (shown, FALSE);
}

typedef struct
{
  const char *text;
  const char *date;
  const char *speakers;
} HolderCase;

static void
check_holders (const HolderCase *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *found = speakers_of (cases[i].text, "truce", cases[i].date ? cases[i].date : "2025-05-01");

      if (g_str_equal (found, cases[i].speakers))
        continue;
      g_test_message ("found %s, expected %s: %s", found, cases[i].speakers, cases[i].text);
      g_test_fail ();
    }
}

static void
test_names (void)
{
  static const HolderCase cases[] = {
    { "Anna Miller said a truce was near.", NULL, "anna-miller/freedonia" },
    { "\"A truce is near,\" said Miller.", NULL, "anna-miller/freedonia" },
    { "Karl Otto left. Otto said a truce was near.", NULL, "karl-otto/sylvania" },
    { "Freedonia said a truce was near.", NULL, "freedonia/freedonia" },
    { "The Grey House said a truce was near.", NULL, "freedonia/freedonia" },
    { "The Union said a truce was near.", NULL, "union/union" },
    { "Freedonian officials said a truce was near.", NULL, "freedonia/freedonia" },
    { "Analysts said a truce was near.", NULL, "" },
    { "Ivo Kern said a truce was near.", NULL, "" },
  };

  check_holders (cases, G_N_ELEMENTS (cases));
}

static void
test_offices (void)
{
  static const HolderCase cases[] = {
    { "The Freedonian president said a truce was near.", "2025-05-01", "anna-miller/freedonia" },
    { "The Freedonian president said a truce was near.", "2020-05-01", "boris-lee/freedonia" },
    { "Freedonia's president said a truce was near.", "2025-05-01", "anna-miller/freedonia" },
    { "Freedonian President Anna Miller said a truce was near.", "2025-05-01", "anna-miller/freedonia" },
    { "The president of Freedonia said a truce was near.", "2025-05-01", "anna-miller/freedonia" },
    { "The Sylvanian chancellor said a truce was near.", NULL, "karl-otto/sylvania" },
    { "Anna Miller, the Freedonian president, said a truce was near.", NULL, "anna-miller/freedonia" },
    { "The Freedonian foreign minister said a truce was near.", NULL, "freedonia/freedonia" },
    { "Sylvanian Foreign Minister Ivo Kern said a truce was near.", NULL, "Ivo Kern/sylvania" },
    { "Sylvanian Foreign Minister Ivo Kern left. Kern said a truce was near.", NULL, "Ivo Kern/sylvania" },
    { "A Sylvanian spokesman said a truce was near.", NULL, "sylvania/sylvania" },
    { "Ivo Kern, a Sylvanian spokesman, said a truce was near.", NULL, "Ivo Kern/sylvania" },
  };

  check_holders (cases, G_N_ELEMENTS (cases));
}

static void
test_pronouns (void)
{
  static const HolderCase cases[] = {
    { "Anna Miller met Karl Otto. She said a truce was near.", NULL, "anna-miller/freedonia" },
    { "Anna Miller met Karl Otto. He said a truce was near.", NULL, "karl-otto/sylvania" },
    { "Karl Otto went home. He said a truce was near.", NULL, "karl-otto/sylvania" },
    { "Anna Miller went home. The president said a truce was near.", NULL, "anna-miller/freedonia" },
    { "Sylvania called its envoy home. It said a truce was near.", NULL, "sylvania/sylvania" },
    { "Anna Miller and Karl Otto met. They said a truce was near.", NULL, "anna-miller/freedonia + karl-otto/sylvania" },
    { "It rained. He said a truce was near.", NULL, "" },
  };

  check_holders (cases, G_N_ELEMENTS (cases));
}

static void
test_several (void)
{
  static const HolderCase cases[] = {
    { "Freedonia and Sylvania said a truce was near.", NULL, "freedonia/freedonia + sylvania/sylvania" },
    { "Freedonia and Osterlich said a truce was near.", NULL, "league/league" },
    { "Anna Miller and Karl Otto said a truce was near.", NULL, "anna-miller/freedonia + karl-otto/sylvania" },
    { "The League said a truce was near.", NULL, "league/league" },
  };

  check_holders (cases, G_N_ELEMENTS (cases));
}

/* Two that were named together: by "both", by a number, by a noun, in whatever order they were named. */
static void
test_both (void)
{
  static const HolderCase cases[] = {
    { "Anna Miller met Karl Otto. Both leaders said a truce was near.", NULL, "anna-miller/freedonia + karl-otto/sylvania" },
    { "Anna Miller met Karl Otto. The two men said a truce was near.", NULL, "anna-miller/freedonia + karl-otto/sylvania" },
    { "Anna Miller met Karl Otto. The pair said a truce was near.", NULL, "anna-miller/freedonia + karl-otto/sylvania" },
    { "Anna Miller met Karl Otto. Both have said a truce was near.", NULL, "anna-miller/freedonia + karl-otto/sylvania" },
    { "Anna Miller met Karl Otto. The two said a truce was near.", NULL, "anna-miller/freedonia + karl-otto/sylvania" },
    { "Anna Miller spoke to Karl Otto, and they said a truce was near.", NULL, "anna-miller/freedonia + karl-otto/sylvania" },
    { "Anna Miller met Karl Otto. They said a truce was near.", NULL, "anna-miller/freedonia + karl-otto/sylvania" },
    { "Freedonia and Sylvania met. Both sides said a truce was near.", NULL, "freedonia/freedonia + sylvania/sylvania" },
    { "Freedonia and Sylvania met. The Union was there. The two countries said a truce was near.", NULL, "freedonia/freedonia + sylvania/sylvania" },
    { "The Freedonia-Sylvania talks went on. The two sides said a truce was near.", NULL, "freedonia/freedonia + sylvania/sylvania" },
    { "Anna Miller met Karl Otto. Ivo Kern, a Sylvanian spokesman, was there. The two leaders said a truce was near.", NULL,
      "anna-miller/freedonia + karl-otto/sylvania" },
    { "Anna Miller met Karl Otto. Both leaders left. The leaders said a truce was near.", NULL, "anna-miller/freedonia + karl-otto/sylvania" },
    { "It rained. Both sides said a truce was near.", NULL, "" },
    { "Freedonia, Sylvania and Osterlich met. Both sides said a truce was near.", NULL, "" },
  };

  check_holders (cases, G_N_ELEMENTS (cases));
}

/* Those whom the model does not know: of the nation that the text gives, else of no party, but somebody. */
static void
test_unknown (void)
{
  static const HolderCase cases[] = {
    { "The Sylvanian diplomat Ivo Kern said a truce was near.", NULL, "Ivo Kern/sylvania" },
    { "Sylvanian Minister of Defence Ivo Kern said a truce was near.", NULL, "Ivo Kern/sylvania" },
    { "Ivo Kern, the Sylvanian ambassador, left. Ambassador Kern said a truce was near.", NULL, "Ivo Kern/sylvania" },
    { "Sylvania's Ivo Kern left. Kern said a truce was near.", NULL, "Ivo Kern/sylvania" },
    { "Sylvanian envoy Ivo von der Kern left. Von der Kern said a truce was near.", NULL, "Ivo von der Kern/sylvania" },
    { "Sylvanian envoy Ivo al-Kern left. Al-Kern said a truce was near.", NULL, "Ivo al-Kern/sylvania" },
    { "Karl Otto left. Ivo Kern said so. \"A truce is near,\" he said.", NULL, "" },
    { "Karl Otto left. Ivo Kern, the head of a school, said so. He said a truce was near.", NULL, "" },
    { "On Monday Eva Otto said a truce was near.", NULL, "" },
    { "Karl Otto left. Eva Otto said so. \"A truce is near,\" she said.", NULL, "" },
    { "On Monday Karol Otto said a truce was near.", NULL, "karl-otto/sylvania" },
    { "On Monday Sylvanian Chancellor Eva Otto said a truce was near.", NULL, "karl-otto/sylvania" },
    { "Thanking Otto, Anna Miller said a truce was near.", NULL, "anna-miller/freedonia" },
    { "Karl Otto left. Ivo Kern, the chief engineer of a mill, said so. He said a truce was near.", NULL, "" },
    { "Many ministers said a truce was near.", NULL, "" },
    { "Ally Sylvania said a truce was near.", NULL, "sylvania/sylvania" },
    { "Key mediator Sylvania said a truce was near.", NULL, "sylvania/sylvania" },
    { "The Freedonia Gazette said a truce was near.", NULL, "" },
    { "Freedonia's allies said a truce was near.", NULL, "" },
    { "Freedonia's Sylvanian allies said a truce was near.", NULL, "sylvania/sylvania" },
    { "Karl Otto left. A source said a truce was near.", NULL, "" },
    { "Karl Otto left. One official said a truce was near.", NULL, "" },
    { "Sylvanian state TV said a truce was near.", NULL, "" },
    { "Karl Otto met the leaders of some clubs. The leaders of other clubs said a truce was near.", NULL, "" },
  };

  check_holders (cases, G_N_ELEMENTS (cases));
}

/* Who speaks for somebody. */
static void
test_principals (void)
{
  static const HolderCase cases[] = {
    { "Ivo Kern, Otto's spokesman, said a truce was near.", NULL, "Ivo Kern/sylvania" },
    { "Ivo Kern, a spokesman for President Miller, said a truce was near.", NULL, "Ivo Kern/freedonia" },
    { "Otto's office said a truce was near.", NULL, "sylvania/sylvania" },
    { "A spokesman for Karl Otto said a truce was near.", NULL, "sylvania/sylvania" },
    { "Otto's envoy, Ivo Kern, said a truce was near.", NULL, "Ivo Kern/sylvania" },
    { "The Sylvanian delegation's head said a truce was near.", NULL, "sylvania/sylvania" },
    { "Karl Otto left. His spokesman said a truce was near.", NULL, "sylvania/sylvania" },
    { "Anna Miller met Karl Otto and his aides. He said a truce was near.", NULL, "karl-otto/sylvania" },
    { "The Grey House left. Its spokesman said a truce was near.", NULL, "freedonia/freedonia" },
    { "The Freedonian secretary of state said a truce was near.", NULL, "lea-brandt/freedonia" },
    { "The Freedonian deputy secretary of state said a truce was near.", NULL, "freedonia/freedonia" },
    { "The Freedonian leader said a truce was near.", NULL, "anna-miller/freedonia" },
    { "Secretary of State Lea Brandt said a truce was near.", NULL, "lea-brandt/freedonia" },
    { "The Sylvanian side said a truce was near.", NULL, "sylvania/sylvania" },
    { "A Grey House official said a truce was near.", NULL, "freedonia/freedonia" },
    { "Freedonia's ambassador to the Union, Ivo Kern, said a truce was near.", NULL, "Ivo Kern/freedonia" },
    { "Freedonia's Sylvania envoy said a truce was near.", NULL, "freedonia/freedonia" },
    { "The Freedonian envoy to Sylvania said a truce was near.", NULL, "freedonia/freedonia" },
    { "A senior aide to the Sylvanian chancellor said a truce was near.", NULL, "sylvania/sylvania" },
    { "An adviser to Otto, Ivo Kern, said a truce was near.", NULL, "Ivo Kern/sylvania" },
    { "Karl Otto left. His spokesman Ivo Kern said a truce was near.", NULL, "Ivo Kern/sylvania" },
    { "Karl Otto met Boris Lee. Otto said the government had said a truce was near.", NULL, "government/sylvania" },
    { "The Sylvanian president went home. A Grey House official said the president said a truce was near.", NULL, "anna-miller/freedonia" },
    { "Karl Otto went home. A Grey House official said the chancellor said a truce was near.", NULL, "karl-otto/sylvania" },
    { "Sylvania's commander-in-chief, Ivo Kern, said a truce was near.", NULL, "Ivo Kern/sylvania" },
    { "The Union met. The bloc said a truce was near.", NULL, "union/union" },
    { "Freedonia left the Union. The group's leader said a truce was near.", NULL, "union/union" },
  };

  check_holders (cases, G_N_ELEMENTS (cases));
}

/* Through sentences: pronouns, offices and surnames that go back to a name, in and out of quotations. */
static void
test_chains (void)
{
  static const HolderCase cases[] = {
    { "Anna Miller left. \"We want it,\" the president said. \"I want a truce.\"", NULL, "anna-miller/freedonia" },
    { "Anna Miller left. \"Karl Otto wants a truce,\" she said.", NULL, "anna-miller/freedonia" },
    { "Karl Otto left. As Boris Lee must see, a truce is near, he said.", NULL, "karl-otto/sylvania" },
    { "Karl Otto left. Boris Lee, the president, mocked the offer: a truce was near, he said.", NULL, "boris-lee/freedonia" },
    { "Karl Otto left. Boris Lee welcomed the offer: a truce was near, he said.", NULL, "boris-lee/freedonia" },
    { "Karl Otto left. Boris Lee must give in: a truce was near, he said.", NULL, "karl-otto/sylvania" },
    { "Karl Otto left. Until Boris Lee stops, there will be no truce, he added.", NULL, "karl-otto/sylvania" },
    { "Karl Otto told Anna Miller, who said a truce was near.", NULL, "anna-miller/freedonia" },
    { "Karl Otto, who met Anna Miller, said a truce was near.", NULL, "karl-otto/sylvania" },
    { "Karl Otto spoke. \"Karl is wrong,\" Anna Miller said. Mr Karl said a truce was near.", NULL, "karl-otto/sylvania" },
    { "Anna Miller spoke of it, to which Karl Otto replied. \"A truce is near,\" he said.", NULL, "karl-otto/sylvania" },
    { "Boris Lee spoke of it, to which Karl Otto replied. \"A truce is near,\" he said.", NULL, "karl-otto/sylvania" },
    { "BERN (Agency) - Karl Otto said a truce was near.", NULL, "karl-otto/sylvania" },
    { "FREEDONIA (Agency) - Karl Otto said a truce was near.", NULL, "karl-otto/sylvania" },
    { "FREEDONIA, May 3 - \"A truce is near,\" Karl Otto said.", NULL, "karl-otto/sylvania" },
    { "In answer to a question the chancellor, Karl Otto, said a truce was near.", NULL, "karl-otto/sylvania" },
  };

  check_holders (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  model = fixture_quarrel ();
  g_test_add_func ("/holders/names", test_names);
  g_test_add_func ("/holders/offices", test_offices);
  g_test_add_func ("/holders/pronouns", test_pronouns);
  g_test_add_func ("/holders/several", test_several);
  g_test_add_func ("/holders/both", test_both);
  g_test_add_func ("/holders/unknown", test_unknown);
  g_test_add_func ("/holders/principals", test_principals);
  g_test_add_func ("/holders/chains", test_chains);
  result = g_test_run ();
  g_object_unref (model);
  return result;
}
