/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gaps between tokens where a sentence could end, and what a learned splitter sees of them. Training and use share it. */
#pragma once

#include "stance-text-private.h"

#define STANCE_GAP_FEATURES 40 /* at most so many of one gap */
#define STANCE_GAPS_MODEL "sentences" /* the kind of model file and the name of its weights */

#define STANCE_GAPS_MARK "features"

/* What a model file's section STANCE_GAPS_MARK holds when it was trained with the features of this file. Little endian. */
guint64 stance_gaps_mark (void);

/* What is known of the place that is being read. */
typedef struct
{
  const StanceText *text;
  guint first;           /* first token of the sentence */
  guint paragraph;       /* first token of the paragraph */
  guint paragraph_end;
  guint brackets;        /* open in the sentence */
  guint quotes;          /* straight marks in the paragraph so far, by parity; other marks open and close */
  guint terminals;       /* of the paragraph, up to 3 */
  guint capitals;        /* share of its words that begin with a capital, in quarters */
  gboolean careless;     /* it has sentences that begin with a small letter, as far as that can be seen */
} StanceGaps;

void stance_gaps_init (StanceGaps *self, const StanceText *text);

/* Goes to token i: reads its paragraph when it is the first of one. Call for each token in order, before asking about the gap before it. */
void stance_gaps_enter (StanceGaps *self, guint i);

typedef enum
{
  STANCE_GAP_NONE, /* no sentence can begin behind it */
  STANCE_GAP_OPEN, /* one may: ask the model */
  STANCE_GAP_SURE, /* one does */
} StanceGapKind;

/* What can be said without a model of the gap before token i (> 0), which was entered. */
StanceGapKind stance_gaps_judge (const StanceGaps *self, guint i);

/* The features of the gap before token i; gives how many they are. */
guint stance_gaps_features (const StanceGaps *self, guint i, guint64 features[STANCE_GAP_FEATURES]);

/* A sentence begins at token i. */
void stance_gaps_cut (StanceGaps *self, guint i);
