/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The labeller: a network that finds the cues of attributions ("said", "according") and, for each, which words of its paragraph are its source, the rest
 * of the cue, and its content. An encoder reads the words of a paragraph; a second, smaller one reads them again for each cue, told where that is (as
 * models of semantic roles mark the predicate: He, Lee, Lewis and Zettlemoyer 2017, ACL); a linear chain ties neighbouring labels. */
#pragma once

#include "stance-chain-private.h"
#include "stance-encoder-private.h"
#include "stance-front-end-private.h"
#include "stance-labelled-private.h"
#include "stance-senses-private.h"

#define STANCE_LABELLER_TABLES 13

/* Indices of the matrices above the encoder. */
typedef struct
{
  guint projection;     /* size x (cue + 2 pair): words as cues; words beside a cue, cues beside a word */
  guint projection_bias;
  guint cue;            /* cue x 1 */
  guint cue_bias;
  guint distance;       /* STANCE_LABELLER_DISTANCES x pair */
  guint quotation;      /* STANCE_LABELLER_QUOTATIONS x pair */
  guint between;        /* STANCE_LABELLER_BETWEEN x pair */
  guint role;           /* pair x roles */
  guint role_bias;
  guint chain;          /* (roles + 1) x roles */
} StanceLabellerMatrices;

struct _StanceLabeller
{
  StanceModelFile *file;        /* NULL for one just learned */
  guint64 *forms;               /* hashes of known forms, sorted; form i has row i + 1 */
  guint32 n_forms;
  guint64 *lemmas;              /* the same of lemmas */
  guint32 n_lemmas;
  GArray *senses;               /* of StanceSense */
  guint32 n_tags;               /* of the tagger that it goes with */
  guint8 *tag_kinds;            /* by tag: a set of StanceKindOfWord */
  guint32 cue_size;
  guint32 pair_size;
  float threshold;              /* a word as likely as this is a cue */
  StanceParameters parameters;
  StanceEncoder encoder;
  StanceEncoder pairs;
  StanceLabellerMatrices matrices;
};

/* Takes `file`, also when it fails; its tags are not set. */
StanceLabeller *stance_labeller_new_for_file (StanceModelFile *file, GError **error);
void stance_labeller_save (const StanceLabeller *self, StanceModelWriter *writer);

/* Adds what the layout of a text shows and the network has not found, and takes datelines from parts (stance-labels-layout.c); `labels` are by cue,
 * and stay so. */
void stance_labels_add_layout (StanceLabels *labels, const StanceText *text, float threshold);

/* What a tag is to the labeller: a set of these. */
typedef enum
{
  STANCE_KIND_VERB = 1 << 0,
  STANCE_KIND_NOUN = 1 << 1,
  STANCE_KIND_COMMA = 1 << 2,
  STANCE_KIND_MARK = 1 << 3,    /* says nothing alone: punctuation, "'s" */
  STANCE_KIND_EDGE = 1 << 4,    /* no part of a name begins or ends with it: commas, dashes, bullets */
} StanceKindOfWord;

/* A text as the labeller sees it: tokens are its words, paragraphs its sequences (with `joins` also several, where a quotation goes on or a colon leads
 * to one; to learn from, each alone was better). Sequence i is words [starts[i], starts[i + 1]). */
typedef struct
{
  guint32 *ids;         /* n x STANCE_LABELLER_TABLES */
  guint32 *starts;      /* n_sequences + 1 */
  guint32 *sentences;   /* by word */
  guint32 *quotations;  /* by word: 0 outside, else the number of the quotation, from 1 */
  guint8 *kinds;        /* by word: a set of StanceKindOfWord */
  guint n;
  guint n_sequences;
  gsize room;
  gboolean joins;       /* set before it is read: paragraphs that belong together are one sequence */
} StanceLabellerWords;

void stance_labeller_words_clear (StanceLabellerWords *self);

/* Gives an attribution without a source that of the one before it in its sentence; `labels` are by cue. */
void stance_labels_share_sources (StanceLabels *labels, const StanceLabellerWords *words);
