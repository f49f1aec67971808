/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same thing told by both sides: statements of one party on one issue whose words are alike. */
#include <string.h>

#include "stance-comparison-private.h"
#include "stance-statement-private.h"
#include "stance-wording-private.h"

/* Beyond that many pairs of statements in a cell only equal wordings are looked for. */
#define MOST_PAIRS 1000000
/* Opposites that are less alike are two sentences on one issue. */
#define OPPOSITE_ALIKE 0.6
/* Of half the scale: so far from its middle is on one side of it. */
#define CLEAR 0.25

struct _StanceRetelling
{
  char *party;
  StanceNames *issues;
  StanceStatement *statements[2];
  StanceLikeness likeness;
  gboolean opposite;
  GArray *changes; /* of StanceChange */
};

G_DEFINE_ENUM_TYPE (StanceWording, stance_wording,
  G_DEFINE_ENUM_VALUE (STANCE_WORDING_VERBATIM, "verbatim"),
  G_DEFINE_ENUM_VALUE (STANCE_WORDING_SHORTENED, "shortened"),
  G_DEFINE_ENUM_VALUE (STANCE_WORDING_QUOTED, "quoted"),
  G_DEFINE_ENUM_VALUE (STANCE_WORDING_PARAPHRASED, "paraphrased"))

G_DEFINE_BOXED_TYPE (StanceRetelling, stance_retelling, stance_retelling_ref, stance_retelling_unref)

static void
retelling_clear (StanceRetelling *self)
{
  g_free (self->party);
  stance_names_free (self->issues);
  for (guint i = 0; i < 2; i++)
    stance_statement_unref (self->statements[i]);
  g_array_unref (self->changes);
}

/**
 * stance_retelling_ref:
 * @self: a retelling
 *
 * Takes a reference.
 *
 * Returns: (transfer full): @self
 */
StanceRetelling *
stance_retelling_ref (StanceRetelling *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * stance_retelling_unref:
 * @self: (transfer full): a retelling
 *
 * Gives a reference back; the last one frees it.
 */
void
stance_retelling_unref (StanceRetelling *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) retelling_clear);
}

/**
 * stance_retelling_get_party:
 * @self: a retelling
 *
 * Names the party whose statement it is.
 *
 * Returns: (transfer none): the name of the tables' row
 */
const char *
stance_retelling_get_party (StanceRetelling *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->party;
}

/**
 * stance_retelling_get_issues:
 * @self: a retelling
 *
 * Names the issues that both sides read the words for.
 *
 * Returns: (transfer full) (array zero-terminated=1): their ids
 */
char **
stance_retelling_get_issues (StanceRetelling *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return stance_names_dup (self->issues);
}

/**
 * stance_retelling_get_statement:
 * @self: a retelling
 * @side: a side
 *
 * Gives the statement of one side, on the first of the issues.
 *
 * Returns: (transfer none): the statement
 */
StanceStatement *
stance_retelling_get_statement (StanceRetelling *self, StanceSide side)
{
  g_return_val_if_fail (self != NULL && (side == STANCE_SIDE_A || side == STANCE_SIDE_B), NULL);
  return self->statements[side];
}

/**
 * stance_retelling_get_wording:
 * @self: a retelling
 *
 * Tells how it is retold.
 *
 * Returns: the kind
 */
StanceWording
stance_retelling_get_wording (StanceRetelling *self)
{
  g_return_val_if_fail (self != NULL, STANCE_WORDING_PARAPHRASED);
  return self->likeness.wording;
}

/**
 * stance_retelling_is_opposite:
 * @self: a retelling
 *
 * Tells whether the two say the opposite of each other in words that are alike: their readings lie on opposite sides of the scale, both a quarter of half its
 * range or more from its middle, or one has a negation that the other has not, which tells them apart in little else (a similarity of 0.75 or more).
 *
 * Returns: %TRUE when they do
 */
gboolean
stance_retelling_is_opposite (StanceRetelling *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->opposite;
}

/**
 * stance_retelling_get_similarity:
 * @self: a retelling
 *
 * Tells how much is alike: 2 w(common) / (w(A) + w(B)), where common are the words that stand in both in the same order (or nine tenths of those in whatever
 * order, if that is more) and w adds up words, of which rare ones count up to five times as much as those of every statement, and those that tell nothing
 * hardly anything (stance_comparison_find_retellings()).
 *
 * Returns: from 0 to 1
 */
double
stance_retelling_get_similarity (StanceRetelling *self)
{
  g_return_val_if_fail (self != NULL, NAN);
  return self->likeness.similarity;
}

static char *
cut (const StanceRetelling *self, guint side, const StanceSpan *span)
{
  return g_strndup (stance_statement_get_quote (self->statements[side]) + span->start, span->end - span->start);
}

/**
 * stance_retelling_get_changes:
 * @self: a retelling
 *
 * Gives the words that differ: by turns what stands in A and what stands in its place in B; the empty string where one has nothing there.
 *
 * Returns: (transfer full) (array zero-terminated=1): an even number of strings; none when it is verbatim
 */
char **
stance_retelling_get_changes (StanceRetelling *self)
{
  g_autoptr (GStrvBuilder) changes = g_strv_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const StanceChange *change = &g_array_index (self->changes, StanceChange, i);
      g_autofree char *a = cut (self, 0, &change->a), *b = cut (self, 1, &change->b);

      g_strv_builder_add_many (changes, a, b, NULL);
    }
  return g_strv_builder_end (changes);
}

const GArray *
stance_retelling_get_places (const StanceRetelling *self)
{
  return self->changes;
}

/* A statement with its words; those are shared by all statements with the same quote. */
typedef struct
{
  StanceStatement *statement; /* borrowed */
  StanceWords *words;         /* borrowed */
} Told;

typedef struct
{
  guint a;
  guint b;
  gboolean opposite;
  StanceLikeness likeness;
} Match;

typedef struct
{
  StanceComparison *comparison;
  StanceLexemes *lexemes;
  GHashTable *words; /* "party, quote" -> StanceWords */
  GHashTable *found; /* "party, quote, quote" -> StanceRetelling */
  GPtrArray *retellings;
} Finder;

static gboolean
is_direct (StanceStatement *statement)
{
  return stance_statement_get_kind (statement) == STANCE_KIND_DIRECT;
}

static char *
key_of (StanceStatement *statement)
{
  return g_strdup_printf ("%s\n%s", stance_statement_get_holder_party (statement), stance_statement_get_quote (statement));
}

static void
read_side (Finder *self, guint side)
{
  g_autoptr (GPtrArray) statements = stance_comparison_take (self->comparison, side, NULL, NULL);

  for (guint i = 0; i < statements->len; i++)
    {
      StanceStatement *statement = g_ptr_array_index (statements, i);
      const char *quote = stance_statement_get_quote (statement);
      g_autofree char *key = quote ? key_of (statement) : NULL;

      if (quote && !g_hash_table_contains (self->words, key))
        g_hash_table_insert (self->words, g_steal_pointer (&key),
                             stance_lexemes_read (self->lexemes, quote, is_direct (statement), stance_statement_get_holder_party (statement)));
    }
}

/* The statements of a cell that have words. */
static GArray *
tell (Finder *self, guint side, const char *party, const char *issue)
{
  g_autoptr (GPtrArray) statements = stance_comparison_take (self->comparison, side, party, issue);
  GArray *told = g_array_new (FALSE, FALSE, sizeof (Told));

  for (guint i = 0; i < statements->len; i++)
    {
      StanceStatement *statement = g_ptr_array_index (statements, i);
      g_autofree char *key = stance_statement_get_quote (statement) ? key_of (statement) : NULL;
      Told one = { statement, key ? g_hash_table_lookup (self->words, key) : NULL };

      if (one.words && one.words->n > 0)
        g_array_append_val (told, one);
    }
  return told;
}

/* From -1 at one end of the scale to 1 at the other. */
static double
get_place (const Finder *self, const Told *told)
{
  StanceModel *model = self->comparison->model;
  double low = model ? stance_model_get_scale_min (model) : -1, high = model ? stance_model_get_scale_max (model) : 1;

  return 2 * (stance_statement_get_position (told->statement) - low) / (high - low) - 1;
}

static gboolean
is_opposite (const Finder *self, const Told *a, const Told *b, const StanceLikeness *likeness)
{
  double x = get_place (self, a), y = get_place (self, b);

  return (fabs (x) >= CLEAR && fabs (y) >= CLEAR && (x > 0) != (y > 0)) || stance_wording_denies (a->words, b->words, likeness);
}

static int
compare_matches (gconstpointer first, gconstpointer second)
{
  const Match *x = first, *y = second;

  if (x->opposite != y->opposite)
    return x->opposite - y->opposite;
  if (x->likeness.similarity != y->likeness.similarity)
    return x->likeness.similarity > y->likeness.similarity ? -1 : 1;
  if (x->a != y->a)
    return x->a < y->a ? -1 : 1;
  return (x->b > y->b) - (x->b < y->b);
}

static void
compare_all (Finder *self, const GArray *a, const GArray *b, GArray *matches)
{
  for (guint i = 0; i < a->len; i++)
    for (guint k = 0; k < b->len; k++)
      {
        const Told *one = &g_array_index (a, Told, i), *other = &g_array_index (b, Told, k);
        Match match = { i, k, FALSE, { 0 } };

        if (!stance_wording_compare (one->words, other->words, &match.likeness))
          continue;
        match.opposite = is_opposite (self, one, other, &match.likeness);
        if (!match.opposite || match.likeness.similarity >= OPPOSITE_ALIKE)
          g_array_append_val (matches, match);
      }
}

/* Of many statements only those with equal quotes. */
static void
compare_equal (Finder *self, const GArray *a, const GArray *b, GArray *matches)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_direct_hash, g_direct_equal);

  for (guint k = b->len; k-- > 0;)
    g_hash_table_insert (places, g_array_index (b, Told, k).words, GUINT_TO_POINTER (k + 1));
  for (guint i = 0; i < a->len; i++)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, g_array_index (a, Told, i).words));
      Match match = { i, place - 1, FALSE, { STANCE_WORDING_VERBATIM, 1 } };

      if (place == 0)
        continue;
      match.opposite = is_opposite (self, &g_array_index (a, Told, i), &g_array_index (b, Told, match.b), &match.likeness);
      g_array_append_val (matches, match);
    }
}

/* One sentence may be read for several issues: it is told once. */
static void
keep (Finder *self, const char *party, const char *issue, const Told *a, const Told *b, const Match *match)
{
  g_autofree char *key = g_strdup_printf ("%s\n%p\n%p", party, (gconstpointer) a->words, (gconstpointer) b->words);
  StanceRetelling *found = g_hash_table_lookup (self->found, key);

  if (!found)
    {
      found = g_atomic_rc_box_new0 (StanceRetelling);
      found->party = g_strdup (party);
      found->issues = stance_names_new ();
      found->statements[0] = stance_statement_ref (a->statement);
      found->statements[1] = stance_statement_ref (b->statement);
      found->likeness = match->likeness;
      found->opposite = match->opposite;
      found->changes = stance_wording_list_changes (a->words, b->words);
      g_ptr_array_add (self->retellings, found);
      g_hash_table_insert (self->found, g_steal_pointer (&key), found);
    }
  stance_names_add (found->issues, issue);
}

/* Each statement is told again at most once, by the one most like it. */
static void
match_cell (Finder *self, const StanceCellPair *pair)
{
  const char *party = stance_names_get (self->comparison->parties, pair->party), *issue = stance_names_get (self->comparison->issues, pair->issue);
  g_autoptr (GArray) a = tell (self, 0, party, issue), b = tell (self, 1, party, issue);
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (Match));
  g_autofree gboolean *taken = g_new0 (gboolean, (gsize) a->len + b->len + 1);

  if ((guint64) a->len * b->len <= MOST_PAIRS)
    compare_all (self, a, b, matches);
  else
    compare_equal (self, a, b, matches);
  g_array_sort (matches, compare_matches);
  for (guint i = 0; i < matches->len; i++)
    {
      const Match *match = &g_array_index (matches, Match, i);

      if (taken[match->a] || taken[a->len + match->b])
        continue;
      taken[match->a] = taken[a->len + match->b] = TRUE;
      keep (self, party, issue, &g_array_index (a, Told, match->a), &g_array_index (b, Told, match->b), match);
    }
}

static int
compare_retellings (gconstpointer first, gconstpointer second)
{
  const StanceRetelling *x = *(StanceRetelling *const *) first, *y = *(StanceRetelling *const *) second;

  if (x->opposite != y->opposite)
    return x->opposite - y->opposite;
  if (x->likeness.wording != y->likeness.wording)
    return (int) x->likeness.wording - (int) y->likeness.wording;
  if (x->likeness.similarity != y->likeness.similarity)
    return x->likeness.similarity > y->likeness.similarity ? -1 : 1;
  return strcmp (stance_statement_get_quote (x->statements[0]), stance_statement_get_quote (y->statements[0]));
}

/**
 * stance_comparison_find_retellings:
 * @self: a comparison
 *
 * Finds what both sides tell: statements of the same party on the same issue, aligned word for word (the longest common subsequence of words, rare words
 * weighing more, up to 400 words of a quote; words in another order count 0.9 where five or more are common). With a model, forms of a word are one word, and
 * hardly any weight (0.05) have the words of the grammar (pronouns, auxiliaries, determiners, prepositions), the names of the party and its people, the
 * attribution (who said it, to whom, when) and what stands around a direct quotation of five words or more; names of other parties have half; where
 * one has an odd number of negations more, those weigh nothing. Verbatim are
 * equal words, shortened is what holds 85 % of the shorter one, quoted what has five words in a row between quotation marks in common, whatever stands
 * around them, paraphrased what has a similarity (stance_retelling_get_similarity()) of 0.45 or more, of 0.52 where fewer than five words of full weight are
 * common, of 0.8 where two are. Wordings of fewer than four words count only when they are equal. What is read as the opposite
 * (stance_retelling_is_opposite()) is among them where it has a similarity of 0.6 or more. Each statement is paired once, with the one most like it that does
 * not say the opposite, if there is one. In a cell of more than a million pairs only equal quotes are found. What is told in quite other words is not found.
 *
 * Returns: (transfer full) (element-type StanceRetelling): verbatim first, then by falling similarity; opposites
 * behind; may be empty
 */
GPtrArray *
stance_comparison_find_retellings (StanceComparison *self)
{
  g_autoptr (StanceLexemes) lexemes = stance_lexemes_new (self ? self->model : NULL);
  g_autoptr (GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) stance_words_free);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *retellings = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_retelling_unref);
  Finder finder = { self, lexemes, words, found, retellings };
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (self != NULL, retellings);
  for (guint side = 0; side < 2; side++)
    read_side (&finder, side);
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    stance_words_count (value, lexemes);
  g_hash_table_iter_init (&iter, words);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    stance_words_weigh (value, lexemes);
  for (guint i = 0; i < self->pairs->len; i++)
    if (stance_cell_pair_has_both (&g_array_index (self->pairs, StanceCellPair, i)))
      match_cell (&finder, &g_array_index (self->pairs, StanceCellPair, i));
  g_ptr_array_sort (retellings, compare_retellings);
  return retellings;
}
