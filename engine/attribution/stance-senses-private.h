/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What words mean, as far as WordNet tells by the commonest sense of their lemma (Fellbaum 1998, MIT Press): words that were never seen are told from
 * each other by the company that the dictionary puts them in. */
#pragma once

#include "stance-model-file-private.h"

/* A lemma; 0 where it is no verb, or no noun. */
typedef struct
{
  guint64 lemma;        /* its hash */
  guint16 verb;         /* its synset as a verb, folded */
  guint16 verb_above;   /* the synset above that, folded */
  guint8 verb_class;    /* lexicographer file of the verb: communication, cognition ..., and whether any sense of it is of communication or cognition */
  guint8 noun_class;
} StanceSense;

#define STANCE_SENSE_VERBS 4093
#define STANCE_SENSE_CLASSES 256

/* Reads index.verb, data.verb, index.noun and data.noun of a folder of WordNet: (transfer full) (element-type StanceSense), by hash. */
GArray *stance_senses_read (const char *folder, GError **error);
void stance_senses_save (const GArray *senses, StanceModelWriter *writer);
/* The section of a model file; an absent one is none. */
GArray *stance_senses_load (const StanceModelFile *file, GError **error);
/* NULL for a lemma that is none of them. */
const StanceSense *stance_senses_find (const GArray *senses, guint64 lemma);
