/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of counts of words, for the coding of articles. */
#pragma once

#include <stance/stance-document.h>

#include "stance-holders-private.h"
#include "stance-voices-private.h"

/* Counts the words that an article attributes, and those of its statements (element-type StanceStatement) that others tell of their holders. */
void stance_voices_listen (StanceVoices *self, StanceDocument *document, const StanceSpeech *speech, const StanceHolders *holders, GPtrArray *statements);

/* Words as they are counted once: those of a party that begin at places not heard of yet. */
typedef struct
{
  StanceVoice voice;
  GHashTable *heard;       /* document -> set of places of words; quotes without a place: document and quote -> the same */
  GHashTable *second_hand; /* likewise, of what others tell of the party */
} StanceEar;

/* What is heard of one party: bytes [text, end), the first of them at `place` of the document (code points). */
typedef struct
{
  const char *document;
  const char *text;
  const char *end;
  guint place;
  StanceKind kind;
  gboolean own;         /* the words are the party's */
  gboolean second_hand; /* another party tells it */
} StanceHearing;

struct _StanceVoices
{
  StanceModel *model;
  StanceLevel level;
  GMutex lock;
  GHashTable *ears;  /* row -> StanceEar */
  StanceEar *others; /* of those the model does not know */
};

/* The ear for a holder as a table of the level names its row; `party` is an id, or a name that the model lacks. */
StanceEar *stance_voices_ear (StanceVoices *self, const char *holder, const char *party, const char *date);
void stance_ear_hear (StanceEar *self, const StanceHearing *hearing);
/* Nothing more is to come of an article: the places of its words need not be kept. */
void stance_voices_forget (StanceVoices *self, const char *document);
