/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wordfish: texts placed by their words alone, no position given (Slapin and Proksch 2008, AJPS 52), fitted as quanteda fits it. */
#pragma once

#include "stance-array-private.h"
#include "stance-figure-private.h"

/* Count of word k in text i: Poisson with log rate alpha_i + psi_k + beta_k theta_i, normal priors about 0. Word parameters given texts, then texts given
 * words, by Newton steps (at most ten each time; the very first halved); then alpha is centred and theta standardised (mean 0, SD 1 with n - 1). Starts: alpha
 * and psi from the sums, theta from the first left singular vector of the standardised residuals of independence, beta 0. What comes out depends on the
 * priors and on the rule for stopping: say both. */
typedef struct
{
  double priors[4];   /* standard deviations of alpha, psi, beta, theta; INFINITY for none */
  double tolerance;   /* of the log posterior */
  double inner;       /* of the parameters within one update */
  gboolean absolute;  /* stop when the log posterior changes by no more; else already when it rises by no more, which a fall does too */
  guint iterations;   /* rounds at most */
  gsize low;          /* theta of this text is to be below ... */
  gsize high;         /* ... that of this */
} StanceWordfishOptions;

typedef enum
{
  STANCE_WORDFISH_SETTLED,   /* the log posterior changed by no more than the tolerance */
  STANCE_WORDFISH_FELL,      /* it fell: standardising theta undoes part of a step */
  STANCE_WORDFISH_EXHAUSTED, /* all rounds were used */
} StanceWordfishStop;

/* Texts and words without counts have NaN. Errors are from the curvature of each text's, or word's, own two parameters, the others held fixed. */
typedef struct
{
  StanceReason reason;
  gsize texts; /* with words */
  gsize words; /* in texts */
  double *theta;
  double *theta_error;
  double *alpha;
  double *alpha_error;
  double *beta;
  double *beta_error;
  double *psi;
  double *psi_error;
  double log_likelihood; /* with the factorials of the counts */
  double log_posterior;  /* of all but constants: without factorials, and without the priors' norms */
  guint iterations;
  StanceWordfishStop stop;
} StanceWordfish;

void stance_wordfish_clear (StanceWordfish *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceWordfish, stance_wordfish_clear)

/* `counts`: documents x words, not negative. Missing counts: incomplete; no counts: no-data; below two texts or words: too-few; texts that use all words alike:
 * constant; parameters that run away: not-converged. */
void stance_wordfish_fit (StanceWordfish *self, const StanceArray *counts, const StanceWordfishOptions *options);
