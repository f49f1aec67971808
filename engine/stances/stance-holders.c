/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stance-resolution-private.h"

/* Names first, so that a pronoun inside a quotation is not taken for who is named behind it. */
static void
resolve_all (StanceHolders *self)
{
  for (guint i = 0; i < self->speech->actors->len; i++)
    if (stance_speech_actor (self->speech, i)->type <= STANCE_ACTOR_GROUP)
      stance_named_resolve (self, i, stance_holders_resolution (self, i));
  for (guint i = 0; i < self->speech->actors->len; i++)
    if (stance_holders_resolution (self, i)->n == 0)
      stance_reference_resolve (self, i, stance_holders_resolution (self, i));
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
  self->sources = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < speech->attributions->len; i++)
    g_hash_table_insert (self->sources, GUINT_TO_POINTER (stance_speech_attribution (speech, i)->source), GUINT_TO_POINTER (i + 1));
  self->surnames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->first_names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->names = g_string_chunk_new (256);
  self->mention_at = g_new (guint32, n + 1);
  for (guint i = 0; i <= n; i++)
    {
      while (m < mentions->len && g_array_index (mentions, StanceMention, m).first < i)
        m++;
      self->mention_at[i] = m;
    }
  self->resolutions = g_array_new (FALSE, TRUE, sizeof (StanceResolution));
  g_array_set_size (self->resolutions, speech->actors->len);
  resolve_all (self);
  return self;
}

void
stance_holders_free (StanceHolders *self)
{
  g_free (self->mention_at);
  g_array_unref (self->resolutions);
  g_hash_table_unref (self->sources);
  g_hash_table_unref (self->surnames);
  g_hash_table_unref (self->first_names);
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
  add_holder (holders, stance_holders_party (self, bloc));
}

/* "governments SUCH AS Norway and Spain": examples speak each for itself. */
static gboolean
are_examples (const StanceHolders *self, const StanceActor *actor)
{
  const StanceSyntax *syntax = self->speech->syntax;
  const guint32 as = STANCE_WORD_PREPOSITION | STANCE_WORD_SUBORDINATOR;

  return actor->first > 1 && (stance_syntax_classes (syntax, actor->first - 1) & as)
         && (stance_syntax_classes (syntax, actor->first - 2) & STANCE_WORD_DETERMINER);
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
      const StanceResolution *r = stance_holders_resolution (self, i);

      if (i > actor && (!joined || !stance_speech_actor (self->speech, i)->joined))
        break;
      for (guint k = 0; k < r->n; k++)
        add_holder (holders, r->holders[k]);
    }
  if (!are_examples (self, a))
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
