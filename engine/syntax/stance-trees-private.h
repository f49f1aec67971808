/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The front end's tags and dependency trees as rules use them: small numbers by token. Tags and relations are the universal ones
 * (universaldependencies.org), as far as rules tell them apart. */
#pragma once

#include <stance/stance-parse.h>

#include "stance-text-private.h"

typedef enum
{
  STANCE_TAG_NONE, /* the token was not read */
  STANCE_TAG_NOUN,
  STANCE_TAG_PROPN,
  STANCE_TAG_PRON,
  STANCE_TAG_VERB,
  STANCE_TAG_AUX,
  STANCE_TAG_ADJ,
  STANCE_TAG_ADV,
  STANCE_TAG_ADP,
  STANCE_TAG_DET,
  STANCE_TAG_SCONJ,
  STANCE_TAG_CCONJ,
  STANCE_TAG_PART,
  STANCE_TAG_NUM,
  STANCE_TAG_PUNCT,
  STANCE_TAG_OTHER,
} StanceTag;

/* The form of a verb or auxiliary, told by the tag of its treebank. */
typedef enum
{
  STANCE_FORM_NONE,
  STANCE_FORM_FINITE,
  STANCE_FORM_MODAL,
  STANCE_FORM_BASE,       /* infinitives and commands */
  STANCE_FORM_GERUND,
  STANCE_FORM_PARTICIPLE, /* of the past or the passive */
} StanceVerbForm;

typedef enum
{
  STANCE_RELATION_OTHER,
  STANCE_RELATION_ROOT,
  STANCE_RELATION_NSUBJ,
  STANCE_RELATION_NSUBJ_PASS,
  STANCE_RELATION_CSUBJ,
  STANCE_RELATION_OBJ,
  STANCE_RELATION_IOBJ,
  STANCE_RELATION_OBL,
  STANCE_RELATION_OBL_AGENT,
  STANCE_RELATION_CCOMP,
  STANCE_RELATION_XCOMP,
  STANCE_RELATION_ADVCL,
  STANCE_RELATION_ACL,
  STANCE_RELATION_RELCL,
  STANCE_RELATION_CONJ,
  STANCE_RELATION_CC,
  STANCE_RELATION_PARATAXIS,
  STANCE_RELATION_MARK,
  STANCE_RELATION_AUX,
  STANCE_RELATION_AUX_PASS,
  STANCE_RELATION_COP,
  STANCE_RELATION_ADVMOD,
  STANCE_RELATION_DET,
  STANCE_RELATION_CASE,
  STANCE_RELATION_APPOS,
  STANCE_RELATION_NMOD,
  STANCE_RELATION_POSS,
  STANCE_RELATION_AMOD,
  STANCE_RELATION_COMPOUND,
  STANCE_RELATION_FLAT,
  STANCE_RELATION_FIXED,
  STANCE_RELATION_PUNCT,
} StanceRelation;

#define STANCE_NO_TOKEN G_MAXUINT32

/* A token in its tree. */
typedef struct
{
  guint32 head;     /* a token, STANCE_NO_TOKEN for the root and for what was not read */
  guint32 subject;  /* its subject, STANCE_NO_TOKEN for none */
  guint16 before;   /* how many tokens what hangs on it reaches before it */
  guint16 after;    /* ... and behind it */
  guint8 tag;       /* StanceTag */
  guint8 form;      /* StanceVerbForm */
  guint8 relation;  /* StanceRelation */
  guint8 finite : 1;     /* it or an auxiliary or copula of its own is a finite verb */
  guint8 infinitive : 1; /* a particle marks it as an infinitive */
  guint8 marked : 1;     /* a conjunction opens its clause */
} StanceNode;

/* A front end with the memory that reading uses again from text to text: one for each thread. */
typedef struct _StanceTreeReader StanceTreeReader;

StanceTreeReader *stance_tree_reader_new (StanceFrontEnd *front_end);
void stance_tree_reader_free (StanceTreeReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceTreeReader, stance_tree_reader_free)

/* Nodes of `n` tokens that were not read, owned by the caller. */
StanceNode *stance_nodes_new (guint n);
/* The nodes of all tokens of a text, owned by the caller; those of sentences that `wanted` holds are read, all for NULL. */
StanceNode *stance_tree_reader_read (StanceTreeReader *self, const StanceText *text, const guint8 *wanted);
