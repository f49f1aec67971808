/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-correlation-private.h"

#include <glib.h>
#include <gsl/gsl_statistics_double.h>

/* The entries that both have, one row behind the other; `shared` is how many. */
static double *
take_shared (const double *x, const double *y, gsize n, gsize *shared)
{
  double *both = g_new (double, 2 * n + 1);
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    if (!isnan (x[i]) && !isnan (y[i]))
      both[count++] = x[i];
  *shared = count;
  for (gsize i = 0; i < n; i++)
    if (!isnan (x[i]) && !isnan (y[i]))
      both[count++] = y[i];
  return both;
}

static gboolean
is_constant (const double *values, gsize n)
{
  for (gsize i = 1; i < n; i++)
    if (values[i] != values[0])
      return FALSE;
  return TRUE;
}

StanceFigure
stance_correlation_pearson (const double *x, const double *y, gsize n)
{
  gsize shared;
  g_autofree double *both = take_shared (x, y, n, &shared);

  if (shared < 2)
    return stance_figure_undefined (shared == 0 ? STANCE_REASON_NOTHING_SHARED : STANCE_REASON_TOO_FEW, shared);
  if (is_constant (both, shared) || is_constant (both + shared, shared))
    return stance_figure_undefined (STANCE_REASON_CONSTANT, shared);
  return stance_figure_defined (CLAMP (gsl_stats_correlation (both, 1, both + shared, 1, shared), -1, 1), shared);
}
