/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who gets to speak, counted while articles are coded. */
#include <stance/stance-engine.h>

#include "../stances/quarrel-fixture.h"
#include "stance-statement-private.h"

static StanceModel *model;

static StanceVoices *
hear (const char *text, StanceLevel level)
{
  g_autoptr (StanceEngine) engine = stance_engine_new (model, NULL);
  StanceVoices *voices = stance_voices_new (model, level);
  g_autoptr (StanceDocument) document = stance_document_new ("one", text, NULL);
  g_autoptr (GPtrArray) statements = NULL;

  stance_engine_set_voices (engine, voices);
  statements = stance_engine_code (engine, document, NULL);
  g_assert_nonnull (statements);
  return voices;
}

typedef struct
{
  const char *text;
  StanceLevel level;
  const char *party; /* NULL: the others */
  StanceVoice expected;
} Case;

static const Case cases[] = {
  { "", STANCE_LEVEL_PARTY, "freedonia", { 0 } },
  { "It rained all day.", STANCE_LEVEL_PARTY, NULL, { 0 } },
  /* What is no issue of the model counts as well. */
  { "\"The harvest was good this year,\" Anna Miller said.", STANCE_LEVEL_PARTY, "freedonia", { 6, 6, 0, 0, 0 } },
  { "\"The harvest was good this year,\" Anna Miller said.", STANCE_LEVEL_HOLDER, "Anna Miller", { 6, 6, 0, 0, 0 } },
  { "\"The harvest was good this year,\" Anna Miller said.", STANCE_LEVEL_BLOC, "league", { 6, 6, 0, 0, 0 } },
  { "Karl Otto said that the harvest was good.", STANCE_LEVEL_PARTY, "sylvania", { 5, 0, 5, 0, 0 } },
  /* Quoted words inside of reported ones. */
  { "Karl Otto said that the harvest was \"a great gift to us all\".", STANCE_LEVEL_PARTY, "sylvania", { 10, 6, 4, 0, 0 } },
  /* The model does not know her. */
  { "\"The harvest was good,\" said Eva Stone, a farmer.", STANCE_LEVEL_PARTY, NULL, { 4, 4, 0, 0, 0 } },
  { "\"The harvest was good,\" said Eva Stone, a farmer.", STANCE_LEVEL_PARTY, "freedonia", { 0 } },
  /* Nobody is quoted: the reporter tells. */
  { "Karl Otto rejected a truce.", STANCE_LEVEL_PARTY, "sylvania", { 5, 0, 0, 5, 0 } },
};

static void
test_articles (gconstpointer data)
{
  const Case *this = data;
  g_autoptr (StanceVoices) voices = hear (this->text, this->level);
  StanceVoice found;
  gboolean any = this->party ? stance_voices_get (voices, this->party, &found) : stance_voices_get_others (voices, &found);

  g_test_message ("%s: %" G_GUINT64_FORMAT " words, %" G_GUINT64_FORMAT " direct, %" G_GUINT64_FORMAT " indirect, %" G_GUINT64_FORMAT " narrated, %"
                  G_GUINT64_FORMAT " at second hand", this->text, found.words, found.direct, found.indirect, found.narrated, found.second_hand);
  g_assert_cmpuint (found.words, ==, this->expected.words);
  g_assert_cmpuint (found.direct, ==, this->expected.direct);
  g_assert_cmpuint (found.indirect, ==, this->expected.indirect);
  g_assert_cmpuint (found.narrated, ==, this->expected.narrated);
  g_assert_cmpuint (found.second_hand, ==, this->expected.second_hand);
  g_assert_true (any == (found.words > 0));
}

/* What one party tells of another counts for both, for the other at second hand. */
static void
test_second_hand (void)
{
  g_autoptr (StanceVoices) voices = hear ("Karl Otto said on Monday that Freedonia rejects a truce.", STANCE_LEVEL_PARTY);
  g_auto (GStrv) parties = stance_voices_get_parties (voices);
  StanceVoice freedonia, sylvania;

  g_assert_cmpuint (g_strv_length (parties), ==, 2);
  g_assert_cmpstr (parties[0], ==, "freedonia");
  g_assert_cmpstr (parties[1], ==, "sylvania");
  g_assert_true (stance_voices_get (voices, "freedonia", &freedonia));
  g_assert_true (stance_voices_get (voices, "sylvania", &sylvania));
  g_assert_cmpuint (freedonia.words, ==, 0);
  g_assert_cmpuint (freedonia.second_hand, ==, sylvania.words);
  g_assert_cmpuint (sylvania.second_hand, ==, 0);
  g_assert_cmpuint (sylvania.indirect, >=, 4);
}

static GPtrArray *
coded (const char *const *quotes)
{
  GPtrArray *statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);

  for (guint i = 0; quotes[i]; i++)
    {
      StanceStatementFields fields = { .document = "coded", .holder_party = "freedonia", .issue = "truce", .quote = *quotes[i] ? quotes[i] : NULL };

      g_ptr_array_add (statements, stance_statement_new_from_fields (&fields));
    }
  return statements;
}

/* Of a quote without a place the same words count once; a statement without a quote says nothing. */
static void
test_coded (void)
{
  static const char *const quotes[] = { "no truce now", "no truce now", "", "\xc3\xa0 peine", NULL };
  g_autoptr (StanceVoices) voices = stance_voices_new (model, STANCE_LEVEL_PARTY);
  g_autoptr (GPtrArray) statements = coded (quotes);
  StanceVoice voice;

  stance_voices_add_statements (voices, statements);
  g_assert_true (stance_voices_get (voices, "freedonia", &voice));
  g_assert_cmpuint (voice.words, ==, 5);
  g_assert_false (stance_voices_get_others (voices, NULL));
}

static gpointer
code_many (gpointer engine)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *id = g_strdup_printf ("%p-%u", (gpointer) g_thread_self (), i);
      g_autoptr (StanceDocument) document = stance_document_new (id, "Karl Otto said that the harvest was good.", NULL);
      g_autoptr (GPtrArray) statements = stance_engine_code (engine, document, NULL);

      g_assert_nonnull (statements);
    }
  return NULL;
}

static void
test_threads (void)
{
  g_autoptr (StanceEngine) engine = stance_engine_new (model, NULL);
  g_autoptr (StanceVoices) voices = stance_voices_new (model, STANCE_LEVEL_PARTY);
  GThread *threads[4];
  StanceVoice voice;

  stance_engine_set_voices (engine, voices);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new (NULL, code_many, engine);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  stance_engine_set_voices (engine, NULL);
  code_many (engine);
  g_assert_true (stance_voices_get (voices, "sylvania", &voice));
  g_assert_cmpuint (voice.words, ==, 4 * 20 * 5);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  model = fixture_quarrel ();
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/voices/articles/%u", i);

      g_test_add_data_func (path, &cases[i], test_articles);
    }
  g_test_add_func ("/voices/second-hand", test_second_hand);
  g_test_add_func ("/voices/coded", test_coded);
  g_test_add_func ("/voices/threads", test_threads);
  result = g_test_run ();
  g_object_unref (model);
  return result;
}
