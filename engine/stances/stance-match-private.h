/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rule's match shows of whom, on its way to candidates. */
#pragma once

#include "stance-answers-private.h"
#include "stance-attitude-private.h"
#include "stance-candidates-private.h"
#include "stance-holders-private.h"
#include "stance-model-private.h"

/* Everything that is known while one document is coded. */
typedef struct
{
  StanceModel *model;
  const char *date;
  const StanceSpeech *speech;
  StanceHolders *holders;
  GArray *candidates; /* of StanceCandidate */
  GStringChunk *derivations;
} StanceMapping;

/* A rule's match on its way to a candidate. */
typedef struct
{
  StanceMapping *mapping;
  const StanceRuleMatch *match;
  const StanceRule *rule;
  guint sentence;
  guint32 attribution;
  StanceAttitude attitude;
  StanceCertainty certainty; /* the least that it can be */
  const StanceRuleMatch *meant; /* the match that it points back to, whose meaning is settled whoever speaks; NULL for none */
  gint sense;                /* -1 when what it points to was denied, or the answer is no */
  const StanceAnswer *answer; /* the match is what a question asks about, and this the answer; NULL for none */
} StanceMatchReading;

static inline const StanceSyntax *
stance_mapping_syntax (const StanceMapping *self)
{
  return self->speech->syntax;
}

/* stance-match.c */
/* Composes what stands over a match. */
void stance_match_compose (StanceMatchReading *r);
StanceKind stance_match_get_kind (const StanceMatchReading *r);
/* Adds a candidate for each holder; `speakers`, who may be NULL, tell it. */
void stance_match_add (StanceMatchReading *r, const StanceChain *chain, const GArray *holders, const GArray *speakers);
/* The outermost attribution around one, when it is of another: who passes it on. */
GArray *stance_match_find_reporters (const StanceMatchReading *r);
/* Whether holders of both are of one party. */
gboolean stance_match_overlap (const GArray *a, const GArray *b);
/* "Analysts say that X wants": what those think of whom nobody knows is no position of anybody's. */
gboolean stance_match_is_nobodys (const StanceMapping *self, const StanceAttribution *attribution);

/* stance-match-actors.c: whose a position is */
/* The actor that holds the outermost wish or refusal. */
guint32 stance_match_find_holder (const StanceMatchReading *r, const StanceOperator *op);
/* "SMITH'S plan would force London to leave": its terms are half a position of its author's. STANCE_NONE when no such plan governs the match. */
guint32 stance_match_find_author (StanceMatchReading *r, const StanceOperator *op);
/* The verb that the target itself begins with, when it is one that does something: "SENT tanks". NULL for none, and for what is done to somebody. */
const StanceOperator *stance_match_find_own_deed (const StanceMatchReading *r);
/* "Smith said London would send troops": who decides to do something, STANCE_NONE when nobody is told to. */
guint32 stance_match_find_decider (const StanceMatchReading *r);

/* stance-match-governed.c */
/* Whether the target is told in several words: single ones are said of anything. */
gboolean stance_match_is_specific (const StanceMatchReading *r);
/* "Smith CALLED for a council in charge of X", "London has SET UP an office to help do X": what stands deeper under somebody's wish or deed than
 * operators reach is half a position of his, `inferred`. TRUE when it is somebody's. */
gboolean stance_match_read_governed (StanceMatchReading *r, const GArray *speakers);

/* stance-match-reported.c */
/* "X's refusal of": what X holds, whoever tells it. In reported words it is the reporter who knows of it. */
gboolean stance_match_read_noun (StanceMatchReading *r, const GArray *speakers);
/* "London's plan PROVIDES FOR X": the terms of a draft, as told of. TRUE when it is somebody's. */
gboolean stance_match_read_terms (StanceMatchReading *r, const GArray *speakers);
/* A match in what somebody says. */
void stance_match_read_reported (StanceMatchReading *r);

/* stance-match-narrated.c */
/* A match in the reporter's own words, or under somebody's feeling: a position when somebody wants or refuses it, or does it.
 * `speakers` tell it. */
void stance_match_read_narrated (StanceMatchReading *r, const GArray *speakers);
/* "Smith was glad that London had sent tanks": Smith is for it, and so is London by what it does. */
void stance_match_read_feeling (StanceMatchReading *r);
