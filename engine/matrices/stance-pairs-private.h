/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A measure of every pair of parties. */
#pragma once

#include <stance/stance-enums.h>

#include "stance-array-private.h"
#include "stance-proximity-private.h"

/* parties x parties, row by row */
typedef struct
{
  gsize size;
  double *values;  /* NaN where missing */
  double *spreads; /* NULL: not wanted */
  guint *counts;   /* shared issues, of missing pairs too; NULL: not wanted */
} StancePairs;

typedef struct
{
  StanceMeasure measure;
  guint min_shared; /* pairs that share fewer issues are missing */
} StancePairing;

/* `positions` is parties x issues with NaN where missing, within the scale. */
void stance_pairs_fill (StancePairs *self, const StanceArray *positions, const StanceIssueScale *scale, const StancePairing *pairing);
