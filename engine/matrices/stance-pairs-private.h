/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A measure of every pair of parties. */
#pragma once

#include <stance/stance-enums.h>

#include "stance-array-private.h"

/* parties x parties, row by row */
typedef struct
{
  gsize size;
  double *values;  /* NaN where missing */
  guint *counts;   /* shared issues, of missing pairs too; NULL: not wanted */
  guint8 *reasons; /* a StanceReason each; NULL: not wanted */
} StancePairs;

typedef struct
{
  StanceMeasure measure;
  guint min_shared; /* pairs that share fewer issues are missing */
} StancePairing;

/* Issues as columns: their weights (an issue of weight 0 or less is left out), and the scale that every position lies on. */
typedef struct
{
  const double *weights;
  double ends[2];
} StancePairScale;

/* `positions` is parties x issues with NaN where missing, within the scale. Where there is no memory for what it takes, FALSE, and nothing is filled in. */
gboolean stance_pairs_fill (StancePairs *self, const StanceArray *positions, const StancePairScale *scale, const StancePairing *pairing);

/* The spread of the issues' own values in the figure of two rows (standard deviation, weighted, n - 1 in the denominator); NaN of measures that are no
 * means of issues' values, and below two issues. */
double stance_pairs_spread (const StancePairing *pairing, const StancePairScale *scale, const double *x, const double *y, gsize n);

/* The value of two who are as near as can be, and that of two who are as far apart as can be. */
void stance_measure_get_ends (StanceMeasure measure, double *near, double *far);
