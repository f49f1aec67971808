/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions: "unless X, Y", "Y only if X". */
#pragma once

#include "stance-attribution-private.h"

/* A condition and what hangs on it. Content: tokens [first, end) are what must come true, [from, to) what hangs on it; they do not overlap. */
typedef struct
{
  const StanceOperator *op; /* NULL for a plain "if" */
  guint32 opening;          /* where the words that open it begin */
  guint32 first, end;
  guint32 from, to;
  gint sign;                /* who makes it wants it to come true (+1), or not (-1: "if X, we will strike"); 0 when one cannot tell */
  gboolean demanded;        /* "only if", "unless" */
} StanceCondition;

/* The condition in the sentence of a token that the token is a part of, or that it hangs on. FALSE for none. */
gboolean stance_conditions_find (const StanceSpeech *speech, guint token, StanceCondition *condition);

/* "it would be better IF ...": whether a clause tells what is judged, and no condition. */
gboolean stance_conditions_is_judged (const StanceSyntax *syntax, const StanceClause *clause);

/* Whether a token stands in a clause that opens with "if", and nobody makes it his condition. */
gboolean stance_conditions_is_supposed (const StanceSpeech *speech, guint token);

/* Who makes a condition when it is not who speaks: the subject of what hangs on it. STANCE_NONE for none. */
guint32 stance_conditions_maker (const StanceSpeech *speech, const StanceCondition *condition);

static inline gboolean
stance_condition_holds (const StanceCondition *self, guint token)
{
  return token >= self->first && token < self->end;
}
