/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "stance-holders-private.h"

#define PERSON_MEMORY 48 /* how many actors back a pronoun may look */

/* What an actor was found to be. */
typedef struct
{
  StanceHolder holders[3];
  guint n;
  guint32 role;    /* word id of its office, 0 for none */
  char gender;
} Resolution;

struct _StanceHolders
{
  StanceModel *model;
  const StanceSpeech *speech;
  const GArray *mentions;
  const char *date;
  guint32 *mention_at;   /* by token: index of the first mention that begins there or later */
  GArray *resolutions;   /* of Resolution, by actor */
  GHashTable *surnames;  /* folded last name -> Resolution */
  GStringChunk *names;
};

static const StanceText *
text_of (const StanceHolders *self)
{
  return self->speech->syntax->text;
}

static guint32
classes_of (const StanceHolders *self, guint token)
{
  return stance_syntax_classes (self->speech->syntax, token);
}

static const StanceMention *
mention (const StanceHolders *self, guint i)
{
  return &g_array_index (self->mentions, StanceMention, i);
}

static StanceHolder
holder_of_party (const StanceHolders *self, guint party)
{
  return (StanceHolder) { party, stance_model_party_of (self->model, party, self->date), stance_model_get_party (self->model, party)->name };
}

static void
set_one (Resolution *resolution, StanceHolder holder)
{
  resolution->holders[0] = holder;
  resolution->n = 1;
}

/* The words of tokens [first, end), its determiner left out. */
static const char *
words_between (const StanceHolders *self, guint first, guint end)
{
  const StanceText *text = text_of (self);

  while (first + 1 < end && (classes_of (self, first) & STANCE_WORD_DETERMINER))
    first++;
  return g_string_chunk_insert_len (self->names, text->text + stance_text_token (text, first)->start,
                                    stance_text_token (text, end - 1)->end - stance_text_token (text, first)->start);
}

/* The mention in [first, end) that best tells who is meant: the last person, else the first state or organisation. */
static const StanceMention *
best_mention (const StanceHolders *self, guint first, guint end)
{
  const StanceMention *best = NULL;

  for (guint i = self->mention_at[first]; i < self->mentions->len && mention (self, i)->first < end; i++)
    {
      const StanceMention *m = mention (self, i);
      gboolean person = stance_model_get_party (self->model, m->party)->kind == STANCE_PARTY_PERSON;
      gboolean owner = m->end < end && (stance_text_token (text_of (self), m->end)->flags & STANCE_TOKEN_CLITIC);

      if (!best || (person && !owner))
        best = m;
    }
  return best;
}

/* The word id of the first office in [first, end), 0 for none. */
static guint32
role_in (const StanceHolders *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (classes_of (self, i) & STANCE_WORD_ROLE)
      return stance_text_token (text_of (self), i)->word;
  return 0;
}

/* The run of capitalised words that is no mention, office or title: the name of somebody the model does not know. */
static gboolean
unknown_name (const StanceHolders *self, guint first, guint end, guint *name_first, guint *name_end)
{
  guint run = 0;

  for (guint i = end; i > first; i--)
    {
      const StanceToken *token = stance_text_token (text_of (self), i - 1);
      guint m = self->mention_at[i - 1];
      gboolean mentioned = m < self->mentions->len && mention (self, m)->first == i - 1;

      if (!(token->flags & STANCE_TOKEN_CAPITAL) || mentioned
          || (classes_of (self, i - 1) & (STANCE_WORD_ROLE | STANCE_WORD_GROUP | STANCE_WORD_TITLE | STANCE_WORD_DETERMINER)))
        {
          if (run)
            break;
          continue;
        }
      if (!run)
        *name_end = i;
      *name_first = i - 1;
      run++;
    }
  return run > 0;
}

static void
remember_name (StanceHolders *self, guint last_token, const Resolution *resolution)
{
  const StanceToken *token = stance_text_token (text_of (self), last_token);
  char *key = g_strndup (text_of (self)->folded + token->start, token->end - token->start);

  g_hash_table_insert (self->surnames, key, g_memdup2 (resolution, sizeof *resolution));
}

static const Resolution *
recall_name (const StanceHolders *self, guint token)
{
  const StanceToken *t = stance_text_token (text_of (self), token);
  g_autofree char *key = g_strndup (text_of (self)->folded + t->start, t->end - t->start);

  return g_hash_table_lookup (self->surnames, key);
}

/* The office in [first, end) as the model may write it: its lower-case words up to the office noun. */
static guint
office_holder (const StanceHolders *self, guint of, guint first, guint end)
{
  const StanceText *text = text_of (self);

  for (guint i = first; i < end; i++)
    {
      guint last = i;

      while (last < end && !(classes_of (self, last) & STANCE_WORD_ROLE))
        last++;
      if (last < end)
        {
          gsize start = stance_text_token (text, i)->start;
          g_autofree char *title = g_strndup (text->folded + start, stance_text_token (text, last)->end - start);
          guint party = stance_model_find_office_holder (self->model, title, of, self->date);

          if (party != STANCE_NO_PARTY)
            return party;
        }
    }
  return STANCE_NO_PARTY;
}

/* A phrase with a mention in it. */
static void
resolve_mentioned (StanceHolders *self, const StanceActor *actor, const StanceMention *m, Resolution *r)
{
  const StanceParty *party = stance_model_get_party (self->model, m->party);
  guint name_first, name_end, office;

  set_one (r, holder_of_party (self, m->party));
  r->gender = party->gender;
  if (party->kind == STANCE_PARTY_PERSON)
    {
      remember_name (self, m->end - 1, r);
      return;
    }
  if (actor->type == STANCE_ACTOR_GROUP || r->role == 0)
    {
      r->holders[0].name = words_between (self, actor->first, actor->head_end);
      return;
    }
  if (unknown_name (self, actor->first, actor->end, &name_first, &name_end))
    {
      r->holders[0].self = STANCE_NO_PARTY;
      r->holders[0].name = words_between (self, name_first, name_end);
      remember_name (self, name_end - 1, r);
      return;
    }
  office = office_holder (self, m->party, actor->first, actor->end);
  if (office != STANCE_NO_PARTY)
    {
      set_one (r, holder_of_party (self, office));
      r->gender = stance_model_get_party (self->model, office)->gender;
    }
  else
    r->holders[0].name = words_between (self, actor->first, actor->head_end);
}

static Resolution *
resolution (const StanceHolders *self, guint actor)
{
  return &g_array_index (self->resolutions, Resolution, actor);
}

static gboolean
is_person (const StanceHolders *self, const Resolution *r)
{
  guint party = r->holders[0].self;

  return r->n == 1 && (party == STANCE_NO_PARTY || stance_model_get_party (self->model, party)->kind == STANCE_PARTY_PERSON);
}

/* Whether the actor may be meant by a pronoun or office at `at`: a person of that gender and office, and inside a quotation not
 * who speaks there. */
static gboolean
may_be_meant (const StanceHolders *self, guint32 i, const StanceActor *at, char gender, guint32 role)
{
  const Resolution *r = resolution (self, i);
  guint32 quotation = self->speech->quotation_of[at->first], speaker = self->speech->attribution_of[at->first];
  const Resolution *said;

  if (!is_person (self, r) || (gender && r->gender && r->gender != gender) || (role && r->role != role))
    return FALSE;
  if (quotation == STANCE_NONE)
    return self->speech->quotation_of[stance_speech_actor (self->speech, i)->first] == STANCE_NONE;
  if (speaker == STANCE_NONE)
    return TRUE;
  said = resolution (self, stance_speech_attribution (self->speech, speaker)->source);
  return said->n == 0 || said->holders[0].self != r->holders[0].self || said->holders[0].party != r->holders[0].party;
}

/* The person before an actor that a pronoun or office most likely means: the subject of the nearest sentence that has one,
 * else whoever else stands there. */
static const Resolution *
recall_person (const StanceHolders *self, guint actor, char gender, guint32 role)
{
  const StanceActor *at = stance_speech_actor (self->speech, actor);
  guint32 sentence = at->sentence, subject = STANCE_NONE, other = STANCE_NONE, oblique = STANCE_NONE;

  for (guint i = actor; i > 0 && actor - i < PERSON_MEMORY; i--)
    {
      const StanceActor *a = stance_speech_actor (self->speech, i - 1);

      if (a->sentence != sentence && (subject != STANCE_NONE || other != STANCE_NONE))
        break;
      sentence = a->sentence;
      if (!may_be_meant (self, i - 1, at, gender, role))
        continue;
      if (!a->oblique && !a->possessive)
        subject = i - 1;
      else if (!a->oblique && other == STANCE_NONE)
        other = i - 1;
      else if (oblique == STANCE_NONE)
        oblique = i - 1;
    }
  if (subject == STANCE_NONE)
    subject = other != STANCE_NONE ? other : oblique;
  return subject == STANCE_NONE ? NULL : resolution (self, subject);
}

/* The party of who speaks where an actor stands in a quotation, STANCE_NO_PARTY elsewhere. */
static guint
party_speaking (const StanceHolders *self, const StanceActor *actor)
{
  guint32 speaker = self->speech->attribution_of[actor->first];
  const Resolution *said;

  if (self->speech->quotation_of[actor->first] == STANCE_NONE || speaker == STANCE_NONE)
    return STANCE_NO_PARTY;
  said = resolution (self, stance_speech_attribution (self->speech, speaker)->source);
  return said->n ? said->holders[0].party : STANCE_NO_PARTY;
}

/* Whether the actor may be meant by "it" or, when `group`, by "they": no person, and in a quotation not the speaker's side. */
static gboolean
may_be_body (const StanceHolders *self, guint32 i, const StanceActor *at, gboolean group)
{
  const StanceActor *a = stance_speech_actor (self->speech, i);
  const Resolution *r = resolution (self, i);
  gboolean quoted = self->speech->quotation_of[at->first] != STANCE_NONE;
  guint speaking = party_speaking (self, at);

  if (r->n == 0 || r->holders[0].party == speaking)
    return FALSE;
  if (!quoted && self->speech->quotation_of[a->first] != STANCE_NONE)
    return FALSE;
  if (!group || speaking != STANCE_NO_PARTY)
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

  for (guint i = actor; i > 0 && actor - i < PERSON_MEMORY; i--)
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
resolve_they (const StanceHolders *self, guint index, Resolution *r)
{
  guint32 first = recall_body (self, index, TRUE);

  if (first == STANCE_NONE)
    return;
  while (first > 0 && stance_speech_actor (self->speech, first)->joined)
    first--;
  *r = *resolution (self, first);
  for (guint i = first + 1; i < index && stance_speech_actor (self->speech, i)->joined && r->n < G_N_ELEMENTS (r->holders); i++)
    if (resolution (self, i)->n)
      r->holders[r->n++] = resolution (self, i)->holders[0];
}

/* "both leaders": the last two of different parties. */
static void
resolve_both (const StanceHolders *self, guint actor, gboolean persons, Resolution *r)
{
  r->n = 0;
  for (guint i = actor; i > 0 && r->n < 2 && actor - i < PERSON_MEMORY; i--)
    {
      const Resolution *other = resolution (self, i - 1);

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
    if (classes_of (self, i) & classes)
      return TRUE;
  return FALSE;
}

static const Resolution *
body_resolution (const StanceHolders *self, guint index)
{
  guint32 body = recall_body (self, index, FALSE);

  return body == STANCE_NONE ? NULL : resolution (self, body);
}

/* "the prime minister": the person named before who holds such an office. */
static const Resolution *
recall_office (const StanceHolders *self, guint index, const StanceActor *actor)
{
  for (guint i = index; i > 0 && index - i < PERSON_MEMORY; i--)
    {
      const Resolution *r = resolution (self, i - 1);
      guint person = r->n == 1 ? r->holders[0].self : STANCE_NO_PARTY;

      if (person != STANCE_NO_PARTY && is_person (self, r)
          && office_holder (self, r->holders[0].party, actor->first, actor->head_end) == person)
        return r;
    }
  return NULL;
}

/* "the chancellor", of nobody named: of the state or organisation that the sentence, or the one before, is about. */
static void
resolve_office_near (const StanceHolders *self, guint index, const StanceActor *actor, Resolution *r)
{
  const Resolution *body = body_resolution (self, index);
  guint party, person;

  if (!body || body->holders[0].party == STANCE_NO_PARTY)
    return;
  party = body->holders[0].party;
  person = office_holder (self, party, actor->first, actor->head_end);
  if (person != STANCE_NO_PARTY)
    set_one (r, holder_of_party (self, person));
  else
    set_one (r, (StanceHolder) { STANCE_NO_PARTY, party, words_between (self, actor->first, actor->head_end) });
}

/* A phrase with no mention in it. */
static void
resolve_unmentioned (StanceHolders *self, guint index, const StanceActor *actor, Resolution *r)
{
  const Resolution *known = recall_name (self, actor->head_end - 1);

  if (actor->type == STANCE_ACTOR_GROUP && has_class (self, actor, STANCE_WORD_BOTH))
    {
      resolve_both (self, index, TRUE, r);
      if (r->n < 2)
        resolve_both (self, index, FALSE, r);
      return;
    }
  if (classes_of (self, actor->first) & (STANCE_WORD_HE | STANCE_WORD_SHE | STANCE_WORD_IT | STANCE_WORD_THEY))
    {
      /* "his government" is his state's, "its president" speaks for it. */
      if (classes_of (self, actor->first) & (STANCE_WORD_IT | STANCE_WORD_THEY))
        known = body_resolution (self, index);
      else
        known = recall_person (self, index, classes_of (self, actor->first) & STANCE_WORD_HE ? 'm' : 'f', 0);
      if (known)
        {
          *r = *known;
          r->holders[0].self = r->holders[0].party;
          r->holders[0].name = words_between (self, actor->first, actor->head_end);
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

static void
resolve_actor (StanceHolders *self, guint index, Resolution *r)
{
  const StanceActor *actor = stance_speech_actor (self->speech, index);
  const StanceMention *m;
  const Resolution *known = NULL;

  switch (actor->type)
    {
    case STANCE_ACTOR_NAME: case STANCE_ACTOR_ROLE: case STANCE_ACTOR_GROUP:
      r->role = role_in (self, actor->first, actor->end);
      m = best_mention (self, actor->first, actor->head_end);
      if (!m || (stance_model_get_party (self->model, m->party)->kind != STANCE_PARTY_PERSON && actor->end > actor->head_end))
        {
          const StanceMention *apposed = best_mention (self, actor->first, actor->end);

          m = apposed ? apposed : m;
        }
      if (m)
        resolve_mentioned (self, actor, m, r);
      else
        resolve_unmentioned (self, index, actor, r);
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
      break;
    default:
      break;
    }
  if (known)
    *r = *known;
}

StanceHolders *
stance_holders_new (StanceModel *model, const StanceSpeech *speech, const GArray *mentions, const char *date)
{
  StanceHolders *self = g_new0 (StanceHolders, 1);
  guint n = speech->syntax->text->tokens->len, m = 0;

  self->model = model;
  self->speech = speech;
  self->mentions = mentions;
  self->date = date;
  self->surnames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->names = g_string_chunk_new (256);
  self->mention_at = g_new (guint32, n + 1);
  for (guint i = 0; i <= n; i++)
    {
      while (m < mentions->len && mention (self, m)->first < i)
        m++;
      self->mention_at[i] = m;
    }
  self->resolutions = g_array_new (FALSE, TRUE, sizeof (Resolution));
  g_array_set_size (self->resolutions, speech->actors->len);
  for (guint i = 0; i < speech->actors->len; i++)
    resolve_actor (self, i, resolution (self, i));
  return self;
}

void
stance_holders_free (StanceHolders *self)
{
  g_free (self->mention_at);
  g_array_unref (self->resolutions);
  g_hash_table_unref (self->surnames);
  g_string_chunk_free (self->names);
  g_free (self);
}

static void
add_holder (GArray *holders, StanceHolder holder)
{
  if (holder.party == STANCE_NO_PARTY)
    return;
  for (guint i = 0; i < holders->len; i++)
    if (g_array_index (holders, StanceHolder, i).party == holder.party)
      return;
  g_array_append_val (holders, holder);
}

/* Several of one bloc that speak as one speak for the bloc. */
static void
roll_up_joint (const StanceHolders *self, GArray *holders)
{
  guint bloc;

  if (holders->len < 2)
    return;
  bloc = stance_model_bloc_of (self->model, g_array_index (holders, StanceHolder, 0).party, self->date);
  if (stance_model_get_party (self->model, bloc)->kind != STANCE_PARTY_BLOC)
    return;
  for (guint i = 1; i < holders->len; i++)
    if (stance_model_bloc_of (self->model, g_array_index (holders, StanceHolder, i).party, self->date) != bloc)
      return;
  g_array_set_size (holders, 0);
  add_holder (holders, holder_of_party (self, bloc));
}

GArray *
stance_holders_of_actor (const StanceHolders *self, guint32 actor, gboolean joined)
{
  GArray *holders = g_array_new (FALSE, FALSE, sizeof (StanceHolder));
  const StanceActor *a = stance_speech_actor (self->speech, actor);

  if (a->type == STANCE_ACTOR_I)
    {
      g_array_unref (holders);
      return stance_holders_of_speaker (self, self->speech->attribution_of[a->first]);
    }
  for (guint32 i = actor; i < self->speech->actors->len; i++)
    {
      const Resolution *r = resolution (self, i);

      if (i > actor && (!joined || !stance_speech_actor (self->speech, i)->joined))
        break;
      for (guint k = 0; k < r->n; k++)
        add_holder (holders, r->holders[k]);
    }
  roll_up_joint (self, holders);
  return holders;
}

GArray *
stance_holders_of_speaker (const StanceHolders *self, guint32 attribution)
{
  for (guint depth = 0; attribution != STANCE_NONE && depth < 8; depth++)
    {
      const StanceAttribution *a = stance_speech_attribution (self->speech, attribution);

      if (stance_speech_actor (self->speech, a->source)->type != STANCE_ACTOR_I)
        return stance_holders_of_actor (self, a->source, TRUE);
      /* "I said": whoever speaks around it. */
      attribution = a->parent != attribution ? a->parent : STANCE_NONE;
    }
  return g_array_new (FALSE, FALSE, sizeof (StanceHolder));
}
