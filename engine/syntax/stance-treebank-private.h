/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Treebanks in CoNLL-U (universaldependencies.org/format.html): what the front end learns from and is measured on. */
#pragma once

#include "stance-symbols-private.h"
#include "stance-words-private.h"

/* A word as an annotator coded it. */
typedef struct
{
  const char *form;
  const char *lemma;
  guint16 tag;          /* "UPOS XPOS" in the treebank's tags */
  guint16 relation;     /* in the treebank's relations */
  guint32 head;         /* from 1; 0: root */
  guint8 space_after;
  guint8 n_joined;      /* this word and so many more behind it, less one, are written as one; 0 elsewhere */
  const char *joined;   /* as which; NULL elsewhere */
} StanceTreeWord;

/* A sentence: words [first, first + n). */
typedef struct
{
  guint32 first;
  guint32 n;
  gboolean opens_paragraph;
} StanceTree;

typedef struct
{
  GStringChunk *strings;
  GArray *words;        /* of StanceTreeWord */
  GArray *trees;        /* of StanceTree */
  StanceSymbols *tags;
  StanceSymbols *relations;
} StanceTreebank;

StanceTreebank *stance_treebank_new (void);
void stance_treebank_free (StanceTreebank *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (StanceTreebank, stance_treebank_free)

/* Reads one more file. Empty nodes are left out; words inside a multiword token stand for it. Errors: file errors;
 * STANCE_ERROR_INVALID_TEXT with path and line. */
gboolean stance_treebank_read (StanceTreebank *self, const char *path, GError **error);
gboolean stance_treebank_parse (StanceTreebank *self, const char *contents, const char *path, GError **error);

static inline const StanceTree *
stance_treebank_tree (const StanceTreebank *self, guint i)
{
  return &g_array_index (self->trees, StanceTree, i);
}

static inline const StanceTreeWord *
stance_treebank_words (const StanceTreebank *self, guint tree)
{
  return &g_array_index (self->words, StanceTreeWord, stance_treebank_tree (self, tree)->first);
}
