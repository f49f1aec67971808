/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-spatial-private.h"

StanceUtilities
stance_spatial_utilities (const StanceSpatial *self, const double *voter, const double *party)
{
  double product = 0;
  double cityblock = 0;
  double squares = 0;
  gsize n = 0;

  for (gsize i = 0; i < self->size; i++)
    if (!isnan (voter[i]) && !isnan (party[i]))
      {
        double weight = self->weights ? self->weights[i] : 1;
        double apart = voter[i] - party[i];

        n++;
        product += weight * (voter[i] - self->neutral) * (party[i] - self->neutral);
        cityblock += weight * fabs (apart);
        squares += weight * apart * apart;
      }
  if (n == 0)
    {
      StanceFigure none = stance_figure_undefined (STANCE_REASON_NOTHING_SHARED, 0);

      return (StanceUtilities) { none, none, none, none };
    }
  return (StanceUtilities) { stance_figure_defined (product, n), stance_figure_defined (cityblock, n), stance_figure_defined (-squares, n),
                             stance_figure_defined (2 * (1 - self->mixing) * product - self->mixing * squares, n) };
}

StanceFigure
stance_spatial_direction (const StanceSpatial *self, double half, const double *x, const double *y)
{
  double product = 0;
  double weights = 0;
  gsize n = 0;
  gsize shared = 0;

  for (gsize i = 0; i < self->size; i++)
    if (!isnan (x[i]) && !isnan (y[i]))
      {
        double weight = self->weights ? self->weights[i] : 1;

        shared++;
        if (!(weight > 0))
          continue;
        n++;
        weights += weight;
        product += weight * (x[i] - self->neutral) * (y[i] - self->neutral);
      }
  if (n == 0)
    return stance_figure_undefined (shared > 0 ? STANCE_REASON_NO_WEIGHT : STANCE_REASON_NOTHING_SHARED, 0);
  return stance_figure_defined (product / (weights * half * half), n);
}
