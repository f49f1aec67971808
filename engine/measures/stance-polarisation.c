/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-polarisation-private.h"

#include <stdlib.h>

typedef struct
{
  double position;
  double share;
} Group;

/* Those that are there. */
static Group *
take_groups (const double *positions, const double *shares, gsize n, gsize *size)
{
  Group *groups = g_new (Group, n + 1);
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    if (!isnan (positions[i]) && !(shares && isnan (shares[i])))
      groups[count++] = (Group) { positions[i], shares ? shares[i] : 1 };
  for (gsize i = 0; !shares && i < count; i++)
    groups[i].share = 1 / (double) count;
  *size = count;
  return groups;
}

/* Those who share a position are one group. */
static gsize
merge_groups (Group *groups, gsize n)
{
  gsize kept = 0;

  for (gsize i = 0; i < n; i++)
    if (kept > 0 && groups[kept - 1].position == groups[i].position)
      groups[kept - 1].share += groups[i].share;
    else
      groups[kept++] = groups[i];
  return kept;
}

static int
compare_groups (const void *a, const void *b)
{
  const Group *p = a;
  const Group *q = b;

  return p->position < q->position ? -1 : p->position > q->position;
}

/* Group i's distance to all below it, weighted, grows from that of the group before by the step between the two. */
static long double
sum_from (const Group *groups, gsize n, double alpha, int direction)
{
  long double below = 0;
  long double distance = 0;
  long double sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      const Group *group = &groups[direction > 0 ? i : n - 1 - i];

      if (i > 0)
        distance += below * fabsl ((long double) group->position - (group - direction)->position);
      sum += powl (group->share, 1 + alpha) * distance;
      below += group->share;
    }
  return sum;
}

StanceFigure
stance_polarisation_esteban_ray (const double *positions, const double *shares, gsize n, double alpha, double k)
{
  gsize size;
  g_autofree Group *groups = take_groups (positions, shares, n, &size);

  if (size == 0)
    return stance_figure_undefined (STANCE_REASON_NO_DATA, 0);
  qsort (groups, size, sizeof *groups, compare_groups);
  if (!shares)
    size = merge_groups (groups, size);
  return stance_figure_defined ((double) (k * (sum_from (groups, size, alpha, 1) + sum_from (groups, size, alpha, -1))), size);
}

StanceFigure
stance_polarisation_variance (const double *positions, const double *shares, gsize n)
{
  gsize size;
  g_autofree Group *groups = take_groups (positions, shares, n, &size);
  long double weight = 0;
  long double mean = 0;
  long double squares = 0;

  if (size == 0)
    return stance_figure_undefined (STANCE_REASON_NO_DATA, 0);
  for (gsize i = 0; i < size; i++)
    {
      weight += groups[i].share;
      mean += (long double) groups[i].share * groups[i].position;
    }
  if (!(weight > 0))
    return stance_figure_undefined (STANCE_REASON_NO_WEIGHT, size);
  mean /= weight;
  for (gsize i = 0; i < size; i++)
    squares += groups[i].share * (groups[i].position - mean) * (groups[i].position - mean);
  return stance_figure_defined ((double) (squares / weight), size);
}

StanceFigure
stance_polarisation_jensen_shannon (const double *p, const double *q, gsize n)
{
  long double totals[2] = { 0, 0 };
  long double bits = 0;

  for (gsize i = 0; i < n; i++)
    {
      totals[0] += p[i];
      totals[1] += q[i];
    }
  if (!(totals[0] > 0 && totals[1] > 0))
    return stance_figure_undefined (STANCE_REASON_NO_DATA, n);
  for (gsize i = 0; i < n; i++)
    {
      long double a = p[i] / totals[0];
      long double b = q[i] / totals[1];

      bits += a > 0 ? a * log2l (2 * a / (a + b)) / 2 : 0;
      bits += b > 0 ? b * log2l (2 * b / (a + b)) / 2 : 0;
    }
  return stance_figure_defined ((double) CLAMP (bits, 0, 1), n);
}
