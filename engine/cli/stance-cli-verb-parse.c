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
parse_document (StanceDocument *document, const char *path, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceParse) parse = read_document (job, document, path, &error);

  if (!parse)
    {
      job->code = stance_cli_worse (job->code, stance_cli_fail (error));
      return TRUE;
    }
  stance_cli_warn_language (stance_parse_get_id (parse), stance_parse_get_text (parse), job->options->language, stance_parse_get_probability (parse));
  return put (job, parse);
}

StanceExit
stance_cli_parse (const StanceCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceFrontEnd) front_end = stance_front_end_new (options->language, &error);
  Job job = { options, front_end };

  if (!front_end || (options->accurate && !stance_front_end_use_second (front_end, &error)))
    return stance_cli_fail (error);
  if (!stance_cli_output_open (&job.output, options, &job.code))
    return job.code;
  stance_cli_each_article (options, parse_document, &job, &job.code);
  job.code = stance_cli_worse (job.code, stance_cli_output_close (&job.output));
  stance_cli_output_clear (&job.output);
  return job.code;
}
