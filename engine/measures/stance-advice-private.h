/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Matching as voting advice applications do it: how far the answers of a target are from those of a reference. */
#pragma once

#include <glib.h>

#include "stance-figure-private.h"

typedef enum
{
  STANCE_ADVICE_MANHATTAN,
  STANCE_ADVICE_EUCLIDEAN,
  STANCE_ADVICE_DIRECTIONAL,
  STANCE_ADVICE_HYBRID, /* the mean of Manhattan and Directional */
} StanceAdviceMetric;

/* What an answer counts that the target did not give. What the reference did not answer is never counted. */
typedef enum
{
  STANCE_ADVICE_NEUTRAL,  /* the middle of the scale */
  STANCE_ADVICE_RELATIVE, /* the end that is farther from the reference's answer; of a middle one the upper, or the lower */
  STANCE_ADVICE_DROP,     /* is left out */
  STANCE_ADVICE_MENDEZ,   /* half of what a question can be apart, so that silence pulls to the middle of the scores */
} StanceAdviceMissing;

typedef struct
{
  double low; /* the ends of an ordinal one */
  double high;
  guint choices; /* how many a categorical one has, answered 0 to choices - 1; 0: ordinal */
  double weight;
} StanceAdviceQuestion;

typedef struct
{
  const StanceAdviceQuestion *questions;
  gsize size;
  StanceAdviceMetric metric;
  StanceAdviceMissing missing;
  gboolean lower; /* the relative end of a middle answer is the lower */
} StanceAdvice;

/* The distance, 0 to 1, of two rows of answers (NaN is missing). Answers lie on a scale of width 1 about 0. With w the weight of a question, d of a
 * pair of answers a and b is |a - b| (Manhattan, Euclidean) or 1/2 - 2 a b (Directional), and the distance is sum w d / sum w, or
 * sqrt (sum (w d)^2 / sum w^2) (Euclidean). A question of m > 2 choices is m questions, one for each choice, of weight w / m (Euclidean: w / sqrt m).
 * F. Mendez, Journal of Elections, Public Opinion and Parties 27 (2017), 31-55; the sums are those of OpenVAA's library, in its order. n is the
 * questions that both answered. Undefined: no-data (the reference has no answer), nothing-shared (all was dropped), no-weight. */
StanceFigure stance_advice_distance (const StanceAdvice *self, const double *reference, const double *target);
/* 100 (1 - distance), rounded, halves up; NaN for NaN. */
double stance_advice_score (double distance);
/* sum s / answered, -1 to 1: of scores of single questions, -1 to 1, that the reference has answered and the target may not have (NaN, counted as 0).
 * Undefined: no-data (answered is 0, or less than there are scores). */
StanceFigure stance_advice_mendez (const double *scores, gsize n, double answered);
