/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stance-annotated-private.h"
#include "stance-labeller-private.h"

/* Counts over articles, by words (tokens with a letter or digit). An annotated attribution and a found one go together when F1 over the words of
 * their contents is at least 1/2; each goes with one other at most, the best pairs first. */
typedef struct
{
  guint n_gold;
  guint n_found;
  guint n_paired;       /* the content is found */
  guint n_sources;      /* of these, the source is right: both have none, or the two share a word */
} StanceLabellerFigures;

void stance_labeller_count (const StanceLabeller *labeller, StanceFrontEnd *front_end, const GPtrArray *articles, StanceLabellerFigures *figures);
