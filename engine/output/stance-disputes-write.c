/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On what parties differ. */
#include <math.h>
#include <stance/stance-disputes.h>

#include "stance-labels-private.h"
#include "stance-table-private.h"
#include "stance-write-private.h"

static StanceSheet *
issues_for_people (StanceTable *table, StanceModel *model, const StanceStyle *style)
{
  static const char *const titles[] = { "issue", "salience", "parties", "mean", "spread", "A", "polarisation", "lowest", "highest", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 1);

  for (guint i = 0; i < stance_table_get_n_issues (table); i++)
    {
      const char *issue = stance_table_get_issue (table, i);
      StanceDispute dispute;
      StanceScore salience;

      stance_table_get_dispute (table, model, issue, &dispute);
      salience = (StanceScore) { dispute.salience, dispute.n, NAN, NAN, NAN };
      stance_sheet_add_text (sheet, stance_label_issue (model, issue));
      stance_sheet_add_shown (sheet, stance_label_share (&salience, style), NAN);
      stance_sheet_add_count (sheet, dispute.parties);
      stance_sheet_add_shown (sheet, stance_label_signed (dispute.mean), stance_label_tint (model, dispute.mean));
      stance_sheet_add_shown (sheet, stance_label_plain (dispute.spread), NAN);
      stance_sheet_add_shown (sheet, stance_label_signed (dispute.agreement), NAN);
      stance_sheet_add_shown (sheet, stance_label_plain (dispute.polarisation), NAN);
      stance_sheet_add_text (sheet, stance_label_party (model, stance_table_get_party (table, dispute.low)));
      stance_sheet_add_text (sheet, stance_label_party (model, stance_table_get_party (table, dispute.high)));
    }
  return sheet;
}

static StanceSheet *
issues_for_programs (StanceTable *table, StanceModel *model)
{
  static const char *const titles[] = { "issue", "n", "salience", "parties", "mean", "spread", "agreement_a", "leik", "esteban_ray",
                                        "lowest", "highest", NULL };
  StanceSheet *sheet = stance_sheet_new (titles, 1);

  for (guint i = 0; i < stance_table_get_n_issues (table); i++)
    {
      StanceDispute dispute;

      stance_table_get_dispute (table, model, stance_table_get_issue (table, i), &dispute);
      stance_sheet_add_text (sheet, stance_table_get_issue (table, i));
      stance_sheet_add_count (sheet, dispute.n);
      stance_sheet_add_number (sheet, dispute.salience);
      stance_sheet_add_count (sheet, dispute.parties);
      stance_sheet_add_number (sheet, dispute.mean);
      stance_sheet_add_number (sheet, dispute.spread);
      stance_sheet_add_number (sheet, dispute.agreement);
      stance_sheet_add_number (sheet, dispute.leik);
      stance_sheet_add_number (sheet, dispute.polarisation);
      stance_sheet_add_text (sheet, stance_table_get_party (table, dispute.low));
      stance_sheet_add_text (sheet, stance_table_get_party (table, dispute.high));
    }
  return sheet;
}

/**
 * stance_write_disputes:
 * @table: the table
 * @model: (nullable): the model, for names and scale
 * @format: the format
 * @style: (nullable): how text for people is laid out; %NULL: plain, without counts, without limit of width
 * @error: return location for an error
 *
 * Writes how disputed each issue is (stance_table_get_dispute()). Table and Markdown have salience with the number of statements, parties, mean, spread,
 * van der Eijk's A, Esteban and Ray's polarisation, and the parties at the ends; the other formats have all figures by ids, empty or `null` where there
 * is none. JSON is a list.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when @format is none of #StanceFormat.
 *
 * Returns: (transfer full) (nullable): the text, UTF-8; %NULL on an error
 */
char *
stance_write_disputes (StanceTable *table, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error)
{
  const StanceStyle *used = stance_style_or_plain (style);
  gboolean people = format == STANCE_FORMAT_TABLE || format == STANCE_FORMAT_MARKDOWN;
  g_autoptr (StanceSheet) sheet = NULL;

  g_return_val_if_fail (table != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  sheet = people ? issues_for_people (table, model, used) : issues_for_programs (table, model);
  return stance_sheet_write (sheet, format, used, error);
}

/* Two parties, and on what they differ. */
typedef struct
{
  guint rows[2];
  double divergence;
  double *parts; /* by issue */
  guint *order;  /* issues, those that add most first */
} Pair;

static void
pair_free (gpointer data)
{
  Pair *pair = data;

  g_free (pair->parts);
  g_free (pair->order);
  g_free (pair);
}

static int
compare_parts (gconstpointer a, gconstpointer b, gpointer parts)
{
  double x = ((double *) parts)[*(const guint *) a];
  double y = ((double *) parts)[*(const guint *) b];

  if (isnan (x) || isnan (y))
    return isnan (x) - isnan (y);
  return (x < y) - (x > y);
}

static Pair *
make_pair (StanceTable *table, StanceModel *model, guint first, guint second)
{
  Pair *pair = g_new0 (Pair, 1);
  gsize n;

  pair->rows[0] = first;
  pair->rows[1] = second;
  pair->parts = stance_table_get_contributions (table, model, stance_table_get_party (table, first), stance_table_get_party (table, second), &n);
  pair->order = g_new (guint, n + 1);
  for (guint i = 0; i < n; i++)
    {
      pair->order[i] = i;
      pair->divergence += isnan (pair->parts[i]) ? 0 : pair->parts[i];
    }
  g_qsort_with_data (pair->order, (gint) n, sizeof *pair->order, compare_parts, pair->parts);
  return pair;
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const Pair *x = *(const Pair *const *) a;
  const Pair *y = *(const Pair *const *) b;

  if (x->divergence != y->divergence)
    return x->divergence < y->divergence ? 1 : -1;
  return x->rows[0] != y->rows[0] ? (x->rows[0] > y->rows[0] ? 1 : -1) : x->rows[1] > y->rows[1] ? 1 : -1;
}

/* The most divergent first. */
static GPtrArray *
make_pairs (StanceTable *table, StanceModel *model)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (pair_free);

  for (guint first = 0; first < stance_table_get_n_parties (table); first++)
    for (guint second = first + 1; second < stance_table_get_n_parties (table); second++)
      g_ptr_array_add (pairs, make_pair (table, model, first, second));
  g_ptr_array_sort (pairs, compare_pairs);
  return pairs;
}

static void
add_positions (StanceSheet *sheet, StanceTable *table, StanceModel *model, const Pair *pair, guint issue)
{
  StanceScore scores[2];

  for (guint i = 0; i < 2; i++)
    {
      stance_table_get_score_at (table, pair->rows[i], issue, &scores[i]);
      if (model)
        stance_sheet_add_shown (sheet, stance_label_signed (scores[i].value), stance_label_tint (model, scores[i].value));
      else
        stance_sheet_add_number (sheet, scores[i].value);
    }
  if (model)
    stance_sheet_add_shown (sheet, stance_label_plain (fabs (scores[0].value - scores[1].value)), NAN);
  else
    stance_sheet_add_number (sheet, fabs (scores[0].value - scores[1].value));
}

static void
add_row (StanceSheet *sheet, StanceTable *table, StanceModel *model, const Pair *pair, guint issue)
{
  for (guint i = 0; i < 2; i++)
    {
      const char *party = stance_table_get_party (table, pair->rows[i]);

      stance_sheet_add_text (sheet, model ? stance_label_party (model, party) : party);
    }
  stance_sheet_add_text (sheet, model ? stance_label_issue (model, stance_table_get_issue (table, issue)) : stance_table_get_issue (table, issue));
  add_positions (sheet, table, model, pair, issue);
  if (model)
    {
      stance_sheet_add_shown (sheet, stance_label_plain (pair->parts[issue]), NAN);
      stance_sheet_add_shown (sheet, stance_label_plain (pair->divergence), NAN);
      return;
    }
  stance_sheet_add_number (sheet, pair->parts[issue]);
  stance_sheet_add_number (sheet, pair->divergence);
}

/**
 * stance_write_contributions:
 * @table: the table
 * @model: (nullable): the model, for names, scale and weights
 * @format: the format
 * @style: (nullable): how text for people is laid out; %NULL: plain, without limit of width
 * @error: return location for an error
 *
 * Writes on what parties differ: a line for each pair of parties and each issue on which both have a position, with both positions, how far they are
 * apart, what that adds to the divergence of the pair, and this divergence; the most divergent pair and what adds most to it first. Pairs that share no
 * issue have no line.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when @format is none of #StanceFormat.
 *
 * Returns: (transfer full) (nullable): the text, UTF-8; %NULL on an error
 */
char *
stance_write_contributions (StanceTable *table, StanceModel *model, StanceFormat format, const StanceStyle *style, GError **error)
{
  static const char *const titles[] = { "party_a", "party_b", "issue", "position_a", "position_b", "distance", "adds", "divergence", NULL };
  gboolean people = format == STANCE_FORMAT_TABLE || format == STANCE_FORMAT_MARKDOWN;
  g_autoptr (StanceSheet) sheet = stance_sheet_new (titles, 3);
  g_autoptr (GPtrArray) pairs = NULL;

  g_return_val_if_fail (table != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  pairs = make_pairs (table, model);
  for (guint i = 0; i < pairs->len; i++)
    {
      const Pair *pair = g_ptr_array_index (pairs, i);

      for (guint k = 0; k < stance_table_get_n_issues (table) && !isnan (pair->parts[pair->order[k]]); k++)
        add_row (sheet, table, people ? model : NULL, pair, pair->order[k]);
    }
  return stance_sheet_write (sheet, format, stance_style_or_plain (style), error);
}
