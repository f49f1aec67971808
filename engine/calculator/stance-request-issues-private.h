/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two parties, or a table of them, over the same issues: what the measures of positions ask for. */
#pragma once

#include "stance-all-pairs-private.h"
#include "stance-answer-private.h"
#include "stance-pairwise-private.h"
#include "stance-request-private.h"

typedef struct
{
  StanceArray *positions; /* parties x issues; two rows where x and y were given */
  gboolean is_pair;       /* x and y were given */
  StanceNumbers weights;  /* of the issues; no values: all 1 */
  gsize min_n;            /* shared issues below which a pair is undefined */
} StanceIssues;

/* "x" and "y", or "positions"; "weights" where they are taken; the option "min_n". Faults go to the request. */
void stance_issues_init (StanceIssues *self, StanceRequest *request, gboolean weighted);
void stance_issues_clear (StanceIssues *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceIssues, stance_issues_clear)

/* The width of the options' "scale" [low, high] or "range" (a number). A fault when there is neither, when it is not above 0, or when positions lie
 * outside. */
double stance_issues_get_range (const StanceIssues *self, StanceRequest *request);
/* The same for Gower's: without any, or with "range": "observed", every issue of the table is divided by the range it shows, and the width is 1. */
double stance_issues_get_observed_range (StanceIssues *self, StanceRequest *request);
/* A list of numbers that are there and not negative. */
StanceNumbers stance_request_get_weights (StanceRequest *self, StanceSection section, const char *key);

/* Writes the value and n of the pair; or, in "values", the matrix as `name` and "n_common". */
void stance_issues_answer (const StanceIssues *self, StancePairwise *pairwise, const char *name, StanceAnswer *answer);
/* The same of all pairs at once, with `below` under the diagonal; n_common where it is `counted`. Where either is NULL or there is no memory, the reason is
 * written alone. */
void stance_answer_add_pairs (StanceAnswer *answer, const char *name, const StanceAllPairs *pairs, const StanceAllPairs *below, gboolean counted);
/* Writes one more figure of the pair, or matrix, as `name` in "values". */
void stance_issues_answer_more (const StanceIssues *self, StancePairwise *pairwise, const char *name, StanceAnswer *answer);
