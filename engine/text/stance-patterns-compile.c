/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <stance/stance-error.h>

#include "stance-limits-private.h"
#include "stance-patterns-compile-private.h"

#define MAX_GAP 12
#define MARKS_AT_ENDS "a word; marks of the pattern language stand at its ends only, and punctuation matches nothing"

static void
node_clear (gpointer data)
{
  g_clear_pointer (&((StanceNode *) data)->edges, g_array_unref);
}

static void
unref_starts (gpointer data)
{
  if (data)
    g_array_unref (data);
}

static guint
hash_pair (gconstpointer key)
{
  gsize pair = GPOINTER_TO_SIZE (key);

  return (guint) (pair ^ (pair >> 19)) * 2654435761u;
}

StancePatterns *
stance_patterns_new (StanceLanguage *language)
{
  StancePatterns *self = g_new0 (StancePatterns, 1);

  self->language = language;
  self->nodes = g_array_new (FALSE, TRUE, sizeof (StanceNode));
  g_array_set_clear_func (self->nodes, node_clear);
  self->starts = g_array_new (FALSE, FALSE, sizeof (StanceStart));
  self->prefixes = g_ptr_array_new_with_free_func (g_free);
  self->by_word = g_ptr_array_new_with_free_func (unref_starts);
  self->by_pair = g_hash_table_new_full (hash_pair, NULL, NULL, unref_starts);
  self->by_prefix = g_hash_table_new_full (NULL, NULL, NULL, unref_starts);
  self->by_symbol = g_ptr_array_new_with_free_func (unref_starts);
  self->by_second = g_ptr_array_new_with_free_func (unref_starts);
  self->symbols = g_array_new (FALSE, FALSE, sizeof (guint32));
  return self;
}

void
stance_patterns_free (StancePatterns *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->starts);
  g_ptr_array_unref (self->prefixes);
  g_ptr_array_unref (self->by_word);
  g_hash_table_unref (self->by_pair);
  g_hash_table_unref (self->by_prefix);
  g_ptr_array_unref (self->by_symbol);
  g_ptr_array_unref (self->by_second);
  g_array_unref (self->symbols);
  g_free (self);
}

void
stance_patterns_set_resolver (StancePatterns *self, StanceSymbolResolver resolver, gpointer data)
{
  self->resolver = resolver;
  self->resolver_data = data;
}

static guint32
add_node (StancePatterns *self)
{
  g_array_set_size (self->nodes, self->nodes->len + 1);
  return self->nodes->len - 1;
}

static void
add_edge (StancePatterns *self, guint32 from, StanceEdgeType type, guint32 value, guint32 to)
{
  StanceNode *node = &g_array_index (self->nodes, StanceNode, from);
  StanceEdge edge = { type, value, to };

  if (!node->edges)
    node->edges = g_array_new (FALSE, FALSE, sizeof (StanceEdge));
  g_array_append_val (node->edges, edge);
}

static gboolean
fail (GError **error, const char *element, const char *expected)
{
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL, "found \"%s\", expected %s", element, expected);
  return FALSE;
}

/* Each element is entered from all before it that may be left out, so a long pattern costs more than its length. */
static gboolean
fail_length (GError **error, const char *pattern)
{
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL, "found a pattern of %" G_GSIZE_FORMAT " bytes, expected at most %u",
               strlen (pattern), STANCE_LIMIT_PATTERN_BYTES);
  return FALSE;
}

static guint32
intern (StancePatterns *self, const char *word, gssize length)
{
  return stance_vocabulary_intern (stance_language_get_vocabulary (self->language), word, length);
}

/* Adds a plain word; one that is read as two words in a text is two here. */
static void
add_word (StancePatterns *self, const char *word, guint32 from, guint32 to)
{
  gsize length = strlen (word);
  gsize clitic = stance_language_clitic (self->language, word, length);
  gsize cut = clitic ? length - clitic : stance_language_split (self->language, word, length, "", 0);
  guint32 middle;

  if (cut == 0)
    {
      add_edge (self, from, STANCE_EDGE_WORD, intern (self, word, (gssize) length), to);
      return;
    }
  middle = add_node (self);
  add_edge (self, from, STANCE_EDGE_WORD, intern (self, word, (gssize) cut), middle);
  add_edge (self, middle, STANCE_EDGE_WORD, intern (self, word + cut, (gssize) (length - cut)), to);
}

static gboolean
add_symbol (StancePatterns *self, const char *element, guint32 from, guint32 to, GError **error)
{
  gsize length = strlen (element);
  g_autofree char *name = NULL;
  guint symbol;

  if (length < 3 || element[length - 1] != '}')
    return fail (error, element, "a name between { and }");
  name = g_strndup (element + 1, length - 2);
  if (!self->resolver || !self->resolver (name, &symbol, self->resolver_data))
    return fail (error, element, "the id of a party, a kind of party or {party}");
  add_edge (self, from, STANCE_EDGE_SYMBOL, symbol, to);
  return TRUE;
}

/* A mark of the pattern language, or one that a text parts from words, where a word is expected. */
static gboolean
has_mark (const char *word, gsize length)
{
  static const gunichar inside[] = { 0x2010, 0x2011, 0x2019 }; /* hyphens, apostrophe: these stand in words */

  if (strcspn (word, "[]{}|~=*,;:!?\"()") < length)
    return TRUE;
  for (const char *p = word; p < word + length; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c >= 0x80 && g_unichar_ispunct (c) && c != inside[0] && c != inside[1] && c != inside[2])
        return TRUE;
    }
  return FALSE;
}

static gboolean
add_prefix (StancePatterns *self, const char *element, guint32 from, guint32 to, GError **error)
{
  gsize length = strlen (element);

  if (has_mark (element, length - 1))
    return fail (error, element, MARKS_AT_ENDS);
  if (length - 1 < STANCE_PREFIX_KEY)
    return fail (error, element, "at least three letters before *");
  g_ptr_array_add (self->prefixes, g_strndup (element, length - 1));
  add_edge (self, from, STANCE_EDGE_PREFIX, self->prefixes->len - 1, to);
  return TRUE;
}

static gboolean
add_lemma (StancePatterns *self, const char *element, guint32 from, guint32 to, GError **error)
{
  g_autoptr (GPtrArray) forms = NULL;

  if (!g_ascii_isalpha (element[1]) && (guchar) element[1] < 0x80)
    return fail (error, element, "a lemma after =");
  if (has_mark (element + 1, strlen (element + 1)))
    return fail (error, element, MARKS_AT_ENDS);
  forms = stance_language_inflect (self->language, element + 1);
  for (guint i = 0; i < forms->len; i++)
    add_edge (self, from, STANCE_EDGE_WORD, intern (self, g_ptr_array_index (forms, i), -1), to);
  return TRUE;
}

/* Adds one element that is no alternative. */
static gboolean
add_element (StancePatterns *self, const char *element, guint32 from, guint32 to, GError **error)
{
  char *end = NULL;
  guint64 gap;

  if (element[0] == '{')
    return add_symbol (self, element, from, to, error);
  if (element[0] == '=')
    return add_lemma (self, element, from, to, error);
  if (element[0] == '~')
    {
      gap = g_ascii_strtoull (element + 1, &end, 10);
      if (end == element + 1 || *end || gap < 1 || gap > MAX_GAP)
        return fail (error, element, "~ and a number from 1 to 12");
      add_edge (self, from, STANCE_EDGE_GAP, (guint32) gap, to);
      return TRUE;
    }
  if (g_str_has_suffix (element, "*"))
    return add_prefix (self, element, from, to, error);
  if (has_mark (element, strlen (element)))
    return fail (error, element, MARKS_AT_ENDS);
  add_word (self, element, from, to);
  return TRUE;
}

/* Adds a sequence of elements without brackets. An empty one makes what it stands for optional. */
static gboolean
add_sequence (StancePatterns *self, const char *sequence, guint32 from, guint32 to, GError **error)
{
  g_auto (GStrv) elements = g_strsplit_set (sequence, " \t", -1);
  guint32 node = from;

  for (char **element = elements; *element; element++)
    {
      guint32 next;

      if (!(*element)[0])
        continue;
      next = add_node (self);
      if (!add_element (self, *element, node, next, error))
        return FALSE;
      node = next;
    }
  add_edge (self, node, STANCE_EDGE_EMPTY, 0, to);
  return TRUE;
}

/* Adds what stands between brackets. */
static gboolean
add_alternatives (StancePatterns *self, const char *inside, guint32 from, guint32 to, GError **error)
{
  g_auto (GStrv) alternatives = g_strsplit (inside, "|", -1);

  for (char **alternative = alternatives; *alternative; alternative++)
    if (!add_sequence (self, *alternative, from, to, error))
      return FALSE;
  return TRUE;
}

/* Adds a whole pattern between two nodes: runs of plain elements and bracketed alternatives in turn. */
static gboolean
add_pattern (StancePatterns *self, const char *folded, guint32 from, guint32 to, GError **error)
{
  const char *at = folded;
  guint32 node = from;

  while (*at)
    {
      const char *open = strchr (at, '['), *close;
      g_autofree char *plain = open ? g_strndup (at, (gsize) (open - at)) : g_strdup (at);
      g_autofree char *inside = NULL;
      guint32 next = add_node (self);

      if (strchr (plain, ']'))
        return fail (error, folded, "[ before ]");
      if (!add_sequence (self, plain, node, next, error))
        return FALSE;
      node = next;
      if (!open)
        break;
      close = strchr (open, ']');
      if (!close)
        return fail (error, folded, "] after [");
      inside = g_strndup (open + 1, (gsize) (close - open - 1));
      if (!inside[0])
        return fail (error, folded, "a word between [ and ]");
      if (strchr (inside, '['))
        return fail (error, folded, "no [ inside [ ]");
      next = add_node (self);
      if (!add_alternatives (self, inside, node, next, error))
        return FALSE;
      node = next;
      at = close + 1;
    }
  add_edge (self, node, STANCE_EDGE_EMPTY, 0, to);
  return TRUE;
}

static GArray *
starts_at (GPtrArray *index, guint at)
{
  if (at >= index->len)
    g_ptr_array_set_size (index, (gint) at + 1);
  if (!g_ptr_array_index (index, at))
    g_ptr_array_index (index, at) = g_array_new (FALSE, FALSE, sizeof (guint32));
  return g_ptr_array_index (index, at);
}

static void
add_start_once (GArray *starts, guint32 start)
{
  if (starts->len == 0 || g_array_index (starts, guint32, starts->len - 1) != start)
    g_array_append_val (starts, start);
}

static GArray *
starts_of_key (GHashTable *index, gpointer key)
{
  GArray *starts = g_hash_table_lookup (index, key);

  if (!starts)
    {
      starts = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_hash_table_insert (index, key, starts);
    }
  return starts;
}

/* Enters a pattern under its first word, or under its first two where only words can follow: "is" begins too many. */
static void
index_word (StancePatterns *self, const StanceEdge *edge, guint32 start)
{
  const StanceNode *next = &g_array_index (self->nodes, StanceNode, edge->to);

  if (next->accepts || next->n_words < next->edges->len)
    {
      add_start_once (starts_at (self->by_word, edge->value), start);
      return;
    }
  for (guint i = 0; i < next->n_words; i++)
    add_start_once (starts_of_key (self->by_pair, stance_pair_key (edge->value, g_array_index (next->edges, StanceEdge, i).value)), start);
}

static gboolean
has_words_only (const StancePatterns *self, guint32 node)
{
  const StanceNode *n = &g_array_index (self->nodes, StanceNode, node);

  return !n->accepts && n->n_words == n->edges->len;
}

/* Whether behind a symbol only words can follow, at once or behind one gap; adds the start under each of them when `add`. */
static gboolean
index_second (StancePatterns *self, guint32 node, guint32 start, gboolean add)
{
  const StanceNode *n = &g_array_index (self->nodes, StanceNode, node);

  for (guint i = 0; i < n->edges->len; i++)
    {
      StanceEdge edge = g_array_index (n->edges, StanceEdge, i);

      if (edge.type == STANCE_EDGE_WORD && add)
        add_start_once (starts_at (self->by_second, edge.value), start);
      else if (edge.type == STANCE_EDGE_GAP && has_words_only (self, edge.to))
        index_second (self, edge.to, start, add);
      else if (edge.type != STANCE_EDGE_WORD)
        return FALSE;
    }
  return !n->accepts;
}

/* Enters a pattern under its first symbol, or, since names of parties stand everywhere, under the words that must follow. */
static void
index_symbol (StancePatterns *self, const StanceEdge *edge, guint32 start)
{
  StanceStart *s = &g_array_index (self->starts, StanceStart, start);
  gboolean known = FALSE;

  for (guint i = 0; i < self->symbols->len; i++)
    known |= g_array_index (self->symbols, guint32, i) == edge->value;
  if (!known)
    g_array_append_val (self->symbols, edge->value);
  if (s->symbol == G_MAXUINT32 && index_second (self, edge->to, start, FALSE))
    {
      s->symbol = edge->value;
      index_second (self, edge->to, start, TRUE);
    }
  else
    add_start_once (starts_at (self->by_symbol, edge->value), start);
}

/* Enters a pattern in the indexes by all that it can begin with. FALSE when it can begin with a gap or match nothing. */
static gboolean
index_start (StancePatterns *self, guint32 node, guint32 start)
{
  const StanceNode *n = &g_array_index (self->nodes, StanceNode, node);

  if (n->accepts)
    return FALSE;
  for (guint i = 0; n->edges && i < n->edges->len; i++)
    {
      const StanceEdge *edge = &g_array_index (n->edges, StanceEdge, i);

      if (edge->type == STANCE_EDGE_GAP)
        return FALSE;
      if (edge->type == STANCE_EDGE_WORD)
        index_word (self, edge, start);
      if (edge->type == STANCE_EDGE_PREFIX)
        add_start_once (starts_of_key (self->by_prefix, GUINT_TO_POINTER (stance_prefix_key (g_ptr_array_index (self->prefixes, edge->value)))), start);
      if (edge->type == STANCE_EDGE_SYMBOL)
        index_symbol (self, edge, start);
    }
  return TRUE;
}

/* Appends the edges of a node, those behind empty edges in their place. Gives whether the end can be reached for nothing.
 * `seen` has a byte for each node from `first` on: empty alternatives lead to one node in many ways. */
static gboolean
collect_edges (const StancePatterns *self, guint32 node, guint32 first, guint8 *seen, GArray *edges)
{
  const StanceNode *n = &g_array_index (self->nodes, StanceNode, node);
  gboolean accepts = n->accepts;

  if (seen[node - first])
    return FALSE;
  seen[node - first] = TRUE;
  for (guint i = 0; n->edges && i < n->edges->len; i++)
    {
      const StanceEdge *edge = &g_array_index (n->edges, StanceEdge, i);

      if (edge->type == STANCE_EDGE_EMPTY)
        accepts |= collect_edges (self, edge->to, first, seen, edges);
      else
        g_array_append_val (edges, *edge);
    }
  return accepts;
}

static gint
words_first (gconstpointer a, gconstpointer b)
{
  const StanceEdge *x = a, *y = b;

  if ((x->type == STANCE_EDGE_WORD) != (y->type == STANCE_EDGE_WORD))
    return x->type == STANCE_EDGE_WORD ? -1 : 1;
  return x->value < y->value ? -1 : x->value > y->value;
}

/* A prefix and the word behind it may be one token of a text, with a hyphen: adds what goes past both at once. */
static void
join_prefixes (StancePatterns *self, GArray *edges, GArray *const *behind, guint32 first)
{
  const StanceVocabulary *vocabulary = stance_language_get_vocabulary (self->language);

  for (guint i = 0, n = edges->len; i < n; i++)
    {
      StanceEdge edge = g_array_index (edges, StanceEdge, i);
      const char *prefix = edge.type == STANCE_EDGE_WORD ? stance_vocabulary_word (vocabulary, edge.value) : NULL;
      const GArray *nexts = behind[edge.to - first];

      if (!prefix || !stance_language_lists (self->language, STANCE_TOKENS_PREFIX, prefix, strlen (prefix)))
        continue;
      for (guint k = 0, m = nexts->len; k < m; k++)
        {
          StanceEdge next = g_array_index (nexts, StanceEdge, k);
          g_autofree char *joined = NULL;

          if (next.type != STANCE_EDGE_WORD && next.type != STANCE_EDGE_PREFIX)
            continue;
          joined = g_strconcat (prefix, "-", next.type == STANCE_EDGE_WORD ? stance_vocabulary_word (vocabulary, next.value)
                                                                            : (const char *) g_ptr_array_index (self->prefixes, next.value), NULL);
          next.value = next.type == STANCE_EDGE_WORD ? intern (self, joined, -1) : self->prefixes->len;
          if (next.type == STANCE_EDGE_PREFIX)
            g_ptr_array_add (self->prefixes, g_steal_pointer (&joined));
          g_array_append_val (edges, next);
        }
    }
}

/* Does away with the empty edges of the nodes from `first` on and sorts the word edges, so that matching looks them up. */
static void
simplify (StancePatterns *self, guint32 first)
{
  guint n = self->nodes->len - first;
  g_autofree GArray **edges = g_new (GArray *, n);
  g_autofree gboolean *accepts = g_new (gboolean, n);
  g_autofree guint8 *seen = g_malloc (n);

  for (guint i = 0; i < n; i++)
    {
      edges[i] = g_array_new (FALSE, FALSE, sizeof (StanceEdge));
      memset (seen, 0, n);
      accepts[i] = collect_edges (self, first + i, first, seen, edges[i]);
    }
  for (guint i = 0; i < n; i++)
    join_prefixes (self, edges[i], edges, first);
  for (guint i = 0; i < n; i++)
    g_array_sort (edges[i], words_first);
  for (guint i = 0; i < n; i++)
    {
      StanceNode *node = &g_array_index (self->nodes, StanceNode, first + i);

      g_clear_pointer (&node->edges, g_array_unref);
      node->edges = edges[i];
      node->accepts = accepts[i];
      for (; node->n_words < edges[i]->len; node->n_words++)
        {
          const StanceEdge *edge = &g_array_index (edges[i], StanceEdge, node->n_words);
          guint bit = stance_word_bit (edge->value);

          if (edge->type != STANCE_EDGE_WORD)
            break;
          node->mask[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
        }
    }
}

static char *
fold_pattern (const char *pattern)
{
  g_autofree char *folded = g_utf8_strdown (pattern, -1);
  g_auto (GStrv) parts = g_strsplit (folded, "\xe2\x80\x99", -1);

  return g_strstrip (g_strdelimit (g_strjoinv ("'", parts), "-", ' '));
}

gboolean
stance_patterns_add (StancePatterns *self, const char *pattern, guint32 number, GError **error)
{
  g_autofree char *folded = NULL;
  StanceStart start = { add_node (self), number, G_MAXUINT32 };
  guint32 last = add_node (self);

  if (strlen (pattern) > STANCE_LIMIT_PATTERN_BYTES)
    return fail_length (error, pattern);
  folded = fold_pattern (pattern);
  if (!folded[0])
    return fail (error, pattern, "at least one word");
  g_array_index (self->nodes, StanceNode, last).accepts = TRUE;
  if (!add_pattern (self, folded, start.node, last, error))
    return FALSE;
  if (folded[strlen (folded) - 1] != ']' && strrchr (folded, '~') > strrchr (folded, ' '))
    return fail (error, pattern, "a word after the last gap");
  simplify (self, start.node);
  g_array_append_val (self->starts, start);
  if (!index_start (self, start.node, self->starts->len - 1))
    return fail (error, pattern, "a pattern that begins with a word and cannot be empty");
  return TRUE;
}
