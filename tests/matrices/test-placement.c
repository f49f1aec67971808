/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stance/stance-error.h>
#include <stance/stance-placement.h>

#include "stance-grid-private.h"
#include "stance-statement-private.h"

/* "left" and "right" have words of their own and words in common; "middle" has some of each; "mute" is coded without a quote. */
static const struct
{
  const char *party;
  const char *issue;
  const char *quote;
} said[] = {
  { "left", "x", "Bread and peace. Bread, work and PEACE; bread!" },
  { "left", "y", "Bread and peace. Bread, work and PEACE; bread!" }, /* the same words, on another issue */
  { "middle", "x", "Bread and order, peace and order, work" },
  { "right", "x", "Order and arms, order; the arms-race and the general's order, work" },
  { "right", "y", "The arms race\xe2\x80\x99s general and order" },
  { "mute", "x", NULL },
};

static StanceTable *
new_table (void)
{
  g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      StanceStatementFields fields = { .document = "d", .holder = said[i].party, .holder_party = said[i].party, .issue = said[i].issue,
                                       .position = STANCE_GRID, .weight = STANCE_GRID, .quote = said[i].quote };

      g_ptr_array_add (statements, stance_statement_new_from_fields (&fields));
    }
  return stance_table_new (statements, NULL, STANCE_LEVEL_PARTY, 1, NULL);
}

static guint
find_word (StanceWordCounts *counts, const char *word)
{
  for (guint i = 0; i < stance_word_counts_get_n_words (counts); i++)
    if (g_str_equal (stance_word_counts_get_word (counts, i), word))
      return i;
  return G_MAXUINT;
}

static void
test_counts (void)
{
  g_autoptr (StanceTable) table = new_table ();
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceWordCounts) counts = stance_word_counts_new (table, 2, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (stance_word_counts_get_n_parties (counts), ==, 4);
  g_assert_cmpstr (stance_word_counts_get_party (counts, 0), ==, "left");
  /* What is quoted on two issues was said once; case does not matter. */
  g_assert_cmpuint (stance_word_counts_get_count (counts, 0, find_word (counts, "bread")), ==, 3);
  g_assert_cmpuint (stance_word_counts_get_count (counts, 0, find_word (counts, "peace")), ==, 2);
  g_assert_cmpuint (stance_word_counts_get_count (counts, 2, find_word (counts, "order")), ==, 4);
  g_assert_cmpuint (stance_word_counts_get_count (counts, 3, find_word (counts, "order")), ==, 0);
  /* "arms" is one party's word alone, and "arms-race" is another word. */
  g_assert_cmpuint (find_word (counts, "arms"), ==, G_MAXUINT);
  g_assert_cmpuint (find_word (counts, "arms-race"), ==, G_MAXUINT);
}

static void
test_no_words (void)
{
  g_autoptr (StanceTable) table = new_table ();
  g_autoptr (StanceTally) tally = stance_tally_new (NULL);
  g_autoptr (StanceStatement) statement = stance_statement_new ("d", "a", "x", 1, NULL);
  g_autoptr (StanceTable) sums = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (stance_word_counts_new (table, 100, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
  g_clear_error (&error);
  stance_tally_add (tally, statement, NULL);
  sums = stance_table_new_from_tally (tally, STANCE_LEVEL_PARTY, 1, NULL);
  g_assert_null (stance_word_counts_new (sums, 1, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
}

/* By hand: of left and right, "bread" and "peace" are left's alone (-1), "order" and so on right's (+1); "and" and "work" are between. */
static void
test_wordscores (void)
{
  const char *const references[] = { "left", "right", NULL };
  const double positions[] = { -1, 1 };
  g_autoptr (StanceTable) table = new_table ();
  g_autoptr (StanceWordCounts) counts = stance_word_counts_new (table, 1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StancePlacement) placement = stance_placement_new_wordscores (counts, references, positions, &error);
  StanceScore left;
  StanceScore middle;
  StanceScore right;
  StanceScore mute;

  g_assert_no_error (error);
  g_assert_cmpstr (stance_placement_get_method (placement), ==, "wordscores");
  g_assert_true (stance_placement_get_score (placement, 0, &left));
  g_assert_true (stance_placement_get_score (placement, 1, &middle));
  g_assert_true (stance_placement_get_score (placement, 2, &right));
  g_assert_cmpfloat (left.value, <, middle.value);
  g_assert_cmpfloat (middle.value, <, right.value);
  g_assert_cmpfloat (left.low, <, left.value);
  g_assert_cmpfloat (left.high, >, left.value);
  g_assert_cmpuint (left.n, ==, 8);
  /* Without words there is no place, which is not the middle. */
  g_assert_false (stance_placement_get_score (placement, 3, &mute));
  g_assert_true (isnan (mute.value));
  g_assert_cmpint (stance_placement_get_reason (placement, 3), ==, STANCE_REASON_NO_DATA);
}

static void
test_wordfish (gconstpointer turned)
{
  const char *ends[] = { "left", "right" };
  g_autoptr (StanceTable) table = new_table ();
  g_autoptr (StanceWordCounts) counts = stance_word_counts_new (table, 1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StancePlacement) placement = stance_placement_new_wordfish (counts, ends[turned != NULL], ends[turned == NULL], &error);
  StanceScore left;
  StanceScore right;

  g_assert_no_error (error);
  stance_placement_get_score (placement, 0, &left);
  stance_placement_get_score (placement, 2, &right);
  if (turned)
    g_assert_cmpfloat (left.value, >, right.value);
  else
    g_assert_cmpfloat (left.value, <, right.value);
  g_assert_nonnull (stance_placement_get_report (placement));
}

static void
test_unknown (void)
{
  const char *const references[] = { "left", "nobody", NULL };
  const double positions[] = { -1, 1 };
  g_autoptr (StanceTable) table = new_table ();
  g_autoptr (StanceWordCounts) counts = stance_word_counts_new (table, 1, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (stance_placement_new_wordscores (counts, references, positions, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_UNKNOWN_PARTY);
  g_clear_error (&error);
  g_assert_null (stance_placement_new_wordfish (counts, "nobody", NULL, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_UNKNOWN_PARTY);
  g_clear_error (&error);
  /* One reference is no scale. */
  g_assert_null (stance_placement_new_wordscores (counts, (const char *const[]) { "left", NULL }, positions, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/placement/counts", test_counts);
  g_test_add_func ("/placement/no words", test_no_words);
  g_test_add_func ("/placement/wordscores", test_wordscores);
  g_test_add_data_func ("/placement/wordfish", NULL, test_wordfish);
  g_test_add_data_func ("/placement/wordfish turned", "turned", test_wordfish);
  g_test_add_func ("/placement/unknown", test_unknown);
  return g_test_run ();
}
