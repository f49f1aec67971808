/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well two codings of the same things go together. */
#pragma once

#include <glib.h>

/* The same thing as two coders have it. */
typedef struct
{
  double a;
  double b;
} StancePair;

/* Pearson's r; NaN below two pairs and where either side is constant. */
double stance_pearson (const StancePair *pairs, gsize n);
/* Krippendorff's alpha for two coders without missing values, interval metric: 1 - observed / expected disagreement. 1 when all 2n values
 * are the same, NaN without pairs. K. Krippendorff 2011, "Computing Krippendorff's alpha-reliability". */
double stance_alpha_interval (const StancePair *pairs, gsize n);
/* The mean of |a - b|; NaN without pairs. */
double stance_mean_absolute_error (const StancePair *pairs, gsize n);
