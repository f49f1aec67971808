/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Attributions as the public functions give them, and how they are made of labels. */
#pragma once

#include <stance/stance-attribution.h>

#include "stance-labeller-private.h"

#define STANCE_N_PARTS 3

/* A stretch of the text. */
typedef struct
{
  StanceSpan characters;
  StanceSpan bytes;
} StanceAttributed;

/* One attribution: spans [firsts[part], firsts[part + 1]). */
typedef struct
{
  guint32 firsts[STANCE_N_PARTS + 1];
  StanceKind kind;
  float probability;
  gint32 parent;        /* -1: none */
} StanceAttributionItem;

struct _StanceAttributions
{
  StanceDocument *document;
  double language;      /* how likely the text is in the language; NaN: missing */
  GArray *items;        /* of StanceAttributionItem */
  GArray *spans;        /* of StanceAttributed */
};

/* (transfer full): without attributions. */
StanceAttributions *stance_attributions_new (StanceDocument *document, double language);
/* What the labels say of a text, which is that of the document. */
void stance_attributions_take_labels (StanceAttributions *self, const StanceText *text, const StanceLabels *labels);
