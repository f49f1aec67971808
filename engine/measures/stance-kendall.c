/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kendall's tau-b by sorting: each exchange that would sort the second row, once the first is sorted, is a discordant pair. */
#include <stdlib.h>
#include <string.h>

#include "stance-correlation-private.h"
#include "stance-shared-private.h"

typedef struct
{
  double x;
  double y;
} Point;

static int
compare_points (const void *a, const void *b)
{
  const Point *p = a;
  const Point *q = b;

  if (p->x != q->x)
    return p->x < q->x ? -1 : 1;
  return p->y < q->y ? -1 : p->y > q->y;
}

static gint64
count_pairs (gsize n)
{
  return (gint64) n * ((gint64) n - 1) / 2;
}

/* Pairs of neighbours that are equal in x, and in y too where `both`. */
static gint64
count_ties (const Point *points, gsize n, gboolean both)
{
  gint64 ties = 0;
  gsize end;

  for (gsize i = 0; i < n; i = end)
    {
      for (end = i + 1; end < n && points[end].x == points[i].x && (!both || points[end].y == points[i].y); end++)
        ;
      ties += count_pairs (end - i);
    }
  return ties;
}

/* Merges two sorted runs; gives the exchanges. */
static gint64
merge (double *values, gsize middle, gsize n, double *space)
{
  gint64 exchanges = 0;
  gsize left = 0;
  gsize right = middle;

  for (gsize i = 0; i < n; i++)
    if (right == n || (left < middle && values[left] <= values[right]))
      space[i] = values[left++];
    else
      {
        exchanges += (gint64) (middle - left);
        space[i] = values[right++];
      }
  memcpy (values, space, n * sizeof *values);
  return exchanges;
}

static gint64
sort_counting (double *values, gsize n, double *space)
{
  gint64 exchanges;

  if (n < 2)
    return 0;
  exchanges = sort_counting (values, n / 2, space) + sort_counting (values + n / 2, n - n / 2, space);
  return exchanges + merge (values, n / 2, n, space);
}

/* Pairs that are equal in a sorted row. */
static gint64
count_equal (const double *values, gsize n)
{
  gint64 ties = 0;
  gsize end;

  for (gsize i = 0; i < n; i = end)
    {
      for (end = i + 1; end < n && values[end] == values[i]; end++)
        ;
      ties += count_pairs (end - i);
    }
  return ties;
}

/* Concordant less discordant pairs, as a share of those that are not tied. `both` is one row behind the other, and is spent. */
static StanceFigure
tau_b (double *both, gsize n)
{
  g_autofree Point *points = g_new (Point, n);
  gint64 pairs = count_pairs (n);
  gint64 tied[3];
  gint64 discordant;

  for (gsize i = 0; i < n; i++)
    points[i] = (Point) { both[i], both[n + i] };
  qsort (points, n, sizeof *points, compare_points);
  tied[0] = count_ties (points, n, FALSE);
  tied[2] = count_ties (points, n, TRUE);
  for (gsize i = 0; i < n; i++)
    both[i] = points[i].y;
  discordant = sort_counting (both, n, both + n);
  tied[1] = count_equal (both, n);
  return stance_figure_defined ((double) CLAMP ((long double) (pairs - tied[0] - tied[1] + tied[2] - 2 * discordant)
                                                  / (sqrtl (pairs - tied[0]) * sqrtl (pairs - tied[1])), -1, 1), n);
}

StanceFigure
stance_correlation_kendall (const double *x, const double *y, gsize n)
{
  gsize shared;
  g_autofree double *both = stance_shared_take (x, y, n, &shared);
  StanceFigure figure;

  return stance_shared_check (both, both + shared, shared, &figure) ? tau_b (both, shared) : figure;
}
