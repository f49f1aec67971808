/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The labeller: a network that finds the cues of attributions ("said", "according") and, for each, which words of its paragraph are its source, the rest
 * of the cue, and its content. An encoder reads the words of a paragraph; a second, smaller one reads them again for each cue, told where that is (as
 * models of semantic roles mark the predicate: He, Lee, Lewis and Zettlemoyer 2017, ACL); a linear chain ties neighbouring labels. */
#pragma once

#include "stance-chain-private.h"
#include "stance-encoder-private.h"
#include "stance-front-end-private.h"

#define STANCE_LABELLER_KIND "attribution"
#define STANCE_LABELLER_TABLES 9

/* What a word is to a cue. */
typedef enum
{
  STANCE_ROLE_NONE,
  STANCE_ROLE_SOURCE,
  STANCE_ROLE_CUE,
  STANCE_ROLE_CONTENT,
  STANCE_N_ROLES,
} StanceRole;

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

typedef struct
{
  StanceModelFile *file;        /* NULL for one just learned */
  guint64 *forms;               /* hashes of known forms, sorted; form i has row i + 1 */
  guint32 n_forms;
  guint64 *lemmas;              /* the same of lemmas */
  guint32 n_lemmas;
  guint32 n_tags;               /* of the tagger that it goes with */
  guint8 *tag_kinds;            /* by tag: a set of StanceKindOfWord */
  guint32 cue_size;
  guint32 pair_size;
  float threshold;              /* a word as likely as this is a cue */
  StanceParameters parameters;
  StanceEncoder encoder;
  StanceEncoder pairs;
  StanceLabellerMatrices matrices;
} StanceLabeller;

StanceLabeller *stance_labeller_open (const char *path, StanceFrontEnd *front_end, GError **error);
/* Takes `file`, also when it fails; its tags are not set. */
StanceLabeller *stance_labeller_new_for_file (StanceModelFile *file, GError **error);
void stance_labeller_free (StanceLabeller *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceLabeller, stance_labeller_free)
void stance_labeller_save (const StanceLabeller *self, StanceModelWriter *writer);

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
  float probability;    /* of that token being a cue */
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

/* What a tag is to the labeller: a set of these. */
typedef enum
{
  STANCE_KIND_VERB = 1 << 0,
  STANCE_KIND_NOUN = 1 << 1,
  STANCE_KIND_COMMA = 1 << 2,
} StanceKindOfWord;

/* A text as the labeller sees it: tokens are its words, paragraphs its sequences. Sequence i is words [starts[i], starts[i + 1]). */
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
} StanceLabellerWords;

void stance_labeller_words_clear (StanceLabellerWords *self);
