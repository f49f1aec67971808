/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Similarity of two rows of valued positions beyond what chance gives, with a free measure of disagreement (F. Häge 2011, Political Analysis
 * 19:287-305). */
#pragma once

#include <glib.h>

#include "stance-figure-private.h"

typedef enum
{
  STANCE_VALUED_SQUARED,  /* (a - b)^2 */
  STANCE_VALUED_ABSOLUTE, /* |a - b| */
  STANCE_VALUED_NOMINAL,  /* 0 or 1 */
} StanceValuedKind;

/* Positions of two parties, issue by issue (NaN is missing), and the issues' weights (NULL: all 1). */
typedef struct
{
  const double *x;
  const double *y;
  const double *weights;
  gsize n;
  StanceValuedKind kind;
  double range; /* of the scale; NaN when it is not known: S and A are then undefined */
} StanceValued;

/* d: mean disagreement over the shared issues; e: over all pairs of an issue of the one and an issue of the other, or (pooled) of two positions of either,
 * with the weights of both. largest: disagreement over the whole range. */
typedef struct
{
  StanceFigure s;           /* 1 - 2 d / largest, -1 to 1 */
  StanceFigure kappa;       /* 1 - d / e */
  StanceFigure pi;          /* 1 - d / e pooled */
  StanceFigure a;           /* S less what S is expected to be: 2 (e - d) / largest (S. Benati & A. Capurri) */
  double observed;          /* d / largest */
  double expected;          /* e / largest */
  double pooled;
} StanceValuedFigures;

/* Undefined: nothing-shared, no-weight, no-chance (e is 0: both rows constant and the same), not-applicable (no range). N log N. */
StanceValuedFigures stance_valued_compare (const StanceValued *valued);
