/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who says what, before anyone asks who that is: actors, quotations, and attributions that join the two. */
#pragma once

#include "stance-labelled-private.h"
#include "stance-quotations-private.h"
#include "stance-syntax-private.h"

#define STANCE_NONE G_MAXUINT32

typedef enum
{
  STANCE_ACTOR_NAME,    /* capitalised words, perhaps with an office: "Smith", "the French president" */
  STANCE_ACTOR_ROLE,    /* an office without a name: "the minister" */
  STANCE_ACTOR_GROUP,   /* several: "both leaders", "officials" */
  STANCE_ACTOR_HE,
  STANCE_ACTOR_SHE,
  STANCE_ACTOR_IT,
  STANCE_ACTOR_THEY,
  STANCE_ACTOR_I,       /* I or we: who speaks */
  STANCE_ACTOR_YOU,
  STANCE_ACTOR_NOBODY,  /* analysts, people, many: no party's position */
} StanceActorType;

/* An expression that may name somebody: tokens [first, end), an apposition included. */
typedef struct
{
  guint32 first;
  guint32 end;
  guint32 head_end;   /* the end without the apposition */
  StanceActorType type;
  guint32 sentence;
  gboolean office;      /* an office is part of it */
  gboolean possessive;  /* 's follows: it is no subject */
  gboolean oblique;     /* a preposition stands before it */
  gboolean joined;      /* "and" or a comma joins the actor before to it */
} StanceActor;

typedef struct
{
  guint32 source;      /* index of an actor */
  guint32 cue_first;
  guint32 cue_end;
  StanceOperatorClass type; /* SAY, THINK, ASK, ACCORDING, ACCUSE */
  double strength;     /* 0.5 for cues that hedge */
  guint32 parent;      /* the attribution that this one is reported in, STANCE_NONE */
} StanceAttribution;

typedef struct
{
  StanceSyntax *syntax;
  GArray *actors;       /* of StanceActor, by first token */
  GArray *quotations;   /* of StanceQuotation */
  GArray *attributions; /* of StanceAttribution */
  guint32 *quotation_of;   /* by token, STANCE_NONE outside */
  guint32 *attribution_of; /* by token: the innermost, STANCE_NONE in narration */
  guint32 *actor_at;       /* by token: index of the first actor that begins there or later */
} StanceSpeech;

/* (transfer full) syntax: taken. */
StanceSpeech *stance_speech_new (StanceSyntax *syntax);
void stance_speech_free (StanceSpeech *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceSpeech, stance_speech_free)

static inline const StanceActor *
stance_speech_actor (const StanceSpeech *self, guint i)
{
  return &g_array_index (self->actors, StanceActor, i);
}

static inline const StanceAttribution *
stance_speech_attribution (const StanceSpeech *self, guint i)
{
  return &g_array_index (self->attributions, StanceAttribution, i);
}

/* The subject of the verb at `verb`: the actor before it in its clause, or the one its clause takes over from the clause it
 * hangs on. Actors before `from` do not count. STANCE_NONE when there is none. */
guint32 stance_speech_find_subject (const StanceSpeech *self, guint verb, guint from);

/* The subject of the verb in the tree of its sentence alone. STANCE_NONE when that shows no actor, in sentences that were not parsed, and when
 * another actor stands right before the verb, unless as a part of the subject: parsers err more often than neighbours do. */
guint32 stance_speech_find_subject_in_tree (const StanceSpeech *self, guint verb, guint from);

/* The actor right before a verb, or the first of those joined to it; STANCE_NONE when something else stands there. */
guint32 stance_speech_find_neighbour (const StanceSpeech *self, guint verb, guint from);

/* Whether only words that may stand between a subject and its verb lie between an actor and a token. */
gboolean stance_speech_is_next_to (const StanceSpeech *self, guint32 actor, guint verb);

/* What one looks for on the way; each file fills its part. */
void stance_quotations_find (StanceSpeech *self);
void stance_actors_find (StanceSpeech *self);
void stance_attributions_find (StanceSpeech *self);

/* Adds what the labeller has found besides. */
void stance_speech_take_labels (StanceSpeech *self, const StanceLabels *labels);

/* Reads who says what with trees and a labeller; the memory is used again from text to text: one for each thread. */
typedef struct _StanceSpeechReader StanceSpeechReader;

/* labeller: (nullable): borrowed. */
StanceSpeechReader *stance_speech_reader_new (StanceFrontEnd *front_end, const StanceLabeller *labeller);
void stance_speech_reader_free (StanceSpeechReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceSpeechReader, stance_speech_reader_free)
/* text: (transfer full). Sentences that `wanted` holds are parsed, all for NULL. A reader of NULL goes by marks and word classes alone. */
StanceSpeech *stance_speech_reader_read (StanceSpeechReader *self, StanceText *text, const guint8 *wanted);
