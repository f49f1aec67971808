/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tags and trees by token, and what rules ask of them. The shipped models read here: sentences are plain, so that other trainings pass too. */
#include "../text/language-fixture.h"
#include "stance-syntax-private.h"

static StanceFrontEnd *
front_end (void)
{
  static StanceFrontEnd *read = NULL;

  if (!read)
    {
      g_autofree char *directory = g_build_filename (g_getenv ("STANCE_MODELS"), "lang", "en", NULL);
      g_autoptr (GError) error = NULL;

      read = stance_front_end_new (directory, &error);
      g_assert_no_error (error);
    }
  return read;
}

static StanceSyntax *
read_syntax (StanceTreeReader *reader, const char *text, const guint8 *wanted)
{
  return stance_syntax_new (fixture_text (text), reader, wanted);
}

/* Heads and subjects lie in their sentence, every sentence has a root, and what hangs on a token lies within its reach. */
static void
check_nodes (const StanceSyntax *syntax)
{
  for (guint s = 0; s < syntax->text->sentences->len; s++)
    {
      const StanceSentence *sentence = &g_array_index (syntax->text->sentences, StanceSentence, s);
      guint roots = 0;

      for (guint i = sentence->first; i < sentence->end; i++)
        {
          const StanceNode *node = stance_syntax_node (syntax, i);

          g_assert_cmpuint (node->tag, !=, STANCE_TAG_NONE);
          g_assert_true (i >= sentence->first + node->before && i + node->after < sentence->end);
          if (node->subject != STANCE_NO_TOKEN)
            g_assert_cmpuint (stance_syntax_node (syntax, node->subject)->head, ==, i);
          roots += node->head == STANCE_NO_TOKEN;
          if (node->head == STANCE_NO_TOKEN)
            continue;
          g_assert_true (node->head >= sentence->first && node->head < sentence->end && node->head != i);
          g_assert_cmpuint (node->head - stance_syntax_node (syntax, node->head)->before, <=, i - node->before);
          g_assert_cmpuint (node->head + stance_syntax_node (syntax, node->head)->after, >=, i + node->after);
        }
      g_assert_cmpuint (roots, >=, 1);
    }
}

static void
test_subjects (void)
{
  static const char *const cases[][3] = {
    { "The minister said that the talks failed.", "said", "minister" },
    { "The minister said that the talks failed.", "failed", "talks" },
    { "The minister, who met the envoy on Monday, rejected the plan.", "rejected", "minister" },
    { "The man who wrote the letter left.", "wrote", "man" },
    { "She wants to leave.", "leave", "She" },
    { "The plan was rejected by the minister.", "rejected", "plan" },
    { "They must not leave the country.", "must", "They" },
    { "The president met the envoy and rejected the offer.", "rejected", "president" },
    { "He asked the army to leave.", "leave", "army" },
    { "Rain.", "Rain", NULL },
  };
  g_autoptr (StanceTreeReader) reader = stance_tree_reader_new (front_end ());

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StanceSyntax) syntax = read_syntax (reader, cases[i][0], NULL);
      guint32 found = stance_syntax_find_subject (syntax, fixture_find (syntax->text, cases[i][1]));

      g_test_message ("%s", cases[i][0]);
      check_nodes (syntax);
      g_assert_cmpuint (found, ==, cases[i][2] ? fixture_find (syntax->text, cases[i][2]) : STANCE_NO_TOKEN);
    }
}

static void
test_enclosed (void)
{
  g_autoptr (StanceTreeReader) reader = stance_tree_reader_new (front_end ());
  g_autoptr (StanceSyntax) syntax = read_syntax (reader, "The man who wrote the letter left the city.", NULL);
  guint wrote = fixture_find (syntax->text, "wrote"), letter = fixture_find (syntax->text, "letter"), city = fixture_find (syntax->text, "city");

  g_assert_true (stance_syntax_is_enclosed (syntax, wrote, city, city + 1));
  g_assert_false (stance_syntax_is_enclosed (syntax, wrote, letter, letter + 1));
  g_assert_false (stance_syntax_is_enclosed (syntax, wrote, letter, city + 1));
  g_assert_false (stance_syntax_is_enclosed (syntax, fixture_find (syntax->text, "left"), city, city + 1));
}

/* Words that the word before them does not tell to be verbs or nouns. */
static void
test_nouns (void)
{
  static const struct
  {
    const char *text;
    const char *word;
    gboolean is_operator;
  } cases[] = {
    { "They rejected the new demand.", "demand", FALSE },
    { "He fears that they demand more land.", "demand", TRUE },
    { "The rebels demand land.", "demand", TRUE },
    { "Growing demand hurts the poor.", "demand", FALSE },
  };
  g_autoptr (StanceTreeReader) reader = stance_tree_reader_new (front_end ());

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StanceSyntax) syntax = read_syntax (reader, cases[i].text, NULL);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (stance_syntax_operator_at (syntax, fixture_find (syntax->text, cases[i].word), 1u << STANCE_OP_WANT) != NULL, ==,
                       cases[i].is_operator);
    }
}

/* Only the sentences that are asked for are read; the others, and all without a reader, have no tags and no subjects. */
static void
test_wanted (void)
{
  static const guint8 wanted[] = { 0, 1, 0 };
  const char *text = "The man left. The woman stayed. The child slept.";
  g_autoptr (StanceTreeReader) reader = stance_tree_reader_new (front_end ());
  g_autoptr (StanceSyntax) some = read_syntax (reader, text, wanted), all = read_syntax (reader, text, NULL), none = read_syntax (NULL, text, NULL);
  guint stayed = fixture_find (some->text, "stayed"), left = fixture_find (some->text, "left"), slept = fixture_find (some->text, "slept");

  g_assert_cmpuint (some->text->sentences->len, ==, 3);
  g_assert_cmpuint (stance_syntax_find_subject (some, stayed), ==, fixture_find (some->text, "woman"));
  g_assert_cmpuint (stance_syntax_find_subject (some, left), ==, STANCE_NO_TOKEN);
  g_assert_cmpuint (stance_syntax_node (some, slept)->tag, ==, STANCE_TAG_NONE);
  g_assert_cmpuint (stance_syntax_node (some, stayed)->subject, ==, stance_syntax_node (all, stayed)->subject);
  g_assert_cmpuint (stance_syntax_node (some, stayed)->tag, ==, STANCE_TAG_VERB);
  g_assert_cmpuint (stance_syntax_find_subject (none, stayed), ==, STANCE_NO_TOKEN);
  g_assert_false (stance_syntax_is_enclosed (none, stayed, slept, slept + 1));
}

/* Texts without an end, and texts that are none. */
static void
test_large (void)
{
  static const char *const units[] = { "who said ", "and ", "(", "that they said ", "to ", ", ", "\xd8\xb3\xd9\x84 ", "\xf0\x9f\x98\x80 ", "NO " };
  g_autoptr (StanceTreeReader) reader = stance_tree_reader_new (front_end ());

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) content = g_string_new (NULL);
      g_autoptr (StanceSyntax) syntax = NULL;

      for (guint k = 0; k < 3000; k++)
        g_string_append (content, units[i]);
      syntax = read_syntax (reader, content->str, NULL);
      check_nodes (syntax);
      for (guint k = 0; k < syntax->text->tokens->len; k++)
        stance_syntax_find_subject (syntax, k);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trees/subjects", test_subjects);
  g_test_add_func ("/trees/enclosed", test_enclosed);
  g_test_add_func ("/trees/nouns", test_nouns);
  g_test_add_func ("/trees/wanted", test_wanted);
  g_test_add_func ("/trees/large", test_large);
  return g_test_run ();
}
