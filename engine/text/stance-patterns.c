/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each pattern is a small automaton over tokens; all share one array of nodes and one index from the first word, prefix or
 * symbol to where they begin. Most tokens begin none, and cost one look-up. Compiling is in stance-patterns-compile.c. */
#include <string.h>

#include "stance-limits-private.h"
#include "stance-patterns-compile-private.h"

#define SECOND_REACH 40 /* tokens: the longest name, the widest gap and the marks in between */

/* One walk of the automaton. */
typedef struct
{
  const StancePatterns *patterns;
  const StanceText *text;
  guint end;               /* tokens from here on are out of reach */
  StanceSymbolFunc symbols;
  gpointer data;
  guint best;              /* end of the longest match so far, 0 for none */
  guint steps;
} Walk;

/* Marks that a pattern looks through: quotation marks, hyphens, square brackets. */
static gboolean
is_transparent (const StanceText *text, guint i)
{
  const StanceToken *token = stance_text_token (text, i);
  char c = text->text[token->start];

  if (!(token->flags & STANCE_TOKEN_PUNCT))
    return FALSE;
  return (token->flags & (STANCE_TOKEN_QUOTE | STANCE_TOKEN_HYPHEN | STANCE_TOKEN_CLITIC)) || c == '[' || c == ']';
}

static guint
skip_transparent (const Walk *walk, guint i)
{
  while (i < walk->end && is_transparent (walk->text, i))
    i++;
  return i;
}

static gboolean
has_prefix (const StanceText *text, guint i, const char *prefix)
{
  const StanceToken *token = stance_text_token (text, i);
  gsize n;

  if (text->folded[token->start] != prefix[0])
    return FALSE;
  n = strlen (prefix);
  return token->end - token->start >= n && memcmp (text->folded + token->start, prefix, n) == 0;
}

static void walk_node (Walk *walk, guint node, guint at, guint last);

/* Follows the word edges of a node for the word at token i. */
static void
walk_words (Walk *walk, const StanceNode *node, guint i)
{
  const StanceEdge *edges = (const StanceEdge *) (gpointer) node->edges->data;
  guint32 word = stance_text_token (walk->text, i)->word;
  guint low = 0, high = node->n_words, bit = stance_word_bit (word);

  if (!(node->mask[bit / 64] >> (bit % 64) & 1))
    return;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (edges[middle].value < word)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < node->n_words && edges[low].value == word; low++)
    walk_node (walk, edges[low].to, i + 1, i + 1);
}

/* What a gap does not reach over: marks, and words that open a condition. */
static gboolean
parts_clauses (const Walk *walk, guint i)
{
  const StanceToken *token = stance_text_token (walk->text, i);

  return (token->flags & STANCE_TOKEN_PUNCT) || (stance_language_classes (walk->text->language, token->word) & STANCE_WORD_CONDITION);
}

/* Follows an edge that is no word from token `at`; `last` is the end of what has matched so far. */
static void
walk_edge (Walk *walk, const StanceEdge *edge, guint at, guint last)
{
  guint i = skip_transparent (walk, at), reach;

  switch (edge->type)
    {
    case STANCE_EDGE_EMPTY: case STANCE_EDGE_WORD:
      return;
    case STANCE_EDGE_PREFIX:
      if (i < walk->end && has_prefix (walk->text, i, g_ptr_array_index (walk->patterns->prefixes, edge->value)))
        walk_node (walk, edge->to, i + 1, i + 1);
      return;
    case STANCE_EDGE_SYMBOL:
      reach = i < walk->end && walk->symbols ? walk->symbols (edge->value, i, walk->data) : 0;
      if (reach > i && reach <= walk->end)
        walk_node (walk, edge->to, reach, reach);
      return;
    case STANCE_EDGE_GAP:
      for (guint skipped = 0; i <= walk->end; skipped++)
        {
          walk_node (walk, edge->to, i, last);
          if (i >= walk->end || skipped == edge->value || parts_clauses (walk, i))
            return;
          i = skip_transparent (walk, i + 1);
        }
      return;
    }
}

static void
walk_node (Walk *walk, guint node, guint at, guint last)
{
  const StanceNode *n = &g_array_index (walk->patterns->nodes, StanceNode, node);

  if (++walk->steps > STANCE_LIMIT_PATTERN_STEPS)
    return;
  if (n->accepts)
    walk->best = MAX (walk->best, last);
  if (n->n_words)
    {
      guint i = skip_transparent (walk, at);

      if (i < walk->end && stance_text_token (walk->text, i)->word)
        walk_words (walk, n, i);
    }
  for (guint i = n->n_words; i < n->edges->len; i++)
    walk_edge (walk, &g_array_index (n->edges, StanceEdge, i), at, last);
}

static void
try_start (const StancePatterns *self, Walk *walk, guint32 start, guint first, GArray *matches)
{
  const StanceStart *s = &g_array_index (self->starts, StanceStart, start);
  StanceMatch match = { s->number, first, 0 };

  walk->best = 0;
  walk->steps = 0;
  walk_node (walk, s->node, first, first);
  match.end = walk->best;
  if (match.end > first)
    g_array_append_val (matches, match);
}

static void
try_all (const StancePatterns *self, Walk *walk, const GArray *starts, guint first, GArray *matches)
{
  for (guint i = 0; starts && i < starts->len; i++)
    try_start (self, walk, g_array_index (starts, guint32, i), first, matches);
}

/* Tries the patterns that begin with the word at token i. */
static void
try_word (const StancePatterns *self, Walk *walk, guint i, GArray *matches)
{
  guint32 word = stance_text_token (walk->text, i)->word;
  guint next = skip_transparent (walk, i + 1);
  guint32 second = next < walk->end ? stance_text_token (walk->text, next)->word : 0;

  if (word < self->by_word->len)
    try_all (self, walk, g_ptr_array_index (self->by_word, word), i, matches);
  if (second)
    try_all (self, walk, g_hash_table_lookup (self->by_pair, stance_pair_key (word, second)), i, matches);
}

/* Tries the patterns that begin with a symbol and go on with a word that stands in reach behind token i. */
static void
try_seconds (const StancePatterns *self, Walk *walk, guint i, GArray *matches)
{
  for (guint k = i + 1; k < walk->end && k < i + SECOND_REACH; k++)
    {
      guint32 word = stance_text_token (walk->text, k)->word;
      const GArray *starts = word && word < self->by_second->len ? g_ptr_array_index (self->by_second, word) : NULL;

      for (guint s = 0; starts && s < starts->len; s++)
        {
          guint32 start = g_array_index (starts, guint32, s);

          if (walk->symbols (g_array_index (self->starts, StanceStart, start).symbol, i, walk->data))
            try_start (self, walk, start, i, matches);
        }
    }
}

/* Tries the patterns that begin with a symbol that stands at token i. */
static void
try_symbols (const StancePatterns *self, Walk *walk, guint i, GArray *matches)
{
  gboolean any = FALSE;

  for (guint k = 0; k < self->symbols->len; k++)
    {
      guint32 symbol = g_array_index (self->symbols, guint32, k);

      if (!walk->symbols (symbol, i, walk->data))
        continue;
      any = TRUE;
      if (symbol < self->by_symbol->len)
        try_all (self, walk, g_ptr_array_index (self->by_symbol, symbol), i, matches);
    }
  if (any)
    try_seconds (self, walk, i, matches);
}

/* Puts the matches of one token, from number `from` on, in the order of their patterns. Two ways into one pattern give one
 * match, the longer. */
static void
settle (GArray *matches, guint from)
{
  guint n = from;

  for (guint i = from; i < matches->len; i++)
    {
      StanceMatch match = g_array_index (matches, StanceMatch, i);
      guint k = n;

      while (k > from && g_array_index (matches, StanceMatch, k - 1).pattern > match.pattern)
        k--;
      if (k > from && g_array_index (matches, StanceMatch, k - 1).pattern == match.pattern)
        {
          StanceMatch *same = &g_array_index (matches, StanceMatch, k - 1);

          same->end = MAX (same->end, match.end);
          continue;
        }
      memmove (&g_array_index (matches, StanceMatch, k + 1), &g_array_index (matches, StanceMatch, k), (n - k) * sizeof match);
      g_array_index (matches, StanceMatch, k) = match;
      n++;
    }
  g_array_set_size (matches, n);
}

void
stance_patterns_match (const StancePatterns *self, const StanceText *text, guint first, guint end,
                       StanceSymbolFunc symbols, gpointer data, GArray *matches)
{
  Walk walk = { .patterns = self, .text = text, .end = end, .symbols = symbols, .data = data };

  for (guint i = first; i < end; i++)
    {
      const StanceToken *token = stance_text_token (text, i);
      guint from = matches->len;

      if (token->flags & STANCE_TOKEN_PUNCT && !token->word)
        continue;
      if (token->word)
        try_word (self, &walk, i, matches);
      if (self->by_prefix && token->end - token->start >= STANCE_PREFIX_KEY)
        try_all (self, &walk, g_hash_table_lookup (self->by_prefix, GUINT_TO_POINTER (stance_prefix_key (text->folded + token->start))), i, matches);
      if (symbols)
        try_symbols (self, &walk, i, matches);
      if (matches->len > from + 1)
        settle (matches, from);
    }
}
