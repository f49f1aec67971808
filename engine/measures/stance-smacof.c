/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-smacof-private.h"

#include <gsl/gsl_cblas.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_rng.h>

#include "stance-blas-private.h"
#include "stance-scaling-private.h"

/* Points nearer than this lie on each other: no direction parts them. */
#define SAME_PLACE 1e-12

G_DEFINE_AUTOPTR_CLEANUP_FUNC (gsl_rng, gsl_rng_free)

typedef struct
{
  gsize n;
  const StanceSmacofOptions *options;
  StanceArray *dhat;    /* 0 where there is no weight */
  StanceArray *weights; /* 0 on the diagonal */
  StanceArray *inverse; /* of V + 11'/n; NULL where all weights are equal */
  StanceArray *b;
  double unit;          /* dhat over delta */
  double sum_squares;   /* of dhat with weights: n (n - 1) / 2 */
  double weight;        /* the common one */
} Problem;

static void
problem_clear (Problem *self)
{
  g_clear_pointer (&self->dhat, stance_array_free);
  g_clear_pointer (&self->weights, stance_array_free);
  g_clear_pointer (&self->inverse, stance_array_free);
  g_clear_pointer (&self->b, stance_array_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Problem, problem_clear)

void
stance_smacof_clear (StanceSmacof *self)
{
  g_clear_pointer (&self->points, stance_array_free);
}

static double
read_weight (const StanceSmacofOptions *options, const StanceArray *distances, gsize i, gsize j)
{
  double weight = options->weights ? stance_array_get (options->weights, i, j) : 1;

  return i == j || isnan (weight) || isnan (stance_array_get (distances, i, j)) ? 0 : weight;
}

/* Fills dhat and weights; the number of pairs with weight. */
static gsize
take_pairs (Problem *self, const StanceArray *distances)
{
  gsize n = self->n;
  gsize pairs = 0;
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      {
        double weight = read_weight (self->options, distances, i, j);
        double d = weight > 0 ? stance_array_get (distances, i, j) : 0;

        stance_array_set (self->weights, i, j, weight);
        stance_array_set (self->dhat, i, j, d);
        sum += j < i ? weight * d * d : 0;
        pairs += j < i && weight > 0;
      }
  self->sum_squares = n * (n - 1) / 2.;
  self->unit = sqrt (self->sum_squares / sum);
  for (gsize i = 0; i < n * n; i++)
    self->dhat->values[i] *= sum > 0 ? self->unit : 1;
  return pairs;
}

static gboolean
is_connected (const Problem *self)
{
  g_autofree gboolean *seen = g_new0 (gboolean, self->n);
  g_autofree gsize *queue = g_new (gsize, self->n);
  gsize count = 0;

  queue[count++] = 0;
  seen[0] = TRUE;
  for (gsize at = 0; at < count; at++)
    for (gsize j = 0; j < self->n; j++)
      if (!seen[j] && stance_array_get (self->weights, queue[at], j) > 0)
        {
          seen[j] = TRUE;
          queue[count++] = j;
        }
  return count == self->n;
}

static gboolean
weights_equal (Problem *self)
{
  self->weight = stance_array_get (self->weights, 0, 1);
  for (gsize i = 0; i < self->n; i++)
    for (gsize j = 0; j < i; j++)
      if (stance_array_get (self->weights, i, j) != self->weight)
        return FALSE;
  return TRUE;
}

/* The inverse of V + 11'/n, V the Laplacian of the weights: on columns that add up to 0 it is V's generalised inverse. */
static gboolean
invert_weights (Problem *self)
{
  gsize n = self->n;
  gsl_matrix_view view;

  self->inverse = stance_array_new (n, n);
  if (!self->inverse)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      double sum = 0;

      for (gsize j = 0; j < n; j++)
        {
          stance_array_set (self->inverse, i, j, 1. / n - stance_array_get (self->weights, i, j));
          sum += stance_array_get (self->weights, i, j);
        }
      stance_array_set (self->inverse, i, i, 1. / n + sum);
    }
  view = gsl_matrix_view_array (self->inverse->values, n, n);
  return gsl_linalg_cholesky_decomp1 (&view.matrix) == GSL_SUCCESS && gsl_linalg_cholesky_invert (&view.matrix) == GSL_SUCCESS;
}

static StanceReason
problem_init (Problem *self, const StanceArray *distances, const StanceSmacofOptions *options, gsize *pairs)
{
  gsize n = distances->rows;

  *self = (Problem) { .n = n, .options = options };
  *pairs = 0;
  if (n < 2)
    return n == 0 ? STANCE_REASON_NO_DATA : STANCE_REASON_TOO_FEW;
  gsl_set_error_handler_off ();
  stance_blas_use_one_thread ();
  self->dhat = stance_array_new (n, n);
  self->weights = stance_array_new (n, n);
  self->b = stance_array_new (n, n);
  if (!self->dhat || !self->weights || !self->b)
    return STANCE_REASON_TOO_MANY;
  *pairs = take_pairs (self, distances);
  if (*pairs == 0)
    return STANCE_REASON_NO_WEIGHT;
  if (isinf (self->unit))
    return STANCE_REASON_CONSTANT;
  if (!is_connected (self) || (!weights_equal (self) && !invert_weights (self)))
    return STANCE_REASON_INCOMPLETE;
  return STANCE_REASON_NONE;
}

/* The sum of w (dhat - d)^2, and with `fit` the factor on d that makes it least. */
static double
measure_stress (const Problem *self, const StanceArray *d, double *fit)
{
  double sum = 0;
  double products = 0;
  double squares = 0;

  for (gsize i = 0; i < self->n; i++)
    for (gsize j = 0; j < i; j++)
      {
        double weight = stance_array_get (self->weights, i, j);
        double dhat = stance_array_get (self->dhat, i, j);
        double at = stance_array_get (d, i, j);

        sum += weight * (dhat - at) * (dhat - at);
        products += weight * dhat * at;
        squares += weight * at * at;
      }
  if (fit)
    *fit = squares > 0 ? products / squares : 1;
  return sum;
}

/* The Guttman transform: `points` becomes V+ B(points) points. `d` are its distances. */
static void
transform (Problem *self, StanceArray *points, const StanceArray *d, StanceArray *work)
{
  gsize n = self->n;
  int k = (int) points->columns;

  for (gsize i = 0; i < n; i++)
    {
      double sum = 0;

      for (gsize j = 0; j < n; j++)
        {
          double at = stance_array_get (d, i, j);
          double ratio = i != j && at > SAME_PLACE ? stance_array_get (self->weights, i, j) * stance_array_get (self->dhat, i, j) / at : 0;

          stance_array_set (self->b, i, j, -ratio);
          sum += ratio;
        }
      stance_array_set (self->b, i, i, sum);
    }
  cblas_dgemm (CblasRowMajor, CblasNoTrans, CblasNoTrans, (int) n, k, (int) n, self->inverse ? 1 : 1 / (n * self->weight), self->b->values, (int) n,
               points->values, k, 0, work->values, k);
  if (self->inverse)
    cblas_dgemm (CblasRowMajor, CblasNoTrans, CblasNoTrans, (int) n, k, (int) n, 1, self->inverse->values, (int) n, work->values, k, 0, points->values, k);
  else
    cblas_dcopy ((int) n * k, work->values, 1, points->values, 1);
}

typedef struct
{
  double stress; /* the sum */
  guint iterations;
  gboolean settled;
} Descent;

/* Iterates from `points`, which it moves. */
static Descent
descend (Problem *self, StanceArray *points)
{
  g_autoptr (StanceArray) work = stance_array_new (points->rows, points->columns);
  StanceArray *d = stance_points_distances (points);
  Descent descent = { 0 };
  double fit;

  measure_stress (self, d, &fit);
  cblas_dscal ((int) (points->rows * points->columns), fit, points->values, 1);
  cblas_dscal ((int) (d->rows * d->columns), fit, d->values, 1);
  descent.stress = measure_stress (self, d, NULL);
  while (!descent.settled && descent.iterations < self->options->iterations)
    {
      double before = descent.stress;

      transform (self, points, d, work);
      stance_array_free (d);
      d = stance_points_distances (points);
      descent.stress = measure_stress (self, d, NULL);
      descent.iterations++;
      descent.settled = before - descent.stress < self->options->eps * self->sum_squares;
    }
  stance_array_free (d);
  return descent;
}

static StanceArray *
start_torgerson (const Problem *self)
{
  gsize n = self->n;
  g_autoptr (StanceArray) filled = stance_array_new (n, n);
  StanceArray *points = stance_array_new (n, self->options->k);
  g_auto (StanceScaling) scaling = { 0 };
  double sum = 0;
  gsize count = 0;

  for (gsize i = 0; i < n * n; i++)
    if (self->weights->values[i] > 0)
      {
        sum += self->dhat->values[i];
        count++;
      }
  for (gsize i = 0; i < n * n; i++)
    filled->values[i] = self->weights->values[i] > 0 ? self->dhat->values[i] : sum / count;
  stance_scaling_classical (&scaling, filled, self->options->k);
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < self->options->k; j++)
      stance_array_set (points, i, j, scaling.points && j < scaling.points->columns ? stance_array_get (scaling.points, i, j) : 0);
  return points;
}

static StanceArray *
start_random (const Problem *self, gsl_rng *rng)
{
  StanceArray *points = stance_array_new (self->n, self->options->k);

  for (gsize i = 0; i < self->n * self->options->k; i++)
    points->values[i] = 2 * gsl_rng_uniform (rng) - 1;
  return points;
}

static void
keep (StanceSmacof *self, Problem *problem, StanceArray *points, guint start)
{
  Descent descent = descend (problem, points);
  double stress = sqrt (descent.stress / problem->sum_squares);

  if (start == 0)
    self->torgerson_stress = stress;
  /* A start that comes to the same place by another way is no better. */
  if (start > 0 && stress >= self->stress.value - 1e-9)
    {
      stance_array_free (points);
      return;
    }
  g_clear_pointer (&self->points, stance_array_free);
  self->points = points;
  self->stress.value = stress;
  self->raw_stress = descent.stress / (problem->unit * problem->unit);
  self->best = start;
  self->iterations = descent.iterations;
  self->settled = descent.settled;
}

/* Onto principal axes, the longest first: what classical scaling makes of the points' own distances. */
static void
rotate (StanceArray *points)
{
  g_autoptr (StanceArray) distances = stance_points_distances (points);
  g_auto (StanceScaling) scaling = { 0 };

  if (stance_scaling_classical (&scaling, distances, points->columns) != STANCE_REASON_NONE)
    return;
  for (gsize i = 0; i < points->rows; i++)
    for (gsize j = 0; j < points->columns; j++)
      stance_array_set (points, i, j, j < scaling.points->columns ? stance_array_get (scaling.points, i, j) : 0);
}

void
stance_smacof_fit (StanceSmacof *self, const StanceArray *distances, const StanceSmacofOptions *options)
{
  g_auto (Problem) problem = { 0 };
  gsize pairs;
  StanceReason reason = problem_init (&problem, distances, options, &pairs);
  g_autoptr (gsl_rng) rng = NULL;

  *self = (StanceSmacof) { .stress = stance_figure_undefined (reason, pairs), .torgerson_stress = NAN, .raw_stress = NAN };
  if (reason != STANCE_REASON_NONE)
    return;
  keep (self, &problem, start_torgerson (&problem), 0);
  rng = gsl_rng_alloc (gsl_rng_mt19937);
  gsl_rng_set (rng, (gulong) options->seed);
  for (guint start = 1; start <= options->starts; start++)
    keep (self, &problem, start_random (&problem, rng), start);
  rotate (self->points);
}
