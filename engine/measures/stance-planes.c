/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-planes-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stance-processors-private.h"

#define WORD 64

/* Whether each of 64 positions is missing or at one of the levels. */
STANCE_FOR_EACH_PROCESSOR static gboolean
are_known (const double *positions, const StanceLevels *levels)
{
  guint64 known[WORD];
  guint64 all = ~G_GUINT64_CONSTANT (0);

  for (guint i = 0; i < WORD; i++)
    known[i] = positions[i] != positions[i] ? ~G_GUINT64_CONSTANT (0) : 0;
  for (guint l = 0; l < levels->n; l++)
    for (guint i = 0; i < WORD; i++)
      known[i] |= positions[i] == levels->values[l] ? ~G_GUINT64_CONSTANT (0) : 0;
  for (guint i = 0; i < WORD; i++)
    all &= known[i];
  return all != 0;
}

static gboolean
add_level (StanceLevels *self, double value)
{
  guint at = 0;

  while (at < self->n && self->values[at] < value)
    at++;
  if (isnan (value) || (at < self->n && self->values[at] == value))
    return TRUE;
  if (self->n == STANCE_PLANES_LEVELS)
    return FALSE;
  memmove (self->values + at + 1, self->values + at, (self->n - at) * sizeof (double));
  self->values[at] = value;
  self->n++;
  return TRUE;
}

gboolean
stance_levels_find (StanceLevels *self, const StanceArray *positions)
{
  const gsize size = positions->rows * positions->columns;

  self->n = 0;
  for (gsize i = 0; i < size; i += WORD)
    {
      if (i + WORD <= size && are_known (positions->values + i, self))
        continue;
      for (gsize k = i; k < MIN (size, i + WORD); k++)
        if (!add_level (self, positions->values[k]))
          return FALSE;
    }
  return TRUE;
}

typedef struct
{
  double weight;
  gsize column;
} Weighted;

static int
compare_weighted (gconstpointer a, gconstpointer b)
{
  const Weighted *x = a;
  const Weighted *y = b;

  if (x->weight != y->weight)
    return x->weight < y->weight ? -1 : 1;
  return (x->column > y->column) - (x->column < y->column);
}

static GArray *
take_weighted (const double *weights, gsize n)
{
  GArray *taken = g_array_sized_new (FALSE, FALSE, sizeof (Weighted), (guint) n);

  for (gsize i = 0; i < n; i++)
    {
      Weighted item = { weights ? weights[i] : 1, i };

      if (item.weight > 0)
        g_array_append_val (taken, item);
    }
  if (weights && taken->len > 1)
    qsort (taken->data, taken->len, sizeof (Weighted), compare_weighted);
  return taken;
}

/* The bits of one group, filled up to whole words. */
static void
add_group (StanceColumns *self, GArray *columns, const Weighted *items, gsize n)
{
  const gsize none = G_MAXSIZE;

  self->starts[self->n_groups] = columns->len / WORD;
  self->weights[self->n_groups++] = items[0].weight;
  for (gsize i = 0; i < n; i++)
    g_array_append_val (columns, items[i].column);
  while (columns->len % WORD != 0)
    g_array_append_val (columns, none);
}

StanceColumns *
stance_columns_new (const double *weights, gsize n)
{
  StanceColumns *self = g_new0 (StanceColumns, 1);
  g_autoptr (GArray) taken = take_weighted (weights, n);
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (gsize));
  const Weighted *items = (const Weighted *) (gpointer) taken->data;

  self->starts = g_new0 (gsize, taken->len + 1);
  self->weights = g_new0 (double, taken->len + 1);
  for (gsize i = 0, end; i < taken->len; i = end)
    {
      for (end = i + 1; end < taken->len && items[end].weight == items[i].weight;)
        end++;
      add_group (self, columns, items + i, end - i);
    }
  self->words = columns->len / WORD;
  self->starts[self->n_groups] = self->words;
  self->columns = (gsize *) (gpointer) g_array_free (columns, FALSE);
  return self;
}

void
stance_columns_free (StanceColumns *self)
{
  g_free (self->columns);
  g_free (self->starts);
  g_free (self->weights);
  g_free (self);
}

/* Which of 64 positions are at a level. */
STANCE_FOR_EACH_PROCESSOR static guint64
pack (const double *positions, double level)
{
  guint64 word = 0;

  for (guint i = 0; i < WORD; i++)
    word |= (guint64) (positions[i] == level) << i;
  return word;
}

STANCE_FOR_EACH_PROCESSOR static guint64
pack_present (const double *positions)
{
  guint64 word = 0;

  for (guint i = 0; i < WORD; i++)
    word |= (guint64) (positions[i] == positions[i]) << i;
  return word;
}

static void
fill_row (StancePlanes *self, gsize row, const double *positions, const StanceColumns *columns, const StanceLevels *levels)
{
  guint64 *bits = self->bits + row * self->planes * self->words;
  double chunk[WORD];

  for (gsize word = 0; word < self->words; word++)
    {
      for (gsize i = 0; i < WORD; i++)
        {
          gsize column = columns->columns[word * WORD + i];

          chunk[i] = column == G_MAXSIZE ? NAN : positions[column];
        }
      if (levels->n == 0)
        bits[word] = pack_present (chunk);
      for (guint l = 0; l < levels->n; l++)
        bits[l * self->words + word] = pack (chunk, levels->values[l]);
    }
}

static void
add_above (StancePlanes *self, gsize row)
{
  guint64 *bits = self->bits + row * self->planes * self->words;

  for (gsize plane = self->planes - 1; plane-- > 0;)
    for (gsize word = 0; word < self->words; word++)
      bits[plane * self->words + word] |= bits[(plane + 1) * self->words + word];
}

static void
fill_lanes (StancePlanes *self)
{
  const gsize size = self->planes * self->words;

  for (gsize row = 0; row < self->rows; row++)
    {
      guint64 *lane = self->lanes + row / STANCE_LANES * size * STANCE_LANES + row % STANCE_LANES;

      for (gsize i = 0; i < size; i++)
        lane[i * STANCE_LANES] = self->bits[row * size + i];
    }
}

StancePlanes *
stance_planes_new (const StanceArray *positions, const StanceColumns *columns, const StanceLevels *levels, gboolean above)
{
  StancePlanes *self = g_new0 (StancePlanes, 1);
  gsize size = 0;
  gboolean fits;

  self->rows = positions->rows;
  self->planes = MAX (levels->n, 1);
  self->words = columns->words;
  fits = g_size_checked_mul (&size, self->planes * STANCE_LANES, self->words) && g_size_checked_mul (&size, size, stance_planes_blocks (self));
  self->bits = fits ? g_try_new0 (guint64, MAX (size, 1)) : NULL;
  self->lanes = fits ? g_try_new0 (guint64, MAX (size, 1)) : NULL;
  if (!self->bits || !self->lanes)
    {
      stance_planes_free (self);
      return NULL;
    }
  for (gsize row = 0; row < self->rows; row++)
    {
      fill_row (self, row, positions->values + row * positions->columns, columns, levels);
      if (above)
        add_above (self, row);
    }
  fill_lanes (self);
  return self;
}

void
stance_planes_free (StancePlanes *self)
{
  g_free (self->bits);
  g_free (self->lanes);
  g_free (self);
}
