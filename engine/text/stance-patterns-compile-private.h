/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The compiled form of patterns, shared by compiler and matcher. */
#pragma once

#include "stance-patterns-private.h"

#define STANCE_PREFIX_KEY 3 /* prefixes are indexed by so many bytes and have at least so many */

typedef enum
{
  STANCE_EDGE_EMPTY,
  STANCE_EDGE_WORD,
  STANCE_EDGE_PREFIX,
  STANCE_EDGE_SYMBOL,
  STANCE_EDGE_GAP,
} StanceEdgeType;

typedef struct
{
  StanceEdgeType type;
  guint32 value; /* word id, prefix number, symbol number or width of the gap */
  guint32 to;
} StanceEdge;

/* Once a pattern is compiled, its nodes have no empty edges, and their word edges come first, by word. */
typedef struct
{
  GArray *edges;   /* of StanceEdge, NULL for none */
  guint32 n_words; /* how many of them are word edges */
  gboolean accepts;
  guint64 mask[4]; /* a bit for each word edge, by stance_word_bit(): most words are turned away here */
} StanceNode;

/* Which of 256 bits stands for a word. */
static inline guint
stance_word_bit (guint32 word)
{
  return (word * 2654435761u) >> 24;
}

typedef struct
{
  guint32 node;
  guint32 number; /* the caller's */
  guint32 symbol; /* of those in by_second */
} StanceStart;

struct _StancePatterns
{
  StanceLanguage *language;
  StanceSymbolResolver resolver;
  gpointer resolver_data;
  GArray *nodes;         /* of StanceNode */
  GArray *starts;        /* of StanceStart */
  GPtrArray *prefixes;   /* of utf8 */
  GPtrArray *by_word;    /* word id -> GArray of guint32 starts */
  GHashTable *by_pair;   /* two word ids -> GArray of guint32 starts that can only go on so */
  GHashTable *by_prefix; /* first bytes -> GArray of guint32 starts */
  GPtrArray *by_symbol;  /* symbol -> GArray of guint32 starts */
  GPtrArray *by_second;  /* word id -> GArray of guint32 starts that begin with a symbol and go on, at most a gap behind it, with that word */
  GArray *symbols;       /* of guint32: the symbols that patterns begin with, once each */
};

/* Two words as a key; ids stay far below 2^24. */
static inline gpointer
stance_pair_key (guint32 first, guint32 second)
{
  return GSIZE_TO_POINTER (((gsize) first << 24) | second);
}

static inline guint
stance_prefix_key (const char *folded)
{
  return ((guint) (guint8) folded[0] << 16) | ((guint) (guint8) folded[1] << 8) | (guint8) folded[2];
}
