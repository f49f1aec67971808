/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Coalitions: groups of parties that agree more among themselves than their agreement with all lets expect (Newman and Girvan 2004; with negative weights
 * Gomez, Jensen and Arenas 2009). */
#pragma once

#include "stance-array-private.h"
#include "stance-figure-private.h"

/* Q = sum over pairs i, j within a group of (w_ij - g e+_ij + g e-_ij) / (2 W+ + 2 W-), g the resolution (1). w is the agreement of two parties: symmetric,
 * any sign, NaN where unknown; the diagonal is not looked at. e+ and e- are what the sums of positive and of negative agreement let expect: s_i s_j / 2W where
 * all is known. A pair that is unknown counts neither as agreement nor as expectation: then e_ij = a_i a_j over the known pairs alone, with a such that each
 * party's expectations still add up to its sum. Q is below 1; 0 for one group of all that are known to each other (at resolution 1). Nothing known: no-data;
 * all agreements 0: no-weight. `labels` are any numbers, 0 is alone. n is the parties with a known pair. */
StanceFigure stance_modularity (const StanceArray *agreements, const guint *labels, double resolution);

typedef struct
{
  StanceFigure modularity;
  guint *labels;  /* from 1, in the order of the first member; 0 for parties without a known pair */
  guint count;    /* of groups */
  gboolean exact; /* whether all partitions were tried, and none is better */
} StanceCoalitions;

void stance_coalitions_clear (StanceCoalitions *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceCoalitions, stance_coalitions_clear)

/* The partition of the greatest modularity: up to STANCE_COALITIONS_EXACT parties all are tried, in the order of their labels, and the first of equals is
 * kept. Beyond that local moves, party after party, then of whole groups (Blondel et al. 2008), again until nothing gets better; ties go to the group with
 * the lowest first member. That is done from the order given and from STANCE_COALITIONS_ORDERS - 1 others, always the same: the same data in the same order
 * give the same groups. */
void stance_coalitions_find (StanceCoalitions *self, const StanceArray *agreements, double resolution);

#define STANCE_COALITIONS_EXACT 10
#define STANCE_COALITIONS_ORDERS 10
