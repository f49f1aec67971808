/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actors that are no names: pronouns, "the minister", "both leaders". They mean somebody named before. */
#include "stance-resolution-private.h"

#define MEMORY 48 /* how many actors back they may look */

static gboolean
is_person (const StanceHolders *self, const StanceResolution *r)
{
  guint party = r->holders[0].self;

  return r->n == 1 && (party == STANCE_NO_PARTY || stance_model_get_party (self->model, party)->kind == STANCE_PARTY_PERSON);
}

/* Whose words the quotation is that an actor stands in, STANCE_NONE outside of one. Whoever is reported inside it may speak of
 * himself as "he" or "it". */
static guint32
speaker_at (const StanceHolders *self, const StanceActor *actor)
{
  guint32 quotation = self->speech->quotation_of[actor->first];

  return quotation == STANCE_NONE ? STANCE_NONE : g_array_index (self->speech->quotations, StanceQuotation, quotation).speaker;
}

/* Whether the actor may be meant by a pronoun or office at `at`: a person of that gender and office, and inside a quotation not
 * who speaks there. */
static gboolean
may_be_meant (const StanceHolders *self, guint32 i, const StanceActor *at, char gender, guint32 role)
{
  const StanceResolution *r = stance_holders_resolution (self, i);
  guint32 quotation = self->speech->quotation_of[at->first], speaker = speaker_at (self, at);
  const StanceResolution *said;

  if (!(is_person (self, r) || (r->n == 1 && r->role != 0)) || (gender && r->gender && r->gender != gender) || (role && r->role != role))
    return FALSE;
  if (quotation == STANCE_NONE)
    return self->speech->quotation_of[stance_speech_actor (self->speech, i)->first] == STANCE_NONE;
  if (speaker == STANCE_NONE)
    return TRUE;
  said = stance_holders_resolution (self, stance_speech_attribution (self->speech, speaker)->source);
  return said->n == 0 || said->holders[0].self != r->holders[0].self || said->holders[0].party != r->holders[0].party;
}

static gboolean
is_source (const StanceHolders *self, guint32 actor)
{
  return g_hash_table_contains (self->sources, GUINT_TO_POINTER (actor));
}

/* The person before an actor that a pronoun or office most likely means: the subject of the nearest sentence that has one,
 * else whoever else stands there. */
static const StanceResolution *
recall_person (const StanceHolders *self, guint actor, char gender, guint32 role)
{
  const StanceActor *at = stance_speech_actor (self->speech, actor);
  guint32 sentence = at->sentence, subject = STANCE_NONE, other = STANCE_NONE, oblique = STANCE_NONE;

  for (guint i = actor; i > 0 && actor - i < MEMORY; i--)
    {
      const StanceActor *a = stance_speech_actor (self->speech, i - 1);

      if (a->sentence != sentence && (subject != STANCE_NONE || other != STANCE_NONE))
        break;
      sentence = a->sentence;
      if (!may_be_meant (self, i - 1, at, gender, role))
        continue;
      if (!a->oblique && !a->possessive && !(subject != STANCE_NONE && is_source (self, subject)))
        subject = i - 1;
      else if (!a->oblique && other == STANCE_NONE)
        other = i - 1;
      else if (oblique == STANCE_NONE)
        oblique = i - 1;
    }
  if (subject == STANCE_NONE)
    subject = other != STANCE_NONE ? other : oblique;
  return subject == STANCE_NONE ? NULL : stance_holders_resolution (self, subject);
}

/* The party of who speaks where an actor stands in a quotation, STANCE_NO_PARTY elsewhere. */
static guint
party_speaking (const StanceHolders *self, const StanceActor *actor)
{
  guint32 speaker = speaker_at (self, actor);
  const StanceResolution *said;

  if (speaker == STANCE_NONE)
    return STANCE_NO_PARTY;
  said = stance_holders_resolution (self, stance_speech_attribution (self->speech, speaker)->source);
  return said->n ? said->holders[0].party : STANCE_NO_PARTY;
}

/* Whether the actor may be meant by "it" or, when `group`, by "they": no person, and in a quotation not the speaker's side. */
static gboolean
may_be_body (const StanceHolders *self, guint32 i, const StanceActor *at, gboolean group)
{
  const StanceActor *a = stance_speech_actor (self->speech, i);
  const StanceResolution *r = stance_holders_resolution (self, i);
  gboolean quoted = self->speech->quotation_of[at->first] != STANCE_NONE;
  guint speaking = party_speaking (self, at);

  if (r->n == 0 || r->holders[0].party == speaking)
    return FALSE;
  if (!quoted && self->speech->quotation_of[a->first] != STANCE_NONE)
    return FALSE;
  if (!group || quoted)
    return !is_person (self, r);
  return a->type == STANCE_ACTOR_GROUP || a->type == STANCE_ACTOR_THEY || a->joined
         || (i + 1 < self->resolutions->len && stance_speech_actor (self->speech, i + 1)->joined);
}

/* The state, organisation or group before an actor that "it" or "they" most likely means: the subject of the nearest sentence
 * that has one, else whatever else stands there. STANCE_NONE for none. */
static guint32
recall_body (const StanceHolders *self, guint actor, gboolean group)
{
  const StanceActor *at = stance_speech_actor (self->speech, actor);
  guint32 sentence = at->sentence, subject = STANCE_NONE, other = STANCE_NONE;

  for (guint i = actor; i > 0 && actor - i < MEMORY; i--)
    {
      const StanceActor *a = stance_speech_actor (self->speech, i - 1);

      if (a->sentence != sentence && (subject != STANCE_NONE || other != STANCE_NONE))
        break;
      sentence = a->sentence;
      if (!may_be_body (self, i - 1, at, group))
        continue;
      if (!a->oblique && !a->possessive)
        subject = i - 1;
      else if (other == STANCE_NONE)
        other = i - 1;
    }
  return subject != STANCE_NONE ? subject : other;
}

/* "they": all of the list that is meant. */
static void
resolve_they (const StanceHolders *self, guint index, StanceResolution *r)
{
  guint32 first = recall_body (self, index, TRUE);

  if (first == STANCE_NONE)
    return;
  while (first > 0 && stance_speech_actor (self->speech, first)->joined)
    first--;
  *r = *stance_holders_resolution (self, first);
  for (guint i = first + 1; i < index && stance_speech_actor (self->speech, i)->joined && r->n < G_N_ELEMENTS (r->holders); i++)
    if (stance_holders_resolution (self, i)->n)
      r->holders[r->n++] = stance_holders_resolution (self, i)->holders[0];
}

/* "both leaders": the last two of different parties. */
static void
resolve_both (const StanceHolders *self, guint actor, gboolean persons, StanceResolution *r)
{
  r->n = 0;
  for (guint i = actor; i > 0 && r->n < 2 && actor - i < MEMORY; i--)
    {
      const StanceResolution *other = stance_holders_resolution (self, i - 1);

      if (other->n != 1 || other->holders[0].party == STANCE_NO_PARTY || (persons && !is_person (self, other)))
        continue;
      if (r->n == 1 && other->holders[0].party == r->holders[0].party)
        continue;
      r->holders[r->n++] = other->holders[0];
    }
  if (r->n < 2)
    r->n = 0;
}

static gboolean
has_class (const StanceHolders *self, const StanceActor *actor, guint32 classes)
{
  for (guint i = actor->first; i < actor->head_end; i++)
    if (stance_holders_classes (self, i) & classes)
      return TRUE;
  return FALSE;
}

static const StanceResolution *
body_resolution (const StanceHolders *self, guint index)
{
  guint32 body = recall_body (self, index, FALSE);

  return body == STANCE_NONE ? NULL : stance_holders_resolution (self, body);
}

/* "the prime minister": the person named before who holds such an office. */
static const StanceResolution *
recall_office (const StanceHolders *self, guint index, const StanceActor *actor)
{
  for (guint i = index; i > 0 && index - i < MEMORY; i--)
    {
      const StanceResolution *r = stance_holders_resolution (self, i - 1);
      guint person = r->n == 1 ? r->holders[0].self : STANCE_NO_PARTY;

      if (person != STANCE_NO_PARTY && is_person (self, r)
          && stance_holders_find_office (self, r->holders[0].party, actor->first, actor->head_end) == person)
        return r;
    }
  return NULL;
}

/* "the chancellor", of nobody named: of the state or organisation that the sentence, or the one before, is about. */
static void
resolve_office_near (const StanceHolders *self, guint index, const StanceActor *actor, StanceResolution *r)
{
  const StanceResolution *body = body_resolution (self, index);
  guint party, person;

  if (!body || body->holders[0].party == STANCE_NO_PARTY)
    return;
  party = body->holders[0].party;
  person = stance_holders_find_office (self, party, actor->first, actor->head_end);
  if (person != STANCE_NO_PARTY)
    stance_resolution_set (r, stance_holders_party (self, person));
  else
    stance_resolution_set (r, (StanceHolder) { STANCE_NO_PARTY, party, stance_holders_words (self, actor->first, actor->head_end) });
}

/* A phrase with no mention in it. */
static void
resolve_phrase (const StanceHolders *self, guint index, const StanceActor *actor, StanceResolution *r)
{
  const StanceResolution *known = stance_named_recall (self, actor);

  if (actor->type == STANCE_ACTOR_GROUP && has_class (self, actor, STANCE_WORD_BOTH))
    {
      resolve_both (self, index, TRUE, r);
      if (r->n < 2)
        resolve_both (self, index, FALSE, r);
      return;
    }
  if (stance_holders_classes (self, actor->first) & (STANCE_WORD_HE | STANCE_WORD_SHE | STANCE_WORD_IT | STANCE_WORD_THEY))
    {
      /* "his government" is his state's, "its president" speaks for it. */
      if (stance_holders_classes (self, actor->first) & (STANCE_WORD_IT | STANCE_WORD_THEY))
        known = body_resolution (self, index);
      else
        known = recall_person (self, index, stance_holders_classes (self, actor->first) & STANCE_WORD_HE ? 'm' : 'f', 0);
      if (known)
        {
          *r = *known;
          r->holders[0].self = r->holders[0].party;
          r->holders[0].name = stance_holders_words (self, actor->first, actor->head_end);
        }
      return;
    }
  if (!known && actor->type == STANCE_ACTOR_ROLE)
    known = recall_office (self, index, actor);
  if (!known && actor->type == STANCE_ACTOR_ROLE)
    known = recall_person (self, index, 0, r->role);
  if (!known && actor->type == STANCE_ACTOR_ROLE && has_class (self, actor, STANCE_WORD_DETERMINER))
    {
      resolve_office_near (self, index, actor, r);
      return;
    }
  if (!known && actor->type == STANCE_ACTOR_GROUP && has_class (self, actor, STANCE_WORD_DETERMINER))
    {
      resolve_they (self, index, r);
      return;
    }
  if (known)
    {
      guint32 role = r->role;

      *r = *known;
      r->role = role ? role : known->role;
    }
}

void
stance_reference_resolve (const StanceHolders *self, guint index, StanceResolution *r)
{
  const StanceActor *actor = stance_speech_actor (self->speech, index);
  const StanceResolution *known = NULL;

  switch (actor->type)
    {
    case STANCE_ACTOR_NAME: case STANCE_ACTOR_ROLE: case STANCE_ACTOR_GROUP:
      resolve_phrase (self, index, actor, r);
      return;
    case STANCE_ACTOR_HE:
      known = recall_person (self, index, 'm', 0);
      break;
    case STANCE_ACTOR_SHE:
      known = recall_person (self, index, 'f', 0);
      break;
    case STANCE_ACTOR_IT:
      known = body_resolution (self, index);
      break;
    case STANCE_ACTOR_THEY:
      resolve_they (self, index, r);
      return;
    default:
      return;
    }
  if (known)
    *r = *known;
}
