/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of speech share: what must hold of every text. */
#pragma once

#include "../text/language-fixture.h"
#include "stance-attribution-private.h"

static inline StanceSpeech *
fixture_speech (const char *text)
{
  return stance_speech_new (stance_syntax_new (fixture_text (text), NULL, NULL));
}

/* With the shipped front end; (transfer full). */
static inline StanceTreeReader *
fixture_reader (void)
{
  g_autofree char *directory = g_build_filename (g_getenv ("STANCE_MODELS"), "lang", "en", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceFrontEnd) front_end = stance_front_end_new (directory, &error);

  g_assert_no_error (error);
  return stance_tree_reader_new (front_end);
}

static inline void
fixture_check_actors (const StanceSpeech *speech)
{
  guint n = speech->syntax->text->tokens->len, end = 0;

  for (guint i = 0; i < speech->actors->len; i++)
    {
      const StanceActor *actor = stance_speech_actor (speech, i);
      const StanceSentence *sentence = &g_array_index (speech->syntax->text->sentences, StanceSentence, actor->sentence);

      g_assert_cmpuint (actor->first, >=, end);
      g_assert_cmpuint (actor->head_end, >, actor->first);
      g_assert_cmpuint (actor->head_end, <=, actor->end);
      g_assert_cmpuint (actor->end, <=, n);
      g_assert_true (actor->first >= sentence->first && actor->end <= sentence->end);
      g_assert_cmpuint (speech->actor_at[actor->first], ==, i);
      end = actor->end;
    }
}

/* Indexes stay within bounds; quotations do not overlap; an attribution is reported in an earlier one. */
static inline void
fixture_check_speech (const StanceSpeech *speech)
{
  guint n = speech->syntax->text->tokens->len, end = 0;

  fixture_check (speech->syntax->text);
  fixture_check_actors (speech);
  for (guint i = 0; i < speech->quotations->len; i++)
    {
      const StanceQuotation *quotation = &g_array_index (speech->quotations, StanceQuotation, i);

      g_assert_cmpuint (quotation->first, >=, end);
      g_assert_cmpuint (quotation->end, >, quotation->first);
      g_assert_cmpuint (quotation->end, <=, n);
      g_assert_true (quotation->speaker == STANCE_NONE || quotation->speaker < speech->attributions->len);
      end = quotation->end;
    }
  for (guint i = 0; i < speech->attributions->len; i++)
    {
      const StanceAttribution *attribution = stance_speech_attribution (speech, i);

      g_assert_cmpuint (attribution->source, <, speech->actors->len);
      g_assert_cmpuint (attribution->cue_first, <, attribution->cue_end);
      g_assert_cmpuint (attribution->cue_end, <=, n);
      g_assert_true (attribution->parent == STANCE_NONE || attribution->parent < i);
    }
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (speech->attribution_of[i] == STANCE_NONE || speech->attribution_of[i] < speech->attributions->len);
      g_assert_true (speech->quotation_of[i] == STANCE_NONE || speech->quotation_of[i] < speech->quotations->len);
    }
}

/* Reads texts of `bytes` that repeat one unit each; meson's timeout tells when that is not linear. */
static inline void
fixture_check_large (const char *const *units, guint n_units, gsize bytes)
{
  for (guint i = 0; i < n_units; i++)
    {
      g_autoptr (StanceSpeech) speech = NULL;
      GString *content = g_string_new (NULL);

      while (content->len < bytes)
        g_string_append (content, units[i]);
      speech = fixture_speech (content->str);
      fixture_check_speech (speech);
      g_clear_pointer (&speech, stance_speech_free);
      g_string_free (content, TRUE);
    }
}
