/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-scaling-private.h"

#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>

#include "stance-blas-private.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (gsl_matrix, gsl_matrix_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (gsl_vector, gsl_vector_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (gsl_eigen_symmv_workspace, gsl_eigen_symmv_free)

void
stance_scaling_clear (StanceScaling *self)
{
  g_clear_pointer (&self->eigenvalues, g_free);
  g_clear_pointer (&self->points, stance_array_free);
}

gboolean
stance_distances_incomplete (const StanceArray *distances)
{
  for (gsize i = 0; i < distances->rows; i++)
    for (gsize j = 0; j < distances->columns; j++)
      if (i != j && isnan (stance_array_get (distances, i, j)))
        return TRUE;
  return FALSE;
}

/* -1/2 of the squared distances, less the means of rows and columns. */
static void
center_twice (gsl_matrix *b, const StanceArray *distances)
{
  gsize n = distances->rows;
  g_autofree double *means = g_new0 (double, n);
  double all = 0;

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      {
        double d = i == j ? 0 : stance_array_get (distances, i, j);

        gsl_matrix_set (b, i, j, -0.5 * d * d);
        means[i] += -0.5 * d * d / n;
      }
  for (gsize i = 0; i < n; i++)
    all += means[i] / n;
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      *gsl_matrix_ptr (b, i, j) += all - means[i] - means[j];
}

/* How many of the first k eigenvalues are positive beyond rounding. */
static gsize
count_positive (const gsl_vector *eigenvalues, gsize k)
{
  double largest = MAX (fabs (gsl_vector_get (eigenvalues, 0)), fabs (gsl_vector_get (eigenvalues, eigenvalues->size - 1)));
  gsize count = 0;

  while (count < k && gsl_vector_get (eigenvalues, count) > largest * eigenvalues->size * DBL_EPSILON)
    count++;
  return count;
}

static void
take_fit (StanceScaling *self, gsize n)
{
  double kept = 0;
  double absolute = 0;
  double positive = 0;

  for (gsize i = 0; i < n; i++)
    {
      kept += i < self->points->columns ? self->eigenvalues[i] : 0;
      absolute += fabs (self->eigenvalues[i]);
      positive += MAX (self->eigenvalues[i], 0);
    }
  self->fit[0] = self->points->columns > 0 ? kept / absolute : NAN;
  self->fit[1] = self->points->columns > 0 ? kept / positive : NAN;
}

static void
take_result (StanceScaling *self, const gsl_vector *eigenvalues, const gsl_matrix *vectors, gsize k)
{
  gsize n = eigenvalues->size;
  gsize kept = count_positive (eigenvalues, k);

  self->eigenvalues = g_new (double, n);
  self->points = stance_array_new (n, kept);
  for (gsize i = 0; i < n; i++)
    {
      self->eigenvalues[i] = gsl_vector_get (eigenvalues, i);
      for (gsize j = 0; j < kept; j++)
        stance_array_set (self->points, i, j, gsl_matrix_get (vectors, i, j) * sqrt (gsl_vector_get (eigenvalues, j)));
    }
  stance_points_fix_signs (self->points);
  take_fit (self, n);
}

StanceReason
stance_scaling_classical (StanceScaling *self, const StanceArray *distances, gsize k)
{
  gsize n = distances->rows;
  g_autoptr (gsl_matrix) b = NULL;
  g_autoptr (gsl_matrix) vectors = NULL;
  g_autoptr (gsl_vector) eigenvalues = NULL;
  g_autoptr (gsl_eigen_symmv_workspace) work = NULL;

  *self = (StanceScaling) { .fit = { NAN, NAN } };
  if (n < 2)
    return n == 0 ? STANCE_REASON_NO_DATA : STANCE_REASON_TOO_FEW;
  if (stance_distances_incomplete (distances))
    return STANCE_REASON_INCOMPLETE;
  gsl_set_error_handler_off ();
  stance_blas_use_one_thread ();
  b = gsl_matrix_alloc (n, n);
  vectors = gsl_matrix_alloc (n, n);
  eigenvalues = gsl_vector_alloc (n);
  work = gsl_eigen_symmv_alloc (n);
  center_twice (b, distances);
  if (gsl_eigen_symmv (b, eigenvalues, vectors, work) != GSL_SUCCESS)
    return STANCE_REASON_NOT_CONVERGED;
  gsl_eigen_symmv_sort (eigenvalues, vectors, GSL_EIGEN_SORT_VAL_DESC);
  take_result (self, eigenvalues, vectors, MIN (k, n));
  return STANCE_REASON_NONE;
}

StanceArray *
stance_points_distances (const StanceArray *points)
{
  StanceArray *distances = stance_array_new (points->rows, points->rows);

  for (gsize i = 0; i < points->rows; i++)
    for (gsize j = 0; j <= i; j++)
      {
        double sum = 0;

        for (gsize k = 0; k < points->columns; k++)
          {
            double step = stance_array_get (points, i, k) - stance_array_get (points, j, k);

            sum += step * step;
          }
        stance_array_set (distances, i, j, sqrt (sum));
        stance_array_set (distances, j, i, sqrt (sum));
      }
  return distances;
}

void
stance_points_fix_signs (StanceArray *points)
{
  for (gsize column = 0; column < points->columns; column++)
    {
      double farthest = 0;

      for (gsize row = 0; row < points->rows; row++)
        if (fabs (stance_array_get (points, row, column)) > fabs (farthest) * (1 + 1e-9))
          farthest = stance_array_get (points, row, column);
      for (gsize row = 0; farthest < 0 && row < points->rows; row++)
        stance_array_set (points, row, column, -stance_array_get (points, row, column));
    }
}
