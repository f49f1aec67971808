/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Actors that are named: by the model, or by an office of a state with a name the model does not know. */
#include "stance-resolution-private.h"

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

/* The mention in [first, end) that best tells who is meant: the last person, else the first state or organisation; in "A's
 * allies" it is A only when nothing else is named. */
static const StanceMention *
best_mention (const StanceHolders *self, guint first, guint end)
{
  const StanceMention *best = NULL, *owned = NULL;

  for (guint i = self->mention_at[first]; i < self->mentions->len && mention (self, i)->first < end; i++)
    {
      const StanceMention *m = mention (self, i);
      gboolean person = stance_model_get_party (self->model, m->party)->kind == STANCE_PARTY_PERSON;
      gboolean owner = m->end < end && (stance_text_token (self->speech->syntax->text, m->end)->flags & STANCE_TOKEN_CLITIC);

      if (owner && !owned)
        owned = m;
      if (!owner && (!best || person))
        best = m;
    }
  return best ? best : owned;
}

/* The word id of the first office in [first, end), 0 for none. */
static guint32
role_in (const StanceHolders *self, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    if (stance_holders_classes (self, i) & STANCE_WORD_ROLE)
      return stance_text_token (self->speech->syntax->text, i)->word;
  return 0;
}

/* The run of capitalised words that is no mention, office or title: the name of somebody the model does not know. */
static gboolean
unknown_name (const StanceHolders *self, guint first, guint end, guint *name_first, guint *name_end)
{
  guint run = 0;

  for (guint i = end; i > first; i--)
    {
      const StanceToken *token = stance_text_token (self->speech->syntax->text, i - 1);
      guint m = self->mention_at[i - 1];
      gboolean mentioned = m < self->mentions->len && mention (self, m)->first == i - 1;

      if (!(token->flags & STANCE_TOKEN_CAPITAL) || mentioned
          || (stance_holders_classes (self, i - 1) & (STANCE_WORD_ROLE | STANCE_WORD_GROUP | STANCE_WORD_TITLE | STANCE_WORD_DETERMINER)))
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
remember_name (StanceHolders *self, guint last_token, const StanceResolution *resolution)
{
  const StanceToken *token = stance_text_token (self->speech->syntax->text, last_token);
  char *key = g_strndup (self->speech->syntax->text->folded + token->start, token->end - token->start);

  g_hash_table_insert (self->surnames, key, g_memdup2 (resolution, sizeof *resolution));
}

const StanceResolution *
stance_named_recall (const StanceHolders *self, const StanceActor *actor)
{
  const StanceToken *t = stance_text_token (self->speech->syntax->text, actor->head_end - 1);
  g_autofree char *key = g_strndup (self->speech->syntax->text->folded + t->start, t->end - t->start);

  return g_hash_table_lookup (self->surnames, key);
}

/* The model may write the office with more or fewer of the words before its noun: all are tried. */
guint
stance_holders_find_office (const StanceHolders *self, guint of, guint first, guint end)
{
  const StanceText *text = self->speech->syntax->text;

  for (guint i = first; i < end; i++)
    {
      guint last = i;

      while (last < end && !(stance_holders_classes (self, last) & STANCE_WORD_ROLE))
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
resolve_mentioned (StanceHolders *self, const StanceActor *actor, const StanceMention *m, StanceResolution *r)
{
  const StanceParty *party = stance_model_get_party (self->model, m->party);
  guint name_first, name_end, office;

  stance_resolution_set (r, stance_holders_party (self, m->party));
  r->gender = party->gender;
  if (party->kind == STANCE_PARTY_PERSON)
    {
      remember_name (self, m->end - 1, r);
      return;
    }
  if (actor->type == STANCE_ACTOR_GROUP || r->role == 0)
    {
      r->holders[0].name = stance_holders_words (self, actor->first, actor->head_end);
      return;
    }
  if (unknown_name (self, actor->first, actor->end, &name_first, &name_end))
    {
      r->holders[0].self = STANCE_NO_PARTY;
      r->holders[0].name = stance_holders_words (self, name_first, name_end);
      remember_name (self, name_end - 1, r);
      return;
    }
  office = stance_holders_find_office (self, m->party, actor->first, actor->end);
  if (office != STANCE_NO_PARTY)
    {
      stance_resolution_set (r, stance_holders_party (self, office));
      r->gender = stance_model_get_party (self->model, office)->gender;
    }
  else
    r->holders[0].name = stance_holders_words (self, actor->first, actor->head_end);
}

gboolean
stance_named_resolve (StanceHolders *self, const StanceActor *actor, StanceResolution *r)
{
  const StanceMention *m = best_mention (self, actor->first, actor->head_end);

  r->role = role_in (self, actor->first, actor->end);
  if (!m || (stance_model_get_party (self->model, m->party)->kind != STANCE_PARTY_PERSON && actor->end > actor->head_end))
    {
      const StanceMention *apposed = best_mention (self, actor->first, actor->end);

      m = apposed ? apposed : m;
    }
  if (m)
    resolve_mentioned (self, actor, m, r);
  return m != NULL;
}
