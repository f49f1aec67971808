/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How sure a figure is: options that many measures have in common. "bootstrap": replicates (0), with "interval": percentile or bca, "confidence" (0.95) and
 * "seed" (1), gives low and high to every figure; "permutations": replicates (0) gives p to the value of two rows x and y, the share of the orders of y, over
 * what is there of both, that bring the two as near or nearer (one-sided). */
#pragma once

#include "stance-calculation-private.h"

/* What has been asked for beyond the answer itself; faults go to the request. Call it after the calculation has run on an answer that keeps its numbers. */
void stance_uncertainty_add (StanceRequest *request, const StanceCalculation *calculation, StanceAnswer *answer);
/* Whether it will want the numbers. */
gboolean stance_uncertainty_is_wanted (StanceRequest *request, const StanceCalculation *calculation);
