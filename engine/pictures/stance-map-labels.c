/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "stance-map-private.h"

#define HEIGHT 16
#define RADIUS 6
#define RINGS 7

static double
overlap (const cairo_rectangle_t *a, const cairo_rectangle_t *b)
{
  double width = MIN (a->x + a->width, b->x + b->width) - MAX (a->x, b->x);
  double height = MIN (a->y + a->height, b->y + b->height) - MAX (a->y, b->y);

  return width > 0 && height > 0 ? width * height : 0;
}

static cairo_rectangle_t
name_of (const StanceMapPoint *point)
{
  return (cairo_rectangle_t) { point->name_x, point->name_y - HEIGHT / 2.0, point->width, HEIGHT };
}

/* What a name covers of the names before it and of all points, and how much of it is outside. */
static double
cost_of (const StanceMapPoint *points, guint n, guint which, const cairo_rectangle_t *frame)
{
  cairo_rectangle_t own = name_of (&points[which]);
  double cost = own.width * own.height - overlap (&own, frame);

  cost *= 10;
  for (guint i = 0; i < which; i++)
    {
      cairo_rectangle_t other = name_of (&points[i]);

      cost += overlap (&own, &other);
    }
  for (guint i = 0; i < n; i++)
    {
      cairo_rectangle_t dot = { points[i].x - RADIUS, points[i].y - RADIUS, 2 * RADIUS, 2 * RADIUS };

      cost += 2 * overlap (&own, &dot);
    }
  return cost;
}

/* Right of its point, left, above, below; then the same farther up and down. */
static void
try_place (StanceMapPoint *point, guint candidate)
{
  static const int sides[] = { 1, -1, 0, 0 };
  guint ring = candidate / 4, side = candidate % 4;
  double away = ring == 0 ? 0 : (ring % 2 ? 1 : -1) * (double) ((ring + 1) / 2) * HEIGHT;

  if (sides[side] > 0)
    point->name_x = point->x + RADIUS + 3;
  else if (sides[side] < 0)
    point->name_x = point->x - RADIUS - 3 - point->width;
  else
    point->name_x = point->x - point->width / 2;
  point->name_y = point->y + away;
  if (sides[side] == 0)
    point->name_y = point->y + (side == 2 ? -1 : 1) * (RADIUS + 2 + HEIGHT / 2.0 + ring * HEIGHT);
}

void
stance_map_place_names (StanceMapPoint *points, guint n, const cairo_rectangle_t *frame)
{
  for (guint i = 0; i < n; i++)
    {
      guint best = 0;
      double least = INFINITY;

      for (guint candidate = 0; candidate < 4 * RINGS; candidate++)
        {
          double cost;

          try_place (&points[i], candidate);
          /* To touch another a little is better than to be far away. */
          cost = cost_of (points, n, i, frame) + 6.0 * candidate;
          if (cost < least)
            {
              least = cost;
              best = candidate;
            }
        }
      try_place (&points[i], best);
    }
}
