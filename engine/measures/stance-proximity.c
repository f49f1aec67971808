/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-proximity-private.h"

static inline double
weight_at (const StanceIssueScale *scale, gsize i)
{
  return scale->weights ? scale->weights[i] : 1;
}

/* NaN is no weight either. */
static inline gboolean
is_shared (const double *x, const double *y, const StanceIssueScale *scale, gsize i)
{
  return weight_at (scale, i) > 0 && !isnan (x[i]) && !isnan (y[i]);
}

static inline double
difference_at (const double *x, const double *y, const StanceIssueScale *scale, gsize i)
{
  double d = fabs (x[i] - y[i]);

  return scale->squared ? d * d : d;
}

/* The largest that a difference may be. */
static inline double
unit_of (const StanceIssueScale *scale)
{
  return scale->squared ? scale->range * scale->range : scale->range;
}

static StanceFigure
nothing_shared (const double *x, const double *y, const StanceIssueScale *scale)
{
  for (gsize i = 0; i < scale->size; i++)
    if (!isnan (x[i]) && !isnan (y[i]))
      return stance_figure_undefined (STANCE_REASON_NO_WEIGHT, 0);
  return stance_figure_undefined (STANCE_REASON_NOTHING_SHARED, 0);
}

static double
spread_about (const double *x, const double *y, const StanceIssueScale *scale, const StanceFigure *mean)
{
  double weight = 0;
  double squares = 0;

  if (mean->n < 2)
    return NAN;
  for (gsize i = 0; i < scale->size; i++)
    if (is_shared (x, y, scale, i))
      {
        double off = difference_at (x, y, scale, i) / unit_of (scale) - mean->value;

        weight += weight_at (scale, i);
        squares += weight_at (scale, i) * off * off;
      }
  return sqrt (squares / weight * (double) mean->n / (double) (mean->n - 1));
}

StanceFigure
stance_divergence (const double *x, const double *y, const StanceIssueScale *scale, double *spread)
{
  StanceFigure figure;
  double weight = 0;
  double sum = 0;
  gsize n = 0;

  for (gsize i = 0; i < scale->size; i++)
    if (is_shared (x, y, scale, i))
      {
        n++;
        weight += weight_at (scale, i);
        sum += weight_at (scale, i) * difference_at (x, y, scale, i);
      }
  figure = n > 0 ? stance_figure_defined (sum / (weight * unit_of (scale)), n) : nothing_shared (x, y, scale);
  if (spread)
    *spread = spread_about (x, y, scale, &figure);
  return figure;
}

static double
add_up (const double *parts, gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += isnan (parts[i]) ? 0 : parts[i];
  return sum;
}

/* Each part is rounded for itself. What that leaves over, a few units of the last place, goes to one part after the other, from the last, until their
 * sum is the whole, with ever smaller steps where the sum's own rounding jumps over it. An issue on which the two are the same keeps its 0. */
static void
settle (double *parts, gsize n, double whole)
{
  for (gsize step = 0; step < 16 * n; step++)
    {
      double *part = &parts[n - 1 - step % n];
      double left = whole - add_up (parts, n);
      double moved = *part + ldexp (left, -(int) (step / n));

      if (left == 0)
        return;
      if (*part > 2 * fabs (left))
        *part = moved != *part ? moved : nextafter (*part, left > 0 ? INFINITY : -INFINITY);
    }
}

StanceFigure
stance_divergence_parts (const double *x, const double *y, const StanceIssueScale *scale, double *parts)
{
  StanceFigure figure = stance_divergence (x, y, scale, NULL);
  double weight = 0;

  for (gsize i = 0; i < scale->size; i++)
    if (is_shared (x, y, scale, i))
      weight += weight_at (scale, i);
  for (gsize i = 0; i < scale->size; i++)
    parts[i] = is_shared (x, y, scale, i) ? weight_at (scale, i) * difference_at (x, y, scale, i) / (weight * unit_of (scale)) : NAN;
  if (figure.reason == STANCE_REASON_NONE)
    settle (parts, scale->size, figure.value);
  return figure;
}

StanceFigure
stance_proximity (const double *x, const double *y, const StanceIssueScale *scale)
{
  StanceFigure figure = stance_divergence (x, y, scale, NULL);

  figure.value = 1 - figure.value;
  return figure;
}

StanceFigure
stance_s_score (const double *x, const double *y, const StanceIssueScale *scale)
{
  StanceFigure figure = stance_divergence (x, y, scale, NULL);

  figure.value = 1 - 2 * figure.value;
  return figure;
}
