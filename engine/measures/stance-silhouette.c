/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-silhouette-private.h"

void
stance_silhouette_clear (StanceSilhouette *self)
{
  g_clear_pointer (&self->widths, g_free);
  g_clear_pointer (&self->neighbours, g_free);
}

typedef struct
{
  double *sums;   /* by label: known distances from one object */
  gsize *counts;  /* by label: how many those are */
  gsize *members; /* by label */
  guint clusters;
} Sides;

static void
sides_clear (Sides *self)
{
  g_free (self->sums);
  g_free (self->counts);
  g_free (self->members);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sides, sides_clear)

static void
sum_sides (Sides *self, const StanceArray *distances, const guint *labels, gsize i)
{
  for (guint label = 0; label <= self->clusters; label++)
    {
      self->sums[label] = 0;
      self->counts[label] = 0;
    }
  for (gsize j = 0; j < distances->columns; j++)
    if (j != i && !isnan (stance_array_get (distances, i, j)))
      {
        self->sums[labels[j]] += stance_array_get (distances, i, j);
        self->counts[labels[j]]++;
      }
}

/* The nearest other cluster; 0 where no distance to another is known. Of equally near ones the first. */
static guint
find_neighbour (const Sides *self, guint own, double *nearest)
{
  guint neighbour = 0;

  *nearest = NAN;
  for (guint label = 1; label <= self->clusters; label++)
    if (label != own && self->counts[label] > 0 && (neighbour == 0 || self->sums[label] / self->counts[label] < *nearest))
      {
        neighbour = label;
        *nearest = self->sums[label] / self->counts[label];
      }
  return neighbour;
}

static double
measure_width (const Sides *self, guint own, double b)
{
  double a;

  if (self->members[own] == 1)
    return 0;
  if (self->counts[own] == 0)
    return NAN;
  a = self->sums[own] / self->counts[own];
  return a == b ? 0 : (b - a) / MAX (a, b);
}

static void
take_mean (StanceSilhouette *self, gsize n)
{
  double sum = 0;
  gsize count = 0;

  for (gsize i = 0; i < n; i++)
    if (!isnan (self->widths[i]))
      {
        sum += self->widths[i];
        count++;
      }
  self->mean = count > 0 ? stance_figure_defined (sum / count, count) : stance_figure_undefined (STANCE_REASON_INCOMPLETE, 0);
}

static guint
count_members (Sides *self, const guint *labels, gsize n)
{
  guint used = 0;

  for (gsize i = 0; i < n; i++)
    self->members[labels[i]]++;
  for (guint label = 1; label <= self->clusters; label++)
    used += self->members[label] > 0;
  return used;
}

void
stance_silhouette_init (StanceSilhouette *self, const StanceArray *distances, const guint *labels, guint clusters)
{
  gsize n = distances->rows;
  g_auto (Sides) sides = { g_new0 (double, clusters + 1), g_new0 (gsize, clusters + 1), g_new0 (gsize, clusters + 1), clusters };
  guint used = count_members (&sides, labels, n);

  *self = (StanceSilhouette) { g_new (double, MAX (n, 1)), g_new0 (guint, MAX (n, 1)), stance_figure_undefined (STANCE_REASON_NO_DATA, 0) };
  for (gsize i = 0; i < n; i++)
    {
      double b;

      self->widths[i] = NAN;
      if (labels[i] == 0 || used < 2)
        continue;
      sum_sides (&sides, distances, labels, i);
      self->neighbours[i] = find_neighbour (&sides, labels[i], &b);
      if (self->neighbours[i] > 0)
        self->widths[i] = measure_width (&sides, labels[i], b);
    }
  if (used >= 2)
    take_mean (self, n);
  else if (used == 1)
    self->mean = stance_figure_undefined (STANCE_REASON_NOT_APPLICABLE, 0);
}
