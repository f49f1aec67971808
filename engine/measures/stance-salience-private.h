/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much is made of an issue, and where that puts one. */
#pragma once

#include <glib.h>

#include "stance-figure-private.h"

typedef enum
{
  STANCE_TIE_LOWER,
  STANCE_TIE_UPPER,
  STANCE_TIE_MIDDLE,
} StanceTie;

/* Log-ratio position ln ((right + offset) / (left + offset)) of counts of sentences, with its standard error sqrt (1 / (right + offset) +
 * 1 / (left + offset)); n is the sentences. W. Lowe, K. Benoit, S. Mikhaylov and M. Laver, Legislative Studies Quarterly 36 (2011), 123-155, whose offset
 * is 1/2. No sentence at all gives 0, as an even split does: n tells them apart. Undefined: no-data (a count is missing), not-applicable (offset 0 and
 * a count of 0). */
StanceFigure stance_salience_log_ratio (double right, double left, double offset);
/* ln ((right + left + 2 offset) / total), the importance of the issue on the same scale. Undefined: no-data. */
StanceFigure stance_salience_importance (double right, double left, double total, double offset);

/* sum w x / sum w over those that have a weight and a position. Undefined: no-data, no-weight. */
StanceFigure stance_salience_mean (const double *positions, const double *weights, gsize n);
/* The position at which half of the weight is reached. Where half of it is reached exactly between two positions, the tie rule takes the lower, the upper,
 * or the middle of the two. Undefined as the mean. */
StanceFigure stance_salience_median (const double *positions, const double *weights, gsize n, StanceTie tie);
