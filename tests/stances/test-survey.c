/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a survey counts: phrases that no expression of a model covers, and what its expressions match. */
#include <glib/gstdio.h>

#include <stance/stance-engine.h>
#include <stance/stance-error.h>
#include <stance/stance-writer.h>

#include "quarrel-fixture.h"
#include "stance-limits-private.h"
#include "stance-survey-private.h"

static StanceModel *model;
static StanceEngine *engine;

static void
add (StanceSurvey *survey, const char *id, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceDocument) plain = stance_document_new (id, text, NULL);
  g_autoptr (StanceDocument) document = stance_document_with_date (plain, "2025-05-01", NULL);
  g_autoptr (GPtrArray) statements = stance_engine_code (engine, document, &error);

  g_assert_no_error (error);
  g_assert_true (stance_survey_add (survey, document, statements, &error));
  g_assert_no_error (error);
}

static StanceSurvey *
survey_of (const char *const *texts)
{
  g_autoptr (GError) error = NULL;
  StanceSurvey *survey = stance_survey_new (model, &error);

  g_assert_no_error (error);
  for (guint i = 0; texts[i]; i++)
    {
      g_autofree char *id = g_strdup_printf ("doc-%u", i + 1);

      add (survey, id, texts[i]);
    }
  return survey;
}

/* The suggestion of these words; NULL for none. */
static const StancePhrase *
find (const GArray *suggestions, const char *text)
{
  for (guint i = 0; i < suggestions->len; i++)
    if (g_str_equal (g_array_index (suggestions, StanceSuggestion, i).phrase->text, text))
      return g_array_index (suggestions, StanceSuggestion, i).phrase;
  return NULL;
}

static const char *const quarrel[] = {
  "Anna Miller said that grain shipments must go on. \"The grain shipments feed us,\" she said. It rained on the harbour wall.",
  "Karl Otto said that he wants a truce. \"We will escort every grain shipment in March,\" he said. Ships left at 5 pm.",
  "Lea Brandt said: \"A truce is what we want. Tariffs hurt. The tariff hurts.\"",
  NULL,
};

static void
test_phrases (void)
{
  g_autoptr (StanceSurvey) survey = survey_of (quarrel);
  g_autoptr (GArray) suggestions = stance_survey_list_suggestions (survey, 2);
  const StancePhrase *shipment = find (suggestions, "grain shipment");
  const StancePhrase *tariff = find (suggestions, "tariff");

  g_assert_nonnull (shipment);
  g_assert_cmpuint (shipment->n, ==, 3);
  g_assert_cmpuint (shipment->n_words, ==, 2);
  g_assert_cmpuint (shipment->n_documents, ==, 2);
  g_assert_cmpuint (shipment->parties->len, ==, 2);
  g_assert_nonnull (tariff);
  g_assert_cmpuint (tariff->n, ==, 2);
  g_assert_cmpuint (tariff->n_documents, ==, 1);
  g_assert_true (g_array_index (suggestions, StanceSuggestion, 0).phrase == shipment);
  g_assert_cmpuint (stance_survey_get_n_suggestions (survey, 2), ==, suggestions->len);
}

/* What is told by longer phrases, covered, narrated, named, or no phrase at all. */
static void
test_no_phrases (void)
{
  static const char *const none[] = { "truce", "harbour", "harbour wall", "Miller", "March", "5 pm", "Otto", "say", "we", "want" };
  g_autoptr (StanceSurvey) survey = survey_of (quarrel);
  g_autoptr (GArray) frequent = stance_survey_list_suggestions (survey, 2);
  g_autoptr (GArray) all = stance_survey_list_suggestions (survey, 1);

  g_assert_null (find (frequent, "shipment"));
  g_assert_null (find (frequent, "grain"));
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    g_assert_null (find (all, none[i]));
}

/* Examples are slices of their documents in code points, of several documents. */
static void
test_examples (void)
{
  g_autoptr (StanceSurvey) survey = survey_of (quarrel);
  g_autoptr (GArray) suggestions = stance_survey_list_suggestions (survey, 1);

  for (guint i = 0; i < suggestions->len; i++)
    {
      const StancePhrase *phrase = g_array_index (suggestions, StanceSuggestion, i).phrase;

      g_assert_cmpuint (phrase->examples->len, >=, 1);
      g_assert_cmpuint (phrase->examples->len, <=, STANCE_SURVEY_EXAMPLES);
      for (guint k = 0; k < phrase->examples->len; k++)
        {
          const StanceSurveyExample *example = g_ptr_array_index (phrase->examples, k);
          const char *text = quarrel[example->document[4] - '1'];
          g_autofree char *slice = g_utf8_substring (text, example->span.start, example->span.end);

          g_assert_cmpstr (slice, ==, example->text);
        }
    }
}

static const StanceSurveyTarget *
target_of (const StanceSurvey *survey, const char *match)
{
  for (guint i = 0; i < survey->targets->len; i++)
    if (g_str_equal (g_array_index (survey->targets, StanceSurveyTarget, i).rule->match, match))
      return &g_array_index (survey->targets, StanceSurveyTarget, i);
  return NULL;
}

static void
test_coverage (void)
{
  g_autoptr (StanceSurvey) survey = survey_of (quarrel);
  const StanceSurveyTarget *truce = target_of (survey, "truce");
  const StanceSurveyTarget *membership = target_of (survey, "=join ~1 union");

  g_assert_cmpuint (truce->matches, ==, 2);
  g_assert_cmpuint (truce->n_documents, ==, 2);
  g_assert_cmpuint (truce->contents, ==, 2);
  g_assert_cmpuint (truce->statements, ==, 2);
  g_assert_cmpuint (truce->parties->len, ==, 2);
  g_assert_cmpuint (membership->matches, ==, 0);
  g_assert_cmpuint (membership->statements, ==, 0);
  g_assert_cmpuint (survey->n_contents, >=, truce->contents);
  g_assert_cmpuint (stance_survey_get_n_documents (survey), ==, 3);
}

/* Nothing in, nothing out, and nothing that JSON does not have. */
static void
test_empty (void)
{
  static const char *const texts[] = { "", "...", "5 5 5", NULL };
  static const char *const no_texts[] = { NULL };
  g_autoptr (StanceSurvey) none = survey_of (no_texts);
  g_autoptr (StanceSurvey) empty = survey_of (texts);
  g_autofree char *coverage = stance_write_coverage (none, STANCE_FORMAT_JSON, NULL, NULL);
  g_autofree char *suggestions = stance_write_suggestions (empty, 1, STANCE_FORMAT_JSON, NULL, NULL);

  g_assert_cmpuint (stance_survey_get_n_suggestions (none, 1), ==, 0);
  g_assert_cmpuint (stance_survey_get_n_documents (empty), ==, 3);
  g_assert_nonnull (strstr (coverage, "\"share\":null"));
  g_assert_null (strstr (coverage, "nan"));
  g_assert_nonnull (strstr (suggestions, "\"suggestions\":[]"));
}

/* Whatever comes, no more phrases are kept than there is room for, and those seen often stay. */
static void
test_room (void)
{
  static const char *const texts[] = { NULL };
  g_autoptr (StanceSurvey) survey = survey_of (texts);

  for (guint i = 0; i < 3 * STANCE_LIMIT_PHRASES; i++)
    {
      g_autofree char *key = g_strdup_printf ("n %u", i);

      stance_survey_take_phrase (survey, key, key + 2)->n++;
      stance_survey_take_phrase (survey, "n often", "often")->n++;
      g_assert_cmpuint (g_hash_table_size (survey->phrases), <=, STANCE_LIMIT_PHRASES);
    }
  g_assert_cmpuint (stance_survey_take_phrase (survey, "n often", "often")->n, ==, 3 * STANCE_LIMIT_PHRASES);
  g_assert_cmpuint (survey->n_dropped, ==, 1);
}

static void
test_general (void)
{
  static const struct
  {
    const char *contents;
    const char *message; /* what it ends in; NULL: it is right */
  } cases[] = {
    { "# words\n\nnoun\tthing way\nverb\tdo\n", NULL },
    { "", NULL },
    { "noun\tthing\nadverb\tso\n", ":2: found 'adverb\tso', expected noun, verb or adjective, a tab and lemmas" },
    { "noun thing\n", ":1: found 'noun thing', expected noun, verb or adjective, a tab and lemmas" },
  };
  g_autofree char *folder = g_dir_make_tmp ("survey-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "general.tsv", NULL);
  g_autoptr (GHashTable) missing = stance_survey_read_general (folder, NULL);

  g_assert_cmpuint (g_hash_table_size (missing), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GHashTable) general = NULL;

      g_assert_true (g_file_set_contents (path, cases[i].contents, -1, NULL));
      general = stance_survey_read_general (folder, &error);
      g_assert_true ((general == NULL) == (cases[i].message != NULL));
      if (!cases[i].message)
        continue;
      g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
      g_assert_true (g_str_has_suffix (error->message, cases[i].message));
    }
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  model = fixture_quarrel ();
  engine = stance_engine_new (model, &error);
  g_assert_no_error (error);
  g_test_add_func ("/survey/phrases", test_phrases);
  g_test_add_func ("/survey/no-phrases", test_no_phrases);
  g_test_add_func ("/survey/examples", test_examples);
  g_test_add_func ("/survey/coverage", test_coverage);
  g_test_add_func ("/survey/empty", test_empty);
  g_test_add_func ("/survey/room", test_room);
  g_test_add_func ("/survey/general", test_general);
  status = g_test_run ();
  g_object_unref (engine);
  g_object_unref (model);
  return status;
}
