/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements counted by actor, concept and level, and the networks of those counts, as Discourse Network Analyzer defines them (Leifeld 2017, "Discourse
 * network analysis: policy debates as dynamic networks", in The Oxford Handbook of Political Networks; qualifiers of several levels: Leifeld, Henrichsen,
 * Buckton, Fergie and Hilton 2022). x is a count of actor i, x' one of actor j, k and k' are levels, d = |k - k'| / R with R the range of the levels. */
#pragma once

#include "stance-array-private.h"
#include "stance-coding-private.h"

/* What statements say. Of a binary qualifier 1 is for and 0 against. */
typedef struct
{
  const int *levels; /* rising */
  gsize n_levels;
  double range;      /* of the scale, from its lowest to its highest level; 0 where there is only one, and then nothing is in conflict */
  gboolean binary;
} StanceQualifier;

typedef struct
{
  StanceArray *counts; /* rows x (levels x columns), a block of columns for each level */
  StanceArray *totals; /* rows x columns: over all levels */
  int *levels;
  gsize n_levels;
  double range;
  gboolean binary;
  gsize columns;
} StanceCounts;

/* Counts the statements: actors are the rows, concepts the columns. Those of other levels, actors or concepts are left out. NULL when there is no memory. */
StanceCounts *stance_counts_new (const StanceCodedStatement *codings, gsize n, gsize n_actors, gsize n_concepts, const StanceQualifier *qualifier);
/* Concepts as rows. */
StanceCounts *stance_counts_transpose (const StanceCounts *self);
void stance_counts_free (StanceCounts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceCounts, stance_counts_free)

/* Row x row; the diagonal is 0. Over all columns and pairs of levels:
 *   congruence: sum x x' (1 - d); conflict: sum x x' d; subtract: congruence - conflict; ignore: sum x x'
 * divided by
 *   average: (A + A') / 2, A the statements of a row
 *   jaccard: m11 + m10 + m01; m11 = sum of x x' of one column and level, m10 = sum of x where x' is 0, m01 = sum of x' where x is 0
 *   cosine: sqrt (c c'), c the congruence of a row with itself (ignore: its sum of squares over columns); congruence and ignore are then from 0 to 1,
 *     subtract from -1 to 1
 *   dna-cosine: A A'
 * Where what is divided by is 0, it is `undefined`. NULL when the aggregate or normalisation is of two-mode networks, or there is no memory. */
StanceArray *stance_counts_one_mode (const StanceCounts *self, StanceAggregate aggregate, StanceNormalisation normalisation, double undefined);

/* Row x column. ignore: statements; subtract: sum of k x (binary: those for less those against); combine: 2^r added up over the levels that occur, r = 0
 * for the highest level, 1 for the next and so on (binary: 1 for, 2 against, 3 both), at most 52 levels. Divided by activity: the statements of the row
 * (combine: its cells that are not 0); prominence: the same of the column. */
StanceArray *stance_counts_two_mode (const StanceCounts *self, StanceAggregate aggregate, StanceNormalisation normalisation, double undefined);
