/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a comparison shows, and a sentence for each of its findings. */
#include "stance-findings-private.h"

#include <math.h>
#include <stdlib.h>

#include "stance-labels-private.h"
#include "stance-statement-private.h"

/* Positions are compared across the model's scale, taken as -1 to 1. */
#define CLEAR 0.25 /* to one side; a difference that is told of */
#define FIRM 0.75
#define SEED 1
#define MOST_LEFT_OUT 5 /* of each side; the rest stands in the tables */
#define MOST_PAIRS 3
#define TELLING_SHARE 0.1
#define TELLING_AGREEMENT 0.2

static void
listen (StanceFindings *self, StanceSide side)
{
  guint n = g_strv_length (self->speakers);

  self->voices[side] = g_new (StanceVoice, n + 1);
  for (guint i = 0; i < n; i++)
    stance_comparison_get_voice (self->comparison, side, self->speakers[i], &self->voices[side][i]);
  stance_comparison_get_other_voices (self->comparison, side, &self->voices[side][n]);
  for (guint i = 0; i <= n; i++)
    self->words[side] += self->voices[side][i].words;
}

StanceFindings *
stance_findings_new (StanceComparison *comparison, StanceModel *model)
{
  StanceFindings *self = g_new0 (StanceFindings, 1);

  self->comparison = comparison;
  self->told = g_hash_table_new (NULL, NULL);
  self->model = model;
  self->differences = g_new (StanceDifference, stance_comparison_get_n_cells (comparison));
  for (guint i = 0; i < stance_comparison_get_n_cells (comparison); i++)
    stance_comparison_test (comparison, i, SEED, &self->differences[i]);
  self->retellings = stance_comparison_find_retellings (comparison);
  self->parties = stance_comparison_get_parties (comparison);
  self->speakers = stance_comparison_get_speakers (comparison);
  for (StanceSide side = STANCE_SIDE_A; side <= STANCE_SIDE_B; side++)
    listen (self, side);
  return self;
}

void
stance_findings_free (StanceFindings *self)
{
  g_free (self->differences);
  g_hash_table_unref (self->told);
  g_ptr_array_unref (self->retellings);
  g_strfreev (self->parties);
  g_strfreev (self->speakers);
  g_free (self->voices[0]);
  g_free (self->voices[1]);
  g_free (self);
}

char *
stance_findings_count (guint n, const char *what)
{
  return g_strdup_printf ("%u %s%s", n, what, n == 1 ? "" : "s");
}

char *
stance_findings_chance (double p)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  if (isnan (p))
    return NULL;
  return p < 0.001 ? g_strdup ("< 0.001") : g_strdup (g_ascii_formatd (text, sizeof text, p < 0.0095 ? "%.3f" : "%.2f", p));
}

char *
stance_findings_describe_chance (double p)
{
  g_autofree char *text = stance_findings_chance (p);

  if (!text)
    return g_strdup ("too few statements to test");
  return g_strdup_printf ("%s (p %s%s)", p <= 0.05 ? "hardly chance" : "may well be chance", *text == '<' ? "" : "= ", text);
}

guint
stance_findings_get_n_voices (const StanceFindings *self)
{
  guint n = g_strv_length (self->speakers);

  return n + (self->voices[0][n].words + self->voices[1][n].words > 0);
}

const char *
stance_findings_name_voice (const StanceFindings *self, guint voice)
{
  return self->speakers[voice] ? stance_label_party (self->model, self->speakers[voice]) : "(others)";
}

double
stance_findings_share (const StanceFindings *self, StanceSide side, guint voice)
{
  return self->words[side] ? (double) self->voices[side][voice].words / (double) self->words[side] : NAN;
}

StanceStatement *
stance_findings_choose (GPtrArray *statements)
{
  StanceStatement *best = NULL;
  guint64 most = 0;

  for (guint i = 0; i < statements->len; i++)
    {
      StanceStatement *statement = g_ptr_array_index (statements, i);
      guint64 strength = stance_statement_get_quote (statement) ? stance_statement_get_strength (stance_statement_get_fields (statement)) : 0;

      if (strength > most)
        best = statement;
      most = MAX (most, strength);
    }
  return best;
}

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

/* What the model says of a position; NULL in the middle, and where it says nothing. */
static const char *
pole_of (const StanceFindings *self, guint cell, const StanceScore *score)
{
  const char *issue = stance_comparison_get_issue (self->comparison, cell);
  gboolean known = self->model && fabs (stance_label_tint (self->model, score->value)) >= CLEAR && stance_model_has_issue (self->model, issue);

  return known ? stance_model_get_pole (self->model, issue, score->value) : NULL;
}

/* "+0.75, 2 statements: what the model says of it" */
static char *
describe_score (const StanceScore *score, const char *pole)
{
  g_autofree char *value = stance_label_signed (score->value);
  g_autofree char *count = stance_findings_count (score->n, "statement");

  return g_strdup_printf ("%s, %s%s%s", value, count, pole ? ": " : "", pole ? pole : "");
}

/* "for (+0.75, 2 statements: what the model says of it)" */
static char *
describe_position (const StanceFindings *self, guint cell, const StanceScore *score)
{
  g_autofree char *figures = describe_score (score, pole_of (self, cell, score));

  return g_strdup_printf ("%s (%s)", side_word (stance_label_tint (self->model, score->value)), figures);
}

/* "for in A (...), against in B (...)"; what is the same is said once. */
static char *
describe_both (const StanceFindings *self, guint cell, const StanceScore *a, const StanceScore *b)
{
  const char *word_a = side_word (stance_label_tint (self->model, a->value)), *word_b = side_word (stance_label_tint (self->model, b->value));
  const char *pole_a = pole_of (self, cell, a), *pole_b = pole_of (self, cell, b);
  gboolean same = g_strcmp0 (pole_a, pole_b) == 0;
  g_autofree char *in_a = describe_score (a, same ? NULL : pole_a);
  g_autofree char *in_b = describe_score (b, same ? NULL : pole_b);

  if (g_str_equal (word_a, word_b) && same)
    return g_strdup_printf ("%s in both%s%s%s, but not as much: A %s; B %s", word_a, pole_a ? " (" : "", pole_a ? pole_a : "", pole_a ? ")" : "", in_a, in_b);
  return g_strdup_printf ("%s in A (%s), %s in B (%s)", word_a, in_a, word_b, in_b);
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

gboolean
stance_findings_get_cell (const StanceFindings *self, const char *line, guint *cell)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->told, line));

  *cell = found ? found - 1 : 0;
  return found > 0;
}

/* Differences of those that both report: opposite ones first. */
static void
describe_differences (const StanceFindings *self, gboolean opposite, GPtrArray *lines)
{
  for (guint i = 0; i < stance_comparison_get_n_cells (self->comparison); i++)
    {
      StanceScore a, b;
      double ta, tb;
      g_autofree char *both = NULL, *chance = NULL;

      if (!stance_comparison_get_a (self->comparison, i, &a) || !stance_comparison_get_b (self->comparison, i, &b))
        continue;
      get_tints (self, i, &ta, &tb);
      if (fabs (ta - tb) < CLEAR || is_opposite (ta, tb) != opposite)
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
    g_ptr_array_add (lines, g_strdup_printf ("Only %s reports any position of %s.", name, parties));
  if (issues)
    g_ptr_array_add (lines, g_strdup_printf ("Only %s reports any position on %s.", name, issues));
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
  const char *has = side == STANCE_SIDE_A ? "A" : "B", *lacks = side == STANCE_SIDE_A ? "B" : "A";

  for (guint i = 0; i < MIN (cells->len, MOST_LEFT_OUT); i++)
    {
      const LeftOut *one = &g_array_index (cells, LeftOut, i);
      g_autofree char *position = describe_position (self, one->cell, &one->score);
      const char *party = party_of (self, one->cell);

      add_line (self, lines, one->cell, g_strdup_printf ("%s gives %s%s position on %s: %s; %s does not.", has, party, possessive (party),
                                                         issue_of (self, one->cell), position, lacks));
    }
  if (cells->len > MOST_LEFT_OUT)
    {
      guint more = cells->len - MOST_LEFT_OUT;

      g_ptr_array_add (lines, g_strdup_printf ("%s gives %u more position%s that %s does not.", has, more, more == 1 ? "" : "s", lacks));
    }
}

static void
describe_alike (const StanceFindings *self, GPtrArray *lines)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *joined = NULL;

  for (guint i = 0; i < stance_comparison_get_n_cells (self->comparison); i++)
    {
      double a, b;

      if (!stance_comparison_get_a (self->comparison, i, NULL) || !stance_comparison_get_b (self->comparison, i, NULL))
        continue;
      get_tints (self, i, &a, &b);
      if (fabs (a - b) < CLEAR)
        g_ptr_array_add (names, g_strdup_printf ("%s on %s (%s)", party_of (self, i), issue_of (self, i), side_word ((a + b) / 2)));
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

/* Pairs of parties that one side brings nearer to each other. */
static void
describe_agreement (const StanceFindings *self, GPtrArray *lines)
{
  guint told = 0;

  for (guint i = 0; self->parties[i]; i++)
    for (guint k = i + 1; self->parties[k]; k++)
      {
        StanceScore a, b;
        double difference;

        if (!stance_comparison_get_agreement_difference (self->comparison, self->parties[i], self->parties[k], &difference)
            || fabs (difference) < TELLING_AGREEMENT || told++ >= MOST_PAIRS)
          continue;
        stance_matrix_get_score (stance_comparison_get_matrix (self->comparison, STANCE_SIDE_A), self->parties[i], self->parties[k], &a);
        stance_matrix_get_score (stance_comparison_get_matrix (self->comparison, STANCE_SIDE_B), self->parties[i], self->parties[k], &b);
        g_ptr_array_add (lines, g_strdup_printf ("%s and %s agree %s in B: %.2f over %u issue%s, in A %.2f over %u.",
                                                 stance_label_party (self->model, self->parties[i]), stance_label_party (self->model, self->parties[k]),
                                                 difference > 0 ? "more" : "less", b.value, b.n, b.n == 1 ? "" : "s", a.value, a.n));
      }
}

static void
describe_retellings (const StanceFindings *self, GPtrArray *lines)
{
  guint n[3] = { 0 };
  g_autoptr (GEnumClass) klass = g_type_class_ref (STANCE_TYPE_WORDING);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->retellings->len; i++)
    n[stance_retelling_get_wording (g_ptr_array_index (self->retellings, i))]++;
  for (guint i = 0; i < 3; i++)
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
  describe_differences (self, TRUE, lines);
  describe_differences (self, FALSE, lines);
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
