/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Parties as points on a plane. */
#pragma once

#include "stance-array-private.h"
#include "stance-canvas-private.h"

typedef struct
{
  const char *subtitle;
  GPtrArray *labels;            /* borrowed */
  const StanceArray *distances; /* NaN where missing */
  const guint *counts;          /* issues that each pair shares, in the same order */
} StanceMap;

GBytes *stance_map_draw (const StanceMap *self, StanceFormat format, GError **error);

/* stance-map-labels.c: a place for each name, over as few others as can be. */
typedef struct
{
  double x;      /* of the point */
  double y;
  double width;  /* of the name */
  double name_x; /* its left end */
  double name_y; /* its middle */
} StanceMapPoint;

/* `frame` is where names have to stay. */
void stance_map_place_names (StanceMapPoint *points, guint n, const cairo_rectangle_t *frame);
