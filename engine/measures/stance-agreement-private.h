/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Agreement on categories beyond what chance gives: (po - pe) / (1 - pe), with po the (weighted) share of pairs of ratings that agree, and pe what the
 * coefficient takes chance to be. At most 1; 0 at chance; below 0 where raters agree less than by chance. */
#pragma once

#include "stance-array-private.h"
#include "stance-figure-private.h"

/* What chance is. p_k., p_.k: shares of a category with either rater; pi_k: with all of them; w: agreement weights; q: how many categories there are. */
typedef enum
{
  STANCE_COEFFICIENT_COHEN,            /* sum w p_k. p_.l (Cohen 1960, 1968); for many raters Conger's exact Fleiss kappa (1980) */
  STANCE_COEFFICIENT_SCOTT,            /* sum w pi_k pi_l (Scott 1955); for many raters Fleiss's kappa (1971) */
  STANCE_COEFFICIENT_GWET,             /* sum w / (q (q - 1)) x sum pi_k (1 - pi_k): AC1, weighted AC2 (Gwet 2008) */
  STANCE_COEFFICIENT_BRENNAN_PREDIGER, /* sum w / q^2 (Brennan & Prediger 1981) */
  STANCE_COEFFICIENT_KRIPPENDORFF,     /* as Scott, with po corrected for the size of the sample (Krippendorff 2011) */
} StanceCoefficient;

typedef struct
{
  StanceFigure figure;
  double observed; /* po; NaN without data */
  double expected; /* pe */
} StanceAgreement;

/* Units by the category that two raters gave them: counts, or shares with `n` the units they rest on (0: not known, so no standard error and no alpha). */
typedef struct
{
  const StanceArray *table;
  const StanceArray *weights;
  double n;
} StanceContingency;

/* Standard errors: Fleiss, Cohen & Everitt 1969 for kappa, Gwet 2014 for the others. Undefined without units (nothing-shared), where chance agreement is
 * complete, as when both raters always say the same one thing (no-chance), and for AC with one category (not-applicable). po is given all the same. */
StanceAgreement stance_agreement_of_table (const StanceContingency *contingency, StanceCoefficient coefficient);

/* The category (an index) that each rater gave each unit; -1 where he gave none. Unit by unit. */
typedef struct
{
  int *codes;
  gsize units;
  gsize raters;
} StanceRatingCodes;

/* Every unit with a rating counts towards the shares of categories, those with two or more towards po (Gwet 2014; for Krippendorff's alpha only those
 * count at all). n is the units with two ratings or more. Standard errors: Gwet 2014, over units. */
StanceAgreement stance_agreement_of_raters (const StanceRatingCodes *coding, const StanceArray *weights, StanceCoefficient coefficient);
/* Light's kappa (1971): the mean of Cohen's over all pairs of raters, each over the units that the two share. Undefined where a pair is. */
StanceAgreement stance_agreement_light (const StanceRatingCodes *coding, const StanceArray *weights);
/* Categories x categories: how often the first rater said the one where the second said the other. */
StanceArray *stance_coding_tabulate (const StanceRatingCodes *coding, gsize first, gsize second, gsize levels);
