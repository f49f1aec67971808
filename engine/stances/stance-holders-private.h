/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who the actors of a text are: names by the model, pronouns and offices by what went before. */
#pragma once

#include "stance-attribution-private.h"
#include "stance-model-private.h"

/* Somebody whose position it can be. */
typedef struct
{
  guint self;     /* the party itself (a person, a state), STANCE_NO_PARTY for one the model does not know */
  guint party;    /* the state or organisation it speaks for */
  const char *name; /* as a reader names it */
} StanceHolder;

typedef struct _StanceHolders StanceHolders;

/* Resolves all actors of a text. `date` is ISO or NULL for today. All arguments must outlive the result. */
StanceHolders *stance_holders_new (StanceModel *model, const StanceSpeech *speech, const GArray *mentions, const char *date);
void stance_holders_free (StanceHolders *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceHolders, stance_holders_free)

/* Who an actor is, none to several; those joined to it by "and" included when `joined`. The array is the caller's. */
GArray *stance_holders_of_actor (const StanceHolders *self, guint32 actor, gboolean joined);

/* Who speaks in an attribution. */
GArray *stance_holders_of_speaker (const StanceHolders *self, guint32 attribution);
