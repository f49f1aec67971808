/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reading looks like, in a few numbers that know no word of any issue, party or text: what strengths are learned from. */
#pragma once

#include "stance-attitude-private.h"
#include "stance-statement-private.h"

/* Each is 0 or 1 unless its comment says more; all lie from 0 to 1. Tried and left out, since articles and issues that were held out did no better
 * with them: distance from cue to target, nouns as cues, passives, clause kind, length of the sentence, headlines, other statements in the sentence and
 * in the article. */
typedef enum
{
  /* the class of the outermost cue; none of them: a deed, an idiom by itself */
  STANCE_TRAIT_WANT,
  STANCE_TRAIT_REJECT,
  STANCE_TRAIT_DOUBT,
  STANCE_TRAIT_MODAL,
  STANCE_TRAIT_PREDICATE,
  STANCE_TRAIT_EFFECT,
  STANCE_TRAIT_NEGATION,
  STANCE_TRAIT_CONDITION, /* demanded as one */
  STANCE_TRAIT_MENTIONED, /* no cue at all */
  /* what the cues did */
  STANCE_TRAIT_WEAK_CUE,  /* the outermost one halves */
  STANCE_TRAIT_TURNED,    /* half for once, 1 for twice or more */
  STANCE_TRAIT_HALVED,
  STANCE_TRAIT_HEDGED,
  STANCE_TRAIT_DEED,      /* something is done to the target */
  /* who tells it; none of the kinds: narrated */
  STANCE_TRAIT_DIRECT,
  STANCE_TRAIT_MIXED,
  STANCE_TRAIT_INDIRECT,
  STANCE_TRAIT_VIA,
  STANCE_TRAIT_THOUGHT,   /* not said: thought, or an accusation */
  /* the rule that matched, and what came of it */
  STANCE_TRAIT_PHRASE,
  STANCE_TRAIT_POLE,      /* how far the rule's value is from 0 */
  STANCE_TRAIT_WORDS,     /* of the match: 5 or more are 1 */
  STANCE_TRAIT_POINTER,   /* it points back to a match */
  STANCE_TRAIT_STRENGTH,  /* how far the position is from 0 */
  STANCE_N_TRAITS,
} StanceTrait;

/* The classes of cues come first; what has none of them is of the class STANCE_N_CUE_CLASSES. */
#define STANCE_N_CUE_CLASSES (STANCE_TRAIT_MENTIONED + 1)

typedef struct
{
  float values[STANCE_N_TRAITS];
} StanceTraits;

/* What a reading of a match is known by. */
typedef struct
{
  const StanceSpeech *speech;
  const StanceAttitude *attitude;
  const StanceChain *chain; /* of the attitude, or of its noun */
  guint32 first, end;       /* tokens of the match */
  gint32 value;             /* of the rule, on the grid */
  gint32 position;          /* on the grid */
  guint32 attribution;
  StanceKind kind;
  gboolean is_phrase;
  gboolean points;
  gboolean inferred;
  gboolean via;
} StanceFacts;

void stance_traits_fill (const StanceFacts *facts, StanceTraits *traits);

/* "want"; NULL for no trait. */
const char *stance_trait_name (guint trait);

/* The class of the outermost cue, STANCE_N_CUE_CLASSES for none of those that have a trait. */
guint stance_traits_class (const StanceTraits *traits);
