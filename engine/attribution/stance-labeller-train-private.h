/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance-annotated-private.h"
#include "stance-labeller-private.h"

typedef struct
{
  guint seed;
  guint epochs;
  guint size;
  guint n_layers;
  guint cue_size;
  guint pair_size;
  guint pair_layers;
  double dropout;
  double forget;        /* how often any word is taken for a stranger */
  double rate;
  GArray *senses;       /* (nullable): of StanceSense */
} StanceLabellerTraining;

/* What trains well: chosen on the dev part of PolNeAR. */
extern const StanceLabellerTraining stance_labeller_training;

/* Called after each epoch with its number from 1 and the mean loss; the labeller is usable then. */
typedef void (*StanceLabellerProgress) (StanceLabeller *labeller, guint epoch, double loss, gpointer data);

/* Learns from articles (of StanceAnnotated), read by `front_end`. */
StanceLabeller *stance_labeller_learn (const GPtrArray *articles, StanceFrontEnd *front_end, const StanceLabellerTraining *training,
                                       StanceLabellerProgress progress, gpointer data);
