/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lexicon of a language: words and idioms that report, want, refuse, negate, weaken ... (lexicon.tsv). */
#pragma once

#include "stance-patterns-private.h"

/* What an operator does. The names in lexicon.tsv are these in lower case. */
typedef enum
{
  STANCE_OP_SAY,       /* reports speech */
  STANCE_OP_THINK,     /* reports a belief */
  STANCE_OP_ASK,       /* reports a question */
  STANCE_OP_ACCORDING, /* "according to" */
  STANCE_OP_WANT,      /* the holder is for its object */
  STANCE_OP_REJECT,    /* the holder is against its object */
  STANCE_OP_DOUBT,     /* the holder is weakly against its object */
  STANCE_OP_MODAL,     /* necessity, decision, ability as the speaker sees it */
  STANCE_OP_PREDICATE, /* the speaker's judgement of its subject */
  STANCE_OP_EFFECT,    /* brings about (+) or ends (-) its object */
  STANCE_OP_NEGATION,
  STANCE_OP_HEDGE,
  STANCE_OP_BOOST,
  STANCE_OP_CONDITION,
  STANCE_OP_ACCUSE,    /* its content is what another is charged with */
  STANCE_OP_FACTIVE,
  STANCE_OP_ANSWER,    /* says yes (+) or no (-) to a question */
  STANCE_OP_COMPARE,   /* "rather", "prefer" (+), "than" (-): what stands behind the latter is what is wanted less */
  STANCE_OP_DOCUMENT,  /* a noun for what provides for something: draft, law, resolution */
  STANCE_OP_TIME,      /* "once said" (-), "now says" (+): what was held before, and what is held instead */
  STANCE_OP_NONE,      /* looks like an operator, is none */
} StanceOperatorClass;

/* Where the thing that an operator is about stands. */
typedef enum
{
  STANCE_FRAME_NONE,      /* - */
  STANCE_FRAME_CLAUSE,    /* a clause after it, or before it */
  STANCE_FRAME_AFTER,     /* a source after it */
  STANCE_FRAME_OBJECT,    /* object of the verb; before it in the passive */
  STANCE_FRAME_ADJECTIVE, /* after it; who is so is its subject */
  STANCE_FRAME_NOUN,      /* after it; the holder is its possessor */
  STANCE_FRAME_VERB,      /* the verb phrase it stands in */
  STANCE_FRAME_SUBJECT,   /* the subject it is said of */
} StanceFrame;

/* An operator in a text: tokens [first, end). */
typedef struct
{
  guint32 first;
  guint32 end;
  StanceOperatorClass type;
  StanceFrame frame;
  double strength; /* -1 to 1 */
  gboolean harms;  /* an effect that nobody owns up to: who names it is for its object */
  guint32 entry;
} StanceOperator;

/* The classes that do nothing to what is under them, but mark words for other rules. */
#define STANCE_OPS_MARKS ((1u << STANCE_OP_COMPARE) | (1u << STANCE_OP_DOCUMENT) | (1u << STANCE_OP_TIME))

/* What one does to whom does something else: "impose sanctions". A condition that it hangs on is none that one wants to come true. */
static inline gboolean
stance_operator_is_threat (const StanceOperator *self)
{
  return self->type == STANCE_OP_CONDITION && self->frame == STANCE_FRAME_OBJECT;
}

/* "in exchange for": a price. */
static inline gboolean
stance_operator_is_exchange (const StanceOperator *self)
{
  return self->type == STANCE_OP_CONDITION && self->frame == STANCE_FRAME_NOUN;
}

typedef struct _StanceLexicon StanceLexicon;

StanceLexicon *stance_lexicon_new (StanceLanguage *language);
void stance_lexicon_free (StanceLexicon *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceLexicon, stance_lexicon_free)

/* Adds a line: class, frame, strength, patterns. */
gboolean stance_lexicon_add (StanceLexicon *self, char **fields, GError **error);

/* The pattern of an entry, as written. */
const char *stance_lexicon_pattern (const StanceLexicon *self, guint32 entry);

/* Appends the operators of a text in the order of their first tokens, those inside longer ones left out. */
void stance_lexicon_match (const StanceLexicon *self, const StanceText *text, GArray *operators);
