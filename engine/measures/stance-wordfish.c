/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-wordfish-private.h"

#include <gsl/gsl_cblas.h>
#include <gsl/gsl_eigen.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_sf_gamma.h>

#include "stance-blas-private.h"

#define NEWTON_STEPS 10

G_DEFINE_AUTOPTR_CLEANUP_FUNC (gsl_eigen_symmv_workspace, gsl_eigen_symmv_free)

typedef enum
{
  ALPHA,
  PSI,
  BETA,
  THETA,
  N_KINDS,
} Kind;

/* The texts and words that have counts. */
typedef struct
{
  const StanceWordfishOptions *options;
  gsize n; /* texts */
  gsize k; /* words */
  gsize *texts;
  gsize *words;
  StanceArray *by_text;
  StanceArray *by_word;
  double *parameters[N_KINDS];
  double precisions[N_KINDS];
} Model;

static void
model_clear (Model *self)
{
  g_free (self->texts);
  g_free (self->words);
  g_clear_pointer (&self->by_text, stance_array_free);
  g_clear_pointer (&self->by_word, stance_array_free);
  for (Kind kind = 0; kind < N_KINDS; kind++)
    g_free (self->parameters[kind]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Model, model_clear)

void
stance_wordfish_clear (StanceWordfish *self)
{
  double **lists[] = { &self->theta, &self->theta_error, &self->alpha, &self->alpha_error, &self->beta, &self->beta_error, &self->psi, &self->psi_error };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_clear_pointer (lists[i], g_free);
}

static double
sum_row (const StanceArray *array, gsize row)
{
  double sum = 0;

  for (gsize i = 0; i < array->columns; i++)
    sum += stance_array_get (array, row, i);
  return sum;
}

/* Rows with counts. */
static gsize *
find_used (const StanceArray *array, gsize *count)
{
  gsize *used = g_new (gsize, array->rows + 1);

  *count = 0;
  for (gsize i = 0; i < array->rows; i++)
    if (sum_row (array, i) > 0)
      used[(*count)++] = i;
  return used;
}

static StanceReason
model_init (Model *self, const StanceArray *counts, const StanceWordfishOptions *options)
{
  g_autoptr (StanceArray) turned = stance_array_transpose (counts);

  *self = (Model) { .options = options };
  for (gsize i = 0; i < counts->rows * counts->columns; i++)
    if (isnan (counts->values[i]))
      return STANCE_REASON_INCOMPLETE;
  if (!turned)
    return STANCE_REASON_TOO_MANY;
  self->texts = find_used (counts, &self->n);
  self->words = find_used (turned, &self->k);
  if (self->n < 2 || self->k < 2)
    return self->n == 0 ? STANCE_REASON_NO_DATA : STANCE_REASON_TOO_FEW;
  self->by_text = stance_array_new (self->n, self->k);
  if (!self->by_text)
    return STANCE_REASON_TOO_MANY;
  for (gsize i = 0; i < self->n; i++)
    for (gsize k = 0; k < self->k; k++)
      stance_array_set (self->by_text, i, k, stance_array_get (counts, self->texts[i], self->words[k]));
  self->by_word = stance_array_transpose (self->by_text);
  for (Kind kind = 0; kind < N_KINDS; kind++)
    {
      self->parameters[kind] = g_new0 (double, MAX (self->n, self->k));
      self->precisions[kind] = isinf (options->priors[kind]) ? 0 : 1 / (options->priors[kind] * options->priors[kind]);
    }
  return self->by_word ? STANCE_REASON_NONE : STANCE_REASON_TOO_MANY;
}

static void
center (double *values, gsize n)
{
  double mean = 0;

  for (gsize i = 0; i < n; i++)
    mean += values[i] / n;
  for (gsize i = 0; i < n; i++)
    values[i] -= mean;
}

static void
standardise (double *values, gsize n)
{
  center (values, n);
  cblas_dscal ((int) n, sqrt ((double) n - 1) / cblas_dnrm2 ((int) n, values, 1), values, 1);
}

/* (count - expected) / sqrt (expected), were words and texts independent. */
static StanceArray *
make_residuals (const Model *self, const double *text_sums, double all)
{
  StanceArray *residuals = stance_array_new (self->n, self->k);

  for (gsize k = 0; k < self->k; k++)
    {
      double word_sum = sum_row (self->by_word, k);

      for (gsize i = 0; i < self->n; i++)
        {
          double expected = text_sums[i] * word_sum / all;

          stance_array_set (residuals, i, k, (stance_array_get (self->by_text, i, k) - expected) / sqrt (expected));
        }
    }
  return residuals;
}

/* The first left singular vector, as eigenvector of the products of rows; FALSE where there is nothing in it. */
static gboolean
find_axis (const StanceArray *residuals, double *axis, double all)
{
  gsize n = residuals->rows;
  g_autoptr (StanceArray) products = stance_array_new (n, n);
  g_autoptr (StanceArray) vectors = stance_array_new (n, n);
  g_autofree double *values = g_new (double, n);
  g_autoptr (gsl_eigen_symmv_workspace) work = gsl_eigen_symmv_alloc (n);
  gsl_matrix_view a = gsl_matrix_view_array (products->values, n, n);
  gsl_matrix_view v = gsl_matrix_view_array (vectors->values, n, n);
  gsl_vector_view e = gsl_vector_view_array (values, n);

  cblas_dgemm (CblasRowMajor, CblasNoTrans, CblasTrans, (int) n, (int) n, (int) residuals->columns, 1, residuals->values, (int) residuals->columns,
               residuals->values, (int) residuals->columns, 0, products->values, (int) n);
  if (gsl_eigen_symmv (&a.matrix, &e.vector, &v.matrix, work) != GSL_SUCCESS)
    return FALSE;
  gsl_eigen_symmv_sort (&e.vector, &v.matrix, GSL_EIGEN_SORT_VAL_DESC);
  for (gsize i = 0; i < n; i++)
    axis[i] = stance_array_get (vectors, i, 0);
  return values[0] > 1e-12 * all;
}

static StanceReason
start (Model *self)
{
  g_autofree double *sums = g_new (double, self->n);
  g_autoptr (StanceArray) residuals = NULL;
  double all = 0;

  for (gsize i = 0; i < self->n; i++)
    {
      sums[i] = sum_row (self->by_text, i);
      all += sums[i];
    }
  residuals = make_residuals (self, sums, all);
  if (!find_axis (residuals, self->parameters[THETA], all))
    return STANCE_REASON_CONSTANT;
  for (gsize i = 0; i < self->n; i++)
    {
      self->parameters[ALPHA][i] = log (sums[i]) - log (all / self->n);
      self->parameters[THETA][i] /= sqrt (sums[i] / all);
    }
  for (gsize k = 0; k < self->k; k++)
    self->parameters[PSI][k] = log (sum_row (self->by_word, k) / self->n);
  standardise (self->parameters[THETA], self->n);
  return STANCE_REASON_NONE;
}

/* One text, or word: its counts, and what the log rates are made of: offset + level + slope x. */
typedef struct
{
  const double *counts;
  const double *offset;
  const double *x;
  gsize n;
  double level_precision;
  double slope_precision;
} Unit;

/* Second derivatives of minus the log posterior, and the step of Newton that they give. */
typedef struct
{
  double level;
  double cross;
  double slope;
  double level_step;
  double slope_step;
} Curve;

static Curve
measure_curve (const Unit *unit, double level, double slope)
{
  Curve curve = { unit->level_precision, 0, unit->slope_precision };
  double level_gradient = -level * unit->level_precision;
  double slope_gradient = -slope * unit->slope_precision;
  double determinant;

  for (gsize i = 0; i < unit->n; i++)
    {
      double rate = exp (unit->offset[i] + level + slope * unit->x[i]);

      level_gradient += unit->counts[i] - rate;
      slope_gradient += unit->x[i] * (unit->counts[i] - rate);
      curve.level += rate;
      curve.cross += unit->x[i] * rate;
      curve.slope += unit->x[i] * unit->x[i] * rate;
    }
  determinant = curve.level * curve.slope - curve.cross * curve.cross;
  curve.level_step = (curve.slope * level_gradient - curve.cross * slope_gradient) / determinant;
  curve.slope_step = (curve.level * slope_gradient - curve.cross * level_gradient) / determinant;
  return curve;
}

static void
climb (const Unit *unit, double *level, double *slope, double tolerance, gboolean first)
{
  double size = first ? 0.5 : 1;
  double change = INFINITY;

  for (guint step = 0; step < NEWTON_STEPS && change > tolerance; step++)
    {
      Curve curve = measure_curve (unit, *level, *slope);

      *level += size * curve.level_step;
      *slope += size * curve.slope_step;
      change = size * MAX (fabs (curve.level_step), fabs (curve.slope_step));
      size = 1;
    }
}

static Unit
word_unit (const Model *self, gsize k)
{
  return (Unit) { stance_array_row (self->by_word, k), self->parameters[ALPHA], self->parameters[THETA], self->n,
                  self->precisions[PSI], self->precisions[BETA] };
}

static Unit
text_unit (const Model *self, gsize i)
{
  return (Unit) { stance_array_row (self->by_text, i), self->parameters[PSI], self->parameters[BETA], self->k,
                  self->precisions[ALPHA], self->precisions[THETA] };
}

static void
update (Model *self, gboolean first)
{
  for (gsize k = 0; k < self->k; k++)
    {
      Unit unit = word_unit (self, k);

      climb (&unit, &self->parameters[PSI][k], &self->parameters[BETA][k], self->options->inner, first);
    }
  for (gsize i = 0; i < self->n; i++)
    {
      Unit unit = text_unit (self, i);

      climb (&unit, &self->parameters[ALPHA][i], &self->parameters[THETA][i], self->options->inner, first);
    }
  center (self->parameters[ALPHA], self->n);
  standardise (self->parameters[THETA], self->n);
}

/* Without the factorials of the counts. */
static double
measure_likelihood (const Model *self)
{
  double sum = 0;

  for (gsize i = 0; i < self->n; i++)
    for (gsize k = 0; k < self->k; k++)
      {
        double rate = self->parameters[ALPHA][i] + self->parameters[PSI][k] + self->parameters[BETA][k] * self->parameters[THETA][i];

        sum += rate * stance_array_get (self->by_text, i, k) - exp (rate);
      }
  return sum;
}

static double
measure_posterior (const Model *self)
{
  double sum = measure_likelihood (self);

  for (Kind kind = 0; kind < N_KINDS; kind++)
    {
      int n = (int) (kind == ALPHA || kind == THETA ? self->n : self->k);

      sum -= 0.5 * self->precisions[kind] * cblas_ddot (n, self->parameters[kind], 1, self->parameters[kind], 1);
    }
  return sum;
}

static void
iterate (StanceWordfish *self, Model *model)
{
  const StanceWordfishOptions *options = model->options;
  double now = measure_posterior (model);

  self->stop = STANCE_WORDFISH_EXHAUSTED;
  while (self->stop == STANCE_WORDFISH_EXHAUSTED && self->iterations < options->iterations && isfinite (now))
    {
      double before = now;

      update (model, self->iterations == 0);
      now = measure_posterior (model);
      self->iterations++;
      if (fabs (now - before) <= options->tolerance)
        self->stop = STANCE_WORDFISH_SETTLED;
      else if (!options->absolute && now < before)
        self->stop = STANCE_WORDFISH_FELL;
    }
  self->log_posterior = now;
}

/* theta of the text `low` below that of `high`. */
static void
fix_direction (Model *model)
{
  const StanceWordfishOptions *options = model->options;
  double low = NAN;
  double high = NAN;

  for (gsize i = 0; i < model->n; i++)
    {
      low = model->texts[i] == options->low ? model->parameters[THETA][i] : low;
      high = model->texts[i] == options->high ? model->parameters[THETA][i] : high;
    }
  if (!(low > high))
    return;
  cblas_dscal ((int) model->n, -1, model->parameters[THETA], 1);
  cblas_dscal ((int) model->k, -1, model->parameters[BETA], 1);
}

static double *
new_missing (gsize n)
{
  double *values = g_new (double, n + 1);

  for (gsize i = 0; i < n; i++)
    values[i] = NAN;
  return values;
}

static void
take_errors (const Unit *unit, const double at[2], double *level_error, double *slope_error)
{
  Curve curve = measure_curve (unit, at[0], at[1]);
  double determinant = curve.level * curve.slope - curve.cross * curve.cross;

  *level_error = sqrt (curve.slope / determinant);
  *slope_error = sqrt (curve.level / determinant);
}

static void
take_result (StanceWordfish *self, const Model *model)
{
  self->log_likelihood = measure_likelihood (model);
  for (gsize i = 0; i < model->n; i++)
    {
      gsize place = model->texts[i];
      Unit unit = text_unit (model, i);

      self->alpha[place] = model->parameters[ALPHA][i];
      self->theta[place] = model->parameters[THETA][i];
      take_errors (&unit, (double[]) { self->alpha[place], self->theta[place] }, &self->alpha_error[place], &self->theta_error[place]);
      for (gsize k = 0; k < model->k; k++)
        self->log_likelihood -= gsl_sf_lngamma (stance_array_get (model->by_text, i, k) + 1);
    }
  for (gsize k = 0; k < model->k; k++)
    {
      gsize place = model->words[k];
      Unit unit = word_unit (model, k);

      self->psi[place] = model->parameters[PSI][k];
      self->beta[place] = model->parameters[BETA][k];
      take_errors (&unit, (double[]) { self->psi[place], self->beta[place] }, &self->psi_error[place], &self->beta_error[place]);
    }
}

static void
make_room (StanceWordfish *self, gsize texts, gsize words)
{
  double **of_texts[] = { &self->theta, &self->theta_error, &self->alpha, &self->alpha_error };
  double **of_words[] = { &self->beta, &self->beta_error, &self->psi, &self->psi_error };

  for (guint i = 0; i < G_N_ELEMENTS (of_texts); i++)
    {
      *of_texts[i] = new_missing (texts);
      *of_words[i] = new_missing (words);
    }
}

void
stance_wordfish_fit (StanceWordfish *self, const StanceArray *counts, const StanceWordfishOptions *options)
{
  g_auto (Model) model = { 0 };

  gsl_set_error_handler_off ();
  stance_blas_use_one_thread ();
  *self = (StanceWordfish) { .log_likelihood = NAN, .log_posterior = NAN };
  make_room (self, counts->rows, counts->columns);
  self->reason = model_init (&model, counts, options);
  if (self->reason == STANCE_REASON_NONE)
    self->reason = start (&model);
  self->texts = model.n;
  self->words = model.k;
  if (self->reason != STANCE_REASON_NONE)
    return;
  iterate (self, &model);
  if (!isfinite (self->log_posterior))
    {
      self->log_posterior = NAN;
      self->reason = STANCE_REASON_NOT_CONVERGED;
      return;
    }
  fix_direction (&model);
  take_result (self, &model);
}
