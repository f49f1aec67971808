/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which names are found in a text. */
#include "model-fixture.h"

static StanceModel *model;

/* "name=party/type ..." of the mentions in a text. */
static char *
mentions_of (const char *content)
{
  g_autoptr (StanceText) text = fixture_text (model, content);
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (StanceMention));
  GString *shown = g_string_new (NULL);

  stance_model_find_mentions (model, text, mentions);
  for (guint i = 0; i < mentions->len; i++)
    {
      const StanceMention *mention = &g_array_index (mentions, StanceMention, i);
      g_autofree char *slice = fixture_slice (text, mention->first, mention->end);

      g_string_append_printf (shown, "%s%s=%s/%c", i ? " " : "", slice, stance_model_get_party (model, mention->party)->id,
                              "ads"[mention->type]);
    }
  return g_string_free (shown, FALSE);
}

static void
test_mentions (void)
{
  static const struct
  {
    const char *text;
    const char *expected;
  } cases[] = {
    { "", "" },
    { "Nothing here.", "" },
    { "The US said so.", "US=us/a" },
    { "They told us so. Let Us go.", "" },
    { "The U.S. said so.", "U.S.=us/a" },
    { "He lives in the U.S.", "U.S.=us/a" },
    { "the u.s. said so", "" },
    { "US HITS BACK AT RUSSIA", "US=us/a RUSSIA=russia/a" },
    { "Who knows? WHO knows.", "WHO=who/a" },
    { "UK and Uk", "UK=uk/a" },
    { "russia and american", "" },
    { "Nato and NATO", "NATO=nato/a" },
    { "Trump's plan, Trump\xe2\x80\x99s plan", "Trump=donald-trump/a Trump=donald-trump/a" },
    { "Donald Trump and the Trump Organization", "Donald Trump=donald-trump/a Trump Organization=trump-organization/a" },
    { "Donald Duck", "" },
    { "a US-Russia deal", "US=us/a Russia=russia/a" },
    { "the French-German tandem", "French=france/d German=germany/d" },
    { "pro-Russian and anti-American", "pro-Russian=russia/d anti-American=us/d" },
    { "Ukrainian officials in Kyiv", "Ukrainian=ukraine/d Kyiv=ukraine/s" },
    { "the Ukrainian General Staff", "Ukrainian General Staff=ukraine-army/a" },
    { "the Ukrainian general staff", "Ukrainian=ukraine/d" },
    { "the White House said; the white house; The White house", "White House=us/s" },
    { "Von der Example and Ursula von der Example", "Von der Example=ursula-example/a Ursula von der Example=ursula-example/a" },
    { "URSULA VON DER EXAMPLE", "URSULA VON DER EXAMPLE=ursula-example/a" },
    { "fighters of al-Example and Al-Example and al Example", "al-Example=rebels/a Al-Example=rebels/a al Example=rebels/a" },
    { "The rebels and the Rebels", "The rebels=rebels/a the Rebels=rebels/a" },
    { "The model's own Moscow", "Moscow=moscow-idaho/a" },
    { "the North. Korea", "" },
    { "North Korean and North Korea", "North Korean=korea-north/d North Korea=korea-north/a" },
    { "the North Atlantic Treaty was signed", "" },
    { "Russians, Americans; \"Germans\"", "Russians=russia/d Americans=us/d Germans=germany/d" },
    { "from the States", "the States=us/a" },
    { "Trumpism in Ukraines", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = mentions_of (cases[i].text);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_appends (void)
{
  g_autoptr (StanceText) text = fixture_text (model, "Ukraine");
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (StanceMention));

  stance_model_find_mentions (model, text, mentions);
  stance_model_find_mentions (model, text, mentions);
  g_assert_cmpuint (mentions->len, ==, 2);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  model = fixture_model ("quarrel.json");
  g_test_add_func ("/mentions/found", test_mentions);
  g_test_add_func ("/mentions/appends", test_appends);
  status = g_test_run ();
  g_object_unref (model);
  return status;
}
