/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions, which are nobody's position, and the answers that they get. */
#pragma once

#include "stance-attribution-private.h"
#include "stance-model-private.h"

/* Yes or no to what a question asks: tokens [first, end). */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 sentence;
  guint32 meant;    /* index of the match that the question asks about */
  gint sign;        /* +1 or -1 */
  gboolean weak;    /* "perhaps", "not now" */
} StanceAnswer;

/* Whether what stands at a token is asked: "whether X", "X?", "was asked about X". */
gboolean stance_answers_is_asked (const StanceSpeech *speech, guint token);

/* Appends to `answers` (of StanceAnswer) those that questions about `matches` get. */
void stance_answers_find (const StanceSpeech *speech, const GArray *matches, GArray *answers);
