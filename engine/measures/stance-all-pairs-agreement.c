/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-all-pairs-agreement-private.h"

#include <string.h>

#include "stance-planes-private.h"
#include "stance-processors-private.h"

typedef struct
{
  const StanceCoding *coding;
  const StanceArray *weights;
  const StancePlanes *planes; /* NULL where there are too many categories */
  gsize q;
  gboolean pooled;
  double *cells; /* of one pair: q x q */
  double *first; /* its margins */
  double *second;
} Pairs;

STANCE_FOR_EACH_PROCESSOR static guint64
count_both (const guint64 *x, const guint64 *y, gsize words)
{
  guint64 sum = 0;

  for (gsize i = 0; i < words; i++)
    sum += (guint64) __builtin_popcountll (x[i] & y[i]);
  return sum;
}

static void
tabulate_bits (Pairs *self, gsize a, gsize b)
{
  const gsize words = self->planes->words;
  const guint64 *x = stance_planes_row (self->planes, a);
  const guint64 *y = stance_planes_row (self->planes, b);

  for (gsize k = 0; k < self->q; k++)
    for (gsize l = 0; l < self->q; l++)
      self->cells[k * self->q + l] = (double) count_both (x + k * words, y + l * words, words);
}

static void
tabulate_codes (Pairs *self, gsize a, gsize b)
{
  const int *x = self->coding->codes + a * self->coding->raters;
  const int *y = self->coding->codes + b * self->coding->raters;

  memset (self->cells, 0, self->q * self->q * sizeof (double));
  for (gsize i = 0; i < self->coding->raters; i++)
    if (x[i] >= 0 && y[i] >= 0)
      self->cells[x[i] * self->q + y[i]]++;
}

/* How many issues the two share. */
static double
sum_margins (Pairs *self)
{
  double n = 0;

  memset (self->first, 0, 2 * self->q * sizeof (double));
  for (gsize k = 0; k < self->q; k++)
    for (gsize l = 0; l < self->q; l++)
      {
        self->first[k] += self->cells[k * self->q + l];
        self->second[l] += self->cells[k * self->q + l];
        n += self->cells[k * self->q + l];
      }
  return n;
}

static StanceFigure
measure (Pairs *self, double n)
{
  double observed = 0;
  double expected = 0;

  if (n == 0)
    return stance_figure_undefined (STANCE_REASON_NOTHING_SHARED, 0);
  for (gsize k = 0; k < self->q; k++)
    for (gsize l = 0; l < self->q; l++)
      {
        double apart = 1 - stance_array_get (self->weights, k, l);
        double chance = self->pooled ? (self->first[k] + self->second[k]) * (self->first[l] + self->second[l]) / 4 : self->first[k] * self->second[l];

        observed += apart * self->cells[k * self->q + l];
        expected += apart * chance;
      }
  return expected > 0 ? stance_figure_defined ((expected - observed * n) / expected, (gsize) n) : stance_figure_undefined (STANCE_REASON_NO_CHANCE, (gsize) n);
}

static void
fill_cell (StanceAllPairs *pairs, gsize row, gsize column, const StanceFigure *figure)
{
  gsize at = row * pairs->size + column;

  pairs->values[at] = figure->value;
  pairs->counts[at] = (guint) figure->n;
  pairs->reasons[at] = (guint8) figure->reason;
}

static gboolean
is_symmetric (const StanceArray *weights)
{
  for (gsize k = 0; k < weights->rows; k++)
    for (gsize l = 0; l < k; l++)
      if (stance_array_get (weights, k, l) != stance_array_get (weights, l, k))
        return FALSE;
  return TRUE;
}

static void
fill (Pairs *self, StanceAllPairs *pairs)
{
  gboolean symmetric = is_symmetric (self->weights);

  for (gsize a = 0; a < pairs->size; a++)
    for (gsize b = symmetric ? a : 0; b < pairs->size; b++)
      {
        StanceFigure figure;

        if (self->planes)
          tabulate_bits (self, a, b);
        else
          tabulate_codes (self, a, b);
        figure = measure (self, sum_margins (self));
        fill_cell (pairs, a, b, &figure);
        if (symmetric)
          fill_cell (pairs, b, a, &figure);
      }
}

/* Each category by its number; NULL without memory. */
static StancePlanes *
make_planes (const StanceCoding *coding, gsize q)
{
  g_autoptr (StanceColumns) columns = stance_columns_new (NULL, coding->raters);
  g_autoptr (StanceArray) numbers = stance_array_new (coding->units, coding->raters);
  StanceLevels levels = { { 0 }, (guint) q };

  for (gsize k = 0; k < q; k++)
    levels.values[k] = (double) k;
  for (gsize i = 0; numbers && i < coding->units * coding->raters; i++)
    if (coding->codes[i] >= 0)
      numbers->values[i] = coding->codes[i];
  return numbers ? stance_planes_new (numbers, columns, &levels, FALSE) : NULL;
}

StanceAllPairs *
stance_all_pairs_agreement (const StanceCoding *coding, const StanceArray *weights, StanceCoefficient coefficient)
{
  gsize q = weights->rows;
  gboolean few = q > 0 && q <= STANCE_PLANES_LEVELS;
  g_autoptr (StancePlanes) planes = few ? make_planes (coding, q) : NULL;
  g_autoptr (StanceAllPairs) pairs = stance_all_pairs_new (coding->units);
  g_autofree double *cells = g_new (double, q * q + 2 * q + 1);
  Pairs self = { coding, weights, planes, q, coefficient == STANCE_COEFFICIENT_SCOTT, cells, cells + q * q, cells + q * q + q };

  if ((few && !planes) || !pairs)
    return NULL;
  fill (&self, pairs);
  return g_steal_pointer (&pairs);
}
