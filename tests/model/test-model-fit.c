/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which model an article is on. */
#include "model-fixture.h"

static const char *const names[] = { "nowhere", "template", "gaza-ceasefire", "iran-nuclear", "ukraine-settlement", NULL };

#define IRAN "Iran rejects a halt to uranium enrichment, its foreign minister said. Washington demands zero enrichment and inspections by the IAEA at nuclear sites. " \
             "Tehran wants sanctions relief before it hands over its stockpile of enriched uranium. Europe may restore sanctions by the snapback mechanism."
#define UKRAINE "Ukraine demands security guarantees and membership of NATO, its president said. Moscow rejects foreign troops in Ukraine. Kyiv will not give up the " \
                "Donbas nor Crimea. Russia wants recognition of the annexed territories before any ceasefire."

static void
test_found (void)
{
  static const struct
  {
    const char *model;
    const char *text;
    const char *expected;
  } cases[] = {
    { "ukraine-settlement", IRAN, "iran-nuclear" },
    { "iran-nuclear", IRAN, NULL },
    { "ukraine-settlement", UKRAINE, NULL },
    { "iran-nuclear", UKRAINE, "ukraine-settlement" },
    { "ukraine-settlement", "", NULL },
    { "ukraine-settlement", "The bakery on the corner sells bread, cakes and coffee. People like it.", NULL },
    /* Too little to tell. */
    { "ukraine-settlement", "Tehran rejects zero enrichment.", NULL },
    { "ukraine-settlement", "\xd0\x98\xd1\x80\xd0\xb0\xd0\xbd {iran} [=uranium|~3 *]", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StanceModel) model = stance_model_load (cases[i].model, NULL);
      guint n_own = 99, n_better = 99;
      g_autofree char *found = stance_model_find_better (model, names, cases[i].text, &n_own, &n_better);

      g_assert_cmpstr (found, ==, cases[i].expected);
      if (found)
        g_assert_true (n_better >= 5 && 2 * n_better >= 3 * n_own);
      else
        g_assert_true (n_own == 0 && n_better == 0);
    }
}

/* The beginning of a long article decides; a character is not cut in two. */
static void
test_long (void)
{
  g_autoptr (StanceModel) model = stance_model_load ("ukraine-settlement", NULL);
  guint n_own, n_better;

  for (guint shift = 0; shift < 3; shift++)
    {
      g_autoptr (GString) text = g_string_new (IRAN);
      g_autofree char *found = NULL;

      g_string_append_len (text, "zzz", shift);
      while (text->len < 40000)
        g_string_append (text, "\xe2\x82\xac");
      for (guint i = 0; i < 50; i++)
        g_string_append (text, " " UKRAINE);
      found = stance_model_find_better (model, names, text->str, &n_own, &n_better);
      g_assert_cmpstr (found, ==, "iran-nuclear");
    }
}

/* A model of parties alone has no issues; no other model, no better one. */
static void
test_nothing_to_choose (void)
{
  static const char *const none[] = { NULL };
  g_autoptr (StanceModel) parties = fixture_model ("actors.json");
  g_autoptr (StanceModel) model = stance_model_load ("ukraine-settlement", NULL);
  g_autofree char *bad = fixture_path ("circle.json"), *folder = fixture_path ("sub");
  const char *const broken[] = { bad, folder, NULL };
  guint n_own, n_better;

  g_assert_null (stance_model_find_better (model, none, IRAN, &n_own, &n_better));
  g_assert_null (stance_model_find_better (model, broken, IRAN, &n_own, &n_better));
  g_assert_null (stance_model_find_better (parties, none, IRAN, &n_own, &n_better));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model-fit/found", test_found);
  g_test_add_func ("/model-fit/long", test_long);
  g_test_add_func ("/model-fit/nothing-to-choose", test_nothing_to_choose);
  return g_test_run ();
}
