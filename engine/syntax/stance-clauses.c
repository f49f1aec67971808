/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clauses: marks, subordinators and conjunctions open them. A conjunction opens one only when it joins finite verbs, as the tree of the sentence
 * or, without one, the verbs around it tell; otherwise it joins words. */
#include <string.h>

#include "stance-clauses-private.h"

/* How far behind a conjunction the verb of a clause of its own is looked for. */
#define VERB_REACH 7

#define VERB_TYPES ((1u << STANCE_OP_SAY) | (1u << STANCE_OP_THINK) | (1u << STANCE_OP_WANT) | (1u << STANCE_OP_REJECT) \
                    | (1u << STANCE_OP_DOUBT) | (1u << STANCE_OP_MODAL) | (1u << STANCE_OP_ACCUSE) | (1u << STANCE_OP_ASK) \
                    | (1u << STANCE_OP_EFFECT))

typedef struct
{
  StanceSyntax *syntax;
  guint sentence_end;
  guint open;            /* index of the clause being read */
  guint resume;          /* the clause that goes on behind the next comma; G_MAXUINT for none */
} Reader;

static char
mark_at (const StanceSyntax *s, guint i)
{
  const StanceToken *token = stance_text_token (s->text, i);

  if (!(token->flags & STANCE_TOKEN_PUNCT) || (token->flags & STANCE_TOKEN_HYPHEN))
    return 0;
  if (strncmp (s->text->text + token->start, "\xe2\x80\x93", 3) == 0 || strncmp (s->text->text + token->start, "\xe2\x80\x94", 3) == 0
      || s->text->text[token->start] == '-')
    return '-';
  return s->text->text[token->start];
}

/* An auxiliary or a verb of the lexicon, in whatever form. */
static gboolean
is_known_verb (const StanceSyntax *s, guint i)
{
  return (stance_syntax_classes (s, i) & STANCE_WORD_AUXILIARY) || stance_syntax_operator_at (s, i, VERB_TYPES) != NULL;
}

static gboolean
is_finite (const StanceSyntax *s, guint i)
{
  const StanceNode *node = stance_syntax_node (s, i);

  if (node->finite && (node->tag == STANCE_TAG_VERB || node->tag == STANCE_TAG_AUX))
    return TRUE;
  return is_known_verb (s, i);
}

/* Whether the tree tells what a conjunction joins. A noun right before a determiner is a verb that was mistaken for one. */
static gboolean
tells_what_it_joins (const StanceSyntax *s, guint conjunction, guint end)
{
  guint32 head = stance_syntax_node (s, conjunction)->head;

  if (stance_syntax_node (s, conjunction)->relation != STANCE_RELATION_CC || head == STANCE_NO_TOKEN)
    return FALSE;
  return !(stance_syntax_node (s, head)->tag == STANCE_TAG_NOUN && head + 1 < end && stance_syntax_node (s, head + 1)->tag == STANCE_TAG_DET);
}

/* Whether a clause with a verb of its own begins at token i, behind a conjunction; `first` is where the clause before it
 * began. Where that has no verb yet, the conjunction joins subjects. */
static gboolean
clause_begins (const StanceSyntax *s, guint first, guint i, guint end)
{
  guint32 classes;
  gboolean verb = FALSE;

  if (i >= end)
    return FALSE;
  for (guint k = first; k + 1 < i && !verb; k++)
    verb = is_finite (s, k);
  if (!verb)
    return FALSE;
  if (tells_what_it_joins (s, i - 1, end))
    return stance_syntax_node (s, stance_syntax_node (s, i - 1)->head)->finite;
  classes = stance_syntax_classes (s, i);
  if (classes & (STANCE_WORD_HE | STANCE_WORD_SHE | STANCE_WORD_IT | STANCE_WORD_THEY | STANCE_WORD_I | STANCE_WORD_WE
                 | STANCE_WORD_THAT | STANCE_WORD_CONDITION | STANCE_WORD_SUBORDINATOR))
    return TRUE;
  for (guint k = i; k < end && k < i + VERB_REACH; k++)
    {
      if (stance_text_token (s->text, k)->flags & STANCE_TOKEN_PUNCT && mark_at (s, k) != 0 && strchr (",;:.-", mark_at (s, k)))
        return FALSE;
      if (k > i && stance_syntax_classes (s, k) & (STANCE_WORD_TO | STANCE_WORD_RELATIVE))
        return FALSE;
      if (is_finite (s, k))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_participle (const StanceSyntax *s, guint i)
{
  const StanceToken *token = stance_text_token (s->text, i);

  return !(token->flags & STANCE_TOKEN_CAPITAL) && token->end - token->start > 4
         && !(stance_syntax_classes (s, i) & (STANCE_WORD_PREPOSITION | STANCE_WORD_DETERMINER | STANCE_WORD_DAY))
         && stance_text_has_ending (s->text, i, STANCE_ENDING_GERUND);
}

/* "as" and "after" are prepositions too: they open a clause where a verb follows. */
static gboolean
opens_clause (const StanceSyntax *s, guint i, guint32 classes, guint end)
{
  if (stance_syntax_is_adverb (s, i))
    return FALSE; /* "all at once", "who once said" */
  if (!(classes & STANCE_WORD_PREPOSITION))
    return TRUE;
  if (i + 1 < end && ((stance_text_token (s->text, i + 1)->flags & STANCE_TOKEN_NUMBER) || (stance_syntax_classes (s, i + 1) & STANCE_WORD_DAY)))
    return FALSE;
  for (guint k = i + 1; k < end && k <= i + VERB_REACH; k++)
    {
      if (mark_at (s, k) != 0 && strchr (",;:.-", mark_at (s, k)))
        return FALSE;
      if (stance_syntax_classes (s, k) & (STANCE_WORD_TO | STANCE_WORD_RELATIVE))
        return FALSE;
      if (is_finite (s, k))
        return TRUE;
    }
  return FALSE;
}

/* "rejects the plan, URGES allies": a verb in its finite form. */
static gboolean
is_finite_verb (const StanceSyntax *s, guint i)
{
  const StanceOperator *op = stance_syntax_operator_at (s, i, VERB_TYPES & ~(1u << STANCE_OP_MODAL));
  const StanceToken *token = stance_text_token (s->text, i);

  return op && (op->frame == STANCE_FRAME_OBJECT || op->frame == STANCE_FRAME_CLAUSE) && !(token->flags & STANCE_TOKEN_CAPITAL)
         && stance_text_has_ending (s->text, i, STANCE_ENDING_THIRD);
}

/* Opens a clause at token i. */
static void
open_clause (Reader *r, guint i, StanceClauseKind kind, guint parent)
{
  StanceClause clause = { i, r->sentence_end, kind, parent };
  GArray *clauses = r->syntax->clauses;

  if (clauses->len > 0 && g_array_index (clauses, StanceClause, clauses->len - 1).first == i)
    {
      StanceClause *last = &g_array_index (clauses, StanceClause, clauses->len - 1);

      if (last->kind == STANCE_CLAUSE_MAIN && kind != STANCE_CLAUSE_MAIN && last->parent == clauses->len - 1)
        last->kind = kind;
      return;
    }
  if (clauses->len > 0)
    g_array_index (clauses, StanceClause, clauses->len - 1).end = MIN (g_array_index (clauses, StanceClause, clauses->len - 1).end, i);
  clause.parent = parent == G_MAXUINT ? clauses->len : parent;
  g_array_append_val (clauses, clause);
  r->open = clauses->len - 1;
}

/* What a comma at token i does. */
static void
read_comma (Reader *r, guint i)
{
  const StanceSyntax *s = r->syntax;
  guint next = i + 1;

  if (next >= r->sentence_end)
    return;
  if (is_participle (s, next))
    {
      open_clause (r, next, STANCE_CLAUSE_PARTICIPLE, r->resume != G_MAXUINT ? r->resume : r->open);
      r->resume = G_MAXUINT;
    }
  else if (r->resume == G_MAXUINT && is_finite_verb (s, next))
    open_clause (r, next, STANCE_CLAUSE_COORDINATE, r->open);
  else if (r->resume != G_MAXUINT && !(stance_syntax_classes (s, next) & STANCE_WORD_CONJUNCTION))
    {
      open_clause (r, next, STANCE_CLAUSE_CONTINUED, r->resume);
      r->resume = G_MAXUINT;
    }
}

static gboolean
has_finite (const StanceSyntax *s, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (is_finite (s, i))
      return TRUE;
  return FALSE;
}

/* "a deal that requires ...": a noun before it and a verb of the lexicon behind it. What other verbs tell in such a clause is what the whole is
 * wanted or refused for: "rejects a peace that rewards ...". */
static gboolean
is_relative_that (const StanceSyntax *s, guint i, guint end)
{
  guint32 before = stance_syntax_classes (s, i - 1);

  return i + 1 < end && is_known_verb (s, i + 1) && !(stance_syntax_classes (s, i + 1) & STANCE_WORD_BE)
         && !(before & (STANCE_WORD_AUXILIARY | STANCE_WORD_PREPOSITION | STANCE_WORD_SAY | STANCE_WORD_THAT | STANCE_WORD_CONJUNCTION))
         && !(stance_text_token (s->text, i - 1)->flags & STANCE_TOKEN_PUNCT) && !is_known_verb (s, i - 1);
}

/* "no scenario IN WHICH", "no case WHERE": the denial ends in what opens the clause, and reaches into it. */
static gboolean
is_denied (const StanceSyntax *s, guint i)
{
  for (guint k = i; k > 0 && k + 5 > i; k--)
    {
      const StanceOperator *op = stance_syntax_operator_at (s, k - 1, 1u << STANCE_OP_NEGATION);

      if (op)
        return op->end == i + 1 && op->end > op->first + 1;
    }
  return FALSE;
}

/* What a word at token i opens. */
static void
read_word (Reader *r, guint i)
{
  const StanceSyntax *s = r->syntax;
  guint32 classes = stance_syntax_classes (s, i);
  guint first = stance_syntax_clause (s, r->open)->first;
  char before = i > 0 ? mark_at (s, i - 1) : 0;
  gboolean opening = i == first || (i == first + 1 && (stance_text_token (s->text, first)->flags & STANCE_TOKEN_QUOTE));

  /* "Even if ..." */
  opening |= i == first + 1 && (stance_syntax_classes (s, first) & STANCE_WORD_ADVERB) && (classes & (STANCE_WORD_SUBORDINATOR | STANCE_WORD_CONDITION));
  if ((classes & STANCE_WORD_RELATIVE) && !opening)
    {
      guint parent = r->open;

      open_clause (r, i, is_denied (s, i) ? STANCE_CLAUSE_COMPLEMENT : STANCE_CLAUSE_RELATIVE, parent);
      if (before == ',')
        r->resume = parent;
    }
  else if ((classes & (STANCE_WORD_SUBORDINATOR | STANCE_WORD_CONDITION)) && opens_clause (s, i, classes, r->sentence_end))
    {
      guint parent = r->open;

      open_clause (r, i, classes & STANCE_WORD_CONDITION ? STANCE_CLAUSE_CONDITION : STANCE_CLAUSE_SUBORDINATE, parent);
      if (opening)
        r->resume = G_MAXUINT - 1;
      else if (before == ',' && !has_finite (s, first, i))
        r->resume = parent; /* "London, though willing to talk, would ..." */
    }
  else if ((classes & STANCE_WORD_THAT) && !opening)
    open_clause (r, i, is_relative_that (s, i, r->sentence_end) ? STANCE_CLAUSE_RELATIVE : STANCE_CLAUSE_COMPLEMENT, r->open);
  else if ((classes & STANCE_WORD_CONJUNCTION) && !opening && clause_begins (s, first, i + 1, r->sentence_end))
    {
      open_clause (r, i, STANCE_CLAUSE_COORDINATE, r->open);
      r->resume = G_MAXUINT;
    }
}

/* A closing mark behind a comma or the end of a sentence, or before a comma. */
static gboolean
quotation_ends (const StanceSyntax *s, guint i)
{
  const StanceToken *token = stance_text_token (s->text, i);

  if (!(token->flags & STANCE_TOKEN_QUOTE) || (token->flags & STANCE_TOKEN_QUOTE_OPEN))
    return FALSE;
  return strchr (",.!?", s->text->text[stance_text_token (s->text, i - 1)->start]) != NULL
         || s->text->text[stance_text_token (s->text, i + 1)->start] == ',';
}

static void
read_sentence (StanceSyntax *s, const StanceSentence *sentence)
{
  Reader r = { s, sentence->end, 0, G_MAXUINT };

  guint bracketed = G_MAXUINT; /* the clause that a bracket stands in */

  open_clause (&r, sentence->first, STANCE_CLAUSE_MAIN, G_MAXUINT);
  for (guint i = sentence->first; i < sentence->end; i++)
    {
      char mark = mark_at (s, i);

      if (i > sentence->first && i + 1 < sentence->end && quotation_ends (s, i))
        {
          /* "...," said X: the reporting clause stands by itself, but may go on with what stands before the quotation. */
          gboolean alone = stance_text_token (s->text, sentence->first)->flags & STANCE_TOKEN_QUOTE;

          open_clause (&r, i + 1, alone ? STANCE_CLAUSE_MAIN : STANCE_CLAUSE_CONTINUED, alone ? G_MAXUINT : r.open);
          r.resume = G_MAXUINT;
        }
      else if (mark == ',' && r.resume == G_MAXUINT - 1)
        {
          /* "While X, Y": Y stands by itself. */
          r.resume = G_MAXUINT;
          if (i + 1 < sentence->end)
            open_clause (&r, i + 1, STANCE_CLAUSE_MAIN, G_MAXUINT);
        }
      else if (mark == ',')
        read_comma (&r, i);
      else if (mark == ':' && i + 1 < sentence->end && !(stance_text_token (s->text, i + 1)->flags & STANCE_TOKEN_CAPITAL))
        open_clause (&r, i + 1, STANCE_CLAUSE_COMPLEMENT, r.open);
      else if (mark == ')' && bracketed != G_MAXUINT && i + 1 < sentence->end)
        {
          open_clause (&r, i + 1, STANCE_CLAUSE_CONTINUED, bracketed);
          bracketed = G_MAXUINT;
        }
      else if (mark != 0 && strchr (";:-()", mark) && i + 1 < sentence->end)
        {
          if (mark == '(')
            bracketed = r.open;
          open_clause (&r, i + 1, STANCE_CLAUSE_MAIN, G_MAXUINT);
          r.resume = G_MAXUINT;
        }
      else if (mark == 0)
        read_word (&r, i);
    }
}

void
stance_clauses_find (StanceSyntax *self)
{
  guint n = self->text->tokens->len;

  self->clauses = g_array_new (FALSE, FALSE, sizeof (StanceClause));
  self->clause_of = g_new0 (guint32, n + 1);
  for (guint i = 0; i < self->text->sentences->len; i++)
    read_sentence (self, &g_array_index (self->text->sentences, StanceSentence, i));
  for (guint c = 0; c < self->clauses->len; c++)
    for (guint i = stance_syntax_clause (self, c)->first; i < stance_syntax_clause (self, c)->end; i++)
      self->clause_of[i] = c;
}
