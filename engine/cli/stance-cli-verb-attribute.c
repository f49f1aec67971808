/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance attribute: who says what. */
#include "stance-cli-private.h"

#include <string.h>

/* What goes on while inputs are read. */
typedef struct
{
  const StanceCliOptions *options;
  StanceAttributor *attributor;
  StanceCliOutput output;
  StanceCliBrat brat;
  gboolean folder;      /* articles go into one, not into the output */
  char *held;           /* of brat to one file: the only article's, until it is known to be the only one */
  guint n_written;      /* articles */
  guint n_found;        /* attributions */
  StanceExit code;
} Job;

/* FALSE when nothing more can be written. */
static gboolean
write_text (Job *job, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (g_output_stream_write_all (job->output.stream, text, strlen (text), NULL, NULL, &error))
    return TRUE;
  job->code = stance_cli_worse (job->code, stance_cli_output_fail (&job->output, error));
  return FALSE;
}

/* Offsets of several articles in one file would be of no text. */
static gboolean
hold (Job *job, char *text)
{
  if (!job->held)
    {
      job->held = text;
      return TRUE;
    }
  g_free (text);
  job->code = stance_cli_usage (stance_cli_find_verb ("attribute"),
                                "--format: found brat and several articles, expected --output FOLDER, for NAME.txt and NAME.ann of each");
  return FALSE;
}

static gboolean
begin (Job *job, StanceDocument *document)
{
  const char *title = stance_document_get_title (document);
  g_autofree char *text = stance_write_attributions_begin (job->options->marking, title ? title : stance_document_get_id (document));

  return write_text (job, text);
}

static gboolean
put (Job *job, StanceAttributions *attributions)
{
  StanceDocument *document = stance_attributions_get_document (attributions);
  g_autofree char *text = stance_write_attributions (attributions, job->options->marking, &job->options->style);

  if (job->folder)
    {
      StanceExit code = stance_cli_brat_put (&job->brat, attributions, text);

      job->code = stance_cli_worse (job->code, code);
      return code == STANCE_EXIT_DONE;
    }
  if (job->options->marking == STANCE_MARKING_BRAT)
    return hold (job, g_steal_pointer (&text));
  if (job->n_written == 0 && !begin (job, document))
    return FALSE;
  if (job->options->marking == STANCE_MARKING_TABLE && job->n_found > 0 && *text && !write_text (job, "\n"))
    return FALSE;
  return write_text (job, text);
}

static gboolean
attribute_document (StanceDocument *document, const char *path, gpointer data)
{
  Job *job = data;
  g_autoptr (StanceAttributions) attributions = stance_attributor_attribute (job->attributor, document);
  gboolean goes_on;

  stance_cli_warn_language (stance_document_get_id (document), stance_document_get_text (document), job->options->language,
                            stance_attributions_get_language_probability (attributions));
  goes_on = put (job, attributions);
  job->n_written++;
  job->n_found += stance_attributions_get_n (attributions);
  return goes_on;
}

static void
finish (Job *job)
{
  g_autofree char *text = stance_write_attributions_end (job->options->marking);
  gboolean refused = job->code == STANCE_EXIT_USAGE;

  if (job->folder || refused)
    return;
  if ((!job->held || write_text (job, job->held)) && (job->n_written == 0 || write_text (job, text)))
    job->code = stance_cli_worse (job->code, stance_cli_output_close (&job->output));
}

static gboolean
open_output (Job *job)
{
  job->folder = stance_cli_brat_is_folder (job->options);
  if (!job->folder)
    return stance_cli_output_open (&job->output, job->options, &job->code);
  job->code = stance_cli_brat_open (&job->brat, job->options);
  return job->code == STANCE_EXIT_DONE;
}

StanceExit
stance_cli_attribute (const StanceCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceAttributor) attributor = stance_attributor_new (options->language, &error);
  Job job = { options, attributor };

  if (!attributor)
    return stance_cli_fail (error);
  if (options->min_probability > 0)
    stance_attributor_set_threshold (attributor, options->min_probability);
  if (open_output (&job))
    {
      stance_cli_each_article (options, attribute_document, &job, &job.code);
      finish (&job);
    }
  if (job.n_found == 0 && options->exit_status)
    job.code = stance_cli_worse (job.code, STANCE_EXIT_NO);
  stance_cli_output_clear (&job.output);
  stance_cli_brat_clear (&job.brat);
  g_free (job.held);
  return job.code;
}
