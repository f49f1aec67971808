/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions that take few values, as bits: for each party and value one bitset over the issues (a plane). So many issues are compared at once as a word
 * has bits, and what is counted is exact. */
#pragma once

#include "stance-array-private.h"

#define STANCE_PLANES_LEVELS 32 /* no more values than this */
#define STANCE_LANES 16         /* parties that are compared with one other at once */
#define STANCE_TILE 8           /* parties that are compared with those before the next ones are looked at */

/* The values that positions take. */
typedef struct
{
  double values[STANCE_PLANES_LEVELS];
  guint n;
} StanceLevels;

/* Issues in the order of their bits: those of one weight beside each other, each weight beginning at a new word. */
typedef struct
{
  gsize *columns;  /* G_MAXSIZE where a bit stands for no issue */
  gsize words;
  gsize *starts;   /* where each group's words begin, and at last `words` */
  double *weights; /* of each group */
  gsize n_groups;
} StanceColumns;

typedef struct
{
  gsize rows;
  gsize planes;
  gsize words;
  guint64 *bits;  /* [row][plane][word] */
  guint64 *lanes; /* [block of STANCE_LANES rows][plane][word][lane]; rows beyond the last have no bits */
} StancePlanes;

/* Issues whose weight is not above 0 are left out; `weights` NULL: all 1. */
StanceColumns *stance_columns_new (const double *weights, gsize n);
void stance_columns_free (StanceColumns *self);

/* The level of each position by its number, in the columns' order. */
typedef struct
{
  guint8 *bytes; /* STANCE_CODE_NONE where missing, 0 where at none of the levels, else the code of the level */
  StanceLevels levels;
  guint8 codes[STANCE_PLANES_LEVELS]; /* of each level */
  gsize rows;
  gsize columns;
} StanceCodes;

#define STANCE_CODE_NONE 255

/* With `levels`, those; without, all that occur, rising, or NULL where there are more than STANCE_PLANES_LEVELS. NULL without memory for it, too. */
StanceCodes *stance_codes_new (const StanceArray *positions, const StanceColumns *columns, const StanceLevels *levels);
/* rows x columns indices of `n` levels, whose values are 0 and on; below 0 where missing. */
StanceCodes *stance_codes_new_from_indices (const int *indices, gsize rows, gsize columns, guint n);
void stance_codes_free (StanceCodes *self);

/* Plane l is what is at levels[l] or, if `above`, at or above it (then plane 0 is all that is there). Positions that are at no level are missing. Where
 * there is no level at all, the only plane is whatever is not missing. NULL without memory for it. */
StancePlanes *stance_planes_new (const StanceCodes *codes, gboolean above);
void stance_planes_free (StancePlanes *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceColumns, stance_columns_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceCodes, stance_codes_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StancePlanes, stance_planes_free)

static inline gsize
stance_planes_blocks (const StancePlanes *self)
{
  return (self->rows + STANCE_LANES - 1) / STANCE_LANES;
}

static inline const guint64 *
stance_planes_row (const StancePlanes *self, gsize row)
{
  return self->bits + row * self->planes * self->words;
}

static inline const guint64 *
stance_planes_block (const StancePlanes *self, gsize block)
{
  return self->lanes + block * self->planes * self->words * STANCE_LANES;
}
