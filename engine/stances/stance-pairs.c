/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "Both sides", "the two leaders": the two that were named together last. */
#include "stance-resolution-private.h"

#define SENTENCES 8 /* how far back they may lie */
#define MEMORY 64   /* the same in actors */

/* What is looked for. */
typedef struct
{
  const StanceHolders *self;
  gboolean persons;   /* no states or organisations */
  const char *title;  /* an office that both hold, NULL for any */
  StanceResolution *pair;
} Search;

static gboolean
is_sought (const Search *search, const StanceResolution *r)
{
  if (r->n != 1 || r->holders[0].party == STANCE_NO_PARTY || (search->persons && !stance_holders_is_person (search->self, r)))
    return FALSE;
  return !search->title
         || stance_model_find_office_holder (search->self->model, search->title, r->holders[0].party, search->self->date) == r->holders[0].self;
}

/* Persons may be of one party, others not. */
static gboolean
differ (const Search *search, const StanceHolder *a, const StanceHolder *b)
{
  if (search->persons)
    return a->self != b->self || g_strcmp0 (a->name, b->name) != 0;
  return a->party != b->party;
}

static void
set_pair (Search *search, StanceHolder a, StanceHolder b)
{
  search->pair->holders[0] = a;
  search->pair->holders[1] = b;
  search->pair->n = 2;
}

/* "the Smith-Lee talks": a word made of two names. */
static gboolean
find_compound (Search *search, const StanceActor *actor)
{
  const StanceHolders *self = search->self;
  guint m = self->mention_at[actor->first];
  const StanceMention *a, *b;
  StanceHolder one, other;

  if (search->persons || m + 1 >= self->mentions->len)
    return FALSE;
  a = &g_array_index (self->mentions, StanceMention, m);
  b = a + 1;
  if (b->end > actor->end || a->end + 1 != b->first || !(stance_text_token (self->speech->syntax->text, a->end)->flags & STANCE_TOKEN_HYPHEN))
    return FALSE;
  one = stance_holders_party (self, stance_holders_party (self, a->party).party);
  other = stance_holders_party (self, stance_holders_party (self, b->party).party);
  if (one.party == other.party)
    return FALSE;
  set_pair (search, one, other);
  return TRUE;
}

/* "Smith and Lee", and nobody else in the list. */
static gboolean
find_joined (Search *search, guint i)
{
  const StanceHolders *self = search->self;
  const StanceResolution *a, *b;

  if (i == 0 || !stance_speech_actor (self->speech, i)->joined || stance_speech_actor (self->speech, i - 1)->joined
      || (i + 1 < self->speech->actors->len && stance_speech_actor (self->speech, i + 1)->joined))
    return FALSE;
  a = stance_holders_resolution (self, i - 1);
  b = stance_holders_resolution (self, i);
  if (!is_sought (search, a) || !is_sought (search, b) || !differ (search, a->holders, b->holders))
    return FALSE;
  set_pair (search, a->holders[0], b->holders[0]);
  return TRUE;
}

/* The only two among actors [first, end), when they are no more. */
static gboolean
find_only_two (Search *search, guint first, guint end)
{
  StanceHolder found[2];
  guint n = 0;

  for (guint i = first; i < end; i++)
    {
      const StanceResolution *r = stance_holders_resolution (search->self, i);
      gboolean known = FALSE;

      if (!is_sought (search, r))
        continue;
      for (guint k = 0; k < n; k++)
        known |= !differ (search, &found[k], r->holders);
      if (known)
        continue;
      if (n == 2)
        return FALSE;
      found[n++] = r->holders[0];
    }
  if (n == 2)
    set_pair (search, found[0], found[1]);
  return n == 2;
}

/* Looks through actors [first, end) of one sentence. */
static gboolean
find_in_sentence (Search *search, guint first, guint end)
{
  for (guint i = end; i > first; i--)
    {
      const StanceResolution *r = stance_holders_resolution (search->self, i - 1);

      if (r->n == 2 && differ (search, &r->holders[0], &r->holders[1]))
        {
          set_pair (search, r->holders[0], r->holders[1]);
          return TRUE;
        }
      if (find_compound (search, stance_speech_actor (search->self->speech, i - 1)) || find_joined (search, i - 1))
        return TRUE;
    }
  return find_only_two (search, first, end);
}

/* The first actor of the sentence that actor `last` stands in, or the first that is not too far from `actor`. */
static guint
sentence_first (const StanceHolders *self, guint last, guint actor)
{
  guint32 sentence = stance_speech_actor (self->speech, last)->sentence;

  while (last > 0 && actor - last < MEMORY && stance_speech_actor (self->speech, last - 1)->sentence == sentence)
    last--;
  return last;
}

gboolean
stance_pairs_find (const StanceHolders *self, guint actor, gboolean persons, const char *title, StanceResolution *r)
{
  Search search = { self, persons, title, r };
  guint32 last = stance_speech_actor (self->speech, actor)->sentence;

  for (guint end = actor, first; end > 0 && actor - end < MEMORY && stance_speech_actor (self->speech, end - 1)->sentence + SENTENCES >= last; end = first)
    {
      first = sentence_first (self, end - 1, actor);
      if (find_in_sentence (&search, first, end))
        return TRUE;
    }
  return FALSE;
}

gboolean
stance_pairs_within (const StanceHolders *self, guint actor, guint32 sentence, StanceResolution *r)
{
  Search search = { self, TRUE, NULL, r };
  guint first, end = actor;

  while (end > 0 && actor - end < MEMORY && stance_speech_actor (self->speech, end - 1)->sentence > sentence)
    end--;
  if (end == 0 || stance_speech_actor (self->speech, end - 1)->sentence != sentence)
    return FALSE;
  first = sentence_first (self, end - 1, actor);
  return find_only_two (&search, first, end);
}
