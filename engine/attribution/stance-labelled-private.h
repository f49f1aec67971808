/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the labeller finds in a text, and how it is asked; its insides are in stance-labeller-private.h. */
#pragma once

#include <stance/stance-parse.h>

#include "stance-text-private.h"

#define STANCE_LABELLER_KIND "attribution"

typedef struct _StanceLabeller StanceLabeller;

/* What a word is to a cue. */
typedef enum
{
  STANCE_ROLE_NONE,
  STANCE_ROLE_SOURCE,
  STANCE_ROLE_CUE,
  STANCE_ROLE_CONTENT,
  STANCE_N_ROLES,
} StanceRole;

StanceLabeller *stance_labeller_open (const char *path, StanceFrontEnd *front_end, GError **error);
void stance_labeller_free (StanceLabeller *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceLabeller, stance_labeller_free)

/* A run of tokens [first, end) of one role. */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 role;         /* a StanceRole, never NONE */
} StancePiece;

/* An attribution: pieces [first_piece, end_piece), in the order of the text. */
typedef struct
{
  guint32 cue;          /* the token that stands for the cue */
  float probability;    /* of that token being a cue, times those of what is said of source and content */
  guint32 first_piece;
  guint32 end_piece;
} StanceLabelled;

typedef struct
{
  GArray *attributions; /* of StanceLabelled, by cue */
  GArray *pieces;       /* of StancePiece */
} StanceLabels;

StanceLabels *stance_labels_new (void);
void stance_labels_free (StanceLabels *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceLabels, stance_labels_free)

/* Memory that is used again from call to call; one for each thread. */
typedef struct _StanceLabellerScratch StanceLabellerScratch;
StanceLabellerScratch *stance_labeller_scratch_new (void);
void stance_labeller_scratch_free (StanceLabellerScratch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceLabellerScratch, stance_labeller_scratch_free)

/* (transfer full): the attributions of a text. */
StanceLabels *stance_labeller_label (const StanceLabeller *self, StanceFrontEnd *front_end, const StanceText *text, StanceLabellerScratch *scratch);
