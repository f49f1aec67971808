/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-interval-private.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>

static gsize
keep_defined (double *values, gsize n)
{
  gsize kept = 0;

  for (gsize i = 0; i < n; i++)
    if (!isnan (values[i]))
      values[kept++] = values[i];
  return kept;
}

static double
find_bias (const StanceReplicated *self, gsize n)
{
  double below = 0;

  for (gsize i = 0; i < n; i++)
    below += self->replicates[i] < self->estimate ? 1 : self->replicates[i] == self->estimate ? 0.5 : 0;
  /* All of them on one side would be infinitely biased: at most half a replicate's worth less than that. */
  return gsl_cdf_ugaussian_Pinv (CLAMP (below / n, 0.5 / n, 1 - 0.5 / n));
}

static double
find_acceleration (const StanceReplicated *self)
{
  const double *weights = self->jackknife_weights;
  double sum = 0;
  double squares = 0;
  double cubes = 0;
  double n = 0;

  for (gsize i = 0; i < self->n_jackknife; i++)
    if (!isnan (self->jackknife[i]))
      {
        sum += (weights ? weights[i] : 1) * self->jackknife[i];
        n += weights ? weights[i] : 1;
      }
  for (gsize i = 0; i < self->n_jackknife; i++)
    if (!isnan (self->jackknife[i]))
      {
        double off = sum / n - self->jackknife[i];

        squares += (weights ? weights[i] : 1) * off * off;
        cubes += (weights ? weights[i] : 1) * off * off * off;
      }
  return squares > 0 ? cubes / (6 * pow (squares, 1.5)) : 0;
}

static double
move_quantile (double quantile, double bias, double acceleration)
{
  double z = bias + gsl_cdf_ugaussian_Pinv (quantile);
  double moved = gsl_cdf_ugaussian_P (bias + z / (1 - acceleration * z));

  return isnan (moved) ? quantile : CLAMP (moved, 0, 1);
}

StanceRange
stance_interval_find (StanceReplicated *self, StanceInterval interval, double level)
{
  gsize n = keep_defined (self->replicates, self->n_replicates);
  double ends[2] = { (1 - level) / 2, (1 + level) / 2 };

  if (n == 0 || 2 * n <= self->n_replicates)
    return (StanceRange) { NAN, NAN };
  gsl_sort (self->replicates, 1, n);
  if (interval == STANCE_INTERVAL_BCA)
    {
      double bias = find_bias (self, n);
      double acceleration = find_acceleration (self);

      ends[0] = move_quantile (ends[0], bias, acceleration);
      ends[1] = move_quantile (ends[1], bias, acceleration);
    }
  return (StanceRange) { gsl_stats_quantile_from_sorted_data (self->replicates, 1, n, MIN (ends[0], ends[1])),
                         gsl_stats_quantile_from_sorted_data (self->replicates, 1, n, MAX (ends[0], ends[1])) };
}
