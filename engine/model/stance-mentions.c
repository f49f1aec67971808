/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names in a text. They stand in a trie over word ids; the table of first words is indexed by the id itself, so that a token
 * that begins no name costs one look-up. */
#include <string.h>

#include "stance-model-data-private.h"

#define MAX_INITIALS 4 /* letters of an all-caps name that could be a word: "US", "WHO" */

/* What a token of the text must look like. */
typedef enum
{
  SHAPE_ANY,
  SHAPE_CAPITAL,
  SHAPE_ALL_CAPS,
} Shape;

/* A name that ends at a node: whose it is and the shapes of its tokens, two bits each from the first. */
typedef struct
{
  StanceNameUse use;
  guint64 shapes;
} Name;

/* An edge of the trie: from a node along a word to a node. Empty when `to` is 0. */
typedef struct
{
  guint32 from;
  guint32 word;
  guint32 to;
} Edge;

struct _StanceNameTrie
{
  StanceLanguage *language;
  GArray *starts;     /* of guint32 nodes, by word id; 0 for none */
  Edge *edges;        /* open addressing */
  guint32 n_edges;
  guint32 mask;
  GPtrArray *endings; /* of GArray of Name, by node; NULL where no name ends */
};

static void
unref_ending (gpointer data)
{
  if (data)
    g_array_unref (data);
}

StanceNameTrie *
stance_name_trie_new (StanceLanguage *language)
{
  StanceNameTrie *self = g_new0 (StanceNameTrie, 1);

  self->language = language;
  self->starts = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->mask = 1023;
  self->edges = g_new0 (Edge, self->mask + 1);
  self->endings = g_ptr_array_new_with_free_func (unref_ending);
  g_ptr_array_add (self->endings, NULL);
  return self;
}

void
stance_name_trie_free (StanceNameTrie *self)
{
  g_array_unref (self->starts);
  g_free (self->edges);
  g_ptr_array_unref (self->endings);
  g_free (self);
}

static Edge *
find_edge (const StanceNameTrie *self, guint32 from, guint32 word)
{
  guint32 at = (from * 2654435761u) ^ (word * 2246822519u);

  for (at ^= at >> 15;; at++)
    {
      Edge *edge = &self->edges[at & self->mask];

      if (edge->to == 0 || (edge->from == from && edge->word == word))
        return edge;
    }
}

static void
grow (StanceNameTrie *self)
{
  g_autofree Edge *old = self->edges;
  guint32 n_old = self->mask + 1;

  self->mask = self->mask * 2 + 1;
  self->edges = g_new0 (Edge, self->mask + 1);
  for (guint32 i = 0; i < n_old; i++)
    if (old[i].to != 0)
      *find_edge (self, old[i].from, old[i].word) = old[i];
}

static guint32
add_node (StanceNameTrie *self)
{
  g_ptr_array_add (self->endings, NULL);
  return self->endings->len - 1;
}

static guint32
enter_first (StanceNameTrie *self, guint32 word)
{
  guint32 *start;

  if (word >= self->starts->len)
    g_array_set_size (self->starts, word + 256);
  start = &g_array_index (self->starts, guint32, word);
  if (*start == 0)
    *start = add_node (self);
  return *start;
}

static guint32
enter_next (StanceNameTrie *self, guint32 from, guint32 word)
{
  Edge *edge = find_edge (self, from, word);
  guint32 to;

  if (edge->to != 0)
    return edge->to;
  to = add_node (self);
  *edge = (Edge) { from, word, to };
  if (++self->n_edges * 2 > self->mask)
    grow (self);
  return to;
}

/* A hyphen does not part the words of a name, and is none. */
static gboolean
is_word (const StanceText *text, guint token)
{
  return !(stance_text_token (text, token)->flags & STANCE_TOKEN_HYPHEN);
}

static Shape
shape_of_name (const StanceText *text, guint token)
{
  const StanceToken *t = stance_text_token (text, token);
  guint letters = 0;

  for (guint32 i = t->start; i < t->end; i++)
    letters += text->text[i] != '.' && ((guchar) text->text[i] & 0xC0) != 0x80;
  if ((t->flags & STANCE_TOKEN_ALL_CAPS) && letters <= MAX_INITIALS)
    return SHAPE_ALL_CAPS;
  return t->flags & STANCE_TOKEN_CAPITAL ? SHAPE_CAPITAL : SHAPE_ANY;
}

static gboolean
shape_fits (const StanceToken *token, Shape shape)
{
  if (shape == SHAPE_ALL_CAPS)
    return (token->flags & STANCE_TOKEN_ALL_CAPS) != 0;
  return shape == SHAPE_ANY || (token->flags & (STANCE_TOKEN_CAPITAL | STANCE_TOKEN_ALL_CAPS));
}

gboolean
stance_name_trie_add (StanceNameTrie *self, const char *name, StanceNameUse use)
{
  g_autoptr (StanceText) text = stance_text_new (name, strlen (name), self->language);
  guint32 node = 0;
  guint n = 0;
  gboolean has_word = FALSE;
  Name entry = { use, 0 };
  GArray **ending;

  for (guint i = 0; i < text->tokens->len; i++)
    if (is_word (text, i))
      {
        guint32 word = stance_text_intern (text, i);

        if (n == STANCE_NAME_WORDS)
          return FALSE;
        has_word |= !(stance_text_token (text, i)->flags & STANCE_TOKEN_PUNCT);
        entry.shapes |= (guint64) shape_of_name (text, i) << (2 * n);
        node = n++ == 0 ? enter_first (self, word) : enter_next (self, node, word);
      }
  if (!has_word)
    return FALSE;
  ending = (GArray **) &g_ptr_array_index (self->endings, node);
  if (!*ending)
    *ending = g_array_new (FALSE, FALSE, sizeof (Name));
  g_array_append_val (*ending, entry);
  return TRUE;
}

static gboolean
name_fits (const Name *name, const StanceText *text, const guint32 *tokens, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!shape_fits (stance_text_token (text, tokens[i]), (Shape) ((name->shapes >> (2 * i)) & 3)))
      return FALSE;
  return TRUE;
}

/* Names of a later file first, then aliases before demonyms before seats. */
static gboolean
goes_before (const Name *a, const Name *b)
{
  return a->use.file != b->use.file ? a->use.file > b->use.file : a->use.type < b->use.type;
}

static const Name *
best_name (const StanceNameTrie *self, guint32 node, const StanceText *text, const guint32 *tokens, guint n)
{
  const GArray *ending = g_ptr_array_index (self->endings, node);
  const Name *best = NULL;

  for (guint i = 0; ending && i < ending->len; i++)
    {
      const Name *name = &g_array_index (ending, Name, i);

      if (name_fits (name, text, tokens, n) && (!best || goes_before (name, best)))
        best = name;
    }
  return best;
}

/* The next token a name may go on with: behind a hyphen, within the sentence. The number of tokens when there is none. */
static guint
next_token (const StanceText *text, guint token)
{
  do
    token++;
  while (token < text->tokens->len && !is_word (text, token));
  if (token < text->tokens->len && (stance_text_token (text, token)->flags & STANCE_TOKEN_SENTENCE_START))
    return text->tokens->len;
  return token;
}

/* The longest name that begins at token `first`; FALSE when none does. */
static gboolean
longest_name (const StanceNameTrie *self, const StanceText *text, guint first, StanceMention *mention)
{
  guint32 tokens[STANCE_NAME_WORDS];
  guint32 node = g_array_index (self->starts, guint32, stance_text_token (text, first)->word);
  gboolean found = FALSE;
  guint token = first;

  for (guint n = 1; node != 0; n++)
    {
      const Name *name;

      tokens[n - 1] = token;
      name = best_name (self, node, text, tokens, n);
      if (name)
        {
          *mention = (StanceMention) { first, token + 1, name->use.party, (StanceNameType) name->use.type };
          found = TRUE;
        }
      token = next_token (text, token);
      if (n == STANCE_NAME_WORDS || token >= text->tokens->len)
        break;
      node = find_edge (self, node, stance_text_token (text, token)->word)->to;
    }
  return found;
}

void
stance_model_find_mentions (StanceModel *self, const StanceText *text, GArray *mentions)
{
  const StanceNameTrie *names = self->names;
  const guint32 *starts = (const guint32 *) names->starts->data;
  guint n_words = names->starts->len, n = text->tokens->len;

  for (guint i = 0; i < n;)
    {
      guint32 word = stance_text_token (text, i)->word;
      StanceMention mention;

      if (word < n_words && starts[word] != 0 && longest_name (names, text, i, &mention))
        {
          g_array_append_val (mentions, mention);
          i = mention.end;
        }
      else
        i++;
    }
}
