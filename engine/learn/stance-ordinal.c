/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parameters that BFGS sees: the first cut, the logarithms of the gaps between cuts (so that these ascend), the slopes. */
#include "stance-ordinal-private.h"

#include <math.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_multimin.h>

#include <stance/stance-error.h>

#define CUT_RIDGE 1e-3 /* on the first cut and the gaps' logarithms */
#define MAX_ROUNDS 2000
#define TOLERANCE 1e-7
#define GOOD_ENOUGH 1e-3 /* where the search cannot get on, but stands in the flat */

typedef struct
{
  const StanceOrdinalData *data;
  double ridge;
  double *cuts;      /* n_levels - 1 */
  double *cut_slope; /* derivatives by each cut */
} Fit;

static double
logistic (double z)
{
  return z >= 0 ? 1 / (1 + exp (-z)) : exp (z) / (1 + exp (z));
}

/* log (1 + exp (z)) */
static double
softplus (double z)
{
  return z > 0 ? z + log1p (exp (-z)) : log1p (exp (z));
}

static double
predictor (const double *slopes, gsize stride, const double *x, guint width)
{
  double sum = 0;

  for (guint i = 0; i < width; i++)
    sum += slopes[i * stride] * x[i];
  return sum;
}

static void
find_cuts (const gsl_vector *at, Fit *fit)
{
  for (guint k = 0; k + 1 < fit->data->n_levels; k++)
    fit->cuts[k] = k == 0 ? gsl_vector_get (at, 0) : fit->cuts[k - 1] + exp (gsl_vector_get (at, k));
}

/* -log P(level); what it gives by the predictor goes to `slope`, by the cuts is added to fit->cut_slope. With upper and lower cut a, b of the level
 * P = F(a)(1 - F(b))(1 - exp(b - a)), which loses no digits where both are far off. */
static double
take_example (Fit *fit, double eta, guint level, double weight, double *slope)
{
  gboolean first = level == 0, last = level + 1 == fit->data->n_levels;
  double above = first ? 0 : fit->cuts[level - 1] - eta, below = last ? 0 : fit->cuts[level] - eta, loss = 0;

  *slope = 0;
  if (!last)
    {
      loss += softplus (-below);
      fit->cut_slope[level] -= weight * (1 - logistic (below));
      *slope += 1 - logistic (below);
    }
  if (!first)
    {
      loss += softplus (above);
      fit->cut_slope[level - 1] += weight * logistic (above);
      *slope -= logistic (above);
    }
  if (!first && !last)
    {
      double gap = below - above, ratio = 1 / expm1 (gap);

      loss -= log (-expm1 (-gap));
      fit->cut_slope[level] -= weight * ratio;
      fit->cut_slope[level - 1] += weight * ratio;
    }
  *slope *= weight;
  return weight * loss;
}

/* The gradient by the parameters from that by the cuts. */
static void
turn_cuts (const gsl_vector *at, const Fit *fit, gsl_vector *gradient)
{
  double sum = 0;

  for (guint k = fit->data->n_levels - 1; k-- > 0;)
    {
      sum += fit->cut_slope[k];
      gsl_vector_set (gradient, k, sum * (k ? exp (gsl_vector_get (at, k)) : 1) + CUT_RIDGE * gsl_vector_get (at, k));
    }
}

static void
evaluate (const gsl_vector *at, void *params, double *value, gsl_vector *gradient)
{
  Fit *fit = params;
  const StanceOrdinalData *data = fit->data;
  guint n_cuts = data->n_levels - 1;
  double sum = 0;

  find_cuts (at, fit);
  for (guint k = 0; k < n_cuts; k++)
    {
      fit->cut_slope[k] = 0;
      sum += CUT_RIDGE / 2 * gsl_vector_get (at, k) * gsl_vector_get (at, k);
    }
  for (guint i = 0; i < data->width; i++)
    {
      double slope = gsl_vector_get (at, n_cuts + i);

      sum += fit->ridge / 2 * slope * slope;
      gsl_vector_set (gradient, n_cuts + i, fit->ridge * slope);
    }
  for (guint e = 0; e < data->n; e++)
    {
      const double *x = data->x + (gsize) e * data->width;
      double eta = predictor (gsl_vector_const_ptr (at, 0) + n_cuts * at->stride, at->stride, x, data->width), slope;

      sum += take_example (fit, eta, data->levels[e], data->weights ? data->weights[e] : 1, &slope);
      for (guint i = 0; i < data->width; i++)
        gsl_vector_set (gradient, n_cuts + i, gsl_vector_get (gradient, n_cuts + i) + slope * x[i]);
    }
  turn_cuts (at, fit, gradient);
  *value = sum;
}

static double
value_at (const gsl_vector *at, void *params)
{
  gsl_vector *gradient = gsl_vector_alloc (at->size);
  double value;

  evaluate (at, params, &value, gradient);
  gsl_vector_free (gradient);
  return value;
}

static void
gradient_at (const gsl_vector *at, void *params, gsl_vector *gradient)
{
  double value;

  evaluate (at, params, &value, gradient);
}

/* Goes down to the lowest point; FALSE when it does not get there. */
static gboolean
descend (Fit *fit, gsl_vector *at)
{
  gsl_multimin_function_fdf function = { value_at, gradient_at, evaluate, at->size, fit };
  gsl_multimin_fdfminimizer *minimizer = gsl_multimin_fdfminimizer_alloc (gsl_multimin_fdfminimizer_vector_bfgs2, at->size);
  int status = gsl_multimin_fdfminimizer_set (minimizer, &function, at, 0.1, 0.1);
  gboolean ended = FALSE;

  for (guint round = 0; round < MAX_ROUNDS && status == GSL_SUCCESS && !ended; round++)
    {
      status = gsl_multimin_fdfminimizer_iterate (minimizer);
      ended = gsl_multimin_test_gradient (minimizer->gradient, TOLERANCE) == GSL_SUCCESS;
    }
  ended = ended || gsl_multimin_test_gradient (minimizer->gradient, GOOD_ENOUGH) == GSL_SUCCESS;
  gsl_vector_memcpy (at, minimizer->x);
  gsl_multimin_fdfminimizer_free (minimizer);
  return ended;
}

static gboolean
check_data (const StanceOrdinalData *data, GError **error)
{
  if (data->n == 0)
    {
      g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "found no example to learn from, expected at least one");
      return FALSE;
    }
  for (gsize i = 0; i < (gsize) data->n * data->width; i++)
    if (!isfinite (data->x[i]))
      {
        g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_NUMERIC, "found a number that is not finite among the features");
        return FALSE;
      }
  return TRUE;
}

static StanceOrdinal *
make_result (const Fit *fit, const gsl_vector *at)
{
  StanceOrdinal *self = g_new0 (StanceOrdinal, 1);
  guint n_cuts = fit->data->n_levels - 1;

  self->width = fit->data->width;
  self->n_levels = fit->data->n_levels;
  self->slopes = g_new0 (double, self->width + 1);
  self->cuts = g_new0 (double, n_cuts + 1);
  for (guint i = 0; i < self->width; i++)
    self->slopes[i] = gsl_vector_get (at, n_cuts + i);
  for (guint k = 0; k < n_cuts; k++)
    self->cuts[k] = fit->cuts[k];
  return self;
}

/* GSL's own handler would abort the program that uses the library. */
static void
quiet_gsl (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      gsl_set_error_handler_off ();
      g_once_init_leave (&done, 1);
    }
}

StanceOrdinal *
stance_ordinal_fit (const StanceOrdinalData *data, double ridge, GError **error)
{
  g_autofree double *cuts = g_new0 (double, data->n_levels);
  g_autofree double *cut_slope = g_new0 (double, data->n_levels);
  Fit fit = { data, ridge, cuts, cut_slope };
  StanceOrdinal *self = NULL;
  gsl_vector *at;

  g_return_val_if_fail (data->n_levels >= 2 && ridge > 0, NULL);
  if (!check_data (data, error))
    return NULL;
  quiet_gsl ();
  at = gsl_vector_calloc (data->n_levels - 1 + data->width);
  if (descend (&fit, at))
    {
      find_cuts (at, &fit);
      self = make_result (&fit, at);
    }
  else
    g_set_error_literal (error, STANCE_ERROR, STANCE_ERROR_NUMERIC, "the search for strengths does not come to an end");
  gsl_vector_free (at);
  return self;
}

void
stance_ordinal_free (StanceOrdinal *self)
{
  g_free (self->slopes);
  g_free (self->cuts);
  g_free (self);
}

double
stance_ordinal_at_least (const StanceOrdinal *self, const double *x, guint level)
{
  return logistic (predictor (self->slopes, 1, x, self->width) - self->cuts[level - 1]);
}
