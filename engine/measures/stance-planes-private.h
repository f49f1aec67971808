/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Positions that take few values, as bits: for each party and value one bitset over the issues (a plane). So many issues are compared at once as a word
 * has bits, and what is counted is exact. */
#pragma once

#include "stance-array-private.h"

#define STANCE_PLANES_LEVELS 32 /* no more values than this */
#define STANCE_LANES 16         /* parties that are compared with one other at once */

/* The values that positions take, rising. */
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

/* FALSE where there are more values than STANCE_PLANES_LEVELS. */
gboolean stance_levels_find (StanceLevels *self, const StanceArray *positions);

/* Issues whose weight is not above 0 are left out; `weights` NULL: all 1. */
StanceColumns *stance_columns_new (const double *weights, gsize n);
void stance_columns_free (StanceColumns *self);

/* Plane l is what is at levels[l] or, if `above`, at or above it (then plane 0 is all that is there). Positions that are at no level are missing. Where
 * there is no level at all, the only plane is whatever is not missing. NULL without memory for it. */
StancePlanes *stance_planes_new (const StanceArray *positions, const StanceColumns *columns, const StanceLevels *levels, gboolean above);
void stance_planes_free (StancePlanes *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceColumns, stance_columns_free)
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
