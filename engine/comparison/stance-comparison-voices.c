/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who gets to speak on each side. */
#include "stance-comparison-private.h"
#include "stance-voices-private.h"

/**
 * stance_comparison_set_voices:
 * @self: a comparison
 * @side: a side
 * @voices: the words of what the side was coded from, by the level of its tables
 *
 * Says who gets to speak on a side, as an engine counted it (stance_engine_set_voices()). Without it, the words of the side's statements are counted.
 */
void
stance_comparison_set_voices (StanceComparison *self, StanceSide side, StanceVoices *voices)
{
  g_return_if_fail (self != NULL && (side == STANCE_SIDE_A || side == STANCE_SIDE_B) && voices != NULL);
  stance_voices_ref (voices);
  g_clear_pointer (&self->sides[side].voices, stance_voices_unref);
  self->sides[side].voices = voices;
}

/* Those of its statements, for a row that was not heard under its name. */
static gboolean
listen (StanceComparison *self, StanceSide side, const char *party, StanceVoice *voice)
{
  g_autoptr (StanceVoices) voices = stance_voices_new (NULL, STANCE_LEVEL_PARTY);
  g_autoptr (GPtrArray) statements = stance_comparison_take (self, side, party, NULL);

  stance_voices_add_statements_as (voices, party, statements);
  return stance_voices_get (voices, party, voice);
}

/**
 * stance_comparison_get_voice:
 * @self: a comparison
 * @side: a side
 * @party: a row of the tables, or another of stance_comparison_get_speakers()
 * @voice: (out caller-allocates) (optional): where the counts go, all 0 for a party that the side does not report
 *
 * Counts the words that a side gives to a party, as stance_comparison_set_voices() says; without it, the words of the party's statements: those on
 * issues of the model. Statements without a quote count for nothing.
 *
 * Returns: whether the side has words of the party
 */
gboolean
stance_comparison_get_voice (StanceComparison *self, StanceSide side, const char *party, StanceVoice *voice)
{
  g_return_val_if_fail (self != NULL && (side == STANCE_SIDE_A || side == STANCE_SIDE_B) && party != NULL, FALSE);
  if (self->sides[side].voices && stance_voices_get (self->sides[side].voices, party, voice))
    return TRUE;
  return listen (self, side, party, voice);
}

/**
 * stance_comparison_get_other_voices:
 * @self: a comparison
 * @side: a side
 * @voice: (out caller-allocates) (optional): where the counts go
 *
 * Counts the words that a side gives to those whom the model does not know. Without stance_comparison_set_voices() there are none.
 *
 * Returns: whether there are any
 */
gboolean
stance_comparison_get_other_voices (StanceComparison *self, StanceSide side, StanceVoice *voice)
{
  g_return_val_if_fail (self != NULL && (side == STANCE_SIDE_A || side == STANCE_SIDE_B), FALSE);
  if (self->sides[side].voices)
    return stance_voices_get_others (self->sides[side].voices, voice);
  if (voice)
    *voice = (StanceVoice) { 0 };
  return FALSE;
}

/* "Smith" where the tables have "Smith (here)" and "Smith (there)". */
static gboolean
is_told_apart (const StanceComparison *self, const char *name)
{
  g_autofree char *beginning = g_strconcat (name, " (", NULL);

  for (guint i = 0; i < stance_names_size (self->parties); i++)
    if (g_str_has_prefix (stance_names_get (self->parties, i), beginning))
      return TRUE;
  return FALSE;
}

static StanceNames *
name_speakers (const StanceComparison *self, StanceSide side)
{
  StanceNames *names = stance_names_new ();
  g_auto (GStrv) heard = self->sides[side].voices ? stance_voices_get_parties (self->sides[side].voices) : NULL;

  for (guint i = 0; side == STANCE_SIDE_A && i < stance_names_size (self->parties); i++)
    stance_names_add (names, stance_names_get (self->parties, i));
  for (guint i = 0; heard && heard[i]; i++)
    if (!is_told_apart (self, heard[i]))
      stance_names_add (names, heard[i]);
  return names;
}

/**
 * stance_comparison_get_speakers:
 * @self: a comparison
 *
 * Names all who get to speak: the rows of the tables, and those whom either side quotes on other things than the model's issues.
 *
 * Returns: (transfer full) (array zero-terminated=1): ids of parties, in the model's order
 */
char **
stance_comparison_get_speakers (StanceComparison *self)
{
  g_autoptr (StanceNames) a = NULL, b = NULL, all = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  a = name_speakers (self, STANCE_SIDE_A);
  b = name_speakers (self, STANCE_SIDE_B);
  all = stance_names_unite ((const StanceNames *const[]) { a, b }, 2, self->model ? stance_model_get_party_ids (self->model) : NULL);
  return stance_names_dup (all);
}
