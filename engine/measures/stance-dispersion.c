/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-dispersion-private.h"

#include <gsl/gsl_sort.h>
#include <string.h>

static double
add_up (const double *frequencies, gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += frequencies[i];
  return sum;
}

static StanceFigure
figure_of (const double *frequencies, gsize n, double (*compute) (const double *frequencies, gsize n, double total))
{
  double total = add_up (frequencies, n);

  if (n < 2)
    return stance_figure_undefined (STANCE_REASON_TOO_FEW, n);
  if (!(total > 0) || !isfinite (total))
    return stance_figure_undefined (STANCE_REASON_NO_DATA, n);
  return stance_figure_defined (compute (frequencies, n, total), n);
}

/* p log2 (1 / p) */
static double
information (double p)
{
  return p > 0 ? -p * log2 (p) : 0;
}

/* Of the categories that reach `height`: U (1 - (S - 1) / (K - 1)). U counts triads of categories: two filled ones beside an empty one speak for one
 * peak (110, 011), an empty one between two filled ones (101) for two. */
static double
layer_agreement (const double *frequencies, gsize n, double height, gsize filled)
{
  double one_peak = 0;
  double two_peaks = 0;
  double before = 0;
  double k = (double) n;
  double s = (double) filled;

  if (filled == 1 || filled == n)
    return filled == 1 ? 1 : 0;
  for (gsize i = 0; i < n; i++)
    if (frequencies[i] >= height)
      before++;
    else
      {
        double after = s - before;

        one_peak += before * (before - 1) / 2 + after * (after - 1) / 2;
        two_peaks += before * after;
      }
  return ((k - 2) * one_peak - (k - 1) * two_peaks) / ((k - 2) * (one_peak + two_peaks)) * (1 - (s - 1) / (k - 1));
}

static double
agreement (const double *frequencies, gsize n, double total)
{
  g_autofree double *heights = g_memdup2 (frequencies, n * sizeof *frequencies);
  double below = 0;
  double sum = 0;

  gsl_sort (heights, 1, n);
  for (gsize i = 0; i < n; i++)
    if (heights[i] > below)
      {
        sum += (heights[i] - below) * (double) (n - i) / total * layer_agreement (frequencies, n, heights[i], n - i);
        below = heights[i];
      }
  return CLAMP (sum, -1, 1);
}

StanceFigure
stance_dispersion_agreement (const double *frequencies, gsize n)
{
  return n < 3 ? stance_figure_undefined (STANCE_REASON_TOO_FEW, n) : figure_of (frequencies, n, agreement);
}

StanceFigure
stance_dispersion_polarization (const double *frequencies, gsize n)
{
  StanceFigure figure = stance_dispersion_agreement (frequencies, n);

  figure.value = (1 - figure.value) / 2;
  return figure;
}

/* The mean of `term` over the cumulative shares of all but the last category. */
static double
mean_of_cumulative (const double *frequencies, gsize n, double total, double (*term) (double share))
{
  double reached = 0;
  double sum = 0;

  for (gsize i = 0; i + 1 < n; i++)
    {
      reached += frequencies[i];
      sum += term (CLAMP (reached / total, 0, 1));
    }
  return sum / (double) (n - 1);
}

static double
leik_term (double share)
{
  return 2 * MIN (share, 1 - share);
}

static double
lsquared_term (double share)
{
  return 4 * (share - 0.5) * (share - 0.5);
}

static double
reardon_term (double share)
{
  return information (share) + information (1 - share);
}

static double
leik (const double *frequencies, gsize n, double total)
{
  return mean_of_cumulative (frequencies, n, total, leik_term);
}

static double
lsquared (const double *frequencies, gsize n, double total)
{
  return mean_of_cumulative (frequencies, n, total, lsquared_term);
}

static double
reardon (const double *frequencies, gsize n, double total)
{
  return mean_of_cumulative (frequencies, n, total, reardon_term);
}

static double
consensus (const double *frequencies, gsize n, double total)
{
  double mean = 0;
  double sum = 1;

  for (gsize i = 0; i < n; i++)
    mean += (double) i * frequencies[i] / total;
  for (gsize i = 0; i < n; i++)
    if (frequencies[i] > 0)
      sum += frequencies[i] / total * log2 (1 - MIN (fabs ((double) i - mean) / (double) (n - 1), 1));
  return CLAMP (sum, 0, 1);
}

static double
entropy (const double *frequencies, gsize n, double total)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += information (frequencies[i] / total);
  return sum;
}

static double
mrq (const double *frequencies, gsize n, double total)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += 4 * (frequencies[i] / total) * (frequencies[i] / total) * (1 - frequencies[i] / total);
  return sum;
}

StanceFigure
stance_dispersion_leik (const double *frequencies, gsize n)
{
  return figure_of (frequencies, n, leik);
}

StanceFigure
stance_dispersion_consensus (const double *frequencies, gsize n)
{
  return figure_of (frequencies, n, consensus);
}

StanceFigure
stance_dispersion_lsquared (const double *frequencies, gsize n)
{
  return figure_of (frequencies, n, lsquared);
}

StanceFigure
stance_dispersion_entropy (const double *frequencies, gsize n)
{
  return figure_of (frequencies, n, entropy);
}

StanceFigure
stance_dispersion_mrq (const double *frequencies, gsize n)
{
  return figure_of (frequencies, n, mrq);
}

StanceFigure
stance_dispersion_reardon (const double *frequencies, gsize n)
{
  return figure_of (frequencies, n, reardon);
}
