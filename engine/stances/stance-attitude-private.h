/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attitude towards a target, composed from the operators that stand over it in its clause. */
#pragma once

#include "stance-attribution-private.h"
#include "stance-conditions-private.h"

/* What a chain of operators makes of support for what is under it. */
typedef struct
{
  gint sign;        /* +1 or -1 */
  gboolean asserted; /* somebody takes a side; a bare mention is none */
  gboolean weak;    /* hedged, partial or conditional */
  gboolean hedged;  /* ... by the wording */
} StanceChain;

/* Operators below this strength halve. */
#define STANCE_WEAK_BELOW 0.75

/* What one operator did. */
typedef struct
{
  const StanceOperator *op;
  gboolean turns;
  gboolean halves;
} StanceStep;

#define STANCE_MAX_STEPS 12

/* What stands over a target. */
typedef struct
{
  StanceChain chain;      /* all of it */
  const StanceOperator *holder; /* the outermost wish or refusal: its subject holds the chain. NULL: the speaker does */
  gboolean passive;       /* of the holder's operator */
  const StanceOperator *noun; /* "X's refusal of": its possessor holds what is under it. NULL for none */
  StanceChain noun_chain;
  const StanceOperator *action; /* the outermost effect: something is done or undone. NULL for none */
  const StanceOperator *decision; /* the outermost modal verb before it: "will". NULL for none */
  gboolean aside;         /* it stands in an adjunct or tells a purpose: no attitude to it is told */
  StanceStep steps[STANCE_MAX_STEPS]; /* in the order in which they counted; later ones are not told of */
  guint n_steps;
  guint n_noun_steps;     /* how many of them are in the noun's chain */
  gboolean supposed;      /* it is what a condition says */
  StanceCondition condition; /* that it is part of, or hangs on */
  gboolean conditional;   /* it hangs on a condition, and is halved for that */
  gboolean unsaid;        /* "did not say that", "expects London to": nobody takes the side */
  const StanceOperator *feeling; /* "is glad that": its subject holds `felt`; what is under it is told besides. NULL for none */
  StanceChain felt;
  const StanceOperator *contrast; /* "instead of" at the beginning: who does something else is against the target. NULL for none */
  const StanceOperator *prediction; /* "is unlikely to": of another's doing it is a guess. NULL for none */
  guint32 first;          /* the tokens over which the operators were looked for */
  guint32 end;
} StanceAttitude;

/* Whether a target's own pattern names an operator, so that it does not count again. */
typedef gboolean (*StanceConsumedFunc) (const StanceOperator *op, gpointer data);

/* What the attitude is to: tokens [first, end). */
typedef struct
{
  guint32 first;
  guint32 end;
  gboolean is_phrase; /* carries its position by itself; what is done to it does not matter */
  StanceConsumedFunc consumed;
  gpointer data;
} StanceTarget;

/* Composes the attitude towards a target. */
void stance_attitude_compose (const StanceSpeech *speech, const StanceTarget *target, StanceAttitude *attitude);
