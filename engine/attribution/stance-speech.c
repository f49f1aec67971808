/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-attribution-private.h"

static void
index_actors (StanceSpeech *self, guint n)
{
  guint actor = 0;

  for (guint i = 0; i <= n; i++)
    {
      while (actor < self->actors->len && stance_speech_actor (self, actor)->first < i)
        actor++;
      self->actor_at[i] = actor;
    }
}

static guint32 *
new_index (guint n)
{
  guint32 *index = g_new (guint32, n + 1);

  for (guint i = 0; i <= n; i++)
    index[i] = STANCE_NONE;
  return index;
}

StanceSpeech *
stance_speech_new (StanceSyntax *syntax)
{
  StanceSpeech *self = g_new0 (StanceSpeech, 1);
  guint n;

  self->syntax = syntax;
  n = self->syntax->text->tokens->len;
  self->actors = g_array_new (FALSE, FALSE, sizeof (StanceActor));
  self->attributions = g_array_new (FALSE, FALSE, sizeof (StanceAttribution));
  self->quotation_of = new_index (n);
  self->attribution_of = new_index (n);
  self->actor_at = new_index (n);
  stance_quotations_find (self);
  stance_actors_find (self);
  index_actors (self, n);
  stance_attributions_find (self);
  return self;
}

void
stance_speech_free (StanceSpeech *self)
{
  stance_syntax_free (self->syntax);
  g_array_unref (self->actors);
  g_array_unref (self->quotations);
  g_array_unref (self->attributions);
  g_free (self->quotation_of);
  g_free (self->attribution_of);
  g_free (self->actor_at);
  g_free (self);
}

/* Whether a comma and words that join stand before a joined actor: not in a list. */
static gboolean
ends_insertion (const StanceSpeech *self, const StanceActor *actor)
{
  for (guint i = actor->first > 3 ? actor->first - 3 : 0; i < actor->first; i++)
    {
      const StanceOperator *op = stance_syntax_operator_at (self->syntax, i, 1u << STANCE_OP_BOOST);

      if (op && op->frame == STANCE_FRAME_NOUN && op->end == actor->first)
        return TRUE;
    }
  return FALSE;
}

gboolean
stance_speech_is_next_to (const StanceSpeech *self, guint32 actor, guint verb)
{
  const StanceActor *a;
  guint first;

  /* "London, Paris and Rome on Sunday signed": the last of them stands beside the verb. */
  while (actor + 1 < self->actors->len && stance_speech_actor (self, actor + 1)->joined && stance_speech_actor (self, actor + 1)->end <= verb)
    actor++;
  a = stance_speech_actor (self, actor);
  first = a->end;

  /* An apposition ends in a comma, and so does who stands by somebody: ", along with Smith,". */
  if ((a->end > a->head_end || (a->joined && ends_insertion (self, a)))
      && first < verb && self->syntax->text->text[stance_text_token (self->syntax->text, first)->start] == ',')
    first++;
  for (guint i = first; i < verb; i++)
    if (!(stance_syntax_classes (self->syntax, i) & (STANCE_WORD_AUXILIARY | STANCE_WORD_ADVERB | STANCE_WORD_DAY | STANCE_WORD_BE))
        && !stance_syntax_operator_at (self->syntax, i, (1u << STANCE_OP_NEGATION) | (1u << STANCE_OP_HEDGE) | (1u << STANCE_OP_BOOST))
        && !((stance_syntax_classes (self->syntax, i) & STANCE_WORD_PREPOSITION) && i + 1 < verb
             && (stance_syntax_classes (self->syntax, i + 1) & STANCE_WORD_DAY)))
      return FALSE;
  return a->end <= verb;
}

/* "with Smith insisting": the subject of a gerund may stand behind a preposition. */
guint32
stance_speech_find_neighbour (const StanceSpeech *self, guint verb, guint from)
{
  guint32 i = self->actor_at[verb];
  const StanceActor *actor;

  if (i == 0)
    return STANCE_NONE;
  actor = stance_speech_actor (self, i - 1);
  if (actor->first < from || actor->end > verb || actor->possessive
      || (actor->oblique && !stance_text_has_ending (self->syntax->text, verb, STANCE_ENDING_GERUND))
      || self->quotation_of[actor->first] != self->quotation_of[verb] || !stance_speech_is_next_to (self, i - 1, verb))
    return STANCE_NONE;
  for (i--; i > 0 && stance_speech_actor (self, i)->joined && stance_speech_actor (self, i - 1)->first >= from;)
    i--;
  return i;
}

/* The first actor in [first, verb) that can be a subject. Joined ones are found through their first. */
static guint32
subject_between (const StanceSpeech *self, guint first, guint verb)
{
  for (guint i = self->actor_at[first]; i < self->actors->len; i++)
    {
      const StanceActor *actor = stance_speech_actor (self, i);

      if (actor->end > verb)
        break;
      if (!actor->possessive && !actor->oblique && self->quotation_of[actor->first] == self->quotation_of[verb])
        return i;
    }
  return STANCE_NONE;
}

/* What a relative clause tells about: the actor right before it. */
static guint32
antecedent (const StanceSpeech *self, guint first)
{
  guint32 next = self->actor_at[first];

  if (next == 0 || stance_speech_actor (self, next - 1)->end + 2 < first)
    return STANCE_NONE;
  return next - 1;
}

/* The actor that a token belongs to, or the first of those joined to it; STANCE_NONE. */
static guint32
actor_of (const StanceSpeech *self, guint32 token, guint from)
{
  guint32 i = self->actor_at[token + 1];

  if (i == 0 || stance_speech_actor (self, i - 1)->end <= token || stance_speech_actor (self, i - 1)->first < from)
    return STANCE_NONE;
  for (i--; i > 0 && stance_speech_actor (self, i)->joined && stance_speech_actor (self, i - 1)->first >= from;)
    i--;
  return i;
}

/* "Alarm in Europe": a word that only its place at the beginning writes like a name. */
static gboolean
is_no_name (const StanceSpeech *self, guint32 token, const StanceActor *actor)
{
  return stance_syntax_node (self->syntax, token)->tag != STANCE_TAG_PROPN && actor->first == token && actor->type == STANCE_ACTOR_NAME && !actor->office
         && (stance_text_token (self->syntax->text, token)->flags & STANCE_TOKEN_SENTENCE_START);
}

/* Whether an actor is only told of inside the subject: "officials who met SMITH said". */
static gboolean
is_inside_subject (const StanceSpeech *self, guint32 actor, guint32 token)
{
  const StanceActor *a = stance_speech_actor (self, actor);
  const StanceNode *node = stance_syntax_node (self->syntax, token);

  return a->first > token && a->end <= token + node->after + 1;
}

guint32
stance_speech_find_subject_in_tree (const StanceSpeech *self, guint verb, guint from)
{
  guint32 token = stance_syntax_find_subject (self->syntax, verb);
  guint32 i = token == STANCE_NO_TOKEN ? STANCE_NONE : actor_of (self, token, from);
  const StanceActor *actor = i == STANCE_NONE ? NULL : stance_speech_actor (self, i);
  guint32 neighbour;

  if (!actor || actor->oblique || actor->possessive || self->quotation_of[actor->first] != self->quotation_of[verb] || is_no_name (self, token, actor))
    return STANCE_NONE;
  neighbour = stance_speech_find_neighbour (self, verb, from);
  return neighbour == STANCE_NONE || neighbour == i || is_inside_subject (self, neighbour, token) ? i : STANCE_NONE;
}

guint32
stance_speech_find_subject (const StanceSpeech *self, guint verb, guint from)
{
  guint at = self->syntax->clause_of[verb];
  guint32 subject = stance_speech_find_subject_in_tree (self, verb, from);

  if (subject == STANCE_NONE)
    subject = stance_speech_find_neighbour (self, verb, from);
  if (subject != STANCE_NONE)
    return subject;
  for (guint depth = 0; depth < 4; depth++)
    {
      const StanceClause *clause = stance_syntax_clause (self->syntax, at);

      subject = subject_between (self, MAX (clause->first, from), MIN (verb, clause->end));
      if (subject == STANCE_NONE && clause->kind == STANCE_CLAUSE_RELATIVE)
        return antecedent (self, clause->first);
      if (subject != STANCE_NONE || clause->parent == at || clause->first < from)
        return subject;
      if (clause->kind != STANCE_CLAUSE_COORDINATE && clause->kind != STANCE_CLAUSE_PARTICIPLE && clause->kind != STANCE_CLAUSE_CONTINUED)
        return STANCE_NONE;
      at = clause->parent;
    }
  return STANCE_NONE;
}
