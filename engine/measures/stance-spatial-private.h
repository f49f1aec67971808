/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a party is worth to somebody, by spatial theories of voting. */
#pragma once

#include <glib.h>

#include "stance-figure-private.h"

/* Sums over the issues on which both have a position, weighted (NULL: all weigh 1); positions count from the neutral point. What is missing adds
 * nothing, so that parties of different n do not compare. Undefined: nothing-shared. */
typedef struct
{
  const double *weights;
  gsize size;
  double neutral;
  double mixing; /* 1: proximity alone, 0: direction alone */
} StanceSpatial;

typedef struct
{
  StanceFigure scalar_product; /* sum w v p: Rabinowitz and Macdonald, American Political Science Review 83 (1989), 93-121 */
  StanceFigure cityblock;      /* sum w |v - p| */
  StanceFigure squared;        /* - sum w (v - p)^2 */
  StanceFigure mixed;          /* 2 (1 - mixing) scalar product + mixing x squared: Merrill and Grofman, A Unified Theory of Voting (1999) */
} StanceUtilities;

StanceUtilities stance_spatial_utilities (const StanceSpatial *self, const double *voter, const double *party);

/* The scalar product as a share of what it could be: sum w v p / (sum w half^2), positions counted from the neutral point and `half` the distance from
 * there to the ends of the scale: 1 (both at one end on every issue) to -1 (at opposite ones); 0 where either is neutral. Undefined: nothing-shared,
 * no-weight. */
StanceFigure stance_spatial_direction (const StanceSpatial *self, double half, const double *x, const double *y);
