/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A request whose data are read as another sample of them: drawn anew, with something left out, or dealt out anew. What is drawn depends on the seed, the
 * number of the draw and the member's name alone. */
#pragma once

#include "stance-random-private.h"
#include "stance-request-private.h"

/* What the data are a sample of. */
typedef enum
{
  STANCE_SAMPLING_NONE,  /* of nothing that could be drawn anew */
  STANCE_SAMPLING_UNITS, /* issues, units or groups, which keep what is said of each together: x with y and weights, columns of positions or raters_by_units,
                          * rows of units_by_raters; or cells of table that count them */
  STANCE_SAMPLING_APART, /* units of each list by themselves, or of frequencies, p, q and each row of counts */
} StanceSampling;

typedef enum
{
  STANCE_DRAW_RANDOM,    /* as many as there are, with replacement; counts as a multinomial */
  STANCE_DRAW_LEAVE_OUT, /* all but one piece */
  STANCE_DRAW_DEAL,      /* y in another order */
} StanceDrawKind;

struct _StanceDraw
{
  StanceDrawKind kind;
  StanceSampling sampling;
  gsl_rng *rng;
  guint seed;
  guint number;
  gsize piece;        /* that is left out: every piece-th of `pieces` units, or one unit of a cell */
  gsize pieces;
  gsize second;       /* pieces of the first list, p or x, where the second, q or y, is apart */
  const gsize *order; /* of y */
};

/* What is read of "data", drawn. */
void stance_draw_numbers (const StanceDraw *self, const char *key, StanceNumbers *numbers);
void stance_draw_array (const StanceDraw *self, const char *key, StanceArray *array);

/* Sets `pieces` and `second`, and gives how many units each piece stands for; NULL: each for one, or on a fault, as when counts are shares. `each` is
 * whether the pieces are wanted one by one. */
double *stance_draw_init (StanceDraw *self, StanceRequest *request, StanceSampling sampling, gboolean each);
