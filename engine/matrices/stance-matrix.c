/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <string.h>
#include <stance/stance-error.h>

#include "stance-matrix-private.h"
#include "stance-sums-private.h"
#include "stance-table-private.h"

G_DEFINE_BOXED_TYPE (StanceMatrix, stance_matrix, stance_matrix_ref, stance_matrix_unref)

static void
matrix_clear (StanceMatrix *self)
{
  stance_names_free (self->parties);
  g_clear_pointer (&self->positions, stance_array_free);
  g_free (self->weights);
  g_free (self->lows);
  g_free (self->highs);
  g_free (self->chances);
  g_free (self->pairs.values);
  g_free (self->pairs.counts);
  g_free (self->pairs.reasons);
}

static gboolean
alloc_pairs (StanceMatrix *self, gsize size)
{
  self->pairs = (StancePairs) { size, g_try_new (double, size * size), g_try_new (guint, size * size), g_try_new (guint8, size * size) };
  return self->pairs.values && self->pairs.counts && self->pairs.reasons;
}

/* Entries of `size` bytes each, rows and columns in the order given. */
static gpointer
copy_entries (const StanceMatrix *self, gconstpointer entries, gsize size, const gsize *order)
{
  const gsize n = self->pairs.size;
  char *copy = entries ? g_malloc_n (n * n, size) : NULL;

  for (gsize row = 0; copy && row < n; row++)
    for (gsize column = 0; column < n; column++)
      {
        gsize from = order ? order[row] * n + order[column] : row * n + column;

        memcpy (copy + (row * n + column) * size, (const char *) entries + from * size, size);
      }
  return copy;
}

static StanceNames *
copy_parties (const StanceMatrix *self, const gsize *order)
{
  StanceNames *parties = stance_names_new ();

  for (guint i = 0; i < stance_names_size (self->parties); i++)
    stance_names_add (parties, stance_names_get (self->parties, order ? (guint) order[i] : i));
  return parties;
}

static StanceArray *
copy_positions (const StanceMatrix *self, const gsize *order)
{
  StanceArray *positions = stance_array_new (self->positions->rows, self->positions->columns);

  for (gsize row = 0; row < positions->rows; row++)
    memcpy (positions->values + row * positions->columns, stance_array_row (self->positions, order ? order[row] : row),
            positions->columns * sizeof (double));
  return positions;
}

StanceMatrix *
stance_matrix_copy (const StanceMatrix *self, const gsize *order)
{
  StanceMatrix *copy = g_atomic_rc_box_new0 (StanceMatrix);

  *copy = (StanceMatrix) {
    .pairing = self->pairing,
    .parties = copy_parties (self, order),
    .pairs = { self->pairs.size, copy_entries (self, self->pairs.values, sizeof (double), order),
               copy_entries (self, self->pairs.counts, sizeof (guint), order), copy_entries (self, self->pairs.reasons, 1, order) },
    .lows = copy_entries (self, self->lows, sizeof (double), order),
    .highs = copy_entries (self, self->highs, sizeof (double), order),
    .chances = copy_entries (self, self->chances, sizeof (double), order),
    .weights = g_memdup2 (self->weights, self->positions->columns * sizeof (double)),
    .positions = copy_positions (self, order),
    .scale = self->scale,
  };
  copy->scale.weights = copy->weights;
  return copy;
}

static gboolean
check_scale (StanceTable *table, const StanceArray *positions, const double ends[2], GError **error)
{
  if (!(ends[0] < ends[1]) || !isfinite (ends[1] - ends[0]))
    {
      g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_NUMERIC, "matrix: the model's scale has no finite range above 0");
      return FALSE;
    }
  for (gsize i = 0; i < positions->rows * positions->columns; i++)
    {
      double position = positions->values[i];
      char shown[3][G_ASCII_DTOSTR_BUF_SIZE];

      if (isnan (position) || (position >= ends[0] && position <= ends[1]))
        continue;
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_STATEMENT, "party %s, issue %s: found position %s, expected %s to %s",
                   stance_names_get (table->parties, i / positions->columns), stance_names_get (table->issues, i % positions->columns),
                   g_ascii_formatd (shown[0], sizeof shown[0], "%.6g", position),
                   g_ascii_formatd (shown[1], sizeof shown[1], "%.6g", ends[0]),
                   g_ascii_formatd (shown[2], sizeof shown[2], "%.6g", ends[1]));
      return FALSE;
    }
  return TRUE;
}

double *
stance_matrix_weigh_issues (StanceTable *table, StanceModel *model)
{
  guint size = stance_names_size (table->issues);
  double *weights = g_new (double, size);

  for (guint i = 0; i < size; i++)
    {
      const char *issue = stance_names_get (table->issues, i);

      weights[i] = model != NULL && stance_model_has_issue (model, issue) ? stance_model_get_issue_weight (model, issue) : 1;
    }
  return weights;
}

/**
 * stance_matrix_new:
 * @table: the positions
 * @model: (nullable): the model that gives the scale and the issues' weights; %NULL: scale -1 to 1, all weights 1
 * @measure: what to compute
 * @min_n: pairs that share fewer issues are missing; 0 is taken as 1
 * @error: return location for an error
 *
 * Computes how far each pair of parties agrees. Over the issues on which both have a position, with w the issue's weight, x and y the positions, low and
 * high the ends of the model's scale (never of the data), and d = |x - y| / (high - low) or, where squared, d = ((x - y) / (high - low))^2:
 *
 * - agreement, squared agreement: 1 - sum (w d) / sum (w), from 0 (opposite ends on every issue) to 1 (the same position on every issue); divergence: 1
 *   minus that. Gower's similarity (J. C. Gower 1971, "A general coefficient of similarity and some of its properties", Biometrics 27, 857-871) with a
 *   fixed range, and the proximity (city block) score of voting advice applications
 * - S: 1 - 2 sum (w d) / sum (w), from -1 to 1 (C. S. Signorino and J. M. Ritter 1999, "Tau-b or not tau-b", International Studies Quarterly 43, 115-144)
 * - directional: sum (w x' y') / sum (w h^2), x' and y' counted from the middle of the scale and h half its width, from -1 to 1 (G. Rabinowitz and S. E.
 *   Macdonald 1989, "A directional theory of issue voting", American Political Science Review 83, 93-121)
 * - Pearson's r, Spearman's rho, Kendall's tau-b, from -1 to 1, of issues that all weigh 1
 * - kappa (J. Cohen 1960 and 1968) and pi (W. A. Scott 1955): 1 - observed / expected disagreement on five levels, which are the ends of the scale, its
 *   middle, and half way between: a position counts as the nearest, half way between two as the one nearer to the middle. Disagreement is 0 or 1 (kappa, pi),
 *   the levels' distance (linear) or its square (quadratic); expected is what the levels that each has on the shared issues give (pi: that both have
 *   together). Issues that count weigh 1
 *
 * Issues of weight 0 do not count, but in correlations. A pair without a shared issue is missing, not 0; one shared issue gives a figure with n 1 where the
 * measure allows. A party's own entry rests on all its issues, however few. Whatever has no figure has a reason: stance_matrix_get_reason(). The matrix is
 * symmetrical. It takes 13 bytes for each two parties.
 *
 * Errors: %STANCE_ERROR_INVALID_STATEMENT when a position lies outside the scale; %STANCE_ERROR_NUMERIC when the scale has no range;
 * %STANCE_ERROR_LIMIT when memory does not suffice.
 *
 * Returns: (transfer full) (nullable): the matrix, %NULL on an error
 */
StanceMatrix *
stance_matrix_new (StanceTable *table, StanceModel *model, StanceMeasure measure, guint min_n, GError **error)
{
  g_autoptr (StanceMatrix) self = NULL;
  const StancePairing pairing = { measure, min_n };
  gsize size;

  g_return_val_if_fail (table != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  g_return_val_if_fail (stance_measure_to_string (measure) != NULL, NULL);
  size = stance_names_size (table->parties);
  self = g_atomic_rc_box_new0 (StanceMatrix);
  self->pairing = pairing;
  self->parties = stance_names_new_take (stance_names_dup (table->parties));
  self->positions = stance_table_get_positions (table);
  self->weights = stance_matrix_weigh_issues (table, model);
  self->scale = (StancePairScale) { self->weights, { model ? stance_model_get_scale_min (model) : -1, model ? stance_model_get_scale_max (model) : 1 } };
  if (!check_scale (table, self->positions, self->scale.ends, error))
    return NULL;
  if (!alloc_pairs (self, size) || !stance_pairs_fill (&self->pairs, self->positions, &self->scale, &pairing))
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "matrix: no memory for %" G_GSIZE_FORMAT " parties", size);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * stance_matrix_ref:
 * @self: a matrix
 *
 * Takes a reference. May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
StanceMatrix *
stance_matrix_ref (StanceMatrix *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * stance_matrix_unref:
 * @self: (transfer full): a matrix
 *
 * Gives a reference back; the last one frees the matrix. May be called from any thread.
 */
void
stance_matrix_unref (StanceMatrix *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) matrix_clear);
}
