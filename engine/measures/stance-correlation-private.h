/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How two rows of positions go together over the issues on which both have one (NaN is missing). */
#pragma once

#include "stance-figure-private.h"

/* Pearson's product-moment correlation r, -1 to 1; n is the shared issues. Undefined below two shared issues (nothing-shared, too-few) and where
 * either row is constant over them (constant). */
StanceFigure stance_correlation_pearson (const double *x, const double *y, gsize n);
