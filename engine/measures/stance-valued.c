/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-valued-private.h"

#include <gsl/gsl_math.h>
#include <stdlib.h>

/* One position, and the weight of its issue with the first party or the second. */
typedef struct
{
  double value;
  double first;
  double second;
} Mass;

typedef struct
{
  Mass *masses;  /* two for each shared issue: the first's, the second's */
  gsize n;       /* shared issues */
  gsize shared;  /* those of them that have a weight */
  double weight; /* sum of it */
  double between;
  double pooled;
  double within;
} Spread;

static void
spread_clear (Spread *self)
{
  g_free (self->masses);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Spread, spread_clear)

static double
disagree (StanceValuedKind kind, double a, double b)
{
  switch (kind)
    {
    case STANCE_VALUED_ABSOLUTE:
      return fabs (a - b);
    case STANCE_VALUED_NOMINAL:
      return a != b;
    case STANCE_VALUED_SQUARED:
    default:
      return gsl_pow_2 (a - b);
    }
}

static void
take_shared (Spread *self, const StanceValued *valued)
{
  self->masses = g_new (Mass, 2 * valued->n + 1);
  for (gsize i = 0; i < valued->n; i++)
    {
      double weight = valued->weights ? valued->weights[i] : 1;

      if (isnan (valued->x[i]) || isnan (valued->y[i]) || isnan (weight))
        continue;
      self->n++;
      if (!(weight > 0))
        continue;
      self->masses[2 * self->shared] = (Mass) { valued->x[i], weight, 0 };
      self->masses[2 * self->shared + 1] = (Mass) { valued->y[i], 0, weight };
      self->shared++;
      self->weight += weight;
      self->within += weight * disagree (valued->kind, valued->x[i], valued->y[i]);
    }
  self->within /= self->weight;
}

static int
compare_masses (gconstpointer a, gconstpointer b)
{
  const Mass *first = a;
  const Mass *second = b;

  return (first->value > second->value) - (first->value < second->value);
}

/* Over the gaps between neighbours: a pair disagrees by each gap that it spans. */
static void
expect_absolute (Spread *self)
{
  double first = 0;
  double second = 0;

  for (gsize i = 0; i + 1 < 2 * self->shared; i++)
    {
      double gap = self->masses[i + 1].value - self->masses[i].value;
      double both;

      first += self->masses[i].first / self->weight;
      second += self->masses[i].second / self->weight;
      both = (first + second) / 2;
      self->between += gap * (first * (1 - second) + second * (1 - first));
      self->pooled += gap * 2 * both * (1 - both);
    }
}

/* Equal values lie beside each other. */
static void
expect_nominal (Spread *self)
{
  double first = 0;
  double second = 0;

  for (gsize i = 0; i < 2 * self->shared; i++)
    {
      gboolean last = i + 1 == 2 * self->shared || self->masses[i + 1].value != self->masses[i].value;

      first += self->masses[i].first / self->weight;
      second += self->masses[i].second / self->weight;
      if (!last)
        continue;
      self->between += first * second;
      self->pooled += gsl_pow_2 ((first + second) / 2);
      first = second = 0;
    }
  self->between = 1 - self->between;
  self->pooled = 1 - self->pooled;
}

static void
expect_squared (Spread *self)
{
  long double first = 0;
  long double second = 0;
  long double spread = 0;

  for (gsize i = 0; i < 2 * self->shared; i++)
    {
      first += self->masses[i].first / self->weight * self->masses[i].value;
      second += self->masses[i].second / self->weight * self->masses[i].value;
    }
  for (gsize i = 0; i < 2 * self->shared; i++)
    spread += self->masses[i].first / self->weight * (self->masses[i].value - first) * (self->masses[i].value - first)
              + self->masses[i].second / self->weight * (self->masses[i].value - second) * (self->masses[i].value - second);
  self->between = (double) (spread + (first - second) * (first - second));
  self->pooled = (double) (spread + (first - second) * (first - second) / 2);
}

static void
expect (Spread *self, StanceValuedKind kind)
{
  gboolean constant;

  qsort (self->masses, 2 * self->shared, sizeof (Mass), compare_masses);
  constant = self->masses[0].value == self->masses[2 * self->shared - 1].value;
  if (constant)
    return;
  if (kind == STANCE_VALUED_ABSOLUTE)
    expect_absolute (self);
  else if (kind == STANCE_VALUED_NOMINAL)
    expect_nominal (self);
  else
    expect_squared (self);
}

static StanceFigure
divide (double within, double expected, gsize n)
{
  return expected > 0 ? stance_figure_defined (1 - within / expected, n) : stance_figure_undefined (STANCE_REASON_NO_CHANCE, n);
}

StanceValuedFigures
stance_valued_compare (const StanceValued *valued)
{
  g_auto (Spread) spread = { 0 };
  double largest = isnan (valued->range) ? NAN : disagree (valued->kind, valued->range, 0);
  StanceFigure none;

  take_shared (&spread, valued);
  none = stance_figure_undefined (spread.n == 0 ? STANCE_REASON_NOTHING_SHARED : STANCE_REASON_NO_WEIGHT, spread.n);
  if (spread.shared == 0)
    return (StanceValuedFigures) { none, none, none, none, NAN, NAN, NAN };
  expect (&spread, valued->kind);
  none.reason = STANCE_REASON_NOT_APPLICABLE;
  return (StanceValuedFigures) {
    isnan (largest) ? none : stance_figure_defined (1 - 2 * spread.within / largest, spread.n),
    divide (spread.within, spread.between, spread.n),
    divide (spread.within, spread.pooled, spread.n),
    isnan (largest) ? none : stance_figure_defined (2 * (spread.between - spread.within) / largest, spread.n),
    spread.within / largest, spread.between / largest, spread.pooled / largest,
  };
}
