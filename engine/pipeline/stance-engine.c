/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one place that joins the layers, and the only one with threads. Documents are coded by workers and handed on in the
 * order of their source, so that the number of threads never shows. */
#include <string.h>

#include <stance/stance-engine.h>
#include <stance/stance-error.h>

#include "stance-engine-private.h"
#include "stance-grid-private.h"
#include "stance-limits-private.h"
#include "stance-model-private.h"
#include "stance-statement-private.h"

/* Documents under way for each worker; more would only cost memory. */
#define AHEAD 4

struct _StanceEngine
{
  GObject parent_instance;
  StanceModel *model;
  StanceFrontEnd *front_end; /* NULL for a language without trained models */
  StanceLabeller *labeller;  /* NULL for a language without one */
  GMutex lock;
  GPtrArray *readers;        /* of StanceSpeechReader, those that no thread uses */
  guint threads;
  StanceStrengths *strengths; /* NULL for a language without */
  gboolean rules_only;
  gboolean has_min_confidence;
  gint32 min_confidence;     /* on the grid */
  gint n_unlikely;           /* left out so far; atomic */
  StanceVoices *voices;      /* NULL */
};

G_DEFINE_FINAL_TYPE (StanceEngine, stance_engine, G_TYPE_OBJECT)

static void
stance_engine_finalize (GObject *object)
{
  StanceEngine *self = STANCE_ENGINE (object);

  g_clear_object (&self->model);
  g_clear_object (&self->front_end);
  g_clear_pointer (&self->labeller, stance_labeller_free);
  g_clear_pointer (&self->strengths, stance_strengths_free);
  g_clear_pointer (&self->voices, stance_voices_unref);
  g_clear_pointer (&self->readers, g_ptr_array_unref);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (stance_engine_parent_class)->finalize (object);
}

static void
stance_engine_class_init (StanceEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = stance_engine_finalize;
}

static void
stance_engine_init (StanceEngine *self)
{
  self->threads = 1;
  self->readers = g_ptr_array_new_with_free_func ((GDestroyNotify) stance_speech_reader_free);
  g_mutex_init (&self->lock);
}

static gboolean
load_labeller (StanceEngine *self, const char *directory, GError **error)
{
  g_autofree char *path = g_build_filename (directory, STANCE_LABELLER_KIND ".bin", NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  self->labeller = stance_labeller_open (path, self->front_end, error);
  return self->labeller != NULL;
}

/* Languages without a parser are read by marks and word classes alone. */
static gboolean
load_front_end (StanceEngine *self, GError **error)
{
  const char *directory = stance_model_get_language_directory (self->model);
  g_autofree char *parser = g_build_filename (directory, "parser.bin", NULL);

  if (!g_file_test (parser, G_FILE_TEST_EXISTS))
    return TRUE;
  self->front_end = stance_front_end_new (directory, error);
  return self->front_end != NULL && load_labeller (self, directory, error);
}

/* Without them positions are those of the rules, and nobody knows how likely. */
static gboolean
load_strengths (StanceEngine *self, GError **error)
{
  g_autofree char *path = g_build_filename (stance_model_get_language_directory (self->model), STANCE_STRENGTHS_FILE, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  self->strengths = stance_strengths_load (path, error);
  return self->strengths != NULL;
}

/* A reader that no other thread uses, NULL without a front end. */
static StanceSpeechReader *
borrow_reader (StanceEngine *self)
{
  StanceSpeechReader *reader = NULL;

  if (!self->front_end)
    return NULL;
  g_mutex_lock (&self->lock);
  if (self->readers->len > 0)
    reader = g_ptr_array_steal_index_fast (self->readers, self->readers->len - 1);
  g_mutex_unlock (&self->lock);
  return reader ? reader : stance_speech_reader_new (self->front_end, self->labeller);
}

static void
return_reader (StanceEngine *self, StanceSpeechReader *reader)
{
  if (!reader)
    return;
  g_mutex_lock (&self->lock);
  g_ptr_array_add (self->readers, reader);
  g_mutex_unlock (&self->lock);
}

/**
 * stance_engine_new:
 * @model: a position model
 * @error: return location for an error
 *
 * Makes an engine that codes articles with @model. Where the folder of the model's language holds a tagger and a parser, sentences are read
 * with these; others by marks and classes of words alone. Where it holds strengths.json, statements have a confidence, and the strength of their
 * positions is corrected (stance_engine_set_rules_only()).
 *
 * Errors: %STANCE_ERROR_INVALID_MODEL when the model has no issue, or when the tagger, parser or strengths are damaged; file errors.
 *
 * Returns: (transfer full): the engine, %NULL on an error
 */
StanceEngine *
stance_engine_new (StanceModel *model, GError **error)
{
  g_autoptr (StanceEngine) self = NULL;

  g_return_val_if_fail (STANCE_IS_MODEL (model), NULL);
  if (!stance_model_check_issues (model, error))
    return NULL;
  self = g_object_new (STANCE_TYPE_ENGINE, NULL);
  self->model = g_object_ref (model);
  return load_front_end (self, error) && load_strengths (self, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * stance_engine_use_second_parser:
 * @self: an engine that does not run yet
 * @error: return location for an error
 *
 * Reads sentences with a second parser too, as stance_front_end_use_second() says: better trees, at about half the speed of parsing.
 *
 * Errors: %STANCE_ERROR_UNSUPPORTED when the model's language has no parser; otherwise those of stance_front_end_use_second().
 *
 * Returns: %TRUE when it is in use
 */
gboolean
stance_engine_use_second_parser (StanceEngine *self, GError **error)
{
  g_return_val_if_fail (STANCE_IS_ENGINE (self), FALSE);
  if (self->front_end)
    return stance_front_end_use_second (self->front_end, error);
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_UNSUPPORTED, "%s: found no parser, expected parser.bin and parser-2.bin",
               stance_model_get_language_directory (self->model));
  return FALSE;
}

/**
 * stance_engine_get_model:
 * @self: an engine
 *
 * Gives the model that the engine codes with.
 *
 * Returns: (transfer none): the model
 */
StanceModel *
stance_engine_get_model (StanceEngine *self)
{
  g_return_val_if_fail (STANCE_IS_ENGINE (self), NULL);
  return self->model;
}

/**
 * stance_engine_set_threads:
 * @self: an engine
 * @threads: how many documents to code at a time; 0 for one for each processor
 *
 * Sets how many threads stance_engine_run() uses. Results do not depend on it. The default is 1.
 */
void
stance_engine_set_threads (StanceEngine *self, guint threads)
{
  g_return_if_fail (STANCE_IS_ENGINE (self));
  self->threads = threads ? MIN (threads, 256) : g_get_num_processors ();
}

/**
 * stance_engine_set_rules_only:
 * @self: an engine that does not run yet
 * @rules_only: whether positions are those of the rules alone
 *
 * Sets whether strengths learned from labelled articles correct positions: half or full, never the sign. The default is that they do where
 * strengths.json is in the folder of the model's language. With rules alone the confidence of a statement is how often statements with a cue of the
 * same class were right in these articles; where there is no such file, statements have none.
 */
void
stance_engine_set_rules_only (StanceEngine *self, gboolean rules_only)
{
  g_return_if_fail (STANCE_IS_ENGINE (self));
  self->rules_only = rules_only;
}

/**
 * stance_engine_set_min_confidence:
 * @self: an engine that does not run yet
 * @min_confidence: the least confidence of a statement that is kept, from 0 to 1
 *
 * Leaves out statements that are less likely. Those without a confidence, such as most that were coded by hand, are kept. The default is what
 * strengths.json says for articles, and that all coded statements are kept.
 */
void
stance_engine_set_min_confidence (StanceEngine *self, double min_confidence)
{
  g_return_if_fail (STANCE_IS_ENGINE (self));
  g_return_if_fail (min_confidence >= 0 && min_confidence <= 1);
  self->has_min_confidence = TRUE;
  self->min_confidence = stance_grid_from_double (min_confidence);
}

/**
 * stance_engine_set_voices:
 * @self: an engine that does not run
 * @voices: (nullable): where the words of what is coded from now on are counted, besides; %NULL for nowhere
 *
 * Counts who gets to speak. Of an article these are the words of all attributions, on issues of the model or not, each counted for whoever speaks
 * innermost, and those of statements that the reporter tells. What another party tells of somebody counts at second hand as well ("X says that Y
 * agrees": X's words, and for Y at second hand). Words that cannot be laid at anybody's door are counted as others'. Of coded statements they are the
 * words of the statements (stance_voices_add_statements()) that are not left out for their confidence.
 */
void
stance_engine_set_voices (StanceEngine *self, StanceVoices *voices)
{
  g_return_if_fail (STANCE_IS_ENGINE (self));
  if (voices)
    stance_voices_ref (voices);
  g_clear_pointer (&self->voices, stance_voices_unref);
  self->voices = voices;
}

/* Takes out what is less likely than `least`, on the grid. */
static void
drop_unlikely (StanceEngine *self, GPtrArray *statements, gint32 least)
{
  guint kept = 0;

  for (guint i = 0; i < statements->len; i++)
    {
      const StanceStatementFields *fields = stance_statement_get_fields (g_ptr_array_index (statements, i));

      if (!fields->has_confidence || fields->confidence >= least)
        {
          gpointer statement = statements->pdata[i];

          statements->pdata[i] = statements->pdata[kept];
          statements->pdata[kept++] = statement;
        }
    }
  g_atomic_int_add (&self->n_unlikely, (gint) (statements->len - kept));
  g_ptr_array_set_size (statements, (gint) kept);
}

/**
 * stance_engine_get_n_unlikely:
 * @self: an engine
 *
 * Tells how many statements were left out so far because they are less likely than stance_engine_set_min_confidence(), or what was learned, asks for.
 *
 * Returns: how many, since the engine was made
 */
guint
stance_engine_get_n_unlikely (StanceEngine *self)
{
  g_return_val_if_fail (STANCE_IS_ENGINE (self), 0);
  return (guint) g_atomic_int_get (&self->n_unlikely);
}

static gboolean
check_length (StanceDocument *document, GError **error)
{
  gsize length = strlen (stance_document_get_text (document));

  if (length <= STANCE_LIMIT_DOCUMENT_BYTES)
    return TRUE;
  g_set_error (error, STANCE_ERROR, STANCE_ERROR_LIMIT, "%s: found %" G_GSIZE_FORMAT " bytes of text, expected at most %u",
               stance_document_get_id (document), length, STANCE_LIMIT_DOCUMENT_BYTES);
  return FALSE;
}

GPtrArray *
stance_engine_code_with (StanceEngine *self, StanceDocument *document, const StanceCoding *coding, GError **error)
{
  StanceSpeechReader *reader;
  GPtrArray *statements;

  if (!check_length (document, error))
    return NULL;
  reader = borrow_reader (self);
  statements = stance_mapping_code (self->model, reader, document, coding);
  return_reader (self, reader);
  return statements;
}

/**
 * stance_engine_code:
 * @self: an engine
 * @document: an article
 * @error: return location for an error
 *
 * Finds the statements of one article: who takes which position on which issue, in which words. May be called from several threads.
 *
 * The confidence of a statement is the probability that its holder takes this side of the issue in these words, by a proportional-odds model
 * 1 / (1 + exp (c - b·x)) of how the rules came to it (x: classes of cues, what they did, who tells it; no words), learned from labelled
 * articles and rounded to 0.01.
 *
 * Returns: (transfer container) (element-type StanceStatement): the statements in the order of the text, none for a text that
 *   shows no position; %NULL with %STANCE_ERROR_LIMIT when the text is larger than the engine takes
 */
GPtrArray *
stance_engine_code (StanceEngine *self, StanceDocument *document, GError **error)
{
  StanceCoding coding = { NULL };
  GPtrArray *statements;

  g_return_val_if_fail (STANCE_IS_ENGINE (self), NULL);
  g_return_val_if_fail (document != NULL, NULL);
  coding.strengths = self->strengths;
  coding.rules_only = self->rules_only;
  coding.voices = self->voices;
  statements = stance_engine_code_with (self, document, &coding, error);
  if (statements && self->has_min_confidence)
    drop_unlikely (self, statements, self->min_confidence);
  else if (statements && self->strengths && !self->rules_only)
    drop_unlikely (self, statements, stance_grid_from_double (self->strengths->threshold));
  return statements;
}

/* One document on its way through a worker. */
typedef struct
{
  StanceDocument *document; /* NULL for coded statements */
  GPtrArray *statements;
  GError *error;
  gboolean done;
} Job;

typedef struct
{
  StanceEngine *engine;
  GMutex lock;
  GCond finished;
} Crew;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->document, stance_document_unref);
  g_clear_pointer (&job->statements, g_ptr_array_unref);
  g_clear_error (&job->error);
  g_free (job);
}

static void
work (gpointer data, gpointer user_data)
{
  Job *job = data;
  Crew *crew = user_data;
  GError *error = NULL;
  GPtrArray *statements = stance_engine_code (crew->engine, job->document, &error);

  g_mutex_lock (&crew->lock);
  job->statements = statements;
  job->error = error;
  job->done = TRUE;
  g_cond_broadcast (&crew->finished);
  g_mutex_unlock (&crew->lock);
}

/* Waits for the oldest job and hands its statements to the sink. */
static gboolean
deliver (Crew *crew, GQueue *jobs, StanceSink *sink, GError **error)
{
  Job *job = g_queue_pop_head (jobs);
  gboolean ok;

  g_mutex_lock (&crew->lock);
  while (!job->done)
    g_cond_wait (&crew->finished, &crew->lock);
  g_mutex_unlock (&crew->lock);
  if (job->error)
    {
      g_propagate_error (error, g_steal_pointer (&job->error));
      ok = FALSE;
    }
  else
    ok = stance_sink_take (sink, job->document, job->statements, error);
  job_free (job);
  return ok;
}

/* Reads the source and keeps the workers busy until it ends or something fails. A document that is too long fails here, where those
 * read before it are still delivered and none has been read after it: a caller that goes on loses no other document. */
static gboolean
feed (Crew *crew, GThreadPool *pool, GQueue *jobs, StanceSource *source, GError **error)
{
  g_autoptr (StanceDocument) document = NULL;
  GPtrArray *statements = NULL;
  Job *job;

  if (!stance_source_next (source, &document, &statements, error) || (document && !check_length (document, error)))
    return FALSE;
  if (statements && crew->engine->has_min_confidence)
    drop_unlikely (crew->engine, statements, crew->engine->min_confidence);
  if (statements && crew->engine->voices)
    stance_voices_add_statements (crew->engine->voices, statements);
  job = g_new0 (Job, 1);
  job->done = document == NULL;
  job->document = g_steal_pointer (&document);
  job->statements = statements;
  g_queue_push_tail (jobs, job);
  if (job->done)
    return TRUE;
  if (pool)
    g_thread_pool_push (pool, job, NULL);
  else
    work (job, crew);
  return TRUE;
}

/**
 * stance_engine_run:
 * @self: an engine
 * @source: where articles and coded statements come from
 * @sink: where statements go
 * @error: return location for an error
 *
 * Codes all documents of @source and hands their statements to @sink in the order of the source. Coded statements go
 * through as they are. Memory does not grow with the number of documents.
 *
 * Errors: those of @source and of @sink (stance_sink_has_failed() tells them apart); %STANCE_ERROR_LIMIT for a text that is larger than
 * the engine takes. Unless @sink has failed, another run goes on with the next document.
 *
 * Returns: whether all went well; on %FALSE what came before the failure has reached @sink
 */
gboolean
stance_engine_run (StanceEngine *self, StanceSource *source, StanceSink *sink, GError **error)
{
  Crew crew = { .engine = self };
  GThreadPool *pool = NULL;
  GQueue jobs = G_QUEUE_INIT;
  g_autoptr (GError) failure = NULL;
  gboolean more = TRUE, ok = TRUE;

  g_return_val_if_fail (STANCE_IS_ENGINE (self), FALSE);
  g_return_val_if_fail (STANCE_IS_SOURCE (source), FALSE);
  g_return_val_if_fail (STANCE_IS_SINK (sink), FALSE);
  g_mutex_init (&crew.lock);
  g_cond_init (&crew.finished);
  if (self->threads > 1)
    pool = g_thread_pool_new (work, &crew, (gint) self->threads, TRUE, NULL);
  while (ok && more)
    {
      more = feed (&crew, pool, &jobs, source, &failure);
      while (ok && jobs.length > 0 && (!more || jobs.length >= self->threads * AHEAD || !pool))
        ok = deliver (&crew, &jobs, sink, failure ? NULL : &failure);
    }
  if (pool)
    g_thread_pool_free (pool, FALSE, TRUE);
  g_queue_clear_full (&jobs, job_free);
  g_mutex_clear (&crew.lock);
  g_cond_clear (&crew.finished);
  if (!failure)
    return ok;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}
