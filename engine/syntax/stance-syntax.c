/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "stance-clauses-private.h"

static void
index_operators (StanceSyntax *self)
{
  guint n = self->text->tokens->len, op = 0;

  self->operator_at = g_new (guint32, n + 1);
  for (guint i = 0; i <= n; i++)
    {
      while (op < self->operators->len && stance_syntax_operator (self, op)->first < i)
        op++;
      self->operator_at[i] = op;
    }
}

/* Whether the word before a token makes a noun of it: "the demand", "their support", "Smith's call". */
static gboolean
noun_follows (const StanceSyntax *self, guint token)
{
  const StanceText *text = self->text;
  const StanceToken *before = stance_text_token (text, token - 1);
  guint32 classes = stance_syntax_classes (self, token - 1);

  if (before->flags & STANCE_TOKEN_HYPHEN)
    return TRUE;
  if (before->flags & STANCE_TOKEN_CLITIC)
    return stance_text_has_ending (text, token - 1, STANCE_ENDING_POSSESSIVE) && !stance_text_has_ending (text, token, STANCE_ENDING_PARTICIPLE);
  if (classes & (STANCE_WORD_AUXILIARY | STANCE_WORD_TO | STANCE_WORD_RELATIVE | STANCE_WORD_THAT))
    return FALSE;
  if (classes & (STANCE_WORD_HE | STANCE_WORD_SHE | STANCE_WORD_IT | STANCE_WORD_THEY))
    return (classes & STANCE_WORD_DETERMINER) && !(classes & STANCE_WORD_SHE);
  return (classes & (STANCE_WORD_DETERMINER | STANCE_WORD_PREPOSITION | STANCE_WORD_PARTICLE)) && !(classes & STANCE_WORD_ADVERB);
}

/* Relations that a verb mistaken for a noun hardly ever comes by. */
static gboolean
is_nominal (guint8 relation)
{
  switch ((StanceRelation) relation)
    {
    case STANCE_RELATION_NSUBJ: case STANCE_RELATION_NSUBJ_PASS: case STANCE_RELATION_OBJ: case STANCE_RELATION_OBL: case STANCE_RELATION_NMOD:
    case STANCE_RELATION_CONJ: case STANCE_RELATION_APPOS:
      return TRUE;
    default:
      return FALSE;
    }
}

/* "opposes LIFTING sanctions", "against LIFTING sanctions": a gerund right behind a verb or preposition has the noun for its object, though
 * the parser may hang it on that noun. */
static gboolean
is_governed_gerund (const StanceSyntax *self, guint token)
{
  StanceTag before = stance_syntax_node (self, token - 1)->tag;

  return stance_text_has_ending (self->text, token, STANCE_ENDING_GERUND) && (before == STANCE_TAG_VERB || before == STANCE_TAG_ADP);
}

/* Whether an operator that is a verb stands where a noun does: as its tag says, and where that tells nothing, as the word before it says.
 * Participles in -ing are verbs behind prepositions too. */
static gboolean
is_noun (const StanceSyntax *self, const StanceOperator *op)
{
  const StanceToken *token = stance_text_token (self->text, op->first);
  const StanceNode *node = stance_syntax_node (self, op->first);

  if ((op->frame != STANCE_FRAME_OBJECT && op->frame != STANCE_FRAME_CLAUSE) || op->type == STANCE_OP_MODAL || op->first == 0
      || (token->flags & STANCE_TOKEN_SENTENCE_START) || token->end - token->start < 3)
    return FALSE;
  if (node->tag == STANCE_TAG_VERB)
    return node->relation == STANCE_RELATION_AMOD && node->form != STANCE_FORM_FINITE && !is_governed_gerund (self, op->first)
           && !(stance_syntax_classes (self, op->first - 1) & STANCE_WORD_AUXILIARY)
           && !(stance_text_token (self->text, op->first - 1)->flags & STANCE_TOKEN_CAPITAL);
  if (node->tag == STANCE_TAG_NOUN && is_nominal (node->relation) && !(stance_syntax_classes (self, op->first - 1) & STANCE_WORD_TO))
    return TRUE;
  return !stance_text_has_ending (self->text, op->first, STANCE_ENDING_GERUND) && noun_follows (self, op->first);
}

/* What a tag shows to be another word: "an OPEN question", "LAST year", "a French CONTINGENT on", "at ONCE". */
static gboolean
is_other_word (const StanceSyntax *self, const StanceOperator *op)
{
  guint8 tag = stance_syntax_node (self, op->first)->tag;

  if (op->type == STANCE_OP_CONDITION)
    return tag == STANCE_TAG_NOUN || (op->end == op->first + 1 && stance_syntax_is_adverb (self, op->first));
  return op->type == STANCE_OP_EFFECT && op->frame != STANCE_FRAME_NOUN && op->end == op->first + 1 && tag == STANCE_TAG_ADJ
         && !(op->first > 0 && (stance_syntax_classes (self, op->first - 1) & (STANCE_WORD_AUXILIARY | STANCE_WORD_TO)));
}

/* "accept that." and "accept that as": no clause follows, and "that" is what is accepted. */
static gboolean
ends_in_pronoun (const StanceSyntax *self, const StanceOperator *op)
{
  if (op->end < op->first + 2 || !(stance_syntax_classes (self, op->end - 1) & STANCE_WORD_THAT) || op->type == STANCE_OP_NONE)
    return FALSE;
  if (op->end >= self->text->tokens->len)
    return TRUE;
  return (stance_text_token (self->text, op->end)->flags & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_SENTENCE_START))
         && !(stance_text_token (self->text, op->end)->flags & STANCE_TOKEN_QUOTE_OPEN);
}

/* Verbs that are nouns where they stand are no operators, nor is what only looks like one; with their preposition
 * ("Smith's call for") verbs are those of nouns. */
static void
mend_nouns (StanceSyntax *self)
{
  guint kept = 0;

  for (guint i = 0; i < self->operators->len; i++)
    {
      StanceOperator op = *stance_syntax_operator (self, i);
      gboolean noun = is_noun (self, &op);

      if (ends_in_pronoun (self, &op) && op.frame == STANCE_FRAME_CLAUSE)
        continue;
      if (ends_in_pronoun (self, &op))
        op.end--;
      if (noun && op.end > op.first + 1 && op.frame == STANCE_FRAME_OBJECT && op.type != STANCE_OP_EFFECT)
        op.frame = STANCE_FRAME_NOUN;
      else if ((noun && op.end == op.first + 1) || is_other_word (self, &op))
        continue;
      g_array_index (self->operators, StanceOperator, kept++) = op;
    }
  g_array_set_size (self->operators, kept);
}

StanceSyntax *
stance_syntax_new (StanceText *text, StanceTreeReader *reader, const guint8 *wanted)
{
  StanceSyntax *self = g_new0 (StanceSyntax, 1);

  self->text = text;
  self->nodes = reader ? stance_tree_reader_read (reader, text, wanted) : stance_nodes_new (text->tokens->len);
  self->operators = g_array_new (FALSE, FALSE, sizeof (StanceOperator));
  stance_lexicon_match (stance_language_get_lexicon (text->language), self->text, self->operators);
  mend_nouns (self);
  index_operators (self);
  stance_clauses_find (self);
  return self;
}

void
stance_syntax_free (StanceSyntax *self)
{
  stance_text_free (self->text);
  g_array_unref (self->operators);
  g_array_unref (self->clauses);
  g_free (self->nodes);
  g_free (self->clause_of);
  g_free (self->operator_at);
  g_free (self);
}

const StanceOperator *
stance_syntax_operator_at (const StanceSyntax *self, guint token, guint types)
{
  for (guint i = self->operator_at[token]; i < self->operators->len; i++)
    {
      const StanceOperator *op = stance_syntax_operator (self, i);

      if (op->first != token)
        break;
      if (types & (1u << op->type))
        return op;
    }
  return NULL;
}
