/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How each value disagrees with all values, for every distinct value. */
#pragma once

#include "stance-alpha-private.h"

typedef struct
{
  gsize n;         /* distinct values, rising */
  double total;    /* values */
  double *values;
  double *counts;  /* how often each occurs */
  double *ranks;   /* middle ranks */
  double *against; /* the mean disagreement with all values */
  double mean;     /* of that over all values */
} StanceDisagreement;

/* Of `n` numbers, none NaN. */
void stance_disagreement_init (StanceDisagreement *self, const double *values, gsize n, StanceMetric metric);
void stance_disagreement_clear (StanceDisagreement *self);
/* Where a number that occurs stands among the distinct ones. */
gsize stance_disagreement_find (const StanceDisagreement *self, double value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceDisagreement, stance_disagreement_clear)
