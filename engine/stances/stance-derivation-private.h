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
} StanceDerivation;

/* "\"join NATO\" +1, \"cannot\" (modal) turns it: -1": (transfer full). */
char *stance_derivation_show (const StanceDerivation *self);
