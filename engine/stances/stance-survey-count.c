/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts of phrases, and which of them tell most. */
#include <math.h>
#include <string.h>

#include "stance-limits-private.h"
#include "stance-survey-private.h"

const char *
stance_phrase_kind_to_string (StancePhraseKind kind)
{
  return kind == STANCE_PHRASE_VERB ? "verb" : "noun";
}

StanceSurveyExample *
stance_survey_example_ref (StanceSurveyExample *self)
{
  return g_rc_box_acquire (self);
}

static void
example_clear (StanceSurveyExample *self)
{
  g_ref_string_release (self->document);
  g_free (self->text);
}

void
stance_survey_example_unref (StanceSurveyExample *self)
{
  g_rc_box_release_full (self, (GDestroyNotify) example_clear);
}

void
stance_phrase_free (StancePhrase *self)
{
  g_free (self->key);
  g_free (self->text);
  g_array_unref (self->parties);
  g_ptr_array_unref (self->examples);
  g_free (self);
}

static gboolean
is_rare (gpointer key, gpointer value, gpointer most)
{
  return ((StancePhrase *) value)->n <= GPOINTER_TO_UINT (most);
}

/* Half of the room is made free, so that it is not looked for at each new phrase. */
static void
make_room (StanceSurvey *self)
{
  for (guint most = 1; g_hash_table_size (self->phrases) > STANCE_LIMIT_PHRASES / 2; most++)
    {
      g_hash_table_foreach_remove (self->phrases, is_rare, GUINT_TO_POINTER (most));
      self->n_dropped = MAX (self->n_dropped, most);
    }
}

StancePhrase *
stance_survey_take_phrase (StanceSurvey *self, const char *key, const char *text)
{
  StancePhrase *phrase = g_hash_table_lookup (self->phrases, key);

  if (phrase)
    return phrase;
  if (g_hash_table_size (self->phrases) >= STANCE_LIMIT_PHRASES)
    make_room (self);
  phrase = g_new0 (StancePhrase, 1);
  phrase->key = g_strdup (key);
  phrase->text = g_strdup (text);
  phrase->parties = g_array_new (FALSE, FALSE, sizeof (guint32));
  phrase->examples = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_survey_example_unref);
  g_hash_table_insert (self->phrases, phrase->key, phrase);
  return phrase;
}

/* Of the key "v lift restriction" what is part of it and counted too: of nouns each end of it, of verbs the verb. */
static char *
part_of (const StancePhrase *phrase, guint word)
{
  const char *at = phrase->key + 2;

  if (phrase->kind == STANCE_PHRASE_VERB)
    return word == 1 ? g_strndup (phrase->key, strcspn (at, " ") + 2) : NULL;
  for (guint i = 0; at && i < word; i++)
    {
      at = strchr (at, ' ');
      at = at ? at + 1 : NULL;
    }
  return at ? g_strconcat ("n ", at, NULL) : NULL;
}

static void
add_to_parts (GArray *suggestions, GHashTable *places)
{
  for (guint i = 0; i < suggestions->len; i++)
    {
      const StancePhrase *phrase = g_array_index (suggestions, StanceSuggestion, i).phrase;

      for (guint word = 1; word < phrase->n_words; word++)
        {
          g_autofree char *key = part_of (phrase, word);
          guint place = key ? GPOINTER_TO_UINT (g_hash_table_lookup (places, key)) : 0;
          StanceSuggestion *part = place ? &g_array_index (suggestions, StanceSuggestion, place - 1) : NULL;

          if (!part)
            continue;
          part->within += (phrase->n + phrase->n_missed) / 2.0;
          part->n_within++;
          part->most_within = MAX (part->most_within, phrase->n);
        }
    }
}

/* Single words are many, and say less. */
static double
score_of (const StanceSuggestion *s)
{
  double alone = (s->phrase->n + s->phrase->n_missed) / 2.0 - (s->n_within ? s->within / s->n_within : 0);

  return s->phrase->n_words * MAX (alone, 0) * (1 + log (s->phrase->n_documents)) * (1 + log (1.0 + s->phrase->parties->len));
}

/* A part that hardly occurs alone is told by the longer phrase. */
static void
score_all (GArray *suggestions, guint min_n)
{
  guint kept = 0;

  for (guint i = 0; i < suggestions->len; i++)
    {
      StanceSuggestion s = g_array_index (suggestions, StanceSuggestion, i);

      if (s.n_within && s.phrase->n - s.most_within < min_n)
        continue;
      s.score = score_of (&s);
      g_array_index (suggestions, StanceSuggestion, kept++) = s;
    }
  g_array_set_size (suggestions, kept);
}

static gint
by_score (gconstpointer a, gconstpointer b)
{
  const StanceSuggestion *x = a, *y = b;

  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return strcmp (x->phrase->key, y->phrase->key);
}

GArray *
stance_survey_list_suggestions (StanceSurvey *self, guint min_n)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *suggestions = g_array_new (FALSE, FALSE, sizeof (StanceSuggestion));
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->phrases);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      StanceSuggestion suggestion = { value };

      if (suggestion.phrase->n < min_n)
        continue;
      g_array_append_val (suggestions, suggestion);
      g_hash_table_insert (places, key, GUINT_TO_POINTER (suggestions->len));
    }
  add_to_parts (suggestions, places);
  score_all (suggestions, min_n);
  g_array_sort (suggestions, by_score);
  return suggestions;
}
