/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a sentence makes of support for the words between braces. */
#include "../attribution/speech-fixture.h"
#include "stance-attitude-private.h"

/* "+" or "-" for a side taken, "w" behind it for a weak one, "0" for none; "noun" behind it where a noun holds it. */
static char *
attitude_of (const char *marked)
{
  g_autofree char *first = g_strndup (marked, strcspn (marked, "{"));
  g_autofree char *part = g_strndup (marked + strlen (first) + 1, strcspn (marked + strlen (first) + 1, "}"));
  g_autofree char *text = g_strconcat (first, part, strchr (marked, '}') + 1, NULL);
  StanceSpeech *speech = fixture_speech (text);
  const StanceText *tokens = speech->syntax->text;
  StanceTarget target = { 0 };
  StanceAttitude attitude;
  StanceChain chain;
  char *shown;

  fixture_check_speech (speech);
  while (stance_text_token (tokens, target.first)->start < strlen (first))
    target.first++;
  target.end = target.first;
  while (target.end < tokens->tokens->len && stance_text_token (tokens, target.end)->start < strlen (first) + strlen (part))
    target.end++;
  stance_attitude_compose (speech, &target, &attitude);
  chain = attitude.noun ? attitude.noun_chain : attitude.chain;
  g_assert_true (chain.sign == 1 || chain.sign == -1);
  shown = !chain.asserted ? g_strdup ("0") : g_strconcat (chain.sign > 0 ? "+" : "-", chain.weak ? "w" : "", attitude.noun ? " noun" : "", NULL);
  stance_speech_free (speech);
  return shown;
}

static void
check_attitudes (const char *const cases[][2], gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *found = attitude_of (cases[i][0]);

      if (!g_str_equal (found, cases[i][1]))
        {
          g_test_message ("found %s, expected %s: %s", found, cases[i][1], cases[i][0]);
          g_test_fail ();
        }
    }
}

static void
test_verbs (void)
{
  static const char *const cases[][2] = {
    { "They want {the plan}.", "+" },
    { "They support {the plan}.", "+" },
    { "They welcomed {the plan}.", "+" },
    { "They demand {a truce}.", "+" },
    { "They called for {a truce}.", "+" },
    { "They insist on {a truce}.", "+" },
    { "They agreed to {join the union}.", "+" },
    { "They vowed to {join the union}.", "+" },
    { "They urged the mayor to accept {the plan}.", "+" },
    { "They are ready to {join the union}.", "+" },
    { "They are willing to accept {the plan}.", "+" },
    { "They are open to {the plan}.", "+w" },
    { "They reject {the plan}.", "-" },
    { "They oppose {the plan}.", "-" },
    { "They condemned {the plan}.", "-" },
    { "They ruled out {a truce}.", "-" },
    { "They refuse to {join the union}.", "-" },
    { "They are against {the plan}.", "-" },
    { "They are opposed to {the plan}.", "-" },
    { "They are unwilling to accept {the plan}.", "-" },
    { "They criticised {the plan}.", "-w" },
    { "They doubt that the envoys {join the union}.", "-w" },
    { "They dismissed {the plan}.", "-" },
  };

  check_attitudes (cases, G_N_ELEMENTS (cases));
}

static void
test_negation (void)
{
  static const char *const cases[][2] = {
    { "They do not support {the plan}.", "-" },
    { "They don't want {the plan}.", "-" },
    { "They don\xe2\x80\x99t want {the plan}.", "-" },
    { "They never supported {the plan}.", "-" },
    { "They are not ready to {join the union}.", "-" },
    { "They pledged not to {join the union}.", "-" },
    { "They warned the mayor not to accept {the plan}.", "-" },
    { "They did not rule out {a truce}.", "+w" },
    { "They did not reject {the plan}.", "+w" },
    { "They would not oppose {the plan}.", "+w" },
    { "They do not want to end {the war}.", "+" },
    { "They do not want to lift {the ban}.", "+" },
    { "They refuse to end {the war}.", "+" },
    { "They refused to lift {the ban}.", "+" },
    { "We do not think {the plan} is acceptable.", "-w" },
  };

  check_attitudes (cases, G_N_ELEMENTS (cases));
}

static void
test_modals_and_effects (void)
{
  static const char *const cases[][2] = {
    { "We must {join the union}.", "+" },
    { "We have to {join the union}.", "+" },
    { "We should {join the union}.", "+" },
    { "We will {join the union}.", "+" },
    { "We need {a truce}.", "+" },
    { "We must not {join the union}.", "-" },
    { "We cannot {join the union}.", "-" },
    { "We can't {join the union}.", "-" },
    { "We can\xe2\x80\x99t {join the union}.", "-" },
    { "We should not {join the union}.", "-" },
    { "We shall never {join the union}.", "-" },
    { "We will not {join the union}.", "-" },
    { "We won't {join the union}.", "-" },
    { "We must end {the war}.", "-" },
    { "They want to end {the war}.", "-" },
    { "They want to lift {the ban}.", "-" },
    { "{The war} must end.", "-" },
    { "{The fighting} must stop.", "-" },
    { "Perhaps we should {join the union}.", "+w" },
    { "We will probably have to {join the union}.", "+w" },
  };

  check_attitudes (cases, G_N_ELEMENTS (cases));
}

static void
test_judgements (void)
{
  static const char *const cases[][2] = {
    { "{A truce} is essential.", "+" },
    { "{A truce} is necessary.", "+" },
    { "{The plan} is acceptable.", "+" },
    { "{The plan} is not acceptable.", "-" },
    { "{The plan} isn't acceptable.", "-" },
    { "{The plan} is unacceptable.", "-" },
    { "{The plan} is unrealistic.", "-" },
    { "{A truce} is impossible.", "-" },
    { "{A truce} is out of the question.", "-" },
    { "It is essential to {join the union}.", "+" },
    { "It is unrealistic to {join the union}.", "-" },
    { "It is essential that they {join the union}.", "+" },
    { "It would be a mistake to {join the union}.", "-" },
  };

  check_attitudes (cases, G_N_ELEMENTS (cases));
}

static void
test_passives_and_nouns (void)
{
  static const char *const cases[][2] = {
    { "{The plan} was rejected by the mayor.", "-" },
    { "{The plan} was firmly rejected by the mayor.", "-" },
    { "{The plan} was welcomed by the mayor.", "+" },
    { "{The plan} was not rejected by the mayor.", "+w" },
    { "{The plan} must be accepted.", "+" },
    { "{The plan} must be rejected.", "-" },
    { "Miller voiced support for {the plan}.", "+" },
    { "Miller's refusal of {the plan} was clear.", "- noun" },
    { "Miller's support for {the plan} is known.", "+ noun" },
    { "Miller's opposition to {the plan} is known.", "- noun" },
  };

  check_attitudes (cases, G_N_ELEMENTS (cases));
}

/* Who only mentions something takes no side; what stands in a clause of its own is out of reach. */
static void
test_no_side (void)
{
  static const char *const cases[][2] = {
    { "They discussed {the plan}.", "0" },
    { "{The plan} has ten points.", "0" },
    { "They met to discuss {the plan}.", "0" },
    { "They rejected the offer because {the plan} has ten points.", "0" },
    { "They reject the offer, which follows {the plan}.", "0" },
    { "They rejected talks on {the plan}.", "0" },
    { "They want bread. {The plan} has ten points.", "0" },
    { "They want bread; {the plan} has ten points.", "0" },
  };

  check_attitudes (cases, G_N_ELEMENTS (cases));
}

static void
test_conditions (void)
{
  static const char *const cases[][2] = {
    { "We will stop only if they {leave the town}.", "+" },
    { "There will be no talks unless they {leave the town}.", "+" },
  };

  check_attitudes (cases, G_N_ELEMENTS (cases));
}

/* What a text or plan provides for: what is done to it. */
static void
test_documents (void)
{
  static const char *const cases[][2] = {
    { "They vetoed a draft that would restore {the ties}.", "-" },
    { "They backed a bill which demanded {a truce}.", "+" },
    { "They rejected a plan that would end {the talks}.", "+" },
    { "They voted against a resolution that called for {a truce}.", "-" },
    { "The mayor said they would veto a draft that demanded {a truce}.", "-" },
    { "They vetoed a draft that the envoys wrote after {the truce}.", "0" },
    { "They read a draft that demanded {a truce}.", "+" },
  };

  check_attitudes (cases, G_N_ELEMENTS (cases));
}

static void
test_comparisons (void)
{
  static const char *const cases[][2] = {
    { "They would rather {join the union} than leave it.", "+" },
    { "They would rather leave than {join the union}.", "-" },
    { "They would sooner fight than accept {the plan}.", "-" },
    { "They want talks rather than {a truce}.", "-" },
    { "They want {talks} rather than a truce.", "+" },
    { "Rather than {join the union}, they should wait.", "-" },
    { "Rather than wait, they should {join the union}.", "+" },
    { "Instead of talks, they want {a truce}.", "+" },
    { "More than forty envoys want {a truce}.", "+" },
    { "Bread will do more for the town than {a truce}.", "0" },
    { "{A truce} is better than a war.", "+" },
  };

  check_attitudes (cases, G_N_ELEMENTS (cases));
}

static void
test_changes (void)
{
  static const char *const cases[][2] = {
    { "They no longer demand {a truce}.", "+w" },
    { "They stopped insisting on {a truce}.", "+w" },
    { "They no longer oppose {a truce}.", "+w" },
    { "They have stopped opposing {the plan}.", "+w" },
    { "They reversed their refusal to {join the union}.", "+w" },
    { "They backed away from their pledge to {join the union}.", "-w" },
    { "They dropped their plan to {join the union}.", "-w" },
    { "They have cooled on {the plan}.", "-w" },
    { "They dropped their demand for {a truce}.", "+w noun" },
    { "They refuse to drop their demand for {a truce}.", "+ noun" },
    { "They urged the mayor to drop her demand for {a truce}.", "+ noun" },
  };

  check_attitudes (cases, G_N_ELEMENTS (cases));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/attitude/verbs", test_verbs);
  g_test_add_func ("/attitude/negation", test_negation);
  g_test_add_func ("/attitude/modals-and-effects", test_modals_and_effects);
  g_test_add_func ("/attitude/judgements", test_judgements);
  g_test_add_func ("/attitude/passives-and-nouns", test_passives_and_nouns);
  g_test_add_func ("/attitude/no-side", test_no_side);
  g_test_add_func ("/attitude/conditions", test_conditions);
  g_test_add_func ("/attitude/documents", test_documents);
  g_test_add_func ("/attitude/comparisons", test_comparisons);
  g_test_add_func ("/attitude/changes", test_changes);
  return g_test_run ();
}
