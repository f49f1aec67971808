/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The composition of an attitude, for its own files: stance-attitude.c begins and ends it, stance-composer-before.c and
 * stance-composer-behind.c read the operators on either side of the target, stance-composer.c applies them. */
#pragma once

#include "stance-attitude-private.h"

#define ATTITUDES ((1u << STANCE_OP_WANT) | (1u << STANCE_OP_REJECT) | (1u << STANCE_OP_DOUBT))
#define GOVERNORS (ATTITUDES | (1u << STANCE_OP_MODAL) | (1u << STANCE_OP_PREDICATE) | (1u << STANCE_OP_EFFECT) \
                   | (1u << STANCE_OP_NEGATION) | (1u << STANCE_OP_HEDGE) | (1u << STANCE_OP_SAY) | (1u << STANCE_OP_THINK))

typedef struct
{
  const StanceSpeech *speech;
  const StanceTarget *target;
  guint lo, hi;              /* what the same speaker says around it */
  StanceAttitude *attitude;
} StanceComposer;

static inline guint32
stance_composer_classes (const StanceComposer *c, guint token)
{
  return stance_syntax_classes (c->speech->syntax, token);
}

static inline gboolean
stance_composer_starts_sentence (const StanceComposer *c, guint token)
{
  return (stance_text_token (c->speech->syntax->text, token)->flags & STANCE_TOKEN_SENTENCE_START) != 0;
}

static inline gboolean
stance_composer_is_quote (const StanceComposer *c, guint token)
{
  return (stance_text_token (c->speech->syntax->text, token)->flags & STANCE_TOKEN_QUOTE) != 0;
}

/* Whether a clause is `at`, one whose "that" clause it is, or what goes on behind something put into one of these. */
gboolean stance_composer_reaches (const StanceComposer *c, guint clause, guint at);

/* Whether a clause belongs to the target's. */
gboolean stance_composer_is_over (const StanceComposer *c, guint clause);

/* A form of "be" right before a participle; "is seeking" is no passive. */
gboolean stance_composer_is_passive (const StanceComposer *c, const StanceOperator *op);

/* Turns a chain for a negative strength, weakens it for a low one. */
void stance_composer_turn (StanceChain *chain, double strength);

/* A judgement or modal verb of the speaker. */
void stance_composer_judge (StanceComposer *c, const StanceOperator *op);

/* A wish, refusal or doubt. That of a noun belongs to its possessor; what stands over it is about it. */
void stance_composer_hold (StanceComposer *c, const StanceOperator *op, gboolean passive);

/* "did not rule out": no more than openness. */
void stance_composer_negate (StanceComposer *c, const StanceOperator *op);

/* The wording is weakened. */
void stance_composer_hedge (StanceComposer *c);

/* Something is done or undone. */
void stance_composer_effect (StanceComposer *c, const StanceOperator *op);

/* Keeps what an operator has done to the chain, which was `before`. */
void stance_composer_note (StanceComposer *c, const StanceOperator *op, const StanceChain *before);

/* Whether a token is part of an operator. */
gboolean stance_composer_covers (const StanceComposer *c, guint token);

/* Reads the operators before the target. FALSE when it only tells more about something else, of which what follows is said. */
gboolean stance_composer_read_before (StanceComposer *c);

/* Reads the operators behind the target. */
void stance_composer_read_behind (StanceComposer *c);

/* The noun that the target is part of as what a text or plan provides for: "a DRAFT that would restore the sanctions". STANCE_NO_TOKEN for none. */
guint32 stance_composer_find_document (const StanceComposer *c);

/* What is done to a document is done to what it provides for; `over` is the attitude to the document. */
void stance_composer_take_document (StanceComposer *c, const StanceAttitude *over);

/* Words that compare with less strength than this only measure one thing by another: "more than". */
#define STANCE_MEASURE_BELOW 0.5

/* The word that compares the target, which is wanted less, with what stands before the pivot: "would RATHER talk than strike". NULL for none. */
const StanceOperator *stance_composer_find_comparison (const StanceComposer *c, guint32 *pivot);

/* What stands behind the pivot is wanted less. FALSE when it only measures the other. */
gboolean stance_composer_cross_pivot (StanceComposer *c, const StanceOperator *mark);
