/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wordscores: texts placed by the words they share with reference texts whose positions are given (Laver, Benoit and Garry 2003, APSR 97). */
#pragma once

#include "stance-array-private.h"
#include "stance-figure-private.h"

/* With F_wr the share of word w in reference text r (counts plus `smooth` for each word, where that is asked for) and A_r the position of r:
 *   word score  S_w = sum over r of A_r F_wr / sum over r of F_wr; NaN for words of no reference text
 *   raw score   S_v = sum over scored words of F_wv S_w, F_wv shares among the scored words of v, never smoothed
 *   its error   sqrt (sum of F_wv (S_w - S_v)^2 / number of scored words in v)
 *   LBG         mean + (S_v - mean) SD (A) / SD (S), over the texts predicted; SD with n - 1
 *   MV          (S_v - S_low) (A_high - A_low) / (S_high - S_low) + A_low, low and high the reference texts at the ends (Martin and Vanberg 2008); of several
 *               at one end their mean. Only where these are among the texts predicted
 * Errors of rescaled scores are those of the raw ones times the factor. A text without a scored word has NaN and is not counted. */
typedef struct
{
  double *scores; /* of the texts predicted, in the order given */
  double *errors;
  StanceReason reason; /* why all are NaN */
} StanceTextScores;

typedef struct
{
  double *words;
  gsize scored_words;
  gsize *documents; /* those predicted */
  gsize n;          /* how many */
  StanceTextScores raw;
  StanceTextScores lbg;
  StanceTextScores mv;
} StanceWordscores;

void stance_wordscores_clear (StanceWordscores *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceWordscores, stance_wordscores_clear)

typedef struct
{
  double smooth;
  const gboolean *predict; /* by document */
} StanceWordscoresOptions;

/* `counts`: documents x words, not negative; `references`: positions of documents, NaN for the others. raw: incomplete where a count is missing, too-few below
 * two reference texts, no-data where one of them has no words or nothing is predicted. LBG: too-few below two texts, constant where positions or scores do not
 * vary. MV: incomplete where the ends are not predicted, constant where they have one score. */
void stance_wordscores_fit (StanceWordscores *self, const StanceArray *counts, const double *references, const StanceWordscoresOptions *options);
