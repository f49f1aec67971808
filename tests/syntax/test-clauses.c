/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where clauses begin and what they hang on; which words are operators. */
#include "../text/language-fixture.h"
#include "stance-syntax-private.h"

static StanceSyntax *
read_syntax (const char *text)
{
  return stance_syntax_new (fixture_text (text), NULL, NULL);
}

/* Clauses follow each other, hold all tokens, and hang on one before them in their sentence or on none. */
static void
check_syntax (const StanceSyntax *syntax)
{
  guint next = 0;

  fixture_check (syntax->text);
  for (guint i = 0; i < syntax->clauses->len; i++)
    {
      const StanceClause *clause = stance_syntax_clause (syntax, i);

      g_assert_cmpuint (clause->first, ==, next);
      g_assert_cmpuint (clause->end, >, clause->first);
      g_assert_cmpuint (clause->parent, <=, i);
      for (guint t = clause->first; t < clause->end; t++)
        g_assert_cmpuint (syntax->clause_of[t], ==, i);
      next = clause->end;
    }
  g_assert_cmpuint (next, ==, syntax->text->tokens->len);
  for (guint i = 0; i < syntax->operators->len; i++)
    {
      const StanceOperator *op = stance_syntax_operator (syntax, i);

      g_assert_cmpuint (op->first, <, op->end);
      g_assert_cmpuint (op->end, <=, syntax->text->tokens->len);
      g_assert_true (stance_syntax_operator_at (syntax, op->first, 1u << op->type) != NULL);
      g_assert_true (i == 0 || stance_syntax_operator (syntax, i - 1)->first <= op->first);
    }
}

/* "kind[parent]: words" of each clause, parted by " / ". */
static char *
clauses_of (const char *content)
{
  static const char *const kinds[] = { "main", "that", "who", "while", "if", "and", "ing", "on" };
  StanceSyntax *syntax = read_syntax (content);
  GString *shown = g_string_new (NULL);

  check_syntax (syntax);
  for (guint i = 0; i < syntax->clauses->len; i++)
    {
      const StanceClause *clause = stance_syntax_clause (syntax, i);
      g_autofree char *slice = fixture_slice (syntax->text, clause->first, clause->end);

      g_string_append_printf (shown, "%s%s", i ? " / " : "", kinds[clause->kind]);
      if (clause->parent != i)
        g_string_append_printf (shown, "[%u]", clause->parent);
      g_string_append_printf (shown, ": %s", slice);
    }
  stance_syntax_free (syntax);
  return g_string_free (shown, FALSE);
}

static void
test_clauses (void)
{
  static const char *const cases[][2] = {
    { "", "" },
    { "They want bread and peace.", "main: They want bread and peace." },
    { "They will go. We will stay.", "main: They will go. / main: We will stay." },
    { "They will go; we will stay.", "main: They will go; / main: we will stay." },
    { "The mayor said that talks would resume.", "main: The mayor said / that[0]: that talks would resume." },
    { "The mayor, who met the envoy, wants peace.", "main: The mayor, / who[0]: who met the envoy, / on[0]: wants peace." },
    { "If they stop, we will talk.", "if: If they stop, / main: we will talk." },
    { "We will talk if they stop.", "main: We will talk / if[0]: if they stop." },
    { "Unless they leave, we will stay.", "if: Unless they leave, / main: we will stay." },
    { "While they talk, we will stay.", "while: While they talk, / main: we will stay." },
    { "We stay because they will go.", "main: We stay / while[0]: because they will go." },
    { "She will go but he will stay.", "main: She will go / and[0]: but he will stay." },
    { "The mayor and the envoy will go.", "main: The mayor and the envoy will go." },
    { "The mayor will go, adding that it was late.", "main: The mayor will go, / ing[0]: adding / that[1]: that it was late." },
    { "He was clear: they must go.", "main: He was clear: / that[0]: they must go." },
    { "They said that we must go and they must stay.",
      "main: They said / that[0]: that we must go / and[1]: and they must stay." },
    { "\"We will go,\" said the mayor.", "main: \"We will go,\" / main: said the mayor." },
    { "They met after the war.", "main: They met after the war." },
    { "They will go after we have left.", "main: They will go / while[0]: after we have left." },
    { "They will go \xe2\x80\x94 we must stay.", "main: They will go \xe2\x80\x94 / main: we must stay." },
    { "The cease-fire holds.", "main: The cease-fire holds." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = clauses_of (cases[i][0]);

      g_test_message ("%s", cases[i][0]);
      g_assert_cmpstr (found, ==, cases[i][1]);
    }
}

/* "US" and "WHO" are names. */
static void
test_names (void)
{
  StanceSyntax *syntax = read_syntax ("US told us. WHO knows who.");

  check_syntax (syntax);
  g_assert_cmphex (stance_syntax_classes (syntax, 0) & STANCE_WORD_WE, ==, 0);
  g_assert_cmphex (stance_syntax_classes (syntax, 2) & STANCE_WORD_WE, !=, 0);
  g_assert_cmphex (stance_syntax_classes (syntax, 4) & STANCE_WORD_RELATIVE, ==, 0);
  g_assert_cmphex (stance_syntax_classes (syntax, 6) & STANCE_WORD_RELATIVE, !=, 0);
  stance_syntax_free (syntax);
}

/* Words that are verbs in one place and nouns in another. */
static void
test_nouns (void)
{
  static const struct
  {
    const char *text;
    const char *word;
    StanceOperatorClass type;
    gboolean is_operator;
  } cases[] = {
    { "They reject the plan.", "reject", STANCE_OP_REJECT, TRUE },
    { "They demand land.", "demand", STANCE_OP_WANT, TRUE },
    { "The demand was met.", "demand", STANCE_OP_WANT, FALSE },
    { "They want to support it.", "support", STANCE_OP_WANT, TRUE },
    { "They would support it.", "support", STANCE_OP_WANT, TRUE },
    { "They do not want it.", "not", STANCE_OP_NEGATION, TRUE },
    { "They must go.", "must", STANCE_OP_MODAL, TRUE },
    { "Perhaps they will go.", "Perhaps", STANCE_OP_HEDGE, TRUE },
    { "They said so.", "said", STANCE_OP_SAY, TRUE },
    { "According to them, it is over.", "According", STANCE_OP_ACCORDING, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      StanceSyntax *syntax = read_syntax (cases[i].text);

      g_test_message ("%s", cases[i].text);
      check_syntax (syntax);
      g_assert_cmpint (stance_syntax_operator_at (syntax, fixture_find (syntax->text, cases[i].word), 1u << cases[i].type) != NULL, ==,
                       cases[i].is_operator);
      stance_syntax_free (syntax);
    }
}

/* Texts that offer a clause or operator at every word. */
static void
test_large (void)
{
  static const char *const units[] = { "and ", "if ", "that ", "which, ", "said ", "not ", ", ", "; ", "want to ", "because they must ", "-", " - ",
                                       "no no ", "saying, ", "\"No,\" ", "AND ", "said Mr. Lee, who, if " };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      GString *content = g_string_new (NULL);
      StanceSyntax *syntax;

      while (content->len < 500000)
        g_string_append (content, units[i]);
      syntax = read_syntax (content->str);
      check_syntax (syntax);
      stance_syntax_free (syntax);
      g_string_free (content, TRUE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/clauses/clauses", test_clauses);
  g_test_add_func ("/clauses/names", test_names);
  g_test_add_func ("/clauses/nouns", test_nouns);
  g_test_add_func ("/clauses/large", test_large);
  return g_test_run ();
}
