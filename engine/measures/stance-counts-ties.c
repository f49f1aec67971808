/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One-mode networks: products of counts, by BLAS. Counts and products of whole numbers are exact in doubles, in whatever order they are added. */
#include "stance-counts-private.h"

#include <math.h>
#include <string.h>

#include "stance-blas-private.h"

/* By their Fortran names, in which matrices stand column by column: GSL brings a slow copy of the C names. */
void dgemm_ (const char *transa, const char *transb, const gint *m, const gint *n, const gint *k, const double *alpha, const double *a, const gint *lda,
             const double *b, const gint *ldb, const double *beta, double *c, const gint *ldc);
void dsyrk_ (const char *uplo, const char *trans, const gint *n, const gint *k, const double *alpha, const double *a, const gint *lda, const double *beta,
             double *c, const gint *ldc);

/* a times b transposed. */
static StanceArray *
multiply (const StanceArray *a, const StanceArray *b)
{
  StanceArray *product = stance_array_new (a->rows, b->rows);
  const gint m = (gint) b->rows, n = (gint) a->rows, k = (gint) a->columns;
  const double one = 1, none = 0;

  if (!product || n == 0 || m == 0)
    return product;
  memset (product->values, 0, sizeof (double) * a->rows * b->rows);
  if (k > 0)
    dgemm_ ("T", "N", &m, &n, &k, &one, b->values, &k, a->values, &k, &none, product->values, &m);
  return product;
}

/* a times itself transposed: half the work. */
static StanceArray *
multiply_self (const StanceArray *a)
{
  StanceArray *product = stance_array_new (a->rows, a->rows);
  const gint n = (gint) a->rows, k = (gint) a->columns;
  const double one = 1, none = 0;

  if (!product || n == 0)
    return product;
  memset (product->values, 0, sizeof (double) * a->rows * a->rows);
  if (k > 0)
    dsyrk_ ("L", "T", &n, &k, &one, a->values, &k, &none, product->values, &n);
  for (gsize i = 0; i < a->rows; i++)
    for (gsize j = 0; j < i; j++)
      stance_array_set (product, i, j, stance_array_get (product, j, i));
  return product;
}

/* The counts of each level, and of the others as much as they are like it, times the range: whole numbers where the levels are. */
static StanceArray *
blur (const StanceCounts *self)
{
  StanceArray *blurred = stance_array_new (self->counts->rows, self->counts->columns);
  gsize width = self->columns;

  if (!blurred)
    return NULL;
  memset (blurred->values, 0, sizeof (double) * blurred->rows * blurred->columns);
  for (gsize row = 0; row < blurred->rows; row++)
    for (gsize k = 0; k < self->n_levels; k++)
      for (gsize l = 0; l < self->n_levels; l++)
        {
          double likeness = self->range - fabs ((double) self->levels[k] - self->levels[l]);
          double *to = stance_array_row (blurred, row) + k * width;
          const double *from = stance_array_row (self->counts, row) + l * width;

          for (gsize column = 0; column < width; column++)
            to[column] += likeness * from[column];
        }
  return blurred;
}

static StanceArray *
sum_congruence (const StanceCounts *self)
{
  g_autoptr (StanceArray) blurred = NULL;
  StanceArray *product;

  if (self->binary)
    return multiply_self (self->counts);
  if (self->range == 0)
    return multiply_self (self->totals);
  blurred = blur (self);
  product = blurred ? multiply (self->counts, blurred) : NULL;
  for (gsize i = 0; product && i < product->rows * product->rows; i++)
    product->values[i] /= self->range;
  return product;
}

/* What is not congruent is in conflict: the weights of each pair of statements add up to 1. */
static StanceArray *
sum_ties (const StanceCounts *self, StanceAggregate aggregate)
{
  StanceArray *all = aggregate == STANCE_AGGREGATE_CONGRUENCE ? sum_congruence (self) : multiply_self (self->totals);
  g_autoptr (StanceArray) same = NULL;
  double weight = aggregate == STANCE_AGGREGATE_CONFLICT ? -1 : 2;

  if (!all || aggregate == STANCE_AGGREGATE_CONGRUENCE || aggregate == STANCE_AGGREGATE_IGNORE)
    return all;
  same = sum_congruence (self);
  for (gsize i = 0; same && i < all->rows * all->rows; i++)
    all->values[i] = weight < 0 ? all->values[i] - same->values[i] : weight * same->values[i] - all->values[i];
  if (!same)
    g_clear_pointer (&all, stance_array_free);
  return all;
}

static double *
sum_rows (const StanceArray *array)
{
  double *sums = g_new0 (double, MAX (array->rows, 1));

  for (gsize row = 0; row < array->rows; row++)
    for (gsize column = 0; column < array->columns; column++)
      sums[row] += stance_array_get (array, row, column);
  return sums;
}

static StanceArray *
divide_by_activity (const StanceCounts *self, gboolean product)
{
  g_autofree double *sums = sum_rows (self->totals);
  StanceArray *by = stance_array_new (self->totals->rows, self->totals->rows);

  for (gsize i = 0; by && i < by->rows; i++)
    for (gsize j = 0; j < by->rows; j++)
      stance_array_set (by, i, j, product ? sums[i] * sums[j] : (sums[i] + sums[j]) / 2);
  return by;
}

/* m10 is all of a row less what stands where the other has something. */
static StanceArray *
divide_by_union (const StanceCounts *self)
{
  g_autofree double *sums = sum_rows (self->counts);
  g_autoptr (StanceArray) marks = stance_array_new (self->counts->rows, self->counts->columns);
  g_autoptr (StanceArray) met = NULL;
  StanceArray *by = multiply_self (self->counts);

  for (gsize i = 0; marks && i < marks->rows * marks->columns; i++)
    marks->values[i] = self->counts->values[i] > 0;
  met = marks ? multiply (self->counts, marks) : NULL;
  if (!met || !by)
    {
      g_clear_pointer (&by, stance_array_free);
      return NULL;
    }
  for (gsize i = 0; i < by->rows; i++)
    for (gsize j = 0; j < by->rows; j++)
      by->values[i * by->rows + j] += sums[i] - stance_array_get (met, i, j) + sums[j] - stance_array_get (met, j, i);
  return by;
}

static StanceArray *
divide_by_lengths (const StanceCounts *self, StanceAggregate aggregate)
{
  g_autoptr (StanceArray) own = aggregate == STANCE_AGGREGATE_IGNORE ? multiply_self (self->totals) : sum_congruence (self);
  StanceArray *by = own ? stance_array_new (own->rows, own->rows) : NULL;

  for (gsize i = 0; by && i < by->rows; i++)
    for (gsize j = 0; j < by->rows; j++)
      stance_array_set (by, i, j, sqrt (stance_array_get (own, i, i)) * sqrt (stance_array_get (own, j, j)));
  return by;
}

static StanceArray *
find_divisors (const StanceCounts *self, StanceAggregate aggregate, StanceNormalisation normalisation)
{
  if (normalisation == STANCE_NORMALISATION_JACCARD)
    return divide_by_union (self);
  if (normalisation == STANCE_NORMALISATION_COSINE)
    return divide_by_lengths (self, aggregate);
  return divide_by_activity (self, normalisation == STANCE_NORMALISATION_DNA_COSINE);
}

StanceArray *
stance_counts_one_mode (const StanceCounts *self, StanceAggregate aggregate, StanceNormalisation normalisation, double undefined)
{
  g_autoptr (StanceArray) ties = NULL;
  g_autoptr (StanceArray) by = NULL;

  if (aggregate == STANCE_AGGREGATE_COMBINE || normalisation >= STANCE_NORMALISATION_ACTIVITY || self->counts->columns > G_MAXINT)
    return NULL;
  stance_blas_use_one_thread ();
  ties = sum_ties (self, aggregate);
  if (ties && normalisation != STANCE_NORMALISATION_NONE)
    by = find_divisors (self, aggregate, normalisation);
  if (!ties || (!by && normalisation != STANCE_NORMALISATION_NONE))
    return NULL;
  for (gsize i = 0; by && i < ties->rows * ties->rows; i++)
    ties->values[i] = by->values[i] > 0 ? ties->values[i] / by->values[i] : undefined;
  for (gsize i = 0; i < ties->rows; i++)
    stance_array_set (ties, i, i, 0);
  return g_steal_pointer (&ties);
}
