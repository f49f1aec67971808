/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Learning of strengths, for its own files: stance-strength-trainer.c collects, -learn.c fits, -check.c holds articles out, -write.c writes. */
#pragma once

#include <stance/stance-evaluation.h>
#include <stance/stance-strength-trainer.h>

#include "stance-engine-private.h"
#include "stance-gold-private.h"

/* How much likelier than not another strength must be. */
#define STANCE_STRENGTH_MARGIN 0.1

/* An article with what is right and what the rules find. */
typedef struct
{
  StanceEngine *engine;
  StanceGold *gold;
  gboolean made_up;  /* it is learned from but never held out */
  GPtrArray *found;  /* of StanceStatement, by rules alone */
  GArray *traits;    /* of StanceTraits, of each */
  GArray *holds;     /* of guint below STANCE_N_HOLDS, of each */
} StanceLesson;

StanceLesson *stance_lesson_new (StanceEngine *engine, StanceGold *gold, gboolean made_up, GError **error);
void stance_lesson_free (StanceLesson *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceLesson, stance_lesson_free)

/* How many of `found` are right: holder, issue, place, one to one. */
guint stance_lesson_count_matches (const StanceLesson *self, GPtrArray *found);

/* Learns from all lessons but one (NULL: from all). Errors: those of stance_ordinal_fit(). */
StanceStrengths *stance_lessons_learn (const GPtrArray *lessons, const StanceLesson *but, double ridge, GError **error);

/* What articles that were held out tell. */
typedef struct
{
  StanceEvaluation *rules;
  StanceEvaluation *learned;  /* strengths corrected, nothing left out */
  StanceEvaluation *filtered; /* ... and what is below the threshold of the others left out */
  double threshold;           /* of all, 0 when nothing is gained by leaving out */
  gboolean corrects;          /* whether the correction of strength is for the better */
  double log_loss;            /* of a statement, with what is learned; by the shares of the three outcomes alone */
  double base_loss;
  double area;                /* under the ROC curve: P(a right statement has more confidence than a wrong one) */
} StanceHeldOut;

gboolean stance_lessons_hold_out (const GPtrArray *lessons, double ridge, StanceHeldOut *result, GError **error);
void stance_held_out_clear (StanceHeldOut *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (StanceHeldOut, stance_held_out_clear)

/* (transfer full) */
char *stance_strengths_write (const StanceStrengths *self, const GPtrArray *lessons, double ridge, const StanceHeldOut *held_out);
/* Why little can be learned from these; NULL for no reason. (transfer full) */
char *stance_strengths_warning (const GPtrArray *lessons);
char *stance_strengths_report (const StanceStrengths *self, const GPtrArray *lessons, const StanceHeldOut *held_out);
