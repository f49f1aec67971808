/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A survey goes over articles for those who write a model: what its expressions match, and what people say that none of them covers. */
#include <string.h>

#include <stance/stance-document.h>
#include <stance/stance-error.h>

#include "stance-holders-private.h"
#include "stance-limits-private.h"
#include "stance-mapping-private.h"
#include "stance-model-private.h"
#include "stance-surveying-private.h"

G_DEFINE_BOXED_TYPE (StanceSurvey, stance_survey, stance_survey_ref, stance_survey_unref)

/* Also one that was begun only. */
static void
reader_free (StanceSurveyReader *self)
{
  g_clear_pointer (&self->speech, stance_speech_reader_free);
  g_clear_pointer (&self->labeller, stance_labeller_free);
  g_clear_object (&self->front_end);
  g_free (self);
}

static void
survey_clear (StanceSurvey *self)
{
  g_clear_pointer (&self->reader, reader_free);
  g_clear_pointer (&self->general, g_hash_table_unref);
  g_clear_pointer (&self->phrases, g_hash_table_unref);
  stance_survey_end_coverage (self);
  g_clear_object (&self->model);
}

static gboolean
load (StanceSurvey *self, GError **error)
{
  const char *directory = stance_model_get_language_directory (self->model);
  g_autofree char *path = g_build_filename (directory, STANCE_LABELLER_KIND ".bin", NULL);
  StanceSurveyReader *reader = self->reader = g_new0 (StanceSurveyReader, 1);

  reader->front_end = stance_front_end_new (directory, error);
  self->general = reader->front_end ? stance_survey_read_general (directory, error) : NULL;
  if (!self->general)
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      reader->labeller = stance_labeller_open (path, reader->front_end, error);
      if (!reader->labeller)
        return FALSE;
    }
  reader->speech = stance_speech_reader_new (reader->front_end, reader->labeller);
  return TRUE;
}

/**
 * stance_survey_new:
 * @model: a position model
 * @error: return location for an error
 *
 * Makes a survey that has seen no article. It reads articles with the tagger, the parser and the labeller of the model's language; words of
 * its `general.tsv` are no suggestions by themselves.
 *
 * Errors: those of stance_front_end_new(); %STANCE_ERROR_INVALID_MODEL when the model has no issue, and for a line of `general.tsv` that is none.
 *
 * Returns: (transfer full): the survey, %NULL on an error
 */
StanceSurvey *
stance_survey_new (StanceModel *model, GError **error)
{
  g_autoptr (StanceSurvey) self = NULL;

  g_return_val_if_fail (STANCE_IS_MODEL (model), NULL);
  if (!stance_model_check_issues (model, error))
    return NULL;
  self = g_atomic_rc_box_new0 (StanceSurvey);
  self->model = g_object_ref (model);
  self->phrases = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) stance_phrase_free);
  stance_survey_begin_coverage (self);
  return load (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * stance_survey_ref:
 * @self: a survey
 *
 * Takes a reference. May be called from any thread.
 *
 * Returns: (transfer full): @self
 */
StanceSurvey *
stance_survey_ref (StanceSurvey *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_atomic_rc_box_acquire (self);
}

/**
 * stance_survey_unref:
 * @self: (transfer full): a survey
 *
 * Gives a reference back; the last one frees the survey. May be called from any thread.
 */
void
stance_survey_unref (StanceSurvey *self)
{
  g_return_if_fail (self != NULL);
  g_atomic_rc_box_release_full (self, (GDestroyNotify) survey_clear);
}

/* The parties that speak in an attribution, each once; none when the model knows none of them. */
static GArray *
find_parties (const StanceHolders *holders, guint32 attribution)
{
  g_autoptr (GArray) speakers = stance_holders_of_speaker (holders, attribution);
  GArray *parties = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < speakers->len; i++)
    {
      guint32 party = g_array_index (speakers, StanceHolder, i).party;
      gboolean known = party == STANCE_NO_PARTY;

      for (guint k = 0; k < parties->len && !known; k++)
        known = g_array_index (parties, guint32, k) == party;
      if (!known)
        g_array_append_val (parties, party);
    }
  return parties;
}

static void
find_speakers (StanceSurveying *s)
{
  g_autoptr (StanceHolders) holders = stance_holders_new (s->survey->model, s->speech, s->mentions, stance_document_get_date (s->document));

  s->parties = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < s->speech->attributions->len; i++)
    g_ptr_array_add (s->parties, find_parties (holders, i));
}

/**
 * stance_survey_add:
 * @self: a survey
 * @document: an article
 * @statements: (nullable) (element-type StanceStatement): what stance_engine_code() found in it with the same model; %NULL: only matches
 *   and phrases are counted
 * @error: return location for an error
 *
 * Goes over one article. Who says what is found as stance_engine_code() does, except that every sentence is parsed. Phrases are counted where
 * somebody is said to say them: nouns with what stands before them ("security guarantee"), verbs, and verbs with their object ("deploy troop"), as
 * lemmas. What a match of the model touches is covered, and so is a verb whose object is. Names of the model's parties and of those who
 * speak in the article, numbers, dates, titles and offices, words of the lexicon (attitudes) and adjectives of `general.tsv` are not phrases nor in
 * them; nouns of `general.tsv`, and words that bring something about or end it, are no phrases by themselves.
 *
 * At most 20,000 phrases are kept: when there are more, those go that were seen least often, and are counted from nothing should they come again.
 *
 * Errors: %STANCE_ERROR_LIMIT for a text that is larger than the engine takes.
 *
 * Returns: whether it was counted
 */
gboolean
stance_survey_add (StanceSurvey *self, StanceDocument *document, GPtrArray *statements, GError **error)
{
  const char *content;
  gsize length;

  g_return_val_if_fail (self != NULL && document != NULL, FALSE);
  content = stance_document_get_text (document);
  length = strlen (content);
  if (length > STANCE_LIMIT_DOCUMENT_BYTES)
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "%s: found %" G_GSIZE_FORMAT " bytes of text, expected at most %u",
                   stance_document_get_id (document), length, STANCE_LIMIT_DOCUMENT_BYTES);
      return FALSE;
    }
  StanceText *text = stance_text_new (content, length, stance_model_get_language (self->model));
  g_autoptr (StanceSpeech) speech = stance_speech_reader_read (self->reader->speech, text, NULL);
  g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (StanceMention));
  g_autoptr (GArray) matches = g_array_new (FALSE, FALSE, sizeof (StanceRuleMatch));
  StanceSurveying surveying = { self, document, speech, text, mentions, matches, NULL };

  self->n_documents++;
  stance_model_find_mentions (self->model, text, mentions);
  stance_mapping_match (self->model, speech, mentions, stance_document_get_date (document), matches);
  find_speakers (&surveying);
  stance_survey_cover (&surveying, statements);
  stance_survey_find_phrases (&surveying);
  g_ptr_array_unref (surveying.parties);
  return TRUE;
}

/**
 * stance_survey_get_n_documents:
 * @self: a survey
 *
 * Counts the articles that it went over.
 *
 * Returns: their number
 */
guint
stance_survey_get_n_documents (StanceSurvey *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->n_documents;
}

/**
 * stance_survey_get_n_suggestions:
 * @self: a survey
 * @min_n: how often a phrase must have been seen, at least 1
 *
 * Counts the phrases that stance_write_suggestions() writes.
 *
 * Returns: their number, 0 without articles
 */
guint
stance_survey_get_n_suggestions (StanceSurvey *self, guint min_n)
{
  g_autoptr (GArray) suggestions = NULL;

  g_return_val_if_fail (self != NULL, 0);
  suggestions = stance_survey_list_suggestions (self, min_n);
  return suggestions->len;
}
