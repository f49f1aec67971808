/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roll-up at dates, offices, and the getters. */
#include <math.h>

#include <stance/stance-error.h>

#include "model-fixture.h"

static StanceModel *model;

static void
test_roll_up (void)
{
  static const struct
  {
    const char *party;
    StanceLevel level;
    const char *date;
    const char *expected;
  } cases[] = {
    { "donald-trump", STANCE_LEVEL_HOLDER, "2020-06-01", "donald-trump" },
    { "donald-trump", STANCE_LEVEL_PARTY, "2020-06-01", "us" },
    { "donald-trump", STANCE_LEVEL_PARTY, "2017-01-20", "us" },
    { "donald-trump", STANCE_LEVEL_PARTY, "2017-01-19", "trump-organization" },
    { "donald-trump", STANCE_LEVEL_PARTY, "2023-06-01", "trump-organization" },
    { "donald-trump", STANCE_LEVEL_PARTY, "2025-02-13", "us" },
    { "donald-trump", STANCE_LEVEL_PARTY, "2025-02-13T10:00:00Z", "us" },
    { "joe-biden", STANCE_LEVEL_PARTY, "2023-06-01", "us" },
    { "joe-biden", STANCE_LEVEL_PARTY, "2025-01-20T23:00:00Z", "us" },
    { "joe-biden", STANCE_LEVEL_PARTY, "2019-06-01", "joe-biden" },
    { "joe-biden", STANCE_LEVEL_BLOC, "2019-06-01", "joe-biden" },
    { "spokesman", STANCE_LEVEL_PARTY, "2022-03-01", "ukraine" },
    { "spokesman", STANCE_LEVEL_PARTY, "2018-03-01", "volodymyr-zelensky" },
    { "uk", STANCE_LEVEL_PARTY, "2019-06-01", "uk" },
    { "uk", STANCE_LEVEL_BLOC, "2019-06-01", "europe" },
    { "uk", STANCE_LEVEL_BLOC, "2022-06-01", "uk" },
    { "france", STANCE_LEVEL_BLOC, NULL, "europe" },
    { "france", STANCE_LEVEL_BLOC, "", "europe" },
    { "europe", STANCE_LEVEL_BLOC, NULL, "europe" },
    { "ursula-example", STANCE_LEVEL_BLOC, NULL, "europe" },
    { "ursula-example", STANCE_LEVEL_PARTY, NULL, "europe" },
    { "ukraine-army", STANCE_LEVEL_PARTY, NULL, "ukraine-army" },
    { "nobody", STANCE_LEVEL_HOLDER, NULL, NULL },
    { "nobody", STANCE_LEVEL_BLOC, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %d %s", cases[i].party, cases[i].level, cases[i].date);
      g_assert_cmpstr (stance_model_roll_up (model, cases[i].party, cases[i].level, cases[i].date), ==, cases[i].expected);
    }
}

static void
test_office_holder (void)
{
  static const struct
  {
    const char *title;
    const char *of;
    const char *date;
    const char *expected;
  } cases[] = {
    { "president", "us", "2016-06-01", NULL },
    { "president", "us", "2020-06-01", "donald-trump" },
    { "president", "us", "2021-01-19", "donald-trump" },
    { "president", "us", "2021-01-20", "joe-biden" },
    { "president", "us", "2023-06-01", "joe-biden" },
    { "president", "us", "2025-01-20", "donald-trump" },
    { "president", "ukraine", "2025-02-13", "volodymyr-zelensky" },
    { "president", "ukraine", NULL, "volodymyr-zelensky" },
    { "president", "france", "2025-02-13", NULL },
    { "king", "us", "2025-02-13", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint holder = stance_model_find_office_holder (model, cases[i].title, stance_model_find_party (model, cases[i].of),
                                                      cases[i].date);
      const StanceParty *party = stance_model_get_party (model, holder);

      g_assert_cmpstr (party ? party->id : NULL, ==, cases[i].expected);
    }
}

static void
test_belongs_to (void)
{
  static const struct
  {
    const char *party;
    const char *to;
    const char *date;
    gboolean expected;
  } cases[] = {
    { "ukraine", "ukraine", NULL, TRUE },
    { "volodymyr-zelensky", "ukraine", "2022-03-01", TRUE },
    { "volodymyr-zelensky", "ukraine", "2018-03-01", FALSE },
    { "spokesman", "ukraine", "2022-03-01", TRUE },
    { "spokesman", "volodymyr-zelensky", "2018-03-01", TRUE },
    { "ukraine-army", "ukraine", NULL, TRUE },
    { "france", "europe", NULL, TRUE },
    { "france", "nato", NULL, FALSE },
    { "uk", "europe", "2020-01-31", TRUE },
    { "uk", "europe", "2020-02-01", FALSE },
    { "donald-trump", "nato", "2025-02-13", FALSE },
    { "us", "donald-trump", "2025-02-13", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (stance_model_belongs_to (model, stance_model_find_party (model, cases[i].party),
                                              stance_model_find_party (model, cases[i].to), cases[i].date), ==, cases[i].expected);
  g_assert_false (stance_model_belongs_to (model, STANCE_NO_PARTY, 0, NULL));
  g_assert_cmpuint (stance_model_party_of (model, STANCE_NO_PARTY, NULL), ==, STANCE_NO_PARTY);
  g_assert_cmpuint (stance_model_bloc_of (model, STANCE_NO_PARTY, NULL), ==, STANCE_NO_PARTY);
}

static void
test_merged (void)
{
  const StanceParty *us = stance_model_get_party (model, stance_model_find_party (model, "us"));

  g_assert_cmpstr (us->name, ==, "United States");
  g_assert_cmpint (us->kind, ==, STANCE_PARTY_STATE);
  g_assert_cmpuint (us->aliases->len, ==, 5);
  g_assert_cmpstr (g_ptr_array_index (us->aliases, 4), ==, "the States");
  g_assert_cmpuint (us->demonyms->len, ==, 2);
}

static void
test_getters (void)
{
  g_auto (GStrv) parties = stance_model_get_party_ids (model);
  g_auto (GStrv) issues = stance_model_get_issue_ids (model);

  g_assert_cmpstr (stance_model_get_id (model), ==, "quarrel");
  g_assert_cmpstr (stance_model_get_title (model), ==, "Names and rules for the tests");
  g_assert_cmpfloat (stance_model_get_scale_min (model), ==, -1);
  g_assert_cmpfloat (stance_model_get_scale_max (model), ==, 1);
  g_assert_cmpuint (g_strv_length (parties), ==, 19);
  g_assert_cmpstr (parties[0], ==, "europe");
  g_assert_cmpstr (parties[18], ==, "korea-north");
  g_assert_cmpuint (g_strv_length (issues), ==, 2);
  g_assert_cmpstr (issues[0], ==, "membership");
  g_assert_true (stance_model_has_issue (model, "exercise"));
  g_assert_false (stance_model_has_issue (model, "nothing"));
  g_assert_cmpstr (stance_model_get_issue_name (model, "exercise"), ==, "Exercise");
  g_assert_null (stance_model_get_issue_name (model, "nothing"));
  g_assert_cmpstr (stance_model_get_proposition (model, "membership"), ==, "Ukraine should be admitted.");
  g_assert_null (stance_model_get_proposition (model, "nothing"));
  g_assert_cmpfloat (stance_model_get_issue_weight (model, "membership"), ==, 2);
  g_assert_cmpfloat (stance_model_get_issue_weight (model, "exercise"), ==, 1);
  g_assert_true (isnan (stance_model_get_issue_weight (model, "nothing")));
  g_assert_true (stance_model_has_party (model, "uk"));
  g_assert_false (stance_model_has_party (model, "atlantis"));
  g_assert_cmpstr (stance_model_get_party_name (model, "uk"), ==, "United Kingdom");
  g_assert_null (stance_model_get_party_name (model, "atlantis"));
  g_assert_null (stance_model_get_party_names (model, "atlantis"));
  g_assert_cmpint (stance_model_get_party_kind (model, "nato"), ==, STANCE_PARTY_ORGANISATION);
}

static void
test_names (void)
{
  const StanceParty *party = stance_model_get_party (model, stance_model_find_party (model, "uk"));
  g_auto (GStrv) names = stance_model_get_party_names (model, "uk");

  g_assert_cmpstr (names[0], ==, "United Kingdom");
  g_assert_cmpuint (g_strv_length (names), ==, 1 + party->aliases->len + party->demonyms->len + party->seats->len);
  for (guint i = 0; i < party->seats->len; i++)
    g_assert_true (g_strv_contains ((const char *const *) names, g_ptr_array_index (party->seats, i)));
}

static void
test_contents (void)
{
  const StanceIssue *issue = stance_model_get_issue (model, 0);
  const StanceExample *example = &g_array_index (issue->examples, StanceExample, 0);
  const StanceRule *rule = stance_model_get_rule (model, 1);

  g_assert_cmpuint (stance_model_get_n_issues (model), ==, 2);
  g_assert_null (stance_model_get_issue (model, 2));
  g_assert_cmpuint (issue->poles->len, ==, 3);
  g_assert_cmpfloat (g_array_index (issue->poles, StancePole, 0).value, ==, -1);
  g_assert_cmpstr (g_array_index (issue->poles, StancePole, 2).text, ==, "admitted");
  g_assert_cmpuint (issue->examples->len, ==, 2);
  g_assert_cmpstr (example->holder, ==, "ukraine");
  g_assert_cmpfloat (example->position, ==, 1);
  g_assert_cmpfloat (example->tolerance, ==, 0.5);
  g_assert_cmpstr (example->date, ==, "2025-02-13");
  g_assert_cmpstr (example->pointer, ==, "/issues/0/examples/0");
  g_assert_null (example[1].holder);
  g_assert_true (isnan (example[1].position));
  g_assert_cmpfloat (example[1].tolerance, ==, 0.25);
  g_assert_cmpuint (stance_model_get_n_rules (model), ==, 13);
  g_assert_cmpint (rule->value, ==, 5000);
  g_assert_false (rule->is_phrase);
  g_assert_null (rule->by);
  g_assert_null (stance_model_get_rule (model, 13));
  g_assert_true (g_str_has_suffix (stance_model_get_language_directory (model), "lang/en"));
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  model = fixture_model ("quarrel.json");
  g_test_add_func ("/model/roll-up", test_roll_up);
  g_test_add_func ("/model/office-holder", test_office_holder);
  g_test_add_func ("/model/belongs-to", test_belongs_to);
  g_test_add_func ("/model/merged", test_merged);
  g_test_add_func ("/model/getters", test_getters);
  g_test_add_func ("/model/names", test_names);
  g_test_add_func ("/model/contents", test_contents);
  status = g_test_run ();
  g_object_unref (model);
  return status;
}
