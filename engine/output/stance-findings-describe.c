/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sentence for each finding of a comparison. */
#include "stance-findings-private.h"

#include <math.h>

#include "stance-labels-private.h"

/* Positions are compared across the model's scale, taken as -1 to 1. */
#define CLEAR 0.25 /* to one side; a difference that is told of */
#define FIRM 0.75
#define MIXED 0.5 /* standard deviation of statements that come to nothing */
#define MOST_LEFT_OUT 5 /* of each side; the rest stands in the tables */
#define MOST_PAIRS 3
#define MOST_ALIKE 6
#define TELLING_SHARE 0.1
#define TELLING_AGREEMENT 0.2

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

/* What the model says of a position; NULL in the middle, for one that is nearest to the middle of what the model tells, and where it tells nothing. */
static const char *
pole_of (const StanceFindings *self, guint cell, const StanceScore *score)
{
  const char *issue = stance_comparison_get_issue (self->comparison, cell), *pole, *middle;

  if (!self->model || fabs (stance_label_tint (self->model, score->value)) < CLEAR || !stance_model_has_issue (self->model, issue))
    return NULL;
  pole = stance_model_get_pole (self->model, issue, score->value);
  middle = stance_model_get_pole (self->model, issue, (stance_model_get_scale_min (self->model) + stance_model_get_scale_max (self->model)) / 2);
  return pole == middle ? NULL : pole;
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

/* "+0.75, 2 statements; on the scale: what the model says of it"; what is only inferred says none of that. */
static char *
describe_score (const StanceScore *score, gboolean inferred, const char *pole)
{
  g_autofree char *value = stance_label_signed (score->value);
  g_autofree char *count = stance_findings_count (score->n, "statement");

  return g_strdup_printf ("%s, %s%s%s%s", value, count, inferred ? ", only inferred" : "", pole ? "; on the scale: " : "", pole ? pole : "");
}

/* "for (+0.75, 2 statements; on the scale: what the model says of it)" */
static char *
describe_position (const StanceFindings *self, guint cell, StanceSide side, const StanceScore *score)
{
  gboolean inferred = is_inferred (self, cell, side);
  g_autofree char *figures = describe_score (score, inferred, inferred ? NULL : pole_of (self, cell, score));

  return g_strdup_printf ("%s (%s)", word_of (self, score), figures);
}

/* "for in A (...), against in B (...)"; what is the same is said once. */
static char *
describe_both (const StanceFindings *self, guint cell, const StanceScore *a, const StanceScore *b)
{
  const char *word_a = word_of (self, a), *word_b = word_of (self, b);
  gboolean inferred_a = is_inferred (self, cell, STANCE_SIDE_A), inferred_b = is_inferred (self, cell, STANCE_SIDE_B);
  const char *pole_a = inferred_a ? NULL : pole_of (self, cell, a), *pole_b = inferred_b ? NULL : pole_of (self, cell, b);
  gboolean same = g_strcmp0 (pole_a, pole_b) == 0;
  g_autofree char *figures_a = describe_score (a, inferred_a, same ? NULL : pole_a), *in_a = g_strdup_printf ("(%s)", figures_a);
  g_autofree char *figures_b = describe_score (b, inferred_b, same ? NULL : pole_b), *in_b = g_strdup_printf ("(%s)", figures_b);

  if (g_str_equal (word_a, word_b))
    return g_strdup_printf ("%s in both%s%s%s, but not as much: A %s, B %s", word_a, same && pole_a ? " (on the scale: " : "", same && pole_a ? pole_a : "",
                            same && pole_a ? ")" : "", in_a, in_b);
  return g_strdup_printf ("%s in A %s, %s in B %s", word_a, in_a, word_b, in_b);
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

/* Differences of those that both report, opposite ones or not, with something inferred only or not. */
static void
describe_differences (const StanceFindings *self, gboolean opposite, gboolean inferred, GPtrArray *lines)
{
  for (guint i = 0; i < stance_comparison_get_n_cells (self->comparison); i++)
    {
      StanceScore a, b;
      double ta, tb;
      g_autofree char *both = NULL, *chance = NULL;

      if (!stance_comparison_get_a (self->comparison, i, &a) || !stance_comparison_get_b (self->comparison, i, &b))
        continue;
      get_tints (self, i, &ta, &tb);
      if (fabs (ta - tb) < CLEAR || is_opposite (ta, tb) != opposite
          || (is_inferred (self, i, STANCE_SIDE_A) || is_inferred (self, i, STANCE_SIDE_B)) != inferred)
        continue;
      both = describe_both (self, i, &a, &b);
      chance = stance_findings_describe_chance (self->differences[i].p);
      add_line (self, lines, i, g_strdup_printf ("%s on %s: %s%s; %s.", party_of (self, i), issue_of (self, i), both,
                                                 opposite ? ", which is the opposite" : "", chance));
    }
}

/* "X, Y and Z"; NULL for none */
static char *
join (GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i == 0 ? "" : i + 1 == names->len ? " and " : ", ", (const char *) g_ptr_array_index (names, i));
  return g_string_free (text, names->len == 0);
}

typedef const char *(*LabelFunc) (StanceModel *model, const char *id);

/* "X, Y and Z" of ids; takes `names`; NULL for none. */
static char *
join_labels (const StanceFindings *self, char **names, LabelFunc label)
{
  g_auto (GStrv) taken = names;
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; taken[i]; i++)
    g_ptr_array_add (labels, (gpointer) label (self->model, taken[i]));
  return join (labels);
}

static void
describe_names (const StanceFindings *self, StanceSide side, GPtrArray *lines)
{
  g_autofree char *parties = join_labels (self, stance_comparison_get_parties_only_in (self->comparison, side), stance_label_party);
  g_autofree char *issues = join_labels (self, stance_comparison_get_issues_only_in (self->comparison, side), stance_label_issue);
  const char *name = side == STANCE_SIDE_A ? "A" : "B";

  if (parties)
    g_ptr_array_add (lines, g_strdup_printf ("Positions of %s were found in %s alone.", parties, name));
  if (issues)
    g_ptr_array_add (lines, g_strdup_printf ("Positions on %s were found in %s alone.", issues, name));
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

static void
describe_left_out (const StanceFindings *self, StanceSide side, GPtrArray *lines)
{
  g_autoptr (GArray) cells = list_left_out (self, side);
  const char *has = side == STANCE_SIDE_A ? "A" : "B", *other = side == STANCE_SIDE_A ? "B" : "A";

  for (guint i = 0; i < MIN (cells->len, MOST_LEFT_OUT); i++)
    {
      const LeftOut *one = &g_array_index (cells, LeftOut, i);
      g_autofree char *position = describe_position (self, one->cell, side, &one->score);
      const char *party = party_of (self, one->cell);

      add_line (self, lines, one->cell, g_strdup_printf ("%s gives %s%s position on %s: %s; none was found in %s.", has, party,
                                                         possessive (party), issue_of (self, one->cell), position, other));
    }
  if (cells->len > MOST_LEFT_OUT)
    {
      guint more = cells->len - MOST_LEFT_OUT;

      g_ptr_array_add (lines, g_strdup_printf ("%u more position%s found in %s alone.", more, more == 1 ? " was" : "s were", has));
    }
}

static void
describe_alike (const StanceFindings *self, GPtrArray *lines)
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
  joined = join (names);
  if (joined)
    g_ptr_array_add (lines, g_strdup_printf ("Much the same in both: %s.", joined));
}

/* The parties whose share of the words differs most. */
static void
describe_shares (const StanceFindings *self, GPtrArray *lines)
{
  double before = INFINITY;

  for (guint told = 0; told < MOST_PAIRS && self->words[0] && self->words[1]; told++)
    {
      double most = TELLING_SHARE, a, b;
      guint party = G_MAXUINT;

      for (guint i = 0; self->speakers[i]; i++)
        {
          double difference = fabs (stance_findings_share (self, STANCE_SIDE_A, i) - stance_findings_share (self, STANCE_SIDE_B, i));

          if (difference >= most && difference < before)
            {
              most = difference;
              party = i;
            }
        }
      if (party == G_MAXUINT)
        return;
      a = stance_findings_share (self, STANCE_SIDE_A, party);
      b = stance_findings_share (self, STANCE_SIDE_B, party);
      before = most;
      g_ptr_array_add (lines, g_strdup_printf ("Of the words given to anybody, %s gets %.0f %% in A and %.0f %% in B.",
                                               stance_findings_name_voice (self, party), 100 * a, 100 * b));
    }
}

typedef struct
{
  const char *first;
  const char *second;
  StanceScore a;
  StanceScore b;
} Pair;

static int
compare_pairs (gconstpointer first, gconstpointer second)
{
  const Pair *x = first, *y = second;
  double dx = round (1e6 * fabs (x->b.value - x->a.value)), dy = round (1e6 * fabs (y->b.value - y->a.value));

  return dx != dy ? (dx > dy ? -1 : 1) : (y->a.n > x->a.n) - (y->a.n < x->a.n);
}

/* Pairs of parties that one side brings nearer to each other; those it moves most first. */
static GArray *
list_moved_pairs (const StanceFindings *self)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (Pair));

  for (guint i = 0; self->parties[i]; i++)
    for (guint k = i + 1; self->parties[k]; k++)
      {
        Pair pair = { .first = self->parties[i], .second = self->parties[k] };

        if (stance_comparison_get_common_agreement (self->comparison, pair.first, pair.second, &pair.a, &pair.b)
            && fabs (pair.b.value - pair.a.value) >= TELLING_AGREEMENT)
          g_array_append_val (pairs, pair);
      }
  g_array_sort (pairs, compare_pairs);
  return pairs;
}

static void
describe_agreement (const StanceFindings *self, GPtrArray *lines)
{
  g_autoptr (GArray) pairs = list_moved_pairs (self);

  for (guint i = 0; i < MIN (pairs->len, MOST_PAIRS); i++)
    {
      const Pair *pair = &g_array_index (pairs, Pair, i);

      g_ptr_array_add (lines, g_strdup_printf ("%s and %s agree %s in B: %.2f, in A %.2f, over the %u issue%s on which both have a position in both.",
                                               stance_label_party (self->model, pair->first), stance_label_party (self->model, pair->second),
                                               pair->b.value > pair->a.value ? "more" : "less", pair->b.value, pair->a.value, pair->a.n,
                                               pair->a.n == 1 ? "" : "s"));
    }
}

static void
describe_retellings (const StanceFindings *self, GPtrArray *lines)
{
  guint n[STANCE_WORDING_PARAPHRASED + 1] = { 0 };
  g_autoptr (GEnumClass) klass = g_type_class_ref (STANCE_TYPE_WORDING);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->retellings->len; i++)
    n[stance_retelling_get_wording (g_ptr_array_index (self->retellings, i))]++;
  for (guint i = 0; i < G_N_ELEMENTS (n); i++)
    if (n[i])
      g_string_append_printf (text, "%s%u %s", text->len ? ", " : "", n[i], g_enum_get_value (klass, (int) i)->value_nick);
  if (text->len)
    g_ptr_array_add (lines, g_strdup_printf ("The same is told by both: %s.", text->str));
}

GPtrArray *
stance_findings_describe (const StanceFindings *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  g_hash_table_remove_all (self->told);
  for (guint i = 0; i < 4; i++)
    describe_differences (self, i % 2 == 0, i / 2 == 1, lines);
  for (StanceSide side = STANCE_SIDE_A; side <= STANCE_SIDE_B; side++)
    {
      describe_names (self, side, lines);
      describe_left_out (self, side, lines);
    }
  describe_agreement (self, lines);
  describe_shares (self, lines);
  describe_retellings (self, lines);
  describe_alike (self, lines);
  return lines;
}

/**
 * stance_write_findings:
 * @comparison: the comparison
 * @model: (nullable): the model, for names, the scale and its words for positions
 *
 * Puts what a comparison shows into sentences: positions that differ (by a quarter of the half scale or more), opposite ones first; the parties, issues and
 * positions that only one side gives, the firmest and most repeated first, five of each side; pairs of parties that agree more in one; who has more of the
 * words; what both tell; what is much the same.
 *
 * Returns: (transfer full) (array zero-terminated=1): a sentence each, plain text with the words of the input in them
 */
char **
stance_write_findings (StanceComparison *comparison, StanceModel *model)
{
  g_autoptr (StanceFindings) findings = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (comparison != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  findings = stance_findings_new (comparison, model);
  lines = stance_findings_describe (findings);
  g_ptr_array_set_free_func (lines, NULL);
  g_ptr_array_add (lines, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}
