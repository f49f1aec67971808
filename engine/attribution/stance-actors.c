/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actors: noun phrases around names and offices, and pronouns. Who they are is not known here. */
#include <string.h>

#include "stance-attribution-private.h"
#include "stance-dateline-private.h"

#define MAX_FILLERS 3  /* lower-case words between a determiner or name and an office: "deputy foreign" */
#define MAX_WORDS 14
#define MAX_TAIL 9     /* words behind an office that tell what it is about: "of military intelligence" */

#define PRONOUNS (STANCE_WORD_HE | STANCE_WORD_SHE | STANCE_WORD_IT | STANCE_WORD_THEY | STANCE_WORD_I | STANCE_WORD_WE | STANCE_WORD_YOU)
#define OFFICES (STANCE_WORD_ROLE | STANCE_WORD_GROUP | STANCE_WORD_ANONYMOUS)
#define FUNCTION_WORDS (STANCE_WORD_PREPOSITION | STANCE_WORD_AUXILIARY | STANCE_WORD_CONJUNCTION | STANCE_WORD_SUBORDINATOR \
                        | STANCE_WORD_RELATIVE | STANCE_WORD_THAT | STANCE_WORD_TO | STANCE_WORD_CONDITION | STANCE_WORD_QUESTION | PRONOUNS)
#define OPENERS (STANCE_WORD_THAT | STANCE_WORD_RELATIVE | STANCE_WORD_QUESTION) /* "which Smith met" is about Smith */
#define VERBS ((1u << STANCE_OP_SAY) | (1u << STANCE_OP_THINK) | (1u << STANCE_OP_ASK) | (1u << STANCE_OP_ACCUSE) | (1u << STANCE_OP_WANT) \
               | (1u << STANCE_OP_REJECT) | (1u << STANCE_OP_DOUBT) | (1u << STANCE_OP_MODAL) | (1u << STANCE_OP_NEGATION) \
               | (1u << STANCE_OP_HEDGE) | (1u << STANCE_OP_ACCORDING) | (1u << STANCE_OP_CONDITION))

/* What one phrase has shown so far. */
typedef struct
{
  guint end;          /* behind the last word that belongs */
  gboolean name;
  guint32 classes;    /* of its offices */
  gboolean extended;  /* an office goes on with a name: "head of Smith's office" */
} Phrase;

static const StanceToken *
token_of (const StanceSpeech *self, guint i)
{
  return stance_text_token (self->syntax->text, i);
}

/* A word written like a name: a capital that a sentence's beginning does not explain. */
static gboolean
is_name (const StanceSpeech *self, guint i, guint32 classes)
{
  const StanceToken *token = token_of (self, i);

  if (!(token->flags & STANCE_TOKEN_CAPITAL) || (classes & (FUNCTION_WORDS | STANCE_WORD_DAY)))
    return FALSE;
  if (stance_syntax_operator_at (self->syntax, i, VERBS) && !(token->flags & STANCE_TOKEN_ALL_CAPS))
    return FALSE;
  return !(token->flags & STANCE_TOKEN_SENTENCE_START) || !(classes & (STANCE_WORD_DETERMINER | STANCE_WORD_ADVERB | STANCE_WORD_STARTER));
}

static gboolean
is_filler (const StanceSpeech *self, guint i, guint32 classes)
{
  const StanceToken *token = token_of (self, i);

  return !(token->flags & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_CLITIC)) && !(classes & (FUNCTION_WORDS | STANCE_WORD_ANAPHOR))
         && !stance_syntax_operator_at (self->syntax, i, VERBS);
}

/* Whether an office goes on behind "of", "for" or "to" with a name: "minister for Europe", "head of Smith's office", "envoy to London". */
static gboolean
goes_on (const StanceSpeech *self, const Phrase *phrase, guint i, guint end)
{
  guint32 classes = stance_syntax_classes (self->syntax, i);
  guint next = i + 1;

  if (!phrase->classes || next >= end)
    return FALSE;
  if (!(classes & STANCE_WORD_PARTICLE) && !((classes & STANCE_WORD_TO) && (phrase->classes & STANCE_WORD_ROLE)))
    return (phrase->classes & STANCE_WORD_GROUP) && !phrase->name && (classes & STANCE_WORD_PREPOSITION)
           && is_name (self, next, stance_syntax_classes (self->syntax, next)); /* "officials in London" */
  if (stance_syntax_classes (self->syntax, next) & STANCE_WORD_DETERMINER)
    next++;
  return next < end && (is_name (self, next, stance_syntax_classes (self->syntax, next))
                        || (stance_syntax_classes (self->syntax, next) & STANCE_WORD_TITLE));
}

/* The end of what somebody owns: "Smith's OFFICE", "Smith's National Security Council". */
static guint
owned_end (const StanceSpeech *self, guint i, guint end)
{
  guint k = i;

  while (k < end && is_name (self, k, stance_syntax_classes (self->syntax, k)))
    k++;
  if (k > i)
    return k;
  while (k < end && k < i + 2 && is_filler (self, k, stance_syntax_classes (self->syntax, k)))
    k++;
  return k;
}

/* A word that joins the parts of a name: "Otto VON Kern", "AL-Kern". It joins nothing else, as "of" does. */
static gboolean
is_joint (const StanceSpeech *self, guint i, guint end)
{
  guint next = i + 1;
  guint32 classes = stance_syntax_classes (self->syntax, i);

  if (!(classes & STANCE_WORD_PARTICLE) || (classes & STANCE_WORD_PREPOSITION))
    return FALSE;
  while (next < end && next < i + 4
         && (token_of (self, next)->flags & STANCE_TOKEN_HYPHEN
             || (stance_syntax_classes (self->syntax, next) & (STANCE_WORD_PARTICLE | STANCE_WORD_PREPOSITION)) == STANCE_WORD_PARTICLE))
    next++;
  return next < end && is_name (self, next, stance_syntax_classes (self->syntax, next));
}

/* "Smith Lo-WEN": a hyphen between two parts of a name, of which only the tag shows that the second is one. */
static gboolean
joins_name (const StanceSpeech *self, guint i, guint end)
{
  return (token_of (self, i)->flags & STANCE_TOKEN_HYPHEN) && i + 1 < end && !(token_of (self, i + 1)->flags & STANCE_TOKEN_CAPITAL)
         && stance_syntax_node (self->syntax, i + 1)->tag == STANCE_TAG_PROPN;
}

/* "a question THE MINISTER": behind a noun another phrase begins. */
static gboolean
begins_anew (const StanceSpeech *self, guint i, guint first)
{
  return i > first && (stance_syntax_classes (self->syntax, i) & STANCE_WORD_DETERMINER)
         && !(stance_syntax_classes (self->syntax, i - 1) & (STANCE_WORD_DETERMINER | STANCE_WORD_PARTICLE | STANCE_WORD_BOTH))
         && !(token_of (self, i - 1)->flags & (STANCE_TOKEN_CLITIC | STANCE_TOKEN_CAPITAL | STANCE_TOKEN_NUMBER));
}

/* Reads a noun phrase from token i. */
static gboolean
read_phrase (const StanceSpeech *self, guint i, guint end, Phrase *phrase)
{
  guint fillers = 0;

  *phrase = (Phrase) { .end = i };
  for (guint k = i; k < end && k < i + MAX_WORDS; k++)
    {
      guint32 classes = stance_syntax_classes (self->syntax, k);
      const StanceToken *token = token_of (self, k);

      if (k > i && (token->flags & STANCE_TOKEN_QUOTE))
        break;
      if (fillers && begins_anew (self, k, i))
        break;
      if ((classes & OFFICES) == STANCE_WORD_ANONYMOUS && k > i && phrase->name && is_name (self, k, classes) && k + 1 < end
          && (token_of (self, k + 1)->flags & STANCE_TOKEN_CLITIC))
        phrase->end = k + 1; /* "the Alpine People's Party" */
      else if ((classes & OFFICES) && !(token->flags & STANCE_TOKEN_PUNCT))
        {
          phrase->classes |= classes & OFFICES;
          phrase->end = k + 1;
          fillers = 0;
        }
      else if ((classes & STANCE_WORD_TITLE) && k > i && phrase->classes
               && (stance_syntax_classes (self->syntax, k - 1) & STANCE_WORD_PARTICLE))
        phrase->end = k + 1; /* "secretary of state" */
      else if (k == phrase->end && is_joint (self, k, end))
        phrase->end = k + 1;
      else if (k == phrase->end && phrase->name && joins_name (self, k, end))
        phrase->end = ++k + 1;
      else if (is_name (self, k, classes))
        {
          if ((fillers && phrase->name) || fillers > 1)
            break; /* "Smith visited London", "in a joint statement Germany" */
          phrase->name |= !(classes & STANCE_WORD_TITLE);
          phrase->end = k + 1;
          fillers = 0;
        }
      else if (k == phrase->end && (classes & STANCE_WORD_DETERMINER) && k == i)
        continue;
      else if (k == phrase->end && (token->flags & STANCE_TOKEN_CLITIC) && phrase->name && phrase->extended)
        {
          phrase->end = MAX (phrase->end, owned_end (self, k + 1, end));
          break;
        }
      else if (k == phrase->end && (token->flags & STANCE_TOKEN_CLITIC) && phrase->name && !phrase->classes)
        fillers = 0;
      else if (k == phrase->end && goes_on (self, phrase, k, end))
        phrase->extended = TRUE;
      else if ((classes & STANCE_WORD_DETERMINER) && k > i && (stance_syntax_classes (self->syntax, k - 1) & (STANCE_WORD_PARTICLE | STANCE_WORD_TO)))
        continue;
      else if (token->flags & STANCE_TOKEN_HYPHEN)
        continue;
      else if (k > i && k + 1 < end && (token_of (self, k - 1)->flags & token_of (self, k + 1)->flags & STANCE_TOKEN_HYPHEN))
        continue; /* "commander-IN-chief" */
      else if (is_filler (self, k, classes) && ++fillers <= MAX_FILLERS)
        continue;
      else
        break;
    }
  return phrase->end > i && (phrase->name || phrase->classes);
}

/* "Smith's going", not "Smith's call for": whether the clitic before `token` is a verb. */
static gboolean
is_verb_at (const StanceSpeech *self, guint token)
{
  const StanceOperator *op = token < self->syntax->text->tokens->len ? stance_syntax_operator_at (self->syntax, token, VERBS) : NULL;

  return op && op->frame != STANCE_FRAME_NOUN;
}

/* "Smith's" with no office behind it: the phrase ends before the clitic. */
static void
close_possessive (const StanceSpeech *self, const Phrase *phrase, StanceActor *actor)
{
  guint end = phrase->end;

  actor->possessive = FALSE;
  if (end < self->syntax->text->tokens->len && token_of (self, end)->flags & STANCE_TOKEN_CLITIC
      && !stance_text_has_ending (self->syntax->text, end, STANCE_ENDING_NEGATIVE)
      && !((stance_syntax_classes (self->syntax, end) & STANCE_WORD_AUXILIARY) && is_verb_at (self, end + 1)))
    actor->possessive = TRUE;
}

static StanceActorType
phrase_type (const Phrase *phrase)
{
  if (phrase->classes & STANCE_WORD_ANONYMOUS && !(phrase->classes & (STANCE_WORD_ROLE | STANCE_WORD_GROUP)))
    return STANCE_ACTOR_NOBODY;
  if (phrase->classes & STANCE_WORD_GROUP)
    return STANCE_ACTOR_GROUP;
  return phrase->name ? STANCE_ACTOR_NAME : STANCE_ACTOR_ROLE;
}

static StanceActorType
pronoun_type (guint32 classes)
{
  if (classes & (STANCE_WORD_I | STANCE_WORD_WE))
    return STANCE_ACTOR_I;
  if (classes & STANCE_WORD_HE)
    return STANCE_ACTOR_HE;
  if (classes & STANCE_WORD_SHE)
    return STANCE_ACTOR_SHE;
  if (classes & STANCE_WORD_THEY)
    return STANCE_ACTOR_THEY;
  return classes & STANCE_WORD_IT ? STANCE_ACTOR_IT : STANCE_ACTOR_YOU;
}

static gboolean
is_comma (const StanceSpeech *self, guint i)
{
  return self->syntax->text->text[token_of (self, i)->start] == ',';
}

/* Whether only a comma stands between two neighbouring actors. */
static gboolean
comma_between (const StanceSpeech *self, const StanceActor *before, const StanceActor *after)
{
  return before->end + 1 == after->first && is_comma (self, before->end);
}

/* "Smith met Lee, and HE said": the conjunction joins verbs. */
static gboolean
joins_clauses (const StanceSpeech *self, guint conjunction)
{
  const StanceNode *node = stance_syntax_node (self->syntax, conjunction);

  return node->relation == STANCE_RELATION_CC && node->head != STANCE_NO_TOKEN && stance_syntax_node (self->syntax, node->head)->finite;
}

/* "A and B", "A, B, and C": marks the actor just added, and those of the list before it. */
static void
join_list (StanceSpeech *self)
{
  guint i = self->actors->len - 1;
  StanceActor *last = &g_array_index (self->actors, StanceActor, i);
  const StanceActor *before = last - 1;

  if (i == 0 || !(stance_syntax_classes (self->syntax, last->first - 1) & STANCE_WORD_CONJUNCTION) || joins_clauses (self, last->first - 1))
    return;
  if (before->end + 1 != last->first && !(before->end + 2 == last->first && is_comma (self, before->end)))
    return;
  if (before->end + 2 == last->first && last->type >= STANCE_ACTOR_HE && last->type <= STANCE_ACTOR_I)
    return; /* "Smith met Lee, and they" */
  last->joined = TRUE;
  for (; i > 1 && comma_between (self, last - 2, last - 1) && (last - 1)->type == STANCE_ACTOR_NAME; i--, last--)
    (last - 1)->joined = TRUE;
  for (guint k = i; k < self->actors->len; k++)
    g_array_index (self->actors, StanceActor, k).oblique = g_array_index (self->actors, StanceActor, i - 1).oblique;
}

/* "A, along with B, said": a boost of a noun joins B to A. */
static void
join_companion (StanceSpeech *self, guint sentence_end)
{
  guint i = self->actors->len - 1;
  StanceActor *last = &g_array_index (self->actors, StanceActor, i);

  for (guint k = last->first > 3 ? last->first - 3 : 0; i > 0 && k < last->first; k++)
    {
      const StanceOperator *op = stance_syntax_operator_at (self->syntax, k, 1u << STANCE_OP_BOOST);
      const StanceActor *before = last - 1;

      if (!op || op->frame != STANCE_FRAME_NOUN || op->end != last->first || before->end > k || before->end + 1 < k || before->sentence != last->sentence
          || last->end >= sentence_end || (before->end < k && !is_comma (self, before->end)))
        continue;
      last->joined = TRUE;
      last->oblique = before->oblique;
    }
}

/* "Paris, London reject truce": in a headline, a sentence without a mark at its end, a comma stands for "and". */
static void
join_in_headline (StanceSpeech *self, guint sentence_end)
{
  StanceActor *last = &g_array_index (self->actors, StanceActor, self->actors->len - 1);
  const StanceActor *before = last - 1;

  if (self->actors->len < 2 || last->joined || last->end >= sentence_end || before->type != STANCE_ACTOR_NAME || last->type != STANCE_ACTOR_NAME
      || before->possessive || !comma_between (self, before, last) || !(token_of (self, before->first)->flags & STANCE_TOKEN_SENTENCE_START)
      || (token_of (self, last->end)->flags & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_CLITIC)) || (token_of (self, sentence_end - 1)->flags & STANCE_TOKEN_PUNCT))
    return;
  last->joined = TRUE;
}

/* The end of what still belongs to an office behind it: "the head OF MILITARY INTELLIGENCE, said". Its own end when no mark follows. */
static guint
apposition_end (const StanceSpeech *self, const StanceActor *actor, guint sentence_end)
{
  guint i = actor->end;

  if (!actor->office || i >= sentence_end || !(stance_syntax_classes (self->syntax, i) & STANCE_WORD_PARTICLE))
    return i;
  for (; i < sentence_end && i < actor->end + MAX_TAIL; i++)
    {
      guint32 classes = stance_syntax_classes (self->syntax, i);

      if (token_of (self, i)->flags & STANCE_TOKEN_PUNCT && !(token_of (self, i)->flags & STANCE_TOKEN_HYPHEN))
        return i;
      if (!is_filler (self, i, classes) && !(classes & (STANCE_WORD_PARTICLE | STANCE_WORD_DETERMINER | STANCE_WORD_CONJUNCTION)))
        return actor->end;
    }
  return actor->end;
}

/* "Smith, the French president, said": the second phrase tells who the first is. */
static void
merge_apposition (StanceSpeech *self, guint sentence_end)
{
  StanceActor *last = &g_array_index (self->actors, StanceActor, self->actors->len - 1), *before;
  gboolean office;
  guint end;

  if (self->actors->len < 2)
    return;
  before = last - 1;
  office = last->office || before->office
           || stance_syntax_classes (self->syntax, last->first) & STANCE_WORD_DETERMINER;
  end = comma_between (self, before, last) ? apposition_end (self, last, sentence_end) : sentence_end;
  if (end >= sentence_end || before->sentence != last->sentence
      || before->type > STANCE_ACTOR_ROLE || last->type > STANCE_ACTOR_ROLE || !office || before->joined || before->possessive)
    return;
  if (!(token_of (self, end)->flags & STANCE_TOKEN_PUNCT))
    return;
  before->end = end;
  if (before->type == STANCE_ACTOR_ROLE)
    before->type = last->type;
  g_array_set_size (self->actors, self->actors->len - 1);
}

static void
add_actor (StanceSpeech *self, StanceActor actor, guint sentence_end)
{
  guint before = actor.first;

  actor.head_end = actor.end;
  while (before > 0 && (stance_syntax_classes (self->syntax, before - 1) & (STANCE_WORD_DETERMINER | STANCE_WORD_RELATIVE)) == STANCE_WORD_DETERMINER)
    before--;
  actor.oblique = before > 0 && !(token_of (self, before)->flags & STANCE_TOKEN_SENTENCE_START)
                  && (stance_syntax_classes (self->syntax, before - 1) & (STANCE_WORD_PREPOSITION | STANCE_WORD_PARTICLE))
                  && !(stance_syntax_classes (self->syntax, before - 1) & (STANCE_WORD_SUBORDINATOR | STANCE_WORD_RELATIVE));
  g_array_append_val (self->actors, actor);
  join_list (self);
  join_companion (self, sentence_end);
  join_in_headline (self, sentence_end);
  merge_apposition (self, sentence_end);
}

/* Whether an actor can begin at token i; most tokens are turned away here. */
static gboolean
may_begin (const StanceSpeech *self, guint i, guint32 classes)
{
  const StanceToken *token = token_of (self, i);

  if (token->flags & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_CLITIC))
    return FALSE;
  return (classes & (OFFICES | STANCE_WORD_BOTH)) || (classes & (STANCE_WORD_DETERMINER | OPENERS)) == STANCE_WORD_DETERMINER
         || is_name (self, i, classes) || is_joint (self, i, self->syntax->text->tokens->len);
}

/* "Both agreed", "the two have met": a number of persons without a noun, before a verb. */
static gboolean
stands_alone (const StanceSpeech *self, guint i, guint32 classes, guint end)
{
  if (!(classes & STANCE_WORD_BOTH))
    return FALSE;
  for (i++; i < end && stance_syntax_classes (self->syntax, i) & STANCE_WORD_ADVERB; i++)
    ;
  return i < end && ((stance_syntax_classes (self->syntax, i) & STANCE_WORD_AUXILIARY) || stance_syntax_operator_at (self->syntax, i, VERBS));
}

/* What a token is by itself, without a name or an office. FALSE when it is no actor. */
static gboolean
is_pronoun (const StanceSpeech *self, guint i, guint end, StanceActorType *type)
{
  guint32 classes = stance_syntax_classes (self->syntax, i);

  if (token_of (self, i)->flags & STANCE_TOKEN_PUNCT)
    return FALSE;
  if (stands_alone (self, i, classes, end))
    *type = STANCE_ACTOR_GROUP;
  else if ((classes & PRONOUNS) && !(classes & STANCE_WORD_DETERMINER))
    *type = pronoun_type (classes);
  else
    return FALSE;
  return TRUE;
}

void
stance_actors_find (StanceSpeech *self)
{
  const GArray *sentences = self->syntax->text->sentences;
  Phrase phrase;
  StanceActorType type;

  for (guint s = 0; s < sentences->len; s++)
    {
      const StanceSentence *sentence = &g_array_index (sentences, StanceSentence, s);

      for (guint i = stance_dateline_end (self->syntax->text, sentence->first, sentence->end); i < sentence->end; i++)
        {
          guint32 classes = stance_syntax_classes (self->syntax, i);

          if (may_begin (self, i, classes) && read_phrase (self, i, sentence->end, &phrase))
            {
              gboolean ours = !phrase.name && (classes & STANCE_WORD_DETERMINER) && (classes & (STANCE_WORD_I | STANCE_WORD_WE));
              StanceActor actor = { .first = i, .end = phrase.end, .type = ours ? STANCE_ACTOR_I : phrase_type (&phrase), .sentence = s,
                                    .office = (phrase.classes & STANCE_WORD_ROLE) != 0 };

              close_possessive (self, &phrase, &actor);
              add_actor (self, actor, sentence->end);
              i = MAX (phrase.end, g_array_index (self->actors, StanceActor, self->actors->len - 1).end) - 1;
            }
          else if (is_pronoun (self, i, sentence->end, &type))
            add_actor (self, (StanceActor) { .first = i, .end = i + 1, .type = type, .sentence = s }, sentence->end);
        }
    }
}
