/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The engine: threads, sources, sinks, examples and what goes wrong. */
#include <stance/stance-engine.h>
#include <stance/stance-error.h>

#include <unistd.h>

#include "../stances/quarrel-fixture.h"

static StanceModel *model;

/* A source of `n` documents; coded statements at every tenth place, an error before number `fail_at`. */
#define TEST_TYPE_SOURCE (test_source_get_type ())
G_DECLARE_FINAL_TYPE (TestSource, test_source, TEST, SOURCE, StanceSource)

struct _TestSource
{
  StanceSource parent_instance;
  guint n;
  guint at;
  guint fail_at;
};

G_DEFINE_FINAL_TYPE (TestSource, test_source, STANCE_TYPE_SOURCE)

static StanceDocument *
make_document (guint i)
{
  static const char *const texts[] = { "Karl Otto rejected a truce.", "Anna Miller said Sylvania must never join the Union.", "It rained.",
                                       "Freedonia and Sylvania demanded a truce. Karl Otto said Sylvania will join the Union.", "" };
  g_autofree char *id = g_strdup_printf ("doc%03u", i);

  return stance_document_new (id, texts[i % G_N_ELEMENTS (texts)], NULL);
}

static gboolean
test_source_next (StanceSource *source, StanceDocument **document, GPtrArray **statements, GError **error)
{
  TestSource *self = TEST_SOURCE (source);
  guint i = self->at++;

  if (i == self->fail_at)
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "number %u", i);
      return FALSE;
    }
  if (i >= self->n)
    return FALSE;
  if (i % 10 != 9)
    {
      *document = make_document (i);
      return TRUE;
    }
  *statements = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_statement_unref);
  g_ptr_array_add (*statements, stance_statement_new ("coded", "freedonia", "truce", 0.5, NULL));
  return TRUE;
}

static void
test_source_class_init (TestSourceClass *klass)
{
  STANCE_SOURCE_CLASS (klass)->next = test_source_next;
}

static void
test_source_init (TestSource *self)
{
  self->fail_at = G_MAXUINT;
}

static StanceSource *
new_source (guint n, guint fail_at)
{
  TestSource *source = g_object_new (TEST_TYPE_SOURCE, NULL);

  source->n = n;
  source->fail_at = fail_at;
  return STANCE_SOURCE (source);
}

/* A sink that writes down what it takes and refuses number `fail_at`. */
#define TEST_TYPE_SINK (test_sink_get_type ())
G_DECLARE_FINAL_TYPE (TestSink, test_sink, TEST, SINK, StanceSink)

struct _TestSink
{
  StanceSink parent_instance;
  GString *log;
  guint taken;
  guint fail_at;
};

G_DEFINE_FINAL_TYPE (TestSink, test_sink, STANCE_TYPE_SINK)

static gboolean
test_sink_take (StanceSink *sink, StanceDocument *document, GPtrArray *statements, GError **error)
{
  TestSink *self = TEST_SINK (sink);

  if (self->taken++ == self->fail_at)
    {
      g_set_error (error, STANCE_ERROR, STANCE_ERROR_NO_DATA, "full");
      return FALSE;
    }
  g_string_append_printf (self->log, "%s:", document ? stance_document_get_id (document) : "-");
  for (guint i = 0; i < statements->len; i++)
    {
      StanceStatement *s = g_ptr_array_index (statements, i);

      g_string_append_printf (self->log, " %s %s %s %+d", stance_statement_get_id (s), stance_statement_get_holder_party (s), stance_statement_get_issue (s),
                              (int) (stance_statement_get_position (s) * 100));
    }
  g_string_append_c (self->log, '\n');
  return TRUE;
}

static void
test_sink_finalize (GObject *object)
{
  g_string_free (TEST_SINK (object)->log, TRUE);
  G_OBJECT_CLASS (test_sink_parent_class)->finalize (object);
}

static void
test_sink_class_init (TestSinkClass *klass)
{
  STANCE_SINK_CLASS (klass)->take = test_sink_take;
  G_OBJECT_CLASS (klass)->finalize = test_sink_finalize;
}

static void
test_sink_init (TestSink *self)
{
  self->log = g_string_new (NULL);
  self->fail_at = G_MAXUINT;
}

/* Runs `n` documents with so many threads; gives what the sink took, and the error behind it. */
static char *
run (guint threads, guint n, guint source_fails, guint sink_fails)
{
  g_autoptr (StanceEngine) engine = stance_engine_new (model, NULL);
  g_autoptr (StanceSource) source = new_source (n, source_fails);
  g_autoptr (TestSink) sink = g_object_new (TEST_TYPE_SINK, NULL);
  g_autoptr (GError) error = NULL;
  gboolean ok;

  sink->fail_at = sink_fails;
  stance_engine_set_threads (engine, threads);
  ok = stance_engine_run (engine, source, STANCE_SINK (sink), &error);
  g_assert_true (ok == (error == NULL));
  return g_strconcat (sink->log->str, error ? error->message : "done", NULL);
}

static void
test_threads (void)
{
  static const guint numbers[] = { 0, 2, 3, 4, 16, 1000 };
  g_autofree char *one = run (1, 203, G_MAXUINT, G_MAXUINT);

  g_assert_true (g_str_has_prefix (one, "doc000: doc000-1 sylvania truce -100\ndoc001: doc001-1 freedonia membership -100\ndoc002:\ndoc003:"));
  g_assert_nonnull (strstr (one, "doc008: "));
  g_assert_nonnull (strstr (one, "\n-: "));
  g_assert_true (g_str_has_suffix (one, "doc202:\ndone"));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *many = run (numbers[i], 203, G_MAXUINT, G_MAXUINT);

      g_assert_cmpstr (many, ==, one);
    }
}

static void
test_nothing (void)
{
  for (guint threads = 1; threads <= 4; threads += 3)
    {
      g_autofree char *none = run (threads, 0, G_MAXUINT, G_MAXUINT);

      g_assert_cmpstr (none, ==, "done");
    }
}

/* What came before a failure has reached the sink; nothing behind it does. */
static void
test_failures (void)
{
  for (guint threads = 1; threads <= 4; threads += 3)
    {
      g_autofree char *source = run (threads, 50, 30, G_MAXUINT), *first = run (threads, 50, 0, G_MAXUINT), *sink = run (threads, 50, G_MAXUINT, 30);
      g_autofree char *both = run (threads, 50, 31, 30);

      g_assert_true (g_str_has_suffix (source, "\nnumber 30"));
      g_assert_nonnull (strstr (source, "\ndoc028: "));
      g_assert_null (strstr (source, "doc030"));
      g_assert_cmpstr (first, ==, "number 0");
      g_assert_nonnull (strstr (sink, "\ndoc028: "));
      g_assert_null (strstr (sink, "doc030"));
      g_assert_true (g_str_has_suffix (sink, "\nfull"));
      g_assert_null (strstr (both, "doc030"));
    }
}

static void
test_collector (void)
{
  g_autoptr (StanceEngine) engine = stance_engine_new (model, NULL);
  g_autoptr (StanceSource) source = new_source (10, G_MAXUINT);
  g_autoptr (StanceSink) sink = stance_collector_new ();
  GPtrArray *statements;

  g_assert_true (stance_engine_run (engine, source, sink, NULL));
  statements = stance_collector_get_statements (sink);
  g_assert_cmpuint (statements->len, >, 0);
  g_assert_cmpstr (stance_statement_get_document (g_ptr_array_index (statements, 0)), ==, "doc000");
  g_assert_cmpstr (stance_statement_get_document (g_ptr_array_index (statements, statements->len - 1)), ==, "coded");
}

static void
test_examples (void)
{
  g_autoptr (StanceEngine) engine = stance_engine_new (model, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) failures = NULL;
  guint n = 0;

  failures = stance_engine_check_examples (engine, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  for (guint i = 0; i < failures->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (failures, i));
  g_assert_cmpuint (failures->len, ==, 0);
  g_assert_true (stance_engine_get_model (engine) == model);
}

static StanceModel *
write_model (const char *issues)
{
  g_autofree char *path = NULL, *content = NULL;
  g_autoptr (GError) error = NULL;
  StanceModel *loaded;
  int fd = g_file_open_tmp ("stance-XXXXXX.json", &path, &error);

  g_assert_no_error (error);
  close (fd);
  content = g_strdup_printf ("{ \"format\": \"stance-model/1\", \"id\": \"small\", \"title\": \"Small\", \"language\": \"en\",\n"
                             "  \"parties\": [ { \"id\": \"sylvania\", \"name\": \"Sylvania\", \"kind\": \"state\", \"aliases\": [\"Sylvania\"] } ],\n"
                             "  \"issues\": [ %s ] }\n", issues);
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  loaded = stance_model_load (path, &error);
  g_assert_no_error (error);
  unlink (path);
  return loaded;
}

/* Examples that are not right say what was found and expected. */
static void
test_wrong_examples (void)
{
  g_autoptr (StanceModel) small = write_model (
    "{ \"id\": \"truce\", \"name\": \"Truce\", \"proposition\": \"There should be a truce.\", \"targets\": [ { \"match\": \"truce\", \"pole\": 1 } ],\n"
    "  \"examples\": [ { \"text\": \"Sylvania rejected a truce.\", \"holder\": \"sylvania\", \"position\": 1 },\n"
    "    { \"text\": \"Sylvania rejected a truce.\", \"holder\": null, \"position\": null },\n"
    "    { \"text\": \"Sylvania slept.\", \"holder\": \"sylvania\", \"position\": 1 },\n"
    "    { \"text\": \"Sylvania rejected a truce.\", \"holder\": \"sylvania\", \"position\": -1 } ] }");
  g_autoptr (StanceEngine) engine = stance_engine_new (small, NULL);
  g_autoptr (GPtrArray) failures = stance_engine_check_examples (engine, NULL, NULL);

  g_assert_cmpuint (failures->len, ==, 3);
  g_assert_true (g_str_has_suffix (g_ptr_array_index (failures, 0),
                                   "/issues/0/examples/0: found sylvania -1.00, expected sylvania +1.00: Sylvania rejected a truce."));
  g_assert_true (g_str_has_suffix (g_ptr_array_index (failures, 1),
                                   "/issues/0/examples/1: found sylvania -1.00, expected no position: Sylvania rejected a truce."));
  g_assert_true (g_str_has_suffix (g_ptr_array_index (failures, 2), "/issues/0/examples/2: found no position, expected sylvania +1.00: Sylvania slept."));
}

static void
test_no_issues (void)
{
  g_autoptr (StanceModel) small = write_model ("");
  g_autoptr (GError) error = NULL;

  g_assert_null (stance_engine_new (small, &error));
  g_assert_error (error, STANCE_ERROR, STANCE_ERROR_INVALID_MODEL);
  g_assert_cmpstr (error->message, ==, "small#/issues: found none, expected at least one");
}

/* One engine serves several threads at once. */
static gpointer
code_many (gpointer data)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (StanceDocument) document = make_document (i % 2);
      g_autoptr (GPtrArray) statements = stance_engine_code (data, document, NULL);

      g_assert_cmpuint (statements->len, ==, 1);
    }
  return NULL;
}

static void
test_shared (void)
{
  g_autoptr (StanceEngine) engine = stance_engine_new (model, NULL);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("code", code_many, engine);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* The statements of an engine with the given settings; `least` below 0 for none. */
static GPtrArray *
code_with (gboolean rules_only, double least)
{
  g_autoptr (StanceEngine) engine = stance_engine_new (model, NULL);
  g_autoptr (StanceSource) source = new_source (40, G_MAXUINT);
  g_autoptr (StanceSink) sink = stance_collector_new ();

  stance_engine_set_rules_only (engine, rules_only);
  if (least >= 0)
    stance_engine_set_min_confidence (engine, least);
  g_assert_true (stance_engine_run (engine, source, sink, NULL));
  return g_ptr_array_ref (stance_collector_get_statements (sink));
}

/* What is left out is counted, whoever leaves it out. */
static void
test_n_unlikely (void)
{
  for (guint threads = 1; threads <= 3; threads += 2)
    {
      g_autoptr (StanceEngine) engine = stance_engine_new (model, NULL);
      g_autoptr (StanceSource) source = new_source (40, G_MAXUINT);
      g_autoptr (StanceSink) sink = stance_collector_new ();
      g_autoptr (GPtrArray) all = code_with (FALSE, 0);

      stance_engine_set_threads (engine, threads);
      stance_engine_set_min_confidence (engine, 1);
      g_assert_cmpuint (stance_engine_get_n_unlikely (engine), ==, 0);
      g_assert_true (stance_engine_run (engine, source, sink, NULL));
      g_assert_cmpuint (stance_engine_get_n_unlikely (engine), >, 0);
      g_assert_cmpuint (stance_engine_get_n_unlikely (engine) + stance_collector_get_statements (sink)->len, ==, all->len);
    }
}

/* Articles give a confidence, coded statements none; those stay whatever is asked. */
static void
test_confidence (void)
{
  g_autoptr (GPtrArray) all = code_with (FALSE, 0), rules = code_with (TRUE, 0), likely = code_with (FALSE, 0.5), sure = code_with (FALSE, 1);
  guint n_likely = 0;

  g_assert_cmpuint (all->len, ==, rules->len);
  for (guint i = 0; i < all->len; i++)
    {
      StanceStatement *a = g_ptr_array_index (all, i), *b = g_ptr_array_index (rules, i);
      double with = -1, without = -1, position = stance_statement_get_position (a);
      gboolean coded = g_str_equal (stance_statement_get_document (a), "coded");

      g_assert_true (stance_statement_get_confidence (a, &with) == !coded);
      g_assert_true (stance_statement_get_confidence (b, &without) == !coded);
      n_likely += coded || with >= 0.5 ? 1 : 0;
      if (coded)
        continue;
      g_assert_true (with >= 0 && with <= 1 && without >= 0 && without <= 1);
      g_assert_true (position * stance_statement_get_position (b) > 0);
      g_assert_null (strstr (stance_statement_get_derivation (b), "as learned"));
    }
  g_assert_cmpuint (likely->len, ==, n_likely);
  g_assert_cmpuint (sure->len, ==, 4);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  model = fixture_quarrel ();
  g_test_add_func ("/engine/threads", test_threads);
  g_test_add_func ("/engine/nothing", test_nothing);
  g_test_add_func ("/engine/failures", test_failures);
  g_test_add_func ("/engine/collector", test_collector);
  g_test_add_func ("/engine/examples", test_examples);
  g_test_add_func ("/engine/wrong-examples", test_wrong_examples);
  g_test_add_func ("/engine/no-issues", test_no_issues);
  g_test_add_func ("/engine/shared", test_shared);
  g_test_add_func ("/engine/confidence", test_confidence);
  g_test_add_func ("/engine/n-unlikely", test_n_unlikely);
  result = g_test_run ();
  g_object_unref (model);
  return result;
}
