/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rules match where, and which give way. */
#include "model-fixture.h"

static StanceModel *model;

/* "issue:words=value ..." of the matches in a text, those of `holder` only when there is one. */
static char *
matches_of (const char *content, const char *date, const char *holder)
{
  g_autoptr (StanceText) text = fixture_text (model, content);
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (StanceMention));
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (StanceRuleMatch));
  GString *shown = g_string_new (NULL);

  stance_model_find_mentions (model, text, mentions);
  stance_model_match_rules (model, text, mentions, 0, G_MAXUINT, date, matches);
  if (holder)
    stance_model_keep_matches_of (model, stance_model_find_party (model, holder), date, matches);
  for (guint i = 0; i < matches->len; i++)
    {
      const StanceRuleMatch *match = &g_array_index (matches, StanceRuleMatch, i);
      const StanceRule *rule = stance_model_get_rule (model, match->rule);
      g_autofree char *slice = fixture_slice (text, match->first, match->end);

      g_string_append_printf (shown, "%s%s:%s=%d%s", i ? " " : "", rule->issue == 0 ? "m" : "e", slice, rule->value,
                              rule->is_phrase ? "!" : "");
    }
  return g_string_free (shown, FALSE);
}

static void
test_matches (void)
{
  static const struct
  {
    const char *text;
    const char *date;
    const char *holder;
    const char *expected;
  } cases[] = {
    { "Nothing here.", NULL, NULL, "" },
    { "They joined the NATO club.", NULL, NULL, "m:joined the NATO=10000 e:NATO=10000" },
    { "Its place is in the alliance.", NULL, NULL, "m:place is in the alliance=10000!" },
    /* Equal extent: the phrase stands, the target does not. */
    { "They want NATO membership.", NULL, NULL, "m:NATO membership=0! e:NATO=10000" },
    /* The longer match stands. */
    { "NATO membership of Ukraine", NULL, NULL, "m:NATO membership of Ukraine=10000 e:NATO=10000" },
    { "NATO membership of Ukrainian towns", NULL, NULL, "m:NATO membership of Ukrainian=10000 e:NATO=10000" },
    { "NATO membership of Kyiv", NULL, NULL, "m:NATO membership of Kyiv=10000 e:NATO=10000" },
    { "NATO membership of Zelensky", "2022-03-01", NULL, "m:NATO membership of Zelensky=10000 e:NATO=10000" },
    { "NATO membership of Zelensky", "2018-03-01", NULL, "m:NATO membership=0! e:NATO=10000" },
    { "NATO membership of Russia", NULL, NULL, "m:NATO membership=0! e:NATO=10000" },
    /* Exceptions count for their own issue only. */
    { "They joined the NATO summit.", NULL, NULL, "e:NATO=10000" },
    { "They joined a NATO exercise.", NULL, NULL, "e:NATO=10000" },
    { "They joined NATO. The NATO summit began.", NULL, NULL, "m:joined NATO=10000 e:NATO=10000 e:NATO=10000" },
    /* A bloc, its states and their people. */
    { "aid to Europe", NULL, NULL, "m:aid to Europe=10000" },
    { "aid to France", NULL, NULL, "m:aid to France=10000" },
    { "aid to Ursula von der Example", NULL, NULL, "m:aid to Ursula von der Example=10000" },
    { "aid to Britain", "2019-01-01", NULL, "m:aid to Britain=10000" },
    { "aid to Britain", "2022-01-01", NULL, "" },
    { "aid to Ukraine", NULL, NULL, "" },
    /* Kinds and any party. */
    { "talks with Russia", NULL, NULL, "m:talks with Russia=10000" },
    { "talks with Zelensky", "2022-03-01", NULL, "" },
    { "anger at Zelensky and anger at al-Example", NULL, NULL, "m:anger at Zelensky=-10000 m:anger at al-Example=-10000" },
    { "anger at nobody", NULL, NULL, "" },
    /* Ids with hyphens. */
    { "a threat from North Korea", NULL, NULL, "m:threat from North Korea=-10000" },
    { "a threat from Russia", NULL, NULL, "" },
    /* Who says it. */
    { "our terms", NULL, NULL, "m:our terms=-10000! m:our terms=10000!" },
    { "our terms", NULL, "russia", "m:our terms=-10000!" },
    { "our terms", "2022-03-01", "volodymyr-zelensky", "m:our terms=10000!" },
    { "our terms", "2018-03-01", "volodymyr-zelensky", "" },
    { "our terms", NULL, "nobody", "" },
    { "Russian demands", NULL, NULL, "m:Russian demands=-10000" },
    { "Russian demands", NULL, "us", "" },
    { "the Kremlin and its demands", NULL, "russia", "m:Kremlin and its demands=-10000" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = matches_of (cases[i].text, cases[i].date, cases[i].holder);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_stretch (void)
{
  g_autoptr (StanceText) text = fixture_text (model, "They join NATO and we join NATO");
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (StanceMention));
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (StanceRuleMatch));

  stance_model_find_mentions (model, text, mentions);
  stance_model_match_rules (model, text, mentions, 3, 7, NULL, matches);
  g_assert_cmpuint (matches->len, ==, 2);
  g_assert_cmpuint (g_array_index (matches, StanceRuleMatch, 0).first, ==, 5);
  stance_model_match_rules (model, text, mentions, 1, 2, NULL, matches);
  g_assert_cmpuint (matches->len, ==, 2);
  stance_model_match_rules (model, text, mentions, 4, 4, NULL, matches);
  g_assert_cmpuint (matches->len, ==, 2);
}

/* A very long stretch full of matches and exceptions takes a moment, not minutes. */
static void
test_long (void)
{
  g_autoptr (GString) content = g_string_new (NULL);
  g_autoptr (StanceText) text = NULL;
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (StanceMention));
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (StanceRuleMatch));

  for (guint i = 0; i < 50000; i++)
    g_string_append (content, "join NATO and the NATO summit of Ukraine ");
  text = fixture_text (model, content->str);
  stance_model_find_mentions (model, text, mentions);
  g_assert_cmpuint (mentions->len, ==, 150000);
  stance_model_match_rules (model, text, mentions, 0, text->tokens->len, NULL, matches);
  g_assert_cmpuint (matches->len, ==, 150000);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  model = fixture_model ("quarrel.json");
  g_test_add_func ("/rules/matches", test_matches);
  g_test_add_func ("/rules/stretch", test_stretch);
  g_test_add_func ("/rules/long", test_long);
  status = g_test_run ();
  g_object_unref (model);
  return status;
}
