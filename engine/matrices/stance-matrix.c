/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stance/stance-error.h>

#include "stance-matrix-private.h"
#include "stance-sums-private.h"
#include "stance-table-private.h"

G_DEFINE_BOXED_TYPE (StanceMatrix, stance_matrix, stance_matrix_ref, stance_matrix_unref)

static void
matrix_clear (StanceMatrix *self)
{
  stance_names_free (self->parties);
  g_free (self->lows);
  g_free (self->highs);
  g_free (self->chances);
  g_free (self->weights);
  g_free (self->pairs.values);
  g_free (self->pairs.spreads);
  g_free (self->pairs.counts);
}

static StanceMatrix *
matrix_alloc (StanceTable *table, const StancePairing *pairing, GError **error)
{
  gsize size = stance_names_size (table->parties);
  StanceMatrix *self = g_atomic_rc_box_new0 (StanceMatrix);

  self->pairing = *pairing;
  self->parties = stance_names_new_take (stance_names_dup (table->parties));
  self->pairs = (StancePairs) { size, g_try_new (double, size * size), g_try_new (double, size * size), g_try_new (guint, size * size) };
  if (self->pairs.values != NULL && self->pairs.spreads != NULL && self->pairs.counts != NULL)
    return self;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "matrix: no memory for %" G_GSIZE_FORMAT " parties", size);
  stance_matrix_unref (self);
  return NULL;
}

StanceMatrix *
stance_matrix_copy (const StanceMatrix *self)
{
  StanceMatrix *copy = g_atomic_rc_box_new0 (StanceMatrix);
  gsize size = self->pairs.size;

  *copy = (StanceMatrix) {
    .pairing = self->pairing,
    .parties = stance_names_new_take (stance_names_dup (self->parties)),
    .pairs = { size, g_memdup2 (self->pairs.values, size * size * sizeof (double)), g_memdup2 (self->pairs.spreads, size * size * sizeof (double)),
               g_memdup2 (self->pairs.counts, size * size * sizeof (guint)) },
    .lows = g_memdup2 (self->lows, self->lows ? size * size * sizeof (double) : 0),
    .highs = g_memdup2 (self->highs, self->highs ? size * size * sizeof (double) : 0),
    .chances = g_memdup2 (self->chances, self->chances ? size * size * sizeof (double) : 0),
    .weights = g_memdup2 (self->weights, self->n_issues * sizeof (double)),
    .n_issues = self->n_issues,
    .range = self->range,
  };
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
 * Computes how far each pair of parties agrees. Over the issues on which both have a position:
 *
 * agreement = 1 - sum (w |x - y|) / (sum (w) * range), divergence = 1 - agreement
 *
 * with w the issue's weight and range the width of the model's scale, never of the data: from 0 (opposite ends on every issue) to 1 (the
 * same position on every issue). This is Gower's similarity (J. C. Gower 1971, "A general coefficient of similarity and some of its
 * properties", Biometrics 27, 857-871) with a fixed range, and the proximity (city block) score of voting advice applications. Issues of
 * weight 0 do not count. A pair without a shared issue is missing, not 0; one shared issue gives a figure with n 1. A party's own entry is
 * 1 (divergence: 0) with n its issues. The matrix is symmetrical.
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
  g_autoptr (StanceArray) positions = NULL;
  double ends[2] = { -1, 1 };
  StanceIssueScale scale = { 0 };
  const StancePairing pairing = { measure, min_n };

  g_return_val_if_fail (table != NULL && (model == NULL || STANCE_IS_MODEL (model)), NULL);
  if (model != NULL)
    {
      ends[0] = stance_model_get_scale_min (model);
      ends[1] = stance_model_get_scale_max (model);
    }
  self = matrix_alloc (table, &pairing, error);
  if (self == NULL)
    return NULL;
  positions = stance_table_get_positions (table);
  if (!check_scale (table, positions, ends, error))
    return NULL;
  self->weights = stance_matrix_weigh_issues (table, model);
  self->n_issues = positions->columns;
  self->range = ends[1] - ends[0];
  scale = (StanceIssueScale) { self->weights, positions->columns, self->range, FALSE };
  stance_pairs_fill (&self->pairs, positions, &scale, &pairing);
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

/**
 * stance_matrix_get_measure:
 * @self: a matrix
 *
 * Gives what the entries are.
 *
 * Returns: the measure
 */
StanceMeasure
stance_matrix_get_measure (StanceMatrix *self)
{
  g_return_val_if_fail (self != NULL, STANCE_MEASURE_AGREEMENT);
  return self->pairing.measure;
}

/**
 * stance_matrix_get_size:
 * @self: a matrix
 *
 * Counts the parties, in the order of the table's rows.
 *
 * Returns: the number of parties, at least 1
 */
guint
stance_matrix_get_size (StanceMatrix *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return stance_names_size (self->parties);
}

/**
 * stance_matrix_get_party:
 * @self: a matrix
 * @index: a row or column, from 0
 *
 * Names a row, which is also the column of the same number.
 *
 * Returns: (transfer none): the name of the table's row
 */
const char *
stance_matrix_get_party (StanceMatrix *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < stance_names_size (self->parties), NULL);
  return stance_names_get (self->parties, index);
}

gboolean
stance_matrix_get_score_at (const StanceMatrix *self, guint row, guint column, StanceScore *score)
{
  gsize place = (gsize) row * self->pairs.size + column;

  stance_score_set_missing (score, self->pairs.counts[place]);
  score->value = self->pairs.values[place];
  score->spread = self->pairs.spreads[place];
  score->low = self->lows ? self->lows[place] : NAN;
  score->high = self->highs ? self->highs[place] : NAN;
  return !isnan (score->value);
}

double
stance_matrix_get_chance_at (const StanceMatrix *self, guint row, guint column)
{
  return self->chances ? self->chances[row * self->pairs.size + column] : NAN;
}

/**
 * stance_matrix_get_score:
 * @self: a matrix
 * @a: a party
 * @b: a party
 * @score: (out caller-allocates) (optional): where the entry goes: its value from 0 to 1, on how many shared issues it rests, and the
 *   spread of the issues' own values, as in stance_table_get_cell() with the issues' weights. Value NaN when it is missing, with n the
 *   issues shared
 *
 * Gives one entry.
 *
 * Returns: whether there is one
 */
gboolean
stance_matrix_get_score (StanceMatrix *self, const char *a, const char *b, StanceScore *score)
{
  StanceScore found;
  gboolean there = FALSE;
  guint row;
  guint column;

  g_return_val_if_fail (self != NULL && a != NULL && b != NULL, FALSE);
  row = stance_names_find (self->parties, a);
  column = stance_names_find (self->parties, b);
  stance_score_set_missing (&found, 0);
  if (row != STANCE_NO_NAME && column != STANCE_NO_NAME)
    there = stance_matrix_get_score_at (self, row, column, &found);
  if (score != NULL)
    *score = found;
  return there;
}

/**
 * stance_matrix_get_chance:
 * @self: a matrix
 * @a: a party
 * @b: a party
 * @p: (out) (optional): where the p-value goes, from 0 to 1; NaN when there is none
 *
 * Tells how likely chance is to bring two parties as near to each other as they are (stance_bootstrap_permute()).
 *
 * Returns: whether it is known
 */
gboolean
stance_matrix_get_chance (StanceMatrix *self, const char *a, const char *b, double *p)
{
  double found = NAN;
  guint row;
  guint column;

  g_return_val_if_fail (self != NULL && a != NULL && b != NULL, FALSE);
  row = stance_names_find (self->parties, a);
  column = stance_names_find (self->parties, b);
  if (row != STANCE_NO_NAME && column != STANCE_NO_NAME)
    found = stance_matrix_get_chance_at (self, row, column);
  if (p)
    *p = found;
  return !isnan (found);
}

/**
 * stance_matrix_get_values:
 * @self: a matrix
 * @length: (out): parties squared
 *
 * Gives all entries, row by row, for those who go on computing.
 *
 * Returns: (transfer full) (array length=length): the entries, NaN where missing
 */
double *
stance_matrix_get_values (StanceMatrix *self, gsize *length)
{
  g_return_val_if_fail (self != NULL && length != NULL, NULL);
  *length = self->pairs.size * self->pairs.size;
  return g_memdup2 (self->pairs.values, *length * sizeof (double));
}

/**
 * stance_matrix_get_counts:
 * @self: a matrix
 * @length: (out): parties squared
 *
 * Gives the numbers of shared issues of all entries, row by row, of missing ones too.
 *
 * Returns: (transfer full) (array length=length): the numbers
 */
guint *
stance_matrix_get_counts (StanceMatrix *self, gsize *length)
{
  g_return_val_if_fail (self != NULL && length != NULL, NULL);
  *length = self->pairs.size * self->pairs.size;
  return g_memdup2 (self->pairs.counts, *length * sizeof (guint));
}
