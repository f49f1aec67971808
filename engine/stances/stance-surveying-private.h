/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One article on its way into a survey, for the files that read it. */
#pragma once

#include "stance-attribution-private.h"
#include "stance-survey-private.h"

struct _StanceSurveyReader
{
  StanceFrontEnd *front_end;
  StanceLabeller *labeller;   /* NULL for a language without one */
  StanceSpeechReader *speech;
};

/* One document while it is surveyed. */
typedef struct
{
  StanceSurvey *survey;
  StanceDocument *document;
  const StanceSpeech *speech;
  const StanceText *text;
  GArray *mentions;     /* of StanceMention */
  GArray *matches;      /* of StanceRuleMatch */
  GPtrArray *parties;   /* by attribution: GArray of guint32 */
} StanceSurveying;

/* stance-survey-phrases.c: counts the phrases of a document that no match covers. */
void stance_survey_find_phrases (StanceSurveying *surveying);

void stance_survey_cover (StanceSurveying *surveying, GPtrArray *statements);
