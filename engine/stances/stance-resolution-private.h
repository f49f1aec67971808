/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files share that find out who an actor is: by its words (stance-named.c), by what went before (stance-reference.c). */
#pragma once

#include "stance-holders-private.h"

/* What an actor was found to be. */
typedef struct
{
  StanceHolder holders[3];
  guint n;
  guint32 role; /* word id of its office, 0 for none */
  char gender;
} StanceResolution;

struct _StanceHolders
{
  StanceModel *model;
  const StanceSpeech *speech;
  const GArray *mentions;
  const char *date;
  guint32 *mention_at;  /* by token: index of the first mention that begins there or later */
  GArray *resolutions;  /* of StanceResolution, by actor */
  GHashTable *sources;  /* the actors that somebody's words are attributed to, each with one of these attributions + 1 */
  GHashTable *surnames; /* folded last name -> StanceResolution */
  GHashTable *first_names; /* the same by first names; none in it when several share the name */
  GStringChunk *names;
};

static inline StanceResolution *
stance_holders_resolution (const StanceHolders *self, guint actor)
{
  return &g_array_index (self->resolutions, StanceResolution, actor);
}

static inline guint32
stance_holders_classes (const StanceHolders *self, guint token)
{
  return stance_syntax_classes (self->speech->syntax, token);
}

static inline StanceHolder
stance_holders_party (const StanceHolders *self, guint party)
{
  return (StanceHolder) { party, stance_model_party_of (self->model, party, self->date), stance_model_get_party (self->model, party)->name };
}

static inline void
stance_resolution_set (StanceResolution *self, StanceHolder holder)
{
  self->holders[0] = holder;
  self->n = 1;
}

/* One person, whom the model knows or not. */
static inline gboolean
stance_holders_is_person (const StanceHolders *self, const StanceResolution *r)
{
  guint party = r->holders[0].self;

  return r->n == 1 && (party == STANCE_NO_PARTY || stance_model_get_party (self->model, party)->kind == STANCE_PARTY_PERSON);
}

/* The words of tokens [first, end), a determiner left out; kept as long as the holders. */
const char *stance_holders_words (const StanceHolders *self, guint first, guint end);

/* Who holds at the document's date the office that tokens [first, end) name; STANCE_NO_PARTY when nobody is known. */
guint stance_holders_find_office (const StanceHolders *self, guint of, guint first, guint end);

/* A phrase with a name in it, of the model or of somebody it does not know. */
void stance_named_resolve (StanceHolders *self, guint actor, StanceResolution *r);

/* A capitalised word that is no mention, office or title. */
gboolean stance_named_is_word (const StanceHolders *self, guint token);

/* Makes the holder of `r` one of its party with the unknown name that the phrase holds. FALSE when it holds none. */
gboolean stance_named_set_unknown (StanceHolders *self, const StanceActor *actor, StanceResolution *r);

/* An office that another actor owns: "the group's leader". FALSE when none does, or nobody knows who that is. */
gboolean stance_named_resolve_owned (const StanceHolders *self, guint actor, StanceResolution *r);

/* Somebody named in full before whose last name the phrase ends in. NULL for none. */
const StanceResolution *stance_named_recall (const StanceHolders *self, const StanceActor *actor);

/* "The two leaders", "both sides", actor `actor`: the two of different parties that were named together last; `persons` leaves out states and
 * organisations, `title` all who hold no such office. FALSE for none. */
gboolean stance_pairs_find (const StanceHolders *self, guint actor, gboolean persons, const char *title, StanceResolution *r);

/* The two persons that are named before an actor in a sentence, its own or one before, when they are no more. FALSE for none. */
gboolean stance_pairs_within (const StanceHolders *self, guint actor, guint32 sentence, StanceResolution *r);

/* A phrase without a name, or a pronoun: by what went before. */
void stance_reference_resolve (StanceHolders *self, guint index, StanceResolution *r);
