/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The averaged perceptron (Freund and Schapire 1999, Machine Learning 37; averaging as in Collins 2002, EMNLP) over hashed features, for any
 * number of classes. Weights are integers, so that the same examples in the same order give the same bytes on every machine. */
#pragma once

#include "stance-weights-private.h"

typedef struct _StanceLearner StanceLearner;

/* `min_updates`: a feature counts only once it was updated so often (Goldberg and Elhadad 2011, ACL: smaller and no worse). */
StanceLearner *stance_learner_new (guint n_classes, guint min_updates);
void stance_learner_free (StanceLearner *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceLearner, stance_learner_free)

guint stance_learner_get_n_features (const StanceLearner *self);

/* Sets `scores` (one for each class) by the weights as they are now. */
void stance_learner_score (const StanceLearner *self, const guint64 *features, guint n, gint32 *scores);
/* Adds `step` to the weights of a class for these features. */
void stance_learner_update (StanceLearner *self, const guint64 *features, guint n, guint class_id, gint32 step);
/* One example is done: averages run over these. */
void stance_learner_tick (StanceLearner *self);

/* Begins from nothing again, but goes on averaging: the mean of several learners is a committee of them that costs no more than one. */
void stance_learner_restart (StanceLearner *self);

/* The averaged weights, 16 bits each. Weights below `prune` (in units of one update averaged over all examples, >= 0) are dropped, and so are
 * features without any. */
void stance_learner_freeze (const StanceLearner *self, double prune, StanceWeights *weights);

/* Puts numbers in another order, the same for the same state of `random`. */
void stance_learner_shuffle (guint32 *order, guint n, GRand *random);
