/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stance shift: positions over time. */
#include "stance-cli-names-private.h"

#define MOST_NAMED 5

/* Documents without a date are told of, never guessed. */
static void
tell_undated (StanceShift *shift)
{
  g_auto (GStrv) documents = stance_shift_get_undated_documents (shift);
  guint n = g_strv_length (documents), statements = stance_shift_get_n_undated (shift);
  g_autoptr (GString) message = g_string_new (NULL);

  if (statements == 0)
    return;
  g_string_append_printf (message, "%u statement%s of %u document%s without a date %s left out (", statements, statements == 1 ? "" : "s", n, n == 1 ? "" : "s",
                          statements == 1 ? "is" : "are");
  for (guint i = 0; i < MIN (n, MOST_NAMED); i++)
    g_string_append_printf (message, "%s%s", i ? ", " : "", documents[i]);
  g_string_append_printf (message, "%s); --date gives articles one", n > MOST_NAMED ? " and more" : "");
  stance_cli_warn (message->str);
}

static StanceExit
refuse (StanceModel *model, const char *option, const char *word, const char *several, gboolean party)
{
  StanceCliNames names = party ? STANCE_CLI_NAMES_PARTIES : STANCE_CLI_NAMES_ISSUES;
  g_autofree char *why = several ? g_strdup_printf ("found '%s', which may be any of %s", word, several) : stance_cli_no_such_name (model, word, names, NULL);
  g_autofree char *message = g_strdup_printf ("%s: %s", option, why);

  return stance_cli_usage (stance_cli_find_verb ("shift"), message);
}

/* The row of a party: a person has one only among holders, under the name that readers know. NULL with `code` when there is none. */
static char *
find_row (StanceModel *model, const StanceCliOptions *options, StanceExit *code)
{
  g_autofree char *several = NULL;
  g_autofree char *id = stance_cli_find_party (model, options->party, &several);

  if (!id && !several && options->level == STANCE_LEVEL_HOLDER)
    return g_strdup (options->party);
  if (!id)
    *code = refuse (model, "--party", options->party, several, TRUE);
  else if (options->level == STANCE_LEVEL_HOLDER)
    return g_strdup (stance_model_get_party_name (model, id));
  else if (stance_model_get_party_kind (model, id) == STANCE_PARTY_PERSON)
    *code = stance_cli_usage (stance_cli_find_verb ("shift"), "--party: found a person, expected a state, organisation or bloc (or --by holder)");
  else if (options->level == STANCE_LEVEL_BLOC)
    return g_strdup (stance_model_roll_up (model, id, options->level, options->date));
  return g_steal_pointer (&id);
}

/* The row and the issue that are asked for, NULL for all. */
static gboolean
find_wanted (StanceModel *model, const StanceCliOptions *options, char **party, char **issue, StanceExit *code)
{
  *party = options->party ? find_row (model, options, code) : NULL;
  if (*code != STANCE_EXIT_DONE)
    return FALSE;
  *issue = options->issue ? stance_cli_find_issue (model, options->issue) : NULL;
  if (options->issue && !*issue)
    *code = refuse (model, "--issue", options->issue, NULL, FALSE);
  return !options->issue || *issue;
}

static StanceExit
put (StanceEngine *engine, const StanceCliOptions *options, GPtrArray *statements, const StanceShiftOptions *wanted)
{
  StanceModel *model = stance_engine_get_model (engine);
  g_autoptr (GError) error = NULL;
  g_autoptr (StanceShift) shift = stance_shift_new (statements, model, wanted, &error);
  GBytes *picture = NULL;
  char *text = NULL;

  if (!shift)
    return stance_cli_tell_no_data (options, error);
  tell_undated (shift);
  if (!stance_cli_bootstrap_shift (options, &shift, &error))
    return stance_cli_fail (error);
  if (stance_cli_is_picture (options->format))
    picture = stance_draw_shift (shift, model, options->format, &error);
  else
    text = stance_write_shift (shift, model, options->format, &options->style, &error);
  return picture ? stance_cli_put_picture (options, picture, NULL) : stance_cli_put_result (options, text, g_steal_pointer (&error));
}

StanceExit
stance_cli_shift (const StanceCliOptions *options)
{
  StanceExit code = STANCE_EXIT_DONE;
  g_autoptr (StanceEngine) engine = stance_cli_new_engine (options, &code);
  g_autofree char *party = NULL, *issue = NULL;
  g_autoptr (GPtrArray) statements = NULL;

  if (!engine || !find_wanted (stance_engine_get_model (engine), options, &party, &issue, &code))
    return code;
  statements = stance_cli_code (engine, options, (const char *const *) options->arguments, options->n_arguments, &code);
  if (!statements)
    return code;
  if (statements->len == 0)
    return stance_cli_worse (code, stance_cli_tell_empty (engine, options, options->n_arguments));
  return stance_cli_worse (code, put (engine, options, statements,
                                      &(StanceShiftOptions) { options->level, options->period, options->days, options->min_n, party, issue }));
}
