/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actors that are no names: pronouns, "the minister", "both leaders". They mean somebody named before. */
#include "stance-resolution-private.h"

#define MEMORY 48 /* how many actors back they may look */

/* Whose words the quotation is that an actor stands in, STANCE_NONE outside of one. Whoever is reported inside it may speak of
 * himself as "he" or "it". */
static guint32
speaker_at (const StanceHolders *self, const StanceActor *actor)
{
  guint32 quotation = self->speech->quotation_of[actor->first];

  return quotation == STANCE_NONE ? STANCE_NONE : g_array_index (self->speech->quotations, StanceQuotation, quotation).speaker;
}

/* Whether actor `i` is told of in what `speaker` says: "Smith must stop, HE said" is somebody else. */
static gboolean
is_told_of_by (const StanceHolders *self, guint32 i, guint32 speaker)
{
  guint32 said = GPOINTER_TO_UINT (g_hash_table_lookup (self->sources, GUINT_TO_POINTER (speaker))), within;

  if (said == 0)
    return FALSE;
  within = self->speech->attribution_of[stance_speech_actor (self->speech, i)->first];
  for (guint depth = 0; within != STANCE_NONE && depth < 8; depth++)
    {
      const StanceAttribution *a = stance_speech_attribution (self->speech, within);

      if (within + 1 == said || a->source == speaker)
        return TRUE;
      within = a->parent;
    }
  return FALSE;
}

/* "SMITH rejected the plan: it came too late, he said": what stands behind the colon is said by whose answer stands before it. */
static gboolean
answers_before_colon (const StanceHolders *self, guint32 i, guint32 index)
{
  const guint32 answers = (1u << STANCE_OP_WANT) | (1u << STANCE_OP_REJECT) | (1u << STANCE_OP_DOUBT);
  const StanceActor *a = stance_speech_actor (self->speech, i), *at = stance_speech_actor (self->speech, index);
  const StanceText *text = self->speech->syntax->text;

  guint behind = a->end;

  if (a->sentence != at->sentence || a->type != STANCE_ACTOR_NAME || behind >= at->first)
    return FALSE;
  behind += text->text[stance_text_token (text, behind)->start] == ','; /* an apposition ends there */
  if (!stance_syntax_operator_at (self->speech->syntax, behind, answers))
    return FALSE;
  for (guint k = behind; k < at->first; k++)
    if (text->text[stance_text_token (text, k)->start] == ':')
      return TRUE;
  return FALSE;
}

/* Whether the actor may be meant by a pronoun or office, actor `index`: a person of that gender and office, and inside a quotation not
 * who speaks there. */
static gboolean
may_be_meant (const StanceHolders *self, guint32 i, guint index, char gender, guint32 role)
{
  const StanceResolution *r = stance_holders_resolution (self, i);
  const StanceActor *at = stance_speech_actor (self->speech, index);
  guint32 quotation = self->speech->quotation_of[at->first], speaker = speaker_at (self, at);
  const StanceResolution *said;

  if (!(stance_holders_is_person (self, r) || (r->n == 1 && r->role != 0)) || (gender && r->gender && r->gender != gender) || (role && r->role != role))
    return FALSE;
  if (at->type != STANCE_ACTOR_ROLE && at->type != STANCE_ACTOR_NAME && is_told_of_by (self, i, index)
      && !answers_before_colon (self, i, index))
    return FALSE;
  if (quotation == STANCE_NONE)
    return self->speech->quotation_of[stance_speech_actor (self->speech, i)->first] == STANCE_NONE;
  if (speaker == STANCE_NONE)
    return TRUE;
  said = stance_holders_resolution (self, stance_speech_attribution (self->speech, speaker)->source);
  return said->n == 0 || said->holders[0].self != r->holders[0].self || said->holders[0].party != r->holders[0].party;
}

/* Whether an actor, rather than who stands before it in the sentence, is what the sentence comes to: somebody who speaks, or who answers
 * ("..., to which SMITH replied"). */
static gboolean
is_topic (const StanceHolders *self, guint32 actor)
{
  guint first = stance_speech_actor (self->speech, actor)->first;

  if (g_hash_table_contains (self->sources, GUINT_TO_POINTER (actor)))
    return TRUE;
  return first > 2 && (stance_holders_classes (self, first - 1) & STANCE_WORD_RELATIVE) && (stance_holders_classes (self, first - 2) & STANCE_WORD_TO)
         && (stance_text_token (self->speech->syntax->text, first - 3)->flags & STANCE_TOKEN_PUNCT);
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
      if (!may_be_meant (self, i - 1, actor, gender, role))
        continue;
      if (!a->oblique && !a->possessive && !(subject != STANCE_NONE && is_topic (self, subject)))
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

  if (r->n == 0 || (!group && r->n > 1) || r->holders[0].party == speaking)
    return FALSE;
  if (!quoted && self->speech->quotation_of[a->first] != STANCE_NONE)
    return FALSE;
  if (!group || quoted)
    return !stance_holders_is_person (self, r);
  return a->type == STANCE_ACTOR_GROUP || a->type == STANCE_ACTOR_THEY || a->joined
         || (i + 1 < self->resolutions->len && stance_speech_actor (self->speech, i + 1)->joined);
}

/* The state, organisation or group before an actor that "it" or "they" most likely means: the subject of the nearest sentence
 * that has one, else whatever else stands there. STANCE_NONE for none. */
static guint32
recall_body (const StanceHolders *self, guint actor, gboolean group)
{
  const StanceActor *at = stance_speech_actor (self->speech, actor);
  guint32 sentence = at->sentence, subject = STANCE_NONE, other = STANCE_NONE, own = STANCE_NONE;

  for (guint i = actor; i > 0 && actor - i < MEMORY; i--)
    {
      const StanceActor *a = stance_speech_actor (self->speech, i - 1);

      if (a->sentence != sentence && (subject != STANCE_NONE || other != STANCE_NONE))
        break;
      sentence = a->sentence;
      if (!may_be_body (self, i - 1, at, group))
        continue;
      /* "Troops in Norway would be welcome, it said": of what "it" says, only a subject is likely to be "it". */
      if ((a->oblique || a->possessive) && is_told_of_by (self, i - 1, actor))
        own = own == STANCE_NONE ? i - 1 : own;
      else if (!a->oblique && !a->possessive)
        subject = i - 1;
      else if (other == STANCE_NONE)
        other = i - 1;
    }
  if (subject == STANCE_NONE)
    subject = other;
  return subject != STANCE_NONE ? subject : own;
}

/* "they": all of the list that is meant. */
static void
resolve_they (const StanceHolders *self, guint index, StanceResolution *r)
{
  guint32 first = recall_body (self, index, TRUE);
  guint32 sentence = stance_speech_actor (self->speech, index)->sentence;

  /* "Smith met Lee, and they agreed", "Smith met Lee. They agreed" */
  for (guint32 back = 0; back < 2 && back <= sentence; back++)
    if ((first == STANCE_NONE || stance_speech_actor (self->speech, first)->sentence + back < sentence)
        && stance_pairs_within (self, index, sentence - back, r))
      return;
  if (first == STANCE_NONE)
    return;
  while (first > 0 && stance_speech_actor (self->speech, first)->joined)
    first--;
  *r = *stance_holders_resolution (self, first);
  for (guint i = first + 1; i < index && stance_speech_actor (self->speech, i)->joined && r->n < G_N_ELEMENTS (r->holders); i++)
    if (stance_holders_resolution (self, i)->n)
      r->holders[r->n++] = stance_holders_resolution (self, i)->holders[0];
}

static gboolean
has_class (const StanceHolders *self, const StanceActor *actor, guint32 classes)
{
  for (guint i = actor->first; i < actor->head_end; i++)
    if (stance_holders_classes (self, i) & classes)
      return TRUE;
  return FALSE;
}

/* Whether a token tells more of an office behind it: "top DIPLOMAT", "army CHIEF". */
static gboolean
tells_of_office (const StanceHolders *self, guint token)
{
  guint8 tag = stance_syntax_node (self->speech->syntax, token)->tag;

  return (stance_holders_classes (self, token) & STANCE_WORD_TITLE)
         || ((tag == STANCE_TAG_NOUN || tag == STANCE_TAG_ADJ)
             && !(stance_text_token (self->speech->syntax->text, token)->flags & (STANCE_TOKEN_CLITIC | STANCE_TOKEN_SENTENCE_START)));
}

/* Whether an owner stands before: "the country's foreign MINISTRY". */
static gboolean
is_owned (const StanceHolders *self, const StanceActor *actor)
{
  guint i = actor->first;

  while (i > 0 && actor->first - i < 3 && tells_of_office (self, i - 1))
    i--;
  return i > 0 && (stance_text_token (self->speech->syntax->text, i - 1)->flags & STANCE_TOKEN_CLITIC)
         && !has_class (self, actor, STANCE_WORD_DETERMINER);
}

/* Whether words tell that somebody definite is meant: "the", "his", or an owner. */
static gboolean
is_definite (const StanceHolders *self, const StanceActor *actor)
{
  for (guint i = actor->first; i < actor->head_end; i++)
    if ((stance_holders_classes (self, i) & (STANCE_WORD_DETERMINER | STANCE_WORD_ANONYMOUS)) == STANCE_WORD_DETERMINER)
      return TRUE; /* not "many ministers" */
  return is_owned (self, actor);
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

      if (person != STANCE_NO_PARTY && stance_holders_is_person (self, r)
          && stance_holders_find_office (self, r->holders[0].party, actor->first, actor->head_end) == person)
        return r;
    }
  return NULL;
}

/* The party of whoever is reported to say what an actor stands in, STANCE_NO_PARTY when it does not stand in a report. */
static guint
party_reported (const StanceHolders *self, const StanceActor *actor)
{
  guint32 said = self->speech->attribution_of[actor->first];
  const StanceResolution *source;

  if (said == STANCE_NONE)
    return STANCE_NO_PARTY;
  source = stance_holders_resolution (self, stance_speech_attribution (self->speech, said)->source);
  return source->n == 1 ? source->holders[0].party : STANCE_NO_PARTY;
}

/* "the chancellor", of nobody named: the own one of who speaks of him, else of the state or organisation that the sentence, or the one
 * before, is about. */
static void
resolve_office_near (const StanceHolders *self, guint index, const StanceActor *actor, StanceResolution *r)
{
  guint party = is_owned (self, actor) ? STANCE_NO_PARTY : party_reported (self, actor), person;
  const StanceResolution *body = party == STANCE_NO_PARTY ? body_resolution (self, index) : NULL;

  if (body)
    party = body->holders[0].party;
  if (party == STANCE_NO_PARTY)
    return;
  person = stance_holders_find_office (self, party, actor->first, actor->head_end);
  if (person != STANCE_NO_PARTY)
    stance_resolution_set (r, stance_holders_party (self, person));
  else
    stance_resolution_set (r, (StanceHolder) { STANCE_NO_PARTY, party, stance_holders_words (self, actor->first, actor->head_end) });
}

/* The office that a plural is of, lower case: "leaders" gives "leader". NULL for what is no office of persons: "sides". */
static char *
office_of_group (const StanceHolders *self, const StanceActor *actor)
{
  const StanceText *text = self->speech->syntax->text;
  const StanceToken *token = stance_text_token (text, actor->head_end - 1);
  gsize length = token->end - token->start;
  guint32 word;

  if (!stance_text_has_ending (text, actor->head_end - 1, STANCE_ENDING_THIRD))
    return NULL;
  for (gsize cut = 1; cut < 3 && cut < length; cut++)
    {
      word = stance_vocabulary_find (stance_language_get_vocabulary (text->language), text->folded + token->start, length - cut);
      if (word && (stance_language_classes (text->language, word) & STANCE_WORD_ROLE))
        return g_strndup (text->folded + token->start, length - cut);
    }
  return NULL;
}

/* "both leaders", "the two men", "the pair" */
static void
resolve_both (const StanceHolders *self, guint index, const StanceActor *actor, StanceResolution *r)
{
  g_autofree char *title = office_of_group (self, actor);
  gboolean persons = title || (stance_holders_classes (self, actor->head_end - 1) & STANCE_WORD_BOTH);

  if (title && stance_pairs_find (self, index, TRUE, title, r))
    return;
  if (!(persons && stance_pairs_find (self, index, TRUE, NULL, r)))
    stance_pairs_find (self, index, FALSE, NULL, r);
}

/* "the leaders", of whom "European leaders" or "the two leaders" told before. */
static const StanceResolution *
recall_group (const StanceHolders *self, guint index, const StanceActor *actor)
{
  guint32 word = stance_text_token (self->speech->syntax->text, actor->head_end - 1)->word;

  for (guint i = index; i > 0 && index - i < 2 * MEMORY; i--)
    {
      const StanceActor *a = stance_speech_actor (self->speech, i - 1);

      if (a->type == STANCE_ACTOR_GROUP && stance_text_token (self->speech->syntax->text, a->head_end - 1)->word == word
          && stance_holders_resolution (self, i - 1)->n)
        return stance_holders_resolution (self, i - 1);
    }
  return NULL;
}

/* "the group", "the movement": the organisation named last. */
static void
resolve_organisation (const StanceHolders *self, guint index, StanceResolution *r)
{
  for (guint i = index; i > 0 && index - i < MEMORY; i--)
    {
      const StanceResolution *known = stance_holders_resolution (self, i - 1);
      guint party = known->n == 1 ? known->holders[0].party : STANCE_NO_PARTY;
      StancePartyKind kind = party == STANCE_NO_PARTY ? STANCE_PARTY_STATE : stance_model_get_party (self->model, party)->kind;

      if (kind == STANCE_PARTY_ORGANISATION || kind == STANCE_PARTY_BLOC)
        {
          stance_resolution_set (r, stance_holders_party (self, party));
          return;
        }
    }
}

/* "the Alpine countries": a name that tells which. */
static gboolean
is_named (const StanceHolders *self, const StanceActor *actor)
{
  for (guint i = actor->first; i < actor->head_end; i++)
    if (stance_named_is_word (self, i) && !(stance_text_token (self->speech->syntax->text, i)->flags & STANCE_TOKEN_SENTENCE_START))
      return TRUE;
  return FALSE;
}

/* "the leaders OF the two countries": not those named before. */
static gboolean
is_told_apart (const StanceHolders *self, const StanceActor *actor)
{
  return actor->head_end < self->speech->syntax->text->tokens->len && (stance_holders_classes (self, actor->head_end) & STANCE_WORD_PARTICLE);
}

/* Several, or an organisation, with no mention in the phrase. */
static void
resolve_group (const StanceHolders *self, guint index, const StanceActor *actor, StanceResolution *r)
{
  guint32 head = stance_holders_classes (self, actor->head_end - 1);
  const StanceResolution *known;
  gboolean plural = stance_text_has_ending (self->speech->syntax->text, actor->head_end - 1, STANCE_ENDING_THIRD);

  if (actor->end == actor->first + 1 ? (head & (STANCE_WORD_BOTH | STANCE_WORD_GROUP)) == STANCE_WORD_BOTH
                                     : has_class (self, actor, STANCE_WORD_BOTH) && is_definite (self, actor))
    {
      resolve_both (self, index, actor, r);
      return;
    }
  if (!is_definite (self, actor) || (head & STANCE_WORD_ANONYMOUS) || is_named (self, actor) || is_told_apart (self, actor))
    return;
  known = plural ? recall_group (self, index, actor) : NULL;
  if (known)
    *r = *known;
  else if (plural)
    resolve_they (self, index, r);
  else
    resolve_organisation (self, index, r);
}

/* "his government" is his state's, "its president" speaks for it. In "Smith and his aides" he is Smith. */
static void
resolve_possessed (StanceHolders *self, guint index, const StanceActor *actor, StanceResolution *r)
{
  guint32 owner = stance_holders_classes (self, actor->first);
  const StanceResolution *known;
  guint person;

  if (owner & (STANCE_WORD_IT | STANCE_WORD_THEY))
    known = body_resolution (self, index);
  else if (actor->joined && stance_holders_is_person (self, stance_holders_resolution (self, index - 1)))
    known = stance_holders_resolution (self, index - 1);
  else
    known = recall_person (self, index, owner & STANCE_WORD_HE ? 'm' : 'f', 0);
  if (!known || known->holders[0].party == STANCE_NO_PARTY)
    return;
  *r = *known;
  r->holders[0].self = r->holders[0].party;
  r->holders[0].name = stance_holders_words (self, actor->first, actor->head_end);
  if (stance_named_set_unknown (self, actor, r))
    return;
  person = stance_holders_find_office (self, r->holders[0].party, actor->first + 1, actor->head_end);
  if (person != STANCE_NO_PARTY)
    stance_resolution_set (r, stance_holders_party (self, person));
}

/* "ONE official said": any. */
static gboolean
is_one_of_many (const StanceHolders *self, const StanceActor *actor)
{
  const StanceText *text = self->speech->syntax->text;

  return actor->first > 0 && !(stance_text_token (text, actor->first)->flags & STANCE_TOKEN_SENTENCE_START)
         && stance_holders_classes (self, actor->first - 1) == STANCE_WORD_STARTER;
}

/* "Ivo Kern, the chief engineer": of whom an office tells that stands behind a name and a comma. NULL when it does not. */
static const StanceActor *
told_of (const StanceHolders *self, guint index, const StanceActor *actor)
{
  const StanceActor *before = index > 0 ? stance_speech_actor (self->speech, index - 1) : NULL;
  const StanceText *text = self->speech->syntax->text;

  if (!before || before->end + 1 != actor->first || before->type != STANCE_ACTOR_NAME || before->oblique || before->possessive
      || before->sentence != actor->sentence || text->text[stance_text_token (text, before->end)->start] != ',')
    return NULL;
  return before;
}

/* "A palace official said THE PRESIDENT would come": who speaks for a state means its own. Not himself, and not in a sentence that names another.
 * STANCE_NO_PARTY when it is nobody. */
static guint
find_own_officer (const StanceHolders *self, guint index, const StanceActor *actor)
{
  guint party = party_reported (self, actor), person;
  guint32 said = self->speech->attribution_of[actor->first];

  if (party == STANCE_NO_PARTY)
    return STANCE_NO_PARTY;
  person = stance_holders_find_office (self, party, actor->first, actor->head_end);
  if (person == STANCE_NO_PARTY || stance_holders_resolution (self, stance_speech_attribution (self->speech, said)->source)->holders[0].self == person)
    return STANCE_NO_PARTY;
  for (guint i = index; i > 0 && stance_speech_actor (self->speech, i - 1)->sentence == actor->sentence; i--)
    {
      const StanceResolution *other = stance_holders_resolution (self, i - 1);

      if (other->n == 1 && stance_holders_is_person (self, other) && other->holders[0].party != party)
        return STANCE_NO_PARTY;
    }
  return person;
}

/* An office alone: who held it where he was named, or of whom the text is about. */
static void
resolve_role (const StanceHolders *self, guint index, const StanceActor *actor, StanceResolution *r)
{
  gboolean owned = is_owned (self, actor);
  const StanceResolution *known = owned ? NULL : recall_office (self, index, actor);
  guint32 role = r->role;
  guint own;

  if ((stance_holders_classes (self, actor->head_end - 1) & STANCE_WORD_ANONYMOUS) || is_one_of_many (self, actor))
    return;
  own = owned ? STANCE_NO_PARTY : find_own_officer (self, index, actor);
  if (own != STANCE_NO_PARTY)
    {
      stance_resolution_set (r, stance_holders_party (self, own));
      return;
    }
  if (told_of (self, index, actor))
    {
      const StanceResolution *named = stance_holders_resolution (self, index - 1);

      if (named->n == 0 || stance_holders_is_person (self, named))
        {
          *r = *named;
          r->role = role;
          return;
        }
    }
  if (!known && !owned)
    known = recall_person (self, index, 0, role);
  if (known)
    {
      *r = *known;
      r->role = role ? role : known->role;
    }
  else if (is_definite (self, actor))
    resolve_office_near (self, index, actor, r);
}

/* A phrase with no mention in it. */
static void
resolve_phrase (StanceHolders *self, guint index, const StanceActor *actor, StanceResolution *r)
{
  const StanceResolution *known = stance_named_recall (self, actor);
  gboolean possessed = (stance_holders_classes (self, actor->first) & (STANCE_WORD_HE | STANCE_WORD_SHE | STANCE_WORD_IT | STANCE_WORD_THEY)) != 0;

  if (known)
    {
      guint32 role = r->role;

      *r = *known;
      r->role = role ? role : known->role;
    }
  else if (stance_named_resolve_owned (self, index, r))
    return;
  else if (possessed)
    resolve_possessed (self, index, actor, r);
  else if (actor->type == STANCE_ACTOR_GROUP)
    resolve_group (self, index, actor, r);
  else if (actor->type == STANCE_ACTOR_ROLE || (r->role && is_definite (self, actor) && !is_named (self, actor)))
    resolve_role (self, index, actor, r);
}

/* "Although HE condemned the strikes, Smith said ...": the subject of the main clause behind. NULL for none. */
static const StanceResolution *
recall_ahead (const StanceHolders *self, guint index, const StanceActor *actor, char gender)
{
  const StanceSyntax *syntax = self->speech->syntax;
  const StanceSentence *sentence = &g_array_index (syntax->text->sentences, StanceSentence, actor->sentence);
  const StanceClause *clause = stance_syntax_clause (syntax, syntax->clause_of[actor->first]);
  guint comma = actor->end;

  if ((clause->kind != STANCE_CLAUSE_SUBORDINATE && clause->kind != STANCE_CLAUSE_CONDITION) || clause->first > sentence->first + 1
      || actor->first > clause->first + 2 || self->speech->quotation_of[actor->first] != STANCE_NONE)
    return NULL;
  while (comma < sentence->end && syntax->text->text[stance_text_token (syntax->text, comma)->start] != ',')
    comma++;
  for (guint i = index + 1; i < self->speech->actors->len && comma + 1 < sentence->end; i++)
    {
      const StanceActor *other = stance_speech_actor (self->speech, i);
      const StanceResolution *r = stance_holders_resolution (self, i);

      if (other->first < comma)
        continue;
      if (other->first > comma + 2 || other->type > STANCE_ACTOR_ROLE || other->possessive || r->n != 1)
        return NULL;
      if (gender ? !stance_holders_is_person (self, r) || (r->gender && r->gender != gender) : stance_holders_is_person (self, r))
        return NULL;
      return r;
    }
  return NULL;
}

void
stance_reference_resolve (StanceHolders *self, guint index, StanceResolution *r)
{
  const StanceActor *actor = stance_speech_actor (self->speech, index);
  const StanceResolution *known = NULL;

  switch (actor->type)
    {
    case STANCE_ACTOR_NAME: case STANCE_ACTOR_ROLE: case STANCE_ACTOR_GROUP:
      resolve_phrase (self, index, actor, r);
      return;
    case STANCE_ACTOR_HE:
      known = recall_ahead (self, index, actor, 'm');
      known = known ? known : recall_person (self, index, 'm', 0);
      break;
    case STANCE_ACTOR_SHE:
      known = recall_ahead (self, index, actor, 'f');
      known = known ? known : recall_person (self, index, 'f', 0);
      break;
    case STANCE_ACTOR_IT:
      known = recall_ahead (self, index, actor, 0);
      known = known ? known : body_resolution (self, index);
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
