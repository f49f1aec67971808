/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Labels of a sequence, each tied to the one before it: a linear chain. Scores of labels at each place come from outside (a linear classifier, a network);
 * the chain adds those of neighbouring pairs, finds the best path (Viterbi 1967) and, for learning, the gradients of a conditional random field (Lafferty,
 * McCallum and Pereira 2001, ICML) or the paths of a structured perceptron (Collins 2002, EMNLP). */
#pragma once

#include <glib.h>

/* Scores of pairs: (n_labels + 1) rows of n_labels; row a, column b: label b behind label a; the last row: at the beginning. -INFINITY forbids a pair. */
typedef struct
{
  guint n_labels;
  const float *pairs;
} StanceChain;

/* The path of the highest score over n places; `scores` is n x n_labels. Sets labels[n]; gives its score, -INFINITY when every path is forbidden. */
double stance_chain_decode (const StanceChain *self, const float *scores, guint n, guint16 *labels);

/* The score of a given path. */
double stance_chain_score (const StanceChain *self, const float *scores, guint n, const guint16 *labels);

/* The probability of each label at each place, given the scores: sets n x n_labels; gives the logarithm of the sum over all paths, -INFINITY, with
 * probabilities of 0, when every path is forbidden. Forwards and back with numbers that sum up to 1 at each place (Rabiner 1989). */
double stance_chain_marginals (const StanceChain *self, const float *scores, guint n, float *marginals);

/* -log P (gold), n > 0; adds its gradients to those of scores (n x n_labels) and pairs. INFINITY, without gradients, when gold is forbidden. */
double stance_chain_learn (const StanceChain *self, const float *scores, guint n, const guint16 *gold, float *score_gradients, float *pair_gradients);
