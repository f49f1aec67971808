/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>
#include <stance/stance-comparison.h>

#include "stance-table-private.h"

typedef struct
{
  guint party;
  guint issue;
  StanceScore a; /* NaN where missing */
  StanceScore b;
} StanceCellPair;

typedef struct
{
  StanceTable *table;   /* NULL: nothing was said */
  StanceMatrix *matrix; /* NULL with it */
  StanceVoices *voices; /* NULL: those of the statements */
  char *name;           /* NULL */
  guint n_unlikely;     /* statements that are not in the table */
} StanceComparisonSide;

struct _StanceComparison
{
  StanceComparisonSide sides[2];
  StanceModel *model;   /* NULL */
  StanceNames *parties; /* of both sides, in the model's order */
  StanceNames *issues;
  GArray *pairs; /* of StanceCellPair */
};

static inline gboolean
stance_cell_pair_has_both (const StanceCellPair *self)
{
  return !isnan (self->a.value) && !isnan (self->b.value);
}

/* How sure it is that the positions of some statements differ from those of others; streams of random numbers differ by number. */
StanceDifference stance_difference_find (GPtrArray *a, GPtrArray *b, guint seed, guint stream);
/* Which words of the quotes differ. (element-type StanceChange) */
const GArray *stance_retelling_get_places (const StanceRetelling *self);
/* The statements of one side on a party and an issue, NULL for all; none for a side without any. (transfer full) */
GPtrArray *stance_comparison_take (const StanceComparison *self, guint side, const char *party, const char *issue);
