/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>

#include "stance-alpha-private.h"
#include "stance-correlation-private.h"
#include "stance-evaluation-private.h"

#define EXACT 1e-9

#define FIGURE(group, name, member) { group, name, G_STRUCT_OFFSET (StanceFigures, member) }

const StanceFigureName stance_figure_names[] = {
  FIGURE (NULL, "documents", documents),
  FIGURE ("statements", "gold", gold),
  FIGURE ("statements", "system", system),
  FIGURE ("statements", "matched", matched),
  FIGURE ("statements", "precision", one_to_one.precision),
  FIGURE ("statements", "recall", one_to_one.recall),
  FIGURE ("statements", "f1", one_to_one.f1),
  FIGURE ("statements", "lenient_precision", lenient.precision),
  FIGURE ("statements", "lenient_recall", lenient.recall),
  FIGURE ("statements", "lenient_f1", lenient.f1),
  FIGURE ("matched_statements", "sign_accuracy", sign),
  FIGURE ("matched_statements", "mae", error),
  FIGURE ("matched_statements", "exact", exact),
  FIGURE ("matched_statements", "via_accuracy", detail[STANCE_DETAIL_VIA]),
  FIGURE ("matched_statements", "certainty_accuracy", detail[STANCE_DETAIL_CERTAINTY]),
  FIGURE ("matched_statements", "kind_accuracy", detail[STANCE_DETAIL_KIND]),
  FIGURE ("cells", "gold", cells_gold),
  FIGURE ("cells", "system", cells_system),
  FIGURE ("cells", "matched", cells_matched),
  FIGURE ("cells", "precision", cells.precision),
  FIGURE ("cells", "recall", cells.recall),
  FIGURE ("cells", "f1", cells.f1),
  FIGURE ("matched_cells", "sign_accuracy", cells_sign),
  FIGURE ("matched_cells", "mae", cells_error),
  FIGURE ("matched_cells", "pearson_r", cells_pearson),
  FIGURE ("matched_cells", "alpha_interval", cells_alpha),
  FIGURE ("all_cells_missing_as_0", "mae", all_error),
  FIGURE ("all_cells_missing_as_0", "pearson_r", all_pearson),
  FIGURE ("all_cells_missing_as_0", "alpha_interval", all_alpha),
  FIGURE ("macro", "statement_f1", macro_statements),
  FIGURE ("macro", "cell_f1", macro_cells),
};

const guint stance_n_figure_names = G_N_ELEMENTS (stance_figure_names);

static const StancePair *
get_pairs (const GArray *pairs)
{
  return (const StancePair *) (gpointer) pairs->data;
}

static double
sign_accuracy (const GArray *pairs, double eps)
{
  guint same = 0;

  for (guint i = 0; i < pairs->len; i++)
    same += stance_sign (get_pairs (pairs)[i].a, eps) == stance_sign (get_pairs (pairs)[i].b, eps);
  return pairs->len > 0 ? (double) same / pairs->len : NAN;
}

static double
exact_share (const GArray *pairs)
{
  guint same = 0;

  for (guint i = 0; i < pairs->len; i++)
    same += fabs (get_pairs (pairs)[i].a - get_pairs (pairs)[i].b) < EXACT;
  return pairs->len > 0 ? (double) same / pairs->len : NAN;
}

static double
mean_error (const GArray *pairs)
{
  double sum = 0;

  for (guint i = 0; i < pairs->len; i++)
    sum += fabs (get_pairs (pairs)[i].a - get_pairs (pairs)[i].b);
  return pairs->len > 0 ? sum / pairs->len : NAN;
}

/* Of units x two coders. */
static StanceArray *
take_units (const GArray *pairs)
{
  StanceArray *units = stance_array_new (pairs->len, 2);

  for (guint i = 0; units && i < pairs->len; i++)
    {
      stance_array_set (units, i, 0, get_pairs (pairs)[i].a);
      stance_array_set (units, i, 1, get_pairs (pairs)[i].b);
    }
  return units;
}

static double
correlate (const GArray *pairs)
{
  g_autoptr (StanceArray) units = take_units (pairs);
  g_autoptr (StanceArray) coders = units ? stance_array_transpose (units) : NULL;

  return coders ? stance_correlation_pearson (stance_array_row (coders, 0), stance_array_row (coders, 1), pairs->len).value : NAN;
}

/* Two codings that never differ are in full agreement, though nothing else could be told from a constant. */
static double
find_alpha (const GArray *pairs)
{
  g_autoptr (StanceArray) units = take_units (pairs);
  StanceFigure alpha = units ? stance_alpha (units, STANCE_METRIC_INTERVAL) : stance_figure_undefined (STANCE_REASON_TOO_MANY, 0);

  return alpha.reason == STANCE_REASON_CONSTANT ? 1 : alpha.value;
}

static void
add_defined (double value, double *sum, guint *n)
{
  if (isnan (value))
    return;
  *sum += value;
  (*n)++;
}

/* Each document counts alike; one in which neither side has anything tells nothing, nor do, of statements, cells that the system gave without any. */
static void
compute_macro (const StanceEvaluation *self, StanceFigures *figures)
{
  double statements = 0;
  double cells = 0;
  guint n_statements = 0;
  guint n_cells = 0;

  for (guint i = 0; i < self->documents->len; i++)
    {
      const StanceDocumentFigures *one = &g_array_index (self->documents, StanceDocumentFigures, i);

      add_defined (one->cell_f1, &cells, &n_cells);
      add_defined (one->statement_f1, &statements, &n_statements);
    }
  figures->macro_statements = n_statements > 0 ? statements / n_statements : NAN;
  figures->macro_cells = n_cells > 0 ? cells / n_cells : NAN;
}

static void
compute_statements (const StanceEvaluation *self, StanceFigures *figures)
{
  const StanceHits *hits = &self->statements;

  figures->gold = hits->gold;
  figures->system = hits->system;
  figures->matched = hits->matched;
  figures->one_to_one = stance_detect (hits->matched, hits->gold, hits->matched, hits->system);
  figures->lenient = stance_detect (self->covered_gold, hits->gold, self->covered_system, hits->system);
  figures->sign = sign_accuracy (self->positions, self->eps);
  figures->exact = exact_share (self->positions);
  figures->error = mean_error (self->positions);
  for (guint i = 0; i < STANCE_N_DETAILS; i++)
    figures->detail[i] = hits->matched > 0 ? (double) self->same[i] / hits->matched : NAN;
}

static void
compute_cells (const StanceEvaluation *self, StanceFigures *figures)
{
  const StanceHits *hits = &self->cells;
  const GArray *both = self->matched_cells;
  const GArray *all = self->all_cells;

  figures->cells_gold = hits->gold;
  figures->cells_system = hits->system;
  figures->cells_matched = hits->matched;
  figures->cells = stance_detect (hits->matched, hits->gold, hits->matched, hits->system);
  figures->cells_sign = sign_accuracy (both, self->eps);
  figures->cells_error = mean_error (both);
  figures->cells_pearson = correlate (both);
  figures->cells_alpha = find_alpha (both);
  figures->all_error = mean_error (all);
  figures->all_pearson = correlate (all);
  figures->all_alpha = find_alpha (all);
}

void
stance_evaluation_compute (const StanceEvaluation *self, StanceFigures *figures)
{
  figures->documents = self->documents->len;
  compute_statements (self, figures);
  compute_cells (self, figures);
  compute_macro (self, figures);
}

static int
compare_issues (gconstpointer first, gconstpointer second)
{
  const StanceIssueFigures *a = *(StanceIssueFigures *const *) first;
  const StanceIssueFigures *b = *(StanceIssueFigures *const *) second;

  return strcmp (a->issue, b->issue);
}

GPtrArray *
stance_evaluation_sort_issues (const StanceEvaluation *self)
{
  GPtrArray *sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer figures;

  g_hash_table_iter_init (&iter, self->issues);
  while (g_hash_table_iter_next (&iter, NULL, &figures))
    g_ptr_array_add (sorted, figures);
  g_ptr_array_sort (sorted, compare_issues);
  return sorted;
}
