/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What two rows share: the entries that both have. */
#pragma once

#include <glib.h>

#include "stance-figure-private.h"

/* The entries that both have, one row behind the other; `shared` is how many. */
double *stance_shared_take (const double *x, const double *y, gsize n, gsize *shared);
/* Whether all of them are the same; so are none, and one. */
gboolean stance_shared_is_constant (const double *values, gsize n);
/* Whether two rows without gaps can be correlated; `figure` is told why not. */
gboolean stance_shared_check (const double *a, const double *b, gsize n, StanceFigure *figure);
