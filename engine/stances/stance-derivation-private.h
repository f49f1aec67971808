/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a position came about, in one line for a reader: the target and its pole, then what each word that stands over it did. */
#pragma once

#include "stance-attitude-private.h"

/* What a derivation is of; the chain is the one that counted, of the whole attitude or of its noun. */
typedef struct
{
  const StanceSpeech *speech;
  const StanceTarget *target;
  const StanceAttitude *attitude;
  const StanceChain *chain;
  gint32 pole;          /* on the grid */
  gint32 position;      /* on the grid */
  gboolean inferred;    /* it was only mentioned */
  guint32 attribution;  /* STANCE_NONE in the reporter's own words */
  guint32 meant_first;  /* what the target points to: tokens [meant_first, meant_end), none when both are 0 */
  guint32 meant_end;
  guint32 answer_first; /* the answer when a question is about the target: tokens [answer_first, answer_end), none when both are 0 */
  guint32 answer_end;
  gint sense;           /* -1 when what is pointed to is denied there, or the answer is no */
} StanceDerivation;

/* "\"join NATO\" +1, \"cannot\" (modal) turns it: -1": (transfer full). */
char *stance_derivation_show (const StanceDerivation *self);
