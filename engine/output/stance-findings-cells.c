/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sentence for each position that differs, is left out or is much the same. */
#include "stance-findings-private.h"

#include <math.h>
#include <string.h>

#include "stance-labels-private.h"

/* Positions are compared across the model's scale, taken as -1 to 1. */
#define CLEAR 0.25 /* to one side; a difference that is told of */
#define FIRM 0.75
#define MIXED 0.5 /* standard deviation of statements that come to nothing */
#define MOST_LEFT_OUT 5 /* of each side; the rest stands in the tables */
#define MOST_ALIKE 6
#define MOST_QUOTED 100 /* columns */

static const char *
party_of (const StanceFindings *self, guint cell)
{
  return stance_label_party (self->model, stance_comparison_get_party (self->comparison, cell));
}

static const char *
issue_of (const StanceFindings *self, guint cell)
{
  return stance_label_issue (self->model, stance_comparison_get_issue (self->comparison, cell));
}

static const char *
side_word (double tint)
{
  if (fabs (tint) < CLEAR)
    return "neither for nor against";
  if (fabs (tint) < FIRM)
    return tint > 0 ? "rather for" : "rather against";
  return tint > 0 ? "for" : "against";
}

/* In a word; statements that point both ways and come to nothing are not neutral. */
static const char *
word_of (const StanceFindings *self, const StanceScore *score)
{
  double tint = stance_label_tint (self->model, score->value);
  double spread = fabs (stance_label_tint (self->model, score->value + score->spread) - tint);

  return fabs (tint) < CLEAR && spread >= MIXED ? "mixed" : side_word (tint);
}

/* Whether nothing that is said on a side is more than what the words let one infer. */
static gboolean
is_inferred (const StanceFindings *self, guint cell, StanceSide side)
{
  StanceTable *table = stance_comparison_get_table (self->comparison, side);
  g_autoptr (GPtrArray) statements = NULL;

  if (!table)
    return FALSE;
  statements = stance_table_get_statements (table, stance_comparison_get_party (self->comparison, cell), stance_comparison_get_issue (self->comparison, cell));
  for (guint i = 0; i < statements->len; i++)
    if (stance_statement_get_certainty (g_ptr_array_index (statements, i)) != STANCE_CERTAINTY_INFERRED)
      return FALSE;
  return statements->len > 0;
}

/* "(+0.75, 2 statements)" */
static char *
describe_score (const StanceFindings *self, guint cell, StanceSide side, const StanceScore *score)
{
  g_autofree char *value = stance_label_signed (score->value);
  g_autofree char *count = stance_findings_count (score->n, "statement");

  return g_strdup_printf ("(%s, %s%s)", value, count, is_inferred (self, cell, side) ? ", only inferred" : "");
}

static gboolean
has_end (const char *text)
{
  const char *last = *text ? g_utf8_find_prev_char (text, text + strlen (text)) : NULL;

  return last && g_unichar_ispunct (g_utf8_get_char (last));
}

/* " Who: and the words that show it best.", `where` before it; nothing where no words are known. */
static char *
describe_words (const StanceFindings *self, guint cell, StanceSide side, const char *where)
{
  g_autofree char *quote = stance_findings_quote (self, cell, side, MOST_QUOTED);

  return quote ? g_strconcat (where, " ", quote, has_end (quote) ? "" : ".", NULL) : g_strdup ("");
}

/* "for in A (...), against in B (...)"; what is the same is said once. */
static char *
describe_both (const StanceFindings *self, guint cell, const StanceScore *a, const StanceScore *b)
{
  const char *word_a = word_of (self, a), *word_b = word_of (self, b);
  g_autofree char *in_a = describe_score (self, cell, STANCE_SIDE_A, a), *in_b = describe_score (self, cell, STANCE_SIDE_B, b);
  double firm_a = fabs (stance_label_tint (self->model, a->value)), firm_b = fabs (stance_label_tint (self->model, b->value));

  if (!g_str_equal (word_a, word_b))
    return g_strdup_printf ("%s in A %s, %s in B %s", word_a, in_a, word_b, in_b);
  if (MAX (firm_a, firm_b) < CLEAR)
    return g_strdup_printf ("%s in A %s and in B %s", word_a, in_a, in_b);
  return g_strdup_printf ("%s in both, more so in %s %s than in %s %s", word_a, firm_b > firm_a ? "B" : "A", firm_b > firm_a ? in_b : in_a,
                          firm_b > firm_a ? "A" : "B", firm_b > firm_a ? in_a : in_b);
}

static void
get_tints (const StanceFindings *self, guint cell, double *a, double *b)
{
  StanceScore score;

  stance_comparison_get_a (self->comparison, cell, &score);
  *a = stance_label_tint (self->model, score.value);
  stance_comparison_get_b (self->comparison, cell, &score);
  *b = stance_label_tint (self->model, score.value);
}

static gboolean
is_opposite (double a, double b)
{
  return fabs (a) >= CLEAR && fabs (b) >= CLEAR && (a > 0) != (b > 0);
}

/* A sentence about one cell; takes `line`. */
static void
add_line (const StanceFindings *self, GPtrArray *lines, guint cell, char *line)
{
  g_hash_table_insert (self->told, line, GUINT_TO_POINTER (cell + 1));
  g_ptr_array_add (lines, line);
}

/* What both report otherwise; FALSE for what they do not. */
static gboolean
is_different (const StanceFindings *self, guint cell, StanceScore *a, StanceScore *b, gboolean *opposite)
{
  double tint_a, tint_b;

  if (!stance_comparison_get_a (self->comparison, cell, a) || !stance_comparison_get_b (self->comparison, cell, b))
    return FALSE;
  get_tints (self, cell, &tint_a, &tint_b);
  *opposite = is_opposite (tint_a, tint_b);
  return fabs (tint_a - tint_b) >= CLEAR;
}

static char *
describe_difference (const StanceFindings *self, guint cell, const StanceScore *a, const StanceScore *b, gboolean opposite)
{
  g_autofree char *both = describe_both (self, cell, a, b);
  g_autofree char *chance = isnan (self->differences[cell].p) ? NULL : stance_findings_describe_chance (self->differences[cell].p);
  g_autofree char *in_a = describe_words (self, cell, STANCE_SIDE_A, " In A,"), *in_b = describe_words (self, cell, STANCE_SIDE_B, " In B,");

  return g_strdup_printf ("%s on %s: %s%s%s%s.%s%s", party_of (self, cell), issue_of (self, cell), both, opposite ? ", which is the opposite" : "",
                          chance ? "; " : "", chance ? chance : "", in_a, in_b);
}

void
stance_findings_add_differences (const StanceFindings *self, GPtrArray *lines)
{
  guint n = 0, untested = 0;
  StanceScore a, b;
  gboolean opposite;

  for (guint i = 0; i < stance_comparison_get_n_cells (self->comparison); i++)
    if (is_different (self, i, &a, &b, &opposite))
      {
        n++;
        untested += isnan (self->differences[i].p);
        add_line (self, lines, i, describe_difference (self, i, &a, &b, opposite));
      }
  if (n > 0 && untested == n)
    g_ptr_array_add (lines, g_strdup (n == 1 ? "There are too few statements to test whether this difference is chance."
                                             : "There are too few statements to test whether any of these differences is chance."));
  else if (untested > 0)
    g_ptr_array_add (lines, g_strdup_printf ("Of these differences, %u could not be tested: too few statements.", untested));
}

typedef struct
{
  guint cell;
  StanceScore score;
  double worth;
} LeftOut;

static int
compare_left_out (gconstpointer first, gconstpointer second)
{
  const LeftOut *x = first, *y = second;

  if (x->worth != y->worth)
    return x->worth > y->worth ? -1 : 1;
  return (x->cell > y->cell) - (x->cell < y->cell);
}

/* Cells of one side alone; what is said firmly and often first. */
static GArray *
list_left_out (const StanceFindings *self, StanceSide side)
{
  GArray *cells = g_array_new (FALSE, FALSE, sizeof (LeftOut));

  for (guint i = 0; i < stance_comparison_get_n_cells (self->comparison); i++)
    {
      LeftOut one = { .cell = i };
      StanceScore other;
      gboolean in_a = stance_comparison_get_a (self->comparison, i, side == STANCE_SIDE_A ? &one.score : &other);
      gboolean in_b = stance_comparison_get_b (self->comparison, i, side == STANCE_SIDE_A ? &other : &one.score);

      if (in_a == in_b || in_a != (side == STANCE_SIDE_A))
        continue;
      one.worth = fabs (stance_label_tint (self->model, one.score.value)) * (1 + log (one.score.n));
      one.worth = round (one.worth * 1e6);
      g_array_append_val (cells, one);
    }
  g_array_sort (cells, compare_left_out);
  return cells;
}

static const char *
possessive (const char *name)
{
  return g_str_has_suffix (name, "s") ? "'" : "'s";
}

void
stance_findings_add_left_out (const StanceFindings *self, StanceSide side, GPtrArray *lines)
{
  g_autoptr (GArray) cells = list_left_out (self, side);
  guint least = stance_comparison_get_min_n (self->comparison);
  g_autofree char *lack = least > 1 ? g_strdup_printf ("fewer than %u statements were", least) : g_strdup ("none was");
  const char *has = side == STANCE_SIDE_A ? "A" : "B", *other = side == STANCE_SIDE_A ? "B" : "A";

  for (guint i = 0; i < MIN (cells->len, MOST_LEFT_OUT); i++)
    {
      const LeftOut *one = &g_array_index (cells, LeftOut, i);
      g_autofree char *figures = describe_score (self, one->cell, side, &one->score), *words = describe_words (self, one->cell, side, "");
      const char *party = party_of (self, one->cell);

      add_line (self, lines, one->cell, g_strdup_printf ("%s gives %s%s position on %s: %s %s; %s found in %s.%s", has, party, possessive (party),
                                                         issue_of (self, one->cell), word_of (self, &one->score), figures, lack, other, words));
    }
  if (cells->len > MOST_LEFT_OUT)
    {
      guint more = cells->len - MOST_LEFT_OUT;

      g_ptr_array_add (lines, g_strdup_printf ("%u more position%s found in %s alone.", more, more == 1 ? " was" : "s were", has));
    }
}

void
stance_findings_add_alike (const StanceFindings *self, GPtrArray *lines)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < stance_comparison_get_n_cells (self->comparison); i++)
    {
      StanceScore in_a, in_b;
      double a, b;
      const char *word;

      if (!stance_comparison_get_a (self->comparison, i, &in_a) || !stance_comparison_get_b (self->comparison, i, &in_b))
        continue;
      get_tints (self, i, &a, &b);
      word = g_str_equal (word_of (self, &in_a), word_of (self, &in_b)) ? word_of (self, &in_a) : side_word ((a + b) / 2);
      if (fabs (a - b) < CLEAR)
        g_ptr_array_add (names, g_strdup_printf ("%s on %s (%s)", party_of (self, i), issue_of (self, i), word));
    }
  if (names->len > MOST_ALIKE)
    {
      guint more = names->len - MOST_ALIKE + 1;

      g_ptr_array_set_size (names, MOST_ALIKE - 1);
      g_ptr_array_add (names, g_strdup_printf ("%u more", more));
    }
  joined = stance_findings_join (names);
  if (joined)
    g_ptr_array_add (lines, g_strdup_printf ("Much the same in both: %s.", joined));
}
