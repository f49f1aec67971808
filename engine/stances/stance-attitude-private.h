/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The attitude towards a target, composed from the operators that stand over it in its clause. */
#pragma once

#include "stance-attribution-private.h"

/* What stands over a target. */
typedef struct
{
  gboolean asserted;      /* somebody takes a side; a bare mention is none */
  gint sign;              /* +1 or -1: what the operators make of support */
  gboolean weak;          /* hedged, partial or conditional */
  gboolean hedged;        /* ... by the wording */
  gboolean effect;        /* something is done or undone */
  const StanceOperator *holder; /* the outermost wish or refusal; its subject is the holder. NULL for none */
  gboolean passive;       /* of the holder's operator */
  const StanceOperator *action; /* the outermost effect */
  guint32 first;          /* the tokens over which the operators were looked for */
  guint32 end;
} StanceAttitude;

/* Composes the attitude towards tokens [first, end). `consumed` tells operators that the target's own pattern names. */
typedef gboolean (*StanceConsumedFunc) (const StanceOperator *op, gpointer data);
void stance_attitude_compose (const StanceSpeech *speech, guint first, guint end, StanceConsumedFunc consumed, gpointer data,
                              StanceAttitude *attitude);
