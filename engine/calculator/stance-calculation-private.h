/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of measures that a request may name, one for each group. */
#pragma once

#include "stance-answer-private.h"
#include "stance-request-draw-private.h"

typedef struct
{
  const char *name;    /* with hyphens; requests may write underscores */
  const char *data;    /* members of "data", for people */
  const char *options; /* members of "options", for people; NULL for none */
  const char *summary; /* one line: what it gives */
  /* Reads what it wants first, returns when stance_request_failed(), and calls nothing that reads after it. */
  void (*run) (StanceRequest *request, StanceAnswer *answer);
  StanceSampling sampling; /* what "bootstrap" draws */
  int nearer;              /* of two rows x and y, whether a larger value (1) or a smaller (-1) is nearer; 0 where "permutations" makes no sense */
} StanceCalculation;

/* Groups end with a row without a name. */
extern const StanceCalculation stance_calculations_agreement[];
extern const StanceCalculation stance_calculations_alpha[];
extern const StanceCalculation stance_calculations_valued[];
extern const StanceCalculation stance_calculations_discourse[];
extern const StanceCalculation stance_calculations_distributions[];
extern const StanceCalculation stance_calculations_advice[];
extern const StanceCalculation stance_calculations_positions[];
extern const StanceCalculation stance_calculations_salience[];
extern const StanceCalculation stance_calculations_maps[];
extern const StanceCalculation stance_calculations_clusters[];
extern const StanceCalculation stance_calculations_texts[];
