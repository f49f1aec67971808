/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How united or divided a row of categories is, in their order: `frequencies` are counts or proportions, none missing, none below 0, and their sum does
 * not matter. n of a figure is the categories. Undefined: too-few (fewer than two categories; van der Eijk's needs three), no-data (their sum is 0). */
#pragma once

#include <glib.h>

#include "stance-figure-private.h"

/* Agreement A, -1 (both ends) through 0 (all alike) to 1 (one category): C. van der Eijk, Quality and Quantity 35 (2001), 325-341. The row is cut into
 * layers of equal height; A is the mean of U (1 - (S - 1) / (K - 1)) weighted by what lies in them, with S of K categories filled and U their unimodality. */
StanceFigure stance_dispersion_agreement (const double *frequencies, gsize n);
/* (1 - A) / 2, 0 to 1. */
StanceFigure stance_dispersion_polarization (const double *frequencies, gsize n);
/* Ordinal dispersion 2 sum d / (K - 1), d the distance of the cumulative share from the nearer of 0 and 1; 0 to 1: R. K. Leik, Pacific Sociological
 * Review 9 (1966), 85-90. */
StanceFigure stance_dispersion_leik (const double *frequencies, gsize n);
/* 1 + sum p log2 (1 - |k - mean| / (K - 1)), 0 to 1: W. J. Tastle and M. J. Wierman, International Journal of Approximate Reasoning 45 (2007), 531-545. */
StanceFigure stance_dispersion_consensus (const double *frequencies, gsize n);
/* l squared: sum (F - 1/2)^2 / ((K - 1) / 4) over the cumulative shares F of all but the last category; 0 (both ends) to 1 (one category): J. Blair and
 * M. G. Lacy, Sociological Methods and Research 28 (2000), 251-280. */
StanceFigure stance_dispersion_lsquared (const double *frequencies, gsize n);
/* Shannon's, in bits: 0 to log2 K. The order does not matter. */
StanceFigure stance_dispersion_entropy (const double *frequencies, gsize n);
/* 4 sum p^2 (1 - p), 0 to 1 (two halves): J. G. Montalvo and M. Reynal-Querol, American Economic Review 95 (2005), 796-816. The order does not matter. */
StanceFigure stance_dispersion_mrq (const double *frequencies, gsize n);
/* The mean entropy, in bits, of the cumulative shares of all but the last category; 0 to 1: S. F. Reardon, in Research on Economic Inequality 17 (2009). */
StanceFigure stance_dispersion_reardon (const double *frequencies, gsize n);
