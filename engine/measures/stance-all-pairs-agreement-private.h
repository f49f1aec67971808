/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Kappa or pi of all pairs of parties at once. */
#pragma once

#include "stance-agreement-private.h"
#include "stance-all-pairs-private.h"

/* Parties x issues as categories (the coding's units are parties, its raters issues), and agreement weights of these. Cohen's or Scott's coefficient, each
 * over the issues that the two share, as stance_agreement_of_table() has it, the party of the lower number as first rater (of weights that are not
 * symmetrical, the transposed give the rest). Undefined: nothing-shared, no-chance. Up to 32 categories are counted as bits. NULL where there is no memory
 * for it. */
StanceAllPairs *stance_all_pairs_agreement (const StanceRatingCodes *coding, const StanceArray *weights, StanceCoefficient coefficient);
