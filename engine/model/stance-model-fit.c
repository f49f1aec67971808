/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether an article is on the issues of another model, without reading what is said of them. */
#include <string.h>

#include "stance-loader-private.h"

#define MOST_BYTES 32768u /* of an article: its beginning tells what it is about */
#define LEAST_BYTES 4u    /* of a word that tells anything */
#define STEM 5u           /* bytes: "hostages" and "=hostage" are the same word */
#define LIKELY (1.0 / 3)  /* the larger of two models has more words in any article */
#define LEAST_MATCHES 5
#define TIMES 3 / 2       /* as many matches as of the own model, at least */

/* The beginning of a word as a number. */
static gpointer
stem (const char *word, gsize length)
{
  gsize number = 0;

  for (gsize i = 0; i < MIN (length, STEM); i++)
    number = number << 8 | (guchar) g_ascii_tolower (word[i]);
  return GSIZE_TO_POINTER (number);
}

/* Adds those of the words of an expression to a set; names of parties are no words. */
static void
add_words (GHashTable *words, const char *expression)
{
  gboolean name = FALSE;

  for (const char *p = expression; *p;)
    {
      gsize length = strcspn (p, " []|=~*{}-");

      if (length >= LEAST_BYTES && !name)
        g_hash_table_add (words, stem (p, length));
      p += length;
      name = *p == '{' || (name && *p != '}');
      p += *p ? 1 : 0;
    }
}

static void
add_words_of_list (JsonObject *issue, const char *key, GHashTable *words)
{
  JsonNode *node = json_object_get_member (issue, key);
  JsonArray *list = node && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; list && i < json_array_get_length (list); i++)
    {
      JsonNode *rule = json_array_get_element (list, i);
      JsonNode *match = JSON_NODE_HOLDS_OBJECT (rule) ? json_object_get_member (json_node_get_object (rule), "match") : NULL;

      if (match && JSON_NODE_HOLDS_VALUE (match) && json_node_get_value_type (match) == G_TYPE_STRING)
        add_words (words, json_node_get_string (match));
    }
}

/* Those of a file, which is not loaded for that; NULL where there is nothing to read. */
static GHashTable *
read_words (const char *path)
{
  g_autoptr (GBytes) bytes = stance_json_read_file (path, NULL);
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (JsonNode) root = bytes ? stance_json_parse (path, bytes, faults) : NULL;
  JsonNode *issues = root && JSON_NODE_HOLDS_OBJECT (root) ? json_object_get_member (json_node_get_object (root), "issues") : NULL;
  JsonArray *list = issues && JSON_NODE_HOLDS_ARRAY (issues) ? json_node_get_array (issues) : NULL;
  GHashTable *words = list ? g_hash_table_new (NULL, NULL) : NULL;

  for (guint i = 0; list && i < json_array_get_length (list); i++)
    {
      JsonNode *issue = json_array_get_element (list, i);

      if (!JSON_NODE_HOLDS_OBJECT (issue))
        continue;
      add_words_of_list (json_node_get_object (issue), "targets", words);
      add_words_of_list (json_node_get_object (issue), "phrases", words);
    }
  return words;
}

static GHashTable *
own_words (StanceModel *self)
{
  GHashTable *words = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->rules->len; i++)
    add_words (words, g_array_index (self->rules, StanceRule, i).match);
  return words;
}

/* Words of a text that are those of one model alone, for each that is of the other alone. */
static double
weigh (const StanceText *text, GHashTable *own, GHashTable *other)
{
  guint n_own = 0, n_other = 0;

  for (guint i = 0; i < text->tokens->len; i++)
    {
      const StanceToken *token = stance_text_token (text, i);
      gboolean is_own, is_other;
      gpointer word;

      if (token->end - token->start < LEAST_BYTES)
        continue;
      word = stem (text->folded + token->start, token->end - token->start);
      is_own = g_hash_table_contains (own, word);
      is_other = g_hash_table_contains (other, word);
      n_own += is_own && !is_other ? 1 : 0;
      n_other += is_other && !is_own ? 1 : 0;
    }
  return n_other / (double) MAX (n_own, 1);
}

/* Places in the order of the text; what overlaps is one. */
static guint
count_places (const GArray *matches)
{
  guint n = 0, end = 0;

  for (guint i = 0; i < matches->len; i++)
    {
      const StanceRuleMatch *match = &g_array_index (matches, StanceRuleMatch, i);

      n += match->first >= end ? 1 : 0;
      end = MAX (end, match->end);
    }
  return n;
}

/* The places at which an expression of an issue stands, whoever says it. */
static guint
count_matches (StanceModel *self, const StanceText *text)
{
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (StanceMention));
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (StanceRuleMatch));
  guint n = 0;

  stance_model_find_mentions (self, text, mentions);
  for (guint i = 0; i < text->sentences->len; i++)
    {
      const StanceSentence *sentence = &g_array_index (text->sentences, StanceSentence, i);

      g_array_set_size (matches, 0);
      stance_model_match_rules (self, text, mentions, sentence->first, sentence->end, NULL, matches);
      n += count_places (matches);
    }
  return n;
}

static char *
cut (const char *text)
{
  gsize length = strnlen (text, MOST_BYTES + 1);

  return length > MOST_BYTES ? g_strndup (text, (gsize) (g_utf8_find_prev_char (text, text + MOST_BYTES + 1) - text)) : g_strdup (text);
}

/* The one of the models that the words of the text tell of most; NULL when they hardly do. */
static const char *
find_likeliest (StanceModel *self, const char *const *names, const StanceText *text)
{
  g_autoptr (GHashTable) own = own_words (self);
  const char *likeliest = NULL;
  double most = LIKELY;

  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *path = g_strcmp0 (names[i], self->id) == 0 ? NULL : stance_model_find_file (names[i], NULL);
      g_autoptr (GHashTable) words = path ? read_words (path) : NULL;
      double weight = words ? weigh (text, own, words) : 0;

      if (weight < most)
        continue;
      most = weight;
      likeliest = names[i];
    }
  return likeliest;
}

/**
 * stance_model_find_better:
 * @self: the model that an article is to be read with
 * @names: (array zero-terminated=1): other models, as for stance_model_load(); those that cannot be read are passed over
 * @text: the article, UTF-8
 * @n_own: (out): in how many places of the article an expression of an issue of @self stands
 * @n_better: (out): the same of the model that is found
 *
 * Looks whether an article is on the issues of another model. What counts are the places at which an expression of an issue stands, whoever says it and
 * whether or not it shows a position; of expressions that overlap one counts, and of a long article its first 32 KiB do. Nothing is parsed, and only one
 * other model is loaded, where single words of the article tell of its expressions rather than of our own: an article that fits costs little.
 *
 * Returns: (transfer full) (nullable): the name of a model with at least 5 matches, and at least half as many again as @self has; %NULL when there is none,
 *   the counts are 0 then
 */
char *
stance_model_find_better (StanceModel *self, const char *const *names, const char *text, guint *n_own, guint *n_better)
{
  g_autofree char *beginning = NULL;
  const char *likeliest;

  g_return_val_if_fail (STANCE_IS_MODEL (self), NULL);
  g_return_val_if_fail (names != NULL && text != NULL && n_own != NULL && n_better != NULL, NULL);
  *n_own = *n_better = 0;
  if (!self->language)
    return NULL;
  beginning = cut (text);
  g_autoptr (StanceText) read = stance_text_new (beginning, strlen (beginning), self->language);

  likeliest = find_likeliest (self, names, read);
  g_autoptr (StanceModel) other = likeliest ? stance_model_load (likeliest, NULL) : NULL;
  if (!other || !stance_model_check_issues (other, NULL))
    return NULL;
  g_autoptr (StanceText) again = stance_text_new (beginning, strlen (beginning), other->language);

  *n_own = count_matches (self, read);
  *n_better = count_matches (other, again);
  if (*n_better >= LEAST_MATCHES && *n_better >= *n_own * TIMES)
    return g_strdup (likeliest);
  *n_own = *n_better = 0;
  return NULL;
}
