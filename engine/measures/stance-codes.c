/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "stance-planes-private.h"
#include "stance-processors-private.h"

#define WORD 64

/* Of each of 64 positions; FALSE where one is at no level. */
STANCE_FOR_EACH_PROCESSOR static gboolean
find_codes (const double *positions, const StanceLevels *levels, guint8 *codes)
{
  guint64 wide[WORD];
  guint64 unknown = 0;

  for (guint i = 0; i < WORD; i++)
    wide[i] = positions[i] == positions[i] ? 0 : STANCE_CODE_NONE;
  for (guint l = 0; l < levels->n; l++)
    for (guint i = 0; i < WORD; i++)
      wide[i] |= positions[i] == levels->values[l] ? l + 1 : 0;
  for (guint i = 0; i < WORD; i++)
    unknown |= wide[i] == 0 ? 1 : 0;
  for (guint i = 0; i < WORD; i++)
    codes[i] = (guint8) wide[i];
  return unknown == 0;
}

static gboolean
add_level (StanceLevels *self, double value)
{
  if (self->n == STANCE_PLANES_LEVELS)
    return FALSE;
  self->values[self->n++] = value;
  return TRUE;
}

/* FALSE where there are too many. */
static gboolean
add_levels (StanceCodes *self, const double *positions, guint8 *codes)
{
  for (guint i = 0; i < WORD; i++)
    {
      if (codes[i] != 0)
        continue;
      if (!add_level (&self->levels, positions[i]))
        return FALSE;
      find_codes (positions, &self->levels, codes);
    }
  return TRUE;
}

/* Columns rise within a word. */
static const double *
gather (const double *positions, const gsize *columns, double *chunk)
{
  if (columns[WORD - 1] - columns[0] == WORD - 1)
    return positions + columns[0];
  for (gsize i = 0; i < WORD; i++)
    chunk[i] = columns[i] == G_MAXSIZE ? NAN : positions[columns[i]];
  return chunk;
}

/* FALSE where levels are to be found and there are too many. */
static gboolean
fill_row (StanceCodes *self, const double *positions, const StanceColumns *columns, guint8 *codes, gboolean find)
{
  double chunk[WORD];

  for (gsize i = 0; i < self->columns; i += WORD)
    {
      const double *word = gather (positions, columns->columns + i, chunk);

      if (!find_codes (word, &self->levels, codes + i) && find && !add_levels (self, word, codes + i))
        return FALSE;
    }
  return TRUE;
}

static int
compare_levels (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* Levels in the order of their values keep the codes that they were found with. */
static void
sort_levels (StanceCodes *self)
{
  const StanceLevels found = self->levels;

  qsort (self->levels.values, self->levels.n, sizeof (double), compare_levels);
  for (guint i = 0; i < found.n; i++)
    for (guint code = 0; code < found.n; code++)
      if (self->levels.values[i] == found.values[code])
        self->codes[i] = (guint8) (code + 1);
}

/* For `columns` bits, filled up to whole words. NULL without memory. */
static StanceCodes *
allocate (gsize rows, gsize columns)
{
  StanceCodes *self = g_new0 (StanceCodes, 1);
  gsize size = 0;
  gboolean fits;

  self->rows = rows;
  self->columns = (columns + WORD - 1) / WORD * WORD;
  fits = g_size_checked_mul (&size, rows, self->columns);
  self->bytes = fits ? g_try_new (guint8, size + 1) : NULL;
  if (!self->bytes)
    g_clear_pointer (&self, stance_codes_free);
  return self;
}

StanceCodes *
stance_codes_new (const StanceArray *positions, const StanceColumns *columns, const StanceLevels *levels)
{
  g_autoptr (StanceCodes) self = allocate (positions->rows, columns->words * WORD);

  if (!self)
    return NULL;
  if (levels)
    self->levels = *levels;
  for (gsize row = 0; row < self->rows; row++)
    if (!fill_row (self, positions->values + row * positions->columns, columns, self->bytes + row * self->columns, !levels))
      return NULL;
  sort_levels (self);
  return g_steal_pointer (&self);
}

StanceCodes *
stance_codes_new_from_indices (const int *indices, gsize rows, gsize columns, guint n)
{
  StanceCodes *self = allocate (rows, columns);

  for (guint i = 0; self && i < n; i++)
    {
      self->levels.values[self->levels.n++] = i;
      self->codes[i] = (guint8) (i + 1);
    }
  for (gsize row = 0; self && row < rows; row++)
    {
      guint8 *bytes = self->bytes + row * self->columns;

      for (gsize i = 0; i < columns; i++)
        bytes[i] = indices[row * columns + i] < 0 ? STANCE_CODE_NONE : (guint8) (indices[row * columns + i] + 1);
      memset (bytes + columns, STANCE_CODE_NONE, self->columns - columns);
    }
  return self;
}

void
stance_codes_free (StanceCodes *self)
{
  g_free (self->bytes);
  g_free (self);
}
