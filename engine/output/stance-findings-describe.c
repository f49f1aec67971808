/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sentence for each finding of a comparison. */
#include "stance-findings-private.h"

#include <math.h>

#include "stance-labels-private.h"

#define MOST_PAIRS 3
#define TELLING_SHARE 0.1
#define TELLING_AGREEMENT 0.2

char *
stance_findings_join (GPtrArray *names)
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
  return stance_findings_join (labels);
}

static void
describe_names (const StanceFindings *self, StanceSide side, GPtrArray *lines)
{
  g_autofree char *parties = join_labels (self, stance_comparison_get_parties_only_in (self->comparison, side), stance_label_party);
  g_autofree char *issues = join_labels (self, stance_comparison_get_issues_only_in (self->comparison, side), stance_label_issue);
  const char *name = side == STANCE_SIDE_A ? "A" : "B";
  guint least = stance_comparison_get_min_n (self->comparison);
  g_autofree char *condition = least > 1 ? g_strdup_printf (" (%u statements or more)", least) : g_strdup ("");

  if (parties)
    g_ptr_array_add (lines, g_strdup_printf ("Positions of %s%s were found in %s alone.", parties, condition, name));
  if (issues)
    g_ptr_array_add (lines, g_strdup_printf ("Positions on %s%s were found in %s alone.", issues, condition, name));
}

/* What is not counted may speak of what seems to be left out. */
static void
describe_unlikely (const StanceFindings *self, GPtrArray *lines)
{
  guint a = stance_comparison_get_n_unlikely (self->comparison, STANCE_SIDE_A), b = stance_comparison_get_n_unlikely (self->comparison, STANCE_SIDE_B);

  if (a + b > 0)
    g_ptr_array_add (lines, g_strdup_printf ("Not counted for lack of confidence: %u in A and %u in B, among which may be what seems to be in one alone.",
                                             a, b));
}

/* The parties whose share of the words differs most. */
static void
describe_shares (const StanceFindings *self, GPtrArray *lines)
{
  double before = INFINITY;

  for (guint told = 0; told < MOST_PAIRS && self->words[0] && self->words[1]; told++)
    {
      double most = TELLING_SHARE;
      g_autofree char *a = NULL, *b = NULL;
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
      a = stance_findings_percent (self->voices[0][party].words, self->words[0]);
      b = stance_findings_percent (self->voices[1][party].words, self->words[1]);
      before = most;
      g_ptr_array_add (lines, g_strdup_printf ("Of the words given to anybody, %s gets %s in A and %s in B.", stance_findings_name_voice (self, party), a, b));
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
describe_tests (const StanceFindings *self, GPtrArray *lines)
{
  guint n = stance_comparison_get_n_cells (self->comparison);
  g_autofree double *p = g_new (double, n + 1);
  char *line;

  for (guint i = 0; i < n; i++)
    p[i] = self->differences[i].p;
  line = stance_findings_describe_tests (p, n);
  if (line)
    g_ptr_array_add (lines, line);
}

GPtrArray *
stance_findings_describe (const StanceFindings *self)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  g_hash_table_remove_all (self->told);
  stance_findings_add_differences (self, lines);
  for (StanceSide side = STANCE_SIDE_A; side <= STANCE_SIDE_B; side++)
    {
      describe_names (self, side, lines);
      stance_findings_add_left_out (self, side, lines);
    }
  describe_unlikely (self, lines);
  describe_agreement (self, lines);
  describe_shares (self, lines);
  stance_findings_add_retellings (self, lines);
  stance_findings_add_alike (self, lines);
  describe_tests (self, lines);
  return lines;
}

/**
 * stance_write_findings:
 * @comparison: the comparison
 * @model: (nullable): the model, for names and the scale
 *
 * Puts what a comparison shows into sentences: positions that differ (by a quarter of the half scale or more), the largest difference first; the parties,
 * issues and positions that only one side gives, the firmest and most repeated first, five of each side; what was not counted
 * (stance_comparison_set_n_unlikely()); pairs of parties that agree more in one; who has more of the words; what both tell; what is much the same. A position
 * is told with the words that show it best, where these are known.
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
