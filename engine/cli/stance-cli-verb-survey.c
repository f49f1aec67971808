/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance model suggest, stance model coverage: what a model misses in articles, and what it finds. */
#include "stance-cli-private.h"

typedef struct
{
  const StanceCliOptions *options;
  StanceSurvey *survey;
  StanceEngine *engine; /* NULL: statements are not wanted */
  StanceExit code;
} Job;

/* What fails is told, and the rest goes on. */
static gboolean
survey_document (StanceDocument *document, const char *path, gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceDocument) dated = stance_document_ref (document);
  g_autoptr (GPtrArray) statements = NULL;

  if (job->options->date && !stance_document_get_date (document))
    {
      stance_document_unref (dated);
      dated = stance_document_with_date (document, job->options->date, NULL);
    }
  if (job->engine)
    statements = stance_engine_code (job->engine, dated, &error);
  if (error || !stance_survey_add (job->survey, dated, statements, &error))
    job->code = stance_cli_worse (job->code, stance_cli_fail (error));
  return TRUE;
}

/* The first two of the arguments are the action and the model; inputs follow. */
static gboolean
read_inputs (Job *job)
{
  StanceCliOptions inputs = *job->options;

  inputs.arguments += 2;
  inputs.n_arguments -= 2;
  stance_cli_each_article (&inputs, survey_document, job, &job->code);
  return job->code == STANCE_EXIT_DONE || stance_survey_get_n_documents (job->survey) > 0;
}

static StanceExit
put_suggestions (const Job *job)
{
  GError *error = NULL;
  guint min_n = job->options->min_count;
  char *text;

  if (stance_survey_get_n_suggestions (job->survey, min_n) == 0)
    {
      g_autofree char *message = g_strdup_printf ("no phrase without a target was found at least %u time%s", min_n, min_n == 1 ? "" : "s");

      return stance_cli_tell_unwritten (job->options, message);
    }
  text = stance_write_suggestions (job->survey, min_n, job->options->format, &job->options->style, &error);
  return stance_cli_put_result (job->options, text, error);
}

static StanceExit
put_coverage (const Job *job)
{
  GError *error = NULL;
  char *text = stance_write_coverage (job->survey, job->options->format, &job->options->style, &error);

  return stance_cli_put_result (job->options, text, error);
}

StanceExit
stance_cli_survey (const StanceCliOptions *options, gboolean coverage)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *message = g_strdup_printf ("model %s: found no %s, expected MODEL INPUT...", options->arguments[0],
                                              options->n_arguments < 2 ? "model" : "input");
  g_autoptr (StanceModel) model = NULL;
  g_autoptr (StanceEngine) engine = NULL;
  g_autoptr (StanceSurvey) survey = NULL;
  Job job = { options };

  if (options->n_arguments < 3)
    return stance_cli_usage (stance_cli_find_verb ("model"), message);
  model = stance_model_load (options->arguments[1], &error);
  engine = model && coverage ? stance_engine_new (model, &error) : NULL;
  survey = model && (engine || !coverage) ? stance_survey_new (model, &error) : NULL;
  if (!survey)
    return stance_cli_fail (error);
  job.survey = survey;
  job.engine = engine;
  if (!read_inputs (&job))
    return job.code;
  return stance_cli_worse (job.code, coverage ? put_coverage (&job) : put_suggestions (&job));
}
