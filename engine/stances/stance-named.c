/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actors that are named: by the model, or by an office of a state with a name the model does not know. */
#include "stance-resolution-private.h"

#define LONGEST_OFFICE 24 /* words; appositions may go on for ever */

static const StanceMention *
mention (const StanceHolders *self, guint i)
{
  return &g_array_index (self->mentions, StanceMention, i);
}

const char *
stance_holders_words (const StanceHolders *self, guint first, guint end)
{
  const StanceText *text = self->speech->syntax->text;

  while (first + 1 < end && (stance_holders_classes (self, first) & STANCE_WORD_DETERMINER))
    first++;
  return g_string_chunk_insert_len (self->names, text->text + stance_text_token (text, first)->start,
                                    stance_text_token (text, end - 1)->end - stance_text_token (text, first)->start);
}

static gboolean
is_person (const StanceHolders *self, const StanceMention *m)
{
  return stance_model_get_party (self->model, m->party)->kind == STANCE_PARTY_PERSON;
}

static gboolean
has_office (const StanceHolders *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (stance_holders_classes (self, i) & (STANCE_WORD_ROLE | STANCE_WORD_GROUP))
      return TRUE;
  return FALSE;
}

/* Whether the office that a phrase ends in tells nothing of whom it belongs to: "Smith's allies". */
static gboolean
is_nobodys (const StanceHolders *self, guint first, guint end)
{
  for (guint i = end; i > first; i--)
    if (stance_holders_classes (self, i - 1) & (STANCE_WORD_ROLE | STANCE_WORD_GROUP))
      return (stance_holders_classes (self, i - 1) & STANCE_WORD_ANONYMOUS) != 0;
  return FALSE;
}

/* "envoy TO Freedonia": whose envoy it is not. "Adviser to Smith" and "aide to the Freedonian president" are theirs. */
static gboolean
is_sent_to (const StanceHolders *self, const StanceMention *m, guint first, guint end)
{
  guint i = m->first;

  while (i > first && (stance_holders_classes (self, i - 1) & STANCE_WORD_DETERMINER))
    i--;
  return i > first && (stance_holders_classes (self, i - 1) & STANCE_WORD_TO) && !is_person (self, m) && !has_office (self, m->end, end);
}

/* Whether a token is part of a mention. */
static gboolean
is_mentioned (const StanceHolders *self, guint token)
{
  guint next = self->mention_at[token];

  if (next < self->mentions->len && mention (self, next)->first == token)
    return TRUE;
  return next > 0 && mention (self, next - 1)->end > token;
}

static guint32
flags_of (const StanceHolders *self, guint token)
{
  return stance_text_token (self->speech->syntax->text, token)->flags;
}

/* A capitalised word that is no mention, office or title. */
gboolean
stance_named_is_word (const StanceHolders *self, guint token)
{
  return (flags_of (self, token) & STANCE_TOKEN_CAPITAL) && !is_mentioned (self, token)
         && !(stance_holders_classes (self, token) & (STANCE_WORD_ROLE | STANCE_WORD_GROUP | STANCE_WORD_TITLE | STANCE_WORD_DETERMINER));
}

/* Whether a capitalised word can be a first name: "Thanking Smith" and "Candidate Smith" only begin a sentence. */
static gboolean
is_first_name (const StanceHolders *self, guint token)
{
  const StanceText *text = self->speech->syntax->text;
  StanceTag tag = stance_syntax_node (self->speech->syntax, token)->tag;

  if (!stance_named_is_word (self, token) || (tag != STANCE_TAG_NONE && tag != STANCE_TAG_PROPN))
    return FALSE;
  return !(flags_of (self, token) & STANCE_TOKEN_SENTENCE_START)
         || !(stance_text_has_ending (text, token, STANCE_ENDING_GERUND) || stance_text_has_ending (text, token, STANCE_ENDING_PARTICIPLE));
}

/* "Anna Smith", where the model's Smith is Boris: somebody else of that name. Other spellings of a first name begin alike, and one with an
 * office before the name is who the model means. */
static gboolean
is_namesake (const StanceHolders *self, const StanceMention *m, guint first)
{
  const StanceText *text = self->speech->syntax->text;
  const char *name = stance_model_get_party (self->model, m->party)->name;
  const StanceToken *before;

  if (m->first <= first || m->end != m->first + 1 || !is_person (self, m) || has_office (self, first, m->first)
      || !is_first_name (self, m->first - 1))
    return FALSE;
  before = stance_text_token (text, m->first - 1);
  return before->end - before->start > 2 && g_ascii_strncasecmp (text->text + before->start, name, 2) != 0;
}

/* Whether a word of a name begins as the token does: another spelling. */
static gboolean
spells_part (const StanceHolders *self, guint token, const char *name)
{
  const StanceText *text = self->speech->syntax->text;
  g_auto (GStrv) words = g_strsplit_set (name, " -", -1);

  for (guint i = 0; words[i]; i++)
    if (g_ascii_strncasecmp (text->text + stance_text_token (text, token)->start, words[i], 2) == 0)
      return TRUE;
  return FALSE;
}

/* "Smith Miller", where the model's Smith is Boris: somebody else, whose first name it is. */
static gboolean
is_first_name_of_other (const StanceHolders *self, const StanceMention *m, guint end)
{
  const StanceNode *next;

  if (m->end != m->first + 1 || m->end >= end || !is_person (self, m) || !is_first_name (self, m->end)
      || (stance_holders_classes (self, m->end) & STANCE_WORD_DAY))
    return FALSE;
  next = stance_syntax_node (self->speech->syntax, m->end);
  return next->relation == STANCE_RELATION_FLAT && !spells_part (self, m->end, stance_model_get_party (self->model, m->party)->name);
}

/* The mention in [first, end) that best tells who is meant: the last person, else the first state or organisation. In "A's B officials" it
 * is A, in "A's B allies" B. */
static const StanceMention *
best_mention (const StanceHolders *self, guint first, guint end)
{
  const StanceMention *best = NULL, *owned = NULL;
  guint at = self->mention_at[first];

  if (at > 0 && mention (self, at - 1)->end > first)
    at--; /* it may begin with what is no part of the phrase: "10 Grey Street" */
  for (guint i = at; i < self->mentions->len && mention (self, i)->first < end; i++)
    {
      const StanceMention *m = mention (self, i);
      gboolean person = stance_model_get_party (self->model, m->party)->kind == STANCE_PARTY_PERSON;
      gboolean owner = m->end < end && (stance_text_token (self->speech->syntax->text, m->end)->flags & STANCE_TOKEN_CLITIC);

      if (is_sent_to (self, m, first, end) || is_namesake (self, m, first) || is_first_name_of_other (self, m, end))
        continue;
      if (owner && !owned)
        owned = m;
      if (!owner && (!best || person))
        best = m;
    }
  if (best && owned && owned->first < best->first && !is_person (self, best) && has_office (self, best->end, end) && !is_nobodys (self, best->end, end))
    return owned;
  return best ? best : owned;
}

/* The word id of the office in [first, end), 0 for none: "ministry SPOKESMAN", "HEAD of the office". */
static guint32
role_in (const StanceHolders *self, guint first, guint end)
{
  guint32 role = 0;

  for (guint i = first; i < end && !(role && (stance_holders_classes (self, i) & STANCE_WORD_PREPOSITION)); i++)
    if (stance_holders_classes (self, i) & STANCE_WORD_ROLE)
      role = stance_text_token (self->speech->syntax->text, i)->word;
  return role;
}

/* A hyphen, or a word as "von": part of a name between words of it. */
static gboolean
is_joint (const StanceHolders *self, guint token)
{
  return (flags_of (self, token) & STANCE_TOKEN_HYPHEN)
         || (stance_holders_classes (self, token) & (STANCE_WORD_PARTICLE | STANCE_WORD_PREPOSITION)) == STANCE_WORD_PARTICLE;
}

/* The last run of name words in [first, end): the name of somebody the model does not know. Gives the number of its words. */
static guint
unknown_name (const StanceHolders *self, guint first, guint end, guint *name_first, guint *name_end)
{
  guint run = 0, at = end;

  while (at > first && !stance_named_is_word (self, at - 1))
    at--;
  *name_end = *name_first = at;
  for (; at > first && (is_joint (self, at - 1) || stance_named_is_word (self, at - 1)); at--)
    if (!is_joint (self, at - 1))
      {
        run++;
        *name_first = at - 1;
      }
  if (run && !(flags_of (self, at) & STANCE_TOKEN_HYPHEN))
    *name_first = at; /* "al-Kern" */
  return run;
}

static char *
folded_word (const StanceHolders *self, guint token)
{
  const StanceToken *t = stance_text_token (self->speech->syntax->text, token);

  return g_strndup (self->speech->syntax->text->folded + t->start, t->end - t->start);
}

static gboolean
same_person (const StanceResolution *a, const StanceResolution *b)
{
  return a->holders[0].self == b->holders[0].self && a->holders[0].party == b->holders[0].party
         && g_strcmp0 (a->holders[0].name, b->holders[0].name) == 0;
}

/* Remembers a person by the last name and, when there is one, by the first. A first name that two share is remembered as nobody's. */
static void
remember_name (StanceHolders *self, guint first, guint end, const StanceResolution *resolution)
{
  const StanceResolution *other;
  char *key = folded_word (self, end - 1);

  g_hash_table_insert (self->surnames, key, g_memdup2 (resolution, sizeof *resolution));
  while (first < end && (stance_holders_classes (self, first) & STANCE_WORD_TITLE))
    first++;
  if (first + 1 >= end)
    return;
  key = folded_word (self, first);
  other = g_hash_table_lookup (self->first_names, key);
  if (other && !same_person (other, resolution))
    g_hash_table_insert (self->first_names, key, g_new0 (StanceResolution, 1));
  else
    g_hash_table_insert (self->first_names, key, g_memdup2 (resolution, sizeof *resolution));
}

/* Somebody who was named with an office keeps it where the name alone stands. */
static void
keep_office (const StanceHolders *self, guint last_token, StanceResolution *r)
{
  g_autofree char *key = folded_word (self, last_token);
  const StanceResolution *before = r->role ? NULL : g_hash_table_lookup (self->surnames, key);

  if (before && same_person (before, r))
    r->role = before->role;
}

const StanceResolution *
stance_named_recall (const StanceHolders *self, const StanceActor *actor)
{
  g_autofree char *key = folded_word (self, actor->head_end - 1);
  const StanceResolution *known = g_hash_table_lookup (self->surnames, key);

  if (known || actor->type != STANCE_ACTOR_NAME)
    return known;
  for (guint i = actor->first; i + 1 < actor->head_end; i++)
    if (!(stance_holders_classes (self, i) & STANCE_WORD_TITLE))
      return NULL;
  known = g_hash_table_lookup (self->first_names, key);
  return known && known->n ? known : NULL;
}

/* "the DEPUTY foreign minister": another than the foreign minister. */
static gboolean
is_qualified (const StanceHolders *self, guint first, guint i)
{
  return i > first && !is_mentioned (self, i - 1) && (stance_holders_classes (self, i - 1) & STANCE_WORD_TITLE);
}

static guint
find_title (const StanceHolders *self, guint of, guint first, guint end)
{
  const StanceText *text = self->speech->syntax->text;
  gsize start = stance_text_token (text, first)->start;
  g_autofree char *title = g_strndup (text->folded + start, stance_text_token (text, end - 1)->end - start);

  return stance_model_find_office_holder (self->model, title, of, self->date);
}

/* The model may write the office with more or fewer of the words before its noun, and with those behind it ("secretary of state"): all
 * are tried. */
guint
stance_holders_find_office (const StanceHolders *self, guint of, guint first, guint end)
{
  gboolean seen = FALSE;

  end = MIN (end, first + LONGEST_OFFICE);
  for (guint i = first; i < end && !(seen && (stance_holders_classes (self, i) & STANCE_WORD_PREPOSITION)); i++)
    {
      guint last = is_qualified (self, first, i) ? end : i, party = STANCE_NO_PARTY;

      seen |= (stance_holders_classes (self, i) & STANCE_WORD_ROLE) != 0;

      while (last < end && !(stance_holders_classes (self, last) & STANCE_WORD_ROLE))
        last++;
      if (last + 1 < end && (stance_holders_classes (self, last + 1) & STANCE_WORD_PARTICLE))
        party = find_title (self, of, i, end);
      /* "spokesman for the ministry" is another than the spokesman. */
      if (last < end && party == STANCE_NO_PARTY && !(last + 1 < end && has_office (self, last + 1, end)))
        party = find_title (self, of, i, last + 1);
      if (party != STANCE_NO_PARTY)
        return party;
    }
  return STANCE_NO_PARTY;
}

/* "the Springfield Post": a name begins with a place, and no office tells that it speaks for it. */
static gboolean
is_named_after (const StanceHolders *self, const StanceActor *actor, const StanceMention *m)
{
  StancePartyKind kind = stance_model_get_party (self->model, m->party)->kind;
  guint next = m->end;

  if (m->type == STANCE_NAME_DEMONYM || (kind != STANCE_PARTY_STATE && kind != STANCE_PARTY_BLOC)
      || has_office (self, actor->first, actor->end) || (flags_of (self, m->end - 1) & STANCE_TOKEN_ALL_CAPS))
    return FALSE;
  if (m->first > actor->first && stance_named_is_word (self, m->first - 1) && !(flags_of (self, m->first - 1) & STANCE_TOKEN_SENTENCE_START))
    return TRUE;
  if (next + 1 < actor->head_end && (flags_of (self, next) & STANCE_TOKEN_HYPHEN))
    next++;
  return next < actor->head_end && stance_named_is_word (self, next) && !(flags_of (self, next) & STANCE_TOKEN_ALL_CAPS);
}

/* Whether a person is named only to tell whose office it is, in tokens [first, end) of a phrase: "Smith's spokesman", "spokesman for
 * President Smith". */
static gboolean
is_owner (const StanceHolders *self, const StanceMention *m, guint first, guint end)
{
  guint i = m->first;

  if (has_office (self, m->end, end))
    return TRUE;
  if (i > first && (stance_holders_classes (self, i - 1) & STANCE_WORD_ROLE))
    while (i > first && (stance_holders_classes (self, i - 1) & (STANCE_WORD_ROLE | STANCE_WORD_TITLE)))
      i--;
  return i > first && (stance_holders_classes (self, i - 1) & STANCE_WORD_PREPOSITION) && has_office (self, first, i - 1);
}

gboolean
stance_named_set_unknown (StanceHolders *self, const StanceActor *actor, StanceResolution *r)
{
  guint first, end;

  if (!unknown_name (self, actor->first, actor->end, &first, &end))
    return FALSE;
  r->holders[0].self = STANCE_NO_PARTY;
  r->holders[0].name = stance_holders_words (self, first, end);
  remember_name (self, first, end, r);
  return TRUE;
}

/* An office of a state or organisation, or of somebody's: the person who holds it, when known, else the office itself. */
static void
resolve_office (StanceHolders *self, const StanceActor *actor, const StanceMention *m, StanceResolution *r)
{
  guint office;

  if (!is_person (self, m) && m->end == actor->end && m->first > actor->first && (stance_holders_classes (self, m->first - 1) & STANCE_WORD_ROLE))
    return; /* "mediator Freedonia" is Freedonia */
  if (stance_named_set_unknown (self, actor, r))
    return;
  office = stance_holders_find_office (self, m->party, actor->first, actor->end);
  if (office != STANCE_NO_PARTY)
    {
      stance_resolution_set (r, stance_holders_party (self, office));
      r->gender = stance_model_get_party (self->model, office)->gender;
      return;
    }
  r->holders[0].self = r->holders[0].party;
  r->holders[0].name = stance_holders_words (self, actor->first, actor->head_end);
}

/* A phrase with a mention in it. */
static void
resolve_mentioned (StanceHolders *self, const StanceActor *actor, const StanceMention *m, StanceResolution *r)
{
  const StanceParty *party = stance_model_get_party (self->model, m->party);
  gboolean head = m->first < actor->head_end, person = party->kind == STANCE_PARTY_PERSON;
  gboolean of_person = person && is_owner (self, m, head ? actor->first : actor->head_end, head ? actor->head_end : actor->end);
  guint name_first, name_end;

  stance_resolution_set (r, stance_holders_party (self, m->party));
  if (person && !of_person)
    {
      r->gender = party->gender;
      keep_office (self, m->end - 1, r);
      remember_name (self, m->first, m->end, r);
      return;
    }
  if (actor->type != STANCE_ACTOR_GROUP && (of_person || r->role))
    {
      resolve_office (self, actor, m, r);
      return;
    }
  r->holders[0].name = stance_holders_words (self, actor->first, actor->head_end);
  /* "Freedonia's Ivo Kern" */
  if (actor->type == STANCE_ACTOR_NAME && m->end < actor->head_end && (flags_of (self, m->end) & STANCE_TOKEN_CLITIC)
      && unknown_name (self, m->end, actor->head_end, &name_first, &name_end) > 1)
    {
      r->holders[0].self = STANCE_NO_PARTY;
      r->holders[0].name = stance_holders_words (self, name_first, name_end);
      remember_name (self, name_first, name_end, r);
    }
}

/* Somebody whom the model does not know and no office or nation tells of: a holder of no party, so that "he" is not taken for another.
 * Only who says something, or is told about, is surely somebody; so is who has the name of somebody known. */
static void
resolve_unknown (StanceHolders *self, guint index, StanceResolution *r)
{
  const StanceActor *actor = stance_speech_actor (self->speech, index);
  guint first, end, m = self->mention_at[actor->first];

  if (m < self->mentions->len && mention (self, m)->end == actor->head_end && is_namesake (self, mention (self, m), actor->first))
    {
      stance_resolution_set (r, (StanceHolder) { STANCE_NO_PARTY, STANCE_NO_PARTY, stance_holders_words (self, actor->first, actor->head_end) });
      return;
    }
  if (actor->type != STANCE_ACTOR_NAME || actor->oblique || (stance_holders_classes (self, actor->first) & STANCE_WORD_DETERMINER)
      || !(actor->end > actor->head_end || g_hash_table_contains (self->sources, GUINT_TO_POINTER (index)))
      || unknown_name (self, actor->first, actor->head_end, &first, &end) < 2)
    return;
  stance_resolution_set (r, (StanceHolder) { STANCE_NO_PARTY, STANCE_NO_PARTY, stance_holders_words (self, first, end) });
  remember_name (self, first, end, r);
}

/* Whether only words that can stand between an owner and what is owned lie in tokens [first, end). */
static gboolean
is_gap (const StanceHolders *self, guint first, guint end)
{
  if (first > end || end - first > 3)
    return FALSE;
  for (guint i = first; i < end; i++)
    if ((flags_of (self, i) & (STANCE_TOKEN_PUNCT | STANCE_TOKEN_CLITIC)) || (stance_holders_classes (self, i) & ~(guint32) STANCE_WORD_TITLE))
      return FALSE;
  return TRUE;
}

/* "the French minister's TEAM", "the group's LEADER": of whom the phrase before is. */
gboolean
stance_named_resolve_owned (const StanceHolders *self, guint index, StanceResolution *r)
{
  const StanceActor *actor = stance_speech_actor (self->speech, index), *owner = stance_speech_actor (self->speech, index > 0 ? index - 1 : 0);
  const StanceResolution *owners;
  guint party, person;

  if (index == 0 || !owner->possessive || !is_gap (self, owner->end + 1, actor->first) || actor->type == STANCE_ACTOR_NAME
      || is_nobodys (self, actor->first, actor->head_end))
    return FALSE;
  owners = stance_holders_resolution (self, index - 1);
  if (owners->n != 1)
    return FALSE;
  party = owners->holders[0].party;
  person = party == STANCE_NO_PARTY ? STANCE_NO_PARTY : stance_holders_find_office (self, party, owner->end + 1, actor->head_end);
  stance_resolution_set (r, person != STANCE_NO_PARTY ? stance_holders_party (self, person)
                                                      : (StanceHolder) { party, party, stance_holders_words (self, owner->first, actor->head_end) });
  return TRUE;
}

void
stance_named_resolve (StanceHolders *self, guint index, StanceResolution *r)
{
  const StanceActor *actor = stance_speech_actor (self->speech, index);
  const StanceMention *m = best_mention (self, actor->first, actor->head_end), *apposed;
  gboolean owned;

  r->role = role_in (self, actor->first, actor->end);
  if (stance_named_resolve_owned (self, index, r))
    return;
  apposed = best_mention (self, actor->head_end, actor->end);
  if (apposed && (!m || (is_person (self, apposed) && (!is_person (self, m) || is_owner (self, m, actor->first, actor->head_end)))))
    m = apposed;
  if (!m)
    {
      resolve_unknown (self, index, r);
      return;
    }
  owned = m->end < actor->head_end
          && ((flags_of (self, m->end) & STANCE_TOKEN_CLITIC) || is_person (self, m));
  if ((owned && is_nobodys (self, m->end, actor->head_end)) || is_named_after (self, actor, m))
    return;
  resolve_mentioned (self, actor, m, r);
}
