/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Intervals from replicates (B. Efron and R. J. Tibshirani 1993, An Introduction to the Bootstrap, chapters 13 and 14). */
#pragma once

#include <glib.h>
#include <stance/stance-enums.h>

typedef struct
{
  double low; /* NaN for none */
  double high;
} StanceRange;

typedef struct
{
  double estimate;
  double *replicates; /* NaN where a replicate has no figure; is sorted and changed */
  gsize n_replicates;
  const double *jackknife; /* the figure without each group of units, NaN for none; NULL unless BCa is wanted */
  gsize n_jackknife;
  const double *jackknife_weights; /* how many groups each entry stands for; NULL: one */
} StanceReplicated;

/* No range without a single defined replicate, or when half of them or more have no figure. A constant gives a range of no width. Percentile: quantiles
 * (1 - level) / 2 and (1 + level) / 2 of the replicates, interpolated. BCa: the same quantiles moved by the bias z0 = Phi^-1 (share of replicates below the
 * estimate, those equal to it by half) and the acceleration a = sum d^3 / (6 (sum d^2)^1.5), d = mean of the jackknife - its values; where the jackknife is
 * constant, a = 0. */
StanceRange stance_interval_find (StanceReplicated *self, StanceInterval interval, double level);
