/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance parse: what the language front end sees. */
#include "stance-cli-private.h"

#include <string.h>

/* What goes on while inputs are read. */
typedef struct
{
  const StanceCliOptions *options;
  StanceFrontEnd *front_end;
  StanceCliOutput output;
  gboolean begun;
  StanceExit code;
} Job;

static void
fail (Job *job, const GError *error)
{
  job->code = stance_cli_worse (job->code, stance_cli_fail (error));
}

/* FALSE when nothing more can be written. */
static gboolean
put (Job *job, StanceParse *parse)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  if (job->options->conllu)
    {
      g_autofree char *conllu = stance_parse_to_conllu (parse);

      g_string_append (text, conllu);
    }
  else
    {
      if (job->begun && stance_parse_get_n_sentences (parse) > 0)
        g_string_append_c (text, '\n');
      stance_cli_layout_table (parse, text);
    }
  job->begun = TRUE;
  if (g_output_stream_write_all (job->output.stream, text->str, text->len, NULL, NULL, &error))
    return TRUE;
  job->code = stance_cli_worse (job->code, stance_cli_output_fail (&job->output, error));
  return FALSE;
}

/* NULL when the input is no CoNLL-U, where that is what it should be. */
static StanceParse *
read_document (Job *job, StanceDocument *document, const char *path, GError **error)
{
  gboolean file = !g_file_test (path, G_FILE_TEST_IS_DIR) && !g_str_equal (path, "-");
  g_autoptr (StanceParse) given = NULL;

  if (!job->options->gold_tokens)
    return stance_front_end_parse (job->front_end, document);
  given = stance_parse_new_from_conllu (file ? path : stance_document_get_id (document), stance_document_get_text (document), error);
  return given ? stance_front_end_parse_words (job->front_end, given) : NULL;
}

static gboolean
parse_document (Job *job, StanceDocument *document, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceParse) parse = read_document (job, document, path, &error);

  if (!parse)
    {
      fail (job, error);
      return TRUE;
    }
  stance_cli_warn_language (stance_parse_get_id (parse), job->options->language, stance_parse_get_probability (parse));
  return put (job, parse);
}

/* Coded statements have no text. */
static void
refuse_statements (Job *job, const char *path)
{
  g_autoptr (GError) error = g_error_new (STANCE_ERROR, STANCE_ERROR_INVALID_TEXT, "%s: found coded statements, expected text", path);

  fail (job, error);
}

/* One step of a source; FALSE at its end. A source that fails twice with the same words is given up. */
static gboolean
step (Job *job, StanceSource *source, const char *path, char **last_error)
{
  g_autoptr (StanceDocument) document = NULL;
  g_autoptr (GPtrArray) statements = NULL;
  g_autoptr (GPtrArray) warnings = NULL;
  g_autoptr (GError) error = NULL;
  gboolean given = stance_source_next (source, &document, &statements, &error);

  warnings = stance_source_take_warnings (source);
  for (guint i = 0; i < warnings->len; i++)
    stance_cli_warn (g_ptr_array_index (warnings, i));
  if (document)
    return parse_document (job, document, path);
  if (statements)
    refuse_statements (job, path);
  if (given || !error || g_strcmp0 (*last_error, error->message) == 0)
    return given && !statements;
  g_free (*last_error);
  *last_error = g_strdup (error->message);
  fail (job, error);
  return TRUE;
}

static void
parse_path (Job *job, StanceSource *source, const char *path)
{
  g_autofree char *last_error = NULL;

  while (step (job, source, path, &last_error))
    continue;
  if (stance_source_get_n_lost (source) > 0)
    job->code = stance_cli_worse (job->code, STANCE_EXIT_INPUT);
}

StanceExit
stance_cli_parse (const StanceCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceFrontEnd) front_end = stance_front_end_new (options->language, &error);
  g_autoptr (StanceSource) before = NULL;
  Job job = { options, front_end };

  if (!front_end || (options->accurate && !stance_front_end_use_second (front_end, &error)))
    return stance_cli_fail (error);
  if (!stance_cli_output_open (&job.output, options, &job.code))
    return job.code;
  for (guint i = 0; i < options->n_arguments; i++)
    {
      const char *paths[] = { options->arguments[i], NULL };
      g_autoptr (StanceSource) source = stance_source_new_for_more_paths (before, paths);

      parse_path (&job, source, paths[0]);
      g_set_object (&before, source);
    }
  job.code = stance_cli_worse (job.code, stance_cli_output_close (&job.output));
  stance_cli_output_clear (&job.output);
  return job.code;
}
