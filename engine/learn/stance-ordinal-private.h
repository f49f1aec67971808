/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Proportional odds (McCullagh 1980: "Regression Models for Ordinal Data", J. R. Statist. Soc. B 42): of what is told by numbers x,
 * P(level <= k) = 1 / (1 + exp (-(cuts[k] - slopes . x))). Slopes are held down by a ridge, so that few examples cannot say much. */
#pragma once

#include <glib.h>

/* n examples of `width` numbers, row by row, each with a level from 0 to n_levels - 1. */
typedef struct
{
  const double *x;
  const guint *levels;
  guint n;
  guint width;
  guint n_levels;
  const double *weights; /* of examples; NULL: all count alike */
} StanceOrdinalData;

typedef struct
{
  guint width;
  guint n_levels;
  double *slopes; /* width */
  double *cuts;   /* n_levels - 1, ascending */
} StanceOrdinal;

/* Minimises -log likelihood + ridge / 2 x |slopes|^2 (BFGS of GSL). `ridge` above 0. A level that no example has, or only examples of one level,
 * leave the cuts finite: these are held down too, by next to nothing. The same data give the same numbers. NULL with STANCE_ERROR_NO_DATA when
 * there is no example, with STANCE_ERROR_NUMERIC when a number is not finite or the search does not come to an end. */
StanceOrdinal *stance_ordinal_fit (const StanceOrdinalData *data, double ridge, GError **error);
void stance_ordinal_free (StanceOrdinal *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceOrdinal, stance_ordinal_free)

/* P(level >= k), k from 1 to n_levels - 1. */
double stance_ordinal_at_least (const StanceOrdinal *self, const double *x, guint level);
