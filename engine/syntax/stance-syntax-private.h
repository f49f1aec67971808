/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The structure of sentences as far as word classes and the lexicon of operators show it: clauses and how they hang together. */
#pragma once

#include "stance-lexicon-private.h"
#include "stance-trees-private.h"

/* How a clause hangs on the one before it. */
typedef enum
{
  STANCE_CLAUSE_MAIN,        /* opens a sentence, or stands behind ; : or a dash */
  STANCE_CLAUSE_COMPLEMENT,  /* behind "that": what stands over it reaches into it */
  STANCE_CLAUSE_RELATIVE,    /* which, who */
  STANCE_CLAUSE_SUBORDINATE, /* while, because */
  STANCE_CLAUSE_CONDITION,   /* if, unless */
  STANCE_CLAUSE_COORDINATE,  /* and, but; without a subject of its own it has that of its parent */
  STANCE_CLAUSE_PARTICIPLE,  /* ", saying": has the subject of its parent */
  STANCE_CLAUSE_CONTINUED,   /* goes on with its parent behind something put in between */
} StanceClauseKind;

/* A clause: tokens [first, end). */
typedef struct
{
  guint32 first;
  guint32 end;
  StanceClauseKind kind;
  guint32 parent; /* index of the clause it hangs on, its own for a main one */
} StanceClause;

/* What is known of a text before anyone asks who says what. */
typedef struct
{
  StanceText *text;
  GArray *operators; /* of StanceOperator, by first token */
  GArray *clauses;   /* of StanceClause, by first token */
  StanceNode *nodes; /* by token; without a tag in sentences that were not parsed */
  guint32 *clause_of;   /* by token */
  guint32 *operator_at; /* by token: index of the first operator that begins there or later */
} StanceSyntax;

/* (transfer full) text: taken. Sentences that `wanted` holds are parsed, all for NULL; none without a reader. */
StanceSyntax *stance_syntax_new (StanceText *text, StanceTreeReader *reader, const guint8 *wanted);
void stance_syntax_free (StanceSyntax *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceSyntax, stance_syntax_free)

/* The classes of a token's word; "US" and "WHO" are no pronouns. */
static inline guint32
stance_syntax_classes (const StanceSyntax *self, guint token)
{
  const StanceToken *t = stance_text_token (self->text, token);
  guint32 classes = stance_language_classes (self->text->language, t->word);

  if ((t->flags & STANCE_TOKEN_ALL_CAPS) && (classes & (STANCE_WORD_WE | STANCE_WORD_IT | STANCE_WORD_RELATIVE)))
    return 0;
  return classes;
}

static inline const StanceNode *
stance_syntax_node (const StanceSyntax *self, guint token)
{
  return &self->nodes[token];
}

/* Whether a word that opens clauses elsewhere is an adverb, as its tag tells: "once said", "all at once". */
static inline gboolean
stance_syntax_is_adverb (const StanceSyntax *self, guint token)
{
  return (stance_syntax_classes (self, token) & STANCE_WORD_ADVERB) && stance_syntax_node (self, token)->tag == STANCE_TAG_ADV;
}

static inline const StanceClause *
stance_syntax_clause (const StanceSyntax *self, guint clause)
{
  return &g_array_index (self->clauses, StanceClause, clause);
}

static inline const StanceOperator *
stance_syntax_operator (const StanceSyntax *self, guint i)
{
  return &g_array_index (self->operators, StanceOperator, i);
}

/* The operator of one of `types` (a set of 1 << StanceOperatorClass) that begins at `token`, NULL for none. */
const StanceOperator *stance_syntax_operator_at (const StanceSyntax *self, guint token, guint types);

/* The word that is the subject of the verb a token belongs to: its own, that of a verb it is joined to or hangs on without one of its own, or
 * what a relative clause tells about. STANCE_NO_TOKEN where the tree shows none. */
guint32 stance_syntax_find_subject (const StanceSyntax *self, guint token);

/* Whether a token stands in a clause that only tells more about a noun or a verb, with none of tokens [first, end) in it: what such a clause
 * says is not about them. FALSE for what was not parsed. */
gboolean stance_syntax_is_enclosed (const StanceSyntax *self, guint32 token, guint32 first, guint32 end);

/* The end of the relative clause that a token stands in, STANCE_NO_TOKEN for none. Only one whose subject is a relative pronoun counts: others are
 * too often main clauses that the parser has put under a noun before them. */
guint32 stance_syntax_relative_end (const StanceSyntax *self, guint32 token);
