/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance model: check, show, begin a new one. */
#include "stance-cli-private.h"

static void
append_count (GString *text, guint n, const char *noun)
{
  g_string_append_printf (text, "%u %s%s", n, noun, n == 1 ? "" : "s");
}

/* As other faults are told: by the file, where the engine would name the model. */
static StanceExit
refuse_without_issues (const char *place)
{
  g_autoptr (GError) error = g_error_new (STANCE_ERROR, STANCE_ERROR_INVALID_MODEL, "%s#/issues: found none, expected at least one", place);

  return stance_cli_fail (error);
}

/* Tells the examples that come out wrong, then the totals. */
static StanceExit
check_examples (StanceModel *model, const char *place, GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceEngine) engine = NULL;
  g_autoptr (GPtrArray) failures = NULL;
  guint n = 0;
  g_auto (GStrv) issues = stance_model_get_issue_ids (model);

  if (!*issues)
    return refuse_without_issues (place);
  engine = stance_engine_new (model, &error);
  failures = engine ? stance_engine_check_examples (engine, &n, &error) : NULL;
  if (!failures)
    return stance_cli_fail (error);
  for (guint i = 0; i < failures->len; i++)
    g_string_append_printf (text, "%s#%s\n", place, (const char *) g_ptr_array_index (failures, i));
  g_string_append_printf (text, "%s: ", stance_model_get_id (model));
  append_count (text, g_strv_length (issues), "issue");
  g_string_append (text, ", ");
  append_count (text, n, "example");
  g_string_append_printf (text, ", %u right\n", n - failures->len);
  return failures->len > 0 ? STANCE_EXIT_NO : STANCE_EXIT_DONE;
}

static StanceExit
check_file (const char *word, GString *text)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = stance_model_find_file (word, &error);
  g_autoptr (GPtrArray) faults = path ? stance_model_check_file (path, &error) : NULL;
  g_autoptr (StanceModel) model = NULL;

  if (!faults)
    return stance_cli_fail (error);
  for (guint i = 0; i < faults->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (faults, i));
  if (faults->len > 0)
    {
      g_string_append_printf (text, "%s: ", word);
      append_count (text, faults->len, "fault");
      g_string_append_c (text, '\n');
      return STANCE_EXIT_NO;
    }
  model = stance_model_load (path, &error);
  return model ? check_examples (model, word, text) : stance_cli_fail (error);
}

static StanceExit
check (const StanceCliOptions *options)
{
  GString *text = g_string_new (NULL);
  StanceExit code = STANCE_EXIT_DONE;

  if (options->n_arguments < 2)
    {
      g_string_free (text, TRUE);
      return stance_cli_usage (stance_cli_find_verb ("model"), "model check: found no file, expected FILE...");
    }
  for (guint i = 1; i < options->n_arguments; i++)
    code = stance_cli_worse (code, check_file (options->arguments[i], text));
  return stance_cli_worse (code, stance_cli_put_result (options, g_string_free (text, FALSE), NULL));
}

static void
append_issues (GString *text, StanceModel *model)
{
  g_auto (GStrv) ids = stance_model_get_issue_ids (model);

  g_string_append_c (text, '\n');
  append_count (text, g_strv_length (ids), "issue");
  g_string_append_c (text, '\n');
  for (guint i = 0; ids[i]; i++)
    g_string_append_printf (text, "  %-28s %s\n", ids[i], stance_model_get_proposition (model, ids[i]));
}

static void
append_parties (GString *text, StanceModel *model, gboolean all)
{
  g_auto (GStrv) ids = stance_model_get_party_ids (model);

  g_string_append_printf (text, "\nparties: %u%s\n", g_strv_length (ids), all ? "" : " (--parties lists them)");
  for (guint i = 0; all && ids[i]; i++)
    g_string_append_printf (text, "  %-28s %-12s %s\n", ids[i], stance_party_kind_to_string (stance_model_get_party_kind (model, ids[i])),
                            stance_model_get_party_name (model, ids[i]));
}

static StanceExit
show (const StanceCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceModel) model = NULL;
  GString *text;

  if (options->n_arguments > 2)
    return stance_cli_usage (stance_cli_find_verb ("model"), "model show: found more than one model, expected one");
  model = stance_model_load (options->arguments[1], &error);
  if (!model)
    return stance_cli_fail (error);
  text = g_string_new (NULL);
  g_string_append_printf (text, "%s: %s\nscale %g to %+g\n", stance_model_get_id (model), stance_model_get_title (model),
                          stance_model_get_scale_min (model), stance_model_get_scale_max (model));
  append_issues (text, model);
  append_parties (text, model, options->parties);
  return stance_cli_put_result (options, g_string_free (text, FALSE), NULL);
}

/* What somebody has written is not written over by mistake. */
static StanceExit
refuse_existing (const char *path)
{
  g_autofree char *message = g_strdup_printf ("%s: found a file, expected none; --force writes over it", path);

  stance_cli_report (message);
  return STANCE_EXIT_FILE;
}

static StanceExit
begin (const StanceCliOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;

  if (options->n_arguments > 1)
    return stance_cli_usage (stance_cli_find_verb ("model"), "model new: found an argument, expected none (-o FILE names the file)");
  if (options->output && !options->force && g_file_test (options->output, G_FILE_TEST_IS_REGULAR))
    return refuse_existing (options->output);
  path = stance_model_find_file ("template", &error);
  if (!path || !g_file_get_contents (path, &text, NULL, &error))
    return stance_cli_fail (error);
  return stance_cli_put (options, text);
}

StanceExit
stance_cli_model (const StanceCliOptions *options)
{
  const char *const actions[] = { "check", "show", "new", "suggest", "coverage", NULL };
  const char *word = options->arguments[0];
  g_autofree char *hint = NULL;
  g_autofree char *message = NULL;

  if (g_str_equal (word, "check"))
    return check (options);
  if (g_str_equal (word, "show"))
    return show (options);
  if (g_str_equal (word, "new"))
    return begin (options);
  if (g_str_equal (word, "suggest") || g_str_equal (word, "coverage"))
    return stance_cli_survey (options, g_str_equal (word, "coverage"));
  hint = stance_cli_did_you_mean (word, actions);
  message = g_strdup_printf ("model: found '%s', expected check, show, new, suggest or coverage%s", word, hint);
  return stance_cli_usage (stance_cli_find_verb ("model"), message);
}
