/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tagger: universal and treebank-specific tag of each word together, left to right. */
#pragma once

#include "stance-treebank-private.h"
#include "stance-weights-private.h"

#define STANCE_TAGGER_KIND "tagger"

typedef struct
{
  StanceModelFile *file;        /* NULL for one just learned */
  StanceSymbols *tags;          /* "UPOS XPOS" */
  StanceWeights dictionary;     /* tags of known forms by their counts */
  StanceWeights weights;
} StanceTagger;

StanceTagger *stance_tagger_open (const char *path, GError **error);
StanceTagger *stance_tagger_new_for_file (StanceModelFile *file, GError **error);
void stance_tagger_free (StanceTagger *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceTagger, stance_tagger_free)

/* Sets the tag of each word of a sentence. */
void stance_tagger_tag (const StanceTagger *self, StanceWord *words, guint n);

/* How to learn. */
typedef struct
{
  guint seed;
  guint epochs;
  guint min_updates;
  double prune;
} StanceTraining;

/* Learns from trees [0, n) of a treebank whose numbers are in `chosen` (NULL: all of it). */
StanceTagger *stance_tagger_learn (const StanceTreebank *bank, const guint32 *chosen, guint n, const StanceTraining *training);
void stance_tagger_save (const StanceTagger *self, StanceModelWriter *writer);
