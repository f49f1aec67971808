/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pattern language: what each element matches, and what is no pattern. */
#include <stance/stance-error.h>

#include "language-fixture.h"
#include "stance-patterns-private.h"

#define CURLY "\xe2\x80\x99"

/* {town} is the word Freedonia and {state} two words that begin with Sylvania. */
static gboolean
resolve (const char *name, guint *symbol, gpointer data)
{
  *symbol = g_str_equal (name, "state");
  return *symbol || g_str_equal (name, "town");
}

static guint
find_symbol (guint symbol, guint token, gpointer data)
{
  const StanceText *text = data;
  g_autofree char *word = fixture_slice (text, token, token + 1);

  if (symbol == 0)
    return g_str_equal (word, "Freedonia") ? token + 1 : 0;
  return g_str_equal (word, "Sylvania") && token + 2 <= text->tokens->len ? token + 2 : 0;
}

static StancePatterns *
new_patterns (void)
{
  StancePatterns *patterns = stance_patterns_new (fixture_language ());

  stance_patterns_set_resolver (patterns, resolve, NULL);
  return patterns;
}

/* Where patterns match in a text: "number:words", parted by "; ". */
static char *
match_all (const StancePatterns *patterns, const char *content)
{
  g_autoptr (StanceText) text = fixture_text (content);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (StanceMatch));
  GString *shown = g_string_new (NULL);

  stance_patterns_match (patterns, text, 0, text->tokens->len, find_symbol, text, matches);
  for (guint i = 0; i < matches->len; i++)
    {
      const StanceMatch *match = &g_array_index (matches, StanceMatch, i);
      g_autofree char *slice = fixture_slice (text, match->first, match->end);

      g_string_append_printf (shown, "%s%u:%s", i ? "; " : "", match->pattern, slice);
    }
  return g_string_free (shown, FALSE);
}

typedef struct
{
  const char *pattern;
  const char *text;
  const char *matches;
} PatternCase;

static void
check_matches (const PatternCase *cases, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (StancePatterns) patterns = new_patterns ();
      g_autoptr (GError) error = NULL;
      g_autofree char *found = NULL;

      g_test_message ("%s in %s", cases[i].pattern, cases[i].text);
      stance_patterns_add (patterns, cases[i].pattern, 7, &error);
      g_assert_no_error (error);
      found = match_all (patterns, cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].matches);
    }
}

static void
test_words (void)
{
  static const PatternCase cases[] = {
    { "truce", "A truce. The Truce! TRUCE?", "7:truce; 7:Truce; 7:TRUCE" },
    { "Truce", "the truce", "7:truce" },
    { "truce", "truces", "" },
    { "border guards", "The border guards left.", "7:border guards" },
    { "border guards", "border, guards", "" },
    { "border guards", "border. Guards", "" },
    { "border guards", "border \"guards\"", "7:border \"guards" },
    { "border guards", "border [guards]", "7:border [guards" },
    { "border guards", "border (guards)", "" },
    { "cease-fire", "a cease-fire, a cease fire, a ceasefire", "7:cease-fire; 7:cease fire" },
    { "cease fire", "a cease-fire", "7:cease-fire" },
    { "don't go", "They don't go. They don" CURLY "t go.", "7:don't go; 7:don" CURLY "t go" },
    { "don" CURLY "t go", "They don't go.", "7:don't go" },
    { "do n't go", "They don't go.", "7:don't go" },
    { "cannot go", "They cannot go. They can not go.", "7:cannot go; 7:can not go" },
    { "oslo's plan", "Oslo's plan and Oslo" CURLY "s plan", "7:Oslo's plan; 7:Oslo" CURLY "s plan" },
    { "u.s. troops", "U.S. troops", "7:U.S. troops" },
    { "2022", "since 2022.", "7:2022" },
    { "go  \t home", "go home", "7:go home" },
    { "  go home  ", "go home", "7:go home" },
    { "\xc3\xa9tat", "L'\xc3\x89tat, un \xc3\x89tat", "7:\xc3\x89tat" },
    { "go go", "go go go", "7:go go; 7:go go" },
  };

  check_matches (cases, G_N_ELEMENTS (cases));
}

static void
test_elements (void)
{
  static const PatternCase cases[] = {
    { "annex*", "annex, annexed, Annexation; reannex", "7:annex; 7:annexed; 7:Annexation" },
    { "annex* land", "annexing land", "7:annexing land" },
    { "the annex*", "the annexation", "7:the annexation" },
    { "=join", "join joins joined joining joiner", "7:join; 7:joins; 7:joined; 7:joining" },
    { "=go", "go goes went gone going", "7:go; 7:goes; 7:went; 7:gone; 7:going" },
    { "[join|leave] now", "join now or leave now or stay now", "7:join now; 7:leave now" },
    { "[a b|=join] now", "a b now, joined now, a now", "7:a b now; 7:joined now" },
    { "go [right|] now", "go now, go right now, go left now", "7:go now; 7:go right now" },
    { "go [|right] now", "go right now", "7:go right now" },
    { "go [right|now|]", "go. go now. go home", "7:go; 7:go now; 7:go" },
    { "[go] [home]", "go home", "7:go home" },
    { "[go|][home|] now", "go home now; go now; home now; now", "7:go home now; 7:home now; 7:now; 7:go now; 7:now; 7:home now; 7:now; 7:now" },
    { "{town} stays", "Freedonia stays. Nowhere stays.", "7:Freedonia stays" },
    { "{state} stays", "Sylvania East stays", "7:Sylvania East stays" },
    { "to {town}", "to Freedonia", "7:to Freedonia" },
    { "[{town}|{state}] stays", "Sylvania East stays, Freedonia stays", "7:Sylvania East stays; 7:Freedonia stays" },
    { "{town}", "Freedonia's", "7:Freedonia" },
  };

  check_matches (cases, G_N_ELEMENTS (cases));
}

static void
test_gaps (void)
{
  static const PatternCase cases[] = {
    { "leave ~2 now", "leave now", "7:leave now" },
    { "leave ~2 now", "leave it now", "7:leave it now" },
    { "leave ~2 now", "leave all this now", "7:leave all this now" },
    { "leave ~2 now", "leave all of this now", "" },
    { "leave ~2 now", "leave it, now", "" },
    { "leave ~2 now", "leave it; now", "" },
    { "leave ~2 now", "leave. Now", "" },
    { "leave ~2 now", "leave \xe2\x80\x94 now", "" },
    { "leave ~2 now", "leave (it) now", "" },
    { "leave ~2 now", "leave \"it\" now", "7:leave \"it\" now" },
    { "leave ~2 now", "leave so-called now", "7:leave so-called now" },
    { "leave ~1 now", "leave now now", "7:leave now now" },
    { "leave ~12 now", "leave 1 2 3 4 5 6 7 8 9 10 11 12 now", "7:leave 1 2 3 4 5 6 7 8 9 10 11 12 now" },
    { "leave ~1 {town}", "leave old Freedonia", "7:leave old Freedonia" },
    { "leave [~1 now|here]", "leave it now, leave here", "7:leave it now; 7:leave here" },
    { "leave ~1 ~1 now", "leave all this now", "7:leave all this now" },
  };

  check_matches (cases, G_N_ELEMENTS (cases));
}

/* Several patterns: each gives its own longest match, by place. */
static void
test_many (void)
{
  g_autoptr (StancePatterns) patterns = new_patterns ();
  g_autofree char *found = NULL;
  static const char *const all[] = { "go", "go home", "go [home|home now]", "home", "{town}", "free*", "go ~3 now" };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_assert_true (stance_patterns_add (patterns, all[i], i, NULL));
  found = match_all (patterns, "they go home now");
  g_assert_nonnull (strstr (found, "0:go;"));
  g_assert_nonnull (strstr (found, "1:go home;"));
  g_assert_nonnull (strstr (found, "2:go home now"));
  g_assert_nonnull (strstr (found, "6:go home now"));
  g_assert_true (g_str_has_suffix (found, "3:home"));
  g_clear_pointer (&found, g_free);
  found = match_all (patterns, "to Freedonia");
  g_assert_nonnull (strstr (found, "4:Freedonia"));
  g_assert_nonnull (strstr (found, "5:Freedonia"));
}

/* Matches stay within the tokens asked for. */
static void
test_range (void)
{
  g_autoptr (StancePatterns) patterns = new_patterns ();
  g_autoptr (StanceText) text = fixture_text ("go home now and go home now");
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (StanceMatch));

  g_assert_true (stance_patterns_add (patterns, "home ~2 now", 0, NULL));
  stance_patterns_match (patterns, text, 0, 2, NULL, NULL, matches);
  g_assert_cmpuint (matches->len, ==, 0);
  stance_patterns_match (patterns, text, 4, 7, NULL, NULL, matches);
  g_assert_cmpuint (matches->len, ==, 1);
  g_assert_cmpuint (g_array_index (matches, StanceMatch, 0).first, ==, 5);
  g_assert_cmpuint (g_array_index (matches, StanceMatch, 0).end, ==, 7);
}

static void
test_malformed (void)
{
  static const struct
  {
    const char *pattern;
    const char *message;
  } cases[] = {
    { "", "found \"\", expected at least one word" },
    { "   ", "found \"   \", expected at least one word" },
    { "a ] b", "found \"a ] b\", expected [ before ]" },
    { "a [b", "found \"a [b\", expected ] after [" },
    { "a [b [c] d]", "found \"a [b [c] d]\", expected no [ inside [ ]" },
    { "{nowhere}", "found \"{nowhere}\", expected the id of a party, a kind of party or {party}" },
    { "{town", "found \"{town\", expected a name between { and }" },
    { "{}", "found \"{}\", expected a name between { and }" },
    { "{", "found \"{\", expected a name between { and }" },
    { "ab*", "found \"ab*\", expected at least three letters before *" },
    { "*", "found \"*\", expected at least three letters before *" },
    { "abc*def", "found \"abc*def\", expected a word; marks of the pattern language stand at its ends only, and punctuation matches nothing" },
    { "abc*d*", "found \"abc*d*\", expected a word; marks of the pattern language stand at its ends only, and punctuation matches nothing" },
    { "=", "found \"=\", expected a lemma after =" },
    { "=7", "found \"=7\", expected a lemma after =" },
    { "=join*", "found \"=join*\", expected a word; marks of the pattern language stand at its ends only, and punctuation matches nothing" },
    { "a=b", "found \"a=b\", expected a word; marks of the pattern language stand at its ends only, and punctuation matches nothing" },
    { "a|b", "found \"a|b\", expected a word; marks of the pattern language stand at its ends only, and punctuation matches nothing" },
    { "a, b", "found \"a,\", expected a word; marks of the pattern language stand at its ends only, and punctuation matches nothing" },
    { "\"a\"", "found \"\"a\"\", expected a word; marks of the pattern language stand at its ends only, and punctuation matches nothing" },
    { "nato!", "found \"nato!\", expected a word; marks of the pattern language stand at its ends only, and punctuation matches nothing" },
    { "so…", "found \"so…\", expected a word; marks of the pattern language stand at its ends only, and punctuation matches nothing" },
    { "(a)", "found \"(a)\", expected a word; marks of the pattern language stand at its ends only, and punctuation matches nothing" },
    { "a ~ b", "found \"~\", expected ~ and a number from 1 to 12" },
    { "a ~0 b", "found \"~0\", expected ~ and a number from 1 to 12" },
    { "a ~13 b", "found \"~13\", expected ~ and a number from 1 to 12" },
    { "a ~x b", "found \"~x\", expected ~ and a number from 1 to 12" },
    { "a ~3b", "found \"~3b\", expected ~ and a number from 1 to 12" },
    { "a ~99999999999999999999 b", "found \"~99999999999999999999\", expected ~ and a number from 1 to 12" },
    { "a ~3", "found \"a ~3\", expected a word after the last gap" },
    { "~3 a", "found \"~3 a\", expected a pattern that begins with a word and cannot be empty" },
    { "[a|~3] b", "found \"[a|~3] b\", expected a pattern that begins with a word and cannot be empty" },
    { "[a|]", "found \"[a|]\", expected a pattern that begins with a word and cannot be empty" },
    { "a [] b", "found \"a [] b\", expected a word between [ and ]" },
    { "[a|] [|b]", "found \"[a|] [|b]\", expected a pattern that begins with a word and cannot be empty" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (StancePatterns) patterns = new_patterns ();
      g_autoptr (GError) error = NULL;
      g_autofree char *found = NULL;

      g_test_message ("%s", cases[i].pattern);
      g_assert_false (stance_patterns_add (patterns, cases[i].pattern, 0, &error));
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
      g_assert_cmpstr (error->message, ==, cases[i].message);
    }
}

/* Symbols need a resolver. */
static void
test_no_resolver (void)
{
  g_autoptr (StancePatterns) patterns = stance_patterns_new (fixture_language ());
  g_autoptr (GError) error = NULL;

  g_assert_false (stance_patterns_add (patterns, "{town}", 0, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
}

static char *
repeat (const char *unit, guint n)
{
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (all, unit);
  return g_string_free (all, FALSE);
}

/* Patterns that could go on in very many ways, and texts that lead them there. */
static void
test_hard (void)
{
  static const char *const units[] = { " [|]", " [||||||]", " [a|]", " [a|a|a]", " ~12 a", " [a|~2 a]", " [a a|a]", " {state}" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (StancePatterns) patterns = new_patterns ();
      g_autofree char *tail = repeat (units[i], 150), *pattern = g_strconcat ("a", tail, " b", NULL), *text = repeat ("a ", 2000);
      g_autofree char *found = NULL;

      g_test_message ("%s", units[i]);
      g_assert_true (stance_patterns_add (patterns, pattern, 0, NULL));
      found = match_all (patterns, text);
    }
}

static void
test_too_long (void)
{
  g_autoptr (StancePatterns) patterns = new_patterns ();
  g_autofree char *pattern = repeat ("[a|] ", 100000);
  g_autoptr (GError) error = NULL;

  g_assert_false (stance_patterns_add (patterns, pattern, 0, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
  g_assert_cmpstr (error->message, ==, "found a pattern of 500000 bytes, expected at most 2048");
}

/* Whatever a pattern is, it compiles or tells why not. */
static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  static const char *const parts[] = { "a", "b", " ", " ", "[", "]", "|", "~2", "=go", "abc*", "{town}", "{", "}", "*", "~", "\xc3\xa9", "-", "'", "n't" };

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (StancePatterns) patterns = new_patterns ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) pattern = g_string_new (NULL);
      g_autofree char *found = NULL;

      for (guint i = (guint) g_rand_int_range (random, 1, 12); i > 0; i--)
        g_string_append (pattern, parts[g_rand_int_range (random, 0, G_N_ELEMENTS (parts))]);
      if (!stance_patterns_add (patterns, pattern->str, 0, &error))
        g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
      else
        found = match_all (patterns, "a b abcd \xc3\xa9 go Freedonia don't a a b");
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/patterns/words", test_words);
  g_test_add_func ("/patterns/elements", test_elements);
  g_test_add_func ("/patterns/gaps", test_gaps);
  g_test_add_func ("/patterns/many", test_many);
  g_test_add_func ("/patterns/range", test_range);
  g_test_add_func ("/patterns/malformed", test_malformed);
  g_test_add_func ("/patterns/no-resolver", test_no_resolver);
  g_test_add_func ("/patterns/hard", test_hard);
  g_test_add_func ("/patterns/too-long", test_too_long);
  g_test_add_func ("/patterns/random", test_random);
  return g_test_run ();
}
