/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How two rows of positions go together over the issues on which both have one (NaN is missing). All are -1 to 1, n is the shared issues, and all are
 * undefined below two shared issues (nothing-shared, too-few) and where either row is constant over them (constant). */
#pragma once

#include "stance-figure-private.h"
#include "stance-interval-private.h"

/* Pearson's product-moment correlation r. */
StanceFigure stance_correlation_pearson (const double *x, const double *y, gsize n);
/* Spearman's rho: Pearson's r of the ranks among the shared issues; equal positions have the mean of their ranks. */
StanceFigure stance_correlation_spearman (const double *x, const double *y, gsize n);
/* Kendall's tau-b: (concordant - discordant) / sqrt ((pairs - tied in x) (pairs - tied in y)); M. G. Kendall, Biometrika 33 (1945), 239-251. In
 * O(n log n) steps: W. R. Knight, JASA 61 (1966), 436-439. */
StanceFigure stance_correlation_kendall (const double *x, const double *y, gsize n);
/* Where Pearson's r of such data would lie: tanh (artanh r -+ z / sqrt (n - 3)), for data that are normal in both rows (R. A. Fisher, Metron 1 (1921), 3-32).
 * `level` is the share of it, 0 to 1. No range for an undefined r and for fewer than four shared issues. */
StanceRange stance_correlation_fisher (const StanceFigure *pearson, double level);
