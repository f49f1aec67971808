/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-pair-sums-private.h"

#include <math.h>
#include <string.h>

#include "stance-grid-private.h"

#define CHUNK 256 /* issues of a block that stay near the processor */
#define GRID_MOST 1e9

typedef struct
{
  const StancePairSource *source;
  const StanceColumns *columns;
  double unit; /* what positions are multiplied with */
  StancePairTake take;
  gpointer data;
} Run;

/* The whole number that a position is on the grid; off the grid, just that much larger. */
static inline double
scale_up (const Run *run, double position)
{
  const double magic = 6755399441055744.0; /* 1.5 * 2^52: adding it rounds to a whole number */
  double scaled = position * run->unit;
  double whole = scaled + magic - magic;

  return whole / run->unit == position ? whole : scaled;
}

static gboolean
is_on_grid (const Run *run, const StanceLevels *levels)
{
  for (guint l = 0; l < levels->n; l++)
    if (run->unit != STANCE_GRID || scale_up (run, levels->values[l]) != rint (scale_up (run, levels->values[l])))
      return FALSE;
  return TRUE;
}

static double
find_unit (const double *positions, gsize n)
{
  double most = 0;

  for (gsize i = 0; i < n; i++)
    most = fabs (positions[i]) > most ? fabs (positions[i]) : most;
  return most <= GRID_MOST ? STANCE_GRID : 1;
}

static void
give (const Run *run, gsize row, gsize block, StancePairSums *sums)
{
  const gsize first = block * STANCE_LANES;

  sums->unit = run->unit;
  run->take (row, first, MIN (STANCE_LANES, run->source->positions->rows - first), sums, run->data);
}

/* Bits pay where fewer words are counted than a quarter of the issues. */
static gboolean
are_bits_cheaper (const Run *run, const StanceLevels *levels)
{
  gsize terms = levels->n;

  if (run->source->kinds & STANCE_SUM_SQUARED)
    terms += (gsize) levels->n * levels->n / 2;
  return run->columns->words * terms * 4 <= run->source->positions->columns;
}

static gboolean
run_bits (const Run *run, const StanceCodes *codes)
{
  const StanceLevels *levels = &codes->levels;
  g_autoptr (StancePlanes) planes = stance_planes_new (codes, TRUE);
  g_autofree guint64 *scratch = planes ? g_try_new (guint64, planes->planes * planes->words * STANCE_LANES + 1) : NULL;
  StancePairBits bits = { 0 };

  if (!scratch)
    return FALSE;
  bits = (StancePairBits) { planes->planes, run->columns, { 0 }, run->source->kinds, scratch };
  for (guint l = 1; l < levels->n; l++)
    bits.gaps[l - 1] = scale_up (run, levels->values[l]) - scale_up (run, levels->values[l - 1]);
  for (gsize tile = 0; tile < planes->rows; tile += STANCE_TILE)
    for (gsize block = tile / STANCE_LANES; block < stance_planes_blocks (planes); block++)
      for (gsize row = tile; row < MIN (tile + STANCE_TILE, planes->rows); row++)
        {
          StancePairSums sums;

          stance_pair_bits_add (&bits, stance_planes_row (planes, row), stance_planes_block (planes, block), &sums);
          give (run, row, block, &sums);
        }
  return TRUE;
}

/* What comparing one by one needs. */
typedef struct
{
  const Run *run;
  double *lanes; /* [block][column][lane] */
  StancePlanes *there;
  StanceColumns *columns; /* all in one group, whatever their weights: for n */
  guint64 *scratch;
  guint *at; /* of the tile's rows, chunk by chunk */
  double *values;
  double *weights;
  gsize *starts;
  gsize chunks;
} Values;

static void
values_clear (Values *self)
{
  g_clear_pointer (&self->there, stance_planes_free);
  g_clear_pointer (&self->columns, stance_columns_free);
  g_free (self->lanes);
  g_free (self->scratch);
  g_free (self->at);
  g_free (self->values);
  g_free (self->weights);
  g_free (self->starts);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Values, values_clear)

static double *
copy_to_lanes (const Run *run)
{
  const StanceArray *positions = run->source->positions;
  const gsize blocks = (positions->rows + STANCE_LANES - 1) / STANCE_LANES, size = blocks * STANCE_LANES * positions->columns;
  double *lanes = g_try_new (double, size + 1);

  if (!lanes)
    return NULL;
  for (gsize i = (positions->rows / STANCE_LANES) * STANCE_LANES * positions->columns; i < size; i++)
    lanes[i] = NAN;
  for (gsize row = 0; row < positions->rows; row++)
    {
      double *lane = lanes + row / STANCE_LANES * STANCE_LANES * positions->columns + row % STANCE_LANES;

      for (gsize column = 0; column < positions->columns; column++)
        lane[column * STANCE_LANES] = scale_up (run, stance_array_get (positions, row, column));
    }
  return lanes;
}

static StanceColumns *
group_once (const Run *run)
{
  const gsize n = run->source->positions->columns;
  g_autofree double *ones = g_new (double, n + 1);

  for (gsize i = 0; i < n; i++)
    ones[i] = run->source->weights && !(run->source->weights[i] > 0) ? 0 : 1;
  return stance_columns_new (ones, n);
}

static gboolean
values_init (Values *self, const Run *run)
{
  const StanceLevels any = { .n = 0 };
  g_autoptr (StanceCodes) codes = NULL;
  const gsize n = run->source->positions->columns;

  *self = (Values) { .run = run, .columns = group_once (run), .chunks = n / CHUNK + 1 };
  self->lanes = copy_to_lanes (run);
  codes = stance_codes_new (run->source->positions, self->columns, &any);
  self->there = codes ? stance_planes_new (codes, FALSE) : NULL;
  self->scratch = g_try_new (guint64, self->columns->words * STANCE_LANES + 1);
  self->at = g_try_new (guint, STANCE_TILE * n + 1);
  self->values = g_try_new (double, STANCE_TILE * n + 1);
  self->weights = g_try_new (double, STANCE_TILE * n + 1);
  self->starts = g_try_new (gsize, STANCE_TILE * (self->chunks + 1));
  return self->lanes && self->there && self->scratch && self->at && self->values && self->weights && self->starts;
}

/* Of one row of the tile, what is there, and where each chunk's begin. */
static void
load_row (Values *self, gsize row)
{
  const StancePairSource *source = self->run->source;
  const gsize n = source->positions->columns, offset = row % STANCE_TILE * n;
  gsize *starts = self->starts + row % STANCE_TILE * (self->chunks + 1), count = 0;

  for (gsize column = 0; column < n; column++)
    {
      const double position = stance_array_get (source->positions, row, column), weight = source->weights ? source->weights[column] : 1;

      if (column % CHUNK == 0)
        starts[column / CHUNK] = count;
      if (isnan (position) || !(weight > 0))
        continue;
      self->at[offset + count] = (guint) column;
      self->values[offset + count] = scale_up (self->run, position);
      self->weights[offset + count++] = weight;
    }
  for (gsize chunk = (n + CHUNK - 1) / CHUNK; chunk <= self->chunks; chunk++)
    starts[chunk] = count;
}

/* n, and the weights where they are all the same. */
static void
count_shared (const Values *self, gsize row, gsize block, StancePairSums *sums)
{
  const StancePairBits bits = { 1, self->columns, { 0 }, 0, self->scratch };

  stance_pair_bits_add (&bits, stance_planes_row (self->there, row), stance_planes_block (self->there, block), sums);
  if (self->run->columns->n_groups > 1)
    memset (sums->weight, 0, sizeof sums->weight);
}

static void
weigh_once (const Run *run, StancePairSums *sums)
{
  const double weight = run->columns->n_groups == 1 ? run->columns->weights[0] : 1;

  for (guint lane = 0; lane < STANCE_LANES; lane++)
    {
      sums->weight[lane] *= weight;
      sums->absolute[lane] *= weight;
      sums->squared[lane] *= weight;
    }
}

static void
run_tile (const Values *self, gsize tile, gsize end, gsize block)
{
  const gsize n = self->run->source->positions->columns;
  const double *lanes = self->lanes + block * STANCE_LANES * n;
  const gboolean weighted = self->run->columns->n_groups > 1;
  StancePairSums sums[STANCE_TILE];

  for (gsize row = tile; row < end; row++)
    count_shared (self, row, block, &sums[row - tile]);
  for (gsize chunk = 0; chunk < self->chunks; chunk++)
    for (gsize row = tile; row < end; row++)
      {
        const gsize *starts = self->starts + (row - tile) * (self->chunks + 1) + chunk, offset = (row - tile) * n + starts[0];
        const StancePairRow x = { self->at + offset, self->values + offset, self->weights + offset, starts[1] - starts[0] };

        stance_pair_values_add (&x, lanes, self->run->source->kinds, weighted, &sums[row - tile]);
      }
  for (gsize row = tile; row < end; row++)
    {
      if (!weighted)
        weigh_once (self->run, &sums[row - tile]);
      give (self->run, row, block, &sums[row - tile]);
    }
}

static gboolean
run_values (const Run *run)
{
  const gsize rows = run->source->positions->rows;
  g_auto (Values) values = { 0 };

  if (!values_init (&values, run))
    return FALSE;
  for (gsize tile = 0; tile < rows; tile += STANCE_TILE)
    {
      const gsize end = MIN (tile + STANCE_TILE, rows);

      for (gsize row = tile; row < end; row++)
        load_row (&values, row);
      for (gsize block = tile / STANCE_LANES; block < stance_planes_blocks (values.there); block++)
        run_tile (&values, tile, end, block);
    }
  return TRUE;
}

gboolean
stance_pair_sums_each (const StancePairSource *self, StancePairTake take, gpointer data)
{
  g_autoptr (StanceColumns) columns = stance_columns_new (self->weights, self->positions->columns);
  g_autoptr (StanceCodes) codes = stance_codes_new (self->positions, columns, NULL);
  Run run = { self, columns, 0, take, data };

  run.unit = codes ? find_unit (codes->levels.values, codes->levels.n)
                   : find_unit (self->positions->values, self->positions->rows * self->positions->columns);
  if (codes && is_on_grid (&run, &codes->levels) && are_bits_cheaper (&run, &codes->levels))
    return run_bits (&run, codes);
  g_clear_pointer (&codes, stance_codes_free);
  return run_values (&run);
}

gboolean
stance_pair_tables_each (const StanceCodes *codes, StancePairTakeTables take, gpointer data)
{
  g_autoptr (StancePlanes) planes = stance_planes_new (codes, FALSE);
  g_autofree guint64 *scratch = planes ? g_try_new (guint64, planes->words + 1) : NULL;
  g_autofree guint64 *counts = g_new (guint64, (gsize) codes->levels.n * codes->levels.n * STANCE_LANES + 1);
  StancePairTables tables;

  if (!scratch)
    return FALSE;
  tables = (StancePairTables) { planes->planes, planes->words, scratch };
  for (gsize tile = 0; tile < planes->rows; tile += STANCE_TILE)
    for (gsize block = tile / STANCE_LANES; block < stance_planes_blocks (planes); block++)
      for (gsize row = tile; row < MIN (tile + STANCE_TILE, planes->rows); row++)
        {
          const gsize first = block * STANCE_LANES;

          stance_pair_bits_tabulate (&tables, stance_planes_row (planes, row), stance_planes_block (planes, block), counts);
          take (row, first, MIN (STANCE_LANES, planes->rows - first), counts, data);
        }
  return TRUE;
}
